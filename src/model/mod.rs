//! What things are: units, indicators, frameworks, targets and observations, checked and linked to each other.
//!
//! Everything here is made by the reader of the feed and never changes afterwards. Links are ids of [`Table`]s, not texts.

mod dataset;
mod framework;
mod indicator;
mod observation;
mod scenario;
mod table;
mod target;
mod text;
mod unit;

pub use dataset::{Action, Dataset, Head, Note, NoteKind, Reported, ReportedVerdict, Source, Thresholds};
pub use framework::{Aggregate, Framework, Impute, Method, Node, NodeId, Normalise, Outliers, Rule, Step};
pub use indicator::{Direction, Indicator, Measure, Rollup, Time, UnitTest, ZeroDenominator};
pub(crate) use observation::Block;
pub use observation::{Gap, Layout, Meta, Observation, Observations, Qualifier, RawObservations, Status, Track};
pub use scenario::{Change, Document, Kind, Preset, Wish};
pub use table::{Id, Table};
pub use target::{Comparator, PathPoint, Target};
pub use text::Text;
pub use unit::{Successor, Unit, UnitKind};

/// Names a [`Unit`].
pub type UnitId = Id<Unit>;
/// Names an [`Indicator`].
pub type IndicatorId = Id<Indicator>;
/// Names a [`Source`].
pub type SourceId = Id<Source>;
/// Names a [`Period`](crate::period::Period) that has observations; ids are in the order of time.
pub type PeriodId = Id<crate::period::Period>;
