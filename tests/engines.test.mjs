/**
 * The main hosts of `pages/matrix.mjs` in the two other engines: Firefox by WebDriver BiDi, WebKitGTK by WebDriver. The same page, the
 * same figures or codes.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { Builder, Capabilities } from 'selenium-webdriver';
import { compareFigures, loadFeed, shownTables } from './pages/figures.mjs';
import { feedText, openHost, unit } from './pages/host-server.mjs';
import { hosts, ways } from './pages/matrix.mjs';

const main = [
  'a page without a policy', 'NukeViet 4.6, its policy switched on', 'strict policy without wasm', 'strict policy with wasm-unsafe-eval', 'Trusted Types enforced, no type allowed',
  'IIS without a type for .json', 'IIS without a type for .json, feed as .zip', "NukeViet's CKEditor sandbox", 'file://, feed inside the page',
  'feed of another origin with CORS', 'feed of another origin without CORS', 'feed of another origin, not in connect-src',
];

/** In the page: what each way in shows, when none is on its way any more; `null` before. */
function shown(read) {
  const outer = document.getElementById('host');
  const page = outer === null ? document : outer.contentDocument;
  const frame = page?.querySelector('iframe');
  // Beyond the page of a disk no script sees into a frame.
  const place = location.protocol === 'file:' ? null : frame?.contentDocument?.getElementById('place');
  const found = { placeholder: page?.querySelector('body > [data-reform]'), element: page?.querySelector('reform-progress'), frame: place?.querySelector('[data-reform]') ?? place?.querySelector('.reason:not(.late)') };
  const told = {};
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

const script = `(${shown})(${shownTables})`;
const dashboard = loadFeed(feedText);

/** A browser: `open(url)`, `ask()` what the page shows, `close()`. */
const engines = {
  async Firefox() {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true });
    const page = await browser.newPage();
    return { open: (url) => page.goto(url), ask: () => page.evaluate(script), close: () => browser.close() };
  },

  async WebKitGTK() {
    const { port, stop } = await webKitDriver();
    const options = { binary: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', args: ['--automation'] };
    const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options });
    const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
    return {
      open: (url) => driver.get(url),
      ask: () => driver.executeScript(`return ${script}`),
      close: async () => {
        await driver.quit();
        stop();
      },
    };
  },
};

/** WebKit's driver on a screen of its own, once it listens. */
async function webKitDriver() {
  const port = await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
  const child = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], { stdio: 'ignore', detached: true });
  // The screen and the driver are of one process group, which is ours alone.
  const stop = () => process.kill(-child.pid);
  for (let left = 100; left > 0; left -= 1) {
    if (await fetch(`http://127.0.0.1:${port}/status`).then(({ ok }) => ok, () => false)) return { port, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  stop();
  throw new Error('WebKitWebDriver does not answer');
}

/** Asks until every way in has settled. */
async function settle(browser) {
  const until = Date.now() + 20_000;
  for (;;) {
    const told = await browser.ask();
    if (told !== null) return JSON.parse(told);
    if (Date.now() > until) throw new Error('the page does not settle');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

for (const [engine, launch] of Object.entries(engines)) {
  test(`${engine}: the main hosts`, { timeout: 180_000 }, async (t) => {
    const browser = await launch();
    t.after(() => browser.close());
    for (const name of main) {
      await t.test(name, async () => {
        const host = hosts.find((each) => each.name === name);
        const site = await openHost(host);
        try {
          await browser.open(site.url);
          const told = await settle(browser);
          for (const way of host.file ? ['placeholder', 'element'] : ways) {
            if (host.expect[way] !== 'works') assert.equal(told[way], host.expect[way], way);
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
