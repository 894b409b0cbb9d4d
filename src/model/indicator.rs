//! Indicators: what is measured, how it behaves over time and over units.

use serde::{Deserialize, Serialize};

use super::{IndicatorId, SourceId, Text};
use crate::period::Calendar;

/// An indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// The feed's id.
    pub id: String,
    /// The name.
    pub name: Text,
    /// Variants of one indicator share it.
    pub concept: Option<String>,
    /// The unit of measure as printed: `%`, `điểm`, `hồ sơ`.
    pub unit: Text,
    /// What kind of figure it is.
    pub measure: Measure,
    /// Which way is better.
    pub direction: Direction,
    /// How its figures behave over time.
    pub time: Time,
    /// How its figures are rolled up over units.
    pub rollup: Rollup,
    /// The agency in charge.
    pub owner: Option<Text>,
    /// Where it is defined.
    pub source: Option<SourceId>,
    /// Bounds that the feed declares, both included.
    pub bounds: Option<(f64, f64)>,
    /// Digits after the comma that the publisher prints.
    pub decimals: Option<u8>,
    /// What 0/0 means.
    pub zero_denominator: ZeroDenominator,
    /// Whether the publisher ranks units by it.
    pub ranked: bool,
    /// Whether the publisher shows groups instead of ranks.
    pub groups_only: bool,
    /// Which days its period labels mean.
    pub calendar: Calendar,
}

impl Indicator {
    /// The range in which a value can lie: the feed's bounds, else the measure's own. `None` on a side: no bound.
    ///
    /// Counts and durations are not negative; a percentage published without its parts lies in 0 to 100 only if the feed says so (growth rates
    /// do not); points lie in 0 to their maximum.
    pub fn natural_bounds(&self) -> (Option<f64>, Option<f64>) {
        if let Some((low, high)) = self.bounds {
            return (Some(low), Some(high));
        }
        match &self.measure {
            Measure::Count | Measure::Duration | Measure::Ratio { .. } => (Some(0.0), None),
            Measure::Points { max } => (Some(0.0), *max),
            Measure::ShareOfUnits { .. } => (Some(0.0), Some(100.0)),
            Measure::Milestone => (Some(0.0), Some(1.0)),
            Measure::Percent | Measure::Index | Measure::Level { .. } => (None, None),
        }
    }

    /// The best attainable points; `None` for other measures than points.
    pub fn max(&self) -> Option<f64> {
        match self.measure {
            Measure::Points { max } => max,
            _ => None,
        }
    }

    /// How its own figures behave over time. Only amounts accrue: whatever a feed declares, rates, shares, indices and levels of shorter periods are
    /// never added up.
    pub fn behaviour(&self) -> Time {
        match self.measure {
            Measure::Count | Measure::Points { .. } | Measure::Duration => self.time,
            _ if self.time == Time::Stock => Time::Stock,
            _ => Time::Snapshot,
        }
    }

    /// Whether its figures are percentages, so that differences are percentage points.
    pub fn is_percentage(&self) -> bool {
        self.unit.vi == "%"
    }

    /// What a numerator over a denominator is multiplied by: 100 for percentages, else 1.
    pub fn ratio_scale(&self) -> f64 {
        if self.is_percentage() { 100.0 } else { 1.0 }
    }
}

/// What kind of figure an indicator has.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// A number of things.
    Count,
    /// One indicator over another.
    Ratio {
        /// Above the line.
        numerator: IndicatorId,
        /// Below the line.
        denominator: IndicatorId,
    },
    /// A percentage published without its parts.
    Percent,
    /// Points of a score.
    Points {
        /// The best attainable.
        max: Option<f64>,
    },
    /// A composite index on a scale of its own.
    Index,
    /// A place on an ordered list of levels, counted from 0.
    Level {
        /// The levels, lowest first.
        levels: Vec<Text>,
    },
    /// Done (1) or not (0).
    Milestone,
    /// A length of time.
    Duration,
    /// The share of units whose value of an indicator passes a test.
    ShareOfUnits {
        /// The indicator that is tested.
        indicator: IndicatorId,
        /// The test.
        test: UnitTest,
    },
}

/// The test of [`Measure::ShareOfUnits`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum UnitTest {
    /// The value is this or more.
    AtLeast(f64),
    /// The value is this or less.
    AtMost(f64),
    /// The value is this.
    Equals(f64),
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Direction {
    /// More is better.
    #[default]
    Up,
    /// Less is better.
    Down,
    /// Best within a band that a target gives.
    Band,
}

impl Direction {
    /// +1 where more is better, −1 where less is, 0 for a band.
    pub fn sign(self) -> f64 {
        match self {
            Direction::Up => 1.0,
            Direction::Down => -1.0,
            Direction::Band => 0.0,
        }
    }
}

/// How figures behave over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Time {
    /// Adds up over periods.
    Flow,
    /// Counts from the start of the year; differences give the flow.
    Cumulative,
    /// Holds until the next value.
    Stock,
    /// Belongs to its day or period alone.
    Snapshot,
}

impl Time {
    /// Whether a part of a period has only a part of its figure.
    pub fn accrues(self) -> bool {
        matches!(self, Time::Flow | Time::Cumulative)
    }
}

/// How figures are rolled up over the units below a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rollup {
    /// Added up.
    Sum,
    /// The parts are added up, then divided.
    Parts,
    /// The mean weighted by another indicator.
    Weighted(IndicatorId),
    /// The plain mean.
    Mean,
    /// The worst of them.
    Worst,
    /// Not at all.
    None,
}

/// What 0 over 0 means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ZeroDenominator {
    /// There is no value.
    #[default]
    None,
    /// The value is 0.
    Zero,
    /// Full points: the value is 100 % (or 1).
    Full,
    /// The indicator is left out of its node, the rest is re-scaled.
    Exclude,
}
