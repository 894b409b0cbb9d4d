//! Forecasts of short series: where the past leads, how sure that is, and whether a goal is met.
//!
//! | points | model | interval |
//! |---|---|---|
//! | 2 | straight line through them: a pace, no forecast | none |
//! | 3 or 4 | drift: from the last point on with the mean change; very wide | `ŷ ± c s √(h (1 + h/k))`, `s` from the changes |
//! | 5 to 14 | least squares line, or that of the logit of a share, or of the logarithm of a count, whichever tells the last point best from those before | `ŷ ± c s √(1 + 1/n + (x − x̄)²/Sxx)`, transformed back |
//! | from 15 on | the same on the last 15 | the same |
//! | months or quarters of two years or more | the line on the changes from a year before | the same, summed over the years ahead |
//!
//! `c` is the quantile of Student's t with `n − 2` degrees of freedom, in the drift model too: its `s` is estimated from as few points, and the normal
//! 1.28 would hold not 80 but 58 % of the futures of three points. Sources: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd
//! ed., 5.2, 5.5 and 7.6; the least squares formulas are those of every textbook.

use serde::Serialize;

use crate::num::{self, Sum};

/// Days of a mean Gregorian year. Time is counted in years inside.
pub const YEAR: f64 = 365.2425;

/// Nothing is said of what is further ahead, in years.
const FARTHEST: f64 = 30.0;
/// A line is drawn through this many points at most.
const MOST: usize = 15;

/// A series without a break: points across a change of method or boundaries do not belong to one.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// Days since 1 January 1970 and values in the indicator's unit, oldest first, gaps left out.
    pub points: &'a [(f64, f64)],
    /// How many periods a year has: 1, 2, 4 or 12.
    pub per_year: u32,
    /// What no value falls below: 0 for shares and counts.
    pub low: Option<f64>,
    /// What no value rises above: 100 for percentages of a whole.
    pub high: Option<f64>,
}

/// What is to be reached, and when.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// The value, in the indicator's unit.
    pub value: f64,
    /// +1 where it is to be reached from below, −1 from above.
    pub sense: f64,
    /// The day, since 1 January 1970.
    pub due: f64,
}

/// How a forecast is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Model {
    /// The straight line through two points. It is a pace, not a forecast.
    Pace,
    /// The mean change from the last point on, of three or four points.
    Drift,
    /// A straight line.
    Line,
    /// A straight line of the logit, for values between two bounds.
    LogitLine,
    /// A straight line of the logarithm, for values above a bound.
    LogLine,
    /// A straight line of the changes from the same month or quarter a year before.
    YearOnYear,
}

/// A value to come, in the indicator's unit and inside its bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The middle one: as many futures lie above it as below.
    pub value: f64,
    /// What lies between these with the asked probability. `None` for a mere pace.
    pub interval: Option<(f64, f64)>,
}

/// A model fitted to a series.
#[derive(Debug, Clone, Copy)]
pub struct Forecast<'a> {
    series: Series<'a>,
    /// How it is made.
    pub model: Model,
    line: Line,
    /// Time in years and value of the last point.
    last: (f64, f64),
}

/// A straight line with what its uncertainty needs, times in years.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    /// Mean of times and values.
    middle: (f64, f64),
    /// A year.
    slope: f64,
    /// How many points; for a drift how many steps lie between the first and the last.
    count: f64,
    /// Sum of squares of the times about their mean; for a drift the steps a year.
    spread: f64,
    /// Standard deviation of what the line leaves.
    noise: f64,
    /// Degrees of freedom of `noise`; 0 where it is not known.
    freedom: u32,
}

impl<'a> Forecast<'a> {
    /// Fits the model that the length of the series asks for. A scale on which the goal cannot be told is not chosen: 100 % has no logit.
    ///
    /// `None` for fewer than two points, points out of order, or numbers that are not finite.
    pub fn new(series: Series<'a>, goal: Option<f64>) -> Option<Self> {
        let mut points: Vec<(f64, f64)> = Vec::with_capacity(series.points.len());
        for &(day, value) in series.points {
            let time = day / YEAR;
            if !(time.is_finite() && value.is_finite()) || points.last().is_some_and(|before| before.0 >= time) {
                return None;
            }
            points.push((time, value));
        }
        let last = *points.last()?;
        let made = |model, line| Some(Forecast { series, model, line, last });
        if series.per_year >= 4 {
            let changes = changes(&points, series.per_year);
            if changes.len() >= series.per_year as usize {
                return made(Model::YearOnYear, line(latest(&changes))?);
            }
        }
        match points.len() {
            2 => made(Model::Pace, line(&points)?),
            3 | 4 => made(Model::Drift, drift(&points, series.per_year)?),
            _ => {
                let points = latest(&points);
                let mut best = Forecast { series, model: Model::Line, line: Line::default(), last };
                let mut least = best.fit(points, goal)?;
                for model in [Model::LogitLine, Model::LogLine] {
                    let mut other = Forecast { model, ..best };
                    if let Some(miss) = other.fit(points, goal)
                        && miss < least
                        && !num::same(miss, least)
                    {
                        (best, least) = (other, miss);
                    }
                }
                Some(best)
            }
        }
    }

    /// The forecast for a day, with the interval that holds a share of the futures: 0.8 by default, 0.95 for the cautious.
    ///
    /// `None` before the last point, more than 30 years after it, for a month or quarter whose like was not seen in the last year, or a share outside 0 to 1.
    pub fn at(&self, day: f64, share: f64) -> Option<Estimate> {
        let (middle, error) = self.ahead(day / YEAR)?;
        let interval = match self.line.freedom {
            0 => None,
            freedom => {
                let reach = num::student_quantile(0.5 + share / 2.0, freedom)? * error;
                Some((self.value(middle - reach), self.value(middle + reach)))
            }
        };
        Some(Estimate { value: num::finite(self.value(middle))?, interval })
    }

    /// The probability (0 to 1) that the goal is met on its day: `F(d (ŷ − T) / se)` with Student's t, on the model's scale. `None` for a mere pace, a goal
    /// out of bounds, and where [`at`](Forecast::at) gives none.
    pub fn probability(&self, goal: &Goal) -> Option<f64> {
        let aim = self.aim(goal)?;
        let (middle, error) = self.ahead(goal.due / YEAR)?;
        let beyond = goal.sense * (middle - aim);
        match self.line.freedom {
            0 => None,
            // Points on one line leave no doubt.
            _ if error == 0.0 => Some(if beyond >= 0.0 { 1.0 } else { 0.0 }),
            freedom => Some(num::student_below(beyond / error, freedom)),
        }
    }

    /// The first day, whole and since 1 January 1970, from the last point on, on which the forecast meets the goal; for months and quarters the end of
    /// the first period. The last point's own day where the line has passed the goal by then. `None` where that does not happen within 30 years.
    pub fn crossing(&self, goal: &Goal) -> Option<f64> {
        let aim = self.aim(goal)?;
        let start = self.last.0;
        let beyond = |time: f64| self.ahead(time).map(|(middle, _)| goal.sense * (middle - aim));
        let short = -beyond(start)?;
        let time = if short <= 0.0 {
            start
        } else if self.model == Model::YearOnYear {
            let steps = self.series.per_year * FARTHEST as u32;
            let mut times = (1..=steps).map(|step| start + f64::from(step) / f64::from(self.series.per_year));
            times.find(|&time| beyond(time).is_some_and(|beyond| beyond >= 0.0))?
        } else {
            let pace = goal.sense * self.line.slope;
            if pace <= 0.0 || short / pace > FARTHEST {
                return None;
            }
            start + short / pace
        };
        // A millionth of a day is noise, not the next day.
        Some((time * YEAR - 1e-6).ceil())
    }

    /// The change that is forecast for the year after the last point, in the indicator's unit; bounds are not looked at.
    pub fn pace(&self) -> Option<f64> {
        let start = self.last.0;
        let value = |time: f64| self.ahead(time).map(|(middle, _)| self.back(middle));
        num::finite(value(start + 1.0)? - value(start)?)
    }

    /// Middle and standard error at a time, on the model's scale.
    fn ahead(&self, time: f64) -> Option<(f64, f64)> {
        let (start, line) = (self.last.0, &self.line);
        // Days of the same date a year on differ from a mean year by less than this.
        if !(time >= start - 1e-9 && time - start <= FARTHEST + 0.01) {
            return None;
        }
        let off = time - line.middle.0;
        match self.model {
            Model::Drift => {
                let steps = (time - start).max(0.0) * line.spread;
                Some((self.last.1 + line.slope * (time - start), line.noise * (steps * (1.0 + steps / line.count)).sqrt()))
            }
            Model::YearOnYear => {
                let half = 0.5 / f64::from(self.series.per_year);
                let years = (time - start - half).ceil().max(0.0);
                let like = |point: &&(f64, f64)| (point.0 / YEAR - (time - years)).abs() <= half;
                let base = self.series.points.iter().rev().find(like)?;
                // The sum of this and all years before it that are ahead; their errors in the line are one error, their own are not.
                let off = years * off - years * (years - 1.0) / 2.0;
                let error = line.noise * (years + years * years / line.count + off * off / line.spread).sqrt();
                Some((base.1 + years * line.middle.1 + line.slope * off, error))
            }
            _ => {
                let error = line.noise * (1.0 + 1.0 / line.count + off * off / line.spread).sqrt();
                Some((line.middle.1 + line.slope * off, error))
            }
        }
    }

    /// Draws the line on the model's scale, and says how far the one through all points but the last passes that by, in the indicator's unit.
    /// `None` where the scale cannot tell a point or the goal.
    fn fit(&mut self, points: &[(f64, f64)], goal: Option<f64>) -> Option<f64> {
        if let Some(goal) = goal {
            self.there(goal)?;
        }
        let mut scaled = Vec::with_capacity(points.len());
        for &(time, value) in points {
            scaled.push((time, self.there(value)?));
        }
        self.line = line(&scaled)?;
        let (_, earlier) = scaled.split_last()?;
        let earlier = line(earlier)?;
        let told = self.back(earlier.middle.1 + earlier.slope * (self.last.0 - earlier.middle.0));
        num::finite((told - self.last.1).abs())
    }

    /// A goal on the model's scale; `None` where no value gets there.
    fn aim(&self, goal: &Goal) -> Option<f64> {
        let within = self.within(goal.value) == goal.value && goal.sense != 0.0;
        if within { self.there(goal.value) } else { None }
    }

    /// A value on the model's scale.
    fn there(&self, value: f64) -> Option<f64> {
        match (self.model, self.series.low, self.series.high) {
            (Model::LogitLine, Some(low), Some(high)) if low < value && value < high => Some(num::ln((value - low) / (high - value))),
            (Model::LogLine, Some(low), None) if low < value => Some(num::ln(value - low)),
            (Model::LogitLine | Model::LogLine, ..) => None,
            _ => Some(value),
        }
    }

    /// The value of a number on the model's scale.
    fn back(&self, number: f64) -> f64 {
        match (self.model, self.series.low, self.series.high) {
            (Model::LogitLine, Some(low), Some(high)) => low + (high - low) / (1.0 + num::exp(-number)),
            (Model::LogLine, Some(low), _) => low + num::exp(number),
            _ => number,
        }
    }

    fn within(&self, value: f64) -> f64 {
        let value = self.series.low.map_or(value, |low| value.max(low));
        self.series.high.map_or(value, |high| value.min(high))
    }

    fn value(&self, number: f64) -> f64 {
        self.within(self.back(number))
    }
}

/// The change a year, in the indicator's unit, that leads from a value on a day to a goal on another; days since 1 January 1970. `None` where no
/// time is left.
pub fn required(value: f64, day: f64, goal: &Goal) -> Option<f64> {
    if goal.due > day { num::finite((goal.value - value) / (goal.due - day) * YEAR) } else { None }
}

/// The least squares line.
fn line(points: &[(f64, f64)]) -> Option<Line> {
    let count = points.len() as f64;
    let (mut times, mut values) = (Sum::default(), Sum::default());
    for point in points {
        times.add(point.0);
        values.add(point.1);
    }
    let middle = (times.value() / count, values.value() / count);
    let (mut spread, mut joint) = (Sum::default(), Sum::default());
    for point in points {
        let off = point.0 - middle.0;
        spread.add(off * off);
        joint.add(off * (point.1 - middle.1));
    }
    let spread = spread.value();
    let slope = num::finite(joint.value() / spread)?;
    let mut left = Sum::default();
    for point in points {
        let off = point.1 - middle.1 - slope * (point.0 - middle.0);
        left.add(off * off);
    }
    let freedom = (points.len() as u32).saturating_sub(2);
    let noise = if freedom > 0 { (left.value() / f64::from(freedom)).sqrt() } else { 0.0 };
    Some(Line { middle, slope, count, spread, noise, freedom })
}

/// A random walk with drift. Over a gap of `k` steps it has `k` times the mean change and the variance of one.
fn drift(points: &[(f64, f64)], per_year: u32) -> Option<Line> {
    let (&first, &last) = (points.first()?, points.last()?);
    let spread = f64::from(per_year);
    let slope = (last.1 - first.1) / (last.0 - first.0);
    let mut left = Sum::default();
    let mut steps = 0.0;
    for pair in points.windows(2) {
        let &[from, to] = pair else { continue };
        // Years and months differ in length, steps do not.
        let gap = num::round((to.0 - from.0) * spread, 0).max(1.0);
        steps += gap;
        let off = to.1 - from.1 - slope * (to.0 - from.0);
        left.add(off * off / gap);
    }
    let freedom = (points.len() as u32).saturating_sub(2);
    Some(Line { middle: last, slope, count: steps, spread, noise: (left.value() / f64::from(freedom)).sqrt(), freedom })
}

/// What each value differs by from that of the same month or quarter a year before, where there is one.
fn changes(points: &[(f64, f64)], per_year: u32) -> Vec<(f64, f64)> {
    let half = 0.5 / f64::from(per_year);
    let mut changes = Vec::new();
    for point in points {
        if let Some(before) = points.iter().find(|before| (point.0 - 1.0 - before.0).abs() <= half) {
            changes.push((point.0, point.1 - before.1));
        }
    }
    changes
}

fn latest(points: &[(f64, f64)]) -> &[(f64, f64)] {
    points.get(points.len().saturating_sub(MOST)..).unwrap_or(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of mean years, one after the other.
    fn years(values: &[f64]) -> Vec<(f64, f64)> {
        values.iter().zip(0..).map(|(&value, year)| (f64::from(year) * YEAR, value)).collect()
    }

    fn series(points: &[(f64, f64)]) -> Series<'_> {
        Series { points, per_year: 1, low: None, high: None }
    }

    fn share(points: &[(f64, f64)]) -> Series<'_> {
        Series { points, per_year: 1, low: Some(0.0), high: Some(100.0) }
    }

    fn close(found: f64, expected: f64, slack: f64) {
        assert!((found - expected).abs() <= slack, "{found} is not {expected}");
    }

    fn goal(value: f64, due: f64) -> Goal {
        Goal { value, sense: 1.0, due: due * YEAR }
    }

    /// 40 on 31/12/2020 (day 18627), 50 on 31/12/2021: 60 after another 365 days, 70 on 31/12/2023 (day 19722).
    #[test]
    fn two_points_give_a_pace_and_no_interval() {
        let points = [(18627.0, 40.0), (18992.0, 50.0)];
        let pace = Forecast::new(share(&points), None).unwrap();
        assert_eq!(pace.model, Model::Pace);
        let next = pace.at(19357.0, 0.8).unwrap();
        close(next.value, 60.0, 1e-9);
        assert_eq!(next.interval, None);
        let goal = Goal { value: 70.0, sense: 1.0, due: 19722.0 };
        assert_eq!((pace.probability(&goal), pace.crossing(&goal)), (None, Some(19722.0)));
        close(pace.pace().unwrap(), 10.0 * 365.2425 / 365.0, 1e-9);
        assert_eq!(pace.at(18991.0, 0.8), None);
    }

    /// 10, 14, 16: mean change 3, left 1 and −1, s² = 2 with one degree. One year on 19 with variance 2 · 1 · (1 + 1/2) = 3, two years on 22 with
    /// 2 · 2 · (1 + 2/2) = 8. One standard error below the middle 3/4 of the futures lie above; t of 90 % is 3.0777.
    #[test]
    fn three_points_drift() {
        let points = years(&[10.0, 14.0, 16.0]);
        let drift = Forecast::new(series(&points), None).unwrap();
        assert_eq!(drift.model, Model::Drift);
        let next = drift.at(3.0 * YEAR, 0.8).unwrap();
        close(next.value, 19.0, 1e-9);
        let (low, high) = next.interval.unwrap();
        close(low, 19.0 - 3.0777 * 3f64.sqrt(), 1e-4);
        close(high, 19.0 + 3.0777 * 3f64.sqrt(), 1e-4);
        close(drift.probability(&goal(22.0 - 8f64.sqrt(), 4.0)).unwrap(), 0.75, 1e-9);
        close(drift.probability(&Goal { sense: -1.0, ..goal(22.0 - 8f64.sqrt(), 4.0) }).unwrap(), 0.25, 1e-9);
        assert_eq!(drift.crossing(&goal(22.0, 9.0)), Some((4.0 * YEAR).ceil()));
        close(drift.pace().unwrap(), 3.0, 1e-9);
    }

    /// 10, 14, nothing, 19: mean change 3 a year, left 1 over one step and −1 over two, s² = (1 + 1/2)/1, one year on variance 3/2 · (1 + 1/3) = 2.
    #[test]
    fn a_gap_counts_its_steps() {
        let points = [(0.0, 10.0), (YEAR, 14.0), (3.0 * YEAR, 19.0)];
        let drift = Forecast::new(series(&points), None).unwrap();
        close(drift.probability(&goal(22.0 - 2f64.sqrt(), 4.0)).unwrap(), 0.75, 1e-9);
    }

    /// Anscombe's first set (The American Statistician 27, 1973): ŷ = 3.00 + 0.500 x, residual standard error 1.237, n = 11, x̄ = 9, Sxx = 110. At 15:
    /// 10.50 ± t₉ · 1.237 · √(1 + 1/11 + 36/110), t₉ of 90 % 1.3830, of 97.5 % 2.2622.
    #[test]
    fn eleven_points_make_a_line() {
        let values = [4.26, 5.68, 7.24, 4.82, 6.95, 8.81, 8.04, 8.33, 10.84, 7.58, 9.96];
        let points: Vec<_> = values.into_iter().zip(4..).map(|(value, x)| (f64::from(x) * YEAR, value)).collect();
        let line = Forecast::new(series(&points), None).unwrap();
        assert_eq!(line.model, Model::Line);
        let error = 1.237 * (1.0f64 + 1.0 / 11.0 + 36.0 / 110.0).sqrt();
        for (share, t) in [(0.8, 1.3830), (0.95, 2.2622)] {
            let next = line.at(15.0 * YEAR, share).unwrap();
            close(next.value, 10.5, 0.005);
            close(next.interval.unwrap().0, 10.5 - t * error, 0.005);
            close(next.interval.unwrap().1, 10.5 + t * error, 0.005);
        }
        close(line.pace().unwrap(), 0.5, 0.0005);
        let (_, high) = line.at(15.0 * YEAR, 0.8).unwrap().interval.unwrap();
        close(line.probability(&goal(high, 15.0)).unwrap(), 0.1, 1e-9);
        // (13 − 3.0001) / 0.5001 = 19.996
        close(line.crossing(&goal(13.0, 30.0)).unwrap(), 19.996 * YEAR, 2.0);
    }

    /// Points on 100 / (1 + e^(2 − 0.8 k)): at k = 7 it is 100 / (1 + e^−3.6) = 97.3403. No logit is 100, so that a goal of 100 is judged by the line.
    #[test]
    fn a_share_on_a_logistic_curve_is_followed_along_it() {
        let points = years(&[11.920292202, 23.147521650, 40.131233989, 59.868766011, 76.852478350, 88.079707798]);
        let curve = Forecast::new(share(&points), Some(95.0)).unwrap();
        assert_eq!(curve.model, Model::LogitLine);
        close(curve.at(7.0 * YEAR, 0.8).unwrap().value, 97.3403, 1e-4);
        // ln(95/5) = 2.944439 = −2 + 0.8 k: k = 6.180549
        close(curve.crossing(&goal(95.0, 9.0)).unwrap(), 6.180549 * YEAR, 1.0);
        assert_eq!(curve.probability(&goal(100.0, 7.0)), None);
        let line = Forecast::new(share(&points), Some(100.0)).unwrap();
        assert_eq!(line.model, Model::Line);
        assert!(line.probability(&goal(100.0, 7.0)).is_some());
        assert_eq!(line.crossing(&goal(101.0, 7.0)), None);
    }

    /// 3 · 2^k: 384 at k = 7.
    #[test]
    fn a_count_that_doubles_is_followed_along_its_logarithm() {
        let points = years(&[3.0, 6.0, 12.0, 24.0, 48.0, 96.0]);
        let curve = Forecast::new(Series { low: Some(0.0), ..series(&points) }, None).unwrap();
        assert_eq!(curve.model, Model::LogLine);
        close(curve.at(7.0 * YEAR, 0.8).unwrap().value, 384.0, 1e-6);
        close(curve.pace().unwrap(), 96.0, 1e-6);
        assert_eq!(Forecast::new(series(&points), None).unwrap().model, Model::Line);
    }

    /// The line through 10, 20, 30, 40 says 50. That of their logarithms (2.3026, 2.9957, 3.4012, 3.6889; mean 3.0971, slope 0.45644) says
    /// e^(3.0971 + 2.5 · 0.45644) = 69.28. Halfway, at 59.64, the choice turns; drawn through all five points the logarithms would pass nearer by 59.5.
    #[test]
    fn the_last_point_is_left_out_to_choose() {
        for (last, model) in [(59.5, Model::Line), (60.0, Model::LogLine)] {
            let points = years(&[10.0, 20.0, 30.0, 40.0, last]);
            assert_eq!(Forecast::new(Series { low: Some(0.0), ..series(&points) }, None).unwrap().model, model);
        }
    }

    #[test]
    fn a_share_stays_inside_its_bounds() {
        let points = years(&[70.0, 76.0, 80.0, 85.0, 91.0, 95.0]);
        let line = Forecast::new(share(&points), Some(100.0)).unwrap();
        let next = line.at(6.0 * YEAR, 0.95).unwrap();
        assert_eq!((line.model, next.value, next.interval.unwrap().1), (Model::Line, 100.0, 100.0));
        assert!(next.interval.unwrap().0 < 100.0);
    }

    /// Five points far away, then fifteen on 100 + 2 k; with the five the line would be another.
    #[test]
    fn only_the_last_fifteen_points_make_the_line() {
        let values: Vec<f64> = (0..20).map(|k| if k < 5 { 900.0 } else { 100.0 + 2.0 * f64::from(k) }).collect();
        let points = years(&values);
        let line = Forecast::new(series(&points), None).unwrap();
        close(line.at(22.0 * YEAR, 0.8).unwrap().value, 144.0, 1e-9);
        close(line.pace().unwrap(), 2.0, 1e-9);
    }

    /// Quarters 10 20 30 40, 11 23 32 44: changes 1 3 2 4 at −1.5 −0.5 0.5 1.5 quarters, mean 2.5, slope 4/5 a quarter, left −0.3 0.9 −0.9 0.3, s² = 1.8/2.
    /// The next first quarter, at 2.5: 11 + 2.5 + 2 = 15.5 with variance 0.9 (1 + 1/4 + 6.25/5) = 2.25; t₂ of 90 % 1.8856. The one after it, at 2.5 + 6.5
    /// = 9: 11 + 5 + 7.2 = 23.2 with 0.9 (2 + 4/4 + 81/5) = 17.28. The fourth quarters: 44 + 2.5 + 4.4 = 50.9.
    #[test]
    fn quarters_of_two_years_are_told_by_their_changes() {
        let values = [10.0, 20.0, 30.0, 40.0, 11.0, 23.0, 32.0, 44.0];
        let points: Vec<_> = values.into_iter().zip(0..).map(|(value, quarter)| (f64::from(quarter) * YEAR / 4.0, value)).collect();
        let quarters = Series { per_year: 4, ..series(&points) };
        let model = Forecast::new(quarters, None).unwrap();
        assert_eq!(model.model, Model::YearOnYear);
        let next = model.at(2.0 * YEAR, 0.8).unwrap();
        close(next.value, 15.5, 1e-9);
        close(next.interval.unwrap().1, 15.5 + 1.8856 * 1.5, 1e-4);
        close(model.at(3.0 * YEAR, 0.8).unwrap().value, 23.2, 1e-9);
        // One standard error above the middle: 1/2 + 1 / (2 √3) lies below it with two degrees of freedom.
        let above = model.probability(&goal(23.2 + 17.28f64.sqrt(), 3.0)).unwrap();
        close(above, 0.5 - 0.5 / 3f64.sqrt(), 1e-9);
        assert_eq!(model.crossing(&goal(50.0, 4.0)), Some((2.75 * YEAR).ceil()));
        close(model.pace().unwrap(), 6.9, 1e-9);
        // Seven quarters are no two years.
        let short = Forecast::new(Series { points: &points[1..], ..quarters }, None).unwrap();
        assert_eq!(short.model, Model::Line);
    }

    #[test]
    fn points_on_one_line_leave_no_doubt() {
        let points = years(&[50.0; 5]);
        let line = Forecast::new(share(&points), None).unwrap();
        assert_eq!((line.model, line.at(7.0 * YEAR, 0.8).unwrap().interval), (Model::Line, Some((50.0, 50.0))));
        assert_eq!([49.0, 50.0, 51.0].map(|value| line.probability(&goal(value, 7.0))), [Some(1.0), Some(1.0), Some(0.0)]);
    }

    #[test]
    fn what_cannot_be_told() {
        for points in [&[][..], &[(0.0, 1.0)], &[(0.0, 1.0), (0.0, 2.0)], &[(1.0, 1.0), (0.0, 2.0)], &[(0.0, f64::NAN), (1.0, 2.0)]] {
            assert!(Forecast::new(series(points), None).is_none(), "{points:?}");
        }
        let points = years(&[10.0, 9.0, 7.0, 7.0, 6.0]);
        let line = Forecast::new(series(&points), None).unwrap();
        assert_eq!(line.crossing(&goal(20.0, 9.0)), None);
        assert_eq!(line.crossing(&goal(5.0, 9.0)), Some((4.0 * YEAR).ceil()));
        assert_eq!(line.at(35.0 * YEAR, 0.8), None);
        assert_eq!(line.at(5.0 * YEAR, 1.0), None);
        assert_eq!(line.probability(&Goal { sense: 0.0, ..goal(5.0, 9.0) }), None);
    }

    /// From 70 on day 0 to 100 in three years: 10 a year.
    #[test]
    fn the_pace_that_is_required() {
        close(required(70.0, 0.0, &goal(100.0, 3.0)).unwrap(), 10.0, 1e-9);
        assert_eq!(required(70.0, 3.0 * YEAR, &goal(100.0, 3.0)), None);
    }
}
