/** How everything looks: tokens, the base sheet, constructable style sheets. The lowest floor: imports nothing of ours. */
import { baseRules } from './base';
import { lazySheet } from './sheet';

export { keepLegible, contrast } from './legible';
export { lazySheet } from './sheet';
export { dark, hostColours, light, statusColours, tokenRules, type StatusColour } from './tokens';

/** The sheet that every shadow root adopts first: the cut from the host, the tokens, type, focus, print. */
export const baseSheet: () => CSSStyleSheet = lazySheet(baseRules);
