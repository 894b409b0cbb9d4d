//! Holds the floors of `src/ARCHITECTURE.md` by reading the sources: who may use whom, and what may not occur at all.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the ground up; a room uses only rooms of lower floors, and those named beside it.
const FLOORS: [(&str, u8); 12] = [
    ("error", 0),
    ("problem", 1),
    ("num", 2),
    ("period", 2),
    ("model", 3),
    ("measure", 4),
    ("explore", 5),
    ("feed", 5),
    ("view", 5),
    ("dashboard", 6),
    ("wasm", 7),
    ("lib", 8),
];

fn floor(room: &str) -> u8 {
    FLOORS.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("`{room}` stands on no floor: name it in tests/floors.rs")).1
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Each source file with its room and its text without tests and comments.
fn sources() -> Vec<(PathBuf, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    paths
        .into_iter()
        .map(|path| {
            let inside = path.strip_prefix(&root).unwrap();
            let room = inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let shipped = text.split("#[cfg(test)]").next().unwrap();
            let code = shipped.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n");
            (path, room, code)
        })
        .collect()
}

/// The rooms that a text names behind `crate::`, one by one or in braces.
fn named(code: &str) -> Vec<String> {
    let first = |text: &str| text.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect::<String>();
    let mut rooms = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => rooms.push(first(rest)),
            Some(list) => {
                let mut depth = 0;
                let mut item = String::new();
                for letter in list.chars() {
                    match letter {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => rooms.push(first(&std::mem::take(&mut item))),
                        _ => {}
                    }
                    if letter != ',' || depth > 0 {
                        item.push(letter);
                    }
                }
                rooms.push(first(&item));
            }
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms
}

#[test]
fn a_room_uses_only_lower_floors() {
    let mut wrong = Vec::new();
    for (path, room, code) in sources() {
        for other in named(&code) {
            if other != room && floor(&other) >= floor(&room) {
                wrong.push(format!("{} uses {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_scan_sees_both_ways_of_writing_an_import() {
    assert_eq!(named("use crate::error::{A, B}; crate::num::same(1.0)"), ["error", "num"]);
    assert_eq!(named("use crate::{feed, measure::{Figures, Index}, view};"), ["feed", "measure", "view"]);
}

#[test]
fn only_the_border_knows_javascript() {
    for (path, room, code) in sources() {
        for word in ["wasm_bindgen", "JsValue", "js_sys", "web_sys"] {
            assert!(room == "wasm" || !code.contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn only_period_knows_chrono_and_only_num_knows_libm() {
    for (path, room, code) in sources() {
        assert!(room == "period" || !code.contains("chrono"), "{} names chrono", path.display());
        assert!(room == "num" || !code.contains("libm"), "{} names libm", path.display());
    }
}

#[test]
fn views_have_no_logic_and_feeds_are_not_calculated() {
    for (path, room, code) in sources() {
        if room == "view" {
            assert!(!code.contains(" if ") && !code.contains("sum("), "{} decides or calculates", path.display());
        }
        if room == "measure" {
            assert!(!code.contains("serde_json") && !code.contains("Deserialize"), "{} parses", path.display());
        }
    }
}

/// A `HashMap` gives its entries in an order that differs from run to run or from machine to machine.
#[test]
fn no_hash_map_is_walked() {
    for (path, room, code) in sources() {
        let allowed = (room == "model" && path.ends_with("model/table.rs")) || room == "feed";
        assert!(
            allowed || !code.contains("HashMap"),
            "{} keeps a HashMap: only the look-ups of tables and the feed's interning may",
            path.display()
        );
        for walk in [".iter()", ".keys()", ".values()", ".drain()", ".into_iter()"] {
            assert!(
                path.file_name().unwrap() != "table.rs" || !code.contains(&format!("self.ids{walk}")),
                "{} walks its look-ups",
                path.display()
            );
        }
    }
}
