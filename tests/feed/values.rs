//! What is kept is what the document says: the same in both layouts, in any order of keys, to the last bit.

use reform_dashboard::model::Dataset;
use reform_dashboard::period::Calendar;
use serde_json::{Value, json};

use crate::{feed, load};

fn head() -> Value {
    json!({
        "units": [{ "id": "a", "name": "A", "kind": "province" }, { "id": "b", "name": "B", "kind": "province" }],
        "indicators": [
            { "id": "n", "name": "N", "unit": "x", "measure": { "kind": "percent" } },
            { "id": "m", "name": "M", "unit": "x", "measure": { "kind": "percent" }, "calendar": "reporting" },
        ],
        "sources": [{ "id": "s", "title": "S" }],
    })
}

type Figure = (String, String, String, Option<u64>, String, u32);

/// Everything that is known of each observation, in the store's order.
fn figures(dataset: &Dataset) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (id, indicator) in dataset.indicators.iter() {
        for found in dataset.observations.of(id) {
            let period = dataset.periods[found.period];
            let meta = format!("{:?} {:?} {:?}", found.meta, found.gap(), dataset.observations.printed_at(found.row));
            let days = format!("{} {}/{}", period.label(), period.start(), period.end());
            figures.push((
                indicator.id.clone(),
                dataset.units[found.unit].id.clone(),
                days,
                found.value.map(f64::to_bits),
                meta,
                found.row,
            ));
        }
    }
    figures
}

fn loaded(observations: Value) -> Vec<Figure> {
    let mut keys = head();
    keys["observations"] = observations;
    let (dataset, problems) = load(&feed(keys));
    assert_eq!(problems, []);
    figures(&dataset)
}

#[test]
fn rows_and_columns_give_the_same() {
    let rows = json!([
        { "unit": "b", "indicator": "n", "period": "2021", "value": 0.5 },
        { "unit": "a", "indicator": "n", "period": "2020", "value": -3, "status": "planned", "source": "s", "asPrinted": "\"âm\" 3" },
        { "unit": "a", "indicator": "m", "period": "2020", "gap": "notYet" },
        { "unit": "a", "indicator": "m", "period": "2019", "value": null },
        { "unit": "a", "indicator": "n", "period": "2019-Q1", "value": 1e-3, "start": "2018-12-01", "end": "2019-02-28" },
        { "unit": "b", "indicator": "n", "period": "2020", "value": 12, "qualifier": "over", "track": "self", "published": "2021-01-02" },
    ]);
    let names =
        ["unit", "indicator", "period", "value", "gap", "start", "end", "status", "qualifier", "track", "source", "published", "asPrinted"];
    let of = |name: &str| -> Vec<Value> { rows.as_array().unwrap().iter().map(|row| row[name].clone()).collect() };
    let plain: Vec<Vec<Value>> = names.iter().map(|name| of(name)).collect();
    let expected = loaded(rows.clone());
    assert_eq!(loaded(json!({ "columns": names, "data": plain })), expected);
    // The same with every text in a dictionary, some twice.
    let mut dictionary = serde_json::Map::new();
    let coded: Vec<Vec<Value>> = names
        .iter()
        .map(|name| {
            if *name == "value" {
                return of(name);
            }
            let mut texts: Vec<Value> = vec!["unused".into()];
            let codes = of(name).into_iter().map(|text| {
                if text.is_null() {
                    return text;
                }
                texts.push(text);
                json!(texts.len() - 1)
            });
            let codes = codes.collect();
            dictionary.insert((*name).to_owned(), texts.into());
            codes
        })
        .collect();
    assert_eq!(loaded(json!({ "columns": names, "dictionary": dictionary, "data": coded })), expected);
}

/// Columns of nothing but places in sound dictionaries take a shorter way.
#[test]
fn plain_columns_give_the_same_as_rows() {
    let (units, indicators, periods) = (["b", "a"], ["m", "n"], ["2021", "2020-H1", "2020"]);
    let mut rows = Vec::new();
    let mut data: [Vec<Value>; 4] = Default::default();
    for row in 0..600_usize {
        let codes = [row % 2, row / 2 % 2, row / 4 % 3];
        let value = if row % 7 == 0 { Value::Null } else { json!(row as f64 / 8.0 - 20.0) };
        rows.push(json!({
            "unit": units[codes[0]], "indicator": indicators[codes[1]], "period": periods[codes[2]], "value": value,
            "source": "s", "status": if row < 12 { "official" } else { "planned" },
        }));
        for (column, code) in data.iter_mut().zip(codes) {
            column.push(json!(code));
        }
        data[3].push(value);
    }
    rows.truncate(12);
    data.iter_mut().for_each(|column| column.truncate(12));
    let expected = loaded(
        rows.iter()
            .map(|row| json!({ "unit": row["unit"], "indicator": row["indicator"], "period": row["period"], "value": row["value"] }))
            .collect(),
    );
    let dictionary = json!({ "unit": units, "indicator": indicators, "period": periods });
    assert_eq!(expected.len(), 12);
    assert_eq!(loaded(json!({ "columns": ["unit", "indicator", "period", "value"], "dictionary": dictionary, "data": data })), expected);
}

/// The observations may stand before what they name, their data before the names of the columns.
#[test]
fn the_order_of_keys_does_not_matter() {
    let texts = |value: &Value| value.to_string();
    let head = head();
    let rows = r#"[{"value":1,"period":"2020","indicator":"m","unit":"b"},{"unit":"a","indicator":"n","period":"2020","value":2}]"#;
    let data = r#"[["b","a"],["m","n"],[0,0],[1,2]]"#;
    let rest = r#""columns":["unit","indicator","period","value"],"dictionary":{"period":["2020"]}"#;
    let keys = [("format", "\"reform-feed/1\"".to_owned()), ("id", "\"f\"".into()), ("title", "\"F\"".into())];
    let keys: Vec<(&str, String)> =
        keys.into_iter().chain(head.as_object().unwrap().iter().map(|(key, value)| (key.as_str(), texts(value)))).collect();
    let mut seen = Vec::new();
    for observations in [rows.to_owned(), format!("{{{rest},\"data\":{data}}}"), format!("{{\"data\":{data} , {rest}}}")] {
        for first in [true, false] {
            let mut parts: Vec<String> = keys.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
            parts.insert(if first { 0 } else { parts.len() }, format!("\"observations\" :\n{observations}"));
            let (dataset, problems) = load(format!(" {{{}}} \n", parts.join(" ,\t")).as_bytes());
            assert_eq!(problems, []);
            seen.push(figures(&dataset));
        }
    }
    assert_eq!(seen[0].len(), 2);
    assert!(seen.iter().all(|figures| *figures == seen[0]));
    // Each indicator's calendar says which days its labels mean.
    assert_eq!(
        seen[0].iter().map(|figure| figure.2.as_str()).collect::<Vec<_>>(),
        ["2020 2020-01-01/2020-12-31", "2020 2019-12-15/2020-12-14"]
    );
}

/// Numbers of up to 15 significant digits are the doubles that the standard library reads, in both layouts.
#[test]
fn numbers_are_exact() {
    let texts = [
        "0",
        "-0",
        "1",
        "-1",
        "11700",
        "39.89",
        "41.62",
        "37.08",
        "0.1",
        "0.2",
        "0.3",
        "96.428571428571",
        "12345678.9012345",
        "-0.000001",
        "999999999999999",
        "1e3",
        "1.5E-7",
        "123456789012345e-22",
        "123456789012345e22",
        "9007199254740992",
        "4503599627370496",
        "2.5e+2",
    ];
    let bits: Vec<u64> = texts.iter().map(|text| text.parse::<f64>().unwrap().to_bits()).collect();
    let kept = |document: String| {
        let (dataset, problems) = load(document.as_bytes());
        assert_eq!(problems, []);
        let mut figures = figures(&dataset);
        figures.sort_by_key(|figure| figure.5);
        figures.into_iter().map(|figure| figure.3.unwrap()).collect::<Vec<u64>>()
    };
    let document = |observations: String| {
        let text = String::from_utf8(feed(head())).unwrap();
        format!("{},\"observations\":{observations}}}", text.strip_suffix('}').unwrap())
    };
    let days: Vec<String> = (0..texts.len()).map(|day| format!("\"20{:02}\"", day + 10)).collect();
    let rows = texts.iter().zip(&days).map(|(text, day)| format!(r#"{{"unit":"a","indicator":"n","period":{day},"value":{text}}}"#));
    assert_eq!(kept(document(format!("[{}]", rows.collect::<Vec<_>>().join(",")))), bits);
    let cells = |text: &str| vec![text; texts.len()].join(",");
    let data = format!("[[{}],[{}],[{}],[{}]]", cells("\"a\""), cells("\"n\""), days.join(","), texts.join(" ,\n"));
    let columns = r#""columns":["unit","indicator","period","value"]"#;
    assert_eq!(kept(document(format!("{{{columns},\"data\":{data}}}"))), bits);
    let data = format!("[[{}],[{}],[{}],[{}]]", cells("\"a\""), cells("\"n\""), days.join(","), texts.join(","));
    assert_eq!(kept(document(format!("{{{columns},\"data\":{data}}}"))), bits);
}

#[test]
fn a_period_without_observations_is_not_listed() {
    let mut keys = head();
    keys["observations"] = json!([
        { "unit": "z", "indicator": "n", "period": "2018", "value": 1 },
        { "unit": "a", "indicator": "n", "period": "2020", "value": 1 },
        { "unit": "a", "indicator": "n", "period": "2019", "value": 1 },
    ]);
    let (dataset, _) = load(&feed(keys));
    let periods: Vec<String> = dataset.periods.iter().map(|(_, period)| period.id(Calendar::Calendar)).collect();
    assert_eq!(periods, ["2019", "2020"]);
}
