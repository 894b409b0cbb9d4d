/** A view as the plainest HTML there is: what every editor keeps, and what stands where no program runs. */
import { parse, renderSync, TEXT_NODE, walkSync, type ElementNode, type Node } from 'ultrahtml';
import type { Dashboard, Selector, SourceRef } from '../src/engine/core-types';
import type { Locale, Still } from '../src/entries/snapshot';
import { isElement } from './prune';
import { cliWords, fill, type Lang } from './words';

export interface Frame {
  still: Still;
  contents: ReturnType<Dashboard['contents']>;
  locale: Locale;
  /** The address of the picture, or its SVG. */
  picture: { src: string; width: number; height: number } | { svg: string };
  /** The full page; without one the picture leads to itself. */
  link: string | null;
}

/** `figure`, `a`, `img`, `figcaption` and `table`, nothing else; an SVG only in the place of `img`. */
export function fragment({ still, contents, locale, picture, link }: Frame): string {
  const words = cliWords[locale.lang];
  const tree = parse(still.withTables) as Node;
  const told = sentenceOf(tree);
  const shown = 'svg' in picture
    ? picture.svg
    : `<img src="${addressText(picture.src)}" width="${picture.width}" height="${picture.height}" alt="${attributeText(told)}">`;
  const href = link ?? ('src' in picture ? picture.src : null);
  const caption = [
    told,
    `${words.source}: ${(still.sources.length > 0 ? still.sources : contents.sources).map((source) => cite(source, locale)).join('; ')}.`,
    `${contents.asOf === null ? words.noDate : fill(words.updated, { day: locale.day(contents.asOf) })}. ${words.pictureOf}.`,
    ...(link === null ? [] : [`<a href="${addressText(link)}">${words.fullPage}</a>.`]),
  ];
  return [
    '<figure>',
    href === null ? shown : `<a href="${addressText(href)}">${shown}</a>`,
    `<figcaption>${caption.join(' ')}</figcaption>`,
    '</figure>',
    ...tables(tree),
    '',
  ].join('\n');
}

/** The fragment as the content of a placeholder: `reform.js` brings the same view to life, and leaves it where it cannot; where no script runs a line says so. */
export function placeholder(content: string, view: string, feed: string, select: Selector, lang: Lang): string {
  const { group: units, ...same } = select;
  const attributes = Object.entries({ feed, ...same, units, ...(lang === 'vi' ? {} : { lang }) })
    .flatMap(([name, value]) => (typeof value === 'string' ? [` data-${name}="${name === 'feed' ? addressText(value) : escape(value)}"`] : []));
  return `<div data-reform="${view}"${attributes.join('')}>\n${content}<p class="reform-noscript">${cliWords[lang].noScript} SCRIPT-NONE</p>\n</div>\n`;
}

export const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Escaped text as an attribute that no editor changes: some cut at quotes, line breaks and `>`, and take `#123` for a colour. */
function attributeText(html: string): string {
  return html.replace(/"|&quot;/g, '”').replace(/'/g, '’').replace(/[\t\r\n]+/g, ' ').replace(/#(?=[\da-f]{3})/gi, '＃');
}

/** An address as an attribute, without the characters that editors change. */
const addressText = (address: string): string => escape(address.replace(/["'<>\s]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`));

function cite(source: SourceRef, locale: Locale): string {
  const title = escape(locale.text(source.title));
  const rest = [source.document && locale.text(source.document), source.date && locale.day(source.date)].filter((part) => part !== null && part !== '');
  return [source.url === null ? title : `<a href="${addressText(source.url)}">${title}</a>`, ...rest.map((part) => escape(String(part)))].join(', ');
}

function find(tree: Node, fits: (node: ElementNode) => boolean): ElementNode[] {
  const found: ElementNode[] = [];
  walkSync(tree, (node) => {
    if (isElement(node) && fits(node)) found.push(node);
  });
  return found;
}

/** What can be seen of an element's text; as HTML, since it was escaped when it was drawn. */
function textOf(node: Node): string {
  if (node.type === TEXT_NODE) return String(node.value).replace(/>/g, '&gt;');
  if (isElement(node) && (node.name === 'svg' || (node.attributes.class ?? '').split(' ').includes('hidden'))) return '';
  return 'children' in node ? (node.children as Node[]).map(textOf).join('') : '';
}

function sentenceOf(tree: Node): string {
  const parts = find(tree, ({ attributes }) => attributes.part === 'title' || attributes.part === 'sentence').map((node) => textOf(node).trim());
  return parts.map((part) => (/[.!?:]$/.test(part) ? part : `${part}.`)).join(' ');
}

/** The widget's tables, with nothing of its own on them. */
function tables(tree: Node): string[] {
  const seen = new Set<string>();
  return find(tree, ({ name, attributes }) => name === 'table' && attributes['data-table'] !== undefined).flatMap((table) => {
    const { 'data-table': name = '', 'aria-labelledby': label = '' } = table.attributes;
    if (seen.has(name)) return [];
    seen.add(name);
    const [title] = find(tree, ({ attributes }) => attributes.id === label);
    const rows = find(table, (node) => node.name === 'tr').map((row) => {
      const cells = find(row, ({ name: cell }) => cell === 'th' || cell === 'td').map((cell) => {
        const { scope, colspan } = cell.attributes;
        const kept = (scope === undefined ? '' : ` scope="${scope}"`) + (colspan === undefined ? '' : ` colspan="${colspan}"`);
        return `<${cell.name}${kept}>${textOf(cell).trim()}</${cell.name}>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    });
    return ['<table>', ...(title === undefined ? [] : [`<caption>${textOf(title).trim()}</caption>`]), ...rows, '</table>'];
  });
}

/** An SVG to stand in a page: named for those who cannot see it, its ids unlike those of another. */
export function named(svg: string, label: string, prefix: string): string {
  const [drawing] = find(parse(svg.replace(/( id="|href="#|url\(#)(?=\w)/g, `$1${prefix}-`)) as Node, ({ name }) => name === 'svg');
  if (drawing === undefined) return svg;
  Object.assign(drawing.attributes, { role: 'img', 'aria-label': escape(label) });
  return renderSync(drawing);
}

/** The sentence of a still, as plain text. */
export function label(still: Still): string {
  return sentenceOf(parse(still.html) as Node).replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
}
