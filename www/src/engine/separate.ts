import { EngineError } from './codes';

/** How long the file may take to arrive whole. */
const SECONDS = 60;

/** What a server sent as the core's `.wasm`; nothing is said yet of what it holds. */
export interface CoreFile {
  url: string;
  status: number;
  /** The content type of the answer, `–` where it names none. */
  type: string;
  bytes: ArrayBuffer;
}

/**
 * Fetches the core's `.wasm` where it is a file of its own. It is read whole before it is compiled: compiling it while it arrives
 * would need the type `application/wasm`, which old servers do not send. Throws `WASM-404`, `WASM-NET`.
 */
export async function fetchCore(url: string, { cache }: Pick<RequestInit, 'cache'> = {}): Promise<CoreFile> {
  try {
    const response = await fetch(url, { cache: cache ?? 'default', signal: AbortSignal.timeout(SECONDS * 1000) });
    const { ok, status, headers } = response;
    const type = headers.get('content-type') || '–';
    if (!ok) throw new EngineError('WASM-404', { url, status, type });
    return { url, status, type, bytes: await response.arrayBuffer() };
  } catch (cause) {
    throw cause instanceof EngineError ? cause : new EngineError('WASM-NET', { url }, cause);
  }
}
