import { useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Tiles } from '../../../../src/wasm/types';
import {
  akin, isLent, islandCell, placeTiles, rankingMeasure, sayFormed, sayFrom, sayTile, shadeOf, tileFigure, tileModes, tileShare, tilesSentence, tilesTable, tileViews,
  type TileCell, type TileGroup, type TileMode, type TilePlace,
} from '../../charts';
import type { Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Downloads } from '../parts/downloads';
import { Empty, Frame } from '../parts/frame';
import { Tables } from '../parts/table';
import { Dotted, Say, Sources } from '../parts/text';
import { UpTo } from '../parts/up-to';
import { Boundaries } from './boundaries';
import { directionOf, nearest } from './keys';
import { About, Legend } from './legend';

/** Where on the map? A grid of tiles from north to south; no border is drawn. */
export function TilesWidget({ dashboard, select, locale, onSelect, density = 'embed', turned }: WidgetProps) {
  const tiles = useMemo(() => ask(() => dashboard.tiles(select)), [dashboard, JSON.stringify(select)]);
  const [wanted, setMode] = useState<TileMode | null>(null);
  const [asked, setAs] = useState(turned?.as);
  const choice = useId();
  const [active, setActive] = useState<string | null>(null);
  const units = useMemo(() => ask(() => dashboard.contents())?.units ?? [], [dashboard]);
  const names = useMemo(() => new Map(units.map(({ id, name }) => [id, locale.text(name)])), [units, locale]);
  const views = useMemo(() => tiles && tileViews(tiles, units), [tiles, units]);
  const { words } = locale;
  if (!tiles || !views) return <Empty name="tiles" locale={locale} density={density} title={words.tiles.name} />;

  const modes = tileModes(tiles);
  const mode = wanted !== null && modes.includes(wanted) ? wanted : modes[0] ?? 'share';
  const as = views.days && asked ? asked : tiles.as;
  const groups = views[as] ?? [];
  const cells = groups.flatMap((group) => group.cells);
  const shown = cells.find(({ unit }) => unit.id === active) ?? cells.find(({ tile }) => tile.unit.id === tiles.own) ?? null;
  const named = tiles.node ?? tiles.indicator;
  const measured = rankingMeasure(tiles, locale);
  const sources = [...tiles.sources, tiles.framework?.source];
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
      {views.days && <Boundaries tiles={tiles} views={views} as={as} choice={`${choice}-as`} locale={locale} onAs={setAs} />}
      {tiles.tiles.length > 0 && (
        <div class="board">
          <Grid tiles={tiles} groups={groups} as={as} mode={mode} shown={shown} locale={locale} onActive={setActive} onSelect={onSelect} />
          <div class="stand small"><About cell={shown} cells={cells} tiles={tiles} names={names} locale={locale} /></div>
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
          <UpTo dashboard={dashboard} figures={[tiles.period && { period: tiles.period, value: tiles.coverage.have || null }]} locale={locale} />
          {tiles.kind === 'province' && <p>{words.tiles.scheme}</p>}
          <Sources sources={sources} locale={locale} />
          <Tables models={[tilesTable(tiles, names, locale)]} locale={locale} />
          <Downloads
            dashboard={dashboard} question="tiles" select={select} tables={() => [tilesTable(tiles, names, locale)]}
            sources={sources} locale={locale}
          />
        </footer>
      )}
    </Frame>
  );
}

interface GridProps {
  tiles: Tiles;
  groups: readonly TileGroup[];
  /** Of which units: those of `tiles`, or the others. */
  as: Tiles['as'];
  mode: TileMode;
  /** What is told of. */
  shown: TileCell | null;
  locale: Locale;
  onActive(unit: string): void;
  onSelect: WidgetProps['onSelect'];
}

/** One stop for the Tab key; the arrow keys go from tile to tile, also to those within one. */
function Grid(props: GridProps) {
  const { tiles, groups, as, shown, locale } = props;
  const list = useRef<HTMLUListElement>(null);
  const places = useMemo(() => placeTiles({ tiles: groups, as, kind: tiles.kind }), [groups, as]);
  const stop = shown ?? places.find(({ tile, place }) => tile?.cells[0] && !place?.island)?.tile?.cells[0] ?? null;
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
        {places.map(({ place, tile: group }) => (
          <li key={place?.name ?? group?.unit.id} class={place ? `c${place.column} r${place.row}` : ''}>
            {group && !place?.island
              ? <Group {...props} group={group} stop={stop} />
              : <Bare {...props} place={place} tile={group} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A unit with its one cell, or divided into those of the units that it was made of. */
function Group({ group, ...props }: GridProps & { group: TileGroup; stop: TileCell | null }) {
  const { cells: [cell, another], unit } = group;
  if (cell && !another && (cell.unit.id === unit.id || props.as === 'then')) return <UnitTile {...props} cell={cell} />;
  const { locale } = props;
  return (
    <span class="split" data-unit={unit.id}>
      <span class="name"><Say text={unit.name} locale={locale} /></span>
      <span class="hidden"> ({sayFormed(group, locale)}: {sayFrom(group, locale)})</span>
      {!cell && group.elsewhere && <span class="name">{locale.fill(locale.words.tiles.elsewhere, { units: locale.list(group.elsewhere.map(({ name }) => locale.text(name))) })}</span>}
      {group.cells.map((one) => <UnitTile key={one.unit.id} {...props} cell={one} />)}
    </span>
  );
}

function UnitTile({ cell, tiles, mode, shown, stop, locale, onActive, onSelect }: GridProps & { cell: TileCell; stop: TileCell | null }) {
  const { words } = locale;
  const { unit, tile } = cell;
  const own = tile.unit.id === tiles.own;
  const lent = isLent(cell) && locale.fill(words.tiles.lent, { unit: locale.text(tile.unit.name) });
  const classes = [
    'tile', shadeOf(tileShare(tile, mode, tiles)), own && 'own', lent && 'lent', shown?.unit.id === unit.id && 'shown', shown && akin(shown, cell) && 'kin',
  ];
  const said = [
    sayTile(tile, tiles, locale),
    tile.rank !== null && locale.fill(words.tiles.rankOf, { rank: tile.rank, of: tiles.coverage.have }),
    tile.group !== null && tiles.groups !== null && locale.fill(words.tiles.groupOf, { group: tile.group, of: tiles.groups }),
    tile.verdict && words.verdict[tile.verdict],
    own && words.ranking.own_mark,
  ];
  return (
    <button
      type="button" class={classes.filter(Boolean).join(' ')} data-action="unit" data-tile={unit.id} tabIndex={unit.id === stop?.unit.id ? 0 : -1}
      aria-current={own ? 'true' : undefined}
      onFocus={() => onActive(unit.id)} onPointerEnter={(event) => event.pointerType === 'mouse' && onActive(unit.id)}
      onClick={() => onSelect({ unit: tile.unit.id })}
    >
      <span class="name"><Say text={unit.name} locale={locale} /></span>
      {lent && <span class="heir">{lent}</span>}
      <span class="figure" aria-hidden="true">{tileFigure(tile, mode, tiles, locale)}</span>
      <span class="hidden">: {said.filter(Boolean).join(', ')}</span>
    </button>
  );
}

/** Islands, in the shade of the province that they are part of; a province that the feed does not know. */
function Bare({ place, tile: group, tiles, mode, locale }: TilePlace<TileGroup> & GridProps) {
  const { words } = locale;
  if (!place) return null;
  if (!place.island) {
    return <span class="tile q-none"><span class="name" lang="vi">{place.name}</span><span class="hidden">: {words.tiles.notInFeed}</span></span>;
  }
  const name = place.name === 'Hoàng Sa' ? words.tiles.hoangSa : words.tiles.truongSa;
  const cell = group && islandCell(place, group.cells);
  return (
    <span class={`tile island ${cell ? shadeOf(tileShare(cell.tile, mode, tiles)) : 'q-none'}`} data-island={place.name}>
      <span class="name">{name}</span>
      {group && <span class="hidden"> ({locale.fill(words.tiles.islandOf, { unit: locale.text(group.unit.name) })})</span>}
    </span>
  );
}
