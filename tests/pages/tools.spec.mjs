/** The pages for webmasters: the snippet builder, whose snippets show what they say, and the self-test of a host, which names what is wrong. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, policy, settled, test } from './site.mjs';
import { expectFigures, loadFeed } from './figures.mjs';
import { nukeviet } from './nukeviet.mjs';

const dist = (name) => readFile(new URL(`../../pkg/dist/${name}`, import.meta.url));
const pick = (page, name, value) => page.locator(`[name="${name}"]`).selectOption(value);

async function accessible(page) {
  // The preview is a page of its own, with tests of its own.
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
}

test('a snippet of the builder shows its figures after NukeViet has stored it; the script is held to its hash', async ({ page, site, violations }) => {
  const bytes = await dist('reform.js');
  const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  site.answer('integrity.json', JSON.stringify({ 'reform.js': integrity }), { headers: { 'content-type': 'application/json' } });
  await page.goto(`${site.url}chen.html`);
  await pick(page, 'feed', 'conferences-2011-2020');
  await expect(page.locator('[name="unit"]')).toHaveValue('kon-tum');
  await pick(page, 'editor', 'nukeviet');
  await pick(page, 'theme', 'light');
  const code = page.locator('[data-page="snippet"]');
  await expect(page.locator('[data-page="strips"] li')).toHaveCount(5);
  await settled(page.frameLocator('[data-page="preview"]'), '[data-reform]');
  const frame = await code.inputValue();
  await pick(page, 'way', 'placeholder');
  const placeholder = await code.inputValue();
  const script = await page.locator('[data-page="script"]').inputValue();
  expect(script).toContain(`integrity="${integrity}"`);
  expect(script).toMatch(/src="\/reform\.js\?v=\w{8}"/);
  await accessible(page);
  await pick(page, 'editor', 'html');
  await pick(page, 'view', 'ranking');
  await pick(page, 'way', 'element');
  await expect(code).toHaveValue(/^<reform-ranking feed="\/feeds\/conferences-2011-2020\.json" unit="kon-tum"/);
  await page.locator('[name="address"]').fill('/none.zip');
  await page.locator('[name="address"]').press('Tab');
  await expect(page.locator('[data-page="notice"]')).toContainText('FEED-404');
  await page.locator('[data-copy="snippet"]').click();
  await expect(page.locator('[data-page="copied"]')).toContainText(/Đã (sao chép|chọn)/);
  expect(violations).toEqual([]);

  const dashboard = loadFeed(await dist('feeds/conferences-2011-2020.json'));
  const select = { unit: 'kon-tum' };
  await page.goto(site.host(script + nukeviet(placeholder) + nukeviet(frame)));
  await expectFigures(page.locator('[data-reform]'), 'progress', dashboard, select);
  await expectFigures(page.frameLocator('iframe').locator('[data-reform]'), 'progress', dashboard, select);
  await page.goto(new URL(await page.locator('body > p > a').last().getAttribute('href'), site.url).href);
  await settled(page, '[data-reform="dashboard"]');
  await page.goto(site.host(script.replace(/sha384-./, 'sha384-*') + nukeviet(placeholder)));
  await expect(page.locator('[data-reform]')).toContainText('SCRIPT-NONE');
});

/** The name under which `integrity.json` lists a file with its fingerprint. */
const hashes = JSON.parse(await dist('integrity.json'));
const marked = (pattern) => Object.keys(hashes).find((name) => pattern.test(name));
const wasmName = marked(/^reform\.\w+\.wasm$/);

test('the builder names the script by its fingerprint, held to its hash; where that file is not, by its plain name', async ({ page, site }) => {
  const name = marked(/^reform\.\w+\.js$/);
  expect(name).toBe(`reform.${createHash('sha384').update(await dist('reform.js')).digest('hex').slice(0, 12)}.js`);
  const tag = async () => {
    await page.goto(`${site.url}chen.html`);
    await pick(page, 'editor', 'html');
    await pick(page, 'way', 'element');
    await expect(page.locator('[data-page="snippet"]')).toHaveValue(/^<reform-progress .* unit=/);
    return [await page.locator('[data-page="script"]').inputValue(), await page.locator('[data-page="snippet"]').inputValue()];
  };
  const [script, element] = await tag();
  expect(script).toBe(`<script src="/${name}" integrity="${hashes[name]}" defer="defer"></script>`);
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [example] = /^<script src="\/kit\/reform\.1a2b.*$/m.exec(readme);
  expect(example.replace('/kit/reform.1a2b3c4d5e6f.js', `/${name}`).replace('sha384-…', hashes[name])).toBe(script);
  await page.goto(site.host(script + element));
  await expectFigures(page.locator('reform-progress'), 'progress', loadFeed(await dist('feeds/conferences-2011-2020.json')), { unit: 'kon-tum' });
  const plain = new RegExp(`^<script src="/reform\\.js\\?v=\\w{8}" integrity="${hashes['reform.js'].replaceAll('+', '\\+')}"`);
  site.answer(name, 'none', { status: 404 });
  expect((await tag())[0]).toMatch(plain);
  site.answer(name, '<!doctype html>Trang chủ', { headers: { 'content-type': 'text/html' } });
  expect((await tag())[0]).toMatch(plain);
});

const csp = (change) => ({ 'kiem-tra.html': { 'content-security-policy': change(policy) }, 'embed.html': { 'content-security-policy': change(policy) } });
const hosts = [
  { name: 'strict policy without wasm', headers: csp((text) => text.replace(" 'wasm-unsafe-eval'", '')), codes: ['WASM-CSP'] },
  { name: 'IIS without .json', missing: /mau\.json$/, codes: ['FEED-404'] },
  { name: 'IIS without .zip', missing: /mau\.zip$/, codes: ['FEED-404'] },
  { name: 'no frames', headers: { 'embed.html': { 'x-frame-options': 'DENY' }, 'kiem-tra.html': { 'x-frame-options': 'DENY' } }, codes: ['FRAME-NONE', 'FRAME-NONE'] },
  { name: 'a damaged .wasm', bodies: { [wasmName]: (await dist(wasmName)).subarray(0, -1) }, codes: ['WASM-FILE'] },
  { name: 'the .wasm of another version', bodies: { [wasmName]: Buffer.from('0061736d01000000', 'hex') }, codes: ['WASM-FILE'] },
  { name: 'no reform.js', missing: /reform\.js$/, codes: ['SCRIPT-NONE', 'SCRIPT-NONE'] },
  { name: 'reform.js as octet-stream', headers: { 'reform.js': { 'content-type': 'application/octet-stream' } }, codes: ['SCRIPT-NONE'] },
];

test('in a browser without WebAssembly the self-test and a widget name Lockdown Mode as Apple does, for which no Vietnamese name is known from a source', async ({ page, site }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(`${site.url}kiem-tra.html`);
  const check = page.locator('li:has([data-state="fix"])');
  await expect(check).toContainText('chế độ hạn chế của iPhone, iPad, Mac (Lockdown Mode)');
  await page.goto(site.host('<script src="/reform.js" defer></script><reform-progress feed="/feeds/conferences-2011-2020.json"></reform-progress>'));
  const reason = page.locator('[part=reason]');
  await expect(reason).toContainText('WASM-NONE');
  await expect(reason).toContainText('chế độ hạn chế của iPhone, iPad, Mac (Lockdown Mode)');
});

test('the self-test finds a good server good, and asks for the kit’s own files alone', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${site.url}kiem-tra.html`);
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ok');
  await expect(page.locator('[data-state="fix"]')).toHaveCount(0);
  await expect(page.locator('[data-page="checks"]')).toContainText('Trusted Types');
  await expect(page.locator('li', { hasText: 'Tệp .wasm của bản module' })).toContainText('✓ Đạt');
  await expect(page.locator('[data-page="report"]')).toHaveValue(/✓ Đạt Số liệu \.zip/);
  expect(asked.filter((url) => !url.startsWith(site.url) && url !== 'data:,')).toEqual([]);
  await accessible(page);
});

for (const { name, headers = {}, bodies = {}, missing, codes } of hosts) {
  test(`the self-test names what to mend: ${name}`, async ({ page, site }) => {
    const named = ({ pathname }) => missing?.test(pathname) || pathname.slice(1) in { ...headers, ...bodies };
    await page.route(named, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (missing?.test(pathname)) return route.fulfill({ status: 404, body: '' });
      const response = await route.fetch();
      return route.fulfill({ response, body: bodies[pathname.slice(1)], headers: { ...response.headers(), ...headers[pathname.slice(1)] } });
    });
    await page.goto(`${site.url}kiem-tra.html`);
    await expect(page.locator('body')).toHaveAttribute('data-state', 'fix');
    expect(await page.locator('li:has([data-state="fix"]) code').allTextContents()).toEqual(codes);
    await expect(page.locator('[data-page="summary"]')).toHaveText(`Cần sửa: ${codes.length} mục.`);
  });
}

// None of these keeps the one script from working, so nothing needs mending; what the module build would need is told.
const notes = [
  { name: 'none', answer: { status: 404, headers: { 'content-type': 'text/html' }, body: 'HTTP Error 404.3' }, text: /Máy chủ trả lời 404\. .*reform\.js không cần tệp này.*<mimeMap fileExtension="\.wasm" mimeType="application\/wasm" \/>/, code: 'WASM-404' },
  { name: 'an error page with status 200', answer: { headers: { 'content-type': 'text/html' }, body: '<!doctype html>Không tìm thấy' }, text: /trả lời 200, kiểu “text\/html”, nhưng nội dung không phải tệp \.wasm/, code: 'WASM-FILE' },
  { name: 'no answer', answer: null, text: /Không nhận được trả lời\. .*connect-src/, code: 'WASM-NET' },
  { name: 'another type', answer: { headers: { 'content-type': 'application/octet-stream' } }, text: /nguyên vẹn; máy chủ gửi kiểu “application\/octet-stream”, vẫn chạy được\. Nên đặt kiểu application\/wasm/ },
  { name: 'no type', answer: { headers: {} }, text: /nguyên vẹn; máy chủ gửi kiểu “–”, vẫn chạy được/ },
];
for (const { name, answer, text, code } of notes) {
  test(`the self-test tells what the module build would need: ${name}`, async ({ page, site }) => {
    const bytes = await dist(wasmName);
    await page.route(`**/${wasmName}`, (route) => (answer === null ? route.abort() : route.fulfill({ body: bytes, ...answer })));
    await page.goto(`${site.url}kiem-tra.html`);
    await expect(page.locator('body')).toHaveAttribute('data-state', 'ok');
    const line = page.locator('li', { hasText: 'Tệp .wasm của bản module' });
    await expect(line.locator('[data-state="note"]')).toBeVisible();
    await expect(line).toContainText(text);
    expect(await line.locator('code').allTextContents()).toEqual(code === undefined ? [] : [code]);
  });
}

test('the self-test tells that it could not look for the .wasm without the list of files', async ({ page, site }) => {
  site.answer('integrity.json', 'none', { status: 404 });
  await page.goto(`${site.url}kiem-tra.html`);
  await expect(page.locator('body')).toHaveAttribute('data-state', 'ok');
  await expect(page.locator('li', { hasText: 'Tệp .wasm của bản module' })).toContainText('không đọc được integrity.json');
});

test('the self-test names what its own frame lacks', async ({ page, site }) => {
  const frames = ['allow-scripts', 'allow-scripts allow-same-origin allow-forms allow-presentation', ''];
  await page.goto(site.host(frames.map((sandbox, index) => `<iframe id="f${index}" sandbox="${sandbox}" src="/kiem-tra.html" width="600" height="400"></iframe>`).join('')));
  const codes = (id) => page.frameLocator(id).locator('li:has([data-state="fix"]) code').allTextContents();
  await expect(page.frameLocator('#f0').locator('body')).toHaveAttribute('data-state', 'fix');
  expect(await codes('#f0')).toEqual(['FEED-SANDBOX', 'FEED-SANDBOX', 'FEED-SANDBOX']);
  await expect(page.frameLocator('#f1').locator('body')).toHaveAttribute('data-state', 'ok');
  await expect(page.frameLocator('#f1').locator('[data-page="checks"]')).toContainText('không in, không tải về');
  await expect(page.frameLocator('#f2').locator('[data-page="summary"]')).toContainText('SCRIPT-NONE');
});
