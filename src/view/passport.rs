//! How was this number made?

use serde::Serialize;

use super::Told;
use crate::measure::Figure;
use crate::model::{Framework, Indicator, Node, Status, Unit};
use crate::period::Period;

/// How was this number made?
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Passport<'a> {
    pub unit: &'a Unit,
    pub period: Told<'a, Period>,
    pub root: PassportStep<'a>,
}

tell!(Passport<'_>, passport, {
    "unit": passport.unit,
    "period": passport.period,
    "root": passport.period.with(&passport.root),
});

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each word stands in types.d.ts")]
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
    Predecessors,
    Rule,
    Aggregate,
    Missing,
}

/// A step and what it is made from.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct PassportStep<'a> {
    pub kind: StepKind,
    pub unit: &'a Unit,
    pub indicator: Option<&'a Indicator>,
    pub node: Option<&'a Node>,
    pub framework: Option<&'a Framework>,
    pub figure: Figure,
    pub status: Option<Status>,
    pub as_printed: Option<&'a str>,
    pub share: Option<f64>,
    pub simulated: Option<f64>,
    pub parts: Vec<PassportStep<'a>>,
}

tell!(Told<'_, &PassportStep<'_>>, told, {
    "kind": told.it.kind,
    "unit": told.it.unit,
    "period": told.with(told.it.figure.period),
    "indicator": told.it.indicator,
    "node": told.it.node,
    "value": told.it.figure.value,
    "gap": told.it.figure.gap,
    "printed": told.it.figure.printed,
    "max": told.it.node.and_then(|node| node.max),
    "share": told.it.share,
    "simulated": told.it.simulated,
    "weight": told.it.node.and_then(|node| node.weight),
    "rule": told.it.node.and_then(|node| node.rule.as_ref()),
    "framework": told.it.framework.map(|framework| told.with(framework)),
    "coverage": told.it.figure.coverage,
    "path": told.it.figure.row.map(|row| told.data.observations.path_of(row)),
    "status": told.it.status,
    "qualifier": told.it.figure.qualifier,
    "asPrinted": told.it.as_printed,
    "published": told.it.figure.published,
    "source": told.source(told.it.figure.source),
    "parts": told.with(told.it.parts.as_slice()),
});
