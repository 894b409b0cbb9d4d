//! No bytes make the reader panic, and whatever it accepts keeps its promises.

use proptest::prelude::*;
use reform_dashboard::feed::read;
use serde_json::{Value, json};

const SAMPLES: [&[u8]; 3] = [
    include_bytes!("../fixtures/feeds/example-targets.json"),
    include_bytes!("../fixtures/feeds/example-points.json"),
    include_bytes!("../fixtures/feeds/dong-thap-codes.json"),
];

/// Values that fields are seldom made for.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-3..4_i64).prop_map(Value::from),
        "[a-z0-9./ế-]{0,6}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!({ "kind": "ratio" })),
        Just(json!([[0, 0], ["a", 1]])),
        Just(json!("kon-tum")),
        Just(json!("2020")),
    ]
}

/// All places of a value, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(place, item)| places(item, &format!("{at}/{place}"), found)),
        Value::Object(items) => items.iter().for_each(|(key, item)| places(item, &format!("{at}/{key}"), found)),
        _ => {}
    }
}

/// Every problem names a place: a pointer whose parent stands in the document, or the document itself.
fn holds(document: &Value, bytes: &[u8]) {
    let Ok((dataset, problems)) = read(bytes) else { return };
    for problem in problems.items() {
        let parent = problem.path.rsplit_once('/').map_or("", |(parent, _)| parent);
        assert!(document.pointer(parent).is_some() || problem.path.is_empty(), "{} {}", problem.code.as_str(), problem.path);
    }
    for id in dataset.indicators.ids() {
        let keys: Vec<_> = dataset.observations.of(id).map(|found| (found.unit, found.period, found.row)).collect();
        assert!(keys.is_sorted());
        assert!(dataset.observations.of(id).all(|found| found.value.is_none_or(f64::is_finite)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_bytes_in_place_of_some(sample in 0..SAMPLES.len(), at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..4)) {
        let mut document = SAMPLES[sample].to_vec();
        let start = at.index(document.len());
        let end = (start + bytes.len() / 2).min(document.len());
        document.splice(start..end, bytes);
        let _ = read(&document);
    }

    #[test]
    fn signs_of_json_in_place_of_some(sample in 0..SAMPLES.len(), at in any::<prop::sample::Index>(), sign in "[\\[\\]{},:\"0-9.eE+ -]{1,3}") {
        let mut document = SAMPLES[sample].to_vec();
        let start = at.index(document.len());
        document.splice(start..start + 1, sign.into_bytes());
        match (read(&document).is_ok(), serde_json::from_slice::<Value>(&document)) {
            (true, Err(error)) => panic!("read though it is no JSON: {error}"),
            (_, Ok(value)) => holds(&value, &document),
            _ => {}
        }
    }

    #[test]
    fn odd_values_in_place_of_some(sample in 0..SAMPLES.len(), changes in prop::collection::vec((any::<prop::sample::Index>(), odd()), 1..6)) {
        let mut document: Value = serde_json::from_slice(SAMPLES[sample]).unwrap();
        for (at, value) in changes {
            let mut found = Vec::new();
            places(&document, "", &mut found);
            *document.pointer_mut(&found[at.index(found.len())]).unwrap() = value;
        }
        holds(&document, document.to_string().as_bytes());
    }
}
