import { useId, useMemo, useState } from 'preact/hooks';
import type { Goal, WhatIf, Wish } from '../../../../src/wasm/types';
import {
  clean, goalSentence, goalTable, leverName, sayRankOf, sayScored, sayStep, simulatedMeasure, standingsTable, stepName,
} from '../../charts';
import { leverId, type SharedScenario } from '../../engine/scenarios';
import type { Locale, Measured } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Disclosure } from '../parts/disclosure';
import { Downloads } from '../parts/downloads';
import { Empty, Frame, Part } from '../parts/frame';
import { NumberField } from '../parts/number';
import { RuleSource, Simulated, useScenario } from '../parts/simulated';
import { Tables } from '../parts/table';
import { Dotted, Say } from '../parts/text';
import { UpTo } from '../parts/up-to';

/** What a wish says beyond the score or the rank. */
interface Terms {
  efforts: Readonly<Record<string, number>>;
  fixed: readonly string[];
}

const noTerms: Terms = { efforts: {}, fixed: [] };

/** One place up where there are ranks, else the next whole number of points. */
function firstWish({ official, max }: WhatIf): Wish {
  if (official.rank !== null && official.rank > 1) return { rank: official.rank - 1 };
  return { score: Math.min(max ?? Number.POSITIVE_INFINITY, Math.floor(official.score ?? 0) + 1) };
}

/** What does it take? The cheapest changes that reach a score or a rank. */
export function GoalWidget(props: WidgetProps) {
  const { dashboard, select, locale, density = 'embed' } = props;
  const shared = useScenario(props);
  const answer = shared?.answer ?? null;
  const [wish, setWish] = useState<Wish | null>(null);
  const [terms, setTerms] = useState(noTerms);
  const asked = wish ?? (answer && firstWish(answer));
  const { words } = locale;
  const whole = { ...asked, efforts: terms.efforts, fixed: [...terms.fixed] };
  const goal = useMemo(
    () => answer && answer.levers.some(({ best }) => best !== null && best > 0) && asked && ask(() => dashboard.goal(select, whole)),
    [dashboard, JSON.stringify([select, asked, terms])],
  );
  if (!shared || !answer || !goal || !asked) return <Empty name="goal" locale={locale} density={density} title={words.goal.name} />;
  const measured = simulatedMeasure(answer, locale);
  const tables = () => [goalTable(goal, measured, locale), standingsTable(goal, measured, locale)];
  return (
    <Frame
      name="goal" locale={locale} density={density} title={words.goal.name} sentence={goalSentence(goal, measured, locale)}
      about={<Dotted items={[<Say text={answer.unit.name} locale={locale} />, locale.capital(locale.period(answer.period)), answer.framework && <Say text={answer.framework.version} locale={locale} />]} />}
    >
      <Simulated locale={locale} />
      <WishForm answer={answer} wish={goal.wish} onWish={setWish} locale={locale} />
      <p class="hidden" role="status">{wish === null && terms === noTerms ? '' : goalSentence(goal, measured, locale)}</p>
      <Steps goal={goal} measured={measured} shared={shared} locale={locale} />
      <Disclosure label={words.goal.efforts} action="efforts">
        {() => <Efforts answer={answer} terms={terms} onTerms={setTerms} locale={locale} />}
      </Disclosure>
      <footer class="foot small">
        <UpTo dashboard={dashboard} period={answer.period} locale={locale} />
        <RuleSource framework={goal.framework} locale={locale} />
        <Tables models={tables()} locale={locale} />
        <Downloads dashboard={dashboard} question="goal" json={() => dashboard.goalJson(select, whole)} simulated select={select} tables={tables} sources={[goal.framework?.source]} locale={locale} />
      </footer>
    </Frame>
  );
}

interface WishProps {
  answer: WhatIf;
  wish: Wish;
  onWish(wish: Wish): void;
  locale: Locale;
}

/** A score or a rank, and which. */
function WishForm({ answer, wish, onWish, locale }: WishProps) {
  const words = locale.words.goal;
  const group = useId();
  const byRank = typeof wish.rank === 'number';
  const { official, max } = answer;
  const next = Math.min(max ?? Number.POSITIVE_INFINITY, Math.floor(official.score ?? 0) + 1);
  const step = Math.max(1, (official.rank ?? 2) - 1);
  return (
    <fieldset class="row wish">
      <legend class="hidden">{words.wish}</legend>
      <span class="quiet" aria-hidden="true">{words.wish}</span>
      {official.rank !== null && (
        <>
          <label><input type="radio" name={group} data-action="by-score" checked={!byRank} onChange={() => onWish({ score: next })} />{words.byScore}</label>
          <label><input type="radio" name={group} data-action="by-rank" checked={byRank} onChange={() => onWish({ rank: step })} />{words.byRank}</label>
        </>
      )}
      {byRank
        ? <NumberField key="rank" quietLabel label={words.wish} action="wish" value={wish.rank ?? null} bounds={{ low: 1, high: official.of, whole: true }} locale={locale} onValue={(rank) => onWish({ rank })} />
        : <NumberField key="score" quietLabel label={words.wish} action="wish" value={wish.score ?? null} bounds={{ low: -1e9, high: max ?? 1e9, whole: false }} locale={locale} onValue={(score) => onWish({ score })} />}
    </fieldset>
  );
}

interface StepsProps {
  goal: Goal;
  measured: Measured | null;
  shared: SharedScenario;
  locale: Locale;
}

/** Each thing to do with its effort and its gain, and what comes of all. */
function Steps({ goal, measured, shared, locale }: StepsProps) {
  const words = locale.words.goal;
  const [tried, setTried] = useState<Goal | null>(null);
  if (goal.steps.length === 0) return null;
  return (
    <Part title={words.steps}>
      <ol class="steps">
        {goal.steps.map((step) => (
          <li key={step.node?.id ?? step.indicator?.id} data-step={step.node?.id ?? step.indicator?.id} data-by={step.by}>
            <Say text={stepName(step)} locale={locale} />
            <span class="num">{locale.fill(step.by >= 0 ? words.fromTo : words.fromDown, { from: sayStep(step, step.from, locale), to: sayStep(step, step.to, locale) })}</span>
            <span class="small quiet">
              <Dotted items={[locale.fill(words.gain, { v: locale.signed(clean(step.gain), measured) }), locale.fill(words.effort, { v: locale.number(clean(step.effort)) })]} />
            </span>
          </li>
        ))}
      </ol>
      <p class="row">
        <span>{locale.fill(words.outcome, { score: sayScored(goal.outcome.score, measured, locale), rank: sayRankOf(goal.outcome, locale) })}</span>
        <button type="button" class="push" data-action="try" onClick={() => {
          shared.apply(goal.changes);
          setTried(goal);
        }}>{words.try}</button>
        <span class="small" role="status">{tried === goal && locale.fill(words.tried, { n: goal.changes.length })}</span>
      </p>
      <p class="small quiet hint">{words.effortUnit}</p>
      {!goal.proven && <p class="small">{words.unproven}</p>}
    </Part>
  );
}

interface EffortsProps {
  answer: WhatIf;
  terms: Terms;
  onTerms(terms: Terms): void;
  locale: Locale;
}

/** What one unit of change of each lever costs, and which may not change. */
function Efforts({ answer, terms, onTerms, locale }: EffortsProps) {
  const words = locale.words.goal;
  return (
    <div class="small">
      <p class="quiet hint">{words.effortsHint}</p>
      <ul class="efforts">
        {answer.levers.map((lever) => {
          const id = leverId(lever);
          const name = locale.text(leverName(lever));
          const fixed = terms.fixed.includes(id);
          return (
            <li key={id} class="row" data-lever={id}>
              <span class="name"><Say text={leverName(lever)} locale={locale} /></span>
              <NumberField
                label={locale.fill(words.effortOf, { name })} quietLabel action="effort" value={terms.efforts[id] ?? 1} bounds={{ low: 0, high: 1e9, whole: false }}
                locale={locale} onValue={(effort) => onTerms({ ...terms, efforts: { ...terms.efforts, [id]: effort } })}
              />
              <label>
                <input
                  type="checkbox" data-action="fixed" checked={fixed} aria-label={locale.fill(words.fixedOf, { name })}
                  onChange={() => onTerms({ ...terms, fixed: fixed ? terms.fixed.filter((one) => one !== id) : [...terms.fixed, id] })}
                />
                {words.fixed}
              </label>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
