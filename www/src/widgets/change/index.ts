import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { changeRules } from './styles';
import { ChangeWidget } from './change';

const sheet = lazySheet(changeRules);

/** Why a score changed. */
export const change: WidgetDefinition = {
  name: 'change',
  get styles() {
    return [sheet()];
  },
  Component: ChangeWidget,
  minHeight: 'max(51em,107em - 125%)',
};
