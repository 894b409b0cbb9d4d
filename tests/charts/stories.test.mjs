/**
 * Every story of every widget in both languages, rendered without a browser and compared with the tracked picture of it.
 * `UPDATE_SNAPSHOTS=1 node --test tests/charts/stories.test.mjs` writes them anew: look at what changed.
 */
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { load } from './bundle.mjs';

const folder = new URL('snapshots/', import.meta.url);
const { storybook, renderStory } = await load('widgets/static.tsx');
const update = process.env.UPDATE_SNAPSHOTS === '1';
await mkdir(folder, { recursive: true });

const all = storybook.flatMap(({ definition, stories }) =>
  stories.flatMap((story) => ['vi', 'en'].map((lang) => ({ definition, story, lang, name: `${definition.name}-${story.id}-${lang}` }))));

for (const { definition, story, lang, name } of all) {
  const html = renderStory(definition, story, lang);

  test(`${name}: as tracked`, async () => {
    const lines = `${html.replace(/></g, '>\n<')}\n`;
    const file = new URL(`${name}.html`, folder);
    if (update) await writeFile(file, lines);
    assert.equal(lines, await readFile(file, 'utf8'));
  });

  test(`${name}: safe under a strict policy`, () => {
    assert.doesNotMatch(html, /\sstyle=/, 'style attributes are blocked by style-src');
    assert.doesNotMatch(html, /<(style|script|iframe|img|object)/);
    assert.doesNotMatch(html, /\son\w+=/);
    for (const [, href] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) assert.match(href, /^(https?:\/\/|[^:]*$)/);
    for (const [link] of html.matchAll(/<a [^>]*>/g)) assert.match(link, /rel="noopener"/);
  });

  test(`${name}: can be read by everyone`, () => {
    if (story.host) {
      const rest = story.host === 'error' ? `<div role="status"><div class="reason"[^>]* lang="${lang}".*</div></div>` : `${story.own ? '' : `<p class="wait"[^>]* lang="${lang}".*</p>`}<div role="status"></div>`;
      assert.match(html, new RegExp(`^<slot></slot>${rest}$`), 'the page\'s own content comes first, what is told of a fault has its place from the start');
      assert.doesNotMatch(html, /undefined|NaN|\[object|\{\w+\}/);
      return;
    }
    assert.match(html, new RegExp(`^<section[^>]* lang="${lang}"`));
    assert.equal((html.match(/class="title" role="heading" aria-level="2"/g) ?? []).length, 1);
    assert.match(html, /class="sentence"[^>]*>[^<]{10,}</, 'a sentence says what is shown');
    for (const [svg] of html.matchAll(/<svg [^>]*>/g)) {
      const nested = !svg.includes('class=');
      assert.ok(nested || svg.includes('aria-hidden="true"') || (svg.includes('role="img"') && svg.includes('aria-labelledby=')), svg);
    }
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, 'ids are unique');
    for (const [, list] of html.matchAll(/ (?:aria-labelledby|aria-controls|for)="([^"]+)"/g)) {
      for (const id of list.split(' ')) assert.ok(ids.includes(id), `${id} is there`);
    }
    for (const [button] of html.matchAll(/<button [^>]*>/g)) assert.match(button, /type="button"/);
    assert.doesNotMatch(html, /undefined|NaN|\[object|Infinity/);
    for (const [, size] of html.matchAll(/font-size="([\d.]+)"/g)) assert.ok(Number(size) >= 12, `text of ${size} px`);
  });
}

test('every widget stands in the gallery full and empty, the family also loading, with a fault, old and in parts', () => {
  for (const { definition, stories } of storybook) {
    assert.notEqual(stories[0].id, 'empty', definition.name);
    assert.ok(stories.some(({ id }) => id === 'empty'), definition.name);
  }
  const hosts = all.filter(({ story, lang }) => story.host && lang === 'vi').map(({ story }) => `${story.host}${story.own ? ' over the page\'s own' : ''}`);
  assert.deepEqual(hosts, ['loading', 'error', 'loading over the page\'s own', 'error over the page\'s own']);
  for (const state of ['stale', 'partial']) assert.ok(all.some(({ story }) => story.id === state), state);
});

test('no picture is left of a story that is gone', async () => {
  const names = new Set(all.map(({ name }) => `${name}.html`));
  for (const file of await readdir(folder)) assert.ok(names.has(file), `${file} belongs to no story`);
});

test('a dashboard tells the chosen indicator to the very parts that follow one', () => {
  const { definition, stories } = storybook.find(({ definition }) => definition.name === 'dashboard');
  const full = stories.find(({ id }) => id === 'full');
  const html = renderStory(definition, { ...full, select: { ...full.select, indicator: 'total' } }, 'vi');
  const told = [...html.matchAll(/<reform-(\w+)[^>]* indicator="total"/g)].map(([, name]) => name);
  assert.deepEqual(told.sort(), storybook.filter(({ definition: { indicator } }) => indicator === 'follows').map(({ definition: { name } }) => name).sort());
});
