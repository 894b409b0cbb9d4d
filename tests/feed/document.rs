//! The document as a whole: what cannot be understood, and what can though it is odd.

use reform_dashboard::feed::{MOST_BYTES, MOST_OBSERVATIONS, read};
use serde_json::json;

use crate::{check, fact, feed, load};

/// `code /path: found > expected` of the error.
fn error(document: &[u8]) -> String {
    let error = read(document).err().unwrap_or_else(|| panic!("{} is understood", String::from_utf8_lossy(document)));
    let (found, expected) = error.facts();
    format!("{} {}: {} > {}", error.code().as_str(), error.path(), fact(found), fact(expected))
}

#[test]
fn what_cannot_be_understood() {
    let nested = |depth: usize| [r#"{"format":"reform-feed/1","x":"#, &"[".repeat(depth), &"]".repeat(depth), "}"].concat();
    for (document, expected) in [
        (&b"{\"format\": \"\xff\"}"[..], "not_utf8 : byte 12 > UTF-8"),
        (b"", "not_json at line 1 column 0"),
        (b"{\"format\": \"reform-feed/1\"", "not_json at line 1 column 27"),
        (b"{\"format\": \"reform-feed/1\"} x", "not_json at line 1 column 29"),
        (b"{\"format\": \"reform-feed/1\",}", "not_json at line 1 column 28"),
        (b"{\"observations\":\n [1, 2,]}", "not_json at line 2 column 8"),
        (b"{\"observations\": {\"columns\": [\"value\"], \"data\": [[1, 02]]}}", "not_json at line 1 column 55"),
        (b"{\"observations\": {\"columns\": [\"value\"], \"data\": [[1 2]]}}", "not_json at line 1 column 53"),
        (b"{\"observations\": [{\"value\": 1e999}]}", "not_json at line 1 column 33"),
        (b"{\"observations\": {\n\"data\": [[1 2]], \"columns\": [\"value\"]}}", "not_json at line 2 column 13"),
        (b"{\"observations\": {\"data\": [[\"]\", \"\\\"]\"]", "not_json at line 1 column 40"),
        (b"{\n \"observations\": [1,\n {\"value\": 1e999}]}", "not_json at line 3 column 16"),
        (b"{\n \"observations\": [1,\n 2,\n\"\\ud800\"]}", "not_json at line 4 column 8"),
        (b"[]", "not_a_feed : array > object"),
        (b"12", "not_a_feed : 12 > object"),
        (b"{}", "not_a_feed /format: - > reform-feed/1"),
        (b"{\"format\": 1}", "not_a_feed /format: 1 > reform-feed/1"),
        (b"{\"format\": \"reform-feed/2\"}", "unsupported_version /format: reform-feed/2 > reform-feed/1"),
        (nested(64).as_bytes(), &format!("too_deep /x{}: - > 64", "/0".repeat(63))),
    ] {
        let error = error(document);
        // What is wrong is said in serde_json's words; where, is ours to keep.
        let error = error.find(" at line ").map_or(error.clone(), |place| format!("not_json{}", error[place..].replace(" > JSON", "")));
        assert_eq!(error, expected);
    }
    assert!(read(nested(63).as_bytes()).is_ok());
}

/// Whatever holds them, arrays within arrays are counted from the outside in.
#[test]
fn depth_is_limited_everywhere() {
    let deep = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    for (before, after, around) in [
        ("\"observations\":[", "]", 2),
        ("\"observations\":[{\"value\":", "}]", 3),
        ("\"observations\":{\"columns\":[\"value\"],\"data\":[", "]}", 3),
        ("\"observations\":{\"columns\":[\"value\"],\"data\":[[", "]]}", 4),
        ("\"observations\":{\"data\":[[", "]],\"columns\":[\"unit\"]}", 4),
        ("\"observations\":{\"colour\":", "}", 2),
        ("\"observations\":{\"dictionary\":", "}", 2),
        ("\"colour\":{\"a\":", "}", 2),
    ] {
        let document = |depth: usize| format!("{{\"format\":\"reform-feed/1\",{before}{}{after}}}", deep(depth));
        assert!(error(document(65 - around).as_bytes()).starts_with("too_deep "), "{before}");
        assert!(read(document(64 - around).as_bytes()).is_ok(), "{before}");
        // Far deeper than any stack of calls is.
        assert!(error(document(200_000).as_bytes()).starts_with("too_deep "), "{before}");
    }
}

#[test]
fn what_is_too_large() {
    assert!(error(&vec![b' '; MOST_BYTES + 1]).starts_with("too_large "));
    let values = format!("{{\"format\":\"reform-feed/1\",\"x\":[{}0]}}", "0,".repeat(4_000_000));
    assert!(error(values.as_bytes()).starts_with("too_large /x/"));
}

#[test]
fn four_million_observations_and_no_more() {
    let rows = |count: u32| format!("{{\"format\":\"reform-feed/1\",\"observations\":[{}0]}}", "0,".repeat(count as usize - 1));
    let columns = |count: u32, first: &str, cell: &str| {
        let data = format!("[{first}{}]", [",", cell].concat().repeat(count as usize - 1));
        format!("{{\"format\":\"reform-feed/1\",\"observations\":{{\"columns\":[\"value\",\"unit\"],\"data\":[{data}]}}}}")
    };
    let most = MOST_OBSERVATIONS;
    assert!(read(columns(most, "1", "1").as_bytes()).is_ok());
    let expected = "too_many_observations /observations: 4000001 > 4000000";
    assert_eq!(error(rows(most + 1).as_bytes()), expected);
    assert!(error(columns(most + 1, "1", "1").as_bytes()).starts_with("too_many_observations /observations"));
    assert!(error(columns(most + 1, "1", "null").as_bytes()).starts_with("too_many_observations /observations"));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let document = feed(json!({}));
    let marked = [b"\xef\xbb\xbf".as_slice(), &document].concat();
    assert_eq!(load(&marked).0.head.id, "f");
    assert!(read(&[b"\xef\xbb\xbf\xef\xbb\xbf".as_slice(), &document].concat()).is_err());
}

#[test]
fn keys_that_are_unknown_or_stand_twice() {
    let document = |text: &str| format!("{{\"format\":\"reform-feed/1\",\"id\":\"f\",\"title\":\"F\",{text}}}").into_bytes();
    check(&[
        (document("\"untis\":[]"), &["warning unknown_field /untis: untis > units"]),
        (document("\"a/b~c\":[]"), &["warning unknown_field /a~1b~0c: a/b~c > -"]),
        (document("\"id\":\"g\""), &["warning duplicate_key /id: id > -"]),
        (
            document("\"units\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"region\",\"kind\":\"nation\"}]"),
            &["warning duplicate_key /units/0/kind: kind > -"],
        ),
        (document("\"observations\":[],\"observations\":[]"), &["warning duplicate_key /observations: observations > -"]),
        (document("\"observations\":\"none\""), &["error wrong_type /observations: none > array of rows, or object of columns"]),
        (document("\"observations\":null"), &[]),
    ]);
    let (dataset, _) = load(&document("\"units\":[{\"id\":\"a\",\"name\":\"A\",\"kind\":\"region\",\"kind\":\"nation\"}]"));
    assert_eq!(dataset.units.iter().map(|(_, unit)| unit.kind).collect::<Vec<_>>(), [reform_dashboard::model::UnitKind::Nation]);
    // More keys than are searched one by one.
    let many: String = (0..100).map(|key| format!("\"k{key}\":1,")).collect();
    let (_, problems) = load(&document(&format!("{many}\"k7\":1,\"k77\":1")));
    let twice = |code: &str| problems.iter().filter(|problem| problem.code.as_str() == code).count();
    assert_eq!((twice("duplicate_key"), twice("unknown_field")), (2, 100));
}
