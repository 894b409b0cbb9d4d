/** What one widget tells another: indicators, kinds and groups of units, an earlier edition of the feed. */
import { readFile } from 'node:fs/promises';
import { expect, script, settled, test } from './site.mjs';

const conferences = '/feeds/conferences-2011-2020.json';
const fixture = (name) => readFile(new URL(`../fixtures/golden/${name}`, import.meta.url), 'utf8');

test('a target that is opened steers the trend of its group and of its dashboard; the targets stay', async ({ page, site }) => {
  await page.goto(site.host(`${script}
    <reform-progress feed="${conferences}" unit="kon-tum" group="a"></reform-progress><reform-trend feed="${conferences}" unit="kon-tum" group="a"></reform-trend>
    <reform-scorecard feed="${conferences}" unit="kon-tum" group="a"></reform-scorecard>
    <reform-dashboard feed="${conferences}" unit="kon-tum"></reform-dashboard>`));
  await settled(page, 'body > reform-progress');
  await settled(page, 'reform-dashboard');
  await page.evaluate(() => {
    globalThis.told = [];
    document.addEventListener('reform-select', ({ target, detail }) => globalThis.told.push([target.localName, detail.indicator]));
  });
  for (const [place, teller] of [['body >', 'reform-progress'], ['reform-dashboard', 'reform-dashboard']]) {
    const progress = page.locator(`${place} reform-progress`);
    const all = await progress.locator('[data-item]').count();
    const item = progress.locator('[data-item]', { has: page.getByText('Mức độ 4 trên tổng số thủ tục', { exact: false }) });
    await item.locator('[data-action="item"]').click();
    await expect(page.locator(`${place} reform-trend [part="title"]`)).toContainText('Mức độ 4 trên tổng số thủ tục');
    await expect(progress.locator('[data-item]')).toHaveCount(all);
    await expect(item.locator('[data-action="item"]')).toHaveAttribute('aria-expanded', 'true');
    const told = await page.evaluate(() => globalThis.told.splice(0));
    expect(told).toHaveLength(1);
    expect(told[0][0]).toBe(teller);
    expect(told[0][1]).toBeTruthy();
    await item.locator('[data-action="item"]').click();
    expect(await page.evaluate(() => globalThis.told.splice(0))).toEqual([]);
  }
  await expect(page.locator('body > reform-scorecard')).not.toHaveAttribute('indicator');
});

test('an indicator that a page fixes is not the reader’s to choose, at any density, unless the page says so', async ({ page, site }) => {
  const feed = '/feeds/service-index-766.json';
  await page.goto(site.host(`${script}<reform-trend feed="${feed}" density="page" indicator="g3"></reform-trend><reform-trend feed="${feed}" indicator="g3"></reform-trend>
    <reform-trend feed="${feed}" indicator="g3" choose="indicator"></reform-trend><div data-reform="trend" data-feed="${feed}" data-node="766.3" data-choose="indicator"></div><reform-trend feed="${feed}"></reform-trend>`));
  await settled(page, ':is([feed], [data-feed])');
  const choosers = await page.locator('[feed], [data-feed]').evaluateAll((all) => all.map((one) => one.shadowRoot.querySelectorAll('[data-action=choose]').length));
  expect(choosers).toEqual([0, 0, 1, 1, 1]);
});

test('kind and units choose who is compared; what the feed does not have is named', async ({ page, site }) => {
  site.answer('grouped.json', JSON.stringify({
    format: 'reform-feed/1', id: 'grouped', title: 'Nhóm',
    units: [['p', 'province', null, []], ['a', 'commune', 'p', ['miền núi']], ['b', 'commune', 'p', []], ['c', 'commune', 'p', ['miền núi']]]
      .map(([id, kind, parent, groups]) => ({ id, kind, name: `Đơn vị ${id}`, ...(parent && { parent }), ...(groups.length > 0 && { groups }) })),
    indicators: [{ id: 'i', name: 'Hồ sơ', unit: 'hồ sơ', measure: { kind: 'count' } }],
    observations: [['a', 30], ['b', 20], ['c', 10]].map(([unit, value]) => ({ indicator: 'i', unit, period: '2024', value })),
  }));
  await page.goto(site.host(`${script}
    <reform-ranking feed="/grouped.json" unit="p" kind="commune" indicator="i" id="kind"></reform-ranking>
    <div data-reform="ranking" data-feed="/grouped.json" data-unit="a" data-indicator="i" data-units="miền núi" id="units"></div>
    <div data-reform="ranking" data-feed="/grouped.json" data-unit="a" data-indicator="i" data-units="ven biển" id="none"></div>
    <div data-reform="ranking" data-feed="/grouped.json" data-unit="a" data-kind="village" id="odd"></div>`));
  const rows = (id) => page.locator(`#${id} tr[data-row]`).evaluateAll((all) => all.map((row) => row.dataset.row));
  await settled(page, '#kind');
  await settled(page, '#units');
  expect(await rows('kind')).toEqual(['a', 'b', 'c']);
  expect(await rows('units')).toEqual(['a', 'c']);
  await expect(page.locator('#none [part="reason"]')).toContainText('SELECT-INVALID');
  await expect(page.locator('#odd [part="reason"]')).toContainText('SELECT-INVALID');
  await page.locator('#units').evaluate((element) => element.removeAttribute('data-units'));
  await expect(page.locator('#units tr[data-row]')).toHaveCount(3);
});

test('beside an earlier edition the checks say what changed', async ({ page, site }) => {
  site.answer('now.json', await fixture('diff/feed.json'));
  site.answer('before.json', await fixture('diff/before.json'));
  await page.goto(site.host(`${script}<reform-problems feed="/now.json" before="/before.json"></reform-problems>
    <reform-problems feed="/now.json" id="alone"></reform-problems><reform-problems feed="/now.json" before="/gone.json" id="gone"></reform-problems>`));
  const widget = page.locator('reform-problems').first();
  await expect(widget).toHaveAttribute('data-state', 'ready');
  // As the fixture's README counts them.
  await expect(widget.locator('.changes > p')).toHaveText('So với bản 16/04/2024: 1 số liệu sửa, 2 số liệu thêm, 1 số liệu bỏ, 2 số liệu đổi loại, 3 mục tiêu thay đổi, 1 quy tắc tính thay đổi, 2 đơn vị thêm hoặc bỏ và 1 chỉ tiêu thêm hoặc bỏ.');
  await widget.locator('[data-action="changes"]').click();
  const revised = widget.locator('table[data-table="changes-figures"] tr[data-row="revised 0"]');
  await expect(revised).toContainText('Hải Phòng');
  await expect(revised.locator('[data-column="before"]')).toContainText('91,81%');
  await expect(revised.locator('[data-column="after"]')).toContainText('91,87%');
  await expect(widget.locator('table[data-table="changes-rules"] [data-column="after"]')).toContainText('90');
  await expect(page.locator('#alone .changes')).toHaveCount(0);
  await expect(page.locator('#gone')).toHaveAttribute('data-state', 'error');
  await expect(page.locator('#gone [part="reason"]')).toContainText('FEED-404');
  await widget.evaluate((element) => element.removeAttribute('before'));
  await expect(widget.locator('.changes')).toHaveCount(0);
});

test('the units that became one are thin lines with their names', async ({ page, site }) => {
  site.answer('merged.json', await fixture('succession-dong-thap/feed.json'));
  await page.goto(site.host(`${script}<reform-trend feed="/merged.json" unit="dong-thap-2025" indicator="received"></reform-trend>`));
  await settled(page, 'reform-trend');
  const lines = page.locator('reform-trend [data-predecessor]');
  expect(await lines.evaluateAll((all) => all.map((line) => line.dataset.predecessor))).toEqual(['tien-giang', 'dong-thap']);
  await expect(page.locator('reform-trend .keys')).toContainText('Tiền Giang và Đồng Tháp');
  await page.locator('reform-trend [data-action="table"]').click();
  const values = page.locator('reform-trend table[data-table="trend-predecessors"] [data-column="value"]');
  expect(await values.evaluateAll((all) => all.map((cell) => cell.dataset.value))).toEqual(['30000', '25000', '32000', '20000', '15000', '18000']);
});
