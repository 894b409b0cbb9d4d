import { stepRules } from '../../charts';
import { partRules } from '../parts/styles';
import { simulatedRules } from '../parts/simulated-styles';

export const changeRules = `
${partRules}
${simulatedRules}
${stepRules}
.controls{margin-block-end:.75em}
.waterfall>li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1em;align-items:center;padding-block:.1em}
.waterfall svg{grid-column:1/-1;grid-row:2}
.waterfall .num{grid-column:-2}
.waterfall [data-part=change]{border-block-start:1px solid var(--c-quiet)}
.waterfall+.hint{margin-block:.35em .75em}
@container reform (min-width:34em){
.waterfall>li{grid-template-columns:13em minmax(8em,1fr) 9em}
.waterfall svg{grid-column:auto;grid-row:auto}
}
@media print{.waterfall>li{break-inside:avoid}}
`;
