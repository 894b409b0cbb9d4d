/** Reads feeds with the same core as the page. */
import { readFile } from 'node:fs/promises';
import { Dashboard as CoreDashboard, initSync } from '../../pkg/core/reform_dashboard.js';
import type { Dashboard } from '../src/engine/core-types';
import { kit } from './kit';
import { Refusal } from './refusal';

let started = false;

/** A file's bytes. Throws `UNREADABLE`. */
export async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal('UNREADABLE', { file, reason: cause.code ?? String(cause) });
  });
}

/** The feed in a file. Throws `UNREADABLE`, and the core's `ReformError` where the document is not understood. */
export async function loadFeed(file: string): Promise<{ bytes: Buffer; dashboard: Dashboard }> {
  const bytes = await bytesOf(file);
  if (!started) {
    initSync({ module: await kit('../core/reform_dashboard_bg.wasm') });
    started = true;
  }
  return { bytes, dashboard: new CoreDashboard(new Uint8Array(bytes)) };
}
