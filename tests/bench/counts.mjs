// A framework of groups of leaves over all communes, the same every time: counts of dossiers on time, points proportional to their rate.

import { layouts, random, units } from './country.mjs';

/** A feed of one year, and what a peer needs to calculate the same. */
export function counted({ communes, groups, leaves }) {
  const all = units(communes);
  const ids = all.slice(-communes).map(({ id }) => id);
  const count = groups * leaves;
  const indicators = Array.from({ length: count }, (_, leaf) => [
    { id: `tat-ca-${leaf}`, name: 'Hồ sơ', unit: 'hồ sơ', measure: { kind: 'count' } },
    { id: `dung-han-${leaf}`, name: 'Đúng hạn', unit: 'hồ sơ', measure: { kind: 'count' } },
    { id: `ty-le-${leaf}`, name: 'Tỷ lệ đúng hạn', unit: '%', measure: { kind: 'ratio', numerator: `dung-han-${leaf}`, denominator: `tat-ca-${leaf}` } },
  ]).flat();
  const children = Array.from({ length: groups }, (_, group) => ({
    id: `nhom-${group}`, name: 'Nhóm', weight: 1,
    children: Array.from({ length: leaves }, (__, nth) => group * leaves + nth).map((leaf) => ({
      id: `diem-${leaf}`, name: 'Tiêu chí', weight: 1, max: 1, indicator: `ty-le-${leaf}`, rule: { kind: 'proportional', full: 95 },
    })),
  }));
  const feed = {
    format: 'reform-feed/1', id: 'league', title: 'Xã', units: all, indicators,
    frameworks: [{ id: 'bo-tieu-chi', name: 'Bộ tiêu chí', version: '1', root: { id: 'tong', name: 'Tổng', aggregate: 'mean', weight: 1, children } }],
  };
  const next = random(20261122);
  const columns = [[], [], [], []];
  const data = Array.from({ length: count }, () => [[], []]);
  for (let unit = 0; unit < communes; unit += 1) {
    for (let leaf = 0; leaf < count; leaf += 1) {
      const received = 50 + Math.floor(next() * 1950);
      const onTime = Math.floor(received * (0.4 + 0.6 * next()));
      data[leaf][0].push(onTime);
      data[leaf][1].push(received);
      for (const [place, value] of [received, onTime].entries()) {
        columns[0].push(unit);
        columns[1].push(leaf * 3 + place);
        columns[2].push(0);
        columns[3].push(value);
      }
    }
  }
  const dictionary = { unit: ids, indicator: indicators.map(({ id }) => id), period: ['2024'] };
  return { feed: layouts(feed, dictionary, columns).columns(), options: { units: ids, groups, leaves, data } };
}
