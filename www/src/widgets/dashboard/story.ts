import type { Contents, Trend } from '../../../../src/wasm/types';
import { danang, dossiers, indicator, kontum, points, portal, review, text, year, type Answers, type Story } from '../parts/story';
import { stories as goals } from '../goal/story';
import { stories as matrices } from '../matrix/story';
import { stories as owned } from '../owners/story';
import { stories as rankings } from '../ranking/story';
import { stories as scorecards } from '../scorecard/story';
import { stories as tiled } from '../tiles/story';
import { yearly } from '../trend/story';
import { stories as scenarios } from '../whatif/story';

const unit = { parent: null, becomes: [], groups: [], hasData: true };
const total = indicator('total', text('Tổng điểm', 'Total'), points, { measure: 'points', max: 100, decimals: 2 });

const units = [danang, ...(rankings[0]?.answers.ranking?.rows ?? []).map((row) => row.unit).filter(({ code, id }) => (code ?? id) !== danang.code)].map((one) => ({ ...one, ...unit }));

/** Đà Nẵng in Bộ chỉ số 766, whose feed sets no targets: every part as it stands on a page. */
const contents: Contents = {
  id: 'service-index-766', title: text('Bộ chỉ số 766: phục vụ người dân, doanh nghiệp', 'Index 766: service to citizens and businesses'), publisher: text('Cổng Dịch vụ công quốc gia', 'National Public Service Portal'),
  licence: null, issued: null, asOf: '2024-12-31', calendar: 'calendar', units, periods: [year(2022), year(2023), year(2024)],
  indicators: [total], frameworks: [{ id: '766', name: text('Bộ chỉ số 766', 'Index 766'), version: text('QĐ 766/QĐ-TTg (23/06/2022)'), source: portal, root: { id: '766', name: total.name, max: 100, weight: null, effectiveWeight: null, indicator: 'total', owner: null, children: [] } }],
  sources: [portal], observations: 102, targets: 0, actions: 0, start: { unit: danang.id, period: '2024', framework: '766' },
};

/** The portal's totals of Đà Nẵng. */
const trend: Trend = {
  unit: danang, indicator: null, node: { id: '766', name: total.name }, framework: contents.frameworks[0] ?? null, points: yearly(2022, [56.32, 70.93, 67.78]).map((point) => ({ ...point, source: portal })), targets: [], breaks: [],
  predecessors: [], bounds: { low: 0, high: 100 }, forecast: null, coverage: { have: 3, of: 3 },
};
const whole: Answers = {
  ...[scorecards, rankings, tiled, scenarios, goals, matrices].reduce<Answers>((all, [first]) => ({ ...all, ...first?.answers }), {}), contents, trend,
};

/** Kon Tum at the end of 2020: targets and reports, nobody to be compared with, nothing in points. */
const some: Contents = {
  ...contents, id: 'kon-tum', title: text('Cải cách hành chính của tỉnh Kon Tum', 'Reform of Kon Tum province'), publisher: text('UBND tỉnh Kon Tum'), issued: '2020-07-17', asOf: '2020-12-31',
  units: [{ ...kontum, ...unit }], periods: [year(2020)], indicators: [dossiers], frameworks: [], sources: [review], observations: 6, targets: 0, start: { unit: kontum.id, period: null, framework: null },
};

export const stories: readonly Story[] = [
  { id: 'full', title: 'Chọn đơn vị và kỳ cho mọi phần', select: { period: '2024' }, today: '2025-06-30', answers: whole },
  { id: 'stale', title: 'Số liệu cũ khi xem năm 2027: nói một lần, ở đầu', select: { period: '2024' }, today: '2027-01-01', answers: { contents: { ...contents, issued: '2025-01-15' }, summary: whole.summary as NonNullable<Answers['summary']> } },
  { id: 'partial', title: 'Một phần: không có khung điểm, không có đơn vị để so sánh', today: '2021-06-30', answers: { contents: some, ...scorecards.find(({ id }) => id === 'targets')?.answers, ...owned[0]?.answers } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
