//! The order of time.

use crate::period::Period;

/// A key in the order of time: by the last day, the shorter span first.
pub(super) fn time(period: Period) -> i64 {
    (i64::from(period.end().number()) << 32) - i64::from(period.start().number())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Calendar;

    #[test]
    fn periods_in_order() {
        let periods = ["1969", "1970-01", "1970-Q1", "2020-11", "2020-12-31", "2020-12", "2020-Q4", "2020", "2011/2020"];
        let keys = periods.map(|label| time(Period::parse(label, Calendar::Calendar).unwrap()));
        assert!(keys.is_sorted_by(|a, b| a < b));
    }
}
