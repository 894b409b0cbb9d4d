/**
 * Draws every story of every widget into a page, each in a shadow root of its own as on a real page: in the language `lang` of the page's query, and
 * only those whose ids `only` lists, where it is given. What an element does around its widget, and a dashboard with its parts, is drawn by the elements
 * themselves, with an engine that gives the stories' answers. Not part of what a page loads.
 */
import { render } from 'preact';
import { useState } from 'preact/hooks';
import type { Dashboard, Selector } from '../../../src/wasm/types';
import { install } from '../elements';
import type { Engine } from '../engine';
import { EngineError } from '../engine/codes';
import { localeFor, type Locale } from '../locale';
import { baseSheet } from '../theme';
import { widgets } from '.';
import type { WidgetDefinition } from './contract';
import { Surroundings } from './parts/surroundings';
import { dashboardOf, storybook, type Story } from './stories';

function Told({ story, definition, locale }: { story: Story; definition: WidgetDefinition; locale: Locale }) {
  const [select, setSelect] = useState<Selector>(story.select ?? {});
  const { Component } = definition;
  return (
    <Surroundings.Provider value={{ today: story.today ?? null, stated: null, level: 3, onStale: () => undefined }}>
      <Component
        dashboard={dashboardOf(story.answers)} select={select} locale={locale} density="embed" turned={story.turned}
        onSelect={(next) => definition.indicator !== 'tells' && setSelect({ ...select, ...next })}
        before={story.answers.diff ? dashboardOf(story.answers) : null}
      />
    </Surroundings.Provider>
  );
}

const query = new URLSearchParams(location.search);
const locale = localeFor(query.get('lang'));
const only = query.get('only')?.split(',');
document.documentElement.lang = locale.lang;

/** Feeds by the id of the story whose element asks for them. */
const feeds = new Map<string, Story>();
const engine: Engine = {
  feed(id) {
    const story = feeds.get(id);
    if (story?.host === 'loading') return new Promise<Dashboard>(() => undefined);
    if (story === undefined || story.host === 'error') return Promise.reject(new EngineError('FEED-404', { url: 'https://tinh.gov.vn/so-lieu/cchc.json' }));
    return Promise.resolve(dashboardOf(story.answers));
  },
};
install(document, widgets, engine);

/** The story's own element, which asks the engine as on a page. */
function element(id: string, story: Story, { name }: WidgetDefinition): HTMLElement {
  feeds.set(id, story);
  const host = document.createElement(`reform-${name}`);
  for (const [attribute, value] of Object.entries({ feed: id, today: story.today, ...story.select })) if (typeof value === 'string') host.setAttribute(attribute, value);
  if (story.own !== undefined) {
    const own = document.createElement('p');
    own.textContent = story.own;
    host.append(own);
  }
  return host;
}

for (const { definition, stories } of storybook) {
  for (const story of stories) {
    const id = `${definition.name}-${story.id}`;
    if (only !== undefined && !only.includes(id)) continue;
    const alive = story.host !== undefined || definition.name === 'dashboard';
    const host = alive ? element(id, story, definition) : document.createElement('div');
    host.id = id;
    host.className = 'story';
    host.dataset.title = story.title;
    (document.querySelector('main') ?? document.body).append(host);
    if (alive) continue;
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [baseSheet(), ...definition.styles];
    render(<Told story={story} definition={definition} locale={locale} />, root);
  }
}
