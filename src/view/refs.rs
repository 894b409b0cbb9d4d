//! What an answer says of the things it is about.

use serde::Serialize;

use crate::measure::status::Verdict;
use crate::model::{Direction, NoteKind, Text, UnitKind};
use crate::period::{Day, PeriodKind};

/// A unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each field is that of model::Unit")]
pub struct UnitRef<'a> {
    pub id: &'a str,
    pub code: Option<&'a str>,
    pub name: &'a Text,
    pub kind: UnitKind,
    pub valid_from: Option<Day>,
    pub valid_to: Option<Day>,
}

/// A period with its days.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each field is that of period::Period")]
pub struct PeriodRef {
    pub id: String,
    pub label: String,
    pub kind: PeriodKind,
    pub start: Day,
    pub end: Day,
    pub own_days: bool,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each field is that of model::Source")]
pub struct SourceRef<'a> {
    pub id: &'a str,
    pub title: &'a Text,
    pub document: Option<&'a Text>,
    pub url: Option<&'a str>,
    pub date: Option<Day>,
}

/// What kind of figure an indicator has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each word is that of model::Measure")]
pub enum MeasureKind {
    Count,
    Ratio,
    Percent,
    Points,
    Index,
    Level,
    Milestone,
    Duration,
    ShareOfUnits,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each field is that of model::Indicator")]
pub struct IndicatorRef<'a> {
    pub id: &'a str,
    pub name: &'a Text,
    pub unit: &'a Text,
    pub measure: MeasureKind,
    pub direction: Direction,
    pub decimals: Option<u8>,
    pub max: Option<f64>,
    pub concept: Option<&'a str>,
    pub owner: Option<&'a Text>,
    pub ranked: bool,
    pub groups_only: bool,
}

/// A node of a framework.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each field is that of model::Node")]
pub struct NodeRef<'a> {
    pub id: &'a str,
    pub name: &'a Text,
}

/// A framework.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each field is that of model::Framework")]
pub struct FrameworkRef<'a> {
    pub id: &'a str,
    pub name: &'a Text,
    pub version: &'a Text,
    pub source: Option<SourceRef<'a>>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each field is that of model::Note")]
pub struct Note<'a> {
    pub kind: NoteKind,
    pub text: &'a Text,
    pub value: Option<f64>,
    pub unit: Option<&'a str>,
    pub indicator: Option<&'a str>,
    pub period: Option<PeriodRef>,
    pub node: Option<NodeRef<'a>>,
    pub source: Option<SourceRef<'a>>,
}

/// How many targets have each verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each field is a word of measure::status::Verdict")]
pub struct VerdictCounts {
    pub achieved: u32,
    pub on_track: u32,
    pub watch: u32,
    pub risk: u32,
    pub alarm: u32,
    pub missed: u32,
    pub pending: u32,
    pub no_data: u32,
    pub no_target: u32,
}

impl FromIterator<Verdict> for VerdictCounts {
    fn from_iter<I: IntoIterator<Item = Verdict>>(verdicts: I) -> Self {
        let mut counts = VerdictCounts::default();
        for verdict in verdicts {
            *match verdict {
                Verdict::Achieved => &mut counts.achieved,
                Verdict::OnTrack => &mut counts.on_track,
                Verdict::Watch => &mut counts.watch,
                Verdict::Risk => &mut counts.risk,
                Verdict::Alarm => &mut counts.alarm,
                Verdict::Missed => &mut counts.missed,
                Verdict::Pending => &mut counts.pending,
                Verdict::NoData => &mut counts.no_data,
                Verdict::NoTarget => &mut counts.no_target,
            } += 1;
        }
        counts
    }
}
