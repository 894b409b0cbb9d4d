import type { Change, Lever, Standing, WhatIf } from '../../../src/wasm/types';
import type { Locale, Measured } from '../locale';
import { rankingMeasure, unitless } from './measure';
import { figureCell, tableOf, type Cell, type ColumnOf, type TableModel } from './model';

/** More units than this are shown around the own one only. */
const manyUnits = 100;

/** Without the noise of binary fractions, which would otherwise be told as a difference. */
export const clean = (value: number): number => Math.round(value * 1e9) / 1e9;

/** What the simulated scores are written in. */
export const simulatedMeasure = (answer: Pick<WhatIf, 'node' | 'max' | 'indicator'>, locale: Locale): Measured | null =>
  rankingMeasure(answer, locale);

export function sayScored(score: number | null, measured: Measured | null, locale: Locale): string {
  return score === null ? '–' : locale.quantity(clean(score), measured);
}

/** `, hạng 5/34`; nothing where there are no ranks, or none but one's own. */
export function sayRankOf({ rank, of }: Standing, locale: Locale): string {
  return rank === null || of < 2 ? '' : locale.fill(locale.words.whatif.ranked, { rank, of });
}

/** How far `outcome` is from `official`, with its sign; nothing where one of them is missing. */
export function sayDifferenceOf(official: number | null, outcome: number | null, measured: Measured | null, locale: Locale): string {
  if (official === null || outcome === null) return '';
  const difference = clean(outcome - official);
  return difference === 0 ? locale.words.common.same : locale.signed(difference, measured);
}

/** Places gained (▲) or lost (▼); nothing where there are no ranks. */
export function sayPlaces(official: number | null, outcome: number | null, locale: Locale): string {
  if (official === null || outcome === null) return '';
  if (official === outcome) return locale.words.common.same;
  const places = locale.fill(locale.words.whatif.places, { v: Math.abs(official - outcome) });
  return locale.fill(outcome < official ? locale.words.common.up : locale.words.common.down, { v: places });
}

/** Where the unit stands, and where the assumptions lead. */
export function whatifSentence(answer: WhatIf, locale: Locale): string {
  const { whatif } = locale.words;
  const unit = locale.text(answer.unit.name);
  const measured = simulatedMeasure(answer, locale);
  const { official, outcome } = answer;
  if (answer.levers.length === 0) return locale.fill(whatif.nothing, { unit });
  if (answer.changes.length === 0) {
    return locale.fill(whatif.sentence, {
      unit, score: official.score === null ? locale.words.verdict.noData.toLowerCase() : sayScored(official.score, measured, locale), rank: sayRankOf(official, locale), period: locale.when(answer.period),
    });
  }
  const rank = outcome.rank === null
    ? ''
    : official.rank === null
      ? sayRankOf(outcome, locale)
      : locale.fill(whatif.rankedFrom, { rank: outcome.rank, of: outcome.of, official: official.rank });
  return locale.fill(whatif.sentenceChanged, {
    unit, rank, score: sayScored(outcome.score, measured, locale), official: sayScored(official.score, measured, locale),
    difference: sayDifferenceOf(official.score, outcome.score, measured, locale),
  });
}

/** The name of what a change is about; its id where nothing here has that name. */
export function changeSubject(change: Change, answer: WhatIf, locale: Locale): string {
  const lever = answer.levers.find(({ node, indicator }) =>
    (change.node && node?.id === change.node) || (change.indicator && indicator?.id === change.indicator));
  const target = answer.targets.find((one) => one.target === change.target)?.indicator;
  const node = change.node && (answer.nodes.find((one) => one.node.id === change.node)?.node ?? lever?.node);
  const named = target ?? (node || (lever?.indicator ?? lever?.node));
  return named ? locale.text(named.name) : (change.node ?? change.indicator ?? change.target ?? '');
}

/** `58.900 trên 59.168`, or the one of both that is changed. */
function sayCounts({ numerator = null, denominator = null }: Change, locale: Locale): string {
  const { whatif } = locale.words;
  return locale.fill(denominator === null ? whatif.sayNumerator : numerator === null ? whatif.sayDenominator : whatif.sayCounts, { numerator, denominator });
}

/** What a change says, without its subject. */
export function changeText(change: Change, answer: WhatIf, locale: Locale): string {
  const { whatif } = locale.words;
  const kinds: readonly (readonly [number | null | undefined, string, (value: number) => string])[] = [
    [change.value, whatif.sayTo, (value) => locale.number(value, undefined)],
    [change.by, whatif.sayBy, (value) => locale.signed(value, null)],
    [change.growth, whatif.sayGrowth, (value) => `${locale.signed(value, null)}%`],
    [change.weight, whatif.sayWeight, (value) => locale.number(value, undefined)],
    [change.max, whatif.sayMax, (value) => locale.number(value, undefined)],
  ];
  const kind = kinds.find(([value]) => typeof value === 'number');
  const counted = typeof change.numerator === 'number' || typeof change.denominator === 'number';
  const said = counted
    ? sayCounts(change, locale)
    : kind ? locale.fill(kind[1], { v: kind[2](kind[0] as number) }) : whatif.sayRule;
  const ofFramework = !counted && (kind === undefined || kind[1] === whatif.sayWeight || kind[1] === whatif.sayMax);
  if (ofFramework || change.unit === answer.unit.id) return said;
  const unit = answer.rows.find((row) => row.unit.id === change.unit)?.unit;
  return `${said} (${unit ? locale.text(unit.name) : (change.unit ?? whatif.everyUnit)})`;
}

/** A change as one line, by its own name where it has one. */
export const sayChange = (change: Change, answer: WhatIf, locale: Locale): string =>
  `${change.name ? `${change.name}: ` : ''}${changeSubject(change, answer, locale)} ${changeText(change, answer, locale)}`;

/** The unit and digits of a lever's own number: counts are whole, points in points, values in their indicator's unit. */
export function leverMeasure(lever: Lever, locale: Locale): Measured | null {
  if (lever.kind === 'value') return lever.indicator;
  const word = locale.words.common.points;
  return lever.kind === 'points' ? { unit: { vi: word, en: word }, decimals: null } : null;
}

/** What a lever is called. */
export const leverName = ({ indicator, node }: Lever): { vi: string; en: string | null } => (indicator ?? node)?.name ?? { vi: '', en: null };

/** The number that a lever's slider moves. */
export const leverValue = (lever: Lever, state: Lever['official']): number | null =>
  lever.kind === 'counts' ? state.numerator : lever.kind === 'points' ? state.points : state.value;

/** The change that moves a unit's lever: its counts, its value, or its points. */
export function leverChange(lever: Lever, unit: string, to: { value: number } | { numerator: number; denominator: number }): Change {
  const subject = lever.kind === 'points' && lever.node ? { node: lever.node.id } : { indicator: lever.indicator?.id ?? null };
  return { unit, ...subject, ...to };
}

/** Where a lever's slider ends; where the core knows no bound, 0 and twice the official figure. */
export function leverRange(lever: Lever): { low: number; high: number } {
  const official = Math.abs(leverValue(lever, lever.official) ?? 0);
  const low = lever.low ?? Math.min(0, 2 * (leverValue(lever, lever.official) ?? 0));
  return { low, high: lever.high ?? Math.max(low + lever.step, official * 2 || 100) };
}

/** A cell for a simulated number that may be absent. */
export const simulatedCell = (value: number | null, say: (value: number) => string): Cell => figureCell(value === null ? null : clean(value), say);

const marked = (caption: string, locale: Locale): string => `${caption}. ${locale.words.simulated}`;

/** Score and rank, official and simulated. */
export function standingsTable(answer: Pick<WhatIf, 'official' | 'outcome' | 'unit' | 'period'>, measured: Measured | null, locale: Locale): TableModel {
  const { words } = locale;
  const columns: ColumnOf<'official' | 'outcome'>[] = [
    { key: 'state', label: words.whatif.preset, cell: (name) => ({ text: words.whatif[name] }) },
    { key: 'score', label: words.whatif.score, numeric: true, cell: (name) => simulatedCell(answer[name].score, (score) => sayScored(score, unitless(measured), locale)) },
    { key: 'rank', label: words.whatif.rank, numeric: true, cell: (name) => figureCell(answer[name].rank, String) },
  ];
  const caption = locale.fill(words.whatif.tableStandings, { unit: locale.text(answer.unit.name), period: locale.period(answer.period) });
  return tableOf('whatif-standings', marked(caption, locale), columns, ['official', 'outcome'], (name) => name);
}

/** What is assumed, with what each assumption brings. */
export function changesTable(answer: WhatIf, locale: Locale): TableModel {
  const { whatif } = locale.words;
  const measured = unitless(simulatedMeasure(answer, locale));
  return tableOf('whatif-changes', marked(whatif.changes, locale), [
    { key: 'change', label: whatif.change, cell: ({ change }) => ({ text: `${changeSubject(change, answer, locale)} ${changeText(change, answer, locale)}` }) },
    { key: 'name', label: whatif.assumption, cell: ({ change }) => ({ text: change.name ?? '' }) },
    { key: 'score', label: whatif.brings, numeric: true, cell: ({ score }) => simulatedCell(score, (value) => locale.signed(value, measured)) },
    { key: 'rank', label: whatif.bringsRank, numeric: true, cell: ({ rank }) => figureCell(rank, (value) => locale.signed(value, null)) },
  ], answer.changes, (row) => String(answer.changes.indexOf(row)));
}

/** Every node before and after. */
export function nodesTable(answer: WhatIf, locale: Locale): TableModel {
  const { words } = locale;
  const measured = unitless(simulatedMeasure(answer, locale));
  const score = (value: number): string => sayScored(value, measured, locale);
  type Row = WhatIf['nodes'][number];
  const columns: ColumnOf<Row>[] = [
    { key: 'node', label: words.whatif.component, cell: ({ node }) => ({ text: locale.text(node.name) }) },
    { key: 'max', label: words.common.max, numeric: true, cell: ({ max }) => figureCell(max, (value) => locale.number(value)) },
    { key: 'official', label: words.whatif.official, numeric: true, cell: ({ official }) => simulatedCell(official, score) },
    { key: 'outcome', label: words.whatif.outcome, numeric: true, cell: ({ outcome }) => simulatedCell(outcome, score) },
    {
      key: 'difference', label: words.whatif.difference, numeric: true,
      cell: ({ official, outcome }) => ({ text: sayDifferenceOf(official, outcome, measured, locale) }),
    },
  ];
  const caption = locale.fill(words.whatif.tableNodes, { unit: locale.text(answer.unit.name), period: locale.period(answer.period) });
  return tableOf('whatif', marked(caption, locale), columns, answer.nodes, ({ node }) => node.id);
}

/** The league before and after; of very many units those around the own one. */
export function rowsTable(answer: WhatIf, locale: Locale): TableModel {
  const { words } = locale;
  const measured = unitless(simulatedMeasure(answer, locale));
  const score = (value: number): string => sayScored(value, measured, locale);
  type Row = WhatIf['rows'][number];
  const columns: ColumnOf<Row>[] = [
    { key: 'unit', label: words.common.unit, cell: ({ unit }) => ({ text: locale.text(unit.name) }) },
    { key: 'officialRank', label: words.whatif.officialRank, numeric: true, cell: ({ official }) => figureCell(official.rank, String) },
    { key: 'outcomeRank', label: words.whatif.outcomeRank, numeric: true, cell: ({ outcome }) => figureCell(outcome.rank, String) },
    { key: 'officialScore', label: words.whatif.officialScore, numeric: true, cell: ({ official }) => simulatedCell(official.score, score) },
    { key: 'outcomeScore', label: words.whatif.outcomeScore, numeric: true, cell: ({ outcome }) => simulatedCell(outcome.score, score) },
  ];
  const own = answer.rows.findIndex(({ unit }) => unit.id === answer.unit.id);
  const start = answer.rows.length > manyUnits ? Math.max(0, Math.min(own - manyUnits / 2, answer.rows.length - manyUnits)) : 0;
  const shown = answer.rows.slice(start, start + manyUnits);
  const part = shown.length < answer.rows.length ? ` (${locale.fill(words.whatif.tablePart, { shown: shown.length, of: answer.rows.length })})` : '';
  const caption = locale.fill(words.whatif.tableRows, { period: locale.period(answer.period) }) + part;
  return tableOf('whatif-units', marked(caption, locale), columns, shown, ({ unit }) => unit.id, ({ unit }) => unit.id === answer.unit.id);
}
