import type { Contents } from '../../engine/core-types';
import type { Locale } from '../../locale';
import type { ListedFeed, Standing } from './address';
import { make, part } from './dom';
import type { PageWords } from './words';

type Name = 'feed' | 'unit' | 'period';

const select = (name: Name) => part('chooser').querySelector<HTMLSelectElement>(`[name=${name}]`) as HTMLSelectElement;

/** Tells `choose` what the reader picked: the name of the select and its value, `null` for the default. */
export function onChoice(choose: (name: Name, value: string | null) => void): void {
  part('chooser').addEventListener('submit', (event) => event.preventDefault());
  for (const name of ['feed', 'unit', 'period'] as const) {
    select(name).addEventListener('change', (event) => choose(name, (event.target as HTMLSelectElement).value || null));
  }
}

/** Fills the list of feeds. `chosen` `null`: none is, so the first line asks to choose. */
export function fillFeeds(feeds: readonly ListedFeed[], chosen: string | null, locale: Locale, words: PageWords): void {
  const options = feeds.map(({ id, title }) => make('option', { value: id }, locale.text(title)));
  if (chosen === null) options.unshift(make('option', { value: '' }, words.choose));
  replace(select('feed'), options, chosen);
}

/** Fills units and periods of a feed; without one both are switched off. */
export function fillStanding(contents: Contents | null, standing: Standing, locale: Locale, words: PageWords): void {
  const units = contents?.units.filter(({ hasData }) => hasData) ?? [];
  replace(select('unit'), groupUnits(units, locale, words), standing.unit);
  const periods = [...(contents?.periods ?? [])].reverse();
  const options = periods.map((period) => make('option', { value: period.id }, locale.capital(locale.shortPeriod(period))));
  // A feed without scores has no one latest period: each of its figures has its own.
  if (contents?.start.period === null) options.unshift(make('option', { value: '' }, words.latest));
  replace(select('period'), options, standing.period);
  select('unit').disabled = select('period').disabled = contents === null;
}

/** Units of today first; those that are no more, by the day on which they ended: names come back after a merger. */
export function groupUnits(units: Contents['units'], locale: Locale, words: PageWords): (HTMLOptionElement | HTMLOptGroupElement)[] {
  const collator = new Intl.Collator('vi');
  const rank = ({ kind }: Contents['units'][number]) => (kind === 'nation' ? 0 : kind === 'region' ? 1 : 2);
  const sorted = [...units].sort((a, b) => rank(a) - rank(b) || collator.compare(locale.text(a.name), locale.text(b.name)));
  const ends = [...new Set(sorted.map(({ validTo }) => validTo ?? ''))].sort((a, b) => (a === '' ? -1 : b === '' ? 1 : b.localeCompare(a)));
  const groups = ends.map((end) => {
    const options = sorted
      .filter(({ validTo }) => (validTo ?? '') === end)
      .map(({ id, name }) => make('option', { value: id }, locale.text(name)));
    return { label: end === '' ? words.today : locale.fill(words.until, { day: locale.day(end) }), options };
  });
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return only.options;
  return groups.map(({ label, options }) => make('optgroup', { label }, ...options));
}

function replace(element: HTMLSelectElement, options: HTMLElement[], value: string | null): void {
  element.replaceChildren(...options);
  element.value = value ?? '';
}
