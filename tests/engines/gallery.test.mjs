/**
 * The gallery in Chromium, Firefox and WebKitGTK at 360 px, everything open: every story is drawn, its tables are those that Chromium shows, nothing
 * sticks out, no error. WebKitGTK needs a display: run it under `xvfb-run`.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { listen, serveFolder } from '../../www/build/serve.mjs';
import { writeGallery } from '../charts/gallery.mjs';
import { check } from './check.mjs';
import { drivers } from './drivers.mjs';

const width = 360;
// That a size changed again within one frame is a browser's remark, not an error: it is told in the next one.
const listener = "globalThis.faults = [];\naddEventListener('error', (event) => event.message.startsWith('ResizeObserver loop') || faults.push(event.message));\naddEventListener('unhandledrejection', (event) => faults.push(String(event.reason)));\n";

/** What a browser says of the gallery. */
async function look(name) {
  const browser = await drivers[name]();
  try {
    await browser.open(address);
    return await browser.run(check, width);
  } finally {
    await browser.close();
  }
}

let folder;
let server;
let address;
let found;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engines-'));
  await writeGallery(folder);
  const page = join(folder, 'gallery.html');
  const html = await readFile(page, 'utf8');
  assert.ok(html.includes('<link rel="stylesheet"'));
  await writeFile(page, html.replace('<link rel="stylesheet"', '<script src="listener.js"></script><link rel="stylesheet"'));
  await writeFile(join(folder, 'listener.js'), listener);
  server = serveFolder(folder);
  address = `${await listen(server, 18900)}gallery.html`;
  const names = Object.keys(drivers);
  const seen = await Promise.all(names.map((name) => look(name).catch((error) => ({ stories: 0, tables: {}, faults: [String(error)] }))));
  found = Object.fromEntries(names.map((name, i) => [name, seen[i]]));
});

after(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true });
});

for (const name of Object.keys(drivers)) {
  test(`${name}: every story is drawn, nothing sticks out, no error`, () => {
    assert.deepEqual(found[name].faults, []);
    assert.ok(found[name].stories > 40, `${found[name].stories} stories`);
  });

  test(`${name}: every table says what it says in Chromium`, () => {
    const cells = Object.values(found.chromium.tables).flat(3).length;
    assert.ok(cells > 1500, `${cells} cells`);
    assert.deepEqual(Object.keys(found[name].tables).sort(), Object.keys(found.chromium.tables).sort());
    for (const [story, tables] of Object.entries(found.chromium.tables)) assert.deepEqual(found[name].tables[story], tables, story);
  });
}
