//! Laws of the composite index and of roll-ups, on random figures: what holds whatever the figures are.

use proptest::prelude::*;
use reform_dashboard::dashboard::{Dashboard, Selector};
use reform_dashboard::measure::aggregate::{enough, mean};
use reform_dashboard::measure::normalise::column;
use reform_dashboard::measure::treat::Treatment;
use reform_dashboard::measure::{Figure, Figures, How, Index};
use reform_dashboard::model::{Method, Normalise};
use reform_dashboard::num;
use reform_dashboard::period::Period;
use serde_json::{Value, json};

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

/// Dossiers of a unit in a quarter, and how many of them on time; some quarters are missing.
type Quarters = Vec<Option<(u32, u32)>>;

const QUARTERS: [&str; 4] = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"];

fn quarter() -> impl Strategy<Value = Option<(u32, u32)>> {
    prop::option::weighted(0.8, (1..100_000_u32, 0.0..=1.0_f64).prop_map(|(all, share)| (all, (f64::from(all) * share) as u32)))
}

/// The old provinces of a region.
fn provinces() -> impl Strategy<Value = Vec<Quarters>> {
    prop::collection::vec(prop::collection::vec(quarter(), 4), 1..6)
}

/// The share of each old province that went to `left`; the rest went to `right`.
fn shares() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop::sample::select(vec![0.1, 0.25, 0.5, 0.6, 0.9]), 6)
}

/// The rows of a feed, one unit and quarter after the other.
fn rows(provinces: &[Quarters]) -> Vec<Value> {
    let mut rows = Vec::new();
    for (place, quarters) in provinces.iter().enumerate() {
        for (period, figures) in QUARTERS.iter().zip(quarters) {
            if let Some((all, good)) = figures {
                for (indicator, value) in [("all", all), ("good", good)] {
                    rows.push(json!({ "unit": format!("p{place}"), "indicator": indicator, "period": period, "value": value }));
                }
            }
        }
    }
    rows
}

/// A region of provinces that were all merged into one on 1 January 2025, which was split by shares half a year later.
fn load(count: usize, shares: &[f64], rows: &[Value]) -> Dashboard {
    let unit = |id: &str| json!({ "id": id, "name": id, "kind": "province", "parent": "region" });
    let with = |id: &str, more: Value| {
        let mut unit = unit(id);
        unit.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
        unit
    };
    let one = |id: &str| json!([{ "unit": id, "share": 1 }]);
    let mut units = vec![json!({ "id": "region", "name": "region", "kind": "region" })];
    for (place, &share) in (0..count).zip(shares) {
        let parts = json!([{ "unit": "left", "share": share }, { "unit": "right", "share": 1.0 - share }]);
        // The first was merged once more in between.
        let becomes = if place == 0 { one("middle") } else { parts };
        units.push(with(&format!("p{place}"), json!({ "validTo": "2024-12-31", "becomes": becomes })));
    }
    let parts = json!([{ "unit": "left", "share": shares[0] }, { "unit": "right", "share": 1.0 - shares[0] }]);
    units.push(with("middle", json!({ "validFrom": "2025-01-01", "validTo": "2025-06-30", "becomes": parts })));
    units.push(with("left", json!({ "validFrom": "2025-07-01" })));
    units.push(with("right", json!({ "validFrom": "2025-07-01" })));
    let count = |id: &str| json!({ "id": id, "name": id, "unit": "hồ sơ", "measure": { "kind": "count" } });
    let rate =
        json!({ "id": "rate", "name": "rate", "unit": "%", "measure": { "kind": "ratio", "numerator": "good", "denominator": "all" } });
    let feed = json!({
        "format": "reform-feed/1", "id": "laws", "title": "laws", "asOf": "2025-12-31",
        "units": units, "indicators": [count("all"), count("good"), rate], "observations": rows,
    });
    Dashboard::load(feed.to_string().as_bytes()).unwrap()
}

fn ask(dashboard: &Dashboard, question: &str, unit: &str, indicator: &str, period: Option<&str>) -> String {
    let [unit, indicator] = [unit, indicator].map(|id| Some(id.to_owned()));
    let select = Selector { unit, indicator, period: period.map(str::to_owned), ..Selector::default() };
    dashboard.json(question, &select).unwrap()
}

/// The figure of a unit, by its passport.
fn figure(dashboard: &Dashboard, unit: &str, indicator: &str, period: &str) -> Value {
    let mut answer: Value = serde_json::from_str(&ask(dashboard, "passport", unit, indicator, Some(period))).unwrap();
    answer["root"].take()
}

fn value(dashboard: &Dashboard, unit: &str, indicator: &str, period: &str) -> Option<f64> {
    figure(dashboard, unit, indicator, period)["value"].as_f64()
}

fn covered(figure: &Value) -> (u64, u64) {
    (figure["coverage"]["have"].as_u64().unwrap(), figure["coverage"]["of"].as_u64().unwrap())
}

/// The coverages anywhere in an answer.
fn coverages(answer: &Value, all: &mut Vec<(u64, u64)>) {
    match answer {
        Value::Object(fields) => {
            if fields.contains_key("coverage") {
                all.push(covered(answer));
            }
            fields.values().for_each(|field| coverages(field, all));
        }
        Value::Array(items) => items.iter().for_each(|item| coverages(item, all)),
        _ => {}
    }
}

/// The quarters of a unit from the first on, up to the first that is missing: what its year is made of.
fn year(quarters: &Quarters) -> Option<f64> {
    let known: Vec<f64> = quarters.iter().map_while(|quarter| quarter.map(|(all, _)| f64::from(all))).collect();
    (!known.is_empty()).then(|| known.iter().sum())
}

fn total(values: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let known: Vec<f64> = values.flatten().collect();
    (!known.is_empty()).then(|| known.iter().sum())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    /// The order of the feed's observations does not matter to the last bit.
    #[test]
    fn observations_are_order_free(
        (count, rows, shuffled) in provinces().prop_flat_map(|all| {
            let rows = rows(&all);
            (Just(all.len()), Just(rows.clone()), Just(rows).prop_shuffle())
        }),
        shares in shares(),
    ) {
        let (one, other) = (load(count, &shares, &rows), load(count, &shares, &shuffled));
        for unit in ["region", "p0", "left"] {
            for question in ["summary", "trend", "ranking"] {
                for (indicator, period) in [("all", None), ("rate", None), ("all", Some("2024")), ("rate", Some("2024-Q2"))] {
                    prop_assert_eq!(ask(&one, question, unit, indicator, period), ask(&other, question, unit, indicator, period));
                }
            }
        }
    }

    /// A region has what its provinces have together, those of its own time each once; a year has what its quarters have.
    #[test]
    fn parts_sum_to_wholes(all in provinces(), shares in shares()) {
        let dashboard = load(all.len(), &shares, &rows(&all));
        for (place, period) in QUARTERS.iter().enumerate() {
            let expected = total(all.iter().map(|quarters| quarters[place].map(|(all, _)| f64::from(all))));
            prop_assert_eq!(value(&dashboard, "region", "all", period), expected);
            let known = all.iter().filter(|quarters| quarters[place].is_some()).count();
            if known > 0 {
                prop_assert_eq!(covered(&figure(&dashboard, "region", "all", period)), (known as u64, all.len() as u64));
            }
        }
        for (place, quarters) in all.iter().enumerate() {
            prop_assert_eq!(value(&dashboard, &format!("p{place}"), "all", "2024"), year(quarters));
        }
        prop_assert_eq!(value(&dashboard, "region", "all", "2024"), total(all.iter().map(year)));
    }

    /// Nowhere is more covered than there is to cover, and each answer says how much is.
    #[test]
    fn figures_cover_no_more_than_there_is(all in provinces(), shares in shares()) {
        let dashboard = load(all.len(), &shares, &rows(&all));
        for unit in ["region", "p0", "middle", "left"] {
            for (indicator, period) in [("all", "2024"), ("rate", "2024-Q1"), ("rate", "2024-Q3")] {
                let mut found = Vec::new();
                for question in ["summary", "progress", "trend", "ranking", "passport"] {
                    coverages(&serde_json::from_str(&ask(&dashboard, question, unit, indicator, Some(period))).unwrap(), &mut found);
                }
                prop_assert!(found.len() > 3 && found.iter().all(|(have, of)| have <= of), "{found:?}");
            }
        }
    }

    /// Merged and split again, the units of today have together what the old ones had, and are told of how many of them it is known.
    #[test]
    fn what_is_merged_and_split_sums_to_what_it_was(all in provinces(), shares in shares()) {
        let dashboard = load(all.len(), &shares, &rows(&all));
        for (place, period) in QUARTERS.iter().enumerate() {
            for (indicator, of) in [("all", 0), ("good", 1)] {
                let before = total(all.iter().map(|quarters| quarters[place].map(|pair| f64::from([pair.0, pair.1][of]))));
                let (left, right) = (figure(&dashboard, "left", indicator, period), figure(&dashboard, "right", indicator, period));
                let now = left["value"].as_f64().zip(right["value"].as_f64()).map(|(left, right)| left + right);
                prop_assert!(close(now, before), "{now:?} {before:?}");
                let left_share = total(all.iter().zip(&shares).map(|(quarters, share)| {
                    quarters[place].map(|pair| share * f64::from([pair.0, pair.1][of]))
                }));
                prop_assert!(close(left["value"].as_f64(), left_share));
                if now.is_some() {
                    let known = all.iter().filter(|quarters| quarters[place].is_some()).count() as u64;
                    prop_assert_eq!((covered(&left), covered(&right)), ((known, all.len() as u64), (known, all.len() as u64)));
                    prop_assert_eq!(&left["status"], "reconstructed");
                }
            }
        }
    }

    /// A rate of a whole lies between the least and the greatest of its parts.
    #[test]
    fn rates_lie_between_those_of_their_parts(all in provinces(), shares in shares()) {
        let dashboard = load(all.len(), &shares, &rows(&all));
        for (place, period) in QUARTERS.iter().enumerate() {
            let known = all.iter().filter_map(|quarters| quarters[place]);
            let rates: Vec<f64> = known.map(|(all, good)| f64::from(good) * 100.0 / f64::from(all)).collect();
            for unit in ["region", "left", "right"] {
                let rate = value(&dashboard, unit, "rate", period);
                prop_assert_eq!(rate.is_some(), !rates.is_empty());
                if let Some(rate) = rate {
                    let least = rates.iter().copied().fold(f64::INFINITY, f64::min);
                    let most = rates.iter().copied().fold(0.0, f64::max);
                    prop_assert!(num::reaches(rate, least) && num::reaches(most, rate), "{least} {rate} {most}");
                }
            }
        }
    }

    /// A better figure never has a worse rank, beside the others and beside itself; only the units of the time are ranked.
    #[test]
    fn ranks_are_monotone(all in provinces(), shares in shares(), better in 1..50_000_u32) {
        let ranks = |all: &[Quarters]| -> Vec<(String, Option<f64>, Option<u64>)> {
            let dashboard = load(all.len(), &shares, &rows(all));
            let answer: Value = serde_json::from_str(&ask(&dashboard, "ranking", "p0", "all", Some("2024-Q1"))).unwrap();
            let row = |row: &Value| (row["unit"]["id"].as_str().unwrap().to_owned(), row["value"].as_f64(), row["rank"].as_u64());
            answer["rows"].as_array().unwrap().iter().map(row).collect()
        };
        let before = ranks(&all);
        prop_assert_eq!(before.len(), all.len());
        for (_, value, rank) in &before {
            prop_assert_eq!(value.is_some(), rank.is_some());
            for (_, other, rival) in &before {
                prop_assert!(value <= other || other.is_none() || rank < rival, "{before:?}");
                prop_assert!(value != other || rank == rival, "{before:?}");
            }
        }
        let mut raised = all;
        if let Some((all, _)) = &mut raised[0][0] {
            *all += better;
            let own = |rows: &[(String, Option<f64>, Option<u64>)]| rows.iter().find(|row| row.0 == "p0").unwrap().2;
            prop_assert!(own(&ranks(&raised)) <= own(&before));
        }
    }
}

/// What a unit says of an indicator in a period, most often one plain figure: how many times, the figure, its status, its source.
type Said = (u8, Option<u8>, &'static str, Option<&'static str>);

fn said() -> impl Strategy<Value = Said> {
    let flawed = (
        0..3_u8,
        prop::option::weighted(0.7, 0..4_u8),
        prop::sample::select(vec!["official", "provisional", "planned", "restated", "reconstructed"]),
        prop::sample::select(vec![None, Some("a"), Some("b")]),
    );
    prop_oneof![12 => (Just(1_u8), (0..4_u8).prop_map(Some), Just("official"), Just(Some("a"))), 1 => flawed]
}

const COMMUNES: usize = 9;
const SPANS: [&str; 4] = ["2024-Q1", "2024-Q2", "2024-Q1@2024-01-01/2024-03-31", "2024-H1"];
const REPORTED: [&str; 7] = ["good", "all", "rate", "mean", "worst", "weighted", "total"];

/// A nation of two provinces and of communes, in no order, which report every indicator for two quarters; one began in the second.
fn country(said: &[Said], printed: &[Option<Said>], parents: &[usize], labels: usize) -> Value {
    let mut units = vec![json!({ "id": "nation", "name": "nation", "kind": "nation" })];
    for id in ["p0", "p1"] {
        units.push(json!({ "id": id, "name": id, "kind": "province", "parent": "nation" }));
    }
    for (place, &parent) in parents.iter().enumerate() {
        let id = format!("c{place}");
        let mut unit = json!({ "id": id, "name": id, "kind": "commune" });
        unit["parent"] = json!(["p0", "p1", "nation"][parent]);
        if place == 4 {
            unit["validFrom"] = json!("2024-05-01");
        }
        units.push(unit);
    }
    let mut rows = Vec::new();
    let mut say = |unit: &str, indicator: &str, period: &str, &(times, value, status, source): &Said| {
        for time in 0..times {
            let value = value.map(|value| f64::from(value + time) / 10.0);
            let mut row = json!({ "unit": unit, "indicator": indicator, "period": period, "value": value, "status": status });
            if let Some(source) = source {
                row["source"] = json!(source);
            }
            rows.push(row);
        }
    };
    let mut next = said.iter();
    for unit in 0..COMMUNES {
        for indicator in REPORTED {
            for period in &SPANS[..labels] {
                // Rates are seldom printed: their parts are what is reported.
                let said = next.next().unwrap();
                if indicator != "rate" || said.0 != 1 {
                    say(&format!("c{unit}"), indicator, period, said);
                }
            }
        }
    }
    for (indicator, said) in REPORTED.iter().zip(printed) {
        if let Some(said) = said {
            say("p0", indicator, SPANS[0], said);
        }
    }
    let count = |id: &str, time: &str| json!({ "id": id, "name": id, "unit": "hồ sơ", "measure": { "kind": "count" }, "time": time });
    let percent =
        |id: &str, rollup: Value| json!({ "id": id, "name": id, "unit": "%", "measure": { "kind": "percent" }, "rollup": rollup });
    let ratio = |id: &str, zero: &str| {
        let measure = json!({ "kind": "ratio", "numerator": "good", "denominator": "all" });
        json!({ "id": id, "name": id, "unit": "%", "measure": measure, "zeroDenominator": zero })
    };
    json!({
        "format": "reform-feed/1", "id": "laws", "title": "laws", "units": units, "observations": rows,
        "sources": [{ "id": "a", "title": "a" }, { "id": "b", "title": "b" }],
        "indicators": [
            count("good", "flow"), count("all", "flow"), ratio("rate", "none"), ratio("full", "full"), count("total", "cumulative"),
            percent("mean", json!("mean")), percent("worst", json!("worst")), percent("weighted", json!({ "weighted": "all" })),
        ],
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    /// A figure added up in one go through the observations is in every field the one that its units give when each is asked.
    #[test]
    fn wholes_are_what_their_units_say(
        said in prop::collection::vec(said(), COMMUNES * REPORTED.len() * SPANS.len()),
        printed in prop::collection::vec(prop::option::weighted(0.4, said()), REPORTED.len()),
        parents in prop::collection::vec(0..3_usize, COMMUNES),
        labels in 2..4_usize,
    ) {
        let feed = country(&said, &printed, &parents, labels);
        let (data, _) = reform_dashboard::feed::read(feed.to_string().as_bytes()).unwrap();
        let index = Index::new(&data);
        let figures = Figures { data: &data, index: &index };
        let mut wholes = 0;
        for indicator in data.indicators.ids() {
            for unit in ["nation", "p0", "p1"].map(|id| data.units.find(id).unwrap()) {
                for label in SPANS {
                    let period = Period::parse(label, data.head.calendar).unwrap();
                    let asked = figures.way(indicator, unit, period).and_then(|way| figures.by(way, indicator, unit, period));
                    // What is printed of a computed figure stands beside it however it was computed.
                    let whole = figures.at(indicator, unit, period).map(|figure| match figure.how {
                        How::OverUnits | How::Ratio => Figure { printed: None, row: None, ..figure },
                        _ => figure,
                    });
                    prop_assert_eq!(whole, asked, "{} {}", data.indicators[indicator].id, label);
                    wholes += usize::from(whole.is_some_and(|figure| figure.how == How::OverUnits && figure.value.is_some()));
                }
            }
        }
        prop_assert!(wholes > 10, "{wholes} wholes");
    }
}
