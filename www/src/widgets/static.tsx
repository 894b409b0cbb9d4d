/** Widgets as HTML text, without a browser: what a chart draws before anything is measured. */
import { renderToString } from 'preact-render-to-string';
import { localeFor } from '../locale';
import type { WidgetDefinition } from './contract';
import { dashboardOf, type Story } from './stories';

/** The HTML of a story in a language. */
export function renderStory({ Component }: WidgetDefinition, story: Story, lang: 'vi' | 'en'): string {
  return renderToString(
    <Component
      dashboard={dashboardOf(story.answers)} select={story.select ?? {}} locale={localeFor(lang)} density="page" turned={story.turned}
      onSelect={() => undefined} before={story.answers.diff ? dashboardOf(story.answers) : null}
    />,
  );
}

export * from '../charts';
export * from '../locale';
export { contrast, dark, light } from '../theme';
export { storybook, dashboardOf } from './stories';
