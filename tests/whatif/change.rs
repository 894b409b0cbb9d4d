//! Reasons of a change where one period lacks what the other has, by hand.

use reform_dashboard::dashboard::{Dashboard, Selector};
use serde_json::{Value, json};

/// The change of `a` from 2023 to 2024. A mean of whatever there is, of x and y; `x` are the observations of x, `y` the points by unit in both years.
fn change(x: &Value, rule: &Value, observations: &[(&str, &str, &str, f64)], y: [f64; 3], threshold: f64) -> Value {
    let mut told = Vec::new();
    for (unit, indicator, year, value) in observations {
        told.push(json!({ "unit": unit, "indicator": indicator, "period": year, "value": value }));
    }
    for (unit, points) in ["a", "b", "c"].into_iter().zip(y) {
        for year in ["2023", "2024"] {
            told.push(json!({ "unit": unit, "indicator": "y", "period": year, "value": points }));
        }
    }
    let count = |id: &str| json!({ "id": id, "name": id, "unit": "hồ sơ", "measure": { "kind": "count" } });
    let units = ["a", "b", "c"].map(|id| json!({ "id": id, "name": id, "kind": "province" }));
    let feed = json!({
        "format": "reform-feed/1", "id": "f", "title": "F",
        "units": units,
        "indicators": [count("on"), count("of"), x, { "id": "y", "name": "y", "unit": "điểm", "measure": { "kind": "points" } }],
        "observations": told,
        "frameworks": [{ "id": "k", "name": "K", "version": "1", "root": {
            "id": "k", "name": "K", "aggregate": "mean", "dataThreshold": threshold,
            "children": [
                { "id": "x", "name": "x", "max": 100, "indicator": "x", "rule": rule },
                { "id": "y", "name": "y", "max": 100, "indicator": "y", "rule": { "kind": "published" } },
            ],
        } }],
    });
    let dashboard = Dashboard::load(feed.to_string().as_bytes()).unwrap();
    let select = Selector { unit: Some("a".into()), before: Some("2023".into()), period: Some("2024".into()), ..Selector::default() };
    serde_json::from_str(&dashboard.json("change", &select).unwrap()).unwrap()
}

/// Before, after, and what data, rules, peers and missing values did; parts are exact but for a grid of 10⁻¹².
#[track_caller]
fn check(reasons: &Value, expected: [f64; 6]) {
    for (key, expected) in ["before", "after", "data", "rules", "peers", "missing"].into_iter().zip(expected) {
        assert!(reasons[key].as_f64().is_some_and(|found| (found - expected).abs() < 1e-11), "{key} {expected}: {reasons}");
    }
}

/// x of b and c is 10 and 20 in both years; a has 15 in 2024 alone. Z-scores of two are −1/√2 and 1/√2, of all three −1, 0, 1, so with y of 0,4, 0,6 and 0:
/// a, b, c have 0,4, −0,05, 0,35 without a's x, then 0,2, −0,2, 0,5. The gap alone did it, whichever year the others are of.
#[test]
fn a_gap_is_no_part_of_what_others_are_compared_with() {
    let x = json!({ "id": "x", "name": "x", "unit": "điểm", "measure": { "kind": "index" } });
    let mut observations = vec![("a", "x", "2024", 15.0)];
    for year in ["2023", "2024"] {
        observations.extend([("b", "x", year, 10.0), ("c", "x", year, 20.0)]);
    }
    let rule = json!({ "kind": "normalise", "by": "zScore", "scale": [0, 1] });
    let answer = change(&x, &rule, &observations, [0.4, 0.6, 0.0], 0.5);
    check(&answer["rank"], [1.0, 2.0, 0.0, 0.0, 0.0, 1.0]);
    check(&answer["score"], [0.4, 0.2, 0.0, 0.0, 0.0, -0.2]);
}

/// Of two units one with a gap leaves one to be compared: there is no scale, and b has its y alone. By min-max b's 10 is the worst (0) beside a's 15, so with y
/// of 40 and 60 a has 40, then (100 + 40) / 2; b has 60, then (0 + 60) / 2.
#[test]
fn one_unit_with_a_value_has_no_scale() {
    let x = json!({ "id": "x", "name": "x", "unit": "điểm", "measure": { "kind": "index" } });
    let observations = [("a", "x", "2024", 15.0), ("b", "x", "2023", 10.0), ("b", "x", "2024", 10.0)];
    let answer = change(&x, &json!({ "kind": "normalise", "by": "minMax", "scale": [0, 100] }), &observations, [40.0, 60.0, 0.0], 0.5);
    check(&answer["score"], [40.0, 70.0, 0.0, 0.0, 0.0, 30.0]);
    check(&answer["rank"], [2.0, 1.0, 0.0, 0.0, 0.0, -1.0]);
}

/// a has 0 of 0 in 2023, which is left out, and 8 of 10 in 2024: y alone, 40, then (80 + 40) / 2. It has a figure in both years: its data did it.
#[test]
fn what_is_left_out_in_one_period_is_left_out_among_the_others_of_the_other() {
    let measure = json!({ "kind": "ratio", "numerator": "on", "denominator": "of" });
    let x = json!({ "id": "x", "name": "x", "unit": "%", "measure": measure, "zeroDenominator": "exclude" });
    let mut observations = vec![("a", "on", "2023", 0.0), ("a", "of", "2023", 0.0), ("a", "on", "2024", 8.0), ("a", "of", "2024", 10.0)];
    for (unit, on) in [("b", 5.0), ("c", 6.0)] {
        for year in ["2023", "2024"] {
            observations.extend([(unit, "on", year, on), (unit, "of", year, 10.0)]);
        }
    }
    let answer = change(&x, &json!({ "kind": "proportional", "full": 100 }), &observations, [40.0, 50.0, 30.0], 1.0);
    check(&answer["score"], [40.0, 60.0, 20.0, 0.0, 0.0, 0.0]);
    // b has 50 and c 45 throughout.
    check(&answer["rank"], [3.0, 1.0, -2.0, 0.0, 0.0, 0.0]);
}
