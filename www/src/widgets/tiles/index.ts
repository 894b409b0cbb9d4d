import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { TilesWidget } from './tiles';
import { tilesRules } from './styles';

const sheet = lazySheet(tilesRules);

/** Where on the map, without a map. */
export const tiles: WidgetDefinition = {
  name: 'tiles',
  get styles() {
    return [sheet()];
  },
  Component: TilesWidget,
  indicator: 'follows',
  minHeight: 'max(65em,118em - 90%)',
};
