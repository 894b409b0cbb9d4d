//! Compound growth: the progress measure of Open SDG, made by Statistics Canada.
//!
//! Source: sdg-build, `sdg/ProgressMeasure.py` and `docs/progress-methodology.md`; kept as it is, rounded constants included, so that scores agree
//! with sites that use it. What it does badly is part of it: growth toward 0 has no rate, so that a target of 0 becomes 0.001 and the ratio is
//! ruled by that number (from 10 to 5 in 8 of 15 years: 0.18 with 0.001, 0.58 with 1, where the straight path gives 0.94), and low bases flatter (from 5
//! to 20 toward 60 in 4 of 9 years: 1.30, straight path 0.61).

use serde::Serialize;

use crate::num;

/// The base year where none is chosen.
pub const BASE_YEAR: i32 = 2015;
/// The target year where none is stated.
pub const TARGET_YEAR: i32 = 2030;

/// What stands in for a base or target of 0, which growth cannot leave or reach.
const NEAR_ZERO: f64 = 0.001;
/// How steeply the thresholds fall near the limit.
const STEEPNESS: f64 = 4.44;
const HIGH: f64 = 0.015;
const MEDIUM: f64 = 0.005;

/// Why growth gives no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Unavailable {
    /// There is no value.
    NoData,
    /// A year has two values.
    DuplicateYear,
    /// No value is as late as the base year.
    NoBase,
    /// There is no later value than the base.
    TooShort,
    /// Base and current value have different signs, or base and target have.
    SignChange,
    /// Nothing is to grow: the target is the base, or its year is not after the base year.
    NoWay,
    /// Neither more nor less is better.
    NoDirection,
    /// The numbers leave the range of doubles.
    OutOfRange,
}

/// The two values between which growth is measured: year and value, in the indicator's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ends {
    /// The base.
    pub base: (i32, f64),
    /// The latest.
    pub current: (i32, f64),
}

/// Picks base and latest value from a series of year and value, in any order, gaps left out. A value of several years counts for the first of them.
///
/// The base is the value of `base_year`, or that of the next later year that has one.
///
/// # Errors
/// [`NoData`](Unavailable::NoData) for an empty series, [`DuplicateYear`](Unavailable::DuplicateYear) for two values of one year,
/// [`NoBase`](Unavailable::NoBase) where all values are earlier than `base_year`.
pub fn ends(series: &[(i32, f64)], base_year: i32) -> Result<Ends, Unavailable> {
    let current = latest(series, i32::MAX)?;
    let mut base: Option<(i32, f64)> = None;
    for &point in series {
        if point.0 >= base_year && base.is_none_or(|base| point.0 < base.0) {
            base = Some(point);
        }
    }
    Ok(Ends { base: base.ok_or(Unavailable::NoBase)?, current })
}

/// The latest value up to a year, of a series in any order that has no year twice.
pub(super) fn latest(series: &[(i32, f64)], until: i32) -> Result<(i32, f64), Unavailable> {
    let mut latest: Option<(i32, f64)> = None;
    for (place, &point) in series.iter().enumerate() {
        if series.iter().take(place).any(|before| before.0 == point.0) {
            return Err(Unavailable::DuplicateYear);
        }
        if point.0 <= until && latest.is_none_or(|latest| point.0 > latest.0) {
            latest = Some(point);
        }
    }
    latest.ok_or(Unavailable::NoData)
}

/// What growth is judged by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim {
    /// +1 where more is better, −1 where less is.
    pub sense: f64,
    /// Year and value to be reached, the value in the indicator's unit.
    pub target: Option<(i32, f64)>,
    /// A bound that the value cannot pass, such as 100 %, near which less growth is asked for. Only without a target.
    pub limit: Option<f64>,
}

/// How far growth goes, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Grade {
    /// The target is met.
    Achieved,
    /// On the way to it.
    Substantial,
    /// Too slow.
    Moderate,
    /// Far too slow.
    Limited,
    /// The wrong way.
    Deterioration,
}

/// The answer of the method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// With a target the growth a year over the growth that is needed, 1 is on schedule; without one the growth a year in the good direction, 0.01
    /// is 1 %. `None` for a met target without growth, and for the mean of several.
    pub ratio: Option<f64>,
    /// −5 (worst) to 5.
    pub score: f64,
    /// The score in words.
    pub grade: Grade,
}

/// The growth a year between two values, `(to / from)^(1 / years) − 1`; NaN for values of different signs.
pub(super) fn growth(from: (i32, f64), to: (i32, f64)) -> f64 {
    num::powf(to.1 / from.1, 1.0 / (f64::from(to.0) - f64::from(from.0))) - 1.0
}

/// Judges growth.
///
/// With base `b` in year `t0`, current `c` in `t`, target `T` in `τ`, sense `d`, sign `s` (−1 for `b < 0`, else +1):
/// - with a target `R = s · d · growth(b, c) / |growth(b, T)|`: substantial from 0.95, moderate from 0.60, limited from 0, deterioration below;
///   score `7.1429 R − 4.2857` from 0.60 on, `4.1667 R − 2.5` below it;
/// - without one `G = s · d · growth(b, c)`: substantial from `0.015 C`, moderate from `0.005 C`, limited from 0; score `500 G/C − 5`, `250 G/C − 1.25`,
///   `500 G/C − 2.5`, below 0 `125 G − 2.5`, and 5 where `C = 0`. `C` is 1 without a limit `l`, else, of the absolute values, 1 for `b ≥ 2l`,
///   `1 − (b/l)^4.44` for `b ≤ l`, `1 − ((2l − b)/l)^4.44` between;
/// - scores are held to −5 to 5; a target that `c` meets gives 5 whatever the growth. A base or target of 0 counts as 0.001.
///
/// # Errors
/// Where the target is not met: [`SignChange`](Unavailable::SignChange), [`TooShort`](Unavailable::TooShort), [`NoWay`](Unavailable::NoWay);
/// always: [`NoDirection`](Unavailable::NoDirection), [`OutOfRange`](Unavailable::OutOfRange).
pub fn judge(ends: &Ends, aim: &Aim) -> Result<Progress, Unavailable> {
    if aim.sense == 0.0 {
        return Err(Unavailable::NoDirection);
    }
    let target = aim.target.map(|(year, value)| (year, if value == 0.0 { NEAR_ZERO } else { value }));
    let ratio = ratio(ends, target, aim.sense);
    if target.is_some_and(|(_, value)| aim.sense * (ends.current.1 - value) >= 0.0) {
        return Ok(Progress { ratio: ratio.ok(), score: 5.0, grade: Grade::Achieved });
    }
    let ratio = ratio?;
    let scale = aim.limit.map_or(1.0, |limit| near_limit(ends.base.1.abs(), limit.abs()));
    let (high, medium) = if target.is_some() { (0.95, 0.6) } else { (HIGH * scale, MEDIUM * scale) };
    let grade = match ratio {
        _ if ratio >= high => Grade::Substantial,
        _ if ratio >= medium => Grade::Moderate,
        _ if ratio >= 0.0 => Grade::Limited,
        _ => Grade::Deterioration,
    };
    let score = match grade {
        _ if target.is_some() && ratio >= medium => 7.1429 * ratio - 4.2857,
        _ if target.is_some() => 4.1667 * ratio - 2.5,
        Grade::Deterioration => 125.0 * ratio - 2.5,
        _ if scale == 0.0 => 5.0,
        Grade::Moderate => 250.0 * ratio / scale - 1.25,
        Grade::Limited => 500.0 * ratio / scale - 2.5,
        _ => 500.0 * ratio / scale - 5.0,
    };
    Ok(Progress { ratio: Some(ratio), score: score.clamp(-5.0, 5.0), grade })
}

fn ratio(ends: &Ends, target: Option<(i32, f64)>, sense: f64) -> Result<f64, Unavailable> {
    let sign = if ends.base.1 < 0.0 { -1.0 } else { 1.0 };
    let base = (ends.base.0, if ends.base.1 == 0.0 { NEAR_ZERO } else { ends.base.1 });
    if base.1 * ends.current.1 < 0.0 {
        return Err(Unavailable::SignChange);
    }
    if ends.current.0 <= base.0 {
        return Err(Unavailable::TooShort);
    }
    let growing = sign * sense * growth(base, ends.current);
    let ratio = match target {
        None => growing,
        Some((_, value)) if base.1 * value < 0.0 => return Err(Unavailable::SignChange),
        Some((year, value)) if year <= base.0 || value == base.1 => return Err(Unavailable::NoWay),
        Some(target) => growing / growth(base, target).abs(),
    };
    num::finite(ratio).ok_or(Unavailable::OutOfRange)
}

/// How much of the thresholds is left for a base near the limit, 0 to 1; both are absolute values.
fn near_limit(base: f64, limit: f64) -> f64 {
    if base >= 2.0 * limit {
        1.0
    } else if base <= limit {
        1.0 - num::powf(base / limit, STEEPNESS)
    } else {
        1.0 - num::powf((2.0 * limit - base) / limit, STEEPNESS)
    }
}

/// The progress of an indicator from that of its series, or of a group from its indicators: the mean of the scores; achieved only where all are, otherwise substantial from
/// 2.5, moderate from 0, limited from −2.5. Groups in groups are rolled up one after the other. `None` for no series.
pub fn roll_up(series: &[Progress]) -> Option<Progress> {
    let score = num::finite(num::sum(series.iter().map(|one| one.score)) / series.len() as f64)?;
    let grade = match score {
        _ if series.iter().all(|one| one.grade == Grade::Achieved) => Grade::Achieved,
        _ if score >= 2.5 => Grade::Substantial,
        _ if score >= 0.0 => Grade::Moderate,
        _ if score >= -2.5 => Grade::Limited,
        _ => Grade::Deterioration,
    };
    Some(Progress { ratio: None, score, grade })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_to(base: (i32, f64), current: (i32, f64)) -> Ends {
        Ends { base, current }
    }

    fn aim(sense: f64, target: Option<(i32, f64)>, limit: Option<f64>) -> Aim {
        Aim { sense, target, limit }
    }

    fn close(found: f64, expected: f64, slack: f64) {
        assert!((found - expected).abs() <= slack, "{found} is not {expected}");
    }

    /// Worked figures of the method: the poverty rate with a target, a share with a limit.
    #[test]
    fn the_worked_figures() {
        let poverty = judge(&from_to((2015, 14.5), (2023, 10.2)), &aim(-1.0, Some((2030, 7.25)), None)).unwrap();
        close(poverty.ratio.unwrap(), 0.952_590_179_203_217_2, 1e-14);
        close(poverty.score, 2.518_556_391_030_659_6, 1e-13);
        assert_eq!(poverty.grade, Grade::Substantial);
        let share = judge(&from_to((2016, 66.6), (2023, 71.4)), &aim(1.0, None, Some(100.0))).unwrap();
        close(near_limit(66.6, 100.0), 0.835_477, 5e-7);
        close(share.ratio.unwrap(), 0.009_991_483_690_946_268, 1e-15);
        close(share.score, 1.739_752_850_099_936, 1e-12);
        assert_eq!(share.grade, Grade::Moderate);
    }

    /// The figures that show what the method does badly.
    #[test]
    fn targets_near_zero_and_low_bases() {
        for (target, expected) in [(0.0, 0.18), (0.001, 0.18), (0.1, 0.31), (1.0, 0.58)] {
            let found = judge(&from_to((2015, 10.0), (2023, 5.0)), &aim(-1.0, Some((2030, target)), None)).unwrap();
            assert_eq!(num::round(found.ratio.unwrap(), 2), expected);
        }
        let low = judge(&from_to((2016, 5.0), (2020, 20.0)), &aim(1.0, Some((2025, 60.0)), None)).unwrap();
        assert_eq!(num::round(low.ratio.unwrap(), 2), 1.3);
    }

    /// Two years of 2, 1.6, 1, 0.2, −1, −2, −10 % a year: 500 G − 5 (held to 5), 250 G − 1.25, 500 G − 2.5, 125 G − 2.5.
    #[test]
    fn scores_without_a_target() {
        for (current, score, grade) in [
            (104.04, 5.0, Grade::Substantial),
            (103.2256, 3.0, Grade::Substantial),
            (102.01, 1.25, Grade::Moderate),
            (100.4004, -1.5, Grade::Limited),
            (98.01, -3.75, Grade::Deterioration),
            (96.04, -5.0, Grade::Deterioration),
            (81.0, -5.0, Grade::Deterioration),
        ] {
            let found = judge(&from_to((2015, 100.0), (2017, current)), &aim(1.0, None, None)).unwrap();
            close(found.score, score, 1e-9);
            assert_eq!(found.grade, grade, "{current}");
        }
    }

    /// From 100 to 121 in two years are 10 % a year; one year of 10, 7, 5, −2, −10 %.
    #[test]
    fn scores_with_a_target() {
        for (current, score, grade) in [
            (121.0, 5.0, Grade::Achieved),
            (110.0, 2.8572, Grade::Substantial),
            (107.0, 0.71433, Grade::Moderate),
            (105.0, -0.41665, Grade::Limited),
            (98.0, -3.33334, Grade::Deterioration),
            (90.0, -5.0, Grade::Deterioration),
        ] {
            let found = judge(&from_to((2015, 100.0), (2016, current)), &aim(1.0, Some((2017, 121.0)), Some(130.0))).unwrap();
            close(found.score, score, 1e-9);
            assert_eq!(found.grade, grade, "{current}");
        }
    }

    /// At the limit nothing is asked for but to stay; 1 − (1/2)^4.44 = 0.9539 halfway to it from either side; from twice the limit on it says nothing.
    #[test]
    fn the_limit() {
        let at_limit = |current| judge(&from_to((2015, 100.0), (2020, current)), &aim(1.0, None, Some(100.0))).unwrap();
        assert_eq!((at_limit(100.0).score, at_limit(100.0).grade), (5.0, Grade::Substantial));
        assert_eq!(at_limit(99.0).grade, Grade::Deterioration);
        assert_eq!((num::round(near_limit(50.0, 100.0), 4), near_limit(150.0, 100.0)), (0.9539, near_limit(50.0, 100.0)));
        assert_eq!((near_limit(200.0, 100.0), near_limit(0.0, 0.0)), (1.0, 1.0));
    }

    /// From −4 to −1 in two years: −4 · (1 − 0.5)² = −1, growth −0.5, which is up.
    #[test]
    fn below_zero_growth_turns_round() {
        let found = judge(&from_to((2015, -4.0), (2017, -1.0)), &aim(1.0, None, None)).unwrap();
        assert_eq!((found.ratio, found.score), (Some(0.5), 5.0));
    }

    #[test]
    fn what_growth_cannot_tell() {
        let judged = |base, current, target| judge(&from_to((2015, base), current), &aim(1.0, target, None));
        assert_eq!(judged(10.0, (2015, 10.0), None), Err(Unavailable::TooShort));
        assert_eq!(judged(10.0, (2020, -1.0), None), Err(Unavailable::SignChange));
        assert_eq!(judged(0.0, (2020, -1.0), None), Err(Unavailable::SignChange));
        assert_eq!(judged(-5.0, (2020, -4.0), Some((2030, 3.0))), Err(Unavailable::SignChange));
        assert_eq!(judged(10.0, (2020, 9.0), Some((2030, 10.0))), Err(Unavailable::NoWay));
        assert_eq!(judged(10.0, (2020, 12.0), Some((2015, 20.0))), Err(Unavailable::NoWay));
        assert_eq!(judged(1e-300, (2016, 1e300), None), Err(Unavailable::OutOfRange));
        assert_eq!(judge(&from_to((2015, 1.0), (2016, 2.0)), &aim(0.0, None, None)), Err(Unavailable::NoDirection));
        // What is met is met, even where growth says nothing.
        let met = judged(-5.0, (2015, 4.0), Some((2030, 3.0))).unwrap();
        assert_eq!((met.ratio, met.score, met.grade), (None, 5.0, Grade::Achieved));
    }

    #[test]
    fn base_and_latest_are_picked() {
        let series = [(2018, 3.0), (2014, 1.0), (2021, 5.0), (2017, 2.0)];
        assert_eq!(ends(&series, BASE_YEAR), Ok(from_to((2017, 2.0), (2021, 5.0))));
        assert_eq!(ends(&series, 2018), Ok(from_to((2018, 3.0), (2021, 5.0))));
        assert_eq!(ends(&series, 2022), Err(Unavailable::NoBase));
        assert_eq!(ends(&[], BASE_YEAR), Err(Unavailable::NoData));
        assert_eq!(ends(&[(2015, 1.0), (2016, 1.0), (2015, 2.0)], BASE_YEAR), Err(Unavailable::DuplicateYear));
    }

    /// Scores 5 and 0 have the mean 2.5; that group beside −5 has the mean −1.25.
    #[test]
    fn several_series_are_rolled_up() {
        let one = |score, grade| Progress { ratio: None, score, grade };
        let met = one(5.0, Grade::Achieved);
        let both = roll_up(&[met, one(0.0, Grade::Moderate)]).unwrap();
        assert_eq!((both.score, both.grade), (2.5, Grade::Substantial));
        assert_eq!(roll_up(&[met, met]).unwrap().grade, Grade::Achieved);
        let group = roll_up(&[both, one(-5.0, Grade::Deterioration)]).unwrap();
        assert_eq!((group.score, group.grade), (-1.25, Grade::Limited));
        assert_eq!(roll_up(&[one(-2.6, Grade::Deterioration)]).unwrap().grade, Grade::Deterioration);
        assert_eq!(roll_up(&[one(0.0, Grade::Limited)]).unwrap().grade, Grade::Moderate);
        assert_eq!(roll_up(&[]), None);
    }
}
