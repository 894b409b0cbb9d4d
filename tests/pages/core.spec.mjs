/** The core inside the shipped script: the same answers as natively, to the byte, and the contract of its border. */
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { expect, script, test } from './site.mjs';

const root = new URL('../../', import.meta.url);
/** What the native run of the golden cases answered (tests/golden.rs). */
const answers = new URL('target/tmp/golden/', root);

async function open(page, site) {
  await page.goto(site.host(script));
  await page.waitForFunction(() => globalThis.reformDashboard !== undefined);
}

async function start(page, site, feed) {
  site.answer('feed.json', feed, { headers: { 'content-type': 'application/json' } });
  await open(page, site);
}

test('every golden answer has the same bytes in this browser as natively', async ({ page, site }) => {
  expect(existsSync(answers), 'run `cargo test --test golden` first').toBe(true);
  const names = (await readdir(new URL('tests/fixtures/golden/', root))).sort();
  expect(names.length).toBeGreaterThan(6);
  await open(page, site);
  let compared = 0;
  for (const name of names) {
    const native = JSON.parse(await readFile(new URL(`${name}.json`, answers), 'utf8'));
    const address = `${name}.json`;
    site.answer(address, await readFile(new URL(native.feed, root), 'utf8'), { headers: { 'content-type': 'application/json' } });
    const asks = [];
    for (const answer of native.answers) asks.push({ ...answer, other: answer.against && await readFile(new URL(answer.against, root), 'utf8') });
    const wasm = await page.evaluate(async ({ address, asks }) => {
      const dashboard = await globalThis.reformDashboard.feed(`/${address}`);
      const decode = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      // Looked at here: an object of thousands of figures takes longer on its way out than to be compared.
      const differs = (one, other, path = '') => {
        if (Object.is(one, other)) return null;
        if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object' || Array.isArray(one) !== Array.isArray(other)) return `${path}: ${one}, not ${other}`;
        for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
          const found = differs(one[key], other[key], `${path}/${key}`);
          if (found !== null) return found;
        }
        return null;
      };
      const ask = ({ question, select, other, terms, document, changes, wish }) => {
        if (other) return { text: null, object: dashboard.diff(new dashboard.constructor(new TextEncoder().encode(other))) };
        if (question === 'goal') return { text: decode(dashboard.goalJson(select, wish)), object: dashboard.goal(select, wish) };
        if (question === 'certainty') {
          // In slices of another size than natively.
          const work = dashboard.certainty(select, terms);
          while (work.advance(3) < 1);
          return { text: decode(work.json()), object: work.answer() };
        }
        if (question !== 'whatif') return { text: decode(dashboard.json(question, select)), object: dashboard[question](select) };
        const scenario = dashboard.scenario(select, document === null ? null : JSON.stringify(document));
        for (const change of changes ?? []) scenario.set(change);
        const answer = { text: decode(scenario.bytes()), object: scenario.answer() };
        const { root } = scenario.passport();
        if (root.simulated !== answer.object.outcome.score) throw new Error(`the passport says ${root.simulated}, the answer ${answer.object.outcome.score}`);
        // Read back from its own document it answers the same, but for the history and for what was wrong with the document that it was first read from.
        const again = dashboard.scenario(null, scenario.json());
        const { problems, canUndo } = answer.object;
        if (JSON.stringify({ ...again.answer(), problems, canUndo }) !== JSON.stringify(answer.object)) throw new Error(`another answer from ${scenario.json()}`);
        return answer;
      };
      return asks.map((each) => {
        const { text, object } = ask(each);
        return { text, fault: differs(object, JSON.parse(each.text)) };
      });
    }, { address, asks });
    for (const [index, answer] of native.answers.entries()) {
      // A difference crosses the border as an object alone.
      if (!answer.against) expect(wasm[index].text, `${name} ${answer.question} ${JSON.stringify(answer.select)}`).toBe(answer.text);
      expect(wasm[index].fault, `${name} ${answer.question}, the object`).toBeNull();
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(40);
});

test('PAPI and index 766, read through the core in this browser, hold what their publishers print', async ({ page, site }) => {
  await open(page, site);
  const { papi, service } = await page.evaluate(async () => {
    const years = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
    const totals = async (address, periods) => {
      const dashboard = await globalThis.reformDashboard.feed(address);
      const rows = [];
      for (const period of periods) {
        const league = dashboard.ranking({ period });
        for (const row of league.rows) rows.push({ period, unit: row.unit.id, ...dashboard.summary({ unit: row.unit.id, period }).total });
      }
      return { rows, problems: dashboard.problems() };
    };
    return { papi: await totals('/feeds/papi-2011-2024.json', years(2011, 2024)), service: await totals('/feeds/service-index-766.json', years(2022, 2024)) };
  });

  // The table of the publisher: 63 provinces in 14 years, of which 9 cells were not published and 4 lack dimensions.
  expect(papi.rows).toHaveLength(882);
  expect(papi.rows.filter(({ value }) => value !== null)).toHaveLength(869);
  const gaps = papi.rows.filter(({ value }) => value === null);
  expect(gaps.filter(({ coverage }) => coverage.have === 0)).toHaveLength(9);
  expect(gaps.filter(({ coverage }) => coverage.have > 0).map(({ unit, period }) => `${unit} ${period}`).sort()).toEqual([
    'bac-giang 2022', 'bac-ninh 2022', 'dong-thap 2018', 'quang-ninh 2018',
  ]);
  expect(gaps.every(({ gap }) => gap === 'notPublished')).toBe(true);
  // Printed elsewhere, cut (Kon Tum) or rounded (Quảng Nam) to two digits.
  const total = (unit, period) => papi.rows.find((row) => row.unit === unit && row.period === period).value;
  expect(Math.floor(total('kon-tum', '2020') * 100) / 100).toBe(41.62);
  expect(Math.floor(total('kon-tum', '2021') * 100) / 100).toBe(39.89);
  expect(Math.round(total('quang-nam', '2017') * 100) / 100).toBe(37.08);

  expect(service.rows).toHaveLength(102);
  for (const { published, computed, difference, unit, period } of service.rows) {
    expect(Math.abs(published - computed), `${unit} ${period}`).toBeLessThanOrEqual(0.02);
    expect(difference).toBe(Math.abs(published - computed) < 1e-9 ? 0 : published - computed);
  }
  // All 102 printed totals are the sum of their printed groups, so nothing is told; one total altered by 0,01 is.
  expect(service.rows.every(({ difference }) => difference === 0)).toBe(true);
  expect(service.problems.items).toEqual([]);
  const feed = JSON.parse(await readFile(new URL('www/feeds/service-index-766.json', root), 'utf8'));
  const { columns, dictionary, data } = feed.observations;
  const column = (name) => data[columns.indexOf(name)];
  const row = column('unit').findIndex((unit, place) => dictionary.unit[unit] === 'da-nang-2025'
    && dictionary.indicator[column('indicator')[place]] === 'total' && dictionary.period[column('period')[place]] === '2024');
  expect(column('value')[row]).toBe(67.78);
  column('value')[row] = 67.79;
  site.answer('altered.json', JSON.stringify(feed), { headers: { 'content-type': 'application/json' } });
  const told = await page.evaluate(async () => (await globalThis.reformDashboard.feed('/altered.json')).problems().items);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ code: 'total_differs', severity: 'info', found: 67.79, about: { unit: 'da-nang-2025', indicator: 'total', period: '2024' } });
  expect(told[0].expected).toBeCloseTo(67.78, 9);
  expect(told[0].path).toBe(`/observations/data/${columns.indexOf('value')}/${row}`);
});

test('errors are real errors with a code and a path', async ({ page, site }) => {
  await start(page, site, await readFile(new URL('tests/fixtures/feeds/example-points.json', root), 'utf8'));
  const thrown = await page.evaluate(async () => {
    const dashboard = await globalThis.reformDashboard.feed('/feed.json');
    const attempt = (act) => {
      try {
        act();
        return 'nothing thrown';
      } catch (error) {
        return { real: error instanceof Error, name: error.name, code: error.code, path: error.path, found: error.found, expected: error.expected };
      }
    };
    return {
      unit: attempt(() => dashboard.summary({ unit: 'nowhere' })),
      period: attempt(() => dashboard.ranking({ period: '2024-13' })),
      framework: attempt(() => dashboard.trend({ framework: 'x' })),
      node: attempt(() => dashboard.passport({ node: 'x' })),
      indicator: attempt(() => dashboard.trend({ indicator: 'x' })),
      today: attempt(() => dashboard.progress({ today: '31/12/2024' })),
      field: attempt(() => dashboard.progress({ province: 'da-nang-2025' })),
      type: attempt(() => dashboard.progress({ unit: 5 })),
      text: attempt(() => dashboard.progress('da-nang-2025')),
      question: attempt(() => dashboard.json('everything')),
      feed: attempt(() => new dashboard.constructor(new TextEncoder().encode('{"format":"other/1"}'))),
      bytes: attempt(() => new dashboard.constructor(new Uint8Array([0x7b, 0xff]))),
    };
  });
  const error = (code, path, found = expect.anything(), expected = null) => ({ real: true, name: 'ReformError', code, path, found, expected });
  expect(thrown.unit).toEqual(error('unknown_unit', '/unit', 'nowhere'));
  expect(thrown.period).toEqual(error('unknown_period', '/period', '2024-13'));
  expect(thrown.framework).toEqual(error('unknown_framework', '/framework', 'x'));
  expect(thrown.node).toEqual(error('unknown_node', '/node', 'x'));
  expect(thrown.indicator).toEqual(error('unknown_indicator', '/indicator', 'x'));
  expect(thrown.today).toEqual(error('bad_day', '/today', '31/12/2024', 'YYYY-MM-DD'));
  expect(thrown.field).toEqual(error('bad_selector', '/province', 'province', expect.stringContaining('unit, period')));
  expect(thrown.type).toEqual(error('bad_selector', '/unit', 'number', 'string'));
  expect(thrown.text).toEqual(error('bad_selector', '', 'string', 'object'));
  expect(thrown.question).toEqual(error('unknown_question', '', 'everything', expect.stringContaining('summary')));
  expect(thrown.feed).toMatchObject({ real: true, name: 'ReformError', code: 'unsupported_version', path: '/format', found: 'other/1' });
  expect(thrown.bytes).toMatchObject({ real: true, name: 'ReformError', code: 'not_utf8' });
});

test('long work comes in slices, says how far it is and can be called off', async ({ page, site }) => {
  await start(page, site, await readFile(new URL('tests/fixtures/golden/certainty/feed.json', root), 'utf8'));
  const found = await page.evaluate(async () => {
    const dashboard = await globalThis.reformDashboard.feed('/feed.json');
    const attempt = (act) => {
      try {
        return act();
      } catch ({ name, code, path }) {
        return { name, code, path };
      }
    };
    const work = dashboard.certainty({ framework: 'f' }, { runs: 5000, noise: false, seed: null });
    const abort = new AbortController();
    const steps = [work.advance(0, abort.signal), work.advance(0), work.advance(0, null)];
    const early = attempt(() => work.answer());
    abort.abort();
    const aborted = attempt(() => work.advance(1000, abort.signal));
    const done = work.advance(60_000);
    return {
      steps, early, aborted, done, runs: work.answer().runs,
      range: attempt(() => dashboard.certainty({}, { runs: 1 })), name: attempt(() => dashboard.certainty({}, { speed: 1 })),
      type: attempt(() => dashboard.certainty({}, { runs: '9' })), text: attempt(() => dashboard.certainty({}, 'fast')),
    };
  });
  expect(found.steps[0]).toBeGreaterThan(0);
  expect(found.steps[1]).toBeGreaterThan(found.steps[0]);
  expect(found.steps[2]).toBeLessThan(0.01);
  const error = (code, path) => ({ name: 'ReformError', code, path });
  expect(found).toMatchObject({
    early: error('not_ready', ''), aborted: error('aborted', ''), done: 1, runs: 5000,
    range: error('bad_terms', '/runs'), name: error('bad_terms', '/speed'), type: error('bad_terms', '/runs'), text: error('bad_terms', ''),
  });
});

test('a selector may be left out, null or hold nulls', async ({ page, site }) => {
  await start(page, site, await readFile(new URL('tests/fixtures/feeds/example-points.json', root), 'utf8'));
  const totals = await page.evaluate(async () => {
    const dashboard = await globalThis.reformDashboard.feed('/feed.json');
    return [dashboard.summary(), dashboard.summary(null), dashboard.summary({ unit: null, period: undefined })].map(({ total }) => total.published);
  });
  expect(totals).toEqual([67.78, 67.78, 67.78]);
});
