import type { Selector } from '../engine/core-types';

/** The parts of a selection that a snippet may fix. */
export const selectKeys = ['unit', 'period', 'framework', 'node', 'indicator', 'today', 'methods', 'kind'] as const;

/**
 * Every attribute of a widget. On a placeholder each one carries `data-` before it. `units` is the selection's `group` of units;
 * `group` names the widgets that follow one another.
 */
export const attributeNames = [...selectKeys, 'units', 'feed', 'before', 'lang', 'theme', 'group', 'density', 'level', 'stated', 'choose'] as const;

export type AttributeName = (typeof attributeNames)[number];

/** `''` for the attributes of a custom element, `data-` for those of a placeholder. */
export type Prefix = '' | 'data-';

/** An attribute's text without the space around it; `null` where it is absent or empty, as a CMS leaves it. */
export function attribute(element: Element, prefix: Prefix, name: AttributeName): string | null {
  return element.getAttribute(prefix + name)?.trim() || null;
}

/** The selection that the attributes state; what is absent has the core's default. */
export function selection(element: Element, prefix: Prefix): Selector {
  return selectionFrom((name) => attribute(element, prefix, name));
}

/** A selection of what is said by the names of attributes; `null`: nothing. */
export function selectionFrom(said: (name: (typeof selectKeys)[number] | 'units') => string | null): Selector {
  const select: Selector = {};
  for (const key of selectKeys) {
    const value = said(key);
    // A kind that the core does not know it refuses by name.
    if (value !== null) (select as Record<string, string>)[key] = value;
  }
  const units = said('units');
  if (units !== null) select.group = units;
  return select;
}

/** The language of a widget: its own attribute, else that of the nearest element with `lang`, through shadow roots. */
export function language(element: Element, prefix: Prefix): string | null {
  let own = attribute(element, prefix, 'lang');
  for (let at: Element | null = element; own === null && at !== null; ) {
    own = at.closest('[lang]')?.getAttribute('lang') || null;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return own;
}
