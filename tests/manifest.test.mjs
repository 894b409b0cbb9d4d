/** The custom-elements manifest and the styling contract: as the code has them, and as the README says. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const at = (name) => new URL(`../${name}`, import.meta.url);
const manifest = JSON.parse(await readFile(at('pkg/custom-elements.json'), 'utf8'));
const elements = manifest.modules.flatMap(({ declarations }) => declarations);

test('the manifest is what the code declares', async () => {
  await promisify(execFile)(process.execPath, [fileURLToPath(at('www/build/manifest.mjs')), '--check']);
});

test('every element of the README stands in it, with attributes, event, slot, properties and parts', async () => {
  const readme = await readFile(at('README.md'), 'utf8');
  const named = [...readme.matchAll(/^\| `(reform-\w+)` \|/gm)].map(([, name]) => name);
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), named.sort());
  for (const { tagName, attributes, events, slots, cssProperties, cssParts, description } of elements) {
    assert.ok(description.length > 20, tagName);
    for (const name of ['feed', 'unit', 'period', 'kind', 'units', 'group', 'before', 'data-state']) assert.ok(attributes.some((one) => one.name === name), `${tagName} ${name}`);
    assert.deepEqual([events[0].name, slots[0].name], ['reform-select', '']);
    assert.deepEqual(cssProperties.map(({ name }) => name), ['--reform-ink', '--reform-paper', '--reform-accent']);
    for (const name of ['widget', 'title', 'sentence', 'reason']) assert.ok(cssParts.some((part) => part.name === name), `${tagName} ${name}`);
  }
});

test('the package ships it, and its README names every attribute, property and part', async () => {
  const { customElements, files } = JSON.parse(await readFile(at('pkg/package.json'), 'utf8'));
  assert.ok(files.includes(customElements));
  const readme = await readFile(at('pkg/README.md'), 'utf8');
  const names = new Set(elements.flatMap(({ attributes, cssProperties, cssParts }) => [...attributes, ...cssProperties, ...cssParts].map(({ name }) => name)));
  for (const name of names) assert.ok(readme.includes(`\`${name}\``), name);
});
