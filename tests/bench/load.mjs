// Runs in the page: loading a feed through the core beside `JSON.parse` of the same bytes, turn by turn.

import init, { Dashboard } from '/core/reform_dashboard.js';
import { decode, medians } from '/timing.mjs';

/** Each observation of a parsed feed, in either layout. */
function* observations({ observations: given }) {
  if (Array.isArray(given)) {
    for (const { unit, indicator, period, value } of given) yield [unit, indicator, period, value];
    return;
  }
  const { dictionary, data: [units, indicators, periods, values] } = given;
  for (const row of values.keys()) {
    yield [dictionary.unit[units[row]], dictionary.indicator[indicators[row]], dictionary.period[periods[row]], values[row]];
  }
}

/** Throws unless the core has exactly the values that JSON has: as many, and each one the same double. */
function assertEqual(bytes) {
  const expected = new Map();
  for (const [unit, indicator, period, value] of observations(JSON.parse(decode(bytes)))) {
    const key = `${indicator} ${period}`;
    if (!expected.has(key)) expected.set(key, new Map());
    expected.get(key).set(unit, value);
  }
  const dashboard = new Dashboard(bytes);
  const { observations: count, indicators, periods } = dashboard.contents();
  const { counts } = dashboard.problems();
  let seen = 0;
  for (const indicator of indicators) {
    for (const period of periods) {
      const column = expected.get(`${indicator.id} ${period.label}`);
      if (!column) continue;
      const [unit] = column.keys();
      for (const row of dashboard.ranking({ unit, indicator: indicator.id, period: period.id }).rows) {
        if (row.value === null) continue;
        if (column.get(row.unit.id) !== row.value) throw new Error(`${row.unit.id} ${indicator.id} ${period.id}: ${row.value} is not ${column.get(row.unit.id)}`);
        seen += 1;
      }
    }
  }
  dashboard.free();
  const total = [...expected.values()].reduce((sum, column) => sum + column.size, 0);
  if (seen !== total || count !== total) throw new Error(`${seen} seen, ${count} counted, ${total} expected`);
  if (counts.error + counts.warning > 0) throw new Error(`${counts.error} errors, ${counts.warning} warnings`);
  return total;
}

/** Medians in milliseconds of `rounds` turns each: parsing bytes, parsing the decoded text, loading. */
export async function run(address, rounds) {
  await init({ module_or_path: '/core/reform_dashboard_bg.wasm' });
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  const count = assertEqual(bytes);
  const text = decode(bytes);
  const works = { parseBytes: () => JSON.parse(decode(bytes)), parseText: () => JSON.parse(text), load: () => new Dashboard(bytes).free() };
  return { count, bytes: bytes.length, ...medians(works, rounds) };
}
