import type { Selector } from '../engine/core-types';

/** The parts of a selection that a snippet may fix. */
export const selectKeys = ['unit', 'period', 'framework', 'node', 'indicator', 'today', 'methods'] as const;

/** Every attribute of a widget. On a placeholder each one carries `data-` before it. */
export const attributeNames = [...selectKeys, 'feed', 'lang', 'theme', 'group', 'density'] as const;

export type AttributeName = (typeof attributeNames)[number];

/** `''` for the attributes of a custom element, `data-` for those of a placeholder. */
export type Prefix = '' | 'data-';

/** An attribute's text without the space around it; `null` where it is absent or empty, as a CMS leaves it. */
export function attribute(element: Element, prefix: Prefix, name: AttributeName): string | null {
  return element.getAttribute(prefix + name)?.trim() || null;
}

/** The selection that the attributes state; what is absent has the core's default. */
export function selection(element: Element, prefix: Prefix): Selector {
  const select: Selector = {};
  for (const key of selectKeys) {
    const value = attribute(element, prefix, key);
    if (value !== null) select[key] = value;
  }
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
