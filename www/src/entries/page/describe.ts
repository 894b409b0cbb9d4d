import { sayUpTo, spanOf, type Span } from '../../charts/until';
import type { Contents, Dashboard, Problem, SourceRef } from '../../engine/core-types';
import type { Locale } from '../../locale';
import type { Standing } from './address';
import { make, part, said } from './dom';
import type { PageWords } from './words';

/** Up to which day the figures of the chosen period go; the page says it for its widgets. */
export const shownUpTo = (contents: Contents, { period }: Standing): Span | null => spanOf([contents.periods.find(({ id }) => id === period) ?? null], contents, today());

/** By UTC: a day more or less does not make figures old. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Says what the page shows: whose figures, of which day, of whom, from which sources, and what is odd about them. */
export function describe(contents: Contents, dashboard: Dashboard, standing: Standing, locale: Locale, words: PageWords): void {
  part('title').replaceChildren(said(contents.title, locale));
  document.title = `${locale.text(contents.title)} – ${words.site}`;

  const origin: (Node | string)[] = [];
  if (contents.publisher !== null) origin.push(said(contents.publisher, locale));
  const span = shownUpTo(contents, standing);
  if (span !== null) {
    const text = sayUpTo(span, today(), locale);
    origin.push(span.old ? make('span', { class: 'stale' }, text) : text);
  }
  if (contents.issued !== null) origin.push(locale.fill(words.issued, { day: locale.day(contents.issued) }));
  part('origin').replaceChildren(...origin.flatMap((item, index) => (index === 0 ? [item] : [' · ', item])));

  const unit = contents.units.find(({ id }) => id === standing.unit);
  const period = contents.periods.find(({ id }) => id === standing.period);
  part('standing').replaceChildren(
    ...(unit === undefined ? [] : [said(unit.name, locale)]),
    ` · ${period === undefined ? words.latest : locale.capital(locale.shortPeriod(period))}`,
  );

  part('sources').replaceChildren(...contents.sources.map((source) => make('li', {}, ...cite(source, locale))));
  const licence = part('licence');
  licence.replaceChildren(...(contents.licence === null ? [] : filled(words.licence, said(contents.licence, locale))));
  licence.hidden = contents.licence === null;
  listProblems(dashboard.problems().items, locale, words);
}

/** A source as a reader cites it: title, number, day. The core lets only http(s) and relative addresses through. */
function cite(source: SourceRef, locale: Locale): (Node | string)[] {
  const title = said(source.title, locale);
  const parts: (Node | string)[] = [source.url === null ? title : make('a', { href: source.url, rel: 'noopener' }, title)];
  if (source.document !== null) parts.push(', ', said(source.document, locale));
  if (source.date !== null) parts.push(`, ${locale.day(source.date)}`);
  return parts;
}

/** Problems are many in an old feed: they are written when the reader opens them. */
function listProblems(problems: readonly Problem[], locale: Locale, words: PageWords): void {
  const details = part('problems') as HTMLDetailsElement;
  const total = problems.reduce((sum, { count }) => sum + count, 0);
  const summary = details.querySelector('summary') as HTMLElement;
  const list = details.querySelector('ol') as HTMLElement;
  details.hidden = total === 0;
  summary.textContent = locale.fill(words.problems, { n: total });
  const write = () => {
    if (details.open) list.replaceChildren(...problems.map((problem) => make('li', {}, ...explain(problem, locale, words))));
  };
  details.ontoggle = write;
  write();
}

function explain(problem: Problem, locale: Locale, words: PageWords): (Node | string)[] {
  const { title, text, fix } = locale.problem(problem);
  const severity = locale.capital(locale.words.severity[problem.severity]);
  const places = problem.count > 1 ? ` (${locale.fill(words.places, { n: problem.count })})` : '';
  return [make('strong', {}, `${severity}: ${title}${places}.`), ` ${text}`, ...(fix === null ? [] : [` ${fix}`])];
}

/** A template with an element in the place of its only `{…}`. */
function filled(template: string, node: Node): (Node | string)[] {
  const [before = '', after = ''] = template.split(/\{\w+\}/);
  return [before, node, after];
}
