//! How was this number made?

use super::Dashboard;
use super::refs::{coverage, node};
use super::selector::Place;
use crate::error::{Error, ErrorCode, Result};
use crate::measure::trend::Subject;
use crate::measure::{Coverage, Figure, Way, score};
use crate::model::{Framework, Id, IndicatorId, NodeId, Observation, Rollup, UnitId};
use crate::period::Period;
use crate::view::{self, StepKind};

/// Trees of nodes, units and ratios are unfolded this deep.
const DEPTH: u8 = 24;

pub(super) fn passport<'a>(dashboard: &'a Dashboard, place: &Place) -> Result<view::Passport<'a>> {
    let subject = dashboard.subject(place)?;
    let latest = || match subject {
        Subject::Indicator(indicator) => dashboard.figures().latest(indicator, place.unit, None).map(|figure| figure.period),
        Subject::Node(..) => dashboard.subject_periods(subject).last().map(|&id| dashboard.data.periods[id]),
    };
    let period = place.asked.or_else(latest).ok_or_else(|| Error::new(ErrorCode::NothingToShow, "/period"))?;
    let root = match subject {
        Subject::Indicator(indicator) => of_indicator(dashboard, indicator, place.unit, period, DEPTH),
        Subject::Node(framework, id) => of_node(dashboard, framework, id, place.unit, period, DEPTH),
    };
    Ok(view::Passport { unit: dashboard.unit(place.unit), period: dashboard.period(period), root })
}

fn blank<'a>(dashboard: &'a Dashboard, unit: UnitId, period: Period) -> view::PassportStep<'a> {
    view::PassportStep {
        kind: StepKind::Missing,
        unit: dashboard.unit(unit),
        period: dashboard.period(period),
        indicator: None,
        node: None,
        value: None,
        gap: Some(crate::model::Gap::Unknown),
        printed: None,
        max: None,
        weight: None,
        rule: None,
        framework: None,
        coverage: coverage(Coverage::one(false)),
        path: None,
        status: None,
        qualifier: None,
        as_printed: None,
        published: None,
        source: None,
        parts: Vec::new(),
    }
}

fn of_node<'a>(
    dashboard: &'a Dashboard,
    framework: Id<Framework>,
    id: NodeId,
    unit: UnitId,
    period: Period,
    depth: u8,
) -> view::PassportStep<'a> {
    let mut step = blank(dashboard, unit, period);
    let tree = &dashboard.data.frameworks[framework];
    let (Some(at), Some(depth)) = (tree.node(id), depth.checked_sub(1)) else { return step };
    let score = score::score(dashboard.figures(), tree, id, unit, period);
    step.kind = if at.indicator.is_some() { StepKind::Rule } else { StepKind::Aggregate };
    step.node = Some(node(at));
    step.value = score.computed.or(score.value);
    step.gap = if step.value.is_some() { None } else { score.gap };
    step.max = at.max;
    step.weight = at.weight;
    step.rule = at.rule.as_ref();
    step.framework = Some(dashboard.framework(framework));
    step.coverage = coverage(score.coverage);
    step.status = score.known.then_some(score.status);
    step.parts = match at.indicator {
        Some(indicator) => vec![of_indicator(dashboard, indicator, unit, period, depth)],
        None => at.children.iter().map(|&child| of_node(dashboard, framework, child, unit, period, depth)).collect(),
    };
    if let Some(published) = at.published {
        step.printed = score.published;
        step.indicator = Some(dashboard.indicator(published));
        let printed = dashboard.figures().at(published, unit, period);
        if let Some(row) = printed.and_then(|printed| printed.row) {
            step.path = Some(dashboard.data.observations.path_of(row));
        }
        step.source = printed.and_then(|printed| dashboard.source(printed.source));
        // Without its parts the printed score is all there is.
        if score.computed.is_none() && score.published.is_some() {
            step.kind = StepKind::Observed;
        }
    }
    step
}

fn of_indicator<'a>(dashboard: &'a Dashboard, indicator: IndicatorId, unit: UnitId, period: Period, depth: u8) -> view::PassportStep<'a> {
    let mut step = blank(dashboard, unit, period);
    step.indicator = Some(dashboard.indicator(indicator));
    let figures = dashboard.figures();
    let (Some(depth), Some(way), Some(figure)) =
        (depth.checked_sub(1), figures.way(indicator, unit, period), figures.at(indicator, unit, period))
    else {
        return step;
    };
    fill(dashboard, &mut step, &figure);
    let deeper = |indicator: IndicatorId, unit: UnitId, period: Period| of_indicator(dashboard, indicator, unit, period, depth);
    (step.kind, step.parts) = match way {
        Way::Observed(_) if figure.value.is_none() => (StepKind::Missing, Vec::new()),
        Way::Observed(_) => (StepKind::Observed, Vec::new()),
        Way::Carried(_) => (StepKind::Carried, Vec::new()),
        Way::Difference(long, short) => {
            let whole = |observation: Observation<'_>| deeper(indicator, unit, dashboard.data.periods[observation.period]);
            (StepKind::Difference, vec![whole(long), whole(short)])
        }
        Way::Ratio(above, below, _) => (StepKind::Ratio, vec![deeper(above, unit, period), deeper(below, unit, period)]),
        Way::Periods(spans) => (StepKind::OverPeriods, spans.iter().map(|&span| deeper(indicator, unit, span)).collect()),
        Way::Units(units) => {
            let kind = match dashboard.data.indicators[indicator].rollup {
                Rollup::Sum => StepKind::Sum,
                Rollup::Parts => StepKind::Ratio,
                Rollup::Weighted(_) => StepKind::Weighted,
                Rollup::Worst => StepKind::Worst,
                Rollup::Mean | Rollup::None => StepKind::Mean,
            };
            (kind, units.iter().map(|&(child, span)| deeper(indicator, child, span)).collect())
        }
        Way::Share(tested, _, units) => (StepKind::Ratio, units.iter().map(|&(child, span)| deeper(tested, child, span)).collect()),
    };
    step
}

fn fill<'a>(dashboard: &'a Dashboard, step: &mut view::PassportStep<'a>, figure: &Figure) {
    step.period = dashboard.period(figure.period);
    step.value = figure.value;
    step.gap = figure.gap;
    step.printed = figure.printed;
    step.coverage = coverage(figure.coverage);
    step.path = figure.row.map(|row| dashboard.data.observations.path_of(row));
    step.status = Some(figure.status);
    step.qualifier = figure.qualifier;
    step.as_printed = figure.row.and_then(|row| dashboard.data.observations.printed_at(row));
    step.published = figure.published;
    step.source = dashboard.source(figure.source);
}
