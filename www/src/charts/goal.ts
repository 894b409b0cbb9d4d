import type { Goal, GoalStep } from '../../../src/wasm/types';
import type { Locale, Measured } from '../locale';
import { tableOf, type ColumnOf, type TableModel } from './model';
import { clean, sayRankOf, sayScored, simulatedCell } from './whatif';

export const sayWish = ({ wish }: Pick<Goal, 'wish'>, measured: Measured | null, locale: Locale): string =>
  wish.rank === null ? sayScored(wish.score, measured, locale) : locale.fill(locale.words.goal.wishRank, { v: wish.rank });

/** The cheapest way, that none is needed, or how far one can get. */
export function goalSentence(goal: Goal, measured: Measured | null, locale: Locale): string {
  const words = locale.words.goal;
  const unit = locale.text(goal.unit.name);
  const wish = sayWish(goal, measured, locale);
  if (!goal.reached) {
    return locale.fill(words.never, { unit, wish, score: sayScored(goal.best.score, measured, locale), rank: sayRankOf(goal.best, locale) });
  }
  if (goal.steps.length === 0) return locale.fill(words.already, { unit, wish });
  return locale.fill(words.sentence, { unit, wish, n: goal.steps.length, effort: goal.effort === null ? null : locale.number(clean(goal.effort)) });
}

/** A number of a step in what it is counted in: whole counts, points, or the indicator's unit. */
export function sayStep(step: GoalStep, value: number, locale: Locale): string {
  if (step.kind === 'value') return locale.quantity(clean(value), step.indicator);
  const word = locale.words.common.points;
  return locale.quantity(clean(value), step.kind === 'points' ? { unit: { vi: word, en: word }, decimals: null } : null);
}

export function stepName({ indicator, node }: GoalStep): { vi: string; en: string | null } {
  return (indicator ?? node)?.name ?? { vi: '', en: null };
}

export function goalTable(goal: Goal, measured: Measured | null, locale: Locale): TableModel {
  const { words } = locale;
  const columns: ColumnOf<GoalStep>[] = [
    { key: 'what', label: words.goal.what, cell: (step) => ({ text: locale.text(stepName(step)) }) },
    { key: 'from', label: words.goal.from, numeric: true, cell: (step) => ({ text: sayStep(step, step.from, locale), value: clean(step.from) }) },
    { key: 'to', label: words.goal.to, numeric: true, cell: (step) => ({ text: sayStep(step, step.to, locale), value: clean(step.to) }) },
    { key: 'by', label: words.goal.by, numeric: true, cell: ({ by }) => simulatedCell(by, (value) => locale.signed(value, null)) },
    { key: 'effort', label: words.goal.effortColumn, numeric: true, cell: ({ effort }) => simulatedCell(effort, (value) => locale.number(value)) },
    { key: 'gain', label: words.goal.gainColumn, numeric: true, cell: ({ gain }) => simulatedCell(gain, (value) => locale.signed(value, null)) },
  ];
  const caption = locale.fill(words.goal.table, { unit: locale.text(goal.unit.name), wish: sayWish(goal, measured, locale) });
  return tableOf('goal', `${caption}. ${words.simulated}`, columns, goal.steps, ({ node, indicator }) => node?.id ?? indicator?.id ?? '');
}
