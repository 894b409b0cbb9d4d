//! The reader of the feed: what it makes of documents, sound and flawed. Each table names documents and exactly the problems they give.

mod document;
mod figures;
mod head;
mod mutations;
mod real;
mod values;

use std::collections::BTreeSet;

use reform_dashboard::error::{ErrorCode, Fact};
use reform_dashboard::feed::read;
use reform_dashboard::model::Dataset;
use reform_dashboard::problem::{Problem, ProblemCode};
use serde_json::{Value, json};

/// A feed with the given keys beside those that every feed has.
fn feed(keys: Value) -> Vec<u8> {
    let mut feed = json!({ "format": "reform-feed/1", "id": "f", "title": "F" });
    feed.as_object_mut().unwrap().append(&mut keys.as_object().unwrap().clone());
    feed.to_string().into_bytes()
}

fn load(bytes: &[u8]) -> (Dataset, Vec<Problem>) {
    let (dataset, problems) = read(bytes).unwrap_or_else(|error| panic!("{error}"));
    (dataset, problems.items().to_vec())
}

fn fact(fact: &Fact) -> String {
    match fact {
        Fact::None => "-".to_owned(),
        Fact::Number(number) => number.to_string(),
        Fact::Text(text) => text.clone(),
    }
}

/// `warning unknown_field /colour: colour > color`: severity, code, place, what was found and what was expected.
fn line(problem: &Problem) -> String {
    let severity = serde_json::to_value(problem.severity).unwrap();
    let (severity, code) = (severity.as_str().unwrap(), problem.code.as_str());
    format!("{severity} {code} {}: {} > {}", problem.path, fact(&problem.found), fact(&problem.expected))
}

/// Compares what each document gives with what its row of the table says.
#[track_caller]
fn check(cases: &[(Vec<u8>, &[&str])]) {
    let mut wrong = Vec::new();
    for (document, expected) in cases {
        let lines: Vec<String> = load(document).1.iter().map(line).collect();
        if lines != *expected {
            wrong.push(format!("{}\n  expected {expected:#?}\n  got {lines:#?}", String::from_utf8_lossy(document)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Codes that come from calculations and not from reading.
const CALCULATED: [ProblemCode; 4] =
    [ProblemCode::PartExceedsWhole, ProblemCode::RatioDiffers, ProblemCode::TotalDiffers, ProblemCode::VerdictDiffers];
/// Codes of questions, and one that a document cannot have.
const LOADING: [ErrorCode; 7] = [
    ErrorCode::NotUtf8,
    ErrorCode::NotJson,
    ErrorCode::NotAFeed,
    ErrorCode::UnsupportedVersion,
    ErrorCode::TooDeep,
    ErrorCode::TooLarge,
    ErrorCode::TooManyObservations,
];

#[test]
fn the_tables_have_every_code() {
    let scenarios = include_str!("../fixtures/golden/whatif-stored/cases.json");
    let tables = [include_str!("document.rs"), include_str!("figures.rs"), include_str!("head.rs"), scenarios].concat();
    let words: BTreeSet<&str> =
        tables.split(|letter: char| !letter.is_ascii_lowercase() && !letter.is_ascii_digit() && letter != '_').collect();
    for code in ProblemCode::ALL.iter().filter(|code| !CALCULATED.contains(code)) {
        assert!(words.contains(code.as_str()), "no table has {}", code.as_str());
    }
    for code in LOADING {
        assert!(words.contains(code.as_str()), "no table has {}", code.as_str());
    }
}
