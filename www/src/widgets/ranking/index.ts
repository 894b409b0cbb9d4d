import { lazySheet } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { RankingWidget } from './ranking';
import { rankingRules } from './styles';

const sheet = lazySheet(rankingRules);

/** Who is ahead, who lags. */
export const ranking: WidgetDefinition = {
  name: 'ranking',
  get styles() {
    return [sheet()];
  },
  Component: RankingWidget,
  indicator: 'follows',
  minHeight: 'max(53em,70em - 36%)',
};
