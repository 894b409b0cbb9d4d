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
const isOld = ({ oldFrom }: UpTo, today: Day | null): boolean => today !== null && today >= oldFrom;

/** The periods of what carries a value; `value` left out: it does. */
export const periodsOf = (carriers: readonly ({ period: PeriodRef; value?: number | null } | null | undefined)[]): PeriodRef[] =>
  carriers.flatMap((one) => (one && one.value !== null ? one.period : []));

/** Of figures that each have their own period: the one that goes furthest, and the one to be named beside it. */
export interface Span {
  last: UpTo;
  /** The oldest; the oldest of the old ones where the last is not old: one fresh figure does not make the others fresh. */
  first: UpTo;
  /** Whether one of them is old. */
  old: boolean;
}

/** How far figures of these periods go, `null` among them being the whole feed; `null` where there are none. */
export function spanOf(periods: readonly (PeriodRef | null)[], feed: Parameters<typeof upTo>[1], today: Day | null): Span | null {
  const end = ({ day, period }: UpTo): Day => day ?? period?.end ?? '';
  const all = periods.flatMap((period) => upTo(period, feed, today) ?? []).sort((a, b) => (end(a) < end(b) ? -1 : 1));
  const last = all.at(-1);
  const stale = all.find((one) => isOld(one, today));
  const first = last && !isOld(last, today) && stale || all[0];
  return last && first ? { last, first, old: !!stale } : null;
}

/** Up to which day figures go, as a sentence without its full stop; where nobody knows, that their period is not over. */
export function sayUpTo({ last, first, old }: Span, today: Day | null, locale: Locale): string {
  const { asOf, stale, unended, some, someOld } = locale.words.common;
  const { day, period } = last;
  const whole = first.day === day;
  const late = whole ? old : isOld(last, today);
  const text = day === null ? locale.fill(unended, { period: period && locale.period(period) }) : locale.fill(late ? stale : asOf, { day: locale.day(day) });
  return whole ? text : locale.fill(old && !late ? someOld : some, { text, day: first.day && locale.day(first.day) });
}

/**
 * What a page that says how far its figures go tells the widgets on it: the day (else the id of the period that is not over), ` old` behind it where it marks them as old. A
 * widget is silent where it would state the same, day and judgement. `null`: of more than one day, which nobody else says.
 */
export const stated = ({ last: { day, period }, first, old }: Span): string | null => (first.day === day ? (day ?? period?.id ?? '') + (old ? ' old' : '') : null);
