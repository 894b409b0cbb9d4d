//! Who is ahead, who lags?

use serde::Serialize;

use super::{Coverage, FrameworkRef, IndicatorRef, NodeRef, PeriodRef, UnitRef};
use crate::model::{Direction, Gap, Qualifier, Status, UnitKind};

/// Who is ahead, who lags?
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Ranking<'a> {
    pub period: Option<PeriodRef>,
    pub previous: Option<PeriodRef>,
    pub indicator: Option<IndicatorRef<'a>>,
    pub node: Option<NodeRef<'a>>,
    pub framework: Option<FrameworkRef<'a>>,
    pub max: Option<f64>,
    pub direction: Direction,
    pub ranked: bool,
    pub groups: Option<u32>,
    pub kind: UnitKind,
    pub own: Option<&'a str>,
    pub coverage: Coverage,
    pub mean: Option<f64>,
    pub rows: Vec<RankingRow<'a>>,
}

/// A unit in the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct RankingRow<'a> {
    pub unit: UnitRef<'a>,
    pub value: Option<f64>,
    pub gap: Option<Gap>,
    pub qualifier: Option<Qualifier>,
    pub status: Status,
    pub coverage: Coverage,
    pub rank: Option<u32>,
    pub tied: bool,
    pub previous_rank: Option<u32>,
    pub rank_change: Option<i32>,
    pub previous_value: Option<f64>,
    pub change: Option<f64>,
    pub group: Option<u32>,
}
