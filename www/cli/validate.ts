/** `validate`: every flaw of a feed with its place, what it means and how to mend it. */
import { sayFacts } from '../src/charts/problems';
import type { ReformError } from '../src/engine/core-types';
import { localeFor } from '../src/entries/snapshot';
import type { Given } from './arguments';
import { loadFeed } from './feed';
import { Refusal } from './refusal';
import { cliWords, fill, type Lang } from './words';

export async function validate(given: Given, lang: Lang, say: (line: string) => void): Promise<number> {
  const locale = localeFor(lang);
  const words = cliWords[lang];
  if (given.files.length === 0) throw new Refusal('MISSING-FILE');
  let status = 0;
  for (const file of given.files) {
    try {
      const { dashboard } = await loadFeed(file);
      const { items, counts } = dashboard.problems();
      const { indicators } = dashboard.contents();
      for (const problem of items) {
        const { title, fix } = locale.problem(problem);
        const indicator = indicators.find(({ id }) => id === problem.about.indicator) ?? null;
        say(flaw({
          place: `${problem.path || '/'}: ${locale.words.severity[problem.severity]} ${problem.code}: ${title}`, fix, words,
          facts: [
            ...(problem.count > 1 ? [fill(words.places, { n: problem.count })] : []),
            ...sayFacts(problem, indicator, locale).map(({ name, text }) => `${name}: ${text}`),
          ],
        }));
      }
      say(items.length === 0 ? fill(words.clean, { file }) : fill(words.sum, { file, errors: counts.error, warnings: counts.warning, infos: counts.info }));
      if (counts.error > 0) status = 1;
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ReformError')) throw error;
      const { code, path, found, expected } = error as ReformError;
      const { title, fix } = locale.error(code);
      const facts = [found !== null && fill(words.found, { v: found }), expected !== null && fill(words.wanted, { v: expected })];
      say(flaw({ place: `${path || '/'}: ${locale.words.severity.error} ${code}: ${title}`, facts: facts.filter((fact) => fact !== false), fix, words }));
      say(fill(words.sum, { file, errors: 1, warnings: 0, infos: 0 }));
      status = 1;
    }
  }
  return status;
}

function flaw({ place, facts, fix, words }: { place: string; facts: readonly string[]; fix: string | null; words: (typeof cliWords)[Lang] }): string {
  return [place, ...facts, ...(fix === null ? [] : [fill(words.mend, { fix })])].join('\n    ');
}
