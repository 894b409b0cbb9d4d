/** What stands in a widget's place before its figures do: the room that is kept, so that the page around it does not jump, and the words. */
import { readFile } from 'node:fs/promises';
import { expect, script, settled, test } from './site.mjs';

const feed = await readFile(new URL('../../www/feeds/service-index-766.json', import.meta.url), 'utf8');

/** Text after three widgets, and what the browser's own layout-shift entries add up to while their figures come late. */
async function shiftOf(page, site, height, width) {
  await page.setViewportSize({ width, height });
  let come;
  const late = new Promise((resolve) => (come = resolve));
  await page.route('**/late.json', async (route) => {
    await late;
    await route.fulfill({ contentType: 'application/json', body: feed });
  });
  await page.goto(site.host(`<meta name="viewport" content="width=device-width">${script}<h1>Trang</h1>
<reform-scorecard feed="/late.json"></reform-scorecard><reform-ranking feed="/late.json"></reform-ranking><reform-whatif feed="/late.json"></reform-whatif><p>${'Bài viết tiếp theo. '.repeat(80)}</p>`));
  await settled(page, 'body > [feed]', 'loading');
  await page.evaluate(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift' });
  });
  // Two frames with the room kept before what it is kept for.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  come();
  await settled(page, 'body > [feed]', 'ready');
  await page.waitForTimeout(500);
  return page.evaluate(() => globalThis.shifts.reduce((sum, value) => sum + value, 0));
}

// 0.1 is the limit below which a page counts as one that stays still (web.dev/cls). The last two windows hold all three widgets and the text.
for (const [width, height] of [[1280, 900], [360, 800], [1280, 2700], [360, 3600]]) {
  test(`at ${width} × ${height} the page does not jump when figures come`, async ({ page, site }) => {
    const shift = await shiftOf(page, site, height, width);
    expect(shift).toBeLessThan(0.1);
  });
}

test('figures on their way are told in words to those who hear the page; blocks that stand still keep their place', async ({ page, site }) => {
  await page.route('**/late.json', () => undefined);
  await page.goto(site.host(`${script}<reform-progress feed="/late.json"></reform-progress><div data-reform="trend" data-feed="/late.json"><p>Nội dung của trang</p></div>`));
  await settled(page, 'body > [data-state]', 'loading');
  const bare = page.locator('reform-progress');
  await expect(bare.locator('.wait')).toHaveText('Đang tải số liệu…');
  expect(await bare.locator('.wait').evaluate((block) => [getComputedStyle(block, '::before').animationName, getComputedStyle(block).animationName, getComputedStyle(block).backgroundImage.includes('gradient')])).toEqual(['none', 'none', true]);
  // What the page has put there stays as it is, alone.
  const own = page.locator('[data-reform]');
  await expect(own.getByText('Nội dung của trang')).toBeVisible();
  await expect(own.locator('.wait')).toHaveCount(0);
});

test('a fault is told under the page’s own content: what, why, what to change, the code; all of it can be marked and copied', async ({ page, site }) => {
  await page.goto(site.host(`${script}<div data-reform="trend" data-feed="/gone.json"><p>Nội dung của trang</p></div>`, { csp: "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; img-src data:" }));
  const place = page.locator('[data-reform]');
  await settled(page, '[data-reform]', 'error');
  await page.addStyleTag({ content: 'body { user-select: none; text-transform: uppercase }' });
  const reason = place.locator('[part=reason]');
  await expect(reason.locator('p')).toHaveText(['Không tìm thấy tệp số liệu', /gone\.json/, /data-feed/, 'Mã lỗi: FEED-404']);
  const [own, told] = await Promise.all([place.getByText('Nội dung của trang').boundingBox(), reason.boundingBox()]);
  expect(own.y + own.height).toBeLessThanOrEqual(told.y);
  expect(await reason.evaluate((block) => [getComputedStyle(block).userSelect, getComputedStyle(block).textTransform])).toEqual(['text', 'none']);
});

test('a feed that fails late is told once to those who hear the page, and the page\'s own content is not read out again', async ({ page, site }) => {
  let fail;
  const late = new Promise((resolve) => (fail = resolve));
  await page.route('**/late.json', async (route) => {
    await late;
    await route.fulfill({ status: 404, body: '' });
  });
  await page.goto(site.host(`${script}<reform-progress feed="/late.json"></reform-progress><div data-reform="trend" data-feed="/late.json"><p>Nội dung của trang</p></div>`));
  await settled(page, 'body > [data-state]', 'loading');
  const statuses = await page.locator('body > [data-state]').evaluateAll((hosts) => {
    globalThis.heard = [];
    return hosts.map((host, i) => {
      const status = host.shadowRoot.querySelector('[role=status]');
      if (status) new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach((node) => globalThis.heard.push([i, node.textContent])))).observe(status, { childList: true, characterData: true, subtree: true });
      return status && [status.textContent, status.querySelector('slot')];
    });
  });
  expect(statuses, 'there before anything is said, without the page\'s own').toEqual([['', null], ['', null]]);
  fail();
  await settled(page, 'body > [data-state]', 'error');
  await page.locator('reform-progress').evaluate((element) => element.setAttribute('period', '2020'));
  await expect(page.locator('[part=reason]')).toHaveCount(2);
  const heard = await page.evaluate(() => globalThis.heard);
  expect(heard.map(([i]) => i)).toEqual([0, 1]);
  for (const [, text] of heard) expect(text).toContain('FEED-404');
});
