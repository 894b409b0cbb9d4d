import type { ComponentChildren } from 'preact';
import { useContext, useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../locale';
import { keepLegible } from '../../theme';
import type { WidgetDefinition } from '../contract';
import { Surroundings } from './surroundings';

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
        <div id={heading} class="title" role="heading" aria-level={useContext(Surroundings).level} part="title">{title}</div>
        {about && <p id={scope} class="quiet small about">{about}</p>}
      </header>
      <p id={sentenceId} class="sentence" part="sentence">{sentence}</p>
      {children}
    </section>
  );
}

/** The heading of a part: one level below the widget's own, at most the sixth. */
export function Heading({ name = 'strong', children }: { name?: string; children: ComponentChildren }) {
  return <div class={name} role="heading" aria-level={Math.min(6, useContext(Surroundings).level + 1)}>{children}</div>;
}

interface PartProps {
  title: string;
  /** A class of its own. */
  name?: string;
  children: ComponentChildren;
}

/** A part of a widget under a heading of its own. */
export function Part({ title, name = '', children }: PartProps) {
  return (
    <div class={`part ${name}`}>
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}

/** What stands where a feed has nothing to show. */
export function Empty({ name, locale, density, title }: Pick<FrameProps, 'name' | 'locale' | 'density' | 'title'>) {
  return <Frame name={name} locale={locale} density={density} title={title} sentence={locale.state.empty} empty />;
}
