// Runs in the page: one change of a scenario among all communes beside a full recompute in plain JavaScript on typed arrays.

import init, { Dashboard } from '/core/reform_dashboard.js';
import { medians, timedOften } from '/timing.mjs';

const FULL = 95;

/** Weighted means of all leaves' points, sorted and ranked: what a page without the core would do for every change. */
class Plain {
  constructor({ communes, groups, leaves, counts, weights }) {
    Object.assign(this, { communes, weights, leaves: groups * leaves, counts });
    this.points = Array.from({ length: this.leaves }, (_, leaf) => Float64Array.from({ length: communes }, (__, unit) => this.score(leaf, unit)));
    this.scores = new Float64Array(communes);
    this.ranks = new Uint32Array(communes);
  }

  score(leaf, unit) {
    const [on, all] = [this.counts[leaf][0][unit], this.counts[leaf][1][unit]];
    return Math.min(((on / all) * 100) / FULL, 1);
  }

  recompute() {
    const { communes, scores, ranks } = this;
    scores.fill(0);
    let sum = 0;
    for (let leaf = 0; leaf < this.leaves; leaf += 1) {
      const [column, weight] = [this.points[leaf], this.weights[leaf]];
      sum += weight;
      for (let unit = 0; unit < communes; unit += 1) scores[unit] += weight * column[unit];
    }
    for (let unit = 0; unit < communes; unit += 1) scores[unit] /= sum;
    const sorted = scores.slice().sort();
    for (let unit = 0; unit < communes; unit += 1) {
      // The first place behind all that are not greater, from above: one more than the number of greater ones.
      let [low, high] = [0, communes];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] <= scores[unit]) low = middle + 1;
        else high = middle;
      }
      ranks[unit] = communes - low + 1;
    }
    return ranks;
  }
}

function same(scenario, plain, place, what) {
  const ranks = scenario.ranks();
  if (ranks.length !== plain.communes) throw new Error(`${what}: ${ranks.length} ranks`);
  for (let unit = 0; unit < ranks.length; unit += 1) {
    if (ranks[unit] !== plain.ranks[unit]) throw new Error(`${what}: unit ${unit} is ${ranks[unit]}, plain ${plain.ranks[unit]}`);
  }
  const { score, rank } = scenario.standing();
  if (Math.abs(score - plain.scores[place]) > 1e-9 || rank !== plain.ranks[place]) throw new Error(`${what}: ${score} ${rank}`);
}

/** Medians in milliseconds of `rounds` turns. Each turn is another change, so that nothing is computed twice; results are compared first. */
export async function run(address, { units, groups, leaves, data }, rounds) {
  await init({ module_or_path: '/core/reform_dashboard_bg.wasm' });
  const dashboard = new Dashboard(new Uint8Array(await (await fetch(address)).arrayBuffer()));
  const counts = data.map((pair) => pair.map((column) => Float64Array.from(column)));
  // A group's mean of its leaves, then the mean of the groups: a leaf weighs its share of both.
  const weights = new Float64Array(groups * leaves).fill(1);
  const plain = new Plain({ communes: units.length, groups, leaves, counts, weights });
  const place = 1234;
  const scenario = dashboard.scenario({ unit: units[place], period: '2024' });
  plain.recompute();
  same(scenario, plain, place, 'official');

  let turn = 0;
  const next = () => {
    turn += 1;
    const leaf = (turn * 7) % (groups * leaves);
    return [leaf, (turn * 131) % (counts[leaf][1][place] + 1)];
  };
  const change = ([leaf, on]) => scenario.set({ unit: units[place], indicator: `dung-han-${leaf}`, value: on });
  const plainChange = ([leaf, on]) => {
    counts[leaf][0][place] = on;
    plain.points[leaf][place] = plain.score(leaf, place);
    return plain.recompute();
  };
  for (let check = 0; check < 20; check += 1) {
    const what = next();
    change(what);
    plainChange(what);
    same(scenario, plain, place, `change ${check}`);
  }
  const weigh = (group, weight) => {
    scenario.set({ node: `nhom-${group}`, weight });
    for (let leaf = 0; leaf < leaves; leaf += 1) weights[group * leaves + leaf] = weight;
  };
  weigh(3, 2.5);
  plain.recompute();
  same(scenario, plain, place, 'weight');
  const times = medians({
    core: () => {
      change(next());
      return scenario.standing().rank + scenario.ranks().length;
    },
    slider: () => {
      change(next());
      return scenario.standing();
    },
    plain: () => plainChange(next()),
    weight: () => {
      turn += 1;
      scenario.set({ node: `nhom-${turn % groups}`, weight: 1 + (turn % 9) / 4 });
      return scenario.standing().rank + scenario.ranks().length;
    },
  }, rounds, timedOften);
  return times;
}
