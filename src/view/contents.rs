//! What a feed holds.

use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

use super::Told;
use crate::measure::Index;
use crate::model::{Dataset, Framework, Node, NodeId, Successor, Unit};

/// What a feed holds.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Contents<'a> {
    pub data: &'a Dataset,
    pub index: &'a Index,
    /// What each node weighs in its root, by framework and node.
    pub weights: Vec<Vec<Option<f64>>>,
    pub start: Start<'a>,
}

/// Where one stands when nothing is selected.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Start<'a> {
    pub unit: Option<&'a str>,
    pub period: Option<String>,
    pub framework: Option<&'a str>,
}

impl<'a> Contents<'a> {
    fn told<T>(&self, it: T) -> Told<'a, T> {
        Told { data: self.data, it }
    }
}

tell!(Contents<'_>, contents, {
    "id": contents.data.head.id,
    "title": contents.data.head.title,
    "publisher": contents.data.head.publisher,
    "licence": contents.data.head.licence,
    "issued": contents.data.head.issued,
    "asOf": contents.data.head.as_of,
    "calendar": contents.data.head.calendar,
    "units": contents.told(contents.index),
    "periods": contents.told(contents.data.periods.items()),
    "indicators": contents.data.indicators.items(),
    "frameworks": contents.told(contents.weights.as_slice()),
    "sources": contents.data.sources.items(),
    "observations": contents.data.observations.len(),
    "targets": contents.data.targets.len(),
    "actions": contents.data.actions.len(),
    "start": contents.start,
});

/// All units, each with its place among the others.
impl Serialize for Told<'_, &Index> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for (id, unit) in self.data.units.iter() {
            list.serialize_element(&self.with((unit, self.it.reports(id))))?;
        }
        list.end()
    }
}

tell!(Told<'_, (&Unit, bool)>, told, {
    "id": told.it.0.id,
    "code": told.it.0.code,
    "name": told.it.0.name,
    "kind": told.it.0.kind,
    "validFrom": told.it.0.valid_from,
    "validTo": told.it.0.valid_to,
    "parent": told.it.0.parent.map(|parent| &told.data.units[parent].id),
    "becomes": told.with(told.it.0.becomes.as_slice()),
    "groups": told.it.0.groups,
    "hasData": told.it.1,
});

tell!(Told<'_, &Successor>, told, {
    "unit": told.data.units[told.it.unit].id,
    "share": told.it.share,
});

/// All frameworks, each with its tree.
impl Serialize for Told<'_, &[Vec<Option<f64>>]> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for (framework, weights) in self.data.frameworks.items().iter().zip(self.it) {
            list.serialize_element(&self.with(Tree(framework, weights)))?;
        }
        list.end()
    }
}

/// A framework with the weights of its nodes.
#[derive(Clone, Copy)]
struct Tree<'a>(&'a Framework, &'a [Option<f64>]);

tell!(Told<'_, Tree<'_>>, told, {
    "id": told.it.0.id,
    "name": told.it.0.name,
    "version": told.it.0.version,
    "source": told.source(told.it.0.source),
    "root": told.it.0.node(Framework::ROOT).map(|root| told.with((told.it, Framework::ROOT, root))),
});

tell!(Told<'_, (Tree<'_>, NodeId, &Node)>, told, {
    "id": told.it.2.id,
    "name": told.it.2.name,
    "max": told.it.2.max,
    "weight": told.it.2.weight,
    "effectiveWeight": told.it.0.1.get(told.it.1.0 as usize),
    "indicator": told.it.2.indicator.map(|id| &told.data.indicators[id].id),
    "owner": told.it.2.owner,
    "children": told.with((told.it.0, told.it.2.children.as_slice())),
});

impl Serialize for Told<'_, (Tree<'_>, &[NodeId])> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (tree, children) = self.it;
        let mut list = serializer.serialize_seq(None)?;
        for (id, node) in children.iter().filter_map(|&id| Some((id, tree.0.node(id)?))) {
            list.serialize_element(&self.with((tree, id, node)))?;
        }
        list.end()
    }
}
