import type { Day, PeriodRef } from '../../../src/wasm/types';

/**
 * How a language names periods. `{y}` is the year, `{n}` the number of the quarter, `{r}` the same in Roman digits, `{m}`
 * the month, `{from}` and `{to}` the years of a phase, `{d}` a day.
 */
export interface PeriodWords {
  /** Names of the months, parted by spaces: `{m}`. */
  months: string;
  day: string;
  month: string;
  quarter: string;
  half1: string;
  half2: string;
  nineMonths: string;
  year: string;
  phase: string;
  /** The same without the words that a column or an axis has said already. */
  short: { month: string; quarter: string; half1: string; half2: string; nineMonths: string; year: string; phase: string };
}

/** `2020-07-16` as `16/07/2020`. Anything that is no day comes back as it is. */
export function formatDay(day: Day): string {
  const [year, month, date] = day.split('-');
  return year && month && date ? `${date}/${month}/${year}` : day;
}

const roman = ['', 'I', 'II', 'III', 'IV'];

/** The name of a period for the middle of a sentence; `short` for columns and axes. Days of its own are said. */
export function formatPeriod(period: PeriodRef, words: PeriodWords, short: boolean): string {
  const { label, kind } = period;
  if (kind === 'day') return short ? formatDay(label) : words.day.replace('{d}', formatDay(label));
  const table = short ? words.short : words;
  const number = Number(/\d+$/.exec(label)?.[0] ?? 0);
  const [from = '', to = ''] = label.split('/');
  const template = kind === 'half' ? (label.endsWith('1') ? table.half1 : table.half2) : table[kind];
  const name = template
    .replace('{y}', label.slice(0, 4))
    .replace('{n}', String(number))
    .replace('{m}', words.months.split(' ')[number - 1] ?? '')
    .replace('{r}', roman[number] ?? '')
    .replace('{from}', from)
    .replace('{to}', to);
  return period.ownDays ? `${name} (${formatDay(period.start)}–${formatDay(period.end)})` : name;
}
