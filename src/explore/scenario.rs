//! Changes on a board: each touches what it must, and can be taken back.

use super::board::{Board, Cells, KNOWN, cell};
use crate::model::{Change, Dataset, Framework, Id, IndicatorId, Kind, Measure};
use crate::num;

/// A board with changes, the official one beside it.
///
/// The inputs of a cell are the official ones with all changes that are about it, in order of entry; its scores are made from these. So a state depends on the
/// changes alone, not on the way to it: undoing gives the same bits, and changes about different things may come in any order.
///
/// The work of a change: of one unit its leaf, the nodes above it, and its place among the ranks. Of a weight, a maximum, a rule, or of every unit: the columns of
/// the node and of those above it, then one sort. A leaf that looks at all units is a column made anew.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The official state.
    pub official: Board,
    /// The state with the changes.
    pub board: Board,
    /// The place of the unit that is looked at.
    pub own: usize,
    framework: Option<Id<Framework>>,
    entries: Vec<Entry>,
    past: Vec<Step>,
    future: Vec<Step>,
    /// The entry that is left out for a while.
    without: Option<usize>,
}

#[derive(Debug, Clone)]
struct Entry {
    change: Change,
    act: Result<Act, String>,
}

/// What a change is about, on the board.
#[derive(Debug, Clone, Default, PartialEq)]
struct Act {
    /// `None`: every ranked unit.
    unit: Option<usize>,
    nodes: Vec<(usize, What)>,
}

/// What of a node it changes.
#[derive(Debug, Clone, Copy, PartialEq)]
enum What {
    /// The leaf's counts.
    Counts,
    /// The leaf's value.
    Value,
    /// The leaf's numerator.
    Above,
    /// The leaf's denominator.
    Below,
    /// The node's points.
    Points,
    /// Weight, maximum, rule.
    Terms,
}

/// A step of the history: what stood at a place, and what stands there since. `None`: nothing.
#[derive(Debug, Clone)]
struct Step {
    place: usize,
    before: Option<Change>,
    after: Option<Change>,
}

impl Scenario {
    /// No changes yet. `framework` is that of the board's nodes; `own` the place of the unit that is looked at.
    pub fn new(board: Board, own: usize, framework: Option<Id<Framework>>) -> Self {
        let (entries, past, future) = (Vec::new(), Vec::new(), Vec::new());
        Scenario { official: board.clone(), board, own, framework, entries, past, future, without: None }
    }

    /// The changes, in order of entry, each with what it fails on.
    pub fn changes(&self) -> impl Iterator<Item = (&Change, Option<&str>)> {
        self.entries.iter().map(|entry| (&entry.change, entry.act.as_ref().err().map(String::as_str)))
    }

    /// Adds a change; one about the same thing gives it its place. A change that this feed gives no hold for stays without effect.
    pub fn set(&mut self, data: &Dataset, change: Change) {
        let place = self.entries.iter().position(|entry| entry.change.same_subject(&change));
        let before = place.and_then(|place| self.entries.get(place)).map(|entry| entry.change.clone());
        self.step(data, Step { place: place.unwrap_or(self.entries.len()), before, after: Some(change) });
    }

    /// Takes a change away; where there is none nothing happens.
    pub fn remove(&mut self, data: &Dataset, place: usize) {
        if let Some(entry) = self.entries.get(place) {
            let before = Some(entry.change.clone());
            self.step(data, Step { place, before, after: None });
        }
    }

    fn step(&mut self, data: &Dataset, step: Step) {
        self.exchange(data, step.place, step.before.is_some(), step.after.clone());
        self.past.push(step);
        self.future.clear();
    }

    /// Takes the last step back. `false`: there is none.
    pub fn undo(&mut self, data: &Dataset) -> bool {
        let Some(step) = self.past.pop() else { return false };
        self.exchange(data, step.place, step.after.is_some(), step.before.clone());
        self.future.push(step);
        true
    }

    /// Does the last undone step again. `false`: there is none.
    pub fn redo(&mut self, data: &Dataset) -> bool {
        let Some(step) = self.future.pop() else { return false };
        self.exchange(data, step.place, step.before.is_some(), step.after.clone());
        self.past.push(step);
        true
    }

    /// Whether there is a step to undo, and one to redo.
    pub fn can(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// Forgets how the changes came about: they are the beginning.
    pub fn begin(&mut self) {
        self.past.clear();
        self.future.clear();
    }

    /// Adds a change behind the others, whatever it is about: a stored scenario is read as it stands.
    pub fn push(&mut self, data: &Dataset, change: Change) {
        self.exchange(data, self.entries.len(), false, Some(change));
    }

    fn exchange(&mut self, data: &Dataset, place: usize, takes: bool, gives: Option<Change>) {
        let mut old = None;
        if takes && place < self.entries.len() {
            old = self.entries.remove(place).act.ok();
        }
        if let Some(change) = gives {
            let act = self.resolve(data, &change);
            let new = act.clone().ok();
            self.entries.insert(place.min(self.entries.len()), Entry { change, act });
            // What the new change is about too is made anew once.
            if new == old {
                old = None;
            }
            if let Some(act) = new {
                self.touch(&act);
            }
        }
        if let Some(act) = old {
            self.touch(&act);
        }
    }

    /// What a change is about, or the id or word that it fails on.
    fn resolve(&self, data: &Dataset, change: &Change) -> Result<Act, String> {
        let mut act = Act::default();
        if let Some(id) = &change.unit {
            act.unit = data.units.find(id).and_then(|unit| self.board.place_of(unit));
            if act.unit.is_none() {
                return Err(id.clone());
            }
        }
        let kind = change.kind();
        let counts = kind == Some(Kind::Counts);
        let failing = if let Some(id) = &change.indicator {
            if let Some(indicator) = data.indicators.find(id) {
                for (at, joint) in self.board.nodes.iter().enumerate() {
                    if let Some(leaf) = &joint.leaf {
                        for what in places(data, leaf.indicator, indicator, counts) {
                            act.nodes.push((at, what));
                        }
                    }
                }
            }
            id
        } else if let Some(id) = &change.node {
            let found = self.framework.and_then(|framework| data.frameworks[framework].find(id));
            if let Some(at) = found.and_then(|id| self.board.nodes.iter().position(|joint| joint.id == Some(id))) {
                let what = match kind {
                    Some(Kind::Counts) => What::Counts,
                    Some(Kind::Value) => What::Points,
                    _ => What::Terms,
                };
                let leaf = self.board.nodes.get(at).is_some_and(|joint| joint.leaf.is_some());
                if leaf || !(counts || change.rule.is_some()) {
                    act.nodes.push((at, what));
                }
            }
            id
        } else {
            // A target is judged, and moves no score.
            let id = change.target.as_deref().unwrap_or_default();
            return if data.targets.find(id).is_some() { Ok(act) } else { Err(id.to_owned()) };
        };
        act.nodes.retain(|&(at, what)| self.holds(at, what, act.unit, change));
        if act.nodes.is_empty() { Err(failing.clone()) } else { Ok(act) }
    }

    /// Whether the official state has what the change starts from, of any of the units that it is about.
    fn holds(&self, at: usize, what: What, unit: Option<usize>, change: &Change) -> bool {
        let alone = match what {
            What::Terms => true,
            What::Counts => change.numerator.is_some() && change.denominator.is_some(),
            What::Value | What::Points => change.value.is_some(),
            What::Above | What::Below => false,
        };
        let has = |unit: usize| {
            let cells = self.official.cells(at, unit);
            !match what {
                What::Value => cells.value,
                What::Points => self.base(at, unit),
                _ => cells.above + cells.below,
            }
            .is_nan()
        };
        alone || unit.map_or_else(|| (0..self.official.units.len()).any(has), has)
    }

    /// The official points of a node.
    fn base(&self, at: usize, unit: usize) -> f64 {
        self.official.nodes.get(at).map_or(f64::NAN, |joint| cell(&joint.score, unit))
    }

    /// Makes everything anew that a change is about.
    fn touch(&mut self, act: &Act) {
        for &(at, what) in &act.nodes {
            if what == What::Terms {
                self.terms(at);
                self.board.look_around(at);
                self.board.climb_all(at);
                self.board.rank();
                continue;
            }
            let around = self.board.nodes.get(at).and_then(|joint| joint.leaf.as_ref()).is_some_and(|leaf| leaf.looks_around());
            if let (Some(unit), false) = (act.unit, around) {
                let old = cell(self.board.scores(), unit);
                self.inputs(at, unit);
                self.board.climb(at, unit);
                self.board.shift(unit, old);
                continue;
            }
            match act.unit {
                Some(unit) => self.inputs(at, unit),
                None => {
                    for unit in 0..self.board.units.len() {
                        self.inputs(at, unit);
                    }
                }
            }
            self.board.look_around(at);
            self.board.climb_all(at);
            self.board.rank();
        }
    }

    /// The changes of a node that count, with what they are about.
    fn acts(&self, at: usize) -> impl Iterator<Item = (&Change, Option<usize>, What)> {
        let entries = self.entries.iter().enumerate().filter(move |(place, _)| Some(*place) != self.without);
        entries.flat_map(move |(_, entry)| {
            let act = entry.act.as_ref().ok();
            let what = act.and_then(|act| act.nodes.iter().find(|node| node.0 == at));
            what.map(|what| (&entry.change, act.and_then(|act| act.unit), what.1))
        })
    }

    /// A cell's inputs: the official ones with the changes.
    fn inputs(&mut self, at: usize, unit: usize) {
        let mut cells = self.official.cells(at, unit);
        let before = cells;
        let peer = self.board.peers.get(unit).copied().unwrap_or(false);
        for (change, about, what) in self.acts(at) {
            if about.is_some_and(|about| about != unit) || about.is_none() && !peer {
                continue;
            }
            match what {
                What::Counts => {
                    cells.above = change.numerator.unwrap_or(cells.above);
                    cells.below = change.denominator.unwrap_or(cells.below);
                }
                What::Above => cells.above = change.amount(cells.above),
                What::Below => cells.below = change.amount(cells.below),
                What::Points => cells.given = change.amount(if cells.given.is_nan() { self.base(at, unit) } else { cells.given }),
                What::Value => {
                    cells = Cells { value: change.amount(cells.value), above: f64::NAN, below: f64::NAN, given: cells.given };
                    continue;
                }
                What::Terms => continue,
            }
            if what != What::Points
                && let Some(leaf) = self.official.nodes.get(at).and_then(|joint| joint.leaf.as_ref())
            {
                cells.value = leaf.quotient(cells.above, cells.below);
            }
        }
        let signs = self.official.nodes.get(at).and_then(|joint| joint.signs.get(unit)).copied().unwrap_or(0);
        let touched = cells.bits() != before.bits();
        self.board.put(at, unit, &cells, signs, touched);
    }

    /// A node's weight, maximum and rule: the official ones with the changes.
    fn terms(&mut self, at: usize) {
        let Some(official) = self.official.nodes.get(at) else { return };
        let (mut max, mut weight) = (official.max, official.weight);
        let mut rule = official.leaf.as_ref().and_then(|leaf| leaf.rule.as_ref());
        for (change, _, what) in self.acts(at) {
            if what == What::Terms {
                max = change.max.or(max);
                weight = change.weight.or(weight);
                rule = change.rule.as_ref().or(rule);
            }
        }
        let rule = rule.cloned();
        if let Some(joint) = self.board.nodes.get_mut(at) {
            joint.max = max;
            joint.weight = weight;
            joint.join.max = max.unwrap_or(f64::NAN);
            if let Some(leaf) = &mut joint.leaf {
                leaf.rule = rule;
            }
        }
    }

    /// The score and the rank (0: none) of the unit that is looked at if one change alone is taken away, all others staying.
    pub fn without(&mut self, place: usize) -> (f64, u32) {
        let Some(Ok(act)) = self.entries.get(place).map(|entry| entry.act.clone()) else { return self.now() };
        self.without = Some(place);
        self.touch(&act);
        let found = self.now();
        self.without = None;
        self.touch(&act);
        found
    }

    /// The score and the rank (0: none) of the unit that is looked at.
    pub fn now(&self) -> (f64, u32) {
        (cell(self.board.scores(), self.own), self.board.order.rank(self.own))
    }

    /// The value of an indicator of the unit that is looked at, officially and as changed: of a leaf, or of a count that a leaf's ratio is made of. `None`: no
    /// change is about it.
    pub fn value(&self, data: &Dataset, indicator: IndicatorId) -> Option<(f64, f64)> {
        for (at, joint) in self.board.nodes.iter().enumerate() {
            let Some(leaf) = &joint.leaf else { continue };
            let (old, new) = (self.official.cells(at, self.own), self.board.cells(at, self.own));
            for what in places(data, leaf.indicator, indicator, false) {
                let (old, new) = match what {
                    What::Above => (old.above, new.above),
                    What::Below => (old.below, new.below),
                    _ => (old.value, new.value),
                };
                if old.to_bits() != new.to_bits() && !new.is_nan() {
                    return Some((old, new));
                }
            }
        }
        None
    }
}

/// What of a leaf an indicator is: its value (or its counts), the numerator or the denominator of its ratio.
fn places(data: &Dataset, leaf: IndicatorId, indicator: IndicatorId, counts: bool) -> Vec<What> {
    let mut places = Vec::new();
    if leaf == indicator {
        places.push(if counts { What::Counts } else { What::Value });
    } else if let Measure::Ratio { numerator, denominator } = data.indicators[leaf].measure
        && !counts
    {
        if numerator == indicator {
            places.push(What::Above);
        } else if denominator == indicator {
            places.push(What::Below);
        }
    }
    places
}

impl Board {
    /// A unit's inputs of a node.
    pub fn cells(&self, at: usize, unit: usize) -> Cells {
        let mut cells = Cells { value: f64::NAN, above: f64::NAN, below: f64::NAN, given: f64::NAN };
        if let Some(joint) = self.nodes.get(at) {
            cells.given = cell(&joint.given, unit);
            if let Some(leaf) = &joint.leaf {
                cells.value = cell(&leaf.value, unit);
                cells.above = cell(&leaf.above, unit);
                cells.below = cell(&leaf.below, unit);
            }
        }
        cells
    }

    /// Sets a unit's inputs of a node. `signs` are the official ones; what is changed is no plan, and known.
    pub fn put(&mut self, at: usize, unit: usize, cells: &Cells, signs: u8, changed: bool) {
        use super::board::{EXCLUDED, GIVEN, PLANNED, put};
        use crate::model::ZeroDenominator;
        let Some(joint) = self.nodes.get_mut(at) else { return };
        if let Some(slot) = joint.signs.get_mut(unit) {
            *slot = signs;
        }
        put(&mut joint.given, unit, cells.given);
        if changed && !cells.given.is_nan() {
            joint.mark(unit, KNOWN | GIVEN, true);
        }
        let Some(leaf) = &mut joint.leaf else { return };
        put(&mut leaf.value, unit, cells.value);
        put(&mut leaf.above, unit, cells.above);
        put(&mut leaf.below, unit, cells.below);
        let excluded = leaf.zero == ZeroDenominator::Exclude && cells.above == 0.0 && cells.below == 0.0;
        if changed {
            joint.mark(unit, KNOWN, true);
            joint.mark(unit, PLANNED, false);
            joint.mark(unit, EXCLUDED, excluded);
        }
    }

    /// Moves a unit among the ranks, its score having been `old`.
    pub fn shift(&mut self, unit: usize, old: f64) {
        let Some(subject) = self.nodes.first() else { return };
        if self.peers.get(unit) == Some(&true) && old.to_bits() != cell(&subject.score, unit).to_bits() {
            self.order.shift(&subject.score, unit, old);
        }
    }

    /// The subject's score of a unit if its inputs of a node were these; everything is then as before. Other units' scores stand still.
    pub fn probe(&mut self, at: usize, unit: usize, cells: &Cells) -> f64 {
        let before = self.cells(at, unit);
        let Some(joint) = self.nodes.get(at) else { return f64::NAN };
        let signs = joint.signs.get(unit).copied().unwrap_or(0);
        let around = joint.leaf.as_ref().is_some_and(|leaf| leaf.looks_around());
        let column = if around { joint.leaf.as_ref().and_then(|leaf| leaf.column.clone()) } else { None };
        self.put(at, unit, cells, signs, true);
        if around {
            self.look_around(at);
        }
        self.climb(at, unit);
        let score = cell(self.scores(), unit);
        self.put(at, unit, &before, signs, false);
        if around && let Some(leaf) = self.nodes.get_mut(at).and_then(|joint| joint.leaf.as_mut()) {
            leaf.column = column;
        }
        self.climb(at, unit);
        score
    }
}

/// Difference of two scores; `None` unless both are known, 0 where only noise parts them.
pub fn gain(from: f64, to: f64) -> Option<f64> {
    num::finite(to - from).and_then(|_| num::difference(to, from))
}
