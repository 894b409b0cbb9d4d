/** Rules of what all widgets share: head, sentence, tables, disclosures, passport. */
import { markRules } from '../../charts';

export const partRules = `
${markRules}
.head{margin-block-end:.25em}
.sentence{max-width:70ch;margin-block-end:1em}
.dotted+.dotted::before{content:" · "}
.status{display:inline-flex;align-items:baseline;gap:.4em;white-space:nowrap}
.status .mark{align-self:center}
.foot{margin-block-start:1em;padding-block-start:.5em;border-block-start:1px solid var(--c-hairline)}
.foot p{color:var(--c-quiet)}
.chevron{display:inline-block;flex:none;width:1em;height:1em;margin-inline-end:.25em}
.plain-action .chevron{align-self:flex-start;margin-block-start:.25em}
.scroll{position:relative;overflow-x:auto;margin-block:.5em}
.data{width:100%;text-align:start}
.data th,.data td{padding:.35em .75em .35em 0;text-align:start;vertical-align:baseline;border-block-end:1px solid var(--c-hairline);font-weight:400;min-width:4em}
.data td:not(.right){min-width:6.5em}
.data td[data-column=source]{min-width:18em}
.data th[scope=row]{min-width:9em}
.data thead th{font-weight:600;vertical-align:bottom}
.data .right{text-align:end}
.data td.right{white-space:nowrap}
.data .own>*{font-weight:600}
.own button::before{content:"";display:inline-block;width:.55em;height:.55em;margin-inline-end:.4em;background:var(--c-accent);border-radius:50%;print-color-adjust:exact;forced-color-adjust:none}
.passport{margin-block:.25em .75em}
.passport ul{list-style:none}
.passport ul ul{padding-inline-start:1em;margin-inline-start:.25em;border-inline-start:1px solid var(--c-hairline)}
.passport li{padding-block:.2em}
.passport summary{min-height:24px;cursor:pointer;color:var(--c-accent)}
.downloads textarea{display:block;width:100%;font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:12px}
.formats{display:flex;flex-wrap:wrap;gap:0 1.25em}
.whole :not(.hidden){max-height:none!important;position:static!important}
.whole :is(.scroll,.league,.pane,.chart){overflow:visible!important}
.whole :is(.controls,.disclosure,.push,.plain-action,.chevron,fieldset,input){display:none!important}
.whole .paper{display:inline}
.paper{display:none}
@container reform (max-width:15em){.num,.status{white-space:normal}}
@media print{.paper{display:inline}.plain-action .chevron{align-self:flex-start;margin-block-start:.25em}
.scroll{overflow:visible}.downloads{display:none}}
`;
