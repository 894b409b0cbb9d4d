/** What each widget shows and does. Widgets import charts, words and looks, never one another. */
import type { WidgetDefinition } from './contract';
import { problems } from './problems';
import { progress } from './progress';
import { ranking } from './ranking';
import { scorecard } from './scorecard';
import { trend } from './trend';

export type { WidgetDefinition, WidgetProps } from './contract';

export const widgets: readonly WidgetDefinition[] = [scorecard, progress, trend, ranking, problems];
