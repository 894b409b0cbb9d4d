/** Every HTML snippet of the README files is opened as it stands there, on a site that has what the snippet names. */
import { readFile } from 'node:fs/promises';
import { expect, test } from './site.mjs';

const files = ['README.md', 'pkg/README.md'];

async function snippets(file) {
  const text = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
  const blocks = [...text.matchAll(/^```html\n([\s\S]*?)^```$/gm)].map(([, html]) => html);
  return blocks.filter((html) => /data-reform=|<reform-/.test(html));
}

for (const file of files) {
  test(`the snippets of ${file} show figures`, async ({ page, site }) => {
    const found = await snippets(file);
    expect(found.length).toBeGreaterThan(0);
    const feed = await readFile(new URL('../../www/feeds/conferences-2011-2020.json', import.meta.url), 'utf8');
    for (const [index, html] of found.entries()) {
      for (const [, name] of html.matchAll(/feed="\/?([^"]+\.json)"/g)) site.answer(name, feed);
      const script = await readFile(new URL('../../pkg/dist/reform.js', import.meta.url), 'utf8');
      for (const [, name] of html.matchAll(/<script src="\/?([^"]+)"/g)) {
        if (!name.includes('://')) site.answer(name, script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
      }
      await page.goto(site.host(/<script\b[^>]*src=/.test(html) ? html : `<script src="/reform.js" defer></script>${html}`, { name: `snippet-${index}.html` }));
      const widgets = page.locator('[data-reform], reform-scorecard, reform-progress, reform-trend, reform-ranking');
      expect(await widgets.count()).toBeGreaterThan(0);
      for (const widget of await widgets.all()) {
        await expect(widget).toHaveAttribute('data-state', 'ready');
        await expect(widget.locator('[data-widget]')).toBeVisible();
      }
    }
  });
}

test('no blank of README.md is left unfilled', async () => {
  const text = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  expect(text).not.toMatch(/@@|TODO|\bTBD\b/);
  for (const [, path] of text.matchAll(/\]\((?!http)([^)#]+)\)/g)) await readFile(new URL(`../../${path}`, import.meta.url)).catch((error) => { if (error.code !== 'EISDIR') throw error; });
});
