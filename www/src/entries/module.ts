/**
 * The widgets as an ES module with its wasm in a file of its own, for those who build their pages or serve modules. Importing
 * it does nothing to the page.
 */
import init, { Dashboard as CoreDashboard } from '../../../pkg/core/reform_dashboard.js';
import { install as installAll } from '../elements';
import { createEngine, EngineError } from '../engine';
import { wasmAllowed } from '../engine/allowed';
import { coreFault, isReformError } from '../engine/fault';
import { fetchCore } from '../engine/separate';
import type { Load } from '../engine/start';
import { widgets } from '../widgets';
import type { Options, ReformModule, Wasm } from './module-api';

declare global {
  /** Where the wasm is: the build puts an expression here that bundlers understand. */
  const __WASM__: URL;
  /** How many bytes it has. */
  const __WASM_BYTES__: number;
}

let core: Promise<Load> | undefined;
let engine: ReturnType<typeof createEngine> | undefined;
let installed = false;

/** The first call decides where the wasm comes from. */
function start({ wasm = __WASM__ }: Options = {}): Promise<Load> {
  core ??= startFrom(wasm);
  core.catch(() => (core = undefined));
  return core;
}

async function startFrom(wasm: Wasm): Promise<Load> {
  if (typeof WebAssembly !== 'object') throw new EngineError('WASM-NONE', {});
  const file = typeof wasm === 'string' || wasm instanceof URL ? await fetchCore(String(wasm)) : null;
  try {
    // Another version's may start and then answer in shapes that the widgets do not know.
    if (file !== null && file.bytes.byteLength !== __WASM_BYTES__) throw new Error(`${file.bytes.byteLength} bytes instead of ${__WASM_BYTES__}`);
    await init({ module_or_path: file?.bytes ?? wasm });
  } catch (cause) {
    if (!wasmAllowed()) throw new EngineError('WASM-CSP', {}, cause);
    if (file === null) throw new EngineError('WASM-FAULT', { reason: String(cause) }, cause);
    const { url, status, type } = file;
    throw new EngineError('WASM-FILE', { url, status, type }, cause);
  }
  return (bytes) => new CoreDashboard(bytes);
}

const engineOf = (options?: Options) => (engine ??= createEngine(document, () => start(options)));

export const version: ReformModule['version'] = __VERSION__;

export const install: ReformModule['install'] = (options) => {
  if (installed) return;
  installed = true;
  installAll(document, widgets, engineOf(options));
};

export const feed: ReformModule['feed'] = (address, options) => engineOf(options).feed(address);

export const read: ReformModule['read'] = async (bytes, options) => {
  const load = await start(options);
  try {
    return load(bytes);
  } catch (error) {
    throw isReformError(error) ? new EngineError('FEED-INVALID', { url: '', ...coreFault(error) }, error) : error;
  }
};
