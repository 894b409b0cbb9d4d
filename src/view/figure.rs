//! Numbers with what is needed to judge them.

use super::Told;
use crate::measure::Figure;
use crate::measure::score;
use crate::model::{Indicator, Node};

tell!(Told<'_, Figure>, told, {
    "value": told.it.value,
    "gap": told.it.gap,
    "how": told.it.how,
    "period": told.with(told.it.period),
    "numerator": told.it.parts.map(|parts| parts.0),
    "denominator": told.it.parts.map(|parts| parts.1),
    "printed": told.it.printed,
    "qualifier": told.it.qualifier,
    "status": told.it.status,
    "coverage": told.it.coverage,
    "complete": told.it.complete,
    "asPrinted": told.it.row.and_then(|row| told.data.observations.printed_at(row)),
    "source": told.source(told.it.source),
    "published": told.it.published,
});

/// A node's score.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Score<'a> {
    pub node: &'a Node,
    pub indicator: Option<&'a Indicator>,
    pub now: score::Score,
    pub share: Option<f64>,
    pub previous: Option<f64>,
    pub change: Option<f64>,
}

tell!(Score<'_>, score, {
    "node": score.node,
    "indicator": score.indicator,
    "value": score.now.value,
    "gap": score.now.gap,
    "max": score.node.max,
    "share": score.share,
    "computed": score.now.computed,
    "published": score.now.published,
    "difference": score.now.difference(),
    "previous": score.previous,
    "change": score.change,
    "coverage": score.now.coverage,
    "status": score.now.status,
});
