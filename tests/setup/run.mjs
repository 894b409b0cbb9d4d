/**
 * Runs every check in order, stops at the first step that fails, and ends with the line `N passed, N failed`: the sum of what
 * the runners report. A step that is `early` begins with the first one and is shown in its turn. `node tests/setup/run.mjs STEP…`
 * runs only the steps of those names.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const wasmTarget = 'wasm32-unknown-unknown';

/** `result` of Rust's test harness. */
const cargoCounts = (output) => sum(output, /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm);
/** The totals that end a run of `node --test`. */
const nodeCounts = (output) => {
  const total = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return { passed: total('pass'), failed: total('fail') + total('cancelled'), skipped: total('skipped') + total('todo') };
};
const pageCounts = async () => {
  const { stats } = JSON.parse(await readFile(new URL('../.results/pages.json', import.meta.url), 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
};

function sum(output, pattern) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, skipped] of output.matchAll(pattern)) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
    counts.skipped += Number(skipped);
  }
  return counts;
}

async function nodeTests() {
  const found = [];
  for (const folder of ['tests', 'tests/charts', 'www/build']) {
    if (!existsSync(`${root}${folder}`)) continue;
    for (const name of await readdir(`${root}${folder}`)) if (name.endsWith('.test.mjs')) found.push(`${folder}/${name}`);
  }
  return found.sort();
}

/** How many files of node's tests run at once: on two cores too a browser of one leaves room for another. */
const files = Math.max(2, availableParallelism() - 1);

const steps = [
  { name: 'format', command: ['cargo', 'fmt', '--check'], fix: 'run `cargo fmt`' },
  { name: 'lint', command: ['cargo', 'clippy', '--locked', '--all-targets', '--all-features', '--', '-D', 'warnings'] },
  { name: 'lint-wasm', command: ['cargo', 'clippy', '--locked', '--target', wasmTarget, '--', '-D', 'warnings'] },
  { name: 'core', command: ['cargo', 'test', '--locked', '--features', 'schema'], counts: cargoCounts },
  { name: 'feeds', command: ['node', 'www/feeds/make.mjs', '--check'], fix: 'run `node www/feeds/make.mjs`' },
  // One thread links the wasm, in a folder of its own: the checks above keep the other threads busy.
  { name: 'build', command: ['make', 'build'], early: true },
  { name: 'node', command: ['node', '--test', '--test-reporter=spec', `--test-concurrency=${files}`, ...(await nodeTests())], counts: nodeCounts },
  { name: 'pages', command: ['tests/node_modules/.bin/playwright', 'test', '-c', 'tests/playwright.config.mjs'], counts: pageCounts },
  { name: 'engines', command: ['xvfb-run', '-a', 'node', '--test', '--test-reporter=spec', 'tests/engines/gallery.test.mjs', 'tests/engines/hosts.test.mjs'], counts: nodeCounts },
  { name: 'servers', command: ['node', '--test', '--test-reporter=spec', 'tests/servers/servers.test.mjs', 'tests/servers/iis.test.mjs'], counts: nodeCounts },
  { name: 'sizes', command: ['node', 'www/build/sizes.mjs'] },
];

/** Starts a step's command; nothing is shown yet. */
function start({ command: [program, ...args], env }) {
  const began = performance.now();
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, CARGO_TERM_COLOR: 'never', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const job = { output: '', shown: false };
  for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
    from.setEncoding('utf8');
    from.on('data', (text) => {
      job.output += text;
      if (job.shown) to.write(text);
    });
  }
  job.ended = new Promise((resolve) => {
    const end = (code, output) => resolve({ code, output, seconds: (performance.now() - began) / 1000 });
    child.on('error', (error) => end(127, String(error)));
    child.on('close', (code) => end(code ?? 1, job.output));
  });
  return job;
}

/** Shows what a command has said and what it goes on to say. Resolves with its exit code, all that it said and how long it took. */
function show(job) {
  process.stdout.write(job.output);
  job.shown = true;
  return job.ended;
}

const only = process.argv.slice(2);
const unknown = only.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`test: no step ${unknown.join(', ')}: the steps are ${steps.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const chosen = steps.filter(({ name }) => only.length === 0 || only.includes(name));
const jobs = new Map(chosen.filter(({ early }) => early).map((step) => [step, start(step)]));
let passed = 0;
let failed = 0;
for (const step of chosen) {
  console.log(`\n== ${step.name}: ${step.command.join(' ')}`);
  const { code, output, seconds } = await show(jobs.get(step) ?? start(step));
  let why = code === 0 ? null : `exit code ${code}${step.fix === undefined ? '' : `: ${step.fix}`}`;
  if (step.counts !== undefined) {
    const counts = await Promise.resolve(output).then(step.counts).catch(() => ({ passed: 0, failed: 0, skipped: 0 }));
    passed += counts.passed;
    failed += counts.failed;
    if (why === null && counts.passed === 0) why = 'no test ran';
    if (why === null && counts.skipped > 0) why = `${counts.skipped} tests were skipped`;
  }
  console.log(`-- ${step.name}: ${seconds.toFixed(1)} s`);
  if (why !== null) {
    if (failed === 0) failed = 1;
    console.error(`test: the step ${step.name} failed (${why}); alone: node tests/setup/run.mjs ${step.name}`);
    process.exitCode = 1;
    break;
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
