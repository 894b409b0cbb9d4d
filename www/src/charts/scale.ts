/** A linear scale for bars: `at(v)` is the share of the width, 0 to 1, for `v` from `low` to `high`. Bars start at 0. */
export interface BarScale {
  low: number;
  high: number;
  at(value: number): number;
}

/**
 * The scale of bars that show `values`: from 0 (or the least value, if below) to `full`, where the measure has a natural
 * end and no value passes it, else to the greatest value.
 */
export function barScale(values: readonly (number | null)[], full: number | null): BarScale {
  const known = values.filter((value): value is number => value !== null);
  const high = Math.max(0, full ?? 0, ...known);
  const low = Math.min(0, ...known);
  const span = high - low || 1;
  return { low, high, at: (value) => Math.min(1, Math.max(0, (value - low) / span)) };
}

/** A share of the width as an SVG length. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}
