/** Widgets as HTML text, without a browser: what a chart draws before anything is measured. */
import { renderToString } from 'preact-render-to-string';
import { Fallback } from '../elements/frame';
import { EngineError } from '../engine/codes';
import { localeFor } from '../locale';
import type { WidgetDefinition } from './contract';
import { Surroundings } from './parts/surroundings';
import { dashboardOf, type Story } from './stories';

/** The HTML of a story in a language; of a state of the element what stands around the page's own content. */
export function renderStory({ Component }: WidgetDefinition, story: Story, lang: 'vi' | 'en'): string {
  if (story.host) {
    const error = story.host === 'error' ? new EngineError('FEED-404', { url: 'https://tinh.gov.vn/so-lieu/cchc.json' }) : null;
    return renderToString(<Fallback locale={localeFor(lang)} error={error} bare={story.own === undefined} />);
  }
  return renderToString(
    <Surroundings.Provider value={{ today: story.today ?? null, stated: null, level: 2, onStale: () => undefined }}>
      <Component
        dashboard={dashboardOf(story.answers)} select={story.select ?? {}} locale={localeFor(lang)} density="page" turned={story.turned}
        onSelect={() => undefined} before={story.answers.diff ? dashboardOf(story.answers) : null}
      />
    </Surroundings.Provider>,
  );
}

export * from '../charts';
export * from '../locale';
export { contrast, dark, light } from '../theme';
export { storybook, dashboardOf } from './stories';
