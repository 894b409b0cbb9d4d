/** axe-core on the dashboard page: both languages, light and dark, every bundled feed. */
import { axe } from '../setup/axe.mjs';
import { expect, test } from './site.mjs';

/** A violation with the places where it is. */
const told = ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`).join(' | ')}`;

for (const feed of ['conferences-2011-2020', 'service-index-766', 'papi-2011-2024', 'par-index']) {
  for (const lang of ['vi', 'en']) {
    for (const colorScheme of ['light', 'dark']) {
      test(`axe finds nothing: ${feed}, ${lang}, ${colorScheme}`, async ({ browser, site }) => {
        // axe-core is put into the page as a string, which the page's own policy rightly forbids.
        const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width: 1280, height: 900 } });
        const page = await context.newPage();
        await page.goto(`${site.url}?feed=${feed}&lang=${lang}`);
        await expect(page.locator('#board')).toBeVisible();
        for (const widget of ['scorecard', 'progress', 'ranking', 'trend', 'whatif']) {
          await expect(page.locator(`reform-${widget}`)).toHaveAttribute('data-state', /^(ready|empty)$/);
        }
        const { violations } = await axe(page).analyze();
        expect(violations.map(told)).toEqual([]);
        await context.close();
      });
    }
  }
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in the checks of a feed, ${colorScheme}`, async ({ browser, site }) => {
    const context = await browser.newContext({ bypassCSP: true, colorScheme });
    const page = await context.newPage();
    await page.goto(site.host('<script src="/reform.js" defer></script><main><h1>Trang</h1><reform-problems feed="/feeds/conferences-2011-2020.json"></reform-problems></main>'));
    await expect(page.locator('reform-problems')).toHaveAttribute('data-state', 'ready');
    await page.locator('reform-problems [data-action=table]').click();
    // The host page of the test has no theme: only the widget is looked at.
    const { violations } = await axe(page).include('reform-problems').disableRules(['heading-order']).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await context.close();
  });
}

const names = ['scorecard', 'progress', 'trend', 'ranking', 'matrix', 'tiles', 'owners', 'problems', 'whatif', 'goal', 'certainty', 'change', 'dashboard'];

for (const [state, feed] of [['loading', '/slow.json'], ['error', '/gone.json'], ['empty', '/nothing.json'], ['ready', '/feeds/par-index.json']]) {
  for (const colorScheme of ['light', 'dark', 'forced']) {
    test(`axe finds nothing in any widget that is ${state}, ${colorScheme}`, async ({ browser, site }) => {
      test.slow();
      // Nothing but a unit: no widget has anything to show, save the checks, which find the feed without observations.
      site.answer('nothing.json', JSON.stringify({ format: 'reform-feed/1', id: 'nothing', title: 'Trống', units: [], indicators: [], observations: [] }));
      const forced = colorScheme === 'forced';
      const context = await browser.newContext({ bypassCSP: true, ...(forced ? { forcedColors: 'active' } : { colorScheme }) });
      const page = await context.newPage();
      await page.route('**/slow.json', () => undefined);
      const some = state === 'ready' ? names.filter((name) => name !== 'dashboard') : names;
      await page.goto(site.host(`<script src="/reform.js" defer></script><main><h1>Trang</h1><h2>Cải cách</h2>${some.map((name) => `<reform-${name} feed="${feed}" theme="${forced ? '' : colorScheme}"></reform-${name}>`).join('')}</main>`));
      for (const name of some) await expect(page.locator(`main > reform-${name}`)).toHaveAttribute('data-state', state === 'ready' || state === 'empty' ? /^(ready|empty)$/ : state);
      // The host page has no colours of its own: what stands on it while nothing is drawn is judged on white.
      const { violations } = await axe(page).disableRules(['landmark-unique']).analyze();
      expect(violations.map(told)).toEqual([]);
      await context.close();
    });
  }
}

for (const colorScheme of ['light', 'dark', 'forced']) {
  test(`axe finds nothing in a dashboard with all its parts, ${colorScheme}`, async ({ browser, site }) => {
    const forced = colorScheme === 'forced';
    const context = await browser.newContext({ bypassCSP: true, ...(forced ? { forcedColors: 'active' } : { colorScheme }) });
    const page = await context.newPage();
    await page.goto(site.host(`<script src="/reform.js" defer></script><main><h1>Trang</h1><h2>Cải cách</h2><reform-dashboard feed="/feeds/service-index-766.json" theme="${forced ? '' : colorScheme}"></reform-dashboard></main>`));
    await expect(page.locator('main > reform-dashboard')).toHaveAttribute('data-state', 'ready');
    for (const part of await page.locator('reform-dashboard [density]').all()) await expect(part).toHaveAttribute('data-state', /^(ready|empty)$/);
    const { violations } = await axe(page).analyze();
    expect(violations.map(told)).toEqual([]);
    await context.close();
  });
}

test('axe sees what is wrong: a check that cannot fail is none', async ({ browser, site }) => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(site.url);
  await expect(page.locator('#board')).toBeVisible();
  await page.locator('reform-progress').evaluate((element) => {
    const image = document.createElement('img');
    image.src = 'data:,';
    element.shadowRoot.append(image);
  });
  const { violations } = await axe(page).analyze();
  expect(violations.map(({ id }) => id)).toContain('image-alt');
  await context.close();
});

test('the parts of a dashboard stand one level below its own heading, and their parts one below that; a page may name the level', async ({ page, site }) => {
  await page.goto(site.host(`<script src="/reform.js" defer></script><h1>Trang</h1>
<reform-dashboard id="usual" feed="/feeds/service-index-766.json"></reform-dashboard><reform-dashboard id="own" level="2" feed="/feeds/service-index-766.json"></reform-dashboard>
<reform-scorecard id="page" density="page" feed="/feeds/service-index-766.json"></reform-scorecard><reform-scorecard id="odd" level="7" feed="/feeds/service-index-766.json"></reform-scorecard>
<reform-scorecard id="deep" level="6" feed="/feeds/service-index-766.json"></reform-scorecard>
<div id="placeholder" data-reform="scorecard" data-level="4" data-feed="/feeds/service-index-766.json"></div>`));
  for (const id of ['usual', 'own']) for (const part of await page.locator(`#${id} [density]`).all()) await expect(part).toHaveAttribute('data-state', /^(ready|empty)$/);
  // Its heading, the headings of its parts, and within them the first heading of the scorecard.
  for (const [id, level] of [['usual', 3], ['own', 2]]) {
    const levels = (selector) => page.locator(`#${id} ${selector}`).evaluateAll((all) => [...new Set(all.map((one) => Number(one.ariaLevel)))]);
    expect(await levels('[data-widget=dashboard] > header > [role=heading]'), id).toEqual([level]);
    expect(await levels('[density] [data-widget] > header > [role=heading]'), id).toEqual([level + 1]);
    expect(await levels('reform-scorecard .block > [role=heading]'), id).toEqual([level + 2]);
  }
  for (const [id, level] of [['page', 2], ['odd', 3], ['deep', 6], ['placeholder', 4]]) await expect(page.locator(`#${id} [part=title]`)).toHaveAttribute('aria-level', String(level));
  // HTML knows six levels: what is below the sixth stays on it.
  expect(await page.locator('#deep .block > [role=heading]').evaluateAll((all) => [...new Set(all.map((one) => one.ariaLevel))])).toEqual(['6']);
});
