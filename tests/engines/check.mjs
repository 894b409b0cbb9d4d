/** What is looked at in every browser; it runs in the page, as text. */

/**
 * Opens everything that opens in the gallery, in a column of `width` CSS pixels. Resolves with what is wrong (`faults`), how many stories there are
 * and the text of every table by story, for comparison between browsers.
 */
export async function check(width) {
  const hosts = [...document.querySelectorAll('.story')];
  document.documentElement.style.width = `${width}px`;
  const frame = () => new Promise((resolve) => setTimeout(resolve, 30));
  const closed = () => hosts.flatMap((host) => [...host.shadowRoot.querySelectorAll('[aria-expanded=false]')]);
  await frame();
  for (let buttons = closed(); buttons.length > 0; buttons = closed()) {
    for (const button of buttons) button.click();
    await frame();
  }
  const faults = [...globalThis.faults];
  const tables = {};
  for (const host of hosts) {
    // While nothing is drawn, what is said in its place; nothing over the page's own content.
    const widget = host.shadowRoot.querySelector('[data-widget], .wait, .reason') ?? host;
    const { height = 0 } = widget?.getBoundingClientRect() ?? {};
    if (height < 40 || !widget.textContent.trim()) faults.push(`${host.id} is not drawn`);
    for (const picture of widget?.querySelectorAll('svg.line, svg.bar') ?? []) {
      const box = picture.getBoundingClientRect();
      if (box.width < 10 || box.height < 8) faults.push(`${host.id}: a chart of ${box.width} by ${box.height}`);
    }
    for (const one of host.shadowRoot.querySelectorAll('*')) {
      if (one.getBoundingClientRect().right > width + 1 && !one.closest('.scroll, .league, .map, .pane, .hidden, svg')) {
        faults.push(`${host.id} sticks out: ${one.outerHTML.slice(0, 100)}`);
        break;
      }
    }
    // The matrix draws only the rows in sight: how many, a browser's own heights decide.
    tables[host.id] = [...host.shadowRoot.querySelectorAll('table')].map((table) =>
      [...table.rows].filter((row) => !row.matches('.gap')).slice(0, 20).map((row) => [...row.cells].map((cell) => cell.textContent + (cell.dataset.value === undefined ? '' : ` = ${cell.dataset.value}`))));
  }
  return { stories: hosts.length, faults, tables };
}
