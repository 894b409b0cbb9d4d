/**
 * Draws every story of every widget into a page, each in a shadow root of its own as on a real page: in the language `lang` of the page's query, and
 * only those whose ids `only` lists, where it is given. Not part of what a page loads.
 */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { Selector } from '../../../src/wasm/types';
import { localeFor, type Locale } from '../locale';
import { baseSheet } from '../theme';
import { dashboardOf, storybook, type Story } from './stories';
import type { WidgetDefinition } from './contract';

function Told({ story, definition, locale }: { story: Story; definition: WidgetDefinition; locale: Locale }) {
  const [select, setSelect] = useState<Selector>(story.select ?? {});
  const { Component } = definition;
  return (
    <Component
      dashboard={dashboardOf(story.answers)} select={select} locale={locale} density="embed" turned={story.turned}
      onSelect={(next) => definition.indicator !== 'tells' && setSelect({ ...select, ...next })}
      before={story.answers.diff ? dashboardOf(story.answers) : null}
    />
  );
}

const query = new URLSearchParams(location.search);
const locale = localeFor(query.get('lang'));
const only = query.get('only')?.split(',');
document.documentElement.lang = locale.lang;
for (const { definition, stories } of storybook) {
  for (const story of stories) {
    const id = `${definition.name}-${story.id}`;
    if (only !== undefined && !only.includes(id)) continue;
    const host = document.createElement('div');
    host.id = id;
    host.className = 'story';
    host.dataset.title = story.title;
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [baseSheet(), ...definition.styles];
    (document.querySelector('main') ?? document.body).append(host);
    render(<Told story={story} definition={definition} locale={locale} />, root);
  }
}
