/** A widget as one SVG: its text, bars and lines where they stand on the page, without what is there to be pressed. */

const SVG = 'http://www.w3.org/2000/svg';

/** What of a style a mark needs to look the same elsewhere. */
const looks = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'paint-order', 'font-size', 'font-style',
  'font-weight', 'color', 'overflow',
] as const;

const make = (name: string, attributes: Record<string, string | number>): SVGElement => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(typeof value === 'number' ? Number(value.toFixed(1)) : value));
  return element;
};

const opaque = (colour: string): boolean => colour !== 'transparent' && !/, 0\)$/.test(colour);

/** The SVG's text. `section` is the root of a widget that is on the page; what scrolls in it is drawn whole, what is there to be pressed is left out. */
export function pictureOf(section: HTMLElement): string {
  section.classList.add('whole');
  try {
    return drawn(section);
  } finally {
    section.classList.remove('whole');
  }
}

function drawn(section: HTMLElement): string {
  const origin = section.getBoundingClientRect();
  const at = (rect: DOMRect) => ({ x: rect.left - origin.left, y: rect.top - origin.top, width: rect.width, height: rect.height });
  const svg = make('svg', { 'font-family': getComputedStyle(section).fontFamily });
  let [right, bottom] = [origin.width, 0];
  const put = (mark: SVGElement, { x, y, width, height }: ReturnType<typeof at>): void => {
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
    svg.append(mark);
  };

  const write = (text: string, rect: DOMRect, style: CSSStyleDeclaration): void => {
    const box = at(rect);
    const size = Number.parseFloat(style.fontSize);
    const mark = make('text', {
      x: box.x, y: box.y + box.height / 2 + size * 0.35, 'font-size': style.fontSize, 'font-weight': style.fontWeight, fill: style.color,
      textLength: box.width, lengthAdjust: 'spacingAndGlyphs',
    });
    mark.textContent = text;
    put(mark, box);
  };

  /** A text node, one mark a line: words whose boxes have one top stand on one line. */
  const writeLines = (node: Text, style: CSSStyleDeclaration): void => {
    const range = document.createRange();
    let line: { from: number; end: number; top: number } | null = null;
    const flush = (): void => {
      if (!line) return;
      range.setStart(node, line.from);
      range.setEnd(node, line.end);
      write(node.data.slice(line.from, line.end), range.getBoundingClientRect(), style);
    };
    for (const { index, 0: word } of node.data.matchAll(/[^ \n]+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const [rect] = range.getClientRects();
      if (!rect || rect.width === 0) continue;
      if (line && Math.abs(line.top - rect.top) < 2) {
        line.end = index + word.length;
      } else {
        flush();
        line = { from: index, end: index + word.length, top: rect.top };
      }
    }
    flush();
  };

  const fillBox = (element: Element, style: CSSStyleDeclaration): void => {
    const box = at(element.getBoundingClientRect());
    if (opaque(style.backgroundColor)) put(make('rect', { ...box, fill: style.backgroundColor }), box);
    for (const side of ['Top', 'Bottom'] as const) {
      const width = Number.parseFloat(style[`border${side}Width`]);
      if (width === 0 || !opaque(style[`border${side}Color`])) continue;
      const y = side === 'Top' ? box.y : box.y + box.height - width;
      put(make('rect', { ...box, y, height: width, fill: style[`border${side}Color`] }), { ...box, y, height: width });
    }
  };

  const copy = (element: SVGSVGElement): void => {
    const clone = element.cloneNode(true) as SVGSVGElement;
    const both = [element, ...element.querySelectorAll('*')].map((one, i) => [one, [clone, ...clone.querySelectorAll('*')][i] as Element] as const);
    for (const [one, other] of both) {
      const style = getComputedStyle(one);
      for (const name of ['class', 'aria-labelledby', 'aria-hidden', 'focusable', 'role']) other.removeAttribute(name);
      for (const name of looks) other.setAttribute(name, style.getPropertyValue(name));
    }
    const box = at(element.getBoundingClientRect());
    for (const [key, value] of Object.entries(box)) clone.setAttribute(key, value.toFixed(1));
    put(clone, box);
  };

  const walk = (element: Element): void => {
    const style = getComputedStyle(element);
    if (element.matches('.hidden') || style.display === 'none' || style.visibility === 'hidden') return;
    if (element instanceof SVGSVGElement) return copy(element);
    fillBox(element, style);
    const before = /^"(.*\S.*)"$/.exec(getComputedStyle(element, '::before').content)?.[1];
    const [first] = element.getClientRects();
    if (before && first) write(before.trim(), new DOMRect(first.left + 4, first.top, 4, first.height), style);
    for (const child of element.childNodes) {
      if (child instanceof Element) walk(child);
      else if (child instanceof Text) writeLines(child, style);
    }
  };
  walk(section);

  for (const [key, value] of [['width', right], ['height', bottom]] as const) svg.setAttribute(key, String(Math.ceil(value)));
  svg.setAttribute('viewBox', `0 0 ${Math.ceil(right)} ${Math.ceil(bottom)}`);
  return new XMLSerializer().serializeToString(svg);
}
