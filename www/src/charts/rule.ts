import type { Rule } from '../../../src/wasm/types';
import type { Locale } from '../locale';

/** A rule of points with its parameters, in words. */
export function sayRule(rule: Rule, locale: Locale): string {
  const { rules, scales } = locale.words.passport;
  if (rule.kind === 'normalise') return locale.fill(rules.normalise, { by: scales[rule.by] });
  if (rule.kind !== 'steps') return locale.fill(rules[rule.kind], rule);
  return locale.fill(rules.steps, { steps: rule.steps.map((step) => locale.fill(rules.step, step)).join('; ') });
}
