import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal';

/** The folder of what is built: this file is built into it. */
export const kitFolder = new URL('./', import.meta.url);

/** A file of the package, by its path from `dist/`. Throws `NO-KIT`. */
export async function kit(name: string): Promise<Buffer<ArrayBuffer>> {
  const file = new URL(name, kitFolder);
  return readFile(file).catch(() => {
    throw new Refusal('NO-KIT', { file: fileURLToPath(file) });
  }) as Promise<Buffer<ArrayBuffer>>;
}
