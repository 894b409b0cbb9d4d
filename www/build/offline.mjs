/**
 * Writes the dashboard page with one feed as a single file: `node offline.mjs FEED` makes `pkg/dist/offline/FEED.html`. It
 * opens from a disk without a network, and its policy forbids every request.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { offlinePolicy } from './policy.mjs';

const dist = new URL('../../pkg/dist/', import.meta.url);

/** The whole file's text, for a feed of the list in the built folder. Throws where the list has no such feed. */
export async function offlinePage(id, folder = dist) {
  const text = (name) => readFile(new URL(name, folder), 'utf8');
  const list = JSON.parse(await text('feeds/feeds.json'));
  const listed = list.find((feed) => feed.id === id);
  if (listed === undefined) throw new Error(`no feed "${id}": FEED is one of ${list.map((feed) => feed.id).join(', ')}`);

  const styles = [await text('page.css')];
  const scripts = [await text('reform.js'), await text('page.js')].map(closable);
  const data = [
    `<script type="application/json" data-reform-list>${json([{ ...listed, file: id }])}</script>`,
    `<script type="application/json" data-reform-feed="${id}">${json(JSON.parse(await text(`feeds/${listed.file}`)))}</script>`,
  ];
  const policy = offlinePolicy(scripts.map(hash), styles.map(hash));

  const page = (await text('index.html'))
    .replace(/<meta charset="utf-8">/, () => `<meta charset="utf-8">\n  <meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace(/<link rel="stylesheet"[^>]*>/, () => styles.map((style) => `<style>${style}</style>`).join('\n'))
    .replace(/\s*<script src="[^"]*" defer><\/script>/g, '')
    .replace(/\s*<noscript>.*<\/noscript>/, '')
    .replace(/<\/body>/, () => [...data, ...scripts.map((script) => `<script>${script}</script>`), '</body>'].join('\n'));
  if (/\s(?:src|href)="(?!data:|#|\?)/.test(page.replace(/<script[\s>][\s\S]*?<\/script>/g, ''))) throw new Error('index.html names a file that the one-file page lacks');
  return page;
}

/** A script whose text cannot end its own element. */
function closable(script) {
  const safe = script.replace(/<\/(script)/gi, '<\\/$1');
  if (/<!--|<script/i.test(safe)) throw new Error('a script contains `<!--` or `<script`, which an HTML file cannot hold as it is');
  return safe;
}

/** JSON in which no `<` can end the element that holds it. */
function json(value) {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

function hash(content) {
  return `sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const id = process.argv[2] ?? '';
  try {
    const page = await offlinePage(id);
    const file = new URL(`offline/${id}.html`, dist);
    await mkdir(new URL('./', file), { recursive: true });
    await writeFile(file, page);
    console.log(`${fileURLToPath(file)}  (${(Buffer.byteLength(page) / 1000).toFixed(0)} kB)`);
  } catch (error) {
    console.error(`offline: ${error.message}`);
    process.exitCode = 1;
  }
}
