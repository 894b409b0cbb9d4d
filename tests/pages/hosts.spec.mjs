/** How a widget gets on a page: elements and placeholders, those that come late, what they share, what the host keeps. */
import { expect, policy, script, settled, test } from './site.mjs';

const feed = '/feeds/conferences-2011-2020.json';

test('elements and placeholders of every widget come to life', async ({ page, site }) => {
  const names = ['scorecard', 'progress', 'trend', 'ranking', 'matrix', 'tiles', 'owners', 'problems'];
  await page.goto(site.host(script + names.map((name) => `
    <reform-${name} feed="${feed}" unit="kon-tum"></reform-${name}>
    <div data-reform="${name}" data-feed="${feed}" data-unit="kon-tum">Đang tải…</div>`).join('')));
  for (const name of names) {
    for (const selector of [`reform-${name}`, `[data-reform="${name}"]`]) {
      await settled(page, selector);
      await expect(page.locator(selector).locator(`[data-widget="${name}"]`)).toBeVisible();
    }
  }
});

test('a placeholder and an element that come later come to life, and leave without a trace', async ({ page, site }) => {
  await page.goto(site.host(`${script}<div id="here"></div>`));
  await page.evaluate((address) => {
    const outer = document.createElement('section');
    const late = Object.assign(document.createElement('div'), { id: 'late' });
    late.setAttribute('data-feed', address);
    outer.append(late);
    document.getElementById('here').append(outer);
    const element = document.createElement('reform-progress');
    element.id = 'element';
    element.setAttribute('feed', address);
    document.getElementById('here').append(element);
    late.setAttribute('data-reform', 'progress');
  }, feed);
  await settled(page, '#late');
  await settled(page, '#element');
  const left = await page.evaluate(async () => {
    const late = document.getElementById('late');
    late.parentElement.remove();
    await new Promise((resolve) => setTimeout(resolve));
    const gone = late.shadowRoot.childElementCount;
    document.getElementById('here').append(late);
    return gone;
  });
  expect(left).toBe(0);
  await settled(page, '#late');
  await expect(page.locator('#late [data-widget]')).toBeVisible();
});

test('twelve widgets of one feed ask for it once; with one more of another feed they start one engine', async ({ page, site }) => {
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    globalThis.started = [];
    WebAssembly.instantiate = (...all) => {
      globalThis.started.push('instantiated');
      return instantiate.apply(WebAssembly, all);
    };
  });
  const names = ['scorecard', 'progress', 'trend', 'ranking'];
  const body = Array.from({ length: 12 }, (_, i) => (i % 2 === 0
    ? `<reform-${names[i % 4]} feed="${feed}"></reform-${names[i % 4]}>`
    : `<div data-reform="${names[i % 4]}" data-feed="http://127.0.0.1:${new URL(site.url).port}${feed}"></div>`)).join('');
  await page.goto(site.host(`${script}${body}<reform-trend feed="/feeds/papi-2011-2024.json"></reform-trend>`));
  await expect(page.locator('[data-state="ready"], [data-state="empty"]').filter({ has: page.locator('[data-widget]') })).toHaveCount(13);
  expect(site.requests.filter((path) => path === feed)).toHaveLength(1);
  expect(await page.evaluate(() => globalThis.started)).toEqual(['instantiated']);
});

test('the checks of a feed name what they are about; a feed without a flaw has none to show', async ({ page, site }) => {
  await page.goto(site.host(`${script}<reform-problems feed="/feeds/par-index.json"></reform-problems><div data-reform="problems" data-feed="/feeds/papi-2011-2024.json"></div>`));
  await settled(page, 'reform-problems');
  await expect(page.locator('reform-problems [data-item="/observations/data/3/111"]')).toContainText('Hải Phòng');
  await expect(page.locator('reform-problems [data-code="sources_disagree"]')).toContainText('91,87%');
  await settled(page, '[data-reform]', 'empty');
  await expect(page.locator('[data-reform] [data-widget]')).toContainText('Không thấy mâu thuẫn nào trong bộ số liệu.');
});

test('two copies of the script live on one page', async ({ page, site }) => {
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(site.host(`${script}<script src="/reform.js?again" defer></script><div data-reform="progress" data-feed="${feed}"></div><reform-trend feed="${feed}"></reform-trend>`));
  await settled(page, '[data-reform]');
  await settled(page, 'reform-trend');
  expect(errors).toEqual([]);
  expect(site.requests.filter((path) => path === feed)).toHaveLength(1);
});

test('the strict policy with enforced Trusted Types stops nothing', async ({ page, site, violations }) => {
  await page.goto(site.host(`${script}<div data-reform="scorecard" data-feed="${feed}"></div><reform-progress feed="${feed}"></reform-progress>
    <reform-trend feed="${feed}"></reform-trend><reform-ranking feed="/feeds/papi-2011-2024.json"></reform-ranking>`));
  for (const selector of ['[data-reform]', 'reform-progress', 'reform-trend', 'reform-ranking']) await settled(page, selector);
  expect(violations).toEqual([]);
  await page.evaluate(() => {
    try {
      document.body.innerHTML = '<p>x</p>';
    } catch {
      // The policy is in force: this is what it is for.
    }
  });
  await expect.poll(() => violations.length).toBeGreaterThan(0);
});

test('a policy without wasm keeps the content of the page and says what to add', async ({ page, site }) => {
  const csp = policy.replace(" 'wasm-unsafe-eval'", '');
  await page.goto(site.host(`${script}<div data-reform="progress" data-feed="${feed}"><a href="/cchc">Tiến độ cải cách hành chính</a></div>`, { csp }));
  await settled(page, '[data-reform]', 'error');
  await expect(page.getByRole('link', { name: 'Tiến độ cải cách hành chính' })).toBeVisible();
  await expect(page.locator('[data-reform] [part="reason"]')).toContainText('WASM-CSP');
  await expect(page.locator('[data-reform] [part="reason"]')).toContainText("'wasm-unsafe-eval'");
});

test('content that stays keeps the look of its page; a widget takes only the size of its type', async ({ page, site }) => {
  const style = '<style>body{font:20px/2 "DejaVu Serif";color:rgb(1,2,3);letter-spacing:3px;text-align:right} .odd *{color:red!important}</style>';
  const csp = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
  await page.goto(site.host(`${style}${script}<div data-reform="progress" data-feed="/none.json"><p id="own">Bảng tĩnh</p></div><div class="odd"><reform-progress feed="${feed}"></reform-progress></div>`, { csp }));
  await settled(page, '[data-reform]', 'error');
  await settled(page, 'reform-progress');
  const look = (element) => {
    const { fontFamily, fontSize, color, letterSpacing, textAlign } = getComputedStyle(element);
    return { fontFamily, fontSize, color, letterSpacing, textAlign };
  };
  expect(await page.locator('#own').evaluate(look)).toEqual({ fontFamily: '"DejaVu Serif"', fontSize: '20px', color: 'rgb(1, 2, 3)', letterSpacing: '3px', textAlign: 'right' });
  const widget = await page.locator('reform-progress [data-widget]').evaluate(look);
  expect(widget).toMatchObject({ fontSize: '20px', color: 'rgb(26, 35, 48)', letterSpacing: 'normal', textAlign: 'start' });
  expect(widget.fontFamily).not.toContain('Serif');
});

test('a browser without WebAssembly keeps the content of the page', async ({ page, site }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(site.host(`${script}<div data-reform="progress" data-feed="${feed}"><p>Bảng tĩnh</p></div>`));
  await settled(page, '[data-reform]', 'error');
  await expect(page.getByText('Bảng tĩnh')).toBeVisible();
  await expect(page.locator('[part="reason"]')).toContainText('WASM-NONE');
});

test('attributes changed in one go are drawn once, and the last feed wins', async ({ page, site }) => {
  await page.goto(site.host(`${script}<reform-scorecard feed="${feed}" unit="kon-tum"></reform-scorecard>`));
  await settled(page, 'reform-scorecard');
  await expect(page.locator('reform-scorecard [data-widget]')).toContainText('Kon Tum');
  const drawn = await page.evaluate(async () => {
    const element = document.querySelector('reform-scorecard');
    let states = 0;
    new MutationObserver((records) => { states += records.length; }).observe(element, { attributeFilter: ['data-state'] });
    element.setAttribute('unit', 'vinh-long');
    element.setAttribute('theme', 'dark');
    element.setAttribute('unit', 'quang-nam');
    await new Promise((resolve) => setTimeout(resolve));
    return { states, theme: element.dataset.theme };
  });
  expect(drawn).toEqual({ states: 1, theme: 'dark' });
  await expect(page.locator('reform-scorecard [data-widget]')).toContainText('Quảng Nam');
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  await page.route('**/papi-2011-2024.json', async (route) => {
    await arrived;
    await route.continue();
  });
  const late = page.waitForResponse('**/papi-2011-2024.json');
  await page.evaluate(async () => {
    const element = document.querySelector('reform-scorecard');
    element.removeAttribute('unit');
    element.setAttribute('feed', '/feeds/papi-2011-2024.json');
    await new Promise((resolve) => setTimeout(resolve));
    element.setAttribute('feed', '/feeds/service-index-766.json');
  });
  await expect(page.locator('reform-scorecard [data-widget]')).toContainText('766');
  arrive();
  await (await late).finished();
  // The widget's own reading of the late feed is over when a second reading of it is.
  await page.evaluate(() => globalThis.reformDashboard.feed('/feeds/papi-2011-2024.json'));
  await expect(page.locator('reform-scorecard [data-widget]')).toContainText('766');
});

test('the language is that of the nearest lang, also when it changes', async ({ page, site }) => {
  await page.goto(site.host(`${script}<div lang="en"><reform-progress id="near" feed="${feed}" unit="kon-tum"></reform-progress></div>
    <div data-reform="progress" data-feed="${feed}" data-unit="kon-tum" id="page"></div><div data-reform="progress" data-feed="${feed}" data-unit="kon-tum" data-lang="en" id="own"></div>`));
  for (const id of ['near', 'page', 'own']) await settled(page, `#${id}`);
  await expect(page.locator('#near [data-widget]')).toContainText('Missed');
  await expect(page.locator('#own [data-widget]')).toContainText('Missed');
  await expect(page.locator('#page [data-widget]')).toContainText('Chưa đạt');
  await page.evaluate(() => document.documentElement.setAttribute('lang', 'en-GB'));
  await expect(page.locator('#page [data-widget]')).toContainText('Missed');
});

test('what cannot carry a widget, or names none, says so and keeps its content', async ({ page, site }) => {
  await page.goto(site.host(`${script}<figure data-reform="progress" data-feed="${feed}">Hình cũ. </figure><div data-reform="tien-do" data-feed="${feed}">Bảng cũ</div>
    <div data-reform="progress" id="nameless">Bảng khác</div><div data-reform="progress" data-feed="javascript:alert(1)" id="odd">Bảng lạ</div>`));
  await settled(page, '[data-reform]', 'error');
  await expect(page.locator('figure')).toContainText('Hình cũ.');
  await expect(page.locator('figure')).toContainText('WIDGET-HOST');
  await expect(page.locator('[data-reform="tien-do"]')).toContainText('Bảng cũ');
  await expect(page.locator('[data-reform="tien-do"] [part="reason"]')).toContainText('WIDGET-UNKNOWN');
  for (const id of ['nameless', 'odd']) await expect(page.locator(`#${id} [part="reason"]`)).toContainText('FEED-ADDRESS');
});

test('widgets of one feed and group follow one another, others do not; the choice is told', async ({ page, site }) => {
  const papi = '/feeds/papi-2011-2024.json';
  await page.goto(site.host(`${script}
    <reform-ranking feed="${papi}" unit="kon-tum" period="2021" group="a"></reform-ranking>
    <div data-reform="scorecard" data-feed="${papi}" data-unit="kon-tum" data-period="2021" data-group="a" id="same"></div>
    <div data-reform="scorecard" data-feed="${papi}" data-unit="kon-tum" data-period="2021" data-group="b" id="other"></div>
    <div data-reform="scorecard" data-feed="${papi}" data-unit="kon-tum" data-period="2021" id="alone"></div>`));
  for (const selector of ['reform-ranking', '#same', '#other', '#alone']) await settled(page, selector);
  const told = page.evaluate(() => new Promise((resolve) => {
    document.addEventListener('reform-select', (event) => resolve({ ...event.detail, target: event.target.localName }), { once: true });
  }));
  await page.locator('reform-ranking tr[data-row="ha-tinh"] button').click();
  expect(await told).toEqual({ feed: papi, unit: 'ha-tinh', period: '2021', target: 'reform-ranking' });
  await expect(page.locator('reform-ranking tr[data-row="ha-tinh"]')).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('#same [part="title"]')).toHaveText('Hà Tĩnh');
  await expect(page.locator('#other [part="title"]')).toHaveText('Kon Tum');
  await expect(page.locator('#alone [part="title"]')).toHaveText('Kon Tum');
});

test('the parts of a dashboard share one selection, told once; what has nothing to show hides; attributes steer it', async ({ page, site }) => {
  await page.goto(site.host(`${script}<reform-dashboard feed="/feeds/papi-2011-2024.json" unit="kon-tum" period="2021" theme="dark"></reform-dashboard>`));
  await settled(page, 'reform-dashboard');
  const part = (name) => page.locator(`reform-dashboard reform-${name}`);
  for (const name of ['scorecard', 'ranking', 'tiles', 'matrix', 'trend']) await expect(part(name).locator(`[data-widget="${name}"]`)).toBeVisible();
  await expect(part('owners')).toBeHidden();
  await expect(part('tiles')).toHaveAttribute('data-theme', 'dark');
  await page.evaluate(() => {
    globalThis.told = [];
    document.addEventListener('reform-select', ({ target, detail }) => globalThis.told.push([target.localName, detail.unit, detail.period]));
  });
  await part('tiles').locator('[data-tile="ha-tinh"]').click();
  await expect(part('scorecard').locator('[data-widget]')).toContainText('Hà Tĩnh');
  await expect(part('ranking').locator('tr[data-row="ha-tinh"]')).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('reform-dashboard [data-action="unit"]').first()).toHaveValue('ha-tinh');
  await page.locator('reform-dashboard select[data-action="period"]').selectOption('2020');
  await expect(part('matrix').locator('[data-widget]')).toContainText('2020');
  expect(await page.evaluate(() => globalThis.told)).toEqual([['reform-dashboard', 'ha-tinh', '2021'], ['reform-dashboard', 'ha-tinh', '2020']]);
  await page.locator('reform-dashboard').evaluate((element) => element.setAttribute('unit', 'da-nang'));
  await expect(part('scorecard').locator('[data-widget]')).toContainText('Đà Nẵng');
});
