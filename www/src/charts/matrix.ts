import type { Matrix, MatrixColumn } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { plain } from './csv';
import type { TableModel } from './model';

/** What rows are sorted by: the feed's order, names, or a column by its number; `best` first or last. */
export interface MatrixOrder {
  by: 'feed' | 'name' | number;
  best: boolean;
}

/** Row numbers in an order. Rows without a value in the column stand last either way; equal ones keep the feed's order. */
export function orderRows(matrix: Matrix, rows: readonly number[], { by, best }: MatrixOrder, locale: Locale): number[] {
  const sorted = [...rows];
  if (by === 'feed') return sorted;
  if (by === 'name') {
    const collator = new Intl.Collator('vi', { numeric: true });
    const name = (row: number): string => { const unit = matrix.units[row]; return unit ? locale.text(unit.name) : ''; };
    return sorted.sort((a, b) => (best ? 1 : -1) * collator.compare(name(a), name(b)));
  }
  const values = matrix.values[by] ?? [];
  const down = matrix.columns[by]?.indicator.direction === 'down';
  return sorted.sort((a, b) => {
    const [x, y] = [values[a] ?? null, values[b] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return (best === down ? x - y : y - x);
  });
}

/** Digits after the comma for every value of a column. */
export function columnDigits(matrix: Matrix, column: number, locale: Locale): number {
  const indicator = matrix.columns[column]?.indicator ?? null;
  let digits = 0;
  for (const value of matrix.values[column] ?? []) {
    if (value !== null) digits = Math.max(digits, locale.digits(value, indicator));
    if (digits >= 2 && indicator?.decimals === null) break;
  }
  return digits;
}

/** What a column is called: the framework's leaf, else the indicator. */
export const columnName = ({ node, indicator }: MatrixColumn) => (node ?? indicator).name;

/** Where one row is nearest to its goal and where furthest from it. */
export function rowExtremes(matrix: Matrix, row: number): { best: number; worst: number } | null {
  let [best, worst] = [-1, -1];
  const share = (column: number): number => matrix.shares[column]?.[row] ?? 0;
  for (const column of matrix.columns.keys()) {
    if ((matrix.shares[column]?.[row] ?? null) === null) continue;
    if (best < 0 || share(column) > share(best)) best = column;
    if (worst < 0 || share(column) < share(worst)) worst = column;
  }
  return best < 0 || share(best) === share(worst) ? null : { best, worst };
}

/** How much there is, and where the reader's own unit is weakest and strongest. */
export function matrixSentence(matrix: Matrix, locale: Locale): string {
  const { words } = locale;
  let have = 0;
  for (const { coverage } of matrix.columns) have += coverage.have;
  if (have === 0) return words.ranking.nothing;
  const sentences = [locale.fill(words.matrix.sentence, {
    units: matrix.units.length, columns: matrix.columns.length, have, of: matrix.units.length * matrix.columns.length,
  })];
  const own = matrix.units.findIndex(({ id }) => id === matrix.unit.id);
  const ends = own < 0 ? null : rowExtremes(matrix, own);
  if (ends) {
    const goals = matrix.columns[ends.worst]?.goal != null && matrix.columns[ends.best]?.goal != null;
    const said = (column: number): string => {
      const there = matrix.columns[column];
      const value = matrix.values[column]?.[own] ?? null;
      return there && value !== null ? `${locale.text(columnName(there))} (${locale.quantity(value, there.indicator)})` : '';
    };
    sentences.push(locale.fill(goals ? words.matrix.ownGoals : words.matrix.own, { unit: locale.text(matrix.unit.name), worst: said(ends.worst), best: said(ends.best) }));
  }
  return sentences.join(' ');
}

/** Every row and column as a table: a number a cell, with its column's unit in the head. */
export function matrixTable(matrix: Matrix, locale: Locale): TableModel {
  const { common, matrix: words } = locale.words;
  return {
    name: 'matrix',
    caption: locale.fill(words.tableCaption, { units: matrix.units.length, columns: matrix.columns.length }),
    columns: [
      { key: 'unit', label: common.unit },
      ...matrix.columns.map((column) => ({
        key: column.node?.id ?? column.indicator.id,
        label: `${locale.text(columnName(column))} (${[locale.text(column.indicator.unit), locale.shortPeriod(column.period)].filter(Boolean).join(', ')})`,
        numeric: true,
      })),
    ],
    rows: matrix.units.map((unit, row) => ({
      id: unit.id,
      own: unit.id === matrix.unit.id,
      cells: [
        { text: locale.text(unit.name) },
        ...matrix.columns.map((_, column) => {
          const value = matrix.values[column]?.[row] ?? null;
          return { text: value === null ? '' : plain(value, locale), value };
        }),
      ],
    })),
  };
}
