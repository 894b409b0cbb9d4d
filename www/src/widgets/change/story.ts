import type { Decomposition } from '../../../../src/wasm/types';
import { sample, text, year, type Story } from '../parts/story';

/** No province: forms. 70,5 to 68,25: 1,5 by its own figures, -3 by the rules, -1 by peers, 0,25 by what is newly there. */
const whole: Decomposition = {
  simulated: true, unit: sample, framework: { id: 'f2', name: text('Khung mẫu'), version: text('Khung năm 2024'), source: null }, node: { id: 'r', name: text('Tổng điểm', 'Total') }, indicator: null,
  from: year(2023), to: year(2024), formerly: { id: 'f1', name: text('Khung mẫu'), version: text('khung năm 2023'), source: null },
  score: { before: 70.5, after: 68.25, change: -2.25, data: 1.5, rules: -3, peers: -1, missing: 0.25 },
  rank: { before: 4, after: 7, change: 3, data: -1, rules: 2.5, peers: 1.5, missing: 0 },
  nodes: [
    { node: { id: 'a', name: text('Công khai, minh bạch') }, before: 20, after: 21.5, change: 1.5 },
    { node: { id: 'b', name: text('Dịch vụ trực tuyến') }, before: 30.5, after: 26.75, change: -3.75 },
    { node: { id: 'c', name: text('Số hóa hồ sơ') }, before: null, after: 20, change: null },
  ],
};
const unsplit = { before: 70.5, after: 68.25, change: -2.25, data: null, rules: null, peers: null, missing: null };

export const stories: readonly Story[] = [
  { id: 'full', title: 'Bốn phần và từng thành phần', answers: { change: whole } },
  { id: 'unsplit', title: 'Không tách được', answers: { change: { ...whole, score: unsplit, rank: { ...unsplit, before: 4, after: 7, change: 3 }, nodes: [] } } },
  {
    id: 'partial', title: 'Kỳ trước không có điểm',
    answers: { change: { ...whole, formerly: null, score: { ...unsplit, before: null, change: null }, rank: { ...unsplit, before: null, after: 7, change: null }, nodes: whole.nodes.map((node) => ({ ...node, before: null, change: null })) } },
  },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
