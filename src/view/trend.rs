//! How has it moved?

use serde::Serialize;

use super::{TargetRef, Told};
use crate::measure::Coverage;
use crate::measure::forecast::Model;
use crate::measure::outlook::Ahead;
use crate::measure::trend::{Break, Cause, Point};
use crate::model::{Dataset, Framework, Indicator, Node, Note, Status, Unit};
use crate::period::Day;

/// How has it moved?
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Trend<'a> {
    pub data: &'a Dataset,
    pub unit: &'a Unit,
    pub indicator: Option<&'a Indicator>,
    pub node: Option<&'a Node>,
    pub framework: Option<Told<'a, &'a Framework>>,
    pub points: Vec<Point>,
    pub targets: Vec<TargetRef<'a>>,
    pub breaks: Vec<Break<'a>>,
    pub predecessors: Vec<Former<'a>>,
    pub bounds: Bounds,
    pub coverage: Coverage,
    pub forecast: Option<TrendForecast>,
}

/// The series of a unit that became the one whose trend it is, or a part of it.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Former<'a> {
    pub unit: &'a Unit,
    pub share: f64,
    pub points: Vec<Beside>,
}

/// A point of such a series.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Beside {
    pub on: Day,
    pub value: Option<f64>,
    pub status: Status,
}

tell!(Former<'_>, predecessor, {
    "unit": predecessor.unit,
    "share": predecessor.share,
    "points": predecessor.points,
});

tell!(Beside, point, {
    "on": point.on,
    "value": point.value,
    "status": point.status,
});

/// The values to come.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct TrendForecast {
    pub model: Model,
    pub points: Vec<Ahead>,
}

tell!(Ahead, ahead, {
    "on": ahead.on,
    "value": ahead.value,
    "likely": ahead.likely,
    "possible": ahead.possible,
});

tell!(Trend<'_>, trend, {
    "unit": trend.unit,
    "indicator": trend.indicator,
    "node": trend.node,
    "framework": trend.framework,
    "points": Told { data: trend.data, it: trend.points.as_slice() },
    "targets": trend.targets,
    "breaks": Told { data: trend.data, it: trend.breaks.as_slice() },
    "predecessors": trend.predecessors,
    "bounds": trend.bounds,
    "coverage": trend.coverage,
    "forecast": trend.forecast,
});

tell!(Told<'_, &Point>, told, {
    "period": told.with(told.it.figure.period),
    "on": told.it.figure.period.end(),
    "value": told.it.figure.value,
    "gap": told.it.figure.gap,
    "qualifier": told.it.figure.qualifier,
    "status": told.it.figure.status,
    "coverage": told.it.figure.coverage,
    "complete": told.it.figure.complete,
    "source": told.source(told.it.figure.source),
    "change": told.it.change,
    "segment": told.it.segment,
});

tell!(Told<'_, &Break<'_>>, told, {
    "on": told.it.on,
    "kind": match told.it.cause {
        Cause::Method(_) => "method",
        Cause::Boundary => "boundary",
    },
    "text": note(told.it.cause).map(|note| &note.text),
    "source": told.source(note(told.it.cause).and_then(|note| note.source)),
});

fn note(cause: Cause<'_>) -> Option<&Note> {
    match cause {
        Cause::Method(note) => Some(note),
        Cause::Boundary => None,
    }
}

/// The scale's natural ends.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Bounds {
    pub low: Option<f64>,
    pub high: Option<f64>,
}
