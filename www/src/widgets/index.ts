/** What each widget shows and does. Widgets import charts, words and looks, never one another; the
 * dashboard holds the others as elements. */
import type { WidgetDefinition } from './contract';
import { certainty } from './certainty';
import { change } from './change';
import { dashboard } from './dashboard';
import { goal } from './goal';
import { matrix } from './matrix';
import { owners } from './owners';
import { problems } from './problems';
import { progress } from './progress';
import { ranking } from './ranking';
import { scorecard } from './scorecard';
import { tiles } from './tiles';
import { trend } from './trend';
import { whatif } from './whatif';

export type { WidgetDefinition, WidgetProps } from './contract';

export const widgets: readonly WidgetDefinition[] = [
  scorecard, progress, trend, ranking, matrix, tiles, owners, problems, whatif, goal, certainty, change, dashboard,
];
