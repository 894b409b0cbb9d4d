//! The shapes of the answers: what the page is told, without logic.
//!
//! An answer holds the things of the model themselves; `things.rs` says what is told of them. Nothing is copied, and only the vocabulary of lower
//! floors occurs. The TypeScript twins, with the meaning of each field, are in `src/wasm/types.d.ts`; a test holds the two together.

/// Declares what is told of a type: the keys in the page's spelling, each with its value.
macro_rules! tell {
    ($type:ty, $it:ident, { $($key:literal: $value:expr,)+ }) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $it = self;
                let mut told = serializer.serialize_struct("", [$($key),+].len())?;
                $(serde::ser::SerializeStruct::serialize_field(&mut told, $key, &$value)?;)+
                serde::ser::SerializeStruct::end(told)
            }
        }
    };
}

mod certainty;
mod change;
mod contents;
mod diff;
mod figure;
mod goal;
mod matrix;
mod owners;
mod passport;
mod problems;
mod progress;
mod ranking;
mod summary;
mod things;
mod tiles;
mod trend;
mod whatif;

pub use certainty::{Certainty, CertaintyRow, Driver, Without};
pub use change::{ChangedNode, Decomposition, Reasons};
pub use contents::{Contents, Start};
pub use diff::{Diff, Edition, Listed, Revision, RuleChange, Scoring, TargetChange, Things};
pub use figure::Score;
pub use goal::{Goal, GoalStep, Sought};
pub use matrix::{Matrix, MatrixColumn};
pub use owners::{ActionState, OwnedAction, Owner, Owners, StateCounts};
pub use passport::{Passport, PassportStep, StepKind};
pub use problems::{Problems, SeverityCounts};
pub use progress::{Definition, Progress, ProgressItem, ReportedRef, TargetRef};
pub use ranking::{Ranking, RankingRow};
pub use summary::{Freshness, Group, Rank, Summary, SummaryFigure, VerdictCounts};
pub use things::Told;
pub use tiles::{Boundaries, Predecessor, Tile, Tiles};
pub use trend::{Beside, Bounds, Former, Trend, TrendForecast};
pub use whatif::{Lever, LeverKind, LeverState, Margin, Place, Standing, WhatIf, WhatIfChange, WhatIfNode, WhatIfRow, WhatIfTarget};
