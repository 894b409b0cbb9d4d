import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { OwnersWidget } from './owners';
import { ownersRules } from './styles';

const sheet = lazySheet(ownersRules);

/** Who is responsible. */
export const owners: WidgetDefinition = {
  name: 'owners',
  get styles() {
    return [sheet()];
  },
  Component: OwnersWidget,
  minHeight: 'max(51em,96em - 90%)',
};
