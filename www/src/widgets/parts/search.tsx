import type { UnitRef } from '../../../../src/wasm/types';
import { fold, type Locale } from '../../locale';

/** Fewer units need no search. */
const fewUnits = 12;

/** A unit's names as a search looks through them. */
export const foldedName = ({ name }: UnitRef): string => fold(`${name.vi} ${name.en ?? ''}`);

interface UnitSearchProps {
  id: string;
  query: string;
  onQuery(query: string): void;
  /** How many units are found, of how many. */
  found: number;
  of: number;
  locale: Locale;
}

/** A field that looks for units of a table by name, where there are many. */
export function UnitSearch({ id, query, onQuery, found, of, locale }: UnitSearchProps) {
  const { ranking } = locale.words;
  if (of <= fewUnits) return null;
  return (
    <p class="controls small">
      <label for={id}>{ranking.search}</label>
      <input id={id} type="search" autocomplete="off" data-action="search" value={query} onInput={(event) => onQuery(event.currentTarget.value)} />
      <span role="status">{fold(query) && locale.fill(ranking.found, { n: found, of })}</span>
    </p>
  );
}
