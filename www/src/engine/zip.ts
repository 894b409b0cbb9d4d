import { EngineError } from './codes';

/** Whether the bytes begin as a ZIP archive does; no JSON document does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * The one `.json` file of a ZIP archive: editors that may not upload JSON may upload that. What a Mac adds is passed over.
 * Throws `FEED-ZIP` where there is not exactly one, or it is encrypted or damaged, `FEED-SIZE` where it has more than `limit` bytes.
 *
 * The browser unpacks and holds the bytes to their checksum; only the directory is read here. The small libraries leave out the checksum and the announced
 * size (but-unzip, fflate), the one that has both weighs 44 kB (zip.js).
 */
export async function unzipFeed(archive: Uint8Array, url: string, limit: number): Promise<Uint8Array> {
  try {
    const { method, encrypted, crc, packed, size, at } = findJson(archive);
    if (size > limit) throw new EngineError('FEED-SIZE', { url, limit });
    const view = new DataView(archive.buffer, archive.byteOffset);
    if (encrypted || (method !== 0 && method !== 8) || view.getUint32(at, true) !== 0x04034b50) throw new Error('no readable file');
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (start + packed > archive.byteLength) throw new Error('the file is cut');
    const data = archive.slice(start, start + packed);
    // As gzip the browser itself holds the bytes to their checksum and length.
    const whole = new Blob([Uint8Array.of(31, 139, 8, 0, 0, 0, 0, 0, 0, 255), ...(method === 8 ? [data] : stored(data)), Uint32Array.of(crc, size)]);
    // No more is unpacked than the archive owns up to.
    const bytes = await readUpTo(whole.stream().pipeThrough(new DecompressionStream('gzip')), size);
    if (bytes === null) throw new Error('more than it says');
    return bytes;
  } catch (cause) {
    throw cause instanceof EngineError ? cause : new EngineError('FEED-ZIP', { url }, cause);
  }
}

/** All bytes of a stream; `null` where they are more than `limit`. */
export async function readUpTo(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const reader = stream.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    size += value.byteLength;
    if (size > limit) {
      reader.cancel().catch(() => {});
      return null;
    }
    chunks.push(value as Uint8Array<ArrayBuffer>);
  }
}

/** The archive's entry of its only `.json`. Throws where there is another number of them. */
function findJson(archive: Uint8Array) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.byteLength - 22;
  // A comment of at most 64 kB may follow the end of the directory.
  for (let left = 0xffff; left > 0 && view.getUint32(end, true) !== 0x06054b50; left -= 1) end -= 1;
  let found;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('no directory');
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + length));
    if (/\.json$/i.test(name) && !/^__MACOSX\/|(?:^|\/)\./.test(name)) {
      if (found !== undefined) throw new Error('more than one .json');
      found = {
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      };
    }
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (found === undefined) throw new Error('no .json');
  return found;
}

/** Bytes that an archive holds as they are, as blocks of a deflate stream. */
function stored(data: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const blocks = [];
  for (let at = 0; at === 0 || at < data.length; at += 0xffff) {
    const block = data.subarray(at, at + 0xffff);
    const last = at + 0xffff >= data.length ? 1 : 0;
    blocks.push(Uint8Array.of(last, block.length, block.length >> 8, ~block.length, ~block.length >> 8), block);
  }
  return blocks;
}
