import { createRequire } from 'node:module';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const www = fileURLToPath(new URL('../../www/', import.meta.url));
const fromWww = createRequire(join(www, 'package.json'));

/** Bundles a TypeScript module of the frontend; `entry` is its path below `www/src`. */
export async function bundle(entry, { dir, format = 'es', platform = 'node' }) {
  const { rolldown } = await import(pathToFileURL(fromWww.resolve('rolldown')));
  const build = await rolldown({
    input: join(www, 'src', entry),
    platform,
    tsconfig: join(www, 'tsconfig.json'),
    logLevel: 'warn',
  });
  const { output } = await build.write({ dir, format, entryFileNames: format === 'es' ? '[name].mjs' : '[name].js', codeSplitting: false });
  await build.close();
  return join(dir, output[0].fileName);
}

/** Imports a TypeScript module of the frontend into Node. */
export async function load(entry) {
  const dir = await mkdtemp(join(www, 'node_modules/.load-'));
  try {
    return await import(pathToFileURL(await bundle(entry, { dir })));
  } finally {
    await rm(dir, { recursive: true });
  }
}
