/**
 * Writes `pkg/dist/` (or the folder that is given): `reform.js` (the one classic script: engine, widgets, wasm), the dashboard page on it (`index.html`,
 * `page.js`, `page.css`, and `offline.js`, `offline.css` of its one-file form), the bundled feeds, the ES module, the command, and what pages include
 * once more under names with a fingerprint: `integrity.json` lists both with their SRI hashes. The folder can be put on any server as it is.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const www = new URL('../', import.meta.url);
const dist = process.argv[2] === undefined ? new URL('../../pkg/dist/', import.meta.url) : pathToFileURL(`${resolve(process.argv[2])}/`);
const path = (name, base = www) => fileURLToPath(new URL(name, base));

/** What every build here has in common. */
const common = { root: path('.'), configFile: path('vite.config.mjs'), logLevel: 'warn', publicDir: false };
const output = { outDir: path('.', dist), emptyOutDir: false };

async function script(entry, file) {
  await build({ ...common, build: { ...output, lib: { entry: path(`src/entries/${entry}`), formats: ['iife'], name: 'reformScript', fileName: () => file } } });
}

/** The ES module: the wasm stays a file, named in the way that browsers, Node and bundlers all understand. */
async function esModule() {
  const { size: bytes } = await stat(wasm);
  const separate = {
    name: 'reform-separate-wasm',
    enforce: 'pre',
    resolveId: (id) => (id === 'reform:core' ? '\0reform:none' : null),
    load: (id) => (id === '\0reform:none' ? 'export default null;' : null),
    renderChunk: (code) => code.replaceAll('__WASM__', `new URL("${packaged}", import.meta.url)`).replaceAll('__WASM_BYTES__', String(bytes)),
  };
  const lib = { entry: path('src/entries/module.ts'), formats: ['es'], fileName: () => 'module.js' };
  await build({ ...common, plugins: [separate], build: { ...output, lib, rolldownOptions: { external: [/^node:/] } } });
  await writeFile(new URL('module.d.ts', dist), await moduleTypes());
}

/** The types of the ES module, with the core's beside them in the package. */
async function moduleTypes() {
  const api = await readFile(path('src/entries/module-api.ts'), 'utf8');
  const codes = [...(await readFile(path('src/engine/codes.ts'), 'utf8')).matchAll(/^ {2}'([A-Z]+-[A-Z0-9]+)':/gm)].map(([, code]) => `'${code}'`);
  const members = ['version', 'install', 'feed', 'read'].map((name) => `export const ${name}: ReformModule['${name}'];`);
  return api
    .replace(/import type \{ EngineCode \}.*\n/, '')
    .replaceAll('../engine/core-types', '../core/reform_dashboard.js')
    .replace('export type { EngineCode };', `/** What can keep a feed from being shown. */\nexport type EngineCode = ${[...new Set(codes)].join(' | ')};`)
    + `\n${members.join('\n')}\n`;
}

/** The command for Node. What draws pictures is large and made for each system, so it stays outside. */
async function command() {
  await build({
    ...common,
    ssr: { noExternal: true, external: ['@takumi-rs/core', '@takumi-rs/helpers', 'fontkit'] },
    build: {
      ...output, target: 'node20', ssr: path('cli/main.ts'), minify: false,
      rolldownOptions: { external: [/^@takumi-rs\//, 'fontkit', /^node:/], output: { entryFileNames: 'cli.js', codeSplitting: false } },
    },
  });
}

/** Where the ES module finds the wasm in the package. */
const packaged = '../core/reform_dashboard_bg.wasm';
const wasm = path('../pkg/core/reform_dashboard_bg.wasm');

/**
 * What pages include, under a name that is new with every change: `reform.1a2b3c4d5e6f.js` may be kept for good, an update never meets an old
 * copy, and the old name goes on working for the pages that have it. The folder holds both, because editors upload single files and
 * pages written by hand name `reform.js`. The fingerprinted module finds its wasm beside it, so that the folder needs nothing outside.
 */
async function fingerprints() {
  const hashes = {};
  const digest = (bytes) => createHash('sha384').update(bytes).digest();
  const list = (name, hash) => (hashes[name] = `sha384-${hash.toString('base64')}`);
  const add = async (name, bytes) => {
    const hash = digest(bytes);
    const marked = name.replace('.', `.${hash.toString('hex').slice(0, 12)}.`);
    await writeFile(new URL(marked, dist), bytes);
    list(marked, hash);
    return marked;
  };
  for (const name of ['reform.js', 'frame.js']) {
    const bytes = await readFile(new URL(name, dist));
    list(name, digest(bytes));
    await add(name, bytes);
  }
  const module = await readFile(new URL('module.js', dist), 'utf8');
  list('module.js', digest(module));
  const marked = await add('reform.wasm', await readFile(wasm));
  const parts = module.split(packaged);
  if (parts.length !== 2) throw new Error(`module.js names its wasm ${parts.length - 1} times instead of once`);
  await add('module.js', parts.join(marked));
  await writeFile(new URL('integrity.json', dist), `${JSON.stringify(hashes, null, 2)}\n`);
}

// Files are named in what is built by their paths from the working folder.
process.chdir(path('.'));
await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await script('script.ts', 'reform.js');
await script('page.ts', 'page.js');
for (const name of ['embed', 'frame', 'chen', 'kiem-tra', 'offline']) await script(`${name}.ts`, `${name}.js`);
await esModule();
await command();
await fingerprints();
await cp(path('public/'), path('.', dist), { recursive: true });
for (const name of ['index.html', 'page.css', 'offline.css']) await cp(path(name), path(name, dist));
await mkdir(path('feeds/', dist));
for (const name of await readdir(path('feeds/'))) {
  if (name.endsWith('.json')) await cp(path(`feeds/${name}`), path(`feeds/${name}`, dist));
}
