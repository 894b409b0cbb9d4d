/** What is simulated, on a real feed in a real browser: sliders, typed numbers, links, keys, paper. */
import { axe } from '../setup/axe.mjs';
import { expect, script, settled, test } from './site.mjs';

const feed = '/feeds/service-index-766.json';
const mark = 'Đây là kết quả mô phỏng, không phải số liệu chính thức';
const widget = (name) => `<reform-${name} feed="${feed}" unit="da-nang-2025" period="2024"></reform-${name}>`;
const all = ['whatif', 'goal', 'certainty', 'change'];
const plain = (text) => text.replaceAll('\u00a0', ' ');

async function opened(page, site, ...names) {
  await page.goto(site.host(script + names.map(widget).join('')));
  for (const name of names) await settled(page, `reform-${name}`);
}

/** Score and rank as the widget shows them now. */
const standing = async (page, name = 'outcome') => plain(await page.locator(`reform-whatif [data-standing=${name}] dd`).innerText());

test('official figures are never spoken as estimates', async ({ page, site }) => {
  await opened(page, site, 'whatif');
  const spoken = page.locator('reform-whatif [role=status]').first();
  await page.locator('reform-whatif').evaluate((element) => element.setAttribute('unit', 'ha-noi'));
  await expect(page.locator('reform-whatif [data-standing=official] .figure')).toHaveText(/^64,10/);
  await expect(spoken).toHaveText('');
  await page.locator('reform-whatif [data-lever] [data-action=number]').first().fill('1');
  await page.locator('reform-whatif [data-lever] [data-action=number]').first().press('Enter');
  await expect(spoken).toContainText('Kết quả ước tính');
});

test('Đà Nẵng 2024 in 766 with group 2 at its full points', async ({ page, site, violations }) => {
  await opened(page, site, 'whatif');
  // As the portal prints it: 67,78 in all, 18,41 of 20 in group 2.
  expect(await standing(page)).toContain('67,78 điểm');
  await page.locator('reform-whatif [data-action=more]').click();
  const lever = page.locator('reform-whatif [data-lever]').filter({ hasText: 'Tiến độ giải quyết' });
  await expect(lever.locator('[data-action=number]')).toHaveValue('18,41');
  await lever.locator('[data-action=number]').fill('20');
  await lever.locator('[data-action=number]').press('Enter');
  // 67,78 + 1,59; Hồ Chí Minh stands at 68,57, Đồng Nai at 70,83.
  await expect(page.locator('reform-whatif [data-standing=outcome] .figure')).toHaveText(/^69,37.điểm$/u);
  expect(await standing(page)).toContain('Hạng 32/34');
  expect(await standing(page)).toContain('+1,59 điểm');
  expect(await standing(page, 'official')).toMatch(/67,78 điểm\s*Hạng 33\/34/);
  // How the new number is made stands beside how the official one was.
  await page.locator('reform-whatif [data-action=passport]').click();
  const steps = page.locator('reform-whatif .passport [data-simulated]');
  await expect(steps).toHaveText([/mô phỏng: 69,37\sđiểm/, /mô phỏng: 20,00\sđiểm/]);
  await page.locator('reform-whatif [data-action=undo]').click();
  await expect(steps).toHaveCount(0);
  expect(await standing(page)).toContain('67,78 điểm');
  await page.locator('reform-whatif [data-action=redo]').click();
  expect(await standing(page)).toContain('69,37 điểm');
  await page.locator('reform-whatif [data-action=reset]').click();
  expect(await standing(page)).toContain('67,78 điểm');
  expect(violations).toEqual([]);
});

/**
 * The longest tasks of the pages' main threads in the browser's own trace, in milliseconds of their own processor time: what else the
 * machine does meanwhile is not in it.
 */
function tasks(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  return traceEvents
    .filter(({ name, ph, pid, tid, tdur }) => ph === 'X' && name.endsWith('RunTask') && main.has(`${pid} ${tid}`) && tdur !== undefined)
    .map(({ tdur }) => tdur / 1000)
    .sort((a, b) => b - a);
}

test('a slider that is dragged moves score and rank, nothing else, and never holds the page for 50 ms', async ({ page, site, browser }) => {
  await opened(page, site, ...all);
  await expect(page.locator('reform-certainty [data-working]')).toHaveAttribute('data-working', 'false');
  const slider = page.locator('reform-whatif [data-action=slide]').first();
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  const places = () => page.locator('reform-whatif').evaluate((element) =>
    [...element.shadowRoot.querySelectorAll('[data-lever], [data-standing], .part')].map((one) => {
      const { top, left, width } = one.getBoundingClientRect();
      return [one.dataset.lever ?? one.dataset.standing ?? 'part', Math.round(top), Math.round(left), Math.round(width)].join(' ');
    }));
  await page.evaluate(() => {
    globalThis.moves = 0;
    document.addEventListener('input', () => (globalThis.moves += 1), { capture: true });
  });
  const first = Number(await slider.inputValue());
  const share = first / Number(await slider.getAttribute('max'));
  const from = box.x + 8 + share * (box.width - 16);
  const before = await places();
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.mouse.move(from, box.y + box.height / 2);
  await page.mouse.down();
  const seen = new Set();
  for (let i = 1; i <= 40; i += 1) {
    await page.mouse.move(from + i * 2, box.y + box.height / 2);
    seen.add(await standing(page));
  }
  expect(await places()).toEqual(before);
  // Nothing is said while it moves.
  await expect(page.locator('reform-whatif [role=status]').first()).toHaveText('');
  await page.mouse.up();
  await expect(page.locator('reform-whatif [data-table=whatif-changes] tr[data-row]')).toHaveCount(1);
  await expect(page.locator('reform-whatif [role=status]').first()).toHaveText(/^Kết quả ước tính: /);
  expect(seen.size).toBeGreaterThan(10);
  expect(await page.evaluate(() => globalThis.moves)).toBeGreaterThan(10);
  const held = tasks(await browser.stopTracing());
  expect(held.length).toBeGreaterThan(40);
  expect(held[0]).toBeLessThan(50);
  // All of it is one change to undo.
  await page.locator('reform-whatif [data-action=undo]').click();
  await expect(slider).toHaveValue(String(first));
  await expect(page.locator('reform-whatif [data-action=undo]')).toBeDisabled();
});

test('a link opens in a fresh browser to the same bytes', async ({ page, site, browser }) => {
  await opened(page, site, 'whatif');
  await page.locator('reform-whatif [data-action=number]').first().fill('15,5');
  await page.locator('reform-whatif [data-action=number]').first().press('Enter');
  await page.locator('reform-whatif [data-action=name]').fill('Số hóa “đủ”');
  await page.locator('reform-whatif [data-action=name]').press('Enter');
  await page.locator('reform-whatif [data-action=preset][value=high]').check();
  await page.locator('reform-whatif [data-action=share]').click();
  const link = await page.locator('reform-whatif [data-action=link]').inputValue();
  const bytes = (tab) => tab.evaluate(async (feed) => {
    const packed = new URL(location.href).searchParams.get('scenario') ?? document.querySelector('reform-whatif').shadowRoot.querySelector('[data-action=link]').value.split('scenario=')[1];
    const text = new TextDecoder().decode(Uint8Array.from(atob(packed.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0)));
    const dashboard = await globalThis.reformDashboard.feed(feed);
    return [text, new TextDecoder().decode(dashboard.scenario(JSON.parse(text).select, text).bytes())];
  }, feed);
  const shown = (tab) => tab.locator('reform-whatif [data-widget]').evaluate((root) => [...root.querySelectorAll('[data-value]')].map((one) => one.dataset.value));
  const [mine, table] = [await bytes(page), await shown(page)];
  expect(mine[0]).toContain('Số hóa “đủ”');
  const context = await browser.newContext();
  const fresh = await context.newPage();
  // The page names another unit: the link goes to its own.
  site.host(script + widget('whatif').replace('da-nang-2025', 'ha-noi'));
  await fresh.goto(link);
  await settled(fresh, 'reform-whatif');
  await expect(fresh.locator('reform-whatif')).toHaveAttribute('unit', 'da-nang-2025');
  expect(await bytes(fresh)).toEqual(mine);
  expect(await shown(fresh)).toEqual(table);
  await expect(fresh.locator('reform-whatif [data-action=name]')).toHaveValue('Số hóa “đủ”');
  await expect(fresh.locator('reform-whatif [data-action=preset][value=high]')).toBeChecked();
  await context.close();
});

test('a link that is damaged is told, and the official state stands', async ({ page, site }) => {
  const address = site.host(script + widget('whatif'));
  await page.goto(`${address}?scenario=${Buffer.from('{"format":').toString('base64url')}`);
  await settled(page, 'reform-whatif');
  await expect(page.locator('reform-whatif [role=alert]')).toContainText('Không mở được kịch bản trong liên kết');
  expect(await standing(page)).toContain('67,78 điểm');
  // One of another feed is none of this widget's.
  await page.goto(`${address}?scenario=${Buffer.from('{"format":"reform-scenario/1","feed":"other","select":{},"changes":[]}').toString('base64url')}`);
  await settled(page, 'reform-whatif');
  await expect(page.locator('reform-whatif [role=alert]')).toHaveCount(0);
});

test('what cannot be read, or has two readings, is explained at the field and changes nothing', async ({ page, site }) => {
  await opened(page, site, 'whatif');
  const field = page.locator('reform-whatif [data-action=number]').first();
  for (const [typed, said] of [['abc', 'Không đọc được số này'], ['23', 'Cần một số từ 0 đến 22'], ['1.500', 'Có thể hiểu là 1.500 hoặc 1,5. Ghi rõ: 1500 hoặc 1,5.']]) {
    await field.fill(typed);
    await field.press('Enter');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveValue(typed);
    const fault = page.locator(`reform-whatif [id="${await field.getAttribute('aria-describedby')}"]`);
    expect(plain(await fault.innerText())).toContain(said);
  }
  expect(await standing(page)).toContain('67,78 điểm');
  await field.fill('12.5');
  await field.press('Enter');
  await expect(field).toHaveValue('12,5');
  await expect(field).not.toHaveAttribute('aria-invalid');
});

test('by keys alone: a slider, a preset that wants names, a scenario kept and opened again', async ({ page, site }) => {
  await opened(page, site, 'whatif');
  const slider = page.locator('reform-whatif [data-action=slide]').first();
  await slider.focus();
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /^22.điểm$/u);
  const changes = page.locator('reform-whatif [data-table=whatif-changes] tr[data-row]');
  await expect(changes).toHaveCount(1);
  await page.locator('reform-whatif [data-action=preset][value=free]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('reform-whatif [data-unnamed="1"]')).toBeVisible();
  await page.locator('reform-whatif [data-action=name]').focus();
  await page.keyboard.type('Số hóa toàn bộ');
  await page.keyboard.press('Enter');
  await expect(page.locator('reform-whatif [data-unnamed]')).toHaveCount(0);
  await page.locator('reform-whatif [data-action=save]').press('Enter');
  await page.locator('reform-whatif [data-action=remove]').press('Enter');
  await expect(changes).toHaveCount(0);
  await page.locator('reform-whatif [data-action=open]').press('Enter');
  await expect(changes).toHaveCount(1);
  // 67,78 + 11,80.
  expect(await standing(page)).toContain('79,58 điểm');
});

test('a goal goes into the scenario beside it', async ({ page, site }) => {
  await opened(page, site, 'goal', 'whatif');
  await page.locator('reform-goal [data-action=by-score]').check();
  await page.locator('reform-goal [data-action=wish]').fill('70');
  await page.locator('reform-goal [data-action=wish]').press('Enter');
  // 2,22 points are missing, and each costs 1.
  await expect(page.locator('reform-goal .sentence')).toContainText('tổng công sức 2,22');
  await page.locator('reform-goal [data-action=try]').click();
  await expect(page.locator('reform-whatif [data-standing=outcome] .figure')).toHaveText(/^70(,00)?.điểm$/u);
  await page.locator('reform-goal [data-action=wish]').fill('100');
  await page.locator('reform-goal [data-action=wish]').press('Enter');
  await expect(page.locator('reform-goal .sentence')).toContainText('tổng công sức 32,22');
  await page.locator('reform-goal [data-action=efforts]').click();
  for (const box of await page.locator('reform-goal [data-action=fixed]').all()) await box.check();
  await expect(page.locator('reform-goal .sentence')).toContainText('không thể đạt');
});

test('the ranking\'s certainty is worked out in slices, stops on request and goes on', async ({ page, site }) => {
  await opened(page, site, 'certainty');
  const work = page.locator('reform-certainty [data-working]');
  await expect(work).toHaveAttribute('data-working', 'false');
  await page.locator('reform-certainty [data-action=terms]').click();
  await page.locator('reform-certainty [data-action=runs]').fill('10.000');
  await page.locator('reform-certainty [data-action=runs]').press('Enter');
  // Stopped as soon as it can be: the work may be done before a click from outside arrives.
  await page.locator('reform-certainty').evaluate(async ({ shadowRoot }) => {
    const button = (name) => shadowRoot.querySelector(`[data-action=${name}]`);
    button('run').click();
    while (button('cancel') === null) await new Promise((resolve) => setTimeout(resolve));
    button('cancel').click();
  });
  await expect(page.locator('reform-certainty [data-action=again]').first()).toBeVisible();
  await expect(work).toHaveAttribute('data-working', 'true');
  await page.locator('reform-certainty [data-action=again]').first().click();
  await expect(work).toHaveAttribute('data-working', 'false');
  await expect(page.locator('reform-certainty')).toContainText('Tính 10.000 lần với số khởi tạo 1');
});

test('the league table shows the same simulated ranks on request, also of the units that a search finds', async ({ page, site }) => {
  await opened(page, site, 'certainty', 'ranking');
  const league = page.locator('reform-ranking');
  await expect(league.locator('[data-column=interval], .simulated')).toHaveCount(0);
  await league.locator('[data-action=intervals]').check();
  for (const name of ['ranking', 'certainty']) await expect(page.locator(`reform-${name} [data-working]`)).toHaveAttribute('data-working', 'false');
  await expect(league.locator('.simulated')).toHaveText(mark);
  await page.locator('reform-certainty [data-action=table]').click();
  const certain = await page.locator('reform-certainty table[data-table=certainty] tbody tr').evaluateAll((rows) => rows.map((row) =>
    [row.dataset.row, ...['low', 'high', 'median', 'bracket'].map((key) => row.querySelector(`[data-column=${key}]`).dataset.value)].join(' ')));
  const shown = () => league.locator('tr[data-row]').evaluateAll((rows) => rows.map((row) => {
    const { low, high, median, bracket } = row.querySelector('[data-column=interval]').dataset;
    return [row.dataset.row, low, high, median, bracket].join(' ');
  }));
  expect(certain).toHaveLength(34);
  expect((await shown()).sort()).toEqual([...certain].sort());
  await league.locator('[data-action=search]').fill('da nang');
  expect(await shown()).toEqual(certain.filter((row) => row.startsWith('da-nang-2025 ')));
  await expect(league.locator('tbody [scope=rowgroup]')).toHaveCount(1);
  await league.locator('[data-action=intervals]').uncheck();
  await expect(league.locator('[data-column=interval], .simulated, [data-working]')).toHaveCount(0);
});

test('where nothing could vary there is no interval, no group and no mark: the reason is said', async ({ page, site }) => {
  // The portal prints points alone: no counts, and an indicator, also as the one part of a node, has no weights.
  for (const subject of ['indicator="g1"', 'node="766.1"']) {
    await page.goto(site.host(script + ['ranking', 'certainty'].map((name) => `<reform-${name} feed="${feed}" unit="da-nang-2025" period="2024" ${subject}></reform-${name}>`).join('')));
    for (const name of ['ranking', 'certainty']) await settled(page, `reform-${name}`);
    await page.locator('reform-ranking [data-action=intervals]').check();
    for (const name of ['ranking', 'certainty']) {
      const widget = page.locator(`reform-${name}`);
      await expect(widget.locator('p:not(.hidden)').filter({ hasText: 'Với các giả định này không có gì dao động' }), subject).toHaveCount(1);
      await expect(widget.locator('[data-working]')).toHaveText('Trong 34 giá trị, 0 tính từ số đếm, 0 còn thiếu.');
      await expect(widget.locator('[data-column=interval], [data-column=low], .whisker, .bracket, .simulated')).toHaveCount(0);
      await expect(widget).not.toContainText('Dải đậm');
    }
    await expect(page.locator('reform-ranking p.hidden[role=status]')).toContainText('không có gì dao động');
  }
  // Five groups of points have weights; sampling errors need counts.
  await opened(page, site, 'ranking');
  await page.locator('reform-ranking [data-action=intervals]').check();
  await expect(page.locator('reform-ranking .hint').first()).toContainText('Trọng số dao động (± %): 25.');
  await expect(page.locator('reform-ranking .hint').first()).not.toContainText('Sai số lấy mẫu');
});

test('runs are spoken of when a reader asked for them; their focus stays where they are told', async ({ page, site }) => {
  await page.addInitScript(() => {
    const heard = globalThis.heard = [];
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function attachShadow(options) {
      const root = attach.call(this, options);
      new MutationObserver(() => heard.push(...[...root.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).filter(Boolean)))
        .observe(root, { subtree: true, childList: true, characterData: true });
      return root;
    };
  });
  await opened(page, site, 'certainty');
  const work = page.locator('reform-certainty [data-working]');
  await expect(work).toHaveAttribute('data-working', 'false');
  expect(await page.evaluate(() => globalThis.heard)).toEqual([]);
  await page.locator('reform-certainty [data-action=terms]').click();
  await page.locator('reform-certainty [data-action=runs]').fill('10.000');
  await page.locator('reform-certainty [data-action=runs]').press('Enter');
  await page.locator('reform-certainty').evaluate(async ({ shadowRoot }) => {
    const button = (name) => shadowRoot.querySelector(`[data-action=${name}]`);
    button('run').click();
    while (button('cancel') === null) await new Promise((resolve) => setTimeout(resolve));
    button('cancel').focus();
  });
  await expect(work).toHaveAttribute('data-working', 'false');
  await expect(work).toBeFocused();
  expect((await page.evaluate(() => globalThis.heard)).at(-1)).toBe('Đã tính xong 10.000 lần.');
  // Who selects another unit has asked for no runs.
  await page.locator('reform-certainty').evaluate((element) => element.setAttribute('unit', 'ha-noi'));
  await expect(page.locator('reform-certainty .sentence')).toContainText('Hà Nội đứng');
  await expect(page.locator('reform-certainty p.hidden[role=status]')).toHaveText('');
});

test('another unit of the league changes no interval, and the table stands still meanwhile', async ({ page, site }) => {
  await opened(page, site, 'ranking');
  const league = page.locator('reform-ranking');
  await league.locator('[data-action=intervals]').check();
  await expect(league.locator('td[data-column=interval]')).toHaveCount(34);
  await league.evaluate(({ shadowRoot }) => {
    const seen = globalThis.seen = new Set();
    new MutationObserver(() => seen.add(`${shadowRoot.querySelectorAll('td[data-column=interval]').length} ${shadowRoot.querySelector('[data-working]').dataset.working}`))
      .observe(shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await league.locator('[data-row=ha-noi] [data-action=unit]').click();
  await expect(league.locator('tr.own')).toHaveAttribute('data-row', 'ha-noi');
  expect(await page.evaluate(() => [...globalThis.seen])).toEqual(['34 false']);
});

test('the parts of a change add up to it', async ({ page, site }) => {
  await opened(page, site, 'change');
  const value = async (part) => Number(await page.locator(`reform-change [data-part=${part}]`).getAttribute('data-value'));
  const parts = await Promise.all(['data', 'rules', 'peers', 'missing'].map(value));
  // The portal prints 70,93 for 2023 and 67,78 for 2024.
  expect(await value('change')).toBeCloseTo(67.78 - 70.93, 9);
  expect(parts[0] + parts[1] + parts[2] + parts[3]).toBeCloseTo(await value('change'), 12);
});

test('the mark of a simulation stands on screen, on paper and over every simulated table', async ({ page, site }) => {
  await opened(page, site, ...all);
  await expect(page.locator('reform-certainty [data-working]')).toHaveAttribute('data-working', 'false');
  for (const media of ['screen', 'print']) {
    await page.emulateMedia({ media });
    for (const name of all) await expect(page.locator(`reform-${name} .simulated`), `${name} ${media}`).toBeVisible();
    for (const name of all) await expect(page.locator(`reform-${name} .simulated`)).toHaveText(mark);
  }
  await expect(page.locator('reform-whatif [data-action=slide]').first()).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  for (const name of all) {
    await page.locator(`reform-${name} [data-action=table]`).click();
    await expect(page.locator(`reform-${name} .foot p.strong`).first()).toContainText(mark);
  }
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in what is simulated, ${colorScheme}`, async ({ browser, site }) => {
    test.slow();
    const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    await page.goto(site.host(`${script}<main><h1>Trang</h1>${all.map(widget).join('')}</main>`));
    for (const name of all) await settled(page, `reform-${name}`);
    await page.locator('reform-whatif [data-action=number]').first().fill('abc');
    await page.locator('reform-whatif [data-action=number]').first().press('Enter');
    await page.locator('reform-whatif [data-action=number]').nth(1).fill('20');
    await page.locator('reform-whatif [data-action=number]').nth(1).press('Enter');
    await page.locator('reform-whatif [data-action=save]').click();
    await page.locator('reform-whatif [data-action=share]').click();
    for (const action of ['other', 'efforts', 'terms', 'table']) for (const button of await page.locator(`[data-action=${action}]`).all()) await button.click();
    const builder = axe(page).disableRules(['heading-order']);
    for (const name of all) builder.include(`reform-${name}`);
    const { violations } = await builder.analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
    await context.close();
  });
}
