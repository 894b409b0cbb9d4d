/** `serve`: a look at feeds, or at a folder, on this machine. */
import { readdir, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, serveFolder } from '../build/serve.mjs';
import type { Given } from './arguments';
import { bytesOf, loadFeed } from './feed';
import { kit, kitFolder } from './kit';
import { Refusal } from './refusal';
import { onlyFile } from './snapshot';
import { cliWords, fill, type Lang } from './words';

/** Listens until the process ends. */
export async function serve(given: Given, lang: Lang, say: (line: string) => void): Promise<number> {
  const port = Number(given.value('port') ?? 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_500) throw new Refusal('BAD-VALUE', { name: '--port', value: given.value('port') ?? '', expected: '1–65500' });
  const target = given.files.length === 0 ? '.' : onlyFile(given.files);
  const server = await serverOf(target);
  say(fill(cliWords[lang].serving, { address: await listen(server, port) }));
  return new Promise(() => undefined);
}

async function serverOf(target: string): Promise<Server> {
  const kind = await stat(target).catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal('UNREADABLE', { file: target, reason: cause.code ?? String(cause) });
  });
  if (!kind.isDirectory()) {
    await loadFeed(target);
    return serveFeeds([target]);
  }
  const names = (await readdir(target)).sort();
  if (names.includes('index.html')) return serveFolder(target);
  return serveFeeds(names.filter((name) => name.endsWith('.json')).map((name) => join(target, name)));
}

/** The full page with these feeds, read anew at every request. Files that are no feeds are left out of its list. */
async function serveFeeds(files: readonly string[]): Promise<Server> {
  await kit('index.html');
  const page = serveFolder(fileURLToPath(kitFolder));
  const list = async (): Promise<string> => {
    const entries = await Promise.all(files.map(async (file) => {
      const { id, title } = (await loadFeed(file)).dashboard.contents();
      return { id, file: basename(file), title };
    }).map((entry) => entry.catch(() => null)));
    return JSON.stringify(entries.filter((entry) => entry !== null));
  };
  const answer = async (path: string): Promise<Buffer | string | null> => {
    if (path === '/feeds/feeds.json') return list();
    const file = files.find((name) => path === `/feeds/${encodeURIComponent(basename(name))}`);
    return file === undefined ? null : bytesOf(file);
  };
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    answer(pathname).then((body) => {
      if (body === null) return page.emit('request', request, response);
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
      return response.end(body);
    }, () => response.writeHead(404).end());
  });
}
