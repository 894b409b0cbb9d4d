import type { Decomposition, Reasons } from '../../../src/wasm/types';
import type { Locale, Measured } from '../locale';
import { tableOf, type TableModel } from './model';
import { clean, sayPlaces, sayScored, simulatedCell } from './whatif';

export const reasonNames = ['data', 'rules', 'peers', 'missing'] as const;

export type ReasonName = (typeof reasonNames)[number];

/** A part of the change and where it begins and ends on the way from 0 to the whole. */
export interface ReasonStep {
  name: ReasonName;
  value: number;
  from: number;
  to: number;
}

/** The parts one after the other; empty where the change cannot be split. */
export function reasonSteps(reasons: Reasons): ReasonStep[] {
  const steps: ReasonStep[] = [];
  let from = 0;
  for (const name of reasonNames) {
    const value = reasons[name];
    if (value === null) return [];
    steps.push({ name, value, from, to: from + value });
    from += value;
  }
  return steps;
}

/** What changed, and which part did most of it. */
export function changeSentence(why: Decomposition, measured: Measured | null, locale: Locale): string {
  const words = locale.words.why;
  const unit = locale.text(why.unit.name);
  const { before, after, change } = why.score;
  if (before === null || after === null || change === null) return locale.fill(words.nothing, { unit });
  const said = [locale.fill(words.sentence, {
    unit, before: sayScored(before, measured, locale), after: sayScored(after, measured, locale), from: locale.period(why.from), to: locale.period(why.to),
    change: locale.change(clean(change), measured),
  })];
  const steps = reasonSteps(why.score);
  const most = [...steps].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))[0];
  if (most && Math.abs(most.value) > Math.abs(change) / 2) {
    said.push(locale.fill(words.mostly, { cause: words.causes[most.name], v: locale.signed(clean(most.value), measured) }));
  } else if (steps.length === 0) said.push(words.unsplit);
  return said.join(' ');
}

/** The change of rank in places, with what each part does to it. */
export function rankSentence({ before, after, ...reasons }: Reasons, locale: Locale): string {
  const words = locale.words.why;
  if (before === null || after === null) return '';
  const said = [locale.fill(words.rank, { before, after, change: sayPlaces(before, after, locale) })];
  const parts = reasonNames.flatMap((name) => {
    // A rank that grows is a worse one.
    const places = clean(-(reasons[name] ?? 0));
    return places === 0 ? [] : [`${words.causes[name]} ${locale.fill(places > 0 ? words.gained : words.lost, { v: locale.number(Math.abs(places)) })}`];
  });
  if (parts.length > 1) said.push(locale.fill(words.rankParts, { parts: parts.join('; ') }));
  return said.join(' ');
}

export function changeTables(why: Decomposition, measured: Measured | null, locale: Locale): TableModel[] {
  const { words } = locale;
  const named = { unit: locale.text(why.unit.name), from: locale.period(why.from), to: locale.period(why.to) };
  const signed = (value: number): string => locale.signed(value, measured && { ...measured, unit: { vi: '', en: '' } });
  const places = (value: number): string => locale.signed(value, null);
  // A rank that grows is a worse one.
  const gained = (ranks: number | null): number | null => (ranks === null ? null : -ranks);
  const score = (value: number): string => sayScored(value, measured && { ...measured, unit: { vi: '', en: '' } }, locale);
  const parts = [...reasonNames, 'change'] as const;
  const split = reasonSteps(why.score).length > 0 ? parts : [];
  return [
    tableOf('change', `${locale.fill(words.why.tableParts, named)}. ${words.simulated}`, [
      { key: 'part', label: words.why.part, cell: (name) => ({ text: name === 'change' ? words.why.total : words.why.parts[name] }) },
      { key: 'score', label: words.why.score, numeric: true, cell: (name) => simulatedCell(why.score[name], signed) },
      { key: 'rank', label: words.why.rankColumn, numeric: true, cell: (name) => simulatedCell(gained(why.rank[name]), places) },
    ], split, (name) => name),
    tableOf('change-nodes', locale.fill(words.why.tableNodes, named), [
      { key: 'node', label: words.whatif.component, cell: ({ node }) => ({ text: locale.text(node.name) }) },
      { key: 'before', label: words.why.beforeColumn, numeric: true, cell: ({ before }) => simulatedCell(before, score) },
      { key: 'after', label: words.why.afterColumn, numeric: true, cell: ({ after }) => simulatedCell(after, score) },
      { key: 'change', label: words.common.change, numeric: true, cell: ({ change }) => simulatedCell(change, signed) },
    ], why.nodes, ({ node }) => node.id),
  ];
}
