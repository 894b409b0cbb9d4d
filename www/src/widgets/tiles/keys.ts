/** A step on the screen: to the right and downward are 1. */
export type Direction = readonly [x: number, y: number];

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

/** The direction of an arrow key; `null` for any other. */
export const directionOf = (key: string): Direction | null => directions[key] ?? null;

/** In CSS pixels: what is no further off stands in line, as a cell does with the tiles above and below the one that it is in. */
const inLine = 8;

/** Of `all`, the element that stands nearest in a direction; what is aside counts twice as far. `null` at the edge. */
export function nearest(all: readonly HTMLElement[], from: HTMLElement, [x, y]: Direction): HTMLElement | null {
  const here = from.getBoundingClientRect();
  let [best, least] = [null as HTMLElement | null, Infinity];
  for (const one of all) {
    const there = one.getBoundingClientRect();
    const [right, down] = [there.x - here.x, there.y - here.y];
    const ahead = right * x + down * y;
    if (ahead < inLine) continue;
    const far = ahead + 2 * Math.abs(x === 0 ? right : down);
    if (far < least) [best, least] = [one, far];
  }
  return best;
}
