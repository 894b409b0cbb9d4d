import { readFileSync } from "node:fs";

/** The JSON document `tables/NAME.json`, as it is. */
export function readTable(name) {
  return JSON.parse(readFileSync(new URL(`../tables/${name}.json`, import.meta.url), "utf8"));
}

/** The rows of a table `{columns, rows}` as objects keyed by column name. */
export function rowsOf(table) {
  return table.rows.map((row) => Object.fromEntries(table.columns.map((column, i) => [column, row[i]])));
}

/** The number in `column`, null where the table has none; a column that does not exist or holds text is an error. */
export function numberIn(row, column) {
  const value = row[column];
  if (value !== null && typeof value !== "number") throw new Error(`${column}: ${value} is not a number`);
  return value;
}

/** The one element that satisfies `test`; none or several is an error that names `what`. */
export function only(list, test, what) {
  const found = list.filter(test);
  if (found.length !== 1) throw new Error(`${found.length} rows for ${what}, expected 1`);
  return found[0];
}

/** A text of a feed: the plain string where both languages say the same. */
export function text(vi, en) {
  return vi === en ? vi : { vi, en };
}
