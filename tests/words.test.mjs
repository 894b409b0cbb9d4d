/** The words of the page: both languages complete, every code of the core and the engine explained, numbers and days as printed. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { load } from './charts/bundle.mjs';

const { localeFor, fold } = await load('locale/index.ts');
const { engineCodes } = await load('engine/codes.ts');
const types = await readFile(new URL('../src/wasm/types.d.ts', import.meta.url), 'utf8');
const [vi, en] = [localeFor('vi'), localeFor('en')];

/** The words of a union of string literals in types.d.ts, by its name or by a field's. */
function union(pattern) {
  const found = pattern.exec(types);
  assert.ok(found, `${pattern} is in types.d.ts`);
  const words = [...found[1].matchAll(/'([^']+)'/g)].map((match) => match[1]);
  assert.ok(words.length > 1, `${pattern} has words`);
  return words;
}
const named = (name) => union(new RegExp(`export type ${name} =([^;]*);`));

const flat = (table, path = '') =>
  Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? flat(value, `${path}.${key}`) : [[`${path}.${key}`, value]]);

test('both languages have the same words, none empty, all in NFC', () => {
  const [a, b] = [new Map(flat(vi.words)), new Map(flat(en.words))];
  assert.deepEqual([...a.keys()].sort(), [...b.keys()].sort());
  assert.ok(a.size > 300);
  for (const [key, value] of [...a, ...b]) {
    assert.ok(value === null || (typeof value === 'string' && value.trim() !== ''), `${key} is empty`);
    assert.equal(value?.normalize('NFC'), value ?? undefined, `${key} is not NFC`);
  }
});

test('both languages fill in the same parameters', () => {
  // Words that only one language needs: months and quarters by name or number.
  const own = /^\.periods\./;
  const params = (text) => [...new Set([...(text ?? '').matchAll(/\{(\w+)(?:\}|\|)/g)].map((match) => match[1]))].sort();
  const b = new Map(flat(en.words));
  for (const [key, value] of flat(vi.words)) {
    if (own.test(key)) continue;
    const [these, those] = [params(value), params(b.get(key))];
    assert.deepEqual(these, those, key);
  }
});

test('every word of the core has words in both languages', () => {
  const tables = {
    verdict: named('Verdict'),
    gap: named('Gap'),
    qualifier: named('Qualifier'),
    status: named('Status'),
    severity: named('Severity'),
    how: union(/how: ('observed'[^;]*);/),
    note: union(/kind: ('limitation'[^;]*);/),
    break: union(/breaks: \{ on: Day; kind: ([^;]*);/),
    reported: union(/reported: \{ verdict: ([^;]*);/),
    passport: union(/kind: ('observed' \| 'ratio' \| 'sum'[^;]*);/),
  };
  for (const [table, words] of Object.entries(tables)) {
    for (const word of words) for (const locale of [vi, en]) assert.ok(locale.words[table][word], `${locale.lang} ${table}.${word}`);
  }
  const inside = { model: named('ForecastModel'), method: named('ProgressMethod'), unavailable: union(/unavailable: ('noData'[^;]*);/), word: union(/  word:\n([^;]*);/) };
  for (const { words, lang } of [vi, en]) {
    for (const word of inside.model) assert.ok(words.forecast.model[word], `${lang} model ${word}`);
    for (const word of inside.method) assert.ok(words.methods.name[word], `${lang} method ${word}`);
    for (const word of inside.unavailable) assert.ok(words.methods.unavailable[word], `${lang} ${word}`);
    for (const word of inside.word) assert.ok(words.methods.word[word], `${lang} ${word}`);
    for (const word of named('Severity')) assert.ok(words.problems.severity[word] && words.problems.meaning[word], `${lang} ${word}`);
  }
  const kinds = (name) => [...new RegExp(`export type ${name} =([\\s\\S]*?\\});\\n`).exec(types)[1].matchAll(/kind: ((?:'\w+'(?: \| )?)+)/g)]
    .flatMap((match) => [...match[1].matchAll(/'(\w+)'/g)].map(([, word]) => word));
  for (const locale of [vi, en]) {
    for (const kind of kinds('Rule')) assert.ok(locale.words.passport.rules[kind], `${locale.lang} rule ${kind}`);
    for (const kind of kinds('Comparator').filter((kind) => kind !== 'change')) assert.ok(locale.words.comparator[kind], `${locale.lang} comparator ${kind}`);
  }
  for (const kind of named('PeriodKind').filter((kind) => kind !== 'half')) assert.ok(vi.words.periods[kind] && en.words.periods[kind], kind);
});

test('every problem, error and engine code says what it means and how to mend it', () => {
  const whole = /^[^{}]+$/;
  const unlike = (code, say) => {
    const [a, b] = [say(vi), say(en)];
    assert.notEqual(a.text, b.text, `${code} is in one language only`);
    for (const { title, text, fix } of [a, b]) {
      for (const said of [title, text, fix]) assert.match(said, whole, code);
    }
  };
  const [problems, errors] = [named('ProblemCode'), named('ErrorCode')];
  assert.deepEqual(Object.keys(vi.words.messages.problem).sort(), [...problems].sort());
  assert.deepEqual(Object.keys(vi.words.messages.error).sort(), [...errors].sort());
  assert.deepEqual(Object.keys(vi.words.messages.engine).sort(), [...engineCodes].sort());
  for (const code of problems) unlike(code, (locale) => locale.problem({ code, path: '/units/0', found: 'x', expected: 3 }));
  for (const code of errors) unlike(code, (locale) => locale.error(code, { path: '/units/0' }));
  const params = {
    feed: 'a', url: '/a.json', status: 500, seconds: 30, limit: 1000, name: 'map', element: 'table', reason: 'r',
    code: 'not_json', path: '/units', found: 'x', expected: null,
  };
  for (const code of engineCodes) unlike(code, (locale) => locale.engine(code, params));
});

test('the README lists every code that a page may show, and no other', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const listed = [...readme.matchAll(/^\| `([A-Z]+-[A-Z0-9]+)` \|/gm)].map(([, code]) => code);
  // These are told where the engine cannot: by the page's own content and by the self-test.
  assert.deepEqual(listed.sort(), [...engineCodes, 'SCRIPT-NONE', 'FRAME-NONE'].sort());
});

test('a message carries what was found, what was expected and where', () => {
  const { text } = vi.problem({ code: 'total_differs', path: '/observations/data/3/17', found: 67.78, expected: 67.8 });
  for (const part of ['/observations/data/3/17', '67.78', '67.8']) assert.ok(text.includes(part), text);
  const invalid = vi.engine('FEED-INVALID', { url: '/a.json', code: 'unsupported_version', path: '/format', found: 'reform-feed/9', expected: 'reform-feed/1' });
  assert.match(invalid.text, /\/a\.json.*\/format.*reform-feed\/9.*reform-feed\/1/);
  assert.match(invalid.fix, /reform-feed\/1/);
  assert.equal(vi.engine('SELECT-INVALID', { code: 'a_code_of_tomorrow', path: '/unit', found: null, expected: null }).text.includes('a_code_of_tomorrow'), true);
});

// The Vietnamese forms are those of CLDR for vi-VN, and of the reports that the terms are taken from.
test('numbers', () => {
  assert.equal(vi.number(1234567.891, 3), '1.234.567,891');
  assert.equal(en.number(1234567.891, 3), '1,234,567.891');
  assert.equal(vi.number(-12.5), '-12,5');
  assert.equal(vi.number(11700), '11.700');
  assert.equal(vi.number(0), '0');
  assert.equal(vi.number(-0.001), '0');
  assert.equal(vi.number(1.005), '1,01');
  assert.equal(vi.number(999999.995, 2), '1.000.000,00');
  assert.equal(vi.number(1e21), '1.000.000.000.000.000.000.000');
  assert.equal(vi.number(1e-9), '0');
});

test('numbers are those of the browser\'s own vi-VN where it has one', () => {
  const own = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  for (const value of [0, 7, 12.25, 999.99, 1000, 23456.78, -1975.5, 24869912]) assert.equal(vi.number(value, 2), own.format(value));
});

const percent = { unit: { vi: '%', en: '%' }, decimals: null };
const procedures = { unit: { vi: 'thủ tục', en: 'procedures' }, decimals: null };

test('values with their units', () => {
  assert.equal(vi.quantity(91.43, percent), '91,43%');
  assert.equal(vi.quantity(1975, procedures), '1.975\u00a0thủ\u00a0tục');
  assert.equal(vi.quantity(41.627, { unit: { vi: 'điểm', en: 'points' }, decimals: 2 }), '41,63\u00a0điểm');
  assert.equal(vi.valued({ value: 11700, gap: null, qualifier: 'over' }, { unit: { vi: 'văn bản', en: null }, decimals: null }), 'trên\u00a011.700\u00a0văn\u00a0bản');
  assert.equal(vi.valued({ value: 96, gap: null, qualifier: 'almost' }, percent), 'gần\u00a096%');
  assert.equal(vi.valued({ value: null, gap: 'notPublished' }, percent), 'Không công bố');
  assert.equal(vi.signed(1.43, percent), '+1,43\u00a0điểm\u00a0%');
  assert.equal(vi.change(-1.43, percent), 'giảm 1,43\u00a0điểm\u00a0%');
  assert.equal(vi.share(0.9995), '99,95%');
  assert.equal(vi.share(1), '100%');
});

test('a value is never rounded into another verdict', () => {
  const against = (value, goal) => vi.quantity(value, percent, vi.digits(value, percent, [goal]));
  assert.equal(against(79.996, 80), '79,996%');
  assert.equal(against(79.5, 80), '79,5%');
  assert.equal(against(80, 80), '80%');
  assert.equal(against(99.99999, 100), '99,99999%');
  assert.equal(vi.signed(0.0004, percent), '+0,0004\u00a0điểm\u00a0%');
});

const period = (label, kind, more = {}) => ({ id: label, label, kind, start: '2020-01-01', end: '2020-12-31', ownDays: false, ...more });

test('days and periods', () => {
  assert.equal(vi.day('2026-03-05'), '05/03/2026');
  assert.equal(vi.shortPeriod(period('2020-Q3', 'quarter')), 'Quý III/2020');
  assert.equal(vi.period(period('2020-Q3', 'quarter')), 'quý III/2020');
  assert.equal(vi.period(period('2013-H1', 'half')), '6 tháng đầu năm 2013');
  assert.equal(vi.period(period('2013-H2', 'half')), '6 tháng cuối năm 2013');
  assert.equal(vi.period(period('2020-9M', 'nineMonths')), '9 tháng năm 2020');
  assert.equal(vi.period(period('2011/2020', 'phase')), 'giai đoạn 2011–2020');
  assert.equal(vi.period(period('2020-07', 'month')), 'tháng 7/2020');
  assert.equal(vi.period(period('2020', 'year')), 'năm 2020');
  assert.equal(vi.period(period('2020-12-31', 'day')), 'ngày 31/12/2020');
  assert.equal(en.when(period('2020-12-31', 'day')), 'on 31/12/2020');
  assert.equal(en.period(period('2020-07', 'month')), 'July 2020');
  // Lâm Đồng's first quarter of 2020 ran from 01/12/2019 to 29/02/2020.
  const own = period('2020-Q1', 'quarter', { start: '2019-12-01', end: '2020-02-29', ownDays: true });
  assert.equal(vi.period(own), 'quý I/2020 (01/12/2019–29/02/2020)');
});

test('search sees through case, tones, their placement, đ and signs', () => {
  assert.equal(fold('Hòa Bình'), fold('HOÀ BÌNH'));
  assert.equal(fold('Đắk Lắk'), 'dak lak');
  assert.equal(fold('Bà Rịa - Vũng Tàu'), fold('bà rịa – vũng tàu'));
  assert.equal(fold('Thủy'.normalize('NFD')), 'thuy');
  assert.notEqual(fold('Kon Tum'), fold('Gia Lai'));
});

test('lists and choices', () => {
  assert.equal(vi.list(['A', 'B', 'C']), 'A, B và C');
  assert.equal(vi.list(['A']), 'A');
  assert.equal(en.fill('{n} {n|target|targets}', { n: 1 }), '1 target');
  assert.equal(en.fill('{n} {n|target|targets}', { n: 21 }), '21 targets');
  assert.equal(vi.fill('{missing}', {}), '–');
});

test('the language of a tag', () => {
  for (const tag of ['en', 'en-GB', 'EN']) assert.equal(localeFor(tag).lang, 'en');
  for (const tag of ['vi', 'vi-VN', '', null, undefined, 'fr', 'end']) assert.equal(localeFor(tag).lang, 'vi');
});
