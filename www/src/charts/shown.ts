import type { Contents, FrameworkNode, Selector, Text } from '../../../src/wasm/types';
import type { Locale } from '../locale';

const withBelow = (node: FrameworkNode): FrameworkNode[] => [node, ...node.children.flatMap(withBelow)];

/** The indicator that is chosen, else the node; `undefined`: none, or none that the feed has. */
export const chosen = ({ indicators, frameworks }: Contents, { indicator, node }: Selector): { id: string; name: Text } | undefined =>
  indicator ? indicators.find(({ id }) => id === indicator) : frameworks.flatMap(({ root }) => withBelow(root)).find(({ id }) => id === node);

/** What all parts of a page show, for those who hear it: the chosen indicator, the unit, the period. */
export function sayShown(contents: Contents, select: Selector, locale: Locale): string {
  const { units, periods, start } = contents;
  const { showing, latest } = locale.words.dashboard;
  const period = periods.find(({ id }) => id === (select.period ?? start.period));
  const names = [chosen(contents, select), units.find(({ id }) => id === (select.unit ?? start.unit))].map((one) => one && locale.text(one.name));
  return locale.fill(showing, { what: [...names, period ? locale.period(period) : latest.toLowerCase()].filter(Boolean).join(', ') });
}
