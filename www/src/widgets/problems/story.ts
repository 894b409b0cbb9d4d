import type { Contents, Diff, Printed, Problem, Problems } from '../../../../src/wasm/types';
import { indicator, kontum, percent, points, province, sample, text, year, type Story } from '../parts/story';

const haiphong = province('hai-phong', 'Hải Phòng', { code: '31' });
const nodes = { max: null, weight: null, effectiveWeight: null, indicator: null, owner: null, children: [] };

const contents: Contents = {
  id: 'story', title: text('Chỉ số cải cách hành chính các tỉnh, thành phố', 'Administrative reform index of provinces'), publisher: null, licence: null,
  issued: null, asOf: '2024-12-31', calendar: 'calendar',
  units: [haiphong, kontum, sample].map((unit) => ({ ...unit, parent: null, becomes: [], groups: [], hasData: true })),
  periods: [year(2020), year(2023), year(2024)],
  indicators: [
    indicator('parIndex', text('Chỉ số cải cách hành chính (PAR INDEX)', 'PAR INDEX'), percent, { decimals: 2 }),
    indicator('lateRate', text('Tỷ lệ hồ sơ quá hạn', 'Share of late dossiers'), percent, { measure: 'ratio', decimals: 1 }),
    indicator('total', text('Tổng điểm', 'Total'), points, { measure: 'points', max: 100, decimals: 2 }),
  ],
  frameworks: [{
    id: 'cchc', name: text('Chương trình tổng thể 2011–2020'), version: text('NQ 30c/NQ-CP'), source: null,
    root: { ...nodes, id: 'cchc', name: text('Cải cách hành chính'), children: [{ ...nodes, id: 'finance', name: text('Cải cách tài chính công', 'Public finance reform') }] },
  }],
  sources: [], observations: 0, targets: 0, actions: 0, start: { unit: null, period: null, framework: null },
};

const problem = (code: Problem['code'], severity: Problem['severity'], path: string, more: Omit<Partial<Problem>, 'about'> & { about?: Partial<Problem['about']> } = {}): Problem => ({
  code, severity, path, found: null, expected: null, count: 1, ...more, about: { unit: null, indicator: null, period: null, node: null, ...more.about },
});

const counted = (items: Problem[]): Problems => {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, count } of items) counts[severity] += count;
  return { items, counts };
};

/** One of each kind. Hải Phòng's PAR INDEX of 2023 is printed as 91,87 and as 91,81. */
const full = counted([
  problem('unknown_reference', 'error', '/observations/14/unit', { found: 'kon-tumm', expected: 'unit' }),
  problem('wrong_type', 'error', '/observations/17/value', { found: '91,87', expected: 'number' }),
  problem('sources_disagree', 'warning', '/observations/data/3/111', {
    found: 91.87, expected: 91.81, about: { unit: 'hai-phong', indicator: 'parIndex', period: '2023' },
  }),
  problem('ratio_differs', 'warning', '/observations/4', {
    found: 1.3, expected: 1.3835563148013463, about: { unit: 'kon-tum', indicator: 'lateRate', period: '2023' },
  }),
  problem('total_differs', 'warning', '/observations/12', { found: 81.5, expected: 80.5, about: { unit: 'sample', indicator: 'total', period: '2024', node: 'cchc' } }),
  problem('verdict_differs', 'warning', '/reported/2/verdict', { found: 'met', expected: 'missed', about: { unit: 'kon-tum', indicator: 'lateRate' } }),
  problem('unknown_field', 'warning', '/units/3/valid_to', { found: 'valid_to', expected: 'validTo' }),
  problem('same_label_other_days', 'info', '/observations/31', {
    found: '2019-12-01/2020-02-29', expected: '2020-01-01/2020-03-31', about: { unit: 'kon-tum', indicator: 'lateRate', period: '2020' },
  }),
  problem('node_empty', 'info', '/frameworks/0/root/children/0', { expected: 'children or indicator', about: { node: 'finance' } }),
]);

/** More than are shown at once, and an entry for those that are only counted. */
const many = counted([
  ...Array.from({ length: 60 }, (_, i) => problem('unit_not_valid', 'warning', `/observations/data/3/${i}`, {
    expected: '2025-07-01/', about: { unit: 'sample', indicator: 'parIndex', period: '2023' },
  })),
  problem('duplicate_observation', 'warning', '/observations/data/3/4000', { found: 90.3, expected: 90.3, count: 137, about: { unit: 'kon-tum', indicator: 'parIndex', period: '2023' } }),
]);

const printed = (value: number, status: Printed['status']): Printed => ({ value, gap: null, qualifier: null, status, source: null, path: '/observations/0' });
const none = { count: 0, items: [] };

/** Hải Phòng's own first PAR INDEX of 2023 was 91,81; announced on 17/04/2024 was 91,87. The rest shows forms. */
const diff: Diff = {
  before: { id: 'story', title: contents.title, issued: '2024-04-16', asOf: null },
  after: { id: 'story', title: contents.title, issued: '2024-04-17', asOf: null },
  revised: { count: 1, items: [{ unit: 'hai-phong', indicator: 'parIndex', period: year(2023), before: printed(91.81, 'provisional'), after: printed(91.87, 'official') }] },
  added: { count: 1, items: [{ unit: 'kon-tum', indicator: 'parIndex', period: year(2023), before: null, after: printed(86.14, 'official') }] },
  removed: none,
  statuses: none,
  targets: {
    count: 1,
    items: [{
      id: 't',
      before: { indicator: 'parIndex', unit: 'sample', comparator: { kind: 'atLeast', value: 85 }, due: year(2024), baseline: null, path: [], source: null },
      after: { indicator: 'parIndex', unit: 'sample', comparator: { kind: 'atLeast', value: 88 }, due: year(2024), baseline: null, path: [], source: null },
    }],
  },
  rules: {
    count: 1,
    items: [{
      framework: 'cchc', node: { id: 'finance', name: text('Cải cách tài chính công', 'Public finance reform') },
      before: { indicator: null, max: 10, weight: null, rule: { kind: 'allOrNothing', atLeast: 80 }, aggregate: null },
      after: { indicator: null, max: 10, weight: null, rule: { kind: 'allOrNothing', atLeast: 90 }, aggregate: null },
    }],
  },
  units: { added: none, removed: { count: 1, items: ['ha-noi'] } },
  indicators: { added: { count: 1, items: ['lateRate'] }, removed: none },
};

export const stories: readonly Story[] = [
  { id: 'full', title: 'Mỗi loại một chỗ', answers: { contents, problems: full } },
  { id: 'many', title: 'Nhiều chỗ, thêm 137 chỗ chỉ được đếm', answers: { contents, problems: many } },
  { id: 'compared', title: 'So với bản công bố trước', answers: { contents, problems: full, diff } },
  { id: 'empty', title: 'Không có mâu thuẫn', answers: { contents } },
];
