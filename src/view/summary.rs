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

/// How many targets have each verdict, in the order of [`Verdict::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct VerdictCounts([u32; Verdict::ALL.len()]);

impl VerdictCounts {
    /// Counts one.
    pub fn add(&mut self, verdict: Verdict) {
        for (count, other) in self.0.iter_mut().zip(Verdict::ALL) {
            *count += u32::from(other == verdict);
        }
    }

    /// How many have this verdict.
    pub fn of(&self, verdict: Verdict) -> u32 {
        self.0.get(verdict as usize).copied().unwrap_or(0)
    }
}

tell!(VerdictCounts, counts, {
    "achieved": counts.0[Verdict::Achieved as usize],
    "onTrack": counts.0[Verdict::OnTrack as usize],
    "watch": counts.0[Verdict::Watch as usize],
    "risk": counts.0[Verdict::Risk as usize],
    "alarm": counts.0[Verdict::Alarm as usize],
    "missed": counts.0[Verdict::Missed as usize],
    "pending": counts.0[Verdict::Pending as usize],
    "noData": counts.0[Verdict::NoData as usize],
    "noTarget": counts.0[Verdict::NoTarget as usize],
});
