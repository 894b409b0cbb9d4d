//! How has it moved?

use super::selector::Place;
use super::{Dashboard, progress};
use crate::error::Result;
use crate::measure::Coverage;
use crate::measure::outlook::{self, Stretch};
use crate::measure::progress::targets_of;
use crate::measure::trend::Subject;
use crate::model::UnitId;
use crate::period::{Period, PeriodKind};
use crate::view;

pub(super) fn trend<'a>(dashboard: &'a Dashboard, place: &Place) -> Result<view::Trend<'a>> {
    let data = &dashboard.data;
    let figures = dashboard.figures();
    let subject = dashboard.subject(place)?;
    let (node, framework) = dashboard.node_and_framework(subject);
    let mut answer = view::Trend {
        data,
        unit: &data.units[place.unit],
        indicator: None,
        node,
        framework,
        points: Vec::new(),
        targets: Vec::new(),
        breaks: Vec::new(),
        predecessors: Vec::new(),
        bounds: view::Bounds { low: Some(0.0), high: node.and_then(|node| node.max) },
        coverage: Coverage::default(),
        forecast: None,
    };
    let mut kind = place.asked.map(Period::kind);
    let series = dashboard.series(subject, place.unit, kind);
    if let Some(point) = series.points.first() {
        kind = Some(point.figure.period.kind());
    }
    answer.predecessors = predecessors(dashboard, subject, place.unit, kind);
    let (mut due, mut calendar) = (None, data.head.calendar);
    if let Subject::Indicator(indicator) = subject {
        let meaning = &data.indicators[indicator];
        let (low, high) = meaning.natural_bounds();
        answer.indicator = Some(meaning);
        calendar = meaning.calendar;
        answer.bounds = view::Bounds { low, high };
        for id in targets_of(figures, place.unit) {
            let target = &data.targets[id];
            if target.indicator == indicator {
                let (_, pace) = progress::judge(dashboard, place, target);
                due = due.max(Some(target.due.end()));
                answer.targets.push(view::TargetRef { target: dashboard.tell(target), pace });
            }
        }
    }
    let stretch = Stretch::new(&series.points, series.accrues, None);
    let bounds = match answer.indicator {
        Some(indicator) => stretch.bounds(indicator),
        None => (answer.bounds.low, answer.bounds.high),
    };
    answer.forecast = outlook::ahead(&stretch, bounds, calendar, due).map(|(model, points)| view::TrendForecast { model, points });
    for point in &series.points {
        answer.coverage.add(Coverage::one(point.figure.value.is_some()));
    }
    answer.points = series.points;
    answer.breaks = series.breaks;
    Ok(answer)
}

/// The series of each unit that became this one, up to the day before its first: what can be shown of the time before it where nothing can be rebuilt.
fn predecessors<'a>(dashboard: &'a Dashboard, subject: Subject, unit: UnitId, kind: Option<PeriodKind>) -> Vec<view::Former<'a>> {
    let units = &dashboard.data.units;
    let from = units[unit].valid_from;
    let mut all = Vec::new();
    for &(earlier, share) in dashboard.index.succession.predecessors(unit) {
        let mut points = Vec::new();
        let mut known = false;
        for point in dashboard.series(subject, earlier, kind).points {
            let figure = point.figure;
            if from.is_none_or(|from| figure.period.end() < from) {
                known |= figure.value.is_some();
                points.push(view::Beside { on: figure.period.end(), value: figure.value, status: figure.status });
            }
        }
        if known {
            all.push(view::Former { unit: &units[earlier], share, points });
        }
    }
    all
}
