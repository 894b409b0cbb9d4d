import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { serveFolder } from '../../www/build/serve.mjs';
import { policy } from '../../www/build/policy.mjs';

export { expect } from '@playwright/test';
export { policy };

const dist = fileURLToPath(new URL('../../pkg/dist/', import.meta.url));

/**
 * Playwright's test with a `site`: a local server of `pkg/dist` as `make serve` has it, to which a test adds host pages of
 * its own, and `violations`: what the page's policy had to stop, as the browser reported it.
 */
export const test = base.extend({
  site: async ({}, use) => {
    const pages = new Map();
    const requests = [];
    const files = serveFolder(dist);
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url, 'http://localhost');
      requests.push(pathname);
      const page = pages.get(pathname);
      if (page === undefined) return files.emit('request', request, response);
      response.writeHead(page.status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': page.policy, ...page.headers });
      response.end(page.html);
    });
    // Playwright asks again over connections that it has kept, and a slow page may take longer than the 5 seconds after which Node closes them.
    server.keepAliveTimeout = 0;
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${server.address().port}/`;
    await use({
      url,
      /** The paths asked for so far. */
      requests,
      /** Adds a host page and returns its address. `body` is HTML; scripts are the test's own affair. */
      host(body, { name = 'host.html', csp = policy, lang = 'vi', status = 200, headers = {} } = {}) {
        const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Trang chủ</title><link rel="icon" href="data:,"><body>${body}</body></html>`;
        pages.set(`/${name}`, { html, policy: csp, status, headers });
        return url + name;
      },
      /** Adds any answer under a name. */
      answer(name, text, { status = 200, headers = {} } = {}) {
        pages.set(`/${name}`, { html: text, policy, status, headers });
      },
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },

  violations: async ({ page }, use) => {
    const seen = [];
    await page.exposeFunction('reportViolation', (text) => seen.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        globalThis.reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    await use(seen);
  },
});

/** The script that a host page includes. */
export const script = '<script src="/reform.js" defer></script>';

/** Waits until every element of `selector` has that state. */
export async function settled(page, selector, state = 'ready') {
  const all = page.locator(selector);
  await base.expect(all.first()).toBeAttached();
  await base.expect(page.locator(`${selector}:not([data-state="${state}"])`)).toHaveCount(0);
}
