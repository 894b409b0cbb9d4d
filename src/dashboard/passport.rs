//! How was this number made?

use super::Dashboard;
use super::selector::Place;
use super::subject::no_figure;
use super::{Draft, text};
use crate::error::{Error, ErrorCode, Result};
use crate::explore::board::{Leaf, cell};
use crate::measure::Way;
use crate::measure::panel::Panel;
use crate::measure::trend::Subject;
use crate::model::{Framework, Id, IndicatorId, NodeId, Rollup, UnitId};
use crate::num;
use crate::period::Period;
use crate::view::{self, PassportStep, StepKind};

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
        Subject::Node(framework, id) => {
            let panel = dashboard.panel(framework, id, dashboard.data.units[place.unit].kind, period);
            of_node(dashboard, &panel, framework, id, place.unit, DEPTH)
        }
    };
    Ok(view::Passport { unit: &dashboard.data.units[place.unit], period: dashboard.tell(period), root })
}

fn blank(dashboard: &Dashboard, unit: UnitId, period: Period) -> PassportStep<'_> {
    PassportStep {
        kind: StepKind::Missing,
        unit: &dashboard.data.units[unit],
        indicator: None,
        node: None,
        framework: None,
        figure: no_figure(period),
        status: None,
        as_printed: None,
        share: None,
        simulated: None,
        parts: Vec::new(),
    }
}

fn of_node<'a>(
    dashboard: &'a Dashboard,
    panel: &Panel<'_>,
    framework: Id<Framework>,
    id: NodeId,
    unit: UnitId,
    depth: u8,
) -> PassportStep<'a> {
    let period = panel.period;
    let mut step = blank(dashboard, unit, period);
    let tree = &dashboard.data.frameworks[framework];
    let (Some(at), Some(depth)) = (tree.node(id), depth.checked_sub(1)) else { return step };
    let score = panel.score(id, unit);
    step.kind = if at.indicator.is_some() { StepKind::Rule } else { StepKind::Aggregate };
    step.node = Some(at);
    step.framework = Some(tree);
    step.status = score.known.then_some(score.status);
    let figure = &mut step.figure;
    figure.value = score.computed.or(score.value);
    figure.gap = if figure.value.is_some() { None } else { score.gap };
    figure.coverage = score.coverage;
    match at.indicator {
        Some(indicator) => step.parts.push(of_indicator(dashboard, indicator, unit, period, depth)),
        None => {
            for &child in &at.children {
                step.parts.push(of_node(dashboard, panel, framework, child, unit, depth));
            }
        }
    }
    if let Some(published) = at.published {
        step.figure.printed = score.published;
        step.indicator = Some(&dashboard.data.indicators[published]);
        if let Some(printed) = dashboard.figures().at(published, unit, period) {
            step.figure.row = printed.row;
            step.figure.source = printed.source;
        }
        // Without its parts the printed score is all there is.
        if score.computed.is_none() && score.published.is_some() {
            step.kind = StepKind::Observed;
        }
    }
    step
}

fn of_indicator(dashboard: &Dashboard, indicator: IndicatorId, unit: UnitId, period: Period, depth: u8) -> PassportStep<'_> {
    let mut step = blank(dashboard, unit, period);
    let meaning = &dashboard.data.indicators[indicator];
    step.indicator = Some(meaning);
    let figures = dashboard.figures();
    let (Some(depth), Some(way), Some(figure)) =
        (depth.checked_sub(1), figures.way(indicator, unit, period), figures.at(indicator, unit, period))
    else {
        return step;
    };
    step.status = Some(figure.status);
    step.as_printed = figure.row.and_then(|row| dashboard.data.observations.printed_at(row));
    let known = figure.value.is_some();
    step.figure = figure;
    // The figures it is made from: each an indicator's, of a unit, over a period.
    let mut from = Vec::new();
    step.kind = match way {
        Way::Observed(_) if !known => StepKind::Missing,
        Way::Observed(_) => StepKind::Observed,
        Way::Carried(_) => StepKind::Carried,
        Way::Difference(long, short) => {
            for cumulative in [long, short] {
                from.push((indicator, unit, dashboard.data.periods[cumulative.period]));
            }
            StepKind::Difference
        }
        Way::Ratio(above, below, _) => {
            from.push((above, unit, period));
            from.push((below, unit, period));
            StepKind::Ratio
        }
        Way::Periods(spans) => {
            for span in spans {
                from.push((indicator, unit, span));
            }
            StepKind::OverPeriods
        }
        Way::Units(parts) => {
            for part in parts {
                from.push((indicator, part.unit, part.span));
            }
            match meaning.rollup {
                Rollup::Sum => StepKind::Sum,
                Rollup::Parts => StepKind::Ratio,
                Rollup::Weighted(_) => StepKind::Weighted,
                Rollup::Worst => StepKind::Worst,
                Rollup::Mean | Rollup::None => StepKind::Mean,
            }
        }
        Way::Share(tested, _, units) => {
            for (child, span) in units {
                from.push((tested, child, span));
            }
            StepKind::Ratio
        }
        Way::Predecessors(origins) => {
            for (earlier, share) in origins.parts {
                let mut part = of_indicator(dashboard, indicator, earlier, period, depth);
                part.share = Some(share);
                step.parts.push(part);
            }
            for earlier in origins.missing {
                let mut part = blank(dashboard, earlier, period);
                part.indicator = step.indicator;
                step.parts.push(part);
            }
            StepKind::Predecessors
        }
    };
    for &(indicator, unit, period) in &from {
        step.parts.push(of_indicator(dashboard, indicator, unit, period, depth));
    }
    step
}

impl Dashboard {
    /// How the official number was made, and beside each step what a draft makes of it (`simulated`): the node's score, the leaf's value, its numerator and
    /// denominator where it is divided from them. Rules, maxima and weights are the official ones; those that are changed stand in the draft's answer.
    ///
    /// # Errors
    /// Those of [`Dashboard::passport`].
    pub fn whatif_passport_json(&self, draft: &Draft) -> Result<String> {
        let mut place = self.place(&draft.select)?;
        let board = draft.board();
        place.asked = Some(draft.stand.period);
        place.unit = board.units.get(draft.scenario.own).copied().unwrap_or(place.unit);
        let mut told = passport(self, &place)?;
        simulate(&mut told.root, draft);
        text(&told)
    }
}

fn simulate(step: &mut PassportStep<'_>, draft: &Draft) {
    let id = step.framework.zip(step.node).and_then(|(framework, node)| framework.find(&node.id));
    let Some(joint) = draft.board().nodes.iter().find(|joint| joint.id == id) else { return };
    // Without a framework the subject is the leaf's own figure.
    if id.is_some() {
        step.simulated = num::finite(cell(&joint.score, draft.scenario.own));
    } else if let Some(leaf) = &joint.leaf {
        return simulate_leaf(step, leaf, draft.scenario.own);
    }
    for part in &mut step.parts {
        match &joint.leaf {
            Some(leaf) => simulate_leaf(part, leaf, draft.scenario.own),
            None => simulate(part, draft),
        }
    }
}

fn simulate_leaf(step: &mut PassportStep<'_>, leaf: &Leaf, own: usize) {
    step.simulated = num::finite(cell(&leaf.value, own));
    if let (StepKind::Ratio, [above, below]) = (step.kind, step.parts.as_mut_slice()) {
        above.simulated = num::finite(cell(&leaf.above, own));
        below.simulated = num::finite(cell(&leaf.below, own));
    }
}
