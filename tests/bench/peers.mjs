// Runs in the page: from the bytes of a feed to answers, by the core and by its peers. An answer: the on-time rate of each province in a quarter from the
// counts of its communes, best first, with its rank ("1, 2, 2, 4"), the rate of the quarter before and the places gained since. All are given the same
// bytes and give the same answers.

import init, { Dashboard } from '/core/reform_dashboard.js';
import { decode, medians } from '/timing.mjs';

const { op } = aq;
const [ABOVE, BELOW, RATE] = ['dung-han-1', 'tiep-nhan-1', 'ty-le-dung-han-1'];

/** Untimed turns, in which the engine finds out what to compile well. */
const WARM_UP = 3;

/** The core: the feed is loaded, checked and indexed whole, then asked for each ranking. */
function core(bytes, asked) {
  const dashboard = new Dashboard(bytes);
  const answers = asked.map((period) =>
    dashboard.ranking({ unit: 'tinh-01', indicator: RATE, period })
      .rows.map(({ unit, value, rank, previousValue, rankChange }) => [unit.id, value, rank, previousValue, rankChange]));
  dashboard.free();
  return answers;
}

/** What the peers look at: the quarters asked for and those before them. */
function looked(asked, quarters) {
  const places = asked.map((quarter) => quarters.indexOf(quarter));
  return quarters.filter((_, place) => places.includes(place) || places.includes(place + 1));
}

/** The peers' answers from the ranked provinces of each quarter, `[province, rate, rank]`. */
function compared(tables, asked, quarters) {
  return asked.map((quarter) => {
    const before = new Map((tables.get(quarters[quarters.indexOf(quarter) - 1]) ?? []).map((row) => [row[0], row]));
    return tables.get(quarter).map(([province, rate, rank]) => {
      const then = before.get(province);
      return then === undefined ? [province, rate, rank, null, null] : [province, rate, rank, then[1], then[2] - rank];
    });
  });
}

/** Arquero on the parsed document: dictionaries are kept, only the two counts of the quarters in question are looked at. */
function arquero(bytes, asked, quarters) {
  const { units, observations } = JSON.parse(decode(bytes));
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  let [table, province, on, all, when, wanted] = [null, (unit) => parents.get(unit), ABOVE, BELOW, (period) => period, looked(asked, quarters)];
  if (Array.isArray(observations)) {
    table = aq.from(observations);
  } else {
    const { dictionary, data: [unit, indicator, period, value] } = observations;
    const places = dictionary.unit.map((id) => parents.get(id));
    [on, all] = [ABOVE, BELOW].map((id) => dictionary.indicator.indexOf(id));
    wanted = wanted.map((quarter) => dictionary.period.indexOf(quarter));
    [province, when] = [(place) => places[place], (place) => dictionary.period[place]];
    table = aq.table({ unit, indicator, period, value });
  }
  const ranked = table
    .params({ on, all, wanted })
    .filter((row, $) => (row.indicator === $.on || row.indicator === $.all) && op.includes($.wanted, row.period))
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
  const tables = new Map(quarters.map((quarter) => [quarter, []]));
  ranked.scan((row, { period, province: of, rate, rank }) => tables.get(when(period.at(row))).push([of.at(row), rate.at(row), rank.at(row)]), true);
  return compared(tables, asked, quarters);
}

/** Plain JavaScript: one pass over the parsed document into typed arrays, one sort a quarter. */
function plain(bytes, asked, quarters) {
  const { units, observations } = JSON.parse(decode(bytes));
  const provinces = units.filter(({ kind }) => kind === 'province').map(({ id }) => id);
  const places = new Map(provinces.map((id, place) => [id, place]));
  const parents = new Map(units.map(({ id, parent }) => [id, places.get(parent)]));
  const wanted = looked(asked, quarters);
  const starts = new Map(wanted.map((quarter, place) => [quarter, place * provinces.length]));
  const sums = new Map([ABOVE, BELOW].map((id) => [id, new Float64Array(wanted.length * provinces.length)]));
  if (Array.isArray(observations)) {
    for (const { unit, indicator, period, value } of observations) {
      const sum = sums.get(indicator);
      if (sum === undefined) continue;
      const start = starts.get(period);
      if (start !== undefined) sum[start + parents.get(unit)] += value;
    }
  } else {
    const { dictionary, data: [unitPlaces, indicatorPlaces, periodPlaces, values] } = observations;
    const parent = Int32Array.from(dictionary.unit, (id) => parents.get(id));
    const start = Int32Array.from(dictionary.period, (label) => starts.get(label) ?? -1);
    const [on, all] = [ABOVE, BELOW].map((id) => dictionary.indicator.indexOf(id));
    const [above, below] = [sums.get(ABOVE), sums.get(BELOW)];
    for (let row = 0; row < values.length; row += 1) {
      const indicator = indicatorPlaces[row];
      if (indicator !== on && indicator !== all) continue;
      const first = start[periodPlaces[row]];
      if (first < 0) continue;
      if (indicator === on) above[first + parent[unitPlaces[row]]] += values[row];
      else below[first + parent[unitPlaces[row]]] += values[row];
    }
  }
  const [above, below] = [sums.get(ABOVE), sums.get(BELOW)];
  const rates = Float64Array.from(above, (count, place) => (count * 100) / below[place]);
  const tables = new Map(wanted.map((quarter, turn) => {
    const first = turn * provinces.length;
    const order = Int32Array.from(provinces, (_id, place) => place).sort((a, b) => rates[first + b] - rates[first + a] || a - b);
    let rank = 0;
    return [quarter, Array.from(order, (place, position) => {
      if (position === 0 || rates[first + place] !== rates[first + order[position - 1]]) rank = position + 1;
      return [provinces[place], rates[first + place], rank];
    })];
  }));
  return compared(tables, asked, quarters);
}

/** Throws unless all give the same answers, each with a place for each province and, but for the first quarter, what it was before. */
function assertEqual(works, asked, quarters) {
  const [[, first], ...others] = Object.entries(works).map(([name, work]) => [name, work()]);
  for (const [place, quarter] of asked.entries()) {
    const rows = first[place];
    const whole = ([, rate, rank, before, gain]) => rate > 0 && rank > 0 && (quarter === quarters[0] ? before === null : before > 0 && Number.isInteger(gain));
    if (rows.length !== 34 || !rows.every(whole)) throw new Error(`${quarter}: the answer lacks provinces or figures`);
    for (const [name, answers] of others) {
      for (const [at, row] of rows.entries()) {
        const other = answers[place]?.[at];
        if (String(row) !== String(other)) throw new Error(`${name}, ${quarter}: ${other} is not ${row}`);
      }
    }
  }
}

/** Medians in milliseconds of `rounds` turns each, from bytes to the answers for the quarters asked for; `parse`: what reading the JSON alone takes of the peers' times. */
export async function run(address, quarters, asked, rounds) {
  await init({ module_or_path: '/core/reform_dashboard_bg.wasm' });
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  const works = { core: () => core(bytes, asked), arquero: () => arquero(bytes, asked, quarters), plain: () => plain(bytes, asked, quarters) };
  assertEqual(works, asked, quarters);
  medians(works, WARM_UP);
  return { bytes: bytes.length, ...medians({ ...works, parse: () => JSON.parse(decode(bytes)) }, rounds) };
}
