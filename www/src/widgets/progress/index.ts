import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { ProgressWidget } from './progress';
import { progressRules } from './styles';

const sheet = lazySheet(progressRules);

/** How far to each target. */
export const progress: WidgetDefinition = {
  name: 'progress',
  get styles() {
    return [sheet()];
  },
  Component: ProgressWidget,
  indicator: 'tells',
  minHeight: 'max(33em,75em - 70%)',
};
