//! The published schema is the one that the types give, and every feed in the tree keeps it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

const PUBLISHED: &str = "www/public/schema/feed-1.json";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Run with `WRITE_SCHEMA=1` to write it.
#[test]
fn the_published_schema_is_that_of_the_types() {
    let text = serde_json::to_string_pretty(&reform_dashboard::feed::schema()).unwrap() + "\n";
    let path = root().join(PUBLISHED);
    if std::env::var_os("WRITE_SCHEMA").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &text).unwrap();
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(published == text, "{PUBLISHED} is not what the types give: run `WRITE_SCHEMA=1 cargo test --features schema --test schema`");
}

fn feeds(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| {
        path.extension().is_some_and(|extension| extension == "json") && path.file_name().is_some_and(|name| name != "feeds.json")
    });
    files.sort();
    files
}

#[test]
fn every_feed_keeps_the_schema() {
    let validator = jsonschema::validator_for(&reform_dashboard::feed::schema()).unwrap();
    let files = [feeds("www/feeds"), feeds("tests/fixtures/feeds")].concat();
    assert!(files.len() >= 5, "{files:?}");
    for path in files {
        let feed: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let errors: Vec<String> = validator.iter_errors(&feed).map(|error| format!("{} at {}", error, error.instance_path)).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

/// What the reader has problems of form with, the schema refuses.
#[test]
fn what_is_no_feed_does_not_keep_the_schema() {
    let validator = jsonschema::validator_for(&reform_dashboard::feed::schema()).unwrap();
    let feed = json!({ "format": "reform-feed/1", "id": "a", "title": "A" });
    assert!(validator.is_valid(&feed));
    for (key, value) in [
        ("format", json!("reform-feed/2")),
        ("title", json!(1)),
        ("colour", json!("red")),
        ("asOf", json!("31/12/2020")),
        ("calendar", json!("lunar")),
        ("units", json!([{ "id": "a", "name": "A" }])),
        ("units", json!([{ "id": "a", "name": "A", "kind": "county" }])),
        ("units", json!([{ "id": "a", "name": { "en": "A" }, "kind": "region" }])),
        ("indicators", json!([{ "id": "a", "name": "A", "unit": "%", "measure": { "kind": "ratio", "numerator": "b" } }])),
        ("indicators", json!([{ "id": "a", "name": "A", "unit": "%", "measure": { "kind": "percent", "max": 1 } }])),
        ("indicators", json!([{ "id": "a", "name": "A", "unit": "%", "measure": { "kind": "percent" }, "rollup": "average" }])),
        (
            "frameworks",
            json!([{ "id": "a", "name": "A", "version": "1", "root": { "id": "a", "name": "A", "rule": { "kind": "steps" } } }]),
        ),
        ("targets", json!([{ "id": "a", "indicator": "b", "due": "2020-Q5" }])),
        ("notes", json!([{ "kind": "remark", "text": "A" }])),
        ("observations", json!([{ "unit": "a", "indicator": "b", "period": "2020" }])),
        ("observations", json!([{ "unit": "a", "indicator": "b", "period": "2020", "value": "12,5" }])),
        ("observations", json!({ "columns": ["unit"] })),
        ("observations", json!("none")),
    ] {
        let mut flawed = feed.clone();
        flawed[key] = value;
        assert!(!validator.is_valid(&flawed), "{flawed}");
    }
}
