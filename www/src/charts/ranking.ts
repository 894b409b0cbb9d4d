import type { Certainty, CertaintyRow, Ranking, RankingRow } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { rankingMeasure } from './measure';
import { coverageCell, figureCell, tableOf, type TableModel } from './model';
import { barScale, type BarScale } from './scale';

/** A run of rows under one heading: a group, a simulated bracket, or those without a value; `heading` `null` where the table needs none. */
export interface RankingSection {
  id: string;
  heading: string | null;
  note: string | null;
  bracket?: boolean;
  rows: readonly RankingRow[];
}

/** All rows in the order given, in sections by group where groups are shown; those without a value last. */
export function sections(ranking: Ranking, locale: Locale): RankingSection[] {
  const { words } = locale;
  const valued = ranking.rows.filter((row) => row.value !== null);
  const without = ranking.rows.filter((row) => row.value === null);
  const result: RankingSection[] = [];
  if (ranking.groups === null) {
    result.push({ id: 'all', heading: null, note: null, rows: valued });
  } else {
    for (let group = 1; group <= ranking.groups; group += 1) {
      result.push({
        id: `group-${group}`,
        heading: locale.fill(words.ranking.groupHead, { group, of: ranking.groups }),
        note: group === 1 ? words.ranking.groupBest : group === ranking.groups ? words.ranking.groupWorst : null,
        rows: valued.filter((row) => row.group === group),
      });
    }
    const loose = valued.filter((row) => row.group === null);
    result.push({ id: 'no-group', heading: null, note: null, rows: loose });
  }
  result.push({ id: 'without', heading: words.ranking.without, note: null, rows: without });
  return result.filter((section) => section.rows.length > 0);
}

/** The simulated ranks of the table's units by their ids. */
export const simulatedRows = (certainty: Certainty): ReadonlyMap<string, CertaintyRow> => new Map(certainty.rows.map((row) => [row.unit.id, row]));

/** The sections parted into brackets, each headed by its number and, where it has several, that its units cannot be told apart. */
export function bracketed(parted: readonly RankingSection[], simulated: ReadonlyMap<string, CertaintyRow>, locale: Locale): RankingSection[] {
  const { certainty, ranking } = locale.words;
  return parted.flatMap((section) => {
    const result: { bracket: number | null; rows: RankingRow[] }[] = [];
    for (const row of section.rows) {
      const bracket = simulated.get(row.unit.id)?.bracket ?? null;
      const last = result.at(-1);
      if (last?.bracket === bracket) last.rows.push(row);
      else result.push({ bracket, rows: [row] });
    }
    return result.map(({ bracket, rows }, i) => (bracket === null ? { ...section, rows } : {
      id: `${section.id}-${i}`, heading: locale.fill(certainty.bracket, { n: bracket }), note: rows.length > 1 ? ranking.alike : null, bracket: true, rows,
    }));
  });
}

/** One scale for every bar of the table. */
export function rankingScale(ranking: Ranking): BarScale {
  const full = ranking.max ?? (ranking.indicator?.unit.vi === '%' ? 100 : null);
  return barScale(ranking.rows.map((row) => row.value), full);
}

/** Digits after the comma for all values of the table, so that they stand under one another. */
export function rankingDigits(ranking: Ranking, locale: Locale): number {
  const needed = ranking.rows.map((row) => (row.value === null ? 0 : locale.digits(row.value, rankingMeasure(ranking, locale))));
  return Math.max(0, ...needed);
}

/** A value of the table with its unit. */
export function sayRanked(row: Pick<RankingRow, 'value' | 'gap' | 'qualifier'>, ranking: Ranking, locale: Locale): string {
  return locale.valued(row, rankingMeasure(ranking, locale), rankingDigits(ranking, locale));
}

/** A difference between two values of the table, with as many digits as they have. */
function distance(a: number, b: number, ranking: Ranking, locale: Locale): string {
  const digits = rankingDigits(ranking, locale);
  const exact = Number(Math.abs(a - b).toFixed(Math.max(digits, 6)));
  const measured = rankingMeasure(ranking, locale);
  return locale.distance(exact, measured && { unit: measured.unit, decimals: digits });
}

/** Where the reader's own unit stands and what separates it from the next, else who leads and who lags. */
export function rankingSentence(ranking: Ranking, locale: Locale): string {
  const { words } = locale;
  const valued = ranking.rows.filter((row) => row.value !== null);
  const first = valued[0];
  const last = valued.at(-1);
  if (!first || !last) return words.ranking.nothing;
  const name = (row: RankingRow): string => locale.text(row.unit.name);
  const said = (row: RankingRow): string => sayRanked(row, ranking, locale);
  const sentences: string[] = [];
  const own = ranking.rows.find((row) => row.unit.id === ranking.own);
  if (own) sentences.push(...ownSentences(own, ranking, locale));
  if (first.value !== last.value) {
    sentences.push(locale.fill(ranking.direction === 'up' ? words.ranking.extremes : words.ranking.extremesDown, {
      best: name(first), bestValue: said(first), worst: name(last), worstValue: said(last),
    }));
  }
  if (sentences.length === 0) sentences.push(locale.fill(words.ranking.ownValue, { unit: name(first), value: said(first) }));
  if (!ranking.ranked) sentences.push(ranking.groups === null ? words.ranking.notRankedList : words.ranking.notRanked);
  return sentences.join(' ');
}

function ownSentences(own: RankingRow, ranking: Ranking, locale: Locale): string[] {
  const { words } = locale;
  const unit = locale.text(own.unit.name);
  if (own.value === null) {
    return [locale.fill(words.ranking.ownGap, { unit, reason: words.gap[own.gap ?? 'unknown'].toLowerCase() })];
  }
  const value = sayRanked(own, ranking, locale);
  if (own.rank === null || ranking.coverage.have < 2) {
    return [
      own.group === null || ranking.groups === null
        ? locale.fill(words.ranking.ownValue, { unit, value })
        : locale.fill(words.ranking.ownGroup, { unit, value, group: own.group, of: ranking.groups }),
    ];
  }
  const result = [locale.fill(words.ranking.own, { unit, value, rank: own.rank, of: ranking.coverage.have })];
  const { rank } = own;
  const above = ranking.rows.filter((row) => row.rank !== null && row.rank < rank).at(-1);
  if (above && above.value !== null) {
    result.push(locale.fill(words.ranking.behindNext, {
      unit: locale.text(above.unit.name), v: distance(above.value, own.value, ranking, locale),
    }));
  }
  return result;
}

/** The units as a table, in the order given; with the simulated ranks that stand beside the official ones, in columns whose headings say so. */
export function rankingTable(ranking: Ranking, locale: Locale, certainty: Certainty | null = null): TableModel {
  const { common, ranking: words, certainty: certain, passport } = locale.words;
  const measured = rankingMeasure(ranking, locale);
  const count = (value: number): string => locale.number(value, 0);
  const simulated = certainty && simulatedRows(certainty);
  return tableOf<RankingRow>(
    'ranking',
    [ranking.indicator ?? ranking.node, ranking.framework].map((of) => of && locale.text(of.name)).concat(ranking.period && locale.shortPeriod(ranking.period)).filter(Boolean).join(' – '),
    [
      { key: 'unit', label: common.unit, cell: ({ unit }) => ({ text: locale.text(unit.name) }) },
      { key: 'value', label: common.value, numeric: true, cell: (row) => ({ text: sayRanked(row, ranking, locale), value: row.value }) },
      { key: 'rank', label: common.rank, numeric: true, cell: ({ rank }) => figureCell(rank, count) },
      { key: 'group', label: locale.words.tiles.group, numeric: true, cell: ({ group }) => figureCell(ranking.groups === null ? null : group, count) },
      { key: 'rankChange', label: words.rankChange.replaceAll('\u00a0', ' '), numeric: true, cell: ({ rankChange }) => figureCell(rankChange, count) },
      { key: 'previous', label: common.previous, numeric: true, cell: ({ previousValue }) => figureCell(previousValue, (value) => locale.quantity(value, measured)) },
      { key: 'change', label: common.change, numeric: true, cell: ({ change }) => figureCell(change, (value) => locale.signed(value, measured)) },
      { key: 'coverage', label: ranking.node ? common.parts : common.units, cell: ({ coverage }) => coverageCell(coverage) },
      { key: 'status', label: common.status, cell: ({ status }) => ({ text: locale.words.status[status] }) },
      ...(['low', 'median', 'high', 'best', 'worst', 'bracket'] as const).map((key) => ({
        key, label: locale.fill(passport.simulated, { v: certain[key === 'bracket' ? 'bracketColumn' : key] }), numeric: true,
        cell: ({ unit }: RankingRow) => figureCell(simulated?.get(unit.id)?.[key] ?? null, (value) => locale.number(value)),
      })),
    ],
    ranking.rows,
    ({ unit }) => unit.id,
    ({ unit }) => unit.id === ranking.own,
  );
}
