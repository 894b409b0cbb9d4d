/**
 * Numbers as a reader writes them. Own code, because browsers' language data differ and the same feed must read the same
 * everywhere: `1.234.567,891` in Vietnamese, `1,234,567.891` in English.
 */

/** How a language writes numbers: what separates thousands and decimals. */
export interface Marks {
  thousands: string;
  decimal: string;
}

/** No line breaks here: between a number and its unit. */
export const NBSP = '\u00a0';

/** `value · 10^places`, exact on the shortest decimal form of the number. */
function shift(value: number, places: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/** `value` to `places` digits after the comma; halves go away from zero, judged on the decimal form (1.005 gives 1.01). */
export function round(value: number, places: number): number {
  const scaled = shift(Math.abs(value), places);
  if (!Number.isFinite(scaled) || scaled > Number.MAX_SAFE_INTEGER) return value;
  const rounded = shift(Math.round(scaled), -places);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** Digits after the comma that `value` needs, at most `most`. */
export function places(value: number, most = 2): number {
  for (let n = 0; n < most; n += 1) if (round(value, n) === round(value, most)) return n;
  return most;
}

/**
 * Digits after the comma for `value` beside what it is judged against, so that rounding never puts them into another
 * order: 79.996 beside 80 needs three. At least `wanted`, at most 10.
 */
export function placesBeside(value: number, against: readonly (number | null)[], wanted: number): number {
  let n = wanted;
  const blurred = (other: number | null): boolean =>
    other !== null && Math.sign(round(value, n) - round(other, n)) !== Math.sign(value - other);
  while (n < 10 && against.some(blurred)) n += 1;
  return n;
}

/** `value` with exactly `digits` digits after the comma. */
export function formatNumber(value: number, digits: number, marks: Marks): string {
  const rounded = round(value, digits);
  const size = Math.abs(rounded);
  const [whole = '0', rest = ''] = (size < 1e21 ? size.toFixed(digits) : `${BigInt(size)}`).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, marks.thousands);
  return `${rounded < 0 ? '-' : ''}${grouped}${rest && marks.decimal + rest}`;
}
