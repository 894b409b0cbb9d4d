/** A host of `matrix.mjs` as a server: the built files and a page with every way in, sent as that host sends them. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { takeSnapshot } from './snapshots.mjs';

const dist = fileURLToPath(new URL('../../pkg/dist/', import.meta.url));
const feedFile = new URL('../../www/feeds/conferences-2011-2020.json', import.meta.url);
export const feedText = readFileSync(feedFile);
const listed = Object.keys(JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8')));
/** The module under its fingerprinted name, which finds its wasm beside it. */
export const [moduleFile, wasmFile] = [/^module\.\w{12}\.js$/, /\.wasm$/].map((pattern) => listed.find((name) => pattern.test(name)));
const types = { '.wasm': 'application/wasm', '.png': 'image/png', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.zip': 'application/zip' };

export const unit = 'kon-tum';
/** The static way in: what `snapshot` wrote for this unit, with its picture beside it. */
export const still = takeSnapshot(fileURLToPath(feedFile), 'tien-do', '--view', 'progress', '--unit', unit, '--link', 'https://tinh.gov.vn/cchc');
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Feeds with `<` in them cannot end the element that holds them. */
const inline = (text) => `<script type="application/json" data-reform-feed="inside">${String(text).replaceAll('<', '\\u003c')}</script>`;

/** What stands in a placeholder, as the command writes it: the snapshot, and the line for pages where no script runs. */
const fallback = takeSnapshot(fileURLToPath(feedFile), 'tien-do', '--view', 'progress', '--unit', unit, '--link', 'https://tinh.gov.vn/cchc', '--feed-address', 'feed.json')
  .html.replace(/^<div [^>]*>|<\/div>\s*$/g, '');

/** The page of a host: every way in, those with content of their own with the snapshot inside; the frame first, where it is in sight and so not slowed down. `feed` is the feed's address for that way. */
function page({ twice, at }, feedFor) {
  const query = escaped(new URLSearchParams({ view: 'progress', feed: feedFor('frame'), unit }).toString());
  const scripts = ['reform.js', ...(twice ? ['reform-2.js'] : [])].map((name) => `<script src="${name}" defer></script>`).join('');
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang chủ</title><link rel="icon" href="data:,">${scripts}<body>
<iframe src="embed.html?${query}" width="100%" height="600" title="Tiến độ"></iframe>
<main>${still.html}</main>
<div data-reform="progress" data-feed="${escaped(feedFor('placeholder'))}" data-unit="${unit}">${fallback}</div>
<reform-progress feed="${escaped(feedFor('element'))}" unit="${unit}">${fallback}</reform-progress>
${at === 'inline' ? inline(feedText) : ''}`;
}

/** The host's page on which the module brings the element to life, and nothing else does. */
function modulePage(feed, at) {
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang chủ</title><link rel="icon" href="data:,"><script type="module" src="begin.js"></script><body>
<reform-progress feed="${escaped(feed)}" unit="${unit}">${fallback}</reform-progress>
${at === 'inline' ? inline(feedText) : ''}`;
}

const begin = `import { install } from './${moduleFile}';\ninstall();\n`;

/** A ZIP archive made by Info-ZIP with files of these names and contents. */
export function zip(files, ...options) {
  const folder = mkdtempSync(join(tmpdir(), 'reform-zip-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  execFileSync('zip', ['-q', '-X', ...options, 'feed.zip', ...Object.keys(files)], { cwd: folder });
  const bytes = readFileSync(join(folder, 'feed.zip'));
  rmSync(folder, { recursive: true });
  return bytes;
}

/** An archive that announces 300 million bytes, more than a feed may have. */
function swelling() {
  const bytes = zip({ 'feed.json': '{}' });
  bytes.writeUInt32LE(300_000_000, bytes.indexOf('PK\x01\x02', 'latin1') + 24);
  return bytes;
}

async function listening(answer) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function close(server) {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Answers for the feed's address as the host does. */
async function sendFeed(host, elsewhere, response) {
  const { status = 200, headers = {}, delay = 0, cut, stalls, redirect } = host.feed ?? {};
  if (redirect) return response.writeHead(302, { location: `${elsewhere}feed.json` }).end();
  const body = host.feed?.bomb ? swelling() : host.feed?.zip === true ? zip({ 'feed.json': feedText }) : host.feed?.zip ? zip({ [host.feed.zip]: 'x' }) : feedText.subarray(0, cut);
  await new Promise((resolve) => setTimeout(resolve, delay));
  response.writeHead(status, { 'content-type': 'application/json', ...host.headers, ...headers });
  if (stalls) return response.write(body.subarray(0, 1000));
  return response.end(status === 200 ? body : 'error');
}

/** Starts a host; `url` is its page, `moduleUrl` that of the module, `feed` the feed's address from there, `asked` what was asked of it and of the other origin. */
export async function openHost(host) {
  if (host.file) return openFile(host);
  const asked = [];
  const extension = host.feed?.zip || host.feed?.bomb ? 'zip' : 'json';
  let own;
  const other = await listening((request, response) => {
    asked.push(`other ${request.method} ${request.url}`);
    if (host.feed?.redirect === true) return response.writeHead(200, { 'access-control-allow-origin': '*' }).end(feedText);
    return sendFeed({ feed: host.feed }, '', response);
  });
  // Another name is another origin.
  const elsewhere = `http://localhost:${other.address().port}/`;
  if (host.at === 'dead') await close(other);
  const feed = host.at === 'foreign' || host.at === 'dead' ? `${elsewhere}feed.json` : `feed.${extension}`;

  own = await listening(async (request, response) => {
    const { pathname, href, search } = new URL(request.url, `http://127.0.0.1:${own.address().port}`);
    asked.push(`own ${request.method} ${pathname}`);
    if (pathname === `/feed.${extension}`) return sendFeed(host, elsewhere, response);
    const type = types[extname(pathname)] ?? 'application/octet-stream';
    const send = (body, headers = {}) => response.writeHead(200, { 'content-type': type, ...host.headers, ...headers }).end(body);
    if (pathname === '/outer.html') return response.writeHead(200, { 'content-type': type }).end(`<!doctype html><link rel="icon" href="data:,"><iframe id="host" sandbox="${host.sandbox}" src="${search === '?module' ? 'module' : 'host'}.html" width="1200" height="800"></iframe>`);
    if (pathname === '/host.html') return send(page(host, () => feed));
    if (pathname === '/module.html') return send(modulePage(feed));
    if (pathname === '/begin.js') return send(begin, host.script);
    if (pathname === `/${wasmFile}` && host.wasm !== undefined) return response.writeHead(host.wasm, { 'content-type': 'text/html' }).end('<h1>404</h1>');
    if (pathname === '/tien-do.png') return send(still.picture);
    if (pathname === '/feeds/feeds.json' && host.listed) return send(JSON.stringify([{ id: 'own', file: feed }]));
    if (pathname === '/reform-2.js') return send(readFileSync(`${dist}reform.js`, 'utf8').replaceAll('0.1.0', '0.2.0'));
    try {
      return send(readFileSync(join(dist, pathname)), extname(pathname) === '.js' ? host.script : {});
    } catch {
      return response.writeHead(404, { 'content-type': 'text/plain' }).end(href);
    }
  });
  return {
    asked,
    url: `http://127.0.0.1:${own.address().port}/${host.sandbox === undefined ? 'host.html' : 'outer.html'}`,
    moduleUrl: `http://127.0.0.1:${own.address().port}/${host.sandbox === undefined ? 'module.html' : 'outer.html?module'}`,
    close: () => Promise.all([own, ...(host.at === 'dead' ? [] : [other])].map(close)),
  };
}

/** The same page in a folder, opened from the disk. */
function openFile(host) {
  const folder = mkdtempSync(join(tmpdir(), 'reform-host-'));
  for (const name of ['reform.js', 'embed.html', 'embed.css', 'embed.js', moduleFile, wasmFile]) cpSync(join(dist, name), join(folder, name));
  writeFileSync(join(folder, 'feed.json'), feedText);
  writeFileSync(join(folder, 'tien-do.png'), still.picture);
  writeFileSync(join(folder, 'host.html'), page(host, (way) => (host.at === 'inline' && way !== 'frame' ? 'inside' : 'feed.json')));
  writeFileSync(join(folder, 'begin.js'), begin);
  writeFileSync(join(folder, 'module.html'), modulePage(host.at === 'inline' ? 'inside' : 'feed.json', host.at));
  const [url, moduleUrl] = ['host.html', 'module.html'].map((name) => pathToFileURL(join(folder, name)).href);
  return { asked: [], url, moduleUrl, close: () => rmSync(folder, { recursive: true }) };
}
