/** What the ES module `reform-dashboard` offers. */
import type { EngineCode } from '../engine/codes';
import type { Dashboard } from '../engine/core-types';

export type * from '../engine/core-types';
export type { EngineCode };

/** The core's wasm: its address, its bytes or compiled. */
export type Wasm = string | URL | BufferSource | WebAssembly.Module;

export interface Options {
  /**
   * Left out: `core/reform_dashboard_bg.wasm` of this package, beside the module. In Node, where `fetch` takes no files, give the bytes. An address that
   * gives no such file fails with `WASM-404`, `WASM-FILE` or `WASM-NET`; a wrong content type alone does no harm.
   */
  wasm?: Wasm;
}

/** Thrown by everything here: `code` is for readers to quote, `params` what it is about, `message` for developers. */
export interface ReformFailure extends Error {
  readonly name: 'EngineError';
  readonly code: EngineCode;
  readonly params: object;
}

export interface ReformModule {
  readonly version: string;
  /**
   * Defines the elements (`<reform-progress feed="…">`) and takes over the placeholders (`<div data-reform="progress" data-feed="…">`) of the page, those
   * that are there and those that come later. The wasm is loaded when the first feed is asked for. What another script has defined is left to it; a second call does nothing.
   */
  install(options?: Options): void;
  /** A feed by its address, shared with the widgets of the page. Rejects with a `ReformFailure`. */
  feed(address: string, options?: Options): Promise<Dashboard>;
  /** A feed from its bytes, in a browser or in Node. Rejects with a `ReformFailure`, a document that is not understood with `FEED-INVALID`. */
  read(bytes: Uint8Array, options?: Options): Promise<Dashboard>;
}
