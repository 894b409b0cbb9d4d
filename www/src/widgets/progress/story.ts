import type { Progress, ProgressItem, TargetRef } from '../../../../src/wasm/types';
import { figure, indicator, kontum, onDay, percent, review, sample, source, text, verdicts, year, type Story } from '../parts/story';

const portal = source('37008', 'Kon Tum đạt và vượt chỉ tiêu năm 2020 về cung cấp, tích hợp dịch vụ công trực tuyến', {
  url: 'https://kontum.gov.vn/pages/detail/37008/', date: '2020-12-31',
});
const state = onDay('2020-12-31');
const modern = { id: 'modern', name: text('Hiện đại hóa hành chính', 'Modernisation') };

const target = (id: string, comparator: TargetRef['comparator'], more: Partial<TargetRef> = {}): TargetRef => ({
  id, comparator, due: year(2020), baseline: null, path: [], source: review, ...more,
});

const item = (id: string, name: string, more: Partial<ProgressItem>): ProgressItem => ({
  target: target(`t-${id}`, { kind: 'atLeast', value: 30 }),
  indicator: indicator(id, text(name), percent, { measure: 'ratio' }),
  domain: modern, figure: null, goal: 30, gap: null, expected: null, deviation: null, share: null, pace: null, verdict: 'noData',
  reported: [], daysLeft: 0, owner: null, definitions: [], forecast: null, methods: [], agreement: { onCourse: 0, offCourse: 0 }, ...more,
});

const missed = { verdict: 'missed' as const, asOf: '2020-07-16', differs: false, source: review };
const ofAll = (476 / 1975) * 100;
const ofOnline = (476 / 772) * 100;

/** The same target under the other definition of what is measured. */
const other = (id: string, name: string, value: number, denominator: number, verdict: ProgressItem['verdict']): ProgressItem['definitions'] => [{
  indicator: indicator(id, text(name), percent, { measure: 'ratio' }), figure: figure(value, state, { how: 'ratio', numerator: 476, denominator, source: portal }), verdict,
}];

/** Kon Tum's missed targets of 2020 and the state of 31/12/2020, in which the denominator decides. */
const full: Progress = {
  unit: kontum,
  period: state,
  today: '2020-12-31',
  method: 'linearPace',
  thresholds: { watch: -3, risk: -8, alarm: -15 },
  items: [
    item('level4OfProcedures', 'Mức độ 4 trên tổng số thủ tục', {
      figure: figure(ofAll, state, { how: 'ratio', numerator: 476, denominator: 1975, source: portal }), gap: ofAll - 30, verdict: 'missed', reported: [missed],
      owner: text('UBND tỉnh Kon Tum'), definitions: other('level4OfOnline', 'Mức độ 4 trên dịch vụ trực tuyến', ofOnline, 772, 'achieved'),
    }),
    item('level4OfOnline', 'Mức độ 4 trên dịch vụ trực tuyến', {
      figure: figure(ofOnline, state, { how: 'ratio', numerator: 476, denominator: 772, source: portal }), gap: ofOnline - 30, verdict: 'achieved',
      reported: [missed], definitions: other('level4OfProcedures', 'Mức độ 4 trên tổng số thủ tục', ofAll, 1975, 'missed'),
    }),
    item('integrated', 'Dịch vụ công trực tuyến mức độ 3, 4 tích hợp với Cổng Dịch vụ công quốc gia', {
      reported: [missed, { verdict: 'exceeded', asOf: '2020-12-31', differs: false, source: portal }],
    }),
    item('oneStop', 'Hồ sơ giải quyết thủ tục hành chính qua Hệ thống thông tin một cửa điện tử', {
      target: target('t-oneStop', { kind: 'equals', value: 100 }), goal: 100, reported: [missed],
    }),
    item('supported', 'Dịch vụ công được hỗ trợ giải đáp thắc mắc cho người dân, doanh nghiệp', {
      target: target('t-supported', { kind: 'equals', value: 100 }), goal: 100, reported: [missed], domain: null,
    }),
  ],
  verdicts: verdicts({ achieved: 1, missed: 1, noData: 3 }),
};

const pacing = (id: string, name: string, value: number, expected: number, verdict: ProgressItem['verdict'], more: Partial<ProgressItem> = {}): ProgressItem =>
  item(id, name, {
    target: target(`t-${id}`, { kind: 'atLeast', value: 80 }, {
      due: year(2025), baseline: { on: '2020-12-31', value: 0, from: 'feed' }, path: [{ on: '2020-12-31', value: 0 }, { on: '2025-12-31', value: 80 }],
    }),
    goal: 80, figure: figure(value, onDay('2023-12-31'), { source: portal }), gap: value - 80, expected, deviation: value - expected,
    share: value / 80, pace: value / expected, verdict, daysLeft: 731, ...more,
  });

/** One target in each early-warning state, halfway to its deadline; expected is 80 % · 1095 of 1826 days. */
const expected = (80 * 1095) / 1826;
const states: Progress = {
  ...full,
  unit: sample,
  today: '2023-12-31',
  items: [
    pacing('a', 'Hồ sơ số hóa', 20, expected, 'alarm'),
    pacing('b', 'Thanh toán trực tuyến', 36, expected, 'risk'),
    pacing('c', 'Hồ sơ trực tuyến toàn trình', 43.5, expected, 'watch'),
    pacing('d', 'Giải quyết đúng hạn', 50, expected, 'onTrack', { figure: figure(50, onDay('2023-12-31'), { status: 'provisional', qualifier: 'about' }) }),
    pacing('e', 'Mức độ hài lòng', 79.996, expected, 'pending', { gap: 79.996 - 80, expected: null, deviation: null, share: null, pace: null }),
    item('f', 'Số văn bản trễ hạn', {
      indicator: indicator('f', text('Số văn bản trễ hạn'), text('văn bản'), { measure: 'count', direction: 'down' }),
      target: target('t-f', { kind: 'atMost', value: 1200 }), goal: 1200, figure: figure(1350, year(2020)), gap: -150, verdict: 'missed', daysLeft: -1095,
    }),
    item('g', 'Số đơn vị cung cấp phần mềm eOffice', { goal: null, target: target('t-g', { kind: 'done' }) }),
  ],
  verdicts: verdicts({ alarm: 1, risk: 1, watch: 1, onTrack: 1, pending: 1, missed: 1, noData: 1 }),
};

const toward = (id: string, name: string, more: Partial<ProgressItem>): ProgressItem =>
  item(id, name, { target: target(`t-${id}`, { kind: 'atLeast', value: 80 }, { due: year(2026) }), goal: 80, daysLeft: 730, ...more });

/** Where targets of 2026 are heading: a forecast, a mere pace, one hardly to be reached; judged by every method. */
const ahead: Progress = {
  ...full,
  unit: sample, period: year(2024), today: '2024-12-31',
  items: [
    toward('a', 'Hồ sơ trực tuyến toàn trình', {
      figure: figure(55, year(2024), { source: portal }), gap: -25, expected: 53.3, deviation: 1.7, share: 0.6875, pace: 1.03, verdict: 'onTrack',
      forecast: { model: 'drift', value: 83.3333, likely: [75.3829, 91.2838], probability: 0.744, crossing: '2026-10-07', pace: 14.1667, required: 12.5 },
      methods: [
        { method: 'linearPace', word: 'onTrack', score: 1.03, unavailable: null, onCourse: true },
        { method: 'openSdg', word: 'moderate', score: 1.25, unavailable: null, onCourse: false },
        { method: 'unsd', word: 'fair', score: 0.86, unavailable: null, onCourse: false },
        { method: 'destatis', word: 'sun', score: null, unavailable: null, onCourse: true },
        { method: 'currentStatus', word: null, score: 6.875, unavailable: null, onCourse: null },
      ],
      agreement: { onCourse: 2, offCourse: 2 },
    }),
    toward('b', 'Thanh toán trực tuyến', {
      figure: figure(50, year(2024)), gap: -30, verdict: 'pending',
      forecast: { model: 'pace', value: 70, likely: null, probability: null, crossing: '2027-12-31', pace: 10, required: 15 },
      methods: [
        { method: 'linearPace', word: 'pending', score: null, unavailable: null, onCourse: null },
        { method: 'openSdg', word: null, score: null, unavailable: 'tooShort', onCourse: null },
        { method: 'unsd', word: null, score: null, unavailable: 'tooShort', onCourse: null },
        { method: 'destatis', word: null, score: null, unavailable: 'tooShort', onCourse: null },
        { method: 'currentStatus', word: null, score: null, unavailable: 'tooShort', onCourse: null },
      ],
    }),
    toward('c', 'Số văn bản trễ hạn', {
      indicator: indicator('c', text('Số văn bản trễ hạn', 'Late documents'), text('văn bản', 'documents'), { measure: 'count', direction: 'down' }),
      target: target('t-c', { kind: 'atMost', value: 400 }, { due: year(2026) }), goal: 400, figure: figure(1350, year(2024)), gap: -950, verdict: 'alarm',
      expected: 700, deviation: -54.2,
      forecast: { model: 'line', value: 1160, likely: [1080, 1240], probability: 0.004, crossing: null, pace: -95, required: -475 },
    }),
  ],
  verdicts: verdicts({ onTrack: 1, pending: 1, alarm: 1 }),
};

export const stories: readonly Story[] = [
  {
    id: 'full', title: 'Bốn mục tiêu chưa đạt của năm 2020; mẫu số quyết định',
    answers: {
      progress: full,
      passport: {
        unit: kontum, period: state,
        root: {
          kind: 'ratio', unit: kontum, period: state, indicator: full.items[0]?.indicator ?? null, node: null, value: ofAll, gap: null, printed: null, max: null,
          share: null, simulated: null, weight: null, rule: null, framework: null, coverage: { have: 1, of: 1 }, path: null, status: 'official', qualifier: null, asPrinted: null,
          published: null, source: null,
          parts: [['level4', 'Dịch vụ công trực tuyến mức độ 4', 'dịch vụ', 476, 2], ['procedures', 'Thủ tục hành chính', 'thủ tục', 1975, 0]].map(
            ([id, name, unit, value, at]) => ({
              kind: 'observed' as const, unit: kontum, period: state, indicator: indicator(String(id), text(String(name)), text(String(unit)), { measure: 'count' }),
              node: null, value: Number(value), gap: null, printed: null, max: null, share: null, simulated: null, weight: null, rule: null, framework: null, coverage: { have: 1, of: 1 },
              path: `/observations/${at}`, status: 'official' as const, qualifier: null, asPrinted: null, published: null, source: portal, parts: [],
            }),
          ),
        },
      },
    },
  },
  { id: 'states', title: 'Mỗi mức cảnh báo một dòng', answers: { progress: states } },
  { id: 'ahead', title: 'Dự báo, nhịp độ và các phương pháp', select: { methods: 'linearPace,openSdg,unsd,destatis,currentStatus' }, answers: { progress: ahead } },
  { id: 'none', title: 'Không có mục tiêu', answers: { progress: { ...full, items: [], verdicts: verdicts({}) } } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
