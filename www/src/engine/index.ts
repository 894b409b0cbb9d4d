/**
 * The one engine of a page: starts the core when the first feed is asked for, and reads each feed once, however many
 * widgets show it. The only floor that knows `pkg/core`.
 */
import { findFeed } from './address';
import { EngineError } from './codes';
import type { Dashboard } from './core-types';
import { coreFault, isReformError } from './fault';
import { fetchFeed } from './fetch';
import { startCore, type Load } from './start';

export { asEngineError } from './fault';
export { EngineError, type EngineCode, type EngineParams } from './codes';

export interface Engine {
  /**
   * The feed that a snippet names, loaded: the id of an inline feed, or an address relative to the page. The same name
   * gives the same promise. Rejects with an `EngineError`; a failed feed is asked for anew next time.
   */
  feed(name: string): Promise<Dashboard>;
}

export function createEngine(page: Document, start: () => Promise<Load> = startCore): Engine {
  let core: Promise<Load> | undefined;
  const feeds = new Map<string, Promise<Dashboard>>();

  /** A start that failed, as by a network that was lost, is tried anew with the next feed. */
  function begin(): Promise<Load> {
    const started = start();
    started.catch(() => (core = undefined));
    return started;
  }

  async function read(place: ReturnType<typeof findFeed>): Promise<Dashboard> {
    core ??= begin();
    const [load, bytes] = await Promise.all([core, place.kind === 'inline' ? new TextEncoder().encode(place.text) : fetchFeed(place.url)]);
    try {
      return load(bytes);
    } catch (error) {
      throw isReformError(error) ? new EngineError('FEED-INVALID', { url: place.key, ...coreFault(error) }, error) : error;
    }
  }

  return {
    async feed(name) {
      const place = findFeed(name, page);
      let feed = feeds.get(place.key);
      if (feed === undefined) {
        feed = read(place);
        feeds.set(place.key, feed);
        feed.catch(() => feeds.delete(place.key));
      }
      return feed;
    },
  };
}
