import portal766 from '../../../feeds/tables/dvcqg_766_2022_2024.json';
import papiTable from '../../../feeds/tables/papi_dimensions_2011_2024.json';
import formerTable from '../../../feeds/tables/units_63_legacy.json';
import todayTable from '../../../feeds/tables/units_34_current.json';
import type { Contents, Tile, Tiles } from '../../../../src/wasm/types';
import { indicator, papi as papiSource, points, portal as portalSource, province, sample, source, text, year, type Story } from '../parts/story';

export const tile = (id: string, name: string, value: number | null, more: Partial<Tile> = {}): Tile => ({
  unit: province(id, name), value, gap: value === null ? 'notPublished' : null, qualifier: null, status: 'official', share: null, verdict: null,
  rank: null, group: null, from: [], becomes: [], ...more,
});

const shortName = (name: string): string => name.replace(/^(tỉnh|thành phố) /i, '');

/** Between the worst and the best. */
function placed(tiles: Tile[]): Tile[] {
  const values = tiles.flatMap(({ value }) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return tiles.map((one) => ({ ...one, share: one.value === null || high === low ? null : (one.value - low) / (high - low) }));
}

/** The portal's totals of 2024; Tuyên Quang with the two provinces that it was made of. */
const totals = placed(portal766.rows.filter((row) => row[0] === 2024).map((row, _, rows) => tile(String(row[1]), shortName(String(row[2])), Number(row[8]), {
  rank: rows.filter((other) => Number(other[8]) > Number(row[8])).length + 1, status: 'restated',
  from: row[1] === '08' ? [
    { unit: province('ha-giang', 'Hà Giang'), share: 1, value: null, period: null }, { unit: province('tuyen-quang', 'Tuyên Quang'), share: 1, value: null, period: null },
  ] : [],
})));

const portal: Tiles = {
  period: year(2024), indicator: indicator('total', text('Tổng điểm', 'Total'), points, { measure: 'points', max: 100, decimals: 2 }),
  node: { id: '766', name: text('Tổng điểm', 'Total') },
  framework: {
    id: '766', name: text('Bộ chỉ số 766', 'Index 766'), version: text('QĐ 766/QĐ-TTg (23/06/2022)'),
    source: source('qd766', 'Bộ chỉ số phục vụ người dân, doanh nghiệp', { document: text('Quyết định 766/QĐ-TTg ngày 23/06/2022'), date: '2022-06-23' }),
  },
  max: 100, direction: 'up', groups: null, kind: 'province', as: 'today', own: '48', coverage: { have: 34, of: 34 }, mean: null, sources: [portalSource], tiles: totals,
};

/** PAPI 2024 in four groups by quartile; Vĩnh Phúc and Tiền Giang are not published. */
const complete = papiTable.rows.filter((row) => row[0] === 2024 && row[12] === 'complete').sort((a, b) => Number(b[11]) - Number(a[11]));
/** Of the provinces that merged on 01/07/2025, those of Đà Nẵng and Phú Thọ. */
const became: Record<string, string> = { 'Đà Nẵng': 'da-nang-2025', 'Quảng Nam': 'da-nang-2025', 'Phú Thọ': 'phu-tho-2025', 'Hoà Bình': 'phu-tho-2025', 'Vĩnh Phúc': 'phu-tho-2025' };
const former = (name: string): Partial<Tile> => (became[name] ? { becomes: [{ unit: became[name], share: 1 }] } : {});
const papi: Tiles = {
  ...portal, sources: [papiSource], indicator: indicator('total8', text('Tổng điểm PAPI', 'PAPI total'), points, { measure: 'points', max: 80, decimals: 4, ranked: false, groupsOnly: true }),
  node: null, framework: null, max: 80, groups: 4, as: 'then', own: '26', coverage: { have: 61, of: 63 },
  tiles: placed([
    ...complete.map((row, i) => tile(String(row[1]), String(row[2]), Number(row[11]), { group: Math.floor((i * 4) / complete.length) + 1, ...former(String(row[2])) })),
    tile('26', 'Vĩnh Phúc', null, former('Vĩnh Phúc')), tile('82', 'Tiền Giang', null),
  ]).map((one) => (one.becomes.length > 0 ? { ...one, unit: { ...one.unit, validTo: '2025-06-30' } } : one)),
};

/** Names of what provinces became. */
const after: Contents = {
  id: 'papi', title: text('PAPI'), publisher: null, licence: null, issued: null, asOf: null, calendar: 'calendar',
  units: [['da-nang-2025', 'Đà Nẵng'], ['phu-tho-2025', 'Phú Thọ']].map(([id, name]) => ({
    ...province(String(id), String(name), { validFrom: '2025-07-01' }), parent: null, becomes: [], groups: [], hasData: false,
  })),
  periods: [year(2024)], indicators: [], frameworks: [], sources: [], observations: 61, targets: 0, actions: 0, start: { unit: null, period: null, framework: null },
};

/** Codes are reused: those of units that were made by a merger are marked. */
const merged = new Set(todayTable.rows.filter((row) => row[5]).map((row) => String(row[0])));
const idToday = (code: string): string => (merged.has(code) ? `${code}-2025` : code);
const unitsToday = todayTable.rows.map((row) => province(idToday(String(row[0])), String(row[1]), merged.has(String(row[0])) ? { validFrom: '2025-07-01' } : {}));
const unitsThen = formerTable.rows.map((row) => {
  const next = idToday(String(row[7]));
  const ended = merged.has(String(row[7]));
  return { ...province(String(row[0]), String(row[1]), { validTo: ended ? '2025-06-30' : null }), becomes: ended ? [{ unit: next, share: 1 }] : [] };
});
/** All provinces of then and of today, and who became whom. */
const whole: Contents = {
  ...after, units: [...unitsThen, ...unitsToday.filter(({ validFrom }) => validFrom !== null).map((unit) => ({ ...unit, becomes: [] }))]
    .map((unit) => ({ ...unit, parent: null, groups: [], hasData: true })),
};
/** The same figures of PAPI with the units that the table of provinces has. */
const papiThen: Tiles = {
  ...papi, own: '48',
  tiles: papi.tiles.map((one) => {
    const { becomes, ...unit } = unitsThen.find(({ id }) => id === one.unit.id) ?? { ...one.unit, becomes: [] };
    return { ...one, unit, becomes };
  }),
};
const portalToday: Tiles = {
  ...portal, own: idToday('48'),
  tiles: totals.map((one) => ({ ...one, unit: unitsToday.find(({ id }) => id === idToday(one.unit.id)) ?? one.unit, from: unitsThen.filter(({ becomes: [to] }) => to?.unit === idToday(one.unit.id)).map((unit) => ({ unit, share: 1, value: null, period: null })) })),
};

/** No province: A went half to P and half to Q, B to Q and, most of it, to R. */
const divided = [['a', 'Tỉnh mẫu A', [['p', 0.5], ['q', 0.5]]], ['b', 'Tỉnh mẫu B', [['q', 0.3], ['r', 0.7]]]] as const;
const heirs = ['p', 'q', 'r'].map((id) => ({ ...province(id, `Tỉnh mẫu ${id.toUpperCase()}`, { validFrom: '2025-07-01' }), becomes: [] }));
const dividedUnits = [...divided.map(([id, name, ways]) => ({ ...province(id, name, { validTo: '2025-06-30' }), becomes: ways.map(([unit, share]) => ({ unit, share })) })), ...heirs];
const split: Tiles = {
  ...portal, sources: [], framework: null, as: 'then', own: null, coverage: { have: 2, of: 2 },
  tiles: placed(dividedUnits.slice(0, 2).map(({ becomes, ...unit }, i) => ({ ...tile(unit.id, '', 70 + 10 * i, { becomes }), unit }))),
};

const verdicts = ['achieved', 'onTrack', 'watch', 'risk', 'alarm', 'missed', 'pending', 'noData'] as const;
const units: Tiles = {
  ...portal, sources: [], indicator: indicator('digitised', text('Hồ sơ số hóa', 'Digitised dossiers'), text('%', '%')), node: null, framework: null, max: null, kind: 'agency', own: sample.id,
  coverage: { have: 7, of: 8 },
  tiles: verdicts.map((verdict, i) => tile(i === 2 ? sample.id : verdict, i === 2 ? sample.name.vi : `Sở Nông nghiệp và Phát triển nông thôn mẫu ${i + 1}`, verdict === 'noData' ? null : 100 - 12 * i, {
    verdict, share: verdict === 'noData' ? null : 1 - i / 8,
  })),
};

export const stories: readonly Story[] = [
  { id: 'full', title: '34 tỉnh, thành phố', answers: { tiles: portal } },
  { id: 'groups', title: '63 tỉnh, thành phố, nhóm thay cho hạng', answers: { tiles: papi, contents: after } },
  { id: 'then', title: 'Số liệu của 63 tỉnh, có thể xem theo 34 tỉnh', answers: { tiles: papiThen, contents: whole } },
  { id: 'then-today', title: 'Số liệu của 63 tỉnh trên lưới 34 tỉnh', turned: { as: 'today' }, answers: { tiles: papiThen, contents: whole } },
  { id: 'today-then', title: 'Số liệu của 34 tỉnh trên lưới 63 tỉnh', turned: { as: 'then' }, answers: { tiles: portalToday, contents: whole } },
  { id: 'split', title: 'Một đơn vị chia cho nhiều nơi', turned: { as: 'today' }, answers: { tiles: split, contents: { ...whole, units: dividedUnits.map((unit) => ({ ...unit, parent: null, groups: [], hasData: true })) } } },
  { id: 'few', title: 'Bộ số liệu chỉ có ba tỉnh', answers: { tiles: { ...portal, own: null, coverage: { have: 3, of: 3 }, tiles: totals.slice(0, 3) } } },
  { id: 'units', title: 'Các cơ quan, so với mục tiêu', answers: { tiles: units } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];
