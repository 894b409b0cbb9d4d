/** The whole dashboard by keyboard, and with text twice as large. */
import { expect, script, settled, test } from './site.mjs';

const host = (feed) => `${script}<main><h1>Trang</h1><a href="#end" id="start">Đầu</a><reform-dashboard feed="/feeds/${feed}.json"></reform-dashboard><a href="#start" id="end">Cuối</a></main>`;

/** Puts into the page what walks through shadow roots. */
const equip = (page) => page.evaluate(() => {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  const stops = () => all(document).filter((one) => one.matches(wanted) && one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  globalThis.walk = {
    /** What the Tab key should reach: of a group of radio buttons the checked one. */
    expected: () => stops().filter((one) => one.type !== 'radio' || one.checked).length,
    /** Where the focus is: its place among the stops, and how it looks. */
    at: () => {
      let one = document.activeElement;
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      if (!one || one === document.body) return null;
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const labelled = (one.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => one.getRootNode().getElementById(id)?.textContent ?? '').join(' ');
      const name = one.getAttribute('aria-label') || labelled.trim() || [...(one.labels ?? [])].map((label) => label.textContent).join(' ') || one.textContent;
      return {
        index: stops().indexOf(one), id: one.id, widget: one.getRootNode().host?.localName ?? '', tag: one.outerHTML.slice(0, 90), name: name.trim(), state: one.getAttribute('aria-expanded'),
        outline: style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth),
        inSight: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        // Rows that stick must not lie over all of it: WCAG 2.2, 2.4.11.
        covered: ![0.1, 0.5, 0.9].some((x) => [0.2, 0.5, 0.8].some((y) => {
          const top = one.getRootNode().elementFromPoint(box.left + x * box.width, box.top + y * box.height);
          return top !== null && (one.contains(top) || top.contains(one));
        })),
      };
    },
  };
});

for (const [feed, walked] of [
  ['service-index-766', ['dashboard', 'scorecard', 'trend', 'ranking', 'tiles', 'whatif', 'goal', 'change', 'certainty', 'matrix']],
  ['conferences-2011-2020', ['dashboard', 'scorecard', 'progress', 'ranking', 'owners', 'problems']],
]) {
  test(`Tab goes through all of a dashboard in its order, seen and named, and comes out again: ${feed}`, async ({ page, site }) => {
    await page.goto(site.host(host(feed)));
    await settled(page, 'reform-dashboard');
    for (const part of await page.locator('reform-dashboard [density]').all()) await expect(part).toHaveAttribute('data-state', /ready|empty/);
    await equip(page);
    const expected = await page.evaluate(() => globalThis.walk.expected());
    expect(expected).toBeGreaterThan(20);
    await page.locator('#start').focus();
    const seen = [await page.evaluate(() => globalThis.walk.at())];
    while (seen.at(-1).id !== 'end' && seen.length <= expected) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate(() => globalThis.walk.at()));
      expect(seen.at(-1), `after ${seen.at(-2).tag}`).not.toBeNull();
    }
    const faults = seen.flatMap((stop, i) => [
      i > 0 && stop.index <= seen[i - 1].index && `${stop.tag} comes out of order`,
      stop.name === '' && `${stop.tag} has no name`,
      stop.outline < 1 && `${stop.tag} shows no focus`,
      !stop.inSight && `${stop.tag} is out of sight`,
      stop.covered && `${stop.tag} is covered`,
    ]).filter(Boolean);
    expect(faults).toEqual([]);
    expect(seen.length).toBe(expected);
    expect(seen.map(({ widget }) => widget)).toEqual(expect.arrayContaining(walked.map((name) => `reform-${name}`)));
    await page.keyboard.press('Shift+Tab');
    expect((await page.evaluate(() => globalThis.walk.at())).index).toBe(seen.at(-2).index);
  });
}

test('everything in a dashboard that opens does so with Enter and closes with Space, the focus stays', async ({ page, site }) => {
  await page.goto(site.host(host('conferences-2011-2020')));
  await settled(page, 'reform-dashboard');
  await equip(page);
  const buttons = page.locator('reform-dashboard [aria-expanded]:visible');
  const count = await buttons.count();
  expect(count).toBeGreaterThan(10);
  for (let i = 0; i < count; i += 1) {
    const button = buttons.nth(i);
    await button.focus();
    for (const [key, state] of [['Enter', 'true'], ['Space', 'false']]) {
      await page.keyboard.press(key);
      await expect(button).toHaveAttribute('aria-expanded', state);
      await expect(button).toBeFocused();
    }
  }
});

for (const [width, height] of [[1280, 1024], [640, 900], [360, 800]]) {
  test(`text at 200 % in ${width} px: the page does not scroll sideways, no word is cut`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`${site.url}?feed=service-index-766&unit=da-nang-2025`);
    await settled(page, 'reform-ranking');
    const look = () => page.evaluate(() => {
      const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
      const cut = all(document.body).filter((one) => {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(one);
        if (one.matches('.hidden, svg, svg *, select, .skip') || textOverflow === 'ellipsis') return false;
        return (overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) || (overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1);
      });
      return { wide: document.documentElement.scrollWidth - innerWidth, size: getComputedStyle(document.querySelector('reform-ranking')).fontSize, cut: cut.map((one) => one.outerHTML.slice(0, 90)) };
    });
    const before = await look();
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    // Charts are drawn anew for the width that is left.
    await expect.poll(async () => (await look()).cut).toEqual([]);
    const after = await look();
    expect(Number.parseFloat(after.size)).toBe(2 * Number.parseFloat(before.size));
    expect(after.wide).toBeLessThanOrEqual(0);
    for (const action of ['table', 'download', 'passport']) for (const button of await page.locator(`#board [data-action="${action}"]:visible`).all()) await button.click();
    const opened = await look();
    expect(opened.wide).toBeLessThanOrEqual(0);
    expect(opened.cut).toEqual([]);
  });
}
