/** The gallery: a page with every story of every widget, and its pictures. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { launchOptions } from '../setup/chromium.mjs';
import { bundle } from './bundle.mjs';

const css = `body{margin:0;font:16px/1.5 sans-serif}.story{margin:0 auto 24px;max-width:1100px}.large{font-size:200%}
@media(prefers-color-scheme:dark){body{background:#12171f;color:#eef2f6}}`;
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

export const launch = () => chromium.launch(launchOptions);

/** What the pictures are taken as. `large`: text twice as large; `open`: everything opened that opens. */
const views = [
  { name: 'phone', title: '360 px', options: { viewport: { width: 360, height: 800 } } },
  { name: 'desk', title: '1280 px', options: { viewport: { width: 1280, height: 900 } } },
  { name: 'dark', title: 'dark', options: { viewport: { width: 800, height: 900 }, colorScheme: 'dark' } },
  { name: 'forced', title: 'forced colours', options: { viewport: { width: 800, height: 900 }, forcedColors: 'active' } },
  { name: 'print', title: 'print', options: { viewport: { width: 720, height: 900 } }, print: true },
  { name: 'large', title: '360 px, text at 200 %', options: { viewport: { width: 360, height: 800 } }, large: true },
  { name: 'open-phone', title: '360 px, opened', options: { viewport: { width: 360, height: 800 } }, open: true },
  { name: 'open', title: '800 px, opened', options: { viewport: { width: 800, height: 900 } }, open: true },
];

/** In CSS pixels: of what is higher a picture has the first screen. */
const tallest = 20_000;

/** Opens everything that opens in the stories of a page. */
export const openAll = (page) => page.evaluate(async () => {
  const closed = () => [...document.querySelectorAll('.story')].flatMap((host) => [...host.shadowRoot.querySelectorAll('[aria-expanded=false]')]);
  for (let buttons = closed(); buttons.length > 0; buttons = closed()) {
    for (const button of buttons) button.click();
    await new Promise(requestAnimationFrame);
  }
});

/** Takes a picture of every story in a view; resolves with their names. */
async function takeView(browser, address, folder, { name, options, print, large, open }) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.goto(address);
  if (print) await tab.emulateMedia({ media: 'print' });
  if (large) await tab.evaluate(() => document.body.classList.add('large'));
  if (open) await openAll(tab);
  const stories = await tab.locator('.story').evaluateAll((hosts) => hosts.map(({ id, dataset }) => ({ id, title: dataset.title })));
  for (const { id } of stories) {
    // One story at a time: what is not in the picture need not be laid out. Of a table of thousands of rows the beginning is looked at.
    const box = await tab.evaluate((shown) => {
      for (const host of document.querySelectorAll('.story')) host.hidden = host.id !== shown;
      return document.getElementById(shown).getBoundingClientRect().toJSON();
    }, id);
    const path = join(folder, `${id}-${name}.png`);
    if (box.height < tallest) await tab.locator(`[id="${id}"]`).screenshot({ path });
    else await tab.screenshot({ path, clip: { ...box, height: options.viewport.height } });
  }
  await context.close();
  if (errors.length > 0) throw new Error(`${name}: ${errors.join('; ')}`);
  return stories;
}

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The contact sheet: a row a story, its pictures side by side. */
function sheet(stories) {
  const pictures = ({ id }) => views.map(({ name, title }) =>
    `<figure><figcaption>${title}</figcaption><a href="${id}-${name}.png"><img src="${id}-${name}.png" alt="${id}, ${title}" loading="lazy"></a></figure>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title><link rel="stylesheet" href="sheet.css"><h1>Contact sheet</h1>
${stories.map((story) => `<section><h2>${escape(story.id)}: <span lang="vi">${escape(story.title)}</span></h2><div>${pictures(story)}</div></section>`).join('\n')}`;
}

const sheetCss = `body{margin:16px;font:14px/1.5 sans-serif;background:#ddd}h2{font-size:16px}div{display:flex;gap:12px;align-items:flex-start;overflow-x:auto}
figure{margin:0;flex:none}img{display:block;max-height:900px;max-width:640px;background:#fff}`;

/** `node tests/charts/gallery.mjs [FOLDER] [LANGUAGE]`: a picture of every story in every view, and `index.html` that shows them all. */
async function takePictures(folder, lang) {
  await rm(folder, { recursive: true, force: true });
  const address = `${await writeGallery(folder)}?lang=${lang}`;
  const browser = await launch();
  let stories = [];
  try {
    for (const view of views) stories = await takeView(browser, address, folder, view);
  } finally {
    await browser.close();
  }
  await writeFile(join(folder, 'sheet.css'), sheetCss);
  await writeFile(join(folder, 'index.html'), sheet(stories));
  console.log(`gallery: ${stories.length} stories in ${views.length} views: ${resolve(folder, 'index.html')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = fileURLToPath(new URL('../.results/gallery', import.meta.url)), lang = 'vi'] = process.argv.slice(2);
  await takePictures(folder, lang);
}
