//! The feeds of the tree: nothing in them is beyond use.

use std::fs;
use std::path::Path;

use reform_dashboard::problem::Severity;

use crate::{line, load};

#[test]
fn every_feed_of_the_tree_is_read_without_errors() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["www/feeds", "tests/fixtures/feeds"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "json") || path.ends_with("feeds.json") {
                continue;
            }
            count += 1;
            let (dataset, problems) = load(&fs::read(&path).unwrap());
            let errors: Vec<String> = problems.iter().filter(|problem| problem.severity == Severity::Error).map(line).collect();
            assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
            assert!(!dataset.observations.is_empty(), "{}", path.display());
        }
    }
    assert!(count >= 6, "{count}");
}

/// The children of the sample's root have 18 and 20 points of its 100.
#[test]
fn the_samples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/feeds");
    let lines = |name: &str| load(&fs::read(root.join(name)).unwrap()).1.iter().map(line).collect::<Vec<_>>();
    assert_eq!(lines("example-targets.json"), Vec::<String>::new());
    assert_eq!(lines("example-points.json"), ["warning node_max_differs /frameworks/0/root/max: 100 > 38"]);
}
