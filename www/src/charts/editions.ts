import type { Contents, Diff, IndicatorRef, NodeRef, Printed, Revision, Scoring, TargetTerms, Text } from '../../../src/wasm/types';
import type { Locale } from '../locale';
import { tableOf, type ColumnOf, type TableModel } from './model';
import { sayRule } from './rule';

const kinds = ['revised', 'added', 'removed', 'statuses'] as const;

/** How many changes of each kind two editions have. */
const counts = (diff: Diff) => ({
  revised: diff.revised.count, added: diff.added.count, removed: diff.removed.count, statuses: diff.statuses.count,
  targets: diff.targets.count, rules: diff.rules.count,
  units: diff.units.added.count + diff.units.removed.count, indicators: diff.indicators.added.count + diff.indicators.removed.count,
});

/** How much changed since the earlier edition, named by the day on which it was published. */
export function changesSentence(diff: Diff, locale: Locale): string {
  const { words } = locale;
  const day = diff.before.issued ?? diff.before.asOf;
  const edition = day ? locale.day(day) : locale.text(diff.before.title);
  const all = counts(diff);
  const said = (Object.keys(all) as (keyof typeof all)[]).filter((key) => all[key] > 0).map((key) => locale.fill(words.editions.counts[key], { n: all[key] }));
  return locale.fill(said.length > 0 ? words.editions.sentence : words.editions.same, { edition, counts: locale.list(said) });
}

/**
 * What changed, as tables: figures, targets, rules, and what came and went. Names are those of either edition; a list that the core cut off
 * says so in its caption.
 */
export function changedTables(diff: Diff, editions: readonly (Contents | null)[], locale: Locale): TableModel[] {
  const { words } = locale;
  const { editions: said, common } = words;
  const find = <Item extends { id: string }>(lists: readonly (readonly Item[] | undefined)[]) => new Map(lists.flatMap((list) => (list ?? []).map((item) => [item.id, item])));
  const units = find(editions.map((contents) => contents?.units));
  const indicators: ReadonlyMap<string, IndicatorRef> = find(editions.map((contents) => contents?.indicators));
  const name = (known: ReadonlyMap<string, { name: Text }>, id: string | null): string => (id === null ? '' : known.has(id) ? locale.text(known.get(id)?.name ?? { vi: id, en: id }) : id);
  const unit = (id: string | null) => ({ text: name(units, id) });
  const indicator = (id: string) => ({ text: name(indicators, id) });

  const figure = (printed: Printed | null, id: string): string =>
    printed ? `${locale.valued(printed, indicators.get(id) ?? null)} (${words.status[printed.status].toLowerCase()})` : '';
  const goal = (terms: TargetTerms | null): string => {
    const measured = terms && indicators.get(terms.indicator);
    return measured ? `${locale.comparator(terms.comparator, measured)}, ${locale.shortPeriod(terms.due)}` : '';
  };
  const scoring = (scores: Scoring | null): string => scores
    ? [scores.rule && sayRule(scores.rule, locale), scores.max !== null && `${words.common.max.toLowerCase()} ${locale.number(scores.max)}`, scores.weight !== null && locale.fill(words.passport.weight, { v: scores.weight })].filter(Boolean).join('; ')
    : '';
  const both = <Row>(say: (row: Row, edition: 'before' | 'after') => string): ColumnOf<Row>[] =>
    (['before', 'after'] as const).map((edition) => ({ key: edition, label: said[edition], cell: (row) => ({ text: say(row, edition) }) }));
  const caption = (title: string, listed: readonly { count: number; items: readonly unknown[] }[]): string =>
    listed.some(({ count, items }) => count > items.length) ? `${title} ${said.cut}` : title;

  const revisions = kinds.flatMap((kind) => diff[kind].items.map((row, i) => ({ ...row, kind, id: `${kind} ${i}` })));
  const went = ([['unit', units, diff.units], ['indicator', indicators, diff.indicators]] as const).flatMap(([what, known, { added, removed }]) =>
    ([['added', added], ['removed', removed]] as const).flatMap(([kind, { items }]) => items.map((id) => ({ id: `${what} ${id}`, what, kind, name: name(known, id) }))));
  return [
    tableOf<Revision & { kind: (typeof kinds)[number]; id: string }>('changes-figures', caption(said.figures, kinds.map((kind) => diff[kind])), [
      { key: 'unit', label: common.unit, cell: (row) => unit(row.unit) },
      { key: 'indicator', label: common.indicator, cell: (row) => indicator(row.indicator) },
      { key: 'period', label: common.period, cell: ({ period }) => ({ text: locale.shortPeriod(period) }) },
      { key: 'kind', label: said.kind, cell: ({ kind }) => ({ text: said.kinds[kind], value: kind }) },
      ...both<Revision>((row, edition) => figure(row[edition], row.indicator)),
      { key: 'source', label: common.source, cell: ({ before, after }) => { const from = (after ?? before)?.source; return { text: from ? locale.text(from.title) : '' }; } },
      { key: 'path', label: words.problems.path, cell: ({ before, after }) => ({ text: (after ?? before)?.path ?? '' }) },
    ], revisions, ({ id }) => id),
    tableOf<Diff['targets']['items'][number]>('changes-targets', caption(said.targets, [diff.targets]), [
      { key: 'indicator', label: common.indicator, cell: ({ before, after }) => indicator((after ?? before)?.indicator ?? '') },
      { key: 'unit', label: common.unit, cell: ({ before, after }) => unit((after ?? before)?.unit ?? null) },
      ...both<Diff['targets']['items'][number]>((row, edition) => goal(row[edition])),
    ], diff.targets.items, ({ id }) => id),
    tableOf<{ framework: string; node: NodeRef; before: Scoring | null; after: Scoring | null }>('changes-rules', caption(said.rules, [diff.rules]), [
      { key: 'node', label: words.problems.node, cell: ({ node }) => ({ text: locale.text(node.name) }) },
      ...both<{ before: Scoring | null; after: Scoring | null }>((row, edition) => scoring(row[edition])),
    ], diff.rules.items, ({ framework, node }) => `${framework} ${node.id}`),
    tableOf('changes-names', caption(said.names, [diff.units.added, diff.units.removed, diff.indicators.added, diff.indicators.removed]), [
      { key: 'name', label: said.name, cell: (row) => ({ text: row.name }) },
      { key: 'what', label: words.problems.what, cell: ({ what }) => ({ text: common[what] }) },
      { key: 'kind', label: said.kind, cell: ({ kind }) => ({ text: said.kinds[kind], value: kind }) },
    ], went, ({ id }) => id),
  ];
}
