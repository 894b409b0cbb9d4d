import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { certaintyRules } from './styles';
import { CertaintyWidget } from './certainty';

const sheet = lazySheet(certaintyRules);

/** How sure the ranking is. */
export const certainty: WidgetDefinition = {
  name: 'certainty',
  get styles() {
    return [sheet()];
  },
  Component: CertaintyWidget,
  minHeight: 'max(127em,248em - 280%)',
};
