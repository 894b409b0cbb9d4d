import { useId, useMemo, useState } from 'preact/hooks';
import type { IndicatorRef, Problem, ProblemCode, Problems, Severity } from '../../../../src/wasm/types';
import { changedTables, placesOf, problemsSentence, problemsTable, sayFacts, severityOrder, type Place, type TableModel } from '../../charts';
import { fold, type Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Downloads } from '../parts/downloads';
import { Frame, Heading } from '../parts/frame';
import { Tables } from '../parts/table';
import { Dotted, Say } from '../parts/text';
import { UpTo } from '../parts/up-to';
import { Changes } from './changes';
import { SeverityMark } from './mark';

/** Fewer entries need no search. */
const manyItems = 8;
/** How many entries of a level are shown at first, and more at a time. */
const atOnce = 40;

/** What is wrong with the feed? Each flaw with its place, what was found there and how to mend it; the worst first. Beside an earlier edition also what changed. */
export function ProblemsWidget({ dashboard, locale, density = 'embed', before = null }: WidgetProps) {
  const [problems, contents] = useMemo(() => [dashboard.problems(), ask(() => dashboard.contents())] as const, [dashboard]);
  const diff = useMemo(() => before && dashboard.diff(before), [dashboard, before]);
  const { words } = locale;
  const changes = useMemo(
    () => (diff && before ? changedTables(diff, [ask(() => before.contents()), contents], locale).filter(({ rows }) => rows.length > 0) : []),
    [diff, before, contents, locale],
  );
  const tables = (): TableModel[] => [problemsTable(problems.items, place, indicator, locale), ...changes];
  const place = useMemo(() => placesOf(contents, locale), [contents, locale]);
  const indicators = useMemo(() => new Map(contents?.indicators.map((indicator) => [indicator.id, indicator])), [contents]);
  const indicator = ({ about }: Problem): IndicatorRef | null => indicators.get(about.indicator ?? '') ?? null;
  const about = contents && <Say text={contents.title} locale={locale} />;
  return (
    <Frame
      name="problems" locale={locale} density={density} title={words.problems.name} about={about}
      sentence={problemsSentence(problems, locale)} empty={problems.items.length === 0 && !diff}
    >
      {problems.items.length > 0 && <Listed problems={problems} place={place} indicator={indicator} locale={locale} />}
      {diff && <Changes diff={diff} tables={changes} locale={locale} />}
      {(problems.items.length > 0 || changes.length > 0) && (
        <footer class="foot small">
          <UpTo dashboard={dashboard} period={null} locale={locale} />
          <Tables models={[problemsTable(problems.items, place, indicator, locale)]} locale={locale} />
          <Downloads
            dashboard={dashboard} question="problems" select={{}} tables={tables} picture={false}
            locale={locale}
          />
        </footer>
      )}
    </Frame>
  );
}

interface ListedProps {
  problems: Problems;
  place(problem: Problem): Place;
  indicator(problem: Problem): IndicatorRef | null;
  locale: Locale;
}

function Listed({ problems: { items }, place, indicator, locale }: ListedProps) {
  const [code, setCode] = useState('');
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<Partial<Record<Severity, number>>>({});
  const ids = { code: useId(), search: useId() };
  const { words } = locale;
  const counts = new Map<ProblemCode, number>();
  for (const problem of items) counts.set(problem.code, (counts.get(problem.code) ?? 0) + problem.count);
  const texts = useMemo(() => items.map((problem) => searched(problem, place(problem), locale)), [items, place, locale]);
  const wanted = fold(query);
  const found = items.filter((problem, i) => (code === '' || problem.code === code) && (wanted === '' || texts[i]?.includes(wanted)));
  return (
    <>
      {(counts.size > 1 || items.length > manyItems) && (
        <p class="controls small">
          {counts.size > 1 && (
            <label for={ids.code}>
              {words.problems.kind}
              <select id={ids.code} data-action="kind" onChange={(event) => setCode(event.currentTarget.value)}>
                <option value="">{locale.fill(words.problems.all, { n: [...counts.values()].reduce((sum, n) => sum + n, 0) })}</option>
                {[...counts].map(([key, n]) => (
                  <option key={key} value={key} selected={key === code}>{words.messages.problem[key][0]} ({locale.number(n)})</option>
                ))}
              </select>
            </label>
          )}
          {items.length > manyItems && (
            <label for={ids.search}>
              {words.problems.search}
              <input
                id={ids.search} type="search" autocomplete="off" data-action="search" value={query}
                onInput={(event) => setQuery(event.currentTarget.value)}
              />
            </label>
          )}
          <span role="status">{(wanted || code) && locale.fill(words.problems.found, { n: found.length, of: items.length })}</span>
        </p>
      )}
      {severityOrder.map((severity) => {
        const all = found.filter((problem) => problem.severity === severity);
        const some = all.slice(0, shown[severity] ?? atOnce);
        return all.length > 0 && (
          <div key={severity} class="level" data-severity={severity}>
            <Heading name="status">
              <SeverityMark severity={severity} />
              <span>
                <span class={`strong s-${severity}`}>{words.problems.severity[severity]} ({locale.number(all.reduce((sum, { count }) => sum + count, 0))})</span>
                <span class="quiet small"> {words.problems.meaning[severity]}</span>
              </span>
            </Heading>
            <ul class="flaws">
              {byCode(some).map((same) => <Kind key={same[0]?.code} same={same} place={place} indicator={indicator} locale={locale} />)}
            </ul>
            {some.length < all.length && (
              <p class="more">
                <button type="button" class="plain-action" data-action="more" onClick={() => setShown({ ...shown, [severity]: some.length + atOnce })}>
                  {locale.fill(words.problems.more, { n: Math.min(atOnce, all.length - some.length) })}
                </button>
              </p>
            )}
          </div>
        );
      })}
    </>
  );
}

/** Problems of one code together, in the order in which the codes come. */
function byCode(items: readonly Problem[]): Problem[][] {
  const groups = new Map<ProblemCode, Problem[]>();
  for (const problem of items) groups.set(problem.code, [...(groups.get(problem.code) ?? []), problem]);
  return [...groups.values()];
}

/** What a search looks through. */
function searched(problem: Problem, { unit, indicator, period, node }: Place, locale: Locale): string {
  const names = [unit, indicator, node].flatMap((name) => (name ? [name.vi, name.en] : []));
  const parts = [...names, period, problem.path, problem.found, problem.expected, problem.code, locale.problem(problem).title];
  return fold(parts.filter((part) => part !== null).join(' '));
}

/** One kind of flaw: what it means and how to mend it, once; then every place where it is. */
function Kind({ same, place, indicator, locale }: Pick<ListedProps, 'place' | 'indicator' | 'locale'> & { same: readonly Problem[] }) {
  const [first] = same;
  if (!first) return null;
  const { title, fix } = locale.problem(first);
  return (
    <li data-code={first.code}>
      <p class="strong">{title}</p>
      {fix && <p class="small quiet">{locale.fill(locale.words.problems.mend, { fix })}</p>}
      <ul class="places">
        {same.map((problem, i) => <Found key={`${problem.path} ${i}`} problem={problem} place={place(problem)} indicator={indicator(problem)} locale={locale} />)}
      </ul>
    </li>
  );
}

/** One place: what it is about by name, what was found and expected, where it stands in the file. */
function Found({ problem, place, indicator, locale }: { problem: Problem; place: Place; indicator: IndicatorRef | null; locale: Locale }) {
  const { problems } = locale.words;
  const names = [place.unit, place.indicator, place.node].map((name) => name && <Say text={name} locale={locale} />);
  return (
    <li data-item={problem.path}>
      {(names.some(Boolean) || place.period) && <p><Dotted items={[...names, place.period && locale.capital(place.period)]} /></p>}
      <dl class="found">
        {sayFacts(problem, indicator, locale).map(({ name, text, raw }) => (
          <div key={name}><dt>{name}</dt><dd>{raw ? <code>{text}</code> : <span class="num">{text}</span>}</dd></div>
        ))}
        <div><dt>{problems.path}</dt><dd><code>{problem.path || '/'}</code></dd></div>
        {problem.count > 1 && <div><dt>{problems.count}</dt><dd class="num">{locale.number(problem.count)}</dd></div>}
      </dl>
    </li>
  );
}
