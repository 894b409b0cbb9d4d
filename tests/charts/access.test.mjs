/** axe-core on every story of every widget. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe } from '../setup/axe.mjs';
import { openAll } from './gallery.mjs';
import { visit } from './visit.mjs';

for (const [colorScheme, lang] of [['light', 'vi'], ['dark', 'en']]) {
  test(`axe finds nothing: ${colorScheme}, ${lang}, everything open`, () => visit({ colorScheme, viewport: { width: 360, height: 800 } }, async (page) => {
    await openAll(page);
    // The gallery shows one unit in several states, so its regions share names.
    const { violations } = await axe(page).disableRules(['landmark-unique', 'page-has-heading-one']).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
  }, lang));
}
