/** What the command `snapshot` writes, taken with the command as it is built, and how it is read again on a page. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tables } from './tables.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** All that the command consists of. */
const parts = ['package.json', 'bin', 'core', 'dist/cli.js'];

let kit;

/** A folder with the command beside what draws its pictures, as after an installation. */
function installed() {
  if (kit !== undefined) return kit;
  kit = mkdtempSync(join(tmpdir(), 'reform-snapshot-'));
  process.once('exit', () => rmSync(kit, { recursive: true }));
  for (const part of parts) {
    mkdirSync(dirname(join(kit, 'reform-dashboard', part)), { recursive: true });
    cpSync(join(root, 'pkg', part), join(kit, 'reform-dashboard', part), { recursive: true });
  }
  symlinkSync(join(root, 'www/node_modules'), join(kit, 'node_modules'));
  return kit;
}

/** Takes a snapshot of a feed's file with these options: its HTML and its picture, named `name`, and what the command told. Throws what the command complains of. */
export function takeSnapshot(feed, name, ...options) {
  const folder = mkdtempSync(join(installed(), 'taken-'));
  const command = join(kit, 'reform-dashboard/bin/reform-dashboard.js');
  const told = execFileSync(process.execPath, [command, 'snapshot', feed, '-o', name, ...options], { cwd: folder, stdio: 'pipe', encoding: 'utf8' });
  return { told, html: readFileSync(join(folder, `${name}.html`), 'utf8'), picture: readFileSync(join(folder, `${name}.png`)) };
}

/** In the page: the tables of a fragment as rows of texts, and its picture's width in pixels; `null` while the picture is on its way. */
export function readFragment(element) {
  const image = element.querySelector('figure img');
  if (!image.complete) return null;
  return {
    tables: [...element.querySelectorAll('table')].map((table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent))),
    width: image.naturalWidth,
    alt: image.alt,
  };
}

/** Headings of the table of targets. */
const headings = {
  'Chỉ tiêu': 'indicator', 'Lĩnh vực': 'domain', 'Đánh giá': 'verdict', 'Kết quả': 'value', 'Kỳ': 'period', 'Tử số': 'numerator', 'Mẫu số': 'denominator',
  'Mục tiêu': 'goal', 'So với mục tiêu': 'gap', 'Thời hạn': 'due', 'Số ngày còn lại': 'daysLeft', 'Báo cáo nêu': 'reported', 'Cơ quan chủ trì': 'owner', 'Nguồn': 'source',
};

/** The one table of a fragment of `progress` against the core's answer: how many cells there were, and which differ. */
export function compareFragment(read, dashboard, select) {
  if (read.tables.length !== 1) return { cells: 0, faults: [`${read.tables.length} tables`] };
  const [[head, ...rows]] = read.tables;
  const unknown = head.filter((heading) => !(heading in headings));
  const expected = new Map(Object.entries(tables('progress', dashboard, select).progress));
  const faults = unknown.map((heading) => `heading “${heading}”`);
  let cells = 0;
  for (const row of rows) {
    const shown = Object.fromEntries(row.map((text, i) => [headings[head[i]], { text: text.trim(), plain: true }]));
    // A plain row says of which indicator it is, not of which target; of several the one that fits best is meant.
    const [best] = [...expected]
      .filter(([, columns]) => columns.indicator(shown.indicator) === null)
      .map(([id, columns]) => ({ id, columns, wrong: Object.entries(columns).map(([column, holds]) => [column, holds(shown[column])]).filter(([, fault]) => fault !== null) }))
      .sort((one, other) => one.wrong.length - other.wrong.length);
    if (best === undefined) {
      faults.push(`a row “${row[0]}”`);
      continue;
    }
    expected.delete(best.id);
    cells += Object.keys(best.columns).length;
    faults.push(...best.wrong.map(([column, fault]) => `${best.id} ${column}: ${fault}`));
  }
  return { cells, faults: [...faults, ...[...expected.keys()].map((id) => `no row ${id}`)] };
}
