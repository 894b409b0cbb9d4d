/**
 * Draws the picture of the README, `www/pictures/dashboard.png`, from the page as built: `node tests/setup/picture.mjs [DIST]`.
 * Look at it before it is committed.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { listen, serveFolder } from '../../www/build/serve.mjs';
import config from '../playwright.config.mjs';

const dist = resolve(process.argv[2] ?? fileURLToPath(new URL('../../pkg/dist/', import.meta.url)));
const picture = fileURLToPath(new URL('../../www/pictures/dashboard.png', import.meta.url));
const { locale, timezoneId, reducedMotion, launchOptions } = config.use;

const server = serveFolder(dist);
const browser = await chromium.launch(launchOptions);
try {
  const address = await listen(server, 8099);
  const page = await browser.newPage({ locale, timezoneId, reducedMotion, colorScheme: 'light', viewport: { width: 1280, height: 952 } });
  await page.goto(`${address}?feed=service-index-766&unit=da-nang-2025`);
  for (const widget of ['scorecard', 'progress', 'trend', 'ranking']) await page.locator(`[data-widget=${widget}]`).waitFor();
  await mkdir(fileURLToPath(new URL('../../www/pictures/', import.meta.url)), { recursive: true });
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
  server.close();
}
