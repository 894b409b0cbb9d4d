//! Pure calculations on a [`Dataset`](crate::model::Dataset): roll-up, scores, ranks, progress, reconciliation.
//!
//! A figure that is missing stays missing: no function here turns a gap into a number. Percentages are figures of 0 to 100, shares of 0
//! to 1. Sums run in the feed's order of units and in the order of time, so the same feed gives the same bits everywhere.

pub mod aggregate;
pub mod figure;
pub mod forecast;
pub mod index;
pub mod normalise;
pub mod outlook;
mod over_units;
pub mod panel;
pub mod progress;
pub mod rank;
pub mod reconcile;
pub mod rollup;
pub mod rule;
pub mod score;
pub mod status;
pub mod succession;
pub mod treat;
pub mod trend;

pub use figure::{Coverage, Figure, How, Part};
pub use index::Index;
pub use rollup::{Figures, Way};
