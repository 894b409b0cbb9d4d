//! What is wrong with the feed?

use serde::Serialize;

use crate::problem::Problem;

/// What is wrong with the feed?
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Problems<'a> {
    pub items: Vec<&'a Problem>,
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
