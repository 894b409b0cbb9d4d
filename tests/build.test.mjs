/** The build and the local server, as `make` uses them. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listen, serveFolder } from '../www/build/serve.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'pkg/dist');

test('the same sources give the same bytes', async (t) => {
  const again = await mkdtemp(join(tmpdir(), 'reform-dist-'));
  t.after(() => rm(again, { recursive: true }));
  await run(process.execPath, [join(root, 'www/build/build.mjs'), again]);
  const names = (await readdir(again, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name).slice(again.length + 1));
  assert.ok(names.includes('reform.js') && names.includes('page.js') && names.includes(join('feeds', 'feeds.json')), names.join());
  assert.ok(['offline.js', 'module.js', 'module.d.ts', 'cli.js'].every((name) => names.includes(name)), names.join());
  for (const name of names) assert.ok((await readFile(join(again, name))).equals(await readFile(join(dist, name))), name);
});

test('the hashes are those that a browser compares, and the names of what pages include carry them', async () => {
  const hashes = JSON.parse(await readFile(join(dist, 'integrity.json'), 'utf8'));
  const names = Object.keys(hashes);
  const marks = names.map((name) => name.replace(/\.[0-9a-f]{12}\./, '.HASH.'));
  assert.deepEqual(marks.sort(), ['frame.HASH.js', 'frame.js', 'module.HASH.js', 'module.js', 'reform.HASH.js', 'reform.HASH.wasm', 'reform.js']);
  for (const [name, integrity] of Object.entries(hashes)) {
    const { stdout } = await run('openssl', ['dgst', '-sha384', '-binary', join(dist, name)], { encoding: 'buffer' });
    assert.equal(integrity, `sha384-${stdout.toString('base64')}`);
    const [, mark] = /\.([0-9a-f]{12})\./.exec(name) ?? [];
    assert.equal(mark ?? stdout.toString('hex').slice(0, 12), stdout.toString('hex').slice(0, 12), name);
  }
  const marked = (pattern) => names.find((name) => pattern.test(name));
  const [wasm, module] = [marked(/\.wasm$/), marked(/^module\.\w+\.js$/)];
  for (const [plain, other] of [['reform.js', marked(/^reform\.\w+\.js$/)], ['frame.js', marked(/^frame\.\w+\.js$/)], ['../core/reform_dashboard_bg.wasm', wasm]]) {
    assert.ok((await readFile(join(dist, plain))).equals(await readFile(join(dist, other))), other);
  }
  const [plain, own] = await Promise.all(['module.js', module].map((name) => readFile(join(dist, name), 'utf8')));
  assert.equal(own, plain.replace('../core/reform_dashboard_bg.wasm', wasm), 'the module finds the wasm beside it');
  assert.notEqual(own, plain);
});

test('the script has no way to code from strings, no request for its own parts, nothing newer than the oldest browsers', async () => {
  const script = await readFile(join(dist, 'reform.js'), 'utf8');
  for (const word of ['eval(', 'new Function', 'document.write', 'import(', 'import.meta', 'fromBase64', 'localStorage', 'document.cookie', 'sendBeacon']) {
    assert.ok(!script.includes(word), word);
  }
});

async function served(t) {
  const server = serveFolder(dist);
  const address = await listen(server, 18080);
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, address };
}

test('the server gives right types and the strict policy, and nothing outside its folder', async (t) => {
  const { address } = await served(t);
  const wasm = Object.keys(JSON.parse(await readFile(join(dist, 'integrity.json'), 'utf8'))).find((name) => name.endsWith('.wasm'));
  const text = { '': 'text/html', 'reform.js': 'text/javascript', 'page.css': 'text/css', 'feeds/feeds.json': 'application/json' };
  const types = [...Object.entries(text).map(([name, type]) => [name, `${type}; charset=utf-8`]), [wasm, 'application/wasm'], ['kiem-tra/mau.zip', 'application/zip']];
  for (const [name, type] of types) {
    const response = await fetch(address + name);
    assert.equal(response.status, 200, name);
    assert.equal(response.headers.get('content-type'), type);
    assert.match(response.headers.get('content-security-policy'), /default-src 'none'.*require-trusted-types-for 'script'; trusted-types 'none'/);
  }
  for (const name of ['%2e%2e/package.json', '..%2fpackage.json', 'none', '%ff', 'feeds']) {
    assert.equal((await fetch(address + name)).status, 404, name);
  }
  assert.equal((await fetch(address, { method: 'POST' })).status, 405);
  const [plain, gzipped] = await Promise.all(['identity', 'gzip'].map((coding) => fetch(`${address}reform.js`, { headers: { 'accept-encoding': coding } })));
  assert.deepEqual([plain, gzipped].map(({ headers }) => headers.get('content-encoding')), [null, 'gzip']);
  assert.ok(Number(gzipped.headers.get('content-length')) < Number(plain.headers.get('content-length')) / 2);
  assert.equal(await gzipped.text(), await plain.text());
  const first = await fetch(`${address}reform.js`);
  const second = await fetch(`${address}reform.js`, { headers: { 'if-none-match': first.headers.get('etag') } });
  assert.equal(second.status, 304);
});

test('a taken port gives way to the next', async (t) => {
  const { address } = await served(t);
  const other = createServer();
  const next = await listen(other, Number(new URL(address).port));
  t.after(() => other.close());
  assert.notEqual(next, address);
});

test('a one-file page cannot be made of a feed that is not listed', async () => {
  await assert.rejects(run(process.execPath, [join(root, 'www/build/offline.mjs'), '../../package']), (error) => {
    assert.match(error.stderr, /^offline: no feed "\.\.\/\.\.\/package": FEED is one of conferences-2011-2020, /);
    return true;
  });
});
