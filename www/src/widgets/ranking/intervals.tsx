import type { Certainty, CertaintyRow, Ranking } from '../../../../src/wasm/types';
import { isRanked, sayInterval, weighed, Whisker } from '../../charts';
import type { Locale } from '../../locale';
import { usualTerms } from '../parts/runs';
import { Dotted } from '../parts/text';

/** The usual runs without the shares of what moves the ranks, which the table does not show. */
export const intervalTerms = { ...usualTerms, drivers: 0 } as const;

/** What the runs depend on: of the unit that is selected nothing but who is compared with whom. */
export const peersOf = ({ period, framework, node, indicator, rows }: Ranking): string => JSON.stringify([...[period, framework, node, indicator].map((of) => of?.id), rows.map(({ unit }) => unit.id)]);

/** What the runs took as uncertain, and how their marks and brackets are to be read. */
export function Assumed({ certainty, locale }: { certainty: Certainty; locale: Locale }) {
  const { certainty: words, whatif } = locale.words;
  return (
    <p class="small quiet hint">
      {whatif.change}: <Dotted items={[weighed(certainty) && `${words.weights}: ${usualTerms.weights * 100}`, certainty.counted > 0 && words.noise]} />. {words.legend} {words.bracketHint}
    </p>
  );
}

interface IntervalProps {
  /** `undefined` and a row without ranks: the runs say nothing of the unit, and the cell is empty. */
  row: CertaintyRow | undefined;
  own: boolean;
  /** How many ranks there are. */
  of: number;
  locale: Locale;
}

/** A unit's simulated ranks: picture and words. */
export function Interval({ row, own, of, locale }: IntervalProps) {
  if (!row || !isRanked(row)) return <td class="interval" data-column="interval" data-low="" data-high="" data-bracket="" />;
  const { low, high, median, best, worst, rank, bracket } = row;
  return (
    <td class="interval small" data-column="interval" data-low={low} data-high={high} data-median={median} data-bracket={bracket ?? ''}>
      <span class="range">
        <span class="num">{sayInterval(row, locale)}</span>
        <Whisker of={of} low={low} high={high} median={median} best={best} worst={worst} official={rank} own={own} />
      </span>
    </td>
  );
}
