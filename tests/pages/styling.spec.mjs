/** The styling contract: what a page may set of a widget, and that it reaches what it is said to. */
import { readFile } from 'node:fs/promises';
import { expect, policy, script, settled, test } from './site.mjs';

const { modules: [{ declarations }] } = JSON.parse(await readFile(new URL('../../pkg/custom-elements.json', import.meta.url), 'utf8'));
const csp = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
const feed = '/feeds/service-index-766.json';

for (const { tagName, cssParts } of declarations) {
  test(`the parts and properties of ${tagName} are there`, async ({ page, site }) => {
    const parts = cssParts.map(({ name }) => name).filter((name) => name !== 'reason');
    const rules = parts.map((name, i) => `${tagName}::part(${name}){outline:${i + 1}px solid red}`).join('');
    const used = tagName === 'reform-progress' ? '/feeds/conferences-2011-2020.json' : tagName === 'reform-problems' ? '/feeds/par-index.json' : tagName === 'reform-owners' ? '/feeds/conferences-2011-2020.json' : feed;
    await page.goto(site.host(`<style>${rules} ${tagName}{--reform-ink:#102030;--reform-paper:#fffff0;--reform-accent:#004000}</style>${script}
      <${tagName} feed="${used}"></${tagName}><${tagName} feed="/gone.json" id="gone"></${tagName}>`, { csp }));
    const widget = page.locator(tagName).first();
    await expect(widget).toHaveAttribute('data-state', 'ready');
    // What is simulated comes on request.
    if (tagName === 'reform-ranking') await widget.locator('[data-action="intervals"]').check();
    const table = widget.locator('[data-action="table"]');
    // Its table comes when all is worked out.
    if (tagName === 'reform-certainty') await table.first().waitFor();
    if (await table.count() > 0) await table.first().click();
    for (const [i, name] of parts.entries()) {
      const part = widget.locator(`[part~="${name}"]`).first();
      // A dashboard's tables are those of its parts, which have parts of their own.
      expect(await part.evaluate((element) => getComputedStyle(element).outlineWidth), name).toBe(`${i + 1}px`);
    }
    const colours = await widget.locator('[part~="widget"]').first().evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element);
      return [color, backgroundColor, getComputedStyle(element).getPropertyValue('--c-accent')];
    });
    expect(colours).toEqual(['rgb(16, 32, 48)', 'rgb(255, 255, 240)', '#004000']);
    await settled(page, '#gone', 'error');
    await expect(page.locator('#gone [part="reason"]')).toBeVisible();
  });
}
