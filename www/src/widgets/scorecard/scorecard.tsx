import { useId, useMemo } from 'preact/hooks';
import type { Score, Summary } from '../../../../src/wasm/types';
import {
  Bar, domainScale, domainTable, figureTable, isScored, sayDifference, sayScore, scorecardSentence, scoreMeasure, unitless, verdictTable,
} from '../../charts';
import type { Locale, Measured } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Downloads } from '../parts/downloads';
import { Empty, Frame, Heading } from '../parts/frame';
import { How } from '../parts/passport';
import { Tables } from '../parts/table';
import { Dotted, Say } from '../parts/text';
import { Figures } from './figures';
import { Foot } from './foot';
import { Verdicts } from './verdicts';

/** Where do we stand? The total and its domains against their maxima, or the targets and the latest figures. */
export function ScorecardWidget({ dashboard, select, locale, density = 'embed' }: WidgetProps) {
  const summary = useMemo(() => ask(() => dashboard.summary(select)), [dashboard, JSON.stringify(select)]);
  const sentence = useId();
  const { words } = locale;
  if (!summary) return <Empty name="scorecard" locale={locale} density={density} title={words.scorecard.name} />;
  const scored = isScored(summary);
  const about = (
    <Dotted
      items={[
        summary.framework && <Say text={summary.framework.name} locale={locale} />,
        summary.framework && scored && <Say text={summary.framework.version} locale={locale} />,
        summary.period && locale.capital(locale.period(summary.period)),
      ]}
    />
  );
  const tables = () => [...(scored ? [domainTable(summary, locale)] : []), verdictTable(summary, locale), figureTable(summary, locale)];
  const empty = !scored && summary.targets === 0 && summary.figures.length === 0;
  return (
    <Frame
      name="scorecard" locale={locale} density={density} title={<Say text={summary.unit.name} locale={locale} />} about={about}
      sentence={scorecardSentence(summary, locale)} sentenceId={sentence} empty={empty}
    >
      {scored && <Hero summary={summary} total={summary.total} locale={locale} />}
      {scored && <Domains scores={summary.domains} locale={locale} />}
      {scored && summary.total.difference !== null && <Difference total={summary.total} parts={summary.domains} locale={locale} />}
      {summary.targets > 0 && <Verdicts summary={summary} locale={locale} />}
      {!scored && summary.figures.length > 0 && <Figures summary={summary} locale={locale} />}
      <Foot dashboard={dashboard} summary={summary} locale={locale}>
        {scored && summary.period && (
          <How
            dashboard={dashboard} unit={summary.unit} period={summary.period} framework={summary.framework} node={summary.total.node} indicator={null}
            locale={locale}
          />
        )}
        <Tables models={tables()} locale={locale} />
        {!empty && <Downloads dashboard={dashboard} question="summary" select={select} tables={tables} sources={summary.sources} locale={locale} />}
      </Foot>
    </Frame>
  );
}

function Hero({ summary, total, locale }: { summary: Summary; total: Score; locale: Locale }) {
  const { words } = locale;
  const { rank, group, previous } = summary;
  const measured = scoreMeasure(total, summary.domains, locale);
  return (
    <div class="hero" part="total">
      <div>
        {total.value === null ? (
          <div class="total word" data-value="">{words.gap[total.gap ?? 'unknown']}</div>
        ) : (
          <div class="total" data-value={total.value}>
            {sayScore(total, summary.domains, locale)}
            {total.max !== null && <span class="of">/{locale.number(total.max)}</span>}
          </div>
        )}
        <div class="small quiet">
          <Dotted
            items={[
              total.value !== null && measured && locale.text(measured.unit),
              total.coverage.have < total.coverage.of && locale.fill(words.common.coverage, { ...total.coverage }),
              total.status !== 'official' && words.status[total.status].toLowerCase(),
            ]}
          />
        </div>
      </div>
      {total.change !== null && previous && (
        <div>
          <div class="place num" data-value={total.change}><Change value={total.change} locale={locale} measured={measured} /></div>
          <div class="small quiet">{locale.fill(words.scorecard.vsPrevious, { change: '', period: locale.period(previous) }).trim()}</div>
        </div>
      )}
      {rank && (
        <div>
          <div class="place" data-value={rank.rank}>{locale.fill(words.scorecard.rank, { rank: rank.rank, of: rank.of })}</div>
          <div class="small quiet">
            <Dotted items={[rank.tied && words.common.tied, rank.previousRank !== null && locale.fill(words.scorecard.rankBefore, { rank: rank.previousRank })]} />
          </div>
        </div>
      )}
      {!rank && group && (
        <div>
          <div class="place" data-value={group.group}>{locale.fill(words.scorecard.group, { group: group.group, of: group.of })}</div>
          <div class="small quiet">{words.scorecard.groupHint}</div>
        </div>
      )}
    </div>
  );
}

/** A change since the period before: arrow and size for the eye, words for the ear. */
function Change({ value, measured, locale }: { value: number; measured: Measured | null; locale: Locale }) {
  const arrow = value > 0 ? '▲' : value < 0 ? '▼' : '=';
  return (
    <>
      <span class="hidden">{locale.change(value, measured)}</span>
      <span aria-hidden="true">{arrow}{value !== 0 && `\u00a0${locale.distance(value, measured)}`}</span>
    </>
  );
}

function Domains({ scores, locale }: { scores: readonly Score[]; locale: Locale }) {
  if (scores.length === 0) return null;
  return (
    <div class="block">
      <Heading>{locale.words.scorecard.domains}</Heading>
      <ul class="rows">
        {scores.map((score) => (
          <li key={score.node.id} class="row" data-item={score.node.id}>
            <span><Say text={score.node.name} locale={locale} /></span>
            <span class="value">
              <span class="strong num" data-value={score.value ?? ''}>{sayScore(score, [], locale)}</span>
              {score.max !== null && score.value !== null && <span class="quiet num">/{locale.number(score.max)}</span>}
              {score.change !== null && <span class="small quiet num"> <Change value={score.change} locale={locale} measured={unitless(scoreMeasure(score, [], locale))} /></span>}
            </span>
            <span class="picture"><Bar scale={domainScale(score, scores)} value={score.value} /></span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Difference({ total, parts, locale }: { total: Score; parts: readonly Score[]; locale: Locale }) {
  if (total.published === null || total.computed === null || total.difference === null || Math.abs(total.difference) < 1e-9) return null;
  return (
    <p class="small quiet check">
      {locale.fill(locale.words.scorecard.publishedComputed, {
        published: sayScore({ ...total, value: total.published }, parts, locale),
        computed: sayScore({ ...total, value: total.computed }, parts, locale),
        difference: sayDifference(total.difference, locale),
      })}
    </p>
  );
}
