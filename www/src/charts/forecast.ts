import type { ForecastModel, IndicatorRef, Outlook } from '../../../src/wasm/types';
import { NBSP, places, type Locale, type Measured } from '../locale';

type Ends = readonly [number, number];

/** A line through two points goes on at a pace; only what rests on more of them is called a forecast. */
export const isForecast = (told: { model: ForecastModel }): boolean => told.model !== 'pace';

/** Forecasts are not exact to the digits that figures are printed with: at most one after the comma, none from 1,000 on. */
const coarse = (value: number): number => (Math.abs(value) >= 1000 ? 0 : places(value, 1));

/** A value to come; with more digits only where a goal would be blurred. */
export function sayAhead(value: number, indicator: Measured | null, locale: Locale, against: readonly (number | null)[] = []): string {
  const digits = coarse(value);
  return locale.quantity(value, indicator, locale.digits(value, { unit: { vi: '', en: null }, decimals: digits }, against));
}

/** `51,9–98,2%`: both ends of an interval with one unit; no line breaks inside. */
export function sayRange([low, high]: Ends, indicator: Measured | null, locale: Locale): string {
  const digits = Math.min(1, Math.max(coarse(low), coarse(high)));
  return `${locale.number(low, digits)}\u2060–\u2060${locale.quantity(high, indicator, digits)}`;
}

/** A probability in whole percent: none of a model is sure. */
export function sayChance(probability: number, locale: Locale): string {
  const { below, above } = locale.words.forecast;
  if (probability < 0.01) return `${below}${NBSP}1%`;
  if (probability > 0.99) return `${above}${NBSP}99%`;
  return `${locale.number(probability * 100, 0)}%`;
}

/** The change a year that is forecast, beside the one that is needed. */
export function sayPaces({ pace, required }: Pick<Outlook, 'pace' | 'required'>, indicator: IndicatorRef, locale: Locale): string {
  const { forecast } = locale.words;
  const a = (value: number): string => {
    const digits = locale.digits(value, { unit: indicator.unit, decimals: coarse(value) }, [pace, required, 0]);
    return locale.signed(Number(value.toFixed(digits)), indicator);
  };
  return [
    pace !== null && locale.fill(forecast.pace, { v: a(pace) }),
    required !== null && locale.fill(forecast.required, { v: a(required) }),
  ].filter(Boolean).join('; ');
}
