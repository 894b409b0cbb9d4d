//! Progress toward a target, one file a method.

pub mod linear;

use super::rollup::{Figure, Figures};
use crate::model::{Comparator, Dataset, Direction, Id, Measure, Target, Time, UnitId};
use crate::period::{Day, Period};

/// A target of a unit with the figure it is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The target.
    pub target: &'a Target,
    /// The unit.
    pub unit: UnitId,
    /// The latest measured figure up to the period looked at; for flows and cumulative figures that of the due period so far.
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
        let due = figures.at(target.indicator, unit, due_span(figures.data, target)).filter(measured).filter(not_later);
        let latest = figures.latest(target.indicator, unit, until);
        let base = match target.comparator {
            Comparator::Change { from, .. } => figures.at(target.indicator, unit, from).and_then(|figure| figure.value),
            _ => None,
        };
        let first = figures
            .periods(target.indicator, unit)
            .into_iter()
            .filter_map(|period| figures.at(target.indicator, unit, period))
            .find(measured);
        let figure = if adds_up(figures.data, target) { due.or(latest) } else { latest };
        Case { target, unit, figure, due, base, first }
    }
}

/// Whether the target is one for the flow of its due period, so that a part of the period gives a part of the value.
pub fn adds_up(data: &Dataset, target: &Target) -> bool {
    let indicator = &data.indicators[target.indicator];
    matches!(indicator.time, Time::Flow | Time::Cumulative)
        && !matches!(indicator.measure, Measure::Ratio { .. } | Measure::ShareOfUnits { .. })
}

/// The period whose figure a target asks for. A target that is due on a day asks a flow for its year up to that day.
fn due_span(data: &Dataset, target: &Target) -> Period {
    let day = target.due.start() == target.due.end();
    if !(day && adds_up(data, target)) {
        return target.due;
    }
    let calendar = data.indicators[target.indicator].calendar;
    let year = target.due.end().year();
    (year..=year + 1)
        .filter_map(|year| Period::new(crate::period::Label::Year(year), calendar))
        .find(|whole| whole.contains(target.due))
        .and_then(|whole| whole.with_days(whole.start(), target.due.end()))
        .unwrap_or(target.due)
}

/// The targets of a unit: its own, and those set for every unit whose indicator the unit has.
pub fn targets_of(figures: Figures<'_>, unit: UnitId) -> Vec<Id<Target>> {
    let applies = |target: &Target| match target.unit {
        Some(own) => own == unit,
        None => !figures.periods(target.indicator, unit).is_empty(),
    };
    figures.data.targets.iter().filter(|(_, target)| applies(target)).map(|(id, _)| id).collect()
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
