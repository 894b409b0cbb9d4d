//! Points from an indicator's value.

use crate::model::Rule;
use crate::num;

/// The points that a rule gives for a value, where `max` is the best attainable. Values that miss a bound by noise of binary arithmetic reach it.
///
/// | rule | points | source |
/// |---|---|---|
/// | published | the value itself | |
/// | proportional | `max` from `full` on, before it `max · (v − from) / (full − from)`, not below 0; `full` below `from` where less is better | Bộ chỉ số 766 (QĐ 766/QĐ-TTg, 23/06/2022): "rate ≥ threshold → full points; below → rate × max ÷ threshold" |
/// | steps | those of the highest step whose lower end, included, is reached; 0 below the first | |
/// | all or nothing | `max` from `atLeast` up, included; else 0 | |
/// | deduction | `max − points · v / per`, not below `floor` | |
///
/// `None` where the rule needs a maximum that the node does not have, where the result is not finite, and for normalisation, which is a
/// [`Norm`](super::normalise::Norm).
pub fn points(rule: &Rule, max: Option<f64>, value: f64) -> Option<f64> {
    let points = match *rule {
        Rule::Published => value,
        Rule::Proportional { full, .. } if num::same(value, full) => max?,
        Rule::Proportional { full, from } => max? * ((value - from) / (full - from)).clamp(0.0, 1.0),
        Rule::Steps { ref steps } => steps.iter().rev().find(|step| num::reaches(value, step.at_least)).map_or(0.0, |step| step.points),
        Rule::AllOrNothing { at_least } => {
            if num::reaches(value, at_least) {
                max?
            } else {
                0.0
            }
        }
        Rule::Deduction { per, points, floor } => (max? - points * value / per).max(floor),
        Rule::Normalise { .. } => return None,
    };
    num::finite(points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Step;

    /// 766, indicators 3.1 (threshold 80 %) and 3.3 (threshold 50 %), worked by hand at and around the thresholds.
    #[test]
    fn proportional_at_and_around_its_threshold() {
        let at_80 = Rule::Proportional { full: 80.0, from: 0.0 };
        for (rate, expected) in [(0.0, 0.0), (40.0, 2.0), (79.0, 3.95), (80.0, 4.0), (80.01, 4.0), (100.0, 4.0)] {
            assert_eq!(points(&at_80, Some(4.0), rate), Some(expected), "{rate}");
        }
        let at_50 = Rule::Proportional { full: 50.0, from: 0.0 };
        assert_eq!(points(&at_50, Some(6.0), 25.0), Some(3.0));
        let from_60 = Rule::Proportional { full: 80.0, from: 60.0 };
        assert_eq!(points(&from_60, Some(4.0), 50.0), Some(0.0));
        assert_eq!(points(&from_60, Some(4.0), 70.0), Some(2.0));
        assert_eq!(points(&at_80, None, 90.0), None);
        let less_is_better = Rule::Proportional { full: 5.0, from: 20.0 };
        for (days, expected) in [(3.0, 10.0), (5.0, 10.0), (12.5, 5.0), (20.0, 0.0), (30.0, 0.0)] {
            assert_eq!(points(&less_is_better, Some(10.0), days), Some(expected), "{days}");
        }
    }

    #[test]
    fn steps_include_their_lower_end() {
        let rule = Rule::Steps { steps: vec![Step { at_least: 80.0, points: 1.0 }, Step { at_least: 95.0, points: 2.0 }] };
        for (value, expected) in [(79.99, 0.0), (80.0, 1.0), (94.99, 1.0), (95.0, 2.0)] {
            assert_eq!(points(&rule, Some(2.0), value), Some(expected), "{value}");
        }
    }

    #[test]
    fn all_or_nothing_and_deduction() {
        assert_eq!(points(&Rule::AllOrNothing { at_least: 100.0 }, Some(1.5), 100.0), Some(1.5));
        assert_eq!(points(&Rule::AllOrNothing { at_least: 100.0 }, Some(1.5), 99.9), Some(0.0));
        assert_eq!(points(&Rule::AllOrNothing { at_least: 0.3 }, Some(1.5), 0.1 + 0.2), Some(1.5));
        assert_eq!(points(&Rule::AllOrNothing { at_least: 57.0 }, Some(6.0), 57.0 / 100.0 * 100.0), Some(6.0));
        let rule = Rule::Deduction { per: 1.0, points: 0.5, floor: 0.0 };
        assert_eq!(points(&rule, Some(2.0), 3.0), Some(0.5));
        assert_eq!(points(&rule, Some(2.0), 9.0), Some(0.0));
    }
}
