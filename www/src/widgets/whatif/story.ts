import portal766 from '../../../feeds/tables/dvcqg_766_2022_2024.json';
import type { Lever, LeverState, WhatIf } from '../../../../src/wasm/types';
import { danang, indicator, kontum, percent, province, sample, source, text, year, type Story } from '../parts/story';

const none: LeverState = { numerator: null, denominator: null, value: null, points: null, printed: null };

const lever = (id: string, name: string, more: Partial<Lever>): Lever => ({
  node: { id, name: text(name) }, indicator: null, kind: 'points', official: none, outcome: none, max: null, low: 0, high: null, step: 0.01, up: null, down: null, best: null, ...more,
});

const areas = [['open', 'Công khai, minh bạch', 18], ['time', 'Tiến độ giải quyết', 20], ['online', 'Dịch vụ trực tuyến', 22], ['digital', 'Số hóa hồ sơ', 22], ['satisfaction', 'Mức độ hài lòng', 18]] as const;
/** The portal's groups of Đà Nẵng in 2024, in that order. */
const danang2024 = [12.18, 18.41, 11.43, 10.2, 15.56];
const totals = portal766.rows.filter((row) => row[0] === 2024).map((row) => ({ code: String(row[1]), name: String(row[2]).replace(/^(tỉnh|thành phố) /i, ''), value: Number(row[8]) }));
const rankOf = (value: number): number => totals.filter((other) => other.code !== '48' && other.value > value).length + 1;

const official = { score: 67.78, rank: rankOf(67.78), of: totals.length, tied: false };
const index: WhatIf = {
  simulated: true, feed: 'service-index-766', name: null, preset: null, unit: danang, period: year(2024),
  framework: { id: '766', name: text('Bộ chỉ số 766', 'Index 766'), version: text('QĐ 766/QĐ-TTg (23/06/2022)'), source: source('qd766', 'Quyết định 766/QĐ-TTg', { date: '2022-06-23' }) },
  node: { id: '766', name: text('Tổng điểm', 'Total') }, indicator: null, kind: 'province', direction: 'up', max: 100, official, outcome: official,
  nodes: [
    { node: { id: '766', name: text('Tổng điểm', 'Total') }, depth: 0, max: 100, weight: null, official: 67.78, outcome: 67.78 },
    ...areas.map(([id, name, max], i) => ({ node: { id, name: text(name) }, depth: 1, max, weight: null, official: danang2024[i] ?? null, outcome: danang2024[i] ?? null })),
  ],
  levers: areas.map(([id, name, max], i) => {
    const state = { ...none, points: danang2024[i] ?? null };
    return lever(id, name, { official: state, outcome: state, max, high: max, best: max - (danang2024[i] ?? 0) });
  }).sort((a, b) => (b.best ?? 0) - (a.best ?? 0)),
  changes: [],
  rows: totals.map(({ code, name, value }) => ({ unit: code === '48' ? danang : province(code, name), official: { score: value, rank: rankOf(value) }, outcome: { score: value, rank: rankOf(value) } })),
  targets: [], problems: [], canUndo: false, canRedo: false,
};

/** Group 2 at its full 20 points: 67,78 + 1,59. */
const full = 67.78 + 1.59;
const changed: WhatIf = {
  ...index, canUndo: true, outcome: { ...official, score: full, rank: rankOf(full) },
  nodes: index.nodes.map((node) => (node.depth === 0 ? { ...node, outcome: full } : node.node.id === 'time' ? { ...node, outcome: 20 } : node)),
  levers: index.levers.map((one) => (one.node?.id === 'time' ? { ...one, outcome: { ...none, points: 20 }, best: 0 } : one)),
  changes: [{ change: { unit: danang.id, node: 'time', value: 20, name: 'Mọi hồ sơ đúng hạn' }, score: 1.59, rank: rankOf(67.78) - rankOf(full), problem: null }],
  // Who had less than the new score and stood before stands a place further down.
  rows: index.rows.map(({ unit, official: was }) => {
    if (unit.id === danang.id) return { unit, official: was, outcome: { score: full, rank: rankOf(full) } };
    const passed = was.score !== null && was.score > 67.78 && was.score < full;
    return { unit, official: was, outcome: { score: was.score, rank: (was.rank ?? 0) + Number(passed) } };
  }),
};

/** Kon Tum, third quarter of 2023: 58.350 on time, 818 late; the report prints 98,7 %. */
const rate = indicator('onTime', text('Tỷ lệ hồ sơ giải quyết đúng hạn', 'Dossiers settled on time'), percent, { measure: 'ratio' });
const counted = (numerator: number): LeverState => ({ numerator, denominator: 59168, value: (numerator / 59168) * 100, points: null, printed: 98.7 });
const late: WhatIf = {
  ...index, feed: 'sample', unit: kontum, framework: null, node: null, indicator: rate, max: null,
  period: { id: '2023-Q3', label: '2023-Q3', kind: 'quarter', start: '2023-07-01', end: '2023-09-30', ownDays: false },
  official: { score: (58350 / 59168) * 100, rank: null, of: 0, tied: false }, outcome: { score: (58900 / 59168) * 100, rank: null, of: 0, tied: false }, nodes: [], rows: [], canUndo: true, preset: 'high',
  levers: [lever('', '', { node: null, indicator: rate, kind: 'counts', official: counted(58350), outcome: counted(58900), high: 59168, step: 1, best: (818 / 59168) * 100 })],
  changes: [{ change: { unit: kontum.id, indicator: 'onTime', numerator: 58900 }, score: (550 / 59168) * 100, rank: null, problem: null }],
  targets: [{ target: 't', indicator: rate, value: (58900 / 59168) * 100, goal: 99.5, official: 'alarm', outcome: 'achieved' }],
};

/** No province: forms that no bundled index has, steps of a rule among them. */
const stepped: WhatIf = {
  ...index, feed: 'sample', unit: sample, official: { score: 71.5, rank: 4, of: 9, tied: true }, outcome: { score: 71, rank: 5, of: 9, tied: false }, canUndo: true, canRedo: true,
  levers: [
    lever('a', 'Hồ sơ đúng hạn', {
      indicator: { ...rate, name: text('Hồ sơ đúng hạn') }, kind: 'counts', official: { numerator: 1800, denominator: 2000, value: 90, points: 1.5, printed: 90 }, outcome: { numerator: 1780, denominator: 2000, value: 89, points: 1, printed: 90 },
      max: 2, high: 2000, step: 1, up: { by: 20, gain: 0.5 }, down: { by: -180, loss: 0.5 }, best: 1,
    }),
    lever('b', 'Thời gian chờ', {
      indicator: indicator('wait', text('Thời gian chờ'), text('ngày', 'days'), { direction: 'down', measure: 'duration' }), kind: 'value', official: { ...none, value: 12.5, points: 0.75 }, outcome: { ...none, value: 12.5, points: 0.75 },
      max: 1, high: null, step: 0.1, up: { by: -2.5, gain: 0.25 }, down: { by: 2.6, loss: 0.25 }, best: 0.25,
    }),
    lever('c', 'Điều tra xã hội học', { official: { ...none, points: 10 }, outcome: { ...none, points: 10 }, max: 10, high: 10, best: 0 }),
    lever('d', 'Nhóm thứ tư', { official: { ...none, points: 3 }, outcome: { ...none, points: 3 }, max: 5, high: 5, best: 2 }),
  ],
  changes: [
    { change: { unit: sample.id, indicator: rate.id, numerator: 1780, name: 'Chậm thêm 20 hồ sơ' }, score: -0.5, rank: -1, problem: null },
    { change: { indicator: 'wait', growth: -5 }, score: null, rank: null, problem: 'wait' },
    { change: { node: 'd', weight: 2 }, score: 0, rank: 0, problem: null },
  ],
};

/** No province: a component without a figure, so that there is no total to change. */
const partial: WhatIf = {
  ...index, feed: 'sample', unit: sample, official: { score: null, rank: null, of: 9, tied: false }, outcome: { score: null, rank: null, of: 9, tied: false }, rows: [],
  nodes: index.nodes.map((node, i) => (i < 2 ? { ...node, official: null, outcome: null } : node)),
  levers: index.levers.slice(0, 2).map((one, i) => (i === 0 ? { ...one, official: none, outcome: none, best: null } : { ...one, best: null })),
};

export const stories: readonly Story[] = [
  { id: 'full', title: 'Chưa giả định gì: Đà Nẵng 2024 trong bộ chỉ số 766', answers: { whatif: index } },
  { id: 'changed', title: 'Nhóm 2 đủ 20 điểm', answers: { whatif: changed } },
  { id: 'counts', title: 'Số đếm, số in mâu thuẫn, kịch bản Cao thiếu tên giả định', answers: { whatif: late } },
  { id: 'steps', title: 'Bậc điểm, giả định không còn áp dụng được', answers: { whatif: stepped } },
  { id: 'partial', title: 'Thiếu số liệu của một thành phần', answers: { whatif: partial } },
  { id: 'none', title: 'Không có gì để thay đổi', answers: { whatif: { ...index, levers: [], nodes: [], rows: [] } } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
