import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../locale';
import { keepLegible } from '../../theme';
import type { WidgetDefinition } from '../contract';

export interface FrameProps {
  name: WidgetDefinition['name'];
  locale: Locale;
  density: 'embed' | 'page';
  title: ComponentChildren;
  /** What is shown: unit, period, framework. */
  about?: ComponentChildren;
  /** The sentence that says what the widget shows, and its id for charts to name. */
  sentence: string;
  sentenceId?: string;
  empty?: boolean;
  children?: ComponentChildren;
}

/** The level of a widget's heading: below the page's own on our pages, below an article's in pages of others. */
export const headingLevel = (density: 'embed' | 'page'): number => (density === 'page' ? 2 : 3);

/** The root of every widget: a named region with its title and its sentence. */
export function Frame({ name, locale, density, title, about, sentence, sentenceId, empty = false, children }: FrameProps) {
  const heading = useId();
  const scope = useId();
  const root = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (root.current) keepLegible(root.current);
  });
  return (
    <section
      ref={root} class="reform" part="widget" lang={locale.lang} aria-labelledby={about ? `${heading} ${scope}` : heading}
      data-widget={name} data-state={empty ? 'empty' : 'ready'} data-density={density}
    >
      <header class="head">
        <div id={heading} class="title" role="heading" aria-level={headingLevel(density)} part="title">{title}</div>
        {about && <p id={scope} class="quiet small about">{about}</p>}
      </header>
      <p id={sentenceId} class="sentence" part="sentence">{sentence}</p>
      {children}
    </section>
  );
}

interface PartProps {
  title: string;
  density: 'embed' | 'page';
  /** A class of its own. */
  name?: string;
  children: ComponentChildren;
}

/** A part of a widget under a heading of its own. */
export function Part({ title, density, name = '', children }: PartProps) {
  return (
    <div class={`part ${name}`}>
      <div class="strong" role="heading" aria-level={headingLevel(density) + 1}>{title}</div>
      {children}
    </div>
  );
}

/** What stands where a feed has nothing to show. */
export function Empty({ name, locale, density, title }: Pick<FrameProps, 'name' | 'locale' | 'density' | 'title'>) {
  return <Frame name={name} locale={locale} density={density} title={title} sentence={locale.state.empty} empty />;
}
