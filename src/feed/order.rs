//! Putting things in order by one key; one sort serves all, which keeps the wasm small.

use crate::period::Period;

/// The numbers that stand beside the keys, in the order of the keys, then of the numbers.
pub(super) fn sorted(mut keys: Vec<(i64, u32)>) -> impl Iterator<Item = u32> {
    keys.sort_unstable();
    keys.into_iter().map(|key| key.1)
}

/// A key in the order of time: by the last day, the shorter span first.
pub(super) fn time(period: Period) -> i64 {
    (i64::from(period.end().number()) << 32) - i64::from(period.start().number())
}

/// A key in the order of numbers: the bits of a double count up with it, those of a negative one down.
pub(super) fn size(number: f64) -> i64 {
    let bits = number.to_bits().cast_signed();
    if bits < 0 { bits ^ i64::MAX } else { bits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Calendar;

    #[test]
    fn numbers_in_order() {
        let numbers = [-1e300, -2.5, -1.0, -1e-300, 0.0, 1e-300, 1.0, 2.5, 1e300];
        assert!(numbers.map(size).is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn periods_in_order() {
        let periods = ["1969", "1970-01", "1970-Q1", "2020-11", "2020-12-31", "2020-12", "2020-Q4", "2020", "2011/2020"];
        let keys = periods.map(|label| time(Period::parse(label, Calendar::Calendar).unwrap()));
        assert!(keys.is_sorted_by(|a, b| a < b));
    }
}
