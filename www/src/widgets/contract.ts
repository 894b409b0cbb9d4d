/**
 * What a widget is to those who put it on a page.
 *
 * A widget asks the dashboard its question with `select` and draws the answer. It never fetches, keeps no selection of its
 * own beyond what its reader opened, and says every change of selection through `onSelect`.
 *
 * What it draws has one root, `section.reform[data-widget][data-state]`, with `data-state` `ready` or `empty` (the feed has
 * nothing to show here). A question that cannot be asked, e.g. of an unknown unit, throws the core's `ReformError` while
 * drawing: its host says so.
 *
 * Every chart has its real table: `table[data-table]` with rows `tr[data-row]` (the id of a target, unit, period, node or
 * indicator) and cells `[data-column]`. A cell that shows a figure has the raw JavaScript number in `data-value`, empty
 * where there is a gap. A table that is folded away appears in the tree when its button `[data-action="table"]` is pressed.
 */
import type { FunctionComponent } from 'preact';
import type { Tiles } from '../../../src/wasm/types';
import type { Dashboard, Selector } from '../engine/core-types';
import type { Locale } from '../locale';

export interface WidgetProps {
  dashboard: Dashboard;
  select: Selector;
  locale: Locale;
  /** Called on a reader's action with the parts of the selection that changed. */
  onSelect(next: Partial<Selector>): void;
  /** `page`: one of several on a page of ours; `embed` (default): alone in a page of others. */
  density?: 'embed' | 'page';
  /** The indicator or node of `select` is the reader's own choice, kept by the page: another may be chosen. Left out: a page that names one fixes it. */
  free?: boolean;
  /** The feed's address as the snippet names it: for a widget that holds others. */
  feed?: string | null;
  /** An earlier edition of the feed, to be compared with. */
  before?: Dashboard | null;
  /** That edition's address as the snippet names it. */
  beforeFeed?: string | null;
  /** What its reader has turned on or chosen in it already; a page begins without. */
  turned?: { intervals?: boolean; as?: Tiles['as'] } | undefined;
}

export interface WidgetDefinition {
  name: 'scorecard' | 'progress' | 'trend' | 'ranking' | 'matrix' | 'tiles' | 'owners' | 'problems' | 'whatif' | 'goal' | 'certainty' | 'change' | 'dashboard';
  /** Adopted after the base sheet of the theme; made when first read, in a browser only. */
  readonly styles: readonly CSSStyleSheet[];
  Component: FunctionComponent<WidgetProps>;
  /**
   * What an indicator is to it. `follows`: it shows the one that is selected, also one that was chosen in another widget; `tells`: it lets
   * its reader choose one for the others and goes on showing all. Left out: neither.
   */
  indicator?: 'follows' | 'tells';
  /**
   * The room to keep before the data is there: as high as the bundled feeds make it, at 360, 720 and 1280 CSS pixels. A CSS length with one percentage, of the width that
   * it has: the narrower, the higher.
   */
  minHeight: string;
}
