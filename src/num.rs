//! Deterministic numbers: the only home of operations whose last bit differs between machines, and of sums and ties.

use core::cmp::Ordering;

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

/// Orders finite numbers; equal ones, and only they, tie. NaN never reaches it: gaps are taken out before.
pub fn order(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b).unwrap_or(Ordering::Equal)
}

/// Natural logarithm, the same bits natively and in wasm.
pub fn ln(number: f64) -> f64 {
    libm::log(number)
}

/// Exponential, the same bits natively and in wasm.
pub fn exp(number: f64) -> f64 {
    libm::exp(number)
}
