//! Weather symbols: where the mean change of the last five years leads by the target year.
//!
//! Source: Destatis, indicator reports of the German Sustainable Development Strategy, in the English wording of `jah-ky/nsdp-upgrade`,
//! `www/_pages/methodology.md`.

use serde::Serialize;

use crate::num;

/// A symbol, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Symbol {
    /// The target is reached, or missed by less than 5 % of the way that is left.
    Sun,
    /// Missed by 5 to 20 %.
    SunAndCloud,
    /// Missed by more, but the direction is right.
    Cloud,
    /// The direction is wrong, or nothing moves.
    Thunderstorm,
}

/// How many points a mean change is taken of at most and at least.
const MOST: usize = 6;
const LEAST: usize = 4;

/// The symbol of a series toward a target; `sense` is +1 where more is better, −1 where less is. The symbol of a past year is that of the series
/// up to it.
///
/// `series` has year and value, oldest first, gaps left out. The mean annual change `δ` is that of the last six points, or of the last five or four, that follow each other year
/// by year; points after the target year are not looked at. With the last value `y` in year `t` and target `T` in `τ`: `ŷ = y + δ (τ − t)`, missed by
/// `d (T − ŷ) / |T − y|`: below 5 % sun, to 20 % sun and cloud, above it cloud where `d δ > 0`, otherwise thunderstorm.
///
/// `None` for fewer than four consecutive years at the end, or a sense of 0.
pub fn toward(series: &[(i32, f64)], sense: f64, target: (i32, f64)) -> Option<Symbol> {
    let (year, goal) = target;
    let known = series.get(..series.partition_point(|point| point.0 <= year))?;
    let (last, change) = mean_change(known, sense)?;
    let expected = last.1 + change * (f64::from(year) - f64::from(last.0));
    let short = num::difference(sense * goal, sense * expected)?;
    if short <= 0.0 {
        return Some(Symbol::Sun);
    }
    // A value on the target that moves away from it misses it by more than any share of the way.
    let missed = short / (goal - last.1).abs();
    Some(if !num::reaches(missed, 0.05) {
        Symbol::Sun
    } else if num::reaches(0.2, missed) {
        Symbol::SunAndCloud
    } else if sense * change > 0.0 {
        Symbol::Cloud
    } else {
        Symbol::Thunderstorm
    })
}

/// The symbol where only the direction is set: of the mean annual change, as in [`toward`], and of the last one.
///
/// | mean change | last change right | last change wrong or none |
/// |---|---|---|
/// | right | sun | sun and cloud |
/// | wrong or none | cloud | thunderstorm |
///
/// `None` as for [`toward`].
pub fn onward(series: &[(i32, f64)], sense: f64) -> Option<Symbol> {
    let (last, change) = mean_change(series, sense)?;
    let before = series.get(series.len().checked_sub(2)?)?;
    let turn = sense * num::difference(last.1, before.1)?;
    Some(match (sense * change > 0.0, turn > 0.0) {
        (true, true) => Symbol::Sun,
        (true, false) => Symbol::SunAndCloud,
        (false, true) => Symbol::Cloud,
        (false, false) => Symbol::Thunderstorm,
    })
}

/// The symbol of an indicator with several targets: the worst of them. `None` for none.
pub fn worst(symbols: &[Symbol]) -> Option<Symbol> {
    symbols.iter().copied().max()
}

/// The last point and the mean annual change up to it.
fn mean_change(series: &[(i32, f64)], sense: f64) -> Option<((i32, f64), f64)> {
    let last = *series.last()?;
    let mut first = last;
    let mut count = 1;
    for &point in series.iter().rev().skip(1).take(MOST - 1) {
        if i64::from(point.0) + 1 != i64::from(first.0) {
            break;
        }
        first = point;
        count += 1;
    }
    if count < LEAST || sense == 0.0 {
        return None;
    }
    Some((last, num::difference(last.1, first.1)? / f64::from(last.0 - first.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(first: i32, values: &[f64]) -> Vec<(i32, f64)> {
        values.iter().zip(first..).map(|(&value, year)| (year, value)).collect()
    }

    /// 40 to 50 in five years, 2 a year: 70 in 2030, of a way of T − 50.
    #[test]
    fn symbols_toward_a_target() {
        let series = from(2015, &[40.0, 43.0, 42.0, 47.0, 46.0, 50.0]);
        for (goal, symbol) in [
            (60.0, Symbol::Sun),
            (70.0, Symbol::Sun),
            (71.0, Symbol::Sun),
            (72.0, Symbol::SunAndCloud),
            (75.0, Symbol::SunAndCloud),
            (75.1, Symbol::Cloud),
            (200.0, Symbol::Cloud),
        ] {
            assert_eq!(toward(&series, 1.0, (2030, goal)), Some(symbol), "{goal}");
        }
        assert_eq!(toward(&series, -1.0, (2030, 30.0)), Some(Symbol::Thunderstorm));
        let still = from(2015, &[40.0; 6]);
        assert_eq!(toward(&still, 1.0, (2030, 50.0)), Some(Symbol::Thunderstorm));
        assert_eq!(toward(&still, 1.0, (2030, 40.0)), Some(Symbol::Sun));
        // 1 a year from 100 to 119 in 2039, 1 of 20 short of 120: exactly 5 %.
        assert_eq!(toward(&from(2015, &[95.0, 96.0, 97.0, 98.0, 99.0, 100.0]), 1.0, (2039, 120.0)), Some(Symbol::SunAndCloud));
    }

    #[test]
    fn only_the_last_six_points_and_at_least_four_years_in_a_row() {
        // The fall before 2015 is not looked at.
        let long = from(2013, &[90.0, 80.0, 40.0, 43.0, 42.0, 47.0, 46.0, 50.0]);
        assert_eq!(toward(&long, 1.0, (2030, 70.0)), Some(Symbol::Sun));
        let mut gap = from(2017, &[44.0, 47.0, 46.0, 50.0]);
        assert_eq!(toward(&gap, 1.0, (2030, 70.0)), Some(Symbol::Sun));
        gap.insert(0, (2015, 0.0));
        assert_eq!(toward(&gap, 1.0, (2030, 71.1)), Some(Symbol::SunAndCloud));
        assert_eq!(toward(&gap[2..], 1.0, (2030, 70.0)), None);
        assert_eq!(onward(&gap[2..], 1.0), None);
        assert_eq!(toward(&[], 1.0, (2030, 70.0)), None);
        assert_eq!(toward(&gap, 0.0, (2030, 70.0)), None);
        // Reached in its year; what came later does not change it.
        let passed = from(2013, &[55.0, 60.0, 65.0, 70.0, 75.0, 80.0, 10.0]);
        assert_eq!(toward(&passed, 1.0, (2018, 80.0)), Some(Symbol::Sun));
        assert_eq!(toward(&passed, 1.0, (2019, 80.0)), Some(Symbol::Thunderstorm));
    }

    #[test]
    fn symbols_of_a_direction() {
        for (values, symbol) in [
            ([40.0, 41.0, 42.0, 43.0], Symbol::Sun),
            ([40.0, 41.0, 43.0, 43.0], Symbol::SunAndCloud),
            ([40.0, 41.0, 43.0, 42.0], Symbol::SunAndCloud),
            ([43.0, 41.0, 40.0, 41.0], Symbol::Cloud),
            ([43.0, 41.0, 40.0, 43.0], Symbol::Cloud),
            ([43.0, 41.0, 40.0, 40.0], Symbol::Thunderstorm),
            ([40.0, 41.0, 42.0, 40.0], Symbol::Thunderstorm),
        ] {
            assert_eq!(onward(&from(2015, &values), 1.0), Some(symbol), "{values:?}");
        }
        assert_eq!(onward(&from(2015, &[43.0, 42.0, 41.0, 40.0]), -1.0), Some(Symbol::Sun));
    }

    #[test]
    fn the_worst_of_several() {
        assert_eq!(worst(&[Symbol::Sun, Symbol::Cloud, Symbol::SunAndCloud]), Some(Symbol::Cloud));
        assert_eq!(worst(&[]), None);
    }
}
