import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Certainty, CertaintyTerms, Ranking, Work } from '../../../../src/wasm/types';
import {
  certaintySentence, certaintyTables, isRanked, ownRow, sayInterval, sayShare, ShareBar, Whisker,
} from '../../charts';
import { begin, workOn } from '../../engine/slices';
import type { Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Disclosure } from '../parts/disclosure';
import { Downloads } from '../parts/downloads';
import { Empty, Frame, Part } from '../parts/frame';
import { RuleSource, Simulated } from '../parts/simulated';
import { Tables } from '../parts/table';
import { Dotted, Say } from '../parts/text';
import { UpTo } from '../parts/up-to';
import { TermsForm } from './terms';

/** More units than this are shown on request. */
const manyRows = 40;

/** So many components are told whose absence would shift ranks most. */
const most = 6;

/** Work that has begun: `share` of it is done, and its answer once all is. */
interface Task {
  work: Work;
  share: number;
  answer: Certainty | null;
}

/** Whether there are ranks to be sure of: the publisher ranks, and at least two units have a value. */
const comparable = ({ ranked, rows }: Ranking): boolean => ranked && rows.filter(({ value }) => value !== null).length > 1;

/** How sure is the ranking? Rank intervals, what cannot be told apart, and what moves the ranks. */
export function CertaintyWidget({ dashboard, select, locale, onSelect, density = 'embed' }: WidgetProps) {
  const [terms, setTerms] = useState<CertaintyTerms>({});
  const key = JSON.stringify([select, terms]);
  // A first slice at once: short work is done before anything has to be said of its progress.
  const task = useMemo<Task | null>(
    () => ask(() => (comparable(dashboard.ranking(select)) ? begin(dashboard.certainty(select, terms)) : null)), [dashboard, key],
  );
  const [, draw] = useState(0);
  const [stopped, setStopped] = useState<Task | null>(null);
  const running = useRef<AbortController | null>(null);
  const last = useRef<Certainty | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  const start = (): void => {
    if (task === null || task.answer !== null) return;
    const control = new AbortController();
    running.current = control;
    setStopped(null);
    workOn(task.work, control.signal, (share) => {
      task.share = share;
      draw((count) => count + 1);
    }).then((done) => {
      if (!done) return;
      task.answer = task.work.answer();
      draw((count) => count + 1);
    }).catch(setFailure);
  };
  useLayoutEffect(() => {
    start();
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [task]);
  if (failure !== null) throw failure;

  const { words } = locale;
  if (task === null) return <Empty name="certainty" locale={locale} density={density} title={words.certainty.name} />;
  // While it is computed anew, what was there stays in its place.
  const certainty = task.answer ?? last.current;
  if (task.answer !== null) last.current = task.answer;
  const working = task.answer === null;
  const named = certainty && (certainty.node ?? certainty.indicator);
  const share = `${Math.floor(task.share * 100)}%`;
  const stop = (): void => {
    running.current?.abort();
    setStopped(task);
  };
  return (
    <Frame
      name="certainty" locale={locale} density={density} title={words.certainty.name}
      sentence={certainty ? certaintySentence(certainty, locale) : stopped === task ? words.certainty.stopped : locale.fill(words.certainty.working, { share: '…' })}
      about={certainty && <Dotted items={[certainty.framework && <Say text={certainty.framework.name} locale={locale} />, named && <Say text={named.name} locale={locale} />, locale.capital(locale.period(certainty.period))]} />}
    >
      <Simulated locale={locale} />
      <p class="row small work" data-working={working ? 'true' : 'false'}>
        {working && stopped !== task && (
          <>
            <progress max={1} value={task.share} aria-label={words.certainty.name}>{share}</progress>
            <span class="num">{locale.fill(words.certainty.working, { share })}</span>
            <button type="button" class="push" data-action="cancel" onClick={stop}>{words.certainty.cancel}</button>
          </>
        )}
        {!working && certainty && (
          <span class="quiet">
            {locale.fill(words.certainty.made, { runs: certainty.runs, seed: String(certainty.seed) })}{' '}
            {locale.fill(words.certainty.made2, { cells: certainty.cells, counted: certainty.counted, gaps: certainty.gaps })}
          </span>
        )}
        {stopped === task && working && (
          <>
            <span>{words.certainty.stopped}</span>
            <button type="button" class="push" data-action="again" onClick={start}>{words.certainty.again}</button>
          </>
        )}
      </p>
      <p class="hidden" role="status">{working ? '' : locale.fill(words.certainty.done, { runs: task.answer?.runs ?? 0 })}</p>
      {certainty && <Answer certainty={certainty} locale={locale} onSelect={onSelect} />}
      <Disclosure label={words.certainty.terms} action="terms">
        {() => <TermsForm terms={terms} onTerms={setTerms} locale={locale} />}
      </Disclosure>
      {certainty && (
        <footer class="foot small">
          <UpTo dashboard={dashboard} period={certainty.period} locale={locale} />
          <RuleSource framework={certainty.framework} locale={locale} />
          <Tables models={certaintyTables(certainty, locale)} locale={locale} />
          {task.answer && (
            <Downloads
              dashboard={dashboard} question="certainty" json={() => task.work.json()} simulated select={select} tables={() => certaintyTables(certainty, locale)}
              sources={[certainty.framework?.source]} locale={locale}
            />
          )}
        </footer>
      )}
    </Frame>
  );
}

interface AnswerProps {
  certainty: Certainty;
  locale: Locale;
  onSelect: WidgetProps['onSelect'];
}

function Answer({ certainty, locale, onSelect }: AnswerProps) {
  const [shown, setShown] = useState(manyRows);
  const { words } = locale;
  const { rows, drivers, without } = certainty;
  const own = ownRow(certainty);
  const of = Math.max(1, rows.filter(isRanked).length, ...rows.map(({ worst }) => worst ?? 0));
  const first = rows.slice(0, shown);
  // The reader's own unit is in sight wherever it stands.
  const visible = own && !first.includes(own) ? [...first, own] : first;
  return (
    <>
      <p class="axis quiet num" aria-hidden="true">
        {[1, of].map((low) => <span key={low} class="small">{locale.fill(words.certainty.only, { low })}</span>)}
      </p>
      <ul class="ranks">
        {visible.map((row, i) => (
          <li key={row.unit.id} data-unit={row.unit.id} class={row === own ? 'own' : ''} aria-current={row === own ? 'true' : undefined}>
            {row.bracket !== null && row.bracket !== visible[i - 1]?.bracket && <p class="bracket small quiet">{locale.fill(words.certainty.bracket, { n: row.bracket })}</p>}
            <button type="button" class="who" data-action="unit" onClick={() => onSelect({ unit: row.unit.id })}><Say text={row.unit.name} locale={locale} /></button>
            <span class="picture">
              {isRanked(row) && (
                <Whisker of={of} low={row.low} high={row.high} median={row.median} best={row.best} worst={row.worst} official={row.rank} own={row === own} />
              )}
            </span>
            <span class="small num interval">{sayInterval(row, locale)}</span>
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <button type="button" class="plain-action small" data-action="more" onClick={() => setShown(shown + manyRows * 5)}>
          {locale.fill(words.certainty.more, { n: rows.length - shown })}
        </button>
      )}
      <p class="small quiet hint legend">{words.certainty.legend} {words.certainty.bracketHint}</p>
      {drivers.length > 0 && (
        <Part title={words.certainty.drivers}>
          <ul class="drivers">
            {drivers.map(({ name, first: alone, total, low, high }) => (
              <li key={name} data-driver={name}>
                <span>{words.certainty.driver[name]}</span>
                <ShareBar first={alone} total={total} low={low} high={high} />
                <span class="small num">
                  <Dotted items={[locale.fill(words.certainty.first, { v: sayShare(alone, locale) }), locale.fill(words.certainty.total, { v: sayShare(total, locale) })]} />
                </span>
              </li>
            ))}
          </ul>
          <p class="small quiet hint">{words.certainty.driverHint}</p>
        </Part>
      )}
      {without.length > 0 && (
        <Part title={words.certainty.without}>
          <ul class="small">
            {[...without].sort((a, b) => b.shift - a.shift).slice(0, most).map(({ node, shift }) => (
              <li key={node.id} class="row"><Say text={node.name} locale={locale} /><span class="num">{locale.fill(words.whatif.places, { v: locale.number(shift) })}</span></li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
