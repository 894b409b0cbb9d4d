/**
 * What can keep a widget from showing a feed. The code is shown to the reader beside its words, so that an editor can
 * quote it; the words, in every language, are `locale.engine(code, params)`.
 */
export interface EngineParams {
  /** The browser has no WebAssembly (Lockdown Mode, a very old browser). */
  'WASM-NONE': Record<never, never>;
  /** The page's Content-Security-Policy lacks `'wasm-unsafe-eval'` in `script-src`. */
  'WASM-CSP': Record<never, never>;
  /** The core inside the script, or given as bytes, is damaged or too new for this browser. `reason`: the browser's own words. */
  'WASM-FAULT': { reason: string };
  /** The server does not send the module build's separate `.wasm`. `type`: the content type of its answer, `–` where it names none. */
  'WASM-404': { url: string; status: number; type: string };
  /** What the server sends as that file is another one: an error page, another version's, a damaged one. */
  'WASM-FILE': { url: string; status: number; type: string };
  /** No answer for that file, or none that the page may read: no network, `connect-src`, another site's without CORS. */
  'WASM-NET': { url: string };
  /** The snippet names no feed, or an address that is neither http(s) nor relative. `feed`: what it says, maybe empty. */
  'FEED-ADDRESS': { feed: string };
  /** A feed named in the page's own address that is not in the page's list. `feed`: what the address says. */
  'FEED-LIST': { feed: string };
  /** The server has no such file (404, 410). */
  'FEED-404': { url: string };
  /** The server answered with another error. */
  'FEED-HTTP': { url: string; status: number };
  /** The page's Content-Security-Policy does not let it ask this address (`connect-src`). */
  'FEED-CSP': { url: string };
  /** Another site's server is there, but does not let this page read its answer. */
  'FEED-CORS': { url: string };
  /** The page stands in a frame whose `sandbox` lacks `allow-same-origin`, so that its own site is a stranger to it. */
  'FEED-SANDBOX': { url: string };
  /** Another site's feed where only the page's own or a listed one may stand, or an address that leads on to another site. */
  'FEED-ORIGIN': { url: string };
  /** No answer: no network, or no such server. */
  'FEED-NET': { url: string };
  /** The page was opened from a disk, and may not ask for files. */
  'FEED-FILE': { url: string };
  /** No complete answer within `seconds`. */
  'FEED-TIMEOUT': { url: string; seconds: number };
  /** The feed is larger than `limit` bytes. */
  'FEED-SIZE': { url: string; limit: number };
  /** An archive that does not hold exactly one `.json`, or holds it encrypted or damaged. */
  'FEED-ZIP': { url: string };
  /** The core cannot understand the feed. `code`, `path`, `found`, `expected`: those of its `ReformError`. */
  'FEED-INVALID': { url: string } & CoreFault;
  /** The feed is understood, but has no such unit, period, framework, node or indicator. */
  'SELECT-INVALID': CoreFault;
  /** `data-reform` names no widget of this script. `name`: what it says. */
  'WIDGET-UNKNOWN': { name: string };
  /** The placeholder is an element that cannot carry a widget, such as `figure` or `table`; `div` always can. */
  'WIDGET-HOST': { element: string };
  /** A defect of the widget itself. `reason`: the browser's own words. */
  'WIDGET-FAULT': { reason: string };
}

export interface CoreFault {
  code: string;
  path: string;
  found: string | number | null;
  expected: string | number | null;
}

export type EngineCode = keyof EngineParams;

const listed: Record<EngineCode, true> = {
  'WASM-NONE': true, 'WASM-CSP': true, 'WASM-FAULT': true, 'WASM-404': true, 'WASM-FILE': true, 'WASM-NET': true,
  'FEED-ADDRESS': true, 'FEED-LIST': true, 'FEED-404': true, 'FEED-HTTP': true, 'FEED-CSP': true, 'FEED-CORS': true, 'FEED-SANDBOX': true,
  'FEED-ORIGIN': true, 'FEED-NET': true, 'FEED-FILE': true, 'FEED-TIMEOUT': true, 'FEED-SIZE': true, 'FEED-ZIP': true, 'FEED-INVALID': true,
  'SELECT-INVALID': true, 'WIDGET-UNKNOWN': true, 'WIDGET-HOST': true, 'WIDGET-FAULT': true,
};

/** Every code, for tests that hold the words to them; the type above keeps it whole. */
export const engineCodes = Object.keys(listed) as readonly EngineCode[];

/** Thrown by everything in the engine. `message` is for developers; readers get the words of `code`. */
export class EngineError<Code extends EngineCode = EngineCode> extends Error {
  override readonly name = 'EngineError';
  readonly code: Code;
  readonly params: EngineParams[Code];

  constructor(code: Code, params: EngineParams[Code], cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.params = params;
  }
}
