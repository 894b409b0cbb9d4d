//! What an answer says of the things it is about.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::measure::Coverage;
use crate::measure::How;
use crate::model::{Comparator, Dataset, Framework, Indicator, Measure, Node, Note, Source, SourceId, Unit};
use crate::period::Period;

/// A thing whose links are told in full: with the feed in which they are looked up.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a, T> {
    /// The feed.
    pub data: &'a Dataset,
    /// What is told.
    pub it: T,
}

impl<'a, T> Told<'a, T> {
    /// Another thing of the same feed.
    pub fn with<U>(&self, it: U) -> Told<'a, U> {
        Told { data: self.data, it }
    }

    /// The source with this id.
    pub fn source(&self, id: Option<SourceId>) -> Option<&'a Source> {
        id.map(|id| &self.data.sources[id])
    }
}

/// A list of things, each told in the same way.
impl<'a, T> Serialize for Told<'a, &'a [T]>
where
    Told<'a, &'a T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.it.len()))?;
        for it in self.it {
            list.serialize_element(&self.with(it))?;
        }
        list.end()
    }
}

tell!(Unit, unit, {
    "id": unit.id,
    "code": unit.code,
    "name": unit.name,
    "kind": unit.kind,
    "validFrom": unit.valid_from,
    "validTo": unit.valid_to,
});

tell!(Told<'_, &Period>, told, {
    "id": told.it.id(told.data.head.calendar),
    "label": told.it.label().to_string(),
    "kind": told.it.kind(),
    "start": told.it.start(),
    "end": told.it.end(),
    "ownDays": told.it.own_days(told.data.head.calendar),
});

impl Serialize for Told<'_, Period> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.with(&self.it).serialize(serializer)
    }
}

tell!(Source, source, {
    "id": source.id,
    "title": source.title,
    "document": source.document,
    "url": source.url,
    "date": source.date,
});

tell!(Indicator, indicator, {
    "id": indicator.id,
    "name": indicator.name,
    "unit": indicator.unit,
    "measure": kind(&indicator.measure),
    "direction": indicator.direction,
    "decimals": indicator.decimals,
    "max": indicator.max(),
    "concept": indicator.concept,
    "owner": indicator.owner,
    "ranked": indicator.ranked,
    "groupsOnly": indicator.groups_only,
});

/// What kind of figure an indicator has.
fn kind(measure: &Measure) -> &'static str {
    match measure {
        Measure::Count => "count",
        Measure::Ratio { .. } => "ratio",
        Measure::Percent => "percent",
        Measure::Points { .. } => "points",
        Measure::Index => "index",
        Measure::Level { .. } => "level",
        Measure::Milestone => "milestone",
        Measure::Duration => "duration",
        Measure::ShareOfUnits { .. } => "shareOfUnits",
    }
}

tell!(Node, node, {
    "id": node.id,
    "name": node.name,
});

tell!(Told<'_, &Framework>, told, {
    "id": told.it.id,
    "name": told.it.name,
    "version": told.it.version,
    "source": told.source(told.it.source),
});

tell!(Told<'_, &Note>, told, {
    "kind": told.it.kind,
    "text": told.it.text,
    "value": told.it.value,
    "unit": told.it.unit.map(|id| &told.data.units[id].id),
    "indicator": told.it.indicator.map(|id| &told.data.indicators[id].id),
    "period": told.it.period.map(|period| told.with(period)),
    "node": told.it.node.and_then(|(framework, id)| told.data.frameworks[framework].node(id)),
    "source": told.source(told.it.source),
});

tell!(Coverage, coverage, {
    "have": coverage.have,
    "of": coverage.of,
});

impl Serialize for How {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            How::Observed => "observed",
            How::Ratio => "ratio",
            How::OverUnits => "overUnits",
            How::OverPeriods => "overPeriods",
            How::Carried => "carried",
            How::Difference => "difference",
            How::Predecessors => "predecessors",
        })
    }
}

impl Serialize for Told<'_, Comparator> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.it {
            Comparator::AtLeast(value) => numbers(serializer, "atLeast", &[("value", value)]),
            Comparator::MoreThan(value) => numbers(serializer, "moreThan", &[("value", value)]),
            Comparator::AtMost(value) => numbers(serializer, "atMost", &[("value", value)]),
            Comparator::LessThan(value) => numbers(serializer, "lessThan", &[("value", value)]),
            Comparator::Equals(value) => numbers(serializer, "equals", &[("value", value)]),
            Comparator::Between(low, high) => numbers(serializer, "between", &[("low", low), ("high", high)]),
            Comparator::Done => numbers(serializer, "done", &[]),
            Comparator::Change { by, from } => Change { by, from: self.with(from) }.serialize(serializer),
        }
    }
}

/// A kind with its figures.
fn numbers<S: Serializer>(serializer: S, kind: &str, numbers: &[(&str, f64)]) -> Result<S::Ok, S::Error> {
    let mut told = serializer.serialize_map(None)?;
    told.serialize_entry("kind", kind)?;
    for (key, number) in numbers {
        told.serialize_entry(key, number)?;
    }
    told.end()
}

struct Change<'a> {
    by: f64,
    from: Told<'a, Period>,
}

tell!(Change<'_>, change, {
    "kind": "change",
    "by": change.by,
    "from": change.from,
});
