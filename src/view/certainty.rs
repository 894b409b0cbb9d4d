//! How sure is the ranking?

use serde::Serialize;

use super::Told;
use crate::model::{Direction, Framework, Indicator, Node, Unit, UnitKind};
use crate::period::Period;

/// How sure is the ranking?
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Certainty<'a> {
    pub simulated: bool,
    pub runs: u32,
    pub seed: u32,
    pub period: Told<'a, Period>,
    pub framework: Option<Told<'a, &'a Framework>>,
    pub node: Option<&'a Node>,
    pub indicator: Option<&'a Indicator>,
    pub direction: Direction,
    pub ranked: bool,
    pub kind: UnitKind,
    pub own: Option<&'a str>,
    pub shift: f64,
    pub counted: u32,
    pub gaps: u32,
    pub cells: u32,
    pub rows: Vec<CertaintyRow<'a>>,
    pub above: Option<Vec<f64>>,
    pub drivers: Vec<Driver>,
    pub without: Vec<Without<'a>>,
}

/// A unit with its simulated ranks.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct CertaintyRow<'a> {
    pub unit: &'a Unit,
    pub score: Option<f64>,
    pub rank: Option<u32>,
    pub mean: Option<f64>,
    pub median: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub bracket: Option<u32>,
    pub best: Option<u32>,
    pub worst: Option<u32>,
    pub lowest: Option<f64>,
    pub highest: Option<f64>,
    pub ranks: Option<Vec<f64>>,
}

/// A kind of uncertainty with its share of the whole; each share with its interval.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Driver {
    pub name: &'static str,
    pub first: (f64, f64, f64),
    pub total: (f64, f64, f64),
}

tell!(Driver, driver, {
    "name": driver.name,
    "first": driver.first.0,
    "firstLow": driver.first.1,
    "firstHigh": driver.first.2,
    "total": driver.total.0,
    "low": driver.total.1,
    "high": driver.total.2,
});

/// What leaving a node out does.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Without<'a> {
    pub node: &'a Node,
    pub shift: f64,
}

tell!(Without<'_>, without, {
    "node": without.node,
    "shift": without.shift,
});
