import type { Contents, Day, PeriodKind, PeriodRef } from '../../../src/wasm/types';

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
  day: Day;
  oldFrom: Day;
}

/**
 * For figures of `period`: its end, or the feed's own day within it where the period is not over. `period` `null`: the whole feed, up to its own day, else to its last
 * period's end, judged by the kind of the last period that has begun. `null` where nothing says.
 */
export function upTo(period: PeriodRef | null, feed: Pick<Contents, 'asOf' | 'periods'> | null): UpTo | null {
  const asOf = feed?.asOf ?? null;
  const shown = period ?? feed?.periods.filter(({ start }) => asOf === null || start <= asOf).at(-1);
  const within = asOf !== null && (!period || (period.start <= asOf && asOf < period.end));
  const day = within ? asOf : shown?.end;
  if (day === undefined) return null;
  // Counted from the next period's first day: its months may end sooner than those of the last.
  const from = new Date(day);
  from.setUTCDate(from.getUTCDate() + 1);
  const date = from.getUTCDate();
  from.setUTCMonth(from.getUTCMonth() + 2 * (months[shown?.kind ?? 'year'] ?? 12));
  // A month without such a day ends on its last.
  if (from.getUTCDate() !== date) from.setUTCDate(0);
  return { day, oldFrom: from.toISOString().slice(0, 10) };
}

/** The period that ends last of what carries a value; `null` where nothing does. */
export function latest(carriers: readonly ({ period: PeriodRef; value?: number | null } | null)[]): PeriodRef | null {
  let last: PeriodRef | null = null;
  for (const one of carriers) if (one && one.value !== null && !(last && last.end >= one.period.end)) last = one.period;
  return last;
}
