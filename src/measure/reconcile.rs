//! Where published figures contradict each other: both are shown, nothing is corrected.

use super::figure::How;
use super::panel::Panel;
use super::progress::{Case, linear};
use super::rollup::Figures;
use super::status::Verdict;
use crate::model::{
    Framework, Indicator, IndicatorId, Measure, Node, NodeId, Observation, PeriodId, Reported, ReportedVerdict, Rollup, UnitId, UnitKind,
};
use crate::num;
use crate::period::Period;
use crate::problem::{About, Problem, ProblemCode, Problems, Severity};

/// Adds every contradiction to `problems`.
pub fn reconcile(figures: Figures<'_>, problems: &mut Problems) {
    for (id, indicator) in figures.data.indicators.iter() {
        if let Measure::Ratio { numerator, denominator } = indicator.measure {
            ratios(figures, id, indicator, (numerator, denominator), problems);
        }
    }
    for (_, framework) in figures.data.frameworks.iter() {
        for (id, node) in framework.iter() {
            if let (Some(published), false) = (node.published, node.children.is_empty()) {
                totals(figures, framework, (id, node), published, problems);
            }
        }
    }
    for (id, indicator) in figures.data.indicators.iter() {
        if indicator.rollup == Rollup::Sum {
            wholes(figures, id, indicator, problems);
        }
    }
    verdicts(figures, problems);
}

/// An observation that says another figure than the one it is compared with.
fn contradiction(
    figures: Figures<'_>,
    indicator: &Indicator,
    observation: &Observation<'_>,
    code: ProblemCode,
    (found, expected): (f64, f64),
) -> Problem {
    let data = figures.data;
    let about = About {
        unit: Some(data.units[observation.unit].id.clone()),
        indicator: Some(indicator.id.clone()),
        period: Some(data.periods[observation.period].id(data.head.calendar)),
        node: None,
    };
    Problem::new(code, Severity::Warning, data.observations.path(observation)).found(found).expected(expected).about(about)
}

/// Parts greater than their whole, and printed percentages that their counts do not give when rounded to the printed digits: those of the
/// figure's own shortest writing, since "39 %" beside "98,69 %" in one series is no claim of 39,00 %. Where a part is inexact ("trên 4.500") only a difference that the words do not explain would count, so none is reported.
fn ratios(figures: Figures<'_>, id: IndicatorId, indicator: &Indicator, parts: (IndicatorId, IndicatorId), problems: &mut Problems) {
    let data = figures.data;
    // Rows that repeat one unit and period are neighbours: what they are compared with is worked out once.
    let mut known = None;
    for above in data.observations.of(parts.0) {
        let key = (above.unit, above.period);
        let whole = match known {
            Some((of, whole)) if of == key => whole,
            _ => figures.own(parts.1, above.unit, data.periods[above.period]).and_then(|whole| whole.value),
        };
        known = Some((key, whole));
        if let (Some(part), Some(whole)) = (above.value, whole)
            && part > whole
            && indicator.is_percentage()
        {
            problems.push(contradiction(figures, indicator, &above, ProblemCode::PartExceedsWhole, (part, whole)));
        }
    }
    let mut known = None;
    for printed in data.observations.of(id) {
        let key = (printed.unit, printed.period);
        let computed = match known {
            Some((of, computed)) if of == key => computed,
            _ => exact_ratio(figures, indicator, parts, printed.unit, data.periods[printed.period]),
        };
        known = Some((key, computed));
        let (Some(value), Some(computed), None) = (printed.value, computed, printed.meta.qualifier) else { continue };
        let digits = num::decimals(value);
        if !num::same(num::round(computed, digits), num::round(value, digits)) {
            problems.push(contradiction(figures, indicator, &printed, ProblemCode::RatioDiffers, (value, computed)));
        }
    }
}

/// What exact counts of these very days give. Shares of predecessors are not exact, nor need all of them be known.
fn exact_ratio(
    figures: Figures<'_>,
    indicator: &Indicator,
    parts: (IndicatorId, IndicatorId),
    unit: UnitId,
    period: Period,
) -> Option<f64> {
    let (above, below) = (figures.at(parts.0, unit, period)?, figures.at(parts.1, unit, period)?);
    if above.qualifier.or(below.qualifier).is_some() || above.how == How::Predecessors || below.how == How::Predecessors {
        return None;
    }
    if !above.period.same_days(period) || !below.period.same_days(period) {
        return None;
    }
    num::finite(above.value? / below.value? * indicator.ratio_scale())
}

/// Printed totals against the sum or mean of their printed parts. A difference that the rounding of the parts explains is only information.
fn totals(figures: Figures<'_>, framework: &Framework, (id, node): (NodeId, &Node), published: IndicatorId, problems: &mut Problems) {
    let data = figures.data;
    let indicator = &data.indicators[published];
    let digits = indicator.decimals.unwrap_or(2);
    let leaves = framework.iter().filter(|(_, leaf)| leaf.indicator.is_some()).count() as f64;
    let mut panels: Vec<((UnitKind, PeriodId), Panel<'_>)> = Vec::new();
    for printed in data.observations.of(published) {
        let of = (data.units[printed.unit].kind, printed.period);
        let place = panels.iter().position(|(other, _)| *other == of).unwrap_or(panels.len());
        if place == panels.len() {
            panels.push((of, Panel::new(figures, framework, id, of.0, data.periods[of.1])));
        }
        let Some((_, panel)) = panels.get(place) else { continue };
        // What the words "trên" and "gần" leave open is no difference.
        if printed.meta.qualifier.is_some() || inexact(figures, framework, node, printed.unit, data.periods[printed.period]) {
            continue;
        }
        let score = panel.score(id, printed.unit);
        let (Some(value), Some(computed), Some(difference)) = (printed.value, score.computed, score.difference()) else { continue };
        // Printed figures differ by whole last digits; anything below is the noise of adding binary fractions.
        if difference.abs() < num::half_digit(digits + 3) {
            continue;
        }
        let slack = (leaves + 1.0) * num::half_digit(digits) * (1.0 + 1e-9);
        let severity = if difference.abs() <= slack { Severity::Info } else { Severity::Warning };
        let mut problem = contradiction(figures, indicator, &printed, ProblemCode::TotalDiffers, (value, computed));
        problem.severity = severity;
        problem.about.node = Some(node.id.clone());
        problems.push(problem);
    }
}

fn inexact(figures: Figures<'_>, framework: &Framework, node: &Node, unit: UnitId, period: Period) -> bool {
    let own = node.indicator.and_then(|indicator| figures.at(indicator, unit, period));
    own.is_some_and(|figure| figure.qualifier.is_some())
        || node.children.iter().filter_map(|&child| framework.node(child)).any(|child| inexact(figures, framework, child, unit, period))
}

/// Printed counts of a whole against the sum of the printed counts of all units below it, where none of them is inexact.
fn wholes(figures: Figures<'_>, id: IndicatorId, indicator: &Indicator, problems: &mut Problems) {
    let data = figures.data;
    for printed in data.observations.of(id) {
        let period = data.periods[printed.period];
        if figures.index.children(printed.unit).is_empty() || printed.meta.qualifier.is_some() || !printed.meta.status.is_result() {
            continue;
        }
        let (Some(value), Some(sum)) = (printed.value, figures.beneath(id, printed.unit, period)) else { continue };
        let whole = sum.complete && sum.coverage.have == sum.coverage.of && sum.qualifier.is_none();
        if let Some(computed) = sum.value.filter(|computed| whole && !num::same(*computed, value)) {
            problems.push(contradiction(figures, indicator, &printed, ProblemCode::TotalDiffers, (value, computed)));
        }
    }
}

/// The verdict that the figures of the day give where a document states another. Without figures there is nothing to contradict.
pub fn contradicted(figures: Figures<'_>, reported: &Reported) -> Option<Verdict> {
    let data = figures.data;
    let case = Case::new(figures, &data.targets[reported.target], reported.unit, Some(reported.as_of));
    let computed = linear::judge(data, &case, reported.as_of, data.head.thresholds).verdict;
    let contrary = match reported.verdict {
        ReportedVerdict::Missed => Verdict::Achieved,
        ReportedVerdict::Met | ReportedVerdict::Exceeded => Verdict::Missed,
    };
    (computed == contrary).then_some(computed)
}

/// Verdicts that documents state against those that the figures of that day give.
fn verdicts(figures: Figures<'_>, problems: &mut Problems) {
    let data = figures.data;
    for (place, reported) in data.reported.iter().enumerate() {
        let Some(computed) = contradicted(figures, reported) else { continue };
        let found = match reported.verdict {
            ReportedVerdict::Missed => "missed",
            ReportedVerdict::Met => "met",
            ReportedVerdict::Exceeded => "exceeded",
        };
        let about = About {
            unit: Some(data.units[reported.unit].id.clone()),
            indicator: Some(data.indicators[data.targets[reported.target].indicator].id.clone()),
            ..About::default()
        };
        problems.push(
            Problem::new(ProblemCode::VerdictDiffers, Severity::Warning, format!("/reported/{place}/verdict"))
                .found(found)
                .expected(if computed == Verdict::Achieved { "achieved" } else { "missed" })
                .about(about),
        );
    }
}
