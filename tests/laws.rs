//! Laws of the composite index, on random figures: what holds whatever the figures are.

use proptest::prelude::*;
use reform_dashboard::measure::aggregate::{enough, mean};
use reform_dashboard::measure::normalise::column;
use reform_dashboard::measure::treat::Treatment;
use reform_dashboard::model::{Method, Normalise};
use reform_dashboard::num;

const METHODS: [Method; 11] = [
    Method::MinMax,
    Method::ZScore,
    Method::Scaled,
    Method::Goalposts,
    Method::DistanceToTarget,
    Method::DistanceToReference,
    Method::DistanceToBest,
    Method::FractionOfBest,
    Method::Rank,
    Method::Borda,
    Method::PercentileRank,
];

/// A method with parameters that stand well with figures of −1000 to 1000.
fn method(by: Method, cap: bool) -> Normalise {
    Normalise { by, low: Some(-300.0), high: Some(500.0), target: Some(1500.0), unit: None, cap, scale: (1.0, 100.0) }
}

/// Figures as printed, with one decimal, so that no two are told apart by noise; some are missing.
fn figures() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(0.9, (-10_000..=10_000_i32).prop_map(|tenths| f64::from(tenths) / 10.0)), 2..40)
}

fn parts() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((0.01..1000.0, 0.01..10.0), 1..12)
}

/// Equal but for noise, in figures as great as these.
fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0),
        _ => a == b,
    }
}

/// How many scores were compared: a law that is only ever held of nothing is not held.
fn compared(scores: &[Option<f64>]) -> usize {
    scores.iter().flatten().count()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Scores do not depend on the order of the units.
    #[test]
    fn normalisation_is_order_free(values in figures(), which in 0..11_usize, cap: bool, sign in prop::sample::select(vec![1.0, -1.0])) {
        let method = method(METHODS[which], cap);
        let forwards = column(&method, &values, Some(0), sign);
        let reversed: Vec<_> = values.iter().rev().copied().collect();
        let backwards = column(&method, &reversed, Some(values.len() - 1), sign);
        for (one, other) in forwards.iter().zip(backwards.iter().rev()) {
            prop_assert!(close(*one, *other), "{one:?} {other:?}");
        }
    }

    /// Other units of measurement, with other zeros, leave the scores of methods that only look at the units' figures.
    #[test]
    fn normalisation_is_unit_free(values in figures(), factor in 0.001..1000.0, shift in -100.0..100.0) {
        for by in [Method::MinMax, Method::ZScore, Method::DistanceToBest, Method::DistanceToReference, Method::Rank, Method::PercentileRank] {
            let method = method(by, false);
            let moved: Vec<_> = values.iter().map(|value| value.map(|value| value * factor + shift * factor)).collect();
            let (one, other) = (column(&method, &values, Some(0), 1.0), column(&method, &moved, Some(0), 1.0));
            for (one, other) in one.iter().zip(&other) {
                // A share of a small distance to the reference magnifies the noise of the figures.
                let near = one.zip(*other).is_some_and(|(one, other)| (one - other).abs() <= 1e-7 * one.abs().max(1.0));
                prop_assert!(near || one == other, "{by:?} {one:?} {other:?}");
            }
        }
    }

    /// A better figure never has a lower score than a worse one, and the units have scores together or not at all.
    #[test]
    fn normalisation_is_monotone(values in figures(), which in 0..11_usize, cap: bool, sign in prop::sample::select(vec![1.0, -1.0])) {
        let scores = column(&method(METHODS[which], cap), &values, Some(0), sign);
        prop_assert!(compared(&scores) == 0 || compared(&scores) == compared(&values));
        for (value, score) in values.iter().zip(&scores) {
            for (other, rival) in values.iter().zip(&scores) {
                if let (Some(value), Some(other), Some(score), Some(rival)) = (value, other, score, rival) {
                    prop_assert!(sign * value <= sign * other || num::reaches(*score, *rival), "{value} {other} {score} {rival}");
                }
            }
        }
    }

    /// Where there are two different figures there is a scale; its ends are met.
    #[test]
    fn min_max_meets_its_ends(values in figures(), sign in prop::sample::select(vec![1.0, -1.0])) {
        let known: Vec<f64> = values.iter().flatten().copied().collect();
        let scores = column(&method(Method::MinMax, false), &values, None, sign);
        let differ = known.iter().any(|value| *value != known[0]);
        prop_assert_eq!(compared(&scores), if differ { known.len() } else { 0 });
        if differ {
            prop_assert!(scores.contains(&Some(1.0)) && scores.iter().flatten().any(|score| num::same(*score, 100.0)));
            prop_assert!(scores.iter().flatten().all(|score| num::reaches(*score, 1.0) && num::reaches(100.0, *score)));
        }
    }

    /// A mean lies between its least and its greatest value, and never falls as its power grows: harmonic ≤ geometric ≤ arithmetic ≤ quadratic.
    #[test]
    fn means_are_in_order(parts in parts()) {
        let least = parts.iter().map(|part| part.0).fold(f64::INFINITY, f64::min);
        let most = parts.iter().map(|part| part.0).fold(0.0, f64::max);
        let means: Vec<f64> = [-3.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 5.0].iter().map(|&power| mean(&parts, power).unwrap()).collect();
        prop_assert!(num::reaches(means[0], least) && num::reaches(most, means[7]), "{least} {means:?} {most}");
        prop_assert!(means.windows(2).all(|pair| num::reaches(pair[1], pair[0])), "{means:?}");
    }

    /// A mean follows the unit of its values, does not see that of its weights nor the order of its parts, and rises with each value.
    #[test]
    fn means_are_fair(parts in parts(), factor in 0.01..100.0, which in 0..7_usize, raised in 0.0..10.0) {
        let power = [-4.0, -1.0, -0.5, 0.0, 0.5, 1.0, 3.0][which];
        let whole = mean(&parts, power);
        let scaled: Vec<_> = parts.iter().map(|part| (part.0 * factor, part.1)).collect();
        prop_assert!(close(mean(&scaled, power), whole.map(|whole| whole * factor)));
        let heavier: Vec<_> = parts.iter().rev().map(|part| (part.0, part.1 * factor)).collect();
        prop_assert!(close(mean(&heavier, power), whole));
        let mut better = parts.clone();
        better[0].0 += raised;
        prop_assert!(num::reaches(mean(&better, power).unwrap(), whole.unwrap()));
    }

    /// Coverage is between nothing and everything: all is always enough, nothing never, and more is no less enough.
    #[test]
    fn coverage_has_bounds(have in 0..6_usize, missing in 0..6_usize, tenths in 0..=10_u8) {
        let (of, threshold) = (have + missing, f64::from(tenths) / 10.0);
        prop_assert!(!enough(0, of, threshold));
        prop_assert!(of == 0 || enough(of, of, threshold));
        prop_assert!(!enough(have, of, threshold) || enough((have + 1).min(of), of, threshold));
    }

    /// A treatment keeps the order of the figures and never draws one beyond the others; figures in another unit are treated alike.
    #[test]
    fn treatment_keeps_the_order(near in prop::collection::vec(-1000..1000_i32, 2..90), far in prop::collection::vec(0..90_u8, 0..9)) {
        let near = near.iter().map(|near| f64::from(*near) / 10.0);
        let mut known: Vec<f64> = near.chain(far.iter().map(|far| 1000.0 * num::powf(1.3, f64::from(*far)))).collect();
        let treatment = Treatment::new(&known);
        known.sort_by(f64::total_cmp);
        let treated: Vec<f64> = known.iter().map(|value| treatment.apply(*value)).collect();
        prop_assert!(treated.is_sorted() && treated.iter().all(|value| value.is_finite()), "{treatment:?}");
        if let Treatment::Within(..) = treatment {
            prop_assert!(treated.iter().all(|value| known.contains(value)));
        }
        let doubled: Vec<f64> = known.iter().map(|value| 2.0 * value).collect();
        let alike = match (treatment, Treatment::new(&doubled)) {
            (Treatment::Within(low, high), Treatment::Within(lower, higher)) => 2.0 * low == lower && 2.0 * high == higher,
            (Treatment::Log { from }, Treatment::Log { from: twice }) => close(Some(2.0 * from), Some(twice)),
            _ => false,
        };
        prop_assert!(alike);
    }
}
