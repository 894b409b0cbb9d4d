import { nice, ticks } from 'd3-array';
import type { Trend, TrendPoint } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { isForecast } from './forecast';
import { asGiven, trendMeasure } from './measure';
import { isKnown, predecessorLines, targetValues, type KnownPoint } from './trend';

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
  /** Heights of the horizontal lines. */
  grid: number[];
  yTicks: Label[];
  xTicks: Label[];
  values: (Label & { last: boolean })[];
  breaks: { x: number; label: Label | null }[];
  targets: { x: number; y: number; label: Label | null }[];
  /** The names of the units that became this one, each at an end of its line. */
  predecessors: Label[];
  /** Names the forecast as what it is. */
  ahead: Label | null;
  /** The 95 % of the forecast reach beyond the plot and are cut off there. */
  cut: boolean;
  /** The low end of the vertical axis where that is not 0. */
  axisFrom: number | null;
}

/** The width of a text before it is drawn: generous, so that labels never touch. */
const textWidth = (text: string, size: number): number => text.length * size * 0.62;

const time = (day: string): number => Date.parse(day);

/**
 * The ends of the vertical axis: from 0 where the values come near it, else a little beyond the least and greatest; never
 * beyond the natural ends of the measure.
 */
export function valueDomain(values: readonly number[], bounds: Trend['bounds']): [number, number] {
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  const pad = (greatest - least || Math.abs(greatest) || 1) * 0.15;
  const nearZero = least >= 0 && (least <= greatest * 0.4 || least === greatest);
  const [low, high] = nice(nearZero ? 0 : least - pad, greatest + pad, 4);
  const floor = bounds.low ?? (least >= 0 ? 0 : -Infinity);
  return [Math.max(low, floor), Math.min(high, bounds.high ?? Infinity)];
}

/** Whether a label would stand on one of those placed. */
function collides(label: Label, placed: readonly Label[], size: number): boolean {
  const span = ({ x, text, anchor }: Label): [number, number] => {
    const width = textWidth(text, size);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    return [left - 4, left + width + 4];
  };
  const [left, right] = span(label);
  return placed.some((other) => {
    const [otherLeft, otherRight] = span(other);
    return left < otherRight && otherLeft < right && Math.abs(other.y - label.y) < size * 1.15;
  });
}

/** The first of `choices` that stands on no label placed before; it is then placed. `null`: no room, the label is left out. */
function place<L extends Label>(choices: readonly L[], placed: Label[], size: number): L | null {
  const free = choices.find((label) => !collides(label, placed, size)) ?? null;
  if (free) placed.push(free);
  return free;
}

/** Whether the line at a point turns upwards, so that there is more room under it. */
function bendsUp(points: readonly TrendPoint[], point: KnownPoint): boolean {
  const at = points.indexOf(point);
  const around = [points[at - 1]?.value, points[at + 1]?.value].filter((value) => value !== null && value !== undefined);
  return around.length > 0 && around.reduce((sum, value) => sum + value, 0) / around.length > point.value;
}

/** Where a break stands: halfway between the points before and after it. */
function breakAt(trend: Trend, on: string, x: (day: string) => number): number {
  const before = trend.points.filter((point) => point.on < on).at(-1);
  const after = trend.points.find((point) => point.on >= on);
  return before && after ? (x(before.on) + x(after.on)) / 2 : x(on);
}

/** A label at `x` that stays within the picture. */
function within(label: Omit<Label, 'anchor'>, size: number, width: number): Label {
  const half = textWidth(label.text, size) / 2;
  if (label.x - half < 0) return { ...label, anchor: 'start', x: Math.max(0, Math.min(label.x, half)) };
  if (label.x + half > width) return { ...label, anchor: 'end', x: Math.min(width, Math.max(label.x, width - half)) };
  return { ...label, anchor: 'middle' };
}

/** The last, greatest, least and first points: their values are said where there is no room for all. */
function keyPoints(points: readonly KnownPoint[]): Set<KnownPoint> {
  const sorted = [...points].sort((a, b) => a.value - b.value);
  return new Set([points.at(-1), sorted.at(-1), sorted[0], points[0]].filter((point) => point !== undefined));
}

/** Lays out a trend that has at least one value, its own or a predecessor's. Deterministic: needs no browser. */
export function layoutLine(trend: Trend, locale: Locale, { width, fontSize }: LineSize): LineLayout {
  const small = Math.max(12, fontSize / 1.2);
  const known = trend.points.filter(isKnown);
  const goals = trend.targets.flatMap(targetValues);
  const paths = trend.targets.flatMap((target) => target.path);
  const ahead = trend.forecast?.points ?? [];
  // The 95 % of few points are so wide that the series would shrink to a line beside them: 80 % are always in sight.
  const coming = ahead.flatMap(({ value, likely }) => [value, ...(likely ?? [])]);
  const old = predecessorLines(trend);
  const [low, high] = valueDomain([...known.map((point) => point.value), ...old.flatMap(({ points }) => points.map(({ value }) => value)), ...goals, ...paths.map((point) => point.value), ...coming], trend.bounds);
  const days = [...[...trend.points, ...old.flatMap(({ points }) => points), ...paths, ...ahead].map((point) => point.on), ...trend.targets.map((target) => target.due.end)].map(time);
  const [from, to] = [Math.min(...days), Math.max(...days)];

  const height = Math.round(Math.min(300, Math.max(190, width * 0.42)) + (small - 13) * 4);
  const top = small * (trend.breaks.length > 0 ? 3.4 : 1.8);
  const bottom = height - small * 2;
  const levels = ticks(low, high, Math.min(4, Math.floor((bottom - top) / (small * 2))));
  const decimals = Math.max(0, ...levels.map((level) => locale.digits(level, null)));
  const said = levels.map((level) => locale.number(level, decimals));
  const gutter = Math.max(...said.map((text) => textWidth(text, small))) + 8;
  const plot = { left: gutter + 14, right: width - 22, top, bottom };

  const x = (day: string): number => (to === from ? (plot.left + plot.right) / 2 : plot.left + ((time(day) - from) / (to - from)) * (plot.right - plot.left));
  const y = (value: number): number => plot.bottom - ((value - low) / (high - low || 1)) * (plot.bottom - plot.top);

  const lastPoint = known.at(-1);
  const measured = trendMeasure(trend, locale);
  const digits = Math.max(0, ...known.map((point) => Math.min(2, locale.digits(point.value, measured))));
  const key = keyPoints(known);
  const values = [...new Set([...key, ...known])].map((point) => {
    const text = locale.bare(point, measured, digits);
    const above = within({ x: x(point.on), y: y(point.value) - small * 0.7, text }, small, width);
    const below = { ...above, y: y(point.value) + small * 1.5 };
    const choices = below.y > plot.bottom - 4 ? [above] : bendsUp(trend.points, point) ? [below, above] : [above, below];
    // On its other side a label may stand on the line: only a key point is worth that.
    const wanted = choices.slice(0, key.has(point) ? 2 : 1);
    // The first point stands next to the axis' labels: its own may begin above it instead of standing across.
    if (point === trend.points[0]) wanted.push(...wanted.map((label): Label => ({ ...label, anchor: 'start', x: x(point.on) - 4 })));
    return wanted.map((label) => ({ ...label, last: point === lastPoint }));
  });
  const periods = [...trend.points].reverse().map((point) =>
    within({ x: x(point.on), y: plot.bottom + small * 1.5, text: locale.shortPeriod(point.period).replace(/ \(.*/, '') }, small, width));

  const placed: Label[] = [];
  const yTicks = levels
    .map((level, i) => place<Label>([{ x: gutter - 4, y: y(level) + small * 0.35, text: said[i] ?? '', anchor: 'end' }], placed, small))
    .filter((label) => label !== null);
  const lastAhead = ahead.at(-1);
  const placedBelow: Label[] = [];
  const breakLabels = trend.breaks.map((change) => {
    const between = breakAt(trend, change.on, x);
    const rows = [small, small * 2.2].map((row) => within({ x: between, y: row, text: locale.words.break[change.kind] }, small, width));
    return { x: between, label: place(rows, placed, small) };
  });
  const targets = trend.targets.flatMap((target) =>
    targetValues(target).map((value) => {
      const text = `${locale.words.common.target} ${locale.quantity(value, asGiven(value, trendMeasure(trend, locale)))}`;
      const at = { x: x(target.due.end), y: y(value) };
      const label = within({ x: at.x + 12, y: at.y - small * 0.6, text }, small, width);
      const under = { ...label, y: at.y + small * 1.4 };
      const beside: Label = { x: at.x - 14, y: at.y + small * 0.35, text, anchor: 'end' };
      return { ...at, label: place([label, under, beside], placed, small) };
    }));
  for (const target of trend.targets) {
    for (const value of targetValues(target)) placed.push({ x: x(target.due.end), y: y(value) + small * 0.35, text: '––', anchor: 'middle' });
  }
  const latest = values.findIndex((choices) => choices[0]?.last);
  // The latest value is said whatever else there is no room for.
  const first = values.splice(latest, 1).map((choices) => place(choices, placed, small));
  const aheadLabel = trend.forecast && lastAhead && place(
    [y(lastAhead.value) - small * 0.7, ...(lastAhead.likely ?? []).map((end) => y(end)).flatMap((end) => [end + small * 1.3, end - small * 0.6]), y(lastAhead.value) + small * 1.5, y(lastAhead.value) + small * 2.8, plot.bottom - small * 0.6, plot.top - small * 0.4]
      .filter((at) => at >= small && at < plot.bottom - 2)
      .map((at) => within({ x: x(lastAhead.on), y: at, text: isForecast(trend.forecast ?? { model: 'pace' }) ? locale.words.forecast.name : locale.words.forecast.paceName }, small, width)),
    placed, small,
  );
  const kept = [...first, ...values.map((choices) => place(choices, placed, small))].filter((label) => label !== null);
  const names = old.flatMap(({ unit, points }) => {
    const ends = [points.at(-1), points[0]].filter((point) => point !== undefined);
    const label = place(ends.flatMap((end) => [-small * 0.6, small * 1.35].map((off) => within({ x: x(end.on), y: y(end.value) + off, text: locale.text(unit.name) }, small, width))), placed, small);
    return label ? [label] : [];
  });
  // What is to come has its days below the axis too, where those of the figures leave room.
  const yearly = lastPoint?.period.kind === 'year';
  const comingDays = ahead.map(({ on }) => within({ x: x(on), y: plot.bottom + small * 1.5, text: yearly ? on.slice(0, 4) : locale.day(on) }, small, width));

  return {
    width, height, small, plot, x, y,
    grid: levels.map(y),
    yTicks,
    xTicks: [...periods, ...comingDays.reverse()].map((label) => place([label], placedBelow, small)).filter((label) => label !== null),
    values: kept,
    breaks: breakLabels,
    targets,
    predecessors: names,
    ahead: aheadLabel ?? null,
    cut: ahead.some(({ possible }) => possible !== null && (possible[0] < low || possible[1] > high)),
    axisFrom: low === 0 ? null : low,
  };
}
