import { whiskerRules } from '../../charts';
import { partRules } from '../parts/styles';
import { simulatedRules } from '../parts/simulated-styles';

export const certaintyRules = `
${partRules}
${simulatedRules}
${whiskerRules}
.ranks>li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1em;align-items:center;padding-block:.15em}
.ranks .picture{grid-column:1/-1;order:1}
.ranks .interval{text-align:end}
.axis{display:flex;justify-content:space-between;border-block-end:1px solid var(--c-quiet)}
.ranks .who{min-height:24px}
.ranks .who:hover{text-decoration:underline;text-underline-offset:.2em}
.ranks .own .who,.ranks .own .interval{font-weight:600}
.ranks .interval{white-space:normal}
.ranks .bracket{grid-column:1/-1;margin-block:.4em .1em;border-block-start:1px solid var(--c-hairline)}
.ranks>li:first-child .bracket{margin-block-start:0}
.legend{margin-block-start:.75em}
.drivers>li{display:grid;grid-template-columns:minmax(0,1fr);padding-block:.2em}
.terms{display:grid;gap:.5em;justify-items:start;padding-block:.5em}
@container reform (min-width:34em){
.ranks>li{grid-template-columns:11em minmax(8em,1fr) 7.5em}
.ranks .picture{grid-column:2;order:0}
.axis{margin-inline:12em 8.5em}
.drivers>li{grid-template-columns:11em minmax(8em,1fr) 15em;gap:0 1em;align-items:center}
}
@media print{.ranks>li{break-inside:avoid}}
`;
