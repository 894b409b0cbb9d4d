/** The data behind a widget: saved as files, and as text to copy where no file can be saved. */
import { readFile } from 'node:fs/promises';
import { expect, policy, script, settled, test } from './site.mjs';

const feed = '/feeds/conferences-2011-2020.json';
const widget = `${script}<reform-progress feed="${feed}" unit="kon-tum"></reform-progress>`;

async function opened(page) {
  await settled(page, 'reform-progress');
  await page.locator('reform-progress [data-action="download"]').click();
}

async function saved(page, action, within = 'reform-progress') {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`${within} [data-action="${action}"]`).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('CSV with source, day and publisher; JSON as the core answers; SVG without a style of its own; nothing that the policy stops', async ({ page, site, violations }) => {
  await page.goto(site.host(widget));
  await opened(page);
  const csv = await saved(page, 'csv');
  expect(csv.name).toBe('reform-progress-kon-tum.csv');
  const lines = csv.text.split('\r\n');
  expect(lines[0]).toMatch(/^\ufeffBộ số liệu;/);
  expect(lines.find((line) => line.startsWith('Số liệu đến ngày;'))).toMatch(/;\d\d\/\d\d\/\d{4}$/);
  expect(lines.some((line) => line.startsWith('Cơ quan công bố;'))).toBe(true);
  expect(lines.some((line) => line.startsWith('Nguồn;'))).toBe(true);
  // 476 of 1.975 procedures, against 30 %.
  const row = lines.find((line) => /;476;/.test(line) && /;1975|;1\.975/.test(line));
  expect(row).toContain('24,1');

  const json = await saved(page, 'json');
  const told = await page.evaluate(async (address) => {
    const dashboard = await globalThis.reformDashboard.feed(address);
    return new TextDecoder().decode(dashboard.json('progress', { unit: 'kon-tum' }));
  }, feed);
  expect(json.text).toBe(told);

  const svg = await saved(page, 'svg');
  expect(svg.text).not.toMatch(/ (class|style)=|undefined|NaN/);
  const box = await page.locator('reform-progress .reform').boundingBox();
  expect(Math.abs(Number(/ width="(\d+)"/.exec(svg.text)[1]) - box.width)).toBeLessThanOrEqual(1);
  expect(violations).toEqual([]);
});

for (const [name, lang] of [['scorecard', 'vi'], ['trend', 'en'], ['ranking', 'vi'], ['matrix', 'en'], ['tiles', 'vi']]) {
  test(`the picture of ${name} says what the widget says`, async ({ page, site }) => {
    await page.goto(site.host(`${script}<reform-${name} feed="/feeds/service-index-766.json" unit="da-nang-2025"></reform-${name}>`, { lang }));
    await settled(page, `reform-${name}`);
    await page.locator(`reform-${name} [data-action="download"]`).click();
    const before = await page.locator(`reform-${name} .reform`).boundingBox();
    const { text } = await saved(page, 'svg', `reform-${name}`);
    const plain = (words) => words.replace(/\s+/g, '');
    const said = plain(text.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&'));
    expect(said).toContain(plain(await page.locator(`reform-${name} [part="sentence"]`).innerText()));
    expect(said).toContain(plain(await page.locator(`reform-${name} [part="title"]`).innerText()));
    // The last unit of the league, which is scrolled out of sight on the page.
    if (name === 'ranking' || name === 'matrix') expect(said).toContain(plain(await page.locator(`reform-${name} tr[data-row] th`).last().innerText()));
    const after = await page.locator(`reform-${name} .reform`).boundingBox();
    expect(Math.abs(after.height - before.height)).toBeLessThan(120);
    const image = await page.context().newPage();
    await image.setContent(text.replace(/^<\?xml[^>]*>/, ''));
    const { width, height } = await image.locator('body > svg').boundingBox();
    expect(width).toBeGreaterThan(300);
    expect(height).toBeGreaterThan(100);
    await image.close();
  });
}

async function readable(place) {
  await expect(place.locator('.downloads')).toContainText('Mở bằng trình duyệt');
  await expect(place.locator('.downloads')).not.toContainText('Tải về CSV');
  await place.locator('[data-action="csv"]').click();
  await expect(place.locator('textarea')).toBeVisible();
  await expect(place.locator('textarea')).toHaveValue(/^Bộ số liệu;/);
  await place.locator('[data-action="copy"]').click();
  await expect(place.locator('.downloads [role="status"]')).toHaveText(/^Đã (sao chép|chọn)/);
}

for (const userAgent of ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 Zalo android/12100', 'Mozilla/5.0 (Linux; Android 11; SM-A125F; wv) AppleWebKit/537.36 Chrome/90.0 Mobile Safari/537.36']) {
  test(`inside an app the data is text to copy: ${/Zalo|wv/.exec(userAgent)[0]}`, async ({ browser, site }) => {
    const context = await browser.newContext({ userAgent });
    const page = await context.newPage();
    await page.goto(site.host(widget));
    await opened(page);
    await readable(page.locator('reform-progress'));
    await context.close();
  });
}

const framed = policy.replace("default-src 'none'", "default-src 'none'; frame-src 'self'");

for (const sandbox of ['allow-scripts allow-same-origin', 'allow-scripts']) {
  test(`a frame that may not save files shows them: sandbox="${sandbox}"`, async ({ page, site }) => {
    const feedText = await readFile(new URL('../../www/feeds/conferences-2011-2020.json', import.meta.url), 'utf8');
    site.host(`${script}<script type="application/json" data-reform-feed="cchc">${feedText.replaceAll('<', '\\u003c')}</script><reform-progress feed="cchc" unit="kon-tum"></reform-progress>`, { name: 'inner.html' });
    await page.goto(site.host(`<iframe src="/inner.html" sandbox="${sandbox}" width="900" height="900"></iframe>`, { csp: framed }));
    const place = page.frameLocator('iframe').locator('reform-progress');
    await expect(place).toHaveAttribute('data-state', 'ready');
    await place.locator('[data-action="download"]').click();
    await readable(place);
  });
}

test('a frame that may save files does', async ({ page, site }) => {
  site.host(widget, { name: 'inner.html' });
  await page.goto(site.host('<iframe src="/inner.html" sandbox="allow-scripts allow-same-origin allow-downloads" width="900" height="900"></iframe>', { csp: framed }));
  const place = page.frameLocator('iframe').locator('reform-progress');
  await expect(place).toHaveAttribute('data-state', 'ready');
  await place.locator('[data-action="download"]').click();
  const [download] = await Promise.all([page.waitForEvent('download'), place.locator('[data-action="csv"]').click()]);
  expect(download.suggestedFilename()).toBe('reform-progress-kon-tum.csv');
});
