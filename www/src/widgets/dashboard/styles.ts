import { partRules } from '../parts/styles';

export const dashboardRules = `
${partRules}
.controls{display:flex;flex-wrap:wrap;gap:.5em 1.5em;margin-block-end:1.5em}
.controls label{display:grid;gap:.15em;grid-template-columns:minmax(0,1fr);width:min(100%,20em)}
.controls span{color:var(--c-quiet)}
.board{display:grid;gap:2em 3em;grid-template-columns:minmax(0,1fr)}
.board>*{display:block;min-width:0;font-size:inherit}
.board>[data-state=empty],.board>[hidden]{display:none}
@container reform (min-width:60em){.board{grid-template-columns:minmax(0,1fr) minmax(0,1fr);align-items:start}.board>.wide{grid-column:1/-1}}
@media print{.board{display:block}.board>*{margin-block-end:8mm}}
`;
