// Measures whole user actions in Debian's Chromium. `make bench` runs it. Results are compared first; times are printed, never judged.

import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

import { chromiumPath } from '../setup/chromium.mjs';
import { feeds } from './feed.mjs';
import { grid, quarters } from './grid.mjs';
import { counted } from './counts.mjs';
import { league } from './league.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const root = new URL('../../', import.meta.url);

/** Each ten times as large as `small`, in one thing; `large` ten times as large as `units`. */
const SIZES = {
  small: { communes: 332, indicators: 10, quarters: 12 },
  units: { communes: 3321, indicators: 10, quarters: 12 },
  periods: { communes: 332, indicators: 10, quarters: 120 },
  large: { communes: 3321, indicators: 100, quarters: 12 },
};

const files = new Map([
  ['/', ['text/html', '<!doctype html><meta charset="utf-8"><title>bench</title>']],
  ['/peers', ['text/html', '<!doctype html><meta charset="utf-8"><title>bench</title><script src="/arquero.js"></script>']],
  ['/arquero.js', ['text/javascript', await readFile(new URL('tests/node_modules/arquero/dist/arquero.min.js', root))]],
  ['/core/reform_dashboard.js', ['text/javascript', await readFile(new URL('pkg/core/reform_dashboard.js', root))]],
  ['/core/reform_dashboard_bg.wasm', ['application/wasm', await readFile(new URL('pkg/core/reform_dashboard_bg.wasm', root))]],
]);
for (const name of ['timing', 'load', 'answers', 'peers', 'montecarlo', 'whatif']) {
  files.set(`/${name}.mjs`, ['text/javascript', await readFile(new URL(`${name}.mjs`, import.meta.url))]);
}

const server = createServer((request, response) => {
  const [type, body] = files.get(request.url) ?? ['text/plain', null];
  response.writeHead(body === null ? 404 : 200, { 'content-type': type }).end(body ?? '');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--js-flags=--expose-gc'],
});

/** Gives a feed to a new page and runs what a module measures there. */
async function measure(module, feed, options, host = '/') {
  files.set('/feed.json', ['application/json', feed]);
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${address}${host}`);
  const result = await page.evaluate(async ([name, given]) => (await import(name)).run('/feed.json', ...given), [`/${module}.mjs`, options]);
  await page.close();
  files.delete('/feed.json');
  return result;
}

const number = (value, digits = 0) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
/** Three digits of a time. */
const time = (value) => number(value, value < 10 ? 2 : value < 100 ? 1 : 0);
/** Prints a table: the first column to the left, the rest to the right. */
function print(title, rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  console.log(`\n${title}`);
  for (const row of rows) console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '));
}

async function loading() {
  const rows = [['layout', 'observations', 'MB', 'JSON.parse(bytes)', 'JSON.parse(text)', 'new Dashboard(bytes)', 'against bytes', 'against text']];
  for (const [layout, make] of Object.entries(feeds())) {
    const { count, bytes, parseBytes, parseText, load } = await measure('load', make(), [ROUNDS]);
    rows.push([
      layout, number(count), number(bytes / 1e6, 1), time(parseBytes), time(parseText), time(load), number(load / parseBytes, 2), number(load / parseText, 2),
    ]);
  }
  print('Loading a feed', rows);
}

async function answers() {
  const found = {};
  for (const [name, size] of Object.entries(SIZES)) found[name] = await measure('answers', grid(size).columns(), [size, ROUNDS]);
  const { small, units, periods, large } = found;
  const names = Object.values(found);
  const rows = [['', ...Object.keys(found).map((name) => (name === 'small' ? name : name === 'large' ? name : `${name} x 10`)), 'units', 'indicators', 'periods']];
  rows.push(['observations', ...names.map(({ count }) => number(count)), 'x 10', 'x 10', 'x 10'], ['MB', ...names.map(({ bytes }) => number(bytes / 1e6, 1)), '', '', '']);
  for (const action of Object.keys(small.times)) {
    const [from, ...to] = [small, units, periods, large].map(({ times }) => times[action]);
    const factors = [to[0] / from, to[2] / to[0], to[1] / from];
    rows.push([action, ...names.map(({ times }) => time(times[action])), ...factors.map((factor) => number(factor, 1))]);
  }
  print('Answers; on the right how many times as long they take with ten times the units, indicators, periods', rows);
}

async function peers() {
  const titles = ['layout', 'observations', 'MB', 'core', 'Arquero', 'plain JavaScript', 'of which JSON.parse', 'Arquero / core', 'plain / core'];
  const [one, every] = [[titles], [titles]];
  for (const [name, layouts] of [['small', ['columns', 'rows']], ['units', ['columns', 'rows']], ['large', ['columns']]]) {
    const size = SIZES[name];
    const all = quarters(size.quarters);
    const count = size.communes * size.indicators * size.quarters;
    for (const layout of layouts) {
      const feed = grid(size)[layout]();
      for (const [rows, asked] of [[one, all.slice(-1)], [every, all]]) {
        const { bytes, core, arquero, plain, parse } = await measure('peers', feed, [all, asked, ROUNDS], '/peers');
        const cells = [...[core, arquero, plain, parse].map(time), number(arquero / core, 2), number(plain / core, 2)];
        rows.push([layout, number(count), number(bytes / 1e6, 1), ...cells]);
      }
    }
  }
  const title = 'Provinces ranked by the on-time rate from their communes\' counts, with the change since the quarter before, from bytes to answer';
  print(`${title}: the last quarter`, one);
  print(`${title}: each of 12 quarters, an answer each`, every);
}

/** Throws unless the ranks of all units have the same mean and quantiles but for what so many runs leave to chance. */
function assertAlike(name, found, others, deviations) {
  if (found.length !== deviations.length) throw new Error(`${name}: ${found.length} units`);
  for (const [unit, row] of found.entries()) {
    for (const [place, value] of row.entries()) {
      const limit = place === 0 ? 0.05 + 0.25 * deviations[unit] : 1.5 + 0.45 * deviations[unit];
      if (!(Math.abs(value - others[unit][place]) <= limit)) throw new Error(`${name}, unit ${unit}: ${row} is not ${others[unit]}`);
    }
  }
}

async function montecarlo() {
  const sizes = { runs: 1000, units: 63, indicators: 100 };
  const { feed, ...input } = league(sizes);
  const found = await measure('montecarlo', feed, [sizes, input, ROUNDS]);
  const python = execFileSync('bash', [new URL('numpy.sh', import.meta.url).pathname], { encoding: 'utf8' }).trim();
  const given = JSON.stringify({ ...sizes, ...input, rounds: ROUNDS });
  const options = { input: given, encoding: 'utf8', maxBuffer: 1e8 };
  const numpy = JSON.parse(execFileSync(python, [new URL('montecarlo.py', import.meta.url).pathname], options));
  assertAlike('core', found.core, numpy.rows, numpy.deviations);
  assertAlike('plain JavaScript', found.plain, numpy.rows, numpy.deviations);
  assertAlike('core', found.core, found.plain, numpy.deviations);
  const { ranking, whole, plain } = found.times;
  print(`${number(sizes.runs)} simulated rankings of ${sizes.units} units by ${sizes.indicators} indicators`, [
    ['core', 'plain JavaScript', `NumPy ${numpy.version}`, 'plain / core', 'NumPy / core', 'core, the whole answer'],
    [time(ranking), time(plain), time(numpy.time), number(plain / ranking, 2), number(numpy.time / ranking, 2), time(whole)],
  ]);
}

async function whatif() {
  const { feed, options } = counted({ communes: 3321, groups: 10, leaves: 10 });
  const { core, slider, weight, plain } = await measure('whatif', feed, [options, ROUNDS]);
  const row = (name, value) => [name, time(value * 1000), number(plain / value, 1)];
  print('A change among 3.321 communes under 100 indicators, from JavaScript and back: microseconds, and how many times as fast as the full recompute', [
    ['', 'µs', 'plain / core'],
    row('plain JavaScript: weighted sums, sort, ranks of all', plain),
    row('a count changed: score, rank and all ranks', core),
    row('a count changed: score and rank of the unit', slider),
    row('a weight changed: score, rank and all ranks', weight),
  ]);
}

try {
  console.log(`Medians of ${ROUNDS} turns in Chromium ${browser.version()}, milliseconds`);
  const parts = { loading, answers, peers, whatif, montecarlo };
  for (const part of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts)) await parts[part]();
} finally {
  await browser.close();
  server.close();
}
