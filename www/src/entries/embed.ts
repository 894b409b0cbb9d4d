/**
 * `embed.html?view=…&feed=…`, one widget alone in a frame. The feed is of the same site or in the kit's own list, so that nobody
 * can make an address at which the province's site shows a stranger's figures.
 */
import { attributeNames } from '../elements/attributes';
import { tellHeight } from '../elements/frames';
import { EngineError } from '../engine/codes';
import type { ListedFeed } from './page/address';
import { make } from './page/dom';
import type { ReformDashboard } from './script';

const asked = new URLSearchParams(location.search);
const place = document.getElementById('place') as HTMLElement;

/** Attributes that are addresses of feeds: the feed, and an earlier edition of it. */
const addresses = ['feed', 'before'];

/** The address of the feed that is asked for: one of the same site, or the one that the list has under that id or address. Throws `FEED-ORIGIN`. */
async function admitted(feed: string): Promise<string> {
  const url = address(feed);
  if (/[./]/.test(feed) && url?.origin === new URL(location.href).origin) return url.href;
  for (const { id, file } of await readList()) {
    const listed = new URL(file, new URL('feeds/', document.baseURI)).href;
    if (id === feed || listed === url?.href) return listed;
  }
  throw new EngineError('FEED-ORIGIN', { url: feed });
}

function address(feed: string): URL | null {
  try {
    return new URL(feed, document.baseURI);
  } catch {
    return null;
  }
}

/** The kit's own feeds; without a list there are none. */
async function readList(): Promise<ListedFeed[]> {
  try {
    const response = await fetch('feeds/feeds.json', { cache: 'no-cache' });
    return response.ok ? ((await response.json()) as ListedFeed[]) : [];
  } catch {
    return [];
  }
}

async function show({ localeFor }: ReformDashboard): Promise<void> {
  const locale = localeFor(asked.get('lang'));
  document.documentElement.lang = locale.lang;
  const widget = make('div', { 'data-reform': asked.get('view') ?? '' });
  for (const name of attributeNames) {
    const value = asked.get(name);
    if (value !== null && !addresses.includes(name)) widget.setAttribute(`data-${name}`, value);
  }
  try {
    for (const name of addresses) {
      const feed = asked.get(name)?.trim() ?? '';
      if (feed !== '') widget.setAttribute(`data-${name}`, await admitted(feed));
    }
    place.replaceChildren(widget);
  } catch (error) {
    const { code, params } = error as EngineError;
    const { title, text, fix } = locale.engine(code, params);
    place.replaceChildren(make('p', { class: 'reason' }, make('strong', {}, `${title}.`), ` ${text} ${fix ?? ''} `, make('code', {}, code)));
  }
}

tellHeight(place);
if (globalThis.reformDashboard !== undefined) void show(globalThis.reformDashboard);
