import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { ScorecardWidget } from './scorecard';
import { scorecardRules } from './styles';

const sheet = lazySheet(scorecardRules);

/** Where we stand. */
export const scorecard: WidgetDefinition = {
  name: 'scorecard',
  get styles() {
    return [sheet()];
  },
  Component: ScorecardWidget,
  minHeight: 'max(38em,87em - 81%)',
};
