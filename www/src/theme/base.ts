import { tokenRules } from './tokens';

/**
 * The base of every widget: the host's styles are cut off, at the element and, because a page's own rules for the element
 * win there, once more at the widget's root. Only the font size, the language and the documented custom properties come
 * through. The element takes what width there is, also where a page floats it or lays it out in a row: what it holds, being a
 * container, would ask for none. Four sizes of type (a step is 1.2), two weights, line height 1.5 so that stacked
 * Vietnamese diacritics never touch.
 */
export const baseRules = `
:host{all:initial;display:block;width:-moz-available;width:-webkit-fill-available;font-size:inherit;color-scheme:var(--c-scheme);--c-scheme:light}
:host([hidden]){display:none}
${tokenRules}
*,*::before,*::after{box-sizing:border-box}
.reform{all:initial;display:block;color-scheme:var(--c-scheme);direction:ltr;container-type:inline-size;container-name:reform;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;
font-size:inherit;font-weight:400;line-height:1.5;font-variant-numeric:tabular-nums lining-nums;text-align:start;
color:var(--c-ink);background:var(--c-paper);overflow-wrap:break-word;word-break:normal;hyphens:manual;
-webkit-text-size-adjust:100%;text-size-adjust:100%}
.reform[data-density=embed]{padding:min(1em,4%)}
h1,h2,h3,p,ul,ol,dl,dd,figure,table{margin:0;padding:0}
ul,ol{list-style:none}
table{border-collapse:collapse;font-size:inherit}
svg{display:block;overflow:visible}
a{color:var(--c-accent);text-underline-offset:.15em;overflow-wrap:anywhere}
button,select,input,textarea{font:inherit;color:inherit;letter-spacing:inherit}
button{background:none;border:0;padding:0;margin:0;text-align:inherit;cursor:pointer}
select,input,textarea{min-height:2.25em;max-width:100%;padding:.25em .5em;border:1px solid var(--c-quiet);border-radius:3px;background:var(--c-paper);color:var(--c-ink)}
:focus-visible{outline:2px solid var(--c-accent);outline-offset:2px;border-radius:2px}
.title{font-size:1.2em;font-weight:600;line-height:1.5;text-wrap:balance}
.strong{font-weight:600}
.quiet{color:var(--c-quiet)}
.small{font-size:max(12px,.8333em)}
.small .small{font-size:inherit}
.num{white-space:nowrap}
.right{text-align:end}
.hidden{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.plain-action{display:inline-flex;align-items:center;min-height:24px;min-width:24px;padding:.15em 0;color:var(--c-accent);text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.2em}
.plain-action:hover{text-decoration-thickness:2px}
@media (forced-colors:active){svg{forced-color-adjust:none}}
@media print{.reform[data-density]{padding:0}.reform[data-density=page]{font-family:"Times New Roman",Tinos,"Liberation Serif",serif}.plain-action,select,input,.controls{display:none!important}a{color:inherit}
.head,.sentence,[role=heading]{break-after:avoid}.foot{break-before:avoid}.chart,.foot,.hero{break-inside:avoid}}
`;
