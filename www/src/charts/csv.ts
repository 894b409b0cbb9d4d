import type { Locale } from '../locale';
import type { Cell, TableModel } from './model';

/** A line of the head: what it is and what it says, e.g. `Nguồn` and a title; or a remark alone. */
export type HeadLine = readonly string[];

/** Text that a spreadsheet would run instead of showing. A signed number is none: `+1,43 điểm %`. */
const formula = /^[=@\t\r]|^[+-](?!\d[^|!(=*/]*$)/;

/** One field: an apostrophe before what would be a formula, quotes where it holds what parts fields. */
function field(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[;"\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number in full, as a spreadsheet of the language reads it: no thousands, the language's decimal mark. */
export const plain = (value: number, locale: Locale): string => String(value).replace('.', locale.words.marks.decimal);

/** What a cell shows, in plain spaces. */
const shown = ({ text }: Cell): string => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('\u2060', '');

/** The columns of a table as fields: as shown and, where that is not the number itself, the raw number beside it. */
function fields({ columns, rows }: TableModel, locale: Locale): string[][] {
  const made = columns.flatMap(({ label }, i) => {
    const cells = rows.map((row) => row.cells[i] ?? { text: '' });
    const said = [locale.capital(label), ...cells.map(shown)];
    if (!cells.some(({ value }) => typeof value === 'number')) return [said];
    const raw = cells.map(({ value }) => (typeof value === 'number' ? plain(value, locale) : ''));
    const numbers = [locale.fill(locale.words.downloads.number, { name: said[0] ?? '' }), ...raw];
    return raw.every((text, r) => text === said[r + 1]) ? [said] : [said, numbers];
  });
  return Array.from({ length: rows.length + 1 }, (_, line) => made.map((column) => column[line] ?? ''));
}

/**
 * Tables as one CSV text for spreadsheets in Vietnamese: UTF-8 with its mark, `;` between fields, CRLF, decimal commas. First
 * the lines of the head, then each table that has rows under its caption, with empty lines between them.
 */
export function csvOf(head: readonly HeadLine[], tables: readonly TableModel[], locale: Locale): string {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const blocks = [head, ...filled.map((table) => [[table.caption], ...fields(table, locale)])].filter((lines) => lines.length > 0);
  return `\ufeff${blocks.map((lines) => lines.map((line) => `${line.map(field).join(';')}\r\n`).join('')).join('\r\n')}`;
}
