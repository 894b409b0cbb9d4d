import type { ActionState, OwnedAction, Owner, Owners, Verdict } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { figureCell, tableOf, type ColumnOf, type TableModel } from './model';
import { sayTarget, sayValue, verdictOrder } from './progress';

/** States of actions in the order in which they are told. */
export const stateOrder: readonly ActionState[] = ['overdue', 'open', 'late', 'onTime'];

/** The sign of a state is that of the verdict that means the same. */
export const stateVerdict: Record<ActionState, Verdict> = { overdue: 'alarm', open: 'pending', late: 'watch', onTime: 'achieved' };

/** Three ways in which targets stand, for one look: on track, at risk, missed; and those that say nothing yet. */
export const standings = {
  good: ['achieved', 'onTrack'],
  risk: ['watch', 'risk', 'alarm'],
  missed: ['missed'],
  open: ['pending', 'noData', 'noTarget'],
} as const satisfies Record<string, readonly Verdict[]>;

export type Standing = keyof typeof standings;

/** How many targets of an agency stand in one of the ways. */
export function standingCount({ verdicts }: Owner, standing: Standing): number {
  let sum = 0;
  for (const verdict of standings[standing]) sum += verdicts[verdict];
  return sum;
}

/** An agency's name; who is in charge is not said where the feed names no one. */
export const ownerName = ({ owner }: Owner, locale: Locale): string => (owner ? locale.text(owner) : locale.words.owners.noOne);

/** Days of an action, in words: how late it was or is, how long is left, how early it was done. */
export function sayActionDays({ state, days }: OwnedAction, locale: Locale): string {
  const { words } = locale;
  if (days === 0) return state === 'open' ? words.progress.dueToday : words.owners.onTheDay;
  const template = { overdue: words.owners.overdueBy, open: words.progress.daysLeft, late: words.owners.lateBy, onTime: words.owners.earlyBy }[state];
  return locale.fill(template, { n: Math.abs(days) });
}

/** How many agencies there are, and which one has most missed, in alarm and overdue. */
export function ownersSentence(owners: Owners, locale: Locale): string {
  const { words } = locale;
  const unit = locale.text(owners.unit.name);
  const named = owners.owners.filter(({ owner }) => owner !== null);
  if (owners.owners.length === 0) {
    const notes = owners.limitations.length + owners.commendations.length;
    return locale.fill(notes > 0 ? words.owners.onlyNotes : words.owners.nothing, { unit });
  }
  let [targets, actions, overdue] = [0, 0, 0];
  for (const owner of owners.owners) {
    targets += owner.targets.length;
    actions += owner.actions.length;
    overdue += owner.states.overdue;
  }
  const sentences = [locale.fill(words.owners.sentence, { unit, n: named.length, targets, actions })];
  const first = named[0];
  if (first && (first.states.overdue > 0 || first.verdicts.missed + first.verdicts.alarm > 0)) {
    const parts = ([['missed', first.verdicts.missed], ['alarm', first.verdicts.alarm], ['overdue', first.states.overdue]] as const)
      .filter(([, n]) => n > 0)
      .map(([what, n]) => locale.fill(words.owners.behind[what], { n }));
    sentences.push(locale.fill(words.owners.first, { owner: ownerName(first, locale), parts: locale.list(parts) }));
  }
  sentences.push(overdue > 0 ? locale.fill(words.owners.overdue, { n: overdue }) : words.owners.noneOverdue);
  return sentences.join(' ');
}

/** One line an agency: how its targets stand, in what state its actions are. */
export function ownersTable(owners: Owners, locale: Locale): TableModel {
  const { words } = locale;
  const count = (value: number) => figureCell(value === 0 ? null : value, String);
  const columns: ColumnOf<Owner>[] = [
    { key: 'owner', label: words.progress.owner, cell: (owner) => ({ text: ownerName(owner, locale) }) },
    ...verdictOrder.map((verdict) => ({
      key: verdict, label: words.verdict[verdict], numeric: true, cell: ({ verdicts }: Owner) => count(verdicts[verdict]),
    })),
    ...stateOrder.map((state) => ({
      key: state, label: words.owners.state[state], numeric: true, cell: ({ states }: Owner) => count(states[state]),
    })),
  ];
  const caption = locale.fill(words.owners.tableCaption, { unit: locale.text(owners.unit.name), day: locale.day(owners.today) });
  return tableOf('owners', caption, columns, owners.owners, ownerId);
}

/** A name of its own for each agency: agencies are the same if their Vietnamese names are. */
export const ownerId = ({ owner }: Owner): string => owner?.vi ?? '';

/** Every target with who is in charge of it. */
export function ownedTargetsTable(owners: Owners, locale: Locale): TableModel {
  const { words } = locale;
  const rows = owners.owners.flatMap((owner) => owner.targets.map((item) => ({ owner, item })));
  const columns: ColumnOf<(typeof rows)[number]>[] = [
    { key: 'indicator', label: words.common.indicator, cell: ({ item }) => ({ text: locale.text(item.indicator.name) }) },
    { key: 'owner', label: words.progress.owner, cell: ({ owner }) => ({ text: ownerName(owner, locale) }) },
    { key: 'verdict', label: words.common.verdict, cell: ({ item }) => ({ text: words.verdict[item.verdict], value: item.verdict }) },
    { key: 'value', label: words.common.value, numeric: true, cell: ({ item }) => ({ text: sayValue(item, locale), value: item.figure?.value ?? null }) },
    { key: 'goal', label: words.common.target, numeric: true, cell: ({ item }) => ({ text: sayTarget(item, locale), value: item.goal }) },
  ];
  return tableOf('owners-targets', words.owners.targets, columns, rows, ({ item }) => item.target.id);
}

/** Every action with who is in charge of it, its deadline and how late it is. */
export function ownedActionsTable(owners: Owners, locale: Locale): TableModel {
  const { words } = locale;
  const rows = owners.owners.flatMap((owner) => owner.actions.map((action) => ({ owner, action })));
  const columns: ColumnOf<(typeof rows)[number]>[] = [
    { key: 'action', label: words.owners.action, cell: ({ action }) => ({ text: locale.text(action.name) }) },
    { key: 'owner', label: words.progress.owner, cell: ({ owner }) => ({ text: ownerName(owner, locale) }) },
    { key: 'state', label: words.owners.stateColumn, cell: ({ action }) => ({ text: words.owners.state[action.state], value: action.state }) },
    { key: 'due', label: words.progress.due, cell: ({ action }) => ({ text: locale.shortPeriod(action.due), value: action.due.end }) },
    { key: 'done', label: words.owners.done, cell: ({ action }) => ({ text: action.done ? locale.day(action.done) : '' }) },
    { key: 'days', label: words.owners.days, numeric: true, cell: ({ action }) => ({ text: sayActionDays(action, locale), value: action.days }) },
    { key: 'source', label: words.common.source, cell: ({ action }) => ({ text: action.source ? locale.text(action.source.title) : '' }) },
  ];
  return tableOf('owners-actions', words.owners.actions, columns, rows, ({ action }) => action.id);
}
