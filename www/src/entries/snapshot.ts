/**
 * A widget as it stands, without a browser: for pictures and tables that need no script. Runs in Node only.
 */
import { createElement } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Dashboard, Selector, SourceRef, Work } from '../engine/core-types';
import type { Locale } from '../locale';
import { baseRules } from '../theme/base';
import { widgets } from '../widgets';
import type { WidgetDefinition } from '../widgets/contract';
import { Opened } from '../widgets/parts/disclosure';
import { Unmeasured } from '../widgets/parts/size';

export { selectionFrom } from '../elements/attributes';
export { asEngineError } from '../engine/fault';
export { localeFor, type Locale } from '../locale';

/** The widgets of which a picture can be taken; `dashboard` only holds others, as elements of a page. */
export const views = widgets.map(({ name }) => name).filter((name) => name !== 'dashboard');

export type View = (typeof views)[number];

export interface Still {
  /** The widget's own HTML: one `section`. */
  html: string;
  /** The rules of its shadow root: base, then its own. */
  rules: string;
  /** The same widget with its tables unfolded. */
  withTables: string;
  /** `empty`: the feed has nothing to show here. */
  state: 'ready' | 'empty';
  /** Those of the figures that it shows. */
  sources: SourceRef[];
}

/** Draws a widget with `width` CSS pixels for its charts. Throws the core's `ReformError` for a selection that the feed does not have. */
export function still(dashboard: Dashboard, view: View, select: Selector, locale: Locale, width: number): Still {
  const definition = widgets.find(({ name }) => name === view) as WidgetDefinition;
  const { dashboard: heard, sources } = listening(dashboard, view);
  const component = createElement(definition.Component, { dashboard: heard, select, locale: unmoved(locale), density: 'page', onSelect: () => undefined });
  const widget = createElement(Unmeasured.Provider, { value: { width, fontSize: 16 }, children: component });
  const html = renderToString(widget);
  const shown = sources();
  return {
    html,
    rules: [baseRules, ...sheetsOf(definition)].join('\n'),
    withTables: renderToString(createElement(Opened.Provider, { value: 'table', children: widget })),
    state: /^<section[^>]* data-state="empty"/.test(html) ? 'empty' : 'ready',
    sources: shown,
  };
}

/** The words without those that tell a reader what to press, drag or type: there is nothing to press in a picture. */
function unmoved(locale: Locale): Locale {
  const { words } = locale;
  const [said] = words.whatif.sentence.split(/(?<=\.) /);
  return {
    ...locale,
    words: { ...words, matrix: { ...words.matrix, sort: '' }, whatif: { ...words.whatif, sentence: said ?? '', noneYet: '' } },
  };
}

/** A widget's sheets are made for a browser; Node has no such class, and only their text is wanted. */
function sheetsOf(definition: WidgetDefinition): string[] {
  class SheetText {
    text = '';
    replaceSync(text: string): void {
      this.text = text;
    }
  }
  Object.assign(globalThis, { CSSStyleSheet: SheetText });
  return definition.styles.map((sheet) => (sheet as unknown as SheetText).text);
}

/**
 * The dashboard, and the sources that stand in what it has answered so far: in the answer to the widget's own question where there is one of
 * its name, since a widget also asks what else its reader might choose.
 */
function listening(dashboard: Dashboard, view: View): { dashboard: Dashboard; sources(): SourceRef[] } {
  const found = new Map<string, SourceRef>();
  const look = (value: unknown, key: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (/^sources?$/.test(key) && 'id' in value && 'title' in value) found.set(String(value.id), value as SourceRef);
    for (const [name, part] of Object.entries(value)) look(part, Array.isArray(value) ? key : name);
  };
  const counts = (question: string | symbol): boolean => (view in dashboard ? question === view : question !== 'contents');
  const heard = new Proxy(dashboard, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        const answer: unknown = member.apply(target, args);
        // No page has to be kept alive here: long work is done at once.
        if (name === 'certainty') while ((answer as Work).advance(1000) < 1);
        if (counts(name)) look(answer, '');
        return answer;
      };
    },
  });
  return { dashboard: heard, sources: () => [...found.values()] };
}
