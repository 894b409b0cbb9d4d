//! What if?

use serde::Serialize;

use super::Told;
use crate::measure::status::Verdict;
use crate::model::{Change, Direction, Framework, Indicator, Node, Preset, Unit, UnitKind};
use crate::period::Period;
use crate::problem::Problem;

/// What if?
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct WhatIf<'a> {
    pub simulated: bool,
    pub feed: &'a str,
    pub name: Option<&'a str>,
    pub preset: Option<Preset>,
    pub unit: &'a Unit,
    pub period: Told<'a, Period>,
    pub framework: Option<Told<'a, &'a Framework>>,
    pub node: Option<&'a Node>,
    pub indicator: Option<&'a Indicator>,
    pub kind: UnitKind,
    pub direction: Direction,
    pub max: Option<f64>,
    pub official: Standing,
    pub outcome: Standing,
    pub nodes: Vec<WhatIfNode<'a>>,
    pub levers: Vec<Lever<'a>>,
    pub changes: Vec<WhatIfChange<'a>>,
    pub rows: Vec<WhatIfRow<'a>>,
    pub targets: Vec<WhatIfTarget<'a>>,
    pub problems: Vec<Problem>,
    pub can_undo: bool,
    pub can_redo: bool,
}

/// A unit's place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Standing {
    pub score: Option<f64>,
    pub rank: Option<u32>,
    pub of: usize,
    pub tied: bool,
}

/// A score with its rank.
#[derive(Debug, Clone, Copy, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Place {
    pub score: Option<f64>,
    pub rank: Option<u32>,
}

/// A node of the unit.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct WhatIfNode<'a> {
    pub node: &'a Node,
    pub depth: u32,
    pub max: Option<f64>,
    pub weight: Option<f64>,
    pub official: Option<f64>,
    pub outcome: Option<f64>,
}

/// A change with what it brings.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct WhatIfChange<'a> {
    pub change: &'a Change,
    pub score: Option<f64>,
    pub rank: Option<i32>,
    pub problem: Option<&'a str>,
}

/// A ranked unit.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct WhatIfRow<'a> {
    pub unit: &'a Unit,
    pub official: Place,
    pub outcome: Place,
}

/// A target that a change is about.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct WhatIfTarget<'a> {
    pub target: &'a str,
    pub indicator: &'a Indicator,
    pub value: Option<f64>,
    pub goal: Option<f64>,
    pub official: Verdict,
    pub outcome: Verdict,
}

/// What kind of thing is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each word stands in types.d.ts")]
pub enum LeverKind {
    Counts,
    Value,
    Points,
}

/// What stands behind a leaf.
#[derive(Debug, Clone, Copy, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Lever<'a> {
    pub node: Option<&'a Node>,
    pub indicator: Option<&'a Indicator>,
    pub kind: LeverKind,
    pub official: LeverState,
    pub outcome: LeverState,
    pub max: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub step: f64,
    pub up: Option<Margin>,
    pub down: Option<Margin>,
    pub best: Option<f64>,
}

/// The figures behind a leaf.
#[derive(Debug, Clone, Copy, Default, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct LeverState {
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    pub value: Option<f64>,
    pub points: Option<f64>,
    pub printed: Option<f64>,
}

/// How far it is to a step of a rule.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Margin {
    pub by: f64,
    pub gain: f64,
    /// The name of `gain`.
    pub key: &'static str,
}

impl Serialize for Margin {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut told = serde::Serializer::serialize_map(serializer, None)?;
        serde::ser::SerializeMap::serialize_entry(&mut told, "by", &self.by)?;
        serde::ser::SerializeMap::serialize_entry(&mut told, self.key, &self.gain)?;
        serde::ser::SerializeMap::end(told)
    }
}
