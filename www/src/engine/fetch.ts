import { EngineError } from './codes';

/** Larger feeds are refused before they fill a phone's memory: twice what the core's limit of observations takes. */
export const FEED_LIMIT = 256 * 1024 * 1024;
/** How long a feed may take to arrive whole. */
export const FEED_SECONDS = 60;

/**
 * Fetches a feed's bytes. The server is asked each time whether its file has changed (`no-cache`), so figures are never
 * older than the file. Throws the `FEED-…` codes of a request.
 */
export async function fetchFeed(url: string): Promise<Uint8Array> {
  const refused = watchPolicy(url);
  try {
    const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin', signal: AbortSignal.timeout(FEED_SECONDS * 1000) });
    if (response.status === 404 || response.status === 410) throw new EngineError('FEED-404', { url });
    if (!response.ok) throw new EngineError('FEED-HTTP', { url, status: response.status });
    const tooLarge = () => new EngineError('FEED-SIZE', { url, limit: FEED_LIMIT });
    if (Number(response.headers.get('content-length')) > FEED_LIMIT) throw tooLarge();
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.byteLength > FEED_LIMIT) throw tooLarge();
    return bytes;
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    if (cause instanceof DOMException && cause.name === 'TimeoutError') throw new EngineError('FEED-TIMEOUT', { url, seconds: FEED_SECONDS }, cause);
    if (await refused.seen()) throw new EngineError('FEED-CSP', { url }, cause);
    const foreign = new URL(url).origin !== location.origin && navigator.onLine;
    throw new EngineError(foreign && location.protocol !== 'file:' ? 'FEED-CORS' : 'FEED-NET', { url }, cause);
  } finally {
    refused.stop();
  }
}

/** A refusal by the page's policy rejects like a lost network; only the violation event tells them apart. */
function watchPolicy(url: string) {
  let seen = false;
  const listen = (event: SecurityPolicyViolationEvent) => {
    if (event.effectiveDirective === 'connect-src' && event.disposition === 'enforce' && url.startsWith(event.blockedURI)) seen = true;
  };
  document.addEventListener('securitypolicyviolation', listen);
  return {
    /** The event comes in a task of its own, after the rejection. */
    seen: async () => {
      await new Promise((resolve) => setTimeout(resolve));
      return seen;
    },
    stop: () => document.removeEventListener('securitypolicyviolation', listen),
  };
}
