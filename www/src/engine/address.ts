import { EngineError } from './codes';

/**
 * Where a feed is: in the page itself, as `<script type="application/json" data-reform-feed="id">`, or at an address.
 * `key` is the same for all that name the same feed.
 */
export type FeedPlace = { kind: 'inline'; key: string; text: string } | { kind: 'url'; key: string; url: string };

/** Finds the feed that a snippet names: an inline feed of that id, else an http(s) or relative address. Throws `FEED-ADDRESS`. */
export function findFeed(name: string, page: Document): FeedPlace {
  const id = name.trim();
  if (id === '') throw new EngineError('FEED-ADDRESS', { feed: name });
  for (const script of page.querySelectorAll('script[type="application/json"][data-reform-feed]')) {
    if (script.getAttribute('data-reform-feed') === id) return { kind: 'inline', key: `inline:${id}`, text: script.textContent ?? '' };
  }
  const url = parse(id, page.baseURI);
  if (url === null || !['http:', 'https:', 'file:'].includes(url.protocol)) throw new EngineError('FEED-ADDRESS', { feed: name });
  url.hash = '';
  return { kind: 'url', key: url.href, url: url.href };
}

function parse(address: string, base: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
