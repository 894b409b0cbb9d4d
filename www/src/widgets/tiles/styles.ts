import { shadeRules } from '../../charts';
import { partRules } from '../parts/styles';

/** Columns and rows of the largest layout, as classes: a strict policy allows no style attributes. */
const cells = [
  ...Array.from({ length: 7 }, (_, i) => `.c${i + 1}{grid-column:${i + 1}}`),
  ...Array.from({ length: 19 }, (_, i) => `.r${i + 1}{grid-row:${i + 1}}`),
].join('');

export const tilesRules = `
${partRules}
${shadeRules}
${cells}
.stand{position:sticky;bottom:0;z-index:1;margin-block:.75em;padding-block:.5em;background:var(--c-paper);border-block:1px solid var(--c-hairline)}
.map{position:relative;overflow-x:auto;padding:3px;margin:-3px}
.tiles{display:grid;gap:3px;grid-template-columns:repeat(auto-fill,minmax(7em,1fr))}
.tiles.laid{grid-template-columns:none;grid-auto-columns:minmax(0,1fr);min-width:18em;max-width:36em}
.laid:has(.c7){min-width:20em}
.tiles>li{display:flex;min-width:0}
.tile{display:flex;flex-direction:column;justify-content:space-between;flex:1;min-width:0;padding:.15em .25em;font-size:max(12px,.75em);line-height:1.5;scroll-margin-block-end:10em;border-radius:2px;color:var(--c-ink);hyphens:manual;overflow-wrap:normal}
.tile .figure{font-weight:600;text-align:end;overflow-wrap:anywhere}
.tile.island{flex:0 1 auto;align-self:start;border:1px solid var(--c-quiet);padding-inline:.3em}
.tile.lent{outline:1px dashed var(--c-ink);outline-offset:-1px}
.tile:hover,.tile.shown{outline:2px solid var(--c-ink);outline-offset:0}
.tile.island:hover{outline:0}
.tile.kin{outline:2px dashed var(--c-quiet)}
.split{display:flex;flex-direction:column;flex:1;min-width:0;gap:1px;padding:1px;border:1px solid var(--c-quiet);border-radius:2px;font-size:max(12px,.75em);line-height:1.5;hyphens:manual;overflow-wrap:normal}
.split>.name{padding-inline:.25em}
.split>:first-child{font-weight:600}
.split .tile{flex:1 0 auto;font-size:inherit;min-height:24px}
.tile.own{box-shadow:inset 0 0 0 3px var(--c-accent)}
.tile:focus-visible{outline:3px solid var(--c-accent);outline-offset:1px}
.tile.q-none .name,.tile.q-none .figure{align-self:start;background:var(--c-paper)}
.tile.q-none .figure{align-self:end}
.beside{display:grid;gap:1em;align-content:start}
.told{min-height:5em}
.controls{display:flex;flex-wrap:wrap;gap:.25em 1.25em;border:0;margin:0;padding:0}
.controls legend{padding:0;float:inline-start;margin-inline-end:1em}
.controls label{display:inline-flex;align-items:center;gap:.4em;min-height:24px}
.controls input{min-height:0;width:1.15em;height:1.15em;margin:0;accent-color:var(--c-accent)}
.over,.reform>.controls{margin-block-end:.5em}
.legend p{display:flex;flex-wrap:wrap;align-items:center;gap:.25em .35em}
.legend .key{display:inline-flex;align-items:center;gap:.35em;margin-inline-end:.75em}
.swatch{display:inline-block;width:1.6em;height:1.1em;border:1px solid var(--c-hairline)}
@container reform (min-width:46em){.board{display:grid;gap:1.5em 2em;grid-template:auto 1fr/minmax(0,3fr) minmax(14em,2fr)}.map{grid-row:1/span 2}.stand{position:static;margin:0;padding:0;border:0}.tile{scroll-margin:0}.told{min-height:8em}}
@container reform (max-width:34em){.heir{position:absolute;width:1px;margin:-1px;clip-path:inset(50%);white-space:nowrap;overflow:hidden}}
@container reform (max-width:24em){.tile,.tile.island,.split>.name{padding-inline:.15em}}
@media (forced-colors:active){.tile{border:1px solid CanvasText}.tile.q-none{border-style:dashed}.tile.own{border-width:3px}}
@media print{.stand{position:static}.map{overflow:visible}.tile{border:1px solid #000}}
`;
