/**
 * Fuzzes the reader and the questions for a while each: `node tests/fuzz/run.mjs [SECONDS] [TARGET…]`. It starts from the seeds beside this file, from
 * the fixtures and from the golden cases, and ends at the first input that makes the core panic.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Larger feeds only make each run slower. */
const LARGEST_SEED = 20_000;

const root = new URL('../../', import.meta.url);
const corpus = (target) => new URL(`tests/.results/fuzz/${target}/`, root);

async function feeds() {
  const found = [];
  for (const folder of ['tests/fuzz/seeds/', 'tests/fixtures/feeds/']) {
    for (const name of await readdir(new URL(folder, root))) if (name.endsWith('.json')) found.push({ name, bytes: await readFile(new URL(folder + name, root)) });
  }
  return found.filter(({ bytes }) => bytes.length <= LARGEST_SEED);
}

/** What the golden cases ask of their feeds; and each of their questions, plain, of every other feed. */
async function asks() {
  const found = [];
  const golden = new URL('tests/fixtures/golden/', root);
  for (const folder of await readdir(golden)) {
    const { feed, asks } = JSON.parse(await readFile(new URL(`${folder}/cases.json`, golden), 'utf8'));
    const bytes = await readFile(new URL(feed, root));
    if (bytes.length > LARGEST_SEED) continue;
    for (const [place, { question, select = {} }] of asks.entries()) found.push({ name: `${folder}-${place}`, question, select, bytes });
  }
  const questions = new Set(found.map(({ question }) => question));
  for (const { name, bytes } of await feeds()) for (const question of questions) found.push({ name: `${question}-${name}`, question, select: {}, bytes });
  return found;
}

async function seed() {
  for (const target of ['load', 'ask']) await mkdir(corpus(target), { recursive: true });
  for (const { name, bytes } of await feeds()) await writeFile(new URL(name, corpus('load')), bytes);
  for (const { name, question, select, bytes } of await asks()) {
    const line = [question, ...Object.entries(select).map(([field, text]) => `${field}=${text}`)].join('|');
    await writeFile(new URL(name, corpus('ask')), Buffer.concat([Buffer.from(`${line}\n`), bytes]));
  }
}

const [seconds = '60', ...targets] = process.argv.slice(2);
await seed();
for (const target of targets.length > 0 ? targets : ['load', 'ask']) {
  const folder = fileURLToPath(corpus(target));
  const limits = [`-max_total_time=${seconds}`, '-max_len=40000', '-timeout=20', '-rss_limit_mb=4096', '-print_final_stats=1'];
  const { status } = spawnSync('cargo', ['+nightly', 'fuzz', 'run', '--fuzz-dir', 'tests/fuzz', target, folder, '--', ...limits], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
