//! How has it moved?

use super::selector::Place;
use super::{Dashboard, progress};
use crate::error::Result;
use crate::measure::Coverage;
use crate::measure::progress::targets_of;
use crate::measure::trend::{self, Subject};
use crate::model::Time;
use crate::period::Period;
use crate::view;

pub(super) fn trend<'a>(dashboard: &'a Dashboard, place: &Place) -> Result<view::Trend<'a>> {
    let data = &dashboard.data;
    let figures = dashboard.figures();
    let subject = dashboard.subject(place)?;
    let (node, framework) = dashboard.node_and_framework(subject);
    let mut answer = view::Trend {
        unit: &data.units[place.unit],
        indicator: None,
        node,
        framework,
        points: Vec::new(),
        targets: Vec::new(),
        breaks: Vec::new(),
        bounds: view::Bounds { low: Some(0.0), high: node.and_then(|node| node.max) },
        coverage: Coverage::default(),
    };
    let (mut periods, mut yearly) = (Vec::new(), None);
    match subject {
        Subject::Indicator(indicator) => {
            let meaning = &data.indicators[indicator];
            let (low, high) = meaning.natural_bounds();
            answer.indicator = Some(meaning);
            answer.bounds = view::Bounds { low, high };
            for id in targets_of(figures, place.unit) {
                let target = &data.targets[id];
                if target.indicator == indicator {
                    let (_, pace) = progress::judge(dashboard, place, target);
                    answer.targets.push(view::TargetRef { target: dashboard.tell(target), pace });
                }
            }
            periods = figures.periods(indicator, place.unit);
            yearly = (meaning.behaviour() == Time::Cumulative).then_some(meaning.calendar);
        }
        Subject::Node(..) => {
            for id in dashboard.subject_periods(subject) {
                periods.push(data.periods[id]);
            }
        }
    }
    let mut series = Vec::new();
    for period in trend::periods(periods, place.asked.map(Period::kind)) {
        if let Some(mut figure) = dashboard.subject_figure(subject, place.unit, period) {
            figure.period = period;
            answer.coverage.add(Coverage::one(figure.value.is_some()));
            series.push(figure);
        }
    }
    let breaks = trend::breaks(figures, subject, place.unit, &series);
    for point in trend::join(&series, &breaks, yearly) {
        answer.points.push(dashboard.tell(point));
    }
    for cut in breaks {
        answer.breaks.push(dashboard.tell(cut));
    }
    Ok(answer)
}
