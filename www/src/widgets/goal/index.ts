import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { goalRules } from './styles';
import { GoalWidget } from './goal';

const sheet = lazySheet(goalRules);

/** What it takes to reach a score or a rank. */
export const goal: WidgetDefinition = {
  name: 'goal',
  get styles() {
    return [sheet()];
  },
  Component: GoalWidget,
  minHeight: 'max(38em,78em - 75%)',
};
