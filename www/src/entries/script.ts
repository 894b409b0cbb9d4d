/**
 * The one classic script that a page includes. It defines the elements and takes over the placeholders. A page may include
 * it twice, from two editors and in two versions: the first copy rules, later ones take only what it does not know.
 */
import { install } from '../elements';
import { fitFrames } from '../elements/frames';
import { createEngine } from '../engine';
import { localeFor } from '../locale';
import { widgets } from '../widgets';

/** `globalThis.reformDashboard`: what a page's own script may use. */
export interface ReformDashboard {
  readonly version: string;
  /** The feed of that address or inline id, loaded; shared with the widgets. */
  readonly feed: ReturnType<typeof createEngine>['feed'];
  /** Words, numbers and dates: `vi` (default) or `en`. */
  readonly localeFor: typeof localeFor;
}

declare global {
  var reformDashboard: ReformDashboard | undefined;
  const __VERSION__: string;
}

const engine = createEngine(document);
globalThis.reformDashboard ??= Object.freeze({ version: __VERSION__, feed: engine.feed, localeFor });
const begin = () => {
  install(document, widgets, engine);
  fitFrames(document);
};
// Inline feeds may stand below the widgets that name them.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
else begin();
