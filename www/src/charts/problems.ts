import type { Contents, FrameworkNode, IndicatorRef, Problem, ProblemCode, Problems, Severity, Text, Verdict } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { figureCell, tableOf, type TableModel } from './model';

export const severityOrder: readonly Severity[] = ['error', 'warning', 'info'];

/** What a problem is about, by name; `null` where the feed does not name it. */
export interface Place {
  unit: Text | null;
  indicator: Text | null;
  /** In words, or as the feed writes it. */
  period: string | null;
  node: Text | null;
}

/** Finds the names of what problems are about. Without `contents` the ids stand for them. */
export function placesOf(contents: Contents | null, locale: Locale): (problem: Problem) => Place {
  const names = <Item extends { id: string; name: Text }>(items: readonly Item[] = []) => new Map(items.map(({ id, name }) => [id, name]));
  const below = (node: FrameworkNode): FrameworkNode[] => [node, ...node.children.flatMap(below)];
  const units = names(contents?.units);
  const indicators = names(contents?.indicators);
  const nodes = names(contents?.frameworks.flatMap(({ root }) => below(root)));
  const periods = new Map(contents?.periods.map((period) => [period.id, locale.shortPeriod(period)]));
  const named = (id: string | null, known: Map<string, Text>): Text | null => (id === null ? null : known.get(id) ?? { vi: id, en: id });
  return ({ about }) => ({
    unit: named(about.unit, units),
    indicator: named(about.indicator, indicators),
    period: about.period === null ? null : periods.get(about.period) ?? about.period,
    node: named(about.node, nodes),
  });
}

type Pair = keyof Locale['words']['problems']['pairs'];

/** What the two facts of a problem are called where they are more than what stands there and what should. */
const pairs: Partial<Record<ProblemCode, readonly [Pair, Pair]>> = {
  ratio_differs: ['printed', 'computed'],
  total_differs: ['printed', 'computed'],
  sources_disagree: ['one', 'other'],
  duplicate_observation: ['one', 'other'],
  same_label_other_days: ['one', 'other'],
  verdict_differs: ['stated', 'computed'],
  part_exceeds_whole: ['numerator', 'denominator'],
  cumulative_falls: ['now', 'before'],
  out_of_bounds: ['one', 'bound'],
};

/** Problems whose two numbers are values of the indicator that they are about. */
const inItsUnit: readonly ProblemCode[] = ['ratio_differs', 'total_differs', 'sources_disagree', 'duplicate_observation', 'cumulative_falls', 'out_of_bounds'];

/** A fact with its name; `raw`: a name or word of the file format, to be read as it stands. */
export interface Said {
  name: string;
  text: string;
  raw: boolean;
}

/** What was found and what was expected, in the reader's words; what the core does not say is left out. */
export function sayFacts({ code, found, expected }: Problem, indicator: IndicatorRef | null, locale: Locale): Said[] {
  const { problems, reported, verdict } = locale.words;
  const measured = inItsUnit.includes(code) ? indicator : null;
  const say = (fact: string | number, other: string | number | null, i: number): Omit<Said, 'name'> => {
    if (typeof fact === 'number') {
      const digits = locale.digits(fact, null, typeof other === 'number' ? [other] : []);
      return { text: locale.quantity(fact, measured, digits), raw: false };
    }
    const word = code === 'verdict_differs'
      ? i === 0 ? reported[fact as keyof typeof reported] : verdict[fact as Verdict]?.toLowerCase()
      : i === 1 ? problems.facts[fact as keyof typeof problems.facts] : undefined;
    // A span of days reads as such; it may be open at an end.
    const [, from = '', to = ''] = /^(\d{4}-\d\d-\d\d)?\/(\d{4}-\d\d-\d\d)?$/.exec(fact) ?? [];
    if (from && to) return { text: `${locale.day(from)}–${locale.day(to)}`, raw: false };
    if (from || to) return { text: locale.fill(from ? problems.since : problems.until, { day: locale.day(from || to) }), raw: false };
    return { text: word ?? fact, raw: word === undefined };
  };
  const [one, other] = pairs[code] ?? [];
  const names = [one ? problems.pairs[one] : problems.here, other ? problems.pairs[other] : problems.should];
  const facts = [found, expected];
  return facts.flatMap((fact, i) => (fact === null ? [] : [{ name: names[i] ?? '', ...say(fact, facts[1 - i] ?? null, i) }]));
}

/** How many places of the feed are flawed. */
export const problemCount = ({ counts }: Problems): number => severityOrder.reduce((sum, severity) => sum + counts[severity], 0);

export function problemsSentence(problems: Problems, locale: Locale): string {
  const { words } = locale;
  const n = problemCount(problems);
  if (n === 0) return words.problems.nothing;
  const counts = severityOrder
    .filter((severity) => problems.counts[severity] > 0)
    .map((severity) => `${locale.number(problems.counts[severity])}\u00a0${words.severity[severity]}`);
  return locale.fill(words.problems.sentence, { n, counts: locale.list(counts) });
}

/** Everything that is listed, one problem a row. */
export function problemsTable(
  items: readonly Problem[], place: (problem: Problem) => Place, indicator: (problem: Problem) => IndicatorRef | null, locale: Locale,
): TableModel {
  const { problems, common } = locale.words;
  const name = (text: Text | null): { text: string } => ({ text: text ? locale.text(text) : '' });
  const fact = (problem: Problem, key: 'found' | 'expected') => {
    if (problem[key] === null) return { text: '', value: null };
    const said = sayFacts(problem, indicator(problem), locale);
    const one = key === 'found' ? said[0] : said.at(-1);
    return { text: one ? `${one.name}: ${one.text}` : '', value: problem[key] };
  };
  const rows = items.map((problem, i) => ({ id: String(i), problem, place: place(problem), message: locale.problem(problem) }));
  return tableOf(
    'problems',
    problems.tableCaption,
    [
      { key: 'what', label: problems.what, cell: ({ message }) => ({ text: message.title }) },
      { key: 'severity', label: problems.level, cell: ({ problem }) => ({ text: problems.severity[problem.severity], value: problem.severity }) },
      { key: 'unit', label: common.unit, cell: (row) => name(row.place.unit) },
      { key: 'indicator', label: common.indicator, cell: (row) => name(row.place.indicator) },
      { key: 'period', label: common.period, cell: (row) => ({ text: row.place.period ?? '' }) },
      { key: 'node', label: problems.node, cell: (row) => name(row.place.node) },
      { key: 'found', label: problems.here, cell: ({ problem }) => fact(problem, 'found') },
      { key: 'expected', label: problems.should, cell: ({ problem }) => fact(problem, 'expected') },
      { key: 'fix', label: problems.mendColumn, cell: ({ message }) => ({ text: message.fix ?? '' }) },
      { key: 'count', label: problems.count, numeric: true, cell: ({ problem }) => figureCell(problem.count, (n) => locale.number(n)) },
      { key: 'path', label: problems.path, cell: ({ problem }) => ({ text: problem.path }) },
      { key: 'code', label: problems.kind, cell: ({ problem }) => ({ text: problem.code }) },
    ],
    rows,
    ({ id }) => id,
  );
}
