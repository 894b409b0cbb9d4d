import type { ComponentChildren } from 'preact';
import type { Dashboard, ProgressItem, UnitRef } from '../../../../src/wasm/types';
import {
  asGiven, differs, digitsOf, goals, isForecast, sayAhead, sayChance, sayDays, sayDeviation, sayGap, sayPaces, sayRange,
} from '../../charts';
import type { Locale } from '../../locale';
import { ask } from '../parts/ask';
import { PassportTree } from '../parts/passport';
import { Say, Source } from '../parts/text';
import { Definitions, Methods } from './compared';

interface FactsProps {
  item: ProgressItem;
  unit: UnitRef;
  dashboard: Dashboard;
  locale: Locale;
}

/** The story of one target: counts, gap, pace, what documents say, deadline, owner, source, and how the number was made. */
export function Facts({ item, unit, dashboard, locale }: FactsProps) {
  const { words } = locale;
  const { figure, target, indicator } = item;
  const computed = differs(item);
  const count = (value: number): string => locale.number(value);
  const passport = figure && ask(() => dashboard.passport({ unit: unit.id, indicator: indicator.id, period: figure.period.id }));
  return (
    <>
      <dl class="facts">
        {figure && (
          <Fact name={words.common.period}>
            {locale.capital(locale.shortPeriod(figure.period))}
            {!figure.complete && ` (${words.common.incomplete})`}
          </Fact>
        )}
        {figure && (figure.numerator !== null || figure.denominator !== null) && (
          <Fact name={words.progress.counts}>
            <span class="num">{figure.numerator === null ? '–' : count(figure.numerator)} / {figure.denominator === null ? '–' : count(figure.denominator)}</span>
          </Fact>
        )}
        {figure && figure.printed !== null && (
          <Fact name={words.progress.printed}>{locale.quantity(figure.printed, asGiven(figure.printed, indicator))}</Fact>
        )}
        {figure?.asPrinted && <Fact name={words.progress.wording}><q lang="vi">{figure.asPrinted}</q></Fact>}
        {item.gap !== null && <Fact name={words.progress.gap}>{sayGap(item, locale)}</Fact>}
        {item.expected !== null && (
          <Fact name={words.progress.expected}>{locale.quantity(item.expected, indicator, digitsOf(item, locale))}</Fact>
        )}
        {item.deviation !== null && <Fact name={words.progress.deviation}>{sayDeviation(item.deviation, item, locale)}</Fact>}
        {target.baseline && (
          <Fact name={words.progress.baseline}>
            {locale.quantity(target.baseline.value, indicator)} ({locale.day(target.baseline.on)}
            {target.baseline.from === 'firstValue' && `, ${words.progress.baselineFirst}`})
          </Fact>
        )}
        {item.share !== null && (
          <Fact name={words.progress.share}>{locale.fill(words.progress.shareText, { v: locale.share(item.share) })}</Fact>
        )}
        {item.pace !== null && <Fact name={words.progress.pace}>{locale.number(item.pace)}</Fact>}
        <Forecast item={item} locale={locale} />
        {item.reported.length > 0 && (
          <Fact name={words.progress.reported}>
            {item.reported.map((said, i) => (
              <span key={i} class="said">
                {i > 0 && '; '}
                {locale.fill(words.progress.reportedOn, { verdict: words.reported[said.verdict], day: locale.day(said.asOf) })}
                {said.source && <> – <Source source={said.source} locale={locale} /></>}
              </span>
            ))}
            {computed && <span class="differs">; {locale.fill(words.progress.differs, { verdict: words.verdict[computed].toLowerCase() })}</span>}
          </Fact>
        )}
        <Fact name={words.progress.due}>{locale.capital(locale.shortPeriod(target.due))} ({sayDays(item, locale)})</Fact>
        {item.owner && <Fact name={words.progress.owner}><Say text={item.owner} locale={locale} /></Fact>}
        {item.domain && <Fact name={words.common.domain}><Say text={item.domain.name} locale={locale} /></Fact>}
        {target.source && <Fact name={words.progress.targetSource}><Source source={target.source} locale={locale} /></Fact>}
        {figure?.source && <Fact name={words.common.source}><Source source={figure.source} locale={locale} /></Fact>}
        {figure && <Fact name={words.progress.how}>{words.how[figure.how]}; {words.status[figure.status].toLowerCase()}</Fact>}
        {figure && figure.coverage.of > 1 && (
          <Fact name={words.common.units}>{figure.coverage.have}/{figure.coverage.of}</Fact>
        )}
      </dl>
      <Definitions item={item} locale={locale} />
      <Methods item={item} locale={locale} />
      {passport && (
        <>
          <p class="strong how">{words.passport.title}</p>
          <PassportTree root={passport.root} locale={locale} />
        </>
      )}
    </>
  );
}

/** What the series leads to by the deadline; through two points only a pace, which is no forecast. */
function Forecast({ item: { forecast, indicator, ...item }, locale }: { item: ProgressItem; locale: Locale }) {
  if (!forecast) return null;
  const words = locale.words.forecast;
  const value = sayAhead(forecast.value, indicator, locale, goals(item));
  const paces = sayPaces(forecast, indicator, locale);
  return (
    <>
      {isForecast(forecast) ? (
        <Fact name={words.atDue}>
          {value}{forecast.likely && ` (${locale.fill(words.within, { range: sayRange(forecast.likely, indicator, locale) })})`}; {words.model[forecast.model]}
        </Fact>
      ) : (
        <Fact name={words.kept}>{locale.fill(words.keptText, { v: value })}</Fact>
      )}
      {forecast.probability !== null && <Fact name={words.probability}>{sayChance(forecast.probability, locale)}</Fact>}
      {forecast.crossing !== null && <Fact name={isForecast(forecast) ? words.crossing : words.keptCrossing}>{locale.day(forecast.crossing)}</Fact>}
      {paces && <Fact name={words.paces}>{paces}</Fact>}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
