//! Outliers and gaps of an indicator, before it is normalised.
//!
//! Source: the R package COINr (`Treat`, `winsorise`, `check_SkewKurt`, `log_CT`, `i_mean_grp`), whose documented figures the tests hold; its defaults.

use crate::model::Table;
use crate::num::{self, Sum};

/// At most so much skewness either way, or
const SKEW: f64 = 2.0;
/// so much excess kurtosis, is no reason to touch a figure.
const KURTOSIS: f64 = 3.5;
/// As soon as so many figures have been pulled in, no more are.
const WINSORISED: usize = 5;
/// How far above 0 the logarithm begins, as a share of the range.
const LOG_START: f64 = 0.01;

/// What is done to an indicator's figures against outliers; for most indicators nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Treatment {
    /// Figures outside are drawn to the bounds (winsorised); without outliers the bounds are infinite.
    Within(f64, f64),
    /// The logarithm of the distance from a point below all figures.
    Log {
        /// That point.
        from: f64,
    },
}

impl Treatment {
    /// Chooses the treatment of the figures of all units that have one, in any order.
    ///
    /// They are sound if |skewness| < 2 or excess kurtosis < 3,5; too few to tell (fewer than four) or all the same: also. Else the most extreme figure on the
    /// side of the skew (with those that equal it) becomes as great as its neighbour, and so on until the figures are sound or five or more of them have been
    /// changed. If that does not help, all figures stay and their logarithm is used: `ln(x − min + 0,01 · (max − min))`.
    pub fn new(values: &[f64]) -> Self {
        let sorted = num::sorted_by(values, |value| num::key(*value));
        let (Some(&min), Some(&max)) = (sorted.first(), sorted.last()) else { return Self::NONE };
        let mut drawn = sorted.clone();
        let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
        while !sound(&drawn) {
            if drawn.iter().zip(&sorted).filter(|(drawn, value)| drawn != value).count() >= WINSORISED {
                return Treatment::Log { from: min - LOG_START * (max - min) };
            }
            // Figures that are not sound are not all the same, so that each end has another figure beside it.
            if skewness(&drawn) >= Some(0.0) {
                let top = drawn.last().copied().unwrap_or(max);
                high = drawn.iter().rev().find(|value| **value < top).copied().unwrap_or(min);
            } else {
                let bottom = drawn.first().copied().unwrap_or(min);
                low = drawn.iter().find(|value| **value > bottom).copied().unwrap_or(max);
            }
            for value in &mut drawn {
                *value = value.clamp(low, high);
            }
        }
        Treatment::Within(low, high)
    }

    /// Nothing is done.
    pub const NONE: Self = Treatment::Within(f64::NEG_INFINITY, f64::INFINITY);

    /// A figure as it is used. NaN for one so far below all that the treatment was chosen from that it has no logarithm.
    pub fn apply(self, value: f64) -> f64 {
        match self {
            Treatment::Within(low, high) => value.clamp(low, high),
            Treatment::Log { from } => num::ln(value - from),
        }
    }
}

fn sound(values: &[f64]) -> bool {
    match (skewness(values), kurtosis(values)) {
        (Some(skewness), Some(kurtosis)) => skewness.abs() < SKEW || kurtosis < KURTOSIS,
        _ => true,
    }
}

/// Sample skewness, bias-corrected (type 2): `g₁ √(n(n−1)) / (n−2)` with `g₁ = √n Σd³ / (Σd²)^1,5`, `d` the distances from the mean.
///
/// `None` of fewer than three values, and of values that are all the same.
pub fn skewness(values: &[f64]) -> Option<f64> {
    let (count, [squares, cubes, _]) = moments(values)?;
    if count < 3.0 {
        return None;
    }
    num::finite(count.sqrt() * cubes / (squares * squares.sqrt()) * (count * (count - 1.0)).sqrt() / (count - 2.0))
}

/// Sample excess kurtosis, bias-corrected (type 2): `((n+1) g₂ + 6)(n−1) / ((n−2)(n−3))` with `g₂ = n Σd⁴ / (Σd²)² − 3`.
///
/// `None` of fewer than four values, and of values that are all the same.
pub fn kurtosis(values: &[f64]) -> Option<f64> {
    let (count, [squares, _, fourths]) = moments(values)?;
    if count < 4.0 {
        return None;
    }
    let excess = count * fourths / (squares * squares) - 3.0;
    num::finite(((count + 1.0) * excess + 6.0) * (count - 1.0) / ((count - 2.0) * (count - 3.0)))
}

/// How many values there are, and the sums of the second, third and fourth powers of their distances from the mean. `None` if they are all the same.
fn moments(values: &[f64]) -> Option<(f64, [f64; 3])> {
    let count = values.len() as f64;
    let mean = num::sum(values.iter().copied()) / count;
    let mut sums = [Sum::default(); 3];
    let mut differ = false;
    for &value in values {
        let distance = value - mean;
        differ |= !num::same(value, mean);
        let mut power = distance;
        for sum in &mut sums {
            power *= distance;
            sum.add(power);
        }
    }
    differ.then_some((count, sums.map(Sum::value)))
}

/// The mean of the known figures of each group of units, with which the gaps of the others in it can be filled.
#[derive(Debug, Clone, Default)]
pub struct GroupMeans(Table<(Sum, f64)>);

impl GroupMeans {
    /// Adds the figure of a unit in a group.
    pub fn add(&mut self, group: &str, value: f64) {
        let place = self.0.find(group).or_else(|| self.0.insert(group, (Sum::default(), 0.0)).ok());
        if let Some((sum, count)) = place.and_then(|place| self.0.get_mut(place)) {
            sum.add(value);
            *count += 1.0;
        }
    }

    /// The mean of a group; `None` of one in which nobody has a figure.
    pub fn of(&self, group: &str) -> Option<f64> {
        let (sum, count) = self.0[self.0.find(group)?];
        num::finite(sum.value() / count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example in Microsoft's descriptions of SKEW and KURT, which are these formulas.
    #[test]
    fn skewness_and_kurtosis_as_spreadsheets_have_them() {
        let values = [3.0, 4.0, 5.0, 2.0, 3.0, 4.0, 5.0, 6.0, 4.0, 7.0];
        assert_eq!(num::round(skewness(&values).unwrap(), 9), 0.359_543_071);
        assert_eq!(num::round(kurtosis(&values).unwrap(), 9), -0.151_799_637);
        assert_eq!((skewness(&values[..2]), kurtosis(&values[..3])), (None, None));
        assert_eq!((skewness(&[0.3, 0.1 + 0.2, 0.3]), kurtosis(&[5.0; 4])), (None, None));
    }

    /// COINr, test of `Treat`: of 1 to 10 and 100 the 100 becomes 10, the rest stays. The other way round by hand.
    #[test]
    fn one_extreme_is_drawn_in() {
        let mut values: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(Treatment::new(&values), Treatment::NONE);
        values.push(100.0);
        let treatment = Treatment::new(&values);
        assert_eq!(treatment, Treatment::Within(f64::NEG_INFINITY, 10.0));
        assert_eq!((treatment.apply(100.0), treatment.apply(10.0), treatment.apply(1.0)), (10.0, 10.0, 1.0));
        let low: Vec<f64> = values.iter().map(|value| -value).collect();
        assert_eq!(Treatment::new(&low), Treatment::Within(-10.0, f64::INFINITY));
    }

    /// By hand. Drawing in 6400, 3200, 1600, 800 and 400 leaves seven 200s beside twenty small figures: skewness below 2, so sound. With ten times as many
    /// small figures the same seven are still far out, and the logarithm of `x − 1 + 0,01 · 6399` is used.
    #[test]
    fn where_drawing_in_does_not_help_the_logarithm_does() {
        let extremes = [100.0, 200.0, 400.0, 800.0, 1600.0, 3200.0, 6400.0];
        let with = |count: u32| {
            let mut values: Vec<f64> = (0..count).map(|value| f64::from(value % 20 + 1)).collect();
            values.extend(extremes);
            Treatment::new(&values)
        };
        let Treatment::Within(low, high) = with(20) else { panic!("{:?}", with(20)) };
        assert!(low.is_infinite() && extremes.contains(&high), "{high}");
        let log = with(200);
        let Treatment::Log { from } = log else { panic!("{log:?}") };
        assert!(num::same(from, 1.0 - 63.99));
        assert!(num::same(log.apply(64.01), num::ln(127.0)));
        assert!(log.apply(-100.0).is_nan());
    }

    #[test]
    fn few_figures_and_equal_ones_are_left_alone() {
        for values in [&[][..], &[1.0], &[1.0, 1.0, 1.0, 100.0][..3], &[0.3, 0.1 + 0.2, 0.3, 0.3, 0.3]] {
            assert_eq!(Treatment::new(values), Treatment::NONE, "{values:?}");
        }
    }

    #[test]
    fn means_of_groups() {
        let mut means = GroupMeans::default();
        for (group, value) in [("delta", 2.0), ("north", 10.0), ("delta", 5.0)] {
            means.add(group, value);
        }
        assert_eq!((means.of("delta"), means.of("north"), means.of("coast")), (Some(3.5), Some(10.0), None));
    }
}
