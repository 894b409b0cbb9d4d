/** The page and the one-file page as a report on A4, with the margins and page numbers of Nghị định 30/2020/NĐ-CP. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { offlinePage } from '../../www/build/offline.mjs';
import { expect, settled, test } from './site.mjs';

const dist = pathToFileURL(fileURLToPath(new URL('../../pkg/dist/', import.meta.url)));

/** What the sheets of the page say of paper: margins, and what stands in the margin at the top. */
const paper = (page) => page.evaluate(() => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSMediaRule && rule.conditionText === 'print').flatMap((rule) => [...rule.cssRules]);
  return rules.filter((rule) => rule instanceof CSSPageRule).map((rule) => ({ first: rule.selectorText === ':first', margin: rule.style.margin, size: rule.style.size, text: rule.cssText.replace(/\s+/g, ' ') }));
});

const sheets = (pdf) => [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Number(width), Number(height)]);

async function checkPaper(page) {
  const [every, first] = await paper(page);
  // Top 20 to 25, right 15 to 20, bottom 20 to 25, left 30 to 35 mm; the number in the middle of the top margin, none on the first page.
  expect(every).toMatchObject({ first: false, margin: '20mm 15mm 20mm 30mm', size: 'a4' });
  expect(every.text).toMatch(/@top-center \{ content: counter\(page\);/);
  expect(first.first).toBe(true);
  expect(first.text).toMatch(/@top-center \{ content: none;/);
  const pages = sheets(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.length).toBeGreaterThan(1);
  // 210 by 297 mm in points.
  for (const [width, height] of pages) {
    expect(Math.abs(width - 595.28)).toBeLessThan(1);
    expect(Math.abs(height - 841.89)).toBeLessThan(1);
  }
}

test('the page: black on white, what has nothing to show left out, nothing wider than the paper', async ({ page, site }) => {
  await page.goto(`${site.url}?feed=service-index-766&unit=da-nang-2025`);
  await settled(page, 'reform-ranking');
  await settled(page, 'reform-progress', 'empty');
  await expect(page.locator('reform-progress')).toBeVisible();
  await checkPaper(page);
  // The width between the margins at 96 pixels an inch: (210 - 45) mm.
  await page.setViewportSize({ width: 623, height: 900 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('reform-progress')).toBeHidden();
  await expect(page.locator('[data-page="standing"]')).toBeVisible();
  const seen = await page.locator('reform-scorecard [data-widget]').evaluate((element) => {
    const { color, backgroundColor, fontFamily } = getComputedStyle(element);
    return { color, backgroundColor, fontFamily, body: getComputedStyle(document.body).backgroundColor, wide: document.documentElement.scrollWidth };
  });
  expect(seen).toMatchObject({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)', body: 'rgb(255, 255, 255)', wide: 623 });
  expect(seen.fontFamily).toMatch(/^"Times New Roman"/);
});

test('the one-file page prints the same way', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'paper-'));
  try {
    const file = join(folder, 'report.html');
    await writeFile(file, await offlinePage('conferences-2011-2020', dist));
    await page.goto(pathToFileURL(file).href);
    await settled(page, 'reform-progress');
    await checkPaper(page);
  } finally {
    await rm(folder, { recursive: true });
  }
});
