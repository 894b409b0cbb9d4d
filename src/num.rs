//! Deterministic numbers: the only home of operations whose last bit differs between machines, and of sums and ties.

/// A sum that does not lose small terms beside large ones (Neumaier's variant of Kahan's compensated summation).
///
/// Order still matters in the last bit; callers add in the order of the feed's ids.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum {
    total: f64,
    lost: f64,
}

impl Sum {
    /// Adds a finite term.
    pub fn add(&mut self, term: f64) {
        let next = self.total + term;
        self.lost += if self.total.abs() >= term.abs() { (self.total - next) + term } else { (term - next) + self.total };
        self.total = next;
    }

    /// The sum so far; 0 before the first term.
    pub fn value(self) -> f64 {
        self.total + self.lost
    }
}

/// The compensated sum of finite terms.
pub fn sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut sum = Sum::default();
    for term in terms {
        sum.add(term);
    }
    sum.value()
}

/// The number if it is finite; infinities and NaN are gaps.
pub fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

/// Rounds half away from zero to `decimals` digits after the comma, as printed tables do.
///
/// The tie is judged on the shortest decimal writing of the number: 0.285 with 2 digits is 0.29 although its binary value is below
/// 0.285. `decimals` above 15 returns the number as it is.
pub fn round(number: f64, decimals: u8) -> f64 {
    if decimals > 15 || !number.is_finite() {
        return number;
    }
    let scale = POWERS.get(usize::from(decimals)).copied().unwrap_or(1.0);
    let scaled = number * scale;
    if !scaled.is_finite() || scaled.abs() >= 9e15 {
        return number;
    }
    // One part in 2^51 of slack makes decimal ties in binary disguise round like ties.
    let slack = scaled.abs() * 4.5e-16;
    let rounded = libm::floor(scaled.abs() + 0.5 + slack);
    let rounded = if number < 0.0 { -rounded } else { rounded };
    rounded / scale
}

const POWERS: [f64; 16] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Whether two figures are the same but for the noise of binary arithmetic: they differ by less than one part in 10^12.
///
/// Published figures have at most nine digits, so no two that differ in print are ever taken for the same.
pub fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs()).max(1.0)
}

/// `a − b`, 0 where they are the [`same`]: noise is no difference. `None` beyond the range of doubles.
pub fn difference(a: f64, b: f64) -> Option<f64> {
    if same(a, b) { Some(0.0) } else { finite(a - b) }
}

/// Whether a figure reaches a bound; one that misses it by noise does.
pub fn reaches(number: f64, bound: f64) -> bool {
    number >= bound || same(number, bound)
}

/// Half of the last printed digit: how far a rounded figure may stand from the exact one.
pub fn half_digit(decimals: u8) -> f64 {
    0.5 / POWERS.get(usize::from(decimals)).copied().unwrap_or(1e15)
}

/// How many digits after the comma the shortest decimal writing of the number has, at most 15.
pub fn decimals(number: f64) -> u8 {
    (0..=15).find(|&digits| same_or_equal(round(number, digits), number)).unwrap_or(15)
}

fn same_or_equal(a: f64, b: f64) -> bool {
    a == b || (a - b).abs() <= 1e-15 * a.abs().max(b.abs())
}

/// The numbers that stand beside the keys, in the order of the keys, then of the numbers. One sort serves every kind of
/// thing, which keeps the wasm small, and equal keys always stay in the feed's order.
pub fn sorted(mut keys: Vec<(i64, u32)>) -> impl Iterator<Item = usize> {
    keys.sort_unstable();
    keys.into_iter().map(|key| key.1 as usize)
}

/// The places of `items` in the order of a key, equal ones in their own order.
pub fn places_by<T>(items: &[T], key: impl Fn(&T) -> i64) -> Vec<usize> {
    let mut keys = Vec::new();
    for item in items {
        keys.push((key(item), keys.len() as u32));
    }
    collected(keys)
}

fn collected(keys: Vec<(i64, u32)>) -> Vec<usize> {
    sorted(keys).collect()
}

/// The items in the order of a key, equal ones in their own order.
pub fn sorted_by<T: Copy>(items: &[T], key: impl Fn(&T) -> i64) -> Vec<T> {
    let mut sorted = Vec::new();
    for place in places_by(items, key) {
        sorted.extend(items.get(place));
    }
    sorted
}

/// A key in the order of numbers: the bits of a double count up with it, those of a negative one down. −0 and 0 have one key.
pub fn key(number: f64) -> i64 {
    let bits = (number + 0.0).to_bits().cast_signed();
    if bits < 0 { bits ^ i64::MAX } else { bits }
}

/// Natural logarithm, the same bits natively and in wasm.
pub fn ln(number: f64) -> f64 {
    libm::log(number)
}

/// Exponential, the same bits natively and in wasm.
pub fn exp(number: f64) -> f64 {
    libm::exp(number)
}

/// `base`, not negative, to the power of `exponent`, the same bits natively and in wasm; anything to the power of 0 is 1. NaN for a negative base.
///
/// By way of the logarithm, which costs about `|exponent · ln base|` units in the last place of the result and spares a table of 2 kB.
pub fn powf(base: f64, exponent: f64) -> f64 {
    if exponent == 0.0 { 1.0 } else { exp(exponent * ln(base)) }
}

/// The share (0 to 1) of Student's t distribution with `freedom` degrees of freedom (from 1) that lies below `t`.
///
/// With a whole number of degrees it is a finite sum of powers of the cosine of `atan(t / √freedom)`; the work grows with `freedom`. NaN gives NaN.
/// Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
pub fn student_below(t: f64, freedom: u32) -> f64 {
    // Beyond this the square would overflow, and nothing is left in the tail.
    if t.abs() > 1e100 {
        return if t > 0.0 { 1.0 } else { 0.0 };
    }
    let odd = freedom % 2 == 1;
    let degrees = f64::from(freedom);
    let (sine, square) = (t / (degrees + t * t).sqrt(), degrees / (degrees + t * t));
    let (mut term, mut step) = if odd { (square.sqrt(), 2) } else { (1.0, 1) };
    let mut series = 0.0;
    while step < freedom {
        series += term;
        term *= square * f64::from(step) / f64::from(step + 1);
        step += 2;
    }
    let within = if odd { (libm::atan(t / degrees.sqrt()) + sine * series) * core::f64::consts::FRAC_2_PI } else { sine * series };
    0.5 + within / 2.0
}

/// The `t` below which a share of Student's t distribution lies: the inverse of [`student_below`], found by halving an interval.
/// `None` for a share outside the open interval from 0 to 1.
pub fn student_quantile(share: f64, freedom: u32) -> Option<f64> {
    if !(share > 0.0 && share < 1.0) || freedom == 0 {
        return None;
    }
    let upper = share.max(1.0 - share);
    let (mut low, mut high) = (0.0, 1.0);
    while student_below(high, freedom) < upper {
        (low, high) = (high, high * 2.0);
    }
    // 60 halvings reach the last bit of the narrow interval.
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if student_below(middle, freedom) < upper {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(if share < 0.5 { -high } else { high })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compensated_sum_keeps_what_a_plain_one_loses() {
        assert_eq!(sum([1e16, 1.0, -1e16]), 1.0);
        assert_eq!(sum([0.1; 10]), 1.0);
        assert_eq!(sum([]), 0.0);
    }

    #[test]
    fn decimal_ties_round_away_from_zero() {
        for (number, digits, expected) in [
            (0.285, 2, 0.29),
            (-0.285, 2, -0.29),
            (1.005, 2, 1.01),
            (2.5, 0, 3.0),
            (39.0886, 0, 39.0),
            (98.6926, 1, 98.7),
            (61.658, 1, 61.7),
        ] {
            assert_eq!(round(number, digits), expected, "{number}");
        }
        assert_eq!(round(f64::MAX, 2), f64::MAX);
        assert!(round(f64::NAN, 2).is_nan());
    }

    #[test]
    fn the_digits_of_a_number() {
        for (number, expected) in [(39.0, 0), (98.7, 1), (67.78, 2), (35.1957, 4), (0.1 + 0.2, 1)] {
            assert_eq!(decimals(number), expected, "{number}");
        }
    }

    #[test]
    fn powers() {
        for (base, exponent, expected) in [(2.0, 10.0, 1024.0), (9.0, 0.5, 3.0), (10.0, -3.0, 0.001), (0.0, 2.5, 0.0), (1e10, 10.0, 1e100)]
        {
            let power = powf(base, exponent);
            assert!((power - expected).abs() <= 1e-13 * expected, "{base} {exponent} {power}");
        }
        assert!(powf(-8.0, 2.0).is_nan());
    }

    #[test]
    fn only_noise_is_the_same() {
        assert!(same(0.1 + 0.2, 0.3) && same(0.0, -0.0) && same(1e9 / 3.0 * 3.0, 1e9));
        assert!(!same(67.78, 67.780_000_1) && !same(0.0, 1e-9));
    }

    #[test]
    fn keys_are_in_the_order_of_numbers() {
        let numbers = [-1e300, -2.5, -1.0, -1e-300, 0.0, 1e-300, 1.0, 2.5, 1e300];
        assert!(numbers.map(key).is_sorted_by(|a, b| a < b));
        assert_eq!(key(-0.0), key(0.0));
    }

    #[test]
    fn equal_keys_keep_their_order() {
        assert_eq!(places_by(&[3, 1, 3, 1], |number| *number), [1, 3, 0, 2]);
        assert_eq!(sorted_by(&[30, 11, 31, 10], |number| number / 10), [11, 10, 30, 31]);
    }

    /// Table of quantiles as printed in statistics textbooks, four or three digits.
    #[test]
    fn quantiles_of_student_are_those_of_the_table() {
        for (freedom, share, digits, expected) in [
            (1, 0.9, 4, 3.0777),
            (1, 0.975, 3, 12.706),
            (2, 0.9, 4, 1.8856),
            (2, 0.975, 4, 4.3027),
            (3, 0.9, 4, 1.6377),
            (3, 0.975, 4, 3.1824),
            (4, 0.95, 4, 2.1318),
            (5, 0.9, 4, 1.4759),
            (9, 0.9, 4, 1.3830),
            (10, 0.9, 4, 1.3722),
            (10, 0.975, 4, 2.2281),
            (13, 0.9, 4, 1.3502),
            (13, 0.975, 4, 2.1604),
            (30, 0.975, 4, 2.0423),
            (120, 0.975, 4, 1.9799),
        ] {
            let found = student_quantile(share, freedom).unwrap();
            assert_eq!(round(found, digits), expected, "{freedom} {share}");
            assert_eq!(student_quantile(1.0 - share, freedom).map(|low| round(low, digits)), Some(-expected));
        }
        assert_eq!(student_quantile(0.5, 7).map(f64::abs).filter(|t| *t > 1e-15), None);
        for share in [0.0, 1.0, -0.1, f64::NAN] {
            assert_eq!(student_quantile(share, 3), None);
        }
        assert_eq!(student_quantile(0.9, 0), None);
    }

    /// One degree: 1/2 + atan(t)/π, a quarter beyond 1. Two degrees: 1/2 + t / (2 √(2 + t²)), at √2 exactly 1/2 + 1/(2√2).
    #[test]
    fn student_with_one_and_two_degrees_is_known_in_closed_form() {
        assert!(same(student_below(1.0, 1), 0.75) && same(student_below(-1.0, 1), 0.25));
        assert!(same(student_below(2f64.sqrt(), 2), 0.5 + 0.125f64.sqrt()));
        assert_eq!(student_below(0.0, 5), 0.5);
        assert_eq!((student_below(f64::INFINITY, 4), student_below(f64::NEG_INFINITY, 3)), (1.0, 0.0));
        assert!(student_below(f64::NAN, 3).is_nan());
    }
}
