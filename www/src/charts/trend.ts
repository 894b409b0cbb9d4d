import type { TargetRef, Trend, TrendPoint } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { trendMeasure } from './measure';
import { coverageCell, figureCell, tableOf, type ColumnOf, type TableModel } from './model';

export type KnownPoint = TrendPoint & { value: number };

export const isKnown = (point: TrendPoint): point is KnownPoint => point.value !== null;

/** Not yet what it will be: drawn hollow. */
export const isHollow = (point: TrendPoint): boolean =>
  !point.complete || point.status === 'provisional' || point.status === 'estimated' || point.status === 'registered';

/** Not measured then and there: the line to it is dashed. */
export const isDashed = (point: TrendPoint): boolean => point.status === 'planned' || point.status === 'reconstructed';

/** Points that one line joins: neighbours with a value, in one segment. A line of one point is a dot. */
export function runs(points: readonly TrendPoint[]): KnownPoint[][] {
  const result: KnownPoint[][] = [];
  let run: KnownPoint[] = [];
  for (const point of points) {
    const before = run.at(-1);
    if (!isKnown(point) || (before && before.segment !== point.segment)) {
      if (run.length > 0) result.push(run);
      run = [];
    }
    if (isKnown(point)) run.push(point);
  }
  if (run.length > 0) result.push(run);
  return result;
}

/** The number at which a target is drawn; both ends of a band. None where it has no number. */
export function targetValues({ comparator, path }: TargetRef): number[] {
  switch (comparator.kind) {
    case 'between':
      return [comparator.low, comparator.high];
    case 'done':
      return [];
    case 'change': {
      const goal = path.at(-1)?.value;
      return goal === undefined ? [] : [goal];
    }
    default:
      return [comparator.value];
  }
}

/** What the trend is of: the indicator, else the framework's node. */
export function subject(trend: Trend, locale: Locale): string {
  const named = trend.indicator ?? trend.node ?? trend.framework;
  return named ? locale.text(named.name) : '';
}

/** From where to where, compared only within the latest segment; gaps and targets are said too. */
export function trendSentence(trend: Trend, locale: Locale): string {
  const { words } = locale;
  const unit = locale.text(trend.unit.name);
  const indicator = subject(trend, locale);
  const known = trend.points.filter(isKnown);
  const last = known.at(-1);
  if (!last) return locale.fill(words.trend.nothing, { unit, indicator });
  const first = known.find((point) => point.segment === last.segment) ?? last;
  const measured = trendMeasure(trend, locale);
  const value = (point: KnownPoint): string => locale.valued(point, measured);
  const sentences = [
    first === last
      ? locale.fill(words.trend.single, { unit, indicator, last: value(last), lastPeriod: locale.period(last.period) })
      : locale.fill(words.trend.sentence, {
          unit, indicator,
          first: value(first), firstPeriod: locale.period(first.period),
          last: value(last), lastPeriod: locale.period(last.period),
          change: locale.change(last.value - first.value, measured),
        }),
  ];
  const latest = trend.breaks.filter((change) => change.on <= last.on).at(-1);
  if (latest && known.some((point) => point.segment !== last.segment)) {
    sentences.push(locale.fill(words.trend.sinceBreak, { day: locale.day(latest.on) }));
  }
  const gaps = trend.points.filter((point) => !isKnown(point));
  if (gaps.length > 0) {
    const periods = locale.list(gaps.map((point) => `${locale.shortPeriod(point.period)} (${words.gap[point.gap ?? 'unknown'].toLowerCase()})`));
    sentences.push(locale.fill(words.trend.gaps, { periods }));
  }
  for (const target of trend.targets) {
    if (trend.indicator) {
      sentences.push(locale.fill(words.trend.target, {
        v: locale.comparator(target.comparator, trend.indicator), due: locale.period(target.due),
      }));
    }
  }
  return sentences.join(' ');
}

/** The points, one a row, oldest first. */
export function trendTable(trend: Trend, locale: Locale): TableModel {
  const { words } = locale;
  const measured = trendMeasure(trend, locale);
  const columns: ColumnOf<TrendPoint>[] = [
    { key: 'period', label: words.common.period, cell: (point) => ({ text: locale.shortPeriod(point.period) }) },
    {
      key: 'value', label: words.common.value, numeric: true,
      cell: (point) => ({ text: locale.valued(point, measured), value: point.value }),
    },
    {
      key: 'change', label: words.common.change, numeric: true,
      cell: (point) => figureCell(point.change, (value) => locale.signed(value, measured)),
    },
    { key: 'coverage', label: trend.node ? words.common.parts : words.common.units, cell: (point) => coverageCell(point.coverage) },
    {
      key: 'status', label: words.common.status,
      cell: (point) => ({
        text: words.status[point.status] + (point.complete ? '' : ` (${words.common.incomplete})`), value: point.status,
      }),
    },
    { key: 'source', label: words.common.source, cell: (point) => ({ text: point.source ? locale.text(point.source.title) : '' }) },
  ];
  const caption = locale.fill(words.trend.tableCaption, { indicator: subject(trend, locale), unit: locale.text(trend.unit.name) });
  return tableOf('trend', caption, columns, trend.points, (point) => point.period.id);
}

/** The targets as a table of their own, where the chart draws any: the numbers of their paths too. */
export function targetTable(trend: Trend, locale: Locale): TableModel {
  const { words } = locale;
  const measured = trend.indicator;
  const rows = trend.targets.flatMap((target) => [
    ...target.path.slice(0, -1).map((point, i) => ({ id: `${target.id}-${i}`, on: locale.day(point.on), said: locale.quantity(point.value, measured), value: point.value })),
    {
      id: target.id,
      on: locale.shortPeriod(target.due),
      said: measured ? locale.comparator(target.comparator, measured) : '',
      value: targetValues(target)[0] ?? null,
    },
  ]);
  return tableOf(
    'trend-targets',
    locale.capital(words.common.target),
    [
      { key: 'due', label: words.progress.due, cell: (row) => ({ text: row.on }) },
      { key: 'goal', label: words.common.target, numeric: true, cell: (row) => ({ text: row.said, value: row.value }) },
    ],
    rows,
    (row) => row.id,
  );
}
