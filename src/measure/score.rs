//! A framework's scores, down its tree.

use super::rollup::{Coverage, Figure, Figures};
use super::rule::points;
use crate::model::{Aggregate, Framework, Gap, Node, NodeId, PeriodId, Status, UnitId, ZeroDenominator};
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

/// The score of a node for a unit and a period.
///
/// A leaf has its indicator's value under its rule. A sum or mean needs every child: one missing child leaves the node without a
/// computed score (its coverage says how much is there), because a total of fewer parts is another total. Children whose indicator is
/// 0/0 under the policy `exclude` are left out and the rest is re-scaled to the node's maximum. A node that only groups has no score.
pub fn score(figures: Figures<'_>, framework: &Framework, id: NodeId, unit: UnitId, period: Period) -> Score {
    let none = Score {
        value: None,
        gap: Some(Gap::Unknown),
        computed: None,
        published: None,
        coverage: Coverage::default(),
        status: Status::Official,
        excluded: false,
        known: false,
    };
    let Some(node) = framework.node(id) else { return none };
    let mut score = match node.indicator {
        Some(indicator) => leaf(figures.at(indicator, unit, period), node, figures.data.indicators[indicator].zero_denominator, none),
        None => branch(figures, framework, node, unit, period, none),
    };
    if let Some(published) = node.published.and_then(|indicator| figures.at(indicator, unit, period)) {
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

fn leaf(figure: Option<Figure>, node: &Node, policy: ZeroDenominator, none: Score) -> Score {
    let Some(figure) = figure else { return Score { coverage: Coverage::one(false), ..none } };
    let computed = match (&node.rule, figure.value) {
        (Some(rule), Some(value)) => points(rule, node.max, value),
        _ => None,
    };
    let empty = figure.parts == Some((0.0, 0.0));
    Score {
        gap: if computed.is_some() { None } else { figure.gap.or(none.gap) },
        computed,
        coverage: Coverage::one(figure.value.is_some()),
        status: figure.status,
        excluded: empty && policy == ZeroDenominator::Exclude,
        known: true,
        ..none
    }
}

fn branch(figures: Figures<'_>, framework: &Framework, node: &Node, unit: UnitId, period: Period, none: Score) -> Score {
    let children: Vec<(Score, &Node)> =
        node.children.iter().filter_map(|&child| Some((score(figures, framework, child, unit, period), framework.node(child)?))).collect();
    let mut whole = none;
    for (child, _) in &children {
        whole.coverage.add(child.coverage);
        whole.known |= child.known;
    }
    let known = children.iter().filter(|(child, _)| child.known);
    whole.status = known.map(|(child, _)| child.status).min_by_key(|status| status.standing()).unwrap_or(none.status);
    whole.gap = children.iter().find_map(|(child, _)| child.gap).or(none.gap);
    let used: Vec<(f64, &Node)> =
        children.iter().filter(|(child, _)| !child.excluded).filter_map(|(child, node)| Some((child.value?, *node))).collect();
    let needed = children.iter().filter(|(child, _)| !child.excluded).count();
    whole.excluded = needed == 0 && !children.is_empty();
    if used.len() == needed && needed > 0 {
        whole.computed = aggregate(node, &used, children.len());
    }
    if whole.computed.is_some() {
        whole.gap = None;
    }
    whole
}

/// Sum, or mean by weight (arithmetic, geometric, harmonic), of the children that count, of `all` children.
fn aggregate(node: &Node, used: &[(f64, &Node)], all: usize) -> Option<f64> {
    let weighted = |map: fn(f64) -> f64| {
        let (mut total, mut weights) = (Sum::default(), Sum::default());
        for (value, child) in used {
            let weight = child.weight.unwrap_or(1.0);
            total.add(weight * map(*value));
            weights.add(weight);
        }
        (total.value(), weights.value())
    };
    let value = match node.aggregate? {
        Aggregate::Sum => {
            let total = num::sum(used.iter().map(|(value, _)| *value));
            if used.len() == all {
                total
            } else {
                let maxima = used.iter().map(|(_, child)| child.max).sum::<Option<f64>>()?;
                total / maxima * node.max?
            }
        }
        Aggregate::Mean => {
            let (total, weights) = weighted(|value| value);
            total / weights
        }
        Aggregate::Geometric => {
            if used.iter().any(|(value, _)| *value <= 0.0) {
                return None;
            }
            let (total, weights) = weighted(num::ln);
            num::exp(total / weights)
        }
        Aggregate::Harmonic => {
            let (total, weights) = weighted(f64::recip);
            weights / total
        }
    };
    num::finite(value)
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
    framework.node(Framework::ROOT).is_some_and(|root| root.aggregate.is_some() || root.published.is_some())
}
