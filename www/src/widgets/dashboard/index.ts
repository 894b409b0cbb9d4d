import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { DashboardWidget } from './dashboard';
import { dashboardRules } from './styles';

const sheet = lazySheet(dashboardRules);

/** A feed whole: the other widgets, which share one selection. */
export const dashboard: WidgetDefinition = {
  name: 'dashboard',
  get styles() {
    return [sheet()];
  },
  Component: DashboardWidget,
  minHeight: 'max(305em,763em - 760%)',
};
