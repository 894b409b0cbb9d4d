import type { Text } from '../../engine/core-types';
import type { Locale } from '../../locale';

/** The page's element of that `data-page`. Throws where the page does not have it. */
export function part(name: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(`[data-page="${name}"]`);
  if (element === null) throw new Error(`the page has no data-page="${name}"`);
  return element;
}

/** A new element with text or elements in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

/** A text of the feed in the page's language, marked as Vietnamese where the feed has no other. */
export function said(text: Text, locale: Locale): HTMLSpanElement {
  return make('span', locale.has(text) ? {} : { lang: 'vi' }, locale.text(text));
}
