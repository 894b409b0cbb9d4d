/**
 * The self-test of a host: tries what the kit needs, on the very server and under the very policy that a province's readers get, and
 * prints what to change. It asks for nothing but the kit's own files.
 */
import { make, part } from './page/dom';
import type { ReformDashboard } from './script';
import { checks, type Finding } from './self-test/checks';
import { surroundings } from './self-test/surroundings';

const words = { ok: '✓ Đạt', fix: '✕ Cần sửa', note: '– Lưu ý' };

const found: Finding[] = [];

function print(finding: Finding): void {
  const { state, title, text, code } = finding;
  found.push(finding);
  part('checks').append(make('li', {},
    make('span', { class: 'state', 'data-state': state }, words[state]),
    make('p', {}, make('strong', {}, `${title}.`), ` ${text} `, ...(code === undefined ? [] : [make('code', {}, code)]))));
}

/** For the administrator's mail. */
function report(): string {
  const lines = found.map(({ state, title, text, code }) => `${words[state]} ${title}. ${text}${code === undefined ? '' : ` [${code}]`}`);
  return [document.baseURI, navigator.userAgent, ...lines].join('\n');
}

async function run(reform: ReformDashboard | undefined): Promise<void> {
  for (const finding of surroundings()) print(finding);
  for (const check of checks) for (const finding of await check(reform)) print(finding);
  const faults = found.filter(({ state }) => state === 'fix').length;
  part('summary').textContent = faults === 0 ? 'Mọi thứ cần thiết đều chạy trên máy chủ này.' : `Cần sửa: ${faults} mục.`;
  (part('report') as HTMLTextAreaElement).value = report();
  part('reporting').hidden = false;
  document.body.setAttribute('data-state', faults === 0 ? 'ok' : 'fix');
}

part('print').addEventListener('click', () => window.print());
void run(globalThis.reformDashboard);
