import type { IndicatorRef, PassportStep, Ranking, Score, Trend } from '../../../src/wasm/types';
import type { Locale, Measured } from '../locale';

/**
 * What scores are written in. A score with a maximum is in points, whatever its indicator counts; its digits are those
 * that `indicators` in points are printed with. A score without one is in its indicator's unit.
 */
function pointsOf(max: number | null, indicators: readonly (IndicatorRef | null)[], locale: Locale): Measured | null {
  if (max === null) return indicators[0] ?? null;
  const word = locale.words.common.points;
  const digits = indicators.flatMap((indicator) => (indicator?.measure === 'points' && indicator.decimals !== null ? [indicator.decimals] : []));
  return { unit: { vi: word, en: word }, decimals: digits.length > 0 ? Math.max(...digits) : null };
}

/** The unit and digits of a score; those of its parts where it names no indicator. */
export function scoreMeasure(score: Score, parts: readonly Score[], locale: Locale): Measured | null {
  return pointsOf(score.max, score.indicator ? [score.indicator] : [null, ...parts.map((part) => part.indicator)], locale);
}

export function rankingMeasure(ranking: Ranking, locale: Locale): Measured | null {
  return ranking.node ? pointsOf(ranking.max, [ranking.indicator], locale) : ranking.indicator;
}

export function trendMeasure(trend: Trend, locale: Locale): Measured | null {
  return trend.node ? pointsOf(trend.bounds.high, [trend.indicator], locale) : trend.indicator;
}

export function stepMeasure(step: PassportStep, locale: Locale): Measured | null {
  return step.node ? pointsOf(step.max, [step.indicator, ...step.parts.map((part) => part.indicator)], locale) : step.indicator;
}

/** As a document prints a number: with the digits that it needs, however many the publisher's figures have. */
export function asGiven(measured: Measured | null): Measured | null {
  return measured && { ...measured, decimals: null };
}

/** The same without its unit, for columns that have named it. */
export function unitless(measured: Measured | null): Measured | null {
  return measured && { ...measured, unit: { vi: '', en: '' } };
}
