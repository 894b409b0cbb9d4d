/** The gallery: a page with every story of every widget, and its pictures. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { bundle } from './bundle.mjs';

const css = `body{margin:0;font:16px/1.5 sans-serif}.story{margin:0 auto 24px;max-width:1100px}.large{font-size:200%}
@media(prefers-color-scheme:dark){body{background:#12171f}}`;
const html = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Stories</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="gallery.css"><body><main><h1 hidden>Stories</h1></main><script src="gallery.js"></script></body></html>`;

/** Writes the page into a folder; resolves with its `file:` address. */
export async function writeGallery(folder) {
  await mkdir(folder, { recursive: true });
  await bundle('widgets/gallery.tsx', { dir: folder, format: 'iife', platform: 'browser' });
  await writeFile(join(folder, 'gallery.html'), html);
  await writeFile(join(folder, 'gallery.css'), css);
  return pathToFileURL(resolve(folder, 'gallery.html')).href;
}

export const launch = () => chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});

/** `node tests/charts/gallery.mjs FOLDER [lang]`: pictures on a phone and a desk, dark, in forced colours, with text twice as large, printed. */
async function takePictures(folder, lang) {
  const address = `${await writeGallery(folder)}?lang=${lang}`;
  const browser = await launch();
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
      const [top, bottom] = await tab.evaluate((of) => {
        const boxes = [...document.querySelectorAll(`[id^=${of}-]`)].map((host) => host.getBoundingClientRect());
        return [Math.min(...boxes.map((box) => box.top)) + scrollY, Math.max(...boxes.map((box) => box.bottom)) + scrollY];
      }, widget);
      const clip = { x: 0, y: top, width: options.viewport.width, height: bottom - top };
      await tab.screenshot({ path: join(folder, `${name}-${widget}.png`), fullPage: true, clip });
    }
    await context.close();
  }
  await browser.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = 'tests/.results/gallery', lang = 'vi'] = process.argv.slice(2);
  await takePictures(folder, lang);
}
