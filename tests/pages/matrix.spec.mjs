/** Every host of `matrix.mjs`: each way in shows the figures that the core answers, or the page's own content and the code that is due. */
import { test, expect } from '@playwright/test';
import { expectFigures, loadFeed } from './figures.mjs';
import { feedText, openHost, unit } from './host-server.mjs';
import { hosts, ways } from './matrix.mjs';

/** What each way in may ask for; nothing else may be asked for at all. */
const own = ['/outer.html', '/host.html', '/reform.js', '/reform-2.js', '/embed.html', '/embed.css', '/embed.js', '/feed.json', '/feed.zip'];

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
        placeholder: place.locator('body > [data-reform]'),
        element: place.locator('reform-progress'),
        frame: place.frameLocator('iframe').locator('#place'),
      };
      for (const way of ways) await expectOutcome(way, found[way], host.expect[way]);

      expect(wrong).toEqual([]);
      const listed = host.at === 'foreign' || host.at === 'dead' ? ['/feeds/feeds.json'] : [];
      const paths = asked.filter((url) => url.startsWith('http')).map((url) => new URL(url).pathname);
      expect(paths.filter((path) => ![...own, ...listed].includes(path))).toEqual([]);
      if (Object.values(host.expect).every((outcome) => outcome === 'works') && !host.file && host.sandbox === undefined) {
        expect(site.asked.filter((line) => / GET \/feed\.(json|zip)$/.test(line)), 'one request by the page, one by its frame').toHaveLength(2);
      }
      expect(await context.storageState()).toEqual({ cookies: [], origins: [] });
    } finally {
      await context.close();
      await site.close();
    }
  });
}

let dashboard;

async function expectOutcome(way, place, outcome) {
  const widget = way === 'frame' ? place.locator('[data-reform]') : place;
  if (outcome === 'works') {
    dashboard ??= loadFeed(feedText);
    expect(await expectFigures(widget, 'progress', dashboard, { unit }, way)).toBeGreaterThan(50);
    return;
  }
  const said = outcome === 'SCRIPT-NONE' || way === 'frame' ? place : place.locator('[part="reason"]');
  await expect(said, way).toContainText(outcome);
  await expect(said.getByText(outcome), way).toBeVisible();
  if (way === 'frame') return;
  await expect(place.getByText('Bảng tĩnh'), way).toBeVisible();
  if (outcome !== 'SCRIPT-NONE') await expect(place.getByText('SCRIPT-NONE'), way).toBeHidden();
}
