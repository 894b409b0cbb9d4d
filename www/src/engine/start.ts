import packed from 'reform:core';
import init, { Dashboard as CoreDashboard } from '../../../pkg/core/reform_dashboard.js';
import { wasmAllowed } from './allowed';
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
    throw wasmAllowed() ? new EngineError('WASM-FAULT', { reason: String(cause) }, cause) : new EngineError('WASM-CSP', {}, cause);
  }
  return (bytes) => new CoreDashboard(bytes);
}
