/**
 * Every host of `matrix.mjs`: each way in shows the figures that the core answers, or the code that is due and with it the page's own content, which is the
 * snapshot with the same figures.
 */
import { test, expect } from '@playwright/test';
import { expectFigures, loadFeed } from './figures.mjs';
import { feedText, moduleFile, openHost, unit, wasmFile } from './host-server.mjs';
import { hosts, ways } from './matrix.mjs';
import { compareFragment, readFragment } from './snapshots.mjs';

/** What each way in may ask for; nothing else may be asked for at all. */
const own = ['/outer.html', '/host.html', '/reform.js', '/reform-2.js', '/tien-do.png', '/embed.html', '/embed.css', '/embed.js', '/feed.json', '/feed.zip', '/module.html', '/begin.js', `/${moduleFile}`, `/${wasmFile}`];

for (const host of hosts) {
  test(host.name, async ({ browser }) => {
    const site = await openHost(host);
    const context = await browser.newContext({ javaScriptEnabled: host.javaScript !== false });
    try {
      const page = await context.newPage();
      if (host.noWasm) await page.addInitScript(() => delete globalThis.WebAssembly);
      if (host.feed?.stalls) {
        await page.addInitScript(() => {
          const { timeout } = AbortSignal;
          AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms / 40);
        });
      }
      const asked = [];
      const wrong = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('pageerror', (error) => wrong.push(String(error)));
      await page.goto(site.url);
      const place = host.sandbox === undefined ? page : page.frameLocator('#host');
      const found = {
        static: place.locator('body > main'),
        placeholder: place.locator('body > [data-reform]'),
        element: place.locator('reform-progress'),
        frame: place.frameLocator('iframe').locator('#place'),
      };
      for (const way of ways) await expectOutcome(way, found[way], host.expect[way], host.expect.static);

      const feeds = site.asked.filter((line) => / GET \/feed\.(json|zip)$/.test(line)).length;
      await page.goto(site.moduleUrl);
      await expectOutcome('module', place.locator('reform-progress'), host.expect.module, host.expect.static);

      expect(wrong).toEqual([]);
      const listed = host.at === 'foreign' || host.at === 'dead' ? ['/feeds/feeds.json'] : [];
      const paths = asked.filter((url) => url.startsWith('http')).map((url) => new URL(url).pathname);
      expect(paths.filter((path) => ![...own, ...listed].includes(path))).toEqual([]);
      if (ways.every((way) => host.expect[way] === 'works') && !host.file && host.sandbox === undefined) {
        expect(feeds, 'one request by the page, one by its frame').toBe(2);
      }
      expect(await context.storageState()).toEqual({ cookies: [], origins: [] });
    } finally {
      await context.close();
      await site.close();
    }
  });
}

let dashboard;
const core = () => (dashboard ??= loadFeed(feedText));

/** `still`: what becomes of the snapshot on this host. */
async function expectOutcome(way, place, outcome, still) {
  if (way === 'static') return expectSnapshot(place, still, way);
  const widget = way === 'frame' ? place.locator('[data-reform]') : place;
  if (outcome === 'works') {
    expect(await expectFigures(widget, 'progress', core(), { unit }, way)).toBeGreaterThan(50);
    if (way !== 'frame') await expect(place.locator('figure'), 'the snapshot has given way').toBeHidden();
    return undefined;
  }
  const said = outcome === 'SCRIPT-NONE' || way === 'frame' ? place : place.locator('[part="reason"]');
  await expect(said, way).toContainText(outcome);
  await expect(said.getByText(outcome), way).toBeVisible();
  if (way === 'frame') return undefined;
  if (outcome !== 'SCRIPT-NONE') await expect(place.getByText('SCRIPT-NONE'), way).toBeHidden();
  return expectSnapshot(place, still, way);
}

/** The snapshot in an element: its table can be seen and says what the core answers; its picture is drawn, or kept back and told in words. */
async function expectSnapshot(place, outcome, way) {
  for (const part of ['table', 'figcaption', ...(outcome === 'works' ? ['figure img'] : [])]) await expect(place.locator(part), way).toBeVisible();
  await expect.poll(() => place.evaluate(readFragment), way).not.toBeNull();
  const read = await place.evaluate(readFragment);
  const { cells, faults } = compareFragment(read, core(), { unit });
  expect(faults, way).toEqual([]);
  expect(cells, way).toBeGreaterThan(50);
  expect(read.width, way).toBe(outcome === 'works' ? 2 * 760 : 0);
  expect(read.alt.replaceAll('\u00a0', ' '), way).toContain('Kon Tum có 5 mục tiêu: 1 đạt, 1 chưa đạt và 3 chưa có số liệu.');
}
