//! Linear pace: where the straight path from baseline over milestones to target says one should be.

use super::{Case, accrues, sense};
use crate::measure::status::{self, Verdict};
use crate::model::{Comparator, Dataset, Thresholds};
use crate::num;
use crate::period::Day;

/// A value on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The day.
    pub on: Day,
    /// The value.
    pub value: f64,
}

/// The answer of the method.
#[derive(Debug, Clone, PartialEq)]
pub struct Pace {
    /// What the value is compared with; for a band its nearer end. `None` without a number.
    pub goal: Option<f64>,
    /// How far the value is beyond the goal, in the good direction, in the indicator's unit.
    pub gap: Option<f64>,
    /// The baseline, and whether the feed gives it.
    pub baseline: Option<(Point, bool)>,
    /// Baseline, milestones, goal.
    pub path: Vec<Point>,
    /// The path on the figure's last day.
    pub expected: Option<f64>,
    /// Points ahead of the path; negative: behind.
    pub deviation: Option<f64>,
    /// `(v − b) / (T − b)`.
    pub share: Option<f64>,
    /// `share` over the share of the time; 1 is on schedule.
    pub pace: Option<f64>,
    /// How the target stands.
    pub verdict: Verdict,
}

/// Judges a target by the linear pace.
///
/// With baseline `b` at `t0`, goal `T` at `τ`, latest value `v` at `t`, sense `d`:
/// - expected value `e(t)`: linear in days between the neighbouring points of `(t0, b)`, milestones, `(τ, T)`; after `τ` it is `T`, before the first point there
///   is none. Where the feed gives no baseline it is the indicator's first measured value, if that is earlier than `v`; for the flow of the due period
///   it is 0 at its start, so that `e = T · elapsed days / days of the period`. A flow with a baseline is judged by its whole periods of the due period's kind.
/// - share `(v − b) / (T − b)`; none where `T = b`. Pace: share over `(t − t0) / (τ − t0)`.
/// - deviation `D`: `d · (v − e)` for indicators in %, else `100 · d · (v − e) / |T − b|`. For bands the distance outside the band, negative,
///   takes the place of `d · (v − e)`.
/// - verdict: achieved if the comparator holds for `v` (for flows once the period is complete, or if `atLeast`/`moreThan` is already exceeded); after `τ` missed if the
///   value of the due period fails it, noData if there is none; before `τ`, while the value of its day is not known, the level of `D`, pending without an expected value, noData without a value.
///
/// Source: the early-warning practice of provincial planning ("Tiến độ chuẩn (n/12)", "Độ lệch (điểm %)"), generalised from months to days and from 0 to any baseline.
/// A gap or an undefined quotient gives `None`, never 0.
pub fn judge(data: &Dataset, case: &Case<'_>, today: Day, thresholds: Thresholds) -> Pace {
    let target = case.target;
    let sense = sense(data, target);
    let flows = accrues(data, target);
    // A flow of another period than the due one says nothing about the due one.
    let figure = if flows { case.due } else { case.figure };
    let value = figure.and_then(|figure| figure.value);
    let on = figure.map(|figure| figure.period.end());
    let goal = goal(target.comparator, case.base, value);
    let baseline = baseline(case, flows, on);
    let path = path(case, baseline, goal);
    let banded = matches!(target.comparator, Comparator::Between(..));
    let expected = match (on, banded, path.len() > 1) {
        (Some(on), false, true) if path.first().is_some_and(|first| first.on <= on) => on_path(&path, on),
        _ => None,
    };
    let gap = match (value, goal, target.comparator) {
        (Some(value), _, Comparator::Between(low, high)) => Some(-outside(value, low, high)),
        (Some(value), Some(goal), Comparator::Equals(_)) => num::difference(value, goal).map(|gap| -gap.abs()),
        (Some(value), Some(goal), _) => num::difference(value, goal).map(|gap| sense * gap),
        _ => None,
    };
    let way = baseline.zip(goal).map(|((start, _), goal)| goal - start.value);
    let per_point = if data.indicators[target.indicator].is_percentage() {
        Some(1.0)
    } else {
        way.filter(|way| *way != 0.0).map(|way| 100.0 / way.abs())
    };
    let ahead = if banded {
        gap
    } else {
        value.zip(expected).and_then(|(value, expected)| num::difference(value, expected)).map(|ahead| sense * ahead)
    };
    let deviation = ahead.zip(per_point).and_then(|(ahead, per_point)| num::finite(ahead * per_point));
    let share = value.zip(baseline).zip(way).and_then(|((value, (start, _)), way)| num::finite((value - start.value) / way));
    let pace = share.zip(on).zip(baseline).and_then(|((share, on), (start, _))| {
        let (elapsed, all) = (on.since(start.on), target.due.end().since(start.on));
        num::finite(share / (f64::from(elapsed) / f64::from(all)))
    });
    let verdict = verdict(case, flows, value, deviation, today, thresholds);
    Pace { goal, gap, baseline, path, expected, deviation, share, pace, verdict }
}

fn verdict(case: &Case<'_>, flows: bool, value: Option<f64>, deviation: Option<f64>, today: Day, thresholds: Thresholds) -> Verdict {
    let target = case.target;
    let judged = |figure: crate::measure::Figure| {
        let value = figure.value?;
        let holds = status::holds(target.comparator, value, case.base)?;
        let exceeded = matches!(target.comparator, Comparator::AtLeast(_) | Comparator::MoreThan(_));
        Some(if flows && !figure.complete { holds && exceeded } else { holds })
    };
    // The value of the deadline's own day is final on that day.
    if today > target.due.end() || case.due.is_some_and(|figure| figure.complete && figure.period.end() == target.due.end()) {
        return match case.due.and_then(judged) {
            Some(true) => Verdict::Achieved,
            Some(false) => Verdict::Missed,
            None => Verdict::NoData,
        };
    }
    let figure = if flows { case.due } else { case.figure };
    match (figure.and_then(judged), deviation) {
        (Some(true), _) => Verdict::Achieved,
        (None, _) if value.is_none() && flows && case.figure.is_some() => Verdict::Pending,
        (None, _) if value.is_none() => Verdict::NoData,
        (_, Some(deviation)) => status::level(deviation, thresholds),
        (_, None) => Verdict::Pending,
    }
}

fn goal(comparator: Comparator, base: Option<f64>, value: Option<f64>) -> Option<f64> {
    match comparator {
        Comparator::AtLeast(goal)
        | Comparator::MoreThan(goal)
        | Comparator::AtMost(goal)
        | Comparator::LessThan(goal)
        | Comparator::Equals(goal) => Some(goal),
        Comparator::Between(low, high) => Some(if value.is_some_and(|value| value > high) { high } else { low }),
        Comparator::Done => Some(1.0),
        Comparator::Change { by, .. } => base.map(|base| status::changed(base, by)),
    }
}

fn outside(value: f64, low: f64, high: f64) -> f64 {
    (low - value).max(value - high).max(0.0)
}

fn baseline(case: &Case<'_>, flows: bool, on: Option<Day>) -> Option<(Point, bool)> {
    if let Some(given) = case.target.baseline {
        return Some((Point { on: given.on.end(), value: given.value }, true));
    }
    if flows {
        let start = case.due.map_or(case.target.due, |figure| figure.period).start();
        return Some((Point { on: start.before(), value: 0.0 }, false));
    }
    let first = case.first?;
    let point = Point { on: first.period.end(), value: first.value? };
    (point.on < on? && point.on < case.target.due.end()).then_some((point, false))
}

fn path(case: &Case<'_>, baseline: Option<(Point, bool)>, goal: Option<f64>) -> Vec<Point> {
    let mut path: Vec<Point> = Vec::new();
    path.extend(baseline.map(|(start, _)| start));
    for milestone in &case.target.path {
        let on = milestone.on.end();
        if baseline.is_none_or(|(start, _)| start.on < on) {
            path.push(Point { on, value: milestone.value });
        }
    }
    path.extend(goal.map(|value| Point { on: case.target.due.end(), value }));
    path
}

/// The path on a day: the value of its ends beyond them, linear in days between them.
pub fn on_path(path: &[Point], day: Day) -> Option<f64> {
    let (first, last) = (path.first()?, path.last()?);
    if day <= first.on {
        return Some(first.value);
    }
    if day >= last.on {
        return Some(last.value);
    }
    let mut a = first;
    for b in path {
        if a.on <= day && day < b.on {
            let share = f64::from(day.since(a.on)) / f64::from(b.on.since(a.on));
            return Some(a.value + (b.value - a.value) * share);
        }
        a = b;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// From 40 on 31/12/2020 over 60 on 31/12/2022 to 90 on 31/12/2025: after 365 of 730 days 50; after 366 of 1096 days of the second leg
    /// 60 + 30 · 366/1096.
    #[test]
    fn the_path_is_linear_in_days_between_milestones() {
        let path = [
            Point { on: day("2020-12-31"), value: 40.0 },
            Point { on: day("2022-12-31"), value: 60.0 },
            Point { on: day("2025-12-31"), value: 90.0 },
        ];
        assert_eq!(on_path(&path, day("2021-12-31")), Some(50.0));
        assert_eq!(on_path(&path, day("2024-01-01")), Some(60.0 + 30.0 * 366.0 / 1096.0));
        assert_eq!(on_path(&path, day("2019-01-01")), Some(40.0));
        assert_eq!(on_path(&path, day("2030-01-01")), Some(90.0));
        assert_eq!(on_path(&[], day("2030-01-01")), None);
    }
}
