/**
 * Numbers as people type and paste them. In Vietnamese a dot parts thousands and a comma begins decimals, in English the
 * other way round; spreadsheets mix the two, so a text that has two readings is never guessed at.
 */
import type { Marks } from './numbers';

/** What a field takes. */
export interface Bounds {
  low: number;
  high: number;
  /** Only whole numbers, such as counts. */
  whole: boolean;
}

/**
 * `value`: understood. `ambiguous`: the usual reading does not fit the field, the other language's does; both are given, the
 * usual first. `outside` and `fraction`: a number that the field does not take. `unreadable`: no number.
 */
export type Reading =
  | { kind: 'value'; value: number }
  | { kind: 'ambiguous'; readings: readonly [number, number] }
  | { kind: 'outside' | 'fraction' | 'unreadable' };

/** The number that `text` is when thousands and decimals are marked so; `null` where it cannot be read that way. */
function readAs(text: string, thousands: string, decimal: string): number | null {
  const [whole = '', fraction, more] = text.split(decimal);
  if (more !== undefined || (fraction !== undefined && !/^\d+$/.test(fraction))) return null;
  const groups = whole.split(thousands);
  const [first = '', ...rest] = groups;
  if (!/^\d+$/.test(first) || (rest.length > 0 && first.length > 3) || !rest.every((group) => /^\d{3}$/.test(group))) return null;
  return Number(`${groups.join('')}.${fraction ?? '0'}`);
}

/** Reads a number in the language of `marks`; spaces between thousands, a sign and a percent sign are let through. */
export function readNumber(text: string, marks: Marks, bounds: Bounds): Reading {
  const parts = /^([+\-−]?)(.*?)%?$/u.exec(text.normalize('NFKC').trim().replace(/(\d)\s(?=\d{3}(?!\d))/gu, '$1'));
  const sign = parts?.[1] && parts[1] !== '+' ? -1 : 1;
  const body = (parts?.[2] ?? '').trim();
  const usual = readAs(body, marks.thousands, marks.decimal);
  const other = readAs(body, marks.decimal, marks.thousands);
  const fits = (value: number): boolean => value >= bounds.low && value <= bounds.high && (!bounds.whole || Number.isInteger(value));
  if (usual === null && other === null) return { kind: 'unreadable' };
  const value = (usual ?? other ?? 0) * sign;
  if (fits(value)) return { kind: 'value', value };
  if (usual !== null && other !== null && other !== usual && fits(other * sign)) return { kind: 'ambiguous', readings: [value, other * sign] };
  return { kind: bounds.whole && !Number.isInteger(value) ? 'fraction' : 'outside' };
}
