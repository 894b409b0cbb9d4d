import type { Contents, Day, Tile, Tiles, UnitRef } from '../../../src/wasm/types';

/** One figure in the picture: whose place it is, and the tile that the figure is of. They differ where a former unit shows that of the unit it became. */
export interface TileCell {
  unit: UnitRef;
  tile: Tile;
  /** What the cell's unit became. */
  becomes: Tile['becomes'];
}

/** What stands in one place: a unit with one cell, or today's unit with a cell for each former one that went to it, none where it took only lesser shares. */
export interface TileGroup {
  unit: UnitRef;
  cells: TileCell[];
  /** The former units that became it, each with the share that did. */
  from: readonly { unit: UnitRef; share: number }[];
  /** Where the figures stand of those that only a lesser share of came here; left out where there are none. */
  elsewhere?: UnitRef[];
}

/** The same figures in the boundaries of then and of today; one of the two is missing where the feed does not know who became whom. */
export interface TileViews {
  then?: TileGroup[];
  today?: TileGroup[];
  /** The first day without the units of then, and the day since which those of today stand; `null` without both views. */
  days: { then: Day; today: Day } | null;
}

/** Whether the figure is that of the unit that the cell's own became. */
export const isLent = ({ unit, tile }: TileCell): boolean => unit.id !== tile.unit.id;

/** Whether both became, or were made into, one unit. */
export const akin = (a: TileCell, b: TileCell): boolean =>
  a.unit.id !== b.unit.id && (a.tile === b.tile || a.becomes.some(({ unit }) => b.becomes.some((other) => other.unit === unit)));

/** The first day without all of the units; `null` where none of them has ended. */
export function endOfThen(units: readonly UnitRef[]): Day | null {
  const [last] = units.flatMap(({ validTo }) => validTo ?? []).sort();
  return last === undefined ? null : new Date(Date.parse(last) + 864e5).toISOString().slice(0, 10);
}

const own = (tile: Tile): TileGroup => ({ unit: tile.unit, cells: [{ unit: tile.unit, tile, becomes: tile.becomes }], from: tile.from });

/** Both views of the tiles. A unit that went to several stands with the one that took the largest share, the first of equal ones. */
export function tileViews({ tiles, as, kind }: Tiles, units: Contents['units']): TileViews {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  /** What a unit became, the largest share first. */
  const went = (id: string): Tile['becomes'] => [...known.get(id)?.becomes ?? []].filter(({ unit }) => known.has(unit)).sort((a, b) => b.share - a.share);
  const heirs = new Map<string, string>();
  /** The unit of today that one ended up in; itself where it stands. Each step of a chain, however long, is taken once. */
  const heir = (id: string): string => {
    const way = new Set<string>();
    let at = id;
    for (let [most] = went(at); most && !heirs.has(at) && !way.has(at); [most] = went(at)) {
      way.add(at);
      at = most.unit;
    }
    at = heirs.get(at) ?? at;
    for (const one of way) heirs.set(one, at);
    return at;
  };
  const shown = tiles.map(own);
  const told = (ended: readonly UnitRef[], heirs: readonly UnitRef[]): TileViews['days'] => {
    const then = endOfThen(ended);
    return then === null ? null : { then, today: heirs.flatMap(({ validFrom }) => validFrom ?? []).sort().at(-1) ?? then };
  };
  if (as === 'then') {
    const groups = new Map<string, TileGroup>();
    for (const { unit, cells } of shown) {
      const ways = went(unit.id);
      let most: UnitRef | null = null;
      for (const [i, { unit: next, share }] of (ways.length > 0 ? ways : [{ unit: unit.id, share: 1 }]).entries()) {
        const id = heir(next);
        const into = groups.get(id) ?? { unit: known.get(id) ?? unit, cells: [], from: [] };
        groups.set(id, into);
        most ??= into.unit;
        if (i === 0) into.cells.push(...cells);
        else if (into.unit !== most && !into.elsewhere?.includes(most)) into.elsewhere = [...into.elsewhere ?? [], most];
        if (id !== unit.id) into.from = [...into.from, { unit, share }];
      }
    }
    const today = [...groups.values()];
    const days = told(shown.flatMap(({ unit }) => (heir(unit.id) === unit.id ? [] : unit)), today.filter(({ from }) => from.length > 0).map(({ unit }) => unit));
    return days ? { then: shown, today, days } : { then: shown, days };
  }
  const byId = new Map(tiles.map((tile) => [tile.unit.id, tile]));
  const placed = units.flatMap((unit) => {
    const tile = byId.get(heir(unit.id));
    return tile && unit.kind === kind ? [{ unit, tile, becomes: unit.becomes }] : [];
  });
  // Of several mergers the last: who stood on its eve.
  const eve = placed.flatMap(({ unit }) => unit.validTo ?? []).sort().at(-1) ?? '';
  const then = placed.filter(({ unit: { validFrom, validTo } }) => (validFrom ?? '') <= eve && (validTo ?? eve) >= eve);
  const ended = then.filter(({ unit, tile }) => unit.id !== tile.unit.id);
  const days = told(ended.map(({ unit }) => unit), ended.map(({ tile }) => tile.unit));
  return days ? { today: shown, then: then.map((cell) => ({ unit: cell.unit, cells: [cell], from: [] })), days } : { today: shown, days };
}
