/** The file that `bundle` writes, opened from a disk without a network: whole, with several feeds, and damaged in each of its parts. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from './node_modules/playwright-core/index.mjs';
import config from './playwright.config.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const feedFile = (id) => join(root, `www/feeds/${id}.json`);
const [first, second] = ['conferences-2011-2020', 'service-index-766'];
const work = mkdtempSync(join(tmpdir(), 'reform-file-'));
const { locale, timezoneId, reducedMotion, launchOptions } = config.use;

let browser;
let whole;
before(async () => {
  execFileSync(process.execPath, [join(root, 'pkg/bin/reform-dashboard.js'), 'bundle', feedFile(first), feedFile(second), '-o', join(work, 'whole.html')]);
  whole = readFileSync(join(work, 'whole.html'), 'utf8');
  browser = await chromium.launch(launchOptions);
});
after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true });
});

/** Opens a file of that text, on that day; `wrong`: what went wrong in it. */
async function open(t, html, { javaScriptEnabled = true } = {}) {
  const path = join(work, 'page.html');
  writeFileSync(path, html);
  const context = await browser.newContext({ offline: true, locale, timezoneId, reducedMotion, javaScriptEnabled });
  const page = await context.newPage();
  const [requests, wrong] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  t.after(() => context.close());
  // The warning is held back by an animation: no test waits for it.
  const session = await context.newCDPSession(page);
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: 100 });
  await page.clock.install({ time: new Date('2026-11-22T09:00:00+07:00') });
  await page.goto(pathToFileURL(path).href);
  return { page, requests, wrong };
}

const warning = (page) => page.locator('[data-offline="broken"]');
const sha = (id) => createHash('sha256').update(readFileSync(feedFile(id))).digest('hex');
/** The text with one change. Throws where there is nothing to change. */
function changed(html, from, to) {
  const other = html.replace(from, to);
  assert.notEqual(other, html, `${from} is in the file`);
  return other;
}

test('whole: both feeds, their hashes and their age, no request, no warning, nobody named as its maker', async (t) => {
  const { page, requests, wrong } = await open(t, whole);
  await page.locator('reform-scorecard[data-state="ready"]').waitFor();
  assert.equal(await warning(page).count(), 0);
  assert.equal(await page.locator('.damage').count(), 0);
  // From 31/12/2020 and 31/12/2024 to 22/11/2026.
  const age = await page.locator('[data-offline="age"]').innerText();
  assert.match(age, /số liệu đến ngày 31\/12\/2020, cách đây 5 năm\..*số liệu đến ngày 31\/12\/2024, cách đây 22 tháng\./s);
  const seal = await page.locator('[data-offline="seal"]').innerText();
  for (const id of [first, second]) assert.ok(seal.includes(sha(id)), id);
  assert.match(seal, /không cho biết ai đã làm ra tệp/);
  await page.locator('select[name="feed"]').selectOption(second);
  await page.getByRole('heading', { level: 1, name: /766/ }).waitFor();
  await page.locator('reform-scorecard[data-state="ready"]').waitFor();
  await page.locator('[data-page="language"]').click();
  await page.locator('[data-offline="age"]').getByText(/figures as of 31\/12\/2024, 22 months ago/).waitFor();
  assert.deepEqual(wrong, []);
  assert.deepEqual(requests.filter((url) => !url.startsWith('data:') && !url.startsWith('file:')), []);
  assert.ok(!/made by|được làm bởi|người làm ra tệp|generator/i.test(whole.replace(/<script[\s\S]*?<\/script>/g, '')));
});

test('one figure changed: said in red, that feed left out, the other shown', async (t) => {
  const { page } = await open(t, changed(whole, '"value": 442', '"value": 443'));
  const damage = page.locator('.damage[role="alert"]');
  await damage.getByText(`Số liệu “${first}” trong tệp này đã bị hỏng hoặc bị sửa`).waitFor();
  assert.equal(await damage.evaluate((element) => getComputedStyle(element).borderTopColor), 'rgb(180, 35, 24)');
  assert.deepEqual(await page.locator('select[name="feed"] option').evaluateAll((options) => options.map(({ value }) => value)), [second]);
  await page.locator('reform-scorecard[data-state="ready"]').waitFor();
  assert.equal(await page.locator('.damage').count(), 1);
});

test('all feeds damaged: no figures at all', async (t) => {
  const { page } = await open(t, whole.replace(/("asOf": ?")20/g, '$121'));
  await page.locator('.damage').waitFor();
  assert.equal(await page.locator('.damage p').count(), 2);
  await page.locator('[data-page="notice"]').getByText('FEED-LIST').waitFor();
  assert.equal(await page.locator('#board').isVisible(), false);
});

for (const [what, damage] of [
  ['the engine', (html) => changed(html, 'customElements.define', 'customElements.defime')],
  ['the page’s own script', (html) => changed(html, 'feeds/feeds.json', 'feeds/feeds.jsoo')],
  ['the part that looks it over', (html) => changed(html, '864e5', '864e4')],
]) {
  test(`${what} damaged: the browser refuses it, the warning stays, in red`, async (t) => {
    const { page } = await open(t, damage(whole));
    await page.waitForLoadState('load');
    await page.waitForFunction(() => getComputedStyle(document.querySelector('[data-offline="broken"]')).visibility === 'visible');
    assert.match(await warning(page).innerText(), /Tệp này không còn nguyên vẹn/);
    assert.equal(await warning(page).evaluate((element) => getComputedStyle(element).borderTopColor), 'rgb(180, 35, 24)');
  });
}

test('cut off in the middle, or opened where no script runs: the warning stays', async (t) => {
  for (const [html, options] of [[whole.slice(0, whole.length / 2), {}], [whole, { javaScriptEnabled: false }]]) {
    const { page } = await open(t, html, options);
    await warning(page).and(page.locator(':visible')).waitFor();
    assert.match(await warning(page).innerText(), /hoặc nơi mở tệp không chạy được JavaScript/);
  }
});
