import type { Judgement, Progress, ProgressItem, Verdict, VerdictCounts } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { isForecast, sayAhead, sayChance, sayRange } from './forecast';
import { coverageCell, figureCell, tableOf, type ColumnOf, type TableModel } from './model';
import { barScale, type BarScale } from './scale';

/** Verdicts in the order in which they are told: what needs work last. */
export const verdictOrder: readonly Verdict[] = [
  'achieved', 'onTrack', 'watch', 'risk', 'alarm', 'missed', 'pending', 'noData', 'noTarget',
];

/** `3 đạt, 1 nguy cơ và 2 chưa có số liệu`; no line breaks after a number. */
export function sayCounts(counts: VerdictCounts, locale: Locale): string {
  return locale.list(
    verdictOrder
      .filter((verdict) => counts[verdict] > 0)
      .map((verdict) => `${locale.number(counts[verdict])}\u00a0${locale.words.verdict[verdict].toLowerCase()}`),
  );
}

/** The numbers that a target is drawn at: one, or both ends of a band. */
export function goals(item: Pick<ProgressItem, 'target' | 'goal'>): number[] {
  const { comparator } = item.target;
  if (comparator.kind === 'between') return [comparator.low, comparator.high];
  return item.goal === null ? [] : [item.goal];
}

/** The digits that tell the item's value apart from its goal and its expected value, for all three. */
export function digitsOf(item: ProgressItem, locale: Locale): number {
  const value = item.figure?.value ?? null;
  const beside = [...goals(item), item.expected];
  return value === null ? 2 : locale.digits(value, item.indicator, beside);
}

/** The item's value as it is read: with qualifier and unit, or why there is none. */
export function sayValue(item: ProgressItem, locale: Locale): string {
  const { figure } = item;
  if (!figure) return '–';
  return locale.valued(figure, item.indicator, figure.value === null ? undefined : digitsOf(item, locale));
}

/** The target with its comparator: `tối thiểu 30%`. */
export function sayTarget(item: ProgressItem, locale: Locale): string {
  const said = locale.comparator(item.target.comparator, item.indicator);
  return item.target.comparator.kind === 'change' && item.goal !== null
    ? `${said} (${locale.quantity(item.goal, item.indicator)})`
    : said;
}

/** Whether the value is to stay below the goal. */
const hasCeiling = ({ target: { comparator } }: ProgressItem): boolean => comparator.kind === 'atMost' || comparator.kind === 'lessThan';

/** How far from the goal, in words. */
export function sayGap(item: ProgressItem, locale: Locale): string {
  if (item.gap === null) return '';
  const { exact, gaps } = locale.words.progress;
  const { kind } = item.target.comparator;
  const { ahead, short } = hasCeiling(item) ? gaps.most : kind === 'equals' || kind === 'between' ? gaps.exactly : gaps.least;
  return item.gap === 0 ? exact : locale.fill(item.gap > 0 ? ahead : short, { v: locale.distance(item.gap, item.indicator) });
}

/** Days to the deadline, in words. */
export function sayDays(item: ProgressItem, locale: Locale): string {
  const { daysLeft, overdue, dueToday } = locale.words.progress;
  if (item.daysLeft === 0) return dueToday;
  return locale.fill(item.daysLeft > 0 ? daysLeft : overdue, { n: Math.abs(item.daysLeft) });
}

/** The verdict that the figures of its day give where the latest one that a document states is another, else `null`. */
export function differs(item: ProgressItem): Verdict | null {
  const last = item.reported.at(-1);
  if (!last?.differs) return null;
  return last.verdict === 'missed' ? 'achieved' : 'missed';
}

/** The forecast at the deadline, as the bar marks it; a mere pace is only told. */
export function marked({ forecast }: ProgressItem): { value: number; likely: readonly [number, number] | null } | null {
  return forecast && isForecast(forecast) ? forecast : null;
}

/** What a method says: its word, its number, or why it says nothing. */
export function sayJudgement({ method, word, score, unavailable }: Judgement, locale: Locale): string {
  const { methods, verdict } = locale.words;
  if (unavailable !== null) return methods.unavailable[unavailable];
  const said = word === null ? null : word in verdict ? verdict[word as Verdict] : methods.word[word as keyof typeof methods.word];
  const share = method === 'unsd';
  const number = score === null || method === 'destatis' ? null : locale.fill(methods.score[method], { v: share ? locale.share(score) : locale.number(score) });
  return [said, said && number ? `(${number})` : number].filter(Boolean).join(' ');
}

/** How many of the methods that conclude say that the target is reached or will be; nothing to compare where one was asked. */
export function sayAgreement({ methods, agreement }: ProgressItem, locale: Locale): string {
  const { onCourse, offCourse } = agreement;
  if (methods.length < 2 || onCourse + offCourse === 0) return '';
  return locale.fill(locale.words.methods.agreement, { on: onCourse, off: offCourse, n: onCourse + offCourse });
}

/** Whether methods were asked for beside the one that always judges. */
export const comparesMethods = (item: ProgressItem): boolean => item.methods.some(({ method }) => method !== 'linearPace');

/**
 * The scale of an item's bar. Percentages share one scale, 0 to 100, points run to their maximum; other measures, which
 * cannot be compared with one another, run a little beyond their own greatest number.
 */
export function itemScale(item: ProgressItem): BarScale {
  const forecast = marked(item);
  const numbers = [item.figure?.value ?? null, item.expected, ...goals(item), ...(forecast ? [forecast.value, ...(forecast.likely ?? [])] : [])];
  const full = item.indicator.max ?? (item.indicator.unit.vi === '%' ? 100 : null);
  return full === null
    ? barScale(numbers.map((number) => (number === null ? null : number * 1.1)), null)
    : barScale(numbers, full);
}

/** Says how many targets stand where, and which one is furthest behind its path. */
export function progressSentence(progress: Progress, locale: Locale): string {
  const { words } = locale;
  const unit = locale.text(progress.unit.name);
  if (progress.items.length === 0) return locale.fill(words.progress.nothing, { unit });
  const counts = sayCounts(progress.verdicts, locale);
  const first = locale.fill(words.progress.sentence, { unit, n: progress.items.length, counts });
  const [only, ...others] = progress.items;
  if (only && others.length === 0 && only.figure && only.gap !== null) {
    const gap = sayGap(only, locale);
    return `${first} ${locale.fill(words.progress.one, {
      indicator: locale.text(only.indicator.name), value: sayValue(only, locale),
      gap: only.gap === 0 || hasCeiling(only) ? gap : locale.fill(words.progress.against, { gap }),
    })}`;
  }
  const behind = progress.items.find((item) => item.verdict === 'alarm' || item.verdict === 'risk' || item.verdict === 'watch');
  const value = behind?.figure?.value ?? null;
  if (!behind || value === null || behind.expected === null) return first;
  const by = locale.fill(value > behind.expected ? words.progress.above : words.progress.behind, { v: locale.distance(behind.expected - value, behind.indicator) });
  return `${first} ${locale.fill(words.progress.worst, { indicator: locale.text(behind.indicator.name), by })}`;
}

/** Every figure of the bars and of what opens under them. */
export function progressTable(progress: Progress, locale: Locale): TableModel {
  const { words } = locale;
  const columns: ColumnOf<ProgressItem>[] = [
    { key: 'indicator', label: words.common.indicator, cell: (item) => ({ text: locale.text(item.indicator.name) }) },
    { key: 'domain', label: words.common.domain, cell: (item) => ({ text: item.domain ? locale.text(item.domain.name) : '' }) },
    { key: 'verdict', label: words.common.verdict, cell: (item) => ({ text: words.verdict[item.verdict], value: item.verdict }) },
    {
      key: 'value', label: words.common.value, numeric: true,
      cell: (item) => ({ text: sayValue(item, locale), value: item.figure?.value ?? null }),
    },
    {
      key: 'period', label: words.common.period,
      cell: ({ figure }) => ({ text: figure ? locale.shortPeriod(figure.period) : '' }),
    },
    {
      key: 'numerator', label: words.progress.numerator, numeric: true,
      cell: ({ figure }) => figureCell(figure?.numerator ?? null, (value) => locale.number(value)),
    },
    {
      key: 'denominator', label: words.progress.denominator, numeric: true,
      cell: ({ figure }) => figureCell(figure?.denominator ?? null, (value) => locale.number(value)),
    },
    { key: 'coverage', label: words.common.units, cell: ({ figure }) => coverageCell(figure?.coverage) },
    { key: 'goal', label: words.common.target, numeric: true, cell: (item) => ({ text: sayTarget(item, locale), value: item.goal }) },
    { key: 'gap', label: words.progress.gap, numeric: true, cell: (item) => ({ text: sayGap(item, locale), value: item.gap }) },
    {
      key: 'expected', label: words.progress.expected, numeric: true,
      cell: (item) => figureCell(item.expected, (value) => locale.quantity(value, item.indicator, digitsOf(item, locale))),
    },
    {
      key: 'deviation', label: words.progress.deviation, numeric: true,
      cell: (item) => figureCell(item.deviation, (value) => sayDeviation(value, item, locale)),
    },
    { key: 'share', label: words.progress.share, numeric: true, cell: (item) => figureCell(item.share, locale.share) },
    { key: 'pace', label: words.progress.pace, numeric: true, cell: (item) => figureCell(item.pace, (value) => locale.number(value)) },
    {
      key: 'forecast', label: words.forecast.atDue, numeric: true,
      cell: (item) => figureCell(marked(item)?.value ?? null, (value) => sayAhead(value, item.indicator, locale, goals(item))),
    },
    {
      key: 'likely', label: words.forecast.likely, numeric: true,
      cell: ({ forecast, indicator }) => ({ text: forecast?.likely ? sayRange(forecast.likely, indicator, locale) : '' }),
    },
    {
      key: 'probability', label: words.forecast.probability, numeric: true,
      cell: ({ forecast }) => figureCell(forecast?.probability ?? null, (value) => sayChance(value, locale)),
    },
    ...(progress.items[0]?.methods ?? []).flatMap(({ method }, i): ColumnOf<ProgressItem>[] => (method === 'linearPace' ? [] : [{
      key: method, label: words.methods.name[method],
      cell: ({ methods }) => ({ text: methods[i] ? sayJudgement(methods[i], locale) : '' }),
    }])),
    { key: 'due', label: words.progress.due, cell: (item) => ({ text: locale.shortPeriod(item.target.due) }) },
    { key: 'daysLeft', label: words.progress.daysColumn, numeric: true, cell: (item) => figureCell(item.daysLeft, (n) => locale.number(n)) },
    {
      key: 'reported', label: words.progress.reportedColumn,
      cell: (item) => ({ text: item.reported.map((said) => `${words.reported[said.verdict]} (${locale.day(said.asOf)})`).join('; ') }),
    },
    { key: 'owner', label: words.progress.owner, cell: (item) => ({ text: item.owner ? locale.text(item.owner) : '' }) },
    {
      key: 'source', label: words.common.source,
      cell: ({ figure }) => ({ text: figure?.source ? locale.text(figure.source.title) : '' }),
    },
  ];
  const caption = locale.fill(words.progress.tableCaption, {
    unit: locale.text(progress.unit.name), day: locale.day(progress.today),
  });
  return tableOf('progress', caption, columns, progress.items, (item) => item.target.id);
}

/** Points against the path: percentage points for percentages, else points of the way. */
export function sayDeviation(value: number, item: ProgressItem, locale: Locale): string {
  const percent = item.indicator.unit.vi === '%' ? item.indicator : { unit: { vi: '%', en: null }, decimals: null };
  return locale.signed(value, percent);
}
