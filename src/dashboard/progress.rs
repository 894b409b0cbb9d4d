//! How far to each target?

use super::Dashboard;
use super::selector::Place;
use crate::measure::progress::{Case, linear, targets_of};
use crate::model::{Id, Target};
use crate::num;
use crate::period::Period;
use crate::view;

pub(super) fn progress<'a>(dashboard: &'a Dashboard, place: &Place) -> view::Progress<'a> {
    let data = &dashboard.data;
    let judged: Vec<_> = targets_of(dashboard.figures(), place.unit)
        .into_iter()
        .filter(|&id| place.indicator.is_none_or(|indicator| data.targets[id].indicator == indicator))
        .map(|id| (id, judge(dashboard, place, id)))
        .collect();
    // Gaps in a column of deviations stand between those that lag and those that lead; equal ones keep the feed's order.
    let by_deviation = num::places_by(&judged, |(_, (_, pace))| num::key(pace.deviation.unwrap_or(0.0)));
    let urgency = |&place: &usize| judged.get(place).map_or(0, |(_, (_, pace))| i64::from(pace.verdict.urgency()));
    let order = num::sorted_by(&by_deviation, urgency);
    view::Progress {
        unit: dashboard.unit(place.unit),
        period: place.asked.map(|period| dashboard.period(period)),
        today: place.today,
        method: view::Method::LinearPace,
        thresholds: data.head.thresholds,
        verdicts: judged.iter().map(|(_, (_, pace))| pace.verdict).collect(),
        items: order
            .iter()
            .filter_map(|&place| judged.get(place))
            .map(|(id, (case, pace))| item(dashboard, place, *id, case, pace))
            .collect(),
    }
}

/// A target judged by the figures up to the selected period.
pub(super) fn judge<'a>(dashboard: &'a Dashboard, place: &Place, target: Id<Target>) -> (Case<'a>, linear::Pace) {
    let case = Case::new(dashboard.figures(), &dashboard.data.targets[target], place.unit, place.asked.map(Period::end));
    let pace = linear::judge(&dashboard.data, &case, place.today, dashboard.data.head.thresholds);
    (case, pace)
}

fn item<'a>(dashboard: &'a Dashboard, place: &Place, id: Id<Target>, case: &Case<'a>, pace: &linear::Pace) -> view::ProgressItem<'a> {
    let data = &dashboard.data;
    let target = case.target;
    let reported: Vec<_> = data.reported.iter().filter(|reported| reported.target == id && reported.unit == place.unit).collect();
    let reported = num::sorted_by(&reported, |reported| i64::from(reported.as_of.number()));
    view::ProgressItem {
        target: dashboard.target(target, pace),
        indicator: dashboard.indicator(target.indicator),
        domain: dashboard.domain(target.indicator, place.framework),
        figure: case.figure.map(|figure| dashboard.figure(&figure)),
        goal: pace.goal,
        gap: pace.gap,
        expected: pace.expected,
        deviation: pace.deviation,
        share: pace.share,
        pace: pace.pace,
        verdict: pace.verdict,
        reported: reported
            .into_iter()
            .map(|reported| view::ReportedRef {
                verdict: reported.verdict,
                as_of: reported.as_of,
                source: dashboard.source(reported.source),
            })
            .collect(),
        days_left: target.due.end().since(place.today),
        owner: data.indicators[target.indicator].owner.as_ref(),
    }
}
