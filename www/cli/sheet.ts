/**
 * A widget's style rules for a renderer that knows less than a browser: one width, light, printed on paper but in colours.
 */
import { light } from '../src/theme';

/** CSS pixels of the font that a picture is set in. */
export const EM = 16;

/** Two sides by one name, which the renderer does not know. */
const sides: Record<string, [string, string]> = { block: ['top', 'bottom'], inline: ['left', 'right'] };

/** The rules as they hold at that width, in CSS pixels. */
export function flat(rules: string, width: number): string {
  return [...blocks(rules)].map(({ head, body }) => ruleAt(head, body, width)).join('\n');
}

function ruleAt(head: string, body: string, width: number): string {
  const container = /^@container reform \((min|max)-width:([\d.]+)em\)$/.exec(head);
  if (container !== null) {
    const limit = Number(container[2]) * EM;
    return (container[1] === 'min' ? width >= limit : width <= limit) ? flat(body, width) : '';
  }
  // A still picture is like print: no buttons, nothing that scrolls. Its colours are those of the page.
  if (head === '@media print') return flat(body, width).replace(/^:host[^{]*\{[^}]*\}$/gm, '').replace(/^.*border:1px solid #000.*$/gm, '');
  if (head.startsWith('@')) return '';
  return `${head}{${physical(resolved(body))}}`;
}

/** `var(--c-…)` as the colour itself. */
export function resolved(body: string): string {
  return body.replace(/var\(--c-(\w+)\)/g, (_, name: keyof typeof light) => light[name]);
}

/** Logical properties by the sides of a page that is read from left to right, top to bottom. */
function physical(body: string): string {
  return body
    .replace(/(^|;)(margin|padding|border|inset)-(block|inline)(-start|-end)?(?=:)([^;]*)/g, (_, before: string, name: string, axis: string, end: string | undefined, value: string) => {
      const [first, last] = sides[axis] as [string, string];
      const property = (side: string) => (name === 'inset' ? side : `${name}-${side}`);
      if (end !== undefined) return `${before}${property(end === '-start' ? first : last)}${value}`;
      const values = name === 'border' ? [value.slice(1)] : value.slice(1).split(/ (?![^(]*\))/);
      return `${before}${property(first)}:${values[0]};${property(last)}:${values[1] ?? values[0]}`;
    })
    .replace(/text-align:start/g, 'text-align:left')
    .replace(/text-align:end/g, 'text-align:right')
    .replace(/min\(1em,4%\)/g, '1em');
}

/** The rules of a sheet, one by one; the blocks of a group rule stay inside its body. */
export function* blocks(rules: string): Generator<{ head: string; body: string }> {
  const text = rules.replace(/\/\*[\s\S]*?\*\//g, '');
  let start = 0;
  let depth = 0;
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') {
      if (depth === 0) open = at;
      depth += 1;
    } else if (text[at] === '}') {
      depth -= 1;
      if (depth > 0) continue;
      yield { head: text.slice(start, open).trim().replace(/\s+/g, ' '), body: text.slice(open + 1, at).trim() };
      start = at + 1;
    }
  }
}
