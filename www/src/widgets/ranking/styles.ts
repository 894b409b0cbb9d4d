import { barRules, whiskerRules } from '../../charts';
import { simulatedRules } from '../parts/simulated-styles';
import { partRules } from '../parts/styles';

export const rankingRules = `
${partRules}
${simulatedRules}
${barRules}
${whiskerRules}
.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.25em 1em;margin-block-end:.5em}
.controls label{display:inline-flex;flex-wrap:wrap;align-items:center;gap:.25em .5em}
.controls [type=search]{width:14em}
.league{position:relative;max-height:34em;overflow:auto;scroll-padding-block:4.5em;border-block:1px solid var(--c-hairline)}
.league table{width:100%}
.league th,.league td{padding:.3em .6em .3em 0;text-align:start;vertical-align:baseline;font-weight:400}
.league thead th{vertical-align:bottom;position:sticky;top:0;z-index:2;background:var(--c-paper);font-weight:600;box-shadow:inset 0 -1px var(--c-hairline)}
.league .right{width:1%;text-align:end;white-space:nowrap}
.league thead .right{white-space:normal}
.league+.foot{margin-block-start:0;border:0}
.hidden+.hint{margin-block-end:.75em}
.league td:last-child,.league thead th:last-child{padding-inline-end:0}
.league tbody .section{padding-block:.9em .3em;font-weight:600}
.league tbody .section span{font-weight:400}
.league .place{padding-inline-end:1em}
.league tbody .bracket{padding-block:.4em 0;border-block-start:1px solid var(--c-hairline)}
.league .interval{width:1%;min-width:8em;padding-inline-start:.6em}
.range{display:grid}
.who{display:grid;gap:0 1em;min-width:5.5em}
.who .bar{margin-block-start:.15em}
.who button{min-height:24px;text-align:start}
.who button:hover{text-decoration:underline;text-underline-offset:.2em}
.bar.s-none .value{fill-opacity:.55}
.own>*{position:sticky;top:3.1em;bottom:0;z-index:1;background:var(--c-paper);box-shadow:inset 0 1px var(--c-accent),inset 0 -1px var(--c-accent)}
.own button,.own .right{font-weight:600}
@container reform (min-width:34em){.own>*{top:2.1em}.league:not(.ranged) .who{grid-template-columns:minmax(9em,1fr) 1.6fr;align-items:center}.who{min-width:9em}.league .interval{width:46%}.range{grid-template-columns:6.5em 1fr}.league thead .right{white-space:nowrap}}
@media print{.league{max-height:none;overflow:visible}.league td{vertical-align:middle}.own>*,.league thead th{position:static;box-shadow:none;border-block:1px solid var(--c-ink)}.league tr{break-inside:avoid}}
`;
