import type { Certainty, CertaintyRow } from '../../../../src/wasm/types';
import { province, sample, text, year } from '../parts/story';

/** A unit's simulated ranks: 5 %, median and 95 %, then the bounds. */
export const row = (id: string, name: string, rank: number, [low, median, high]: readonly [number, number, number], [best, worst]: readonly [number, number], bracket: number): CertaintyRow => ({
  unit: id === sample.id ? sample : province(id, name), score: 90 - rank, rank, mean: median, median, low, high, bracket, best, worst, lowest: 80 - rank, highest: 92 - rank, ranks: null,
});

/** No province: forms. */
const rows = [
  row('a', 'Tỉnh mẫu A', 1, [1, 1, 1], [1, 2], 1), row('b', 'Tỉnh mẫu B', 2, [2, 2, 4], [1, 5], 2), row(sample.id, '', 3, [2, 3, 5], [2, 5], 2),
  row('c', 'Tỉnh mẫu C', 4, [2, 4, 5], [2, 6], 2), row('d', 'Tỉnh mẫu D, tên rất dài để xem chữ xuống dòng thế nào', 5, [3, 5, 5], [3, 6], 3),
];
/** Six forms of units, the last without a value. */
export const whole: Certainty = {
  simulated: true, runs: 1000, seed: 1, period: year(2024), framework: { id: 'f', name: text('Khung mẫu'), version: text('2024'), source: null }, node: { id: 'r', name: text('Tổng điểm', 'Total') }, indicator: null, direction: 'up', ranked: true,
  kind: 'province', own: sample.id, shift: 0.62, counted: 20, gaps: 3, cells: 60,
  rows: [...rows, { ...row('e', 'Tỉnh mẫu không có số liệu', 6, [6, 6, 6], [6, 6], 6), score: null, rank: null, mean: null, median: null, low: null, high: null, bracket: null, best: null, worst: null, ranks: null }],
  above: Array.from({ length: 36 }, (_, i) => (Math.floor(i / 6) < i % 6 ? 0.75 : 0.25)),
  drivers: [
    { name: 'weights', first: 0.62, firstLow: 0.5, firstHigh: 0.7, total: 0.71, low: 0.6, high: 0.82 },
    { name: 'noise', first: 0.2, firstLow: 0.1, firstHigh: 0.3, total: 0.33, low: 0.22, high: 0.41 },
  ],
  without: [{ node: { id: 'x', name: text('Dịch vụ trực tuyến') }, shift: 1.4 }, { node: { id: 'y', name: text('Số hóa hồ sơ') }, shift: 0.3 }],
};
