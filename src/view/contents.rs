//! What a feed holds.

use serde::Serialize;

use super::{FrameworkRef, IndicatorRef, PeriodRef, SourceRef, UnitRef};
use crate::model::Text;
use crate::period::{Calendar, Day};

/// What a feed holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Contents<'a> {
    pub id: &'a str,
    pub title: &'a Text,
    pub publisher: Option<&'a Text>,
    pub licence: Option<&'a Text>,
    pub issued: Option<Day>,
    pub as_of: Option<Day>,
    pub calendar: Calendar,
    pub units: Vec<ContentsUnit<'a>>,
    pub periods: Vec<PeriodRef>,
    pub indicators: Vec<IndicatorRef<'a>>,
    pub frameworks: Vec<ContentsFramework<'a>>,
    pub sources: Vec<SourceRef<'a>>,
    pub observations: u32,
    pub targets: u32,
    pub actions: u32,
    pub start: Start<'a>,
}

/// A unit with its place among units.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct ContentsUnit<'a> {
    #[serde(flatten)]
    pub unit: UnitRef<'a>,
    pub parent: Option<&'a str>,
    pub becomes: Vec<SuccessorRef<'a>>,
    pub groups: &'a [String],
    pub has_data: bool,
}

/// What became of a unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct SuccessorRef<'a> {
    pub unit: &'a str,
    pub share: f64,
}

/// A framework with its tree.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct ContentsFramework<'a> {
    #[serde(flatten)]
    pub framework: FrameworkRef<'a>,
    pub root: FrameworkNode<'a>,
}

/// A node with the nodes below it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct FrameworkNode<'a> {
    pub id: &'a str,
    pub name: &'a Text,
    pub max: Option<f64>,
    pub weight: Option<f64>,
    pub indicator: Option<&'a str>,
    pub owner: Option<&'a Text>,
    pub children: Vec<FrameworkNode<'a>>,
}

/// Where one stands when nothing is selected.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Start<'a> {
    pub unit: Option<&'a str>,
    pub period: Option<String>,
    pub framework: Option<&'a str>,
}
