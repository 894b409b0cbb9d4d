/**
 * The package as npm delivers it: packed, installed in an empty project, its command and its module used there. Expected figures: 476 of 1.975
 * procedures and 476 of 772 online services, as the conference report prints them.
 */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { listen, serveFolder } from '../www/build/serve.mjs';
import { chromium } from './node_modules/playwright-core/index.mjs';
import config from './playwright.config.mjs';

const exec = promisify(execFile);
const root = fileURLToPath(new URL('../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'reform-package-'));
const bin = join(work, 'node_modules/.bin');
const feedFile = (id) => join(root, `www/feeds/${id}.json`);
const pkgReadme = readFileSync(join(root, 'pkg/README.md'), 'utf8');

let browser;
before(async () => {
  cpSync(join(root, 'tests/fixtures/package'), work, { recursive: true });
  await exec('npm', ['pack', join(root, 'pkg'), '--silent'], { cwd: work });
  await exec('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: work });
  cpSync(feedFile('conferences-2011-2020'), join(work, 'cchc.json'));
  cpSync(feedFile('papi-2011-2024'), join(work, 'papi.json'));
  cpSync(feedFile('service-index-766'), join(work, 'dich-vu-cong.json'));
  browser = await chromium.launch(config.use.launchOptions);
});
after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true });
});

function run(...args) {
  const { status, stdout, stderr } = spawnSync(join(bin, 'reform-dashboard'), args, { cwd: work, encoding: 'utf8' });
  return { status, stdout, stderr };
}
const text = (name) => readFileSync(join(work, name), 'utf8');

/** A page on a server of a folder, with every request that it made. */
async function open(t, folder, path, port) {
  const server = serveFolder(folder);
  const address = await listen(server, port);
  const page = await browser.newPage();
  const [requests, wrong] = [[], []];
  page.on('request', (request) => requests.push(request.url().replace(address, '/')));
  page.on('pageerror', (error) => wrong.push(String(error)));
  t.after(async () => {
    await page.close();
    server.closeAllConnections();
    server.close();
  });
  await page.goto(address + path);
  return { page, requests, wrong };
}

/** Whether the widget on a page says the shares that the counts make. */
async function showsShares(widget) {
  await widget.and(widget.page().locator('[data-state="ready"]')).waitFor();
  for (const share of ['24,1%', '61,7%']) await widget.locator('section').getByText(share, { exact: true }).first().waitFor();
}

test('the package holds what it needs and nothing else', () => {
  const installed = join(work, 'node_modules/reform-dashboard');
  const names = readdirSync(installed, { recursive: true }).map(String).sort();
  assert.deepEqual(names.map((name) => name.replace(/\.[0-9a-f]{12}\./, '.HASH.')).sort(), [
    'README.md', 'bin', 'bin/reform-dashboard.js', 'core', 'core/reform_dashboard.d.ts', 'core/reform_dashboard.js', 'core/reform_dashboard_bg.wasm',
    'core/reform_dashboard_bg.wasm.d.ts', 'custom-elements.json', 'dist', 'dist/.htaccess', 'dist/chen.html', 'dist/chen.js', 'dist/cli.js', 'dist/embed.css', 'dist/embed.html',
    'dist/embed.js', 'dist/feeds', 'dist/feeds/conferences-2011-2020.json', 'dist/feeds/feeds.json', 'dist/feeds/papi-2011-2024.json', 'dist/feeds/par-index.json',
    'dist/feeds/service-index-766.json', 'dist/frame.HASH.js', 'dist/frame.js', 'dist/index.html', 'dist/integrity.json', 'dist/kiem-tra', 'dist/kiem-tra.html', 'dist/kiem-tra.js',
    'dist/kiem-tra/mau.json', 'dist/kiem-tra/mau.zip', 'dist/may-chu', 'dist/may-chu/nginx.conf', 'dist/may-chu/sharepoint.txt', 'dist/module.HASH.js', 'dist/module.d.ts',
    'dist/module.js', 'dist/offline.css', 'dist/offline.js', 'dist/page.css', 'dist/page.js', 'dist/reform.HASH.js', 'dist/reform.HASH.wasm', 'dist/reform.js', 'dist/schema',
    'dist/schema/feed-1.json', 'dist/tools.css', 'dist/web.config', 'package.json',
  ]);
  for (const name of Object.keys(JSON.parse(readFileSync(join(installed, 'dist/integrity.json'), 'utf8')))) assert.ok(names.includes(`dist/${name}`), name);
});

test('in a Vite project: types, build, figures, the wasm a file of its own', async (t) => {
  const compiler = join(root, 'www/node_modules/.bin/tsc');
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--lib', 'es2022,dom', '--module', 'esnext', '--moduleResolution', 'bundler', '--ignoreConfig'];
  const checked = spawnSync(compiler, [...flags, 'main.ts'], { cwd: work, encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stdout);

  await exec(join(bin, 'vite'), ['build', '--logLevel', 'warn'], { cwd: work });
  cpSync(join(work, 'cchc.json'), join(work, 'dist/feeds/cchc.json'));
  const assets = readdirSync(join(work, 'dist/assets'));
  assert.ok(assets.some((name) => name.endsWith('.wasm')), assets.join());
  const { page, requests, wrong } = await open(t, join(work, 'dist'), '', 18300);
  await showsShares(page.locator('[data-reform]'));
  await page.locator('#told').getByText(`conferences-2011-2020 FEED-404: ${JSON.parse(text('cchc.json')).title.vi}`).waitFor();
  assert.deepEqual(wrong, []);
  assert.equal(requests.filter((url) => url.endsWith('.wasm')).length, 1, requests.join());
  assert.equal(requests.filter((url) => url.endsWith('cchc.json')).length, 1, 'widget and page share the feed');
});

test('in a page without a bundler, as pkg/README.md has it', async (t) => {
  const [, snippet] = /^```js\n([\s\S]*?)^```$/m.exec(pkgReadme);
  writeFileSync(join(work, 'plain.js'), snippet);
  cpSync(join(work, 'cchc.json'), join(work, 'feeds/cchc.json'));
  const { page, wrong } = await open(t, work, 'plain.html', 18330);
  await showsShares(page.locator('reform-progress'));
  assert.deepEqual(wrong, []);
});

test('every command of the README files does what it says', () => {
  for (const file of ['README.md', 'pkg/README.md']) {
    const blocks = [...readFileSync(join(root, file), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, lines]) => lines);
    const lines = blocks.flatMap((block) => block.split('\n')).filter((line) => line.startsWith('npx reform-dashboard'));
    assert.ok(lines.length >= 4, `${file} has commands`);
    for (const line of lines.filter((command) => !command.includes(' serve '))) {
      const { status, stderr } = spawnSync('bash', ['-euc', line.replace('npx reform-dashboard', join(bin, 'reform-dashboard'))], { cwd: work, encoding: 'utf8' });
      assert.equal(status, 0, `${line}\n${stderr}`);
    }
  }
});

/** Elements that stand in a snippet, each once. */
const tagsOf = (html) => [...new Set([...html.matchAll(/<\/?([a-z][\w-]*)/gi)].map(([, name]) => name.toLowerCase()))].sort();

test('a snapshot: the plainest HTML with sentence, source, day, link and the figures, and a picture that shows them', async (t) => {
  const taken = run('snapshot', 'cchc.json', '--view', 'progress', '--unit', 'kon-tum', '--link', 'https://kontum.gov.vn/cchc?a=1&b="2"', '--base', '/uploads/', '-o', 'tien do');
  assert.equal(taken.status, 0, taken.stderr);
  const html = text('tien do.html');
  assert.deepEqual(tagsOf(html), ['a', 'caption', 'figcaption', 'figure', 'img', 'table', 'td', 'th', 'tr']);
  assert.doesNotMatch(html, /\s(?:data-[\w-]+|style|class|id|on\w+)=/);
  assert.match(html, /^<figure>\n<a href="https:\/\/kontum\.gov\.vn\/cchc\?a=1&amp;b=%222%22"><img src="\/uploads\/tien%20do\.png" width="760" height="\d+" alt="Tiến độ thực hiện mục tiêu\. Kon Tum có 5 mục tiêu: /);
  assert.match(html, /<figcaption>.*Nguồn: .*17\/07\/2020.* Số liệu đến 31\/12\/2020\. .*>Xem trang đầy đủ<\/a>\.<\/figcaption>/);
  assert.match(html, /<tr><th scope="row">Mức độ 4 trên tổng số thủ tục<\/th>.*<td>24,1%<\/td>.*<td>476<\/td><td>1\.975<\/td>/);
  assert.match(html, /<tr><th scope="row">Mức độ 4 trên dịch vụ trực tuyến<\/th>.*<td>61,7%<\/td>.*<td>476<\/td><td>772<\/td>/);

  const { page } = await open(t, work, 'tien%20do.png', 18360);
  const { width, missed, achieved, place } = await page.evaluate(async () => {
    const image = document.querySelector('img');
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: image.naturalWidth, height: image.naturalHeight });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const longest = ([r, g, b], limit = canvas.width) => {
      let [best, row] = [0, 0];
      for (let at = 0; at < data.length; at += 4) {
        const same = data[at] === r && data[at + 1] === g && data[at + 2] === b;
        row = same ? row + 1 : 0;
        const ends = (at / 4 + 1) % canvas.width === 0 || data[at + 4] !== r || data[at + 5] !== g || data[at + 6] !== b;
        if (ends && row <= limit) best = Math.max(best, row);
        if (ends) row = 0;
      }
      return best;
    };
    // A tick for the target of 30 % cuts the longer bar in two; the longer piece is what lies right of it. The scale itself is a hairline, shorter than those
    // between the targets.
    return { width: canvas.width, missed: longest([0x7a, 0x10, 0x20]), achieved: longest([0x0a, 0x6b, 0x4f]), place: longest([0xd9, 0xde, 0xe5], canvas.width / 2) };
  });
  assert.equal(width, 2 * 760);
  const [short, long] = [476 / 1975, 476 / 772 - 0.3];
  assert.ok(place > 200 && Math.abs(missed / place - short) < 0.01, `${missed} of ${place}`);
  // The tick and its pale edge take at most six dots of the piece.
  const whole = (missed * long) / short;
  assert.ok(achieved <= whole + 1 && achieved >= whole - 6, `${achieved} of ${whole}`);
});

test('a snapshot as SVG: nothing that a page may forbid, letters as outlines', () => {
  const taken = run('snapshot', 'papi.json', '--view', 'trend', '--unit', 'kon-tum', '--inline-svg', '-o', 'trend', '--lang', 'en');
  assert.equal(taken.status, 0, taken.stderr);
  const html = text('trend.html');
  assert.doesNotMatch(html, /<(?:style|image|script|foreignObject|img)|\sstyle=|\son\w+=|data:/);
  assert.match(html, /^<figure>\n<svg [^>]*role="img" aria-label="[^"]*Kon Tum/);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.ok(ids.length > 20 && ids.every((id) => id.startsWith('trend-')), 'ids are the snapshot’s own');
  for (const [, id] of html.matchAll(/(?:href="#|url\(#)([\w-]+)/g)) assert.ok(ids.includes(id), id);
});

test('a snapshot inside a placeholder gives way to the widget, and stays where that cannot run', async (t) => {
  assert.equal(run('snapshot', 'cchc.json', '--view', 'progress', '--unit', 'kon-tum', '--feed-address', '/feeds/cchc.json', '-o', 'inside').status, 0);
  const html = text('inside.html');
  assert.match(html, /^<div data-reform="progress" data-feed="\/feeds\/cchc\.json" data-unit="kon-tum">\n<figure>/);
  cpSync(join(work, 'cchc.json'), join(work, 'feeds/cchc.json'));
  const page = (feed) => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${html.replace('/feeds/cchc.json', feed)}<script src="node_modules/reform-dashboard/dist/reform.js"></script>`;
  writeFileSync(join(work, 'live.html'), page('/feeds/cchc.json'));
  writeFileSync(join(work, 'still.html'), page('/feeds/none.json'));
  const live = await open(t, work, 'live.html', 18390);
  await showsShares(live.page.locator('[data-reform]'));
  assert.equal(await live.page.locator('img').isVisible(), false);
  const still = await open(t, work, 'still.html', 18420);
  await still.page.getByText('FEED-404').waitFor();
  assert.equal(await still.page.locator('img').evaluate((image) => image.complete && image.naturalWidth > 0), true);
  assert.equal(await still.page.locator('table').isVisible(), true);
});

test('a snapshot that cannot be right is refused: no font with the letters, no such unit, nothing to show', () => {
  const feed = JSON.parse(readFileSync(join(work, 'cchc.json'), 'utf8'));
  feed.units.find(({ id }) => id === 'kon-tum').name = 'Kon Tum ភាសាខ្មែរ';
  writeFileSync(join(work, 'khmer.json'), JSON.stringify(feed));
  const letters = run('snapshot', 'khmer.json', '--view', 'progress', '--unit', 'kon-tum', '-o', 'khmer');
  assert.match(letters.stderr, /Không phông chữ nào trên máy có đủ chữ để vẽ\. Đã xem: .*DejaVuSans\.ttf.*Thiếu: .*ភ/);
  assert.equal(letters.status, 2);
  assert.ok(!readdirSync(work).includes('khmer.png'), 'nothing is written');
  const unit = run('snapshot', 'cchc.json', '--view', 'progress', '--unit', 'nowhere');
  assert.match(unit.stderr, /nowhere/);
  assert.equal(unit.status, 1);
  const empty = run('snapshot', 'papi.json', '--view', 'owners', '--unit', 'kon-tum');
  assert.match(empty.stderr, /không có gì để chụp ở mục owners/);
  assert.equal(empty.status, 1);
});

test('every view can be taken', async () => {
  const [, list] = /--view VIEW +.*?: (.*)/.exec(run('snapshot', '--help').stdout);
  const views = list.split(', ');
  assert.ok(views.length >= 8, list);
  const { main } = await import(pathToFileURL(join(work, 'node_modules/reform-dashboard/dist/cli.js')));
  for (const view of views) {
    const [feed, unit] = ['progress', 'owners', 'problems'].includes(view) ? ['cchc.json', 'kon-tum']
      : ['whatif', 'goal', 'certainty', 'change'].includes(view) ? ['dich-vu-cong.json', 'da-nang-2025'] : ['papi.json', 'kon-tum'];
    const complaints = [];
    const status = await main(['snapshot', join(work, feed), '--view', view, '--unit', unit, '-o', join(work, `view-${view}`)], () => {}, (line) => complaints.push(line));
    assert.equal(status, 0, `${view}: ${complaints.join()}`);
    assert.match(text(`view-${view}.html`), /<td>[^<]*\d/, `${view} has figures`);
    assert.deepEqual(tagsOf(text(`view-${view}.html`)).filter((tag) => !['a', 'caption', 'figcaption', 'figure', 'img', 'table', 'td', 'th', 'tr'].includes(tag)), [], view);
  }
});
