/** Feeds in ZIP archives, as other programs make them: read whole or refused, never in part, never without bound. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from './charts/bundle.mjs';
import { zip } from './pages/host-server.mjs';

const { isZip, readUpTo, unzipFeed } = await load('engine/zip.ts');
const feed = await readFile(new URL('../www/feeds/par-index.json', import.meta.url));
const limit = 10_000_000;
const unzip = async (bytes, most = limit) => Buffer.from(await unzipFeed(new Uint8Array(bytes), '/a.zip', most));
const refused = (bytes, code, most) => assert.rejects(unzip(bytes, most), { name: 'EngineError', code });

test('an archive is known by its first bytes', () => {
  assert.ok(isZip(zip({ 'feed.json': feed })));
  assert.ok(!isZip(feed) && !isZip(new Uint8Array(0)) && !isZip(new TextEncoder().encode('PK')));
});

test('the only .json of an archive comes out byte by byte, packed, stored, in a folder, beside other files', async () => {
  for (const bytes of [zip({ 'feed.json': feed }), zip({ 'feed.json': feed }, '-0'), zip({ 'feed.json': feed }, '-9'), zip({ 'số liệu/CCHC 2024.JSON': feed, 'readme.txt': 'x' })]) {
    assert.ok(feed.equals(await unzip(bytes)));
  }
  const large = Buffer.alloc(200_000, 'ab');
  assert.ok(large.equals(await unzip(zip({ 'feed.json': large }, '-0'))), 'longer than one stored block');
  assert.equal((await unzip(zip({ 'feed.json': '' }, '-0'))).length, 0);
});

test('what a Mac adds is no second feed', async () => {
  assert.ok(feed.equals(await unzip(zip({ '__MACOSX/._feed.json': 'x', 'feed.json': feed, '.hidden.json': 'x' }))));
});

test('an archive written to a pipe, whose sizes follow the file, is read too', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'reform-zip-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'feed.json'), feed);
  // Zip writes to a pipe without going back to fill in sizes: they stand after the file and in the directory only.
  const bytes = execFileSync('sh', ['-c', 'zip -q - feed.json | cat'], { cwd: folder });
  assert.equal(bytes[6] & 8, 8, 'sizes follow the file');
  assert.ok(feed.equals(await unzip(bytes)));
});

test('no feed, two feeds, a password, a cut or damaged archive are refused', async () => {
  await refused(zip({ 'readme.txt': 'x' }), 'FEED-ZIP');
  await refused(zip({ 'a.json': feed, 'b.json': feed }), 'FEED-ZIP');
  await refused(zip({ 'a.json': feed }, '-P', 'secret'), 'FEED-ZIP');
  const whole = zip({ 'a.json': feed });
  for (const length of [4, 100, whole.length - 30, whole.length - 1]) await refused(whole.subarray(0, length), 'FEED-ZIP');
  for (const option of ['-0', '-6']) {
    const damaged = zip({ 'a.json': feed }, option);
    damaged[2000] ^= 1;
    await refused(damaged, 'FEED-ZIP');
  }
  await refused(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(5_000_000)]), 'FEED-ZIP');
});

test('an archive is bounded by what it announces, and that by the limit', async () => {
  const zeros = zip({ 'a.json': Buffer.alloc(3_000_000, 48) });
  await refused(zeros, 'FEED-SIZE', 2_999_999);
  assert.equal((await unzip(zeros, 3_000_000)).length, 3_000_000);
  const lying = Buffer.from(zeros);
  lying.writeUInt32LE(1000, lying.indexOf('PK\x01\x02', 'latin1') + 24);
  await refused(lying, 'FEED-ZIP', 2_000_000);
});

test('no more of a stream is read than it may have', async () => {
  let given = 0;
  const long = new ReadableStream({
    pull(controller) {
      if (given >= 10_000_000) return controller.close();
      controller.enqueue(new Uint8Array(10_000));
      given += 10_000;
    },
  });
  assert.equal(await readUpTo(long, 100_000), null);
  assert.ok(given <= 120_000, `${given} bytes were read`);
});
