import { useId, useState } from 'preact/hooks';
import type { Lever } from '../../../../src/wasm/types';
import {
  asGiven, clean, leverChange, leverMeasure, leverName, leverRange, leverValue, percent, sayScored, simulatedMeasure, unitless,
} from '../../charts';
import { leverId, type SharedScenario } from '../../engine/scenarios';
import type { Locale, Measured } from '../../locale';
import { NumberField } from '../parts/number';
import { Dotted, Say } from '../parts/text';

interface LeverProps {
  lever: Lever;
  shared: SharedScenario;
  locale: Locale;
}

/** One lever: a slider and a field for the same number, what it officially is, what it scores, and its margins. */
export function LeverRow({ lever, shared, locale }: LeverProps) {
  const id = useId();
  const words = locale.words.whatif;
  const { answer } = shared;
  const [live, setLive] = useState<{ of: unknown; value: number } | null>(null);
  const name = leverName(lever);
  const measured = leverMeasure(lever, locale);
  const { low, high } = leverRange(lever);
  const own = leverId(lever);
  // While the slider moves, the answer is still that of before: its own number is ahead of it.
  const value = live?.of === answer ? live.value : leverValue(lever, lever.outcome);
  const official = leverValue(lever, lever.official);
  const { denominator } = lever.outcome;
  const move = (to: number): void => {
    shared.move(own, leverChange(lever, answer.unit.id, lever.kind === 'counts' && denominator !== null ? { numerator: to, denominator } : { value: to }));
    setLive({ of: answer, value: to });
  };
  const set = (change: Parameters<typeof leverChange>[2]): void => {
    shared.apply([leverChange(lever, answer.unit.id, change)]);
  };
  const say = (number: number): string => locale.quantity(clean(number), measured);
  const whole = lever.kind === 'counts';
  const label = locale.text(name);
  return (
    <li data-lever={own} data-kind={lever.kind}>
      <p class="row what">
        <span id={`${id}-name`}><Say text={name} locale={locale} /></span>
        <span class="small quiet num">
          {lever.best !== null && answer.framework !== null && (clean(lever.best) <= 0 ? words.noGain : locale.fill(words.bestGain, { v: locale.signed(clean(lever.best), simulatedMeasure(answer, locale)) }))}
        </span>
      </p>
      <div class="move">
        <span class="slide">
          <input
            type="range" data-action="slide" min={low} max={high} step={lever.step} value={value ?? low} aria-labelledby={`${id}-name`}
            aria-describedby={`${id}-facts`} aria-valuetext={value === null ? undefined : say(value)}
            onInput={(event) => move(event.currentTarget.valueAsNumber)} onChange={() => shared.settle()}
          />
          {official !== null && high > low && <OfficialTick share={(official - low) / (high - low)} />}
        </span>
        <span class="row small">
          <NumberField
            label={whole ? locale.fill(words.counts, { name: label }) : label} quietLabel action="number" value={value} bounds={{ low, high, whole }} locale={locale}
            onValue={(to) => set(whole && denominator !== null ? { numerator: to, denominator } : { value: to })}
          />
          {whole && denominator !== null && (
            <NumberField
              label={words.total} action="total" value={denominator} bounds={{ low: value ?? 0, high: Number.MAX_SAFE_INTEGER, whole: true }} locale={locale}
              onValue={(to) => set({ numerator: value ?? 0, denominator: to })}
            />
          )}
          {!whole && measured && <span class="quiet num">{lever.kind === 'points' && lever.max !== null && `/${locale.number(lever.max)} `}{locale.text(measured.unit)}</span>}
        </span>
      </div>
      <p id={`${id}-facts`} class="small quiet facts"><Facts lever={lever} locale={locale} /></p>
      <Margins lever={lever} value={leverValue(lever, lever.outcome)} say={say} points={simulatedMeasure(answer, locale)} onMove={(to) =>
        set(whole && denominator !== null ? { numerator: to, denominator } : { value: to })} locale={locale} />
    </li>
  );
}

/** Where the official figure lies on the slider. */
function OfficialTick({ share }: { share: number }) {
  const at = percent(Math.min(1, Math.max(0, share)));
  return (
    <svg class="official" width="100%" height=".6em" aria-hidden="true" focusable="false">
      <line x1={at} x2={at} y1="0" y2="100%" />
    </svg>
  );
}

/** What the lever is officially, what is printed of it, what it comes to now and scores. */
function Facts({ lever: { kind, official, outcome, indicator, max }, locale }: { lever: Lever; locale: Locale }) {
  const words = locale.words.whatif;
  const counted = ({ numerator, denominator }: Lever['official']): string =>
    numerator === null || denominator === null ? '' : `${locale.fill(words.sayCounts, { numerator, denominator })} = `;
  const figure = (state: Lever['official']): string =>
    (kind === 'counts' ? counted(state) : '') + (state.value === null ? '–' : locale.quantity(clean(state.value), indicator));
  const valued = kind !== 'points' && figure(official) !== '–';
  const points = (value: number | null): string => sayScored(value, unitless(indicator?.measure === 'points' ? indicator : null), locale);
  const scored = (value: number | null): string => (max === null ? points(value) : locale.fill(words.scored, { points: points(value), max }));
  const moved = official.points !== outcome.points;
  // Printed with fewer digits is no contradiction: only what does not round to it is one.
  const printed = official.printed;
  const differs = printed !== null && official.value !== null && !roundsTo(official.value, printed);
  return (
    <Dotted
      items={[
        valued && locale.fill(words.officially, { v: figure(official) }),
        kind === 'points' && official.points !== null && locale.fill(words.officially, { v: scored(official.points) }),
        printed !== null && (differs
          ? <span class="strong">{locale.fill(words.printedDiffers, { v: printedText(printed, indicator, locale), computed: locale.quantity(clean(official.value ?? 0), indicator) })}</span>
          : locale.fill(words.printed, { v: printedText(printed, indicator, locale) })),
        kind === 'points' ? moved && locale.fill(words.estimated, { v: points(outcome.points) }) : figure(outcome) !== figure(official) && locale.fill(words.estimated, { v: figure(outcome) }),
        kind !== 'points' && outcome.points !== null && (moved ? `${points(official.points)} → ${scored(outcome.points)}` : max !== null && scored(outcome.points)),
      ]}
    />
  );
}

const printedText = (printed: number, indicator: Measured | null, locale: Locale): string => locale.quantity(printed, asGiven(printed, indicator));

/** Whether `value` is `printed` once it is written with as many digits. */
function roundsTo(value: number, printed: number): boolean {
  const digits = String(printed).split('.')[1]?.length ?? 0;
  return Number(value.toFixed(digits)) === printed;
}

interface MarginsProps {
  lever: Lever;
  value: number | null;
  say(value: number): string;
  points: Measured | null;
  onMove(to: number): void;
  locale: Locale;
}

/** How far to the next step of the rule and what it gains, as something to press; how far to lose one, as a warning. */
function Margins({ lever: { up, down, kind }, value, say, points, onMove, locale }: MarginsProps) {
  const words = locale.words.whatif;
  if (value === null || (up === null && down === null)) return null;
  const gain = (change: number): string => locale.signed(clean(change), points);
  const by = (size: number): string => (kind === 'counts' ? locale.number(Math.abs(size)) : say(Math.abs(size)));
  return (
    <p class="row small margins">
      {up && (
        <button type="button" class="plain-action" data-action="up" onClick={() => onMove(clean(value + up.by))}>
          {locale.fill(up.by >= 0 ? words.up : words.less_, { by: by(up.by), gain: gain(Math.abs(up.gain)) })}
        </button>
      )}
      {down && <span data-margin="down">{locale.fill(down.by > 0 ? words.downMore : words.down, { by: by(down.by), loss: gain(-Math.abs(down.loss)) })}</span>}
    </p>
  );
}
