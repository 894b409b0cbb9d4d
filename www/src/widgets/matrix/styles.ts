import { shadeRules } from '../../charts';
import { partRules } from '../parts/styles';

export const matrixRules = `
${partRules}
${shadeRules}
.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.25em 1em;margin-block-end:.5em}
.controls label{display:inline-flex;flex-wrap:wrap;align-items:center;gap:.25em .5em}
.controls input{width:14em}
.pane{position:relative;max-height:36em;overflow:auto;scroll-padding:14em 1em 1em 11.5em;border-block:1px solid var(--c-hairline)}
.pane table{table-layout:fixed;width:100%;border-collapse:separate;border-spacing:0}
.pane th,.pane td{padding:.3em .6em;text-align:end;vertical-align:middle;font-weight:400;background-clip:padding-box;border:0 solid var(--c-paper);border-width:0 2px 2px 0}
.pane th{text-align:start;background:var(--c-paper)}
.pane thead th{position:sticky;top:0;z-index:2;vertical-align:bottom;border-block-end:1px solid var(--c-quiet)}
.pane th:first-child{position:sticky;inset-inline-start:0;z-index:1;width:11em;padding-inline-start:0;border-inline-end:1px solid var(--c-hairline)}
.pane thead th:first-child{z-index:3}
.pane thead th:not(:first-child){width:7.5em;text-align:end}
.pane thead button{display:block;width:100%;min-height:24px;text-align:inherit;font-weight:600}
.pane thead button:hover,.pane tbody button:hover{text-decoration:underline;text-underline-offset:.2em}
.pane tbody button{min-height:24px;text-align:start}
.pane .arrow{color:var(--c-accent)}
.pane .mean{display:block;color:var(--c-quiet);font-weight:400}
.pane td .mark{margin-inline-end:.35em;font-size:.75em;vertical-align:0}
.pane td.q-none{color:var(--c-quiet)}
.even tbody tr{height:3.4em}
.even tbody th button{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.pane tr.gap,.pane tr.gap td{height:0;padding:0;border:0}
.pane .own th:first-child{font-weight:600}
.pane .own>*{border-block:2px solid var(--c-accent)}
.legend{display:flex;flex-wrap:wrap;align-items:center;gap:.25em .35em;margin-block:.5em}
.swatch{display:inline-block;width:1.6em;height:1.1em;border:1px solid var(--c-hairline)}
.pane+.foot{margin-block-start:0;border:0}
@container reform (max-width:30em){.pane th:first-child{width:7.5em}.pane thead th:not(:first-child){width:6.5em}.pane th,.pane td{padding-inline:.35em}}
@media print{.sort{display:none}.pane{max-height:none;overflow:visible}.pane thead th,.pane th:first-child{position:static}.even tbody tr{height:auto}.even tbody th button{display:block}.pane thead th:not(:first-child){width:auto}.pane tr{break-inside:avoid}}
`;
