/** Snippets and snapshots against what editors do to them, and the files for servers. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load } from './charts/bundle.mjs';
import { nukeviet } from './pages/nukeviet.mjs';
import { takeSnapshot } from './pages/snapshots.mjs';

const { pageAddress, scriptTag, snippet } = await load('entries/snippets/snippet.ts');
const { editors } = await load('entries/snippets/editors.ts');

// What NukeViet 4.6 itself stored of each, by its own filter with default settings; last, what in any HTML the row is about.
const measured = [
  ['a custom element is deleted', '<reform-dashboard src="/kit/data.json">Đang tải…</reform-dashboard>', 'Đang tải…', /<\/?[a-z]+-/],
  ['a script is deleted', '<p>a</p><script type="module" src="/kit/reform.js"></script>', '<p>a</p>', /<script/],
  ['tags of forms and drawings are deleted, their text is kept, a drawing leaves nothing',
    '<button>Xem</button><details><summary>Thêm</summary></details><noscript>Không có</noscript><svg><text>1</text></svg><input>', 'XemThêmKhông có',
    /<(?:svg|button|input|details|summary|noscript)/],
  ['a placeholder is kept intact', '<div class="x" data-reform="par-index" data-src="/kit/data.json">Đang tải…</div>', null, /<div[^>]* data-reform=/],
  ['JSON in an attribute is corrupted', '<div data-config="{&quot;a&quot;:1}">x</div>', '<div data-config="{&#039;a&#039;:1}">x</div>', /="[^"]*(?:&quot;|&#0?39;|')|='/],
  ['a relative frame is kept', '<iframe src="/kit/embed.html?view=par" width="100%" height="600" loading="lazy" title="PAR"></iframe>', null, /<iframe src="\//],
  ['the src of a foreign frame, the own name included, is removed', '<iframe src="https://cchc.tinh.gov.vn/embed.html" width="1"></iframe>', '<iframe width="1"></iframe>', /<iframe src="http/],
  ['a fragment is taken for a colour', '<iframe src="/kit/embed.html#bac-ninh"></iframe>', '<iframe src="/kit/embed.htmlrgb(11, 10, 12);-ninh"></iframe>', / (?!href)[\w-]+="[^"]*#[\da-f]{3}/i],
  ['a figure and a table are kept', '<figure><a href="/a"><img alt="Bảng" src="/a.png"></a><figcaption>Nguồn</figcaption></figure><table><tr><td>1</td></tr></table>', null, /<(?:figure|table)>/],
];

for (const [what, typed, stored] of measured) test(`NukeViet: ${what}`, () => assert.equal(nukeviet(typed), stored ?? typed));

test('NukeViet: each row is about what its sample shows', () => {
  for (const [what, typed, , about] of measured) assert.match(typed, about, what);
});

test('NukeViet: line breaks within a tag and single quotes are torn apart', () => {
  for (const typed of ['<iframe\nsrc="/a.html"></iframe>', '<div data-a=\'b c\' data-d="e">x</div>']) assert.notEqual(nukeviet(typed), typed);
});

/** Things of every kind that a choice may hold, hostile ones too. */
const choices = [
  { feed: '/uploads/cchc.zip', unit: 'kon-tum', period: '2024', lang: 'vi', theme: null, title: 'Tiến độ – Kon Tum' },
  { feed: '/uploads/số liệu/a%20b&c.json?x=1', unit: null, period: '2011/2020', lang: 'en', theme: 'dark', title: '"Tiến độ" <b>\'x\'</b>\n& onload=alert(1) #abc' },
  { feed: 'https://so-lieu.tinh.gov.vn/a.json', unit: 'bac-ninh', period: null, lang: 'vi', theme: 'light', title: '' },
].map((choice) => ({ view: 'progress', kit: '/kit/', script: { name: 'reform.js?v=abcd1234', integrity: 'sha384-AbC+/=' }, ...choice }));

test('every snippet for an editor survives the strictest of them', () => {
  let seen = 0;
  for (const { id, ways } of editors) {
    for (const way of ways.filter((each) => each !== 'element')) {
      for (const choice of choices) {
        const html = snippet(way, { ...choice, title: choice.title.replaceAll('#', '') });
        assert.equal(nukeviet(html), html, `${id} ${way}`);
        seen += 1;
      }
    }
  }
  assert.equal(seen, 39);
});

const feeds = new URL('../www/feeds/', import.meta.url);
const work = mkdtempSync(join(tmpdir(), 'reform-snippets-'));
after(() => rmSync(work, { recursive: true }));

/** The snapshot of Kon Tum's targets in each of its forms, and the places in `measured` of the rows that it falls under. */
const forms = [
  { name: 'with its picture', options: [], rows: [8], kept: true },
  { name: 'in a placeholder', options: ['--feed-address', '/uploads/cchc.zip'], rows: [3, 8], kept: true },
  // Of the drawing nothing is left; the quotes and colours that would be changed stand in it.
  { name: 'with an SVG', options: ['--inline-svg'], rows: [2, 4, 7, 8], kept: false },
];
const options = ['--view', 'progress', '--unit', 'kon-tum', '--base', '/uploads/cchc/', '--link'];
/** Without the line breaks between tags. */
const tight = (html) => html.replace(/>\s+</g, '><');
/** As the conference report prints them. */
const printed = ['<td>24,1%</td>', '<td>476</td><td>1.975</td>', '<td>61,7%</td>', '<td>476</td><td>772</td>'];

for (const { name, options: more, rows, kept } of forms) {
  test(`a snapshot ${name}: what each of the nine rows leaves of it`, () => {
    const { html } = takeSnapshot(fileURLToPath(new URL('conferences-2011-2020.json', feeds)), 'tien-do', ...options, 'https://kontum.gov.vn/cchc#abc', ...more);
    assert.deepEqual(measured.flatMap(([, , , about], row) => (about.test(html) ? [row] : [])), rows);
    const stored = nukeviet(html);
    if (kept) assert.equal(stored, html.trim());
    else assert.equal(tight(stored), tight(html.replace(/<svg[\s\S]*<\/svg>/, '').trim()));
    for (const figure of printed) assert.ok(stored.includes(figure), figure);
    assert.equal(stored.includes('<img src="/uploads/cchc/tien-do.png"'), kept);
    assert.match(stored, /<a href="https:\/\/kontum\.gov\.vn\/cchc#abc">Xem trang đầy đủ<\/a>/);
  });
}

test('that an SVG is taken away is said where the option is told of', () => {
  for (const [lang, said] of [['vi', /--inline-svg .*NukeViet .* bỏ svg/], ['en', /--inline-svg .*NukeViet .* take svg away/]]) {
    const { stdout } = spawnSync(process.execPath, [fileURLToPath(new URL('../pkg/bin/reform-dashboard.js', import.meta.url)), 'snapshot', '--help', '--lang', lang], { encoding: 'utf8' });
    assert.match(stdout, said);
  }
  assert.match(readFileSync(new URL('../pkg/README.md', import.meta.url), 'utf8'), /--inline-svg[^|]*NukeViet[^|]*take the SVG away/);
});

test('a snapshot of names with quotes, tags and colours is stored as it is', () => {
  const feed = JSON.parse(readFileSync(new URL('conferences-2011-2020.json', feeds), 'utf8'));
  feed.units.find(({ id }) => id === 'kon-tum').name = 'Kon Tum "A" > \'b\' <i>c</i> &amp; #abc';
  writeFileSync(join(work, 'names.json'), JSON.stringify(feed));
  const { html } = takeSnapshot(join(work, 'names.json'), "a'b #abc", ...options, '/cchc?a="1"&b=\'2\'');
  assert.match(html, /alt="[^"]*Kon Tum ”A” &gt; ’b’ &lt;i&gt;c&lt;\/i&gt; &amp;amp; ＃abc có 5 mục tiêu/);
  assert.match(html, /<a href="\/cchc\?a=%221%22&amp;b=%272%27"><img src="\/uploads\/cchc\/a%27b%20%23abc\.png"/);
  assert.equal(nukeviet(html), html.trim());
});

test('WordPress without unfiltered_html keeps a placeholder: div, p, a with class, href and data-*', () => {
  for (const choice of choices) {
    for (const [, tag, attributes] of snippet('placeholder', choice).matchAll(/<(\w+)([^>]*)>/g)) {
      assert.ok(['div', 'p', 'a'].includes(tag), tag);
      for (const [, name] of attributes.matchAll(/ ([\w-]+)="/g)) assert.match(name, /^(?:class|href|data-[a-z]+)$/);
    }
  }
});

test('what a choice holds stays text: no quote, tag or attribute of its own, and the address says what was chosen', () => {
  for (const choice of choices) {
    for (const way of ['frame', 'placeholder', 'element']) {
      const html = snippet(way, choice);
      assert.doesNotMatch(html, /<b>|'|onload="|<[^>]*\n/);
      for (const [, attributes] of html.matchAll(/<[\w-]+((?: [\w-]+="[^"<>]*")*)>/g)) assert.doesNotMatch(attributes, /[<>']/);
      assert.equal(html.match(/<(?!\/)/g).length, [...html.matchAll(/<[\w-]+(?: [\w-]+="[^"<>]*")*>/g)].length, 'every tag is whole');
    }
    const query = new URL(pageAddress(choice), 'https://tinh.gov.vn').searchParams;
    for (const name of ['view', 'feed', 'unit', 'period', 'theme']) assert.equal(query.get(name), choice[name], name);
  }
  assert.equal(scriptTag(choices[0]), '<script src="/kit/reform.js?v=abcd1234" integrity="sha384-AbC+/=" defer="defer"></script>');
});

test('the first way of an editor is one that it lets through, and the seven are there', () => {
  assert.deepEqual(editors.map(({ id }) => id), ['nukeviet', 'liferay', 'sharepoint', 'dnn', 'drupal', 'wordpress', 'html']);
  for (const { id, ways, strips } of editors) assert.ok(ways.length > 0 && (id === 'html' || strips.length > 0), id);
});

test('web.config takes each type away before it gives it, since twice is an error; .htaccess gives all that IIS does', async () => {
  const [iis, apache] = await Promise.all(['web.config', '.htaccess'].map((name) => readFile(new URL(`../www/public/${name}`, import.meta.url), 'utf8')));
  const given = [...iis.matchAll(/<(remove|mimeMap|add) (?:fileExtension|name)="([^"]+)"(?: (?:mimeType|value)="([^"]+)")?/g)];
  const types = new Map();
  for (const [index, [, verb, what, type]] of given.entries()) {
    if (verb === 'remove') continue;
    assert.deepEqual(given[index - 1]?.slice(1, 3), ['remove', what], what);
    if (verb === 'mimeMap') types.set(what, type);
  }
  assert.deepEqual([...types], [['.js', 'text/javascript'], ['.json', 'application/json'], ['.wasm', 'application/wasm'], ['.zip', 'application/zip']]);
  for (const [extension, type] of types) assert.ok(apache.includes(`AddType ${type} ${extension}`), extension);
});
