import type { ForecastModel, IndicatorRef, Outlook } from '../../../src/wasm/types';
import { NBSP, type Locale, type Measured } from '../locale';

type Ends = readonly [number, number];

/** A line through two points goes on at a pace; only what rests on more of them is called a forecast. */
export const isForecast = (told: { model: ForecastModel }): boolean => told.model !== 'pace';

/** Forecasts are not exact to the digits that figures are printed with: one after the comma, none from 1,000 on, more only where a goal would be blurred. */
export function sayAhead(value: number, indicator: Measured | null, locale: Locale, against: readonly (number | null)[] = []): string {
  const coarse = indicator && { ...indicator, decimals: Math.abs(value) >= 1000 ? 0 : 1 };
  return locale.quantity(value, coarse, locale.digits(value, coarse, against));
}

/** `51,9–98,2%`: both ends of an interval with one unit. */
export function sayRange([low, high]: Ends, indicator: Measured | null, locale: Locale): string {
  const unitless = indicator && { ...indicator, unit: { vi: '', en: '' } };
  return `${sayAhead(low, unitless, locale)}–${sayAhead(high, indicator, locale)}`;
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
    const digits = locale.digits(value, { unit: indicator.unit, decimals: Math.abs(value) >= 1000 ? 0 : 1 }, [pace, required, 0]);
    return locale.signed(Number(value.toFixed(digits)), indicator);
  };
  return [
    pace !== null && locale.fill(forecast.pace, { v: a(pace) }),
    required !== null && locale.fill(forecast.required, { v: a(required) }),
  ].filter(Boolean).join('; ');
}
