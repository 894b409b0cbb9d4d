import { useMemo, useRef, useState } from 'preact/hooks';
import type { Certainty, CertaintyTerms } from '../../../../src/wasm/types';
import {
  certaintySentence, certaintyTables, isRanked, lastRank, ownRow, sayInterval, sayShare, ShareBar, Whisker,
} from '../../charts';
import type { Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Disclosure } from '../parts/disclosure';
import { Downloads } from '../parts/downloads';
import { Empty, Frame, Part } from '../parts/frame';
import { comparable, RunsLine, useRuns, type Runs } from '../parts/runs';
import { RuleSource, Simulated } from '../parts/simulated';
import { Tables } from '../parts/table';
import { Dotted, Say } from '../parts/text';
import { UpTo } from '../parts/up-to';
import { TermsForm } from './terms';

/** More units than this are shown on request. */
const manyRows = 40;

/** So many components are told whose absence would shift ranks most. */
const most = 6;

/** The core's usual terms. */
const unasked: CertaintyTerms = {};

/** How sure is the ranking? Rank intervals, what cannot be told apart, and what moves the ranks. */
export function CertaintyWidget({ dashboard, select, locale, onSelect, density = 'embed' }: WidgetProps) {
  const [terms, setTerms] = useState(unasked);
  const sure = useMemo(() => ask(() => comparable(dashboard.ranking(select))), [dashboard, JSON.stringify(select)]);
  const runs = useRuns({ dashboard, select, unasked }, sure ? terms : null);
  const last = useRef<Runs | null>(null);
  const { words } = locale;
  if (runs === null) return <Empty name="certainty" locale={locale} density={density} title={words.certainty.name} />;
  // While it is computed anew, what was there stays in its place.
  if (runs.answer) last.current = runs;
  const { answer: certainty = null, still = false } = last.current ?? {};
  const named = certainty && (certainty.node ?? certainty.indicator);
  return (
    <Frame
      name="certainty" locale={locale} density={density} title={words.certainty.name}
      sentence={certainty ? (still ? words.certainty.still : certaintySentence(certainty, locale)) : runs.stopped ? words.certainty.stopped : locale.fill(words.certainty.working, { share: '…' })}
      about={certainty && <Dotted items={[certainty.framework && <Say text={certainty.framework.name} locale={locale} />, named && <Say text={named.name} locale={locale} />, locale.capital(locale.period(certainty.period))]} />}
    >
      {!still && <Simulated locale={locale} />}
      <RunsLine runs={runs} locale={locale} />
      {certainty && !still && <Answer certainty={certainty} locale={locale} onSelect={onSelect} />}
      <Disclosure label={words.certainty.terms} action="terms">
        {() => <TermsForm terms={terms} onTerms={setTerms} locale={locale} />}
      </Disclosure>
      {certainty && (
        <footer class="foot small">
          <UpTo dashboard={dashboard} period={certainty.period} locale={locale} />
          <RuleSource framework={certainty.framework} locale={locale} />
          {!still && <Tables models={certaintyTables(certainty, locale)} locale={locale} />}
          {runs.answer && !still && (
            <Downloads
              dashboard={dashboard} question="certainty" json={runs.json} simulated select={select} tables={() => certaintyTables(certainty, locale)}
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
  const of = lastRank(certainty);
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
