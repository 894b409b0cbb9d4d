/**
 * Lighthouse on the dashboard page as `make serve` has it, with its mobile profile: prints the scores, writes the report to `tests/.results/lighthouse.html`,
 * exits 1 where accessibility or best practices are below 100.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { listen, serveFolder } from '../../www/build/serve.mjs';
import { chromiumPath } from '../setup/chromium.mjs';

const results = new URL('../.results/', import.meta.url);
const server = serveFolder(new URL('../../pkg/dist/', import.meta.url).pathname);
const address = await listen(server, 18700);
const chrome = await launch({ chromePath: chromiumPath, chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
try {
  const { lhr, report } = await lighthouse(`${address}?feed=conferences-2011-2020`, {
    port: chrome.port, output: 'html', logLevel: 'error', onlyCategories: ['performance', 'accessibility', 'best-practices'], maxWaitForLoad: 90_000,
  });
  await mkdir(results, { recursive: true });
  await writeFile(new URL('lighthouse.html', results), report);
  const score = (name) => Math.round((lhr.categories[name].score ?? 0) * 100);
  console.log(`Lighthouse ${lhr.lighthouseVersion}, ${lhr.fetchTime.slice(0, 10)}, mobile`);
  for (const name of Object.keys(lhr.categories)) console.log(`  ${name.padEnd(16)} ${score(name)}`);
  for (const id of ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']) console.log(`  ${id.padEnd(26)} ${lhr.audits[id].displayValue}`);
  for (const name of ['accessibility', 'best-practices']) {
    if (score(name) === 100) continue;
    process.exitCode = 1;
    for (const { id, weight } of lhr.categories[name].auditRefs) {
      const { score: points, title } = lhr.audits[id];
      if (weight > 0 && points !== null && points < 1) console.error(`  ${name}: ${id}: ${title}`);
    }
  }
} finally {
  await chrome.kill();
  server.closeAllConnections();
  server.close();
}
