import type { Coverage } from '../../../src/wasm/types';

/** A table as data: what every chart also is. The first cell of a row is its header. */
export interface TableModel {
  /** Goes into `data-table`. */
  name: string;
  caption: string;
  columns: readonly Column[];
  rows: readonly TableRow[];
}

export interface Column {
  key: string;
  label: string;
  numeric?: boolean;
}

export interface TableRow {
  /** Id of what the row is about; goes into `data-row`. */
  id: string;
  own?: boolean;
  cells: readonly Cell[];
}

/** `value`: the raw figure or code behind the text, `null` for a gap; left out where the text is all there is. */
export interface Cell {
  text: string;
  value?: number | string | null;
}

/** A column and what its cell says of a row. */
export type ColumnOf<Row> = Column & { cell(row: Row): Cell };

/** A table of `rows`, leaving out the columns in which no row says anything. The first column always stays. */
export function tableOf<Row>(
  name: string,
  caption: string,
  columns: readonly ColumnOf<Row>[],
  rows: readonly Row[],
  id: (row: Row) => string,
  own?: (row: Row) => boolean,
): TableModel {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));
  const kept = columns.map((_, i) => i === 0 || cells.some((row) => row[i]?.text !== ''));
  return {
    name,
    caption,
    columns: columns.filter((_, i) => kept[i]).map(({ key, label, numeric }) => ({ key, label, numeric: numeric ?? false })),
    rows: rows.map((row, r) => ({
      id: id(row),
      own: own?.(row) ?? false,
      cells: (cells[r] ?? []).filter((_, i) => kept[i]),
    })),
  };
}

/** A cell for a number that may be absent: empty text and no raw value then. */
export function figureCell(value: number | null, say: (value: number) => string): Cell {
  return { text: value === null ? '' : say(value), value };
}

/** A cell that says how many of several units or parts a number covers; empty where there is but one. */
export function coverageCell(coverage: Coverage | undefined): Cell {
  return { text: coverage && coverage.of > 1 ? `${coverage.have}/${coverage.of}` : '' };
}
