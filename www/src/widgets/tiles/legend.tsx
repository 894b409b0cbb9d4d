import type { Tiles } from '../../../../src/wasm/types';
import { akin, isLent, sayBecomes, sayFormed, sayFrom, sayTile, shadeOf, shades, tileExtremes, type TileCell, type TileMode } from '../../charts';
import type { Locale } from '../../locale';
import { Dotted, Say, Status } from '../parts/text';

/** What the shades mean, with a word or a figure at both ends. */
export function Legend({ tiles, mode, locale }: { tiles: Tiles; mode: TileMode; locale: Locale }) {
  const { words } = locale;
  const missing = tiles.tiles.some((tile) => (mode === 'share' ? tile.value : tile[mode]) === null);
  const groups = mode === 'group' && tiles.groups !== null ? tiles.groups : null;
  const ends = tileExtremes(tiles);
  const targeted = tiles.tiles.some(({ verdict }) => verdict !== null);
  const [low, high] = mode === 'rank'
    ? [words.tiles.last, words.tiles.firstRank]
    : targeted ? [words.tiles.far, words.tiles.near]
    : ends ? [sayTile(ends[1], tiles, locale), sayTile(ends[0], tiles, locale)] : ['', ''];
  return (
    <div class="legend">
      {groups === null
        ? (low !== '' && <p><span class="num">{low}</span>{shades.map((shade) => <span key={shade} class={`swatch ${shade}`} />)}<span class="num">{high}</span></p>)
        : (
          <p>
            {Array.from({ length: groups }, (_, i) => (
              <span key={i} class="key">
                <span class={`swatch ${shadeOf(groups < 2 ? 1 : (groups - i - 1) / (groups - 1))}`} />{locale.fill(words.tiles.groupNo, { group: i + 1 })}
              </span>
            ))}
          </p>
        )}
      {missing && <p><span class="key"><span class="swatch q-none" />{words.tiles.without}</span></p>}
    </div>
  );
}

interface AboutProps {
  cell: TileCell | null;
  /** All that are shown. */
  cells: readonly TileCell[];
  tiles: Tiles;
  names: ReadonlyMap<string, string>;
  locale: Locale;
}

/** What a tile says in full; how to look at tiles while none is chosen. */
export function About({ cell, cells, tiles, names, locale }: AboutProps) {
  const { words } = locale;
  if (!cell) return <p class="told quiet">{words.tiles.keys}</p>;
  const { tile, unit } = cell;
  const kin = cells.filter((other) => akin(cell, other));
  return (
    <div class="told">
      <p class="title"><Say text={unit.name} locale={locale} /></p>
      {isLent(cell) && <p>{words.tiles.becomes}: {sayBecomes(cell, names, locale)}</p>}
      <p class="strong">{isLent(cell) && <><Say text={tile.unit.name} locale={locale} />: </>}{sayTile(tile, tiles, locale)}</p>
      <p>
        <Dotted
          items={[
            tile.rank !== null && locale.capital(locale.fill(words.tiles.rankOf, { rank: tile.rank, of: tiles.coverage.have })),
            tile.group !== null && tiles.groups !== null && locale.capital(locale.fill(words.tiles.groupOf, { group: tile.group, of: tiles.groups })),
            tile.verdict && <Status verdict={tile.verdict} locale={locale} />,
            tile.status !== 'official' && words.status[tile.status],
          ]}
        />
      </p>
      {tile.from.length > 0 && <p>{sayFormed(tile, locale)}: {sayFrom(tile, locale)}</p>}
      {tile.from.some(({ value }) => value !== null) && (
        <ul>
          {tile.from.map(({ unit, value, period }) => value !== null && period !== null && (
            <li key={unit.id} class="quiet">
              {locale.fill(words.tiles.fromValue, { unit: locale.text(unit.name), value: sayTile({ value, gap: null, qualifier: null }, tiles, locale), period: locale.shortPeriod(period) })}
            </li>
          ))}
        </ul>
      )}
      {tile.becomes.length > 0 && <p>{words.tiles.becomes}: {sayBecomes(tile, names, locale)}</p>}
      {kin.length > 0 && <p class="quiet">{locale.fill(words.tiles.kin, { units: locale.list(kin.map(({ unit }) => locale.text(unit.name))) })}</p>}
    </div>
  );
}
