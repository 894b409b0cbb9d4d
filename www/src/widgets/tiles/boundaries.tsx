import type { Tiles } from '../../../../src/wasm/types';
import type { TileViews } from '../../charts';
import type { Locale } from '../../locale';

interface BoundariesProps {
  tiles: Tiles;
  views: TileViews;
  as: Tiles['as'];
  /** The name of the group of buttons. */
  choice: string;
  locale: Locale;
  onAs(as: Tiles['as']): void;
}

/** The switch between the units of then and of today, with how the figures of the ones stand in the places of the others. */
export function Boundaries({ tiles, views, as, choice, locale, onAs }: BoundariesProps) {
  const { words } = locale;
  const what = tiles.kind === 'province' ? words.tiles.provinces : words.tiles.others;
  return (
    <>
      <fieldset class="controls small">
        <legend class="quiet">{words.common.unit}</legend>
        {(['then', 'today'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name={choice} data-as={one} checked={one === as} onChange={() => onAs(one)} />
            {locale.fill(words.tiles[one === 'then' ? 'before' : 'since'], { n: views[one]?.length, what, day: locale.day(views.days?.[one] ?? '') })}
          </label>
        ))}
      </fieldset>
      {as !== tiles.as && <p class="quiet small over">{words.tiles[as === 'then' ? 'overToday' : 'overThen']}</p>}
    </>
  );
}
