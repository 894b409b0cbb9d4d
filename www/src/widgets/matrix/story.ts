import portal766 from '../../../feeds/tables/dvcqg_766_2022_2024.json';
import type { Matrix, MatrixColumn, Verdict } from '../../../../src/wasm/types';
import { indicator, percent, points, portal as portalSource, province, sample, source, text, year, type Story } from '../parts/story';

const names = [
  ['transparency', 'Công khai, minh bạch', 18], ['progress', 'Tiến độ giải quyết', 20], ['online', 'Dịch vụ trực tuyến', 22],
  ['digitised', 'Số hóa hồ sơ', 22], ['satisfaction', 'Mức độ hài lòng', 18],
] as const;
const rows = portal766.rows.filter((row) => row[0] === 2024);

/** Between the worst and the best of the column. */
function spread(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return values.map((value) => (value === null || high === low ? null : (value - low) / (high - low)));
}

const values = names.map((_, i) => rows.map((row) => Number(row[3 + i])));
const columns = names.map(([id, name, max], i): MatrixColumn => ({
  indicator: indicator(id, text(name), points, { measure: 'points', max, decimals: 2 }), node: { id, name: text(name) }, period: year(2024), goal: null,
  mean: (values[i] ?? []).reduce((sum, value) => sum + value / rows.length, 0), coverage: { have: rows.length, of: rows.length },
}));

/** The portal's five groups of 2024. */
const portal: Matrix = {
  unit: province('48', 'Đà Nẵng'), period: year(2024), kind: 'province',
  framework: {
    id: '766', name: text('Bộ chỉ số 766', 'Index 766'), version: text('QĐ 766/QĐ-TTg (23/06/2022)'),
    source: source('qd766', 'Bộ chỉ số phục vụ người dân, doanh nghiệp', { document: text('Quyết định 766/QĐ-TTg ngày 23/06/2022') }),
  },
  units: rows.map((row) => province(String(row[1]), String(row[2]).replace(/^(tỉnh|thành phố) /i, ''))),
  columns, moreColumns: 0, sources: [portalSource], values, shares: values.map(spread), gaps: names.map(() => []), verdicts: names.map(() => []),
};

const all: readonly Verdict[] = ['achieved', 'onTrack', 'watch', 'risk', 'alarm', 'missed'];
const long = 'Hồ sơ giải quyết thủ tục hành chính qua Hệ thống thông tin một cửa điện tử được số hóa';
const judged = [92, 81, 74.5, 61.3, 40, 12.08, null];
/** Targets of the sample province's agencies: every verdict, a gap, long names, another unit of measure. */
const targets: Matrix = {
  ...portal, sources: [], unit: sample, period: null, framework: null, kind: 'agency', moreColumns: 3,
  units: judged.map((_, i) => province(`a${i}`, i === 6 ? 'Sở Nông nghiệp và Phát triển nông thôn (Chi cục Chăn nuôi, Thú y và Thủy sản)' : `Sở mẫu ${i + 1}`, { kind: 'agency' })),
  columns: [
    { indicator: indicator('long', text(long), percent, { decimals: 2 }), node: null, period: year(2024), goal: 80, mean: null, coverage: { have: 6, of: 7 } },
    { indicator: indicator('late', text('Số văn bản trễ hạn'), text('văn bản'), { measure: 'count', direction: 'down' }), node: null, period: year(2023), goal: null, mean: 1183.5, coverage: { have: 7, of: 7 } },
  ],
  values: [judged, [0, 12, 350, 1200, 2410, 3905, 408]],
  shares: [judged.map((value) => (value === null ? null : Math.min(1, value / 80))), [1, 0.99, 0.91, 0.69, 0.38, 0, 0.89]],
  gaps: [[], []], verdicts: [judged.map((value, i) => (value === null ? 'noData' : all[i] ?? null)), []],
};

/** 3,321 rows by 30 columns, as many as there are communes; the figures only show forms. */
const communes = Array.from({ length: 3321 }, (_, i) => province(`x${i}`, `Xã mẫu ${i + 1}`, { kind: 'commune' }));
const many = Array.from({ length: 30 }, (_, column) => communes.map((_, row) => ((row * 37 + column * 11) % 101 === 0 ? null : (row * 53 + column * 29) % 1001 / 10)));
const large: Matrix = {
  ...portal, sources: [], unit: sample, framework: null, kind: 'commune', units: communes,
  columns: many.map((_, i) => ({
    indicator: indicator(`i${i}`, text(`Chỉ tiêu mẫu ${i + 1}`), percent, { decimals: 1 }), node: null, period: year(2024), goal: null, mean: null, coverage: { have: 3288, of: 3321 },
  })),
  values: many, shares: many.map((column) => column.map((value) => (value === null ? null : value / 100))), gaps: many.map(() => []), verdicts: many.map(() => []),
};

export const stories: readonly Story[] = [
  { id: 'full', title: '34 đơn vị, năm nhóm chỉ số', answers: { matrix: portal } },
  { id: 'targets', title: 'So với mục tiêu, tên dài, thiếu số liệu', answers: { matrix: targets } },
  { id: 'large', title: '3.321 xã, 30 chỉ tiêu', answers: { matrix: large } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
