import type { Certainty, CertaintyRow, CertaintyTerms } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { figureCell, tableOf, type ColumnOf, type TableModel } from './model';
import { clean } from './whatif';

/** A row whose ranks the runs could tell. */
export type Ranked = CertaintyRow & { low: number; high: number; median: number };

export const isRanked = (row: CertaintyRow): row is Ranked => row.low !== null && row.high !== null && row.median !== null;

/** The selected unit's row. */
export const ownRow = (certainty: Certainty): CertaintyRow | undefined => certainty.rows.find(({ unit }) => unit.id === certainty.own);

/** The end of the scale of ranks on which whiskers lie. */
export const lastRank = ({ rows }: Certainty): number => Math.max(1, rows.filter(isRanked).length, ...rows.map(({ worst }) => worst ?? 0));

/** Whether there are weights that can vary: the score is made of more than one leaf. */
export const weighed = ({ node, cells, rows }: Certainty): boolean => node !== null && cells > rows.length;

/** Whether the runs varied anything. Where they did not, every interval is the official rank alone and would read as proof. */
export const varied = (certainty: Certainty, { weights, noise, methods, missing }: CertaintyTerms): boolean =>
  Boolean((noise && certainty.counted > 0) || (weighed(certainty) && (weights || methods || (missing && certainty.gaps > 0))));

/** `hạng 5–9`. */
export function sayInterval(row: CertaintyRow, locale: Locale): string {
  const words = locale.words.certainty;
  if (!isRanked(row)) return words.unranked;
  return locale.fill(row.low === row.high ? words.only : words.interval, { low: row.low, high: row.high });
}

/** Where the unit stands in most of the runs, and how far ranks shift on the whole. */
export function certaintySentence(certainty: Certainty, locale: Locale): string {
  const words = locale.words.certainty;
  const all = locale.fill(words.all, { shift: locale.number(certainty.shift) });
  const own = ownRow(certainty);
  if (!own || !isRanked(own)) return all;
  const mates = certainty.rows.filter((row) => row.bracket !== null && row.bracket === own.bracket).length - 1;
  const same = mates > 0 ? locale.fill(words.same, { n: mates }) : '';
  const said = locale.fill(own.low === own.high ? words.sentenceOne : words.sentence, { unit: locale.text(own.unit.name), low: own.low, high: own.high, same });
  return `${said} ${all}`;
}

export function certaintyTables(certainty: Certainty, locale: Locale): TableModel[] {
  const { words } = locale;
  const own = ownRow(certainty);
  const place = certainty.rows.findIndex((row) => row === own);
  const rank = (value: number): string => locale.number(value, 0);
  const score = (value: number): string => locale.number(clean(value));
  /** How often a row is above the selected unit. */
  const above = (row: CertaintyRow): number | null => {
    const at = certainty.rows.indexOf(row);
    return certainty.above === null || place < 0 || at === place ? null : (certainty.above[at * certainty.rows.length + place] ?? null);
  };
  const columns: ColumnOf<CertaintyRow>[] = [
    { key: 'unit', label: words.common.unit, cell: ({ unit }) => ({ text: locale.text(unit.name) }) },
    { key: 'rank', label: words.certainty.official, numeric: true, cell: (row) => figureCell(row.rank, rank) },
    { key: 'low', label: words.certainty.low, numeric: true, cell: (row) => figureCell(row.low, rank) },
    { key: 'median', label: words.certainty.median, numeric: true, cell: (row) => figureCell(row.median, (value) => locale.number(value)) },
    { key: 'high', label: words.certainty.high, numeric: true, cell: (row) => figureCell(row.high, rank) },
    { key: 'mean', label: words.certainty.mean, numeric: true, cell: (row) => figureCell(row.mean, (value) => locale.number(value)) },
    { key: 'bracket', label: words.certainty.bracketColumn, numeric: true, cell: (row) => figureCell(row.bracket, rank) },
    { key: 'best', label: words.certainty.best, numeric: true, cell: (row) => figureCell(row.best, rank) },
    { key: 'worst', label: words.certainty.worst, numeric: true, cell: (row) => figureCell(row.worst, rank) },
    { key: 'lowest', label: words.certainty.lowest, numeric: true, cell: (row) => figureCell(row.lowest, score) },
    { key: 'highest', label: words.certainty.highest, numeric: true, cell: (row) => figureCell(row.highest, score) },
    {
      key: 'above', label: locale.fill(words.certainty.above, { unit: own ? locale.text(own.unit.name) : '' }), numeric: true,
      cell: (row) => figureCell(above(row), locale.share),
    },
  ];
  const marked = (caption: string): string => `${caption}. ${words.simulated}`;
  return [
    tableOf(
      'certainty', marked(locale.fill(words.certainty.tableRows, { period: locale.period(certainty.period) })), columns, certainty.rows,
      ({ unit }) => unit.id, ({ unit }) => unit.id === certainty.own,
    ),
    tableOf('certainty-drivers', marked(words.certainty.tableDrivers), [
      { key: 'driver', label: words.certainty.factor, cell: ({ name }) => ({ text: words.certainty.driver[name] }) },
      { key: 'first', label: words.certainty.firstColumn, numeric: true, cell: ({ first }) => figureCell(first, (value) => sayShare(value, locale)) },
      { key: 'total', label: words.certainty.totalColumn, numeric: true, cell: ({ total }) => figureCell(total, (value) => sayShare(value, locale)) },
      { key: 'range', label: words.certainty.rangeColumn, cell: ({ low, high }) => ({ text: `${sayShare(low, locale)}–${sayShare(high, locale)}` }) },
    ], certainty.drivers, ({ name }) => name),
    tableOf('certainty-without', marked(words.certainty.tableWithout), [
      { key: 'node', label: words.whatif.component, cell: ({ node }) => ({ text: locale.text(node.name) }) },
      { key: 'shift', label: words.certainty.shift, numeric: true, cell: ({ shift }) => figureCell(shift, (value) => locale.number(value)) },
    ], certainty.without, ({ node }) => node.id),
  ];
}

/** A share of the variance in whole percents: estimates are no finer. */
export const sayShare = (share: number, locale: Locale): string => `${locale.number(share * 100, 0)}%`;
