//! What does it take?

use serde::Serialize;

use super::Told;
use super::whatif::{LeverKind, Standing};
use crate::model::{Change, Framework, Indicator, Node, Unit};
use crate::period::Period;

/// What does it take?
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Goal<'a> {
    pub simulated: bool,
    pub unit: &'a Unit,
    pub period: Told<'a, Period>,
    pub framework: Option<Told<'a, &'a Framework>>,
    pub node: Option<&'a Node>,
    pub indicator: Option<&'a Indicator>,
    pub wish: Sought,
    pub needed: Option<f64>,
    pub reached: bool,
    pub proven: bool,
    pub effort: Option<f64>,
    pub official: Standing,
    pub outcome: Standing,
    pub best: Standing,
    pub steps: Vec<GoalStep<'a>>,
    pub changes: Vec<Change>,
}

/// What is sought.
#[derive(Debug, Clone, Copy, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Sought {
    pub score: Option<f64>,
    pub rank: Option<f64>,
}

/// A step toward it.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct GoalStep<'a> {
    pub node: Option<&'a Node>,
    pub indicator: Option<&'a Indicator>,
    pub kind: LeverKind,
    pub from: f64,
    pub to: f64,
    pub by: f64,
    pub effort: f64,
    pub gain: f64,
}
