//! Targets: what is to be reached, by when, along which path.

use super::{IndicatorId, SourceId, UnitId};
use crate::period::Period;

/// A target.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The feed's id.
    pub id: String,
    /// The indicator it is set for.
    pub indicator: IndicatorId,
    /// The unit it is set for; `None`: every unit that has the indicator.
    pub unit: Option<UnitId>,
    /// The period or day by which it is due: its last day counts.
    pub due: Period,
    /// What is to be reached.
    pub comparator: Comparator,
    /// Where the way starts.
    pub baseline: Option<PathPoint>,
    /// Milestones, oldest first.
    pub path: Vec<PathPoint>,
    /// Where it is set.
    pub source: Option<SourceId>,
}

/// A value on a day or in a period; its last day counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PathPoint {
    /// When.
    pub on: Period,
    /// How much.
    pub value: f64,
}

/// What is to be reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Comparator {
    /// This or more.
    AtLeast(f64),
    /// More than this.
    MoreThan(f64),
    /// This or less.
    AtMost(f64),
    /// Less than this.
    LessThan(f64),
    /// Exactly this.
    Equals(f64),
    /// From the first to the second, both included.
    Between(f64, f64),
    /// Done.
    Done,
    /// A change by so many percent of the value in a period.
    Change {
        /// Percent; negative is a cut.
        by: f64,
        /// The period whose value is 100 %.
        from: Period,
    },
}
