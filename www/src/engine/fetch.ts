import { EngineError } from './codes';
import { isZip, readUpTo, unzipFeed } from './zip';

/** Larger feeds are refused before they fill a phone's memory: twice what the core's limit of observations takes. */
export const FEED_LIMIT = 256 * 1024 * 1024;
/** How long a feed may take to arrive whole. */
export const FEED_SECONDS = 60;
/** How long another site may take to show that it is there. */
const PROBE_SECONDS = 10;

/**
 * Fetches a feed's bytes, out of its archive where it is one. The server is asked each time whether its file has changed
 * (`no-cache`), so figures are never older than the file. Throws the `FEED-…` codes of a request.
 */
export async function fetchFeed(url: string): Promise<Uint8Array> {
  const refused = watchPolicy(url);
  try {
    const response = await fetch(url, { cache: 'no-cache', credentials: 'same-origin', signal: AbortSignal.timeout(FEED_SECONDS * 1000) });
    // Whoever chose the address chose that site, not one that it points to.
    if (response.redirected && new URL(response.url).origin !== new URL(url).origin) throw new EngineError('FEED-ORIGIN', { url: response.url });
    if (response.status === 404 || response.status === 410) throw new EngineError('FEED-404', { url });
    if (!response.ok) throw new EngineError('FEED-HTTP', { url, status: response.status });
    const announced = Number(response.headers.get('content-length'));
    const bytes = announced > FEED_LIMIT ? null : await readUpTo(response.body ?? new Blob().stream(), FEED_LIMIT);
    if (bytes === null) throw new EngineError('FEED-SIZE', { url, limit: FEED_LIMIT });
    return isZip(bytes) ? await unzipFeed(bytes, url, FEED_LIMIT) : bytes;
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    if (cause instanceof DOMException && cause.name === 'TimeoutError') throw new EngineError('FEED-TIMEOUT', { url, seconds: FEED_SECONDS }, cause);
    if (await leadsAway(url)) throw new EngineError('FEED-ORIGIN', { url }, cause);
    if (await refused.seen()) throw new EngineError('FEED-CSP', { url }, cause);
    throw new EngineError(await silence(url), { url }, cause);
  } finally {
    refused.stop();
  }
}

/** Whether an address of the own site leads on to one that the page may not read, as to a page for logging in. */
async function leadsAway(url: string): Promise<boolean> {
  if (new URL(url).origin !== self.origin) return false;
  try {
    return (await fetch(url, { redirect: 'manual', cache: 'no-cache', signal: AbortSignal.timeout(PROBE_SECONDS * 1000) })).type === 'opaqueredirect';
  } catch {
    return false;
  }
}

/** Why a request failed without a word: browsers tell a page no more about other sites than whether they are there. */
async function silence(url: string) {
  const { origin, protocol } = new URL(url);
  if (protocol === 'file:') return 'FEED-FILE';
  if (origin === self.origin) return 'FEED-NET';
  try {
    await fetch(url, { method: 'HEAD', mode: 'no-cors', credentials: 'omit', signal: AbortSignal.timeout(PROBE_SECONDS * 1000) });
  } catch {
    return 'FEED-NET';
  }
  // A frame without `allow-same-origin` stands outside every site, its own too.
  return self.origin === 'null' && origin === location.origin ? 'FEED-SANDBOX' : 'FEED-CORS';
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
