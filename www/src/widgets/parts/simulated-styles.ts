/** Rules of what is simulated: its mark, its fields and sliders, the official state beside it. */
export const simulatedRules = `
.simulated{display:inline-block;margin-block:0 1em;padding:.2em .75em;border:1.5px dashed var(--c-ink);font-weight:600}
.number{display:inline-flex;flex-wrap:wrap;align-items:center;gap:.15em .5em;max-width:100%}
.number input{width:8em;text-align:end}
.number [aria-invalid]{border-color:var(--c-alarm);outline:1px solid var(--c-alarm)}
.number .fault{flex-basis:100%;max-width:32em;color:var(--c-alarm)}
.row{display:flex;flex-wrap:wrap;align-items:center;gap:.25em 1.25em}
.row .number label,.row>label{display:inline-flex;flex-wrap:wrap;align-items:center;gap:.25em .5em}
input[type=checkbox],input[type=radio]{min-height:0;flex:none;width:1.25em;height:1.25em;min-width:1.25em;margin:0 .1em;padding:0;accent-color:var(--c-accent)}
label:has(input[type=checkbox]),label:has(input[type=radio]){display:inline-flex;align-items:center;gap:.4em;min-height:24px}
fieldset{margin:0;padding:0;border:0;min-width:0}
fieldset.row{column-gap:.75em}
legend{padding:0}
.push{min-height:2.25em;padding:.25em .9em;border:1px solid var(--c-accent);border-radius:3px;color:var(--c-accent)}
.push:hover{background:var(--c-band)}
.push:disabled,.plain-action:disabled{color:var(--c-quiet);border-color:var(--c-hairline);text-decoration:none;cursor:default}
fieldset,.scroll,.number,.row{position:relative}
.work{min-height:2.5em}
.work progress{width:min(100%,16em);height:.75em;accent-color:var(--c-accent)}
.part{margin-block-start:1.5em}
.reform>.disclosure>.plain-action{font-size:max(12px,.8333em)}
.part>.strong{margin-block-end:.35em}
.hint{max-width:75ch}
@media print{.push,fieldset,.number input,progress{display:none!important}.simulated{border-width:2px}}
`;
