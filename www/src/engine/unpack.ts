/** A wasm as text, as `www/build/streams.mjs` splits it. */
export interface Packed {
  /** The characters that stand for digits; the last two are markers. */
  digits: string;
  /** What instructions are made of: bytes in hexadecimal, a letter for each thing from the stream of that name, `$` at the end of a function. */
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

const isRaw = (stream: string): boolean => /[A-Z]/.test(stream);

/**
 * The bytes of a packed wasm. A number is one digit, two whose first is `SMALL` or more, or three after the first marker, or five after the second.
 * A byte is the digit whose character it is, or a marker and the place among the bytes that are none.
 */
export function unpack({ digits, words, texts, head, functions, length }: Packed): Uint8Array<ArrayBuffer> {
  const base = digits.length;
  const marker = base - 2;
  const ranks = new Uint8Array(128);
  for (let i = 0; i < base; i += 1) ranks[digits.charCodeAt(i)] = i;
  const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !digits.slice(0, -2).includes(String.fromCharCode(byte)));

  /** Reads one thing after the other from a stream. */
  function reader(name: string): () => number {
    const text = texts[name] as string;
    let next = 0;
    const digit = (): number => {
      next += 1;
      return ranks[text.charCodeAt(next - 1)] as number;
    };
    const byte = (): number => {
      const first = digit();
      return first < marker ? digits.charCodeAt(first) : others[(first - marker) * base + digit()] as number;
    };
    const number = (): number => {
      const first = digit();
      if (first < SMALL) return first;
      if (first < marker) return SMALL + (first - SMALL) * base + digit();
      let value = 0;
      for (let left = first === marker ? 3 : 5; left > 0; left -= 1) value = value * base + digit();
      return value;
    };
    return isRaw(name) ? byte : number;
  }
  const read = Object.fromEntries(Object.keys(texts).map((name) => [name, reader(name)]));
  const { w: nextWord, h: nextOfHeader, S: nextOfSections } = read as Record<'w' | 'h' | 'S', () => number>;

  // A size of up to five bytes is written before what it is of, once that is known.
  const whole = new Uint8Array(length + 5);
  let at = 0;
  const write = (byte: number): void => {
    whole[at] = byte;
    at += 1;
  };
  /** A number of 32 bits as WebAssembly has it (LEB128). */
  const writeNumber = (number: number): void => {
    let left = number;
    for (; left > 127; left = Math.floor(left / 128)) write((left % 128) | 128);
    write(left);
  };
  const writeSigned = (number: number): void => {
    let left = number | 0;
    for (; left < -64 || left > 63; left >>= 7) write((left & 127) | 128);
    write(left & 127);
  };
  const lines = words.map((word) => {
    const [, lead, names, end] = /^((?:[0-9a-f]{2})*)([^$]*)(\$?)$/.exec(word) as string[] as [string, string, string, string];
    const parts = Array.from(names, (name) => {
      const next = read[name] as () => number;
      const put = isRaw(name) ? write : name === 'i' ? writeSigned : writeNumber;
      return () => put(next());
    });
    return { lead: Array.from(lead.match(/../g) ?? [], (two) => Number.parseInt(two, 16)), parts, end: end !== '' };
  });
  function writeBody(): void {
    const groups = nextOfHeader();
    writeNumber(groups);
    for (let left = 2 * groups; left > 0; left -= 1) writeNumber(nextOfHeader());
    for (let end = false; !end;) {
      const line = lines[nextWord()] as typeof lines[number];
      for (const byte of line.lead) write(byte);
      for (const part of line.parts) part();
      end = line.end;
    }
  }

  while (at < head) write(nextOfSections());
  for (let left = functions; left > 0; left -= 1) {
    const size = at;
    at += 5;
    writeBody();
    const end = at;
    at = size;
    writeNumber(end - size - 5);
    whole.copyWithin(at, size + 5, end);
    at += end - size - 5;
  }
  while (at < length) write(nextOfSections());
  return whole.subarray(0, length);
}
