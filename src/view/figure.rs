//! Numbers with what is needed to judge them.

use serde::Serialize;

use super::{IndicatorRef, NodeRef, PeriodRef, SourceRef};
use crate::model::{Gap, Qualifier, Status};
use crate::period::Day;

/// How many of those that should have a value have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Coverage {
    pub have: u32,
    pub of: u32,
}

/// The last step of a figure's making.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub enum How {
    Observed,
    Ratio,
    OverUnits,
    OverPeriods,
    Carried,
    Difference,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Figure<'a> {
    pub value: Option<f64>,
    pub gap: Option<Gap>,
    pub how: How,
    pub period: PeriodRef,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    pub printed: Option<f64>,
    pub qualifier: Option<Qualifier>,
    pub status: Status,
    pub coverage: Coverage,
    pub complete: bool,
    pub as_printed: Option<&'a str>,
    pub source: Option<SourceRef<'a>>,
    pub published: Option<Day>,
}

/// A node's score.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Score<'a> {
    pub node: NodeRef<'a>,
    pub indicator: Option<IndicatorRef<'a>>,
    pub value: Option<f64>,
    pub gap: Option<Gap>,
    pub max: Option<f64>,
    pub share: Option<f64>,
    pub computed: Option<f64>,
    pub published: Option<f64>,
    pub difference: Option<f64>,
    pub previous: Option<f64>,
    pub change: Option<f64>,
    pub coverage: Coverage,
    pub status: Status,
}
