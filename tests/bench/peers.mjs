// Runs in the page: from the bytes of a feed to one answer, by the core and by its peers. The answer: the on-time rate of each province and quarter from
// the counts of its communes, best first, with ranks ("1, 2, 2, 4"). All are given the same bytes and give the same answer.

import init, { Dashboard } from '/core/reform_dashboard.js';
import { decode, medians } from '/timing.mjs';

const { op } = aq;
const [ABOVE, BELOW, RATE] = ['dung-han-1', 'tiep-nhan-1', 'ty-le-dung-han-1'];

/** Untimed turns, in which the engine finds out what to compile well. */
const WARM_UP = 3;

/** The core: the feed is loaded, checked and indexed whole, then asked for each quarter's ranking. */
function core(bytes, quarters) {
  const dashboard = new Dashboard(bytes);
  const answer = quarters.map((period) =>
    dashboard.ranking({ unit: 'tinh-01', indicator: RATE, period }).rows.map(({ unit, value, rank }) => [unit.id, value, rank]));
  dashboard.free();
  return answer;
}

/** Arquero on the parsed document: dictionaries are kept, only the two counts are looked at. */
function arquero(bytes, quarters) {
  const { units, observations } = JSON.parse(decode(bytes));
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  let [table, province, on, all, when] = [null, (unit) => parents.get(unit), ABOVE, BELOW, (period) => period];
  if (Array.isArray(observations)) {
    table = aq.from(observations);
  } else {
    const { dictionary, data: [unit, indicator, period, value] } = observations;
    const places = dictionary.unit.map((id) => parents.get(id));
    [on, all] = [ABOVE, BELOW].map((id) => dictionary.indicator.indexOf(id));
    [province, when] = [(place) => places[place], (place) => dictionary.period[place]];
    table = aq.table({ unit, indicator, period, value });
  }
  const ranked = table
    .params({ on, all })
    .filter((row, $) => row.indicator === $.on || row.indicator === $.all)
    .derive({ province: aq.escape((row) => province(row.unit)) })
    .groupby('period', 'province')
    .rollup({
      above: (row, $) => op.sum(row.indicator === $.on ? row.value : 0),
      below: (row, $) => op.sum(row.indicator === $.all ? row.value : 0),
    })
    .derive({ rate: (row) => (row.above * 100) / row.below })
    .orderby('period', aq.desc('rate'), 'province')
    .groupby('period')
    .derive({ rank: () => op.rank() })
    .ungroup();
  const answer = new Map(quarters.map((quarter) => [quarter, []]));
  ranked.scan((row, { period, province: of, rate, rank }) => answer.get(when(period.at(row))).push([of.at(row), rate.at(row), rank.at(row)]), true);
  return [...answer.values()];
}

/** Plain JavaScript: one pass over the parsed document into typed arrays, one sort a quarter. */
function plain(bytes, quarters) {
  const { units, observations } = JSON.parse(decode(bytes));
  const provinces = units.filter(({ kind }) => kind === 'province').map(({ id }) => id);
  const places = new Map(provinces.map((id, place) => [id, place]));
  const parents = new Map(units.map(({ id, parent }) => [id, places.get(parent)]));
  const periods = new Map(quarters.map((quarter, place) => [quarter, place]));
  const sums = new Map([ABOVE, BELOW].map((id) => [id, new Float64Array(quarters.length * provinces.length)]));
  if (Array.isArray(observations)) {
    for (const { unit, indicator, period, value } of observations) {
      const sum = sums.get(indicator);
      if (sum !== undefined) sum[periods.get(period) * provinces.length + parents.get(unit)] += value;
    }
  } else {
    const { dictionary, data: [unitPlaces, indicatorPlaces, periodPlaces, values] } = observations;
    const parent = Int32Array.from(dictionary.unit, (id) => parents.get(id));
    const start = Int32Array.from(dictionary.period, (label) => periods.get(label) * provinces.length);
    const [on, all] = [ABOVE, BELOW].map((id) => dictionary.indicator.indexOf(id));
    const [above, below] = [sums.get(ABOVE), sums.get(BELOW)];
    for (let row = 0; row < values.length; row += 1) {
      const indicator = indicatorPlaces[row];
      if (indicator === on) above[start[periodPlaces[row]] + parent[unitPlaces[row]]] += values[row];
      else if (indicator === all) below[start[periodPlaces[row]] + parent[unitPlaces[row]]] += values[row];
    }
  }
  const [above, below] = [sums.get(ABOVE), sums.get(BELOW)];
  const rates = Float64Array.from(above, (count, place) => (count * 100) / below[place]);
  return quarters.map((_, quarter) => {
    const first = quarter * provinces.length;
    const order = Int32Array.from(provinces, (_id, place) => place).sort((a, b) => rates[first + b] - rates[first + a] || a - b);
    let rank = 0;
    return Array.from(order, (place, position) => {
      if (position === 0 || rates[first + place] !== rates[first + order[position - 1]]) rank = position + 1;
      return [provinces[place], rates[first + place], rank];
    });
  });
}

/** Throws unless all give the same answer, and one with a place for each province in each quarter. */
function assertEqual(works, quarters) {
  const [[, first], ...others] = Object.entries(works).map(([name, work]) => [name, work()]);
  const whole = first.length === quarters.length && first.every((rows) => rows.length === 34 && rows.every(([, rate, rank]) => rate > 0 && rank > 0));
  if (!whole) throw new Error('the answer lacks provinces or quarters');
  for (const [name, answer] of others) {
    for (const [quarter, rows] of first.entries()) {
      for (const [place, row] of rows.entries()) {
        const other = answer[quarter]?.[place];
        if (String(row) !== String(other)) throw new Error(`${name}, ${quarters[quarter]}: ${other} is not ${row}`);
      }
    }
  }
}

/** Medians in milliseconds of `rounds` turns each, from bytes to answer; `parse`: what reading the JSON alone takes of the peers' times. */
export async function run(address, quarters, rounds) {
  await init({ module_or_path: '/core/reform_dashboard_bg.wasm' });
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  const works = { core: () => core(bytes, quarters), arquero: () => arquero(bytes, quarters), plain: () => plain(bytes, quarters) };
  assertEqual(works, quarters);
  medians(works, WARM_UP);
  return { bytes: bytes.length, ...medians({ ...works, parse: () => JSON.parse(decode(bytes)) }, rounds) };
}
