/** How a widget gets on a page: elements and placeholders, those that come late, what they share, what the host keeps. */
import { readFile } from 'node:fs/promises';
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

test('of two versions the first rules, the second takes what the first does not know', async ({ page, site }) => {
  const newer = await readFile(new URL('../../pkg/dist/reform.js', import.meta.url), 'utf8');
  const older = newer.replaceAll(/(name: ?["'`])owners(["'`])/g, '$1owners-of-old$2').replaceAll('0.1.0', '0.0.9');
  expect(older).toContain('owners-of-old');
  for (const [name, text] of [['older.js', older], ['newer.js', newer]]) site.answer(name, text, { headers: { 'content-type': 'text/javascript' } });
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const papi = '/feeds/papi-2011-2024.json';
  const body = `<div data-reform="ranking" data-feed="${papi}"></div><div data-reform="owners" data-feed="${feed}" data-unit="kon-tum">Bảng cũ</div>`;
  const owners = page.locator('[data-reform="owners"]');
  await page.goto(site.host(`<script src="/older.js" defer></script>${body}`));
  await expect(owners.locator('[part="reason"]')).toContainText('WIDGET-UNKNOWN');
  site.requests.length = 0;
  await page.goto(site.host(`<script src="/older.js" defer></script><script src="/newer.js" defer></script>${body}`));
  for (const selector of ['[data-reform="ranking"]', '[data-reform="owners"]']) await settled(page, selector);
  await expect(owners.locator('[data-widget="owners"]')).toBeVisible();
  await expect(owners.locator('[part="reason"]')).toHaveCount(0);
  expect(await page.evaluate(() => globalThis.reformDashboard.version)).toBe('0.0.9');
  // What the one has drawn the other has not drawn again.
  for (const path of [papi, feed]) expect(site.requests.filter((asked) => asked === path)).toHaveLength(1);
  await owners.evaluate((element) => element.setAttribute('data-unit', 'quang-nam'));
  await expect(owners.locator('[data-widget]')).toContainText('Quảng Nam');
  expect(errors).toEqual([]);
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
  // What a page changes its mind about is shown, and said to be nothing, too.
  const fickle = page.locator('#nameless');
  await fickle.evaluate((element, feed) => Object.assign(element.dataset, { feed, unit: 'kon-tum' }), feed);
  for (const [name, title] of [['progress', 'Tiến độ thực hiện mục tiêu'], ['owners', 'Cơ quan chủ trì'], ['no-such', null], ['progress', 'Tiến độ thực hiện mục tiêu']]) {
    await fickle.evaluate((element, to) => element.setAttribute('data-reform', to), name);
    if (title === null) await expect(fickle.locator('[part="reason"]')).toContainText('WIDGET-UNKNOWN');
    else await expect(fickle.locator('[part="title"]').first()).toHaveText(title);
  }
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
  const said = page.locator('reform-dashboard [data-widget=dashboard] > [role=status]');
  await expect(said).toHaveText('');
  await part('tiles').locator('[data-tile="ha-tinh"]').click();
  await expect(said).toHaveText('Đang xem Hà Tĩnh, năm 2021.');
  await expect(part('scorecard').locator('[data-widget]')).toContainText('Hà Tĩnh');
  await expect(part('ranking').locator('tr[data-row="ha-tinh"]')).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('reform-dashboard [data-action="unit"]').first()).toHaveValue('ha-tinh');
  await page.locator('reform-dashboard select[data-action="period"]').selectOption('2020');
  await expect(part('matrix').locator('[data-widget]')).toContainText('2020');
  expect(await page.evaluate(() => globalThis.told)).toEqual([['reform-dashboard', 'ha-tinh', '2021'], ['reform-dashboard', 'ha-tinh', '2020']]);
  await page.locator('reform-dashboard').evaluate((element) => element.setAttribute('unit', 'da-nang'));
  await expect(part('scorecard').locator('[data-widget]')).toContainText('Đà Nẵng');
});

/** The size of a frame, of what stands in it, and of what it needs. */
const fits = async (page, selector) => {
  const frame = page.locator(selector);
  const [inside, needed] = await frame.contentFrame().locator('#place').evaluate((element) => [innerHeight, Math.ceil(element.getBoundingClientRect().height)]);
  return { inside, needed };
};

test('a frame is as high as its widget: by itself on its own site, by the script of the page on another', async ({ page, site }) => {
  const embed = `embed.html?view=progress&amp;feed=${encodeURIComponent(feed)}&amp;unit=kon-tum`;
  const other = site.url.replace('127.0.0.1', 'localhost');
  const csp = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace("frame-src 'self'", 'frame-src http:');
  const frames = `<style>iframe{box-sizing:border-box;width:100%;border:3px solid}</style><iframe id="own" src="/${embed}" height="600"></iframe><iframe id="other" src="${other}${embed}" height="600"></iframe>`;
  for (const [name, height] of [['', 600], ['frame.js', null], ['reform.js', null]]) {
    await page.goto(site.host((name && `<script src="/${name}" defer></script>`) + frames, { csp, name: `host-${name || 'bare'}.html` }));
    for (const id of ['own', 'other']) await settled(page.frameLocator(`#${id}`), '[data-reform]');
    await expect.poll(async () => { const { inside, needed } = await fits(page, '#own'); return inside - needed; }).toBe(0);
    if (height !== null) {
      // Nobody tells the page: what the snippet says stays.
      expect(await page.locator('#other').evaluate((frame) => frame.offsetHeight)).toBe(height);
      continue;
    }
    await expect.poll(async () => { const { inside, needed } = await fits(page, '#other'); return inside - needed; }).toBe(0);
    const before = (await fits(page, '#other')).needed;
    await page.frameLocator('#other').locator('[data-action="table"]').first().click();
    await expect.poll(async () => { const { inside, needed } = await fits(page, '#other'); return needed > before + 50 ? inside - needed : 'not yet'; }).toBe(0);
    await page.setViewportSize({ width: 400, height: 800 });
    for (const id of ['#own', '#other']) await expect.poll(async () => { const { inside, needed } = await fits(page, id); return inside - needed; }).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  // A message that is not of a frame's own window moves nothing.
  await expect.poll(async () => { const { inside, needed } = await fits(page, '#own'); return inside - needed; }).toBe(0);
  const height = await page.locator('#own').evaluate((frame) => frame.style.height);
  await page.evaluate(() => postMessage({ reformHeight: 50 }, '*'));
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(await page.locator('#own').evaluate((frame) => frame.style.height)).toBe(height);
});

test('embed.html shows the feed of its list by id, and refuses a stranger, a nameless and an odd one without a request for them', async ({ page, site }) => {
  await page.goto(`${site.url}embed.html?view=progress&feed=conferences-2011-2020&unit=kon-tum&lang=en&theme=dark`);
  await settled(page, '[data-reform]');
  await expect(page.locator('[data-reform]')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const [address, code] of [
    ['https://example.org/feed.json', 'FEED-ORIGIN'], ['//example.org/feed.json', 'FEED-ORIGIN'], ['javascript:alert(1)', 'FEED-ORIGIN'],
    ['data:application/json,{}', 'FEED-ORIGIN'], ['none', 'FEED-ORIGIN'], ['', 'FEED-ADDRESS'],
  ]) {
    const asked = [];
    const listen = (request) => asked.push(request.url());
    page.on('request', listen);
    await page.goto(`${site.url}embed.html?view=progress&feed=${encodeURIComponent(address)}`);
    await expect(page.locator('#place code')).toHaveText(code);
    if (address !== '') {
      await page.goto(`${site.url}embed.html?view=problems&feed=conferences-2011-2020&before=${encodeURIComponent(address)}`);
      await expect(page.locator('#place code')).toHaveText(code);
    }
    page.off('request', listen);
    expect(asked.filter((url) => !url.startsWith(site.url) && url !== 'data:,')).toEqual([]);
  }
});

const hostile = {
  'all: unset': '* { all: unset; direction: rtl }',
  'all: revert, important': '* { all: revert !important; letter-spacing: 4px !important; text-align: right !important; font-family: serif !important; white-space: pre !important }',
  'in the manner of Bootstrap 3': `* , *:before, *:after { box-sizing: border-box } html { font-size: 10px } body { font: 16px/1.42857143 "Helvetica Neue", serif; color: #333 }
    table { border-spacing: 0; border-collapse: collapse; background-color: transparent } caption { padding-top: 8px; color: #777 } th { text-align: left }
    h1, h2, h3 { font-family: inherit; font-weight: 500; margin: 20px 0 10px } .small { font-size: 85% } .hidden { display: none !important } .right { float: right }
    .title, .status, .quiet, .num { display: none } svg { vertical-align: middle; width: 20px } a { color: #337ab7; text-decoration: none } button { overflow: visible; text-transform: uppercase }`,
  'tables and boxes': 'table { display: block; width: 50px; font: 30px serif; border: 5px solid red } td, th { padding: 40px; display: block } p, svg, button { margin: 30px; transform: rotate(3deg) } div { line-height: 4; color: red; visibility: visible } section > * { float: left }',
};

test("a host's styles change nothing in a widget, and a widget changes nothing in its host", async ({ page, site }) => {
  const csp = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
  const box = '#box { all: initial !important; display: block !important; position: absolute !important; width: 720px !important; font-size: 16px !important }';
  const looks = (elements) => elements.map((element) => {
    const style = getComputedStyle(element);
    return [element.localName, ...Array.from(style, (name) => `${name}: ${style.getPropertyValue(name)}`)].join('; ');
  });
  let plain;
  for (const [name, rules] of Object.entries({ '': '', ...hostile })) {
    const body = (scripts) => site.host(`<style>${rules}\n${box}</style>${scripts}<p class="own">Chào</p><table class="own"><tr><td class="own">1</td></tr></table><section id="box"><div data-reform="progress" data-feed="${feed}" data-unit="kon-tum"></div></section>`, { csp });
    await page.goto(body(''));
    const host = await page.locator('html, body, .own').evaluateAll(looks);
    await page.goto(body(script));
    await settled(page, '[data-reform]');
    expect(await page.locator('html, body, .own').evaluateAll(looks), `the host, ${name}`).toEqual(host);
    const shown = await page.locator('[data-reform] *').evaluateAll(looks);
    expect(shown.length).toBeGreaterThan(100);
    plain ??= shown;
    expect(shown.length, name).toBe(plain.length);
    for (const [index, look] of shown.entries()) {
      if (look === plain[index]) continue;
      const [before, after] = [plain[index].split('; '), look.split('; ')];
      expect(after.filter((line, at) => line !== before[at]), `${name}: ${before[0]}`).toEqual([]);
    }
  }
});
