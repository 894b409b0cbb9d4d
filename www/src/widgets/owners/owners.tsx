import { useMemo } from 'preact/hooks';
import type { Note, OwnedAction, Owner, Owners, ProgressItem } from '../../../../src/wasm/types';
import {
  ownedActionsTable, ownedTargetsTable, ownerId, ownersSentence, ownersTable, sayActionDays, sayTarget, sayValue, standingCount, standings, stateOrder, stateVerdict,
  StatusMark, statusColour, type Standing,
} from '../../charts';
import type { Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Disclosure } from '../parts/disclosure';
import { Downloads } from '../parts/downloads';
import { Empty, Frame, Heading } from '../parts/frame';
import { Tables } from '../parts/table';
import { Dotted, Say, Source, Status } from '../parts/text';
import { UpTo } from '../parts/up-to';

/** Who is responsible? One entry an agency, those with most overdue first; then what documents report. */
export function OwnersWidget({ dashboard, select, locale, density = 'embed' }: WidgetProps) {
  const owners = useMemo(() => ask(() => dashboard.owners(select)), [dashboard, JSON.stringify(select)]);
  const { words } = locale;
  if (!owners) return <Empty name="owners" locale={locale} density={density} title={words.owners.name} />;
  const about = (
    <Dotted items={[<Say text={owners.unit.name} locale={locale} />, locale.fill(words.progress.today, { day: locale.day(owners.today) })]} />
  );
  const most = Math.max(1, ...owners.owners.map(({ targets }) => targets.length));
  return (
    <Frame
      name="owners" locale={locale} density={density} title={words.owners.name} about={about} sentence={ownersSentence(owners, locale)}
      empty={owners.owners.length + owners.commendations.length + owners.limitations.length === 0}
    >
      {owners.owners.length > 0 && (
        <ul class="owners">
          {owners.owners.map((owner) => <Agency key={ownerId(owner)} owner={owner} most={most} locale={locale} />)}
        </ul>
      )}
      <Notes notes={owners.commendations} title={words.owners.commendations} locale={locale} />
      <Notes notes={owners.limitations} title={words.owners.limitations} locale={locale} />
      {owners.owners.length > 0 && (
        <footer class="foot small">
          <UpTo dashboard={dashboard} figures={owners.owners.flatMap(({ targets }) => targets.map(({ figure }) => figure))} locale={locale} />
          <Tables models={tablesOf(owners, locale)} locale={locale} />
          <Downloads dashboard={dashboard} question="owners" select={select} tables={() => tablesOf(owners, locale)} locale={locale} />
        </footer>
      )}
    </Frame>
  );
}

const tablesOf = (owners: Owners, locale: Locale) => [ownersTable(owners, locale), ownedTargetsTable(owners, locale), ownedActionsTable(owners, locale)];

/** The verdict whose sign and colour stands for one of the ways in which targets stand. */
const signs = { good: 'achieved', risk: 'risk', missed: 'missed', open: 'noData' } as const;
const ways = Object.keys(standings) as Standing[];

function Agency({ owner, most, locale }: { owner: Owner; most: number; locale: Locale }) {
  const { words } = locale;
  const { targets, actions } = owner;
  return (
    <li data-owner={ownerId(owner)}>
      <div class="owner">
        <Heading name={owner.owner ? 'strong' : 'quiet'}>{owner.owner ? <Say text={owner.owner} locale={locale} /> : words.owners.noOne}</Heading>
        <div>
          {targets.length > 0 && <Stack owner={owner} most={most} />}
          <div class="standings small">
            {ways.filter((way) => standingCount(owner, way) > 0).map((way) => (
              <Counted key={way} verdict={signs[way]} count={standingCount(owner, way)} word={words.owners.standing[way]} locale={locale} />
            ))}
            {stateOrder.filter((state) => owner.states[state] > 0).map((state) => (
              <Counted key={state} verdict={stateVerdict[state]} count={owner.states[state]} word={words.owners.state[state]} locale={locale} />
            ))}
          </div>
        </div>
      </div>
      <Disclosure
        action="owner"
        label={<span class="small">{words.common.details}<span class="hidden">, {owner.owner ? locale.text(owner.owner) : words.owners.noOne}</span>: {locale.fill(words.owners.counts, { targets: targets.length, actions: actions.length })}</span>}
      >
        {() => (
          <div class="small">
            {targets.length > 0 && <p class="kind quiet">{words.owners.targets}</p>}
            {targets.length > 0 && <ul class="things">{targets.map((item) => <Target key={item.target.id} item={item} locale={locale} />)}</ul>}
            {actions.length > 0 && <p class="kind quiet">{words.owners.actions}</p>}
            {actions.length > 0 && <ul class="things">{actions.map((action) => <Action key={action.id} action={action} locale={locale} />)}</ul>}
          </div>
        )}
      </Disclosure>
    </li>
  );
}

function Counted({ verdict, count, word, locale }: { verdict: (typeof signs)[Standing] | (typeof stateVerdict)['open']; count: number; word: string; locale: Locale }) {
  return (
    <span class="status">
      <StatusMark verdict={verdict} />
      <span><span class="strong">{locale.number(count)}</span> <span class={`s-${statusColour(verdict)}`}>{word}</span></span>
    </span>
  );
}

/** The agency's targets as one bar in parts, on a scale that all agencies share; the counts stand as text under it. */
function Stack({ owner, most }: { owner: Owner; most: number }) {
  let at = 0;
  return (
    <svg class="stack" aria-hidden="true" focusable="false" viewBox={`0 0 ${most} 1`} preserveAspectRatio="none">
      {ways.map((way) => {
        const count = standingCount(owner, way);
        const x = at;
        at += count;
        return count > 0 && <g key={way} class={`s-${statusColour(signs[way])}`}><rect x={x} y="0" width={count - most / 300} height="1" /></g>;
      })}
    </svg>
  );
}

function Target({ item, locale }: { item: ProgressItem; locale: Locale }) {
  return (
    <li data-item={item.target.id}>
      <span><Status verdict={item.verdict} locale={locale} /></span>
      <span><Say text={item.indicator.name} locale={locale} /></span>
      <span class="right"><span class="strong num">{sayValue(item, locale)}</span> <span class="quiet">/ {sayTarget(item, locale)}</span></span>
    </li>
  );
}

function Action({ action, locale }: { action: OwnedAction; locale: Locale }) {
  const { words } = locale;
  const verdict = stateVerdict[action.state];
  return (
    <li data-item={action.id}>
      <span class="status"><StatusMark verdict={verdict} /><span class={`s-${statusColour(verdict)}`}>{words.owners.state[action.state]}</span></span>
      <span>
        <Say text={action.name} locale={locale} />
        {action.source && <span class="quiet"> – <Source source={action.source} locale={locale} /></span>}
      </span>
      <span class="right">
        <span class="strong num">{sayActionDays(action, locale)}</span>{' '}
        <span class="quiet">
          {action.done ? locale.fill(words.owners.doneOn, { day: locale.day(action.done) }) : locale.fill(words.owners.due, { due: locale.shortPeriod(action.due) })}
        </span>
      </span>
    </li>
  );
}

/** What documents say of the unit, in their words, each with its source. */
function Notes({ notes, title, locale }: { notes: readonly Note[]; title: string; locale: Locale }) {
  if (notes.length === 0) return null;
  return (
    <div class="notes">
      <Heading>{title} <span class="quiet small">({notes.length}, {locale.words.owners.asReported})</span></Heading>
      <ul class="small">
        {notes.map((note, i) => (
          <li key={i}>
            <Say text={note.text} locale={locale} />{' – '}
            <span class="quiet">
              <Dotted
                items={[
                  note.node && <Say text={note.node.name} locale={locale} />,
                  note.period && locale.shortPeriod(note.period),
                  note.source && <Source source={note.source} locale={locale} />,
                ]}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
