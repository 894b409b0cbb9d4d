import type { Tile, Tiles, UnitRef } from '../../../src/wasm/types';
import { fold, type Locale } from '../locale';
import { rankingMeasure } from './measure';
import { figureCell, tableOf, type ColumnOf, type TableModel } from './model';
import { layout34, layout63, gridPlaces, type Place } from './tiles-layout';
import { endOfThen, type TileCell, type TileGroup } from './tiles-units';

/** One place of the picture: a unit's tile, a province that the answer does not hold, or islands with the tile that they belong to. */
export interface TilePlace<T = Tile> {
  /** `null`: the tiles follow one another without a layout. */
  place: Place | null;
  tile: T | null;
}

/** A province's name as layouts write it, without its rank: `Thành phố Huế` and `Thừa Thiên Huế` are `hue`. */
const plainName = (name: string): string => fold(name).replace(/^(tinh|thanh pho|tp) /, '').replace(/^thua thien hue$/, 'hue');

/** Of which province the islands are part. */
const home = (place: Place): string => (place.name === 'Hoàng Sa' ? 'Đà Nẵng' : 'Khánh Hòa');

/**
 * Every place with its tile. Provinces stand in the layout of their time, chosen by names, since codes are reused; all its
 * places are kept, so that the country is always whole. Other units, and provinces that no layout knows, follow in the feed's order.
 */
export function placeTiles<T extends { unit: UnitRef }>({ tiles, as, kind }: Pick<Tiles, 'as' | 'kind'> & { tiles: readonly T[] }): TilePlace<T>[] {
  const byName = new Map(tiles.map((tile) => [plainName(tile.unit.name.vi), tile]));
  if (kind === 'province') {
    for (const layout of as === 'then' ? [layout63] : [layout34, layout63]) {
      const places = gridPlaces(layout);
      const known = new Set(places.map(({ name }) => plainName(name)));
      if (byName.size < tiles.length || [...byName.keys()].some((name) => !known.has(name))) continue;
      return places.map((place) => ({ place, tile: byName.get(plainName(place.island ? home(place) : place.name)) ?? null }));
    }
  }
  return tiles.map((tile) => ({ place: null, tile }));
}

/** The figure in whose shade islands stand: of the cells of their province that of the unit which had them. */
export const islandCell = (place: Place, cells: readonly TileCell[]): TileCell | undefined =>
  cells.find(({ unit }) => plainName(unit.name.vi) === plainName(home(place))) ?? cells[0];

/** What tiles are shaded by. */
export type TileMode = 'share' | 'rank' | 'group';

/** The ways in which the publisher lets units be compared. */
export function tileModes({ tiles }: Tiles): TileMode[] {
  const modes: TileMode[] = tiles.some(({ share }) => share !== null) || !tiles.some(({ group }) => group !== null) ? ['share'] : [];
  if (tiles.some(({ rank }) => rank !== null)) modes.push('rank');
  if (tiles.some(({ group }) => group !== null)) modes.push('group');
  return modes;
}

/** 0 to 1, 1 is best; `null` for a hatch. */
export function tileShare(tile: Tile, mode: TileMode, { groups, tiles }: Tiles): number | null {
  if (mode === 'share') return tile.share ?? (tile.value === null ? null : 0.5);
  if (mode === 'group') return tile.group === null || groups === null ? null : groups < 2 ? 1 : (groups - tile.group) / (groups - 1);
  const last = Math.max(1, ...tiles.map(({ rank }) => rank ?? 1));
  return tile.rank === null ? null : last === 1 ? 1 : (last - tile.rank) / (last - 1);
}

/** Digits after the comma for all values, so that they can be compared. */
function digitsOf(tiles: Tiles, locale: Locale): number {
  const measured = rankingMeasure(tiles, locale);
  return Math.max(0, ...tiles.tiles.map(({ value }) => (value === null ? 0 : locale.digits(value, measured))));
}

/** What stands in a tile, short: at most two digits after the comma; an en dash where there is no value. */
export function tileFigure(tile: Tile, mode: TileMode, tiles: Tiles, locale: Locale): string {
  if (mode !== 'share') return String(tile[mode] ?? '–');
  if (tile.value === null) return '–';
  return locale.number(tile.value, Math.abs(tile.value) >= 1000 ? 0 : Math.min(2, digitsOf(tiles, locale)));
}

/** A tile's value in full, with its unit, or why there is none. */
export function sayTile(tile: Pick<Tile, 'value' | 'gap' | 'qualifier'>, tiles: Tiles, locale: Locale): string {
  return locale.valued(tile, rankingMeasure(tiles, locale), digitsOf(tiles, locale));
}

/** The tiles with values, best first; in the good direction. */
function ordered({ tiles, direction }: Tiles): (Tile & { value: number })[] {
  const valued = tiles.filter((tile): tile is Tile & { value: number } => tile.value !== null);
  return valued.sort((a, b) => (direction === 'down' ? a.value - b.value : b.value - a.value));
}

/** The best and the worst tile; `null` without two values that differ. */
export function tileExtremes(tiles: Tiles): [Tile, Tile] | null {
  const all = ordered(tiles);
  const [best, worst] = [all[0], all.at(-1)];
  return best && worst && best.value !== worst.value ? [best, worst] : null;
}

/** How many units there are, who stands at the ends, where the reader's own unit stands. */
export function tilesSentence(tiles: Tiles, locale: Locale): string {
  const { words } = locale;
  if (tiles.coverage.have === 0) return words.ranking.nothing;
  const name = ({ unit }: Tile): string => locale.text(unit.name);
  const said = (tile: Tile): string => sayTile(tile, tiles, locale);
  const sentences = [locale.fill(words.tiles.sentence, { ...tiles.coverage })];
  const ends = tileExtremes(tiles);
  if (ends) {
    const [best, worst] = ends;
    sentences.push(locale.fill(tiles.direction === 'up' ? words.ranking.extremes : words.ranking.extremesDown, {
      best: name(best), bestValue: said(best), worst: name(worst), worstValue: said(worst),
    }));
  }
  const own = tiles.tiles.find(({ unit }) => unit.id === tiles.own);
  if (own && own.value !== null) {
    const about = { unit: name(own), value: said(own) };
    sentences.push(own.rank !== null && tiles.coverage.have > 1
      ? locale.fill(words.ranking.own, { ...about, rank: own.rank, of: tiles.coverage.have })
      : own.group !== null && tiles.groups !== null
        ? locale.fill(words.ranking.ownGroup, { ...about, group: own.group, of: tiles.groups })
        : locale.fill(words.ranking.ownValue, about));
  }
  const ended = endOfThen(tiles.tiles.map(({ unit }) => unit));
  if (ended !== null) sentences.push(locale.fill(words.tiles.then, { day: locale.day(ended) }));
  return sentences.join(' ');
}

/** How a unit came of others: joined, cut off from them, or neither where it is one whole former unit. */
export function sayFormed({ from }: Pick<TileGroup, 'from'>, { words: { tiles } }: Locale): string {
  return from.every(({ share }) => share < 1) ? tiles.parted : from.length > 1 ? tiles.from : tiles.formed;
}

/** What a unit was made of: `Hà Giang, Tuyên Quang`, with a share where less than the whole went to it. */
export function sayFrom(tile: Pick<TileGroup, 'from'>, locale: Locale): string {
  return tile.from.map(({ unit, share }) => locale.text(unit.name) + (share < 1 ? ` (${locale.share(share)})` : '')).join(', ');
}

/** What a unit became. `names`: the names of the feed's units by id. */
export function sayBecomes(tile: Pick<Tile, 'becomes'>, names: ReadonlyMap<string, string>, locale: Locale): string {
  return tile.becomes.map(({ unit, share }) => (names.get(unit) ?? unit) + (share < 1 ? ` (${locale.share(share)})` : '')).join(', ');
}

export function tilesTable(tiles: Tiles, names: ReadonlyMap<string, string>, locale: Locale): TableModel {
  const { words } = locale;
  const columns: ColumnOf<Tile>[] = [
    { key: 'unit', label: words.common.unit, cell: ({ unit }) => ({ text: locale.text(unit.name) }) },
    { key: 'value', label: words.common.value, numeric: true, cell: (tile) => ({ text: sayTile(tile, tiles, locale), value: tile.value }) },
    { key: 'rank', label: words.common.rank, numeric: true, cell: ({ rank }) => figureCell(rank, String) },
    { key: 'group', label: words.tiles.group, numeric: true, cell: ({ group }) => figureCell(group, String) },
    { key: 'verdict', label: words.common.verdict, cell: ({ verdict }) => ({ text: verdict ? words.verdict[verdict] : '', value: verdict }) },
    { key: 'from', label: words.tiles.formed, cell: (tile) => ({ text: sayFrom(tile, locale) }) },
    { key: 'becomes', label: words.tiles.becomes, cell: (tile) => ({ text: sayBecomes(tile, names, locale) }) },
  ];
  const named = tiles.node ?? tiles.indicator;
  const caption = locale.fill(words.tiles.tableCaption, { what: named ? locale.text(named.name) : words.common.value });
  return tableOf('tiles', caption, columns, tiles.tiles, ({ unit }) => unit.id, ({ unit }) => unit.id === tiles.own);
}
