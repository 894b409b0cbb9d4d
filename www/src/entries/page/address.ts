import type { Selector } from '../../engine/core-types';

/** A feed of the page's own list, `feeds/feeds.json`. */
export interface ListedFeed {
  id: string;
  /** Beside the list; in the one-file page the id of an inline feed. */
  file: string;
  title: { vi: string; en: string | null };
  /** Where one stands in this feed when the address does not say. */
  default?: Pick<Selector, 'unit' | 'period' | 'framework'>;
}

/** What the page shows. `null`: not said, so the default. */
export interface Standing {
  feed: string | null;
  unit: string | null;
  period: string | null;
  /** What the reader has chosen for the parts that show one: an indicator, or else a node of the framework. */
  indicator: string | null;
  node: string | null;
  lang: 'vi' | 'en';
  /** A scenario as the what-if widget packs it; it belongs to the feed, unit and period beside it. */
  scenario: string | null;
}

/** What stands in the address under its own name, in this order. */
const named = ['feed', 'unit', 'period', 'indicator', 'node', 'scenario'] as const;

/** Reads `?feed=…&unit=…&period=…&indicator=…&node=…&lang=…&scenario=…`. Nothing is judged here. */
export function readStanding(search: string): Standing {
  const query = new URLSearchParams(search);
  const said = (name: string) => query.get(name)?.trim() || null;
  const standing = { lang: said('lang') === 'en' ? 'en' : 'vi' } as Standing;
  for (const name of named) standing[name] = said(name);
  return standing;
}

/** The address of a standing, relative to the page: `?…`, with what is default left out. */
export function addressOf(standing: Standing): string {
  const query = new URLSearchParams();
  for (const name of named) {
    if (standing[name] !== null) query.set(name, standing[name]);
  }
  if (standing.lang !== 'vi') query.set('lang', standing.lang);
  return `?${query}`;
}
