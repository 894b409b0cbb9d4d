/**
 * The one-file page opened from a disk with the network cut: every cell of every widget's table is what the core answers,
 * asked here in Node of the same feed; words and numbers are written here anew, with Intl.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { test, expect } from '@playwright/test';
import { offlinePage } from '../../www/build/offline.mjs';
import { expectFigures, loadFeed } from './figures.mjs';

const root = new URL('../../', import.meta.url);
const list = JSON.parse(readFileSync(new URL('www/feeds/feeds.json', root), 'utf8'));

for (const { id, file, default: start } of list) {
  test(`${id}: every table equals the core's answer`, async ({ browser }) => {
    const command = execFileSync(process.execPath, [fileURLToPath(new URL('www/build/offline.mjs', root)), id], { encoding: 'utf8' });
    const path = command.trim().split('  (')[0];
    const text = readFileSync(path, 'utf8');
    const inline = /<script type="application\/json" data-reform-feed="[^"]*" data-sha256="[0-9a-f]{64}">([^<]*)<\/script>/.exec(text);
    expect(inline, 'the feed is inside, without a single <').not.toBeNull();
    const feed = readFileSync(new URL(`www/feeds/${file}`, root));
    expect(JSON.parse(inline[1])).toEqual(JSON.parse(feed.toString('utf8')));

    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const asked = [];
    const wrong = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    await page.goto(pathToFileURL(path).href);
    await expect(page.locator('#board')).toBeVisible();

    const dashboard = loadFeed(feed);
    const contents = dashboard.contents();
    const units = [start?.unit ?? contents.start.unit, ...contents.units.filter(({ hasData }) => hasData).slice(-2).map((unit) => unit.id)];
    const periods = [start?.period ?? contents.start.period, contents.periods.at(0).id];
    let cells = 0;
    for (const unit of new Set(units)) {
      for (const period of periods) {
        await page.locator('select[name="unit"]').selectOption(unit);
        await page.locator('select[name="period"]').selectOption(period ?? '');
        const select = period === null ? { unit } : { unit, period };
        for (const name of ['scorecard', 'progress', 'trend', 'ranking']) {
          cells += await expectFigures(page.locator(`reform-${name}`), name, dashboard, select, `${unit} ${period} ${name}`);
        }
      }
    }
    expect(cells).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
    expect(asked.filter((url) => !url.startsWith('data:')).length, asked.join()).toBe(1);
    await context.close();
  });
}

test('a feed cannot end its own element: its text is text', async ({ browser }, info) => {
  const dist = fileURLToPath(new URL('pkg/dist/', root));
  const copy = info.outputPath('dist');
  for (const name of ['index.html', 'page.css', 'page.js', 'reform.js', 'offline.css', 'offline.js', 'feeds']) cpSync(`${dist}${name}`, `${copy}/${name}`, { recursive: true });
  const [{ id, file }] = list;
  const title = 'a</script><script>document.title = "taken"</script><!-- b';
  const feed = JSON.parse(readFileSync(`${copy}/feeds/${file}`, 'utf8'));
  writeFileSync(`${copy}/feeds/${file}`, JSON.stringify({ ...feed, title }));
  const path = info.outputPath('page.html');
  writeFileSync(path, await offlinePage(id, pathToFileURL(`${copy}/`)));
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page).toHaveTitle(new RegExp('^a</script>'));
  await context.close();
});

test('the one-file page refuses another feed in its address too', async ({ browser }, info) => {
  const path = info.outputPath('page.html');
  writeFileSync(path, await offlinePage(list[0].id));
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  await page.goto(`${pathToFileURL(path).href}?feed=${list[1].id}`);
  await expect(page.locator('[data-page="notice"]')).toContainText('FEED-LIST');
  await context.close();
});
