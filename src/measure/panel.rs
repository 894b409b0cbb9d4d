//! What the scores of one unit need of all others: the units of one kind in one period, looked at once.

use super::figure::{Figure, How};
use super::normalise::Norm;
use super::rollup::Figures;
use super::treat::{GroupMeans, Treatment};
use crate::model::{Framework, IndicatorId, Node, NodeId, Rule, Track, Unit, UnitId, UnitKind, ZeroDenominator};
use crate::period::Period;

/// The units of one kind in one period, for the scores of a framework's node and all below it.
///
/// Only leaves that normalise or impute look at other units, each at all of them once: `new` costs the number of such leaves times that of units, then a score
/// no more than its leaves. Without such leaves it costs nothing. The units are those that exist in the period, or have figures rebuilt in their boundaries;
/// plans and estimates of what is to come are no part of it.
#[derive(Debug, Clone)]
pub struct Panel<'a> {
    pub(super) figures: Figures<'a>,
    /// The framework.
    pub framework: &'a Framework,
    /// The period.
    pub period: Period,
    kind: UnitKind,
    /// In the order of the nodes.
    columns: Vec<(NodeId, Column)>,
}

/// What a leaf takes from all units.
#[derive(Debug, Clone)]
pub struct Column {
    means: Option<GroupMeans>,
    treatment: Treatment,
    norm: Option<Norm>,
}

impl<'a> Panel<'a> {
    /// Looks at all units of a kind.
    pub fn new(figures: Figures<'a>, framework: &'a Framework, id: NodeId, kind: UnitKind, period: Period) -> Self {
        let mut panel = Panel { figures, framework, period, kind, columns: Vec::new() };
        panel.look(id);
        panel
    }

    fn look(&mut self, id: NodeId) {
        let framework = self.framework;
        let Some(node) = framework.node(id) else { return };
        if let Some(indicator) = node.indicator
            && (node.impute.is_some() || matches!(node.rule, Some(Rule::Normalise(_))))
        {
            let column = self.make(node, indicator);
            self.columns.push((id, column));
        }
        for &child in &node.children {
            self.look(child);
        }
    }

    fn make(&self, node: &Node, indicator: IndicatorId) -> Column {
        let data = self.figures.data;
        let mut column = Column { means: None, treatment: Treatment::NONE, norm: None };
        let Some(Rule::Normalise(method)) = &node.rule else {
            self.values(indicator, node, &mut column.means);
            return column;
        };
        let mut values = Vec::new();
        if method.by.is_relative() || node.impute.is_some() {
            values = self.values(indicator, node, &mut column.means);
        }
        if self.framework.outliers.is_some() && method.by.is_sensitive() {
            column.treatment = Treatment::new(&values);
        }
        for value in &mut values {
            *value = column.treatment.apply(*value);
        }
        let reference = method.unit.as_ref().and_then(|unit| data.units.find(unit));
        let reference = reference
            .and_then(|unit| self.figures.assessed(indicator, unit, self.period, node.track))
            .filter(|figure| figure.status.is_result());
        let reference = reference.and_then(|figure| figure.value).map(|value| column.treatment.apply(value));
        column.norm = Norm::new(method, &values, reference, data.indicators[indicator].direction.sign());
        column
    }

    /// The figures of all units that have one, and those that can be imputed; the means of groups from which these come.
    fn values(&self, indicator: IndicatorId, node: &Node, means: &mut Option<GroupMeans>) -> Vec<f64> {
        let mut values = Vec::new();
        let mut without = Vec::new();
        let mut groups = GroupMeans::default();
        for (id, unit) in self.figures.data.units.iter() {
            if unit.kind != self.kind {
                continue;
            }
            let figure = self.figure(indicator, id, node.track).filter(|figure| figure.status.is_result());
            if !unit.exists_in(self.period) && !figure.is_some_and(|figure| figure.status.is_rebuilt()) {
                continue;
            }
            match figure {
                Some(Figure { value: Some(value), .. }) => {
                    values.push(value);
                    if let Some(group) = unit.groups.first() {
                        groups.add(group, value);
                    }
                }
                Some(figure) if self.excludes(indicator, &figure) => {}
                _ => without.push(unit),
            }
        }
        if node.impute.is_some() {
            for unit in without {
                if let Some(mean) = unit.groups.first().and_then(|group| groups.of(group)) {
                    values.push(mean);
                }
            }
            *means = Some(groups);
        }
        values
    }

    /// A unit's figure, as published or in its own time: a unit is not scored on what its predecessors did.
    pub(super) fn figure(&self, indicator: IndicatorId, unit: UnitId, track: Option<Track>) -> Option<Figure> {
        self.figures.assessed(indicator, unit, self.period, track).filter(|figure| figure.how != How::Predecessors)
    }

    /// Whether a figure is 0/0 and its indicator then asks to be left out.
    pub fn excludes(&self, indicator: IndicatorId, figure: &Figure) -> bool {
        figure.parts == Some((0.0, 0.0)) && self.figures.data.indicators[indicator].zero_denominator == ZeroDenominator::Exclude
    }

    /// What a leaf takes from all units; `None` where it takes nothing.
    pub fn column(&self, id: NodeId) -> Option<&Column> {
        let place = self.columns.binary_search_by_key(&id, |(leaf, _)| *leaf).ok()?;
        self.columns.get(place).map(|(_, column)| column)
    }
}

impl Column {
    /// What stands for a unit's gap.
    pub fn imputed(&self, unit: &Unit) -> Option<f64> {
        self.means.as_ref()?.of(unit.groups.first()?)
    }

    /// The score of a value of the indicator.
    pub(super) fn score(&self, value: f64) -> Option<f64> {
        self.norm.as_ref()?.score(self.treatment.apply(value))
    }
}
