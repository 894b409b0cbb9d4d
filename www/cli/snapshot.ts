/** `snapshot`: a view as a picture and as HTML. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { localeFor, selectionFrom, still, views } from '../src/entries/snapshot';
import { oneOf, type Given } from './arguments';
import { loadFeed } from './feed';
import { fragment, label, named, placeholder } from './fragment';
import { draw, roomIn, WIDEST } from './picture';
import { Refusal } from './refusal';
import { cliWords, fill, type Lang } from './words';

/** CSS pixels of the narrowest picture. */
const NARROWEST = 320;

export async function snapshot(given: Given, lang: Lang, say: (line: string) => void): Promise<number> {
  const words = cliWords[lang];
  const file = onlyFile(given.files);
  const asked = given.value('view');
  if (asked === null) throw new Refusal('MISSING-VALUE', { name: `--view ${views.join('|')}` });
  if (asked === 'dashboard') throw new Refusal('NO-VIEW', { view: asked, views: views.join(', ') });
  const view = oneOf('--view', asked, views);
  const width = Number(given.value('width') ?? 760);
  if (!Number.isInteger(width) || width < NARROWEST || width > WIDEST) throw new Refusal('BAD-VALUE', { name: '--width', value: given.value('width') ?? '', expected: `${NARROWEST}–${WIDEST}` });
  const select = selectionFrom((name) => given.value(name));
  const link = address('--link', given.value('link'));
  const feed = address('--feed-address', given.value('feed-address'));
  const { dashboard } = await loadFeed(file);
  const locale = localeFor(lang);
  const taken = still(dashboard, view, select, locale, roomIn(width));
  if (taken.state === 'empty') throw new Refusal('EMPTY-VIEW', { view });
  const picture = await draw(taken, width, given.value('font'));

  const name = (given.value('output') ?? [view, select.unit, select.period].filter(Boolean).join('-').replace(/[^\w.-]/g, '-')).replace(/\.(png|html)$/, '');
  const inline = given.flag('inline-svg');
  const content = fragment({
    still: taken, locale, link, contents: dashboard.contents(),
    picture: inline
      ? { svg: named(await picture.svg(), label(taken), basename(name).replace(/[^\w-]/g, '-')) }
      : { src: (given.value('base') ?? '') + encodeURIComponent(`${basename(name)}.png`), width: picture.width, height: picture.height },
  });
  await write(`${name}.png`, picture.png, say, lang);
  await write(`${name}.html`, feed === null ? content : placeholder(content, view, feed, select, lang), say, lang);
  if (link === null) say(words.noLink);
  if (picture.width > width) say(fill(words.wider, { width: picture.width }));
  if (inline) say(words.inlineSvg);
  return 0;
}

/** The one file of a command that takes one. */
export function onlyFile(files: readonly string[]): string {
  const [file, ...more] = files;
  if (file === undefined) throw new Refusal('MISSING-FILE');
  if (more.length > 0) throw new Refusal('TOO-MANY-FILES', { files: more.join(', ') });
  return file;
}

/** A link as pages may have it: http(s), or relative to the page. */
function address(option: string, value: string | null): string | null {
  if (value !== null && /^[a-z][a-z0-9+.-]*:/i.test(value) && !/^https?:\/\//i.test(value)) {
    throw new Refusal('BAD-VALUE', { name: option, value, expected: 'http://, https://, /…' });
  }
  return value;
}

export async function write(file: string, content: string | Uint8Array, say: (line: string) => void, lang: Lang): Promise<void> {
  await writeFile(file, content).catch((cause: NodeJS.ErrnoException) => {
    throw new Refusal('UNWRITABLE', { file, reason: cause.code ?? String(cause) });
  });
  say(fill(cliWords[lang].wrote, { file, kB: (Buffer.byteLength(content) / 1000).toFixed(0) }));
}
