//! Series over time, cut where figures stop being comparable.

use super::figure::{Figure, How};
use super::rollup::Figures;
use crate::model::{Framework, Id, IndicatorId, NodeId, Note, NoteKind, UnitId};
use crate::num;
use crate::period::{Calendar, Day, Period, PeriodKind};

/// What a series or a ranking is of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Subject {
    /// An indicator's figures.
    Indicator(IndicatorId),
    /// A framework node's scores.
    Node(Id<Framework>, NodeId),
}

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
    let mut best = (false, 0, None);
    for period in &all {
        let kind = period.kind();
        let count = all.iter().filter(|other| other.kind() == kind).count();
        best = best.max((wish == Some(kind), count, Some(kind)));
    }
    all.retain(|period| Some(period.kind()) == best.2);
    all
}

/// The breaks that notes state of an indicator (or of a framework's scores) for a unit: notes about it, about a node that holds it, or about
/// the whole feed. In the feed's order.
pub fn method_breaks(figures: Figures<'_>, subject: Subject, unit: UnitId) -> Vec<Break<'_>> {
    let about = |note: &Note| match (note.indicator, note.node, subject) {
        (Some(other), _, Subject::Indicator(indicator)) => other == indicator,
        (Some(other), _, Subject::Node(framework, id)) => own(&figures.data.frameworks[framework], id, other),
        (None, Some((framework, node)), Subject::Indicator(indicator)) => below(&figures.data.frameworks[framework], node, indicator),
        (None, Some(node), Subject::Node(framework, id)) => node == (framework, id),
        (None, None, _) => true,
    };
    let mut breaks = Vec::new();
    for note in &figures.data.notes {
        if let Some(period) = note.period
            && note.kind == NoteKind::Break
            && note.unit.is_none_or(|other| other == unit)
            && about(note)
        {
            breaks.push(Break { on: period.start(), cause: Cause::Method(note) });
        }
    }
    breaks
}

/// The breaks inside a series, oldest first: those of the method, and the unit's first day where it has figures from before that are not rebuilt
/// in its boundaries, or not from all of its predecessors.
pub fn breaks<'a>(figures: Figures<'a>, subject: Subject, unit: UnitId, series: &[Figure]) -> Vec<Break<'a>> {
    let mut breaks = method_breaks(figures, subject, unit);
    let whole =
        |figure: &Figure| figure.status.is_rebuilt() && (figure.how != How::Predecessors || figure.coverage.have == figure.coverage.of);
    if let Some(from) = figures.data.units[unit].valid_from
        && series.iter().any(|figure| figure.period.start() < from && !whole(figure))
    {
        breaks.push(Break { on: from, cause: Cause::Boundary });
    }
    let mut breaks = num::sorted_by(&breaks, |cut| i64::from(cut.on.number()));
    breaks.retain(|cut| {
        series.iter().any(|figure| figure.period.end() < cut.on) && series.iter().any(|figure| figure.period.end() >= cut.on)
    });
    breaks
}

/// Whether two periods stand on different sides of a break of the method.
pub fn divided(figures: Figures<'_>, subject: Subject, unit: UnitId, before: Period, after: Period) -> bool {
    method_breaks(figures, subject, unit).iter().any(|cut| before.end() < cut.on && cut.on <= after.end())
}

/// Whether a node's own score is an indicator's.
fn own(framework: &Framework, node: NodeId, indicator: IndicatorId) -> bool {
    framework.node(node).is_some_and(|at| at.indicator == Some(indicator) || at.published == Some(indicator))
}

fn below(framework: &Framework, node: NodeId, indicator: IndicatorId) -> bool {
    let Some(at) = framework.node(node) else { return false };
    at.indicator == Some(indicator)
        || at.published == Some(indicator)
        || at.children.iter().any(|&child| below(framework, child, indicator))
}

/// Joins figures, oldest first, to points: each in its segment, with the change since the point before. `yearly` is the calendar of cumulative figures,
/// whose change is the flow between the points: they start anew each year, so there is none from one year to the next.
pub fn join(series: &[Figure], breaks: &[Break<'_>], yearly: Option<Calendar>) -> Vec<Point> {
    let starts_anew = |before: Period, after: Period| {
        let year = |period: Period, calendar: Calendar| Period::year_of(period.end(), calendar);
        yearly.is_some_and(|calendar| after.kind() < PeriodKind::Year && year(before, calendar) != year(after, calendar))
    };
    let mut points: Vec<Point> = Vec::with_capacity(series.len());
    for &figure in series {
        let segment = breaks.iter().filter(|cut| cut.on <= figure.period.end()).count() as u32;
        let change = points
            .last()
            .filter(|before| {
                before.segment == segment && before.figure.comparable(&figure) && !starts_anew(before.figure.period, figure.period)
            })
            .and_then(|before| num::difference(figure.value?, before.figure.value?));
        points.push(Point { figure, segment, change });
    }
    points
}
