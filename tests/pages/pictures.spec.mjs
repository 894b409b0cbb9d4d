/**
 * The gallery and the dashboard page as they look: every story on a phone, the page and each widget's first story also on a desk, dark, in forced colours and
 * on paper, compared with the pictures in `pictures/`. Half as large as life, where letters are still seen and the files stay small. After a change that is meant, and looked at:
 * `npx playwright test pictures --update-snapshots=all` in `tests/`.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../charts/bundle.mjs';
import { writeGallery } from '../charts/gallery.mjs';
import { expect, test } from './site.mjs';

const { storybook } = await load('widgets/stories.ts');

/** The version of Chromium that drew the pictures: it draws them alike, to the last pixel. Another may draw letters otherwise, and has room for that alone. */
const version = new URL('pictures/chromium.txt', import.meta.url);
const same = { threshold: 0.1, maxDiffPixels: 4 };
const other = { threshold: 0.2, maxDiffPixelRatio: 0.02 };
/** In CSS pixels: of what is higher the beginning is compared. */
const tallest = 3000;

const views = [
  { name: 'phone', every: true, options: { viewport: { width: 360, height: 800 } } },
  { name: 'desk', options: { viewport: { width: 1280, height: 900 } } },
  { name: 'dark', options: { viewport: { width: 800, height: 900 }, colorScheme: 'dark' } },
  { name: 'forced', options: { viewport: { width: 800, height: 900 }, forcedColors: 'active' } },
  { name: 'print', media: 'print', options: { viewport: { width: 720, height: 900 } } },
];

let folder;
let gallery;
let room;
test.beforeAll(async ({ browser }, { config }) => {
  if (config.updateSnapshots === 'all') await writeFile(version, `${browser.version()}\n`);
  room = (await readFile(version, 'utf8')).trim() === browser.version() ? same : other;
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
  gallery = await writeGallery(folder);
});
test.afterAll(() => rm(folder, { recursive: true }));

/**
 * Waits until only `waiting` elements have no figures yet, also of those within a dashboard, and unsticks what sticks: it is drawn in layers of its own, whose
 * letters land between other pixels from time to time.
 */
const settle = (page, waiting = 0) => page.waitForFunction((waiting) => {
  const all = [];
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      all.push(element);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  if (all.filter((element) => element.matches('[data-state=idle],[data-state=loading]')).length !== waiting) return false;
  for (const element of all) if (getComputedStyle(element).position === 'sticky') element.style.position = 'static';
  return true;
}, waiting);

/** Opens a page in a view and hands it over with what compares a clip of it with its picture. */
async function look(browser, { name, media, options }, address, act) {
  const context = await browser.newContext({ ...options, deviceScaleFactor: 0.5 });
  const page = await context.newPage();
  // How far one should be depends on the day.
  await page.clock.setFixedTime('2026-11-22T09:00:00+07:00');
  await page.goto(address);
  if (media) await page.emulateMedia({ media });
  const compare = ({ x, y, width, height }, what) => {
    const clip = { x, y, width, height: Math.min(height, tallest) };
    return expect.soft(page).toHaveScreenshot(`${what}-${name}.png`, { ...room, clip, fullPage: true, scale: 'device' });
  };
  await act(page, compare);
  await context.close();
}

for (const view of views) {
  for (const { definition, stories } of storybook) {
    test(`${definition.name}, ${view.name}`, async ({ browser }) => {
      const drawn = view.every ? stories : stories.slice(0, 1);
      const ids = drawn.map(({ id }) => `${definition.name}-${id}`);
      await look(browser, view, `${gallery}?only=${ids.join()}`, async (page, compare) => {
        await settle(page, drawn.filter(({ host }) => host === 'loading').length);
        for (const id of ids) await compare(await page.locator(`[id="${id}"]`).boundingBox(), id);
      });
    });
  }
  for (const feed of ['conferences-2011-2020', 'service-index-766']) {
    test(`the page of ${feed}, ${view.name}`, async ({ browser, site }) => {
      await look(browser, view, `${site.url}?feed=${feed}`, async (page, compare) => {
        for (const widget of ['scorecard', 'progress', 'ranking', 'trend', 'whatif']) await expect(page.locator(`reform-${widget}`)).toHaveAttribute('data-state', /^(ready|empty)$/);
        await settle(page);
        await compare(await page.locator('body').boundingBox(), `page-${feed}`);
      });
    });
  }
}
