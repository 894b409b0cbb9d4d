//! How far weights can move a weighted mean while they stay within their limits.

use crate::num::{self, Sum};

/// A value with the limits of its weight, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// What is weighted.
    pub value: f64,
    /// The least that the weight can be.
    pub low: f64,
    /// The most.
    pub high: f64,
}

impl Part {
    /// The limits of a weight that stands beside others of the sum `rest`, if each is multiplied by 1 − `by` to 1 + `by` (0 to 1) and all are then divided by
    /// their sum: the weight grows most where it grows and all others shrink.
    pub fn around(value: f64, weight: f64, rest: f64, by: f64) -> Part {
        let share = |own: f64, others: f64| num::finite(weight * own / (weight * own + rest * others)).unwrap_or(1.0);
        Part { value, low: share(1.0 - by, 1.0 + by), high: share(1.0 + by, 1.0 - by) }
    }
}

/// The greatest `Σ w · value` over all weights within their limits that sum to 1.
///
/// A continuous knapsack: each weight takes its least, and what is left of 1 goes to the greatest values first. The idea of bounding ranks by pairs in this way is
/// that of Lorenz and others (arXiv 1608.04556). The least sum is the negative greatest of negative values. 0 of nothing.
pub fn greatest(parts: &[Part]) -> f64 {
    let mut left = 1.0;
    for part in parts {
        left -= part.low;
    }
    let mut sum = Sum::default();
    for place in num::places_by(parts, |part| num::key(-part.value)) {
        let Some(part) = parts.get(place) else { continue };
        let more = (part.high - part.low).min(left).max(0.0);
        left -= more;
        sum.add((part.low + more) * part.value);
    }
    sum.value()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: weights 0,2 to 0,5 for 10, 0,3 to 0,6 for 4, 0,1 to 0,4 for −2. The 0,4 beyond the least go to 10 (0,3), then to 4 (0,1): 5 + 1,6 − 0,2; the
    /// least gives −2 0,3 and 4 0,1: 2 + 1,6 − 0,8.
    #[test]
    fn what_is_left_goes_to_the_greatest_values() {
        let parts = [(10.0, 0.2, 0.5), (4.0, 0.3, 0.6), (-2.0, 0.1, 0.4)].map(|(value, low, high)| Part { value, low, high });
        assert!(num::same(greatest(&parts), 6.4), "{}", greatest(&parts));
        assert!(num::same(-greatest(&parts.map(|part| Part { value: -part.value, ..part })), 2.8));
    }

    /// By hand: 0,4 beside 0,6 within ±25 %: 0,3 of 0,3 + 0,75 and 0,5 of 0,5 + 0,45.
    #[test]
    fn limits_of_shares() {
        let part = Part::around(1.0, 0.4, 0.6, 0.25);
        assert!(num::same(part.low, 0.3 / 1.05) && num::same(part.high, 0.5 / 0.95), "{part:?}");
        assert_eq!(Part::around(1.0, 0.4, 0.0, 0.25), Part { value: 1.0, low: 1.0, high: 1.0 });
        assert_eq!(Part::around(1.0, 0.4, 0.6, 1.0), Part { value: 1.0, low: 0.0, high: 1.0 });
    }

    /// Every weighting of a fine grid within small polytopes stays below, and one of them comes close.
    #[test]
    fn no_weights_of_a_grid_reach_beyond() {
        const GRID: usize = 60;
        for (values, weights, by) in
            [([3.0, -1.0, 2.0], [0.2, 0.5, 0.3], 0.25), ([1.0, 1.0, -4.0], [0.6, 0.2, 0.2], 0.5), ([0.0, 5.0, 4.9], [0.1, 0.1, 0.8], 0.9)]
        {
            let parts: Vec<_> = (0..3).map(|place| Part::around(values[place], weights[place], 1.0 - weights[place], by)).collect();
            let (mut most, most_of_all) = (f64::NEG_INFINITY, greatest(&parts));
            for first in 0..=GRID {
                for second in 0..=GRID - first {
                    let weights = [first, second, GRID - first - second].map(|part| part as f64 / GRID as f64);
                    if parts.iter().zip(weights).all(|(part, weight)| part.low <= weight && weight <= part.high) {
                        most = most.max(values.iter().zip(weights).map(|(value, weight)| value * weight).sum());
                    }
                }
            }
            assert!(most <= most_of_all + 1e-12 && most > most_of_all - 0.3, "{values:?}: {most}, {most_of_all}");
        }
    }
}
