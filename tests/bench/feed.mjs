// A feed of 1,000,000 observations, the same every time: 3,321 communes of 34 provinces, 25 indicators, months in the order in which
// a publisher appends them. One data set in both layouts.

const COMMUNES = 3321;
const PROVINCES = 34;
const OBSERVATIONS = 1_000_000;
const MONTHS = ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];

/** Pseudo-random numbers from 0 to 1 (mulberry32): the same on every machine. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function head() {
  const provinces = Array.from({ length: PROVINCES }, (_, place) => ({
    id: `tinh-${String(place + 1).padStart(2, '0')}`, name: `Tỉnh ${place + 1}`, kind: 'province', parent: 'viet-nam',
  }));
  const communes = Array.from({ length: COMMUNES }, (_, place) => ({
    id: `xa-${String(place * 9 + 4).padStart(5, '0')}`, code: String(place * 9 + 4).padStart(5, '0'), name: `Xã ${place + 1}`, kind: 'commune',
    parent: `tinh-${String((place % PROVINCES) + 1).padStart(2, '0')}`,
  }));
  const indicators = [];
  for (let field = 1; field <= 10; field += 1) {
    indicators.push({ id: `tiep-nhan-${field}`, name: `Hồ sơ tiếp nhận, lĩnh vực ${field}`, unit: 'hồ sơ', measure: { kind: 'count' } });
    indicators.push({ id: `dung-han-${field}`, name: `Hồ sơ đúng hạn, lĩnh vực ${field}`, unit: 'hồ sơ', measure: { kind: 'count' } });
  }
  for (let field = 1; field <= 5; field += 1) {
    indicators.push({ id: `hai-long-${field}`, name: `Mức độ hài lòng, lĩnh vực ${field}`, unit: '%', measure: { kind: 'percent' }, bounds: [0, 100], decimals: 2 });
  }
  return {
    format: 'reform-feed/1', id: 'bench', title: 'Một triệu quan sát', calendar: 'calendar',
    units: [{ id: 'viet-nam', name: 'Việt Nam', kind: 'nation' }, ...provinces, ...communes], indicators,
  };
}

/** The feed as rows and as columns, as texts. */
export function feeds() {
  const feed = head();
  const communes = feed.units.filter((unit) => unit.kind === 'commune');
  const next = random(20260722);
  const data = [[], [], [], []];
  months: for (const period of MONTHS.keys()) {
    for (const unit of communes.keys()) {
      let received = 0;
      for (const [place, indicator] of feed.indicators.entries()) {
        if (data[0].length === OBSERVATIONS) break months;
        let value;
        if (indicator.measure.kind === 'percent') value = Math.round(next() * 10000) / 100;
        else if (place % 2 === 0) value = received = Math.floor(next() * 2000);
        else value = Math.floor(next() * (received + 1));
        data[0].push(unit);
        data[1].push(place);
        data[2].push(period);
        data[3].push(value);
      }
    }
  }
  const dictionary = { unit: communes.map((unit) => unit.id), indicator: feed.indicators.map((indicator) => indicator.id), period: MONTHS };
  const columns = JSON.stringify({ ...feed, observations: { columns: ['unit', 'indicator', 'period', 'value'], dictionary, data } });
  const rows = [];
  for (let row = 0; row < OBSERVATIONS; row += 1) {
    const [unit, indicator, period] = [dictionary.unit[data[0][row]], dictionary.indicator[data[1][row]], MONTHS[data[2][row]]];
    rows.push(`{"unit":"${unit}","indicator":"${indicator}","period":"${period}","value":${data[3][row]}}`);
  }
  const top = JSON.stringify(feed);
  return { columns, rows: `${top.slice(0, -1)},"observations":[${rows.join(',')}]}` };
}
