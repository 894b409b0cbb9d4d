import { useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Tile, Tiles } from '../../../../src/wasm/types';
import {
  placeTiles, rankingMeasure, shadeOf, tileFigure, tileModes, tileShare, tilesSentence, tilesTable, sayTile, type TileMode, type TilePlace,
} from '../../charts';
import type { Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Downloads } from '../parts/downloads';
import { Empty, Frame } from '../parts/frame';
import { Tables } from '../parts/table';
import { Dotted, Say, Source } from '../parts/text';
import { UpTo } from '../parts/up-to';
import { directionOf, nearest } from './keys';
import { About, Legend } from './legend';

/** Where on the map? A grid of tiles from north to south; no border is drawn. */
export function TilesWidget({ dashboard, select, locale, onSelect, density = 'embed' }: WidgetProps) {
  const tiles = useMemo(() => ask(() => dashboard.tiles(select)), [dashboard, JSON.stringify(select)]);
  const [wanted, setMode] = useState<TileMode | null>(null);
  const choice = useId();
  const [active, setActive] = useState<string | null>(null);
  const names = useMemo(() => {
    const contents = ask(() => dashboard.contents());
    return new Map((contents?.units ?? []).map(({ id, name }) => [id, locale.text(name)]));
  }, [dashboard, locale]);
  const { words } = locale;
  if (!tiles) return <Empty name="tiles" locale={locale} density={density} title={words.tiles.name} />;

  const modes = tileModes(tiles);
  const mode = wanted !== null && modes.includes(wanted) ? wanted : modes[0] ?? 'share';
  const shown = tiles.tiles.find(({ unit }) => unit.id === (active ?? tiles.own)) ?? null;
  const named = tiles.node ?? tiles.indicator;
  const measured = rankingMeasure(tiles, locale);
  const about = (
    <Dotted
      items={[
        named && <Say text={named.name} locale={locale} />,
        tiles.framework && <Say text={tiles.framework.name} locale={locale} />,
        tiles.period && locale.capital(locale.period(tiles.period)),
        measured && locale.text(measured.unit),
      ]}
    />
  );
  return (
    <Frame
      name="tiles" locale={locale} density={density} title={tiles.kind === 'province' ? words.tiles.name : words.tiles.unitsName} about={about}
      sentence={tilesSentence(tiles, locale)} empty={tiles.coverage.have === 0}
    >
      {tiles.tiles.length > 0 && (
        <div class="board">
          <Grid tiles={tiles} mode={mode} shown={shown} locale={locale} onActive={setActive} onSelect={onSelect} />
          <div class="stand small"><About tile={shown} tiles={tiles} names={names} locale={locale} /></div>
          <div class="beside small">
            {modes.length > 1 && (
              <fieldset class="controls">
                <legend class="quiet">{words.tiles.shadeBy}</legend>
                {modes.map((one) => (
                  <label key={one}>
                    <input type="radio" name={choice} data-mode={one} checked={one === mode} onChange={() => setMode(one)} />{words.tiles.modes[one]}
                  </label>
                ))}
              </fieldset>
            )}
            <Legend tiles={tiles} mode={mode} locale={locale} />
          </div>
        </div>
      )}
      {tiles.tiles.length > 0 && (
        <footer class="foot small">
          <UpTo dashboard={dashboard} period={tiles.period} locale={locale} />
          {tiles.kind === 'province' && <p>{words.tiles.scheme}</p>}
          {tiles.framework?.source && <p>{words.common.source}: <Source source={tiles.framework.source} locale={locale} />.</p>}
          <Tables models={[tilesTable(tiles, names, locale)]} locale={locale} />
          <Downloads
            dashboard={dashboard} question="tiles" select={select} tables={() => [tilesTable(tiles, names, locale)]}
            sources={[tiles.framework?.source]} locale={locale}
          />
        </footer>
      )}
    </Frame>
  );
}

interface GridProps {
  tiles: Tiles;
  mode: TileMode;
  /** The tile that is told of. */
  shown: Tile | null;
  locale: Locale;
  onActive(unit: string): void;
  onSelect: WidgetProps['onSelect'];
}

/** One stop for the Tab key; the arrow keys go from tile to tile. */
function Grid({ tiles, mode, shown, locale, onActive, onSelect }: GridProps) {
  const list = useRef<HTMLUListElement>(null);
  const places = useMemo(() => placeTiles(tiles), [tiles]);
  const stop = shown ?? places.find(({ tile, place }) => tile && !place?.island)?.tile ?? null;
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directionOf(event.key);
    const from = event.target;
    if (direction === null || !(from instanceof HTMLElement) || !list.current) return;
    event.preventDefault();
    nearest([...list.current.querySelectorAll<HTMLElement>('button')], from, direction)?.focus();
  };
  return (
    <div class="map" role="group" aria-label={`${locale.words.tiles.name}. ${locale.words.tiles.keys}`}>
      <ul ref={list} class={places[0]?.place ? 'tiles laid' : 'tiles'} onKeyDown={onKeyDown}>
        {places.map(({ place, tile }) => (
          <li key={place?.name ?? tile?.unit.id} class={place ? `c${place.column} r${place.row}` : ''}>
            {tile && !place?.island
              ? <UnitTile tile={tile} tiles={tiles} mode={mode} shown={shown} stop={tile === stop} locale={locale} onActive={onActive} onSelect={onSelect} />
              : <Bare place={place} tile={tile} tiles={tiles} mode={mode} locale={locale} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether both became, or were made into, one unit. */
const akin = (a: Tile | null, b: Tile): boolean =>
  a !== null && a.unit.id !== b.unit.id && a.becomes.some(({ unit }) => b.becomes.some((other) => other.unit === unit));

function UnitTile({ tile, tiles, mode, shown, stop, locale, onActive, onSelect }: GridProps & { tile: Tile; stop: boolean }) {
  const { words } = locale;
  const own = tile.unit.id === tiles.own;
  const classes = ['tile', shadeOf(tileShare(tile, mode, tiles)), own && 'own', shown?.unit.id === tile.unit.id && 'shown', akin(shown, tile) && 'kin'];
  const said = [
    sayTile(tile, tiles, locale),
    tile.rank !== null && locale.fill(words.tiles.rankOf, { rank: tile.rank, of: tiles.coverage.have }),
    tile.group !== null && tiles.groups !== null && locale.fill(words.tiles.groupOf, { group: tile.group, of: tiles.groups }),
    tile.verdict && words.verdict[tile.verdict],
    own && words.ranking.own_mark,
  ];
  return (
    <button
      type="button" class={classes.filter(Boolean).join(' ')} data-action="unit" data-tile={tile.unit.id} tabIndex={stop ? 0 : -1}
      aria-current={own ? 'true' : undefined}
      onFocus={() => onActive(tile.unit.id)} onPointerEnter={(event) => event.pointerType === 'mouse' && onActive(tile.unit.id)}
      onClick={() => onSelect({ unit: tile.unit.id })}
    >
      <span class="name"><Say text={tile.unit.name} locale={locale} /></span>
      <span class="figure" aria-hidden="true">{tileFigure(tile, mode, tiles, locale)}</span>
      <span class="hidden">: {said.filter(Boolean).join(', ')}</span>
    </button>
  );
}

/** Islands, in the shade of the province that they are part of; a province that the feed does not know. */
function Bare({ place, tile, tiles, mode, locale }: TilePlace & { tiles: Tiles; mode: TileMode; locale: Locale }) {
  const { words } = locale;
  if (!place) return null;
  if (!place.island) {
    return <span class="tile q-none"><span class="name" lang="vi">{place.name}</span><span class="hidden">: {words.tiles.notInFeed}</span></span>;
  }
  const name = place.name === 'Hoàng Sa' ? words.tiles.hoangSa : words.tiles.truongSa;
  const home = tile && locale.text(tile.unit.name);
  return (
    <span class={`tile island ${tile ? shadeOf(tileShare(tile, mode, tiles)) : 'q-none'}`} data-island={place.name}>
      <span class="name">{name}</span>
      {home && <span class="hidden"> ({locale.fill(words.tiles.islandOf, { unit: home })})</span>}
    </span>
  );
}
