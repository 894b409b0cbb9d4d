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

/// A change of a [`Scenario`].
#[derive(Debug, Clone)]
pub struct Entry {
    /// The change.
    pub change: Change,
    /// The id or word that it fails on, so that it has no effect.
    pub failing: Option<String>,
    act: Act,
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

/// A step of the history, back or forth: whether something that stands at a place goes away, and what comes there.
#[derive(Debug, Clone)]
struct Step {
    place: usize,
    takes: bool,
    gives: Option<Change>,
}

impl Scenario {
    /// No changes yet. `framework` is that of the board's nodes; `own` the place of the unit that is looked at.
    pub fn new(board: Board, own: usize, framework: Option<Id<Framework>>) -> Self {
        let (entries, past, future) = (Vec::new(), Vec::new(), Vec::new());
        Scenario { official: board.clone(), board, own, framework, entries, past, future, without: None }
    }

    /// The changes, in order of entry.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Adds a change; one about the same thing gives it its place. A change that this feed gives no hold for stays without effect.
    pub fn set(&mut self, data: &Dataset, change: Change) {
        let place = self.entries.iter().position(|entry| entry.change.same_subject(&change));
        self.step(data, Step { place: place.unwrap_or(self.entries.len()), takes: place.is_some(), gives: Some(change) });
    }

    /// Takes a change away; where there is none nothing happens.
    pub fn remove(&mut self, data: &Dataset, place: usize) {
        if place < self.entries.len() {
            self.step(data, Step { place, takes: true, gives: None });
        }
    }

    fn step(&mut self, data: &Dataset, step: Step) {
        let back = self.take_step(data, step);
        self.past.push(back);
        self.future.clear();
    }

    /// Takes the last step back. `false`: there is none.
    pub fn undo(&mut self, data: &Dataset) -> bool {
        let Some(step) = self.past.pop() else { return false };
        let back = self.take_step(data, step);
        self.future.push(back);
        true
    }

    /// Does the last undone step again. `false`: there is none.
    pub fn redo(&mut self, data: &Dataset) -> bool {
        let Some(step) = self.future.pop() else { return false };
        let back = self.take_step(data, step);
        self.past.push(back);
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
        self.take_step(data, Step { place: self.entries.len(), takes: false, gives: Some(change) });
    }

    /// Takes a step and gives the one that takes it back.
    fn take_step(&mut self, data: &Dataset, step: Step) -> Step {
        let mut back = Step { place: step.place, takes: step.gives.is_some(), gives: None };
        let mut old = Act::default();
        if step.takes && step.place < self.entries.len() {
            let entry = self.entries.remove(step.place);
            old = entry.act;
            back.gives = Some(entry.change);
        }
        if let Some(change) = step.gives {
            let mut act = Act::default();
            let failing = self.resolve(data, &change, &mut act).map(str::to_owned);
            self.entries.insert(step.place.min(self.entries.len()), Entry { change, failing, act: act.clone() });
            // What the new change is about too is made anew once.
            if act == old {
                old.nodes.clear();
            }
            self.touch(&act);
        }
        self.touch(&old);
        back
    }

    /// Fills in what a change is about, or gives the id or word that it fails on.
    fn resolve<'a>(&self, data: &Dataset, change: &'a Change, act: &mut Act) -> Option<&'a str> {
        if let Some(id) = &change.unit {
            act.unit = data.units.find(id).and_then(|unit| self.board.place_of(unit));
            if act.unit.is_none() {
                return Some(id);
            }
        }
        let kind = change.kind();
        let counts = kind == Some(Kind::Counts);
        let failing = if let Some(id) = &change.indicator {
            if let Some(indicator) = data.indicators.find(id) {
                for (at, joint) in self.board.nodes.iter().enumerate() {
                    if let Some(leaf) = &joint.leaf
                        && let Some(what) = part(data, leaf.indicator, indicator, counts)
                    {
                        self.take(at, what, change, act);
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
                if self.board.leaf(at).is_some() || !(counts || change.rule.is_some()) {
                    self.take(at, what, change, act);
                }
            }
            id
        } else {
            // A target is judged, and moves no score.
            let id = change.target.as_deref().unwrap_or_default();
            return if data.targets.find(id).is_some() { None } else { Some(id) };
        };
        if act.nodes.is_empty() { Some(failing) } else { None }
    }

    /// Takes a node among those that a change is about, if the official state has what the change starts from, of any of its units.
    fn take(&self, at: usize, what: What, change: &Change, act: &mut Act) {
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
        let (from, to) = act.unit.map_or((0, self.official.units.len()), |unit| (unit, unit + 1));
        if alone || (from..to).any(has) {
            act.nodes.push((at, what));
        }
    }

    /// The official points of a node.
    fn base(&self, at: usize, unit: usize) -> f64 {
        self.official.nodes.get(at).map_or(f64::NAN, |joint| cell(&joint.score, unit))
    }

    /// Makes everything anew that a change is about.
    fn touch(&mut self, act: &Act) {
        let (first, end) = act.unit.map_or((0, self.board.units.len()), |unit| (unit, unit + 1));
        for &(at, what) in &act.nodes {
            let mut from = at;
            if what == What::Terms {
                if !self.terms(at) {
                    // A weight is one in the node above.
                    from = self.board.nodes.get(at).map_or(0, |joint| joint.parent);
                }
            } else {
                for unit in first..end {
                    self.inputs(at, unit);
                }
                if let (Some(unit), false) = (act.unit, self.board.looks_around(at)) {
                    let old = cell(self.board.scores(), unit);
                    self.board.climb(at, unit);
                    self.board.shift(unit, old);
                    continue;
                }
            }
            self.board.look_around(from);
            self.board.climb_all(from);
            self.board.rank();
        }
    }

    /// What of a node the change at a place is about; `None`: nothing, or it is left out.
    fn about(&self, place: usize, entry: &Entry, at: usize) -> Option<What> {
        for node in &entry.act.nodes {
            if node.0 == at && self.without != Some(place) {
                return Some(node.1);
            }
        }
        None
    }

    /// A cell's inputs: the official ones with the changes.
    fn inputs(&mut self, at: usize, unit: usize) {
        let mut cells = self.official.cells(at, unit);
        let before = cells;
        let peer = self.board.peers.get(unit).copied().unwrap_or(false);
        for (place, entry) in self.entries.iter().enumerate() {
            let Some(what) = self.about(place, entry, at) else { continue };
            if entry.act.unit.map_or(!peer, |about| about != unit) {
                continue;
            }
            let change = &entry.change;
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
                && let Some(leaf) = self.official.leaf(at)
            {
                cells.value = leaf.quotient(cells.above, cells.below);
            }
        }
        let signs = self.official.signs(at, unit);
        let touched = cells.bits() != before.bits();
        self.board.put(at, unit, &cells, signs, touched);
    }

    /// A node's weight, maximum and rule: the official ones with the changes. Gives whether the node's own score can be another for it.
    fn terms(&mut self, at: usize) -> bool {
        let Some(official) = self.official.nodes.get(at) else { return false };
        let (mut max, mut weight) = (official.max, official.weight);
        let mut rule = self.official.rule(at);
        for (place, entry) in self.entries.iter().enumerate() {
            if self.about(place, entry, at) == Some(What::Terms) {
                max = entry.change.max.or(max);
                weight = entry.change.weight.or(weight);
                rule = entry.change.rule.as_ref().or(rule);
            }
        }
        let rule = rule.cloned();
        let Some(joint) = self.board.nodes.get_mut(at) else { return false };
        let mut own = joint.max != max;
        joint.max = max;
        joint.weight = weight;
        joint.join.max = max.unwrap_or(f64::NAN);
        if let Some(leaf) = &mut joint.leaf {
            own |= leaf.rule != rule;
            leaf.rule = rule;
        }
        own
    }

    /// The score and the rank (0: none) of the unit that is looked at if one change alone is taken away, all others staying.
    pub fn without(&mut self, place: usize) -> (f64, u32) {
        let Some(act) = self.entries.get(place).map(|entry| entry.act.clone()) else { return self.now() };
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
            let (old, new) = match part(data, leaf.indicator, indicator, false) {
                Some(What::Above) => (old.above, new.above),
                Some(What::Below) => (old.below, new.below),
                Some(_) => (old.value, new.value),
                None => continue,
            };
            if old.to_bits() != new.to_bits() && !new.is_nan() {
                return Some((old, new));
            }
        }
        None
    }
}

/// What of a leaf an indicator is: its value (or its counts), the numerator or the denominator of its ratio.
fn part(data: &Dataset, leaf: IndicatorId, indicator: IndicatorId, counts: bool) -> Option<What> {
    if leaf == indicator {
        return Some(if counts { What::Counts } else { What::Value });
    }
    match data.indicators[leaf].measure {
        Measure::Ratio { numerator, .. } if numerator == indicator && !counts => Some(What::Above),
        Measure::Ratio { denominator, .. } if denominator == indicator && !counts => Some(What::Below),
        _ => None,
    }
}

/// How many leaves with a rule a change of a leaf's indicator is about.
pub fn leaves(data: &Dataset, board: &Board, at: usize) -> usize {
    let mut count = 0;
    for joint in &board.nodes {
        if let (Some(moved), Some(leaf)) = (board.leaf(at), &joint.leaf) {
            count += usize::from(leaf.rule.is_some() && part(data, leaf.indicator, moved.indicator, false).is_some());
        }
    }
    count
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
        let (before, signs) = (self.cells(at, unit), self.signs(at, unit));
        let around = self.looks_around(at);
        let column = self.nodes.get_mut(at).and_then(|joint| joint.leaf.as_mut()).filter(|_| around).and_then(|leaf| leaf.column.take());
        self.change(at, unit, cells);
        let score = cell(self.scores(), unit);
        self.put(at, unit, &before, signs, false);
        if around && let Some(leaf) = self.nodes.get_mut(at).and_then(|joint| joint.leaf.as_mut()) {
            leaf.column = column;
        }
        self.climb(at, unit);
        score
    }

    /// Gives a unit other inputs of a node and makes its scores anew. Other units' scores stand still.
    pub fn change(&mut self, at: usize, unit: usize, cells: &Cells) {
        self.put(at, unit, cells, self.signs(at, unit), true);
        if self.looks_around(at) {
            self.look_around(at);
        }
        self.climb(at, unit);
    }
}

/// Difference of two scores; `None` unless both are known, 0 where only noise parts them.
pub fn gain(from: f64, to: f64) -> Option<f64> {
    num::finite(to - from).and_then(|_| num::difference(to, from))
}
