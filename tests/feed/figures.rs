//! The observations: each row and column, and all of them against each other.

use std::time::Instant;

use reform_dashboard::dashboard::Dashboard;
use reform_dashboard::model::{Gap, Qualifier, Status, Track};
use reform_dashboard::problem::ProblemCode;
use serde_json::{Value, json};

use crate::{check, feed, load};

/// What the figures below are of: a unit of before and one of after 1 July 2025, and an indicator of each kind that is checked.
fn head() -> Value {
    let indicator = |id: &str, measure: Value, more: Value| {
        let mut indicator = json!({ "id": id, "name": id, "unit": "x", "measure": measure });
        indicator.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
        indicator
    };
    json!({
        "sources": [{ "id": "s", "title": "S" }, { "id": "t", "title": "T" }],
        "units": [
            { "id": "a", "name": "A", "kind": "province" },
            { "id": "old", "name": "Old", "kind": "province", "validTo": "2025-06-30" },
            { "id": "new", "name": "New", "kind": "province", "validFrom": "2025-07-01" },
        ],
        "indicators": [
            indicator("n", json!({ "kind": "count" }), json!({})),
            indicator("c", json!({ "kind": "count" }), json!({ "time": "cumulative" })),
            indicator("p", json!({ "kind": "points", "max": 20 }), json!({})),
            indicator("b", json!({ "kind": "percent" }), json!({ "bounds": [-5, 5] })),
            indicator("l", json!({ "kind": "level", "levels": ["1", "2", "3", "4"] }), json!({})),
            indicator("g", json!({ "kind": "percent" }), json!({})),
            indicator("r", json!({ "kind": "count" }), json!({ "calendar": "reporting", "time": "cumulative" })),
        ],
    })
}

fn with(observations: Value) -> Vec<u8> {
    let mut head = head();
    head["observations"] = observations;
    feed(head)
}

/// One row: unit `a`, indicator `n`, 2020, 1, with other fields.
fn row(more: Value) -> Value {
    let mut row = json!({ "unit": "a", "indicator": "n", "period": "2020", "value": 1 });
    row.as_object_mut().unwrap().append(&mut more.as_object().unwrap().clone());
    row
}

fn one(more: Value) -> Vec<u8> {
    with(json!([row(more)]))
}

#[test]
fn one_row() {
    let without = |field: &str| {
        let mut row = row(json!({}));
        row.as_object_mut().unwrap().remove(field);
        with(json!([row]))
    };
    check(&[
        (one(json!({})), &[]),
        (with(json!([7])), &["error wrong_type /observations/0: 7 > object"]),
        (
            with(json!([row(json!({})), [], "x", null])),
            &[
                "error wrong_type /observations/1: array > object",
                "error wrong_type /observations/2: x > object",
                "error wrong_type /observations/3: null > object",
            ],
        ),
        (without("unit"), &["error missing_field /observations/0: - > unit"]),
        (without("indicator"), &["error missing_field /observations/0: - > indicator"]),
        (without("period"), &["error missing_field /observations/0: - > period"]),
        (without("value"), &["error missing_field /observations/0: - > value"]),
        (
            with(json!([{}])),
            &[
                "error missing_field /observations/0: - > unit",
                "error missing_field /observations/0: - > indicator",
                "error missing_field /observations/0: - > period",
            ],
        ),
        (one(json!({ "value": "12,5" })), &["error wrong_type /observations/0/value: 12,5 > number"]),
        (one(json!({ "value": true })), &["error wrong_type /observations/0/value: true > number"]),
        (one(json!({ "value": [1] })), &["error wrong_type /observations/0/value: array > number"]),
        (one(json!({ "value": { "a": 1 } })), &["error wrong_type /observations/0/value: object > number"]),
        (one(json!({ "unit": 82 })), &["error wrong_type /observations/0/unit: 82 > text"]),
        (one(json!({ "status": 1 })), &["warning wrong_type /observations/0/status: 1 > text"]),
        (one(json!({ "unit": "z" })), &["error unknown_reference /observations/0/unit: z > unit"]),
        (one(json!({ "indicator": "z" })), &["error unknown_reference /observations/0/indicator: z > indicator"]),
        (one(json!({ "source": "z" })), &["warning unknown_reference /observations/0/source: z > source"]),
        (one(json!({ "period": "2020-Q5" })), &["error bad_period /observations/0/period: 2020-Q5 > period"]),
        (
            one(json!({ "unit": "z", "indicator": "y", "period": "x" })),
            &[
                "error unknown_reference /observations/0/unit: z > unit",
                "error unknown_reference /observations/0/indicator: y > indicator",
                "error bad_period /observations/0/period: x > period",
            ],
        ),
        (one(json!({ "start": "2019-12-01", "end": "2020-11-30" })), &[]),
        (one(json!({ "start": "2019-12-32" })), &["error bad_day /observations/0/start: 2019-12-32 > YYYY-MM-DD"]),
        (
            one(json!({ "start": "2020-06-30", "end": "2020-01-01" })),
            &["error dates_reversed /observations/0/end: 2020-01-01 > 2020-06-30"],
        ),
        (one(json!({ "start": "2021-01-01" })), &["error dates_reversed /observations/0/start: 2021-01-01 > -"]),
        (one(json!({ "published": "yesterday" })), &["warning bad_day /observations/0/published: yesterday > YYYY-MM-DD"]),
        (one(json!({ "gap": "unknown" })), &["warning value_and_gap /observations/0/gap: unknown > -"]),
        (
            one(json!({ "value": null, "gap": "never" })),
            &["warning unknown_word /observations/0/gap: never > notPublished, notYet, unknown"],
        ),
        (one(json!({ "status": "ofical" })), &["warning unknown_word /observations/0/status: ofical > official"]),
        (one(json!({ "qualifier": "more" })), &["warning unknown_word /observations/0/qualifier: more > over, about, under, almost"]),
        (one(json!({ "track": "own" })), &["warning unknown_word /observations/0/track: own > self, appraised, survey"]),
        (one(json!({ "perod": "2020" })), &["warning unknown_field /observations/0/perod: perod > period"]),
    ]);
    let twice = String::from_utf8(one(json!({}))).unwrap().replace("\"value\":1}", "\"value\":1,\"value\":2}").into_bytes();
    check(&[(twice.clone(), &["warning duplicate_key /observations/0/value: value > -"])]);
    assert_eq!(figures(&twice), [(0, Some(2.0))]);
}

/// Rows with the values that are kept.
fn figures(document: &[u8]) -> Vec<(u32, Option<f64>)> {
    let (dataset, _) = load(document);
    let mut figures: Vec<_> =
        dataset.indicators.ids().flat_map(|id| dataset.observations.of(id)).map(|figure| (figure.row, figure.value)).collect();
    figures.sort_by_key(|figure| figure.0);
    figures
}

#[test]
fn what_of_a_flawed_row_is_kept() {
    let document = with(json!([
        row(json!({ "value": "1" })),
        row(json!({ "value": 2, "source": "z", "status": "x" })),
        row(json!({ "value": 3, "unit": "z" })),
        row(json!({ "value": null, "period": "2021" })),
        row(json!({ "value": 5, "period": "2022", "gap": "notYet" })),
    ]));
    assert_eq!(figures(&document), [(1, Some(2.0)), (3, None), (4, Some(5.0))]);
}

#[test]
fn everything_a_row_may_carry_is_kept() {
    let (dataset, problems) = load(&one(json!({
        "start": "2019-12-15", "end": "2020-12-14", "status": "restated", "qualifier": "almost", "track": "appraised", "source": "t",
        "published": "2021-05-25", "asPrinted": "gần 96%",
    })));
    assert_eq!(problems, []);
    let indicator = dataset.indicators.find("n").unwrap();
    let found = dataset.observations.of(indicator).next().unwrap();
    assert_eq!((found.value, found.meta.status, found.meta.qualifier), (Some(1.0), Status::Restated, Some(Qualifier::Almost)));
    assert_eq!((found.meta.track, found.meta.source), (Some(Track::Appraised), dataset.sources.find("t")));
    assert_eq!(found.meta.published.unwrap().to_string(), "2021-05-25");
    assert_eq!(dataset.observations.printed_at(found.row), Some("gần 96%"));
    assert_eq!(
        dataset.periods.iter().map(|(_, period)| period.id(dataset.head.calendar)).collect::<Vec<_>>(),
        ["2020@2019-12-15/2020-12-14"]
    );
    let (dataset, _) = load(&with(json!([{ "unit": "a", "indicator": "n", "period": "2020", "gap": "notPublished" }])));
    let found = dataset.observations.of(indicator).next().unwrap();
    assert_eq!((found.value, found.gap()), (None, Some(Gap::NotPublished)));
}

fn columns(names: &[&str], data: Value) -> Vec<u8> {
    let dictionary = json!({ "unit": ["a", "old"], "indicator": ["n"], "period": ["2020", "2021"], "status": ["planned"] });
    with(json!({ "columns": names, "dictionary": dictionary, "data": data }))
}

#[test]
fn columns_of_every_shape() {
    let four = ["unit", "indicator", "period", "value"];
    let of = |data: Value| columns(&four, data);
    let five = |name: &str, cells: Value| columns(&["unit", "indicator", "period", "value", name], json!([[0], [0], [0], [1], cells]));
    let named = |data: Value| with(json!({ "columns": four, "data": data }));
    check(&[
        (of(json!([[0, 1], [0, 0], [0, 0], [1.5, null]])), &[]),
        (of(json!([["a", 1], [0, "n"], ["2020", "2021-Q1"], [1, 2]])), &[]),
        (named(json!([["a"], ["n"], ["2020"], [1]])), &[]),
        (of(json!([[0, 2], [0, 0], [0, 0], [1, 2]])), &["error bad_dictionary_index /observations/data/0/1: 2 > 2"]),
        (five("status", json!([3])), &["warning bad_dictionary_index /observations/data/4/0: 3 > 1"]),
        (named(json!([[0], ["n"], ["2020"], [1]])), &["error bad_dictionary_index /observations/data/0/0: 0 > 0"]),
        (
            of(json!([[0, 0.5, -1, true], [0, 0, 0, 0], [0, 0, 0, 0], [1, 2, 3, 4]])),
            &[
                "error wrong_type /observations/data/0/1: 0.5 > text, or place in the dictionary",
                "error wrong_type /observations/data/0/2: -1 > text, or place in the dictionary",
                "error wrong_type /observations/data/0/3: true > text, or place in the dictionary",
            ],
        ),
        (
            of(json!([[0, 0, 0], [0, 0, 0], [0, 0, 1], ["12,5", [], 3]])),
            &["error wrong_type /observations/data/3/0: 12,5 > number", "error wrong_type /observations/data/3/1: array > number"],
        ),
        (of(json!([[0, null], [0, 0], [0, 0], [1, 2]])), &["error missing_field /observations/data/0/1: - > unit"]),
        (of(json!([[0, "z"], [0, 0], [0, 0], [1, 2]])), &["error unknown_reference /observations/data/0/1: z > unit"]),
        (of(json!([[0], [0], ["2020-13"], [1]])), &["error bad_period /observations/data/2/0: 2020-13 > period"]),
        (
            of(json!([[0, 0], [0], [0, 1], [1, 2]])),
            &[
                "error column_length /observations/data/0: 2 > 1",
                "error column_length /observations/data/2: 2 > 1",
                "error column_length /observations/data/3: 2 > 1",
            ],
        ),
        (of(json!([[0], [0], [0], [1], [2]])), &["warning column_length /observations/data: 5 > 4"]),
        (of(json!([[0], [0], [0]])), &["error missing_column /observations/columns: - > value"]),
        (of(json!([[0], 0, [0], [1]])), &["error wrong_type /observations/data/1: 0 > array"]),
        (
            of(json!({})),
            &[
                "error wrong_type /observations/data: object > array",
                "error missing_column /observations/columns: - > unit",
                "error missing_column /observations/columns: - > indicator",
                "error missing_column /observations/columns: - > period",
                "error missing_column /observations/columns: - > value",
            ],
        ),
        (columns(&["unit", "indicator", "period"], json!([[0], [0], [0]])), &["error missing_column /observations/columns: - > value"]),
        (
            columns(&["unit", "indicator", "period", "value", "status"], json!([[0], [0], [0], [1]])),
            &["warning missing_column /observations/columns/4: - > status"],
        ),
        (five("perod", json!([1])), &["warning unknown_field /observations/columns/4: perod > period"]),
        (five("value", json!([2])), &["warning duplicate_key /observations/columns/4: value > -"]),
        // The last one counts, whatever the first one is.
        (
            columns(&["unit", "value", "indicator", "period", "value"], json!([[0], ["x", 1, 2], [0], [0], [2]])),
            &["warning duplicate_key /observations/columns/4: value > -"],
        ),
        (five("status", json!([null])), &[]),
        (five("status", json!([0])), &[]),
        (five("status", json!(["plannd"])), &["warning unknown_word /observations/data/4/0: plannd > planned"]),
        (five("gap", json!(["unknown"])), &["warning value_and_gap /observations/data/4/0: unknown > -"]),
        (five("published", json!(["soon"])), &["warning bad_day /observations/data/4/0: soon > YYYY-MM-DD"]),
        (
            with(json!({ "columns": "unit", "data": [] })),
            &[
                "error wrong_type /observations/columns: unit > array",
                "error missing_column /observations/columns: - > unit",
                "error missing_column /observations/columns: - > indicator",
                "error missing_column /observations/columns: - > period",
                "error missing_column /observations/columns: - > value",
            ],
        ),
        (
            with(json!({ "columns": four, "data": [["a"], ["n"], ["2020"], [1]], "dictonary": {} })),
            &["warning unknown_field /observations/dictonary: dictonary > dictionary"],
        ),
        (
            with(json!({ "columns": four, "data": [["a"], ["n"], ["2020"], [1]], "dictionary": { "units": [], "unit": 1 } })),
            &[
                "error wrong_type /observations/dictionary/unit: 1 > array",
                "warning unknown_field /observations/dictionary/units: units > unit",
            ],
        ),
        (
            with(json!({ "columns": four, "data": [[0], ["n"], ["2020"], [1]], "dictionary": { "unit": [1] } })),
            &["error wrong_type /observations/dictionary/unit/0: 1 > text"],
        ),
    ]);
    assert_eq!(figures(&of(json!([[0, 0, 0], [0], [0, 1, 1], [1, 2, 3]]))), [(0, Some(1.0))]);
    assert_eq!(figures(&of(json!([[0, "z", 1], [0, 0, 0], [0, 0, 0], ["x", 2, 3]]))), [(2, Some(3.0))]);
}

#[test]
fn figures_against_each_other() {
    let rows = |rows: &[Value]| with(Value::Array(rows.iter().map(|more| row(more.clone())).collect()));
    let year = |period: &str, value: f64| json!({ "indicator": "c", "period": period, "value": value });
    let reporting = |period: &str, value: f64| json!({ "indicator": "r", "period": period, "value": value });
    check(&[
        (rows(&[json!({}), json!({ "period": "2021" }), json!({ "unit": "old" })]), &[]),
        (rows(&[json!({}), json!({ "value": 2 })]), &["warning duplicate_observation /observations/1: 2 > 1"]),
        (rows(&[json!({}), json!({ "value": 2, "qualifier": "over" })]), &["warning duplicate_observation /observations/1: 2 > 1"]),
        (rows(&[json!({}), json!({ "value": 2, "status": "planned" })]), &[]),
        (rows(&[json!({ "source": "s" }), json!({ "source": "t" })]), &[]),
        (rows(&[json!({ "source": "s" }), json!({ "source": "t", "value": 2 })]), &["warning sources_disagree /observations/1: 2 > 1"]),
        (rows(&[json!({ "unit": "old" }), json!({ "unit": "new", "period": "2026" })]), &[]),
        (rows(&[json!({ "unit": "old", "period": "2026" })]), &["warning unit_not_valid /observations/0: - > /2025-06-30"]),
        (rows(&[json!({ "unit": "new" })]), &["warning unit_not_valid /observations/0: - > 2025-07-01/"]),
        // A period that the merger divides belongs to neither side.
        (rows(&[json!({ "unit": "old", "period": "2025" })]), &["warning unit_not_valid /observations/0: - > /2025-06-30"]),
        (rows(&[json!({ "unit": "new", "status": "restated" }), json!({ "unit": "new", "status": "reconstructed" })]), &[]),
        (rows(&[json!({ "value": -1 })]), &["warning out_of_bounds /observations/0: -1 > 0"]),
        (rows(&[json!({ "indicator": "p", "value": 20 })]), &[]),
        (rows(&[json!({ "indicator": "p", "value": 20.5 })]), &["warning out_of_bounds /observations/0: 20.5 > 20"]),
        (rows(&[json!({ "indicator": "b", "value": -5.5 })]), &["warning out_of_bounds /observations/0: -5.5 > -5"]),
        (rows(&[json!({ "indicator": "g", "value": 130 })]), &[]),
        (rows(&[json!({ "indicator": "l", "value": 3 })]), &[]),
        (rows(&[json!({ "indicator": "l", "value": 4 })]), &["warning out_of_bounds /observations/0: 4 > 3"]),
        (rows(&[year("2020-Q1", 5.0), year("2020-H1", 9.0), year("2020-9M", 9.0), year("2020", 12.0)]), &[]),
        (rows(&[year("2020", 8.0), year("2020-H1", 9.0), year("2020-Q1", 5.0)]), &["warning cumulative_falls /observations/0: 8 > 9"]),
        (rows(&[year("2020", 12.0), year("2021-Q1", 3.0)]), &[]),
        (rows(&[year("2020-H1", 9.0), json!({ "indicator": "c", "status": "planned", "value": 8 })]), &[]),
        // 20 December 2019 is in the reporting year 2020.
        (rows(&[reporting("2019-12-20", 5.0), reporting("2020-01-14", 4.0)]), &["warning cumulative_falls /observations/1: 4 > 5"]),
        (rows(&[reporting("2019-12-10", 5.0), reporting("2020-01-14", 4.0)]), &[]),
        (
            rows(&[json!({ "period": "2020-Q1" }), json!({ "period": "2020-Q1", "start": "2019-12-01", "end": "2020-02-29" })]),
            &["warning same_label_other_days /observations/0: 2020-01-01/2020-03-31 > 2019-12-01/2020-02-29"],
        ),
        (
            rows(&[
                json!({ "period": "2020-Q1" }),
                json!({ "unit": "old", "period": "2020-Q1", "start": "2019-12-01", "end": "2020-02-29" }),
            ]),
            &[],
        ),
    ]);
    let (dataset, problems) = load(&rows(&[json!({}), json!({ "value": 2 })]));
    assert_eq!(dataset.observations.len(), 2);
    let about = &problems[0].about;
    assert_eq!((about.unit.as_deref(), about.indicator.as_deref(), about.period.as_deref()), (Some("a"), Some("n"), Some("2020")));
}

/// A feed that is flawed in every row stays readable, and nothing goes unsaid.
#[test]
fn many_flaws_of_one_code_are_counted() {
    let rows: Vec<Value> = (0..2_000).map(|_| row(json!({ "value": "x" }))).collect();
    let (dataset, problems) = load(&with(Value::Array(rows)));
    assert!(dataset.observations.is_empty());
    assert_eq!(problems.iter().map(|problem| problem.count).sum::<u32>(), 2_000);
    assert!(problems.len() < 600);
}

/// Thousands of observations of one key are compared in one go, not each with each.
#[test]
fn one_key_a_hundred_thousand_times() {
    let rows = vec![r#"{"unit":"a","indicator":"c","period":"2020","value":1}"#; 100_000].join(",");
    let document = String::from_utf8(with(json!([]))).unwrap().replace("\"observations\":[]", &format!("\"observations\":[{rows}]"));
    let (_, problems) = load(document.as_bytes());
    assert_eq!(problems.iter().map(|problem| problem.count).sum::<u32>(), 99_999);
}

/// Rows that repeat one key are all told of, and take time in proportion to their number. Were each compared with all others, four times
/// the rows would take sixteen times as long.
#[test]
#[allow(clippy::disallowed_methods, reason = "the core never asks for the time; this test does")]
fn many_rows_of_one_key_are_compared_once() {
    let load = |rows: usize| {
        let indicator = |id: &str, measure: Value| json!({ "id": id, "name": id, "unit": "%", "measure": measure });
        let row = |id: &str, value: f64| vec![json!({ "unit": "a", "indicator": id, "period": "2020", "value": value }); rows];
        let observations = [row("part", 30.0), row("whole", 40.0), row("rate", 70.0)].concat();
        let bytes = feed(json!({
            "units": [{ "id": "a", "name": "A", "kind": "province" }],
            "indicators": [
                indicator("part", json!({ "kind": "count" })),
                indicator("whole", json!({ "kind": "count" })),
                indicator("rate", json!({ "kind": "ratio", "numerator": "part", "denominator": "whole" })),
            ],
            "observations": observations,
        }));
        let start = Instant::now();
        let dashboard = Dashboard::load(&bytes).unwrap();
        let found = dashboard.problems();
        let count = |code| found.items.iter().filter(|problem| problem.code == code).map(|problem| problem.count as usize).sum::<usize>();
        assert_eq!(count(ProblemCode::DuplicateObservation), 3 * (rows - 1));
        assert_eq!(count(ProblemCode::RatioDiffers), rows);
        start.elapsed()
    };
    // The best of some goes: the machine may be busy with something else.
    let best = |rows: usize| (0..5).map(|_| load(rows)).min().unwrap();
    let (few, many) = (best(500), best(2_000));
    assert!(many < 8 * few, "{few:?} for 500 rows, {many:?} for 2000");
}
