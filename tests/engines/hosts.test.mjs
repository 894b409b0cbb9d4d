/**
 * The main hosts of `pages/matrix.mjs` in the two other engines: Firefox by WebDriver BiDi, WebKitGTK by WebDriver. The same page, the
 * same figures or codes. WebKitGTK needs a display: run it under `xvfb-run`.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareFigures, loadFeed, shownTables } from '../pages/figures.mjs';
import { feedText, openHost, unit } from '../pages/host-server.mjs';
import { hosts, ways } from '../pages/matrix.mjs';
import { compareFragment, readFragment } from '../pages/snapshots.mjs';
import { drivers } from './drivers.mjs';

const main = [
  'a page without a policy', 'NukeViet 4.6, its policy switched on', 'strict policy without wasm', 'strict policy with wasm-unsafe-eval', 'Trusted Types enforced, no type allowed', 'policy without pictures',
  'IIS without a type for .json', 'IIS without a type for .json, feed as .zip', "NukeViet's CKEditor sandbox", 'file://, feed inside the page',
  'feed of another origin with CORS', 'feed of another origin without CORS', 'feed of another origin, not in connect-src',
];

/** In the page: what each way in shows, when none is on its way any more; `null` before. */
function shown(read, readStill) {
  const outer = document.getElementById('host');
  const page = outer === null ? document : outer.contentDocument;
  const frame = page?.querySelector('iframe');
  // Beyond the page of a disk no script sees into a frame.
  const place = location.protocol === 'file:' ? null : frame?.contentDocument?.getElementById('place');
  const found = { placeholder: page?.querySelector('body > [data-reform]'), element: page?.querySelector('reform-progress'), frame: place?.querySelector('[data-reform]') ?? place?.querySelector('.reason:not(.late)') };
  const still = page?.querySelector('body > main');
  const told = { static: still ? readStill(still) : null };
  if (told.static === null) return null;
  if (location.protocol === 'file:') delete found.frame;
  for (const [way, element] of Object.entries(found)) {
    if (!element) return null;
    const state = element.getAttribute('data-state');
    if (state === null && element.localName === 'p') told[way] = element.querySelector('code').textContent;
    else if (state === 'error') told[way] = element.shadowRoot.querySelector('[part="reason"] code').textContent;
    else if (state === 'ready') {
      const more = element.shadowRoot.querySelector('[data-action="table"][aria-expanded="false"]');
      if (more !== null) {
        more.click();
        return null;
      }
      told[way] = read(element);
    } else return null;
  }
  return JSON.stringify(told);
}

const script = `() => (${shown})(${shownTables}, ${readFragment})`;
const dashboard = loadFeed(feedText);

/** Asks until every way in has settled. */
async function settle(browser) {
  const until = Date.now() + 20_000;
  for (;;) {
    const told = await browser.run(script);
    if (told !== null) return JSON.parse(told);
    if (Date.now() > until) throw new Error('the page does not settle');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

for (const engine of ['firefox', 'webkit']) {
  test(`${engine}: the main hosts`, { timeout: 300_000 }, async (t) => {
    const browser = await drivers[engine]();
    t.after(() => browser.close());
    for (const name of main) {
      await t.test(name, async () => {
        const host = hosts.find((each) => each.name === name);
        const site = await openHost(host);
        try {
          await browser.open(site.url);
          const told = await settle(browser);
          for (const way of host.file ? ways.filter((each) => each !== 'frame') : ways) {
            if (way === 'static') {
              const { cells, faults } = compareFragment(told.static, dashboard, { unit });
              assert.deepEqual(faults, [], way);
              assert.ok(cells > 50, way);
              assert.equal(told.static.width, host.expect.static === 'works' ? 2 * 760 : 0, way);
            } else if (host.expect[way] !== 'works') assert.equal(told[way], host.expect[way], way);
            else {
              const { cells, faults } = compareFigures(told[way], 'progress', dashboard, { unit });
              assert.deepEqual(faults, [], way);
              assert.ok(cells > 50, way);
            }
          }
        } finally {
          await site.close();
        }
      });
    }
  });
}
