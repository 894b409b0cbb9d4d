/** What every cell of every widget's table must say, from the core's answer alone. */

const verdicts = {
  achieved: 'Đạt', onTrack: 'An toàn', watch: 'Cần chú ý', risk: 'Nguy cơ', alarm: 'Báo động', missed: 'Chưa đạt', pending: 'Chưa đến hạn',
  noData: 'Chưa có số liệu', noTarget: 'Không có mục tiêu',
};
const reported = { missed: 'chưa đạt', met: 'đạt', exceeded: 'đạt và vượt' };
const gaps = { notPublished: 'Không công bố', notYet: 'Chưa công bố', unknown: 'Không rõ' };
const qualifiers = { over: 'trên', about: 'khoảng', under: 'dưới', almost: 'gần' };

const day = (text) => text.split('-').reverse().join('/');

function period({ label, kind, start, end, ownDays }) {
  const [year, rest = ''] = label.split('-');
  const name = {
    day: () => day(label),
    month: () => `${Number(rest)}/${year}`,
    quarter: () => `Quý ${['I', 'II', 'III', 'IV'][Number(rest[1]) - 1]}/${year}`,
    half: () => `6 tháng ${rest === 'H1' ? 'đầu' : 'cuối'} năm ${year}`,
    nineMonths: () => `9 tháng năm ${year}`,
    year: () => year,
    phase: () => label.replace('/', '–'),
  }[kind]();
  return ownDays ? `${name} (${day(start)}–${day(end)})` : name;
}

const plain = (text) => text.replaceAll('\u00a0', ' ');

/** Whether a cell carries this number bit by bit; those of plain HTML (`plain`) carry none. */
const carries = (cell, value) => cell.plain === true || cell.value === String(value ?? '');

/** The cell says exactly this text, and has this raw value (`undefined`: none of its own). */
const says = (text, value) => (cell) => {
  if (cell === undefined) return text === '' ? null : `absent, not “${text}”`;
  if (plain(cell.text) !== text) return `“${plain(cell.text)}”, not “${text}”`;
  return value !== undefined && !carries(cell, value) ? `raw ${cell.value}, not ${value}` : null;
};

/**
 * The cell's raw value is `value`, bit by bit, and its text writes it as vi-VN does, to a hundredth or to
 * `tolerance` of what it is.
 * `shown` is what the text writes where that is another number than the raw one (a percentage of a share), `null` where it
 * is no number.
 */
const counts = (value, { shown = value, gap = '', tolerance = 0.005, also = '' } = {}) => (cell) => {
  if (value === null) return says(gap, cell?.value === undefined ? undefined : null)(cell);
  if (cell === undefined) return `absent, not ${value}`;
  if (!carries(cell, value)) return `raw ${cell.value}, not ${value}`;
  if (shown === null) return null;
  const text = plain(cell.text);
  const [number] = /-?[\d.]*\d(?:,\d+)?/.exec(text.replace(also, '')) ?? [''];
  const digits = (number.split(',')[1] ?? '').length;
  const written = new Intl.NumberFormat('vi-VN', { signDisplay: 'negative', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(shown);
  if (number !== written) return `“${text}” does not write ${shown} as ${written}`;
  const read = Number(number.replaceAll('.', '').replace(',', '.'));
  if (Math.abs(read - shown) > tolerance + 1e-9) return `“${text}” is too coarse for ${shown}`;
  return also !== '' && !text.includes(also) ? `“${text}” lacks “${also}”` : null;
};

/** A signed difference: the text has the size, and the sign before it. */
const differs = (value, options = {}) => (cell) => {
  const fault = counts(value, options)(cell);
  if (fault !== null || value === null || value <= 0) return fault;
  return cell.text.startsWith('+') ? null : `“${cell.text}” has not the sign of ${value}`;
};

const gapOf = ({ value, gap }) => (value === null ? gaps[gap ?? 'unknown'] : '');
/** Half a unit of the last place that the publisher prints, or of the second. */
const half = (indicator) => 0.5 / 10 ** Math.min(indicator?.decimals ?? 2, 2);
const figure = (given, indicator) => counts(given.value, { gap: gapOf(given), tolerance: half(indicator), also: given.qualifier && given.value !== null ? `${qualifiers[given.qualifier]} ` : '' });
const titleOf = (source) => source?.title.vi ?? '';

const answers = {
  scorecard(dashboard, select) {
    const summary = dashboard.summary(select);
    const scores = summary.total === null ? [] : [summary.total, ...summary.domains];
    return {
      scorecard: rows(scores, ({ node }) => node.id, (score) => ({
        domain: says(score.node.name.vi),
        value: counts(score.value, { gap: gapOf(score) }),
        max: counts(score.max),
        share: counts(score.share, { shown: (score.share ?? 0) * 100, tolerance: 0.5 }),
        previous: counts(score.previous),
        change: differs(score.change),
        published: counts(score.published),
        computed: counts(score.computed),
        difference: Math.abs(score.difference ?? 1) < 1e-9 ? says('0', score.difference) : differs(score.difference),
      })),
      'scorecard-verdicts': rows(Object.entries(summary.verdicts).filter(([, count]) => count > 0), ([verdict]) => verdict, ([verdict, count]) => ({
        verdict: says(verdicts[verdict]),
        count: says(String(count), count),
      })),
      'scorecard-figures': rows(summary.figures, ({ indicator }) => indicator.id, ({ indicator, domain, figure: given, change }) => ({
        indicator: says(indicator.name.vi),
        domain: says(domain?.name.vi ?? ''),
        value: figure(given, indicator),
        period: says(period(given.period)),
        change: differs(change),
        numerator: counts(given.numerator),
        denominator: counts(given.denominator),
        source: says(titleOf(given.source)),
      })),
    };
  },

  progress(dashboard, select) {
    return {
      progress: rows(dashboard.progress(select).items, ({ target }) => target.id, (item) => ({
        indicator: says(item.indicator.name.vi),
        domain: says(item.domain?.name.vi ?? ''),
        verdict: says(verdicts[item.verdict], item.verdict),
        value: item.figure === null ? says('–', null) : figure(item.figure, item.indicator),
        period: says(item.figure === null ? '' : period(item.figure.period)),
        numerator: counts(item.figure?.numerator ?? null),
        denominator: counts(item.figure?.denominator ?? null),
        goal: (cell) => (cell.plain ? counts(item.goal)(cell) : cell.value === String(item.goal ?? '') ? null : `raw ${cell.value}, not ${item.goal}`),
        gap: counts(item.gap, { shown: Math.abs(item.gap ?? 0) === 0 ? null : Math.abs(item.gap ?? 0) }),
        expected: counts(item.expected),
        deviation: differs(item.deviation),
        share: counts(item.share, { shown: (item.share ?? 0) * 100, tolerance: 0.5 }),
        pace: counts(item.pace),
        forecast: counts(item.forecast === null || item.forecast.model === 'pace' ? null : item.forecast.value, { tolerance: 0.5 }),
        probability: counts(item.forecast?.probability ?? null, { shown: null }),
        due: says(period(item.target.due)),
        daysLeft: (cell) => says(new Intl.NumberFormat('vi-VN').format(item.daysLeft), item.daysLeft)(cell),
        reported: says(item.reported.map(({ verdict, asOf }) => `${reported[verdict]} (${day(asOf)})`).join('; ')),
        owner: says(item.owner?.vi ?? ''),
        source: says(titleOf(item.figure?.source)),
      })),
    };
  },

  trend(dashboard, select) {
    const trend = dashboard.trend(select);
    const paths = trend.targets.flatMap(({ id, path, due, comparator }) => [
      ...path.slice(0, -1).map(({ on, value }, index) => ({ id: `${id}-${index}`, due: day(on), value })),
      { id, due: period(due), value: comparator.value ?? comparator.low ?? (comparator.kind === 'done' ? null : path.at(-1)?.value ?? null) },
    ]);
    return {
      trend: {
        ...rows(trend.points, (point) => point.period.id, (point) => ({
          period: says(period(point.period)),
          value: figure(point, trend.indicator),
          change: differs(point.change),
          source: says(titleOf(point.source)),
        })),
        ...rows(trend.forecast?.points ?? [], ({ on }) => `forecast ${on}`, ({ on, value }) => ({
          period: says(day(on)),
          value: counts(value, { tolerance: 0.5 }),
          status: says(trend.forecast.model === 'pace' ? 'Theo nhịp độ' : 'Dự báo', trend.forecast.model),
        })),
      },
      'trend-targets': rows(paths, ({ id }) => id, ({ due, value }) => ({
        due: says(due),
        goal: (cell) => (cell.value === String(value ?? '') ? null : `raw ${cell.value}, not ${value}`),
      })),
    };
  },

  ranking(dashboard, select) {
    const ranking = dashboard.ranking(select);
    // One alone has no place.
    const ranked = ranking.coverage.have > 1 && ranking.rows.some(({ rank }) => rank !== null);
    const places = (change) => (cell) => {
      if (change === null) return says('', cell?.value === undefined ? undefined : null)(cell);
      return says(change === 0 ? '=' : `${change > 0 ? '▲' : '▼'} ${Math.abs(change)}`, change)(cell);
    };
    return {
      ranking: rows(ranking.rows, ({ unit }) => unit.id, (row) => ({
        ...(ranked ? { rank: says(row.rank === null ? '' : String(row.rank), row.rank) } : {}),
        value: counts(row.value, { gap: gapOf(row), also: row.qualifier && row.value !== null ? `${qualifiers[row.qualifier]} ` : '' }),
        ...(ranked ? { rankChange: places(row.rankChange) } : { change: differs(row.change) }),
      })),
    };
  },
};

function rows(items, id, columns) {
  return Object.fromEntries(items.map((item) => [id(item), columns(item)]));
}

/**
 * What the tables of a widget must say for a selection: table, row, column, and there a check that returns `null` or what is
 * wrong with a cell `{text, value}`. Tables without rows are not shown. A question without an answer has no tables.
 */
export function tables(name, dashboard, select) {
  try {
    return Object.fromEntries(Object.entries(answers[name](dashboard, select)).filter(([, all]) => Object.keys(all).length > 0));
  } catch (error) {
    if (error.name === 'ReformError' && error.code === 'nothing_to_show') return {};
    throw error;
  }
}
