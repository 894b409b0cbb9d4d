//! Where exactly is the weakness?

use serde::Serialize;

use super::Told;
use crate::measure::Coverage;
use crate::measure::status::Verdict;
use crate::model::{Framework, Indicator, Node, Source, Unit, UnitKind};
use crate::period::Period;

/// Where exactly is the weakness? Columns of figures, each of one entry a unit.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Matrix<'a> {
    pub unit: &'a Unit,
    pub period: Option<Told<'a, Period>>,
    pub framework: Option<Told<'a, &'a Framework>>,
    pub kind: UnitKind,
    pub units: Vec<&'a Unit>,
    pub columns: Vec<MatrixColumn<'a>>,
    pub more_columns: usize,
    pub sources: Vec<&'a Source>,
    pub values: Vec<Vec<Option<f64>>>,
    pub shares: Vec<Vec<Option<f64>>>,
    pub gaps: Vec<Vec<Option<f64>>>,
    pub verdicts: Vec<Vec<Option<Verdict>>>,
}

/// An indicator in the matrix.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct MatrixColumn<'a> {
    pub indicator: &'a Indicator,
    pub node: Option<&'a Node>,
    pub period: Told<'a, Period>,
    pub goal: Option<f64>,
    pub mean: Option<f64>,
    pub coverage: Coverage,
}
