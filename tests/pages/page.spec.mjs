/** The dashboard page: its address, its chooser, what it refuses, its two languages, what it asks of the network. */
import { expect, settled, test } from './site.mjs';

const widgets = ['reform-scorecard', 'reform-progress', 'reform-ranking', 'reform-trend'];
const chooser = (page, name) => page.locator(`[data-page="chooser"] [name="${name}"]`);

async function opened(page, site, query = '') {
  await page.goto(site.url + query);
  await expect(page.locator('#board')).toBeVisible();
  for (const widget of widgets) await expect(page.locator(widget)).toHaveAttribute('data-state', /^(ready|empty)$/);
}

test('opens on the first feed, keeps where it stands in the address, asks for nothing beyond its list and the feed', async ({ page, site, violations }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await opened(page, site);
  await expect(page).toHaveURL(`${site.url}?feed=conferences-2011-2020&unit=kon-tum`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cải cách hành chính');
  await settled(page, 'reform-progress');
  const paths = asked.filter((url) => !url.startsWith('data:')).map((url) => url.replace(site.url, ''));
  expect(paths.sort()).toEqual(['', 'feeds/conferences-2011-2020.json', 'feeds/feeds.json', 'page.css', 'page.js', 'reform.js']);
  expect(violations).toEqual([]);
});

for (const feed of ['https://example.org/feed.json', '//example.org/feed.json', '../feeds/papi-2011-2024.json', 'feeds/papi-2011-2024.json', 'papi', 'data:application/json,{}']) {
  test(`a feed that is not of its list is refused without a request: ${feed}`, async ({ page, site }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site.url}?feed=${encodeURIComponent(feed)}&unit=kon-tum`);
    const notice = page.locator('[data-page="notice"]');
    await expect(notice).toContainText('FEED-LIST');
    await expect(notice).toContainText(feed);
    await expect(notice.getByRole('link')).toHaveCount(4);
    await expect(page.locator('#board')).toBeHidden();
    const paths = asked.filter((url) => !url.startsWith('data:')).map((url) => url.replace(site.url, '').replace(/^\?.*/, ''));
    expect(paths.sort()).toEqual(['', 'feeds/feeds.json', 'page.css', 'page.js', 'reform.js']);
    await notice.getByRole('link').nth(1).click();
    await expect(page.locator('#board')).toBeVisible();
    await expect(page).toHaveURL(/\?feed=service-index-766&unit=/);
  });
}

test('the chooser works by keyboard, the address follows, back goes back', async ({ page, site }) => {
  await opened(page, site, '?feed=papi-2011-2024&unit=kon-tum');
  await page.locator('body').press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  for (const focus of [page.locator('[data-page="language"]'), chooser(page, 'feed'), chooser(page, 'unit')]) {
    await page.keyboard.press('Tab');
    await expect(focus).toBeFocused();
  }
  const said = page.locator('[data-page=said]');
  await expect(said, 'opening is no choice').toHaveText('');
  await page.keyboard.press('ArrowDown');
  await expect(page).not.toHaveURL(/unit=kon-tum/);
  const chosen = await chooser(page, 'unit').inputValue();
  expect(new URL(page.url()).searchParams.get('unit')).toBe(chosen);
  const name = await chooser(page, 'unit').locator('option:checked').textContent();
  await expect(page.locator('reform-scorecard [data-widget]')).toContainText(name);
  await expect(said).toHaveText(`Đang xem ${name}, năm 2024.`);
  await expect(chooser(page, 'unit')).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(`${site.url}?feed=papi-2011-2024&unit=kon-tum&period=2024`);
  await expect(chooser(page, 'unit')).toHaveValue('kon-tum');
  await expect(said).toHaveText('Đang xem Kon Tum, năm 2024.');
  await expect(page.locator('reform-scorecard [data-widget]')).toContainText('Kon Tum');
});

test('another feed keeps the unit where it has it, and takes its own default where not', async ({ page, site }) => {
  await opened(page, site);
  await chooser(page, 'feed').selectOption('papi-2011-2024');
  await expect(page).toHaveURL(/feed=papi-2011-2024&unit=kon-tum/);
  await expect(page.locator('reform-scorecard [data-widget]')).toContainText('PAPI');
  await chooser(page, 'feed').selectOption('service-index-766');
  await expect(page).toHaveURL(/feed=service-index-766&unit=da-nang-2025/);
  await expect(page.locator('[data-page="notice"]')).toHaveText('');
});

test('a unit and a period that the feed does not have are said, and the default is shown', async ({ page, site }) => {
  await opened(page, site, '?feed=papi-2011-2024&unit=atlantis&period=1999');
  await expect(page.locator('[data-page="notice"]')).toContainText('atlantis');
  await expect(page.locator('[data-page="notice"]')).toContainText('1999');
  await expect(page).toHaveURL(`${site.url}?feed=papi-2011-2024&unit=kon-tum&period=2024`);
});

test('a period of the address is shown by every widget that shows one', async ({ page, site }) => {
  await opened(page, site, '?feed=papi-2011-2024&unit=kon-tum&period=2021');
  await expect(chooser(page, 'period')).toHaveValue('2021');
  for (const widget of ['reform-scorecard', 'reform-ranking']) await expect(page.locator(`${widget} [data-widget]`)).toContainText('2021');
  // Kon Tum in 2021 as other publications print it, cut to two digits.
  await expect(page.locator('reform-scorecard [data-widget]')).toContainText('39,89');
});

test('English is a link with its own address, and back is Vietnamese again', async ({ page, site }) => {
  await opened(page, site);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL(/&lang=en$/);
  await expect(page.getByLabel(/^Unit/)).toHaveValue('kon-tum');
  await expect(page.locator('reform-progress [data-widget]')).toContainText('Missed');
  await page.goBack();
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await expect(page.locator('reform-progress [data-widget]')).toContainText('Chưa đạt');
});

test('what the reader chooses in a widget becomes the page’s choice', async ({ page, site }) => {
  await opened(page, site, '?feed=papi-2011-2024&unit=kon-tum');
  await page.locator('reform-ranking').evaluate((element) => {
    element.setAttribute('unit', 'ha-tinh');
    element.dispatchEvent(new CustomEvent('reform-select', { bubbles: true, composed: true, detail: { feed: element.getAttribute('feed'), unit: 'ha-tinh' } }));
  });
  await expect(page).toHaveURL(/unit=ha-tinh/);
  await expect(chooser(page, 'unit')).toHaveValue('ha-tinh');
  await expect(page.locator('reform-scorecard [data-widget]')).toContainText('Hà Tĩnh');
});

test('names that came back after a merger can be told apart in the chooser', async ({ page, site }) => {
  await opened(page, site);
  const groups = chooser(page, 'unit').locator('optgroup');
  await expect(groups).toHaveCount(2);
  await expect(groups.first()).toHaveAttribute('label', 'Hiện nay');
  await expect(groups.last()).toHaveAttribute('label', 'Đến hết ngày 30/06/2025');
});

test('nothing is cut off on a phone, nor with text twice as large', async ({ page, site }) => {
  for (const [width, size] of [[360, '100%'], [320, '100%'], [1280, '200%']]) {
    await page.setViewportSize({ width, height: 800 });
    for (const feed of ['conferences-2011-2020', 'service-index-766', 'papi-2011-2024', 'par-index']) {
      await opened(page, site, `?feed=${feed}`);
      await page.evaluate((value) => document.documentElement.style.setProperty('font-size', value), size);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over, `${feed} at ${width} px, ${size}`).toBeLessThanOrEqual(0);
    }
  }
});

test('printed, it says whose figures they are in the place of the chooser', async ({ page, site }) => {
  await opened(page, site);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-page="chooser"]')).toBeHidden();
  await expect(page.locator('[data-page="standing"]')).toContainText('Kon Tum');
  await expect(page.locator('[data-page="standing"]')).toBeVisible();
});

test('the page and its widgets are of one paper and one ink', async ({ page, site }) => {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await opened(page, site);
    const colours = await page.evaluate(() => {
      const of = (element) => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor];
      return [of(document.body), of(document.querySelector('reform-progress').shadowRoot.querySelector('[data-widget]'))];
    });
    expect(colours[1], colorScheme).toEqual(colours[0]);
  }
});

test('how far the figures go is said once for the page, by a part only where its own differ, and old ones are marked', async ({ page, site }) => {
  // The first day on which figures up to 31/12/2024 are old, the next years' not being there.
  await page.clock.setFixedTime('2027-01-01T12:00:00Z');
  await opened(page, site, '?feed=papi-2011-2024&unit=kon-tum');
  const origin = page.locator('[data-page=origin]');
  await expect(origin).toContainText('Số liệu cũ, chỉ đến 31/12/2024');
  await expect(origin.locator('.stale')).toHaveCount(1);
  const parts = page.locator('#board [density][data-state=ready]');
  expect(await parts.count()).toBeGreaterThan(2);
  for (const part of await parts.all()) {
    await expect(part).toHaveAttribute('data-stale', '2024-12-31');
    await expect(part.locator('[data-widget]')).not.toContainText('Số liệu cũ');
  }
  // A ranking that a page fixes on another year says its own.
  await page.locator('reform-ranking').evaluate((element) => element.setAttribute('period', '2021'));
  await expect(page.locator('reform-ranking [data-widget]')).toContainText('Số liệu cũ, chỉ đến 31/12/2021');
  await page.emulateMedia({ media: 'print' });
  await expect(origin.locator('.stale')).toBeVisible();
  await page.clock.setFixedTime('2026-12-31T12:00:00Z');
  await opened(page, site, '?feed=papi-2011-2024&unit=kon-tum');
  await expect(origin).toContainText('Số liệu đến 31/12/2024');
  await expect(page.locator('[data-stale]')).toHaveCount(0);
});

test('a dashboard says it in its head, its parts only where theirs differ', async ({ page, site }) => {
  await page.clock.setFixedTime('2026-11-22T09:00:00+07:00');
  const board = page.locator('reform-dashboard');
  await page.goto(site.host('<script src="/reform.js" defer></script><reform-dashboard feed="/feeds/conferences-2011-2020.json"></reform-dashboard>'));
  await expect(board).toHaveAttribute('data-stale', '2020-12-31');
  const head = board.locator('> section > header, [data-widget=dashboard] > header').first();
  await expect(head).toContainText('Số liệu cũ, chỉ đến 31/12/2020');
  for (const part of await board.locator('[density]').all()) await expect(part).toHaveAttribute('data-state', /^(ready|empty)$/);
  await expect(board.locator('.foot .stale', { hasText: /31\/12\/2020\s*$/ })).toHaveCount(0);
  // Đồng Tháp's reports of 6 tháng đầu năm 2013, which end on 30 June.
  await expect(board.locator('reform-scorecard .stale')).toHaveText('Số liệu cũ, chỉ đến 31/12/2020, một số chỉ đến 30/06/2013');
});

test('a widget is silent where the page states its day and its judgement, not where they differ', async ({ page, site }) => {
  // Monthly figures up to 31/12/2024 are old from 01/03/2025 on, yearly ones from 01/01/2027 on.
  await page.clock.setFixedTime('2026-06-01T12:00:00Z');
  site.answer('both.json', JSON.stringify({
    format: 'reform-feed/1', id: 'both', title: 'Hai kỳ báo cáo', units: [{ id: 'p', kind: 'province', name: 'Tỉnh A' }],
    indicators: ['monthly', 'yearly'].map((id) => ({ id, name: id, unit: 'hồ sơ', measure: { kind: 'count' } })),
    observations: [['monthly', '2024-11'], ['monthly', '2024-12'], ['yearly', '2023'], ['yearly', '2024']].map(([indicator, period]) => ({ indicator, unit: 'p', period, value: 5 })),
  }));
  const stated = ['2024-12-31', '2024-12-31 old', ''];
  await page.goto(site.host(`<script src="/reform.js" defer></script>${['monthly', 'yearly'].flatMap((indicator) => stated.map((day) => `<reform-trend feed="/both.json" unit="p" indicator="${indicator}" stated="${day}"></reform-trend>`)).join('')}`));
  const parts = page.locator('reform-trend');
  for (const part of await parts.all()) await expect(part).toHaveAttribute('data-state', 'ready');
  const said = await parts.evaluateAll((all) => all.map((one) => /Số liệu (đến|cũ, chỉ đến) [\d/]+/.exec(one.shadowRoot.textContent)?.[0] ?? ''));
  const [old, fresh] = ['Số liệu cũ, chỉ đến 31/12/2024', 'Số liệu đến 31/12/2024'];
  expect(said).toEqual([old, '', old, '', fresh, fresh]);
});

test('a chosen indicator stands in the address, comes back with it, and goes with its feed', async ({ page, site }) => {
  await opened(page, site, '?feed=service-index-766&unit=da-nang-2025&period=2024');
  const start = page.url();
  const trend = page.locator('reform-trend');
  const ranking = page.locator('reform-ranking [data-widget]');
  const choice = trend.locator('[data-action=choose]');
  const first = await choice.inputValue();
  await choice.selectOption({ label: 'Dịch vụ trực tuyến' });
  const chosen = await choice.inputValue();
  expect(chosen).not.toBe(first);
  const [kind, id] = chosen.split(' ');
  await expect(page).toHaveURL(`${start}&${kind}=${id}`);
  // Đà Nẵng's 11,43 points of online services in 2024, as the portal prints them.
  await expect(ranking.locator('tr.own')).toContainText('11,43');
  await page.reload();
  await expect(trend.locator('[part=title]')).toContainText('Dịch vụ trực tuyến');
  await expect(choice, 'it is still the reader’s to choose').toHaveValue(chosen);
  await expect(ranking.locator('tr.own')).toContainText('11,43');
  await choice.selectOption({ label: 'Mức độ hài lòng' });
  await expect(ranking.locator('tr.own')).toContainText('15,56');
  await page.goBack();
  await expect(ranking.locator('tr.own')).toContainText('11,43');
  await page.goBack();
  await expect(page).toHaveURL(start);
  await expect(ranking.locator('tr.own')).toContainText('67,78');
  await expect(choice).toHaveValue(first);
  await page.goForward();
  await expect(choice).toHaveValue(chosen);
  await expect(ranking.locator('tr.own')).toContainText('11,43');
  // A choice of another unit leaves it; another feed does not have it.
  await ranking.locator('[data-action=unit]').first().click();
  await expect(page).not.toHaveURL(/unit=da-nang-2025/);
  await expect(page).toHaveURL(new RegExp(`${kind}=${id}`));
  await expect(choice).toHaveValue(chosen);
  await chooser(page, 'feed').selectOption('papi-2011-2024');
  await expect(page).not.toHaveURL(new RegExp(`${kind}=`));
  await expect(trend).toHaveAttribute('data-state', 'ready');
});

test('every element that shows one indicator is told the chosen one, none of the others', async ({ page, site }) => {
  const html = await (await fetch(site.url)).text();
  await page.route(site.url + '?*', (route) => route.fulfill({
    contentType: 'text/html', body: html.replace('<main id="board" tabindex="-1" hidden>', '$&<reform-tiles density="page" group="page"></reform-tiles><reform-matrix density="page" group="page"></reform-matrix>'),
  }));
  await page.goto(`${site.url}?feed=service-index-766&unit=da-nang-2025&period=2024&node=766.3`);
  const told = () => page.locator('#board [density]').evaluateAll((all) => all.filter((one) => one.hasAttribute('node') || one.hasAttribute('indicator')).map(({ localName }) => localName).sort());
  await expect(page.locator('reform-tiles')).toHaveAttribute('data-state', 'ready');
  expect(await told()).toEqual(['reform-ranking', 'reform-tiles', 'reform-trend']);
});

test('another indicator is announced once, by the page and by a dashboard, with its name', async ({ page, site }) => {
  const heard = () => page.evaluate(() => globalThis.heard.splice(0));
  const listen = (host) => page.evaluate((name) => {
    globalThis.heard = [];
    const root = name ? document.querySelector(name).shadowRoot : document;
    new MutationObserver((records) => {
      for (const { target } of records) {
        const status = (target.nodeType === 1 ? target : target.parentElement)?.closest('[role=status]');
        if (status) globalThis.heard.push(status.textContent);
      }
    }).observe(root, { childList: true, characterData: true, subtree: true });
  }, host);
  await opened(page, site, '?feed=service-index-766&unit=da-nang-2025&period=2024');
  await listen(null);
  const choice = page.locator('reform-trend [data-action=choose]');
  await choice.selectOption({ label: 'Dịch vụ trực tuyến' });
  await expect(page.locator('reform-ranking [data-widget] tr.own')).toContainText('11,43');
  expect(await heard()).toEqual(['Đang xem Dịch vụ trực tuyến, Đà Nẵng, năm 2024.']);
  await choice.selectOption({ label: 'Mức độ hài lòng' });
  await expect(page.locator('reform-ranking [data-widget] tr.own')).toContainText('15,56');
  expect(await heard()).toEqual(['Đang xem Mức độ hài lòng, Đà Nẵng, năm 2024.']);
  await page.goto(site.host('<script src="/reform.js" defer></script><reform-dashboard feed="/feeds/service-index-766.json" unit="da-nang-2025" period="2024"></reform-dashboard>'));
  const part = page.locator('reform-dashboard reform-trend');
  await expect(part).toHaveAttribute('data-state', 'ready');
  await listen('reform-dashboard');
  await part.locator('[data-action=choose]').selectOption({ label: 'Dịch vụ trực tuyến' });
  await expect(page.locator('reform-dashboard reform-ranking tr.own')).toContainText('11,43');
  expect(await heard()).toEqual(['Đang xem Dịch vụ trực tuyến, Đà Nẵng, năm 2024.']);
});

test('an indicator or a node that the feed does not have is said and left out of the address, and the default is shown', async ({ page, site }) => {
  for (const key of ['indicator', 'node']) {
    await opened(page, site, `?feed=service-index-766&unit=da-nang-2025&period=2024&${key}=atlantis`);
    await expect(page).toHaveURL(`${site.url}?feed=service-index-766&unit=da-nang-2025&period=2024`);
    await expect(page.locator('[data-page="notice"]')).toHaveText('Bộ số liệu này không có chỉ tiêu “atlantis”; đang xem chỉ tiêu mặc định.');
  }
  await expect(page.locator('reform-trend')).toHaveAttribute('data-state', 'ready');
});
