import { createElement } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Contents, Selector } from '../../../../src/wasm/types';
import { sayShown, spanOf, stated } from '../../charts';
import type { Locale } from '../../locale';
import type { WidgetDefinition, WidgetProps } from '../contract';
import { Surroundings } from '../parts/surroundings';
import { ask } from '../parts/ask';
import { Empty, Frame } from '../parts/frame';
import { Dotted, Say } from '../parts/text';
import { UpTo } from '../parts/up-to';

type Name = Exclude<WidgetDefinition['name'], 'dashboard'>;

interface Part {
  name: Name;
  /** Shows the chosen indicator; the others show all of them. */
  follows: boolean;
  /** Lets the reader choose an indicator for those that follow. */
  tells?: boolean;
  /** Whether the feed can have something for it; a widget that finds nothing hides itself. */
  when(contents: Contents): boolean;
}

const several = ({ units }: Contents): boolean => units.filter(({ hasData }) => hasData).length > 1;

const scored = ({ frameworks }: Contents): boolean => frameworks.length > 0;

/** What stands in a dashboard, in its order; those that cannot be halved come last. */
const parts: readonly Part[] = [
  { name: 'scorecard', follows: false, when: () => true },
  { name: 'progress', follows: false, tells: true, when: ({ targets }) => targets > 0 },
  { name: 'trend', follows: true, when: ({ periods }) => periods.length > 1 },
  { name: 'ranking', follows: true, when: several },
  { name: 'tiles', follows: true, when: several },
  { name: 'whatif', follows: false, when: several },
  { name: 'goal', follows: false, when: scored },
  { name: 'change', follows: false, when: (contents) => scored(contents) && contents.periods.length > 1 },
  { name: 'certainty', follows: false, when: (contents) => scored(contents) && several(contents) },
  { name: 'owners', follows: false, when: () => true },
  { name: 'matrix', follows: false, when: several },
  { name: 'problems', follows: false, when: () => true },
];

/** What every part is told; `indicator` and `node` only those that follow them. */
const shared = ['unit', 'period', 'framework', 'today', 'methods', 'kind'] as const;
const followed = ['indicator', 'node'] as const;

/** A feed whole. Its parts are elements of their own; a choice in one of them becomes the selection of all. */
export function DashboardWidget({ dashboard, select, locale, onSelect, density = 'embed', feed = null, beforeFeed = null }: WidgetProps) {
  const contents = useMemo(() => ask(() => dashboard.contents()), [dashboard]);
  const around = useContext(Surroundings);
  const board = useRef<HTMLDivElement>(null);
  const { words } = locale;

  useLayoutEffect(() => {
    const element = board.current;
    if (!element) return;
    const hear = (event: Event): void => {
      const from = event.target;
      if (!(from instanceof Element)) return;
      // The dashboard tells the page once for all of its parts.
      event.stopPropagation();
      const part = parts.find(({ name }) => from.localName === `reform-${name}`);
      const told: Selector = (event as CustomEvent<Selector>).detail;
      const next: Partial<Selector> = {};
      const chosen = part?.follows || (part?.tells && told.indicator);
      for (const key of chosen ? [...shared, ...followed] : shared) {
        const value = told[key] ?? null;
        if (value !== (select[key] ?? null)) (next as Record<string, string | null>)[key] = value;
      }
      if (Object.keys(next).length === 0) return;
      onSelect(next);
    };
    element.addEventListener('reform-select', hear);
    return () => element.removeEventListener('reform-select', hear);
  }, [onSelect, select]);

  // The theme is the element's own: its parts stand in a shadow root that does not see it.
  useLayoutEffect(() => {
    const root = board.current?.getRootNode();
    const theme = root instanceof ShadowRoot ? root.host.getAttribute('data-theme') : null;
    for (const part of board.current?.children ?? []) {
      if (theme === null) part.removeAttribute('theme');
      else part.setAttribute('theme', theme);
    }
  });

  if (!contents) return <Empty name="dashboard" locale={locale} density={density} title={words.dashboard.name} />;
  const period = contents.periods.find(({ id }) => id === (select.period ?? contents.start.period)) ?? null;
  const upTo = spanOf([period], contents, around.today);
  const level = Math.min(6, around.level + 1);
  const shown = parts.filter(({ when }) => when(contents));
  const attributes = (follows: boolean): Record<string, string | undefined> =>
    ({ ...Object.fromEntries((follows ? [...shared, ...followed] : shared).map((key) => [key, select[key] ?? undefined])), units: select.group ?? undefined });
  const about = (
    <Dotted
      items={[
        contents.publisher && <Say text={contents.publisher} locale={locale} />,
        <UpTo dashboard={dashboard} period={period} inline locale={locale} />,
        contents.issued && locale.fill(words.common.issued, { day: locale.day(contents.issued) }),
      ]}
    />
  );
  return (
    <Frame
      name="dashboard" locale={locale} density={density} title={<Say text={contents.title} locale={locale} />} about={about}
      sentence={locale.fill(words.dashboard.sentence, {
        units: contents.units.filter(({ hasData }) => hasData).length, indicators: contents.indicators.length,
        targets: contents.targets, periods: contents.periods.length,
      })}
    >
      <Chooser contents={contents} select={select} locale={locale} onSelect={onSelect} />
      <Announced contents={contents} select={select} locale={locale} />
      <div ref={board} class="board">
        {shown.map(({ name, follows }) => createElement(`reform-${name}`, {
          key: name, feed: feed ?? '', level, stated: (upTo && stated(upTo)) ?? undefined, before: name === 'problems' ? (beforeFeed ?? undefined) : undefined, density, class: name === 'matrix' ? 'wide' : '', ...attributes(follows),
        }))}
      </div>
    </Frame>
  );
}

/** Says once, for all parts, what they show after a choice. */
function Announced({ contents, select, locale }: { contents: Contents; select: Selector; locale: Locale }) {
  const shown = sayShown(contents, select, locale);
  const first = useRef<string | null>(shown);
  if (shown !== first.current) first.current = null;
  return <p class="hidden" role="status">{first.current === null && shown}</p>;
}

/** Which unit and which period all parts show. */
function Chooser({ contents, select, locale, onSelect }: { contents: Contents; select: Selector; locale: Locale; onSelect: WidgetProps['onSelect'] }) {
  const { words } = locale;
  const units = useMemo(() => {
    const collator = new Intl.Collator('vi', { numeric: true });
    const named = contents.units.filter(({ hasData }) => hasData).map(({ id, name, validTo, kind }) => ({
      id, first: kind === 'nation', text: locale.text(name) + (validTo ? ` (–${locale.day(validTo)})` : ''),
    }));
    return named.sort((a, b) => Number(b.first) - Number(a.first) || collator.compare(a.text, b.text));
  }, [contents, locale]);
  const unit = select.unit ?? contents.start.unit ?? '';
  const period = select.period ?? contents.start.period ?? '';
  return (
    <p class="controls small">
      <label>
        <span>{words.common.unit}</span>
        <select data-action="unit" value={unit} onChange={(event) => onSelect({ unit: event.currentTarget.value })}>
          {units.map(({ id, text }) => <option key={id} value={id} selected={id === unit}>{text}</option>)}
        </select>
      </label>
      <label>
        <span>{words.common.period}</span>
        <select data-action="period" value={period} onChange={(event) => onSelect({ period: event.currentTarget.value || null })}>
          {contents.start.period === null && <option value="" selected={period === ''}>{words.dashboard.latest}</option>}
          {[...contents.periods].reverse().map((one) => <option key={one.id} value={one.id} selected={one.id === period}>{locale.capital(locale.shortPeriod(one))}</option>)}
        </select>
      </label>
    </p>
  );
}
