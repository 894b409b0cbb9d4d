// Runs in the page: 1.000 simulated rankings by the core and by plain JavaScript on typed arrays. Each run draws noise for every rate from its counts,
// normalises each indicator by min-max, perturbs the weights by a quarter, takes the weighted mean and ranks.

import init, { Dashboard } from '/core/reform_dashboard.js';
import { median, timed } from '/timing.mjs';

/** Up to the last run, without what an answer has besides (bounds of ranks, nodes left out, tables); then the whole answer. */
function core(bytes, { runs, units, indicators }) {
  const dashboard = new Dashboard(bytes);
  const terms = { runs, drivers: 0 };
  const [ranking] = timed(() => {
    const work = dashboard.certainty({ unit: 'u0' }, terms);
    // A budget of nothing is one step.
    while (work.advance(0) * (runs + units + indicators) < runs - 0.5);
    work.free();
  });
  let answer = null;
  globalThis.gc?.();
  const [whole] = timed(() => {
    const work = dashboard.certainty({ unit: 'u0' }, terms);
    work.advance(Infinity);
    answer = work.answer();
    work.free();
  });
  dashboard.free();
  const rows = new Map(answer.rows.map((row) => [row.unit.id, [row.mean, row.low, row.median, row.high]]));
  return { ranking, whole, rows: Array.from({ length: units }, (_, unit) => rows.get(`u${unit}`)) };
}

/** Draws from the normal distribution by Marsaglia's polar method, as d3-random and others do; two a turn. */
function normal() {
  let spare = NaN;
  return () => {
    if (spare === spare) {
      const draw = spare;
      spare = NaN;
      return draw;
    }
    for (;;) {
      const x = Math.random() * 2 - 1;
      const y = Math.random() * 2 - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * scale;
        return x * scale;
      }
    }
  };
}

/** Ranks of all units in all runs, unit by unit: indicators in columns, no allocation in a run. */
function plain({ runs, units, indicators, values, spread, weights }) {
  const draw = normal();
  const ranks = new Uint16Array(units * runs);
  const [column, scores] = [new Float64Array(units), new Float64Array(units)];
  const order = Uint16Array.from({ length: units }, (_, unit) => unit);
  for (let run = 0; run < runs; run += 1) {
    scores.fill(0);
    for (let indicator = 0; indicator < indicators; indicator += 1) {
      const first = indicator * units;
      let [low, high] = [Infinity, -Infinity];
      for (let unit = 0; unit < units; unit += 1) {
        let value = values[first + unit] + spread[first + unit] * draw();
        if (value < 0) value = 0;
        else if (value > 100) value = 100;
        column[unit] = value;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      const slope = (weights[indicator] * (1 + 0.25 * (2 * Math.random() - 1))) / (high - low);
      for (let unit = 0; unit < units; unit += 1) scores[unit] += slope * (column[unit] - low);
    }
    // The order of the run before is nearly that of this one.
    for (let place = 1; place < units; place += 1) {
      const unit = order[place];
      const score = scores[unit];
      let at = place;
      for (; at > 0 && scores[order[at - 1]] < score; at -= 1) order[at] = order[at - 1];
      order[at] = unit;
    }
    for (let place = 0; place < units; place += 1) ranks[order[place] * runs + run] = place + 1;
  }
  return ranks;
}

/** Mean and the 5, 50 and 95 % quantiles (R type 7) of each unit's ranks. */
function summary(ranks, { runs, units }) {
  return Array.from({ length: units }, (_, unit) => {
    const sorted = ranks.slice(unit * runs, (unit + 1) * runs).sort();
    const quantile = (share) => {
      const place = share * (runs - 1);
      const below = sorted[Math.floor(place)];
      return below + (sorted[Math.ceil(place)] - below) * (place % 1);
    };
    return [sorted.reduce((sum, rank) => sum + rank, 0) / runs, quantile(0.05), quantile(0.5), quantile(0.95)];
  });
}

/** Medians in milliseconds of `rounds` turns, and each unit's ranks by both. */
export async function run(address, sizes, input, rounds) {
  await init({ module_or_path: '/core/reform_dashboard_bg.wasm' });
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  const given = { ...sizes, ...Object.fromEntries(Object.entries(input).map(([name, list]) => [name, Float64Array.from(list)])) };
  const times = { ranking: [], whole: [], plain: [] };
  let [found, ranks] = [null, null];
  // One turn more, untimed, in which the engine finds out what to compile well.
  for (let round = 0; round <= rounds; round += 1) {
    found = core(bytes, sizes);
    const [time, result] = timed(() => plain(given));
    ranks = result;
    if (round > 0) for (const [name, value] of Object.entries({ ranking: found.ranking, whole: found.whole, plain: time })) times[name].push(value);
  }
  return { times: Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)])), core: found.rows, plain: summary(ranks, sizes) };
}
