//! Where a series leads: its latest stretch without a break, and what is forecast from it for a target.

use super::forecast::{self, Forecast, Goal, Model, Series};
use super::progress::linear::Pace;
use super::progress::{accrues, sense};
use super::trend::Point;
use crate::model::{Dataset, Indicator, Measure, Target};
use crate::period::{Calendar, Day, Period, PeriodKind};

/// The results of a series after its last break, oldest first, gaps and parts of periods left out.
#[derive(Debug, Clone, Default)]
pub struct Stretch {
    points: Vec<(Period, f64)>,
}

impl Stretch {
    /// Takes the results up to the day `until` where one is given. `whole`: figures that accrue count only for periods that they cover.
    pub fn new(points: &[Point], whole: bool, until: Option<Day>) -> Self {
        let mut stretch = Stretch::default();
        let mut segment = 0;
        for point in points {
            let figure = &point.figure;
            let counts = figure.status.is_result() && (figure.complete || !whole) && until.is_none_or(|until| figure.period.end() <= until);
            let Some(value) = figure.value.filter(|_| counts) else { continue };
            if point.segment != segment {
                stretch.points.clear();
                segment = point.segment;
            }
            if stretch.points.last().is_none_or(|last| last.0.end() < figure.period.end()) {
                stretch.points.push((figure.period, value));
            }
        }
        stretch
    }

    /// The last day and value of each year, by the year's number.
    pub fn years(&self, calendar: Calendar) -> Vec<(i32, f64)> {
        let mut years: Vec<(i32, f64)> = Vec::new();
        for &(period, value) in &self.points {
            let Some(year) = Period::year_of(period.end(), calendar).map(|year| year.end().year()) else { continue };
            if years.last().is_some_and(|last| last.0 == year) {
                years.pop();
            }
            years.push((year, value));
        }
        years
    }

    fn days(&self) -> Vec<(f64, f64)> {
        let mut days = Vec::with_capacity(self.points.len());
        for &(period, value) in &self.points {
            days.push((f64::from(period.end().number()), value));
        }
        days
    }

    fn per_year(&self) -> u32 {
        match self.points.last().map(|last| last.0.kind()) {
            Some(PeriodKind::Month) => 12,
            Some(PeriodKind::Quarter) => 4,
            Some(PeriodKind::Half) => 2,
            _ => 1,
        }
    }

    /// What a value cannot leave: the indicator's natural bounds; a rate of counts that never was above 100 % does not rise above it.
    pub fn bounds(&self, indicator: &Indicator) -> (Option<f64>, Option<f64>) {
        let (low, high) = indicator.natural_bounds();
        let rate = matches!(indicator.measure, Measure::Ratio { .. }) && indicator.is_percentage();
        let share = rate && self.points.iter().all(|point| point.1 <= 100.0);
        (low, high.or(if share { Some(100.0) } else { None }))
    }
}

/// What is forecast for a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// How.
    pub model: Model,
    /// The value on the last day of the deadline, in the indicator's unit.
    pub value: f64,
    /// What holds the value with 80 %.
    pub interval: Option<(f64, f64)>,
    /// The probability that the target is met, 0 to 1.
    pub probability: Option<f64>,
    /// The day on which the forecast meets it.
    pub crossing: Option<Day>,
    /// The change a year that the forecast expects.
    pub pace: Option<f64>,
    /// The change a year that is needed from the last value on.
    pub required: Option<f64>,
}

/// What a stretch leads to for a target. `None` for fewer than two points, once the deadline has been reached, and where the amount of a whole period is asked
/// for and the figures are those of shorter ones.
pub fn outlook(data: &Dataset, stretch: &Stretch, target: &Target, pace: &Pace) -> Option<Outlook> {
    let indicator = &data.indicators[target.indicator];
    let (low, high) = stretch.bounds(indicator);
    let days = stretch.days();
    let (last, value) = *days.last()?;
    let due = f64::from(target.due.end().number());
    let kind = stretch.points.last().map(|last| last.0.kind());
    if due <= last || accrues(data, target) && kind != Some(target.due.kind()) {
        return None;
    }
    let goal = match (pace.goal, sense(data, target)) {
        (Some(value), sense) if sense != 0.0 => Some(Goal { value, sense, due }),
        _ => None,
    };
    let series = Series { points: &days, per_year: stretch.per_year(), low, high };
    let forecast = Forecast::new(series, goal.map(|goal| goal.value))?;
    let then = forecast.at(due, 0.8)?;
    Some(Outlook {
        model: forecast.model,
        value: then.value,
        interval: then.interval,
        probability: goal.as_ref().and_then(|goal| forecast.probability(goal)),
        crossing: goal.as_ref().and_then(|goal| forecast.crossing(goal)).and_then(|day| Day::from_number(day as i32)),
        pace: forecast.pace(),
        required: goal.as_ref().and_then(|goal| forecast::required(value, last, goal)),
    })
}

/// A value to come with what holds it with 80 and with 95 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ahead {
    /// The day.
    pub on: Day,
    /// The value, in the indicator's unit.
    pub value: f64,
    /// 80 %.
    pub likely: Option<(f64, f64)>,
    /// 95 %.
    pub possible: Option<(f64, f64)>,
}

/// The most values to come that are told.
const FARTHEST: u32 = 40;
/// How many periods are looked ahead where no target says how far.
const NEXT: u32 = 3;

/// The values of the next periods, within bounds, up to the day `until` where a target gives one.
pub fn ahead(
    stretch: &Stretch,
    (low, high): (Option<f64>, Option<f64>),
    calendar: Calendar,
    until: Option<Day>,
) -> Option<(Model, Vec<Ahead>)> {
    let days = stretch.days();
    let per_year = stretch.per_year();
    let forecast = Forecast::new(Series { points: &days, per_year, low, high }, None)?;
    let mut last = stretch.points.last()?.0;
    let mut ahead = Vec::new();
    for step in 1..=FARTHEST {
        // Single days are told of a year later, year by year.
        let next = last.next(calendar).or_else(|| Period::year_of(last.end(), calendar)?.next(calendar));
        let Some(next) = next.filter(|next| next.end() > last.end()) else { break };
        last = next;
        let on = next.end();
        let enough = match until {
            Some(until) => step > 1 && on > until,
            None => step > NEXT,
        };
        if enough {
            break;
        }
        let day = f64::from(on.number());
        let Some(likely) = forecast.at(day, 0.8) else { break };
        ahead.push(Ahead { on, value: likely.value, likely: likely.interval, possible: forecast.at(day, 0.95).and_then(|at| at.interval) });
    }
    Some((forecast.model, ahead))
}
