/** Serves `pkg/dist/` on this machine: `node serve.mjs [port]`. A port in use gives way to the next free one. */
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { policy } from './policy.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.zip': 'application/zip',
};

/** A server of the files under `root`, gzipped for who takes that, with the page's policy on every answer; `headers` replaces or adds to its headers. */
export function serveFolder(root, headers = {}) {
  const base = normalize(root.endsWith(sep) ? root : root + sep);
  /** The last gzipped bytes of each file, by its tag. */
  const packed = new Map();
  return createServer(async (request, response) => {
    const answer = (status, body, type = 'text/plain; charset=utf-8', more = {}) => {
      response.writeHead(status, {
        'content-type': type,
        'content-length': Buffer.byteLength(body),
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-cache',
        ...more,
        ...headers,
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Only GET and HEAD\n', undefined, { allow: 'GET, HEAD' });
    try {
      const { pathname } = new URL(request.url, 'http://localhost');
      const name = normalize(join(base, decodeURIComponent(pathname)));
      if (!name.startsWith(base)) return answer(404, 'Not found\n');
      const file = name.endsWith(sep) ? join(name, 'index.html') : name;
      const { size, mtimeMs } = await stat(file);
      const tag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
      if (request.headers['if-none-match'] === tag) return response.writeHead(304, { etag: tag }).end();
      const type = types[extname(file)] ?? 'application/octet-stream';
      const vary = { etag: tag, vary: 'accept-encoding' };
      if (type.startsWith('image/') || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return answer(200, await readFile(file), type, vary);
      if (packed.get(file)?.tag !== tag) packed.set(file, { tag, bytes: gzipSync(await readFile(file)) });
      return answer(200, packed.get(file).bytes, type, { ...vary, 'content-encoding': 'gzip' });
    } catch {
      return answer(404, 'Not found\n');
    }
  });
}

/** Listens on `port`, or on the next free one up to twenty further; resolves with the address. */
export async function listen(server, port, host = '127.0.0.1') {
  for (let candidate = port; candidate <= port + 20; candidate += 1) {
    const taken = await new Promise((resolve, reject) => {
      const failed = (error) => (error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(true) : reject(error));
      server.once('error', failed);
      server.listen(candidate, host, () => {
        server.off('error', failed);
        resolve(false);
      });
    });
    if (!taken) return `http://${host}:${server.address().port}/`;
  }
  throw new Error(`ports ${port} to ${port + 20} are all taken: give a free one, \`make serve PORT=…\``);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../../pkg/dist/', import.meta.url));
  const address = await listen(serveFolder(root), Number(process.argv[2] ?? 8080));
  console.log(`Reform Dashboard: ${address}  (Ctrl-C stops it)`);
}
