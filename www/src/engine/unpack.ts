/** A wasm as text, as `www/build/streams.mjs` splits it. */
export interface Packed {
  /** The characters that stand for digits; the last two are markers. */
  digits: string;
  /** What instructions are made of: bytes in hexadecimal, letters for what is read from the stream of that name, `$` where a function ends. */
  words: readonly string[];
  /** The streams: of bytes where the name is a capital, else of numbers. */
  texts: Readonly<Record<string, string>>;
  /** How many bytes stand before the functions, how many functions there are, and how many bytes in all. */
  head: number;
  functions: number;
  length: number;
}

/** Numbers below it are one digit. */
const SMALL = 64;

/** The streams of constants, which have a sign. */
const SIGNED = 'ijkmnqr';

const isRaw = (stream: string): boolean => /[A-Z]/.test(stream);

/** Writes a number of 32 bits as WebAssembly has it (LEB128); the place after it. */
function write(bytes: Uint8Array, place: number, number: number): number {
  let at = place;
  let left = number;
  for (; left > 127; left = Math.floor(left / 128)) bytes[at++] = (left % 128) | 128;
  bytes[at] = left;
  return at + 1;
}

function writeSigned(bytes: Uint8Array, place: number, number: number): number {
  let at = place;
  let left = number | 0;
  for (; left < -64 || left > 63; left >>= 7) bytes[at++] = (left & 127) | 128;
  bytes[at] = left & 127;
  return at + 1;
}

/**
 * What a stream says. A number is one digit, two whose first is `SMALL` or more, or three after the first marker, or five after the second. A byte is the
 * digit whose character it is, or a marker and the place among the bytes that are none.
 */
function listOf(text: string, raw: boolean, digits: string): Uint32Array {
  const base = digits.length;
  const marker = base - 2;
  const ranks = new Uint8Array(128);
  for (let i = 0; i < base; i += 1) ranks[digits.charCodeAt(i)] = i;
  const plain = digits.slice(0, marker);
  const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !plain.includes(String.fromCharCode(byte)));
  const list = new Uint32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length;) {
    const first = ranks[text.charCodeAt(at++)] as number;
    let value = first;
    if (raw) {
      value = first < marker ? digits.charCodeAt(first) : others[(first - marker) * base + (ranks[text.charCodeAt(at++)] as number)] as number;
    } else if (first >= marker) {
      value = 0;
      for (let left = first === marker ? 3 : 5; left > 0; left -= 1) value = value * base + (ranks[text.charCodeAt(at++)] as number);
    } else if (first >= SMALL) {
      value = SMALL + (first - SMALL) * base + (ranks[text.charCodeAt(at++)] as number);
    }
    list[count++] = value;
  }
  return list;
}

const [BYTE, CONSTANT, NUMBER] = [256, 512, 768];

/** The parts of all words in one row, with where each word starts: a byte as it is, a stream as its place after what it is of. */
function partsOf(words: readonly string[], names: readonly string[]): { parts: Int16Array; starts: Int16Array } {
  const parts: number[] = [];
  const starts = [0];
  for (const word of words) {
    for (const part of word.match(/[0-9a-f]{2}|[^$]/g) ?? []) {
      const of = isRaw(part) ? BYTE : SIGNED.includes(part) ? CONSTANT : NUMBER;
      parts.push(part.length > 1 ? Number.parseInt(part, 16) : of + names.indexOf(part));
    }
    starts.push(parts.length);
  }
  return { parts: Int16Array.from(parts), starts: Int16Array.from(starts) };
}

/**
 * The bytes of a packed wasm. It runs once, before anything is shown, so it works with lists of numbers alone: browsers make that fast within milliseconds. Of a damaged text it makes
 * some bytes or other, which do not start.
 */
export function unpack({ digits, words, texts, head, functions, length }: Packed): Uint8Array<ArrayBuffer> {
  const names = Object.keys(texts);
  const { parts, starts } = partsOf(words, names);
  const last = Uint8Array.from(words, (word) => Number(word.endsWith('$')));
  const lists = names.map((name) => listOf(texts[name] as string, isRaw(name), digits));
  const [nextWords, headers, sections] = ['w', 'h', 'S'].map((name) => lists[names.indexOf(name)]) as [Uint32Array, Uint32Array, Uint32Array];
  /** How far each list has been read. */
  const read = new Uint32Array(lists.length);
  // A size of up to five bytes is written before what it is of, once that is known.
  const whole = new Uint8Array(length + 5);
  let [at, word, header] = [0, 0, 0];

  const writeBody = (): void => {
    const groups = headers[header] as number;
    for (const end = Math.min(header + 1 + 2 * groups, headers.length); header < end; header += 1) at = write(whole, at, headers[header] as number);
    for (let ended = false; !ended && word < nextWords.length; word += 1) {
      const said = nextWords[word] as number;
      ended = last[said] === 1;
      const end = starts[said + 1] as number;
      for (let i = starts[said] as number; i < end; i += 1) {
        const part = parts[i] as number;
        if (part < BYTE) {
          whole[at++] = part;
          continue;
        }
        const stream = part % BYTE;
        const place = read[stream] as number;
        read[stream] = place + 1;
        const value = (lists[stream] as Uint32Array)[place] as number;
        if (part >= NUMBER) at = write(whole, at, value);
        else if (part >= CONSTANT) at = writeSigned(whole, at, value);
        else whole[at++] = value;
      }
    }
  };

  for (; at < head; at += 1) whole[at] = sections[at] as number;
  for (let left = functions; left > 0; left -= 1) {
    const size = at;
    at += 5;
    writeBody();
    const end = at;
    at = write(whole, size, end - size - 5);
    whole.copyWithin(at, size + 5, end);
    at += end - size - 5;
  }
  for (let rest = head; at < length; rest += 1) whole[at++] = sections[rest] as number;
  return whole.subarray(0, length);
}
