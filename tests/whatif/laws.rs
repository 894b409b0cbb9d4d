//! Laws of scenarios, margins and goals, on random small frameworks.

use proptest::prelude::*;
use reform_dashboard::dashboard::{Dashboard, Draft, Selector};
use reform_dashboard::explore::Board;
use reform_dashboard::measure::rank;
use serde_json::{Value, json};

const LEAVES: usize = 4;

/// A rule by number, for leaves of a maximum of 4.
fn rule(kind: u8) -> Value {
    match kind % 6 {
        0 => json!({ "kind": "proportional", "full": 80 }),
        1 => {
            json!({ "kind": "steps", "steps": [{ "atLeast": 30, "points": 1 }, { "atLeast": 50, "points": 1.5 }, { "atLeast": 90, "points": 4 }] })
        }
        2 => json!({ "kind": "allOrNothing", "atLeast": 60 }),
        3 => json!({ "kind": "deduction", "per": 10, "points": 0.5, "floor": 1 }),
        4 => json!({ "kind": "normalise", "by": "minMax", "scale": [0, 4] }),
        _ => json!({ "kind": "normalise", "by": "percentileRank", "scale": [0, 4] }),
    }
}

#[derive(Debug, Clone)]
struct Case {
    rules: [u8; LEAVES],
    /// Points that add up, or a mean (of the last two a harmonic one).
    sum: bool,
    /// On time and all, by unit and leaf; `None`: no figures.
    counts: Vec<[Option<(u32, u32)>; LEAVES]>,
    published: bool,
    /// The last leaf is of the first one's indicator.
    shared: bool,
}

fn cell(most: u32) -> impl Strategy<Value = Option<(u32, u32)>> {
    prop::option::weighted(0.93, (1..=most).prop_flat_map(|all| (0..=all, Just(all))))
}

fn case(units: core::ops::Range<usize>, most: u32, rules: u8, linear: bool) -> impl Strategy<Value = Case> {
    let row = || [cell(most), cell(most), cell(most), cell(most)];
    (prop::array::uniform4(0..rules), any::<bool>(), prop::collection::vec(row(), units), any::<bool>())
        .prop_map(move |(rules, sum, counts, published)| Case { rules, sum: sum || linear, counts, published, shared: false })
}

impl Case {
    fn dashboard(&self) -> Dashboard {
        let (mut indicators, mut observations, mut leaves, mut units) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for leaf in 0..LEAVES {
            indicators.push(json!({ "id": format!("on-{leaf}"), "name": "Đúng hạn", "unit": "hồ sơ", "measure": { "kind": "count" } }));
            indicators.push(json!({ "id": format!("all-{leaf}"), "name": "Tất cả", "unit": "hồ sơ", "measure": { "kind": "count" } }));
            let measure = json!({ "kind": "ratio", "numerator": format!("on-{leaf}"), "denominator": format!("all-{leaf}") });
            indicators.push(json!({ "id": format!("rate-{leaf}"), "name": "Tỷ lệ", "unit": "%", "measure": measure }));
            let rate = if self.shared && leaf + 1 == LEAVES { 0 } else { leaf };
            let mut node = json!({ "id": format!("leaf-{leaf}"), "name": "Tiêu chí", "max": 4, "indicator": format!("rate-{rate}"), "rule": rule(self.rules[leaf]) });
            if !self.sum {
                node["weight"] = json!(leaf + 1);
            }
            leaves.push(node);
        }
        indicators.push(json!({ "id": "printed", "name": "Đã công bố", "unit": "điểm", "measure": { "kind": "points" } }));
        let rest = leaves.split_off(2);
        let group = |id: &str, children: Vec<Value>, aggregate: &str| {
            if self.sum {
                json!({ "id": id, "name": "Nhóm", "max": 8, "children": children })
            } else {
                json!({ "id": id, "name": "Nhóm", "weight": 1.5, "max": 4, "aggregate": aggregate, "dataThreshold": 0.5, "children": children })
            }
        };
        let mut root = group("root", Vec::new(), "mean");
        root["children"] = json!([group("first", leaves, "mean"), group("second", rest, "harmonic")]);
        if self.sum {
            root["max"] = json!(16);
        }
        if self.published {
            root["published"] = json!("printed");
        }
        for (unit, counts) in self.counts.iter().enumerate() {
            let id = format!("u{unit}");
            units.push(json!({ "id": id, "name": id, "kind": "province" }));
            for (leaf, count) in counts.iter().enumerate() {
                if let Some((on, all)) = count {
                    observations.push(json!({ "unit": id, "indicator": format!("on-{leaf}"), "period": "2024", "value": on }));
                    observations.push(json!({ "unit": id, "indicator": format!("all-{leaf}"), "period": "2024", "value": all }));
                }
            }
            if self.published {
                observations.push(json!({ "unit": id, "indicator": "printed", "period": "2024", "value": 0.7 * unit as f64 }));
            }
        }
        let feed = json!({
            "format": "reform-feed/1", "id": "f", "title": "F", "units": units, "indicators": indicators, "observations": observations,
            "frameworks": [{ "id": "k", "name": "K", "version": "1", "root": root }],
        });
        Dashboard::load(feed.to_string().as_bytes()).unwrap()
    }
}

fn select() -> Selector {
    Selector { unit: Some("u0".to_owned()), period: Some("2024".to_owned()), ..Selector::default() }
}

/// A change by numbers; each `subject` is another thing.
fn change(subject: u8, amount: u32, units: usize) -> Value {
    let leaf = subject as usize % LEAVES;
    let unit = format!("u{}", amount as usize % units);
    match subject / 4 % 7 {
        0 => json!({ "unit": "u0", "indicator": format!("rate-{leaf}"), "numerator": amount % 40, "denominator": 40 }),
        1 => json!({ "unit": unit, "indicator": format!("on-{leaf}"), "by": amount % 5 }),
        2 => json!({ "indicator": format!("all-{leaf}"), "growth": amount % 90 }),
        3 => json!({ "node": format!("leaf-{leaf}"), "weight": f64::from(amount % 30) / 10.0 }),
        4 => json!({ "node": format!("leaf-{leaf}"), "max": 1 + amount % 8 }),
        5 => json!({ "node": format!("leaf-{leaf}"), "rule": rule(amount as u8) }),
        _ => json!({ "unit": unit, "node": (["root", "first", "second", "leaf-0"][leaf]), "value": f64::from(amount % 50) / 10.0 }),
    }
}

fn changes() -> impl Strategy<Value = Vec<(u8, u32)>> {
    prop::collection::vec((0..28_u8, 0..1000_u32), 1..9)
}

fn bits(board: &Board) -> Vec<Vec<u64>> {
    let bits = |score: &f64| if score.is_nan() { 0 } else { score.to_bits() };
    board.nodes.iter().map(|joint| joint.score.iter().map(bits).collect()).collect()
}

fn set(dashboard: &Dashboard, draft: &mut Draft, change: &Value) {
    draft.set(dashboard, &change.to_string()).unwrap_or_else(|error| panic!("{change}: {error}"));
}

fn answer(dashboard: &Dashboard, draft: &mut Draft) -> Value {
    serde_json::from_str(&dashboard.whatif_json(draft).unwrap()).unwrap()
}

/// By hand: at 4 points for 80 % of 5.000.000 each, 5 points take 5/4 · 4.000.000 of all rates together, of which 4 are there. Where more positions than are told
/// apart lie between, they lie on whole counts nonetheless.
#[test]
fn more_counts_than_are_told_apart_stay_whole() {
    let case = Case { rules: [0; LEAVES], sum: true, counts: vec![[Some((1, 5_000_000)); LEAVES]], published: false, shared: false };
    let dashboard = case.dashboard();
    let goal: Value = serde_json::from_str(&dashboard.goal_json(&select(), &json!({ "score": 5 }).to_string()).unwrap()).unwrap();
    assert_eq!((&goal["reached"], &goal["proven"]), (&json!(true), &json!(false)));
    let mut sum = 0.0;
    for change in goal["changes"].as_array().unwrap() {
        let numerator = change["numerator"].as_f64().unwrap();
        assert!(numerator.fract() == 0.0 && numerator <= 5_000_000.0, "{change}");
        sum += numerator - 1.0;
    }
    // What is beyond it is less than one position.
    let least = 1.25 * 4_000_000.0 - 4.0;
    assert!(sum >= least && sum <= least + 20.0, "{sum}, at least {least}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    /// What is made anew in part is what is made anew wholly, to the last bit, and so are the ranks.
    #[test]
    fn in_part_as_from_scratch(case in case(2..9, 30, 6, false), changes in changes()) {
        let dashboard = case.dashboard();
        let mut draft = dashboard.scenario(&select(), None).unwrap();
        for (subject, amount) in changes {
            set(&dashboard, &mut draft, &change(subject, amount, case.counts.len()));
            let mut scratch = draft.board().clone();
            for at in (0..scratch.nodes.len()).rev() {
                scratch.look_around(at);
                scratch.sweep(at);
            }
            scratch.rank();
            prop_assert_eq!(bits(draft.board()), bits(&scratch));
            prop_assert_eq!(draft.board().order.ranks(), scratch.order.ranks());
            let scores: Vec<_> = scratch.scores().iter().map(|score| (!score.is_nan()).then_some(*score)).collect();
            let ranks: Vec<_> = rank::ranks(&scores, 1.0).into_iter().map(Option::unwrap_or_default).collect();
            prop_assert_eq!(scratch.order.ranks(), ranks);
        }
    }

    /// Undoing gives the same bytes, redoing too, and so does the stored document.
    #[test]
    fn undo_redo_and_store(case in case(2..6, 30, 6, false), changes in changes()) {
        let dashboard = case.dashboard();
        let mut draft = dashboard.scenario(&select(), None).unwrap();
        let mut states = vec![(dashboard.whatif_json(&mut draft).unwrap(), draft.json().unwrap())];
        for (subject, amount) in &changes {
            set(&dashboard, &mut draft, &change(*subject, *amount, case.counts.len()));
            states.push((dashboard.whatif_json(&mut draft).unwrap(), draft.json().unwrap()));
        }
        let bare = |text: &str| text.replace("\"canUndo\":true", "\"canUndo\":false").replace("\"canRedo\":true", "\"canRedo\":false");
        let mut stored = dashboard.scenario(&Selector::default(), Some(&draft.json().unwrap())).unwrap();
        prop_assert_eq!(bare(&dashboard.whatif_json(&mut stored).unwrap()), bare(&states.last().unwrap().0));
        for (text, document) in states.iter().rev().skip(1) {
            prop_assert!(draft.undo(&dashboard));
            prop_assert_eq!(bare(&dashboard.whatif_json(&mut draft).unwrap()), bare(text));
            prop_assert_eq!(&draft.json().unwrap(), document);
        }
        prop_assert!(!draft.undo(&dashboard));
        for (text, _) in states.iter().skip(1) {
            prop_assert!(draft.redo(&dashboard));
            prop_assert_eq!(bare(&dashboard.whatif_json(&mut draft).unwrap()), bare(text));
        }
        prop_assert!(!draft.redo(&dashboard));
    }

    /// Changes about different things come in any order.
    #[test]
    fn independent_changes_in_any_order(case in case(2..6, 30, 6, false), amounts in prop::collection::vec(0..1000_u32, LEAVES), turn in 0..LEAVES) {
        let dashboard = case.dashboard();
        let mut list = Vec::new();
        for (leaf, amount) in amounts.iter().enumerate() {
            // Of each leaf another kind of change.
            list.push(change((leaf + 4 * [0, 3, 5, 4][leaf]) as u8, *amount, case.counts.len()));
        }
        let mut forwards = dashboard.scenario(&select(), None).unwrap();
        for change in &list {
            set(&dashboard, &mut forwards, change);
        }
        list.reverse();
        list.rotate_left(turn);
        let mut otherwise = dashboard.scenario(&select(), None).unwrap();
        for change in &list {
            set(&dashboard, &mut otherwise, change);
        }
        prop_assert_eq!(bits(forwards.board()), bits(otherwise.board()));
        prop_assert_eq!(forwards.ranks(), otherwise.ranks());
    }

    /// Moving by a margin flips the step, by one less does not.
    #[test]
    fn margins_are_exact(case in case(1..3, 60, 3, true)) {
        let dashboard = case.dashboard();
        let mut draft = dashboard.scenario(&select(), None).unwrap();
        let official = answer(&dashboard, &mut draft);
        // What the leaf has of its rule: whether full points are reached, or which step.
        let step = |kind: u8, points: f64| if kind.is_multiple_of(6) { f64::from(u8::from(points >= 4.0)) } else { points };
        for lever in official["levers"].as_array().unwrap() {
            let (Some(numerator), Some(node)) = (lever["official"]["numerator"].as_f64(), lever["node"]["id"].as_str()) else { continue };
            let kind = case.rules[node[5..].parse::<usize>().unwrap()];
            let mut at = |number: f64| {
                set(&dashboard, &mut draft, &json!({ "unit": "u0", "node": node, "numerator": number }));
                let answer = answer(&dashboard, &mut draft);
                let levers = answer["levers"].as_array().unwrap();
                let points = levers.iter().find(|lever| lever["node"]["id"] == node).unwrap()["outcome"]["points"].as_f64().unwrap();
                let gain = answer["outcome"]["score"].as_f64().zip(answer["official"]["score"].as_f64()).map(|(new, old)| new - old);
                (step(kind, points), gain)
            };
            let now = at(numerator).0;
            for (side, key) in [("up", "gain"), ("down", "loss")] {
                let Some(by) = lever[side]["by"].as_f64() else { continue };
                let (there, gain) = at(numerator + by);
                prop_assert!(if side == "up" { there > now } else { there < now }, "{} {} {}", lever, there, now);
                prop_assert!((gain.unwrap().abs() - lever[side][key].as_f64().unwrap()).abs() < 1e-9);
                prop_assert_eq!(at(numerator + by - by.signum()).0, now);
            }
            at(numerator);
        }
    }

    /// The cheapest way to a score is that of brute force over all counts.
    #[test]
    fn goals_as_by_brute_force(
        case in case(2..4, 5, 4, true), share in 0.0..1.15_f64, efforts in prop::array::uniform4(1..5_u32), fixed in 0..8_usize, cap in 1..6_u32, rank: bool,
    ) {
        // With a gap below it the printed score is the one thing that can be moved.
        if case.counts[0].iter().any(Option::is_none) {
            return Ok(());
        }
        let dashboard = case.dashboard();
        let mut draft = dashboard.scenario(&select(), None).unwrap();
        let official = answer(&dashboard, &mut draft);
        let Some(score) = official["official"]["score"].as_f64() else { return Ok(()) };
        let needed = score + share * (16.0 - score);
        let names: Vec<_> = (0..LEAVES).map(|leaf| format!("leaf-{leaf}")).collect();
        let prices: serde_json::Map<_, _> = names.iter().cloned().zip(efforts.map(|effort| json!(f64::from(effort) / 2.0))).collect();
        let mut wish = json!({ "efforts": prices, "caps": { "rate-0": cap }, "fixed": [] });
        if fixed < LEAVES {
            wish["fixed"] = json!([names[fixed]]);
        }
        if rank {
            wish["rank"] = json!(1);
        } else {
            wish["score"] = json!(needed);
        }
        let goal: Value = serde_json::from_str(&dashboard.goal_json(&select(), &wish.to_string()).unwrap()).unwrap();
        let needed = if rank {
            let rows = official["rows"].as_array().unwrap();
            rows.iter().filter(|row| row["unit"]["id"] != "u0").filter_map(|row| row["official"]["score"].as_f64()).fold(f64::NEG_INFINITY, f64::max)
        } else {
            needed
        };

        // All counts of all levers, each with what it costs; deductions get better by less.
        let mut ranges = Vec::new();
        for leaf in 0..LEAVES {
            let Some((on, all)) = case.counts[0][leaf] else {
                ranges.push(vec![None]);
                continue;
            };
            let most = if leaf == 0 && case.rules[leaf] != 3 { all.min(cap.max(on)) } else { all };
            let least = if leaf == 0 && case.rules[leaf] == 3 { cap.min(on) } else { 0 };
            ranges.push(if leaf == fixed { vec![Some(on)] } else { (least..=most).map(Some).collect() });
        }
        let mut best: Option<f64> = None;
        let mut furthest = f64::NEG_INFINITY;
        for a in &ranges[0] { for b in &ranges[1] { for c in &ranges[2] { for d in &ranges[3] {
            let mut effort = 0.0;
            for (leaf, count) in [a, b, c, d].into_iter().enumerate() {
                let Some(count) = count else { continue };
                let (on, all) = case.counts[0][leaf].unwrap();
                effort += f64::from(efforts[leaf]) / 2.0 * (f64::from(*count) - f64::from(on)).abs();
                set(&dashboard, &mut draft, &json!({ "unit": "u0", "indicator": format!("rate-{leaf}"), "numerator": count, "denominator": all }));
            }
            let score = draft.standing().score.unwrap();
            furthest = furthest.max(score);
            if score >= needed - 1e-9 && best.is_none_or(|best| effort < best) {
                best = Some(effort);
            }
        } } } }
        prop_assert_eq!(goal["reached"].as_bool(), Some(best.is_some()), "{}", goal);
        prop_assert_eq!(goal["proven"].as_bool(), Some(true));
        prop_assert!((goal["best"]["score"].as_f64().unwrap() - furthest).abs() < 1e-9, "{} {}", goal, furthest);
        if let Some(best) = best {
            prop_assert!((goal["effort"].as_f64().unwrap() - best).abs() < 1e-9, "{} {}", goal, best);
            prop_assert!(goal["outcome"]["score"].as_f64().unwrap() >= needed - 1e-9);
            // Its changes do what it says.
            let mut tried = dashboard.scenario(&select(), None).unwrap();
            for change in goal["changes"].as_array().unwrap() {
                set(&dashboard, &mut tried, change);
            }
            prop_assert!((tried.standing().score.unwrap() - goal["outcome"]["score"].as_f64().unwrap()).abs() < 1e-9);
        }
    }

    /// What a goal promises is what the scenario of its changes shows, to the last bit: under any rule, mean, printed total and shared indicator.
    #[test]
    fn goals_promise_what_the_scenario_shows(
        case in case(2..6, 30, 6, false), shared: bool, wish in prop_oneof![(0.0..17.0_f64).prop_map(|score| json!({ "score": score })), (1..5_u8).prop_map(|rank| json!({ "rank": rank }))],
    ) {
        let case = Case { shared, ..case };
        let dashboard = case.dashboard();
        let goal: Value = serde_json::from_str(&dashboard.goal_json(&select(), &wish.to_string()).unwrap()).unwrap();
        let mut draft = dashboard.scenario(&select(), None).unwrap();
        for change in goal["changes"].as_array().unwrap() {
            set(&dashboard, &mut draft, change);
        }
        let shown = answer(&dashboard, &mut draft);
        prop_assert_eq!(&goal["outcome"], &shown["outcome"], "{}", goal);
        prop_assert_eq!(shown["problems"].as_array().map(Vec::len), Some(0));
        let (score, needed) = (shown["outcome"]["score"].as_f64(), goal["needed"].as_f64().or(wish["rank"].as_f64().map(|_| f64::MIN)));
        let rank = wish["rank"].as_f64().zip(shown["outcome"]["rank"].as_f64());
        let reached = score.zip(needed).is_some_and(|(score, needed)| score >= needed - 1e-9) && rank.is_none_or(|(wish, rank)| rank <= wish);
        prop_assert_eq!(goal["reached"].as_bool(), Some(reached), "{}", goal);
        if !reached {
            prop_assert_eq!(&goal["outcome"], &goal["best"]);
        }
        let steps = goal["steps"].as_array().unwrap();
        let sum = |key: &str| steps.iter().map(|step| step[key].as_f64().unwrap()).sum::<f64>();
        if let Some((after, before)) = score.zip(goal["official"]["score"].as_f64()) {
            prop_assert!((sum("gain") - (after - before)).abs() < 1e-9, "{}", goal);
        }
        if let Some(effort) = goal["effort"].as_f64() {
            prop_assert!((sum("effort") - effort).abs() < 1e-9, "{}", goal);
        }
        // Without proof each step is at least needed: the last count of none can be spared.
        if reached && wish["score"].is_number() && !shared && goal["proven"] == false {
            for (step, change) in steps.iter().zip(goal["changes"].as_array().unwrap()) {
                let (Some(to), Some(by)) = (change["numerator"].as_f64(), step["by"].as_f64()) else { continue };
                let mut less = change.clone();
                less["numerator"] = json!(to - by.signum());
                set(&dashboard, &mut draft, &less);
                let score = draft.standing().score;
                prop_assert!(score.is_none_or(|score| score < needed.unwrap()), "{} {}", goal, less);
                set(&dashboard, &mut draft, change);
            }
        }
    }
}
