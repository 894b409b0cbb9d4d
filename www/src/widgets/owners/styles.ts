import { partRules } from '../parts/styles';

export const ownersRules = `
${partRules}
.owners>li{padding-block:.75em;border-block-start:1px solid var(--c-hairline)}
.owners>li:last-child{border-block-end:1px solid var(--c-hairline)}
.owner{display:grid;gap:.15em 1.5em;align-items:start}
.notes [role=heading] .quiet{font-weight:400}
.owner .standings{display:flex;flex-wrap:wrap;gap:.15em 1.25em}
.stack{display:block;width:100%;height:.65em;margin-block:.25em}
.stack rect{fill:currentColor}
.disclosure{margin-block-start:.25em}
.things{display:grid;gap:.5em;padding:.25em 0 .5em 1.25em}
.things>li{display:grid;gap:0 1em;align-items:baseline}
.kind{margin-block-start:.5em}
.notes{margin-block-start:1.25em}
.notes li{padding-block:.35em;max-width:80ch}
.notes .strong{margin-block-end:.25em}
.foot{margin-block-start:0;border:0}
@container reform (min-width:40em){
.owner{grid-template-columns:minmax(0,3fr) minmax(0,4fr)}
.things>li{grid-template-columns:11em minmax(0,1fr) minmax(8em,auto)}
.things .right{text-align:end}
}
@container reform (max-width:26em){.things{padding-inline-start:0}}
@media print{.owners>li,.notes li{break-inside:avoid}}
`;
