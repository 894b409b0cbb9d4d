//! The whole validated feed.

use serde::{Deserialize, Serialize};

use super::{Framework, Indicator, IndicatorId, NodeId, Observations, PeriodId, SourceId, Table, Target, Text, Unit, UnitId};
use crate::period::{Calendar, Day, Period};

/// The whole validated feed. Immutable once read.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    /// What the feed says of itself.
    pub head: Head,
    /// Where things are from.
    pub sources: Table<Source>,
    /// Units, in the feed's order.
    pub units: Table<Unit>,
    /// Indicators, in the feed's order.
    pub indicators: Table<Indicator>,
    /// Frameworks, in the feed's order.
    pub frameworks: Table<Framework>,
    /// Targets, in the feed's order.
    pub targets: Table<Target>,
    /// Periods that have observations, oldest first.
    pub periods: Table<Period>,
    /// The observations.
    pub observations: Observations,
    /// Verdicts that documents state.
    pub reported: Vec<Reported>,
    /// Actions.
    pub actions: Vec<Action>,
    /// Notes.
    pub notes: Vec<Note>,
}

impl Dataset {
    /// The period with observations that an id names: the id itself, or a bare label where one period alone bears it.
    pub fn find_period(&self, id: &str) -> Option<PeriodId> {
        self.periods.find(id).or_else(|| {
            let mut bearing = self.periods.iter().filter(|(_, period)| period.label().to_string() == id);
            match (bearing.next(), bearing.next()) {
                (Some((found, _)), None) => Some(found),
                _ => None,
            }
        })
    }
}

/// What the feed says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The feed's id.
    pub id: String,
    /// The title.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Option<Text>,
    /// The terms of use.
    pub licence: Option<Text>,
    /// The day of publication.
    pub issued: Option<Day>,
    /// The day up to which the figures go.
    pub as_of: Option<Day>,
    /// Which days its period labels mean.
    pub calendar: Calendar,
    /// The early-warning levels.
    pub thresholds: Thresholds,
}

impl Default for Head {
    fn default() -> Self {
        Head {
            id: String::new(),
            title: Text::from(""),
            publisher: None,
            licence: None,
            issued: None,
            as_of: None,
            calendar: Calendar::default(),
            thresholds: Thresholds::default(),
        }
    }
}

/// Early-warning levels, in points behind the expected path (negative). `watch > risk > alarm`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Thresholds {
    /// From here up: on track.
    pub watch: f64,
    /// From here up to `watch`: to be watched.
    pub risk: f64,
    /// From here up to `risk`: at risk; below: alarm.
    pub alarm: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds { watch: -3.0, risk: -8.0, alarm: -15.0 }
    }
}

/// Where something is from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The feed's id.
    pub id: String,
    /// The title.
    pub title: Text,
    /// The document's number.
    pub document: Option<Text>,
    /// Its address, http(s) or relative.
    pub url: Option<String>,
    /// Its day.
    pub date: Option<Day>,
}

/// A verdict that a document states.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// The target.
    pub target: super::Id<Target>,
    /// The unit.
    pub unit: UnitId,
    /// The day on which it was so.
    pub as_of: Day,
    /// What is stated.
    pub verdict: ReportedVerdict,
    /// Where.
    pub source: Option<SourceId>,
}

/// What a document states of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ReportedVerdict {
    /// Chưa đạt.
    Missed,
    /// Đạt.
    Met,
    /// Vượt.
    Exceeded,
}

/// A task of an agency.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// The feed's id.
    pub id: String,
    /// The name.
    pub name: Text,
    /// The agency in charge.
    pub owner: Text,
    /// When it is due.
    pub due: Period,
    /// When it was done.
    pub done: Option<Day>,
    /// The indicators it serves.
    pub indicators: Vec<IndicatorId>,
    /// Where it is set.
    pub source: Option<SourceId>,
}

/// Something said in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The unit it is about.
    pub unit: Option<UnitId>,
    /// The indicator it is about.
    pub indicator: Option<IndicatorId>,
    /// The period it is about; for a break, its first day begins the new series.
    pub period: Option<Period>,
    /// The framework node it is about.
    pub node: Option<(super::Id<Framework>, NodeId)>,
    /// What it is.
    pub kind: NoteKind,
    /// What it says.
    pub text: Text,
    /// A figure that it gives.
    pub value: Option<f64>,
    /// Who says it.
    pub source: Option<SourceId>,
}

/// What a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum NoteKind {
    /// Something that falls short.
    Limitation,
    /// An honour.
    Commendation,
    /// How a figure is made.
    Method,
    /// A series that is not comparable across this point.
    Break,
    /// Anything else.
    Remark,
}
