//! How far to each target?

use super::Dashboard;
use super::selector::Place;
use crate::measure::outlook::{self, Stretch};
use crate::measure::progress::compare::{self, Method};
use crate::measure::progress::{Case, linear, targets_of};
use crate::measure::reconcile;
use crate::measure::trend::Subject;
use crate::model::{Id, Target};
use crate::num;
use crate::period::Period;
use crate::view;

pub(super) fn progress<'a>(dashboard: &'a Dashboard, place: &Place) -> view::Progress<'a> {
    let data = &dashboard.data;
    let mut verdicts = view::VerdictCounts::default();
    let mut items = Vec::new();
    for &id in &targets_of(dashboard.figures(), place.unit) {
        if place.indicator.is_none_or(|indicator| data.targets[id].indicator == indicator) {
            let item = item(dashboard, place, id);
            verdicts.add(item.target.pace.verdict);
            items.push(item);
        }
    }
    // Gaps in a column of deviations stand between those that lag and those that lead; equal ones keep the feed's order.
    let by_deviation = num::places_by(&items, |item| num::key(item.target.pace.deviation.unwrap_or(0.0)));
    let urgency = |&place: &usize| items.get(place).map_or(0, |item| i64::from(item.target.pace.verdict.urgency()));
    let mut sorted = Vec::new();
    for &place in &num::sorted_by(&by_deviation, urgency) {
        sorted.extend(items.get(place).cloned());
    }
    view::Progress {
        unit: &data.units[place.unit],
        period: place.asked.map(|period| dashboard.tell(period)),
        today: place.today,
        method: "linearPace",
        thresholds: data.head.thresholds,
        verdicts,
        items: sorted,
    }
}

/// A target judged by the figures up to the selected period.
pub(super) fn judge<'a>(dashboard: &'a Dashboard, place: &Place, target: &'a Target) -> (Case<'a>, linear::Pace) {
    let case = Case::new(dashboard.figures(), target, place.unit, place.asked.map(Period::end));
    let pace = linear::judge(&dashboard.data, &case, place.today, dashboard.data.head.thresholds);
    (case, pace)
}

fn item<'a>(dashboard: &'a Dashboard, place: &Place, id: Id<Target>) -> view::ProgressItem<'a> {
    let data = &dashboard.data;
    let target = &data.targets[id];
    let (case, pace) = judge(dashboard, place, target);
    let mut reported = Vec::new();
    for stated in &data.reported {
        if stated.target == id && stated.unit == place.unit {
            let differs = reconcile::contradicted(dashboard.figures(), stated).is_some();
            reported.push(view::ReportedRef { reported: dashboard.tell(stated), differs });
        }
    }
    let indicator = &data.indicators[target.indicator];
    // A flow of a year is judged by whole years, a rate by whatever periods there are most of.
    let kind = indicator.behaviour().accrues().then_some(target.due.kind());
    let series = dashboard.series(Subject::Indicator(target.indicator), place.unit, kind);
    let stretch = Stretch::new(&series.points, series.accrues, place.asked.map(Period::end));
    let forecast = outlook::outlook(data, &stretch, target, &pace);
    let years = stretch.years(indicator.calendar);
    let mut methods = Vec::new();
    for (&(_, method), asked) in Method::ALL.iter().zip(place.methods) {
        if asked {
            methods.push(compare::judge(data, target, &pace, &years, method));
        }
    }
    view::ProgressItem {
        target: view::TargetRef { target: dashboard.tell(target), pace },
        indicator,
        domain: dashboard.domain(target.indicator, place.framework),
        figure: case.figure.map(|figure| dashboard.tell(figure)),
        reported: num::sorted_by(&reported, |stated| i64::from(stated.reported.it.as_of.number())),
        definitions: definitions(dashboard, place, target),
        days_left: target.due.end().since(place.today),
        owner: dashboard.owner(target.indicator, place.framework),
        forecast,
        methods,
    }
}

/// The same goal under the other definitions of what is measured: indicators of one concept and one unit of measure that have figures of the unit.
fn definitions<'a>(dashboard: &'a Dashboard, place: &Place, target: &Target) -> Vec<view::Definition<'a>> {
    let indicators = &dashboard.data.indicators;
    let own = &indicators[target.indicator];
    let mut definitions = Vec::new();
    for (id, indicator) in indicators.iter() {
        if id == target.indicator || own.concept.is_none() || own.concept != indicator.concept || own.unit.vi != indicator.unit.vi {
            continue;
        }
        let target = Target { indicator: id, ..target.clone() };
        let (case, pace) = judge(dashboard, place, &target);
        if let Some(figure) = case.figure {
            definitions.push(view::Definition { indicator, figure: dashboard.tell(figure), verdict: pace.verdict });
        }
    }
    definitions
}
