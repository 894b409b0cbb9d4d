import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { whatifRules } from './styles';
import { WhatIfWidget } from './whatif';

const sheet = lazySheet(whatifRules);

/** What if some figures were others. */
export const whatif: WidgetDefinition = {
  name: 'whatif',
  get styles() {
    return [sheet()];
  },
  Component: WhatIfWidget,
  minHeight: 'max(48em,80em - 66%)',
};
