import { render } from 'preact';
import type { Engine } from '../engine';
import { EngineError } from '../engine/codes';
import type { Dashboard, Selector } from '../engine/core-types';
import { asEngineError } from '../engine/fault';
import { localeFor } from '../locale';
import { baseSheet, lazySheet, tokenRules } from '../theme';
import type { WidgetDefinition } from '../widgets/contract';
import { Surroundings } from '../widgets/parts/surroundings';
import { attribute, language, selection, selectKeys, type AttributeName, type Prefix } from './attributes';
import { Boundary, Fallback } from './frame';

/** What `data-state` on the element says. */
export type State = 'idle' | 'loading' | 'ready' | 'empty' | 'error';

/** `detail` of the event `reform-select`: the whole selection after a reader's action. */
export type SelectDetail = Selector & { feed: string | null };

/** An earlier edition of the feed; `feed` `null`: none was asked for. */
interface Edition {
  feed: string | null;
  dashboard: Dashboard | null;
}

/** The parts of a selection that say what a chart is of. */
const subjectKeys: readonly (keyof Selector)[] = ['indicator', 'node'];

/** What was chosen, without what was let go. */
const told = (next: Partial<Selector>): Selector => Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null && value !== undefined));

/** The hosts that are on the page now. */
const connected = new Set<Host>();

/**
 * While the page's own content stands here it keeps the page's look; the base sheet would cut that off. What is said of a fault and what stands for
 * figures on their way looks as a widget does: on its paper, in its ink.
 */
const fallbackSheet = lazySheet(`
:host{display:block}:host([hidden]){display:none}
::slotted(.reform-noscript){display:none}
${tokenRules}
.wait,.reason{all:initial;display:block;font:1em/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;font-size:inherit;padding:min(1em,4%);color:var(--c-ink);background:var(--c-paper)}
.wait{position:relative;overflow:hidden;
background:linear-gradient(var(--c-band) 0 0) 0 .2em/38% 1.4em,linear-gradient(var(--c-band) 0 0) 0 2.2em/26% .8em,linear-gradient(var(--c-band) 0 0) 0 3.8em/92% 1em,linear-gradient(var(--c-band) 0 0) 0 5.4em/64% 1em,repeating-linear-gradient(var(--c-band) 0 1.5em,transparent 0 3em) 0 8.5em/100% 16.5em;background-repeat:no-repeat;background-origin:content-box;background-color:var(--c-paper)}
:host([density=page]) .wait{padding:0}
.wait::before{content:"";display:block}
.wait span{position:absolute;clip-path:inset(50%)}
.reason{user-select:text;-webkit-user-select:text;padding-inline-start:3.1em;position:relative;border-block:1px solid var(--c-hairline);overflow-wrap:break-word}
.reason p{margin:0;max-width:70ch}
.reason svg{position:absolute;inset-inline-start:min(1em,4%);width:1.5em;height:1.5em;color:var(--c-alarm)}
.reason strong{font-weight:600}
.reason .code{margin-block-start:.35em;font-size:max(12px,.8333em);color:var(--c-quiet)}
@media (forced-colors:active){.wait{--c-band:ButtonBorder;forced-color-adjust:none}}
`);

/** A widget's place on a page: reads the element's attributes, gets the feed, draws the widget into the shadow root. */
export class Host {
  readonly #element: HTMLElement;
  readonly #definition: WidgetDefinition | null;
  readonly #prefix: Prefix;
  readonly #engine: Engine;
  readonly #root: ShadowRoot;
  #scheduled = false;
  /** The feed that was asked for last, and what came of it. */
  #feed: string | null | undefined;
  #dashboard: Dashboard | null = null;
  /** The same of the earlier edition. */
  #before: Edition = { feed: null, dashboard: null };
  #error: EngineError | null = null;
  /** A widget's defect; a new drawing is tried when an attribute changes. */
  #fault: EngineError | null = null;
  #drawing = 0;
  #released = false;

  /** `definition` `null`: no such widget, which is said in its place. Throws where the element cannot have a shadow root. */
  constructor(element: HTMLElement, definition: WidgetDefinition | null, prefix: Prefix, engine: Engine) {
    this.#element = element;
    this.#definition = definition;
    this.#prefix = prefix;
    this.#engine = engine;
    this.#root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  }

  /** Whether this copy of the script has such a widget. */
  get known(): boolean {
    return this.#definition !== null;
  }

  /** Whether it shows this widget; `null`: one that this copy of the script does not have. */
  shows(definition: WidgetDefinition | null): boolean {
    return this.#definition === definition;
  }

  /** Leaves the place to another copy of the script, which has such a widget. */
  release(): void {
    this.#released = true;
    connected.delete(this);
    render(null, this.#root);
  }

  connect(): void {
    if (this.#released) return;
    connected.add(this);
    if (!this.#element.hasAttribute('data-state')) this.#show('idle');
    this.changed();
  }

  disconnect(): void {
    connected.delete(this);
    this.changed();
  }

  /** Draws anew once the running script is done, however many attributes it changes. */
  changed(): void {
    if (this.#scheduled || this.#released) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#fault = null;
      if (this.#released) return;
      if (this.#element.isConnected) this.#update();
      else render(null, this.#root);
    });
  }

  #update(): void {
    const theme = attribute(this.#element, this.#prefix, 'theme');
    if (this.#prefix === '' && theme !== this.#element.getAttribute('data-theme')) {
      if (theme === null) this.#element.removeAttribute('data-theme');
      else this.#element.setAttribute('data-theme', theme);
    }
    const feed = attribute(this.#element, this.#prefix, 'feed');
    const before = attribute(this.#element, this.#prefix, 'before');
    if (feed !== this.#feed || before !== this.#before.feed) {
      this.#feed = feed;
      this.#before = { feed: before, dashboard: null };
      this.#dashboard = null;
      this.#error = null;
      void this.#load(feed, this.#before);
    }
    this.#draw();
  }

  async #load(feed: string | null, before: Edition): Promise<void> {
    let dashboard: Dashboard | null = null;
    let error: EngineError | null = null;
    try {
      if (this.#definition === null) throw new EngineError('WIDGET-UNKNOWN', { name: this.#element.getAttribute('data-reform') ?? '' });
      [dashboard, before.dashboard] = await Promise.all([this.#engine.feed(feed ?? ''), before.feed === null ? null : this.#engine.feed(before.feed)]);
    } catch (cause) {
      error = asEngineError(cause);
    }
    if (feed !== this.#feed || before !== this.#before || this.#released) return;
    this.#dashboard = dashboard;
    this.#error = error;
    if (this.#element.isConnected) this.#draw();
  }

  #draw(): void {
    const locale = localeFor(language(this.#element, this.#prefix));
    const error = this.#error ?? this.#fault;
    this.#drawing += 1;
    if (this.#definition === null || this.#dashboard === null || error !== null) {
      this.#root.adoptedStyleSheets = [fallbackSheet(), ...(this.#definition === null ? [] : [roomFor(this.#definition)])];
      const bare = this.#element.childElementCount === 0 && this.#element.textContent?.trim() === '';
      render(<Fallback locale={locale} error={error} bare={bare} />, this.#root);
      this.#show(error === null ? 'loading' : 'error');
      return;
    }
    const { Component, styles } = this.#definition;
    const select = selection(this.#element, this.#prefix);
    const said = (name: AttributeName) => attribute(this.#element, this.#prefix, name);
    const page = said('density') === 'page';
    this.#root.adoptedStyleSheets = [baseSheet(), roomFor(this.#definition), ...styles];
    render(
      <Boundary key="widget" onFault={(cause) => this.#failed(cause)}>
        <Surroundings.Provider value={{ today: select.today ?? new Date().toISOString().slice(0, 10), stated: said('stated'), level: Number(/^[1-6]$/.exec(said('level') ?? '')) || (page ? 2 : 3), onStale: this.#stale }}>
          <Component
            dashboard={this.#dashboard}
            select={select}
            locale={locale}
            density={page ? 'page' : 'embed'}
            free={said('choose') === 'indicator'}
            onSelect={(next) => this.#selected(next)}
            feed={this.#feed ?? null}
            before={this.#before.dashboard}
            beforeFeed={this.#before.feed}
          />
        </Surroundings.Provider>
      </Boundary>,
      this.#root,
    );
    if (this.#fault === null) this.#show((this.#root.querySelector('[data-widget]')?.getAttribute('data-state') as State | null) ?? 'ready');
  }

  #failed(cause: unknown): void {
    this.#fault = asEngineError(cause);
    const drawing = this.#drawing;
    queueMicrotask(() => {
      if (drawing === this.#drawing) this.#draw();
    });
  }

  /** For the page's own style sheets, which do not see into the widget. */
  #stale = (day: string | null): void => {
    if (day === null) this.#element.removeAttribute('data-stale');
    else this.#element.setAttribute('data-stale', day);
  };

  #show(state: State): void {
    this.#element.setAttribute('data-state', state);
  }

  /**
   * A reader's choice becomes the element's attributes, as if the snippet had said it; its group follows with unit and period, and with the
   * indicator where that is what a widget shows.
   */
  #selected(next: Partial<Selector>): void {
    this.#write(next, this.#definition?.indicator === 'tells' ? selectKeys.filter((key) => !subjectKeys.includes(key)) : selectKeys);
    const group = attribute(this.#element, this.#prefix, 'group');
    for (const other of connected) {
      if (group === null || other === this || attribute(other.#element, other.#prefix, 'group') !== group || other.#feed !== this.#feed) continue;
      other.#write(next, ['unit', 'period', ...(other.#definition?.indicator === 'follows' ? subjectKeys : [])]);
    }
    const detail: SelectDetail = { feed: this.#feed ?? null, ...selection(this.#element, this.#prefix), ...told(next) };
    this.#element.dispatchEvent(new CustomEvent('reform-select', { detail, bubbles: true, composed: true }));
  }

  #write(next: Partial<Selector>, keys: readonly (keyof Selector)[]): void {
    for (const key of keys) {
      const value = next[key];
      if (value === undefined) continue;
      if (value === null) this.#element.removeAttribute(this.#prefix + key);
      else this.#element.setAttribute(this.#prefix + key, value);
    }
  }
}

/** Those whose language may have changed with an ancestor's draw anew. */
export function redrawAll(): void {
  for (const host of connected) host.changed();
}

const rooms = new Map<WidgetDefinition, CSSStyleSheet>();

/**
 * Room is kept while the data is on its way, so that the page does not jump. The element itself can ask only for the width of what contains it, else of the window; what
 * stands in it knows its own.
 */
function roomFor(definition: WidgetDefinition): CSSStyleSheet {
  let sheet = rooms.get(definition);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    const { minHeight } = definition;
    sheet.replaceSync(`:host([data-state=idle]),:host([data-state=loading]){min-height:${minHeight.replace('%', 'cqi')}}.wait::before{padding-block-start:${minHeight}}`);
    rooms.set(definition, sheet);
  }
  return sheet;
}
