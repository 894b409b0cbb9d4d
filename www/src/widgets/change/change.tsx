import { useMemo, useState } from 'preact/hooks';
import type { Decomposition, PeriodRef } from '../../../../src/wasm/types';
import {
  changeSentence, changeTables, clean, rankSentence, reasonSteps, sayScored, simulatedMeasure, spanScale, StepBar, type SpanScale,
} from '../../charts';
import type { Locale, Measured } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Downloads } from '../parts/downloads';
import { Empty, Frame, Part } from '../parts/frame';
import { RuleSource, Simulated } from '../parts/simulated';
import { Tables } from '../parts/table';
import { Dotted, Say } from '../parts/text';
import { UpTo } from '../parts/up-to';

/** Why did it change? What the unit's own figures, the rules, the other units and missing figures did to the score. */
export function ChangeWidget({ dashboard, select, locale, density = 'embed' }: WidgetProps) {
  const [before, setBefore] = useState<string | null>(null);
  const asked = before === null ? select : { ...select, before };
  const why = useMemo(() => ask(() => dashboard.change(asked)), [dashboard, JSON.stringify(asked)]);
  const { words } = locale;
  if (!why) return <Empty name="change" locale={locale} density={density} title={words.why.name} />;
  const max = ask(() => dashboard.summary({ ...select, unit: why.unit.id, period: why.to.id }))?.total?.max ?? null;
  const measured = simulatedMeasure({ node: why.node, max, indicator: why.indicator }, locale);
  const named = why.node ?? why.indicator;
  const steps = reasonSteps(why.score);
  const whole = why.score.change ?? 0;
  const scale = spanScale([whole, ...steps.map(({ to }) => to)]);
  const tables = () => changeTables(why, measured, locale);
  return (
    <Frame
      name="change" locale={locale} density={density} title={words.why.name} sentence={changeSentence(why, measured, locale)} empty={why.score.change === null}
      about={<Dotted items={[<Say text={why.unit.name} locale={locale} />, named && <Say text={named.name} locale={locale} />, why.framework && <Say text={why.framework.version} locale={locale} />]} />}
    >
      <Earlier dashboard={dashboard} why={why} before={before} onBefore={setBefore} locale={locale} />
      {steps.length > 0 && (
        <>
          <Simulated locale={locale} />
          <ul class="waterfall">
            {steps.map(({ name, value, from, to }) => <Line key={name} id={name} name={words.why.parts[name]} value={value} from={from} to={to} scale={scale} measured={measured} locale={locale} />)}
            <Line id="change" name={words.why.total} value={whole} from={0} to={whole} scale={scale} measured={measured} locale={locale} whole />
          </ul>
          <p class="small quiet hint">{words.why.sums}</p>
        </>
      )}
      {why.formerly && <p class="small">{locale.fill(words.why.formerly, { framework: locale.text(why.formerly.version) })}</p>}
      <p>{rankSentence(why.rank, locale)}</p>
      {why.nodes.length > 0 && (
        <Part title={words.why.byNode}><Nodes why={why} measured={measured} locale={locale} /></Part>
      )}
      <footer class="foot small">
        <UpTo dashboard={dashboard} period={why.to} locale={locale} />
        <RuleSource framework={why.framework} locale={locale} />
        <Tables models={tables()} locale={locale} />
        {why.score.change !== null && (
          <Downloads
            dashboard={dashboard} question="change" simulated={steps.length > 0} select={asked} tables={tables}
            sources={[why.framework?.source, why.formerly?.source]} locale={locale}
          />
        )}
      </footer>
    </Frame>
  );
}

const sayPart = (value: number, measured: Measured | null, locale: Locale): string =>
  clean(value) === 0 ? locale.number(0) : locale.signed(clean(value), measured);

interface LineProps {
  id: string;
  name: string;
  value: number;
  from: number;
  to: number;
  scale: SpanScale;
  measured: Measured | null;
  locale: Locale;
  whole?: boolean;
}

function Line({ id, name, value, from, to, scale, measured, locale, whole = false }: LineProps) {
  return (
    <li data-part={id} data-value={value} class={whole ? 'strong' : ''}>
      <span>{name}</span>
      <StepBar scale={scale} from={from} to={to} whole={whole} />
      <span class="num right">{sayPart(value, measured, locale)}</span>
    </li>
  );
}

/** Every component on one scale; one without a score in both periods has a gap. */
function Nodes({ why, measured, locale }: { why: Decomposition; measured: Measured | null; locale: Locale }) {
  const scale = spanScale(why.nodes.map(({ change }) => change ?? 0));
  return (
    <ul class="waterfall nodes">
      {why.nodes.map(({ node, before, after, change }) => (
        <li key={node.id} data-node={node.id}>
          <Say text={node.name} locale={locale} />
          {change !== null && <StepBar scale={scale} from={0} to={change} />}
          <span class="num right">{change === null ? `${sayScored(before, null, locale)} → ${sayScored(after, null, locale)}` : sayPart(change, measured, locale)}</span>
        </li>
      ))}
    </ul>
  );
}

interface EarlierProps {
  dashboard: WidgetProps['dashboard'];
  why: Decomposition;
  before: string | null;
  onBefore(period: string | null): void;
  locale: Locale;
}

/** Which earlier period of the same kind the score is compared with. */
function Earlier({ dashboard, why, before, onBefore, locale }: EarlierProps) {
  const { words } = locale;
  const earlier = useMemo<readonly PeriodRef[]>(
    () => (ask(() => dashboard.contents())?.periods ?? []).filter(({ kind, end }) => kind === why.to.kind && end < why.to.end),
    [dashboard, why.to.id],
  );
  if (earlier.length < 2) return null;
  return (
    <p class="controls row small">
      <label>
        <span class="quiet">{words.why.before}</span>
        <select data-action="before" value={before ?? ''} onChange={(event) => onBefore(event.currentTarget.value || null)}>
          <option value="" selected={before === null}>{words.why.earlier}</option>
          {[...earlier].reverse().map((period) => <option key={period.id} value={period.id} selected={period.id === before}>{locale.capital(locale.shortPeriod(period))}</option>)}
        </select>
      </label>
    </p>
  );
}
