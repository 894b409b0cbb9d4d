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
    /// What is done against outliers before figures are normalised over the units.
    pub outliers: Option<Outliers>,
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
    /// The power of [`Aggregate::Power`].
    pub power: Option<f64>,
    /// The share of the children (0 to 1) that must have a score; the rest is left out and the weights are re-scaled. `None`: all of them.
    pub data_threshold: Option<f64>,
    /// How a unit's gap in a leaf's indicator is filled; `None`: it stays a gap.
    pub impute: Option<Impute>,
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
    /// The generalised mean by weight, of the node's power.
    Power,
}

/// How gaps are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Impute {
    /// With the mean of the units of its kind that name the same first group.
    GroupMean,
}

/// What is done against outliers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Outliers {
    /// Up to five extreme figures are drawn in; where that does not help, logarithms are used.
    Winsorise,
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
    /// The value on a common scale.
    Normalise(Normalise),
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

/// A value on a common scale: the method of [`Rule::Normalise`] and its parameters.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Normalise {
    /// The method.
    pub by: Method,
    /// The lower end, in the indicator's unit: of `scaled` and `goalposts`.
    pub low: Option<f64>,
    /// The upper end, in the indicator's unit: of `scaled` and `goalposts`.
    pub high: Option<f64>,
    /// What is to be reached, in the indicator's unit: of `distanceToTarget`.
    pub target: Option<f64>,
    /// The id of the unit to compare with: of `distanceToReference`.
    pub unit: Option<String>,
    /// Whether 1 is the most that the method gives: what is better than the target or the reference counts as much as it.
    pub cap: bool,
    /// The scores where the method gives 0 and where it gives 1.
    pub scale: (f64, f64),
}

/// How a value comes on a common scale; the formulas stand with [`Norm`](crate::measure::normalise::Norm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Method {
    /// Between the worst and the best unit.
    MinMax,
    /// How many standard deviations better than the mean of the units.
    ZScore,
    /// Between two fixed ends, and beyond them.
    Scaled,
    /// Between two fixed ends, never beyond them.
    Goalposts,
    /// Between the worst unit and the target.
    DistanceToTarget,
    /// Between the worst unit and a chosen one.
    DistanceToReference,
    /// Between the worst and the best unit: another name of min-max.
    DistanceToBest,
    /// The share of the best unit's value.
    FractionOfBest,
    /// The place among the units, the worst is 1.
    Rank,
    /// How many units are worse.
    Borda,
    /// The share of the other units that are worse.
    PercentileRank,
}

impl Method {
    /// Whether it needs the values of other units.
    pub fn is_relative(self) -> bool {
        !matches!(self, Method::Scaled | Method::Goalposts)
    }

    /// Whether single extreme values move everyone's score: all its parameters are figures of the panel, and not mere places in its order.
    pub fn is_sensitive(self) -> bool {
        use Method::{DistanceToBest, DistanceToReference, FractionOfBest, MinMax, ZScore};
        matches!(self, MinMax | ZScore | DistanceToReference | DistanceToBest | FractionOfBest)
    }
}
