/**
 * Draws every story in Chromium. `node tests/charts/gallery.mjs FOLDER [lang]` writes pictures of all of them at the widths of a
 * phone and a desk, dark, printed, with text twice as large, in forced colours.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { bundle } from './bundle.mjs';

const [folder = 'tests/.results/gallery', lang = 'vi'] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
await bundle('widgets/gallery.tsx', { dir: folder, format: 'iife', platform: 'browser' });
const page = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Stories</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="gallery.css"><body><script src="gallery.js"></script></body></html>`;
await writeFile(join(folder, 'gallery.html'), page);
await writeFile(join(folder, 'gallery.css'), 'body{margin:0;font:16px/1.5 sans-serif}.story{margin:0 auto 24px;max-width:1100px}.large{font-size:200%}@media(prefers-color-scheme:dark){body{background:#12171f}}');
const address = `${pathToFileURL(resolve(folder, 'gallery.html')).href}?lang=${lang}`;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const views = [
  ['phone', { viewport: { width: 360, height: 800 } }],
  ['small', { viewport: { width: 280, height: 800 } }],
  ['desk', { viewport: { width: 1280, height: 900 } }],
  ['dark', { viewport: { width: 800, height: 900 }, colorScheme: 'dark' }],
  ['forced', { viewport: { width: 800, height: 900 }, forcedColors: 'active' }],
  ['large', { viewport: { width: 800, height: 900 } }],
  ['print', { viewport: { width: 720, height: 900 } }],
];
for (const [name, options] of views) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  tab.on('pageerror', (error) => console.error(name, error.message));
  await tab.goto(address);
  if (name === 'print') await tab.emulateMedia({ media: 'print' });
  if (name === 'large') await tab.evaluate(() => document.body.classList.add('large'));
  for (const widget of ['scorecard', 'progress', 'trend', 'ranking']) {
    const box = await tab.evaluate((w) => {
      const all = [...document.querySelectorAll(`[id^=${w}-]`)].map((e) => e.getBoundingClientRect());
      return { top: Math.min(...all.map((r) => r.top)) + scrollY, bottom: Math.max(...all.map((r) => r.bottom)) + scrollY };
    }, widget);
    await tab.screenshot({
      path: join(folder, `${name}-${widget}.png`), fullPage: true,
      clip: { x: 0, y: box.top, width: options.viewport.width, height: box.bottom - box.top },
    });
  }
  await context.close();
}
await browser.close();
