// Runs in the page: one answer of each kind, from a feed of any size.

import init, { Dashboard } from '/core/reform_dashboard.js';
import { medians, timedOften } from '/timing.mjs';

const RATE = 'ty-le-dung-han-1';

/** What is asked: from where a reader stands, and of whom. */
const ASKED = [
  ['contents', 'all', undefined],
  ['summary', 'a province', { unit: 'tinh-01' }],
  ['summary', 'the nation', { unit: 'viet-nam' }],
  ['progress', 'a province', { unit: 'tinh-01' }],
  ['progress', 'the nation', { unit: 'viet-nam' }],
  ['trend', 'a province', { unit: 'tinh-01', indicator: RATE }],
  ['trend', 'the nation', { unit: 'viet-nam', indicator: RATE }],
  ['ranking', 'provinces', { unit: 'tinh-01', indicator: RATE }],
  ['ranking', 'communes', { unit: 'xa-00004', indicator: RATE }],
  ['matrix', 'communes', { unit: 'viet-nam', kind: 'commune' }],
  ['tiles', 'provinces', { indicator: RATE }],
  ['owners', 'a province', { unit: 'tinh-01' }],
  ['problems', 'all', undefined],
  ['passport', 'a province', { unit: 'tinh-01', indicator: RATE }],
  ['passport', 'the nation', { unit: 'viet-nam', indicator: RATE }],
  ['change', 'a province', { unit: 'tinh-01' }],
];

/** The names of the questions, as the core lists them to whoever asks one that it does not have. */
function questions(dashboard) {
  try {
    dashboard.json('?');
  } catch ({ code, expected }) {
    if (code === 'unknown_question') return expected.split(', ');
  }
  throw new Error('the core does not say which questions it answers');
}

/** Throws unless each kind of answer is asked for, and the answers hold what the feed was made to hold. */
function assertWhole(dashboard, { communes, indicators, quarters }) {
  const missing = questions(dashboard).filter((question) => !ASKED.some(([asked]) => asked === question));
  if (missing.length > 0) throw new Error(`not measured: ${missing.join(', ')}`);
  const { observations } = dashboard.contents();
  const { items } = dashboard.problems();
  const fields = indicators / 5;
  const found = {
    observations, problems: items.length,
    targets: dashboard.progress({ unit: 'viet-nam' }).items.filter(({ figure }) => figure.coverage.have === communes).length,
    points: dashboard.trend({ unit: 'viet-nam', indicator: RATE }).points.length,
    ranked: dashboard.ranking({ unit: 'xa-00004', indicator: RATE }).coverage.have,
    domains: dashboard.summary({ unit: 'viet-nam' }).domains.filter(({ value }) => value > 0).length,
    parts: dashboard.passport({ unit: 'viet-nam', indicator: RATE }).root.parts.reduce((sum, { parts }) => sum + parts.length, 0),
  };
  const expected = {
    observations: communes * indicators * quarters, problems: 0, targets: fields, points: quarters, ranked: communes, domains: fields, parts: communes,
  };
  for (const [name, count] of Object.entries(expected)) if (found[name] !== count) throw new Error(`${name}: ${found[name]} is not ${count}`);
  return observations;
}

/** Medians in milliseconds of `rounds` turns: loading, then each answer. */
export async function run(address, size, rounds) {
  await init({ module_or_path: '/core/reform_dashboard_bg.wasm' });
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  const dashboard = new Dashboard(bytes);
  const count = assertWhole(dashboard, size);
  const works = Object.fromEntries(ASKED.map(([question, of, select]) => [`${question}, ${of}`, () => dashboard[question](select)]));
  const { loading } = medians({ loading: () => new Dashboard(bytes).free() }, rounds);
  return { count, bytes: bytes.length, times: { loading, ...medians(works, rounds, timedOften) } };
}
