/** `bundle` and `verify`: one file with everything, and whether its figures are whole. */
import { basename } from 'node:path';
import type { Given } from './arguments';
import { bytesOf, loadFeed } from './feed';
import { kit } from './kit';
import { hashOf, oneFile, readSeals, type PackedFeed } from './one-file.mjs';
import { Refusal } from './refusal';
import { onlyFile, write } from './snapshot';
import { cliWords, fill, type Lang } from './words';

export async function bundle(given: Given, lang: Lang, say: (line: string) => void): Promise<number> {
  const words = cliWords[lang];
  if (given.files.length === 0) throw new Refusal('MISSING-FILE');
  const feeds: PackedFeed[] = [];
  for (const file of given.files) {
    const { bytes, dashboard } = await loadFeed(file);
    const { id, title } = dashboard.contents();
    if (feeds.some((feed) => feed.id === id)) throw new Refusal('SAME-FEED', { id });
    feeds.push({ id, title, text: bytes.toString('utf8') });
  }
  const page = await oneFile(feeds, async (name) => (await kit(name)).toString('utf8'));
  const output = given.value('output') ?? 'dashboard.html';
  await write(output, page, say, lang);
  for (const { id, text } of feeds) say(fill(words.bundled, { id, hash: hashOf(text) }));
  say(fill(words.keepHash, { file: basename(output) }));
  return 0;
}

export async function verify(given: Given, lang: Lang, say: (line: string) => void): Promise<number> {
  const words = cliWords[lang];
  const file = onlyFile(given.files);
  const wanted = new Set(given.values('sha256').map((hash) => hash.trim().toLowerCase()));
  for (const hash of wanted) if (!/^[0-9a-f]{64}$/.test(hash)) throw new Refusal('BAD-VALUE', { name: '--sha256', value: hash, expected: '64 × 0-9 a-f' });
  const seals = readSeals((await bytesOf(file)).toString('utf8'));
  if (seals === null) throw new Refusal('NOT-A-BUNDLE', { file });

  let sound = true;
  const fail = (line: string): void => {
    sound = false;
    say(line);
  };
  for (const { id, stated, hash } of seals) {
    const name = id === '' ? words.feeds : id;
    if (hash !== stated) fail(fill(words.damaged, { id: name, stated, hash }));
    else if (id !== '' && wanted.size > 0 && !wanted.has(hash)) fail(fill(words.unexpected, { id, hash }));
    else if (id !== '') say(fill(words.intact, { id, hash }));
  }
  for (const hash of wanted) if (!seals.some((seal) => seal.hash === hash)) fail(fill(words.absent, { hash }));
  if (wanted.size === 0) say(words.onlyFigures);
  else if (sound) say(words.expectedAll);
  return sound ? 0 : 1;
}
