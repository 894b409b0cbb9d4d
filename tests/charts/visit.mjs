/** The gallery in a browser, for the tests of the file that imports it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { launch, writeGallery } from './gallery.mjs';

let folder;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stories-'));
  [browser] = await Promise.all([launch(), writeGallery(folder)]);
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

/**
 * Opens the gallery, hands it to `act`, closes it; an error on the page is an error of the test. `only`: the stories that are looked at, all where it
 * is left out; `options` are those of Playwright's contexts.
 */
export async function visit({ only, ...options }, act, lang = 'vi') {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 }, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await context.route('**/*', (route) => route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }));
  await page.goto(`http://stories.test/gallery.html?lang=${lang}${only === undefined ? '' : `&only=${only.join()}`}`);
  await act(page);
  assert.deepEqual(errors, []);
  await context.close();
}
