//! The passport of a simulated number: each step of the official one, and beside it what the scenario makes of it.

use reform_dashboard::dashboard::{Dashboard, Selector};
use serde_json::{Value, json};

fn passport(feed: &[u8], select: Value, changes: &[Value]) -> Value {
    let dashboard = Dashboard::load(feed).unwrap();
    let select: Selector = serde_json::from_value(select).unwrap();
    let mut draft = dashboard.scenario(&select, None).unwrap();
    for change in changes {
        draft.set(&dashboard, &change.to_string()).unwrap();
    }
    serde_json::from_str(&dashboard.whatif_passport_json(&draft).unwrap()).unwrap()
}

fn near(found: &Value, expected: f64) {
    let number = found.as_f64().unwrap_or_else(|| panic!("{found} is no number"));
    assert!((number - expected).abs() < 1e-9, "{number} is not {expected}");
}

/// Đà Nẵng 2024: 67,78 with 18,41 of 20 in the second group; with 20 it is 67,78 + 1,59.
#[test]
fn published_points() {
    let feed = include_bytes!("../../www/feeds/service-index-766.json");
    let change = json!({ "unit": "da-nang-2025", "node": "766.2", "value": 20 });
    let told = passport(feed, json!({ "unit": "da-nang-2025", "period": "2024" }), &[change]);
    let root = &told["root"];
    near(&root["printed"], 67.78);
    near(&root["simulated"], 69.37);
    let groups = root["parts"].as_array().unwrap();
    assert_eq!(groups.len(), 5);
    for (group, (official, simulated)) in groups.iter().zip([(12.18, 12.18), (18.41, 20.0), (11.43, 11.43), (10.2, 10.2), (15.56, 15.56)]) {
        near(&group["value"], official);
        near(&group["simulated"], simulated);
    }
}

/// Kon Tum Q3/2023: 58.350 of 59.168 on time; 98,7 % is printed. 409 of the 818 late ones in time are 58.759 of 59.168.
#[test]
fn counts_of_an_indicator() {
    let feed = include_bytes!("../fixtures/golden/whatif-kon-tum/feed.json");
    let change = json!({ "unit": "kon-tum", "indicator": "onTimeRate", "numerator": 58759 });
    let told = passport(feed, json!({ "unit": "kon-tum", "period": "2023-Q3", "indicator": "onTimeRate" }), &[change]);
    let root = &told["root"];
    near(&root["printed"], 98.7);
    near(&root["value"], 5_835_000.0 / 59_168.0);
    near(&root["simulated"], 5_875_900.0 / 59_168.0);
    for (part, (official, simulated)) in root["parts"].as_array().unwrap().iter().zip([(58350.0, 58759.0), (59168.0, 59168.0)]) {
        near(&part["value"], official);
        near(&part["simulated"], simulated);
    }
}

/// An official passport knows of no simulation.
#[test]
fn official_steps_are_not_simulated() {
    let dashboard = Dashboard::load(include_bytes!("../../www/feeds/service-index-766.json")).unwrap();
    let text = dashboard.json("passport", &Selector { unit: Some("da-nang-2025".to_owned()), ..Selector::default() }).unwrap();
    assert!(text.contains("\"simulated\":null") && !text.contains("\"simulated\":6"), "{text}");
}
