/**
 * Writes the dashboard page with one of the bundled feeds as a single file: `node offline.mjs FEED` makes
 * `pkg/dist/offline/FEED.html`. The command `reform-dashboard bundle` does the same with feeds of one's own.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { oneFile } from '../cli/one-file.mjs';

const dist = new URL('../../pkg/dist/', import.meta.url);

/** The whole file's text, for a feed of the list in the built folder. Throws where the list has no such feed. */
export async function offlinePage(id, folder = dist) {
  const part = (name) => readFile(new URL(name, folder), 'utf8');
  const list = JSON.parse(await part('feeds/feeds.json'));
  const listed = list.find((feed) => feed.id === id);
  if (listed === undefined) throw new Error(`no feed "${id}": FEED is one of ${list.map((feed) => feed.id).join(', ')}`);
  const { file, ...feed } = listed;
  return oneFile([{ ...feed, text: await part(`feeds/${file}`) }], part);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const id = process.argv[2] ?? '';
  try {
    const page = await offlinePage(id);
    const file = new URL(`offline/${id}.html`, dist);
    await mkdir(new URL('./', file), { recursive: true });
    await writeFile(file, page);
    console.log(`${fileURLToPath(file)}  (${(Buffer.byteLength(page) / 1000).toFixed(0)} kB)`);
  } catch (error) {
    console.error(`offline: ${error.message}`);
    process.exitCode = 1;
  }
}
