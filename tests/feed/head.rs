//! Everything but the observations.

use reform_dashboard::model::{Aggregate, Comparator, Measure, Rollup, Rule, Time};
use serde_json::{Value, json};

use crate::{check, feed, load};

fn unit(more: Value) -> Value {
    with(json!({ "id": "a", "name": "A", "kind": "province" }), more)
}

fn indicator(more: Value) -> Value {
    with(json!({ "id": "n", "name": "N", "unit": "%", "measure": { "kind": "count" } }), more)
}

fn with(mut item: Value, more: Value) -> Value {
    item.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
    item
}

#[test]
fn the_head_itself() {
    let bare = |text: &str| format!("{{\"format\":\"reform-feed/1\"{text}}}").into_bytes();
    check(&[
        (bare(""), &["warning missing_field : - > id", "warning missing_field : - > title"]),
        (bare(",\"id\":7,\"title\":{\"en\":\"F\"}"), &["warning wrong_type /id: 7 > text", "warning missing_field /title: - > vi"]),
        (bare(",\"id\":\"tỉnh\",\"title\":\"F\""), &["warning bad_id /id: tỉnh > A-Z a-z 0-9 . _ -"]),
        (feed(json!({ "issued": "2020-02-30" })), &["warning bad_day /issued: 2020-02-30 > YYYY-MM-DD"]),
        (feed(json!({ "calendar": "repotring" })), &["warning unknown_word /calendar: repotring > reporting"]),
        (feed(json!({ "calendar": "lunar" })), &["warning unknown_word /calendar: lunar > calendar, reporting"]),
        (feed(json!({ "units": {} })), &["error wrong_type /units: object > array"]),
        (feed(json!({ "units": [1, null] })), &["error wrong_type /units/0: 1 > object", "error wrong_type /units/1: null > object"]),
        (feed(json!({ "publisher": null, "units": null })), &[]),
        (feed(json!({ "thresholds": { "watch": -1 } })), &[]),
        (feed(json!({ "thresholds": { "watch": -9 } })), &["warning threshold_order /thresholds: -8 > watch > risk > alarm"]),
        (feed(json!({ "title": { "vi": "F", "fr": "F" } })), &["warning unknown_field /title/fr: fr > -"]),
    ]);
}

#[test]
fn sources() {
    let source = |more: Value| feed(json!({ "sources": [with(json!({ "id": "s", "title": "S" }), more)] }));
    check(&[
        (source(json!({ "url": "https://kontum.gov.vn/pages/detail/37008/", "date": "2020-12-31" })), &[]),
        (
            source(json!({ "url": "javascript:alert(1)" })),
            &["warning bad_url /sources/0/url: javascript:alert(1) > http, https or relative"],
        ),
        (source(json!({ "id": "" })), &["error bad_id /sources/0/id:  > A-Z a-z 0-9 . _ -"]),
        (
            feed(json!({ "sources": [{ "id": "s", "title": "S" }, { "id": "s", "title": "T" }] })),
            &["error duplicate_id /sources/1/id: s > -"],
        ),
        (feed(json!({ "sources": [{ "id": "s" }] })), &["error missing_field /sources/0: - > title"]),
    ]);
    let (dataset, _) = load(&source(json!({ "url": "javascript:alert(1)" })));
    assert_eq!(dataset.sources[dataset.sources.find("s").unwrap()].url, None);
}

#[test]
fn units() {
    let pair = |first: Value, second: Value| feed(json!({ "units": [unit(first), unit(with(json!({ "id": "b" }), second))] }));
    let to = |unit: &str| json!([{ "unit": unit, "share": 1 }]);
    check(&[
        (feed(json!({ "units": [unit(json!({ "kind": "provnice" }))] })), &["error unknown_word /units/0/kind: provnice > province"]),
        (pair(json!({}), json!({ "id": "a" })), &["error duplicate_id /units/1/id: a > -"]),
        (pair(json!({ "parent": "c" }), json!({})), &["warning unknown_reference /units/0/parent: c > unit"]),
        (pair(json!({ "parent": "b" }), json!({ "parent": "a" })), &["warning parent_cycle /units/1/parent: a > -"]),
        (pair(json!({ "parent": "a" }), json!({})), &["warning parent_cycle /units/0/parent: a > -"]),
        (
            pair(json!({ "validFrom": "2025-07-01", "validTo": "2025-06-30" }), json!({})),
            &["warning dates_reversed /units/0/validTo: 2025-06-30 > 2025-07-01"],
        ),
        (pair(json!({ "validTo": "2025-06-30", "becomes": to("b") }), json!({ "validFrom": "2025-07-01" })), &[]),
        // Taken in by a unit that always existed.
        (pair(json!({ "validTo": "2025-06-30", "becomes": to("b") }), json!({})), &[]),
        (
            pair(json!({ "becomes": to("b") }), json!({ "validFrom": "2025-07-01" })),
            &["warning succession_overlap /units/0/becomes/0: - > 2025-07-01"],
        ),
        (
            pair(json!({ "validTo": "2025-07-01", "becomes": to("b") }), json!({ "validFrom": "2025-07-01" })),
            &["warning succession_overlap /units/0/becomes/0: 2025-07-01 > 2025-07-01"],
        ),
        (
            pair(json!({ "validTo": "2025-06-30", "becomes": [{ "unit": "b", "share": 0.25 }] }), json!({})),
            &["warning succession_share /units/0/becomes: 0.25 > 1"],
        ),
        (
            pair(json!({ "validTo": "2025-06-30", "becomes": [{ "unit": "b", "share": 0.4 }, { "unit": "b", "share": 0.6 }] }), json!({})),
            &[],
        ),
        (
            pair(json!({ "validTo": "2025-06-30", "becomes": [{ "unit": "b", "share": 1 }, { "unit": "b", "share": -1 }] }), json!({})),
            &["error bad_number /units/0/becomes/1/share: -1 > above 0, up to 1"],
        ),
        (
            pair(json!({ "validTo": "2025-06-30", "becomes": to("c") }), json!({})),
            &["error unknown_reference /units/0/becomes/0/unit: c > unit"],
        ),
        (
            pair(json!({ "validTo": "2025-06-30", "becomes": to("b") }), json!({ "validTo": "2025-06-30", "becomes": to("a") })),
            &["warning succession_cycle /units/1/becomes: a > -"],
        ),
        (
            pair(json!({ "validTo": "2025-06-30", "becomes": [{ "unit": "b" }] }), json!({})),
            &["error missing_field /units/0/becomes/0: - > share", "warning succession_share /units/0/becomes: 0 > 1"],
        ),
        (pair(json!({ "code": 62 }), json!({})), &["warning wrong_type /units/0/code: 62 > text"]),
        (pair(json!({ "groups": ["x", 1] }), json!({})), &["error wrong_type /units/0/groups/1: 1 > text"]),
    ]);
    let (dataset, _) = load(&pair(json!({ "parent": "b" }), json!({ "parent": "a" })));
    let parents: Vec<bool> = dataset.units.iter().map(|(_, unit)| unit.parent.is_some()).collect();
    assert_eq!(parents, [true, false]);
    let (dataset, _) = load(&pair(json!({ "code": 62, "groups": ["x", 1] }), json!({})));
    let first = &dataset.units[dataset.units.find("a").unwrap()];
    assert_eq!((first.code.as_deref(), first.groups.as_slice()), (None, ["x".to_owned()].as_slice()));
}

#[test]
fn indicators() {
    let one = |more: Value| feed(json!({ "indicators": [indicator(more)] }));
    let ratio = |numerator: &str, denominator: &str| json!({ "kind": "ratio", "numerator": numerator, "denominator": denominator });
    let two = |first: Value, second: Value| {
        feed(json!({ "indicators": [indicator(json!({ "measure": first })), indicator(json!({ "id": "m", "measure": second }))] }))
    };
    let share = |test: Value| json!({ "kind": "shareOfUnits", "indicator": "m", "test": test });
    check(&[
        (one(json!({ "measure": { "kind": "points", "max": 20 }, "decimals": 2, "bounds": [0, 20], "rollup": "mean" })), &[]),
        (one(json!({ "measure": {} })), &["error missing_field /indicators/0/measure: - > kind"]),
        (one(json!({ "measure": "count" })), &["error wrong_type /indicators/0/measure: count > object"]),
        (one(json!({ "measure": { "kind": 1 } })), &["error wrong_type /indicators/0/measure/kind: 1 > text"]),
        (one(json!({ "measure": { "kind": "point" } })), &["error unknown_word /indicators/0/measure/kind: point > points"]),
        (one(json!({ "measure": { "kind": "count", "max": 1 } })), &["warning unknown_field /indicators/0/measure/max: max > -"]),
        (one(json!({ "measure": { "kind": "points", "mx": 1 } })), &["warning unknown_field /indicators/0/measure/mx: mx > max"]),
        (one(json!({ "measure": { "kind": "points", "max": 0 } })), &["warning bad_number /indicators/0/measure/max: 0 > above 0"]),
        (one(json!({ "decimals": 2.5 })), &["warning bad_number /indicators/0/decimals: 2.5 > whole number from 0 to 15"]),
        (one(json!({ "bounds": [1, 0] })), &["warning bad_number /indicators/0/bounds: 1 > 0"]),
        (one(json!({ "bounds": [1] })), &["warning wrong_type /indicators/0/bounds: array > array of two numbers"]),
        (one(json!({ "ranked": "no" })), &["warning wrong_type /indicators/0/ranked: no > true or false"]),
        (one(json!({ "rollup": "parts" })), &["warning unknown_word /indicators/0/rollup: parts > sum, weighted, mean, worst, none"]),
        (one(json!({ "rollup": "avg" })), &["warning unknown_word /indicators/0/rollup: avg > sum, parts, mean, worst, none"]),
        (
            one(json!({ "rollup": { "kind": "weighted", "by": "m" } })),
            &["warning unknown_reference /indicators/0/rollup/by: m > indicator"],
        ),
        (one(json!({ "rollup": { "kind": "weighted" } })), &["warning missing_field /indicators/0/rollup: - > by"]),
        (one(json!({ "source": "s" })), &["warning unknown_reference /indicators/0/source: s > source"]),
        (two(ratio("m", "x"), json!({ "kind": "count" })), &["warning unknown_reference /indicators/0/measure/denominator: x > indicator"]),
        (
            two(ratio("m", "m"), ratio("m", "n")),
            &["warning ratio_cycle /indicators/1/measure/numerator: m > -", "warning ratio_cycle /indicators/1/measure/denominator: n > -"],
        ),
        (two(share(json!({ "atLeast": 1 })), json!({ "kind": "count" })), &[]),
        (
            two(share(json!({})), json!({ "kind": "count" })),
            &["warning target_comparator /indicators/0/measure/test: - > one of atLeast, atMost, equals"],
        ),
        (
            two(json!({ "kind": "count" }), json!({ "kind": "shareOfUnits", "indicator": "m", "test": { "equals": 1 } })),
            &["warning ratio_cycle /indicators/1/measure/indicator: m > -"],
        ),
    ]);
}

/// The defaults that feed.md states.
#[test]
fn what_indicators_are_where_the_feed_does_not_say() {
    let (dataset, problems) = load(&feed(json!({ "indicators": [
        indicator(json!({ "id": "a" })),
        indicator(json!({ "id": "b", "time": "stock" })),
        indicator(json!({ "id": "c", "measure": { "kind": "ratio", "numerator": "b", "denominator": "a" } })),
        indicator(json!({ "id": "d", "measure": { "kind": "ratio", "numerator": "c", "denominator": "a" } })),
        indicator(json!({ "id": "e", "measure": { "kind": "percent" } })),
        indicator(json!({ "id": "f", "measure": { "kind": "ratio", "numerator": "a", "denominator": "b" }, "rollup": { "kind": "weighted", "by": "a" } })),
    ] })));
    assert_eq!(problems, []);
    let behaviour: Vec<(Time, bool, bool)> = dataset
        .indicators
        .iter()
        .map(|(_, indicator)| (indicator.time, indicator.rollup == Rollup::Sum, indicator.rollup == Rollup::Parts))
        .collect();
    assert_eq!(
        behaviour,
        [
            (Time::Flow, true, false),
            (Time::Stock, true, false),
            (Time::Stock, false, true),
            (Time::Stock, false, true),
            (Time::Snapshot, false, false),
            (Time::Flow, false, false),
        ]
    );
    let last = &dataset.indicators[dataset.indicators.find("f").unwrap()];
    assert_eq!(last.rollup, Rollup::Weighted(dataset.indicators.find("a").unwrap()));
    assert!(last.ranked && !last.groups_only);
}

fn framework(root: Value) -> Value {
    json!({
        "indicators": [indicator(json!({}))],
        "frameworks": [{ "id": "w", "name": "W", "version": "1", "root": with(json!({ "id": "r", "name": "R" }), root) }],
    })
}

fn leaf(id: &str, more: Value) -> Value {
    with(json!({ "id": id, "name": id, "indicator": "n" }), more)
}

#[test]
fn frameworks() {
    let published = json!({ "kind": "published" });
    let root = |root: Value| feed(framework(root));
    let rule = |rule: Value| feed(framework(json!({ "indicator": "n", "max": 1, "rule": rule })));
    check(&[
        (
            root(
                json!({ "max": 3, "children": [leaf("x", json!({ "max": 1, "rule": published })), leaf("y", json!({ "max": 2, "rule": published }))] }),
            ),
            &[],
        ),
        (
            root(
                json!({ "max": 4, "children": [leaf("x", json!({ "max": 1, "rule": published })), leaf("y", json!({ "max": 2, "rule": published }))] }),
            ),
            &["warning node_max_differs /frameworks/0/root/max: 4 > 3"],
        ),
        (root(json!({})), &["info node_empty /frameworks/0/root: - > children or indicator"]),
        (root(json!({ "max": 1 })), &["warning node_empty /frameworks/0/root: - > children or indicator"]),
        (
            root(json!({ "indicator": "n", "children": [leaf("x", json!({}))] })),
            &["warning node_empty /frameworks/0/root: children and indicator > children or indicator"],
        ),
        (root(json!({ "children": [leaf("r", json!({}))] })), &["error duplicate_id /frameworks/0/root/children/0/id: r > -"]),
        (root(json!({ "indicator": "z" })), &["warning unknown_reference /frameworks/0/root/indicator: z > indicator"]),
        (root(json!({ "indicator": "n", "published": "z" })), &["warning unknown_reference /frameworks/0/root/published: z > indicator"]),
        (root(json!({ "indicator": "n", "weight": -1 })), &["warning bad_number /frameworks/0/root/weight: -1 > 0 or more"]),
        (
            root(json!({ "indicator": "n", "track": "own" })),
            &["warning unknown_word /frameworks/0/root/track: own > self, appraised, survey"],
        ),
        (rule(json!({ "kind": "proportional", "full": 80 })), &[]),
        (
            rule(json!({ "kind": "proportional", "full": 80, "from": 80 })),
            &["warning bad_number /frameworks/0/root/rule/full: 80 > other than from"],
        ),
        (rule(json!({ "kind": "steps", "steps": [{ "atLeast": 95, "points": 2 }, { "atLeast": 90, "points": 1 }] })), &[]),
        (rule(json!({ "kind": "steps", "steps": [] })), &["warning bad_number /frameworks/0/root/rule/steps: 0 > one step or more"]),
        (rule(json!({ "kind": "steps" })), &["warning missing_field /frameworks/0/root/rule: - > steps"]),
        (rule(json!({ "kind": "deduction", "per": 0, "points": 1 })), &["warning bad_number /frameworks/0/root/rule/per: 0 > above 0"]),
        (rule(json!({ "kind": "allOrNothing" })), &["warning missing_field /frameworks/0/root/rule: - > atLeast"]),
        (rule(json!({ "kind": "normalise", "by": "minMax" })), &[]),
        (
            rule(json!({ "kind": "normalise", "by": "log" })),
            &[
                "warning unknown_word /frameworks/0/root/rule/by: log > minMax, zScore, scaled, goalposts, distanceToTarget, distanceToReference, distanceToBest, fractionOfBest, rank, borda, percentileRank",
            ],
        ),
        (rule(json!({ "kind": "normalise", "by": "scaled", "low": 1 })), &["warning missing_field /frameworks/0/root/rule: - > high"]),
        (
            rule(json!({ "kind": "normalise", "by": "goalposts", "low": 1, "high": 1 })),
            &["warning bad_number /frameworks/0/root/rule/high: 1 > above the lower end"],
        ),
        (
            rule(json!({ "kind": "normalise", "by": "zScore", "scale": [10, 5] })),
            &["warning bad_number /frameworks/0/root/rule/scale: 5 > above the lower end"],
        ),
        (rule(json!({ "kind": "normalise", "by": "distanceToTarget" })), &["warning missing_field /frameworks/0/root/rule: - > target"]),
        (rule(json!({ "kind": "normalise", "by": "distanceToReference" })), &["warning missing_field /frameworks/0/root/rule: - > unit"]),
        (
            rule(json!({ "kind": "normalise", "by": "distanceToReference", "unit": "z" })),
            &["warning unknown_reference /frameworks/0/root/rule/unit: z > unit"],
        ),
        (
            root(json!({ "indicator": "n", "dataThreshold": 60, "impute": "median" })),
            &[
                "warning unknown_word /frameworks/0/root/impute: median > groupMean",
                "warning bad_number /frameworks/0/root/dataThreshold: 60 > 0 to 1",
            ],
        ),
        (
            root(json!({ "aggregate": "power", "children": [leaf("x", json!({ "weight": 1 }))] })),
            &["warning missing_field /frameworks/0/root: - > power"],
        ),
        (
            rule(json!({ "kind": "linear" })),
            &[
                "warning unknown_word /frameworks/0/root/rule/kind: linear > published, proportional, steps, allOrNothing, deduction, normalise",
            ],
        ),
    ]);
}

/// A node only groups where nothing below it is scored; else weights make a mean and points a sum.
#[test]
fn how_children_become_their_parent() {
    let published = json!({ "kind": "published" });
    for (root, expected) in [
        (json!({ "children": [leaf("x", json!({}))] }), None),
        (json!({ "max": 1, "children": [leaf("x", json!({ "max": 1, "rule": published }))] }), Some(Aggregate::Sum)),
        (json!({ "children": [leaf("x", json!({ "weight": 2, "rule": published }))] }), Some(Aggregate::Mean)),
        (json!({ "max": 1, "children": [leaf("x", json!({ "weight": 2, "rule": published }))] }), Some(Aggregate::Mean)),
        (json!({ "children": [{ "id": "y", "name": "Y", "children": [leaf("x", json!({ "rule": published }))] }] }), Some(Aggregate::Sum)),
        (
            json!({ "aggregate": "geometric", "children": [leaf("x", json!({ "weight": 2, "rule": published }))] }),
            Some(Aggregate::Geometric),
        ),
    ] {
        let (dataset, _) = load(&feed(framework(root.clone())));
        let framework = &dataset.frameworks[dataset.frameworks.find("w").unwrap()];
        assert_eq!(framework.nodes[0].aggregate, expected, "{root}");
    }
    let steps = json!({ "indicator": "n", "rule": { "kind": "steps", "steps": [{ "atLeast": 95, "points": 2 }, { "atLeast": -90, "points": 1 }] } });
    let (dataset, _) = load(&feed(framework(steps)));
    let Some(Rule::Steps { steps }) = &dataset.frameworks[dataset.frameworks.find("w").unwrap()].nodes[0].rule else { panic!("no steps") };
    assert_eq!(steps.iter().map(|step| (step.at_least, step.points)).collect::<Vec<_>>(), [(-90.0, 1.0), (95.0, 2.0)]);
}

#[test]
fn targets_and_verdicts() {
    let target = |more: Value| {
        let target = with(json!({ "id": "t", "indicator": "n", "unit": "a", "due": "2020" }), more);
        json!({ "units": [unit(json!({}))], "indicators": [indicator(json!({}))], "targets": [target] })
    };
    let of = |more: Value| feed(target(more));
    let comparators = "one of atLeast, moreThan, atMost, lessThan, equals, between, done, change";
    let none = format!("error target_comparator /targets/0: 0 > {comparators}");
    let two = format!("error target_comparator /targets/0: 2 > {comparators}");
    let reported = |more: Value| {
        let stated = with(json!({ "target": "t", "unit": "a", "asOf": "2020-12-31", "verdict": "missed", "source": "s" }), more);
        feed(with(target(json!({ "atLeast": 30 })), json!({ "sources": [{ "id": "s", "title": "S" }], "reported": [stated] })))
    };
    check(&[
        (of(json!({ "atLeast": 30 })), &[]),
        (of(json!({})), &[&none]),
        (of(json!({ "done": false })), &[&none]),
        (of(json!({ "atLeast": 30, "atMost": 40 })), &[&two]),
        (of(json!({ "between": [2, 1] })), &["error bad_number /targets/0/between: 2 > 1"]),
        (of(json!({ "atLeast": 30, "indicator": "z" })), &["error unknown_reference /targets/0/indicator: z > indicator"]),
        // Without its unit it would hold for every unit.
        (of(json!({ "atLeast": 30, "unit": 7 })), &["error wrong_type /targets/0/unit: 7 > text"]),
        (of(json!({ "atLeast": 30, "unit": "z" })), &["error unknown_reference /targets/0/unit: z > unit"]),
        (of(json!({ "atLeast": 30, "due": "31/12/2020" })), &["error bad_period /targets/0/due: 31/12/2020 > period"]),
        (of(json!({ "change": { "by": -20, "from": "2019" } })), &[]),
        (of(json!({ "change": { "by": -20 } })), &["warning missing_field /targets/0/change: - > from", &none]),
        (
            of(json!({ "atLeast": 30, "baseline": { "on": "2011", "value": "0" } })),
            &["warning wrong_type /targets/0/baseline/value: 0 > number"],
        ),
        (
            of(json!({ "atLeast": 30, "path": [{ "on": "2016", "value": 10 }, { "on": "2015", "value": 5 }] })),
            &["warning path_order /targets/0/path/1/on: 2015 > -"],
        ),
        (of(json!({ "atLeast": 30, "path": [{ "on": "2021", "value": 10 }] })), &["error path_order /targets/0/path/0/on: 2021 > -"]),
        (reported(json!({})), &[]),
        (reported(json!({ "target": "u" })), &["error unknown_reference /reported/0/target: u > target"]),
        (reported(json!({ "unit": "u" })), &["error unknown_reference /reported/0/unit: u > unit"]),
        (reported(json!({ "source": null })), &["warning missing_field /reported/0: - > source"]),
        (reported(json!({ "verdict": "met?" })), &["error unknown_word /reported/0/verdict: met? > met"]),
    ]);
    let (dataset, _) = load(&of(json!({ "atLeast": 30, "path": [{ "on": "2016", "value": 10 }, { "on": "2015", "value": 5 }] })));
    let found = &dataset.targets[dataset.targets.find("t").unwrap()];
    assert_eq!(found.comparator, Comparator::AtLeast(30.0));
    assert_eq!(found.path.iter().map(|point| point.value).collect::<Vec<_>>(), [5.0, 10.0]);
}

#[test]
fn actions_and_notes() {
    let action = |more: Value| {
        let action = with(json!({ "id": "x", "name": "X", "owner": "O", "due": "2020-06-30" }), more);
        feed(json!({ "actions": [action] }))
    };
    let note = |about: Value, more: Value| {
        let note = with(json!({ "about": about, "kind": "limitation", "text": "chậm", "source": "s" }), more);
        feed(json!({ "sources": [{ "id": "s", "title": "S" }], "units": [unit(json!({}))], "notes": [note] }))
    };
    check(&[
        (action(json!({ "done": "2020-06-29" })), &[]),
        (action(json!({ "owner": null })), &["error wrong_type /actions/0/owner: null > text"]),
        (action(json!({ "indicators": ["z"] })), &["error unknown_reference /actions/0/indicators/0: z > indicator"]),
        (
            feed(json!({ "actions": [
                { "id": "x", "name": "X", "owner": "O", "due": "2020" }, { "id": "x", "name": "X", "owner": "O", "due": "2020" },
            ] })),
            &["error duplicate_id /actions/1/id: x > -"],
        ),
        (note(json!({ "unit": "a", "period": "2020" }), json!({})), &[]),
        (note(json!({ "unit": "z" }), json!({})), &["error unknown_reference /notes/0/about/unit: z > unit"]),
        (note(json!({ "indicator": "z" }), json!({})), &["error unknown_reference /notes/0/about/indicator: z > indicator"]),
        (note(json!({ "node": "z" }), json!({})), &["error unknown_reference /notes/0/about/node: z > node"]),
        (note(json!({ "period": "2020-13" }), json!({})), &["error bad_period /notes/0/about/period: 2020-13 > period"]),
        (note(json!({}), json!({ "source": "z" })), &["warning unknown_reference /notes/0/source: z > source"]),
        (note(json!({}), json!({ "value": "17" })), &["warning wrong_type /notes/0/value: 17 > number"]),
        (
            note(json!({}), json!({ "kind": "praise" })),
            &["error unknown_word /notes/0/kind: praise > limitation, commendation, method, break, remark"],
        ),
        (feed(json!({ "notes": [{ "kind": "remark", "text": "x" }] })), &["warning missing_field /notes/0: - > source"]),
    ]);
    let (dataset, _) = load(&note(json!({ "unit": "z" }), json!({})));
    assert!(dataset.notes.is_empty());
}

/// An indicator that has lost its parts still has what is printed of it.
#[test]
fn a_ratio_without_its_parts_is_a_printed_percentage() {
    let ratio = json!({ "kind": "ratio", "numerator": "x", "denominator": "y" });
    let (dataset, problems) = load(&feed(json!({ "indicators": [indicator(json!({ "measure": ratio }))] })));
    assert_eq!(problems.len(), 2);
    let found = &dataset.indicators[dataset.indicators.find("n").unwrap()];
    assert_eq!((&found.measure, found.rollup), (&Measure::Percent, Rollup::None));
}
