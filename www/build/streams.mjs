import { CODE, functions, instructions, Reader, sections } from './wasm.mjs';

/**
 * Printable ASCII that stands unescaped in any kind of JavaScript string, cannot end a script element and calls nothing; the last two are markers
 * (`engine/unpack.ts`).
 */
const digits = `${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter((character) => !'"\\\'`$<(QX'.includes(character)).join('')}QX`;
const BASE = digits.length;

/** Numbers below `SMALL` are one character, those below it and the middle range two, others the first marker and three, or the second and five. */
const SMALL = 64;
const [THREE, FIVE] = [BASE - 2, BASE - 1];

function sayNumber(number) {
  const tail = (count) => Array.from({ length: count }, (_, i) => digits[Math.floor(number / BASE ** (count - 1 - i)) % BASE]).join('');
  if (number < SMALL) return digits[number];
  const middle = number - SMALL;
  if (middle < (THREE - SMALL) * BASE) return digits[SMALL + Math.floor(middle / BASE)] + digits[middle % BASE];
  return number < BASE ** 3 ? digits[THREE] + tail(3) : digits[FIVE] + tail(5);
}

/** A byte that is one of the characters is that character; the others a marker and a character, by their place among them. */
const plain = new Set([...digits.slice(0, -2)].map((character) => character.charCodeAt(0)));
const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !plain.has(byte));

function sayByte(byte) {
  if (plain.has(byte)) return String.fromCharCode(byte);
  const place = others.indexOf(byte);
  return digits[THREE + Math.floor(place / BASE)] + digits[place % BASE];
}

/** The stream of each kind of number; what has none belongs to its instruction's word. */
const streams = { label: 'l', function: 'p', get: 'g', set: 's', tee: 't', offset: 'o', i32: 'i' };
const rawStreams = { i64: 'K', float: 'R' };

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** An instruction as its word, what goes into the streams, and its bytes. */
function spell({ opcode, parts }, last) {
  let word = hex([opcode]);
  const said = [];
  for (const { kind, bytes, value } of parts) {
    if (kind in streams) {
      word += streams[kind];
      said.push([streams[kind], value]);
    } else if (kind in rawStreams) {
      word += rawStreams[kind].repeat(bytes.length);
      for (const byte of bytes) said.push([rawStreams[kind], byte]);
    } else word += hex(bytes);
  }
  return { word: last ? `${word}$` : word, said, bytes: [opcode, ...parts.flatMap(({ bytes }) => [...bytes])] };
}

/** A word that occurs less often is not kept: its bytes are told one by one, each by the word and in the stream of this name. */
const RARE = 6;
const ONE_BYTE = 'M';

/**
 * A wasm as text that compresses a sixth better than its bytes: what a function does, which locals, offsets, constants and functions it names stand apart, each
 * kind beside its own, because each is told best from what its kind said before.
 *
 * Each instruction has a word in `words`: bytes in hexadecimal, then a letter for each thing that is read from the stream of that name; `$` ends a
 * function. The stream `w` tells the words, `h` the functions' locals, `S` all sections but the functions, of which `head` bytes stand before them.
 */
export function split(bytes) {
  const texts = {};
  const tell = (stream, value) => (texts[stream] ??= []).push(/[A-Z]/.test(stream) ? sayByte(value) : sayNumber(value));

  const spelt = functions(bytes).map((body) => {
    const reader = new Reader(body);
    const groups = reader.number();
    const header = [groups, ...Array.from({ length: 2 * groups }, () => reader.number())];
    const all = [...instructions(reader)];
    return { header, lines: all.map((one, at) => spell(one, at === all.length - 1)) };
  });
  const often = new Map();
  for (const { lines } of spelt) for (const { word } of lines) often.set(word, (often.get(word) ?? 0) + 1);
  often.set(ONE_BYTE, RARE);
  const kept = [...often.keys()].filter((word) => often.get(word) >= RARE || word.endsWith('$')).sort((a, b) => often.get(b) - often.get(a) || (a < b ? -1 : 1));
  const words = [...kept.slice(0, SMALL).sort(), ...kept.slice(SMALL).sort()];
  const places = new Map(words.map((word, place) => [word, place]));

  for (const { header, lines } of spelt) {
    for (const number of header) tell('h', number);
    for (const { word, said, bytes: all } of lines) {
      if (places.has(word)) {
        tell('w', places.get(word));
        for (const [stream, value] of said) tell(stream, value);
      } else {
        for (const byte of all) {
          tell('w', places.get(ONE_BYTE));
          tell(ONE_BYTE, byte);
        }
      }
    }
  }

  const code = [...sections(bytes)].find(({ id }) => id === CODE);
  const start = new Reader(code.body);
  start.number();
  const head = code.body.byteOffset - bytes.byteOffset + start.at;
  const tail = code.body.byteOffset - bytes.byteOffset + code.body.length;
  for (const byte of bytes.subarray(0, head)) tell('S', byte);
  for (const byte of bytes.subarray(tail)) tell('S', byte);
  return {
    digits, words, head, functions: spelt.length, length: bytes.length,
    texts: Object.fromEntries(Object.keys(texts).sort().map((stream) => [stream, texts[stream].join('')])),
  };
}
