import { nice, ticks } from 'd3-array';
import type { Trend } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { isKnown, targetValues, type KnownPoint } from './trend';

/** Everything in CSS pixels. */
export interface LineSize {
  width: number;
  /** The font size of the widget's text. */
  fontSize: number;
}

export interface Label {
  x: number;
  y: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

/** Where everything of a line chart stands, in CSS pixels from its top left corner. */
export interface LineLayout {
  width: number;
  height: number;
  small: number;
  plot: { left: number; right: number; top: number; bottom: number };
  x(day: string): number;
  y(value: number): number;
  yTicks: Label[];
  xTicks: Label[];
  values: (Label & { last: boolean })[];
  breaks: { x: number; label: Label | null }[];
  targets: { x: number; y: number; label: Label | null }[];
  /** The low end of the vertical axis where that is not 0. */
  axisFrom: number | null;
}

/** The width of a text before it is drawn: generous, so that labels never touch. */
const textWidth = (text: string, size: number): number => text.length * size * 0.58;

const time = (day: string): number => Date.parse(day);

/**
 * The ends of the vertical axis: from 0 where the values come near it, else a little beyond the least and greatest; never
 * beyond the natural ends of the measure.
 */
export function valueDomain(values: readonly number[], bounds: Trend['bounds']): [number, number] {
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  const pad = (greatest - least || Math.abs(greatest) || 1) * 0.15;
  const nearZero = least >= 0 && least <= greatest * 0.4;
  const [low, high] = nice(nearZero ? 0 : least - pad, greatest + pad, 4);
  const floor = bounds.low ?? (least >= 0 ? 0 : -Infinity);
  return [Math.max(low, floor), Math.min(high, bounds.high ?? Infinity)];
}

/** Whether a label would stand on one of those placed. */
function collides(label: Label, placed: readonly Label[], size: number): boolean {
  const span = ({ x, text, anchor }: Label): [number, number] => {
    const width = textWidth(text, size);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    return [left - 3, left + width + 3];
  };
  const [left, right] = span(label);
  return placed.some((other) => {
    const [otherLeft, otherRight] = span(other);
    return left < otherRight && otherLeft < right && Math.abs(other.y - label.y) < size * 1.15;
  });
}

/** Keeps the labels, the most important first, that do not stand on those kept before. */
function keep<L extends Label>(wanted: readonly L[], size: number, placed: Label[] = []): L[] {
  return wanted.filter((label) => {
    if (collides(label, placed, size)) return false;
    placed.push(label);
    return true;
  });
}

/** A label at `x` that stays within the picture. */
function within(label: Omit<Label, 'anchor'>, size: number, width: number): Label {
  const half = textWidth(label.text, size) / 2;
  if (label.x - half < 0) return { ...label, anchor: 'start', x: Math.max(0, Math.min(label.x, half)) };
  if (label.x + half > width) return { ...label, anchor: 'end', x: Math.min(width, Math.max(label.x, width - half)) };
  return { ...label, anchor: 'middle' };
}

/** The first, last, least and greatest points: their values are said even where there is no room for all. */
function byImportance(points: readonly KnownPoint[]): KnownPoint[] {
  const sorted = [...points].sort((a, b) => a.value - b.value);
  const first = [points.at(-1), sorted.at(-1), sorted[0], points[0]].filter((point): point is KnownPoint => !!point);
  return [...new Set([...first, ...points])];
}

/** Lays out a trend that has at least one value. Deterministic: needs no browser. */
export function layoutLine(trend: Trend, locale: Locale, { width, fontSize }: LineSize): LineLayout {
  const small = Math.max(12, fontSize / 1.2);
  const known = trend.points.filter(isKnown);
  const goals = trend.targets.flatMap(targetValues);
  const paths = trend.targets.flatMap((target) => target.path);
  const [low, high] = valueDomain([...known.map((point) => point.value), ...goals, ...paths.map((point) => point.value)], trend.bounds);
  const days = [...trend.points.map((point) => point.on), ...paths.map((point) => point.on), ...trend.targets.map((target) => target.due.end)].map(time);
  const [from, to] = [Math.min(...days), Math.max(...days)];

  const height = Math.round(Math.min(300, Math.max(190, width * 0.42)) + (small - 13) * 4);
  const levels = ticks(low, high, 4);
  const decimals = Math.max(0, ...levels.map((level) => locale.digits(level, null)));
  const said = levels.map((level) => locale.number(level, decimals));
  const gutter = Math.max(...said.map((text) => textWidth(text, small))) + 8;
  const top = small * (trend.breaks.length > 0 ? 3.4 : 1.8);
  const plot = { left: gutter + 14, right: width - 22, top, bottom: height - small * 2 };

  const x = (day: string): number => (to === from ? (plot.left + plot.right) / 2 : plot.left + ((time(day) - from) / (to - from)) * (plot.right - plot.left));
  const y = (value: number): number => plot.bottom - ((value - low) / (high - low || 1)) * (plot.bottom - plot.top);

  const lastPoint = known.at(-1);
  const digits = Math.max(0, ...known.map((point) => Math.min(2, locale.digits(point.value, trend.indicator))));
  const values = byImportance(known).map((point) => {
    const at = trend.points.indexOf(point);
    const [before, after] = [trend.points[at - 1]?.value ?? null, trend.points[at + 1]?.value ?? null];
    const valley = (before ?? after ?? -Infinity) > point.value && (after ?? before ?? -Infinity) > point.value;
    const below = valley && y(point.value) + small * 1.8 < plot.bottom;
    const text = locale.bare(point, trend.indicator, digits);
    return { ...within({ x: x(point.on), y: y(point.value) + (below ? small * 1.5 : -small * 0.7), text }, small, width), last: point === lastPoint };
  });
  const periods = [...trend.points].reverse().map((point) =>
    within({ x: x(point.on), y: plot.bottom + small * 1.5, text: locale.shortPeriod(point.period).replace(/ \(.*/, '') }, small, width));

  const placed: Label[] = [];
  const breakLabels = trend.breaks.map((change) => {
    const rows = [small, small * 2.2].map((row) => within({ x: x(change.on), y: row, text: locale.words.break[change.kind] }, small, width));
    const label = rows.find((row) => !collides(row, placed, small)) ?? null;
    if (label) placed.push(label);
    return { x: x(change.on), label };
  });
  const kept = keep(values, small, placed);
  const targets = trend.targets.flatMap((target) =>
    targetValues(target).map((value) => {
      const text = `${locale.words.common.target} ${locale.quantity(value, trend.indicator)}`;
      const at = { x: x(target.due.end), y: y(value) };
      const label = within({ x: at.x + 12, y: at.y - small * 0.6, text }, small, width);
      const under = { ...label, y: at.y + small * 1.4 };
      const free = [label, under].find((candidate) => !collides(candidate, placed, small)) ?? null;
      if (free) placed.push(free);
      return { ...at, label: free };
    }));

  return {
    width, height, small, plot, x, y,
    yTicks: levels.map((level, i) => ({ x: gutter - 4, y: y(level), text: said[i] ?? '', anchor: 'end' })),
    xTicks: keep(periods, small),
    values: kept,
    breaks: breakLabels,
    targets,
    axisFrom: low === 0 ? null : low,
  };
}
