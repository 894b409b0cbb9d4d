import type { Score, Summary } from '../../../src/wasm/types';
import type { Locale, Measured } from '../locale';
import { asGiven, scoreMeasure, unitless } from './measure';
import { coverageCell, figureCell, tableOf, type ColumnOf, type TableModel } from './model';
import { sayCounts, verdictOrder } from './progress';
import { barScale, type BarScale } from './scale';

type Headline = Summary['figures'][number];

/** Whether the answer has a score to tell, or at least the reason why there is none. */
export function isScored(summary: Summary): summary is Summary & { total: Score } {
  return summary.total !== null;
}

/** A score without its unit; `parts`: the scores that it is made of. */
export function sayScore(score: Score, parts: readonly Score[], locale: Locale): string {
  return locale.bare(score, scoreMeasure(score, parts, locale));
}

/**
 * The scale of a domain's bar: 0 to its maximum. Domains without a maximum share one scale, to the greatest of them.
 */
export function domainScale(score: Score, all: readonly Score[]): BarScale {
  return score.max === null
    ? barScale(all.filter((other) => other.max === null).map((other) => other.value), null)
    : barScale([score.value], score.max);
}

/** Where the unit stands, in a sentence or two. */
export function scorecardSentence(summary: Summary, locale: Locale): string {
  const { words } = locale;
  const unit = locale.text(summary.unit.name);
  if (!isScored(summary)) {
    if (summary.targets > 0) {
      return locale.fill(words.scorecard.targets, { unit, n: summary.targets, counts: sayCounts(summary.verdicts, locale) });
    }
    const n = summary.figures.length;
    return locale.fill(n > 0 ? words.scorecard.figures : words.scorecard.nothing, { unit, n });
  }
  const { total } = summary;
  const measured = scoreMeasure(total, summary.domains, locale);
  const period = summary.period ? locale.when(summary.period) : '';
  if (total.value === null) {
    return `${locale.fill(words.scorecard.noTotal, { unit, period, reason: words.gap[total.gap ?? 'unknown'].toLowerCase() })}.`;
  }
  const clauses = [
    total.max === null
      ? locale.fill(words.scorecard.reached, { unit, period, value: locale.quantity(total.value, measured) })
      : locale.fill(words.scorecard.reachedOf, { unit, period, value: sayScore(total, summary.domains, locale), max: locale.number(total.max) }),
  ];
  if (total.change !== null && summary.previous) {
    clauses.push(locale.fill(words.scorecard.vsPrevious, {
      change: locale.change(total.change, measured), period: locale.period(summary.previous),
    }));
  }
  if (summary.rank) clauses.push(locale.fill(words.scorecard.ranked, { rank: summary.rank.rank, of: summary.rank.of }));
  else if (summary.group) clauses.push(locale.fill(words.scorecard.grouped, { group: summary.group.group, of: summary.group.of }));
  return [`${clauses.join(', ')}.`, extremes(summary.domains, locale)].filter(Boolean).join(' ');
}

/** The best and the weakest domain against their maxima; nothing where fewer than two can be compared. */
function extremes(domains: readonly Score[], locale: Locale): string {
  const known = domains.filter((score): score is Score & { share: number } => score.share !== null);
  const sorted = [...known].sort((a, b) => b.share - a.share);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (!best || !worst || best.share === worst.share) return '';
  return locale.fill(locale.words.scorecard.extremes, {
    best: locale.text(best.node.name), bestShare: locale.share(best.share),
    worst: locale.text(worst.node.name), worstShare: locale.share(worst.share),
  });
}

/** Total and domains with everything known of each. The total is the first row. */
export function domainTable(summary: Summary, locale: Locale): TableModel {
  const { words } = locale;
  const measured = (score: Score): Measured | null => scoreMeasure(score, score === summary.total ? summary.domains : [], locale);
  const number = (value: number, score: Score): string => locale.number(value, locale.digits(value, measured(score)));
  const columns: ColumnOf<Score>[] = [
    { key: 'domain', label: words.common.domain, cell: (score) => ({ text: locale.text(score.node.name) }) },
    { key: 'value', label: words.common.value, numeric: true, cell: (score) => ({ text: locale.bare(score, measured(score)), value: score.value }) },
    { key: 'max', label: words.common.max, numeric: true, cell: (score) => figureCell(score.max, (value) => locale.number(value)) },
    { key: 'share', label: words.common.share, numeric: true, cell: (score) => figureCell(score.share, locale.share) },
    { key: 'coverage', label: words.common.parts, cell: (score) => coverageCell(score.coverage) },
    {
      key: 'previous', label: words.common.previous, numeric: true,
      cell: (score) => figureCell(score.previous, (value) => number(value, score)),
    },
    {
      key: 'change', label: words.common.change, numeric: true,
      cell: (score) => figureCell(score.change, (value) => locale.signed(value, unitless(measured(score)))),
    },
    {
      key: 'published', label: words.scorecard.published, numeric: true,
      cell: (score) => figureCell(score.published, (value) => number(value, score)),
    },
    {
      key: 'computed', label: words.scorecard.computed, numeric: true,
      cell: (score) => figureCell(score.computed, (value) => locale.number(value)),
    },
    {
      key: 'difference', label: words.scorecard.difference, numeric: true,
      cell: (score) => figureCell(score.difference, (value) => sayDifference(value, locale)),
    },
  ];
  const rows = summary.total ? [summary.total, ...summary.domains] : summary.domains;
  const caption = locale.fill(words.scorecard.tableDomains, {
    unit: locale.text(summary.unit.name), period: summary.period ? locale.period(summary.period) : null,
  });
  return tableOf('scorecard', caption, columns, rows, (score) => score.node.id);
}

/** Published less computed, signed, without the noise of binary fractions but never rounded to nothing that is something. */
export function sayDifference(value: number, locale: Locale): string {
  const noise = Math.abs(value) < 1e-9;
  return noise ? locale.number(0) : locale.signed(value, null);
}

/** The latest figure of each indicator. */
export function figureTable(summary: Summary, locale: Locale): TableModel {
  const { words } = locale;
  const columns: ColumnOf<Headline>[] = [
    { key: 'indicator', label: words.common.indicator, cell: ({ indicator }) => ({ text: locale.text(indicator.name) }) },
    { key: 'domain', label: words.common.domain, cell: ({ domain }) => ({ text: domain ? locale.text(domain.name) : '' }) },
    {
      key: 'value', label: words.common.value, numeric: true,
      cell: ({ indicator, figure }) => ({ text: locale.valued(figure, indicator), value: figure.value }),
    },
    { key: 'period', label: words.common.period, cell: ({ figure }) => ({ text: locale.shortPeriod(figure.period) }) },
    {
      key: 'change', label: words.common.change, numeric: true,
      cell: ({ indicator, change }) => figureCell(change, (value) => locale.signed(value, indicator)),
    },
    {
      key: 'numerator', label: words.progress.numerator, numeric: true,
      cell: ({ figure }) => figureCell(figure.numerator, (value) => locale.number(value)),
    },
    {
      key: 'denominator', label: words.progress.denominator, numeric: true,
      cell: ({ figure }) => figureCell(figure.denominator, (value) => locale.number(value)),
    },
    {
      key: 'printed', label: words.progress.printed, numeric: true,
      cell: ({ indicator, figure }) => figureCell(figure.printed, (value) => locale.quantity(value, asGiven(value, indicator))),
    },
    { key: 'coverage', label: words.common.units, cell: ({ figure }) => coverageCell(figure.coverage) },
    { key: 'status', label: words.common.status, cell: ({ figure }) => ({ text: words.status[figure.status], value: figure.status }) },
    { key: 'source', label: words.common.source, cell: ({ figure }) => ({ text: figure.source ? locale.text(figure.source.title) : '' }) },
  ];
  const caption = locale.fill(words.scorecard.tableFigures, { unit: locale.text(summary.unit.name) });
  return tableOf('scorecard-figures', caption, columns, summary.figures, ({ indicator }) => indicator.id);
}

/** How many targets have which verdict. */
export function verdictTable(summary: Summary, locale: Locale): TableModel {
  const { words } = locale;
  return tableOf(
    'scorecard-verdicts',
    locale.fill(words.scorecard.tableVerdicts, { unit: locale.text(summary.unit.name) }),
    [
      { key: 'verdict', label: words.common.verdict, cell: (verdict) => ({ text: words.verdict[verdict] }) },
      {
        key: 'count', label: words.scorecard.count, numeric: true,
        cell: (verdict) => ({ text: locale.number(summary.verdicts[verdict]), value: summary.verdicts[verdict] }),
      },
    ],
    verdictOrder.filter((verdict) => summary.verdicts[verdict] > 0),
    (verdict) => verdict,
  );
}
