import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { FrameworkRef, Selector } from '../../../../src/wasm/types';
import { linkedScenario, scenarioOf, type SharedScenario } from '../../engine/scenarios';
import type { Locale } from '../../locale';
import type { WidgetProps } from '../contract';
import { ask } from './ask';
import { Sources } from './text';

/** Stands over everything that is simulated, on screen and on paper. */
export function Simulated({ locale }: { locale: Locale }) {
  return <p class="simulated" part="simulated">{locale.words.simulated}</p>;
}

/** Where the rules come from by which a score is simulated. */
export function RuleSource({ framework, locale }: { framework: FrameworkRef | null; locale: Locale }) {
  return <Sources sources={[framework?.source]} locale={locale} />;
}

/** The scenario that all widgets with this selection share, drawn anew with each whole answer; `null` where there is nothing to simulate. */
export function useScenario({ dashboard, select }: Pick<WidgetProps, 'dashboard' | 'select'>): SharedScenario | null {
  const shared = useMemo(() => ask(() => scenarioOf(dashboard, select)), [dashboard, JSON.stringify(select)]);
  const [, draw] = useState(0);
  useLayoutEffect(() => shared?.listen((moving) => moving || draw((count) => count + 1)), [shared]);
  return shared;
}

/** Draws what calls it anew with every step of a control that moves, too: only for what is small. */
export function useSteps(shared: SharedScenario): void {
  const [, draw] = useState(0);
  useLayoutEffect(() => shared.listen(() => draw((count) => count + 1)), [shared]);
}

/** Goes, once, to the selection of the scenario in the page's address; returns why that could not be opened, `null` otherwise. */
export function useLinked({ dashboard, select, onSelect }: WidgetProps, shared: SharedScenario | null): unknown {
  const linked = linkedScenario(dashboard);
  const [followed, setFollowed] = useState(false);
  useLayoutEffect(() => {
    if (followed || linked.shared === null) return;
    setFollowed(true);
    if (linked.shared === shared) return;
    const wanted = linked.shared.document.select;
    const next: Selector = {};
    for (const key of ['unit', 'period', 'framework', 'node', 'indicator'] as const) {
      if ((wanted[key] ?? null) !== (select[key] ?? null)) next[key] = wanted[key] ?? null;
    }
    onSelect(next);
  }, [linked.shared]);
  return linked.fault;
}
