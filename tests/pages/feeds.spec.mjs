/** What can go wrong between a widget and its feed: each has its code, and the page's own content stays. */
import { readFile } from 'node:fs/promises';
import { expect, script, settled, test } from './site.mjs';

const own = 'feeds/conferences-2011-2020.json';

async function reason(page, site, feed, options) {
  await page.goto(site.host(`${script}<div data-reform="progress" data-feed="${feed}"><p>Bảng tĩnh</p></div>`, options));
  await settled(page, '[data-reform]', 'error');
  await expect(page.getByText('Bảng tĩnh')).toBeVisible();
  return page.locator('[part="reason"]');
}

test('a page in the place of a feed, as servers answer for what they lack', async ({ page, site }) => {
  site.answer('soft.json', '<!doctype html><title>Không tìm thấy</title>');
  await expect(await reason(page, site, '/soft.json')).toContainText('FEED-INVALID');
});

test('a feed of a later version', async ({ page, site }) => {
  const text = await readFile(new URL(`../../www/${own}`, import.meta.url), 'utf8');
  site.answer('later.json', text.replace('reform-feed/1', 'reform-feed/9'));
  await expect(await reason(page, site, '/later.json')).toContainText('FEED-INVALID');
});

test('a unit that the feed does not have, until it is one that it has', async ({ page, site }) => {
  await page.goto(site.host(`${script}<div data-reform="progress" data-feed="/${own}" data-unit="atlantis"><p>Bảng tĩnh</p></div>`));
  await settled(page, '[data-reform]', 'error');
  await expect(page.getByText('Bảng tĩnh')).toBeVisible();
  await expect(page.locator('[part="reason"]')).toContainText('SELECT-INVALID');
  await page.locator('[data-reform]').evaluate((element) => element.setAttribute('data-unit', 'kon-tum'));
  await settled(page, '[data-reform]');
  await expect(page.getByText('Bảng tĩnh')).toBeHidden();
});

test('no network', async ({ page, site, context }) => {
  await page.goto(site.host(`${script}<div id="here"></div>`));
  await page.evaluate(() => customElements.whenDefined('reform-progress'));
  await context.setOffline(true);
  await page.evaluate((feed) => {
    const late = document.createElement('reform-progress');
    late.setAttribute('feed', feed);
    document.getElementById('here').append(late);
  }, `/${own}`);
  await settled(page, 'reform-progress', 'error');
  await expect(page.locator('reform-progress [part="reason"]')).toContainText('FEED-NET');
});

test('a feed that failed is asked for anew by the next widget', async ({ page, site }) => {
  await (await reason(page, site, '/late.json')).waitFor();
  site.answer('late.json', await readFile(new URL(`../../www/${own}`, import.meta.url), 'utf8'));
  await page.evaluate(() => {
    const next = document.createElement('reform-progress');
    next.setAttribute('feed', '/late.json');
    document.body.append(next);
  });
  await settled(page, 'reform-progress');
});

test('a feed inside the page needs no request', async ({ page, site }) => {
  const text = (await readFile(new URL(`../../www/${own}`, import.meta.url), 'utf8')).replaceAll('<', '\\u003c');
  await page.goto(site.host(`${script}<div data-reform="progress" data-feed="inside"></div><script type="application/json" data-reform-feed="inside">${text}</script>`));
  await settled(page, '[data-reform]');
  expect(site.requests.filter((path) => path.endsWith('.json') || path.endsWith('inside'))).toEqual([]);
});
