import { partRules } from '../parts/styles';
import { simulatedRules } from '../parts/simulated-styles';

export const whatifRules = `
${partRules}
${simulatedRules}
.standings{display:flex;flex-wrap:wrap;gap:.5em 1em;max-width:36em}
.standings>div{flex:1 0 40%}
.standings dd{display:grid;grid-template-columns:minmax(min-content,1fr)}
.standings .figure{font-size:1.44em}
.standings .place,.standings .moved{min-height:1.5em}
.standings [data-standing=outcome]{padding-inline-start:1em;border-inline-start:1.5px dashed var(--c-quiet)}
.levers>li{padding-block:.6em;border-block-end:1px solid var(--c-hairline)}
.levers>li:first-child{border-block-start:1px solid var(--c-hairline)}
.what{justify-content:space-between}
.move{display:grid;gap:.1em 1em;align-items:center;grid-template-columns:minmax(0,1fr)}
.slide{display:block;position:relative}
.slide input{display:block;width:100%;min-height:28px;margin:0;padding:0;border:0;background:none;accent-color:var(--c-accent);touch-action:pan-y}
.slide .official{position:absolute;inset-inline:8px;bottom:-.15em;width:calc(100% - 16px)}
.slide .official line{stroke:var(--c-ink);stroke-width:2}
.facts{min-height:1.5em}
.fault{color:var(--c-alarm)}
.other{display:grid;gap:.6em 1.25em;grid-template-columns:minmax(0,1fr);padding-block:.5em}
.other>label,.other>.number{display:grid;gap:.1em;align-content:start;justify-items:start;grid-template-columns:minmax(0,1fr)}
.other select,.other input{width:min(100%,20em)}
.other .push{justify-self:start;align-self:end}
.changes input{width:14em}
.changes .fault{display:block}
.link{flex:1 1 16em;display:flex;align-items:center;gap:.5em;min-width:0}
.link input{flex:1;min-width:0}
@container reform (min-width:34em){.move{grid-template-columns:minmax(10em,1fr) auto}.other{grid-template-columns:1fr 1fr}}
@container reform (min-width:60em){.levers{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:0 2.5em}.levers>li{border-block-start:1px solid var(--c-hairline);border-block-end:0}.what{display:grid}.move{grid-template-columns:minmax(0,1fr)}.other{grid-template-columns:repeat(3,1fr)}}
@container reform (max-width:24em){.standings .figure{font-size:1.2em}}
@container reform (max-width:34em){
.changes,.changes tbody{display:block}
.changes thead{position:absolute;clip-path:inset(50%)}
.changes tr{display:grid;grid-template-columns:auto auto 1fr;gap:.25em 1em;padding-block:.5em;border-block-end:1px solid var(--c-hairline)}
.changes tr>*{min-width:0!important;padding:0;border:0}
.changes :is(th,[data-column=name]){grid-column:1/-1}
.changes td:last-child{text-align:end}
.changes input{width:100%}
}
@container reform (max-width:16em){.standings>div{flex-basis:100%}.standings [data-standing=outcome]{padding-inline-start:0;border:0}}
@media print{.reform[data-density=page]:not(:has(.changes)){display:none}.move,.compare:not(:has(table)),.changes input,.changes [data-action],.margins [data-action]{display:none!important}.levers>li{break-inside:avoid}}
`;
