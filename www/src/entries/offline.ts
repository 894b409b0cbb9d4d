/**
 * Looks the one-file page over before anything is shown: each feed's SHA-256 against the one that the file states. A feed that
 * differs is named in red and left out. Says how old the figures are. Runs after `reform.js`, before `page.js`.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ReformDashboard } from './script';

const words = {
  vi: {
    damaged: 'Số liệu “{id}” trong tệp này đã bị hỏng hoặc bị sửa nên không được hiển thị. Hãy tải lại tệp.',
    list: 'danh sách bộ số liệu',
    asOf: 'Bản ngoại tuyến. {title}: số liệu đến ngày {day}{age}.',
    noDay: 'Bản ngoại tuyến. {title}: bộ số liệu không ghi ngày.',
    days: ', cách đây {n} ngày',
    years: ', cách đây {n} năm',
    months: ', cách đây {n} tháng',
    meaning: 'Mã SHA-256 cho biết số liệu trong tệp có đúng như lúc đóng gói không, nếu so với mã công bố ở nơi khác. Mã không cho biết ai đã làm ra tệp.',
  },
  en: {
    damaged: 'The figures “{id}” in this file are damaged or were changed, so they are not shown. Get the file again.',
    list: 'list of feeds',
    asOf: 'Offline copy. {title}: figures as of {day}{age}.',
    noDay: 'Offline copy. {title}: the feed gives no day.',
    days: ', {n} days ago',
    years: ', {n} years ago',
    months: ', {n} months ago',
    meaning: 'A SHA-256 tells whether the figures are as they were packed, when compared with one that was published elsewhere. It does not tell who made the file.',
  },
};
type Words = (typeof words)['vi'];

const part = (name: string): HTMLElement | null => document.querySelector(`[data-offline="${name}"]`);
const fill = (template: string, params: Record<string, string>): string => template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

interface Head {
  title?: string | { vi?: string; en?: string };
  asOf?: string;
}

/** The figures' age in whole days, months from 60 days on, years from two on. */
function age(day: string, said: Words): string {
  const days = Math.floor((Date.now() - Date.parse(`${day}T00:00:00`)) / 86_400_000);
  if (!(days > 0)) return '';
  if (days >= 730) return fill(said.years, { n: String(Math.floor(days / 365.25)) });
  return days < 60 ? fill(said.days, { n: String(days) }) : fill(said.months, { n: String(Math.floor(days / 30.44)) });
}

const language = (): 'vi' | 'en' => (document.documentElement.lang === 'en' ? 'en' : 'vi');

/** Ids of what is not as stated. */
const damaged: string[] = [];
const heads: Head[] = [];
for (const script of document.querySelectorAll('script[data-sha256]')) {
  const text = script.textContent ?? '';
  const id = script.getAttribute('data-reform-feed');
  if (bytesToHex(sha256(new TextEncoder().encode(text))) === script.getAttribute('data-sha256')) {
    if (id !== null) heads.push(JSON.parse(text) as Head);
    continue;
  }
  damaged.push(id ?? '');
  script.remove();
}
const list = document.querySelector('script[data-reform-list]');
if (list !== null && damaged.length > 0) {
  const feeds = JSON.parse(list.textContent ?? '[]') as { id: string }[];
  // Trusted Types guard a script's `textContent`, even one that holds data.
  list.replaceChildren(JSON.stringify(feeds.filter(({ id }) => !damaged.includes(id))));
}

function say(): void {
  const said = words[language()];
  document.querySelectorAll('.damage').forEach((element) => element.remove());
  if (damaged.length > 0) {
    const box = document.createElement('div');
    box.className = 'damage';
    box.setAttribute('role', 'alert');
    for (const id of damaged) {
      const line = document.createElement('p');
      line.textContent = fill(said.damaged, { id: id || said.list });
      box.append(line);
    }
    document.body.prepend(box);
  }
  const { localeFor } = globalThis.reformDashboard as ReformDashboard;
  const locale = localeFor(language());
  const lines = heads.map(({ title, asOf }) => {
    const name = typeof title === 'object' ? ((language() === 'en' ? title.en : undefined) ?? title.vi ?? '') : (title ?? '');
    return asOf === undefined ? fill(said.noDay, { title: name }) : fill(said.asOf, { title: name, day: locale.day(asOf), age: age(asOf, said) });
  });
  part('age')?.replaceChildren(lines.join(' '));
  part('meaning')?.replaceChildren(said.meaning);
}

// Without the engine, or without the page's own script, the warning of the file itself stays.
addEventListener('load', () => {
  if (globalThis.reformDashboard === undefined) return;
  say();
  new MutationObserver(say).observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
  const begun = document.querySelector<HTMLElement>('[data-page="chooser"]')?.hidden === false;
  if (begun) part('broken')?.remove();
});
