//! Verdicts: early-warning levels before a deadline, final ones at it.

use serde::Serialize;

use crate::model::{Comparator, Thresholds};
use crate::num;

/// How a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Reached.
    Achieved,
    /// An toàn: on the path, or less behind it than `watch`.
    OnTrack,
    /// Cần chú ý: behind the path by `watch` or more.
    Watch,
    /// Nguy cơ: behind by `risk` or more.
    Risk,
    /// Báo động: behind by more than `alarm`.
    Alarm,
    /// The deadline has passed and the value of the due period fails the target.
    Missed,
    /// The deadline is ahead and there is no path to judge the pace by.
    Pending,
    /// There is no value to judge.
    NoData,
    /// There is no target.
    NoTarget,
}

impl Verdict {
    /// Every verdict, best known first.
    pub const ALL: [Verdict; 9] = [
        Verdict::Achieved,
        Verdict::OnTrack,
        Verdict::Watch,
        Verdict::Risk,
        Verdict::Alarm,
        Verdict::Missed,
        Verdict::Pending,
        Verdict::NoData,
        Verdict::NoTarget,
    ];

    /// The order in which a reader should look: what lags most comes first.
    pub fn urgency(self) -> u8 {
        match self {
            Verdict::Missed => 0,
            Verdict::Alarm => 1,
            Verdict::Risk => 2,
            Verdict::Watch => 3,
            Verdict::NoData => 4,
            Verdict::Pending => 5,
            Verdict::OnTrack => 6,
            Verdict::Achieved => 7,
            Verdict::NoTarget => 8,
        }
    }
}

/// The early-warning level of a deviation in points (negative is behind the path).
///
/// An toàn ≥ −3, Cần chú ý −3…−8, Nguy cơ −8…−15, Báo động < −15 by default (levels as attested in a province's working notes,
/// 2026); each level includes its lower end. A deviation that differs from a threshold by noise of binary arithmetic is on it.
pub fn level(deviation: f64, thresholds: Thresholds) -> Verdict {
    let reaches = |threshold: f64| deviation >= threshold || num::same(deviation, threshold);
    if reaches(thresholds.watch) {
        Verdict::OnTrack
    } else if reaches(thresholds.risk) {
        Verdict::Watch
    } else if reaches(thresholds.alarm) {
        Verdict::Risk
    } else {
        Verdict::Alarm
    }
}

/// Whether a value satisfies a comparator. `base` is the value that a `change` refers to. `None`: it cannot be said.
///
/// Figures that differ by noise of binary arithmetic are equal.
pub fn holds(comparator: Comparator, value: f64, base: Option<f64>) -> Option<bool> {
    let same = |bound: f64| num::same(value, bound);
    Some(match comparator {
        Comparator::AtLeast(bound) => value >= bound || same(bound),
        Comparator::MoreThan(bound) => value > bound && !same(bound),
        Comparator::AtMost(bound) => value <= bound || same(bound),
        Comparator::LessThan(bound) => value < bound && !same(bound),
        Comparator::Equals(bound) => same(bound),
        Comparator::Between(low, high) => (value >= low || same(low)) && (value <= high || same(high)),
        Comparator::Done => value >= 1.0,
        Comparator::Change { by, .. } => {
            let goal = changed(base?, by);
            if by < 0.0 { value <= goal || same(goal) } else { value >= goal || same(goal) }
        }
    })
}

/// A value changed by so many percent of its size.
pub fn changed(base: f64, percent: f64) -> f64 {
    base + base.abs() * percent / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::{Calendar, Period};

    #[test]
    fn levels_include_their_lower_end() {
        let levels = Thresholds::default();
        for (deviation, expected) in [
            (0.0, Verdict::OnTrack),
            (-3.0, Verdict::OnTrack),
            (0.1 + 0.2 - 3.3, Verdict::OnTrack),
            (-3.01, Verdict::Watch),
            (-8.0, Verdict::Watch),
            (-8.01, Verdict::Risk),
            (-15.0, Verdict::Risk),
            (-15.01, Verdict::Alarm),
        ] {
            assert_eq!(level(deviation, levels), expected, "{deviation}");
        }
    }

    #[test]
    fn each_comparator_at_its_bound() {
        let from = Period::parse("2020", Calendar::Calendar).unwrap();
        for (comparator, value, expected) in [
            (Comparator::AtLeast(30.0), 30.0, true),
            (Comparator::AtLeast(0.3), 0.1 + 0.2, true),
            (Comparator::AtLeast(30.0), 29.999_999, false),
            (Comparator::MoreThan(80.0), 80.0, false),
            (Comparator::MoreThan(80.0), 80.01, true),
            (Comparator::AtMost(5.0), 5.0, true),
            (Comparator::LessThan(5.0), 5.0, false),
            (Comparator::Equals(100.0), 99.9, false),
            (Comparator::Between(10.0, 20.0), 20.0, true),
            (Comparator::Between(10.0, 20.0), 20.5, false),
            (Comparator::Done, 0.0, false),
            (Comparator::Change { by: -20.0, from }, 80.0, true),
            (Comparator::Change { by: -20.0, from }, 81.0, false),
        ] {
            assert_eq!(holds(comparator, value, Some(100.0)), Some(expected), "{comparator:?} {value}");
        }
        assert_eq!(holds(Comparator::Change { by: 10.0, from }, 1.0, None), None);
    }
}
