/** What a widget on a page shows, held against what the core answers in Node. */
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { Dashboard, initSync } from '../../pkg/core/reform_dashboard.js';
import { tables } from './tables.mjs';

let started = false;

/** A feed's bytes in the core, in Node. */
export function loadFeed(bytes) {
  if (!started) initSync({ module: readFileSync(new URL('../../pkg/core/reform_dashboard_bg.wasm', import.meta.url)) });
  started = true;
  return new Dashboard(new Uint8Array(bytes));
}

/** The texts and raw values of all tables of a widget: table, then row, then column. */
export function shownTables(widget) {
  const found = {};
  for (const table of widget.shadowRoot.querySelectorAll('table[data-table]')) {
    const rows = {};
    for (const row of table.querySelectorAll('tr[data-row]')) {
      const cells = {};
      for (const cell of row.querySelectorAll('[data-column]')) {
        const visible = cell.cloneNode(true);
        visible.querySelectorAll('.hidden').forEach((element) => element.remove());
        cells[cell.dataset.column] = { text: visible.textContent.trim(), value: cell.dataset.value };
      }
      if (row.dataset.row in rows) throw new Error(`two rows ${row.dataset.row}`);
      rows[row.dataset.row] = cells;
    }
    found[table.dataset.table] = rows;
  }
  return found;
}

/** Every cell of every table of the widget `name` is what the core answers; returns how many cells there were. */
export async function expectFigures(widget, name, dashboard, select, where = name) {
  await expect(widget, where).toHaveAttribute('data-state', /^(ready|empty)$/);
  const more = widget.locator('[data-action="table"][aria-expanded="false"]');
  if (await more.count() > 0) await more.click();
  const { cells, faults } = compareFigures(await widget.evaluate(shownTables), name, dashboard, select);
  expect(faults, where).toEqual([]);
  return cells;
}

/** The tables of a widget, as `shownTables` reads them, against the core's answer: how many cells there were, and which differ. */
export function compareFigures(shown, name, dashboard, select) {
  const expected = tables(name, dashboard, select);
  const faults = [];
  let cells = 0;
  const same = (where, some, others) => {
    if (Object.keys(some).sort().join() !== Object.keys(others).sort().join()) faults.push(`${where}: ${Object.keys(some)}, not ${Object.keys(others)}`);
  };
  same('tables', shown, expected);
  for (const [table, rows] of Object.entries(expected)) {
    same(table, shown[table] ?? {}, rows);
    for (const [row, columns] of Object.entries(rows)) {
      for (const [column, holds] of Object.entries(columns)) {
        const cell = shown[table]?.[row]?.[column];
        const fault = holds(cell);
        if (fault !== null) faults.push(`${table} ${row} ${column}: ${fault}`);
        cells += 1;
      }
    }
  }
  return { cells, faults };
}
