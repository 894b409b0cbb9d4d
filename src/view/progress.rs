//! How far to each target?

use serde::Serialize;

use super::{Figure, IndicatorRef, NodeRef, PeriodRef, SourceRef, UnitRef, VerdictCounts};
use crate::measure::status::Verdict;
use crate::model::{ReportedVerdict, Text, Thresholds};
use crate::period::Day;

/// How far to each target?
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Progress<'a> {
    pub unit: UnitRef<'a>,
    pub period: Option<PeriodRef>,
    pub today: Day,
    pub method: Method,
    pub thresholds: Thresholds,
    pub items: Vec<ProgressItem<'a>>,
    pub verdicts: VerdictCounts,
}

/// A method of progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub enum Method {
    LinearPace,
}

/// One target.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct ProgressItem<'a> {
    pub target: TargetRef<'a>,
    pub indicator: IndicatorRef<'a>,
    pub domain: Option<NodeRef<'a>>,
    pub figure: Option<Figure<'a>>,
    pub goal: Option<f64>,
    pub gap: Option<f64>,
    pub expected: Option<f64>,
    pub deviation: Option<f64>,
    pub share: Option<f64>,
    pub pace: Option<f64>,
    pub verdict: Verdict,
    pub reported: Vec<ReportedRef<'a>>,
    pub days_left: i32,
    pub owner: Option<&'a Text>,
}

/// A target with its path.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct TargetRef<'a> {
    pub id: &'a str,
    pub comparator: Comparator,
    pub due: PeriodRef,
    pub baseline: Option<Baseline>,
    pub path: Vec<PathPoint>,
    pub source: Option<SourceRef<'a>>,
}

/// What is to be reached.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub enum Comparator {
    AtLeast { value: f64 },
    MoreThan { value: f64 },
    AtMost { value: f64 },
    LessThan { value: f64 },
    Equals { value: f64 },
    Between { low: f64, high: f64 },
    Done,
    Change { by: f64, from: PeriodRef },
}

/// A value on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct PathPoint {
    pub on: Day,
    pub value: f64,
}

/// Where the way starts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Baseline {
    pub on: Day,
    pub value: f64,
    pub from: BaselineFrom,
}

/// Who says where the way starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub enum BaselineFrom {
    Feed,
    FirstValue,
}

/// A verdict that a document states.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct ReportedRef<'a> {
    pub verdict: ReportedVerdict,
    pub as_of: Day,
    pub source: Option<SourceRef<'a>>,
}
