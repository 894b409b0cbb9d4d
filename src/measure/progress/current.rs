//! The current status index: how much of the way from the start to the target is gone, in tenths.
//!
//! Source: UN ESCAP, Asia and the Pacific SDG Progress Report, technical notes; the formula as in public scripts that follow it.

use crate::num;

/// The index of a value: `D (v − b) / |T − b|` with `D` = 10 where more is better (`sense` +1), −10 where less is (−1).
///
/// `base`, `value` and `target` are in the indicator's unit. 0 is the start, 10 the target; it is negative where the way is lost and above 10 beyond the target.
/// `None` where the target is the base, or the sense 0.
pub fn index(base: f64, value: f64, target: f64, sense: f64) -> Option<f64> {
    if sense == 0.0 {
        return None;
    }
    num::finite(10.0 * sense * (value - base) / (target - base).abs())
}

/// The index where both more and less than the target is worse, as of the ratio of women to men: `10 − 10 |T − v| / |T − b|`. `None` where the target is the base.
pub fn parity(base: f64, value: f64, target: f64) -> Option<f64> {
    num::finite(10.0 - 10.0 * (target - value).abs() / (target - base).abs())
}

/// The index of a group: the plain mean of those that are known. `None` for none.
pub fn mean(indices: &[Option<f64>]) -> Option<f64> {
    let mut sum = num::Sum::default();
    let mut known = 0.0;
    for &index in indices.iter().flatten() {
        sum.add(index);
        known += 1.0;
    }
    num::finite(sum.value() / known)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 60 of the way from 50 to 90 is a quarter; 30 of the way from 40 down to 0 too. A ratio of 0.7 that has come to 1.1 on its way to 1 lacks a third.
    #[test]
    fn tenths_of_the_way() {
        assert_eq!(index(50.0, 60.0, 90.0, 1.0), Some(2.5));
        assert_eq!(index(40.0, 30.0, 0.0, -1.0), Some(2.5));
        assert_eq!(index(50.0, 40.0, 90.0, 1.0), Some(-2.5));
        assert_eq!(index(50.0, 100.0, 90.0, 1.0), Some(12.5));
        assert!(num::same(parity(0.7, 1.1, 1.0).unwrap(), 10.0 - 10.0 / 3.0));
        assert_eq!(index(50.0, 60.0, 50.0, 1.0), None);
        assert_eq!(index(50.0, 60.0, 90.0, 0.0), None);
        assert_eq!(parity(1.0, 1.0, 1.0), None);
    }

    #[test]
    fn a_group_is_the_mean_of_those_known() {
        assert_eq!(mean(&[Some(2.0), None, Some(5.0)]), Some(3.5));
        assert_eq!(mean(&[None]), None);
    }
}
