/** Numbers as people type them, scenarios in an address, and what widgets share of a scenario. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './charts/bundle.mjs';

const { localeFor, readNumber } = await load('locale/index.ts');
const { LINK_LIMIT, linkedIn, linkTo, packLink, unpackLink } = await load('engine/link.ts');
const { scenarioOf } = await load('engine/scenarios.ts');
const { workOn, begin } = await load('engine/slices.ts');
const [vi, en] = [localeFor('vi'), localeFor('en')];

const counts = { low: 0, high: 59168, whole: true };
const shares = { low: 0, high: 100, whole: false };

/** What is typed, where, in which language, and what it is understood as. */
const typed = [
  ['58.350', counts, vi, { kind: 'value', value: 58350 }],
  ['58350', counts, vi, { kind: 'value', value: 58350 }],
  ['58 350', counts, vi, { kind: 'value', value: 58350 }],
  ['58\u00a0350', counts, vi, { kind: 'value', value: 58350 }],
  [' 58.350 ', counts, vi, { kind: 'value', value: 58350 }],
  ['98,7', shares, vi, { kind: 'value', value: 98.7 }],
  ['98.7', shares, vi, { kind: 'value', value: 98.7 }],
  ['98,7%', shares, vi, { kind: 'value', value: 98.7 }],
  ['98,7 %', shares, vi, { kind: 'value', value: 98.7 }],
  ['+1,5', shares, vi, { kind: 'value', value: 1.5 }],
  ['−1,5', { low: -5, high: 5, whole: false }, vi, { kind: 'value', value: -1.5 }],
  ['1.234.567,8', { low: 0, high: 1e9, whole: false }, vi, { kind: 'value', value: 1234567.8 }],
  ['1,234,567.8', { low: 0, high: 1e9, whole: false }, vi, { kind: 'value', value: 1234567.8 }],
  // Taken as thousands it does not fit, taken as decimals it does: nobody can know.
  ['1.500', shares, vi, { kind: 'ambiguous', readings: [1500, 1.5] }],
  ['1,500', counts, vi, { kind: 'ambiguous', readings: [1.5, 1500] }],
  ['58.350', shares, vi, { kind: 'ambiguous', readings: [58350, 58.35] }],
  ['58,350', counts, en, { kind: 'value', value: 58350 }],
  ['98.7', shares, en, { kind: 'value', value: 98.7 }],
  ['58.350', counts, en, { kind: 'ambiguous', readings: [58.35, 58350] }],
  ['98,7', counts, vi, { kind: 'fraction' }],
  ['59.169', counts, vi, { kind: 'outside' }],
  ['-1', counts, vi, { kind: 'outside' }],
  ['100,01', shares, vi, { kind: 'outside' }],
  ...['', 'abc', '1e5', '1..5', '1,2,3', '12.34.567', '1.2345,6.7', ',5', '5,', '0x10', '1.234567.890'].map((text) => [text, counts, vi, { kind: 'unreadable' }]),
];
for (const [text, bounds, locale, wanted] of typed) {
  test(`${locale.lang}: “${text}” from ${bounds.low} to ${bounds.high}${bounds.whole ? ', whole' : ''}`, () => {
    assert.deepEqual(readNumber(text, locale.words.marks, bounds), wanted);
  });
}

test('what a field shows is read as the same number', () => {
  for (const locale of [vi, en]) {
    for (const value of [0, 7, 999, 1000, 58350, 12.25, 1234.5, 0.125]) {
      assert.deepEqual(readNumber(locale.number(value, 3), locale.words.marks, { low: 0, high: 1e9, whole: false }), { kind: 'value', value }, `${locale.lang} ${value}`);
    }
  }
});

const document = JSON.stringify({ format: 'reform-scenario/1', feed: 'f', select: { unit: 'u' }, changes: [{ unit: 'u', node: 'n', value: 2, name: 'Đúng hạn ‘100%’ 🎯' }] });

test('a document goes through an address and back, byte for byte', () => {
  const packed = packLink(document);
  assert.match(packed, /^[\w-]+$/);
  assert.equal(unpackLink(packed), document);
  const link = linkTo(document, 'https://a.vn/x?unit=u#part');
  assert.match(link, /^https:\/\/a\.vn\/x\?unit=u&scenario=[\w-]+#part$/);
  assert.equal(unpackLink(linkedIn(new URL(link).search)), document);
  assert.equal(linkTo(document, link), link, 'a link of a link is the same link');
});

test('what is no packed text is refused, and so is what is too long', () => {
  assert.equal(packLink('x'.repeat(LINK_LIMIT)), null);
  // No text, other signs, a byte that no letter begins with, too long.
  for (const bad of ['', '***', 'a b', 'a+b', '_w', 'A'.repeat(LINK_LIMIT + 1)]) assert.equal(unpackLink(bad), null, bad);
});

/** A core that adds what its changes say; keeps what it was asked. */
function fake() {
  const log = [];
  const dashboard = {
    contents: () => ({ id: 'f' }),
    scenario(select, text) {
      let done = text ? JSON.parse(text).changes : [];
      let undone = [];
      const past = [];
      const total = () => done.reduce((sum, { by }) => sum + by, 50);
      const standing = () => ({ score: total(), rank: 1, of: 1, tied: false });
      log.push('open');
      return {
        set(change) {
          if (change.by > 40) throw Object.assign(new Error('bad_change'), { name: 'ReformError', code: 'bad_change' });
          past.push(done);
          undone = [];
          done = [...done, change];
        },
        remove: (place) => void (past.push(done), (done = done.filter((_, i) => i !== place))),
        undo: () => past.length > 0 && (undone.push(done), (done = past.pop()), true),
        redo: () => undone.length > 0 && (past.push(done), (done = undone.pop()), true),
        standing: () => (log.push('standing'), standing()),
        answer: () => (log.push('answer'), {
          unit: { id: select?.unit ?? 'u' }, period: { id: '2024' }, framework: null, node: null, indicator: null, kind: 'province',
          official: { score: 50, rank: 1, of: 1, tied: false }, outcome: standing(), levers: [], changes: done.map((change) => ({ change })),
        }),
        json: () => JSON.stringify({ format: 'reform-scenario/1', feed: 'f', select: select ?? {}, changes: done }),
        free: () => void log.push('free'),
      };
    },
  };
  return { dashboard, log };
}

test('a slider asks for the standing alone, and all its steps are one change to undo', async () => {
  const { dashboard, log } = fake();
  const shared = scenarioOf(dashboard, {});
  let told = 0;
  shared.listen(() => (told += 1));
  log.length = 0;
  for (const by of [1, 2, 3, 4]) shared.move('a', { by });
  assert.deepEqual(log, ['standing', 'standing', 'standing', 'standing']);
  assert.equal(shared.standing.score, 54);
  assert.equal(told, 4);
  shared.settle();
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(log.filter((asked) => asked === 'answer').length, 1);
  assert.equal(shared.answer.changes.length, 1);
  shared.undo();
  assert.equal(shared.answer.outcome.score, 50);
  shared.redo();
  assert.equal(shared.answer.outcome.score, 54);
});

test('a change that the core refuses leaves the scenario as it was', () => {
  const { dashboard } = fake();
  const shared = scenarioOf(dashboard, {});
  shared.move('a', { by: 4 });
  assert.throws(() => shared.move('a', { by: 41 }), { code: 'bad_change' });
  assert.throws(() => shared.apply([{ by: 5 }, { by: 41 }]), { code: 'bad_change' });
  assert.deepEqual(shared.document.changes, [{ by: 4 }]);
});

test('selections that come to the same share one scenario; one that nobody looks at and nothing was changed in is given up', () => {
  const { dashboard, log } = fake();
  const one = scenarioOf(dashboard, {});
  assert.equal(scenarioOf(dashboard, { unit: 'u' }), one);
  assert.notEqual(scenarioOf(dashboard, { unit: 'v' }), one);
  log.length = 0;
  one.listen(() => undefined)();
  assert.deepEqual(log, ['free']);
  const again = scenarioOf(dashboard, {});
  assert.notEqual(again, one);
  again.apply([{ by: 3 }]);
  again.listen(() => undefined)();
  assert.equal(scenarioOf(dashboard, { unit: 'u' }), again);
});

test('scenarios are kept, compared and opened again', () => {
  const { dashboard } = fake();
  const shared = scenarioOf(dashboard, {});
  shared.apply([{ by: 3 }]);
  shared.save('A');
  shared.apply([{ by: 4 }]);
  shared.save('B');
  assert.deepEqual(shared.saved.map(({ name, outcome }) => [name, outcome.score]), [['A', 53], ['B', 57]]);
  shared.open(shared.saved[0].document);
  assert.equal(shared.answer.outcome.score, 53);
  shared.reset();
  assert.equal(shared.answer.outcome.score, 50);
  shared.forget('A');
  assert.deepEqual(shared.saved.map(({ name }) => name), ['B']);
});

test('long work goes on in slices, tells its progress, and stops when it is told to', async () => {
  const work = (steps) => {
    let done = 0;
    return { advance: () => Math.min(1, (done += 1) / steps), answer: () => 'whole' };
  };
  assert.deepEqual([begin(work(1)).answer, begin(work(2)).answer], ['whole', null]);
  const seen = [];
  assert.equal(await workOn(work(4), new AbortController().signal, (share) => seen.push(share)), true);
  assert.deepEqual(seen, [0.25, 0.5, 0.75]);
  const control = new AbortController();
  assert.equal(await workOn(work(1000), control.signal, (share) => share >= 0.005 && control.abort()), false);
});
