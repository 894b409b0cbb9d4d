//! Frameworks: trees of domains, criteria and indicators with their scoring rules.

use serde::{Deserialize, Serialize};

use super::{IndicatorId, SourceId, Text, Track};

/// A framework: one version of a tree of scores. Scores of different versions are different things.
#[derive(Debug, Clone, PartialEq)]
pub struct Framework {
    /// The feed's id.
    pub id: String,
    /// The name.
    pub name: Text,
    /// The version, as its decision names it.
    pub version: Text,
    /// The decision.
    pub source: Option<SourceId>,
    /// The nodes, parents before their children; the first is the root. Never empty.
    pub nodes: Vec<Node>,
}

impl Framework {
    /// The root.
    pub const ROOT: NodeId = NodeId(0);

    /// The node with this id.
    pub fn find(&self, id: &str) -> Option<NodeId> {
        self.nodes.iter().position(|node| node.id == id).map(|place| NodeId(place as u32))
    }

    /// A node. Ids of another framework give `None`.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// All nodes with their ids, parents before children.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate().map(|(place, node)| (NodeId(place as u32), node))
    }

    /// The root's child above (or at) a node: the reform area it belongs to. `None` for the root itself.
    pub fn domain(&self, id: NodeId) -> Option<NodeId> {
        let mut at = id;
        for _ in 0..self.nodes.len() {
            match self.node(at)?.parent {
                Some(Self::ROOT) => return Some(at),
                Some(parent) => at = parent,
                None => return None,
            }
        }
        None
    }

    /// Whether a node is `top` or stands below it.
    pub fn is_within(&self, id: NodeId, top: NodeId) -> bool {
        let mut at = Some(id);
        while let Some(id) = at.filter(|id| *id != top) {
            at = self.node(id).and_then(|node| node.parent);
        }
        at.is_some()
    }

    /// The first node that holds this indicator.
    pub fn holding(&self, indicator: IndicatorId) -> Option<NodeId> {
        self.iter().find(|(_, node)| node.indicator == Some(indicator)).map(|(id, _)| id)
    }
}

/// Names a node of one framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(crate) u32);

/// A node: a sum or a mean of its children, or an indicator under a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The feed's id, unique in the framework.
    pub id: String,
    /// The name.
    pub name: Text,
    /// The node above.
    pub parent: Option<NodeId>,
    /// The nodes below, in the feed's order; empty for a leaf.
    pub children: Vec<NodeId>,
    /// The best attainable points.
    pub max: Option<f64>,
    /// The weight among its siblings.
    pub weight: Option<f64>,
    /// The indicator of a leaf.
    pub indicator: Option<IndicatorId>,
    /// How the indicator's value becomes points; `None`: the leaf only groups.
    pub rule: Option<Rule>,
    /// The indicator that holds the printed score of this very node.
    pub published: Option<IndicatorId>,
    /// How the children's scores become this node's; `None`: the node only groups.
    pub aggregate: Option<Aggregate>,
    /// Whose assessment it is.
    pub track: Option<Track>,
    /// The agency in charge.
    pub owner: Option<Text>,
}

/// How children become their parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Aggregate {
    /// Points add up.
    Sum,
    /// The mean by weight.
    Mean,
    /// The geometric mean by weight.
    Geometric,
    /// The harmonic mean by weight.
    Harmonic,
}

/// How an indicator's value becomes points.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Rule {
    /// The indicator's points are the score.
    Published,
    /// Full points at `full` or above; below it the value's share of the way from `from` to `full`.
    Proportional {
        /// Where full points begin.
        full: f64,
        /// Where points begin.
        from: f64,
    },
    /// The points of the highest step whose lower end, included, is reached.
    Steps {
        /// The steps, lowest first.
        steps: Vec<Step>,
    },
    /// Full points at `at_least` or above, else none.
    #[serde(rename_all = "camelCase")]
    AllOrNothing {
        /// Where full points begin, included.
        at_least: f64,
    },
    /// Full points less `points` for each `per` of the value, not below `floor`.
    Deduction {
        /// How much of the value costs `points`.
        per: f64,
        /// What it costs.
        points: f64,
        /// The least that is left.
        floor: f64,
    },
    /// The value on a common scale, by a method of the composite-index handbook.
    Normalise {
        /// The method's name.
        by: String,
    },
}

/// A step of [`Rule::Steps`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// The lower end, included.
    pub at_least: f64,
    /// The points.
    pub points: f64,
}
