// Feeds of any size, the same every time: each commune has each indicator for each quarter. The communes' figures are all there is; provinces and the
// nation are rolled up from them, scored in a framework and held to targets.

import { layouts, random, units } from './country.mjs';

/** The indicators of a field of work: what the communes report of it. */
const PER_FIELD = 5;

/** The quarters up to the end of 2025. */
export function quarters(count) {
  return Array.from({ length: count }, (_, place) => {
    const quarter = 2026 * 4 - count + place;
    return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
  });
}

function indicators(fields) {
  return Array.from({ length: fields }, (_, place) => place + 1).flatMap((field) => [
    { id: `tiep-nhan-${field}`, name: `Hồ sơ tiếp nhận, lĩnh vực ${field}`, unit: 'hồ sơ', measure: { kind: 'count' } },
    { id: `dung-han-${field}`, name: `Hồ sơ đúng hạn, lĩnh vực ${field}`, unit: 'hồ sơ', measure: { kind: 'count' } },
    {
      id: `ty-le-dung-han-${field}`, name: `Tỷ lệ đúng hạn, lĩnh vực ${field}`, unit: '%', decimals: 2,
      measure: { kind: 'ratio', numerator: `dung-han-${field}`, denominator: `tiep-nhan-${field}` },
    },
    { id: `truc-tuyen-${field}`, name: `Hồ sơ trực tuyến, lĩnh vực ${field}`, unit: 'hồ sơ', measure: { kind: 'count' } },
    {
      id: `hai-long-${field}`, name: `Mức độ hài lòng, lĩnh vực ${field}`, unit: '%', decimals: 2, bounds: [0, 100],
      measure: { kind: 'percent' }, rollup: 'mean',
    },
  ]);
}

function framework(fields) {
  const children = Array.from({ length: fields }, (_, place) => place + 1).map((field) => ({
    id: `linh-vuc-${field}`, name: `Lĩnh vực ${field}`, max: 10,
    children: [
      { id: `diem-dung-han-${field}`, name: 'Đúng hạn', max: 6, indicator: `ty-le-dung-han-${field}`, rule: { kind: 'proportional', full: 95, from: 0 } },
      { id: `diem-hai-long-${field}`, name: 'Hài lòng', max: 4, indicator: `hai-long-${field}`, rule: { kind: 'proportional', full: 90, from: 0 } },
    ],
  }));
  return { id: 'bo-tieu-chi', name: 'Bộ tiêu chí', version: '1', root: { id: 'tong', name: 'Tổng điểm', max: 10 * fields, children } };
}

/** What one commune reports of one field for one quarter. Some report no dossier at all on time. */
function figures(next) {
  const received = 1 + Math.floor(next() * 1999);
  const onTime = Math.floor(next() * (received + 1));
  // Rounded as an office prints it: half a digit up, decided on whole numbers.
  const rate = Math.floor((20000 * onTime + received) / (2 * received)) / 100;
  return [received, onTime, rate, Math.floor(next() * (received + 1)), Math.round(next() * 10000) / 100];
}

/** A feed of so many communes, indicators (a multiple of 5) and quarters, in either layout. */
export function grid({ communes, indicators: count, quarters: periods }) {
  const fields = count / PER_FIELD;
  const [all, labels] = [units(communes), quarters(periods)];
  const feed = {
    format: 'reform-feed/1', id: 'bench', title: 'Xã theo quý', calendar: 'calendar', asOf: '2025-12-31',
    units: all, indicators: indicators(fields), frameworks: [framework(fields)],
    targets: Array.from({ length: fields }, (_, place) => ({
      id: `muc-tieu-${place + 1}`, indicator: `ty-le-dung-han-${place + 1}`, due: '2026', atLeast: 90, baseline: { on: labels[0], value: 40 },
    })),
  };
  const next = random(20260722);
  const data = [[], [], [], []];
  for (let period = 0; period < periods; period += 1) {
    for (let unit = 0; unit < communes; unit += 1) {
      for (let field = 0; field < fields; field += 1) {
        for (const [place, value] of figures(next).entries()) {
          data[0].push(unit);
          data[1].push(field * PER_FIELD + place);
          data[2].push(period);
          data[3].push(value);
        }
      }
    }
  }
  const ids = (things) => things.map(({ id }) => id);
  return layouts(feed, { unit: ids(all.slice(-communes)), indicator: ids(feed.indicators), period: labels }, data);
}
