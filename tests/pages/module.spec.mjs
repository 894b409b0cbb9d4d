/** The ES module as a site serves it, its `.wasm` a file of its own: what a host may do to that file, and what the page then says. */
import { readFile } from 'node:fs/promises';
import { expectFigures, loadFeed } from './figures.mjs';
import { expect, policy, test } from './site.mjs';

const dist = (name) => readFile(new URL(`../../pkg/dist/${name}`, import.meta.url));
const names = Object.keys(JSON.parse(await dist('integrity.json')));
const [moduleName, wasmName] = [/^module\.\w+\.js$/, /^reform\.\w+\.wasm$/].map((pattern) => names.find((name) => pattern.test(name)));
const wasm = await dist(wasmName);
const widget = '<reform-progress feed="/feeds/conferences-2011-2020.json" unit="kon-tum"><p>Bảng tĩnh</p></reform-progress>';

/** A page of the site that installs the module, its wasm answered as said; `null`: not at all. */
async function open(page, site, answer, { lang = 'vi', csp } = {}) {
  site.answer('install.js', `import { install } from "/${moduleName}"; install();`, { headers: { 'content-type': 'text/javascript' } });
  await page.route(`**/${wasmName}`, (route) => (answer === null ? route.abort() : answer === undefined ? route.continue() : route.fulfill({ body: wasm, ...answer })));
  await page.goto(site.host(`<script type="module" src="/install.js"></script>${widget}`, { lang, ...(csp === undefined ? {} : { csp }) }));
  return page.locator('reform-progress');
}

const types = [undefined, ...['application/octet-stream', 'text/plain', 'text/html; charset=utf-8'].map((type) => ({ headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } })), { headers: {} }];
for (const answer of types) {
  test(`the module works with its .wasm sent as ${answer === undefined ? 'application/wasm' : (answer.headers['content-type'] ?? 'nothing')}`, async ({ page, site, violations }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await expectFigures(await open(page, site, answer), 'progress', loadFeed(await dist('feeds/conferences-2011-2020.json')), { unit: 'kon-tum' });
    expect(asked.filter((path) => path.endsWith('.wasm'))).toEqual([`/${wasmName}`]);
    expect(violations).toEqual([]);
  });
}

const mimeMap = '<remove fileExtension=".wasm" /> <mimeMap fileExtension=".wasm" mimeType="application/wasm" />';
const html = { 'content-type': 'text/html' };
const faults = [
  { name: 'not there', answer: { status: 404, headers: html, body: 'Not found' }, code: 'WASM-404', says: ['404', '“text/html”', wasmName, mimeMap] },
  { name: 'forbidden', answer: { status: 403, headers: {}, body: 'Forbidden' }, code: 'WASM-404', says: ['403', '“–”', wasmName] },
  { name: 'an error page with status 200', answer: { headers: html, body: '<!doctype html><title>404</title>' }, code: 'WASM-FILE', says: ['200', '“text/html”', wasmName, 'application/wasm'] },
  { name: 'cut short', answer: { headers: {}, body: wasm.subarray(0, 200_000) }, code: 'WASM-FILE', says: ['200', '“–”', wasmName] },
  { name: 'another module', answer: { headers: { 'content-type': 'application/wasm' }, body: Buffer.from('0061736d01000000', 'hex') }, code: 'WASM-FILE', says: ['200', '“application/wasm”', wasmName] },
  // A section that engines pass over: it would start.
  { name: 'of another version', answer: { headers: {}, body: Buffer.concat([wasm, Buffer.from('0002016e', 'hex')]) }, code: 'WASM-FILE', says: ['200', wasmName] },
  { name: 'no answer', answer: null, code: 'WASM-NET', says: [wasmName, 'connect-src'] },
  { name: 'not in connect-src', csp: policy.replace("connect-src 'self'", 'connect-src /feeds/'), code: 'WASM-NET', says: [wasmName, 'connect-src'] },
  { name: 'wasm forbidden', csp: policy.replace(" 'wasm-unsafe-eval'", ''), code: 'WASM-CSP', says: ["'wasm-unsafe-eval'"] },
];
for (const { name, answer, csp, code, says } of faults) {
  for (const lang of ['vi', 'en']) {
    test(`the module says in ${lang} what is wrong with its .wasm: ${name}`, async ({ page, site }) => {
      const shown = await open(page, site, answer, { lang, csp });
      await expect(shown).toHaveAttribute('data-state', 'error');
      for (const text of [code, ...says]) await expect(shown).toContainText(text);
      await expect(shown.locator('p', { hasText: 'Bảng tĩnh' })).toBeVisible();
    });
  }
}

test('a .wasm that did not arrive is asked for again with the next feed', async ({ page, site }) => {
  let lost = true;
  await page.route(`**/${wasmName}`, (route) => (lost ? route.abort() : route.continue()));
  await page.goto(site.host('<p>Trang</p>'));
  const read = () => page.evaluate(async (module) => {
    const { feed } = await import(module);
    return feed('/feeds/conferences-2011-2020.json').then((dashboard) => dashboard.contents().units.length > 0, (error) => error.code);
  }, `/${moduleName}`);
  expect(await read()).toBe('WASM-NET');
  lost = false;
  expect(await read()).toBe(true);
});
