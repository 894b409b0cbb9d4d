// Units with counts behind each of many rates, the same every time: as a feed with a min-max index of them, and as columns, indicator by indicator.

import { random } from './country.mjs';

/** Places of a unit and of an indicator in all ids. */
const ids = (letter, count) => Array.from({ length: count }, (_, place) => `${letter}${place}`);

export function league({ units, indicators }) {
  const next = random(766);
  const [values, spread, weights] = [[], [], []];
  const data = [[], [], []];
  // Some units do better in most things, so that there is a ranking at all.
  const strength = Array.from({ length: units }, () => 0.6 + 0.3 * next());
  for (let indicator = 0; indicator < indicators; indicator += 1) {
    weights.push(1 + Math.floor(next() * 5));
    for (let unit = 0; unit < units; unit += 1) {
      const all = 1000 + Math.floor(next() * 9000);
      const share = Math.min(0.97, Math.max(0.03, strength[unit] + 0.4 * (next() - 0.5)));
      const onTime = Math.round(share * all);
      values.push((100 * onTime) / all);
      spread.push(100 * Math.sqrt((onTime / all) * (1 - onTime / all) / all));
      for (const [part, count] of [onTime, all].entries()) {
        data[0].push(unit);
        data[1].push(2 * indicator + part);
        data[2].push(count);
      }
    }
  }
  const counts = ids('i', indicators).flatMap((id) => [`${id}-on`, `${id}-of`]);
  const feed = {
    format: 'reform-feed/1', id: 'league', title: 'Bảng xếp hạng',
    units: ids('u', units).map((id) => ({ id, name: id, kind: 'province' })),
    indicators: [
      ...counts.map((id) => ({ id, name: id, unit: 'hồ sơ', measure: { kind: 'count' } })),
      ...ids('i', indicators).map((id) => ({ id, name: id, unit: '%', measure: { kind: 'ratio', numerator: `${id}-on`, denominator: `${id}-of` } })),
    ],
    frameworks: [{
      id: 'index', name: 'Chỉ số', version: '1',
      root: {
        id: 'index', name: 'Chỉ số', aggregate: 'mean',
        children: ids('i', indicators).map((id, place) => ({
          id: `leaf-${id}`, name: id, indicator: id, weight: weights[place], rule: { kind: 'normalise', by: 'minMax', scale: [0, 100] },
        })),
      },
    }],
    observations: {
      columns: ['unit', 'indicator', 'period', 'value'], dictionary: { unit: ids('u', units), indicator: counts, period: ['2024'] },
      data: [data[0], data[1], data[0].map(() => 0), data[2]],
    },
  };
  return { feed: JSON.stringify(feed), values, spread, weights };
}
