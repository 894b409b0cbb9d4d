import type { IndicatorRef, PassportStep, Ranking, Score, Trend } from '../../../src/wasm/types';
import { places, type Locale, type Measured } from '../locale';

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

/** The unit and digits of what units are compared by: a node's score or an indicator. */
export function rankingMeasure(ranking: Pick<Ranking, 'node' | 'max' | 'indicator'>, locale: Locale): Measured | null {
  return ranking.node ? pointsOf(ranking.max, [ranking.indicator], locale) : ranking.indicator;
}

/** Scores of a node name no digits: as many as they need, all the same, if these are few enough to be printed ones. */
export function trendMeasure(trend: Trend, locale: Locale): Measured | null {
  if (!trend.node) return trend.indicator;
  const needed = Math.max(0, ...trend.points.map(({ value }) => (value === null ? 0 : places(value, 6))));
  const measured = pointsOf(trend.bounds.high, [trend.indicator], locale);
  return measured && { ...measured, decimals: measured.decimals ?? (needed > 4 ? 2 : needed) };
}

export function stepMeasure(step: PassportStep, locale: Locale): Measured | null {
  return step.node ? pointsOf(step.max, [step.indicator, ...step.parts.map((part) => part.indicator)], locale) : step.indicator;
}

/** For a number as a document prints it: with the digits that it needs, however many the publisher's figures have. */
export function asGiven(value: number, measured: Measured | null): Measured | null {
  return measured && { ...measured, decimals: places(value, 6) };
}

/** The same without its unit, for columns that have named it. */
export function unitless(measured: Measured | null): Measured | null {
  return measured && { ...measured, unit: { vi: '', en: '' } };
}
