/**
 * What NukeViet 4.6 stores of the HTML that an editor types, modelled on its behaviour: tags are cut at the first `>`, split at
 * spaces, and their attributes changed or dropped one by one. It is the strictest of the editors that the snippets are for.
 */

/** Tags that pass; all others go, their text stays. What is not a plain lower-case word is no tag at all. */
const passes = new Set([
  'a', 'abbr', 'address', 'audio', 'b', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'col', 'colgroup', 'dd', 'div', 'dl', 'dt', 'em',
  'embed', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'iframe', 'img', 'li', 'object', 'ol', 'p', 'param', 'pre', 's',
  'small', 'span', 'strike', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul', 'video',
]);
/** Sites whose frames pass; the portal's own name is not among them. */
const trusted = ['youtube.com', 'www.youtube.com', 'www.google.com', 'docs.google.com', 'drive.google.com', 'view.officeapps.live.com'];

export function nukeviet(html) {
  return html
    .replace(/<\s*script[^>]*>[\s\S]*?<\s*\/\s*script\s*>/gi, '')
    .replace(/<svg[\s\S]*?<\/svg>/gi, '')
    .replace(/<([^<>]*)>|[<>]/g, (whole, tag) => (tag === undefined ? whole.replace('<', '&lt;').replace('>', '&gt;') : storedTag(tag)))
    .trim();
}

function storedTag(tag) {
  const [first] = tag.split(' ', 1);
  const closes = first.startsWith('/');
  const name = (closes ? first.slice(1) : first).toLowerCase();
  if (!/^[a-z][a-z0-9]*$/.test(name) || !passes.has(name)) return '';
  if (closes) return `</${name}>`;
  const attributes = split(tag).map((attribute) => storedAttribute(attribute, name)).filter((stored) => stored !== null);
  return `<${[name, ...attributes].join(' ')}>`;
}

/** An attribute reaches from a space to the next quote but one, or else to the next space: bare ones swallow their neighbours. */
function split(tag) {
  const attributes = [];
  for (let at = tag.indexOf(' '); at >= 0; ) {
    const rest = tag.slice(at + 1);
    const opens = rest.indexOf('"');
    const closes = opens < 0 ? -1 : rest.indexOf('"', opens + 1);
    const space = rest.indexOf(' ');
    let attribute = rest.includes('=') && closes >= 0 ? rest.slice(0, closes + 1) : rest.slice(0, space < 0 ? 0 : space);
    if (attribute === '') attribute = rest;
    attributes.push(attribute);
    const next = rest.slice(attribute.length).indexOf(' ');
    at = next < 0 ? -1 : at + 1 + attribute.length + next;
  }
  return attributes;
}

function storedAttribute(attribute, tag) {
  const [, rawName, rawValue] = /^([^=]*)(?:=([\s\S]*))?$/.exec(attribute.trim());
  const name = rawName.trim().toLowerCase();
  if (!/[a-z]/.test(name) || name.startsWith('on') || ['action', 'background', 'codebase', 'dynsrc', 'lowsrc'].includes(name)) return null;
  if (rawValue === undefined) return `${name}="${name}"`;
  let value = rawValue.trim().replace(/ +/g, ' ').replace(/^"([\s\S]*)"$/, '$1').replace(/^'([\s\S]*)'$/, '$1').replaceAll(/"|&quot;/g, "'");
  if (/(expression|javascript|behaviour|vbscript|mocha|livescript)/.test(value)) return null;
  if (name === 'src' && (tag === 'iframe' || tag === 'embed')) {
    const host = /^(?:[a-z]+:)?\/\/([^/:?#]+)/i.exec(value)?.[1];
    if (host !== undefined && !trusted.includes(host)) return null;
  }
  if (name !== 'href') value = value.replaceAll(/#([0-9a-f]{3,6});*/gi, (whole, hex) => colour(whole, hex));
  return `${name}="${value.replaceAll("'", '&#039;').replaceAll('"', '&quot;')}"`;
}

/** Three or six hexadecimal digits are taken for a colour wherever they stand. */
function colour(whole, hex) {
  if (hex.length !== 3 && hex.length !== 6) return whole;
  const size = hex.length / 3;
  return `rgb(${[0, 1, 2].map((at) => Number.parseInt(hex.slice(at * size, (at + 1) * size), 16)).join(', ')});`;
}
