/**
 * Words, numbers, days and periods for people. Everything that a reader sees as text is made here from codes and figures.
 * Vietnamese is the default, English the other language.
 */
import type { EngineCode } from '../engine/codes';
import type {
  Comparator, Day, ErrorCode, Gap, IndicatorRef, PeriodRef, Problem, ProblemCode, Qualifier, Text,
} from '../../../src/wasm/types';
import { formatDay, formatPeriod } from './dates';
import { en } from './en';
import { formatNumber, NBSP, places, placesBeside } from './numbers';
import { vi, type WordTable } from './vi';

export { fold } from './fold';
export { NBSP, places } from './numbers';
export { readNumber, type Bounds, type Reading } from './read';
export type { WordTable } from './vi';

export type Params = Record<string, string | number | null | undefined>;

/** What happened, what it means and how to mend it; `fix` is `null` where there is nothing to mend. */
export interface Message {
  title: string;
  text: string;
  fix: string | null;
}

/** What of an indicator is needed to write its values. */
export type Measured = Pick<IndicatorRef, 'unit' | 'decimals'>;

/** A value with what may stand in its place. */
export interface Valued {
  value: number | null;
  gap: Gap | null;
  qualifier?: Qualifier | null;
}

export interface Locale {
  readonly lang: 'vi' | 'en';
  readonly words: WordTable;
  readonly state: WordTable['state'];
  /** Fills `{name}` and chooses `{n|one|many}`. A parameter that is missing is an en dash. */
  fill(template: string, params: Params): string;
  /** The text in this language, else in Vietnamese. */
  text(text: Text): string;
  /** Whether `text` has this language; if not, it is shown in Vietnamese and must be marked so. */
  has(text: Text): boolean;
  /** With the first letter in capitals, for headings and columns. */
  capital(text: string): string;
  /** `A, B và C`. */
  list(items: readonly string[]): string;
  day(day: Day): string;
  /** For the middle of a sentence: `quý III/2020`. */
  period(period: PeriodRef): string;
  /** For the end of a sentence, with its preposition: `quý III/2020`, `in 2020`, `on 31/12/2020`. */
  when(period: PeriodRef): string;
  /** For columns and axes: `Quý III/2020`, `2020`. */
  shortPeriod(period: PeriodRef): string;
  /** A plain number. `digits`: after the comma; left out: as many as it needs, at most 2. */
  number(value: number, digits?: number): string;
  /** A share of 1 as a percentage without decimals below 100 % being rounded up to it. */
  share(value: number): string;
  /** Digits after the comma for a value of `indicator` that must not be blurred with any of `against`. */
  digits(value: number, indicator: Measured | null, against?: readonly (number | null)[]): number;
  /** A value with its unit: `91,43%`, `1.975 thủ tục`. Without an indicator the number alone. */
  quantity(value: number, indicator: Measured | null, digits?: number): string;
  /** A value as it is to be read: with its qualifier, or the reason why there is none. */
  valued(valued: Valued, indicator: Measured | null, digits?: number): string;
  /** The number without its unit, the reason where there is none. */
  bare(valued: Valued, indicator: Measured | null, digits?: number): string;
  /** A difference of two values, without sign: `1,43 điểm %`, `3 thủ tục`. */
  distance(value: number, indicator: Measured | null): string;
  /** A difference with its sign: `+1,43 điểm %`. */
  signed(value: number, indicator: Measured | null): string;
  /** A difference in words: `tăng 1,43 điểm %`, `không đổi`. */
  change(value: number, indicator: Measured | null): string;
  comparator(comparator: Comparator, indicator: Measured): string;
  engine(code: EngineCode, params?: object): Message;
  error(code: ErrorCode | (string & {}), params?: ErrorParams): Message;
  problem(problem: Pick<Problem, 'code' | 'path' | 'found' | 'expected'>): Message;
}

export interface ErrorParams {
  path?: string;
  found?: string | number | null;
  expected?: string | number | null;
}

const isPercent = (indicator: Measured | null): boolean => indicator?.unit.vi === '%';

function makeLocale(lang: 'vi' | 'en', words: WordTable): Locale {
  const number = (value: number, digits = places(value)): string => formatNumber(value, digits, words.marks);
  const fill = (template: string, params: Params): string =>
    template.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (one !== undefined && many !== undefined) return String(value).replace(/\D+$/, '') === '1' ? one : many;
      return value === null || value === undefined ? '–' : typeof value === 'number' ? number(value) : value;
    });
  const text = (given: Text): string => (lang === 'en' ? (given.en ?? given.vi) : given.vi);
  const digits = (value: number, indicator: Measured | null, against: readonly (number | null)[] = []): number =>
    placesBeside(value, against, indicator?.decimals ?? places(value));
  const withUnit = (figure: string, indicator: Measured | null): string => {
    const unit = indicator ? text(indicator.unit) : '';
    return unit === '%' ? `${figure}%` : unit ? figure + NBSP + unit.replace(/ /g, NBSP) : figure;
  };
  const quantity = (value: number, indicator: Measured | null, n = digits(value, indicator)): string =>
    withUnit(number(value, n), indicator);
  /** As the document says it: with the digits that it needs, however many the values have. */
  const exact = (value: number, indicator: Measured): string => quantity(value, { ...indicator, decimals: null }, places(value, 6));
  const qualify = ({ gap, qualifier }: Valued, figure: string | null): string => {
    if (figure === null) return words.gap[gap ?? 'unknown'];
    return qualifier ? words.qualifier[qualifier] + NBSP + figure : figure;
  };
  const distance = (value: number, indicator: Measured | null): string => {
    const size = Math.abs(value);
    const n = Math.max(places(size), Math.min(indicator?.decimals ?? 0, 2));
    const figure = number(size, placesBeside(size, [0], n));
    return isPercent(indicator) ? figure + NBSP + words.percentPoints.replace(/ /g, NBSP) : withUnit(figure, indicator);
  };
  const detail = (what: string, { path, found, expected }: ErrorParams): string =>
    [
      what,
      path ? fill(words.fault.at, { path }) : '',
      found === null || found === undefined ? '' : fill(words.fault.found, { v: String(found) }),
      expected === null || expected === undefined ? '' : fill(words.fault.expected, { v: String(expected) }),
    ].filter(Boolean).join(' ');
  const error = (code: string, params: ErrorParams = {}): Message => {
    const [what, mend] = words.messages.error[code as ErrorCode] ?? [code, null];
    return { title: what, text: detail(what, params), fix: mend };
  };
  const isCore = (params: object): params is { code: string } & ErrorParams => 'code' in params;

  return {
    lang,
    words,
    state: words.state,
    fill,
    text,
    has: (given) => lang === 'vi' || given.en !== null,
    capital: (given) => given.charAt(0).toUpperCase() + given.slice(1),
    list: (items) => items.length < 2 ? (items[0] ?? '') : items.slice(0, -1).join(', ') + words.and + items.at(-1),
    day: formatDay,
    period: (period) => formatPeriod(period, words.periods, false),
    when: (period) =>
      fill(period.kind === 'day' ? words.periods.on : words.periods.in, { p: formatPeriod(period, words.periods, false) }),
    shortPeriod: (period) => formatPeriod(period, words.periods, true),
    number,
    share: (value) => `${number(value * 100, placesBeside(value * 100, [100, 0], 0))}%`,
    digits,
    quantity,
    valued: (given, indicator, n) => qualify(given, given.value === null ? null : quantity(given.value, indicator, n)),
    bare: (given, indicator, n) =>
      qualify(given, given.value === null ? null : number(given.value, n ?? digits(given.value, indicator))),
    distance,
    signed: (value, indicator) => (value > 0 ? '+' : value < 0 ? '-' : '') + distance(value, indicator),
    change: (value, indicator) =>
      value === 0 ? words.common.same : fill(value > 0 ? words.common.up : words.common.down, { v: distance(value, indicator) }),
    comparator: (comparator, indicator) => {
      const table = words.comparator;
      switch (comparator.kind) {
        case 'between':
          return fill(table.between, { low: exact(comparator.low, indicator), high: exact(comparator.high, indicator) });
        case 'done':
          return table.done;
        case 'change':
          return fill(comparator.by < 0 ? table.changeDown : table.changeUp, {
            v: `${number(Math.abs(comparator.by))}%`,
            period: formatPeriod(comparator.from, words.periods, false),
          });
        default:
          return fill(table[comparator.kind], { v: exact(comparator.value, indicator) });
      }
    },
    engine: (code, params = {}) => {
      const [title, what, mend] = words.messages.engine[code];
      const inner = isCore(params) ? error(params.code, params) : null;
      const all: Params = { ...params, detail: inner?.text, mend: inner?.fix };
      return { title, text: fill(what, all), fix: mend === null ? null : fill(mend, all) };
    },
    error,
    problem: (problem) => {
      const [what, mend] = words.messages.problem[problem.code as ProblemCode];
      return { title: what, text: detail(what, problem), fix: mend };
    },
  };
}

const locales = { vi: makeLocale('vi', vi), en: makeLocale('en', en) };

/** The locale of a BCP 47 language tag: `en` and `en-…` English, everything else Vietnamese. */
export function localeFor(lang: string | null | undefined): Locale {
  return lang && /^en\b/i.test(lang) ? locales.en : locales.vi;
}
