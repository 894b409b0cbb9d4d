//! Where do we stand?

use serde::Serialize;

use super::{Coverage, Figure, FrameworkRef, IndicatorRef, NodeRef, Note, PeriodRef, Score, SourceRef, UnitRef, VerdictCounts};
use crate::model::Text;
use crate::period::Day;

/// Where do we stand?
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Summary<'a> {
    pub unit: UnitRef<'a>,
    pub period: Option<PeriodRef>,
    pub previous: Option<PeriodRef>,
    pub framework: Option<FrameworkRef<'a>>,
    pub total: Option<Score<'a>>,
    pub domains: Vec<Score<'a>>,
    pub rank: Option<Rank>,
    pub group: Option<Group>,
    pub verdicts: VerdictCounts,
    pub targets: u32,
    pub figures: Vec<SummaryFigure<'a>>,
    pub notes: Vec<Note<'a>>,
    pub coverage: Coverage,
    pub freshness: Freshness,
    pub publisher: Option<&'a Text>,
    pub sources: Vec<SourceRef<'a>>,
}

/// A place among units of a kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Rank {
    pub rank: u32,
    pub of: u32,
    pub tied: bool,
    pub previous_rank: Option<u32>,
}

/// A group among groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Group {
    pub group: u32,
    pub of: u32,
}

/// The latest figure of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct SummaryFigure<'a> {
    pub indicator: IndicatorRef<'a>,
    pub domain: Option<NodeRef<'a>>,
    pub figure: Figure<'a>,
    pub change: Option<f64>,
    pub previous: Option<PeriodRef>,
}

/// How old the figures are.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Freshness {
    pub as_of: Option<Day>,
    pub issued: Option<Day>,
    pub latest: Option<PeriodRef>,
}
