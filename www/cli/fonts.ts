/** Finds a font on this machine that has every letter of a text. Most fonts lack some of Vietnamese. */
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { Refusal } from './refusal';

export interface FontFile {
  data: Uint8Array;
  weight: number;
}

/** Where systems keep their fonts. */
const folders = [
  join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts'), join(process.env['LOCALAPPDATA'] ?? '', 'Microsoft', 'Windows', 'Fonts'),
  '/System/Library/Fonts', '/System/Library/Fonts/Supplemental', '/Library/Fonts', join(homedir(), 'Library', 'Fonts'),
  '/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.local', 'share', 'fonts'), join(homedir(), '.fonts'),
];

/** Plain sans-serif fonts by the names of their files, regular and bold, best first. */
const wanted: readonly (readonly [string, string])[] = [
  ['segoeui.ttf', 'segoeuib.ttf'],
  ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'],
  ['arial.ttf', 'arialbd.ttf'],
  ['Arial.ttf', 'Arial Bold.ttf'],
  ['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf'],
  ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'],
];

/**
 * The regular and the bold face that a text is set in: the given file alone, or the first pair of `wanted` that is here
 * whole. Throws `NO-FONT` with what was looked at and the letters that lack.
 */
export async function findFonts(letters: ReadonlySet<string>, given: string | null): Promise<FontFile[]> {
  if (given !== null) {
    const data = await readFile(given).catch(() => {
      throw new Refusal('UNREADABLE', { file: given, reason: 'ENOENT' });
    });
    const lacks = await missing(data, letters);
    if (lacks.length > 0) throw new Refusal('NO-FONT', { fonts: basename(given), letters: lacks.slice(0, 12).join(' ') });
    return [{ data, weight: 400 }, { data, weight: 600 }];
  }
  const here = await filesOf(folders);
  const seen: string[] = [];
  let lacking = [...letters];
  for (const names of wanted) {
    const [regular, bold] = names.map((name) => here.get(name));
    if (regular === undefined) continue;
    const faces = [await readFile(regular), await readFile(bold ?? regular)] as const;
    const lacks = [...(await missing(faces[0], letters)), ...(await missing(faces[1], letters))];
    if (lacks.length === 0) return [{ data: faces[0], weight: 400 }, { data: faces[1], weight: 600 }];
    seen.push(names[0]);
    if (lacks.length < lacking.length) lacking = lacks;
  }
  throw new Refusal('NO-FONT', { fonts: seen.join(', ') || '–', letters: [...new Set(lacking)].slice(0, 12).join(' ') });
}

/** The letters that a font has no glyph for. */
async function missing(data: Uint8Array, letters: ReadonlySet<string>): Promise<string[]> {
  const { create } = await import('fontkit').catch((cause: unknown) => {
    throw new Refusal('NO-RENDERER', { reason: String(cause) });
  });
  const font = create(Buffer.from(data));
  return 'hasGlyphForCodePoint' in font ? [...letters].filter((letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0) as number)) : [...letters];
}

/** Every file in the folders and below, by its name; the first of a name stands. */
async function filesOf(roots: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const root of roots) {
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.isFile() && !found.has(entry.name)) found.set(entry.name, join(entry.parentPath ?? entry.path, entry.name));
    }
  }
  return found;
}
