/**
 * Writes `pkg/custom-elements.json`, the manifest of the elements, from what the code declares: `node manifest.mjs`;
 * `node manifest.mjs --check` only says whether it is as the code has it.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const src = new URL('../src/', import.meta.url);
const file = new URL('../../pkg/custom-elements.json', import.meta.url);

async function sources(folder) {
  const at = new URL(`${folder}/`, src);
  return Promise.all((await readdir(at)).filter((name) => name.endsWith('.tsx')).map((name) => readFile(new URL(name, at), 'utf8')));
}

/** The parts that texts name, and those that the shared pieces which they import name. */
async function partsIn(texts) {
  const imported = new Set(texts.flatMap((text) => [...text.matchAll(/from '\.\.\/parts\/(\w+)'/g)].map(([, name]) => name)));
  const pieces = await Promise.all([...imported].map((name) => readFile(new URL(`widgets/parts/${name}.tsx`, src), 'utf8').catch(() => '')));
  return [...texts, ...pieces].flatMap((text) => [...text.matchAll(/ part="([\w ]+)"/g)].flatMap(([, names]) => names.split(' ')));
}

const widgets = (await readdir(new URL('widgets/', src), { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const ofHost = await partsIn(await sources('elements'));
const parts = new Map(await Promise.all(widgets.map(async (name) => [name, [...new Set([...ofHost, ...(await partsIn(await sources(`widgets/${name}`)))])].sort()])));
const partsOf = (name) => parts.get(name);

const { module } = await runnerImport(fileURLToPath(new URL('elements/manifest.ts', src)), { root: fileURLToPath(new URL('../', import.meta.url)), configFile: false, logLevel: 'error' });
const text = `${JSON.stringify(module.manifest(partsOf), null, 2)}\n`;
if (process.argv.includes('--check')) {
  if (text !== (await readFile(file, 'utf8').catch(() => ''))) {
    console.error('manifest: pkg/custom-elements.json is not what the code declares');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
}
