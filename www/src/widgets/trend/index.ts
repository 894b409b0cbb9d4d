import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { trendRules } from './styles';
import { TrendWidget } from './trend';

const sheet = lazySheet(trendRules);

/** How it has moved. */
export const trend: WidgetDefinition = {
  name: 'trend',
  get styles() {
    return [sheet()];
  },
  Component: TrendWidget,
  indicator: 'follows',
  minHeight: 'max(44em,52em - 13%)',
};
