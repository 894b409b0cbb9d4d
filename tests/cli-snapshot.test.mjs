/** Snapshots as a reader sees them: nothing in them asks to be pressed, every word stands whole, and what has no picture says why. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load } from './charts/bundle.mjs';
import { loadFeed } from './pages/figures.mjs';
import { takeSnapshot } from './pages/snapshots.mjs';

const { localeFor, still, views } = await load('entries/snapshot.ts');
const { prune, textsOf } = await load('../cli/prune.ts');
const { fragment } = await load('../cli/fragment.ts');
const { hasRoom } = await load('../cli/room.ts');

const feedFile = (id) => fileURLToPath(new URL(`../www/feeds/${id}.json`, import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'reform-still-'));
after(() => rmSync(work, { recursive: true }));

/** A feed and a unit with something to show in a view. */
function subject(view) {
  if (['progress', 'owners', 'problems'].includes(view)) return ['conferences-2011-2020', 'kon-tum'];
  return ['whatif', 'goal', 'certainty', 'change', 'scorecard'].includes(view) ? ['service-index-766', 'da-nang-2025'] : ['papi-2011-2024', 'kon-tum'];
}

const dashboards = new Map();
function dashboardOf(id) {
  if (!dashboards.has(id)) dashboards.set(id, loadFeed(readFileSync(feedFile(id))));
  return dashboards.get(id);
}

/** What only a living page can mean. */
const asks = {
  vi: /bấm|nhấn|kéo thanh|nhập số|xem thêm|xem đủ|xem bảng|xem các|tải về|sao chép|thu gọn|mở rộng|mở lại|hoàn tác|khôi phục|thử trong|tìm |đặt lại|chọn /i,
  en: /\bpress|\bclick|\bmove a|\btype a|\bshow\b|\bsee\b|\bdownload|\bcopy|\bchoose|\bselect\b|\bundo|\breset|\btry in|\bsearch\b/i,
};

test('no picture and no fragment asks its reader to press, drag, type or open', () => {
  assert.equal(views.length, 12);
  for (const view of views) {
    const [id, unit] = subject(view);
    for (const lang of ['vi', 'en']) {
      const taken = still(dashboardOf(id), view, { unit }, localeFor(lang), 328);
      const tree = prune(taken.html);
      const texts = textsOf(tree);
      assert.ok(texts.length > 10 && texts.some((text) => /\d/.test(text)), `${view} ${lang} has figures`);
      assert.deepEqual(texts.filter((text) => asks[lang].test(text)), [], `${view} ${lang}`);
      const html = fragment({ still: taken, contents: dashboardOf(id).contents(), locale: localeFor(lang), picture: { src: 'a.png', width: 1, height: 1 }, link: null });
      assert.deepEqual(html.replace(/<[^>]*>/g, '\n').split('\n').filter((text) => asks[lang].test(text)), [], `${view} ${lang}: fragment`);
    }
  }
});

test('a chart is drawn as wide as its picture', () => {
  for (const width of [328, 728]) {
    const { html } = still(dashboardOf('papi-2011-2024'), 'trend', { unit: 'kon-tum' }, localeFor('vi'), width);
    const [, drawn] = /<svg[^>]* class="line[^>]* width="(\d+)"/.exec(html) ?? /<svg[^>]* width="(\d+)"[^>]* class="line/.exec(html);
    assert.equal(Number(drawn), width);
    assert.ok(html.includes('>40,31<'), 'with its last figure');
  }
});

/** A box as the renderer measures it: lines of text, 20 high. */
const box = (width, lines, left = 0) => ({
  width, height: 20, transform: [1, 0, 0, 1, left, 0], children: [],
  runs: lines.map(([text, end], i) => ({ text, x: 0, y: 20 * i, width: end, height: 19 })),
});

test('there is room where every word stands whole, within its box and the picture', () => {
  const cases = [
    [box(60, [['Trách ', 48], ['nhiệm', 52]]), true],
    [box(60, [['Trách nhi', 58], ['ệm', 20]]), false],
    [box(60, [['43,4', 58], ['8', 10]]), false],
    [box(60, [['2011-', 50], ['2020', 40]]), true],
    [box(60, [['/observations/da', 59], ['ta/3/111', 50]]), true],
    [box(60, [['Quảng', 66]]), false],
    [box(60, [['không ảnh ', 64]]), true],
    [box(60, [['hưởng', 50]], 60), false],
    [{ ...box(60, []), children: [box(40, [['hưởng', 50]])] }, false],
    [{ ...box(0, [['hưởng', 50]]), height: 0 }, true],
  ];
  for (const [measured, expected] of cases) assert.equal(hasRoom(measured, 100), expected, JSON.stringify(measured.runs));
});

test('a picture that would cut words is wider than asked, and says so; one that has room is as asked', () => {
  for (const [view, lang, said] of [['tiles', 'en', /picture is (\d+) pixels wide/], ['matrix', 'vi', /ảnh rộng (\d+) điểm ảnh/]]) {
    const { html, picture, told } = takeSnapshot(feedFile('papi-2011-2024'), view, '--view', view, '--unit', 'kon-tum', '--width', '360', '--lang', lang);
    const [, width] = / width="(\d+)"/.exec(html);
    assert.ok(Number(width) > 360 && Number(width) <= 760, `${view} ${width}`);
    assert.equal(picture.readUInt32BE(16), 2 * Number(width));
    assert.equal(said.exec(told)?.[1], width);
  }
  const { html, told } = takeSnapshot(feedFile('papi-2011-2024'), 'trend', '--view', 'trend', '--unit', 'kon-tum', '--width', '360', '--link', '/cchc');
  assert.match(html, / width="360"/);
  assert.doesNotMatch(told, /Lưu ý/);
});

test('the units of one group alone, in the picture’s table and in the placeholder', () => {
  const group = 'Đông Bắc Bộ';
  const { html } = takeSnapshot(feedFile('papi-2011-2024'), 'bang', '--view', 'ranking', '--unit', 'cao-bang', '--kind', 'province', '--units', group, '--feed-address', '/papi.json');
  const units = JSON.parse(readFileSync(feedFile('papi-2011-2024'), 'utf8')).units.filter(({ groups }) => groups !== undefined);
  const shown = units.filter(({ name }) => html.includes(`>${name.vi}<`)).map(({ id }) => id);
  assert.deepEqual(shown, units.filter(({ groups }) => groups.includes(group)).map(({ id }) => id));
  assert.equal(shown.length, 9);
  assert.match(html, /^<div [^>]*data-kind="province" data-units="Đông Bắc Bộ"/);
});

test('what has no picture says why: a view of others, and one that no picture has room for', () => {
  const refused = (...args) => {
    try {
      takeSnapshot(...args);
    } catch (error) {
      return { status: error.status, stderr: String(error.stderr) };
    }
    throw new Error('it was taken');
  };
  const vi = refused(feedFile('papi-2011-2024'), 'x', '--view', 'dashboard');
  assert.match(vi.stderr, /Không chụp được mục dashboard: mục này chỉ gom các mục khác\. Hãy chụp từng mục: scorecard, progress, .*change\./);
  assert.equal(vi.status, 2);
  assert.match(refused(feedFile('papi-2011-2024'), 'x', '--view', 'dashboard', '--lang', 'en').stderr, /no picture of dashboard: it only holds the other views/);

  const feed = JSON.parse(readFileSync(feedFile('papi-2011-2024'), 'utf8'));
  const { root } = feed.frameworks.find(({ id }) => id === 'papi-8');
  root.children = ['a', 'b', 'c', 'd'].flatMap((times) => root.children.map((node) => ({ ...node, id: node.id + times })));
  writeFileSync(join(work, 'wide.json'), JSON.stringify(feed));
  const wide = refused(join(work, 'wide.json'), 'x', '--view', 'matrix', '--unit', 'kon-tum');
  assert.match(wide.stderr, /Ảnh rộng 1600 điểm ảnh vẫn không đủ chỗ/);
  assert.equal(wide.status, 2);
});
