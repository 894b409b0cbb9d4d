import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { ProblemsWidget } from './problems';
import { problemsRules } from './styles';

const sheet = lazySheet(problemsRules);

/** What is wrong with the feed. */
export const problems: WidgetDefinition = {
  name: 'problems',
  get styles() {
    return [sheet()];
  },
  Component: ProblemsWidget,
  minHeight: 'max(27em,57em - 70%)',
};
