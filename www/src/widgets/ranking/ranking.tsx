import type { ComponentChildren } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import type { Certainty, Ranking, RankingRow } from '../../../../src/wasm/types';
import {
  Bar, bracketed, lastRank, rankingDigits, rankingMeasure, rankingScale, rankingSentence, rankingTable, sayRanked, sections, simulatedRows, unitless, type BarScale,
} from '../../charts';
import { fold, type Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Downloads } from '../parts/downloads';
import { Empty, Frame } from '../parts/frame';
import { How } from '../parts/passport';
import { comparable, RunsLine, useRuns, type Runs } from '../parts/runs';
import { foldedName, UnitSearch } from '../parts/search';
import { Simulated } from '../parts/simulated';
import { Dotted, Say, Sources } from '../parts/text';
import { UpTo } from '../parts/up-to';
import { Assumed, Interval, intervalTerms, peersOf } from './intervals';

/** Who is ahead, who lags? The league table, or groups where the publisher does not rank. */
export function RankingWidget({ dashboard, select, locale, onSelect, density = 'embed', turned }: WidgetProps) {
  const ranking = useMemo(() => ask(() => dashboard.ranking(select)), [dashboard, JSON.stringify(select)]);
  const [wanted, setWanted] = useState(turned?.intervals ?? false);
  const sure = ranking !== null && comparable(ranking);
  const runs = useRuns({ dashboard, select, of: ranking ? peersOf(ranking) : '' }, wanted && sure ? intervalTerms : null);
  // Until all is done the table stays as it is.
  const certainty = runs?.still ? null : runs?.answer ?? null;
  const { words } = locale;
  if (!ranking) return <Empty name="ranking" locale={locale} density={density} title={words.ranking.name} />;
  const title = ranking.ranked && ranking.groups === null && ranking.coverage.have > 1
    ? words.ranking.name
    : ranking.groups === null ? words.ranking.listName : words.ranking.groupsName;
  const named = ranking.indicator ?? ranking.node;
  const measured = rankingMeasure(ranking, locale);
  const own = ranking.rows.find((row) => row.unit.id === ranking.own);
  const sources = [...ranking.sources, ranking.framework?.source];
  const about = (
    <Dotted
      items={[
        named && <Say text={named.name} locale={locale} />,
        ranking.framework && <Say text={ranking.framework.name} locale={locale} />,
        ranking.period && locale.capital(locale.period(ranking.period)),
        measured && locale.text(measured.unit),
      ]}
    />
  );
  return (
    <Frame
      name="ranking" locale={locale} density={density} title={title} about={about}
      sentence={rankingSentence(ranking, locale)} empty={ranking.rows.length === 0}
    >
      {ranking.rows.length > 0 && (
        <League ranking={ranking} runs={runs} certainty={certainty} wanted={sure ? wanted : null} onWanted={setWanted} title={title} locale={locale} onSelect={onSelect} />
      )}
      <footer class="foot small">
        <UpTo dashboard={dashboard} figures={[ranking.period && { period: ranking.period, value: ranking.coverage.have || null }]} locale={locale} />
        <p>
          <Dotted
            items={[
              ranking.coverage.of > 0 && locale.fill(words.ranking.coverage, { ...ranking.coverage }),
              ranking.mean !== null && ranking.ranked && ranking.coverage.have > 1 && locale.fill(words.ranking.mean, { v: locale.number(ranking.mean) }).replace(/\.$/, ''),
            ]}
          />
        </p>
        <Sources sources={sources} locale={locale} />
        {own && ranking.period && (
          <How
            dashboard={dashboard} unit={own.unit} period={ranking.period} framework={ranking.framework} node={ranking.node} indicator={ranking.indicator}
            of={`${locale.text(own.unit.name)}, ${sayRanked(own, ranking, locale)}`} locale={locale}
          />
        )}
        {ranking.rows.length > 0 && (
          <Downloads
            dashboard={dashboard} question="ranking" simulated={certainty !== null && 'tables'} select={select} tables={() => [rankingTable(ranking, locale, certainty)]}
            sources={sources} locale={locale}
          />
        )}
      </footer>
    </Frame>
  );
}

interface LeagueProps extends Pick<WidgetProps, 'locale' | 'onSelect'> {
  ranking: Ranking;
  runs: Runs | null;
  /** What they say, where that is worth showing. */
  certainty: Certainty | null;
  /** Whether its reader wants intervals; `null` where there are no ranks to be sure of. */
  wanted: boolean | null;
  onWanted(wanted: boolean): void;
  title: string;
}

function League({ ranking, runs, certainty, wanted, onWanted, title, locale, onSelect }: LeagueProps) {
  const [query, setQuery] = useState('');
  const simulated = useMemo(() => certainty && simulatedRows(certainty), [certainty]);
  const of = useMemo(() => certainty && lastRank(certainty), [certainty]);
  const search = useId();
  const { words } = locale;
  const sought = fold(query);
  const found = (row: RankingRow): boolean => foldedName(row.unit).includes(sought);
  const parted = sections(ranking, locale);
  const shown = (simulated ? bracketed(parted, simulated, locale) : parted)
    .map((section) => ({ ...section, rows: section.rows.filter(found) }))
    .filter((section) => section.rows.length > 0);
  const count = shown.reduce((sum, section) => sum + section.rows.length, 0);
  const columns = columnsOf(ranking);
  const scale = rankingScale(ranking);
  const digits = rankingDigits(ranking, locale);
  const span = 2 + Number(columns.rank) + Number(columns.change) + Number(certainty !== null);
  return (
    <>
      <UnitSearch id={search} query={query} onQuery={setQuery} found={count} of={ranking.rows.length} locale={locale} />
      {wanted !== null && (
        <>
          <p class="controls small">
            <label><input type="checkbox" data-action="intervals" checked={wanted} onChange={() => onWanted(!wanted)} />{words.ranking.showIntervals}</label>
          </p>
          {runs && !runs.still && <Simulated locale={locale} />}
          <RunsLine runs={runs} locale={locale} />
          {certainty && <Assumed certainty={certainty} locale={locale} />}
          {runs?.still && <p class="small hint">{words.certainty.still}</p>}
        </>
      )}
      <div class={certainty ? 'league ranged' : 'league'} role="region" tabIndex={0} aria-label={locale.fill(words.ranking.region, { name: title })}>
        <table data-table="ranking" part="table">
          <caption class="hidden">{title}{certainty && `. ${words.ranking.intervals}: ${words.simulated}`}</caption>
          <thead>
            <tr class="small">
              {columns.rank && <th scope="col" class="place right">{words.common.rank}</th>}
              <th scope="col">{words.common.unit}</th>
              <th scope="col" class="right"><span class="num">{words.common.value}</span></th>
              {certainty && <th scope="col" class="interval">{words.ranking.intervals}</th>}
              {columns.change && <th scope="col" class="right">{columns.rank ? words.ranking.rankChange : words.common.change}</th>}
            </tr>
          </thead>
          {shown.map(({ id, heading, note, bracket, rows }) => (
            <tbody key={id} data-section={id}>
              {heading && (
                <tr>
                  <th scope="rowgroup" colSpan={span} class={bracket ? 'section bracket small' : 'section'}>{heading} {note && <span class="quiet small">{note}</span>}</th>
                </tr>
              )}
              {rows.map((row) => (
                <Row key={row.unit.id} row={row} own={row.unit.id === ranking.own} columns={columns} scale={scale} digits={digits} ranking={ranking} locale={locale} onSelect={onSelect}>
                  {simulated && <Interval row={simulated.get(row.unit.id)} own={row.unit.id === ranking.own} of={of ?? 1} locale={locale} />}
                </Row>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  );
}

interface Columns {
  rank: boolean;
  change: boolean;
}

/** Columns in which some row has something to say. */
function columnsOf(ranking: Ranking): Columns {
  // One alone has no place.
  const rank = ranking.coverage.have > 1 && ranking.rows.some((row) => row.rank !== null);
  return { rank, change: ranking.rows.some((row) => (rank ? row.rankChange : row.change) !== null) };
}

interface RowProps {
  row: RankingRow;
  own: boolean;
  columns: Columns;
  scale: BarScale;
  digits: number;
  ranking: Ranking;
  locale: Locale;
  onSelect: WidgetProps['onSelect'];
  /** The cell after the value's, in the place of the bar. */
  children: ComponentChildren;
}

function Row({ row, own, columns, scale, digits, ranking, locale, onSelect, children }: RowProps) {
  const { words } = locale;
  const name = <Say text={row.unit.name} locale={locale} />;
  const measured = rankingMeasure(ranking, locale);
  return (
    <tr data-row={row.unit.id} class={own ? 'own' : ''} aria-current={own ? 'true' : undefined}>
      {columns.rank && (
        <td class="place right" data-column="rank" data-value={row.rank ?? ''}>
          {row.rank ?? ''}{row.tied && <span class="hidden"> ({words.common.tied})</span>}
        </td>
      )}
      <th scope="row">
        <span class="who">
          <button type="button" data-action="unit" onClick={() => onSelect({ unit: row.unit.id })}>
            {name}{own && <span class="hidden"> ({words.ranking.own_mark})</span>}
          </button>
          {row.value !== null && !children && <Bar scale={scale} value={row.value} {...(own ? { own } : { verdict: 'pending' as const })} />}
          {row.coverage.have < row.coverage.of && row.coverage.of > 1 && (row.value === null || row.coverage.have > 0) && (
            <span class="small quiet">{locale.fill(ranking.node ? words.common.coverage : words.scorecard.units, { ...row.coverage })}</span>
          )}
        </span>
      </th>
      <td class="right" data-column="value" data-value={row.value ?? ''}>
        {row.value === null
          ? <span class="small quiet">{locale.bare(row, null)}</span>
          : <span class="num">{locale.bare(row, null, digits)}</span>}
      </td>
      {children}
      {columns.change && (columns.rank
        ? <RankChange change={row.rankChange} locale={locale} />
        : <td class="right small" data-column="change" data-value={row.change ?? ''}>{row.change === null ? '' : locale.signed(row.change, unitless(measured))}</td>)}
    </tr>
  );
}

/** Places gained or lost: arrow and number, in words for those who hear the table. */
function RankChange({ change, locale }: { change: number | null; locale: Locale }) {
  const { words } = locale;
  const size = Math.abs(change ?? 0);
  const places = locale.fill(words.ranking.places, { v: size });
  return (
    <td class="right small" data-column="rankChange" data-value={change ?? ''}>
      {change === null ? '' : change === 0 ? (
        <><span aria-hidden="true">=</span><span class="hidden">{words.common.same}</span></>
      ) : (
        <>
          <span aria-hidden="true">{change > 0 ? '▲' : '▼'}{'\u00a0'}{size}</span>
          <span class="hidden">{locale.fill(change > 0 ? words.common.up : words.common.down, { v: places })}</span>
        </>
      )}
    </td>
  );
}
