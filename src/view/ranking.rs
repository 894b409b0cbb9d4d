//! Who is ahead, who lags?

use serde::Serialize;

use super::Told;
use crate::measure::{Coverage, Figure};
use crate::model::{Direction, Framework, Indicator, Node, Source, Unit, UnitKind};
use crate::period::Period;

/// Who is ahead, who lags?
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Ranking<'a> {
    pub period: Option<Told<'a, Period>>,
    pub previous: Option<Told<'a, Period>>,
    pub indicator: Option<&'a Indicator>,
    pub node: Option<&'a Node>,
    pub framework: Option<Told<'a, &'a Framework>>,
    pub max: Option<f64>,
    pub direction: Direction,
    pub ranked: bool,
    pub groups: Option<u32>,
    pub kind: UnitKind,
    pub own: Option<&'a str>,
    pub constant_of: Option<u32>,
    pub coverage: Coverage,
    pub mean: Option<f64>,
    pub sources: Vec<&'a Source>,
    pub rows: Vec<RankingRow<'a>>,
}

/// A unit in the table.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct RankingRow<'a> {
    pub unit: &'a Unit,
    pub figure: Figure,
    pub rank: Option<u32>,
    pub tied: bool,
    pub previous_rank: Option<u32>,
    pub rank_change: Option<i32>,
    pub previous_value: Option<f64>,
    pub change: Option<f64>,
    pub group: Option<u32>,
}

tell!(RankingRow<'_>, row, {
    "unit": row.unit,
    "value": row.figure.value,
    "gap": row.figure.gap,
    "qualifier": row.figure.qualifier,
    "status": row.figure.status,
    "coverage": row.figure.coverage,
    "rank": row.rank,
    "tied": row.tied,
    "previousRank": row.previous_rank,
    "rankChange": row.rank_change,
    "previousValue": row.previous_value,
    "change": row.change,
    "group": row.group,
});
