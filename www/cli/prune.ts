/** What of a widget's HTML belongs into a picture. */
import { ELEMENT_NODE, parse, TEXT_NODE, walkSync, type ElementNode, type Node } from 'ultrahtml';

export const isElement = (node: Node): node is ElementNode => node.type === ELEMENT_NODE;
export const classes = (node: ElementNode): string[] => (node.attributes.class ?? '').split(' ');
const nodesOf = (html: string): Node[] => (parse(html) as { children: Node[] }).children;

/**
 * Takes out what only a reader with a pointer or a screen reader has use for, and what then holds nothing. The renderer counts no
 * list, so the numbers of steps are put in.
 */
export function prune(html: string): Node {
  const tree = parse(html) as Node;
  const gone = (node: Node): boolean => isElement(node) && (
    'hidden' in node.attributes || ['select', 'input', 'fieldset'].includes(node.name)
    || classes(node).some((name) => ['hidden', 'chevron', 'controls', 'disclosure', 'plain-action', 'push'].includes(name)));
  walkSync(tree, (node) => {
    if ('children' in node) node.children = node.children.filter((child: Node) => !gone(child));
  });
  const vain = (node: Node): boolean => isElement(node) && (['footer', 'p'].includes(node.name) || classes(node).includes('part')) && !hasContent(node);
  walkSync(tree, (node) => {
    if ('children' in node) node.children = node.children.filter((child: Node) => !vain(child));
    if (isElement(node) && classes(node).includes('steps')) {
      for (const [i, item] of node.children.filter(isElement).entries()) item.children.unshift(...nodesOf(`<span class="step-number">${i + 1}.</span>`));
    }
  });
  return tree;
}

/** What is to be read in it, text by text. */
export function textsOf(tree: Node): string[] {
  const texts: string[] = [];
  walkSync(tree, (node) => {
    if (node.type === TEXT_NODE && String(node.value).trim() !== '') texts.push(String(node.value));
  });
  return texts;
}

/** Whether there is a text or a drawing in it, headings aside. */
function hasContent(node: Node): boolean {
  if (node.type === TEXT_NODE) return String(node.value).trim() !== '';
  if (!isElement(node) || node.attributes.role === 'heading') return false;
  return node.name === 'svg' || node.children.some(hasContent);
}
