import type { ComponentChildren } from 'preact';
import { useContext, useLayoutEffect } from 'preact/hooks';
import type { Contents, Dashboard, PeriodRef } from '../../../../src/wasm/types';
import { periodsOf, sayUpTo, spanOf, stated } from '../../charts';
import type { Locale } from '../../locale';
import { Surroundings } from './surroundings';
import { ask } from './ask';
import { Dotted } from './text';

/** All widgets of a feed ask for the same: a feed of thousands of communes is told once. */
const feeds = new WeakMap<Dashboard, Contents | null>();

const contentsOf = (dashboard: Dashboard): Contents | null => {
  let contents = feeds.get(dashboard);
  if (contents === undefined) feeds.set(dashboard, (contents = ask(() => dashboard.contents())));
  return contents;
};

export interface UpToProps {
  dashboard: Dashboard;
  /** What the figures that are shown are of; `null`: the whole feed. */
  period?: PeriodRef | null;
  /** The figures that are shown, where each has its own period: nothing is said where none has a value. `period` is not asked then. */
  figures?: Parameters<typeof periodsOf>[0];
  /** What stands behind it in the same line. */
  more?: readonly ComponentChildren[];
  /** Within a line of the caller's. */
  inline?: boolean;
  locale: Locale;
}

/** Up to which day the figures go, marked where that is long ago; left out where the page around the widget states the same. */
export function UpTo({ dashboard, period = null, figures, more = [], inline = false, locale }: UpToProps) {
  const around = useContext(Surroundings);
  const { today, onStale } = around;
  const span = spanOf(figures ? periodsOf(figures) : [period], contentsOf(dashboard), today);
  const old = span?.old ? span.first.day : null;
  useLayoutEffect(() => {
    onStale(old);
    return () => onStale(null);
  }, [old]);
  const text = span && (around.stated === null || stated(span) !== around.stated) && sayUpTo(span, today, locale);
  const [first, ...others] = [text && old ? <span class="stale s-watch" data-stale={old}><Clock /> {text}</span> : text, ...more].filter(Boolean);
  const Line = inline ? 'span' : 'p';
  if (!first) return null;
  const begin = typeof first === 'string' ? locale.capital(first) : first;
  return <Line>{others.length > 0 ? <Dotted items={[begin, ...others]} /> : begin}</Line>;
}

/** Decoration beside its words: a clock, as no verdict has it. */
function Clock() {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d="M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 4.5v4l2.8 1.8" fill="none" stroke="currentColor" stroke-width="1.8" />
    </svg>
  );
}
