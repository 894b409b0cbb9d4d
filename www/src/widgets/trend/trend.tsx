import { useId, useMemo, useRef } from 'preact/hooks';
import type { Dashboard, Selector, Trend } from '../../../../src/wasm/types';
import {
  asGiven, isDashed, isForecast, isHollow, isKnown, layoutLine, LineChart, predecessorLines, predecessorTable, subject, targetTable, trendMeasure, trendSentence, trendTable,
} from '../../charts';
import type { Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Downloads } from '../parts/downloads';
import { Empty, Frame } from '../parts/frame';
import { How } from '../parts/passport';
import { useSize } from '../parts/size';
import { Tables } from '../parts/table';
import { Say, Source, Sources } from '../parts/text';
import { UpTo } from '../parts/up-to';
import { Chooser } from './chooser';

/** How has it moved? A line with its breaks and gaps; the reader may choose the indicator where the page fixes none. */
export function TrendWidget({ dashboard, select, locale, onSelect, density = 'embed', free = false }: WidgetProps) {
  const trend = useMemo(() => ask(() => dashboard.trend(select)), [dashboard, JSON.stringify(select)]);
  const items = useMemo(() => towardTargets(dashboard, select, trend), [dashboard, trend]);
  const fixed = useRef(!free && !!(select.indicator || select.node)).current;
  const sentence = useId();
  const { words } = locale;
  const chooser = !fixed && <Chooser dashboard={dashboard} select={select} shown={trend} locale={locale} onSelect={onSelect} />;
  if (!trend) {
    return fixed ? <Empty name="trend" locale={locale} density={density} title={words.trend.name} /> : (
      <Frame name="trend" locale={locale} density={density} title={words.trend.name} sentence={locale.state.empty} empty>{chooser}</Frame>
    );
  }
  const sources = [...trend.points, ...trend.targets].map(({ source }) => source);
  const last = trend.points.filter(isKnown).at(-1);
  const drawn = !!last || predecessorLines(trend).length > 0;
  const tables = () => [trendTable(trend, locale), targetTable(trend, locale), predecessorTable(trend, locale)];
  return (
    <Frame
      name="trend" locale={locale} density={density} title={`${words.trend.name}: ${subject(trend, locale)}`}
      about={<Say text={trend.unit.name} locale={locale} />} sentence={trendSentence(trend, locale, items)} sentenceId={sentence} empty={!drawn}
    >
      {chooser}
      {drawn && <Drawn trend={trend} labelledBy={sentence} locale={locale} />}
      <footer class="foot small">
        <UpTo dashboard={dashboard} figures={[last]} locale={locale} />
        <Sources sources={sources} locale={locale} />
        {last && (
          <How
            dashboard={dashboard} unit={trend.unit} period={last.period} framework={trend.framework} node={trend.node} indicator={trend.indicator}
            of={`${locale.valued(last, trendMeasure(trend, locale))} (${locale.shortPeriod(last.period)})`} locale={locale}
          />
        )}
        <Tables models={tables()} locale={locale} />
        {drawn && (
          <Downloads
            dashboard={dashboard} question="trend" select={select} tables={tables}
            sources={sources} locale={locale}
          />
        )}
      </footer>
    </Frame>
  );
}

/** The progress toward the targets of a trend: it holds the probability that a forecast reaches them. */
function towardTargets(dashboard: Dashboard, { today = null, framework = null }: Selector, trend: Trend | null) {
  if (!trend?.forecast || !trend.indicator || trend.targets.length === 0) return [];
  const { unit, indicator } = trend;
  return ask(() => dashboard.progress({ unit: unit.id, indicator: indicator.id, today, framework }))?.items ?? [];
}

function Drawn({ trend, labelledBy, locale }: { trend: Trend; labelledBy: string; locale: Locale }) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const { words } = locale;
  const measured = trendMeasure(trend, locale);
  const { axisFrom, cut } = layoutLine(trend, locale, size);
  const known = trend.points.filter(isKnown);
  const old = predecessorLines(trend);
  const keys = [
    axisFrom !== null && locale.fill(words.trend.axisFrom, { v: locale.quantity(axisFrom, asGiven(axisFrom, measured)) }),
    known.some(isHollow) && words.trend.hollow,
    known.some(isDashed) && words.trend.dashed,
    trend.forecast && (isForecast(trend.forecast)
      ? locale.fill(words.forecast.keys, { model: words.forecast.model[trend.forecast.model] })
      : words.forecast.keysPace),
    cut && words.forecast.cut,
    old.length > 0 && locale.fill(words.trend.predecessors, { units: locale.list(old.map(({ unit }) => locale.text(unit.name))) }),
  ].filter(Boolean);
  return (
    <>
      <div class="chart" ref={place}><LineChart trend={trend} locale={locale} labelledBy={labelledBy} {...size} /></div>
      <ul class="keys small">
        {keys.length > 0 && <li>{keys.join(' ')}</li>}
        {trend.breaks.map((change, i) => (
          <li key={i}>
            {words.break[change.kind]} {locale.day(change.on)}
            {change.text && <>: <Say text={change.text} locale={locale} /></>}
            {change.source && <> – <Source source={change.source} locale={locale} /></>}
          </li>
        ))}
      </ul>
    </>
  );
}
