/** The snippet builder: what to show, what it looks like, and the HTML for a portal's editor. Nothing leaves the page. */
import type { Contents } from '../engine/core-types';
import { asEngineError } from '../engine/fault';
import type { ListedFeed } from './page/address';
import { groupUnits } from './page/chooser';
import { make, part } from './page/dom';
import { pageWords } from './page/words';
import type { ReformDashboard } from './script';
import { answerOf } from './self-test/server';
import { editors } from './snippets/editors';
import { pageAddress, scriptTag, snippet, type Choice, type Way } from './snippets/snippet';

const reform = globalThis.reformDashboard as ReformDashboard;
const form = document.querySelector('form') as HTMLFormElement;
const kit = new URL('.', document.baseURI).pathname;

const views: readonly (readonly [view: string, name: string])[] = [
  ['progress', 'Tiến độ so với mục tiêu'], ['scorecard', 'Kết quả tổng hợp'], ['ranking', 'Xếp hạng'], ['trend', 'Diễn biến theo thời gian'], ['matrix', 'Đơn vị theo chỉ tiêu'],
  ['tiles', 'Lưới ô các tỉnh'], ['owners', 'Cơ quan chủ trì'], ['problems', 'Điểm cần lưu ý của số liệu'],
  ['whatif', 'Mô phỏng thay đổi'], ['goal', 'Cần làm gì để đạt mức mong muốn'], ['certainty', 'Thứ hạng chắc chắn đến mức nào'], ['change', 'Vì sao điểm thay đổi'], ['dashboard', 'Toàn bộ'],
];
const wayNames: Record<Way, string> = { frame: 'Khung (iframe)', placeholder: 'Thẻ div và tệp mã', element: 'Thẻ riêng và tệp mã' };

let feeds: readonly ListedFeed[] = [];
let script: Choice['script'] = { name: 'reform.js', integrity: null };
/** Counts what was asked for, so that a slow feed does not overtake a later choice. */
let turn = 0;

const control = (name: string) => form.elements.namedItem(name) as HTMLSelectElement & HTMLInputElement;
const value = (name: string) => control(name).value.trim();

function fill(name: string, options: readonly HTMLElement[], chosen?: string): void {
  control(name).replaceChildren(...options);
  if (chosen !== undefined) control(name).value = chosen;
}

const option = (id: string, name: string) => make('option', { value: id }, name);

/** The address as a page of the site names it: from the root for this site's own. */
function feedAddress(): string {
  const own = value('address');
  const listed = feeds.find(({ id }) => id === value('feed'));
  const url = new URL(own === '' ? `feeds/${listed?.file ?? ''}` : own, document.baseURI);
  url.hash = '';
  return (url.origin === location.origin ? url.pathname + url.search : url.href).replaceAll("'", '%27');
}

function choice(): Choice {
  const view = value('view');
  const unit = value('unit') || null;
  const named = control('unit').selectedOptions[0]?.textContent ?? '';
  const title = `${views.find(([id]) => id === view)?.[1] ?? view}${unit === null ? '' : ` – ${named}`}`;
  return {
    view, unit, title, kit, script,
    feed: feedAddress(),
    period: value('period') || null,
    lang: value('lang') === 'en' ? 'en' : 'vi',
    theme: value('theme') === 'light' ? 'light' : value('theme') === 'dark' ? 'dark' : null,
  };
}

/** Reads the feed for its units and periods; keeps the chosen ones where it has them. */
async function readFeed(): Promise<void> {
  const mine = (turn += 1);
  const locale = reform.localeFor('vi');
  let contents: Contents;
  try {
    contents = (await reform.feed(feedAddress())).contents();
  } catch (error) {
    if (mine !== turn) return;
    const { code, params } = asEngineError(error);
    const { title, text, fix } = locale.engine(code, params);
    part('notice').replaceChildren(make('p', {}, make('strong', {}, `${title}.`), ` ${text} ${fix ?? ''} `, make('code', {}, code)));
    return;
  }
  if (mine !== turn) return;
  part('notice').replaceChildren();
  const [unit, period] = [value('unit'), value('period')];
  const listed = value('address') === '' ? feeds.find(({ id }) => id === value('feed'))?.default : undefined;
  const units = contents.units.filter(({ hasData }) => hasData);
  const known = (id: string | null | undefined) => units.find((each) => each.id === id)?.id;
  fill('unit', groupUnits(units, locale, pageWords.vi), known(unit) ?? known(listed?.unit) ?? contents.start.unit ?? '');
  const periods = [...contents.periods].reverse();
  fill('period', [option('', pageWords.vi.latest), ...periods.map((each) => option(each.id, locale.capital(locale.shortPeriod(each))))], periods.some(({ id }) => id === period) ? period : '');
  show();
}

function show(): void {
  const editor = editors.find(({ id }) => id === value('editor')) ?? editors[0];
  if (editor === undefined) return;
  const way = editor.ways.find((each) => each === value('way')) ?? editor.ways[0] ?? 'frame';
  fill('way', editor.ways.map((each) => option(each, wayNames[each])), way);
  const chosen = choice();
  (part('snippet') as HTMLTextAreaElement).value = snippet(way, chosen);
  part('where').textContent = editor.where;
  // A frame of the site itself sets its own height.
  part('once').hidden = way === 'frame';
  (part('script') as HTMLTextAreaElement).value = scriptTag(chosen);
  part('script-where').textContent = editor.script;
  part('strips').replaceChildren(...editor.strips.map((text) => make('li', {}, text)));
  part('stripping').hidden = editor.strips.length === 0;
  const address = pageAddress(chosen);
  const frame = part('preview') as HTMLIFrameElement;
  if (frame.getAttribute('src') !== address) frame.setAttribute('src', address);
}

/** Where the browser gives no clipboard, as on plain http, the text is selected for the reader's own copying. */
async function copy(field: HTMLTextAreaElement): Promise<void> {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    part('copied').textContent = 'Đã sao chép.';
  } catch {
    part('copied').textContent = 'Đã chọn đoạn mã: bấm Ctrl+C để sao chép.';
  }
}

async function json<Answer>(name: string): Promise<Answer | null> {
  try {
    const response = await fetch(name, { cache: 'no-cache' });
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}

/**
 * The script as this server has it: under its fingerprinted name, which may be kept for good, or, where only single files were
 * uploaded, under its plain one with the hash behind it, since hosts keep scripts for a month.
 */
async function scriptHere(integrity: Readonly<Record<string, string>>): Promise<Choice['script']> {
  const marked = Object.keys(integrity).find((name) => /^reform\.[0-9a-f]{12}\.js$/.test(name));
  const answer = marked === undefined ? null : await answerOf(marked);
  // Hosts that answer everything with their front page send no script for a name that is not there.
  if (marked !== undefined && answer?.status === 200 && /javascript/.test(answer.header('content-type') ?? '')) return { name: marked, integrity: integrity[marked] ?? null };
  const hash = integrity['reform.js'] ?? null;
  const mark = hash === null ? '' : `?v=${hash.replace(/^sha\d+-/, '').replaceAll(/\W/g, '').slice(0, 8)}`;
  return { name: `reform.js${mark}`, integrity: hash };
}

async function begin(): Promise<void> {
  feeds = (await json<ListedFeed[]>('feeds/feeds.json')) ?? [];
  const integrity = (await json<Record<string, string>>('integrity.json')) ?? {};
  script = await scriptHere(integrity);
  fill('feed', feeds.map(({ id, title }) => option(id, title.vi)));
  fill('view', views.map(([id, title]) => option(id, title)));
  fill('editor', editors.map(({ id, name: title }) => option(id, title)));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', (event) => {
    if (['feed', 'address'].includes((event.target as HTMLInputElement).name)) void readFeed();
    else show();
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.addEventListener('click', () => void copy(part(button.dataset.copy ?? '') as HTMLTextAreaElement));
  }
  await readFeed();
}

// Without the script of the widgets the line of the page's own stays.
if (reform !== undefined) {
  document.querySelector('[data-page=late]')?.remove();
  void begin();
}
