//! Laws of the methods of progress and of forecasts, over any series.

use proptest::prelude::*;
use reform_dashboard::measure::forecast::{Forecast, Goal, Model, Series, YEAR};
use reform_dashboard::measure::progress::{cagr, current, destatis, unsd};
use reform_dashboard::measure::succession::Succession;
use reform_dashboard::model::{Dataset, Successor, Text, Unit, UnitId, UnitKind};
use reform_dashboard::num;
use reform_dashboard::period::{Calendar, Day, Period};

fn cases() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) }
}

/// Values of one year after the other.
fn annual(values: &[f64]) -> Vec<(i32, f64)> {
    values.iter().zip(2010..).map(|(&value, year)| (year, value)).collect()
}

fn dated(values: &[f64], per_year: u32) -> Vec<(f64, f64)> {
    values.iter().zip(0..).map(|(&value, step)| (f64::from(step) * YEAR / f64::from(per_year), value)).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-7 * a.abs().max(b.abs()).max(1.0)
}

fn sense() -> impl Strategy<Value = f64> {
    prop_oneof![Just(1.0), Just(-1.0)]
}

/// First and last day of a province, and the places of those that it became, with the shares.
type Row = (Option<&'static str>, Option<&'static str>, Vec<(usize, f64)>);

/// A dataset of provinces, successors first: an id is needed to point at one.
fn provinces(rows: &[Row]) -> (Dataset, Vec<UnitId>) {
    let mut data = Dataset::default();
    let mut ids = Vec::new();
    for (place, (from, to, becomes)) in rows.iter().enumerate() {
        let day = |text: &Option<&str>| text.map(|text| Day::parse(text).unwrap());
        let becomes = becomes.iter().map(|&(unit, share)| Successor { unit: ids[unit], share }).collect();
        let id = place.to_string();
        let unit = Unit {
            id: id.clone(),
            code: None,
            name: Text::from(id.as_str()),
            kind: UnitKind::Province,
            parent: None,
            valid_from: day(from),
            valid_to: day(to),
            becomes,
            groups: Vec::new(),
        };
        ids.push(data.units.insert(&id, unit).unwrap());
    }
    (data, ids)
}

proptest! {
    #![proptest_config(cases())]

    /// Hundreds of dossiers or single ones: the ratio is the same, the score lies in −5 to 5, and more of the good is never worse.
    #[test]
    fn compound_growth(
        base in 0.1..1e4f64, now in 0.1..1e4f64, better in 0.0..100f64, goal in 0.1..1e4f64, scale in 0.001..1000f64, sense in sense(), aimed in any::<bool>()
    ) {
        let judge = |now: f64, scale: f64| {
            let target = aimed.then_some((2030, goal * scale));
            cagr::judge(&cagr::Ends { base: (2015, base * scale), current: (2022, now * scale) }, &cagr::Aim { sense, target, limit: None })
        };
        if let Ok(one) = judge(now, 1.0) {
            prop_assert!((-5.0..=5.0).contains(&one.score));
            let other = judge(now, scale).unwrap();
            prop_assert!(near(one.score, other.score), "{one:?} {other:?}");
            let ahead = if sense > 0.0 { now + better } else { now / (1.0 + better) };
            prop_assert!(judge(ahead, 1.0).unwrap().score >= one.score - 1e-9);
        }
    }

    #[test]
    fn the_chart_is_free_of_units_and_monotone(
        base in 1.0..100f64, now in 1.0..100f64, better in 0.0..100f64, goal in 1.0..100f64, scale in 0.01..100f64, sense in sense()
    ) {
        let judge = |now: f64, scale: f64| {
            let aim = unsd::Aim { sense, target: Some((2030, goal * scale)), percentage: false };
            unsd::judge(&unsd_ends(base * scale, now * scale), &aim)
        };
        // A goal behind the base is met by the base already, unless the value has fallen back.
        prop_assume!(sense * (goal - base) > 0.01);
        let one = judge(now, 1.0).unwrap();
        let other = judge(now, scale).unwrap();
        prop_assert!(near(one.share.unwrap(), other.share.unwrap()));
        let ahead = if sense > 0.0 { now + better } else { now / (1.0 + better) };
        prop_assert!(judge(ahead, 1.0).unwrap().level <= one.level);
    }

    /// Counted the other way round, less is better: the symbol is the same. Nor does the unit of measure matter.
    #[test]
    fn symbols_are_free_of_units_and_of_the_way_of_counting(
        values in prop::collection::vec(-50.0..50f64, 4..9), goal in -100.0..100f64, scale in 0.1..10f64, shift in -5.0..5f64, sense in sense()
    ) {
        let one = annual(&values);
        let other: Vec<_> = one.iter().map(|&(year, value)| (year, -(value * scale + shift))).collect();
        prop_assert_eq!(destatis::toward(&one, sense, (2030, goal)), destatis::toward(&other, -sense, (2030, -(goal * scale + shift))));
        prop_assert_eq!(destatis::onward(&one, sense), destatis::onward(&other, -sense));
        prop_assert!(destatis::toward(&one, sense, (2030, goal)).is_some());
    }

    /// 0 at the start, 10 at the target, and parity is the plain index as long as the target is not passed.
    #[test]
    fn the_status_index(base in -50.0..50f64, goal in -50.0..50f64, part in 0.0..1f64) {
        prop_assume!((goal - base).abs() > 0.01);
        let sense = (goal - base).signum();
        let at = |value: f64| current::index(base, value, goal, sense).unwrap();
        prop_assert!(near(at(base), 0.0) && near(at(goal), 10.0));
        let value = base + part * (goal - base);
        prop_assert!(near(at(value), 10.0 * part) && near(current::parity(base, value, goal).unwrap(), at(value)));
    }

    /// Shares stay between their bounds, wider intervals hold narrower ones, probabilities agree with the intervals.
    #[test]
    fn forecasts_of_shares(
        values in prop::collection::vec(0.0..100f64, 3..40), per_year in prop_oneof![Just(1u32), Just(4), Just(12)], ahead in 1u32..8, goal in 0.0..100f64, sense in sense()
    ) {
        let points = dated(&values, per_year);
        let series = Series { points: &points, per_year, low: Some(0.0), high: Some(100.0) };
        let forecast = Forecast::new(series, Some(goal)).unwrap();
        let due = points.last().unwrap().0 + f64::from(ahead) * YEAR / f64::from(per_year);
        let (narrow, wide) = (forecast.at(due, 0.8).unwrap(), forecast.at(due, 0.95).unwrap());
        let ((low, high), (lowest, highest)) = (narrow.interval.unwrap(), wide.interval.unwrap());
        prop_assert_eq!(narrow.value, wide.value);
        prop_assert!(0.0 <= lowest && lowest <= low && low <= narrow.value && narrow.value <= high && high <= highest && highest <= 100.0);
        let goal = Goal { value: goal, sense, due };
        let met = forecast.probability(&goal).unwrap();
        prop_assert!((0.0..=1.0).contains(&met));
        let not = forecast.probability(&Goal { sense: -sense, ..goal }).unwrap();
        prop_assert!(near(met + not, 1.0));
        for (bound, below) in [(low, 0.1), (high, 0.9)] {
            // A bound that was cut off is no quantile.
            if bound > 0.01 && bound < 99.99 && high - low > 1e-6 {
                let above = forecast.probability(&Goal { value: bound, sense: 1.0, due }).unwrap();
                prop_assert!((above + below - 1.0).abs() < 1e-6, "{above} {below}");
            }
        }
        if let Some(day) = forecast.crossing(&goal) {
            let last = points.last().unwrap().0;
            prop_assert!(day >= last - 1.0 && day <= last + 31.0 * YEAR);
        }
    }

    /// A forecast in thousands is a thousandth of the forecast, on whatever scale it is made, and the day of crossing the same.
    #[test]
    fn forecasts_are_free_of_units(values in prop::collection::vec(1.0..1000f64, 2..20), scale in 0.5..100f64, goal in 1.0..2000f64) {
        let points = dated(&values, 1);
        let scaled: Vec<_> = points.iter().map(|&(day, value)| (day, value * scale)).collect();
        let of = |points: &[(f64, f64)], goal: f64| {
            let forecast = Forecast::new(Series { points, per_year: 1, low: Some(0.0), high: None }, Some(goal)).unwrap();
            let due = points.last().unwrap().0 + 3.0 * YEAR;
            let goal = Goal { value: goal, sense: 1.0, due };
            (forecast.model, forecast.at(due, 0.8).unwrap(), forecast.probability(&goal), forecast.crossing(&goal), forecast.pace().unwrap())
        };
        let (one, other) = (of(&points, goal), of(&scaled, goal * scale));
        prop_assert_eq!(one.0, other.0);
        prop_assert!(near(one.1.value * scale, other.1.value) && near(one.4 * scale, other.4));
        prop_assert_eq!(one.2.is_some(), other.2.is_some());
        prop_assert!(near(one.2.unwrap_or(0.0), other.2.unwrap_or(0.0)));
        prop_assert!((one.3.unwrap_or(0.0) - other.3.unwrap_or(0.0)).abs() <= 1.0 && one.3.is_some() == other.3.is_some());
    }

    /// On the day of crossing the forecast meets the goal, the day before it does not.
    #[test]
    fn the_day_of_crossing_is_the_first(values in prop::collection::vec(0.0..100f64, 2..20), goal in 0.0..100f64, sense in sense()) {
        // Figures stand on whole days.
        let points: Vec<_> = dated(&values, 1).into_iter().map(|(day, value)| (day.round(), value)).collect();
        let forecast = Forecast::new(Series { points: &points, per_year: 1, low: None, high: None }, Some(goal)).unwrap();
        let last = points.last().unwrap().0;
        if let Some(day) = forecast.crossing(&Goal { value: goal, sense, due: 0.0 }) {
            let beyond = |day: f64| forecast.at(day, 0.8).map(|there| sense * (there.value - goal));
            prop_assert!(beyond(day.max(last)).unwrap() >= -1e-6);
            prop_assert!(beyond(day - 1.0).is_none_or(|beyond| beyond < 1e-6));
        }
    }

    #[test]
    fn student_is_symmetric_and_its_quantile_its_inverse(t in -30.0..30f64, freedom in 1u32..40, share in 0.001..0.999f64) {
        prop_assert!(near(num::student_below(t, freedom) + num::student_below(-t, freedom), 1.0));
        prop_assert!(num::student_below(t + 0.1, freedom) > num::student_below(t, freedom) - 1e-12);
        prop_assert!(near(num::student_below(num::student_quantile(share, freedom).unwrap(), freedom), share));
    }

    /// Merged, then split again: however the counts of old provinces are shared out, the new ones have together what the old ones had.
    #[test]
    fn counts_shared_out_sum_to_what_they_were(counts in prop::collection::vec(0.0..1e6f64, 1..6), shares in prop::collection::vec(0.01..0.99f64, 6), keep in 0.01..0.99f64) {
        // 0 and 1 exist today; 2 stood between and was split; the old ones went to 2 and to 0.
        let mut rows = vec![
            (Some("2025-07-01"), None, vec![]),
            (Some("2025-07-01"), None, vec![]),
            (Some("2010-01-01"), Some("2025-06-30"), vec![(0, keep), (1, 1.0 - keep)]),
        ];
        for (_, &share) in counts.iter().zip(&shares) {
            rows.push((None, Some("2009-12-31"), vec![(2, share), (1, 1.0 - share)]));
        }
        let (data, ids) = provinces(&rows);
        let succession = Succession::new(&data);
        let period = Period::parse("2005", Calendar::Calendar).unwrap();
        let mut total = 0.0;
        for &unit in &ids[..2] {
            let origins = succession.origins(&data, unit, period, &|_| false);
            prop_assert!(origins.missing.is_empty() && origins.coverage().have == counts.len() as u32);
            total += origins.parts.iter().map(|&(id, share)| share * counts[id.place() as usize - 3]).sum::<f64>();
        }
        prop_assert!(near(total, counts.iter().sum()));
    }
}

fn unsd_ends(base: f64, now: f64) -> cagr::Ends {
    cagr::Ends { base: (2015, base), current: (2022, now) }
}

/// Months of the calendar are not equally long; every month end of two years has its like a year before, and every one ahead too.
#[test]
fn months_find_their_like_a_year_before() {
    for calendar in [Calendar::Calendar, Calendar::Reporting] {
        let end = |month: u32| {
            let label = format!("{}-{:02}", 2019 + month / 12, month % 12 + 1);
            f64::from(Period::parse(&label, calendar).unwrap().end().number())
        };
        // Each month is 3 above that of the year before: the forecast is 3 more.
        let value = |month: u32| f64::from(month % 12 * 10 + month / 12 * 3);
        let points: Vec<_> = (0..24).map(|month| (end(month), value(month))).collect();
        let forecast = Forecast::new(Series { points: &points, per_year: 12, low: Some(0.0), high: None }, None).unwrap();
        assert_eq!(forecast.model, Model::YearOnYear);
        for month in 24..60 {
            assert!(near(forecast.at(end(month), 0.8).unwrap().value, value(month)), "{month}");
        }
        let short = Series { points: &points[1..], per_year: 12, low: None, high: None };
        assert_eq!(Forecast::new(short, None).unwrap().model, Model::Line);
    }
}
