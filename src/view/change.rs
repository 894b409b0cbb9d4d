//! Why did a score change?

use serde::Serialize;

use super::Told;
use crate::model::{Framework, Indicator, Node, Unit};
use crate::period::Period;

/// Why did a score change?
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Decomposition<'a> {
    pub simulated: bool,
    pub unit: &'a Unit,
    pub framework: Option<Told<'a, &'a Framework>>,
    pub formerly: Option<Told<'a, &'a Framework>>,
    pub node: Option<&'a Node>,
    pub indicator: Option<&'a Indicator>,
    pub from: Told<'a, Period>,
    pub to: Told<'a, Period>,
    pub score: Reasons,
    pub rank: Reasons,
    pub nodes: Vec<ChangedNode<'a>>,
}

/// Before, after, and what made the difference.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Reasons {
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub change: Option<f64>,
    pub data: Option<f64>,
    pub rules: Option<f64>,
    pub peers: Option<f64>,
    pub missing: Option<f64>,
}

/// A node below, before and after.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct ChangedNode<'a> {
    pub node: &'a Node,
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub change: Option<f64>,
}

tell!(ChangedNode<'_>, changed, {
    "node": changed.node,
    "before": changed.before,
    "after": changed.after,
    "change": changed.change,
});
