import type { Goal } from '../../../../src/wasm/types';
import { danang, indicator, percent, sample, text, type Story } from '../parts/story';
import { stories as scenarios } from '../whatif/story';

const whatif = scenarios[0]?.answers.whatif;
if (!whatif) throw new Error('the first scenario is whole');
const { unit, period, framework, node, official } = whatif;

/** Of no province: counts, and a duration that should shrink. */
const late = indicator('onTime', text('Hồ sơ đúng hạn'), percent, { measure: 'ratio' });
const wait = indicator('wait', text('Thời gian chờ'), text('ngày', 'days'), { direction: 'down', measure: 'duration' });

/** Đà Nẵng 2024 to 70 points at the effort of 1 a point: any 2,22 points will do, here those of online services. */
const reached: Goal = {
  simulated: true, unit, period, framework, node, indicator: null, wish: { score: 70, rank: null }, needed: 70, reached: true, proven: true, effort: 2.22, official,
  outcome: { score: 70, rank: 31, of: 34, tied: false }, best: { score: 100, rank: 1, of: 34, tied: false },
  steps: [{ node: { id: 'online', name: text('Dịch vụ trực tuyến') }, indicator: null, kind: 'points', from: 11.43, to: 13.65, by: 2.22, effort: 2.22, gain: 2.22 }],
  changes: [{ unit: danang.id, node: 'online', value: 13.65 }],
};

export const stories: readonly Story[] = [
  { id: 'full', title: 'Đạt được, một việc', answers: { whatif, goal: reached } },
  {
    id: 'never', title: 'Không đạt được: nhiều nhất đến đâu',
    answers: {
      whatif,
      goal: {
        ...reached, wish: { score: null, rank: 1 }, needed: 94.5, reached: false, proven: false, effort: null,
        outcome: { score: 69.37, rank: 31, of: 34, tied: false }, best: { score: 69.37, rank: 31, of: 34, tied: false },
        steps: [{ node: { id: 'time', name: text('Tiến độ giải quyết') }, indicator: null, kind: 'points', from: 18.41, to: 20, by: 1.59, effort: 1.59, gain: 1.59 }],
      },
    },
  },
  {
    id: 'counts', title: 'Nhiều việc: số đếm, giá trị giảm, điểm',
    answers: {
      whatif,
      goal: {
        ...reached, unit: sample, wish: { score: null, rank: 3 }, needed: 73.25, effort: 24.75,
        official: { score: 71.5, rank: 4, of: 9, tied: true }, outcome: { score: 73.25, rank: 3, of: 9, tied: false },
        steps: [
          { node: null, indicator: late, kind: 'counts', from: 1800, to: 1820, by: 20, effort: 20, gain: 0.5 },
          { node: null, indicator: wait, kind: 'value', from: 12.5, to: 8.75, by: -3.75, effort: 3.75, gain: 0.25 },
          { node: { id: 'd', name: text('Nhóm thứ tư') }, indicator: null, kind: 'points', from: 3, to: 4, by: 1, effort: 1, gain: 1 },
        ],
      },
    },
  },
  { id: 'already', title: 'Đã đạt', answers: { whatif, goal: { ...reached, wish: { score: 60, rank: null }, needed: 60, effort: 0, steps: [], changes: [], outcome: official } } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
