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

const [LOCAL_GET, CONSTANT, ADD, SUBTRACT, MULTIPLY] = [0x20, 0x41, 0x6a, 0x6b, 0x6c];
const loads = (opcode) => opcode >= 0x28 && opcode <= 0x35;
const stores = (opcode) => opcode >= 0x36 && opcode <= 0x3e;
const compares = (opcode) => opcode >= 0x45 && opcode <= 0x4f;
const calculates = (opcode) => opcode >= 0x45 && opcode <= 0x78;
const shifts = (opcode) => opcode >= 0x74 && opcode <= 0x76;
const is = (wanted) => (opcode) => wanted.includes(opcode);

/**
 * Instructions that stand together: what a constant or a local is for says more of it than that it is one. Each is a row of opcodes, with the streams that
 * the numbers of some kinds go into instead of their own.
 */
const phrases = [
  { row: [is([LOCAL_GET]), is([CONSTANT]), is([ADD])], instead: { g: 'u', i: 'j' } },
  { row: [is([LOCAL_GET]), loads], instead: { g: 'v' } },
  { row: [is([LOCAL_GET]), stores], instead: { g: 'x' } },
  { row: [is([CONSTANT]), is([ADD])], instead: { i: 'k' } },
  { row: [is([CONSTANT]), is([SUBTRACT, MULTIPLY])], instead: { i: 'm' } },
  { row: [is([CONSTANT]), shifts], instead: { i: 'n' } },
  { row: [is([CONSTANT]), compares], instead: { i: 'q' } },
  { row: [is([CONSTANT]), calculates], instead: { i: 'r' } },
];

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Instructions as their word and what goes into the streams. `ends`: they are the last of their function. */
function spell(row, instead, ends) {
  let word = '';
  const said = [];
  for (const { opcode, parts } of row) {
    word += hex([opcode]);
    for (const { kind, bytes, value } of parts) {
      const own = streams[kind];
      if (own !== undefined) {
        const stream = instead[own] ?? own;
        word += stream;
        said.push([stream, value]);
      } else if (kind in rawStreams) {
        word += rawStreams[kind].repeat(bytes.length);
        for (const byte of bytes) said.push([rawStreams[kind], byte]);
      } else word += hex(bytes);
    }
  }
  return { word: ends ? `${word}$` : word, said, row, ends };
}

/** A function's instructions as phrases, and as single ones where there is none. */
function phrased(all) {
  const lines = [];
  for (let at = 0; at < all.length;) {
    const phrase = phrases.find(({ row }) => row.every((fits, i) => at + i < all.length && fits(all[at + i].opcode)));
    const length = phrase?.row.length ?? 1;
    lines.push(spell(all.slice(at, at + length), phrase?.instead ?? {}, at + length === all.length));
    at += length;
  }
  return lines;
}

/** How often each word occurs. */
function countWords(bodies) {
  const often = new Map();
  for (const { lines } of bodies) for (const { word } of lines) often.set(word, (often.get(word) ?? 0) + 1);
  return often;
}

/** What occurs less often has no word: phrases fall apart, and of an instruction the bytes are told one by one, each by the word and in the stream of this name. */
const RARE = 6;
const ONE_BYTE = 'M';

/** The bodies of the functions, with the words that are worth their place, the commonest in the places that take one digit. */
function worded(bytes) {
  const bodies = functions(bytes).map((body) => {
    const reader = new Reader(body);
    const groups = reader.number();
    const header = [groups, ...Array.from({ length: 2 * groups }, () => reader.number())];
    return { header, lines: phrased([...instructions(reader)]) };
  });
  const times = countWords(bodies);
  const apart = ({ word, row, ends, ...line }) => (
    row.length === 1 || times.get(word) >= RARE ? [{ word, row, ends, ...line }] : row.map((one, at) => spell([one], {}, ends && at === row.length - 1))
  );
  for (const body of bodies) body.lines = body.lines.flatMap(apart);
  const often = countWords(bodies).set(ONE_BYTE, RARE);
  const kept = [...often.keys()].filter((word) => often.get(word) >= RARE || word.endsWith('$')).sort((a, b) => often.get(b) - often.get(a) || (a < b ? -1 : 1));
  return { bodies, words: [...kept.slice(0, SMALL).sort(), ...kept.slice(SMALL).sort()] };
}

/** The sections before and after the functions, these with their number; `head` bytes stand before. */
function around(bytes) {
  const { body } = [...sections(bytes)].find(({ id }) => id === CODE);
  const start = new Reader(body);
  start.number();
  const at = body.byteOffset - bytes.byteOffset;
  return { head: at + start.at, rest: [...bytes.subarray(0, at + start.at), ...bytes.subarray(at + body.length)] };
}

/**
 * A wasm as text that compresses a sixth better than its bytes: what a function does, which locals, offsets, constants and functions it names stand apart, each
 * kind beside its own, because each is told best from what its kind said before.
 *
 * Instructions have a word in `words`: bytes in hexadecimal, letters for what is read from the stream of that name, `$` where a function ends. The
 * stream `w` tells the words, `h` the functions' locals, `S` all sections but the functions, of which `head` bytes stand before them.
 */
export function split(bytes) {
  const texts = {};
  const tell = (stream, value) => (texts[stream] ??= []).push(/[A-Z]/.test(stream) ? sayByte(value) : sayNumber(value));
  const { bodies, words } = worded(bytes);
  const places = new Map(words.map((word, place) => [word, place]));
  for (const { header, lines } of bodies) {
    for (const number of header) tell('h', number);
    for (const { word, said, row } of lines) {
      if (places.has(word)) {
        tell('w', places.get(word));
        for (const [stream, value] of said) tell(stream, value);
        continue;
      }
      for (const { opcode, parts } of row) {
        for (const byte of [opcode, ...parts.flatMap((part) => [...part.bytes])]) {
          tell('w', places.get(ONE_BYTE));
          tell(ONE_BYTE, byte);
        }
      }
    }
  }
  const { head, rest } = around(bytes);
  for (const byte of rest) tell('S', byte);
  return {
    digits, words, head, functions: bodies.length, length: bytes.length,
    texts: Object.fromEntries(Object.keys(texts).sort().map((stream) => [stream, texts[stream].join('')])),
  };
}
