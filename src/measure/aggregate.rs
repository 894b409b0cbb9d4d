//! Parts of an index joined to the whole: means by weight, the share of them that must be there, and what each part weighs in the end.
//!
//! Source: the OECD/JRC handbook on constructing composite indicators (2008) and the functions `a_…` and `get_eff_weights` of the R package COINr, whose
//! documented figures the tests hold.

use crate::model::{Aggregate, Framework, Node, NodeId};
use crate::num::{self, Sum};

/// The generalised mean of values with weights: `(Σ w·xᵖ / Σ w)^(1/p)`.
///
/// | `power` | mean | values |
/// |---|---|---|
/// | 1 | arithmetic, `Σ w·x / Σ w` | any |
/// | 0 | geometric, `exp(Σ w·ln x / Σ w)`: the limit | above 0 |
/// | −1 | harmonic, `Σ w / Σ (w / x)` | above 0 |
/// | another above 0 | generalised: the greater, the more the great values count | 0 or above |
/// | another below 0 | generalised: the less, the more the small values count | above 0 |
///
/// Values are `(value, weight)`, those that are missing left out, so that the weights of the rest are re-scaled to their sum. Weights are 0 or above. The mean
/// lies between the least and the greatest value and never falls with `power`. `None` of nothing, of weights that sum to 0, and of a value that the mean does
/// not take.
pub fn mean(parts: &[(f64, f64)], power: f64) -> Option<f64> {
    let (mut total, mut weights) = (Sum::default(), Sum::default());
    for &(value, weight) in parts {
        if power != 1.0 && value < 0.0 || power <= 0.0 && value == 0.0 {
            return None;
        }
        total.add(weight * if power == 0.0 { num::ln(value) } else { raise(value, power) });
        weights.add(weight);
    }
    let mean = total.value() / weights.value();
    num::finite(if power == 0.0 { num::exp(mean) } else { raise(mean, power.recip()) })
}

/// A power; the first and the inverse are exact.
fn raise(value: f64, power: f64) -> f64 {
    if power == 1.0 {
        value
    } else if power == -1.0 {
        value.recip()
    } else {
        num::powf(value, power)
    }
}

/// Whether enough of a group has a value: one at least, and the share `threshold` (0 to 1) of all.
pub fn enough(have: usize, of: usize, threshold: f64) -> bool {
    have > 0 && num::reaches(have as f64, threshold * of as f64)
}

/// What each node weighs in the root, 0 to 1, in the order of the framework's nodes: the product of its weight and of those of all nodes above it, each as a
/// share of its siblings' sum.
///
/// In a mean siblings share by weight (1 if absent), in a sum by maximum. `None` below a node that only groups, and where a sibling of a sum has no maximum or
/// all of them are 0. These are weights as declared: what a part does to the whole also depends on its values, in other means than the arithmetic one.
pub fn effective_weights(framework: &Framework) -> Vec<Option<f64>> {
    let mut shares = vec![None; framework.nodes.len()];
    if let Some(root) = shares.first_mut() {
        *root = Some(1.0);
    }
    for (id, node) in framework.iter() {
        let whole = shares.get(id.0 as usize).copied().flatten().zip(siblings(framework, node));
        let Some((whole, sum)) = whole else { continue };
        for &child in &node.children {
            if let Some(share) = shares.get_mut(child.0 as usize) {
                *share = weight(framework, node, child).and_then(|weight| num::finite(whole * weight / sum));
            }
        }
    }
    shares
}

/// The sum of the weights of a node's children.
fn siblings(framework: &Framework, node: &Node) -> Option<f64> {
    let mut sum = Sum::default();
    for &child in &node.children {
        sum.add(weight(framework, node, child)?);
    }
    Some(sum.value())
}

/// The weight of a child in its parent.
fn weight(framework: &Framework, parent: &Node, child: NodeId) -> Option<f64> {
    let child = framework.node(child)?;
    match parent.aggregate? {
        Aggregate::Sum => child.max,
        _ => Some(child.weight.unwrap_or(1.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64], weights: &[f64], power: f64) -> Option<f64> {
        let parts: Vec<_> = values.iter().copied().zip(weights.iter().copied()).collect();
        mean(&parts, power)
    }

    /// COINr, article on aggregation: five rows of four normalised indicators with weights 1, 1, 2, 1 and their harmonic means, all printed with three
    /// digits. So the means are met to the third digit but for the rounding of the values.
    #[test]
    fn harmonic_means_as_printed() {
        for (values, printed) in [
            ([94.1, 14.2, 1.0, 29.4], 2.36),
            ([94.6, 15.6, 97.2, 40.0], 41.5),
            ([35.0, 4.89, 38.0, 15.6], 14.3),
            ([51.2, 4.9, 59.2, 34.3], 17.4),
            ([43.7, 4.66, 55.7, 1.0], 3.93),
        ] {
            let mean = of(&values, &[1.0, 1.0, 2.0, 1.0], -1.0).unwrap();
            assert!((mean - printed).abs() < 0.005 * printed, "{mean}, printed {printed}");
        }
        assert_eq!(num::round(of(&[94.1, 14.2, 1.0, 29.4], &[1.0, 1.0, 2.0, 1.0], -1.0).unwrap(), 2), 2.36);
    }

    /// COINr, tests of its aggregation functions, with 1, 2, 3: ⁴√(1·2·3²) = ⁴√18, 4 / (2/1 + 1/2 + 1/3) = 24/17; squares by hand: √(14/3).
    #[test]
    fn means_by_hand() {
        let values = [1.0, 2.0, 3.0];
        for (weights, power, expected) in [
            ([1.0, 1.0, 1.0], 0.0, 1.817_120_592_832_139_7),
            ([1.0, 1.0, 2.0], 0.0, 18.0_f64.sqrt().sqrt()),
            ([2.0, 1.0, 1.0], -1.0, 24.0 / 17.0),
            ([1.0, 1.0, 1.0], 1.0, 2.0),
            ([1.0, 1.0, 1.0], 2.0, (14.0_f64 / 3.0).sqrt()),
            ([5.0, 0.0, 5.0], 1.0, 2.0),
        ] {
            let mean = of(&values, &weights, power).unwrap();
            assert!(num::same(mean, expected), "{power}: {mean}, expected {expected}");
        }
    }

    #[test]
    fn values_that_a_mean_does_not_take() {
        for (values, power, expected) in [
            ([1.0, 0.0], 0.0, None),
            ([1.0, 0.0], -1.0, None),
            ([1.0, 0.0], -2.0, None),
            ([1.0, -1.0], 2.0, None),
            ([1.0, -3.0], 1.0, Some(-1.0)),
            ([4.0, 0.0], 0.5, Some(1.0)),
        ] {
            assert_eq!(of(&values, &[1.0, 1.0], power), expected, "{values:?} {power}");
        }
        assert_eq!(of(&[], &[], 1.0), None);
        assert_eq!(of(&[1.0, 2.0], &[0.0, 0.0], 0.0), None);
    }

    #[test]
    fn what_is_enough() {
        for (have, of, threshold, expected) in [
            (0, 3, 0.0, false),
            (1, 3, 0.0, true),
            (2, 3, 1.0, false),
            (3, 3, 1.0, true),
            (2, 3, 2.0 / 3.0, true),
            (1, 2, 0.51, false),
            (3, 10, 0.1 + 0.2, true),
        ] {
            assert_eq!(enough(have, of, threshold), expected, "{have} of {of}, {threshold}");
        }
    }
}
