//! Progress toward a target, one file a method.

pub mod cagr;
pub mod compare;
pub mod current;
pub mod destatis;
pub mod linear;
pub mod unsd;

use super::figure::Figure;
use super::rollup::Figures;
use crate::model::{Comparator, Dataset, Direction, Id, Target, Time, UnitId};
use crate::period::{Day, Period};

/// A target of a unit with the figure it is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The target.
    pub target: &'a Target,
    /// The unit.
    pub unit: UnitId,
    /// The latest measured figure up to the period looked at; for a flow that of the due period so far, with a baseline that of the latest whole period.
    pub figure: Option<Figure>,
    /// The figure of the due period.
    pub due: Option<Figure>,
    /// The value that a `change` refers to.
    pub base: Option<f64>,
    /// The indicator's first measured figure, where the target gives no baseline.
    pub first: Option<Figure>,
}

impl<'a> Case<'a> {
    /// Collects the figures by which a target is judged, up to the day `until` where one is given.
    pub fn new(figures: Figures<'a>, target: &'a Target, unit: UnitId, until: Option<Day>) -> Self {
        let measured = |figure: &Figure| figure.value.is_some() && figure.status.is_result();
        let not_later = |figure: &Figure| until.is_none_or(|until| figure.period.end() <= until);
        let data = figures.data;
        let at = |period: Period| figures.at(target.indicator, unit, period).filter(measured).filter(not_later);
        let periods = figures.periods(target.indicator, unit);
        let due = at(due_span(data, target));
        let base = base(figures, target, unit);
        let (mut first, mut whole) = (None, None);
        for &period in &periods {
            if first.is_none() {
                first = figures.at(target.indicator, unit, period).filter(measured);
            }
            if is_flow(data, target) && period.kind() == target.due.kind() {
                whole = at(period).filter(|figure| figure.complete).or(whole);
            }
        }
        let figure = match (accrues(data, target), is_flow(data, target)) {
            (true, _) => due.or_else(|| figures.latest(target.indicator, unit, until)),
            (false, true) => whole,
            (false, false) => figures.latest(target.indicator, unit, until),
        };
        Case { target, unit, figure, due, base, first }
    }

    /// A target set against one figure alone, which is the one that decides if it reaches to the deadline.
    pub fn of(figures: Figures<'a>, target: &'a Target, unit: UnitId, figure: Option<Figure>) -> Self {
        let due = figure.filter(|figure| target.due.end() <= figure.period.end());
        let mut first = None;
        if target.baseline.is_none() && due.is_none() && figure.is_some() {
            for period in figures.periods(target.indicator, unit) {
                first = first.or_else(|| {
                    figures.at(target.indicator, unit, period).filter(|figure| figure.value.is_some() && figure.status.is_result())
                });
            }
        }
        Case { target, unit, figure, due, base: base(figures, target, unit), first }
    }
}

/// The value that a `change` refers to.
fn base(figures: Figures<'_>, target: &Target, unit: UnitId) -> Option<f64> {
    match target.comparator {
        Comparator::Change { from, .. } => figures.at(target.indicator, unit, from).and_then(|figure| figure.value),
        _ => None,
    }
}

/// Whether the target's indicator adds up over periods.
fn is_flow(data: &Dataset, target: &Target) -> bool {
    data.indicators[target.indicator].behaviour().accrues()
}

/// Whether the target is one for the flow of its due period from 0 on, so that a part of the period gives a part of the value. With a baseline it is one
/// for the flow of a period against that of an earlier one.
pub fn accrues(data: &Dataset, target: &Target) -> bool {
    is_flow(data, target) && target.baseline.is_none() && target.path.is_empty()
}

/// The period whose figure a target asks for: a target that is due on a day asks for its year up to that day, and so does one of a cumulative
/// figure, whatever part of the year it is due in.
fn due_span(data: &Dataset, target: &Target) -> Period {
    let day = target.due.end();
    let indicator = &data.indicators[target.indicator];
    let year = Period::year_of(day, indicator.calendar);
    let part = year.is_some_and(|year| year.start() <= target.due.start());
    if target.due.start() != day && !(part && indicator.behaviour() == Time::Cumulative) {
        return target.due;
    }
    year.and_then(|year| if year.end() == day { Some(year) } else { year.with_days(year.start(), day) }).unwrap_or(target.due)
}

/// The targets of a unit: its own, and those set for every unit whose indicator the unit has.
pub fn targets_of(figures: Figures<'_>, unit: UnitId) -> Vec<Id<Target>> {
    let mut targets = Vec::new();
    for (id, target) in figures.data.targets.iter() {
        let applies = match target.unit {
            Some(own) => own == unit,
            None => !figures.periods(target.indicator, unit).is_empty(),
        };
        if applies {
            targets.push(id);
        }
    }
    targets
}

/// +1 where more is better, −1 where less is: the comparator says it, and the indicator where the comparator does not. 0: a band.
pub fn sense(data: &Dataset, target: &Target) -> f64 {
    match target.comparator {
        Comparator::AtLeast(_) | Comparator::MoreThan(_) | Comparator::Done => 1.0,
        Comparator::AtMost(_) | Comparator::LessThan(_) => -1.0,
        Comparator::Between(..) => 0.0,
        Comparator::Change { by, .. } => {
            if by < 0.0 {
                -1.0
            } else {
                1.0
            }
        }
        Comparator::Equals(_) => match data.indicators[target.indicator].direction {
            Direction::Down => -1.0,
            Direction::Up | Direction::Band => 1.0,
        },
    }
}
