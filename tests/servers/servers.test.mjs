/** The server files of the kit on the servers that they are for: nginx and Apache as Debian has them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { chromium } from '../node_modules/playwright-core/index.mjs';
import config from '../playwright.config.mjs';
import { apacheModules, shipped, startApache, startNginx } from './start.mjs';

const hashes = JSON.parse(shipped('integrity.json'));
const marked = (pattern) => Object.keys(hashes).find((name) => pattern.test(name));
const [scriptName, moduleName, wasmName] = [/^reform\.\w+\.js$/, /^module\.\w+\.js$/, /\.wasm$/].map(marked);
const feed = '/kit/feeds/conferences-2011-2020.json';

/** Pages of a portal beside the kit's own: the snippet's script by its fingerprint, and the module with its separate `.wasm`. */
const files = {
  'kit/placeholder.html': `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script src="/kit/${scriptName}" integrity="${hashes[scriptName]}" defer></script><div data-reform="progress" data-feed="${feed}" data-unit="kon-tum"></div>`,
  'kit/module.html': `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module">import { install } from '/kit/${moduleName}'; install();</script><div data-reform="progress" data-feed="${feed}" data-unit="kon-tum"></div>`,
};

let browser;
before(async () => {
  execFileSync('bash', [fileURLToPath(new URL('../setup/servers.sh', import.meta.url))], { stdio: 'inherit' });
  browser = await chromium.launch(config.use.launchOptions);
});
after(() => browser?.close());

async function open(address) {
  const page = await browser.newPage();
  await page.goto(address);
  return page;
}

/** One request as it goes over the wire: `fetch` would unpack the answer. */
function ask(address, headers = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(address, { headers, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

const types = {
  'kiem-tra.html': 'text/html; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'reform.js': 'text/javascript; charset=utf-8',
  [moduleName]: 'text/javascript; charset=utf-8',
  'feeds/feeds.json': 'application/json; charset=utf-8',
  [wasmName]: 'application/wasm',
  'kiem-tra/mau.zip': 'application/zip',
};
const forGood = 'public, max-age=31536000, immutable';

/** Headers of a server that has set them for the whole site already, as NukeViet's `.htaccess` does. */
const portals = {
  nginx: {
    server: 'expires 30d; add_header X-Frame-Options SAMEORIGIN; add_header X-Content-Type-Options nosniff; gzip off; location ~* \\.(js|css|json|wasm|zip|html)$ { expires 30d; }',
  },
  Apache: {
    config: 'ExpiresActive On\nExpiresDefault "access plus 30 days"',
    files: {
      '.htaccess': 'Header set X-Frame-Options "SAMEORIGIN"\nHeader set X-Content-Type-Options "nosniff"\nHeader always set X-Content-Type-Options "nosniff"\nAddType text/plain .js .json\n'
        + '<FilesMatch "\\.(js|css|json|html|wasm|zip)$">\nHeader set Cache-Control "max-age=2592000, public"\nHeader set X-Frame-Options "SAMEORIGIN"\n</FilesMatch>\n',
    },
  },
};

const alone = {};

for (const [name, start] of [['nginx', startNginx], ['Apache', startApache]]) {
  for (const [what, options] of [['alone', alone], ['within a portal that sets headers of its own', portals[name]]]) {
    describe(`${name} with the shipped file, ${what}`, () => {
      let server;
      let kit;
      before(async () => {
        server = await start({ ...options, files: { ...files, ...options.files } });
        kit = `${server.address}kit/`;
      });
      after(() => server?.stop());

      test('every kind of file has its type, nosniff and SAMEORIGIN, each once', async () => {
        for (const [file, type] of Object.entries(types)) {
          const { status, headers, body } = await ask(kit + file);
          assert.equal(status, 200, file);
          assert.equal(headers['content-type'], type, file);
          assert.equal(headers['x-content-type-options'], 'nosniff', file);
          assert.equal(headers['x-frame-options'], 'SAMEORIGIN', file);
          assert.ok(body.equals(shipped(file)), file);
        }
      });

      test('text and wasm go out packed, and come out whole', async () => {
        for (const file of Object.keys(types).filter((each) => !each.endsWith('.zip'))) {
          const { headers, body } = await ask(kit + file, { 'accept-encoding': 'gzip, deflate, br' });
          assert.equal(headers['content-encoding'], 'gzip', file);
          assert.match(headers.vary ?? '', /accept-encoding/i, file);
          assert.ok(gunzipSync(body).equals(shipped(file)), file);
          if (body.length > 10_000) assert.ok(body.length < shipped(file).length / 2, file);
        }
      });

      test('a plain name is asked for each time and not sent again unless it is new; a fingerprinted one is kept for good', async () => {
        for (const file of ['reform.js', 'feeds/feeds.json', 'embed.html', 'kiem-tra/mau.zip']) {
          for (const coding of ['identity', 'gzip']) {
            const first = await ask(kit + file, { 'accept-encoding': coding });
            assert.equal(first.headers['cache-control'], 'no-cache', file);
            const second = await ask(kit + file, { 'accept-encoding': coding, 'if-none-match': first.headers.etag });
            assert.equal(second.status, 304, `${file} ${coding}`);
          }
        }
        for (const file of [scriptName, moduleName, wasmName]) assert.equal((await ask(kit + file)).headers['cache-control'], forGood, file);
      });

      test('a file that is not there yet is not kept for good', async () => {
        const { status, headers } = await ask(`${kit}reform.000000000000.js`);
        assert.equal(status, 404);
        assert.doesNotMatch(headers['cache-control'] ?? '', /immutable|max-age=[1-9]/);
      });

      if (options !== alone) return;

      test('in Chromium the self-test is green throughout', async () => {
        const page = await open(`${kit}kiem-tra.html`);
        await page.locator('body[data-state]').waitFor();
        const lines = await page.locator('[data-page="checks"] li').allInnerTexts();
        await page.close();
        assert.deepEqual(lines.filter((line) => !line.startsWith('✓ Đạt')), []);
        assert.ok(lines.length >= 9 && lines.some((line) => line.includes('.wasm của bản module')), lines.join('\n'));
      });

      // 476 of 1.975 procedures and 476 of 772 online services, as the conference report prints them.
      test('in Chromium the frame, the placeholder and the module show their figures', async () => {
        for (const path of ['embed.html?view=progress&feed=conferences-2011-2020&unit=kon-tum', 'placeholder.html', 'module.html']) {
          const page = await open(kit + path);
          const widget = page.locator('[data-reform][data-state="ready"]');
          await widget.waitFor();
          for (const share of ['24,1%', '61,7%']) await widget.locator('section').getByText(share, { exact: true }).first().waitFor();
          await page.close();
        }
      });
    });
  }
}

test('Apache with fewer modules takes the shipped .htaccess and sends the files all the same', async () => {
  for (const modules of [[], ['mime'], ['mime', 'deflate'], ['headers'], ['deflate'], apacheModules.filter((name) => name !== 'expires')]) {
    const server = await startApache({ modules });
    try {
      const { status, body } = await ask(`${server.address}kit/reform.js`);
      assert.equal(status, 200, modules.join());
      assert.ok(body.equals(shipped('reform.js')), modules.join());
    } finally {
      await server.stop();
    }
  }
});
