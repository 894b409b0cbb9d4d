import type { Day, ProgressItem, TargetRef, Trend, TrendPoint, UnitRef } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { isForecast, sayAhead, sayChance, sayRange } from './forecast';
import { trendMeasure } from './measure';
import { coverageCell, figureCell, tableOf, type Cell, type ColumnOf, type TableModel } from './model';

export type KnownPoint = TrendPoint & { value: number };

/** A value to come. */
export type AheadPoint = NonNullable<Trend['forecast']>['points'][number];

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

/** The units that became this one, each with its values that are known; `joined`: the value before is known too. Those without any are left out. */
export function predecessorLines({ predecessors }: Trend): { unit: UnitRef; points: { on: Day; value: number; joined: boolean }[] }[] {
  return predecessors
    .map(({ unit, points }) => ({
      unit, points: points.flatMap(({ on, value }, i) => (value === null ? [] : [{ on, value, joined: (points[i - 1]?.value ?? null) !== null }])),
    }))
    .filter(({ points }) => points.length > 0);
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

/** The point from which the forecast goes on: the last result before it. */
export function origin({ points, forecast }: Trend): KnownPoint | undefined {
  const first = forecast?.points[0];
  return first && points.filter(isKnown).filter(({ on, status }) => on < first.on && status !== 'planned' && status !== 'registered').at(-1);
}

/**
 * Where the series leads by each deadline, without a target by the last day that is forecast. The probability is that of the same target
 * among `items`, if it comes with the same forecast.
 */
function sayForecast({ forecast, targets, ...trend }: Trend, items: readonly ProgressItem[], locale: Locale): string[] {
  const { words } = locale;
  const measured = trendMeasure({ forecast, targets, ...trend }, locale);
  const last = forecast?.points.at(-1);
  if (!forecast || !last) return [];
  const deadlines = targets.flatMap((target) => {
    const point = forecast.points.find(({ on }) => on === target.due.end);
    return point ? [{ point, target }] : [];
  });
  return (deadlines.length > 0 ? deadlines : [{ point: last, target: null }]).map(({ point, target }) => {
    const goal = target ? targetValues(target) : [];
    const params = { day: locale.day(point.on), v: sayAhead(point.value, measured, locale, goal) };
    if (!isForecast(forecast)) return locale.fill(words.forecast.sentencePace, params);
    const outlook = items.find((item) => item.target.id === target?.id)?.forecast;
    const chance = outlook && outlook.probability !== null && Math.abs(outlook.value - point.value) < 1e-9 ? outlook.probability : null;
    const more = [
      point.likely && locale.fill(words.forecast.within, { range: sayRange(point.likely, measured, locale) }),
      chance !== null && locale.fill(words.forecast.chance, { p: sayChance(chance, locale) }),
      forecast.model === 'drift' && words.forecast.few,
    ].filter(Boolean).join(', ');
    return locale.fill(words.forecast.sentence, { ...params, more: more && ` (${more})` });
  });
}

/** From where to where, compared only within the latest segment; gaps, targets and where it leads (`items`: the targets' progress) are said too. */
export function trendSentence(trend: Trend, locale: Locale, items: readonly ProgressItem[] = []): string {
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
  return [...sentences, ...sayForecast(trend, items, locale)].join(' ');
}

/** The points, one a row, oldest first; then what is forecast, marked so. */
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
  const ahead = trend.forecast;
  const told: Record<string, (point: AheadPoint) => Cell> = {
    period: ({ on }) => ({ text: locale.day(on) }),
    value: ({ value }) => ({ text: sayAhead(value, measured, locale), value }),
    status: () => ({ text: locale.capital(ahead && isForecast(ahead) ? words.forecast.name : words.forecast.paceName), value: ahead?.model ?? null }),
    likely: ({ likely }) => ({ text: likely ? sayRange(likely, measured, locale) : '' }),
    possible: ({ possible }) => ({ text: possible ? sayRange(possible, measured, locale) : '' }),
  };
  type Row = { point: TrendPoint } | { ahead: AheadPoint };
  const both = columns.map(({ cell, ...column }): ColumnOf<Row> => ({
    ...column, cell: (row) => ('point' in row ? cell(row.point) : (told[column.key]?.(row.ahead) ?? { text: '' })),
  }));
  for (const key of ['likely', 'possible'] as const) {
    both.push({ key, label: words.forecast[key], numeric: true, cell: (row) => ('point' in row ? { text: '' } : (told[key]?.(row.ahead) ?? { text: '' })) });
  }
  const caption = locale.fill(words.trend.tableCaption, { indicator: subject(trend, locale), unit: locale.text(trend.unit.name) });
  const rows: Row[] = [...trend.points.map((point) => ({ point })), ...(ahead?.points ?? []).map((point) => ({ ahead: point }))];
  return tableOf('trend', caption, both, rows, (row) => ('point' in row ? row.point.period.id : `forecast ${row.ahead.on}`));
}

/** What the units that became this one had, a row a value; a gap has none. */
export function predecessorTable(trend: Trend, locale: Locale): TableModel {
  const { words } = locale;
  const measured = trendMeasure(trend, locale);
  const rows = trend.predecessors.flatMap(({ unit, share, points }) => points.map((point) => ({ unit, share, ...point })));
  return tableOf(
    'trend-predecessors',
    locale.capital(locale.fill(words.trend.predecessors, { units: locale.list(trend.predecessors.map(({ unit }) => locale.text(unit.name))) }).replace(/\.$/, '')),
    [
      { key: 'unit', label: words.common.unit, cell: ({ unit }) => ({ text: locale.text(unit.name) }) },
      { key: 'on', label: words.common.period, cell: ({ on }) => ({ text: locale.day(on) }) },
      { key: 'value', label: words.common.value, numeric: true, cell: ({ value }) => ({ text: value === null ? '–' : locale.quantity(value, measured), value }) },
      { key: 'part', label: words.trend.part, numeric: true, cell: ({ share }) => (share === 1 ? { text: '' } : { text: locale.share(share), value: share }) },
      { key: 'status', label: words.common.status, cell: ({ status }) => ({ text: words.status[status], value: status }) },
    ],
    rows,
    ({ unit, on }) => `${unit.id} ${on}`,
  );
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
