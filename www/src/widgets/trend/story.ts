import type { Progress, Status, Trend, TrendPoint } from '../../../../src/wasm/types';
import { dossiers, figure, indicator, kontum, onDay, papi, percent, points, province, sample, summed, text, verdicts, year, type Story } from '../parts/story';

/** Points of yearly values from `from` on; a new segment begins in each of `breaks`. */
export function yearly(from: number, values: readonly (number | null)[], breaks: readonly number[] = []): TrendPoint[] {
  return values.map((value, i) => {
    const at = from + i;
    const before = values[i - 1] ?? null;
    return {
      period: year(at), on: `${at}-12-31`, value, gap: value === null ? 'notPublished' : null, qualifier: null, status: 'official',
      coverage: { have: value === null ? 0 : 1, of: 1 }, complete: true, source: papi,
      change: value === null || before === null || breaks.includes(at) ? null : value - before,
      segment: breaks.filter((year) => year <= at).length,
    };
  });
}

const total = indicator('total8', text('Tổng điểm PAPI', 'PAPI total'), points, { measure: 'points', decimals: 4, max: 80, ranked: false, groupsOnly: true });

/** Kon Tum's PAPI totals, six dimensions until 2017 and eight after. */
const broken: Trend = {
  unit: kontum, indicator: total, node: null, framework: null,
  points: yearly(2011, [35.2768, 36.2622, 34.4082, 34.53, 33.3072, 34.8032, 35.1179, 43.2221, 41.8557, 41.627, 39.895, 39.9755, 39.9613, 40.3082], [2018]),
  targets: [],
  breaks: [{ on: '2018-01-01', kind: 'method', text: text('Từ 6 lên 8 chỉ số nội dung', 'From 6 to 8 dimensions'), source: papi }],
  predecessors: [],
  bounds: { low: 0, high: 80 },
  forecast: null,
  coverage: { have: 14, of: 14 },
};

/** Đồng Tháp's: 2014 not published, 2018 partial. */
const gaps: Trend = {
  ...broken,
  unit: province('dong-thap', 'Đồng Tháp', { code: '87' }),
  points: yearly(2011, [37.2216, 35.1957, 34.5115, null, 37.9107, 37.8762, 37.337, null, 46.7192, 46.961, 42.4324, 42.1498, 41.3226, 43.8357], [2018]),
  coverage: { have: 12, of: 14 },
};

const online = indicator('online', text('Hồ sơ trực tuyến toàn trình', 'Fully online dossiers'), percent);
const byEnd = (value: number, label: number): Trend['targets'][number] => ({
  id: 't', comparator: { kind: 'atLeast', value }, due: year(label), baseline: { on: '2020-12-31', value: 0, from: 'feed' },
  path: [{ on: '2020-12-31', value: 0 }, { on: `${label}-12-31`, value }], source: null,
});

/**
 * Drift by hand: changes of 15,5, 15,5 and 11,5 have the mean 14,1667 and the deviation 2,3094; `h` years ahead the half width is
 * `c · 2,3094 · √(h (1 + h/3))` with 1,8856 and 4,3027 for `c`; the 80 points are passed with ½ + t/(2√(2 + t²)), t = 3,3333/4,2164.
 */
const drifting: Trend = {
  ...broken, unit: sample, indicator: online, points: yearly(2021, [12.5, 28, 43.5, 55]), breaks: [], bounds: { low: 0, high: 100 },
  coverage: { have: 4, of: 4 }, targets: [byEnd(80, 2026)],
  forecast: {
    model: 'drift',
    points: [
      { on: '2025-12-31', value: 69.1667, likely: [64.1383, 74.195], possible: [57.6928, 80.6405] },
      { on: '2026-12-31', value: 83.3333, likely: [75.3829, 91.2838], possible: [65.1916, 100] },
    ],
  },
};
const reaching: Progress = {
  unit: sample, period: year(2024), today: '2024-12-31', method: 'linearPace', thresholds: { watch: -3, risk: -8, alarm: -15 }, verdicts: verdicts({ onTrack: 1 }),
  items: [{
    target: byEnd(80, 2026), indicator: online, domain: null, figure: figure(55, year(2024)), goal: 80, gap: -25, expected: null, deviation: null, share: null, pace: null,
    verdict: 'onTrack', reported: [], definitions: [], daysLeft: 730, owner: null, methods: [], agreement: { onCourse: 0, offCourse: 0 },
    forecast: { model: 'drift', value: 83.3333, likely: [75.3829, 91.2838], probability: 0.744, crossing: '2026-10-07', pace: 14.1667, required: 12.5 },
  }],
};

/** Made up: two provinces of 30.000 and 20.000 dossiers and more that became one, whose figures before are their sums. */
const merged: Trend = {
  ...broken, unit: sample, indicator: dossiers, bounds: { low: 0, high: null }, coverage: { have: 4, of: 4 },
  points: yearly(2022, [50_000, 40_000, 50_000, 54_000]).map((point, i) => ({ ...point, status: i < 3 ? 'reconstructed' : 'official' })),
  breaks: [],
  predecessors: ([['a', 'Tỉnh cũ A', [30_000, 25_000, 32_000]], ['b', 'Tỉnh cũ B', [20_000, null, 18_000]]] as const).map(([id, name, values]) => ({
    unit: province(id, name, { validTo: '2024-12-31' }), share: 1,
    points: values.map((value, i) => ({ on: `${2022 + i}-12-31`, value, status: 'official' })),
  })),
};

const kinds: readonly Status[] = ['reconstructed', 'official', 'official', 'provisional', 'planned'];

export const stories: readonly Story[] = [
  { id: 'full', title: 'Mười bốn năm, một lần đổi cách tính', select: { indicator: 'total8' }, answers: { trend: broken } },
  { id: 'gaps', title: 'Hai năm không công bố', select: { indicator: 'total8' }, answers: { trend: gaps } },
  {
    id: 'target', title: 'Mục tiêu, lộ trình, số sơ bộ, kế hoạch, tính lại',
    select: { indicator: 'online' },
    answers: {
      trend: {
        ...broken,
        unit: sample,
        indicator: indicator('online', text('Hồ sơ trực tuyến toàn trình', 'Fully online dossiers'), percent),
        points: yearly(2021, [12.5, 28, 43.5, 55, 70]).map((point, i) => ({ ...point, status: kinds[i] ?? 'official' })),
        breaks: [{ on: '2021-07-01', kind: 'boundary', text: null, source: null }], predecessors: [],
        bounds: { low: 0, high: 100 },
        targets: [{
          id: 't', comparator: { kind: 'atLeast', value: 80 }, due: year(2025), baseline: { on: '2020-12-31', value: 0, from: 'feed' },
          path: [{ on: '2020-12-31', value: 0 }, { on: '2025-12-31', value: 80 }], source: null,
        }],
      },
    },
  },
  { id: 'forecast', title: 'Dự báo đến hạn, với xác suất đạt mục tiêu', select: { indicator: 'online' }, answers: { trend: drifting, progress: reaching } },
  {
    id: 'pace', title: 'Hai kỳ: nhịp độ, không phải dự báo', select: { indicator: 'online' },
    answers: {
      trend: {
        ...drifting, points: yearly(2023, [40, 50]), coverage: { have: 2, of: 2 },
        forecast: { model: 'pace', points: [2025, 2026].map((at) => ({ on: `${at}-12-31`, value: 50 + 10 * (at - 2024), likely: null, possible: null })) },
      },
    },
  },
  {
    id: 'wide', title: 'Ba kỳ: khoảng 95% rộng hơn khung', select: { indicator: dossiers.id },
    answers: {
      trend: {
        ...drifting, indicator: dossiers, points: yearly(2022, [2400, 2600, 2500]), targets: [], bounds: { low: 0, high: null }, coverage: { have: 3, of: 3 },
        // Changes of 200 and -100: 50 a year, half width c · 212,13 · √1,5 with 3,0777 and 12,7062 for c.
        forecast: { model: 'drift', points: [{ on: '2025-12-31', value: 2550, likely: [1750.4, 3349.6], possible: [0, 5851.2] }] },
      },
    },
  },
  {
    id: 'one', title: 'Chỉ một kỳ', select: { indicator: 'level4' },
    answers: {
      trend: {
        ...broken,
        indicator: indicator('level4', text('Dịch vụ công trực tuyến mức độ 4'), text('dịch vụ'), { measure: 'count' }),
        points: [{
          period: onDay('2020-12-31'), on: '2020-12-31', value: 476, gap: null, qualifier: null, status: 'official',
          coverage: { have: 1, of: 1 }, complete: true, source: null, change: null, segment: 0,
        }],
        breaks: [], predecessors: [], bounds: { low: null, high: null },
      },
    },
  },
  {
    id: 'units', title: 'Tổng hợp từ ba xã, năm cuối thiếu một xã', select: { indicator: dossiers.id },
    answers: {
      trend: {
        ...broken,
        unit: sample, indicator: dossiers, breaks: [], predecessors: [], bounds: { low: 0, high: null }, coverage: { have: 3, of: 3 },
        // No change is told between sums over different units.
        points: yearly(2022, [2400, 2600, 2000]).map((point, i) => ({
          ...point, coverage: { have: i === 2 ? 2 : 3, of: 3 }, source: null, change: i === 2 ? null : point.change,
        })),
      },
      passport: summed(year(2024)),
    },
  },
  {
    id: 'predecessors', title: 'Hai tỉnh cũ là đường mảnh, tỉnh mới tính lại từ chúng', select: { indicator: dossiers.id },
    answers: { trend: merged },
  },
  {
    id: 'old', title: 'Chỉ các tỉnh cũ có số liệu', select: { indicator: dossiers.id },
    answers: { trend: { ...merged, points: merged.points.map((point) => ({ ...point, value: null, gap: 'unknown', change: null })) } },
  },
  { id: 'none', title: 'Không kỳ nào có số liệu', select: { indicator: 'total8' }, answers: { trend: { ...broken, points: yearly(2014, [null]), breaks: [] } } },
  { id: 'loading', title: 'Đang tải (như mọi bảng)', host: 'loading', answers: {} },
  { id: 'error', title: 'Không có tệp số liệu (như mọi bảng)', host: 'error', answers: {} },
  { id: 'own-loading', title: 'Đang tải, trên nội dung của trang (như mọi bảng)', host: 'loading', own: 'Tiến độ cải cách hành chính (ảnh và bảng của trang)', answers: {} },
  { id: 'own-error', title: 'Không có tệp số liệu, dưới nội dung của trang (như mọi bảng)', host: 'error', own: 'Tiến độ cải cách hành chính (ảnh và bảng của trang)', answers: {} },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
