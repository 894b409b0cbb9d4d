// A feed of 1,000,000 observations, the same every time: 3,321 communes of 34 provinces, 25 indicators, months in the order in which
// a publisher appends them. One data set in both layouts.

import { layouts, random, units } from './country.mjs';

const COMMUNES = 3321;
const OBSERVATIONS = 1_000_000;
const MONTHS = ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];

function head() {
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
    units: units(COMMUNES), indicators,
  };
}

/** The feed in both layouts. */
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
  return layouts(feed, dictionary, data);
}
