//! Indicators on a common scale, so that they can become one index.
//!
//! Source: the OECD/JRC handbook on constructing composite indicators (2008) and the functions `n_…` of the R package COINr, whose documented figures
//! the tests hold.

use crate::model::{Method, Normalise};
use crate::num::{self, Sum};

/// The normalisation of one indicator, ready for any value: what it takes from all units has been found.
///
/// A value `x` first becomes `y = sign · x`, so that more is better; ends, target and reference `r` likewise (`low` and `high` change places where less is
/// better). With `min`, `max`, mean and sample standard deviation `sd` over the `n` units with a value, the share of `x` is
///
/// | method | share | range |
/// |---|---|---|
/// | min-max, distance to best | `(y − min) / (max − min)` | 0 to 1 |
/// | z-score | `(y − mean) / sd` | any |
/// | scaled | `(y − low) / (high − low)` | any |
/// | goalposts | the same | 0 to 1, cut off |
/// | distance to target | `(y − min) / (target − min)` | from 0; to 1 if capped |
/// | distance to reference | `1 − (r − y) / (r − min)` | from 0; to 1 if capped |
/// | fraction of best | `y / max` | to 1 |
/// | rank | 1 + how many are worse | 1 to `n` |
/// | Borda | how many are worse | 0 to `n − 1` |
/// | percentile rank | how many are worse, of `n − 1` | 0 to 1 |
///
/// and the score `scale.0 + share · (scale.1 − scale.0)`. Ranges hold for values of the panel; a value from outside it may lie beyond. Values that differ by
/// noise of binary arithmetic tie. Fraction of best means nothing unless the best is above 0, so it has no scores where less is better.
#[derive(Debug, Clone, PartialEq)]
pub struct Norm {
    sign: f64,
    way: Way,
    scale: (f64, f64),
}

#[derive(Debug, Clone, PartialEq)]
enum Way {
    /// `(y − zero) / span`, not below `least`, not above `most`.
    Line { zero: f64, span: f64, least: f64, most: f64 },
    /// How many of the values, lowest first, are below; `first` for none of them, and divided by `of`.
    Place { values: Vec<f64>, first: f64, of: f64 },
}

impl Norm {
    /// The normalisation by a method over the values of all units that have one, in any order; a method with fixed ends does not look at them. `sign` is +1
    /// where more is better, −1 where less is. `reference` is the reference unit's value.
    ///
    /// `None`: there is no scale. Fewer than two units have a value, they are all the same (no range, no deviation), target or reference is not better than
    /// the worst unit, the best is not above 0 (fraction of best), a parameter is missing, or the indicator has no better and worse (`sign` 0).
    pub fn new(method: &Normalise, values: &[f64], reference: Option<f64>, sign: f64) -> Option<Norm> {
        if sign == 0.0 || method.by.is_relative() && values.len() < 2 {
            return None;
        }
        let (min, max) = ends(values, sign);
        let mut known = Vec::new();
        if matches!(method.by, Method::ZScore | Method::Rank | Method::Borda | Method::PercentileRank) {
            known = num::sorted_by(values, |value| num::key(sign * value));
            for value in &mut known {
                *value *= sign;
            }
        }
        let place = |values, first, of| Some(Norm { sign, way: Way::Place { values, first, of }, scale: method.scale });
        let (mut least, mut most) = (f64::NEG_INFINITY, if method.cap { 1.0 } else { f64::INFINITY });
        let (zero, span) = match method.by {
            Method::MinMax | Method::DistanceToBest => (min, max - min),
            Method::ZScore => moments(&known),
            Method::Scaled | Method::Goalposts => {
                if method.by == Method::Goalposts {
                    (least, most) = (0.0, 1.0);
                }
                let (low, high) = (method.low?, method.high?);
                (if sign < 0.0 { -high } else { low }, high - low)
            }
            Method::DistanceToTarget => (min, sign * method.target? - min),
            Method::DistanceToReference => (min, sign * reference? - min),
            Method::FractionOfBest => (0.0, max),
            Method::Rank => return place(known, 1.0, 1.0),
            Method::Borda => return place(known, 0.0, 1.0),
            Method::PercentileRank => {
                let others = known.len() as f64 - 1.0;
                return place(known, 0.0, others);
            }
        };
        if num::reaches(zero, zero + span) {
            return None;
        }
        Some(Norm { sign, way: Way::Line { zero, span, least, most }, scale: method.scale })
    }

    /// Slope and start of the straight line that gives the score of every value, where it is one.
    pub fn line(&self) -> Option<(f64, f64)> {
        match self.way {
            Way::Line { zero, span, least: f64::NEG_INFINITY, most: f64::INFINITY } => {
                let rise = (self.scale.1 - self.scale.0) / span;
                Some((self.sign * rise, self.scale.0 - zero * rise))
            }
            _ => None,
        }
    }

    /// The score of a value. `None` where it is not finite.
    pub fn score(&self, value: f64) -> Option<f64> {
        let value = self.sign * value;
        let share = match &self.way {
            Way::Line { zero, span, least, most } => ((value - zero) / span).clamp(*least, *most),
            Way::Place { values, first, of } => {
                let worse = values.partition_point(|other| *other < value && !num::same(*other, value));
                (worse as f64 + first) / of
            }
        };
        num::finite(self.scale.0 + share * (self.scale.1 - self.scale.0))
    }
}

/// The scores of all units. `reference` is the place of the reference unit. Gaps stay gaps; without a scale (see [`Norm::new`]) there are only gaps.
pub fn column(method: &Normalise, values: &[Option<f64>], reference: Option<usize>, sign: f64) -> Vec<Option<f64>> {
    let known: Vec<f64> = values.iter().flatten().copied().collect();
    let reference = reference.and_then(|place| values.get(place).copied().flatten());
    let norm = Norm::new(method, &known, reference, sign);
    values.iter().map(|value| norm.as_ref()?.score((*value)?)).collect()
}

/// The least and the greatest `sign · value`; 0 of none.
fn ends(values: &[f64], sign: f64) -> (f64, f64) {
    let (mut min, mut max) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values {
        let value = sign * value;
        if value < min {
            min = value;
        }
        if value > max {
            max = value;
        }
    }
    if min > max { (0.0, 0.0) } else { (min, max) }
}

/// Mean and sample standard deviation (`n − 1`) of two values or more.
fn moments(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = num::sum(values.iter().copied()) / count;
    let mut squares = Sum::default();
    for value in values {
        squares.add((value - mean) * (value - mean));
    }
    (mean, (squares.value() / (count - 1.0)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn method(by: Method) -> Normalise {
        Normalise { by, low: None, high: None, target: None, unit: None, cap: false, scale: (0.0, 1.0) }
    }

    #[track_caller]
    fn check(method: &Normalise, values: &[f64], reference: Option<usize>, sign: f64, expected: &[f64]) {
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        let scores = column(method, &values, reference, sign);
        assert_eq!(scores.len(), expected.len());
        for (score, expected) in scores.iter().zip(expected) {
            assert!(score.is_some_and(|score| num::same(score, *expected)), "{scores:?}, expected {expected}");
        }
    }

    /// COINr, tests of `n_goalposts`: posts 0 and 10, scale 1; 1 gives 0.1, 11 gives 1, −1 gives 0; turned round 1 gives 0.9, −1 gives 1, 11 gives 0.
    #[test]
    fn goalposts() {
        let posts = Normalise { low: Some(0.0), high: Some(10.0), ..method(Method::Goalposts) };
        check(&posts, &[1.0, 11.0, -1.0], None, 1.0, &[0.1, 1.0, 0.0]);
        check(&posts, &[1.0, 11.0, -1.0], None, -1.0, &[0.9, 0.0, 1.0]);
        check(&Normalise { scale: (0.0, 10.0), ..posts.clone() }, &[1.0], None, 1.0, &[1.0]);
        check(&Normalise { by: Method::Scaled, ..posts }, &[1.0, 11.0, -1.0], None, 1.0, &[0.1, 1.1, -0.1]);
    }

    /// COINr, tests of `n_dist2targ`: 0, 5, 11 with target 10 give 0, 0.5, 1.1; −1, 1, 10 with target 0 where less is better give 1.1, 0.9, 0.
    #[test]
    fn distance_to_target() {
        let ten = Normalise { target: Some(10.0), ..method(Method::DistanceToTarget) };
        check(&ten, &[0.0, 5.0, 11.0], None, 1.0, &[0.0, 0.5, 1.1]);
        check(&Normalise { cap: true, ..ten }, &[0.0, 5.0, 11.0], None, 1.0, &[0.0, 0.5, 1.0]);
        let none = Normalise { target: Some(0.0), ..method(Method::DistanceToTarget) };
        check(&none, &[-1.0, 1.0, 10.0], None, -1.0, &[1.1, 0.9, 0.0]);
        check(&Normalise { cap: true, ..none }, &[-1.0, 1.0, 10.0], None, -1.0, &[1.0, 0.9, 0.0]);
    }

    /// COINr, test of `Normalise`: 1 to 10 by min-max on [2, 7]. 4 is a third of the way: 2 + 5/3.
    #[test]
    fn min_max() {
        let ten: Vec<f64> = (1..=10).map(f64::from).collect();
        let scale = Normalise { scale: (2.0, 7.0), ..method(Method::MinMax) };
        let third = 5.0 / 9.0;
        let expected: Vec<f64> = (0..10).map(|place| 2.0 + third * f64::from(place)).collect();
        check(&scale, &ten, None, 1.0, &expected);
        let reversed: Vec<f64> = expected.iter().rev().copied().collect();
        check(&scale, &ten, None, -1.0, &reversed);
        check(&method(Method::DistanceToBest), &[2.0, 4.0, 10.0], None, 1.0, &[0.0, 0.25, 1.0]);
    }

    /// By hand: the mean of 2, 4, 4, 4, 5, 5, 7, 9 is 5, the squares sum to 32, the sample deviation is √(32/7) = 2.138089935.
    #[test]
    fn z_scores() {
        let values = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0];
        let sd = 2.138_089_935_299_395;
        check(&method(Method::ZScore), &values, None, 1.0, &values.map(|value| (value - 5.0) / sd));
        // Mean 10 and deviation 2, where less is better.
        let scale = Normalise { scale: (10.0, 12.0), ..method(Method::ZScore) };
        check(&scale, &values, None, -1.0, &values.map(|value| 10.0 - (value - 5.0) / sd * 2.0));
    }

    /// By hand: 30 as reference over 10, 20, 30, 50: (x − 10) / 20.
    #[test]
    fn distance_to_reference_and_fraction_of_best() {
        let values = [10.0, 20.0, 30.0, 50.0];
        check(&method(Method::DistanceToReference), &values, Some(2), 1.0, &[0.0, 0.5, 1.0, 2.0]);
        let capped = Normalise { cap: true, ..method(Method::DistanceToReference) };
        check(&capped, &values, Some(2), 1.0, &[0.0, 0.5, 1.0, 1.0]);
        check(&capped, &values, Some(1), -1.0, &[1.0, 1.0, 2.0 / 3.0, 0.0]);
        check(&method(Method::FractionOfBest), &values, None, 1.0, &[0.2, 0.4, 0.6, 1.0]);
    }

    /// By hand, ties take the least: 3, 7, 7, 9 are 1st, 2nd, 2nd, 4th from below.
    #[test]
    fn places() {
        let values = [Some(7.0), Some(3.0), None, Some(9.0), Some(7.0)];
        let places = |by| column(&method(by), &values, None, 1.0);
        assert_eq!(places(Method::Rank), [Some(2.0), Some(1.0), None, Some(4.0), Some(2.0)]);
        assert_eq!(places(Method::Borda), [Some(1.0), Some(0.0), None, Some(3.0), Some(1.0)]);
        assert_eq!(places(Method::PercentileRank), [Some(1.0 / 3.0), Some(0.0), None, Some(1.0), Some(1.0 / 3.0)]);
        let noise = [Some(0.1 + 0.2), Some(0.3), Some(0.1)];
        assert_eq!(column(&method(Method::Rank), &noise, None, 1.0), [Some(2.0), Some(2.0), Some(1.0)]);
        assert_eq!(column(&method(Method::Rank), &noise, None, -1.0), [Some(1.0), Some(1.0), Some(3.0)]);
    }

    #[test]
    fn without_a_scale_there_are_no_scores() {
        use Method::*;
        let none = |method: &Normalise, values: &[Option<f64>], reference, sign| {
            assert!(column(method, values, reference, sign).iter().all(Option::is_none), "{method:?} {values:?}");
        };
        for by in [MinMax, ZScore, DistanceToTarget, DistanceToReference, DistanceToBest, FractionOfBest, Rank, Borda, PercentileRank] {
            let method = Normalise { target: Some(9.0), ..method(by) };
            none(&method, &[Some(5.0)], Some(0), 1.0);
            none(&method, &[Some(5.0), Some(6.0)], Some(1), 0.0);
        }
        for by in [MinMax, ZScore, DistanceToBest] {
            none(&method(by), &[Some(0.1 + 0.2), None, Some(0.3)], None, 1.0);
        }
        let values = [Some(1.0), Some(3.0)];
        none(&method(Goalposts), &values, None, 1.0);
        none(&Normalise { low: Some(5.0), high: Some(5.0), ..method(Scaled) }, &values, None, 1.0);
        none(&method(DistanceToTarget), &values, None, 1.0);
        none(&Normalise { target: Some(0.5), ..method(DistanceToTarget) }, &values, None, 1.0);
        none(&method(DistanceToReference), &values, Some(0), 1.0);
        none(&method(FractionOfBest), &values, None, -1.0);
        assert_eq!(column(&method(MinMax), &[None, Some(1.0), Some(3.0)], None, 1.0), [None, Some(0.0), Some(1.0)]);
    }
}
