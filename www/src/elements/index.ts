/**
 * How widgets get on a page: as custom elements (`<reform-progress feed="…">`) and as placeholders
 * (`<div data-reform="progress" data-feed="…">`), those that are there and those that come later.
 */
import type { Engine } from '../engine';
import { EngineError } from '../engine/codes';
import { localeFor } from '../locale';
import type { WidgetDefinition } from '../widgets/contract';
import { attributeNames, language } from './attributes';
import { Host, redrawAll } from './host';

export type { SelectDetail, State } from './host';

/** Who holds a placeholder: the part of a `Host` that copies of the script, of any version, know of one another. */
type Claim = Pick<Host, 'known' | 'release'>;

/** One for all copies of the script on the page. */
function sharedClaims(): WeakMap<Element, Claim> {
  const place = globalThis as { [key: symbol]: WeakMap<Element, Claim> | undefined };
  return (place[Symbol.for('reform-dashboard.claims')] ??= new WeakMap());
}

/**
 * Defines the elements, takes over the placeholders of the page and keeps watch for more. Elements that another script has
 * defined are left to it, and so are the placeholders that it has claimed, unless it has no such widget.
 */
export function install(page: Document, widgets: readonly WidgetDefinition[], engine: Engine): void {
  for (const definition of widgets) {
    const tag = `reform-${definition.name}`;
    if (customElements.get(tag) === undefined) customElements.define(tag, elementOf(definition, engine));
  }
  watch(page, new Map(widgets.map((definition) => [definition.name as string, definition])), engine);
}

/** What an element's class tells a page's own script. */
export interface ReformElement extends CustomElementConstructor {
  /** It shows one indicator, the one that is selected. */
  readonly follows: boolean;
}

function elementOf(definition: WidgetDefinition, engine: Engine): ReformElement {
  return class extends HTMLElement {
    static readonly follows = definition.indicator === 'follows';
    static readonly observedAttributes = [...attributeNames];
    readonly #host = new Host(this, definition, '', engine);

    connectedCallback(): void {
      this.#host.connect();
    }

    disconnectedCallback(): void {
      this.#host.disconnect();
    }

    attributeChangedCallback(): void {
      this.#host.changed();
    }
  };
}

function watch(page: Document, widgets: ReadonlyMap<string, WidgetDefinition>, engine: Engine): void {
  const hosts = new WeakMap<Element, Host>();
  const claims = sharedClaims();

  const claim = (element: Element) => {
    const definition = widgets.get(element.getAttribute('data-reform')?.trim() ?? '') ?? null;
    const claimed = claims.get(element);
    const own = hosts.get(element);
    // Of its own the page may change its mind.
    const changed = own !== undefined && own === claimed && !own.shows(definition);
    if (element instanceof HTMLElement && (claimed === undefined || changed || (!claimed.known && definition !== null))) {
      claimed?.release();
      try {
        const host = new Host(element, definition, 'data-', engine);
        hosts.set(element, host);
        claims.set(element, host);
      } catch {
        sayUnfit(element);
      }
    }
    hosts.get(element)?.connect();
  };
  const within = (node: Node, act: (element: Element) => void) => {
    if (!(node instanceof Element)) return;
    if (node.hasAttribute('data-reform')) act(node);
    node.querySelectorAll('[data-reform]').forEach(act);
  };

  new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if (type === 'attributes') {
        if (attributeName === 'lang') redrawAll();
        else if ((target as Element).hasAttribute('data-reform')) claim(target as Element);
        continue;
      }
      removedNodes.forEach((node) => within(node, (element) => hosts.get(element)?.disconnect()));
      addedNodes.forEach((node) => within(node, claim));
    }
  }).observe(page, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['lang', 'data-reform', ...attributeNames.map((name) => `data-${name}`)],
  });
  page.querySelectorAll('[data-reform]').forEach(claim);
}

/** Elements such as `figure` can carry no shadow root: the reason goes after what they hold. */
function sayUnfit(element: HTMLElement): void {
  if (element.getAttribute('data-state') === 'error') return;
  element.setAttribute('data-state', 'error');
  const locale = localeFor(language(element, 'data-'));
  const error = new EngineError('WIDGET-HOST', { element: element.localName });
  const { title, text, fix } = locale.engine(error.code, error.params);
  element.append(`${title}. ${fix ?? text} (${error.code})`);
}
