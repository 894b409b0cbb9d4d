import type { Score, Summary } from '../../../../src/wasm/types';
import {
  danang, figure, indicator, kontum, onDay, percent, points, portal, province, review, score, text, verdicts, year, type Story,
} from '../parts/story';

const group = (id: string, vi: string, en: string, max: number, now: number, before: number): Score =>
  score({ id: `766.${id}`, name: text(vi, en) }, now, max, {
    indicator: indicator(`g${id}`, text(vi, en), points, { measure: 'points', max, decimals: 2 }),
    previous: before, change: now - before, status: 'restated',
  });

/** Đà Nẵng 2024 and 2023 as the portal publishes them; the five groups of 2024 add up to 67.78, the total as printed. */
const full: Summary = {
  unit: danang,
  period: year(2024),
  previous: year(2023),
  framework: { id: '766', name: text('Bộ chỉ số 766', 'Index 766'), version: text('QĐ 766/QĐ-TTg (23/06/2022)'), source: portal },
  total: score({ id: '766', name: text('Tổng điểm', 'Total') }, 67.78, 100, {
    indicator: indicator('total', text('Tổng điểm', 'Total'), points, { measure: 'points', max: 100, decimals: 2 }),
    published: 67.78, computed: 67.78, difference: 0, previous: 70.93, change: 67.78 - 70.93, status: 'restated',
  }),
  domains: [
    group('1', 'Công khai, minh bạch', 'Openness', 18, 12.18, 12.23),
    group('2', 'Tiến độ giải quyết', 'Timeliness', 20, 18.41, 17.62),
    group('3', 'Dịch vụ trực tuyến', 'Online services', 22, 11.43, 10.49),
    group('4', 'Số hóa hồ sơ', 'Digitised dossiers', 22, 10.2, 13.48),
    group('5', 'Mức độ hài lòng', 'Satisfaction', 18, 15.56, 17.11),
  ],
  rank: { rank: 33, of: 34, tied: false, previousRank: 20 },
  group: null,
  verdicts: verdicts({}),
  targets: 0,
  figures: [],
  notes: [{
    kind: 'remark', text: text('Số liệu trước sáp nhập do Cổng công bố lại; chưa đối chiếu với nguồn khác.'), value: null, unit: null,
    indicator: null, period: null, node: null, source: portal,
  }],
  coverage: { have: 6, of: 6 },
  freshness: { asOf: '2024-12-31', issued: null, latest: year(2024) },
  publisher: text('Cổng Dịch vụ công quốc gia', 'National Public Service Portal'),
  sources: [portal],
};

const count = (id: string, vi: string, unit: string) => indicator(id, text(vi), text(unit), { measure: 'count' });
const state = onDay('2020-12-31');

/** Kon Tum at the end of 2020: no score, but targets and figures. */
const targets: Summary = {
  ...full,
  unit: kontum,
  period: state,
  previous: null,
  framework: { id: 'cchc', name: text('Chương trình tổng thể CCHC nhà nước 2011–2020'), version: text('NQ 30c/NQ-CP (08/11/2011)'), source: null },
  total: null,
  domains: [],
  rank: null,
  verdicts: verdicts({ achieved: 1, missed: 1, noData: 3 }),
  targets: 5,
  figures: [
    { indicator: count('procedures', 'Thủ tục hành chính', 'thủ tục'), domain: null, figure: figure(1975, state, { source: review }), change: null, previous: null },
    { indicator: count('online', 'Dịch vụ công trực tuyến mức độ 3, 4', 'dịch vụ'), domain: null, figure: figure(772, state), change: null, previous: null },
    { indicator: count('level4', 'Dịch vụ công trực tuyến mức độ 4', 'dịch vụ'), domain: null, figure: figure(476, state), change: null, previous: null },
    {
      indicator: indicator('level4OfOnline', text('Mức độ 4 trên dịch vụ trực tuyến'), percent, { measure: 'ratio' }), domain: null,
      figure: figure((476 / 772) * 100, state, { how: 'ratio', numerator: 476, denominator: 772 }), change: null, previous: null,
    },
    {
      indicator: indicator('level4OfProcedures', text('Mức độ 4 trên tổng số thủ tục'), percent, { measure: 'ratio' }), domain: null,
      figure: figure((476 / 1975) * 100, state, { how: 'ratio', numerator: 476, denominator: 1975 }), change: null, previous: null,
    },
    {
      indicator: count('documents', 'Văn bản chỉ đạo, điều hành công tác cải cách hành chính', 'văn bản'), domain: null,
      figure: figure(11700, { id: '2011/2015', label: '2011/2015', kind: 'phase', start: '2011-01-01', end: '2015-12-31', ownDays: false }, { qualifier: 'over' }),
      change: null, previous: null,
    },
    {
      indicator: indicator('supported', text('Dịch vụ công được hỗ trợ giải đáp thắc mắc cho người dân, doanh nghiệp'), percent), domain: null,
      figure: figure(null, state), change: null, previous: null,
    },
  ],
  notes: [{
    kind: 'commendation', text: text('17 tập thể và 12 cá nhân được khen thưởng'), value: null, unit: 'kon-tum', indicator: null, period: null, node: null,
    source: review,
  }],
  coverage: { have: 6, of: 7 },
  freshness: { asOf: '2020-12-31', issued: '2020-07-17', latest: state },
  publisher: text('UBND tỉnh Kon Tum'),
  sources: [review],
};

export const stories: readonly Story[] = [
  { id: 'full', title: 'Tổng điểm, năm nhóm, hạng', answers: { summary: full } },
  { id: 'targets', title: 'Không có khung điểm: mục tiêu và số liệu mới nhất', answers: { summary: targets } },
  {
    id: 'gaps', title: 'Không công bố tổng điểm; một phần lĩnh vực',
    answers: {
      summary: {
        ...full,
        unit: province('dong-thap', 'Đồng Tháp', { code: '87', validTo: '2025-06-30' }),
        period: year(2018), previous: null, rank: null, notes: [],
        total: score({ id: 'papi', name: text('Tổng điểm') }, null, 80, { coverage: { have: 6, of: 8 } }),
        domains: [
          score({ id: 'd1', name: text('Tham gia của người dân ở cấp cơ sở') }, 5.4286, 10),
          score({ id: 'd2', name: text('Công khai, minh bạch trong việc ra quyết định') }, null, 10),
          score({ id: 'd3', name: text('Trách nhiệm giải trình với người dân') }, 4.9886, 10),
        ],
        coverage: { have: 6, of: 8 },
      },
    },
  },
  {
    id: 'differs', title: 'Điểm công bố khác tổng các thành phần; nhóm thay cho hạng',
    answers: {
      summary: {
        ...full, rank: null, group: { group: 4, of: 4 },
        total: score({ id: '766', name: text('Tổng điểm', 'Total') }, 67.78, 100, { published: 67.78, computed: 67.8, difference: 67.78 - 67.8 }),
      },
    },
  },
  { id: 'stale', title: 'Số liệu cũ khi xem năm 2027', today: '2027-01-01', answers: { summary: full } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
