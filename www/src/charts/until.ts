import type { Contents, Day, PeriodKind, PeriodRef } from '../../../src/wasm/types';
import type { Locale } from '../locale';

/**
 * Months from one regular report of a kind to the next. What is not named here comes at least once a year, the longest of the regular reports (NĐ 09/2019/NĐ-CP):
 * the report of nine months, a state on a day, a phase once it has ended.
 */
const months: Partial<Record<PeriodKind, number>> = { month: 1, quarter: 3, half: 6 };

/**
 * Up to which day figures go, and the first day on which they are old: when the next report's period has ended, and one more has. The second is the time in which a report
 * is made and published: two working days for a province's, up to eight months for the yearly PAR INDEX (that of 2013 came on 05/09/2014).
 */
export interface UpTo {
  /** `null`: their period is not over, and the feed has no day of its own: nobody can know. */
  day: Day | null;
  /** What they are of. */
  period: PeriodRef | null;
  oldFrom: Day;
}

/**
 * For figures of `period`: its end, but never a day after the feed's own (its `asOf`, else that of its issue: what was issued cannot hold what came later). `period` `null`:
 * the whole feed, up to its `asOf`, else to the end of the last period that has begun. `today` `null` where nobody knows it, as in a picture. `null` where nothing says, and
 * for a period that begins only after today: what has no figures has no day.
 */
export function upTo(period: PeriodRef | null, feed: Pick<Contents, 'asOf' | 'issued' | 'periods'> | null, today: Day | null): UpTo | null {
  const asOf = feed?.asOf ?? null;
  const own = asOf ?? feed?.issued ?? null;
  const begun = own ?? today;
  const shown = period ?? feed?.periods.filter(({ start }) => begun === null || start <= begun).at(-1) ?? null;
  const end = shown?.end ?? asOf;
  if (end === null) return null;
  const last = own !== null && (own < end || (!period && asOf !== null)) ? own : end;
  const over = today === null || last <= today;
  if (!over && shown !== null && shown.start > today) return null;
  const from = new Date(last);
  from.setUTCDate(from.getUTCDate() + 1);
  const date = from.getUTCDate();
  from.setUTCMonth(from.getUTCMonth() + 2 * (months[shown?.kind ?? 'year'] ?? 12));
  // A month without such a day ends on its last.
  if (from.getUTCDate() !== date) from.setUTCDate(0);
  return { day: over ? last : null, period: shown, oldFrom: from.toISOString().slice(0, 10) };
}

/** Whether figures are old on a day; `today` `null`: nobody knows. */
export const isOld = ({ oldFrom }: UpTo, today: Day | null): boolean => today !== null && today >= oldFrom;

/** Up to which day figures go; where nobody knows, that their period is not over. `null`: nothing to say. */
export function sayUpTo(until: UpTo, today: Day | null, locale: Locale): string | null {
  const { asOf, stale, unended } = locale.words.common;
  if (until.day !== null) return locale.fill(isOld(until, today) ? stale : asOf, { day: locale.day(until.day) });
  return until.period && locale.fill(unended, { period: locale.period(until.period) });
}

/** What may carry a value of a period; `value` left out: it does. */
export type Carrier = { period: PeriodRef; value?: number | null } | null | undefined;

/** The period that ends last of what carries a value; `null` where nothing does. */
export function latest(carriers: readonly Carrier[]): PeriodRef | null {
  let last: PeriodRef | null = null;
  for (const one of carriers) if (one && one.value !== null && !(last && last.end >= one.period.end)) last = one.period;
  return last;
}
