import { useId, useMemo, useState } from 'preact/hooks';
import type { Dashboard, NodeRef, Progress, ProgressItem } from '../../../../src/wasm/types';
import {
  Bar, differs, goals, itemScale, marked, progressSentence, progressTable, sayDays, sayTarget, sayValue,
} from '../../charts';
import type { Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from '../parts/ask';
import { Chevron } from '../parts/disclosure';
import { Downloads } from '../parts/downloads';
import { Empty, Frame, Heading } from '../parts/frame';
import { Tables } from '../parts/table';
import { Dotted, Say, Sources, Status } from '../parts/text';
import { UpTo } from '../parts/up-to';
import { Facts } from './facts';

/** How far is it to each target? One line a target, those furthest behind first; a line opens to its story, and its indicator becomes the one that other widgets show. */
export function ProgressWidget({ dashboard, select, locale, onSelect, density = 'embed' }: WidgetProps) {
  const progress = useMemo(() => ask(() => dashboard.progress(select)), [dashboard, JSON.stringify(select)]);
  const [grouped, setGrouped] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { words } = locale;
  if (!progress) return <Empty name="progress" locale={locale} density={density} title={words.progress.name} />;

  const groups = byDomain(progress.items);
  const about = (
    <Dotted items={[<Say text={progress.unit.name} locale={locale} />, locale.fill(words.progress.today, { day: locale.day(progress.today) })]} />
  );
  const list = (items: readonly ProgressItem[]) => (
    <ul class="items">
      {items.map((item) => (
        <Item
          key={item.target.id} item={item} progress={progress} dashboard={dashboard} locale={locale}
          open={opened.has(item.target.id)}
          onToggle={() => {
            if (!opened.has(item.target.id)) onSelect({ indicator: item.indicator.id, node: null });
            setOpened(toggled(opened, item.target.id));
          }}
        />
      ))}
    </ul>
  );
  const sources = progress.items.flatMap((item) => [item.figure?.source, item.target.source]);
  return (
    <Frame
      name="progress" locale={locale} density={density} title={words.progress.name} about={about}
      sentence={progressSentence(progress, locale)} empty={progress.items.length === 0}
    >
      {groups.length > 1 && (
        <p class="controls small">
          <label>
            <input type="checkbox" checked={grouped} onChange={(event) => setGrouped(event.currentTarget.checked)} />
            {words.progress.byDomain}
          </label>
        </p>
      )}
      {grouped
        ? groups.map(({ domain, items }) => (
            <div key={domain?.id ?? ''} class="group">
              <Heading>{domain ? <Say text={domain.name} locale={locale} /> : words.progress.otherDomain}</Heading>
              {list(items)}
            </div>
          ))
        : list(progress.items)}
      {progress.items.length > 0 && (
        <footer class="foot small">
          <p class="legend">
            {words.progress.legend}
            {progress.items.some((item) => item.expected !== null) &&
              ` ${words.progress.legendExpected} ${locale.fill(words.progress.method, progress.thresholds)}`}
            {progress.items.some(marked) && ` ${words.forecast.legend}`}
          </p>
          <UpTo dashboard={dashboard} figures={progress.items.map(({ figure }) => figure)} locale={locale} />
          <Sources sources={sources} locale={locale} />
          <Tables models={[progressTable(progress, locale)]} locale={locale} />
          <Downloads
            dashboard={dashboard} question="progress" select={select} tables={() => [progressTable(progress, locale)]}
            sources={sources} locale={locale}
          />
        </footer>
      )}
    </Frame>
  );
}

/** `set` with `id` if it lacks it, else without it. */
function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The items by domain, in the order in which the domains appear; those without one last. */
function byDomain(items: readonly ProgressItem[]): { domain: NodeRef | null; items: ProgressItem[] }[] {
  const groups = new Map<string | null, { domain: NodeRef | null; items: ProgressItem[] }>();
  for (const item of items) {
    const id = item.domain?.id ?? null;
    const group = groups.get(id) ?? { domain: item.domain, items: [] };
    group.items.push(item);
    groups.set(id, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.domain === null) - Number(b.domain === null));
}

interface ItemProps {
  item: ProgressItem;
  progress: Progress;
  dashboard: Dashboard;
  locale: Locale;
  open: boolean;
  onToggle(): void;
}

function Item({ item, progress, dashboard, locale, open, onToggle }: ItemProps) {
  const id = useId();
  const { words } = locale;
  const { figure } = item;
  const reported = item.reported.at(-1);
  return (
    <li data-item={item.target.id} data-verdict={item.verdict}>
      <button type="button" class="line-button" data-action="item" aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <span class="what"><Chevron open={open} /><Say text={item.indicator.name} locale={locale} /></span>
        <span class="verdict">
          <Status verdict={item.verdict} locale={locale} />
          {reported && (
            <span class={differs(item) ? 'small differs' : 'small quiet'}>
              {locale.fill(words.progress.reportedShort, { verdict: words.reported[reported.verdict] })}
            </span>
          )}
        </span>
        <span class="picture">
          {(figure?.value !== null && figure !== null) || goals(item).length > 0 ? (
            <Bar
              scale={itemScale(item)} value={figure?.value ?? null} target={goals(item)} expected={item.expected} forecast={marked(item)}
              verdict={item.verdict} hollow={figure ? figure.status !== 'official' && figure.status !== 'restated' : false}
            />
          ) : null}
        </span>
        <span class="figure">
          <span class="strong num">{sayValue(item, locale)}</span>
          <span class="small quiet"><span class="hidden">; </span>{words.common.target.toLowerCase()} {sayTarget(item, locale)}</span>
          {figure && figure.coverage.have < figure.coverage.of && (
            <span class="small quiet">{locale.fill(words.scorecard.units, { ...figure.coverage })}</span>
          )}
          <span class="hidden">, {sayDays(item, locale)}</span>
        </span>
      </button>
      <div id={id} class="open small" hidden={!open}>
        {open && <Facts item={item} unit={progress.unit} dashboard={dashboard} locale={locale} />}
      </div>
    </li>
  );
}
