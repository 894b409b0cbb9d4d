/** Rules of the charts' marks; every widget's sheet begins with the ones it draws. */
import { statusColours } from '../theme';

const colours = statusColours.map((name) => `.s-${name}{color:var(--c-${name})}`).join('\n');

export const markRules = `
${colours}
.s-accent,.s-own{color:var(--c-accent)}
.mark{display:inline-block;flex:none;width:1em;height:1em;vertical-align:-.125em}
.mark .cut{stroke:var(--c-paper)}
`;

export const barRules = `
.bar .value{fill:currentColor}
.bar.s-accent .value{fill-opacity:.72}
.bar .value.hollow{fill:var(--c-paper);stroke:currentColor;stroke-width:1.5}
.bar .rule{stroke:var(--c-hairline)}
.bar .zero{stroke:var(--c-quiet)}
.bar .target{stroke:var(--c-ink);stroke-width:2}
.bar .casing{stroke:var(--c-paper);stroke-width:4.5}
.bar .interval{fill:var(--c-ink);fill-opacity:.16}
.bar .forecast{fill:var(--c-paper);stroke:var(--c-ink);stroke-width:1.5}
.bar .expected{fill:var(--c-ink);stroke:var(--c-paper);stroke-width:1}
`;

export const lineRules = `
.line text{fill:var(--c-quiet)}
.line .grid{stroke:var(--c-hairline)}
.line .axis{stroke:var(--c-quiet)}
.line .path{stroke:var(--c-accent);stroke-width:2;fill:none;stroke-linejoin:round;stroke-linecap:round}
.line .path.dashed{stroke-dasharray:5 4}
.line .dot{fill:var(--c-accent);stroke:var(--c-accent);stroke-width:1.5}
.line .dot.hollow{fill:var(--c-paper)}
.line .label{fill:var(--c-ink);paint-order:stroke;stroke:var(--c-paper);stroke-width:4px;stroke-linejoin:round}
.line .last{font-weight:600}
.line .fan{overflow:hidden}
.line .possible{fill:var(--c-accent);fill-opacity:.12}
.line .likely{fill:var(--c-accent);fill-opacity:.2}
.line .ahead{stroke:var(--c-accent);stroke-width:1.75;stroke-dasharray:1 4;stroke-linecap:round;fill:none}
.line .ahead-label{fill:var(--c-accent);paint-order:stroke;stroke:var(--c-paper);stroke-width:4px;stroke-linejoin:round}
.line .gap{stroke:var(--c-quiet);stroke-width:2}
.line .break{stroke:var(--c-quiet);stroke-width:1.5;stroke-dasharray:1.5 3.5}
.line .target{stroke:var(--c-ink);stroke-width:2}
.line .predecessor{stroke:var(--c-quiet);stroke-width:1;fill:none}
.line .old{fill:var(--c-quiet)}
.line .target-path{stroke:var(--c-quiet);stroke-width:1;fill:none}
`;

export const whiskerRules = `
.whisker{overflow:visible}
.whisker .rule{stroke:var(--c-hairline)}
.whisker .bounds{stroke:currentColor;stroke-width:1.5}
.whisker .band{fill:currentColor;fill-opacity:.4}
.whisker .tick{stroke:var(--c-ink);stroke-width:2}
.whisker .median{fill:var(--c-paper);stroke:currentColor;stroke-width:1.75}
.share .rule{stroke:var(--c-hairline)}
.share .total{fill:currentColor;fill-opacity:.3}
.share .first{fill:currentColor}
.share .range{stroke:var(--c-ink);stroke-width:1.5}
.share .casing{stroke:var(--c-paper);stroke-width:4.5}
`;

export const stepRules = `
.step{color:var(--c-accent)}
.step.fall{color:var(--c-risk)}
.step .value{fill:currentColor;fill-opacity:.8}
.step.whole .value{fill-opacity:1}
.step .way{fill:none;stroke:var(--c-paper);stroke-width:2}
.step .zero{stroke:var(--c-quiet)}
.step .end{stroke:var(--c-quiet);stroke-dasharray:2 2}
`;
