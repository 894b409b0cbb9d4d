//! Series over time, cut where figures stop being comparable.

use super::rollup::{Figure, Figures};
use crate::model::{Framework, Id, IndicatorId, Note, NoteKind, UnitId};
use crate::num;
use crate::period::{Day, Period, PeriodKind};

/// Why a series is cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cause<'a> {
    /// The method changed: a note of the feed says so.
    Method(&'a Note),
    /// The unit's boundaries changed.
    Boundary,
}

/// A cut: figures on or after the day are not comparable with those before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Break<'a> {
    /// The first day of the new series.
    pub on: Day,
    /// Why.
    pub cause: Cause<'a>,
}

/// A point of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The figure.
    pub figure: Figure,
    /// How many breaks lie before it.
    pub segment: u32,
    /// The change since the neighbour before, in the indicator's unit; `None` over a gap or a break.
    pub change: Option<f64>,
}

/// The periods to draw: those of the wished kind, else of the kind with most of them, the longer of equals.
pub fn periods(mut all: Vec<Period>, wish: Option<PeriodKind>) -> Vec<Period> {
    let count = |kind: PeriodKind| all.iter().filter(|period| period.kind() == kind).count();
    let kind =
        wish.filter(|kind| count(*kind) > 0).or_else(|| all.iter().map(|period| period.kind()).max_by_key(|kind| (count(*kind), *kind)));
    all.retain(|period| Some(period.kind()) == kind);
    all
}

/// The breaks of an indicator's series for a unit, oldest first: those that notes state of it, of a node that holds it, or of the whole feed,
/// and the unit's first day where it has figures of its own from before that are not rebuilt in its boundaries.
pub fn breaks<'a>(
    figures: Figures<'a>,
    indicator: Option<IndicatorId>,
    framework: Option<Id<Framework>>,
    unit: UnitId,
    series: &[Figure],
) -> Vec<Break<'a>> {
    let about = |note: &Note| {
        let holds = |(framework, node): (Id<Framework>, crate::model::NodeId)| {
            let framework = &figures.data.frameworks[framework];
            indicator.is_some_and(|indicator| below(framework, node, indicator))
        };
        let subject = match (note.indicator, note.node) {
            (Some(other), _) => Some(other) == indicator,
            (None, Some(node)) => holds(node) || indicator.is_none() && Some(node.0) == framework,
            (None, None) => true,
        };
        note.kind == NoteKind::Break && subject && note.unit.is_none_or(|other| other == unit)
    };
    let mut breaks: Vec<Break<'a>> = (figures.data.notes.iter())
        .filter(|note| about(note))
        .filter_map(|note| Some(Break { on: note.period?.start(), cause: Cause::Method(note) }))
        .collect();
    if let Some(from) = figures.data.units[unit].valid_from
        && series.iter().any(|figure| figure.period.start() < from && !figure.status.is_rebuilt())
    {
        breaks.push(Break { on: from, cause: Cause::Boundary });
    }
    breaks.sort_by_key(|cut| cut.on);
    breaks.retain(|cut| {
        series.iter().any(|figure| figure.period.end() < cut.on) && series.iter().any(|figure| figure.period.end() >= cut.on)
    });
    breaks
}

fn below(framework: &Framework, node: crate::model::NodeId, indicator: IndicatorId) -> bool {
    let Some(at) = framework.node(node) else { return false };
    at.indicator == Some(indicator)
        || at.published == Some(indicator)
        || at.children.iter().any(|&child| below(framework, child, indicator))
}

/// Joins figures, oldest first, to points: each in its segment, with the change since the point before.
pub fn join(series: &[Figure], breaks: &[Break<'_>]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(series.len());
    for &figure in series {
        let segment = breaks.iter().filter(|cut| cut.on <= figure.period.end()).count() as u32;
        let change =
            points.last().filter(|before| before.segment == segment).and_then(|before| num::finite(figure.value? - before.figure.value?));
        points.push(Point { figure, segment, change });
    }
    points
}
