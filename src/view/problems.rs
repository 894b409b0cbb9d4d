//! What is wrong with the feed?

use serde::Serialize;

use crate::problem::Problem;

/// What is wrong with the feed?
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Problems {
    /// Worst first, then in the order in which they were met.
    pub items: Vec<Problem>,
    /// How many there are.
    pub counts: SeverityCounts,
}

/// How many problems of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct SeverityCounts {
    pub error: u32,
    pub warning: u32,
    pub info: u32,
}
