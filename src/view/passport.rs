//! How was this number made?

use serde::Serialize;

use super::{Coverage, FrameworkRef, IndicatorRef, NodeRef, PeriodRef, SourceRef, UnitRef};
use crate::model::{Gap, Qualifier, Rule, Status};
use crate::period::Day;

/// How was this number made?
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Passport<'a> {
    pub unit: UnitRef<'a>,
    pub period: PeriodRef,
    pub root: PassportStep<'a>,
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub enum StepKind {
    Observed,
    Ratio,
    Sum,
    Mean,
    Weighted,
    Worst,
    OverPeriods,
    Carried,
    Difference,
    Rule,
    Aggregate,
    Missing,
}

/// A step and what it is made from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct PassportStep<'a> {
    pub kind: StepKind,
    pub unit: UnitRef<'a>,
    pub period: PeriodRef,
    pub indicator: Option<IndicatorRef<'a>>,
    pub node: Option<NodeRef<'a>>,
    pub value: Option<f64>,
    pub gap: Option<Gap>,
    pub printed: Option<f64>,
    pub max: Option<f64>,
    pub weight: Option<f64>,
    pub rule: Option<&'a Rule>,
    pub framework: Option<FrameworkRef<'a>>,
    pub coverage: Coverage,
    pub path: Option<String>,
    pub status: Option<Status>,
    pub qualifier: Option<Qualifier>,
    pub as_printed: Option<&'a str>,
    pub published: Option<Day>,
    pub source: Option<SourceRef<'a>>,
    pub parts: Vec<PassportStep<'a>>,
}
