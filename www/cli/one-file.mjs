/**
 * The dashboard page with its feeds as a single file. It opens from a disk or a mail without a network, its policy forbids
 * every request, and it says in red where it is not whole.
 */
import { createHash } from 'node:crypto';
import { offlinePolicy } from '../build/policy.mjs';

/**
 * The whole file's text. `feeds`: `{ id, title, default?, text }` in the order in which the page offers them, each `text` a
 * feed's JSON. `part(name)` gives a built file's text, by its name in `pkg/dist`.
 */
export async function oneFile(feeds, part) {
  const styles = [await part('page.css'), await part('offline.css')];
  const scripts = [await part('reform.js'), await part('offline.js'), await part('page.js')].map(closable);
  const packed = feeds.map((feed) => ({ ...feed, text: embedded(feed.text) }));
  const list = embedded(JSON.stringify(packed.map(({ text, ...listed }) => ({ ...listed, file: listed.id }))));
  const data = [sealed('data-reform-list', list), ...packed.map(({ id, text }) => sealed(`data-reform-feed="${escape(id)}"`, text))];
  const policy = offlinePolicy(scripts.map(base64), styles.map(base64));

  const page = (await part('index.html'))
    .replace(/<meta charset="utf-8">/, () => `<meta charset="utf-8">\n  <meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace(/<link rel="stylesheet"[^>]*>/, () => styles.map((style) => `<style>${style}</style>`).join('\n'))
    .replace(/\s*<script src="[^"]*" defer><\/script>/g, '')
    .replace(/\s*<p class="notice late".*<\/p>/, '')
    .replace(/<body>/, () => `<body>\n${warning}`)
    .replace(/<p class="origin"[^>]*><\/p>/, (origin) => `${origin}\n    <p class="origin" data-offline="age"></p>`)
    .replace(/<\/body>/, () => [stated(packed), ...data, ...scripts.map((script) => `<script>${script}</script>`), '</body>'].join('\n'));
  if (/\s(?:src|href)="(?!data:|#|\?)/.test(page.replace(/<script[\s>][\s\S]*?<\/script>/g, ''))) throw new Error('index.html names a file that the one-file page lacks');
  return page;
}

/** The SHA-256 of a feed as the one-file page states it: that of its file where that has no byte order mark, no CR and no `<`. */
export function hashOf(text) {
  return sha256(embedded(text));
}

/**
 * The feeds of a one-file page: `[{ id, stated, hash }]`, `hash` of what stands there now; the list of the feeds is among them, with the
 * id `''`. `null` where the text is no such page.
 */
export function readSeals(page) {
  const found = [...page.matchAll(/<script type="application\/json" data-reform-(?:list|feed="([^"]*)") data-sha256="([0-9a-f]*)">([^<]*)<\/script>/g)];
  const seals = found.map(([, id = '', stated, text]) => ({ id, stated, hash: sha256(text) }));
  return seals.some(({ id }) => id !== '') && seals.some(({ id }) => id === '') ? seals : null;
}

/** Shown until the page has found itself whole; a style sheet holds it back for the moment that this takes. */
const warning = `<div class="broken" data-offline="broken" role="alert">
<p lang="vi"><strong>Tệp này không còn nguyên vẹn, hoặc nơi mở tệp không chạy được JavaScript.</strong> Đừng dùng số liệu ở đây: tải lại tệp, hoặc mở bằng Chrome, Edge, Cốc Cốc, Firefox hay Safari.</p>
<p lang="en"><strong>This file is not whole, or is opened where JavaScript does not run.</strong> Do not use its figures: get the file again, or open it in Chrome, Edge, Firefox or Safari.</p>
</div>`;

function stated(feeds) {
  const lines = feeds.map(({ title, text }) => `<li><span>${escape(typeof title === 'string' ? title : title.vi)}</span> <code>${sha256(text)}</code></li>`);
  return `<section class="seal" data-offline="seal"><h2>SHA-256</h2><ul>${lines.join('')}</ul><p data-offline="meaning"></p></section>`;
}

/** A feed's text as an element can hold it: no `<` that could end the element, no CR, which HTML turns into a newline. */
function embedded(text) {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').replaceAll('<', '\\u003c');
}

function sealed(attribute, text) {
  return `<script type="application/json" ${attribute} data-sha256="${sha256(text)}">${text}</script>`;
}

/** A script whose text cannot end its own element. */
function closable(script) {
  const safe = script.replace(/<\/(script)/gi, '<\\/$1');
  if (/<!--|<script/i.test(safe)) throw new Error('a script contains `<!--` or `<script`, which an HTML file cannot hold as it is');
  return safe;
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const digest = (text, encoding) => createHash('sha256').update(text, 'utf8').digest(encoding);
const sha256 = (text) => digest(text, 'hex');
const base64 = (text) => `sha256-${digest(text, 'base64')}`;
