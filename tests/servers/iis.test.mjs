/**
 * IIS runs on Windows alone, so its file is read as XML and held to what Microsoft's configuration reference (system.webServer: staticContent,
 * httpProtocol, urlCompression) says of the elements that it uses.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium } from '../node_modules/playwright-core/index.mjs';
import config from '../playwright.config.mjs';
import { shipped } from './start.mjs';

const bool = /^(?:true|false)$/;
const some = /^.+$/s;
/** A section's own attributes, its plain elements, and its collections by the name of what they add and by their key. */
const header = { add: { name: some, value: /^.*$/s }, key: 'name' };
const schema = {
  staticContent: {
    attributes: { defaultDocFooter: some, enableDocFooter: bool, isDocFooterFileName: bool },
    elements: { clientCache: { cacheControlMode: /^(?:NoControl|DisableCache|UseMaxAge|UseExpires)$/, cacheControlMaxAge: /^(?:\d+\.)?\d\d:\d\d:\d\d$/, cacheControlCustom: some, httpExpires: some, setEtag: bool } },
    collection: { mimeMap: { fileExtension: /^\.\w+$/, mimeType: /^[\w.+-]+\/[\w.+-]+$/ }, key: 'fileExtension' },
  },
  httpProtocol: { attributes: { allowKeepAlive: bool }, collections: { customHeaders: header, redirectHeaders: header } },
  urlCompression: { attributes: { doStaticCompression: bool, doDynamicCompression: bool, dynamicCompressionBeforeCache: bool } },
};

let browser;
let page;
before(async () => {
  browser = await chromium.launch(config.use.launchOptions);
  page = await browser.newPage();
});
after(() => browser?.close());

/** The elements of an XML text, as `{ name, attributes, children }`. Throws where it is not well-formed. */
async function parse(xml) {
  const tree = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'application/xml').documentElement;
    const take = (element) => ({ name: element.localName, attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])), children: [...element.children].map(take) });
    return root.querySelector('parsererror') === null ? take(root) : root.textContent;
  }, xml);
  assert.equal(typeof tree, 'object', String(tree));
  return tree;
}

function attributesFit(where, given, allowed, required = []) {
  for (const [name, value] of Object.entries(given)) assert.match(value, allowed[name] ?? /(?!)/, `${where}: ${name}="${value}"`);
  for (const name of required) assert.ok(name in given, `${where} lacks ${name}`);
}

/** What a server's own list may hold already has to be removed before it is added; within a file a key is added once. Where the rest stands is free. */
function collectionFits(where, children, { key, ...adding }) {
  const [[verb, allowed]] = Object.entries(adding);
  const [removed, added] = [new Set(), new Set()];
  for (const { name, attributes } of children) {
    const id = attributes[key]?.toLowerCase();
    if (name === 'clear') continue;
    if (name === 'remove') {
      attributesFit(`${where} remove`, attributes, { [key]: allowed[key] }, [key]);
      removed.add(id);
    } else {
      assert.equal(name, verb, where);
      attributesFit(`${where} ${name}`, attributes, allowed, Object.keys(allowed));
      assert.ok(removed.has(id), `${where}: ${id} is added without being removed before`);
      assert.ok(!added.has(id), `${where}: ${id} is added twice`);
      added.add(id);
    }
  }
  return added;
}

/** Throws where IIS would answer 500.19 for the whole folder; returns what each collection adds. */
async function fits(xml) {
  const root = await parse(xml);
  assert.equal(root.name, 'configuration');
  assert.deepEqual(root.children.map(({ name }) => name), ['system.webServer']);
  const added = {};
  const sections = root.children[0].children;
  assert.equal(new Set(sections.map(({ name }) => name)).size, sections.length, 'a section stands twice');
  for (const { name, attributes, children } of sections) {
    const section = schema[name];
    assert.ok(section !== undefined, `no section ${name}`);
    attributesFit(name, attributes, section.attributes);
    const plain = children.filter((child) => child.name in (section.elements ?? {}));
    for (const child of plain) attributesFit(child.name, child.attributes, section.elements[child.name]);
    const rest = children.filter((child) => !plain.includes(child));
    if (section.collection !== undefined) added[name] = collectionFits(name, rest, section.collection);
    for (const child of section.collection === undefined ? rest : []) {
      assert.ok(child.name in (section.collections ?? {}), `${name}: no element ${child.name}`);
      added[child.name] = collectionFits(child.name, child.children, section.collections[child.name]);
    }
  }
  return added;
}

const text = String(shipped('web.config'));

test('web.config, which no IIS ran here, has only elements, attributes and values that IIS knows, and removes before it adds', async () => {
  const { staticContent, customHeaders } = await fits(text);
  assert.deepEqual([...staticContent].sort(), ['.js', '.json', '.wasm', '.zip']);
  assert.deepEqual([...customHeaders].sort(), ['x-content-type-options', 'x-frame-options']);
});

test('the order of the rest is free, and each way of breaking it is found', async () => {
  const removal = '<remove fileExtension=".wasm" />';
  const cache = '<clientCache cacheControlMode="DisableCache" />';
  await fits(text.replace(cache, '').replace('<staticContent>', `<staticContent>${cache}`).replace(removal, '').replace('<remove fileExtension=".js" />', `${removal}<remove fileExtension=".js" />`));
  const broken = [
    [removal, ''],
    [cache, '<clientCache cacheControlMode="NoCache" />'],
    ['mimeType="application/wasm"', 'type="application/wasm"'],
    ['</staticContent>', '<mimeMap fileExtension=".wasm" mimeType="application/wasm" /></staticContent>'],
    ['<urlCompression ', '<httpCompression '],
    ['doStaticCompression="true"', 'doStaticCompression="yes"'],
    ['</configuration>', ''],
    ['fileExtension=".zip" mimeType', 'fileExtension="zip" mimeType'],
  ];
  for (const [from, to] of broken) {
    assert.ok(text.includes(from), from);
    await assert.rejects(fits(text.replace(from, to)), assert.AssertionError, `${from} → ${to}`);
  }
});
