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

test('what a feed says is text, and its links are web addresses', async ({ page, site }) => {
  const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>&lt;b&gt;';
  const feed = JSON.parse(await readFile(new URL(`../../www/${own}`, import.meta.url), 'utf8'));
  const named = (value) => (typeof value === 'string' ? `${value} ${markup}` : Object.fromEntries(Object.entries(value).map(([lang, text]) => [lang, `${text} ${markup}`])));
  feed.title = named(feed.title);
  feed.publisher = markup;
  for (const list of ['units', 'indicators']) for (const item of feed[list]) item.name = named(item.name);
  for (const note of feed.notes ?? []) note.text = named(note.text);
  const urls = ['javascript:document.title=3', 'data:text/html,<script>alert(1)</script>', ' javascript:alert(1)', 'vbscript:x', 'java\nscript:alert(1)', 'https://example.org/"><img src=x onerror=alert(1)>'];
  feed.sources.forEach((source, index) => Object.assign(source, { title: named(source.title), url: urls[index % urls.length] }));
  site.answer('hostile.json', JSON.stringify(feed), { headers: { 'content-type': 'application/json' } });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  // Nothing but the widgets themselves stands in the way here: no policy.
  await page.goto(site.host(`${script}<reform-dashboard feed="/hostile.json" unit="kon-tum"></reform-dashboard><div data-reform="problems" data-feed="/hostile.json"></div>`, { csp: '' }));
  for (const selector of ['reform-dashboard', '[data-reform="problems"]']) await settled(page, selector);
  await expect(page.locator('reform-dashboard reform-progress [data-widget]')).toContainText('<img src=x onerror=');
  await expect(page.locator('[data-reform="problems"]')).toContainText('javascript:document.title=3');
  for (const action of await page.locator('[data-action="table"]').all()) await action.click();
  expect(await page.locator('[data-widget] img, [data-widget] script').count()).toBe(0);
  const links = await page.locator('[data-widget] a').evaluateAll((all) => all.map((link) => link.protocol));
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((protocol) => !['http:', 'https:'].includes(protocol))).toEqual([]);
  await expect(page).toHaveTitle('Trang chủ');
  expect(asked.filter((url) => !url.startsWith(site.url) && url !== 'data:,')).toEqual([]);
});
