import { useId, useMemo } from 'preact/hooks';
import type { Dashboard, Score, Selector, Text, Trend } from '../../../../src/wasm/types';
import type { Locale } from '../../locale';
import { ask } from '../parts/ask';

export interface ChooserProps {
  dashboard: Dashboard;
  select: Selector;
  /** What is shown now. */
  shown: Trend | null;
  locale: Locale;
  onSelect(next: Partial<Selector>): void;
}

interface Choice {
  value: string;
  name: Text;
}

/** A score whose points are published is chosen as the indicator that holds them: that has a longer past, and breaks. */
function choiceOf({ node, indicator }: Score): Choice {
  return indicator?.measure === 'points' ? { value: `indicator ${indicator.id}`, name: node.name } : { value: `node ${node.id}`, name: node.name };
}

/** The scores and indicators that the unit has figures of. */
export function Chooser({ dashboard, select, shown, locale, onSelect }: ChooserProps) {
  const id = useId();
  const { words } = locale;
  const { unit, framework } = select;
  const summary = useMemo(
    () => ask(() => dashboard.summary({ unit: unit ?? null, framework: framework ?? null })),
    [dashboard, unit, framework],
  );
  const scores: Choice[] = [summary?.total, ...(summary?.domains ?? [])]
    .filter((score): score is Score => !!score && (score.value !== null || score.max !== null))
    .map((score) => choiceOf(score));
  const inNodes = new Set([summary?.total, ...(summary?.domains ?? [])].map((score) => score?.indicator?.id));
  const indicators: Choice[] = (summary?.figures ?? [])
    .filter(({ indicator }) => !inNodes.has(indicator.id))
    .map(({ indicator }) => ({ value: `indicator ${indicator.id}`, name: indicator.name }));
  const now = shown?.node ? `node ${shown.node.id}` : `indicator ${shown?.indicator?.id ?? ''}`;
  const named = shown?.node ?? shown?.indicator;
  const current: Choice[] = named && ![...scores, ...indicators].some(({ value }) => value === now) ? [{ value: now, name: named.name }] : [];
  const groups = [
    { label: words.trend.totals, choices: scores },
    { label: words.trend.indicators, choices: [...current, ...indicators] },
  ].filter(({ choices }) => choices.length > 0);
  if (scores.length + indicators.length < 2) return null;
  const options = (choices: readonly Choice[]) => choices.map(({ value, name }) => (
    <option key={value} value={value} selected={value === now} {...(locale.has(name) ? {} : { lang: 'vi' })}>{locale.text(name)}</option>
  ));
  return (
    <p class="controls">
      <label for={id} class="small">{words.trend.choose}</label>
      <select
        id={id} data-action="choose"
        onChange={(event) => {
          const [kind, ...rest] = event.currentTarget.value.split(' ');
          const chosen = rest.join(' ');
          onSelect(kind === 'node' ? { node: chosen, indicator: null } : { indicator: chosen, node: null });
        }}
      >
        {groups.length === 1
          ? options(groups[0]?.choices ?? [])
          : groups.map(({ label, choices }) => <optgroup key={label} label={label}>{options(choices)}</optgroup>)}
      </select>
    </p>
  );
}
