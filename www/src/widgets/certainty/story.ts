import type { Certainty } from '../../../../src/wasm/types';
import { stories as rankings } from '../ranking/story';
import { sample, type Story } from '../parts/story';
import { row, whole } from './sample';

/** Half of 61 units in one bracket, the own one beyond those that are shown at first. */
const many: Certainty = {
  ...whole, cells: 610, rows: Array.from({ length: 61 }, (_, i) => row(i === 52 ? sample.id : `u${i}`, `Tỉnh mẫu ${i + 1}`, i + 1, [Math.max(1, i - 2), i + 1, Math.min(61, i + 5)], [Math.max(1, i - 6), Math.min(61, i + 9)], i < 30 ? 1 : i - 28)),
  above: null, drivers: [], without: [],
};

/** Ranks that there are to be sure of. */
const ranking = rankings[0]?.answers.ranking;
if (!ranking) throw new Error('the first ranking is whole');

export const stories: readonly Story[] = [
  { id: 'full', title: 'Khoảng hạng, nhóm không phân biệt được, yếu tố', answers: { ranking, certainty: whole } },
  { id: 'many', title: 'Nhiều đơn vị: đơn vị đang xem luôn trong tầm mắt', answers: { ranking, certainty: many } },
  { id: 'working', title: 'Đang tính', answers: { ranking, certainty: whole, share: 0.42 } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
