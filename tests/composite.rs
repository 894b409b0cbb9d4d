//! Composite indices declared as data: scores by hand of small panels, through the feed.

use reform_dashboard::dashboard::{Dashboard, Selector};
use reform_dashboard::feed::read;
use reform_dashboard::measure::aggregate::effective_weights;
use reform_dashboard::num;
use serde_json::{Value, json};

/// Four provinces with a rate (more is better) and days (less is better), `d` without a rate; what must not count beside them: a plan, a province that was no
/// more, the nation, and `g`, of which nothing is known.
fn panel(frameworks: Value) -> Dashboard {
    let province = |id: &str, group: &str| json!({ "id": id, "name": id, "kind": "province", "groups": [group] });
    let seen = |unit: &str, indicator: &str, value: f64| json!({ "unit": unit, "indicator": indicator, "period": "2024", "value": value });
    let feed = json!({
        "format": "reform-feed/1", "id": "f", "title": "F",
        "units": [
            { "id": "vn", "name": "VN", "kind": "nation" },
            province("a", "north"), province("b", "north"), province("c", "south"), province("d", "south"), province("e", "south"),
            { "id": "f", "name": "f", "kind": "province", "validTo": "2020-12-31" },
            province("g", "north"),
        ],
        "indicators": [
            { "id": "rate", "name": "Rate", "unit": "%", "measure": { "kind": "index" } },
            { "id": "days", "name": "Days", "unit": "ngày", "measure": { "kind": "index" }, "direction": "down" },
        ],
        "frameworks": frameworks,
        "observations": [
            seen("vn", "rate", 1000.0), seen("f", "rate", 500.0),
            seen("a", "rate", 20.0), seen("b", "rate", 60.0), seen("c", "rate", 100.0),
            seen("a", "days", 10.0), seen("b", "days", 30.0), seen("c", "days", 20.0), seen("d", "days", 50.0),
            { "unit": "e", "indicator": "rate", "period": "2024", "value": 200, "status": "planned" },
        ],
    });
    Dashboard::load(feed.to_string().as_bytes()).unwrap()
}

/// A framework whose root joins `rate` and `days`, with fields of the root, of the leaves and of their rules.
fn index(root: Value, rate: Value, days: Value) -> Value {
    let with = |mut node: Value, fields: Value| {
        node.as_object_mut().unwrap().append(&mut fields.as_object().unwrap().clone());
        node
    };
    let leaf = |id: &str, fields: Value| with(json!({ "id": id, "name": id, "indicator": id }), fields);
    let root = with(json!({ "id": "root", "name": "Index", "children": [leaf("rate", rate), leaf("days", days)] }), root);
    json!([{ "id": "index", "name": "Index", "version": "1", "root": root }])
}

fn rule(by: &str, fields: Value) -> Value {
    let mut rule = json!({ "kind": "normalise", "by": by });
    rule.as_object_mut().unwrap().append(&mut fields.as_object().unwrap().clone());
    rule
}

/// The total of a unit, and how many of how many leaves have a figure.
fn total(dashboard: &Dashboard, unit: &str) -> (Option<f64>, u64, u64) {
    let select = Selector { unit: Some(unit.to_owned()), period: Some("2024".to_owned()), ..Selector::default() };
    let answer: Value = serde_json::from_str(&dashboard.json("summary", &select).unwrap()).unwrap();
    let total = &answer["total"];
    (total["value"].as_f64(), total["coverage"]["have"].as_u64().unwrap(), total["coverage"]["of"].as_u64().unwrap())
}

#[track_caller]
fn check(frameworks: Value, expected: &[(&str, Option<f64>)]) {
    let dashboard = panel(frameworks);
    for (unit, expected) in expected {
        let found = total(&dashboard, unit).0;
        let same = match (found, expected) {
            (Some(found), Some(expected)) => num::same(found, *expected),
            _ => found == *expected,
        };
        assert!(same, "{unit}: {found:?}, expected {expected:?}");
    }
}

/// Rate: 20, 60, 100 are 0, 50, 100 of 100. Days: 10, 30, 20, 50 are 100, 50, 75, 0. With weights 1 and 3: (0 + 300)/4, (50 + 150)/4, (100 + 225)/4.
#[test]
fn min_max_and_the_mean() {
    let by = |weight: u8| json!({ "weight": weight, "rule": rule("minMax", json!({})) });
    let frameworks = index(json!({}), by(1), by(3));
    check(
        frameworks.clone(),
        &[("a", Some(75.0)), ("b", Some(50.0)), ("c", Some(81.25)), ("d", None), ("e", None), ("g", None), ("vn", None)],
    );
    let dashboard = panel(frameworks);
    assert_eq!([total(&dashboard, "a"), total(&dashboard, "d")], [(Some(75.0), 2, 2), (None, 1, 2)]);
}

/// `d` has days only, the worst: half of its figures are enough for 0, not where 60 % are asked for.
#[test]
fn a_data_threshold_leaves_out_what_is_missing() {
    let by = || json!({ "weight": 1, "rule": rule("minMax", json!({})) });
    check(index(json!({ "dataThreshold": 0.5 }), by(), by()), &[("a", Some(50.0)), ("d", Some(0.0)), ("g", None)]);
    check(index(json!({ "dataThreshold": 0.6 }), by(), by()), &[("a", Some(50.0)), ("d", None)]);
    // A sum is re-scaled to its maximum: 20 of 60 days' points are a third of 100.
    let points = |max: u8, rule: Value| json!({ "max": max, "rule": rule });
    let proportional = json!({ "kind": "proportional", "full": 0, "from": 75 });
    let sum = index(json!({ "max": 100, "dataThreshold": 0.5 }), points(40, rule("minMax", json!({}))), points(60, proportional));
    // a: 0 of 40 and (75 − 10)/75 of 60.
    check(sum, &[("a", Some(52.0)), ("d", Some(100.0 / 3.0))]);
}

/// The south's only rate, 100, stands for the gap of `d`: (1 · 100 + 3 · 0)/4; its coverage still says 1 of 2. Nothing is known of `g`, so nothing is made up.
#[test]
fn gaps_are_filled_with_the_mean_of_the_group() {
    let by = |weight: u8| json!({ "weight": weight, "rule": rule("minMax", json!({})), "impute": "groupMean" });
    let frameworks = index(json!({}), by(1), by(3));
    let dashboard = panel(frameworks.clone());
    assert_eq!(total(&dashboard, "d"), (Some(25.0), 1, 2));
    check(frameworks, &[("a", Some(75.0)), ("b", Some(50.0)), ("c", Some(81.25)), ("g", None)]);
    // Over six units, `d` and `e` with the south's 100, `g` with the north's 40, the mean is 70.
    let only = index(
        json!({ "dataThreshold": 0.5 }),
        json!({ "weight": 1, "rule": rule("zScore", json!({})), "impute": "groupMean" }),
        json!({ "weight": 1 }),
    );
    let deviation = ((2500.0 + 100.0 + 900.0 + 900.0 + 900.0 + 900.0) / 5.0_f64).sqrt();
    check(only, &[("a", Some(-50.0 / deviation)), ("d", Some(30.0 / deviation))]);
}

/// Goalposts 0 and 100 (days 0 and 50) on 1 to 100: a has 20,8 and 80,2; c has 100 and 60,4. One's score does not move with the others.
#[test]
fn goalposts_and_other_means() {
    let rate = || json!({ "rule": rule("goalposts", json!({ "low": 0, "high": 100, "scale": [1, 100] })) });
    let days = || json!({ "rule": rule("goalposts", json!({ "low": 0, "high": 50, "scale": [1, 100] })) });
    let by = |root: Value| index(root, rate(), days());
    check(by(json!({ "aggregate": "geometric" })), &[("a", Some((20.8_f64 * 80.2).sqrt())), ("c", Some(6040.0_f64.sqrt())), ("d", None)]);
    check(by(json!({ "aggregate": "harmonic" })), &[("a", Some(2.0 / (1.0 / 20.8 + 1.0 / 80.2)))]);
    check(by(json!({ "aggregate": "power", "power": 2 })), &[("a", Some(((20.8 * 20.8 + 80.2 * 80.2) / 2.0_f64).sqrt()))]);
    check(by(json!({ "aggregate": "power" })), &[("a", None)]);
    // The nation is alone of its kind: fixed ends need no others. Its rate of 1000 is beyond the upper post.
    let alone = index(json!({ "aggregate": "mean", "dataThreshold": 0.5 }), rate(), days());
    check(alone, &[("vn", Some(100.0))]);
    // A geometric mean takes no 0.
    let zero = || json!({ "rule": rule("minMax", json!({})) });
    check(index(json!({ "aggregate": "geometric" }), zero(), zero()), &[("a", None), ("b", Some(50.0))]);
}

/// Half of the index is the days' rank among four: 50, 30, 20, 10 are 1st to 4th from below. The other half by hand.
#[test]
fn each_leaf_its_own_method() {
    let ranked = || json!({ "rule": rule("rank", json!({})) });
    let half = |rate: Value| index(json!({ "aggregate": "mean" }), json!({ "rule": rate }), ranked());
    for (by, fields, expected) in [
        ("distanceToReference", json!({ "unit": "b", "cap": true }), [0.0, 100.0, 100.0]),
        ("distanceToReference", json!({ "unit": "b" }), [0.0, 100.0, 200.0]),
        ("distanceToReference", json!({ "unit": "a" }), [f64::NAN; 3]),
        ("distanceToTarget", json!({ "target": 70 }), [0.0, 80.0, 160.0]),
        ("distanceToTarget", json!({ "target": 70, "cap": true, "scale": [0, 1] }), [0.0, 0.8, 1.0]),
        ("distanceToBest", json!({}), [0.0, 50.0, 100.0]),
        ("fractionOfBest", json!({}), [20.0, 60.0, 100.0]),
        ("percentileRank", json!({}), [0.0, 50.0, 100.0]),
        ("borda", json!({}), [0.0, 1.0, 2.0]),
        ("zScore", json!({}), [-1.0, 0.0, 1.0]),
        ("scaled", json!({ "low": 50, "high": 100 }), [-60.0, 20.0, 100.0]),
    ] {
        let expected: Vec<_> = ["a", "b", "c"]
            .into_iter()
            .zip(expected)
            .zip([4.0, 2.0, 3.0])
            .map(|((unit, rate), rank)| (unit, num::finite((rate + rank) / 2.0)))
            .collect();
        check(half(rule(by, fields)), &expected);
    }
}

/// Of 1 to 10 and 100 the 100 is drawn in to 10 (COINr, test of `Treat`): 5 then is 4/9 of the way, not 4/99. Posts and ranks do not move.
#[test]
fn outliers_are_drawn_in() {
    let load = |outliers: Value, rule: Value| {
        let names: Vec<String> = (1..=11).map(|place| format!("u{place}")).collect();
        let units: Vec<Value> = names.iter().map(|name| json!({ "id": name, "name": name, "kind": "commune" })).collect();
        let seen = |place: usize| json!({ "unit": names[place], "indicator": "n", "period": "2024", "value": if place == 10 { 100 } else { place + 1 } });
        let mut framework = json!({
            "id": "index", "name": "Index", "version": "1",
            "root": { "id": "n", "name": "N", "aggregate": "mean", "children": [{ "id": "leaf", "name": "N", "indicator": "n", "rule": rule }] },
        });
        if outliers.is_string() {
            framework["outliers"] = outliers;
        }
        let feed = json!({
            "format": "reform-feed/1", "id": "f", "title": "F", "units": units, "frameworks": [framework],
            "indicators": [{ "id": "n", "name": "N", "unit": "n", "measure": { "kind": "index" } }],
            "observations": (0..11).map(seen).collect::<Vec<_>>(),
        });
        Dashboard::load(feed.to_string().as_bytes()).unwrap()
    };
    let five = |outliers: Value, rule: Value| {
        let dashboard = load(outliers, rule);
        ["u5", "u10", "u11"].map(|unit| num::round(total(&dashboard, unit).0.unwrap(), 9))
    };
    let min_max = || rule("minMax", json!({}));
    assert_eq!(five(json!("winsorise"), min_max()), [44.444_444_444, 100.0, 100.0]);
    assert_eq!(five(Value::Null, min_max()), [4.040_404_040, 9.090_909_091, 100.0]);
    assert_eq!(five(json!("winsorise"), rule("rank", json!({}))), [5.0, 10.0, 11.0]);
    assert_eq!(five(json!("winsorise"), rule("scaled", json!({ "low": 0, "high": 10 }))), [50.0, 100.0, 1000.0]);
}

/// Mean of two halves: in one weights 1 and 3, in the other points 40 and 60. A branch that only groups weighs nothing known.
#[test]
fn what_each_node_weighs_in_the_end() {
    let leaf = |id: &str, fields: Value| {
        let mut leaf = json!({ "id": id, "name": id, "indicator": "n", "rule": { "kind": "published" } });
        leaf.as_object_mut().unwrap().append(&mut fields.as_object().unwrap().clone());
        leaf
    };
    let tree = |max: Value| {
        let feed = json!({
            "format": "reform-feed/1", "id": "f", "title": "F",
            "indicators": [{ "id": "n", "name": "N", "unit": "n", "measure": { "kind": "index" } }],
            "frameworks": [{ "id": "t", "name": "T", "version": "1", "root": { "id": "t", "name": "T", "aggregate": "geometric", "children": [
                { "id": "m", "name": "M", "weight": 2, "children": [leaf("m1", json!({ "weight": 1 })), leaf("m2", json!({ "weight": 3 }))] },
                { "id": "s", "name": "S", "weight": 2, "aggregate": "sum", "children": [leaf("s1", json!({ "max": 40 })), leaf("s2", max)] },
            ] } }],
        });
        let dataset = read(feed.to_string().as_bytes()).unwrap().0;
        effective_weights(&dataset.frameworks[dataset.frameworks.find("t").unwrap()])
    };
    assert_eq!(tree(json!({ "max": 60 })), [1.0, 0.5, 0.125, 0.375, 0.5, 0.2, 0.3].map(Some));
    assert_eq!(tree(json!({}))[4..], [Some(0.5), None, None]);
}
