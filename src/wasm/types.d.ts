/**
 * The types of the border between the core and JavaScript.
 *
 * Every answer is a plain object: days are `YYYY-MM-DD`, an absent thing is `null` (never `undefined`, `NaN` or 0),
 * words of enumerations are string unions, figures are numbers in the indicator's own unit. The core says no sentence:
 * the page words, rounds and folds; the core has already sorted.
 */

/** A day of the Gregorian calendar, `YYYY-MM-DD`. */
export type Day = string;

/** A text of the feed. `en` is `null` where the feed gives one language only. */
export interface Text {
  vi: string;
  en: string | null;
}

export type UnitKind = 'nation' | 'region' | 'ministry' | 'province' | 'agency' | 'district' | 'commune' | 'group';

export interface UnitRef {
  id: string;
  /** The administrative code as printed. Codes are reused over time: never join on them. */
  code: string | null;
  name: Text;
  kind: UnitKind;
  /** First day on which the unit exists; `null`: always has. */
  validFrom: Day | null;
  /** Last day on which the unit exists; `null`: still does. */
  validTo: Day | null;
}

export type PeriodKind = 'day' | 'month' | 'quarter' | 'half' | 'nineMonths' | 'year' | 'phase';

export interface PeriodRef {
  /** The label (`2020`, `2020-Q3`, `2011/2020`), followed by `@start/end` where its days differ from the label's in the feed's calendar. */
  id: string;
  /** The label alone, as the feed writes it. */
  label: string;
  kind: PeriodKind;
  start: Day;
  end: Day;
  /** The days differ from those of the label in the feed's calendar. */
  ownDays: boolean;
}

export interface SourceRef {
  id: string;
  title: Text;
  /** The document's number, as printed. */
  document: Text | null;
  /** http(s) or relative; anything else was refused with the problem `bad_url`. */
  url: string | null;
  date: Day | null;
}

export type Direction = 'up' | 'down' | 'band';
export type MeasureKind = 'count' | 'ratio' | 'percent' | 'points' | 'index' | 'level' | 'milestone' | 'duration' | 'shareOfUnits';

export interface IndicatorRef {
  id: string;
  name: Text;
  /** The unit of measure as printed: `%`, `điểm`, `hồ sơ`. */
  unit: Text;
  measure: MeasureKind;
  direction: Direction;
  /** Digits after the comma that the publisher prints; `null`: not said. */
  decimals: number | null;
  /** Best attainable points of a `points` measure. */
  max: number | null;
  /** Variants of one indicator (other denominators) share their concept. */
  concept: string | null;
  owner: Text | null;
  /** `false` where the publisher does not rank. */
  ranked: boolean;
  /** The publisher shows groups instead of ranks. */
  groupsOnly: boolean;
}

export interface NodeRef {
  id: string;
  name: Text;
}

export interface FrameworkRef {
  id: string;
  name: Text;
  version: Text;
  source: SourceRef | null;
}

export type Gap = 'notPublished' | 'notYet' | 'unknown';
export type Qualifier = 'over' | 'about' | 'under' | 'almost';
export type Status = 'official' | 'planned' | 'estimated' | 'provisional' | 'registered' | 'reconstructed' | 'restated';
export type Track = 'self' | 'appraised' | 'survey';

/** How many of those that should have a value have one. `of` 0 means that nothing was asked for. */
export interface Coverage {
  have: number;
  of: number;
}

/**
 * One number with what is needed to judge it.
 * `how`: `observed` as published; `ratio` computed from its parts; `overUnits` rolled up over units; `overPeriods` over
 * shorter periods; `carried` a stock that still holds; `difference` a
 * cumulative figure less an earlier one; `predecessors` rebuilt from the units that the unit was made of, by their shares.
 */
export interface Figure {
  value: number | null;
  /** Why there is no value; `null` where there is one. */
  gap: Gap | null;
  how: 'observed' | 'ratio' | 'overUnits' | 'overPeriods' | 'carried' | 'difference' | 'predecessors';
  period: PeriodRef;
  numerator: number | null;
  denominator: number | null;
  /** The printed figure beside a computed one; `null` where none is printed. */
  printed: number | null;
  qualifier: Qualifier | null;
  status: Status;
  coverage: Coverage;
  /** `false`: the period is not covered to its end by the data. */
  complete: boolean;
  asPrinted: string | null;
  source: SourceRef | null;
  published: Day | null;
}

/** A node's score in a framework; `value` is what counts: the published score where there is one, else the computed one. */
export interface Score {
  node: NodeRef;
  /** The indicator of the published score, or of a leaf. */
  indicator: IndicatorRef | null;
  value: number | null;
  gap: Gap | null;
  max: number | null;
  /** `value / max`; 0 to 1 unless the published score breaks its bounds. */
  share: number | null;
  computed: number | null;
  published: number | null;
  /** `published - computed`, unrounded. Nothing is corrected. */
  difference: number | null;
  previous: number | null;
  change: number | null;
  coverage: Coverage;
  status: Status;
}

export type Verdict = 'achieved' | 'onTrack' | 'watch' | 'risk' | 'alarm' | 'missed' | 'pending' | 'noData' | 'noTarget';

export type VerdictCounts = Record<Verdict, number>;

export interface Contents {
  id: string;
  title: Text;
  publisher: Text | null;
  licence: Text | null;
  issued: Day | null;
  asOf: Day | null;
  calendar: 'calendar' | 'reporting';
  /** Units in the feed's order. */
  units: (UnitRef & { parent: string | null; becomes: { unit: string; share: number }[]; groups: string[]; hasData: boolean })[];
  /** Periods that have data, oldest first. */
  periods: PeriodRef[];
  indicators: IndicatorRef[];
  frameworks: (FrameworkRef & { root: FrameworkNode })[];
  sources: SourceRef[];
  observations: number;
  targets: number;
  actions: number;
  /** Where one stands when nothing is selected. */
  start: { unit: string | null; period: string | null; framework: string | null };
}

export interface FrameworkNode extends NodeRef {
  max: number | null;
  weight: number | null;
  /** What the node weighs in the root, 0 to 1: by weights in means, by maxima in sums; `null` where nodes only group. */
  effectiveWeight: number | null;
  indicator: string | null;
  owner: Text | null;
  children: FrameworkNode[];
}

/** Where do we stand? Without a scoring framework `total` is `null` and the figures and verdicts say it. */
export interface Summary {
  unit: UnitRef;
  period: PeriodRef | null;
  previous: PeriodRef | null;
  framework: FrameworkRef | null;
  total: Score | null;
  /** The root's children, in the framework's order. */
  domains: Score[];
  /** The place of `total` among units of the same kind; `null` where the publisher does not rank. */
  rank: { rank: number; of: number; tied: boolean; /** `null` unless it is a rank among the same units. */ previousRank: number | null } | null;
  /** The group of `total`, 1 is best, of `of`; `null` where groups are not shown. */
  group: { group: number; of: number } | null;
  verdicts: VerdictCounts;
  targets: number;
  /** The latest figure of each indicator of the unit, in the order of the framework, then of the feed. */
  figures: { indicator: IndicatorRef; domain: NodeRef | null; figure: Figure; change: number | null; previous: PeriodRef | null }[];
  notes: Note[];
  /** Indicators of the unit with a value, of those that the feed knows for it. */
  coverage: Coverage;
  freshness: { asOf: Day | null; issued: Day | null; latest: PeriodRef | null };
  publisher: Text | null;
  /** Of the figures, each once, in the feed's order. A figure added up from several sources has none; the passport names them. */
  sources: SourceRef[];
}

export interface Note {
  kind: 'limitation' | 'commendation' | 'method' | 'break' | 'remark';
  text: Text;
  value: number | null;
  unit: string | null;
  indicator: string | null;
  period: PeriodRef | null;
  node: NodeRef | null;
  source: SourceRef | null;
}

export type Comparator =
  | { kind: 'atLeast' | 'moreThan' | 'atMost' | 'lessThan' | 'equals'; value: number }
  | { kind: 'between'; low: number; high: number }
  | { kind: 'done' }
  | { kind: 'change'; by: number; from: PeriodRef };

export interface PathPoint {
  on: Day;
  value: number;
}

export interface TargetRef {
  id: string;
  comparator: Comparator;
  due: PeriodRef;
  /** `from`: given by the feed, or the indicator's first official value. */
  baseline: (PathPoint & { from: 'feed' | 'firstValue' }) | null;
  /** Baseline, milestones and goal, oldest first: what `expected` is read from. */
  path: PathPoint[];
  source: SourceRef | null;
}

/** How far to each target? Items are sorted: who lags most comes first. */
export interface Progress {
  unit: UnitRef;
  period: PeriodRef | null;
  today: Day;
  method: 'linearPace';
  thresholds: { watch: number; risk: number; alarm: number };
  items: ProgressItem[];
  verdicts: VerdictCounts;
}

export interface ProgressItem {
  target: TargetRef;
  indicator: IndicatorRef;
  /** The reform area: the child of the framework's root under which the indicator stands. */
  domain: NodeRef | null;
  figure: Figure | null;
  /** The figure that the target's goal is compared with; the target's `change` is resolved. `null` without a number. */
  goal: number | null;
  /** How far the value is beyond the goal, in the indicator's unit, in the good direction; negative: short of it. */
  gap: number | null;
  /** Where the path says one should be on the figure's last day. */
  expected: number | null;
  /** Points behind (negative) or ahead of the path; percentage points for indicators in %, else points of the way. */
  deviation: number | null;
  /** Share of the way from baseline to goal, 1 is there. */
  share: number | null;
  /** `share` against the share of the time; 1 is on schedule. */
  pace: number | null;
  verdict: Verdict;
  /**
   * What documents state about this target, oldest first; shown beside, never in place of, the computed verdict. `differs`: the figures of that very day
   * give the contrary, achieved for missed, missed for met and exceeded.
   */
  reported: { verdict: 'missed' | 'met' | 'exceeded'; asOf: Day; differs: boolean; source: SourceRef | null }[];
  /**
   * The same goal, with its path, under the other definitions of what is measured (other denominators): indicators of the same `concept` and unit of
   * measure that have figures of the unit. Empty where there is none.
   */
  definitions: { indicator: IndicatorRef; figure: Figure; verdict: Verdict }[];
  /** From `today` to the end of `due`; negative: overdue. */
  daysLeft: number;
  /** The agency in charge: the indicator's, else that of its node or of the nearest node above it. */
  owner: Text | null;
  /** What the series leads to by the deadline. `null` for fewer than two points since the last break, and once the deadline has been reached. */
  forecast: Outlook | null;
  /** What each method that was asked for says, in the order of `ProgressMethod`. */
  methods: Judgement[];
  /** How many of them say that the target is reached or will be, and how many that it will not be. */
  agreement: { onCourse: number; offCourse: number };
}

/** `pace` through two points is no forecast. */
export type ForecastModel = 'pace' | 'drift' | 'line' | 'logitLine' | 'logLine' | 'yearOnYear';

export interface Outlook {
  model: ForecastModel;
  /** On the last day of the deadline, in the indicator's unit. */
  value: number;
  /** Holds the value with 80 %. */
  likely: [number, number] | null;
  /** That the target is met, 0 to 1. */
  probability: number | null;
  /** The day on which the forecast meets the target. */
  crossing: Day | null;
  /** The change a year that is forecast, and the one that is needed from the last value on. */
  pace: number | null;
  required: number | null;
}

export type ProgressMethod = 'linearPace' | 'openSdg' | 'unsd' | 'destatis' | 'currentStatus';

/**
 * `word`: the method's own. `score`: pace (1 is on schedule), score of the growth ratio (-5 to 5), share of the way expected by the target's year, none,
 * status index (0 to 10). `unavailable`: why the method says nothing.
 */
export interface Judgement {
  method: ProgressMethod;
  word:
    | Verdict
    | 'substantial'
    | 'moderate'
    | 'limited'
    | 'deterioration'
    | 'fair'
    | 'stalled'
    | 'sun'
    | 'sunAndCloud'
    | 'cloud'
    | 'thunderstorm'
    | null;
  score: number | null;
  unavailable: 'noData' | 'duplicateYear' | 'noBase' | 'tooShort' | 'signChange' | 'noWay' | 'noDirection' | 'outOfRange' | null;
  onCourse: boolean | null;
}

/**
 * Where exactly is the weakness? Units by indicators, as columns: each list in `values`, `shares`, `gaps` and `verdicts` is one of `columns` and has one entry a
 * unit. Rows are in the feed's order: the units of the selector's `kind`, else of the kind that most units with observations right below the selected unit have, else of
 * its own kind; of another kind than its own only those below it. A unit has a row if it exists in the period, or has a figure rebuilt in its boundaries.
 */
export interface Matrix {
  unit: UnitRef;
  /** The period asked for; `null`: each column has its own latest. */
  period: PeriodRef | null;
  /** The framework whose leaves the columns are; `null`: the indicator asked for, or all that have results. */
  framework: FrameworkRef | null;
  kind: UnitKind;
  units: UnitRef[];
  /** At most 100. */
  columns: MatrixColumn[];
  /** How many indicators are left out beyond that. */
  moreColumns: number;
  /** Of the figures, as in the summary. */
  sources: SourceRef[];
  /** Results for the whole of the column's period. */
  values: (number | null)[][];
  /**
   * 0 (far) to 1 (there). With a target: 1 where the goal is reached, else 1 less the shortfall as a share of the goal (of the greatest shortfall where the goal is 0), not
   * below 0. Without: the place between the column's worst value and its best. `null` without a value, where all are equal, and for bands without a target.
   */
  shares: (number | null)[][];
  /** How far beyond the goal, in the indicator's unit, in the good direction; negative: short of it. A list is empty where no unit has a target. */
  gaps: (number | null)[][];
  /** Each figure by itself against the target: at or after the deadline it decides, before it its pace is judged. A list is empty where no unit has a target. */
  verdicts: (Verdict | null)[][];
}

export interface MatrixColumn {
  indicator: IndicatorRef;
  /** The framework's leaf. */
  node: NodeRef | null;
  period: PeriodRef;
  /** The goal of the next target due, or of the last where all are past; `null` without one, and where units have different ones. */
  goal: number | null;
  /** The plain mean of the values. */
  mean: number | null;
  coverage: Coverage;
}

/**
 * Where on the map? Units in the feed's order: provinces unless the selector names a `kind`, those of the last day of the period; where only units of later boundaries have
 * figures (rebuilt ones), those. The page lays the tiles out.
 */
export interface Tiles {
  period: PeriodRef | null;
  indicator: IndicatorRef | null;
  node: NodeRef | null;
  framework: FrameworkRef | null;
  max: number | null;
  direction: Direction;
  /** Number of groups shown instead of ranks; `null` where ranks are shown. */
  groups: number | null;
  kind: UnitKind;
  /** `today`: all units still exist; `then`: some have ended since, as at a merger. */
  as: 'today' | 'then';
  /** The selected unit, if it has a tile. */
  own: string | null;
  coverage: Coverage;
  mean: number | null;
  /** Of the values, as in the summary. */
  sources: SourceRef[];
  tiles: Tile[];
}

export interface Tile {
  unit: UnitRef;
  value: number | null;
  /** Why there is no value. */
  gap: Gap | null;
  qualifier: Qualifier | null;
  status: Status;
  /** As in the matrix: distance to the target where there is one, else the place between worst and best; 1 is best. */
  share: number | null;
  /** Against the target, as in the matrix; `null` without one. */
  verdict: Verdict | null;
  /** 1 is best among the tiles; `null` where the publisher does not rank. */
  rank: number | null;
  /** 1 is best; `null` unless the publisher shows groups. */
  group: number | null;
  /** What the unit was made of: the share of each former unit that went to it, and that unit's own last value, not after the period. Shown beside: never a mean. */
  from: { unit: UnitRef; share: number; value: number | null; period: PeriodRef | null }[];
  /** What the unit became. */
  becomes: { unit: string; share: number }[];
}

/** Who is responsible? Who has most targets missed or in alarm and most actions overdue comes first; what no one is in charge of last. */
export interface Owners {
  unit: UnitRef;
  period: PeriodRef | null;
  /** The day on which targets and actions are judged. */
  today: Day;
  owners: Owner[];
  /** What documents report of the unit, in the feed's order. */
  commendations: Note[];
  limitations: Note[];
}

/** What one agency is in charge of; agencies are the same if their Vietnamese names are. */
export interface Owner {
  /** `null`: the feed names no one. */
  owner: Text | null;
  verdicts: VerdictCounts;
  /** The unit's targets, who lags most first. */
  targets: ProgressItem[];
  states: Record<ActionState, number>;
  /** The feed's actions (a feed sets them for no unit): overdue, open, done late, done on time; within each by `days`. */
  actions: OwnedAction[];
}

/** On `today`: `overdue` open after its deadline, `open` before it, `late` done after it, `onTime` done by it. */
export type ActionState = 'overdue' | 'open' | 'late' | 'onTime';

export interface OwnedAction {
  id: string;
  name: Text;
  due: PeriodRef;
  done: Day | null;
  state: ActionState;
  /** From the day it was done, or from `today` while it is open, to the end of `due`; negative: late. */
  days: number;
  source: SourceRef | null;
}

/** How has it moved? */
export interface Trend {
  unit: UnitRef;
  indicator: IndicatorRef | null;
  /** Set where the trend is that of a framework node's score. */
  node: NodeRef | null;
  framework: FrameworkRef | null;
  /** Oldest first. A gap is a point without a value. */
  points: TrendPoint[];
  targets: TargetRef[];
  /** Days on which the method or the boundaries changed: no line crosses them. */
  breaks: { on: Day; kind: 'method' | 'boundary'; text: Text | null; source: SourceRef | null }[];
  /**
   * The units that became this one, in the feed's order, with the share (0 to 1) of each that went to it and its own series up to the first day of this
   * unit. Only those with a figure. What cannot be rebuilt for the new boundaries is shown by them alone.
   */
  predecessors: { unit: UnitRef; share: number; points: { on: Day; value: number | null; status: Status }[] }[];
  /** The scale's natural ends, `null` where there is none. */
  bounds: { low: number | null; high: number | null };
  coverage: Coverage;
  /** The values of the next periods, up to the last deadline: what holds them with 80 % and with 95 %. `null` for fewer than two points since the last break. */
  forecast: { model: ForecastModel; points: { on: Day; value: number; likely: [number, number] | null; possible: [number, number] | null }[] } | null;
}

export interface TrendPoint {
  period: PeriodRef;
  /** The last day of the period: where the point stands. */
  on: Day;
  value: number | null;
  gap: Gap | null;
  qualifier: Qualifier | null;
  status: Status;
  coverage: Coverage;
  complete: boolean;
  source: SourceRef | null;
  /** Change since the point before, `null` over a gap, a break, or where units are missing. */
  change: number | null;
  /** Counts the breaks before it: a line joins only points of one segment. */
  segment: number;
}

/** Who is ahead, who lags? Best first, then those without a value, in the feed's order. */
export interface Ranking {
  period: PeriodRef | null;
  previous: PeriodRef | null;
  indicator: IndicatorRef | null;
  node: NodeRef | null;
  framework: FrameworkRef | null;
  max: number | null;
  direction: Direction;
  /** `false`: the publisher does not rank, `rank` is `null` in every row. */
  ranked: boolean;
  /** Number of groups shown instead of ranks; `null` where ranks are shown. */
  groups: number | null;
  kind: UnitKind;
  /** The selected unit, if it stands in the table. */
  own: string | null;
  /** How many units have a value in both periods: `rankChange` is a change of rank among them alone. `null` without ranks or a previous period. */
  constantOf: number | null;
  /** Units with a value, of the units of this kind that exist in the period. */
  coverage: Coverage;
  mean: number | null;
  /** Of the figures, as in the summary. */
  sources: SourceRef[];
  rows: RankingRow[];
}

export interface RankingRow {
  unit: UnitRef;
  value: number | null;
  gap: Gap | null;
  qualifier: Qualifier | null;
  status: Status;
  coverage: Coverage;
  /** 1 is best; equal values share the best of their ranks. */
  rank: number | null;
  tied: boolean;
  /** Rank in the previous period among the units of that period. */
  previousRank: number | null;
  /**
   * Places gained since the previous period, both ranks taken anew among the `constantOf` units that have a value in both; `null` for the others, where
   * there is no second unit to compare with, and across a break.
   */
  rankChange: number | null;
  previousValue: number | null;
  change: number | null;
  /** 1 is best. */
  group: number | null;
}

export type Severity = 'error' | 'warning' | 'info';

/**
 * A flaw that did not stop the work. `error`: the item could not be used; `warning`: it is used, look at it; `info`: known and harmless.
 */
export interface Problem {
  code: ProblemCode;
  severity: Severity;
  /** JSON pointer into the feed. */
  path: string;
  found: string | number | null;
  expected: string | number | null;
  /** What it is about, as ids. */
  about: { unit: string | null; indicator: string | null; period: string | null; node: string | null };
  /** How many places this entry stands for; more than 1 only where too many of one code were found to list each. */
  count: number;
}

export interface Problems {
  /** Worst first, then in the feed's order. */
  items: Problem[];
  counts: Record<Severity, number>;
}

/**
 * What changed since an earlier edition of the feed? Things are the same if their ids are. Lists are in the order of the later edition: by indicator,
 * unit and period.
 */
export interface Diff {
  before: Edition;
  after: Edition;
  /** Observations that only the later edition has (`before` is `null`), then those that only the earlier has (`after` is `null`). */
  added: Listed<Revision>;
  removed: Listed<Revision>;
  /** Another value, gap or qualifier. */
  revised: Listed<Revision>;
  /** Another status, as from provisional to official; a revised figure may stand here too. */
  statuses: Listed<Revision>;
  targets: Listed<{ id: string; before: TargetTerms | null; after: TargetTerms | null }>;
  /** Nodes of which the rule, the maximum, the weight, the aggregate or the indicator is another. */
  rules: Listed<{ framework: string; node: NodeRef; before: Scoring | null; after: Scoring | null }>;
  units: { added: Listed<string>; removed: Listed<string> };
  indicators: { added: Listed<string>; removed: Listed<string> };
}

export interface Edition {
  id: string;
  title: Text;
  issued: Day | null;
  asOf: Day | null;
}

/** All are counted, the first 1,000 listed. */
export interface Listed<T> {
  count: number;
  items: T[];
}

/**
 * One observation in both editions. Figures for one indicator, unit and period belong together within a track: first of one source and status, then of one
 * source, then any.
 */
export interface Revision {
  unit: string;
  indicator: string;
  period: PeriodRef;
  before: Printed | null;
  after: Printed | null;
}

export interface Printed {
  value: number | null;
  gap: Gap | null;
  qualifier: Qualifier | null;
  status: Status;
  source: SourceRef | null;
  /** JSON pointer into that edition. */
  path: string;
}

export interface TargetTerms {
  indicator: string;
  unit: string | null;
  comparator: Comparator;
  due: PeriodRef;
  baseline: PathPoint | null;
  path: PathPoint[];
  source: SourceRef | null;
}

export interface Scoring {
  indicator: string | null;
  max: number | null;
  weight: number | null;
  rule: Rule | null;
  aggregate: 'sum' | 'mean' | 'geometric' | 'harmonic' | null;
}

/** How was this number made? A tree: each step's value comes from its `parts`. */
export interface Passport {
  unit: UnitRef;
  period: PeriodRef;
  root: PassportStep;
}

export interface PassportStep {
  /**
   * `observed` a figure of the feed; `ratio` numerator over denominator; `sum`, `mean`, `worst` over units, `weighted` a mean whose
   * weights are another indicator's figures, a `ratio` over units one whose parts they add up to; `overPeriods` a sum or the
   * last of shorter periods; `carried` a stock that still holds; `difference` a cumulative figure less an earlier one;
   * `predecessors` the units that the unit was made of, each times its share, a ratio one whose parts they add up to; `rule` points from a rate; `aggregate` a node from its children;
   * `missing` no figure.
   */
  kind: 'observed' | 'ratio' | 'sum' | 'mean' | 'weighted' | 'worst' | 'overPeriods' | 'carried' | 'difference' | 'predecessors' | 'rule' | 'aggregate' | 'missing';
  unit: UnitRef;
  period: PeriodRef;
  indicator: IndicatorRef | null;
  node: NodeRef | null;
  value: number | null;
  gap: Gap | null;
  /** What a document prints for this very number, beside the computed one. */
  printed: number | null;
  max: number | null;
  /** What of this unit, 0 to 1, goes into the step that it is a part of; set for predecessors only. */
  share: number | null;
  /** What a scenario makes of the step, beside the official value; `null` in official passports. It is never a published figure. */
  simulated: number | null;
  weight: number | null;
  /** The rule with its parameters, as in the feed. */
  rule: Rule | null;
  /** The rule's version: the framework's. */
  framework: FrameworkRef | null;
  coverage: Coverage;
  /** Where the figure stands in the feed, as a JSON pointer. */
  path: string | null;
  status: Status | null;
  qualifier: Qualifier | null;
  asPrinted: string | null;
  published: Day | null;
  source: SourceRef | null;
  parts: PassportStep[];
}

export type Rule =
  | { kind: 'published' }
  | { kind: 'proportional'; full: number; from: number }
  | { kind: 'steps'; steps: { atLeast: number; points: number }[] }
  | { kind: 'allOrNothing'; atLeast: number }
  | { kind: 'deduction'; per: number; points: number; floor: number }
  | {
      kind: 'normalise';
      by: Method;
      /** The ends of `scaled` and `goalposts`, in the indicator's unit. */
      low: number | null;
      high: number | null;
      /** What is to be reached, of `distanceToTarget`, in the indicator's unit. */
      target: number | null;
      /** The id of the unit to compare with, of `distanceToReference`. */
      unit: string | null;
      /** Whether 1 is the most that the method gives: what is better than the target or the reference counts as much as it. */
      cap: boolean;
      /** The scores where the method gives 0 and where it gives 1. */
      scale: [number, number];
    };

export type Method =
  | 'minMax'
  | 'zScore'
  | 'scaled'
  | 'goalposts'
  | 'distanceToTarget'
  | 'distanceToReference'
  | 'distanceToBest'
  | 'fractionOfBest'
  | 'rank'
  | 'borda'
  | 'percentileRank';

/** What is uncertain about a ranking; what is left out has its default. */
export interface CertaintyTerms {
  /** Simulated rankings, 2 to 10.000; 1.000. */
  runs?: number | null;
  /** A whole number of 0 to 2^32 - 1: the same seed gives the same answer; 1. */
  seed?: number | null;
  /** Each weight (each maximum, where points add up) is multiplied by 1 - weights to 1 + weights, 0 to 1; 0.25, and 0 leaves the weights alone. */
  weights?: number | null;
  /** Values made of counts are drawn again (binomial); true. Printed points without counts carry no noise. */
  noise?: boolean | null;
  /** Other ways to normalise (min-max, percentile rank) and to aggregate (geometric); false. */
  methods?: boolean | null;
  /** Missing values are drawn from those of the other units; false. Otherwise they stay missing. */
  missing?: boolean | null;
  /** Runs for each kind of uncertainty from which its share is estimated, 2 to `runs`; 256, at most `runs`. 0: no `drivers`. */
  drivers?: number | null;
}

/** How sure is the ranking? A simulation, never a published figure. */
export interface Certainty {
  simulated: true;
  runs: number;
  seed: number;
  period: PeriodRef;
  /** Both `null` where an indicator is ranked. */
  framework: FrameworkRef | null;
  node: NodeRef | null;
  indicator: IndicatorRef | null;
  direction: Direction;
  /** `false`: the publisher does not rank. */
  ranked: boolean;
  kind: UnitKind;
  own: string | null;
  /** Mean absolute difference between a simulated rank and the official one. */
  shift: number;
  /** How many of the leaves' values are made of counts (and can carry noise), how many are missing, of all. */
  counted: number;
  gaps: number;
  cells: number;
  /** By official rank, those without one last. */
  rows: CertaintyRow[];
  /** That a unit is above another, 0 to 1, row by row in the order of `rows`; equal ranks count for neither. `null` beyond 100 units. */
  above: number[] | null;
  /** Share of each kind of uncertainty in the variance of the rank shift of a run: alone, and with all that it does together with others; each with what holds it with 90 %. */
  drivers: { name: 'weights' | 'noise' | 'normalisation' | 'aggregation' | 'missing'; first: number; firstLow: number; firstHigh: number; total: number; low: number; high: number }[];
  /** Mean absolute rank shift if a node weighs nothing, in the framework's order. */
  without: { node: NodeRef; shift: number }[];
}

export interface CertaintyRow {
  unit: UnitRef;
  /** Official score and rank; `null` where there is none. */
  score: number | null;
  rank: number | null;
  /** Of the simulated ranks; 5 % of them lie below `low`, 5 % above `high`. `null` for a unit that no run could rank. */
  mean: number | null;
  median: number | null;
  low: number | null;
  high: number | null;
  /** Counts from 1 down the table. The first of a bracket is not above any other of it in 95 % of the runs; units of equal rank share one. */
  bracket: number | null;
  /** Bounds of the rank, whatever the weights are within their limits; the values as they are. */
  best: number | null;
  worst: number | null;
  /** The score if each of the unit's missing values were the worst, and the best, that it can be. */
  lowest: number | null;
  highest: number | null;
  /** Share of the runs at each rank, first to last. `null` beyond 100 units. */
  ranks: number[] | null;
}

/** Long work in slices. */
export interface Work {
  /** Works for about `budgetMs` milliseconds and says how much is done, 0 to 1. Throws `aborted` once `signal` is. */
  advance(budgetMs: number, signal?: AbortSignal | null): number;
  /** Throws `not_ready` before all is done. */
  answer(): Certainty;
  json(): Uint8Array;
  free(): void;
}

/**
 * Why did a score change from one period to another? Parts by Shapley's value: the mean of what each does over all orders in which they can come. `data + rules + peers + missing`
 * is `change`, to the last bit. Parts are `null` where there is no score in one of the periods, or where the two cannot be mixed.
 */
export interface Decomposition {
  simulated: true;
  unit: UnitRef;
  framework: FrameworkRef | null;
  /** The framework that gave the score before, where it is another one (version). */
  formerly: FrameworkRef | null;
  node: NodeRef | null;
  indicator: IndicatorRef | null;
  from: PeriodRef;
  to: PeriodRef;
  score: Reasons;
  /** Of the rank among the units with a score in both periods; more is worse. */
  rank: Reasons;
  /** The nodes below, in the order of the later framework. */
  nodes: { node: NodeRef; before: number | null; after: number | null; change: number | null }[];
}

export interface Reasons {
  before: number | null;
  after: number | null;
  /** Differs from `after - before` by less than 1e-11 of them. */
  change: number | null;
  /** The unit's own values. */
  data: number | null;
  /** Maxima, weights, rules of the framework. */
  rules: number | null;
  /** The other units' values. */
  peers: number | null;
  /** Which of the unit's values are missing. */
  missing: number | null;
}

/**
 * One change of a scenario: what it is about (`unit` and one of `indicator`, `node`, `target`) and one kind of change.
 *
 * - `indicator` with `numerator` and `denominator` (one or both): the counts behind it.
 * - `indicator` with `value`, `by` or `growth`: its value. A count that ratios are made of changes them; a value set on a ratio stands without its counts.
 * - `node` with `value`, `by` or `growth`: its points, whatever its children come to; what they gain or lose is added.
 * - `node` with `weight`, `max` or `rule`: for every unit.
 * - `target` with `value`, `by` or `growth`: the figure that is to be reached.
 */
export interface Change {
  /** Left out: every unit that is ranked. */
  unit?: string | null;
  indicator?: string | null;
  node?: string | null;
  target?: string | null;
  /** What is assumed, in the author's words. */
  name?: string | null;
  numerator?: number | null;
  denominator?: number | null;
  /** What it becomes. */
  value?: number | null;
  /** What is added. */
  by?: number | null;
  /** What it grows by, in %. */
  growth?: number | null;
  weight?: number | null;
  max?: number | null;
  rule?: Rule | null;
}

/** A scenario as it is stored and shared. */
export interface ScenarioDocument {
  format: 'reform-scenario/1';
  /** The feed's id. */
  feed: string;
  name?: string | null;
  /** Cao, Cơ sở, Thấp: then each change needs a `name` and a number. */
  preset?: 'high' | 'base' | 'low' | null;
  select: Selector;
  changes: Change[];
}

/** A unit's place. */
export interface Standing {
  score: number | null;
  /** `null` where there is no score, or the publisher does not rank. */
  rank: number | null;
  /** How many are ranked. */
  of: number;
  tied: boolean;
}

/** What if? A simulation, never a published figure. The publisher's own rounding stays in: a published score moves by what the parts below it move. */
export interface WhatIf {
  simulated: true;
  feed: string;
  name: string | null;
  preset: 'high' | 'base' | 'low' | null;
  unit: UnitRef;
  period: PeriodRef;
  framework: FrameworkRef | null;
  node: NodeRef | null;
  indicator: IndicatorRef | null;
  kind: UnitKind;
  direction: Direction;
  max: number | null;
  official: Standing;
  outcome: Standing;
  /** The unit's scores, in the framework's order; `depth` 0 is the subject. */
  nodes: WhatIfNode[];
  /** What stands behind each leaf of the unit; what would gain most first. */
  levers: Lever[];
  /** In order of entry. */
  changes: WhatIfChange[];
  /** Every ranked unit, in the order of the outcome, those without a score last. */
  rows: { unit: UnitRef; official: Place; outcome: Place }[];
  /** The unit's targets that a change is about, judged by the linear pace. */
  targets: WhatIfTarget[];
  /** What a stored document has wrong, and changes that do not apply (`change_not_applied`). */
  problems: Problem[];
  canUndo: boolean;
  canRedo: boolean;
}

export interface Place {
  score: number | null;
  rank: number | null;
}

export interface WhatIfNode {
  node: NodeRef;
  depth: number;
  /** As changed. */
  max: number | null;
  weight: number | null;
  official: number | null;
  outcome: number | null;
}

export interface WhatIfChange {
  change: Change;
  /** What the unit's score loses if this change alone is taken away, all others staying: gains of changes that meet in one leaf or rule do not add up. `null`: no score with or without it. */
  score: number | null;
  /** How many places the unit falls if it alone is taken away; negative: rises. */
  rank: number | null;
  /** Why it does not apply: the id or word that it fails on; `null`: it applies. */
  problem: string | null;
}

export interface WhatIfTarget {
  target: string;
  indicator: IndicatorRef;
  /** The value that is judged, as changed. */
  value: number | null;
  /** What is to be reached, as changed; `null` without a number. */
  goal: number | null;
  official: Verdict;
  outcome: Verdict;
}

/** What stands behind a leaf: counts (numerator and denominator), a value under a rule, or published points alone. */
export interface Lever {
  /** `null` where an indicator is ranked without a framework. */
  node: NodeRef | null;
  /** `null` where only the node's printed score is known. */
  indicator: IndicatorRef | null;
  kind: 'counts' | 'value' | 'points';
  official: LeverState;
  outcome: LeverState;
  max: number | null;
  /** Where it can lie: the numerator of counts, else the value or points. `null`: no bound. */
  low: number | null;
  high: number | null;
  step: number;
  /** To the next step or threshold of the rule: whole counts of the numerator (the denominator stays), else of the value. `by` reaches it, one `step` less does not. Negative where less is better. */
  up: { by: number; gain: number } | null;
  /** To lose the step or threshold that is reached: `by` loses it, one `step` less does not. */
  down: { by: number; loss: number } | null;
  /** What the unit's score gains if this lever alone goes to its best. */
  best: number | null;
}

export interface LeverState {
  numerator: number | null;
  denominator: number | null;
  /** In the indicator's unit. */
  value: number | null;
  points: number | null;
  /** The printed figure beside a computed one; it is never simulated. */
  printed: number | null;
}

/** What is to be reached: `score` or `rank`, and on which terms. */
export interface Wish {
  score?: number | null;
  /** Reached while the others stand still. */
  rank?: number | null;
  /** Effort of one count of the numerator, one unit of the value, or one point, by the id of a node or an indicator; 1. */
  efforts?: Record<string, number> | null;
  /** The most that the numerator, the value or the points may become, by the same ids. */
  caps?: Record<string, number> | null;
  /** What may not change, by the same ids. */
  fixed?: string[] | null;
}

/** What does it take? The cheapest changes of the unit's levers that reach the wish. A simulation. */
export interface Goal {
  simulated: true;
  unit: UnitRef;
  period: PeriodRef;
  framework: FrameworkRef | null;
  node: NodeRef | null;
  indicator: IndicatorRef | null;
  wish: { score: number | null; rank: number | null };
  /** The score that the wish comes to. */
  needed: number | null;
  reached: boolean;
  /**
   * Nothing cheaper reaches it, or can get further. `false`: the search was broken off, scores are joined by another mean than the arithmetic one, a change moves
   * several leaves, or a rank is sought where a change moves the other units' scores too.
   */
  proven: boolean;
  /** `null` unless it is reached. */
  effort: number | null;
  official: Standing;
  /** With the steps done, as a `Scenario` of `changes` shows it; where it is not reached the same as `best`. */
  outcome: Standing;
  /** How far one can get. */
  best: Standing;
  steps: GoalStep[];
  /** The steps, ready for a `Scenario`; of an indicator on several leaves there is one. */
  changes: Change[];
}

export interface GoalStep {
  node: NodeRef | null;
  indicator: IndicatorRef | null;
  kind: 'counts' | 'value' | 'points';
  from: number;
  to: number;
  by: number;
  effort: number;
  /** In the unit's score. */
  gain: number;
}

/** What if? Changes on top of one feed; the feed itself never changes. */
export interface Scenario {
  /** Adds a change; one about the same thing takes the place of the earlier one. Throws `bad_change`. */
  set(change: Change): void;
  /** Takes away the change at a place of `answer().changes`; none there: nothing happens. */
  remove(place: number): void;
  /** `false`: nothing to undo. */
  undo(): boolean;
  redo(): boolean;
  answer(): WhatIf;
  /** `answer()` as the bytes of its JSON. */
  bytes(): Uint8Array;
  /** How the official score was made, and what the scenario makes of each step (`simulated`). */
  passport(): Passport;
  /** The unit's score and rank alone: cheap enough for each move of a slider. */
  standing(): Standing;
  /** The ranks of all units of `answer().rows`, in the feed's order; 0: none. */
  ranks(): Uint32Array;
  /** The document to store or share. */
  json(): string;
  free(): void;
}

/**
 * Where one stands. Whatever is left out has a default: the latest period with results, the first framework with data, the first of the highest units
 * that have observations of their own.
 */
export interface Selector {
  unit?: string | null;
  period?: string | null;
  framework?: string | null;
  node?: string | null;
  indicator?: string | null;
  /** The day on which deadlines are judged; default: the last day of `period`, else the feed's `asOf`, else `issued`, else the last day with data. */
  today?: Day | null;
  /** The methods of progress asked for, names with commas between them; default: `linearPace`. */
  methods?: string | null;
  /** Ranking, matrix and tiles: units of this kind alone; of another kind than the selected unit's own only those below it. */
  kind?: UnitKind | null;
  /** Ranking, matrix and tiles: units of this group alone, as the feed names it in `groups`. */
  group?: string | null;
  /** The earlier period of `change`; default: the one of the same kind before `period`. */
  before?: string | null;
  /** The framework (version) that gave the score in that period; default: the same, or where it gave none the first that did. */
  former?: string | null;
}

export type Question = 'contents' | 'summary' | 'progress' | 'trend' | 'ranking' | 'matrix' | 'tiles' | 'owners' | 'problems' | 'passport' | 'change';

/** An error of the core: a feed that cannot be understood, or a question that cannot be asked of it. */
export interface ReformError extends Error {
  name: 'ReformError';
  code: ErrorCode;
  /** JSON pointer into the feed, or into the selector (`/unit`). */
  path: string;
  found: string | number | null;
  expected: string | number | null;
}

export type ErrorCode =
  | 'not_utf8'
  | 'not_json'
  | 'not_a_feed'
  | 'unsupported_version'
  | 'too_deep'
  | 'too_large'
  | 'too_many_observations'
  | 'bad_selector'
  | 'unknown_question'
  | 'unknown_unit'
  | 'unknown_period'
  | 'unknown_framework'
  | 'unknown_node'
  | 'unknown_indicator'
  | 'unknown_method'
  | 'unknown_kind'
  | 'unknown_group'
  | 'bad_day'
  | 'bad_change'
  | 'bad_scenario'
  | 'bad_wish'
  | 'bad_terms'
  | 'aborted'
  | 'not_ready'
  | 'nothing_to_show';

export type ProblemCode =
  | 'unknown_field'
  | 'duplicate_key'
  | 'wrong_type'
  | 'missing_field'
  | 'unknown_word'
  | 'bad_id'
  | 'duplicate_id'
  | 'unknown_reference'
  | 'bad_day'
  | 'bad_period'
  | 'bad_url'
  | 'bad_number'
  | 'dates_reversed'
  | 'parent_cycle'
  | 'succession_cycle'
  | 'succession_share'
  | 'succession_overlap'
  | 'ratio_cycle'
  | 'node_empty'
  | 'node_max_differs'
  | 'target_comparator'
  | 'path_order'
  | 'threshold_order'
  | 'column_length'
  | 'missing_column'
  | 'bad_dictionary_index'
  | 'value_and_gap'
  | 'duplicate_observation'
  | 'sources_disagree'
  | 'unit_not_valid'
  | 'out_of_bounds'
  | 'part_exceeds_whole'
  | 'cumulative_falls'
  | 'ratio_differs'
  | 'total_differs'
  | 'verdict_differs'
  | 'same_label_other_days'
  | 'bad_change'
  | 'change_not_applied'
  | 'assumption_missing';

/** One feed, loaded and checked. Immutable. */
export interface Dashboard {
  contents(): Contents;
  summary(select?: Selector): Summary;
  progress(select?: Selector): Progress;
  trend(select?: Selector): Trend;
  ranking(select?: Selector): Ranking;
  matrix(select?: Selector): Matrix;
  tiles(select?: Selector): Tiles;
  owners(select?: Selector): Owners;
  problems(): Problems;
  passport(select: Selector): Passport;
  /** What changed since `before`, an earlier edition of the feed. */
  diff(before: Dashboard): Diff;
  /** Why did a score change? */
  change(select?: Selector): Decomposition;
  /** How sure is the ranking? Nothing is calculated before the first `advance`. */
  certainty(select?: Selector, terms?: CertaintyTerms | null): Work;
  /** What if? `document` is the JSON of a `ScenarioDocument`; what `select` leaves out is as the document has it. */
  scenario(select?: Selector | null, document?: string | null): Scenario;
  /** What does it take? */
  goal(select: Selector | null | undefined, wish: Wish): Goal;
  /** `goal` as the bytes of its JSON. */
  goalJson(select: Selector | null | undefined, wish: Wish): Uint8Array;
  /** Any answer as the bytes of its JSON: the same bytes in every build and browser. */
  json(question: Question, select?: Selector): Uint8Array;
}
