/**
 * The size of every shipped byte as a page downloads it: brotli -q 11, 1 kB = 1000 bytes. Exits 1 over a budget.
 */
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { split } from './streams.mjs';

const pkg = new URL('../../pkg/', import.meta.url);

const wasm = 'core/reform_dashboard_bg.wasm';
const carried = 'core, as dist/reform.js carries it';

/**
 * What a page may weigh. A first view is what a page with one snippet downloads; the core is in the script there. As a file of its own, for those who bundle
 * the module themselves, the core is larger: bytes for a machine compress less well than the text that `streams.mjs` makes of them.
 */
const budgets = [
  { what: 'core wasm in the script', limit: 120_000, files: [carried] },
  { what: 'core wasm as a file of its own', limit: 139_600, files: [wasm] },
  { what: 'the one classic file', limit: 210_000, files: ['dist/reform.js'] },
  { what: 'first view on a page of others, with the largest feed', limit: 250_000, files: ['dist/reform.js', 'dist/feeds/papi-2011-2024.json'] },
  { what: 'first view of the dashboard page, with the largest feed', limit: 250_000, files: ['dist/reform.js', 'dist/page.js', 'dist/page.css', 'dist/index.html', 'dist/feeds/feeds.json', 'dist/feeds/papi-2011-2024.json'] },
];

async function sizeOf(name) {
  const bytes = name === carried ? Buffer.from(JSON.stringify(split(await readFile(new URL(wasm, pkg))))) : await readFile(new URL(name, pkg));
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  return { plain: bytes.length, packed: brotliCompressSync(bytes, options).length };
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
const feeds = existsSync(new URL('dist/feeds/', pkg)) ? (await readdir(new URL('dist/feeds/', pkg))).sort().map((name) => `dist/feeds/${name}`) : [];
const shipped = [...new Set([...budgets.flatMap(({ files }) => files), ...feeds])];
const sizes = new Map(await Promise.all(shipped.map(async (name) => [name, await sizeOf(name)])));

console.log(`${'file'.padEnd(44)}${'plain'.padStart(10)}${'brotli'.padStart(10)}`);
for (const [name, { plain, packed }] of sizes) console.log(name.padEnd(44) + kB(plain) + kB(packed));

let over = 0;
for (const { what, limit, files } of budgets) {
  const sum = files.reduce((total, name) => total + sizes.get(name).packed, 0);
  if (sum > limit) over += 1;
  console.log(`${sum > limit ? 'OVER' : 'ok  '} ${what}: ${kB(sum).trim()} of ${kB(limit).trim()}`);
}
if (over > 0) process.exitCode = 1;
