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
      owner: text('UBND tỉnh Kon Tum'),
    }),
    item('level4OfOnline', 'Mức độ 4 trên dịch vụ trực tuyến', {
      figure: figure(ofOnline, state, { how: 'ratio', numerator: 476, denominator: 772, source: portal }), gap: ofOnline - 30, verdict: 'achieved',
      reported: [missed],
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

export const stories: readonly Story[] = [
  {
    id: 'full', title: 'Bốn mục tiêu chưa đạt của năm 2020; mẫu số quyết định',
    answers: {
      progress: full,
      passport: {
        unit: kontum, period: state,
        root: {
          kind: 'ratio', unit: kontum, period: state, indicator: full.items[0]?.indicator ?? null, node: null, value: ofAll, gap: null, printed: null, max: null,
          share: null, weight: null, rule: null, framework: null, coverage: { have: 1, of: 1 }, path: null, status: 'official', qualifier: null, asPrinted: null,
          published: null, source: null,
          parts: [['level4', 'Dịch vụ công trực tuyến mức độ 4', 'dịch vụ', 476, 2], ['procedures', 'Thủ tục hành chính', 'thủ tục', 1975, 0]].map(
            ([id, name, unit, value, at]) => ({
              kind: 'observed' as const, unit: kontum, period: state, indicator: indicator(String(id), text(String(name)), text(String(unit)), { measure: 'count' }),
              node: null, value: Number(value), gap: null, printed: null, max: null, share: null, weight: null, rule: null, framework: null, coverage: { have: 1, of: 1 },
              path: `/observations/${at}`, status: 'official' as const, qualifier: null, asPrinted: null, published: null, source: portal, parts: [],
            }),
          ),
        },
      },
    },
  },
  { id: 'states', title: 'Mỗi mức cảnh báo một dòng', answers: { progress: states } },
  { id: 'none', title: 'Không có mục tiêu', answers: { progress: { ...full, items: [], verdicts: verdicts({}) } } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
