//! Laws of simulated rankings: the same whatever the slices, bounds that hold, units that are alike stay together.

use reform_dashboard::dashboard::{Dashboard, Selector};
use reform_dashboard::error::ErrorCode;
use reform_dashboard::explore::random::Stream;
use reform_dashboard::explore::uncertainty::Terms;
use serde_json::{Value, json};

fn answer(dashboard: &Dashboard, select: &Value, terms: Terms, slice: u32) -> String {
    let select: Selector = serde_json::from_value(select.clone()).unwrap();
    let mut work = dashboard.certainty(&select, terms).unwrap();
    assert_eq!(work.json(dashboard).unwrap_err().code(), ErrorCode::NotReady);
    let mut done = 0.0;
    while done < 1.0 {
        let next = work.advance(slice);
        assert!(next > done, "{next} after {done}");
        done = next;
    }
    work.json(dashboard).unwrap()
}

fn told(dashboard: &Dashboard, select: &Value, terms: Terms) -> Value {
    serde_json::from_str(&answer(dashboard, select, terms, 1000)).unwrap()
}

fn bundled(path: &str) -> Dashboard {
    Dashboard::load(&std::fs::read(path).unwrap()).unwrap()
}

/// Units with random counts behind each of some rates, in groups of a framework with random weights: arithmetic, geometric and a sum with printed totals.
fn country(seed: u32, units: u32, alike: bool) -> Dashboard {
    let mut stream = Stream::new(seed, 0, 0);
    let mut next = |below: usize| stream.below(below);
    let ids: Vec<String> = (0..units).map(|unit| format!("u{unit}")).collect();
    let (mut indicators, mut observations, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for group in 0..3 {
        let mut leaves = Vec::new();
        for rate in 0..3 {
            let id = format!("r{group}{rate}");
            for part in ["on", "of"] {
                indicators.push(json!({ "id": format!("{id}-{part}"), "name": part, "unit": "hồ sơ", "measure": { "kind": "count" } }));
            }
            let measure = json!({ "kind": "ratio", "numerator": format!("{id}-on"), "denominator": format!("{id}-of") });
            indicators.push(json!({ "id": id, "name": id, "unit": "%", "measure": measure }));
            let rule = match group {
                0 => json!({ "kind": "normalise", "by": "minMax", "scale": [0, 100] }),
                1 => json!({ "kind": "normalise", "by": "goalposts", "low": 0, "high": 100, "scale": [1, 100] }),
                _ => json!({ "kind": "proportional", "full": 95 }),
            };
            leaves.push(json!({ "id": format!("l{id}"), "name": id, "indicator": id, "rule": rule, "max": 50, "weight": 1 + next(5) }));
            let mut last = (0, 0);
            for (place, unit) in ids.iter().enumerate() {
                let all = [20, 200, 5000][next(3)];
                let counts = if alike && place % 2 == 1 { last } else { (next(all + 1), all) };
                last = counts;
                for (part, count) in [("on", counts.0), ("of", counts.1)] {
                    observations.push(json!({ "unit": unit, "indicator": format!("{id}-{part}"), "period": "2024", "value": count }));
                }
            }
        }
        let aggregate = ["mean", "geometric", "sum"][group];
        groups.push(json!({ "id": format!("g{group}"), "name": "g", "weight": 1 + next(3), "max": 150, "aggregate": aggregate, "children": leaves }));
    }
    let feed = json!({
        "format": "reform-feed/1", "id": "country", "title": "x", "indicators": indicators, "observations": observations,
        "units": ids.iter().map(|id| json!({ "id": id, "name": id, "kind": "commune" })).collect::<Vec<_>>(),
        "frameworks": [{ "id": "f", "name": "f", "version": "1", "root": { "id": "f", "name": "f", "aggregate": "mean", "children": groups } }],
    });
    Dashboard::load(feed.to_string().as_bytes()).unwrap()
}

#[test]
fn slices_do_not_change_a_byte_and_seeds_do() {
    let all = Terms { runs: 60, methods: true, missing: true, drivers: 20, ..Terms::default() };
    let papi = bundled("www/feeds/papi-2011-2024.json");
    for (dashboard, select) in [(&papi, json!({ "period": "2022" })), (&country(1, 12, false), json!({}))] {
        let whole = answer(dashboard, &select, all, u32::MAX);
        for slice in [1, 7, 100] {
            assert_eq!(answer(dashboard, &select, all, slice), whole, "{slice}");
        }
        assert_ne!(answer(dashboard, &select, Terms { seed: 2, ..all }, 7), whole);
    }
}

/// Rank bounds are made without a single run, so that no run of weights alone can leave them.
#[test]
fn no_weights_lead_beyond_the_bounds() {
    let mut moved = 0;
    let index = bundled("www/feeds/service-index-766.json");
    let mut cases = vec![(index, json!({ "period": "2024" }))];
    cases.extend((0..8).map(|seed| (country(seed, 10, false), json!({}))));
    for (dashboard, select) in cases {
        for weights in [0.25, 0.9] {
            let terms = Terms { runs: 400, noise: false, weights, ..Terms::default() };
            let answer = told(&dashboard, &select, terms);
            for row in answer["rows"].as_array().unwrap() {
                let seen: Vec<usize> = row["ranks"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .enumerate()
                    .filter(|(_, share)| share.as_f64() > Some(0.0))
                    .map(|(place, _)| place + 1)
                    .collect();
                let (best, worst) = (row["best"].as_u64().unwrap() as usize, row["worst"].as_u64().unwrap() as usize);
                assert!(best <= seen[0] && *seen.last().unwrap() <= worst, "{seen:?} of {best} to {worst}");
                moved += seen.len() - 1;
            }
        }
    }
    assert!(moved > 200, "{moved}");
}

/// Units with the same counts have noise of their own, yet are never parted; and the table of pairs agrees with the shares of ranks.
#[test]
fn units_that_are_alike_share_a_bracket() {
    let mut brackets = 0;
    for seed in 0..6 {
        let answer = told(&country(seed, 20, true), &json!({}), Terms { runs: 300, weights: 0.1, ..Terms::default() });
        let rows = answer["rows"].as_array().unwrap();
        for (place, row) in rows.iter().enumerate() {
            let number: u32 = row["unit"]["id"].as_str().unwrap()[1..].parse().unwrap();
            let twin = rows.iter().find(|other| other["unit"]["id"] == format!("u{}", number ^ 1)).unwrap();
            assert_eq!((&row["rank"], &row["bracket"]), (&twin["rank"], &twin["bracket"]));
            let shares: f64 = row["ranks"].as_array().unwrap().iter().map(|share| share.as_f64().unwrap()).sum();
            assert!((shares - 1.0).abs() < 1e-9);
            // The mean rank is one more than how many are above it on average.
            let above: f64 = (0..rows.len()).map(|other| answer["above"][other * rows.len() + place].as_f64().unwrap()).sum();
            assert!((row["mean"].as_f64().unwrap() - 1.0 - above).abs() < 1e-9);
        }
        brackets += rows.last().unwrap()["bracket"].as_u64().unwrap();
    }
    assert!(brackets > 12, "{brackets}");
}

/// Shares of the shift's variance: those of one kind that nothing else joins sum to about one, and only what is on is named.
#[test]
fn drivers_are_those_that_are_on() {
    let dashboard = country(3, 15, false);
    let names = |terms| {
        let answer = told(&dashboard, &json!({}), terms);
        let drivers = answer["drivers"].as_array().unwrap().clone();
        for driver in &drivers {
            let of = |key: &str| driver[key].as_f64().unwrap();
            assert!(
                of("firstLow") <= of("first") && of("first") <= of("firstHigh") && of("low") <= of("total") && of("total") <= of("high"),
                "{driver}"
            );
            assert!(of("first") > -0.4 && of("first") < 1.3 && of("total") > -0.01 && of("total") < 1.5, "{driver}");
        }
        drivers.iter().map(|driver| driver["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(Terms { methods: true, ..Terms::default() }), ["weights", "noise", "normalisation", "aggregation"]);
    assert_eq!(names(Terms { missing: true, ..Terms::default() }), ["weights", "noise"]);
    assert!(names(Terms { noise: false, ..Terms::default() }).is_empty());
    assert!(names(Terms { drivers: 0, ..Terms::default() }).is_empty());
}

#[test]
fn terms_out_of_their_range_are_refused() {
    let mut terms = Terms::default();
    for (name, value) in
        [("runs", 1.0), ("runs", 10_001.0), ("runs", 2.5), ("seed", -1.0), ("weights", 1.5), ("noise", f64::NAN), ("speed", 1.0)]
    {
        let error = terms.set(name, value).unwrap_err();
        assert_eq!((error.code(), error.path()), (ErrorCode::BadTerms, format!("/{name}").as_str()));
    }
    assert_eq!(terms, Terms::default());
    for (name, value) in
        [("runs", 2.0), ("weights", 0.5), ("noise", 0.0), ("methods", 1.0), ("missing", 1.0), ("drivers", 0.0), ("seed", 9.0)]
    {
        terms.set(name, value).unwrap();
    }
    assert_eq!(terms, Terms { runs: 2, seed: 9, weights: 0.5, noise: false, methods: true, missing: true, drivers: 0 });
}
