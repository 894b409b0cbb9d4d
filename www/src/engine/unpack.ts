/** Bytes as text, as `www/build/core.mjs` packs them. */
export interface Packed {
  /** The characters that stand for bytes. */
  digits: string;
  /** Characters before a digit that shift it by once, twice … the number of digits. */
  prefixes: string;
  /** All bytes, the commonest first: digit `i` is byte `order[i]`. */
  order: readonly number[];
  /** How many bytes there are. */
  length: number;
  text: string;
}

/** The bytes of a packed text. */
export function unpack({ digits, prefixes, order, length, text }: Packed): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  const ranks = new Uint8Array(128);
  for (let i = 0; i < digits.length; i += 1) ranks[digits.charCodeAt(i)] = i;
  let shift = 0;
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    const prefix = prefixes.indexOf(text[i] as string);
    if (prefix >= 0) {
      shift = (prefix + 1) * digits.length;
    } else {
      bytes[at] = order[shift + (ranks[text.charCodeAt(i)] as number)] as number;
      at += 1;
      shift = 0;
    }
  }
  return bytes;
}
