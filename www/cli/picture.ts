/**
 * Draws a widget's HTML as a picture: Takumi lays the HTML out and draws it, without a browser. What its renderer takes
 * differently from one is put right here: drawings inside the HTML take their size and their colours along.
 */
import type { MeasuredNode } from '@takumi-rs/core';
import { parse, renderSync, walkSync, type ElementNode, type Node } from 'ultrahtml';
import type { Still } from '../src/entries/snapshot';
import { light } from '../src/theme';
import { findFonts } from './fonts';
import { classes, isElement, prune, textsOf } from './prune';
import { Refusal } from './refusal';
import { hasRoom } from './room';
import { blocks, EM, flat } from './sheet';

export interface Picture {
  png: Uint8Array;
  /** Made when it is asked for. */
  svg(): Promise<string>;
  /** CSS pixels. */
  width: number;
  height: number;
}

/** The family under which the fonts of this machine are given to the renderer. */
const FAMILY = 'Reform';
/** The widest picture, in CSS pixels, and by how much it is widened until every word has room. */
export const WIDEST = 1600;
const WIDER = 40;
/** Device pixels to a CSS pixel: text stays sharp on a phone and in print. */
const DENSITY = 2;
const MARGIN = 16;

/** CSS pixels for what is in a picture of that width. */
export const roomIn = (width: number): number => width - 2 * MARGIN;

/**
 * Draws a still `width` CSS pixels wide, wider where a word would not stand whole. Throws a `Refusal`: `NO-RENDERER` where the renderer is not
 * installed, `NO-FONT` where no font here has all the letters, `NO-ROOM` where even the widest picture is too narrow.
 */
export async function draw({ html, rules }: Still, width: number, fontFile: string | null): Promise<Picture> {
  const { Renderer: Made, fromHtml } = await renderer();
  const tree = prune(html);
  const fonts = await findFonts(lettersOf(tree), fontFile);
  const made = new Made();
  for (const font of fonts) await made.registerFont({ data: font.data, name: FAMILY, weight: font.weight });

  const room = (content: string) => fromHtml(`<div class="room">${content}</div>`).node;
  const bare = room(renderSync(marked(tree)));
  const measure = async (wide: number): Promise<MeasuredNode> => {
    const known = withMarkers(flat(rules, roomIn(wide)));
    return made.measure(bare, { width: wide, css: [`${known}\n${ownRules}`] });
  };
  const wide = await leastWidth(width, async (tried) => hasRoom(await measure(tried), tried));
  const known = flat(rules, roomIn(wide));
  const css = [`${known}\n${ownRules}`];
  dress(tree, sizesIn(await measure(wide)), known);
  const node = room(renderSync(tree));
  const { height } = await made.measure(node, { width: wide, css });
  const whole = { width: wide, height: Math.ceil(height), css, lang: 'vi' };
  const scaled = { ...whole, width: wide * DENSITY, height: whole.height * DENSITY, devicePixelRatio: DENSITY };
  const png = await made.render(node, { ...scaled, format: 'png' });
  return { png, svg: async () => unpacked(await made.renderSvg(node, whole)), width: wide, height: whole.height };
}

/** The width that was asked for, or the next of steps of `WIDER` that has room, found by halving. */
async function leastWidth(asked: number, fits: (width: number) => Promise<boolean>): Promise<number> {
  if (await fits(asked)) return asked;
  let narrow = 0;
  let enough = Math.floor((WIDEST - asked) / WIDER);
  if (enough === 0 || !(await fits(asked + enough * WIDER))) throw new Refusal('NO-ROOM', { width: WIDEST });
  while (enough - narrow > 1) {
    const middle = Math.floor((narrow + enough) / 2);
    if (await fits(asked + middle * WIDER)) enough = middle;
    else narrow = middle;
  }
  return asked + enough * WIDER;
}

/** What a still picture needs beyond the widget's rules. */
const ownRules = `
.room{display:block;width:100%;padding:${MARGIN}px;background:${light.paper};color:${light.ink};font-size:${EM}px;line-height:1.5}
.reform{width:100%;padding:0}
.strong,.title{font-weight:600}
.league th,.league td{vertical-align:middle}
.league thead .right{white-space:nowrap}
.pane th,.pane td{padding-left:.3em;padding-right:.3em}
.pane th:first-child{width:8.5em}
.steps>li::before{content:none}
.step-number{position:absolute;left:0;top:.5em}
.level>.status{display:block}
.level>.status .mark{margin-right:.4em}
.marker{display:block;width:100%;height:100%;font-size:1px;overflow:hidden}
`;

async function renderer() {
  try {
    const [{ Renderer }, { fromHtml }] = await Promise.all([import('@takumi-rs/core'), import('@takumi-rs/helpers/html')]);
    return { Renderer, fromHtml };
  } catch (cause) {
    throw new Refusal('NO-RENDERER', { reason: String(cause) });
  }
}


function lettersOf(tree: Node): Set<string> {
  const letters = textsOf(tree).flatMap((text) => [...text.replace(/&\w+;|&#\w+;/g, '')]);
  return new Set(letters.filter((letter) => letter.trim() !== '' && letter !== '\u2060'));
}

function drawings(tree: Node): ElementNode[] {
  const found: ElementNode[] = [];
  walkSync(tree, (node, parent) => {
    if (isElement(node) && node.name === 'svg' && !(parent !== undefined && insideSvg(parent))) found.push(node);
  });
  return found;
}

function insideSvg(node: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) if (isElement(at) && at.name === 'svg') return true;
  return false;
}

/** A drawing that is as wide as its place. */
const stretches = (svg: ElementNode): boolean => svg.attributes.width === '100%';

/** A copy of the tree in which a box with a number stands for each drawing that has yet to learn its size. */
function marked(tree: Node): Node {
  const copy = parse(renderSync(tree)) as Node;
  for (const [index, svg] of drawings(copy).entries()) {
    if (!stretches(svg)) continue;
    const place = `<span class="drawing ${svg.attributes.class ?? ''}" style="display:block;width:100%;height:${svg.attributes.height}"><span class="marker">#${index}</span></span>`;
    const [box] = (parse(place) as { children: Node[] }).children;
    const siblings = (svg.parent as ElementNode).children;
    siblings[siblings.indexOf(svg)] = box as Node;
  }
  return copy;
}

/** The width and height of each numbered box, in CSS pixels. */
function sizesIn(measured: MeasuredNode): Map<number, { width: number; height: number }> {
  const sizes = new Map<number, { width: number; height: number }>();
  const look = (box: MeasuredNode): void => {
    const number = /^#(\d+)$/.exec(box.runs[0]?.text ?? '');
    if (number !== null) sizes.set(Number(number[1]), { width: box.width, height: box.height });
    box.children.forEach(look);
  };
  look(measured);
  return sizes;
}

/** Rules that place drawings place their boxes too. */
function withMarkers(rules: string): string {
  return [...blocks(rules)].map(({ head, body }) => `${head},${head.replace(/\bsvg\b/g, '.drawing')}{${body}}`).join('\n');
}

/** Properties of a drawing that can be attributes of its elements. */
const painted = /^(fill|stroke|color|opacity|font-weight|font-style|paint-order)/;

/**
 * Drawings are drawn each by itself, and a page may forbid style sheets inside them: each takes its size, its font and what the
 * rules say of its marks along, as attributes.
 */
function dress(tree: Node, sizes: Map<number, { width: number; height: number }>, rules: string): void {
  const all = drawings(tree);
  for (const [index, svg] of all.entries()) {
    const size = sizes.get(index);
    if (size !== undefined) {
      const em = Number.parseFloat(svg.attributes.height ?? '');
      Object.assign(svg.attributes, {
        width: String(size.width), height: String(size.height), viewBox: `0 0 ${size.width} ${size.height}`, 'font-size': String(size.height / em),
      });
    }
    Object.assign(svg.attributes, { xmlns: 'http://www.w3.org/2000/svg', 'font-family': FAMILY });
  }
  for (const { head, body } of blocks(rules)) {
    const declared = Object.fromEntries(body.split(';').map((line) => line.split(':').map((side) => side.trim())).filter(([name = '']) => painted.test(name)));
    if (Object.keys(declared).length === 0) continue;
    for (const selector of head.split(',')) {
      for (const element of all.flatMap(within)) if (matches(element, selector)) Object.assign(element.attributes, declared);
    }
  }
}

/** An element and all below it. */
function within(element: ElementNode): ElementNode[] {
  const found: ElementNode[] = [];
  walkSync(element, (node) => {
    if (isElement(node)) found.push(node);
  });
  return found;
}

/** Whether a selector of names and classes, each within the one before it, is for the element; any other selector is for none. */
function matches(element: ElementNode, selector: string): boolean {
  const parts = selector.trim().split(' ').map((part) => /^([a-z]*)((?:\.[\w-]+)*)$/.exec(part));
  const fits = (node: ElementNode, part: RegExpExecArray): boolean =>
    (part[1] === '' || part[1] === node.name) && (part[2] ?? '').split('.').every((name) => name === '' || classes(node).includes(name));
  const last = parts.pop();
  if (last === undefined || last === null || last[0] === '' || !fits(element, last)) return false;
  for (let at: Node | undefined = element.parent; parts.length > 0 && at !== undefined; at = at.parent) {
    const part = parts.at(-1);
    if (part === null || part === undefined || part[0] === '') return false;
    if (isElement(at) && fits(at, part)) parts.pop();
  }
  return parts.length === 0;
}

/** The renderer puts each drawing into its SVG as an image; here it stands as a part of it, which no policy on images forbids. */
function unpacked(svg: string): string {
  return svg.replace(/<image ([^>]*?)href="data:image\/svg\+xml;base64,([^"]*)"([^>]*?)\/>/g, (_, before: string, data: string, after: string) => {
    const inner = Buffer.from(data, 'base64').toString('utf8');
    const place = Object.fromEntries([...`${before} ${after}`.matchAll(/\b(x|y|width|height)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const [drawing] = drawings(parse(inner) as Node);
    if (drawing === undefined) return '';
    Object.assign(drawing.attributes, place, { 'font-family': 'Arial, "Segoe UI", "Noto Sans", sans-serif'.replaceAll('"', "'"), overflow: 'visible' });
    for (const element of within(drawing)) {
      for (const name of Object.keys(element.attributes)) if (/^(class|part|role|focusable|data-|aria-)/.test(name)) delete element.attributes[name];
    }
    return renderSync(drawing);
  });
}
