//! Where do we stand?

use serde::Serialize;

use super::{Score, Told};
use crate::measure::status::Verdict;
use crate::measure::{Coverage, Figure};
use crate::model::{Framework, Indicator, Node, Note, Source, Text, Unit};
use crate::period::{Day, Period};

/// Where do we stand?
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Summary<'a> {
    pub unit: &'a Unit,
    pub period: Option<Told<'a, Period>>,
    pub previous: Option<Told<'a, Period>>,
    pub framework: Option<Told<'a, &'a Framework>>,
    pub total: Option<Score<'a>>,
    pub domains: Vec<Score<'a>>,
    pub rank: Option<Rank>,
    pub group: Option<Group>,
    pub verdicts: VerdictCounts,
    pub targets: usize,
    pub figures: Vec<SummaryFigure<'a>>,
    pub notes: Vec<Told<'a, &'a Note>>,
    pub coverage: Coverage,
    pub freshness: Freshness<'a>,
    pub publisher: Option<&'a Text>,
    pub sources: Vec<&'a Source>,
}

/// A place among units of a kind.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Rank {
    pub rank: u32,
    pub of: u32,
    pub tied: bool,
    pub previous_rank: Option<u32>,
}

/// A group among groups.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Group {
    pub group: u32,
    pub of: u32,
}

/// The latest figure of an indicator.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct SummaryFigure<'a> {
    pub indicator: &'a Indicator,
    pub domain: Option<&'a Node>,
    pub figure: Told<'a, Figure>,
    pub change: Option<f64>,
    pub previous: Option<Told<'a, Period>>,
}

/// How old the figures are.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Freshness<'a> {
    pub as_of: Option<Day>,
    pub issued: Option<Day>,
    pub latest: Option<Told<'a, Period>>,
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

impl VerdictCounts {
    /// Counts one.
    pub fn add(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Achieved => &mut self.achieved,
            Verdict::OnTrack => &mut self.on_track,
            Verdict::Watch => &mut self.watch,
            Verdict::Risk => &mut self.risk,
            Verdict::Alarm => &mut self.alarm,
            Verdict::Missed => &mut self.missed,
            Verdict::Pending => &mut self.pending,
            Verdict::NoData => &mut self.no_data,
            Verdict::NoTarget => &mut self.no_target,
        } += 1;
    }
}
