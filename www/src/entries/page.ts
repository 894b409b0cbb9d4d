/**
 * The dashboard page on its own feeds: keeps feed, unit, period, indicator and language in the address, and tells the widgets.
 * It stands on what any page may use: the elements, `reform-select` and `globalThis.reformDashboard`.
 */
import { chosen, sayShown } from '../charts/shown';
import { stated } from '../charts/until';
import type { ReformElement, SelectDetail } from '../elements';
import { EngineError } from '../engine/codes';
import type { Contents, Dashboard } from '../engine/core-types';
import { asEngineError } from '../engine/fault';
import { addressOf, readStanding, type ListedFeed, type Standing } from './page/address';
import { fillFeeds, fillStanding, onChoice } from './page/chooser';
import { describe, shownUpTo } from './page/describe';
import { make, part } from './page/dom';
import { pageWords, type PageWords } from './page/words';
import type { ReformDashboard } from './script';

const reform = globalThis.reformDashboard as ReformDashboard;
const board = document.getElementById('board') as HTMLElement;

let feeds: readonly ListedFeed[] = [];
let standing = readStanding(location.search);
/** Counts what was asked for, so that a slow feed does not overtake a later choice. */
let turn = 0;

const locale = () => reform.localeFor(standing.lang);
const words = () => pageWords[standing.lang];

/** The page's feeds: the list inside the one-file page, else the one beside the page, with addresses from here. */
async function readList(): Promise<ListedFeed[]> {
  const inline = document.querySelector('script[type="application/json"][data-reform-list]');
  if (inline !== null) return JSON.parse(inline.textContent ?? '') as ListedFeed[];
  const response = await fetch('feeds/feeds.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(String(response.status));
  return ((await response.json()) as ListedFeed[]).map((feed) => ({ ...feed, file: `feeds/${feed.file}` }));
}

/** Shows what `standing` says. `carried`: unit and period come from another feed, so that their absence needs no word. */
async function show(carried = false): Promise<void> {
  const mine = (turn += 1);
  const listed = standing.feed === null ? feeds[0] : feeds.find(({ id }) => id === standing.feed);
  sayFixedWords();
  fillFeeds(feeds, listed?.id ?? null, locale(), words());
  part('chooser').hidden = false;
  if (listed === undefined) return refuse();
  standing.feed = listed.id;
  let dashboard: Dashboard;
  try {
    dashboard = await reform.feed(listed.file);
  } catch (error) {
    if (mine === turn) fail(asEngineError(error));
    return;
  }
  if (mine !== turn) return;
  const contents = dashboard.contents();
  const remarks = settle(contents, listed, carried);
  keep('replaceState');
  sayFixedWords();
  notice(...remarks.map((remark) => make('p', {}, remark)));
  fillStanding(contents, standing, locale(), words());
  // A choice is announced, opening is none.
  if (mine > 1) announce(contents);
  describe(contents, dashboard, standing, locale(), words());
  // Where a feed sets no targets, what it has stands first.
  board.querySelector('reform-progress')?.toggleAttribute('data-last', contents.targets === 0);
  const upTo = shownUpTo(contents, standing);
  tellWidgets({ feed: listed.file, unit: standing.unit, period: standing.period, stated: upTo && stated(upTo) }, standing);
  board.hidden = part('footer').hidden = part('standing').hidden = false;
}

/** Says once, for all widgets, what they show after a choice. */
function announce(contents: Contents): void {
  const text = sayShown(contents, standing, locale());
  // What is written anew is read out anew.
  if (part('said').textContent !== text) part('said').textContent = text;
}

/** Puts defaults in the place of what the feed does not have; returns what there is to say about it. */
function settle(contents: Contents, listed: ListedFeed, carried: boolean): string[] {
  const remarks: string[] = [];
  const has = (unit: string | null | undefined) => contents.units.some(({ id, hasData }) => id === unit && hasData);
  if (!has(standing.unit)) {
    const asked = standing.unit;
    standing.unit = (has(listed.default?.unit) ? listed.default?.unit : contents.start.unit) ?? null;
    const shown = contents.units.find(({ id }) => id === standing.unit);
    if (asked !== null && !carried) remarks.push(locale().fill(words().noUnit, { name: asked, shown: shown && locale().text(shown.name) }));
  }
  const knows = (period: string | null | undefined) => contents.periods.some(({ id }) => id === period);
  if (!knows(standing.period)) {
    const asked = standing.period;
    standing.period = (knows(listed.default?.period) ? listed.default?.period : contents.start.period) ?? null;
    const shown = contents.periods.find(({ id }) => id === standing.period);
    if (asked !== null && !carried) {
      const said = shown === undefined ? words().latest.toLowerCase() : locale().period(shown);
      remarks.push(locale().fill(words().noPeriod, { name: asked, shown: said }));
    }
  }
  const asked = standing.indicator ?? standing.node;
  // An indicator rules out the node beside it.
  if (standing.indicator !== null) standing.node = null;
  if (asked !== null && !chosen(contents, standing)) {
    standing.indicator = standing.node = null;
    remarks.push(locale().fill(words().noIndicator, { name: asked }));
  }
  return remarks;
}

/** The address names a feed that is not the page's own: nothing is fetched, a stranger's figures do not stand here. */
function refuse(): void {
  const links = feeds.map(({ id, title }) => {
    const link = make('a', { href: addressOf({ ...standing, feed: id, unit: null, period: null, indicator: null, node: null, scenario: null }) }, locale().text(title));
    return make('li', {}, link);
  });
  fail(new EngineError('FEED-LIST', { feed: standing.feed ?? '' }), make('p', {}, words().listed), make('ul', {}, ...links));
}

/** Says why there is nothing to show, with the code to quote. */
function fail(error: EngineError, ...more: Node[]): void {
  const { title, text, fix } = locale().engine(error.code, error.params);
  notice(make('p', {}, make('strong', {}, `${title}.`), ` ${text} ${fix ?? ''} `, make('code', {}, error.code)), ...more);
  fillStanding(null, standing, locale(), words());
  tellWidgets({ feed: null, unit: null, period: null, stated: null }, { indicator: null, node: null });
  board.hidden = part('footer').hidden = part('standing').hidden = true;
}

function notice(...content: Node[]): void {
  part('notice').replaceChildren(...content);
}

/** Whether an element shows one indicator, the chosen one, as the element itself knows. */
const follows = ({ localName }: Element): boolean => (customElements.get(localName) as Partial<ReformElement> | undefined)?.follows === true;

function tellWidgets(attributes: Record<'feed' | 'unit' | 'period' | 'stated', string | null>, { indicator, node }: Pick<Standing, 'indicator' | 'node'>): void {
  for (const widget of board.querySelectorAll('[density]')) {
    for (const [name, value] of Object.entries(follows(widget) ? { ...attributes, indicator, node } : attributes)) {
      if (value === null) widget.removeAttribute(name);
      else widget.setAttribute(name, value);
    }
  }
}

function sayFixedWords(): void {
  document.documentElement.lang = standing.lang;
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    element.textContent = words()[element.dataset.word as keyof PageWords];
  }
  const other = standing.lang === 'vi' ? 'en' : 'vi';
  const link = part('language') as HTMLAnchorElement;
  link.textContent = words().language;
  link.lang = link.hreflang = other;
  link.href = addressOf({ ...standing, lang: other });
}

/** Browsers may refuse addresses of a page opened from a file: it then works without. */
function keep(how: 'pushState' | 'replaceState'): void {
  try {
    history[how](null, '', addressOf(standing));
  } catch (error) {
    if (location.protocol !== 'file:') throw error;
  }
}

/** The reader changed something: a new entry in the history. */
function go(change: Partial<Standing>): void {
  // A scenario belongs to feed, unit and period, what was picked in a feed to the feed.
  if ('feed' in change) standing.indicator = standing.node = null;
  if ('feed' in change || 'unit' in change || 'period' in change) standing.scenario = null;
  standing = { ...standing, ...change };
  keep('pushState');
  void show('feed' in change);
}

async function begin(): Promise<void> {
  sayFixedWords();
  try {
    feeds = await readList();
  } catch {
    notice(make('p', {}, words().noList));
    return;
  }
  onChoice((name, value) => go({ [name]: value }));
  part('language').addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({ lang: standing.lang === 'vi' ? 'en' : 'vi' });
  });
  document.addEventListener('reform-select', (event) => {
    const { unit = null, period = null, indicator = null, node = null } = (event as CustomEvent<SelectDetail>).detail;
    // A part that shows no indicator says none, and leaves the chosen one to the others.
    const said = indicator === null && node === null ? { unit, period } : { unit, period, indicator, node };
    const change = Object.fromEntries(Object.entries(said).filter(([name, value]) => value !== standing[name as keyof Standing]));
    if (Object.keys(change).length > 0) go(change);
  });
  addEventListener('popstate', () => {
    standing = readStanding(location.search);
    void show();
  });
  await show();
}

// Without the script of the widgets the line of the page's own stays.
if (reform !== undefined) {
  document.querySelector('[data-page=late]')?.remove();
  void begin();
}
