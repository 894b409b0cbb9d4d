//! A framework's scores, down its tree.

use super::aggregate;
use super::figure::Coverage;
use super::panel::{Panel, first_group};
use super::rollup::Figures;
use super::rule::points;
use crate::model::{Aggregate, Framework, Gap, IndicatorId, Node, NodeId, PeriodId, Rule, Status, UnitId};
use crate::num::{self, Sum};
use crate::period::Period;

/// A node's score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// What counts: the published score where there is one, else the computed one.
    pub value: Option<f64>,
    /// Why there is none.
    pub gap: Option<Gap>,
    /// Computed from the children, or by the rule.
    pub computed: Option<f64>,
    /// The printed score.
    pub published: Option<f64>,
    /// Leaves with a value among all leaves below (a leaf: itself).
    pub coverage: Coverage,
    /// The least of what its figures are.
    pub status: Status,
    /// Whether the indicator asks to be left out (0/0 under the policy `exclude`).
    pub excluded: bool,
    /// Whether the feed says anything at all, be it a gap.
    pub known: bool,
}

impl Score {
    /// `published − computed`, unrounded; noise of binary arithmetic is 0.
    pub fn difference(&self) -> Option<f64> {
        let (published, computed) = (self.published?, self.computed?);
        Some(if num::same(published, computed) { 0.0 } else { published - computed })
    }
}

/// No score, and nothing known.
const NONE: Score = Score {
    value: None,
    gap: Some(Gap::Unknown),
    computed: None,
    published: None,
    coverage: Coverage { have: 0, of: 0 },
    status: Status::Official,
    excluded: false,
    known: false,
};

/// The score of a node for a unit and a period, with a [`Panel`] of its own; who asks for more than one keeps the panel.
pub fn score(figures: Figures<'_>, framework: &Framework, id: NodeId, unit: UnitId, period: Period) -> Score {
    Panel::new(figures, framework, id, figures.data.units[unit].kind, period).score(id, unit)
}

impl Panel<'_> {
    /// The score of a node for a unit of the panel's kind. The node is the one that the panel was made for, or below it.
    ///
    /// A node of one track takes the figures of that assessment. A leaf has its indicator's value under its rule, or, where the node imputes, the mean of its group in place of a gap (its coverage still says that it has
    /// none). A sum or mean needs every child: one missing child leaves the node without a computed score (its coverage says how much is there), because a total
    /// of fewer parts is another total. With a data threshold it needs that share of its children. Those that are missing then, and children whose
    /// indicator is 0/0 under the policy `exclude`, are left out and the rest is re-scaled to the node's maximum or weights. A node that only groups has no
    /// score, nor has one of which the feed says nothing at all: gaps are filled, units are not made up.
    pub fn score(&self, id: NodeId, unit: UnitId) -> Score {
        let Some(node) = self.framework.node(id) else { return NONE };
        let mut score = match node.indicator {
            Some(indicator) => self.leaf(id, node, indicator, unit),
            None => self.branch(node, unit),
        };
        if let Some(published) = node.published.and_then(|indicator| self.figure(indicator, unit, node.track)) {
            score.published = published.value;
            score.known = true;
            if node.children.is_empty() && node.indicator.is_none() {
                score.coverage = Coverage::one(published.value.is_some());
            }
            if published.value.is_some() && (node.children.is_empty() || published.status.standing() < score.status.standing()) {
                score.status = published.status;
            }
            if score.computed.is_none() {
                score.gap = published.gap.or(score.gap);
            }
        }
        score.value = score.published.or(score.computed);
        if score.value.is_some() {
            score.gap = None;
        }
        score
    }

    fn leaf(&self, id: NodeId, node: &Node, indicator: IndicatorId, unit: UnitId) -> Score {
        let figure = self.figure(indicator, unit, node.track);
        let mut score = Score { coverage: Coverage::one(false), known: figure.is_some(), ..NONE };
        let column = self.column(id);
        let mut value = None;
        if let Some(figure) = figure {
            value = figure.value;
            score.gap = figure.gap.or(NONE.gap);
            score.coverage = Coverage::one(value.is_some());
            score.status = figure.status;
            score.excluded = self.excludes(indicator, &figure);
        }
        if value.is_none() && !score.excluded {
            value = column.and_then(|column| column.imputed(first_group(&self.figures.data.units[unit])));
        }
        score.computed = match (&node.rule, value) {
            (Some(Rule::Normalise(_)), Some(value)) => column.and_then(|column| column.score(value)),
            (Some(rule), Some(value)) => points(rule, node.max, value),
            _ => None,
        };
        if score.computed.is_some() {
            score.gap = None;
        }
        score
    }

    fn branch(&self, node: &Node, unit: UnitId) -> Score {
        let mut whole = NONE;
        let mut status: Option<Status> = None;
        let mut gap = None;
        let join = Join::of(node);
        let mut used = Vec::new();
        let mut needed = 0;
        for &id in &node.children {
            let Some(at) = self.framework.node(id) else { continue };
            let child = self.score(id, unit);
            whole.coverage.add(child.coverage);
            whole.known |= child.known;
            if child.known && status.is_none_or(|status| child.status.standing() < status.standing()) {
                status = Some(child.status);
            }
            gap = gap.or(child.gap);
            if !child.excluded {
                needed += 1;
                if let Some(value) = child.value {
                    used.push((value, join.share(at.max, at.weight)));
                }
            }
        }
        whole.status = status.unwrap_or(NONE.status);
        whole.excluded = needed == 0 && !node.children.is_empty();
        if whole.known {
            whole.computed = join.score(&used, needed, node.children.len());
        }
        whole.gap = if whole.computed.is_some() { None } else { gap.or(NONE.gap) };
        whole
    }
}

/// How children become their parent's score, laid out for loops over many units: `NaN` where the node declares nothing.
#[derive(Debug, Clone, Copy)]
pub struct Join {
    /// `None`: the node only groups.
    pub aggregate: Option<Aggregate>,
    /// The power of a generalised mean.
    pub power: f64,
    /// The node's maximum.
    pub max: f64,
    /// The share of the children (0 to 1) that must have a score.
    pub threshold: f64,
}

impl Join {
    /// That of a node.
    pub fn of(node: &Node) -> Self {
        Join {
            aggregate: node.aggregate,
            power: node.power.unwrap_or(f64::NAN),
            max: node.max.unwrap_or(f64::NAN),
            threshold: node.data_threshold.unwrap_or(1.0),
        }
    }

    /// The sum, or mean by weight, of the children that count, if there are enough of them.
    ///
    /// `parts`: the score of each child that counts, and with it its maximum in a sum (`NaN`: none), else its weight. `needed`: how many should count. `all`: how
    /// many children there are; where some are left out of a sum the rest is re-scaled to the node's maximum. `None` also where a mean does not take a score.
    pub fn score(&self, parts: &[(f64, f64)], needed: usize, all: usize) -> Option<f64> {
        if !aggregate::enough(parts.len(), needed, self.threshold) {
            return None;
        }
        let power = match self.aggregate? {
            Aggregate::Sum => return self.total(parts, all),
            Aggregate::Mean => 1.0,
            Aggregate::Geometric => 0.0,
            Aggregate::Harmonic => -1.0,
            Aggregate::Power => num::finite(self.power)?,
        };
        aggregate::mean(parts, power)
    }

    fn total(&self, parts: &[(f64, f64)], all: usize) -> Option<f64> {
        let (mut total, mut maxima) = (Sum::default(), 0.0);
        for &(value, max) in parts {
            total.add(value);
            maxima += max;
        }
        let total = total.value();
        num::finite(if parts.len() == all { total } else { total / maxima * self.max })
    }

    /// What a child brings beside its score: its maximum into a sum, else its weight.
    pub fn share(&self, max: Option<f64>, weight: Option<f64>) -> f64 {
        if self.aggregate == Some(Aggregate::Sum) { max.unwrap_or(f64::NAN) } else { weight.unwrap_or(1.0) }
    }
}

/// The periods for which a node can have a score, oldest first: those of its published score, or of any indicator below it.
pub fn periods(figures: Figures<'_>, framework: &Framework, id: NodeId) -> Vec<PeriodId> {
    let Some(node) = framework.node(id) else { return Vec::new() };
    let own = node.published.or(node.indicator).map_or(&[][..], |indicator| figures.index.periods(indicator));
    if !own.is_empty() {
        return own.to_vec();
    }
    let all: Vec<PeriodId> = node.children.iter().flat_map(|&child| periods(figures, framework, child)).collect();
    let mut all = num::sorted_by(&all, |period| i64::from(period.place()));
    all.dedup();
    all
}

/// Whether the framework gives scores; one that does not only groups indicators.
pub fn gives_scores(framework: &Framework) -> bool {
    framework.node(Framework::ROOT).is_some_and(|root| root.aggregate.is_some() || root.published.is_some() || root.rule.is_some())
}
