/** The stack that the core has in wasm, a quarter of a megabyte, against what the bundled feeds and the deepest documents take of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Dashboard, initSync } from '../pkg/core/reform_dashboard.js';

const { memory } = initSync({ module: readFileSync(new URL('../pkg/core/reform_dashboard_bg.wasm', import.meta.url)) });
const STACK = 256 * 1024;
/** The stack begins at its end, and memory begins as zeros: below the lowest byte that is none it was never. */
const taken = () => STACK - new Uint8Array(memory.buffer).findIndex((byte) => byte !== 0);

const feed = (id) => readFileSync(new URL(`../www/feeds/${id}.json`, import.meta.url), 'utf8');
const load = (text) => new Dashboard(new TextEncoder().encode(text));
const codeOf = (act) => {
  try {
    act();
    return null;
  } catch ({ code }) {
    return code;
  }
};

function askAll(dashboard) {
  for (const question of ['contents', 'summary', 'progress', 'trend', 'ranking', 'matrix', 'tiles', 'owners', 'problems']) dashboard[question]({});
  const scenario = dashboard.scenario({});
  scenario.answer();
  scenario.passport();
  const work = dashboard.certainty({});
  while (work.advance(1000) < 1);
  work.answer();
  for (const handle of [scenario, work]) handle.free();
  // Not every feed has a score with a year before it.
  for (const act of [() => dashboard.change({}), () => dashboard.goal({}, { score: 90 })]) codeOf(act);
}

test('the core uses less than an eighth of its stack', () => {
  for (const id of ['conferences-2011-2020', 'service-index-766', 'papi-2011-2024', 'par-index']) askAll(load(feed(id)));
  assert.ok(taken() > 1000, `${taken()} bytes: the core works on this stack`);

  for (const depth of [63, 64, 100_000]) {
    const nested = '['.repeat(depth) + ']'.repeat(depth);
    assert.equal(codeOf(() => load(`{"format":"reform-feed/1","x":${nested}}`)), depth < 64 ? null : 'too_deep');
  }
  const deep = JSON.parse(feed('service-index-766'));
  const [{ root }] = deep.frameworks;
  for (let i = 0; i < 25; i += 1) root.children = [{ id: `inner-${i}`, name: 'x', weight: 1, children: root.children }];
  askAll(load(JSON.stringify(deep)));
  assert.ok(taken() < STACK / 8, `${taken()} bytes`);
});
