//! How has it moved?

use super::selector::Place;
use super::{Dashboard, progress};
use crate::error::Result;
use crate::measure::Coverage;
use crate::measure::outlook::{self, Stretch};
use crate::measure::progress::targets_of;
use crate::measure::trend::Subject;
use crate::period::Period;
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
        bounds: view::Bounds { low: Some(0.0), high: node.and_then(|node| node.max) },
        coverage: Coverage::default(),
        forecast: None,
    };
    let series = dashboard.series(subject, place.unit, place.asked.map(Period::kind));
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
    answer.forecast =
        outlook::ahead(&stretch, answer.indicator, calendar, due).map(|(model, points)| view::TrendForecast { model, points });
    for point in &series.points {
        answer.coverage.add(Coverage::one(point.figure.value.is_some()));
    }
    answer.points = series.points;
    answer.breaks = series.breaks;
    Ok(answer)
}
