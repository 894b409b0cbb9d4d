import type { Certainty, Contents, Dashboard, Decomposition, Diff, Figure, Goal, IndicatorRef, Matrix, NodeRef, Owners, Passport, PassportStep, PeriodRef, Problems, Progress, Ranking, ScenarioDocument, Scenario, Score, Selector, SourceRef, Summary, Text, Tiles, Trend, UnitRef, VerdictCounts, WhatIf, Work } from '../../../../src/wasm/types';
import type { WidgetProps } from '../contract';

/**
 * One state of a widget: the answers that it draws, and what is asked for. Galleries show stories and tests render them.
 * Their figures are published ones, save those of the `sample` province, which shows forms; answers are shaped as the core
 * gives them.
 */
export interface Story {
  id: string;
  /** What the story shows. */
  title: string;
  select?: Selector;
  /** The day on which it is read; left out: nobody knows. */
  today?: string;
  /** What its reader has turned on. */
  turned?: WidgetProps['turned'];
  answers: Answers;
  /** A state of the element around the widget, the same for all of them: its feed on the way, or not to be had. */
  host?: 'loading' | 'error';
  /** What the page has put into the element. */
  own?: string;
}

export interface Answers {
  contents?: Contents;
  summary?: Summary;
  progress?: Progress;
  trend?: Trend;
  ranking?: Ranking;
  matrix?: Matrix;
  tiles?: Tiles;
  owners?: Owners;
  problems?: Problems;
  passport?: Passport;
  whatif?: WhatIf;
  goal?: Goal;
  certainty?: Certainty;
  /** How much of the certainty is worked out; 1 where left out. */
  share?: number;
  change?: Decomposition;
  diff?: Diff;
}

const nothing = (): never => {
  throw Object.assign(new Error('nothing_to_show'), { name: 'ReformError', code: 'nothing_to_show', path: '', found: null, expected: null });
};

/** A dashboard that gives the answers of a story, and `nothing_to_show` to every other question. */
export function dashboardOf(answers: Answers): Dashboard {
  return {
    contents: () => answers.contents ?? nothing(),
    summary: () => answers.summary ?? nothing(),
    progress: () => answers.progress ?? nothing(),
    trend: () => answers.trend ?? nothing(),
    ranking: () => answers.ranking ?? nothing(),
    matrix: () => answers.matrix ?? nothing(),
    tiles: () => answers.tiles ?? nothing(),
    owners: () => answers.owners ?? nothing(),
    problems: () => answers.problems ?? { items: [], counts: { error: 0, warning: 0, info: 0 } },
    passport: ({ indicator }) => (answers.passport && (answers.passport.root.indicator?.id ?? null) === indicator && answers.passport) || nothing(),
    scenario: () => scenarioWith(answers.whatif ?? nothing()),
    goal: () => answers.goal ?? nothing(),
    certainty: () => workOf(answers.certainty ?? nothing(), answers.share ?? 1),
    change: () => answers.change ?? nothing(),
    diff: () => answers.diff ?? nothing(),
    goalJson: nothing,
    json: (question) => new TextEncoder().encode(JSON.stringify(answers[question] ?? nothing())),
  };
}

/** A scenario that stands still: whatever is changed, its answer stays. */
function scenarioWith(answer: WhatIf): Scenario {
  const document: ScenarioDocument = {
    format: 'reform-scenario/1', feed: answer.feed, name: answer.name, preset: answer.preset,
    select: { unit: answer.unit.id, period: answer.period.id }, changes: answer.changes.map(({ change }) => change),
  };
  return {
    set: () => undefined, remove: () => undefined, undo: () => false, redo: () => false, free: () => undefined,
    answer: () => answer, passport: nothing, standing: () => answer.outcome, ranks: () => new Uint32Array(), bytes: () => new Uint8Array(), json: () => JSON.stringify(document),
  };
}

/** Work that never gets further. */
const workOf = (answer: Certainty, share: number): Work => ({ advance: () => share, answer: () => answer, json: () => new Uint8Array(), free: () => undefined });

export const text = (vi: string, en: string | null = null): Text => ({ vi, en });

export const province = (id: string, name: string, more: Partial<UnitRef> = {}): UnitRef => ({
  id, code: null, name: text(name), kind: 'province', validFrom: null, validTo: null, ...more,
});

export const year = (label: string | number): PeriodRef => ({
  id: String(label), label: String(label), kind: 'year', start: `${label}-01-01`, end: `${label}-12-31`, ownDays: false,
});

export const onDay = (day: string): PeriodRef => ({ id: day, label: day, kind: 'day', start: day, end: day, ownDays: false });

export const indicator = (id: string, name: Text, unit: Text, more: Partial<IndicatorRef> = {}): IndicatorRef => ({
  id, name, unit, measure: 'percent', direction: 'up', decimals: null, max: null, concept: null, owner: null, ranked: true, groupsOnly: false, ...more,
});

export const source = (id: string, title: string, more: Partial<SourceRef> = {}): SourceRef => ({
  id, title: text(title), document: null, url: null, date: null, ...more,
});

export const figure = (value: number | null, period: PeriodRef, more: Partial<Figure> = {}): Figure => ({
  value, gap: value === null ? 'unknown' : null, how: 'observed', period, numerator: null, denominator: null, printed: null, qualifier: null,
  status: 'official', coverage: { have: value === null ? 0 : 1, of: 1 }, complete: true, asPrinted: null, source: null, published: null, ...more,
});

export const score = (node: NodeRef, value: number | null, max: number | null, more: Partial<Score> = {}): Score => ({
  node, indicator: null, value, gap: value === null ? 'notPublished' : null, max, share: value === null || max === null ? null : value / max,
  computed: value, published: null, difference: null, previous: null, change: null, coverage: { have: value === null ? 0 : 1, of: 1 },
  status: 'official', ...more,
});

export const verdicts = (counts: Partial<VerdictCounts>): VerdictCounts => ({
  achieved: 0, onTrack: 0, watch: 0, risk: 0, alarm: 0, missed: 0, pending: 0, noData: 0, noTarget: 0, ...counts,
});

export const kontum = province('kon-tum', 'Kon Tum', { code: '62', validTo: '2025-06-30' });
export const step = (kind: PassportStep['kind'], unit: UnitRef, period: PeriodRef, value: number | null, more: Partial<PassportStep> = {}): PassportStep => ({
  kind, unit, period, value, indicator: null, node: null, gap: value === null ? 'notPublished' : null, printed: null, max: null, share: null, simulated: null, weight: null, rule: null,
  framework: null, coverage: { have: value === null ? 0 : 1, of: 1 }, path: null, status: value === null ? null : 'official', qualifier: null, asPrinted: null,
  published: null, source: null, parts: [], ...more,
});

/** No province: what is said of it is made up to show every form. */
export const sample = province('sample', 'Tỉnh mẫu');
export const danang = province('da-nang-2025', 'Đà Nẵng', { code: '48', validFrom: '2025-07-01' });

export const portal = source('portal', 'Kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp, Cổng Dịch vụ công quốc gia', {
  url: 'https://dichvucong.gov.vn/p/home/dvc-index-tinhthanhpho-tonghop.html',
});
export const review = source('review', 'Hội nghị tổng kết CCHC 2011–2020', { date: '2020-07-17' });
export const papi = source('papi', 'PAPI (CECODES, VFF-CRT, RTA, UNDP)', { url: 'https://papi.org.vn' });

/** A count that the sample province sums over its units, of which one gives none. */
export const dossiers = indicator('dossiers', text('Hồ sơ đã tiếp nhận', 'Dossiers received'), text('hồ sơ', 'dossiers'), { measure: 'count' });

/** How the sample province's sum of a year is made: 1.200 and 800, and a unit that is missing. */
export const summed = (period: PeriodRef): Passport => ({
  unit: sample, period,
  root: step('sum', sample, period, 2000, {
    indicator: dossiers, coverage: { have: 2, of: 3 }, source: portal,
    parts: [['a', 'Xã mẫu A', 1200], ['b', 'Xã mẫu B', 800], ['c', 'Xã mẫu C', null]].map(([id, name, value], i) =>
      step(value === null ? 'missing' : 'observed', province(String(id), String(name), { kind: 'commune' }), period, value === null ? null : Number(value), {
        indicator: dossiers, path: value === null ? null : `/observations/${i}`, source: value === null ? null : portal,
      })),
  }),
});

export const points = text('điểm', 'points');
export const percent = text('%', '%');
