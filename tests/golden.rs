//! Golden cases: questions whose figures are known from a source that is not this program.
//!
//! Each folder of `tests/fixtures/golden` has a README with the source, and `cases.json`: a feed and questions, each with the figures it
//! must give, by JSON pointer. A number must be met but for the noise of binary arithmetic; `[number, digits]` must be met when rounded.
//! The answers are written to the test's target folder, where the browser tests find them and compare the wasm's bytes.

use std::fs;
use std::path::{Path, PathBuf};

use reform_dashboard::dashboard::{Dashboard, Selector};
use reform_dashboard::num;
use serde_json::{Value, json};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cases() -> Vec<PathBuf> {
    let mut folders: Vec<_> = fs::read_dir(root().join("tests/fixtures/golden")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn meets(actual: Option<&Value>, expected: &Value) -> bool {
    let number = |value: Option<&Value>| value.and_then(Value::as_f64);
    match expected {
        Value::Array(rounded) if !rounded.is_empty() => {
            let digits = rounded.get(1).and_then(Value::as_u64).unwrap() as u8;
            number(actual).is_some_and(|actual| num::round(actual, digits) == rounded.first().and_then(Value::as_f64).unwrap())
        }
        // How many elements an array has.
        Value::Object(count) if count.contains_key("length") => {
            actual.and_then(Value::as_array).is_some_and(|actual| count.get("length") == Some(&json!(actual.len())))
        }
        Value::Number(expected) => number(actual).is_some_and(|actual| num::same(actual, expected.as_f64().unwrap())),
        other => actual == Some(other),
    }
}

#[test]
fn every_case_gives_the_figures_of_its_source() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for folder in cases() {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(folder.join("README.md").exists(), "{name} does not name its source");
        let case: Value = serde_json::from_str(&fs::read_to_string(folder.join("cases.json")).unwrap()).unwrap();
        let load = |path: &str| Dashboard::load(&fs::read(root().join(path)).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let path = case["feed"].as_str().unwrap();
        let dashboard = load(path);
        let mut answers = Vec::new();
        for ask in case["asks"].as_array().unwrap() {
            let question = ask["question"].as_str().unwrap();
            let select: Selector =
                ask.get("select").map_or_else(Selector::default, |select| serde_json::from_value(select.clone()).unwrap());
            let text = match (question, ask["against"].as_str()) {
                // A difference is asked of two feeds.
                (_, Some(other)) => dashboard.diff_json(&load(other)),
                // A scenario starts from a stored document, or from nothing, and takes changes one after the other.
                ("whatif", _) => {
                    let document = ask.get("document").map(Value::to_string);
                    dashboard.scenario(&select, document.as_deref()).and_then(|mut draft| {
                        for change in ask["changes"].as_array().into_iter().flatten() {
                            draft.set(&dashboard, &change.to_string())?;
                        }
                        dashboard.whatif_json(&mut draft)
                    })
                }
                ("goal", _) => dashboard.goal_json(&select, &ask["wish"].to_string()),
                _ => dashboard.json(question, &select),
            };
            let text = text.unwrap_or_else(|error| panic!("{name} {question}: {error}"));
            let answer: Value = serde_json::from_str(&text).unwrap();
            for (pointer, expected) in ask["expect"].as_object().unwrap() {
                checked += 1;
                if !meets(answer.pointer(pointer), expected) {
                    wrong.push(format!("{name} {question} {select:?} {pointer}: expected {expected}, got {:?}", answer.pointer(pointer)));
                }
            }
            answers.push(json!({ "question": question, "select": ask["select"], "against": ask["against"], "document": ask["document"], "changes": ask["changes"], "wish": ask["wish"], "text": text }));
        }
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden");
        fs::create_dir_all(&out).unwrap();
        fs::write(out.join(format!("{name}.json")), serde_json::to_vec(&json!({ "feed": path, "answers": answers })).unwrap()).unwrap();
    }
    assert!(wrong.is_empty(), "{} of {checked} figures differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(checked > 100, "only {checked} figures were checked");
}

#[test]
fn a_wrong_figure_would_be_seen() {
    assert!(meets(Some(&json!(24.101265)), &json!([24.1, 1])));
    assert!(!meets(Some(&json!(24.16)), &json!([24.1, 1])));
    assert!(meets(Some(&json!(0.1 + 0.2)), &json!(0.3)));
    assert!(!meets(Some(&json!(0.31)), &json!(0.3)));
    assert!(!meets(None, &json!(0.3)));
    assert!(
        meets(Some(&json!([1, 2])), &json!({ "length": 2 }))
            && !meets(Some(&json!([1])), &json!({ "length": 2 }))
            && !meets(None, &json!({ "length": 0 }))
    );
    assert!(meets(Some(&json!([])), &json!([])) && !meets(Some(&json!([1])), &json!([])));
    assert!(meets(Some(&Value::Null), &Value::Null) && !meets(Some(&json!(0)), &Value::Null));
}
