import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { MatrixWidget } from './matrix';
import { matrixRules } from './styles';

const sheet = lazySheet(matrixRules);

/** Where exactly the weakness is. */
export const matrix: WidgetDefinition = {
  name: 'matrix',
  get styles() {
    return [sheet()];
  },
  Component: MatrixWidget,
  minHeight: 'max(55em,74em - 40%)',
};
