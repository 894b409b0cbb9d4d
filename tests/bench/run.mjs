// Measures whole user actions in Debian's Chromium. `make bench` runs it. Results are compared first; times are printed, never judged.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

import { feeds } from './feed.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 9);
const root = new URL('../../', import.meta.url);

const built = feeds();
const files = new Map([
  ['/', ['text/html', '<!doctype html><title>bench</title>']],
  ['/load.mjs', ['text/javascript', await readFile(new URL('load.mjs', import.meta.url))]],
  ['/core/reform_dashboard.js', ['text/javascript', await readFile(new URL('pkg/core/reform_dashboard.js', root))]],
  ['/core/reform_dashboard_bg.wasm', ['application/wasm', await readFile(new URL('pkg/core/reform_dashboard_bg.wasm', root))]],
  ...Object.entries(built).map(([layout, text]) => [`/${layout}.json`, ['application/json', text]]),
]);

const server = createServer((request, response) => {
  const [type, body] = files.get(request.url) ?? ['text/plain', null];
  response.writeHead(body === null ? 404 : 200, { 'content-type': type }).end(body ?? '');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--js-flags=--expose-gc'],
});
try {
  const page = await browser.newPage();
  const number = (value, digits = 0) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  console.log(`Loading a feed: medians of ${ROUNDS} turns in ${browser.version()}, milliseconds`);
  console.log('layout   observations        MB  JSON.parse(bytes)  JSON.parse(text)  new Dashboard(bytes)  against bytes  against text');
  for (const layout of Object.keys(built)) {
    await page.goto(address);
    const { count, bytes, parseBytes, parseText, load } = await page.evaluate(
      async ([file, rounds]) => (await import('/load.mjs')).run(file, rounds),
      [`/${layout}.json`, ROUNDS],
    );
    console.log(
      [
        layout.padEnd(8), number(count).padStart(12), number(bytes / 1e6, 1).padStart(9), number(parseBytes).padStart(18),
        number(parseText).padStart(17), number(load).padStart(21), number(load / parseBytes, 2).padStart(14), number(load / parseText, 2).padStart(13),
      ].join(' '),
    );
  }
} finally {
  await browser.close();
  server.close();
}
