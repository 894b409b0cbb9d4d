/** Debian's Firefox, driven over WebDriver BiDi, and WebKitGTK, driven by its own WebDriver: both only open an address and run a function there. */
import { existsSync, readdirSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { Builder } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote/index.js';
import { launch } from '../charts/gallery.mjs';

const asked = (act, width) => `const done = arguments[arguments.length - 1]; (${act})(${width}).then(done, (error) => done({ stories: 0, tables: {}, faults: [String(error)] }));`;

export const drivers = {
  async chromium(address, act, width) {
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.goto(address);
      return await page.evaluate(act, width);
    } finally {
      await browser.close();
    }
  },

  async firefox(address, act, width) {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true, protocolTimeout: 120_000 });
    try {
      const page = await browser.newPage();
      await page.goto(address, { timeout: 120_000 });
      return await page.evaluate(act, width);
    } finally {
      await browser.close();
    }
  },

  async webkit(address, act, width) {
    const service = new DriverService.Builder('/usr/bin/WebKitWebDriver').setLoopback(true).build();
    try {
      const capabilities = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } };
      const driver = await new Builder().usingServer(await service.start()).withCapabilities(capabilities).build();
      try {
        await driver.manage().setTimeouts({ script: 120_000, pageLoad: 120_000 });
        await driver.get(address);
        return await driver.executeAsyncScript(asked(act, width));
      } finally {
        await driver.quit();
      }
    } finally {
      await service.kill();
    }
  },
};

/** Where Debian keeps WebKitGTK's own small browser. */
function miniBrowser() {
  const places = readdirSync('/usr/lib').flatMap((triplet) => ['4.1', '6.0', '4.0'].map((version) => `/usr/lib/${triplet}/webkit${version === '6.0' ? '' : '2'}gtk-${version}/MiniBrowser`));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error('WebKitGTK has no MiniBrowser here: run `bash tests/setup/browser.sh`');
  return found;
}
