//! The progress chart of the United Nations Statistics Division: where compound growth leads by the target year.
//!
//! Source: UNSD, Progress Chart Technical Note 2023, as documented by EUSTAT (`_pages/en/metodologia.md`), with its exceptions.

use serde::Serialize;

use super::cagr::{Ends, Unavailable, growth, latest};
use crate::num;

/// The three colours of the chart, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// 3: met or on track.
    OnTrack,
    /// 2: fair, to be accelerated.
    Fair,
    /// 1: standstill or decline.
    Stalled,
}

/// What growth is judged by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim {
    /// +1 where more is better, −1 where less is.
    pub sense: f64,
    /// Year and value to be reached, the value in the indicator's unit.
    pub target: Option<(i32, f64)>,
    /// Whether values are percentages, so that a target of 0 % or 100 % is met within a point.
    pub percentage: bool,
}

/// The answer of the method.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Growth a year, 0.01 is 1 %. `None` where it is not defined.
    pub growth: Option<f64>,
    /// The value in the target year if growth goes on, in the indicator's unit. `None` without a target or growth.
    pub expected: Option<f64>,
    /// The share of the way from base to target that is gone by then; 1 is the target. `None` as for `expected`.
    pub share: Option<f64>,
    /// Whether the target is met already.
    pub achieved: bool,
    /// The colour.
    pub level: Level,
}

/// Picks base and latest value from a series of year and value, in any order, gaps left out.
///
/// The latest is that of the target year at most: a target whose year has passed is judged up to it. The base is the value of `base_year`, else of the
/// next later year before the latest, else of the next earlier one.
///
/// # Errors
/// [`NoData`](Unavailable::NoData) for no value up to the target year, [`DuplicateYear`](Unavailable::DuplicateYear) for two values of one year. A single value is
/// base and latest at once.
pub fn ends(series: &[(i32, f64)], base_year: i32, target_year: i32) -> Result<Ends, Unavailable> {
    let current = latest(series, target_year)?;
    // Later years first, by nearness, then earlier ones.
    let far = |year: i32| if year >= base_year { i64::from(year) - i64::from(base_year) } else { i64::MAX - i64::from(year) };
    let mut base = current;
    for &point in series {
        if point.0 < current.0 && (base.0 == current.0 || far(point.0) < far(base.0)) {
            base = point;
        }
    }
    Ok(Ends { base, current })
}

/// Judges growth.
///
/// With base `b` in year `t0`, current `c` in `t`, target `T` in `τ`, `g = (c/b)^(1/(t − t0)) − 1`:
/// - with a target `e = c (1 + g)^(τ − t)` and `q = (e − b) / (T − b)`: on track from 0.95, fair from 0.10, else stalled;
/// - without one, in the good direction: on track from 2 % a year, fair from 0.5 %, else stalled;
/// - a target that `c` meets is on track whatever the growth; one of 0 % or 100 % counts as met within a point.
///
/// # Errors
/// Where the target is not met: [`TooShort`](Unavailable::TooShort) for a single year, [`SignChange`](Unavailable::SignChange) where base and current have different
/// signs or the base is 0 (without a target: is not above 0, as the growth of negative values has no direction), [`NoWay`](Unavailable::NoWay) where the target is the
/// base or its year is before the current one. Always: [`NoDirection`](Unavailable::NoDirection), [`OutOfRange`](Unavailable::OutOfRange).
pub fn judge(ends: &Ends, aim: &Aim) -> Result<Progress, Unavailable> {
    let Ends { base, current } = *ends;
    if aim.sense == 0.0 {
        return Err(Unavailable::NoDirection);
    }
    let growth = if current.0 <= base.0 {
        Err(Unavailable::TooShort)
    } else if base.1 == 0.0 || base.1 * current.1 < 0.0 || (aim.target.is_none() && base.1 < 0.0) {
        Err(Unavailable::SignChange)
    } else {
        num::finite(growth(base, current)).ok_or(Unavailable::OutOfRange)
    };
    let mut answer = Progress { growth: growth.ok(), expected: None, share: None, achieved: false, level: Level::OnTrack };
    let Some((year, goal)) = aim.target else {
        answer.level = level(aim.sense * growth?, 0.02, 0.005);
        return Ok(answer);
    };
    if let Some(growth) = answer.growth.filter(|_| year >= current.0) {
        answer.expected = num::finite(current.1 * num::powf(1.0 + growth, f64::from(year) - f64::from(current.0)));
        answer.share = answer.expected.and_then(|expected| num::finite((expected - base.1) / (goal - base.1)));
    }
    let at_the_end = aim.percentage && (goal == 0.0 || goal == 100.0) && num::reaches(1.0, (current.1 - goal).abs());
    answer.achieved = at_the_end || num::reaches(aim.sense * current.1, aim.sense * goal);
    if !answer.achieved {
        growth?;
        if year < current.0 || goal == base.1 {
            return Err(Unavailable::NoWay);
        }
        answer.level = level(answer.share.ok_or(Unavailable::OutOfRange)?, 0.95, 0.1);
    }
    Ok(answer)
}

/// A question of yes or no: yes is on track, no is stalled.
pub fn done(yes: bool) -> Level {
    if yes { Level::OnTrack } else { Level::Stalled }
}

fn level(number: f64, high: f64, low: f64) -> Level {
    if num::reaches(number, high) {
        Level::OnTrack
    } else if num::reaches(number, low) {
        Level::Fair
    } else {
        Level::Stalled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(base: (i32, f64), current: (i32, f64), sense: f64, target: Option<(i32, f64)>) -> Result<Progress, Unavailable> {
        judge(&Ends { base, current }, &Aim { sense, target, percentage: true })
    }

    /// From 50 in 2015, five years before and ten years to 2030: e = c (c/50)², on the way from 50 to 80.
    #[test]
    fn levels_with_a_target() {
        for (current, expected, share, level) in [
            (60.0, 86.4, 36.4 / 30.0, Level::OnTrack),
            (55.0, 66.55, 16.55 / 30.0, Level::Fair),
            (51.0, 53.0604, 3.0604 / 30.0, Level::Fair),
            (50.9, 52.748_891_6, 2.748_891_6 / 30.0, Level::Stalled),
            (45.0, 36.45, -13.55 / 30.0, Level::Stalled),
        ] {
            let found = judged((2015, 50.0), (2020, current), 1.0, Some((2030, 80.0))).unwrap();
            assert!(num::same(found.expected.unwrap(), expected), "{found:?}");
            assert!(num::same(found.share.unwrap(), share), "{found:?}");
            assert_eq!((found.level, found.achieved), (level, false), "{current}");
        }
        // From 40 down to 10: 20 after five years halve it twice more, to 5.
        let down = judged((2015, 40.0), (2020, 20.0), -1.0, Some((2030, 10.0))).unwrap();
        assert!(num::same(down.share.unwrap(), 35.0 / 30.0) && down.level == Level::OnTrack);
    }

    /// Two years of 2, 1, 0.5, 0.4 % a year, up and down.
    #[test]
    fn levels_without_a_target() {
        for (current, sense, level) in [
            (104.04, 1.0, Level::OnTrack),
            (102.01, 1.0, Level::Fair),
            (101.0025, 1.0, Level::Fair),
            (100.8016, 1.0, Level::Stalled),
            (104.04, -1.0, Level::Stalled),
            (96.04, -1.0, Level::OnTrack),
            (99.0025, -1.0, Level::Fair),
            (99.2016, -1.0, Level::Stalled),
        ] {
            let found = judged((2015, 100.0), (2017, current), sense, None).unwrap();
            assert_eq!((found.level, found.expected), (level, None), "{current} {sense}");
        }
    }

    #[test]
    fn the_exceptions() {
        // Met, though it falls.
        let met = judged((2015, 95.0), (2020, 90.0), 1.0, Some((2030, 85.0))).unwrap();
        assert!(met.achieved && met.level == Level::OnTrack);
        // A point from 100 % or 0 % is there, from any other target not, and not for other units of measure.
        let near = |current, goal, sense| judged((2015, current), (2020, current), sense, Some((2030, goal))).unwrap().achieved;
        assert_eq!(
            [near(99.0, 100.0, 1.0), near(98.9, 100.0, 1.0), near(1.0, 0.0, -1.0), near(89.0, 90.0, 1.0)],
            [true, false, true, false]
        );
        let points = Aim { sense: 1.0, target: Some((2030, 100.0)), percentage: false };
        assert!(!judge(&Ends { base: (2015, 98.0), current: (2020, 99.0) }, &points).unwrap().achieved);
        assert_eq!((done(true), done(false)), (Level::OnTrack, Level::Stalled));
    }

    #[test]
    fn base_and_latest_are_picked() {
        let series = [(2012, 1.0), (2014, 2.0), (2018, 4.0), (2017, 3.0), (2022, 6.0), (2020, 5.0)];
        let years = |base, target| ends(&series, base, target).map(|ends| (ends.base.0, ends.current.0));
        assert_eq!(years(2015, 2030), Ok((2017, 2022)));
        assert_eq!(years(2014, 2030), Ok((2014, 2022)));
        // Its year has passed: judged up to it.
        assert_eq!(years(2015, 2020), Ok((2017, 2020)));
        // No later year is left but the latest itself: the nearest earlier one.
        assert_eq!(years(2015, 2017), Ok((2014, 2017)));
        assert_eq!(years(2030, 2030), Ok((2020, 2022)));
        assert_eq!(years(2015, 2000), Err(Unavailable::NoData));
        assert_eq!(ends(&[(2015, 1.0), (2015, 2.0)], 2015, 2030), Err(Unavailable::DuplicateYear));
    }

    #[test]
    fn what_growth_cannot_tell() {
        assert_eq!(judged((2020, 5.0), (2020, 5.0), 1.0, None), Err(Unavailable::TooShort));
        assert_eq!(judged((2015, 0.0), (2020, 5.0), 1.0, Some((2030, 9.0))), Err(Unavailable::SignChange));
        assert_eq!(judged((2015, -2.0), (2020, 5.0), 1.0, Some((2030, 9.0))), Err(Unavailable::SignChange));
        assert_eq!(judged((2015, -2.0), (2020, -1.0), 1.0, None), Err(Unavailable::SignChange));
        assert_eq!(judged((2015, 5.0), (2020, 4.0), 1.0, Some((2030, 5.0))), Err(Unavailable::NoWay));
        assert_eq!(judged((2015, 5.0), (2020, 6.0), 1.0, Some((2018, 9.0))), Err(Unavailable::NoWay));
        assert_eq!(judged((2015, 5.0), (2020, 6.0), 0.0, None), Err(Unavailable::NoDirection));
        assert_eq!(judged((2015, 1e-300), (2016, 1e300), 1.0, None), Err(Unavailable::OutOfRange));
        // What is met is met.
        assert!(judged((2020, 5.0), (2020, 5.0), 1.0, Some((2030, 4.0))).unwrap().achieved);
    }
}
