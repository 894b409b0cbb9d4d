/**
 * Writes `pkg/dist/` (or the folder that is given): `reform.js` (the one classic script: engine, widgets, wasm), the dashboard page on it (`index.html`,
 * `page.js`, `page.css`) and the bundled feeds. The folder can be put on any server as it is.
 */
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const www = new URL('../', import.meta.url);
const dist = process.argv[2] === undefined ? new URL('../../pkg/dist/', import.meta.url) : pathToFileURL(`${resolve(process.argv[2])}/`);
const path = (name, base = www) => fileURLToPath(new URL(name, base));

async function script(entry, file) {
  await build({
    root: path('.'),
    configFile: path('vite.config.mjs'),
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: path('.', dist),
      emptyOutDir: false,
      lib: { entry: path(`src/entries/${entry}`), formats: ['iife'], name: 'reformScript', fileName: () => file },
    },
  });
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await script('script.ts', 'reform.js');
await script('page.ts', 'page.js');
for (const [entry, file] of [['embed.ts', 'embed.js'], ['frame.ts', 'frame.js'], ['chen.ts', 'chen.js'], ['kiem-tra.ts', 'kiem-tra.js']]) await script(entry, file);
await cp(path('public/'), path('.', dist), { recursive: true });
for (const name of ['index.html', 'page.css']) await cp(path(name), path(name, dist));
await mkdir(path('feeds/', dist));
for (const name of await readdir(path('feeds/'))) {
  if (name.endsWith('.json')) await cp(path(`feeds/${name}`), path(`feeds/${name}`, dist));
}
