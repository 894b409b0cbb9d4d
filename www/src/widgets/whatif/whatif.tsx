import { useRef, useState } from 'preact/hooks';
import { changesTable, nodesTable, rowsTable, standingsTable, sayDifferenceOf, sayPlaces, sayRankOf, sayScored, simulatedMeasure, whatifSentence } from '../../charts';
import { leverId, type SharedScenario } from '../../engine/scenarios';
import type { Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Disclosure } from '../parts/disclosure';
import { Downloads } from '../parts/downloads';
import { Empty, Frame, Part } from '../parts/frame';
import { codeOf } from '../parts/number';
import { PassportTree } from '../parts/passport';
import { RuleSource, Simulated, useLinked, useScenario, useSteps } from '../parts/simulated';
import { Tables } from '../parts/table';
import { Dotted, Say, Status } from '../parts/text';
import { UpTo } from '../parts/up-to';
import { Assumptions } from './assumptions';
import { Compare } from './compare';
import { LeverRow } from './lever';
import { OtherChange } from './other';

/** As many levers stand there at first. */
const few = 3;

/** What if? Levers on what stands behind the score, and where they lead, always beside the official state. */
export function WhatIfWidget(props: WidgetProps) {
  const { dashboard, select, locale, density = 'embed' } = props;
  const shared = useScenario(props);
  const fault = useLinked(props, shared);
  const { words } = locale;
  if (!shared) return <Empty name="whatif" locale={locale} density={density} title={words.whatif.name} />;
  const { answer } = shared;
  const empty = answer.levers.length === 0;
  const about = (
    <Dotted
      items={[
        <Say text={answer.unit.name} locale={locale} />,
        locale.capital(locale.period(answer.period)),
        answer.node ? <Say text={answer.node.name} locale={locale} /> : answer.indicator && <Say text={answer.indicator.name} locale={locale} />,
        answer.framework && <Say text={answer.framework.version} locale={locale} />,
      ]}
    />
  );
  return (
    <Frame name="whatif" locale={locale} density={density} title={words.whatif.name} about={about} sentence={whatifSentence(answer, locale)} empty={empty}>
      {fault !== null && <p class="fault" role="alert">{locale.fill(words.whatif.linkFault, { why: locale.error(codeOf(fault)).title })}</p>}
      {!empty && (
        <>
          <Simulated locale={locale} />
          <Standings shared={shared} locale={locale} />
          <History shared={shared} locale={locale} />
          <Part title={words.whatif.levers}><Levers shared={shared} locale={locale} /></Part>
          <Disclosure label={words.whatif.other} action="other">{() => <OtherChange dashboard={dashboard} shared={shared} locale={locale} />}</Disclosure>
          <Part title={words.whatif.changes}><Assumptions shared={shared} locale={locale} /></Part>
          {answer.targets.length > 0 && (
            <Part title={words.whatif.targets}>
              <ul class="small">
                {answer.targets.map(({ target, indicator, value, official, outcome }) => (
                  <li key={target} data-item={target} class="row">
                    <Say text={indicator.name} locale={locale} />
                    <span class="num">{value === null ? '–' : locale.quantity(value, indicator)}</span>
                    <Status verdict={official} locale={locale} /><span aria-hidden="true">→</span><Status verdict={outcome} locale={locale} />
                  </li>
                ))}
              </ul>
            </Part>
          )}
          {(answer.changes.length > 0 || shared.saved.length > 0) && (
            <Part title={words.whatif.compare} name="compare"><Compare shared={shared} locale={locale} /></Part>
          )}
          <footer class="foot small">
            <UpTo dashboard={dashboard} period={answer.period} locale={locale} />
            <RuleSource framework={answer.framework} locale={locale} />
            <Disclosure label={words.passport.title} action="passport">
              {() => {
                const passport = ask(() => shared.passport);
                return passport && <PassportTree root={passport.root} locale={locale} />;
              }}
            </Disclosure>
            <Tables models={[nodesTable(answer, locale), rowsTable(answer, locale)]} locale={locale} />
            <Downloads
              dashboard={dashboard} question="whatif" json={() => shared.bytes} simulated select={select} sources={[answer.framework?.source]} locale={locale}
              tables={() => [standingsTable(answer, simulatedMeasure(answer, locale), locale), changesTable(answer, locale), nodesTable(answer, locale), rowsTable(answer, locale)]}
            />
          </footer>
        </>
      )}
    </Frame>
  );
}

interface Shared {
  shared: SharedScenario;
  locale: Locale;
}

/** Score and rank, official and as of now. Follows a slider while it moves; its words are spoken once it rests. */
function Standings({ shared, locale }: Shared) {
  useSteps(shared);
  const { answer, standing } = shared;
  const { words } = locale;
  const measured = simulatedMeasure(answer, locale);
  const first = useRef({ shared, answer });
  // Another unit's figures are official until something is assumed of them.
  if (first.current.shared !== shared || first.current.answer.unit.id !== answer.unit.id) first.current = { shared, answer };
  const spoken = answer === first.current.answer
    ? ''
    : locale.fill(words.whatif.said, { score: sayScored(answer.outcome.score, measured, locale), rank: sayRankOf(answer.outcome, locale) });
  const column = (name: 'official' | 'outcome', { score, rank, of, tied }: typeof standing) => (
    <div data-standing={name}>
      <dt class="small quiet">{words.whatif[name]}</dt>
      <dd>
        <span class="figure strong num" data-value={score ?? ''}>{sayScored(score, measured, locale)}</span>
        <span class="small num place">
          {rank === null || of < 2 ? words.whatif.noRank : locale.fill(words.scorecard.rank, { rank, of })}{tied && ` (${words.common.tied})`}
        </span>
        <span class="small moved">
          {name === 'outcome' && (
            <Dotted items={[sayDifferenceOf(answer.official.score, score, measured, locale), rank !== answer.official.rank && sayPlaces(answer.official.rank, rank, locale)]} />
          )}
        </span>
      </dd>
    </div>
  );
  return (
    <>
      <dl class="standings">{column('official', answer.official)}{column('outcome', standing)}</dl>
      <p class="hidden" role="status">{spoken}</p>
    </>
  );
}

/** Undo, redo, back to the official state. */
function History({ shared, locale }: Shared) {
  useSteps(shared);
  const { whatif } = locale.words;
  const { canUndo, canRedo, changes } = shared.answer;
  const moving = shared.moving !== null;
  return (
    <p class="controls row small">
      <button type="button" class="plain-action" data-action="undo" disabled={!canUndo && !moving} onClick={() => shared.undo()}>{whatif.undo}</button>
      <button type="button" class="plain-action" data-action="redo" disabled={!canRedo || moving} onClick={() => shared.redo()}>{whatif.redo}</button>
      <button type="button" class="plain-action" data-action="reset" disabled={changes.length === 0 && !moving} onClick={() => shared.reset()}>{whatif.reset}</button>
    </p>
  );
}

/** The levers in the order of the official state; those beyond the first only on request, or where they are changed. */
function Levers({ shared, locale }: Shared) {
  const [all, setAll] = useState(false);
  const { whatif } = locale.words;
  const { levers, unit } = shared.answer;
  const byId = new Map(levers.map((lever) => [leverId(lever), lever]));
  const sorted = shared.order.flatMap((id) => byId.get(id) ?? []);
  const changed = new Set(shared.answer.changes.flatMap(({ change }) => (change.unit === unit.id ? [change.node, change.indicator] : [])));
  const shown = sorted.filter((lever, i) => all || i < few || changed.has(lever.node?.id) || changed.has(lever.indicator?.id));
  const hidden = sorted.length - shown.length;
  return (
    <>
      <ul class="levers">
        {shown.map((lever) => <LeverRow key={leverId(lever)} lever={lever} shared={shared} locale={locale} />)}
      </ul>
      {(hidden > 0 || all) && sorted.length > few && (
        <button type="button" class="plain-action small" data-action="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? whatif.less : locale.fill(whatif.more, { n: hidden })}
        </button>
      )}
    </>
  );
}
