import { partRules } from '../parts/styles';

export const problemsRules = `
${partRules}
.s-error{color:var(--c-alarm)}
.s-warning{color:var(--c-watch)}
.s-info{color:var(--c-none)}
.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5em 1em;margin-block-end:.75em}
.controls label{display:inline-flex;flex-wrap:wrap;align-items:center;gap:.25em .5em;max-width:100%}
.controls input{width:14em}
.level+.level{margin-block-start:1.25em}
.level>.status{white-space:normal;align-items:baseline}
.flaws{margin-block-start:.25em;border-block-start:1px solid var(--c-hairline)}
.flaws>li{padding-block:.6em;border-block-end:1px solid var(--c-hairline)}
.flaws p{max-width:90ch}
.places{margin-block-start:.4em;padding-inline-start:.9em;border-inline-start:2px solid var(--c-hairline)}
.places>li+li{margin-block-start:.5em}
.found{display:flex;flex-wrap:wrap;gap:0 1.25em}
.found>div{min-width:0}
.found dt{display:inline;color:var(--c-quiet)}
.found dt::after{content:": "}
.found dd{display:inline}
code{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.92em;overflow-wrap:anywhere}
.more{margin-block-start:.5em}
.level+.foot,.sentence+.foot{border:0;margin-block-start:.25em}
@media print{.places>li{break-inside:avoid}}
`;
