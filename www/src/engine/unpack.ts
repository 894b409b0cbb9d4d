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
 * Reads the streams, each from where it was left. A number is one digit, two whose first is `SMALL` or more, or three after the first marker, or five after the
 * second. A byte is the digit whose character it is, or a marker and the place among the bytes that are none.
 */
class Streams {
  readonly names: readonly string[];
  readonly #base: number;
  readonly #marker: number;
  /** All streams in one row of digits, and how far each has been read. */
  readonly #row: Uint8Array;
  readonly #places: Int32Array;
  /** The byte that a digit is, and those that two digits are. */
  readonly #plain: Uint8Array;
  readonly #others: Uint8Array;

  constructor(digits: string, texts: Packed['texts']) {
    this.names = Object.keys(texts);
    this.#base = digits.length;
    this.#marker = digits.length - 2;
    this.#plain = Uint8Array.from(digits, (character) => character.charCodeAt(0));
    const plain = this.#plain.subarray(0, this.#marker);
    this.#others = Uint8Array.from(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !plain.includes(byte)));
    const ranks = new Uint8Array(128);
    this.#plain.forEach((byte, rank) => {
      ranks[byte] = rank;
    });
    let text = '';
    this.#places = Int32Array.from(this.names, (name) => {
      text += texts[name];
      return text.length - (texts[name] as string).length;
    });
    this.#row = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) this.#row[i] = ranks[text.charCodeAt(i)] as number;
  }

  #digit(stream: number): number {
    const place = this.#places[stream] as number;
    this.#places[stream] = place + 1;
    return this.#row[place] as number;
  }

  byte(stream: number): number {
    const first = this.#digit(stream);
    return (first < this.#marker ? this.#plain[first] : this.#others[(first - this.#marker) * this.#base + this.#digit(stream)]) as number;
  }

  number(stream: number): number {
    const first = this.#digit(stream);
    if (first < SMALL) return first;
    if (first < this.#marker) return SMALL + (first - SMALL) * this.#base + this.#digit(stream);
    let value = 0;
    for (let left = first === this.#marker ? 3 : 5; left > 0; left -= 1) value = value * this.#base + this.#digit(stream);
    return value;
  }
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

/** The bytes of a packed wasm. It runs once, before anything is shown, so it works with numbers alone: browsers make that fast within milliseconds. */
export function unpack({ digits, words, texts, head, functions, length }: Packed): Uint8Array<ArrayBuffer> {
  const streams = new Streams(digits, texts);
  const { parts, starts } = partsOf(words, streams.names);
  const last = Uint8Array.from(words, (word) => Number(word.endsWith('$')));
  const [nextWord, header, sections] = ['w', 'h', 'S'].map((name) => streams.names.indexOf(name)) as [number, number, number];
  // A size of up to five bytes is written before what it is of, once that is known.
  const whole = new Uint8Array(length + 5);

  const writeBody = (place: number): number => {
    const groups = streams.number(header);
    let at = write(whole, place, groups);
    for (let left = 2 * groups; left > 0; left -= 1) at = write(whole, at, streams.number(header));
    for (let word = -1; last[word] !== 1;) {
      word = streams.number(nextWord);
      const end = starts[word + 1] as number;
      for (let i = starts[word] as number; i < end; i += 1) {
        const part = parts[i] as number;
        if (part < BYTE) whole[at++] = part;
        else if (part >= NUMBER) at = write(whole, at, streams.number(part - NUMBER));
        else if (part >= CONSTANT) at = writeSigned(whole, at, streams.number(part - CONSTANT));
        else whole[at++] = streams.byte(part - BYTE);
      }
    }
    return at;
  };

  let at = 0;
  while (at < head) whole[at++] = streams.byte(sections);
  for (let left = functions; left > 0; left -= 1) {
    const end = writeBody(at + 5);
    const body = write(whole, at, end - at - 5);
    whole.copyWithin(body, at + 5, end);
    at = body + end - at - 5;
  }
  while (at < length) whole[at++] = streams.byte(sections);
  return whole.subarray(0, length);
}
