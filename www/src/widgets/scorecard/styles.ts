import { barRules } from '../../charts';
import { partRules } from '../parts/styles';

export const scorecardRules = `
${partRules}
${barRules}
.hero{display:flex;flex-wrap:wrap;align-items:flex-end;gap:.25em 2em;margin-block-end:1.25em}
.total{font-size:2.488em;font-weight:600;line-height:1.2;white-space:nowrap}
.total.word{font-size:1.2em;line-height:1.5}
.of{font-size:.4823em;font-weight:400;color:var(--c-quiet)}
.place{font-size:1.2em;font-weight:600;white-space:nowrap}
.rows{display:grid;gap:.5em}
.row{display:grid;grid-template-columns:1fr auto;gap:0 1em;align-items:baseline}
.row .picture{grid-column:1/-1}
.row .value{text-align:end}
.row .value .small{display:inline-block;min-width:4em}
.figures{columns:1}
.figures li{break-inside:avoid;padding-block:.4em;border-block-end:1px solid var(--c-hairline);display:grid;grid-template-columns:1fr auto;gap:0 1em;align-items:baseline}
.figures .when{grid-column:1/-1}
.block{margin-block-start:1.25em}
.block>.strong{margin-block-end:.4em}
.counts{display:flex;flex-wrap:wrap;gap:.25em 1.5em}
.counts .n{font-weight:600}
.notes li{padding-block:.35em}
.check{margin-block-start:.75em}
@container reform (max-width:15em){
.row,.figures li{grid-template-columns:minmax(0,1fr)}
.row .value{text-align:start}
.total{font-size:1.728em;white-space:normal}
.place{white-space:normal}
}
@container reform (min-width:44em){
.row{grid-template-columns:minmax(9em,3fr) 4fr 9.5em;align-items:center}
.row .picture{grid-column:2;grid-row:1}
.row .value{grid-column:3;grid-row:1}
.figures{columns:2;column-gap:2.5em}
}
`;
