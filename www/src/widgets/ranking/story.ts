import portal766 from '../../../feeds/tables/dvcqg_766_2022_2024.json';
import papiTable from '../../../feeds/tables/papi_dimensions_2011_2024.json';
import type { Ranking, RankingRow } from '../../../../src/wasm/types';
import { whole } from '../certainty/sample';
import { dossiers, indicator, papi as papiSource, points, portal, province, sample, source, summed, text, year, type Story } from '../parts/story';

const row = (id: string, name: string, value: number | null, more: Partial<RankingRow> = {}): RankingRow => ({
  unit: province(id, name), value, gap: value === null ? 'notPublished' : null, qualifier: null, status: 'official',
  coverage: { have: value === null ? 0 : 1, of: 1 }, rank: null, tied: false, previousRank: null, rankChange: null, previousValue: null, change: null, group: null, ...more,
});

const shortName = (name: string): string => name.replace(/^(tỉnh|thành phố) /i, '');

/** The portal's totals of a year, best first; equal totals share a rank. */
function totals(year: number): { code: string; name: string; value: number; rank: number }[] {
  const rows = portal766.rows
    .filter((row) => row[0] === year)
    .map((row) => ({ code: String(row[1]), name: shortName(String(row[2])), value: Number(row[8]) }))
    .sort((a, b) => b.value - a.value);
  return rows.map((entry) => ({ ...entry, rank: rows.filter((other) => other.value > entry.value).length + 1 }));
}

const decision = source('qd766', 'Bộ chỉ số phục vụ người dân, doanh nghiệp', { document: text('Quyết định 766/QĐ-TTg ngày 23/06/2022'), date: '2022-06-23' });
const mean = totals(2024).reduce((sum, { value }, _, all) => sum + value / all.length, 0);
const before = new Map(totals(2023).map((entry) => [entry.code, entry]));
const league: Ranking = {
  period: year(2024), previous: year(2023),
  indicator: indicator('total', text('Tổng điểm', 'Total'), points, { measure: 'points', max: 100, decimals: 2 }),
  node: { id: '766', name: text('Tổng điểm', 'Total') },
  framework: { id: '766', name: text('Bộ chỉ số 766', 'Index 766'), version: text('QĐ 766/QĐ-TTg (23/06/2022)'), source: decision },
  max: 100, direction: 'up', ranked: true, groups: null, kind: 'province', own: '48', coverage: { have: 34, of: 34 }, constantOf: 34, mean, sources: [portal],
  rows: totals(2024).map(({ code, name, value, rank }, _, all) => {
    const previous = before.get(code);
    return row(code, name, value, {
      rank, tied: all.some((other) => other.code !== code && other.rank === rank), previousRank: previous?.rank ?? null,
      rankChange: previous ? previous.rank - rank : null, previousValue: previous?.value ?? null, change: previous ? value - previous.value : null,
      status: 'restated',
    });
  }),
};

/** PAPI 2024 in four groups by quartile, as its publishers show it; two provinces are not published. */
const complete = papiTable.rows
  .filter((entry) => entry[0] === 2024 && entry[12] === 'complete')
  .map((entry) => ({ code: String(entry[1]), name: String(entry[2]), value: Number(entry[11]) }))
  .sort((a, b) => b.value - a.value);
const groups: Ranking = {
  ...league, sources: [papiSource],
  previous: null, mean: null,
  indicator: indicator('total8', text('Tổng điểm PAPI', 'PAPI total'), points, { measure: 'points', max: 80, decimals: 4, ranked: false, groupsOnly: true }),
  node: null, framework: null, max: 80, ranked: false, groups: 4, own: '62', coverage: { have: 61, of: 63 },
  rows: [
    ...complete.map(({ code, name, value }, i) => row(code, name, value, { group: Math.floor((i * 4) / complete.length) + 1 })),
    row('26', 'Vĩnh Phúc', null), row('82', 'Tiền Giang', null),
  ],
};

const long = [
  ['a', 'Ủy ban nhân dân phường Phước Thắng, thành phố Bà Rịa – Vũng Tàu'],
  ['b', 'Sở Nông nghiệp và Phát triển nông thôn (Chi cục Chăn nuôi, Thú y và Thủy sản)'],
] as const;

export const stories: readonly Story[] = [
  { id: 'full', title: '34 đơn vị, hạng và thay đổi hạng', answers: { ranking: league } },
  { id: 'groups', title: 'Nhóm thay cho hạng, hai tỉnh không công bố', answers: { ranking: groups } },
  { id: 'one', title: 'Một đơn vị', answers: { ranking: { ...league, coverage: { have: 1, of: 1 }, rows: league.rows.slice(29, 30).map((only) => ({ ...only, rank: 1 })) } } },
  {
    id: 'long', title: 'Tên dài, đồng hạng',
    answers: {
      ranking: {
        ...league, sources: [], own: 'b', coverage: { have: 2, of: 2 },
        rows: long.map(([id, name]) => row(id, name, 88.5, { rank: 1, tied: true, rankChange: id === 'a' ? 0 : -3, previousRank: id === 'a' ? 1 : 4 })),
      },
    },
  },
  {
    id: 'intervals', title: 'Khoảng hạng mô phỏng, nhóm không phân biệt được', turned: { intervals: true },
    answers: {
      ranking: {
        ...league, sources: [], own: sample.id, coverage: { have: 5, of: 6 }, previous: null, mean: null,
        rows: whole.rows.map(({ unit, score, rank }) => row(unit.id, unit.name.vi, score, { rank })),
      },
      certainty: whole,
    },
  },
  {
    id: 'units', title: 'Tổng hợp từ các xã, nơi đủ nơi thiếu',
    answers: {
      ranking: {
        ...league, sources: [], indicator: dossiers, node: null, framework: null, max: null, ranked: false, own: sample.id, coverage: { have: 2, of: 3 }, previous: null, mean: null,
        rows: [
          row('other', 'Tỉnh mẫu hai', 2400, { coverage: { have: 4, of: 4 } }),
          row(sample.id, sample.name.vi, 2000, { coverage: { have: 2, of: 3 } }),
          row('third', 'Tỉnh mẫu ba', null, { coverage: { have: 0, of: 5 } }),
        ],
      },
      passport: summed(year(2024)),
    },
  },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
