/** The states of every widget, for galleries and tests. Not part of what a page loads. */
import { problems } from './problems';
import { stories as problemsStories } from './problems/story';
import { progress } from './progress';
import { stories as progressStories } from './progress/story';
import { ranking } from './ranking';
import { stories as rankingStories } from './ranking/story';
import { scorecard } from './scorecard';
import { stories as scorecardStories } from './scorecard/story';
import { matrix } from './matrix';
import { stories as matrixStories } from './matrix/story';
import { owners } from './owners';
import { stories as ownersStories } from './owners/story';
import { tiles } from './tiles';
import { stories as tilesStories } from './tiles/story';
import { dashboard } from './dashboard';
import { stories as dashboardStories } from './dashboard/story';
import { trend } from './trend';
import { stories as trendStories } from './trend/story';
import { certainty } from './certainty';
import { stories as certaintyStories } from './certainty/story';
import { change } from './change';
import { stories as changeStories } from './change/story';
import { goal } from './goal';
import { stories as goalStories } from './goal/story';
import { whatif } from './whatif';
import { stories as whatifStories } from './whatif/story';
import type { WidgetDefinition } from './contract';
import type { Story } from './parts/story';

export { dashboardOf, type Story } from './parts/story';

export const storybook: readonly { definition: WidgetDefinition; stories: readonly Story[] }[] = [
  { definition: scorecard, stories: scorecardStories },
  { definition: progress, stories: progressStories },
  { definition: trend, stories: trendStories },
  { definition: ranking, stories: rankingStories },
  { definition: matrix, stories: matrixStories },
  { definition: owners, stories: ownersStories },
  { definition: tiles, stories: tilesStories },
  { definition: problems, stories: problemsStories },
  { definition: whatif, stories: whatifStories },
  { definition: goal, stories: goalStories },
  { definition: certainty, stories: certaintyStories },
  { definition: change, stories: changeStories },
  { definition: dashboard, stories: dashboardStories },
];
