//! An untouched board is the official state.

use std::fs;
use std::path::Path;

use reform_dashboard::explore::Board;
use reform_dashboard::feed;
use reform_dashboard::measure::panel::Panel;
use reform_dashboard::measure::{Figures, Index, score};
use reform_dashboard::model::{Framework, UnitKind};

/// The bundled feeds, and those of the golden cases.
pub fn feeds() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for entry in fs::read_dir(root.join("www/feeds")).unwrap().chain(fs::read_dir(root.join("tests/fixtures/feeds")).unwrap()) {
        paths.push(entry.unwrap().path());
    }
    for entry in fs::read_dir(root.join("tests/fixtures/golden")).unwrap() {
        paths.push(entry.unwrap().path().join("feed.json"));
    }
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json") && !path.ends_with("feeds.json") && path.exists());
    paths.into_iter().map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
}

fn bits(number: Option<f64>) -> Option<u64> {
    number.map(f64::to_bits)
}

fn known(number: f64) -> Option<u64> {
    (!number.is_nan()).then(|| number.to_bits())
}

#[test]
fn an_untouched_board_has_the_official_scores_to_the_last_bit() {
    let (mut compared, mut scored, mut normalised) = (0, 0, 0);
    for (name, bytes) in feeds() {
        let (data, _) = feed::read(&bytes).unwrap();
        let index = Index::new(&data);
        let figures = Figures { data: &data, index: &index };
        for framework in data.frameworks.items().iter().filter(|framework| score::gives_scores(framework)) {
            for period in score::periods(figures, framework, Framework::ROOT) {
                for kind in UnitKind::ALL {
                    let units: Vec<_> = data.units.iter().filter(|(_, unit)| unit.kind == kind).map(|(id, _)| id).collect();
                    let panel = Panel::new(figures, framework, Framework::ROOT, kind, data.periods[period]);
                    let peers = vec![true; units.len()];
                    let board = Board::of_node(&panel, Framework::ROOT, &units, peers, 1.0);
                    assert_eq!(board.nodes.len(), framework.nodes.len());
                    for joint in &board.nodes {
                        for (place, &unit) in units.iter().enumerate() {
                            let official = panel.score(joint.id.unwrap(), unit);
                            let at = format!("{name} {} {:?} {}", framework.id, joint.id, data.units[unit].id);
                            assert_eq!(known(joint.score[place]), bits(official.value), "{at}");
                            assert_eq!(known(joint.computed[place]), bits(official.computed), "{at}");
                            compared += 1;
                            scored += usize::from(official.value.is_some());
                            normalised +=
                                usize::from(official.value.is_some() && joint.leaf.as_ref().is_some_and(|leaf| leaf.column.is_some()));
                        }
                    }
                    let scores: Vec<_> = board.scores().iter().map(|score| (!score.is_nan()).then_some(*score)).collect();
                    let ranks: Vec<_> =
                        reform_dashboard::measure::rank::ranks(&scores, 1.0).into_iter().map(Option::unwrap_or_default).collect();
                    assert_eq!(board.order.ranks(), ranks, "{name}");
                    // Making any part anew changes nothing.
                    let mut again = board.clone();
                    for at in (0..again.nodes.len()).rev() {
                        again.look_around(at);
                        again.climb_all(at);
                    }
                    for (joint, other) in board.nodes.iter().zip(&again.nodes) {
                        assert!(joint.score.iter().zip(&other.score).all(|(a, b)| known(*a) == known(*b)), "{name}");
                    }
                }
            }
        }
    }
    assert!(compared > 20_000 && scored > 10_000 && normalised > 20, "{compared} {scored} {normalised}");
}
