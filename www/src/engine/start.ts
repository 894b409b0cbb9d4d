import packed from 'reform:core';
import init, { Dashboard as CoreDashboard } from '../../../pkg/core/reform_dashboard.js';
import { EngineError } from './codes';
import type { Dashboard } from './core-types';
import { unpack } from './unpack';

/** Reads a feed's bytes; throws the core's `ReformError` where they cannot be understood. */
export type Load = (bytes: Uint8Array) => Dashboard;

/**
 * Starts the core from the bytes that the script carries. Nothing is fetched, so neither `connect-src` nor a server's
 * idea of MIME types matters. Throws `WASM-NONE`, `WASM-CSP`, `WASM-FAULT`.
 */
export async function startCore(): Promise<Load> {
  if (typeof WebAssembly !== 'object') throw new EngineError('WASM-NONE', {});
  try {
    await init({ module_or_path: unpack(packed) });
  } catch (cause) {
    throw forbidden() ? new EngineError('WASM-CSP', {}, cause) : new EngineError('WASM-FAULT', { reason: String(cause) }, cause);
  }
  return (bytes) => new CoreDashboard(bytes);
}

/**
 * An empty module runs wherever WebAssembly is allowed. Browsers word the refusal differently, so they are not read, and WebKit
 * compiles what it then does not let run.
 */
function forbidden(): boolean {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)));
    return false;
  } catch {
    return true;
  }
}
