/**
 * `src/wasm/types.d.ts` and the core's views say the same: the native answers of the golden cases, written down as object literals, are
 * checked by the TypeScript compiler, which refuses a missing field, a field too many and a word that is not in a union.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const answers = new URL('../target/tmp/golden/', import.meta.url);
const work = new URL('.results/types/', import.meta.url);
const compiler = fileURLToPath(new URL('../www/node_modules/.bin/tsc', import.meta.url));
const shapes = { contents: 'Contents', summary: 'Summary', progress: 'Progress', trend: 'Trend', ranking: 'Ranking', matrix: 'Matrix', tiles: 'Tiles', owners: 'Owners', problems: 'Problems', passport: 'Passport', diff: 'Diff', whatif: 'WhatIf', goal: 'Goal' };

async function check(name, source) {
  await mkdir(work, { recursive: true });
  const file = new URL(`${name}.ts`, work);
  await writeFile(file, source);
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--ignoreConfig', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler'];
  const { status, stdout, stderr } = spawnSync(compiler, [...flags, fileURLToPath(file)], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

const head = `import type { ${Object.values(shapes).join(', ')} } from '../../../src/wasm/types';\n`;

test('every answer has the shape that its type declares', { timeout: 120_000 }, async () => {
  const literals = [];
  const seen = new Set();
  for (const name of (await readdir(answers)).sort()) {
    for (const { question, text } of JSON.parse(await readFile(new URL(name, answers), 'utf8')).answers) {
      literals.push(`export const a${literals.length}: ${shapes[question]} = ${text};`);
      seen.add(question);
    }
  }
  assert.deepEqual([...seen].sort(), Object.keys(shapes).sort(), 'a question has no golden answer');
  const { status, output } = await check('answers', head + literals.join('\n'));
  assert.equal(status, 0, output.slice(0, 4000));
});

test('a field too many, one too few and an unknown word are refused', { timeout: 120_000 }, async () => {
  const problems = '{ items: [], counts: { error: 0, warning: 0, info: 0 } }';
  const wrong = [
    ['extra', problems.replace('items', 'more: 1, items')],
    ['less', problems.replace(', info: 0', '')],
  ];
  for (const [name, literal] of wrong) {
    const { status } = await check(name, `${head}export const a: Problems = ${literal};`);
    assert.notEqual(status, 0, name);
  }
});
