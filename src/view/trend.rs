//! How has it moved?

use serde::Serialize;

use super::{Coverage, FrameworkRef, IndicatorRef, NodeRef, PeriodRef, SourceRef, TargetRef, UnitRef};
use crate::model::{Gap, Qualifier, Status, Text};
use crate::period::Day;

/// How has it moved?
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Trend<'a> {
    pub unit: UnitRef<'a>,
    pub indicator: Option<IndicatorRef<'a>>,
    pub node: Option<NodeRef<'a>>,
    pub framework: Option<FrameworkRef<'a>>,
    pub points: Vec<TrendPoint<'a>>,
    pub targets: Vec<TargetRef<'a>>,
    pub breaks: Vec<TrendBreak<'a>>,
    pub bounds: Bounds,
    pub coverage: Coverage,
}

/// A point of the series.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct TrendPoint<'a> {
    pub period: PeriodRef,
    pub on: Day,
    pub value: Option<f64>,
    pub gap: Option<Gap>,
    pub qualifier: Option<Qualifier>,
    pub status: Status,
    pub coverage: Coverage,
    pub complete: bool,
    pub source: Option<SourceRef<'a>>,
    pub change: Option<f64>,
    pub segment: u32,
}

/// A cut in the series.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct TrendBreak<'a> {
    pub on: Day,
    pub kind: BreakKind,
    pub text: Option<&'a Text>,
    pub source: Option<SourceRef<'a>>,
}

/// Why the series is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub enum BreakKind {
    Method,
    Boundary,
}

/// The scale's natural ends.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Bounds {
    pub low: Option<f64>,
    pub high: Option<f64>,
}
