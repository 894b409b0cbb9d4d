//! Observations against each other and against their units and indicators.
use crate::model::Dataset;
use crate::problem::Problems;
pub(super) fn check(_: &Dataset, _: &mut Problems) {}
