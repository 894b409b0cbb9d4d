import { partRules } from '../parts/styles';
import { simulatedRules } from '../parts/simulated-styles';

export const goalRules = `
${partRules}
${simulatedRules}
.wish{display:flex;min-height:2.5em}
.wish .number input{width:5em}
.steps{list-style:none;counter-reset:step;margin-block-end:.75em}
.steps>li{counter-increment:step;display:grid;gap:0 1em;padding:.5em 0 .5em 2em;border-block-end:1px solid var(--c-hairline);position:relative}
.steps>li::before{content:counter(step) ".";position:absolute;inset:.5em auto auto 0;min-width:1.5em;text-align:end}
.steps .num{font-weight:600;white-space:normal}
.efforts>li{padding-block:.3em;border-block-end:1px solid var(--c-hairline)}
.efforts .name{flex:1 1 14em}
.efforts .number input{width:6em}
@container reform (min-width:40em){.steps>li{grid-template-columns:minmax(0,1fr) minmax(0,1.2fr) minmax(0,1.2fr);align-items:baseline}}
@media print{.steps>li{break-inside:avoid}}
`;
