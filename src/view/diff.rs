//! What changed since an earlier edition?

use serde::Serialize;

use super::Told;
use crate::model::{Head, Node, Observation, PathPoint, Target};

/// What changed since an earlier edition?
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Diff<'a> {
    pub before: Edition<'a>,
    pub after: Edition<'a>,
    pub added: Listed<Revision<'a>>,
    pub removed: Listed<Revision<'a>>,
    pub revised: Listed<Revision<'a>>,
    pub statuses: Listed<Revision<'a>>,
    pub targets: Listed<TargetChange<'a>>,
    pub rules: Listed<RuleChange<'a>>,
    pub units: Things<'a>,
    pub indicators: Things<'a>,
}

/// Which edition of a feed it is.
#[derive(Debug, Clone, Copy)]
pub struct Edition<'a>(pub &'a Head);

tell!(Edition<'_>, edition, {
    "id": edition.0.id,
    "title": edition.0.title,
    "issued": edition.0.issued,
    "asOf": edition.0.as_of,
});

/// How many there are, and the first of them.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Listed<T> {
    pub count: usize,
    pub items: Vec<T>,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Listed { count: 0, items: Vec::new() }
    }
}

/// Ids that one edition has and the other has not.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Things<'a> {
    pub added: Listed<&'a str>,
    pub removed: Listed<&'a str>,
}

/// An observation in both editions.
#[derive(Debug, Clone)]
pub struct Revision<'a> {
    /// The indicator's id.
    pub indicator: &'a str,
    /// Either observation: both are of one unit and period.
    pub either: Told<'a, Observation<'a>>,
    /// In the earlier edition.
    pub before: Option<Told<'a, Observation<'a>>>,
    /// In the later edition.
    pub after: Option<Told<'a, Observation<'a>>>,
}

tell!(Revision<'_>, revision, {
    "unit": revision.either.data.units[revision.either.it.unit].id,
    "indicator": revision.indicator,
    "period": revision.either.with(revision.either.data.periods[revision.either.it.period]),
    "before": revision.before,
    "after": revision.after,
});

tell!(Told<'_, Observation<'_>>, told, {
    "value": told.it.value,
    "gap": told.it.gap(),
    "qualifier": told.it.meta.qualifier,
    "status": told.it.meta.status,
    "source": told.source(told.it.meta.source),
    "path": told.data.observations.path(&told.it),
});

/// A target in both editions.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct TargetChange<'a> {
    pub id: &'a str,
    pub before: Option<Told<'a, &'a Target>>,
    pub after: Option<Told<'a, &'a Target>>,
}

tell!(Told<'_, &Target>, told, {
    "indicator": told.data.indicators[told.it.indicator].id,
    "unit": told.it.unit.map(|unit| &told.data.units[unit].id),
    "comparator": told.with(told.it.comparator),
    "due": told.with(told.it.due),
    "baseline": told.it.baseline,
    "path": told.it.path,
    "source": told.source(told.it.source),
});

tell!(PathPoint, point, {
    "on": point.on.end(),
    "value": point.value,
});

/// A node of a framework in both editions.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct RuleChange<'a> {
    pub framework: &'a str,
    pub node: &'a Node,
    pub before: Option<Told<'a, Scoring<'a>>>,
    pub after: Option<Told<'a, Scoring<'a>>>,
}

/// How a node is scored.
#[derive(Debug, Clone, Copy)]
pub struct Scoring<'a>(pub &'a Node);

tell!(Told<'_, Scoring<'_>>, told, {
    "indicator": told.it.0.indicator.map(|id| &told.data.indicators[id].id),
    "max": told.it.0.max,
    "weight": told.it.0.weight,
    "rule": told.it.0.rule,
    "aggregate": told.it.0.aggregate,
});
