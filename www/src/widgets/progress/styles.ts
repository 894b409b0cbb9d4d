import { barRules } from '../../charts';
import { partRules } from '../parts/styles';

export const progressRules = `
${partRules}
${barRules}
.controls{margin-block-end:.5em}
.controls label{display:inline-flex;align-items:center;gap:.5em;min-height:24px}
.controls input{min-height:0;width:1.15em;height:1.15em;margin:0;accent-color:var(--c-accent)}
.group+.group{margin-block-start:1.25em}
.items>li{border-block-end:1px solid var(--c-hairline)}
.items>li:first-child{border-block-start:1px solid var(--c-hairline)}
.items+.foot,.group+.foot{margin-block-start:0;border:0}
.line-button{display:grid;width:100%;grid-template-columns:1fr auto;gap:.1em .75em;padding-block:.6em .45em;align-items:baseline}
.line-button:hover .what{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
.what{grid-column:1/-1;display:flex}
.what .chevron{margin-block-start:.25em}
.verdict{grid-column:1;grid-row:2;display:flex;flex-direction:column}
.figure{grid-column:2;grid-row:2;display:flex;flex-direction:column;text-align:end}
.picture{grid-column:1/-1;align-self:center}
.open{padding:.25em 0 1em 1.25em}
.facts{display:grid;grid-template-columns:minmax(8em,14em) 1fr;gap:.25em 1em}
.facts dt{color:var(--c-quiet)}
.legend{margin-block-start:.75em;max-width:80ch}
.how{margin-block-start:.75em}
.differs{font-weight:600}
.compared{margin-block-start:.75em}
.compared .scroll{margin-block:.25em 0}
.compared table{width:100%;max-width:60em}
.compared th,.compared td{padding:.3em .75em .3em 0;text-align:start;vertical-align:baseline;font-weight:400;border-block-end:1px solid var(--c-hairline)}
.compared thead th{color:var(--c-quiet)}
@container reform (min-width:40em){
.line-button{grid-template-columns:9.5em minmax(10em,5fr) minmax(8em,4fr) 11em;gap:0 1em}
.verdict{grid-row:1}
.what{grid-column:2;grid-row:1}
.picture{grid-column:3;grid-row:1;align-self:start;padding-block-start:.3em}
.figure{grid-column:4;grid-row:1}
}
@container reform (max-width:15em){.line-button{grid-template-columns:minmax(0,1fr)}.verdict,.figure,.picture{grid-column:1;grid-row:auto;text-align:start}}
@container reform (max-width:26em){.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-block-end:.4em}.open{padding-inline-start:0}}
@container reform (max-width:26em){.compared .status{white-space:normal}}
@media print{.line-button .chevron{display:none}.items>li{break-inside:avoid}}
`;
