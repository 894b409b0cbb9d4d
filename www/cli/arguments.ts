/** What each command takes, and how that is read: Node's own parser, with refusals that name the nearest known word. */
import { parseArgs } from 'node:util';
import { Refusal } from './refusal';
import type { CommandName, Lang } from './words';

type Option = { type: 'string' | 'boolean'; short?: string; multiple?: boolean; /** What stands for the value in the help. */ value?: string };

const common: Record<string, Option> = { lang: { type: 'string', value: 'vi|en' }, help: { type: 'boolean', short: 'h' } };
const text = (value: string): Option => ({ type: 'string', value });

export interface Command {
  options: Record<string, Option>;
  /** The files it takes, as the help shows them. */
  files: string;
  example: string;
}

export const commands: Record<CommandName, Command> = {
  snapshot: {
    files: 'feed.json',
    options: {
      view: text('VIEW'), unit: text('ID'), period: text('PERIOD'), framework: text('ID'), node: text('ID'), indicator: text('ID'),
      today: text('YYYY-MM-DD'), methods: text('NAMES'), kind: text('KIND'), units: text('ID'), link: text('URL'), base: text('PATH'), 'inline-svg': { type: 'boolean' },
      'feed-address': text('URL'), font: text('FILE'), width: text('760'), output: { type: 'string', short: 'o', value: 'NAME' }, ...common,
    },
    example: 'npx reform-dashboard snapshot cchc.json --view progress --unit kon-tum --link https://kontum.gov.vn/cchc -o tien-do',
  },
  bundle: {
    files: 'feed.json …',
    options: { output: { type: 'string', short: 'o', value: 'FILE' }, ...common },
    example: 'npx reform-dashboard bundle cchc.json papi.json -o dashboard.html',
  },
  verify: {
    files: 'dashboard.html',
    options: { sha256: { type: 'string', multiple: true, value: 'HEX' }, ...common },
    example: 'npx reform-dashboard verify dashboard.html --sha256 4f1c…',
  },
  validate: { files: 'feed.json …', options: common, example: 'npx reform-dashboard validate cchc.json' },
  serve: { files: '[dir|feed.json]', options: { port: text('8080'), ...common }, example: 'npx reform-dashboard serve cchc.json' },
};

export interface Given {
  files: string[];
  /** A value that was given, `null` if it was not. Throws `BAD-VALUE` for an empty one. */
  value(name: string): string | null;
  values(name: string): string[];
  flag(name: string): boolean;
}

/** Reads what follows the command. Throws a `Refusal`. */
export function read({ options }: Command, args: string[]): Given {
  const { values, positionals, tokens } = parseArgs({ args, options: options as NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>, allowPositionals: true, strict: false, tokens: true });
  for (const token of tokens ?? []) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) {
      throw new Refusal('UNKNOWN-OPTION', { name: token.rawName, ...hint(nearest(token.name, Object.keys(options)), '--') });
    }
    const empty = token.value === undefined || token.value === '' || (token.value.startsWith('-') && !token.inlineValue);
    if (option.type === 'string' && empty) throw new Refusal('MISSING-VALUE', { name: `${token.rawName} ${option.value ?? ''}`.trim() });
    if (option.type === 'boolean' && token.value !== undefined) throw new Refusal('BAD-VALUE', { name: token.rawName, value: token.value, expected: '–' });
  }
  const one = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    files: positionals,
    value: one,
    values: (name) => (Array.isArray(values[name]) ? (values[name] as string[]) : []),
    flag: (name) => values[name] === true,
  };
}

/** The language that is asked for anywhere in the line, so that a refusal of the rest is said in it too. */
export function languageOf(args: readonly string[]): Lang {
  const at = args.lastIndexOf('--lang');
  return args.includes('--lang=en') || (at >= 0 && args[at + 1] === 'en') ? 'en' : 'vi';
}

/** One of a list of words. Throws `BAD-VALUE` with the nearest. */
export function oneOf<Word extends string>(name: string, value: string, words: readonly Word[]): Word {
  if ((words as readonly string[]).includes(value)) return value as Word;
  throw new Refusal('BAD-VALUE', { name, value, expected: words.join(', '), ...hint(nearest(value, words), '') });
}

const hint = (word: string | null, before: string): { nearest?: string } => (word === null ? {} : { nearest: before + word });

/** The word that a typing error most likely meant; `null` if none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known.map((other) => ({ other, far: distance(word.toLowerCase(), other.toLowerCase()) })).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best !== undefined && best.far <= Math.max(1, Math.floor(best.other.length / 3)) ? best.other : null;
}

/** How many letters have to be put in, taken out, changed or swapped with their neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, at(i - 2, j - 2) + 1);
      row.push(least);
    }
  }
  return at(one.length, other.length);
}
