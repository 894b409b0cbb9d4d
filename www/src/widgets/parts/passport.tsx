import type { ComponentChildren } from 'preact';
import type { Dashboard, FrameworkRef, IndicatorRef, NodeRef, PassportStep, PeriodRef, UnitRef } from '../../../../src/wasm/types';
import { asGiven, sayRule, stepMeasure } from '../../charts';
import type { Locale } from '../../locale';
import { ask } from './ask';
import { Disclosure } from './disclosure';
import { Dotted, Say, Source } from './text';

/** More parts than this are folded away at first. */
const manyParts = 12;

export interface HowProps {
  dashboard: Dashboard;
  unit: UnitRef;
  period: PeriodRef;
  framework: FrameworkRef | null;
  /** The number is the node's score; without one, the indicator's figure. */
  node: NodeRef | null;
  indicator: IndicatorRef | null;
  /** Names the number where several stand near. */
  of?: string;
  locale: Locale;
}

/** What opens to how a number was made. */
export function How({ dashboard, unit, period, framework, node, indicator, of, locale }: HowProps) {
  const { title } = locale.words.passport;
  return (
    <Disclosure label={of ? `${title}: ${of}` : title} action="passport">
      {() => {
        const passport = ask(() => dashboard.passport({
          unit: unit.id, period: period.id, framework: framework?.id ?? null, node: node?.id ?? null,
          indicator: node ? null : indicator?.id ?? null,
        }));
        return passport && <PassportTree root={passport.root} locale={locale} />;
      }}
    </Disclosure>
  );
}

/** How a number was made, as nested lists: each step over the parts that it comes from. */
export function PassportTree({ root, locale }: { root: PassportStep; locale: Locale }) {
  return (
    <div class="passport small"><ul><Step step={root} above={null} locale={locale} /></ul></div>
  );
}

/** A step says what it does not share with the one above; a source and a framework hold for what is below, too. */
function Step({ step, above, locale }: { step: PassportStep; above: PassportStep | null; locale: Locale }) {
  const told = { ...step, source: step.source ?? above?.source ?? null, framework: step.framework ?? above?.framework ?? null };
  const parts = step.parts.length > 0 && (
    <ul>{step.parts.map((part, i) => <Step key={i} step={part} above={told} locale={locale} />)}</ul>
  );
  return (
    <li>
      <Line step={step} above={above} locale={locale} />
      {parts && step.parts.length > manyParts ? (
        <details>
          <summary>{locale.words.common.details} ({step.parts.length})</summary>
          {parts}
        </details>
      ) : parts}
    </li>
  );
}

function Line({ step, above, locale }: { step: PassportStep; above: PassportStep | null; locale: Locale }) {
  const { words } = locale;
  const subject = step.node ?? step.indicator;
  const measured = stepMeasure(step, locale);
  const value = locale.valued(step, measured);
  const details: ComponentChildren[] = [
    words.passport[step.kind],
    step.unit.id !== above?.unit.id && above && <Say text={step.unit.name} locale={locale} />,
    (above === null || step.period.id !== above.period.id) && locale.shortPeriod(step.period),
    step.weight !== null && locale.fill(words.passport.weight, { v: step.weight }),
    step.rule && sayRule(step.rule, locale),
    step.printed !== null && locale.fill(words.passport.printed, { v: locale.quantity(step.printed, asGiven(step.printed, measured)) }),
    step.asPrinted !== null && locale.fill(words.passport.wording, { text: step.asPrinted }),
    step.status && step.status !== (above?.status ?? 'official') && words.status[step.status],
    step.coverage.of > 1 && locale.fill(words.common.coverage, { have: step.coverage.have, of: step.coverage.of }),
    step.framework && step.framework.id !== above?.framework?.id && <Say text={step.framework.version} locale={locale} />,
    step.source && step.source.id !== above?.source?.id && <Source source={step.source} locale={locale} />,
    step.path !== null && locale.fill(words.passport.path, { path: step.path }),
  ];
  return (
    <>
      <span>{subject && <Say text={subject.name} locale={locale} />}: </span>
      <span class="strong num" data-value={step.value === null ? '' : String(step.value)}>{value}</span>
      {step.max !== null && <span class="num"> {locale.fill(words.passport.of, { max: step.max })}</span>}
      {step.simulated !== null && step.simulated !== step.value && (
        <span class="num" data-simulated={String(step.simulated)}> → {locale.fill(words.passport.simulated, { v: locale.valued({ ...step, value: step.simulated }, measured) })}</span>
      )}
      <span class="quiet"> – <Dotted items={details} /></span>
    </>
  );
}
