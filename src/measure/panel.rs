//! What the scores of one unit need of all others: the units of one kind in one period, looked at once.

use super::figure::{Figure, How};
use super::normalise::Norm;
use super::rollup::Figures;
use super::treat::{GroupMeans, Treatment};
use crate::model::{Framework, IndicatorId, Node, NodeId, Normalise, Rule, Track, Unit, UnitId, UnitKind, ZeroDenominator};
use crate::period::Period;

/// The units of one kind in one period, for the scores of a framework's node and all below it.
///
/// Only leaves that normalise or impute look at other units, each at all of them once: `new` costs the number of such leaves times that of units, then a score
/// no more than its leaves. Without such leaves it costs nothing. The units are those that exist in the period, or have figures rebuilt in their boundaries;
/// plans and estimates of what is to come are no part of it.
#[derive(Debug, Clone)]
pub struct Panel<'a> {
    /// The feed.
    pub figures: Figures<'a>,
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
        let cells = if Column::looks_around(node.rule.as_ref(), node.impute.is_some()) { self.cells(indicator, node) } else { Vec::new() };
        let reference = self.reference(indicator, node).and_then(|figure| figure.value);
        let sign = self.figures.data.indicators[indicator].direction.sign();
        Column::new(node.rule.as_ref(), node.impute.is_some(), self.framework.outliers.is_some(), &cells, reference, sign)
    }

    /// The figure of the unit that the others are compared with.
    pub fn reference(&self, indicator: IndicatorId, node: &Node) -> Option<Figure> {
        let Some(Rule::Normalise(Normalise { unit: Some(unit), .. })) = &node.rule else { return None };
        let unit = self.figures.data.units.find(unit)?;
        self.figures.assessed(indicator, unit, self.period, node.track).filter(|figure| figure.status.is_result())
    }

    /// What each unit brings to a column.
    fn cells(&self, indicator: IndicatorId, node: &Node) -> Vec<Cell<'_>> {
        let mut cells = Vec::new();
        for (id, unit) in self.figures.data.units.iter() {
            if unit.kind == self.kind {
                let figure = self.figure(indicator, id, node.track);
                if let Some(value) = self.brings(indicator, unit, figure.as_ref()) {
                    cells.push(Cell { value, group: first_group(unit) });
                }
            }
        }
        cells
    }

    /// What a unit with a figure of its own, or none, brings to a column: `NaN` for a gap. `None`: it is no part of the panel.
    fn brings(&self, indicator: IndicatorId, unit: &Unit, figure: Option<&Figure>) -> Option<f64> {
        if !self.holds(unit, figure) {
            return None;
        }
        let Some(figure) = figure.filter(|figure| figure.status.is_result()) else { return Some(f64::NAN) };
        if figure.value.is_none() && self.excludes(indicator, figure) { None } else { Some(figure.value.unwrap_or(f64::NAN)) }
    }

    /// Whether a unit is one of those that the others are compared with: it exists in the period, or its result is rebuilt in its boundaries.
    pub fn holds(&self, unit: &Unit, figure: Option<&Figure>) -> bool {
        unit.exists_in(self.period) || figure.is_some_and(|figure| figure.status.is_result() && figure.status.is_rebuilt())
    }

    /// A unit's figure, as published or in its own time: a unit is not scored on what its predecessors did.
    pub fn figure(&self, indicator: IndicatorId, unit: UnitId, track: Option<Track>) -> Option<Figure> {
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

/// What a unit brings to a column.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// Its figure; `NaN` for a gap.
    pub value: f64,
    /// The group whose mean can stand for a gap; empty: none.
    pub group: &'a str,
}

/// The group that counts for a unit's gaps; empty: none.
pub fn first_group(unit: &Unit) -> &str {
    unit.groups.first().map_or("", String::as_str)
}

impl Column {
    /// Whether a leaf's column depends on the units' figures at all.
    pub fn looks_around(rule: Option<&Rule>, impute: bool) -> bool {
        impute || matches!(rule, Some(Rule::Normalise(method)) if method.by.is_relative())
    }

    /// What a leaf takes from the cells of all units of the panel, in the feed's order. `outliers`: whether they are treated. `reference` is the figure of the reference unit; `sign` is +1
    /// where more is better, −1 where less is.
    pub fn new(rule: Option<&Rule>, impute: bool, outliers: bool, cells: &[Cell<'_>], reference: Option<f64>, sign: f64) -> Self {
        let mut column = Column { means: None, treatment: Treatment::NONE, norm: None };
        let mut values = Vec::new();
        let mut means = GroupMeans::default();
        for cell in cells {
            if !cell.value.is_nan() {
                values.push(cell.value);
                if impute && !cell.group.is_empty() {
                    means.add(cell.group, cell.value);
                }
            }
        }
        if impute {
            for cell in cells {
                if cell.value.is_nan() {
                    values.extend(means.of(cell.group));
                }
            }
            column.means = Some(means);
        }
        let Some(Rule::Normalise(method)) = rule else { return column };
        if outliers && method.by.is_sensitive() {
            column.treatment = Treatment::new(&values);
        }
        for value in &mut values {
            *value = column.treatment.apply(*value);
        }
        column.norm = Norm::new(method, &values, reference.map(|value| column.treatment.apply(value)), sign);
        column
    }

    /// What stands for the gap of a unit of a group.
    pub fn imputed(&self, group: &str) -> Option<f64> {
        self.means.as_ref()?.of(group)
    }

    /// The score of a value of the indicator.
    pub fn score(&self, value: f64) -> Option<f64> {
        self.norm.as_ref()?.score(self.treatment.apply(value))
    }
}
