import type { ComponentChildren } from 'preact';
import type { SourceRef, Text, Verdict } from '../../../../src/wasm/types';
import { StatusMark, statusColour } from '../../charts';
import type { Locale } from '../../locale';

/** A text of the feed; marked as Vietnamese where the page's language has no wording of it. */
export function Say({ text, locale }: { text: Text; locale: Locale }) {
  return locale.has(text) ? <>{locale.text(text)}</> : <span lang="vi">{text.vi}</span>;
}

/** A source with its number and, where that does not say it, its date; a link where it has an address. */
export function Source({ source, locale }: { source: SourceRef; locale: Locale }) {
  const title = <Say text={source.title} locale={locale} />;
  const date = source.date && locale.day(source.date);
  return (
    <span>
      {source.url ? <a href={source.url} rel="noopener">{title}</a> : title}
      {source.document && <>, <Say text={source.document} locale={locale} /></>}
      {date && !source.document?.vi.includes(date) && <span class="num"> ({date})</span>}
    </span>
  );
}

export interface SourcesProps {
  sources: readonly (SourceRef | null | undefined)[];
  locale: Locale;
}

/** Where the figures and the rules come from, each source once; nothing where none is named. */
export function Sources({ sources, locale }: SourcesProps) {
  const named = new Map(sources.flatMap((source) => (source ? [[source.id, source]] : [])));
  if (named.size === 0) return null;
  return (
    <p>
      {locale.words.common.source}: {[...named.values()].map((source, i) => <span key={source.id}>{i > 0 && '; '}<Source source={source} locale={locale} /></span>)}.
    </p>
  );
}

/** Sign, word and colour of a verdict. */
export function Status({ verdict, locale, children }: { verdict: Verdict; locale: Locale; children?: ComponentChildren }) {
  return (
    <span class="status">
      <StatusMark verdict={verdict} />
      <span class={`s-${statusColour(verdict)}`}>{children}{locale.words.verdict[verdict]}</span>
    </span>
  );
}

/** Parts of a line, with dots between those that are there. */
export function Dotted({ items }: { items: readonly ComponentChildren[] }) {
  const present = items.filter((item) => item !== null && item !== undefined && item !== false && item !== '');
  return <>{present.map((item, i) => <span key={i} class="dotted">{item}</span>)}</>;
}
