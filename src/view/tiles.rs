//! Where on the map?

use serde::Serialize;

use super::Told;
use crate::measure::status::Verdict;
use crate::measure::{Coverage, Figure};
use crate::model::{Direction, Framework, Indicator, Node, Source, Unit, UnitKind};
use crate::period::Period;

/// Where on the map?
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Tiles<'a> {
    pub period: Option<Told<'a, Period>>,
    pub indicator: Option<&'a Indicator>,
    pub node: Option<&'a Node>,
    pub framework: Option<Told<'a, &'a Framework>>,
    pub max: Option<f64>,
    pub direction: Direction,
    pub groups: Option<u32>,
    pub kind: UnitKind,
    pub r#as: Boundaries,
    pub own: Option<&'a str>,
    pub coverage: Coverage,
    pub mean: Option<f64>,
    pub sources: Vec<&'a Source>,
    pub tiles: Vec<Tile<'a>>,
}

/// Which boundaries the units are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Boundaries {
    /// All of them still exist.
    Today,
    /// Some of them have ended since.
    Then,
}

/// A unit on the map.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Tile<'a> {
    pub unit: Told<'a, &'a Unit>,
    pub figure: Figure,
    pub share: Option<f64>,
    pub verdict: Option<Verdict>,
    pub rank: Option<u32>,
    pub group: Option<u32>,
    pub from: Vec<Predecessor<'a>>,
}

tell!(Tile<'_>, tile, {
    "unit": tile.unit.it,
    "value": tile.figure.value,
    "gap": tile.figure.gap,
    "qualifier": tile.figure.qualifier,
    "status": tile.figure.status,
    "share": tile.share,
    "verdict": tile.verdict,
    "rank": tile.rank,
    "group": tile.group,
    "from": tile.from,
    "becomes": tile.unit.with(tile.unit.it.becomes.as_slice()),
});

/// A unit that another took over.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Predecessor<'a> {
    pub unit: &'a Unit,
    pub share: f64,
    pub value: Option<f64>,
    pub period: Option<Told<'a, Period>>,
}
