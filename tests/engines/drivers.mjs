/**
 * Chromium, Debian's Firefox over WebDriver BiDi, WebKitGTK by its own WebDriver. Each resolves with a browser: `open(address)`, `run(act, ...given)` a function
 * of the page that may take its time, `close()`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { Builder } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote/index.js';
import { chromiumPath, launchOptions } from '../setup/chromium.mjs';

const timeout = 120_000;

export const drivers = {
  async chromium() {
    const browser = await chromium.launch({ ...launchOptions, executablePath: chromiumPath });
    const page = await browser.newPage();
    return { open: (address) => page.goto(address), run: (act, given) => page.evaluate(call(act, given)), close: () => browser.close() };
  },

  async firefox() {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true, protocolTimeout: timeout });
    const page = await browser.newPage();
    return { open: (address) => page.goto(address, { timeout }), run: (act, given) => page.evaluate(call(act, given)), close: () => browser.close() };
  },

  async webkit() {
    const service = new DriverService.Builder('/usr/bin/WebKitWebDriver').setLoopback(true).build();
    try {
      const capabilities = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } };
      const driver = await new Builder().usingServer(await service.start()).withCapabilities(capabilities).build();
      await driver.manage().setTimeouts({ script: timeout, pageLoad: timeout });
      return {
        open: (address) => driver.get(address),
        async run(act, given) {
          const { value, fault } = await driver.executeAsyncScript(asked(act, given));
          if (fault !== undefined) throw new Error(fault);
          return value;
        },
        async close() {
          await driver.quit();
          await service.kill();
        },
      };
    } catch (error) {
      await service.kill();
      throw error;
    }
  },
};

const call = (act, given) => `(${act})(${JSON.stringify(given)})`;

const asked = (act, given) => `const done = arguments[arguments.length - 1];
Promise.resolve().then(() => ${call(act, given)}).then((value) => done({ value }), (error) => done({ fault: String(error) }));`;

/** Where Debian keeps WebKitGTK's own small browser. */
function miniBrowser() {
  const places = readdirSync('/usr/lib').flatMap((triplet) => ['4.1', '6.0', '4.0'].map((version) => `/usr/lib/${triplet}/webkit${version === '6.0' ? '' : '2'}gtk-${version}/MiniBrowser`));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error('WebKitGTK has no MiniBrowser here: run `bash tests/setup/browser.sh`');
  return found;
}
