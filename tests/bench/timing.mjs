// How the benches take times: in the page, by whole turns, the middle one counting.

export const decode = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** The middle of some times; of an even number of them the later one. */
export const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** Milliseconds that some work takes, and its result. */
export function timed(work) {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
}

/** The clock of a page goes in steps of a tenth of a millisecond: what is shorter than this is done again and again, and the time divided. */
const LEAST = 20;

/** Milliseconds that work takes which is done over and over. */
export function timedOften(work) {
  let [time] = timed(work);
  if (time >= LEAST) return time;
  const times = Math.ceil(LEAST / Math.max(time, 0.02));
  [time] = timed(() => {
    for (let turn = 0; turn < times; turn += 1) work();
  });
  return time / times;
}

/** Medians in milliseconds of so many turns of each work. They take turns, so that what disturbs the machine disturbs all of them. */
export function medians(works, rounds, time = (work) => timed(work)[0]) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      globalThis.gc?.();
      times[name].push(time(work));
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}
