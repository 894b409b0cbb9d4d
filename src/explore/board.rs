//! The scores of all units of one kind in one period as flat columns, any part of which can be made anew.

use crate::measure::panel::{Cell, Column, Panel, first_group};
use crate::measure::rule::points;
use crate::measure::score::{Join, Tally};
use crate::measure::{Figure, figure};
use crate::model::{Aggregate, Dataset, IndicatorId, Measure, NodeId, Rule, UnitId, ZeroDenominator};

use super::order::Order;

/// The scores of units under one subject: a framework's node with all below it, or one indicator.
///
/// Columns are by unit, in the feed's order; a gap is `NaN` in them, and never leaves this room as a number. Scores are made by the same functions, in the same
/// order of terms, as [`Panel::score`]: an untouched board has its figures to the last bit.
///
/// A node with a *published* score counts with that. Once anything below it changes, its score is `published + (computed now − computed at first)`: an untouched
/// board is the official state, and the publisher's own rounding stays out of what a change brings. Without a computed score the published one stands still.
#[derive(Debug, Clone)]
pub struct Board {
    /// All units of the kind.
    pub units: Vec<UnitId>,
    /// Which of them are ranked.
    pub peers: Vec<bool>,
    /// Parents before children; the first is the subject.
    pub nodes: Vec<Joint>,
    /// The ranks by the subject's score.
    pub order: Order,
    /// The groups whose means stand for gaps, by unit; empty where no gap is filled.
    groups: Vec<String>,
    /// Whether outliers are treated.
    pub outliers: bool,
}

/// A node of a [`Board`].
#[derive(Debug, Clone)]
pub struct Joint {
    /// The framework's node; `None`: an indicator without a framework.
    pub id: Option<NodeId>,
    /// The place of the node above; the subject has its own.
    pub parent: usize,
    /// How many nodes stand above it, up to the subject.
    pub depth: u32,
    /// The places of those below.
    pub children: Vec<usize>,
    /// How they become its score.
    pub join: Join,
    /// The best attainable points.
    pub max: Option<f64>,
    /// The weight among its siblings.
    pub weight: Option<f64>,
    /// What a leaf is made of.
    pub leaf: Option<Leaf>,
    /// The published score, by unit.
    pub given: Vec<f64>,
    /// Computed at first, by unit.
    pub start: Vec<f64>,
    /// Computed, by unit.
    pub computed: Vec<f64>,
    /// What counts, by unit.
    pub score: Vec<f64>,
    /// Signs, by unit: [`KNOWN`] and others.
    pub signs: Vec<u8>,
}

/// A leaf of a [`Board`].
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Its indicator.
    pub indicator: IndicatorId,
    /// How its value becomes points.
    pub rule: Option<Rule>,
    /// +1 where more is better, −1 where less is, 0 for a band.
    pub sign: f64,
    /// By unit, in the indicator's unit.
    pub value: Vec<f64>,
    /// The numerator, by unit.
    pub above: Vec<f64>,
    /// The denominator, by unit.
    pub below: Vec<f64>,
    /// What numerator over denominator is multiplied by.
    pub scale: f64,
    /// What 0/0 means.
    pub zero: ZeroDenominator,
    /// Whether gaps are filled by the mean of the group.
    pub impute: bool,
    /// The value of the unit that the others are compared with, and its place where it is on the board.
    pub reference: (f64, Option<usize>),
    /// What it takes from all units.
    pub column: Option<Column>,
}

/// A unit's inputs of a node; `NaN`: none.
#[derive(Debug, Clone, Copy)]
pub struct Cells {
    /// The leaf's value.
    pub value: f64,
    /// Its numerator.
    pub above: f64,
    /// Its denominator.
    pub below: f64,
    /// The node's published score.
    pub given: f64,
}

impl Cells {
    /// Their bits: a gap is the same as a gap.
    pub fn bits(&self) -> [u64; 4] {
        [self.value, self.above, self.below, self.given].map(f64::to_bits)
    }
}

/// The feed says something of it, be it a gap.
pub const KNOWN: u8 = 1;
/// It is left out of its parent (0/0).
pub const EXCLUDED: u8 = 2;
/// The unit is one of those that the others are compared with.
pub const PANEL: u8 = 4;
/// Its value is a plan, with which no other is compared.
pub const PLANNED: u8 = 8;
/// The feed says something of its published score.
pub const GIVEN: u8 = 16;
/// Its figure is no result and has been taken away: nothing stands for it.
pub const MUTED: u8 = 32;

/// The number at a place of a column.
pub fn cell(column: &[f64], place: usize) -> f64 {
    column.get(place).copied().unwrap_or(f64::NAN)
}

/// Sets the number at a place of a column.
pub fn put(column: &mut [f64], place: usize, number: f64) {
    if let Some(slot) = column.get_mut(place) {
        *slot = number;
    }
}

fn or_nan(number: Option<f64>) -> f64 {
    number.unwrap_or(f64::NAN)
}

impl Joint {
    fn new(id: Option<NodeId>, join: Join, units: usize) -> Self {
        let column = vec![f64::NAN; units];
        Joint {
            id,
            parent: 0,
            depth: 0,
            children: Vec::new(),
            join,
            max: None,
            weight: None,
            leaf: None,
            given: column.clone(),
            start: column.clone(),
            computed: column.clone(),
            score: column,
            signs: vec![0; units],
        }
    }

    /// Whether a unit has a sign, or one of several.
    pub fn is(&self, unit: usize, sign: u8) -> bool {
        self.signs.get(unit).is_some_and(|signs| signs & sign != 0)
    }

    /// Gives a unit a sign, or takes it away.
    pub fn mark(&mut self, unit: usize, sign: u8, set: bool) {
        if let Some(signs) = self.signs.get_mut(unit) {
            *signs = if set { *signs | sign } else { *signs & !sign };
        }
    }

    /// The signs of a branch: whether any child is known, and how many of them count.
    fn conclude(&mut self, unit: usize, known: bool, needed: usize) {
        self.mark(unit, KNOWN, known || self.is(unit, GIVEN));
        self.mark(unit, EXCLUDED, needed == 0 && !self.children.is_empty());
    }

    /// What counts, from what is computed.
    fn settle(&mut self, unit: usize, computed: f64) {
        put(&mut self.computed, unit, computed);
        let given = cell(&self.given, unit);
        let moved = computed - cell(&self.start, unit);
        let score = match (given.is_nan(), moved.is_nan()) {
            (true, _) => computed,
            (false, true) => given,
            (false, false) => given + moved,
        };
        put(&mut self.score, unit, score);
    }
}

impl Leaf {
    fn new(data: &Dataset, indicator: IndicatorId, rule: Option<Rule>, units: usize) -> Self {
        let meaning = &data.indicators[indicator];
        let column = vec![f64::NAN; units];
        Leaf {
            indicator,
            rule,
            sign: meaning.direction.sign(),
            value: column.clone(),
            above: column.clone(),
            below: column,
            // A share of units is a percentage whatever it is called.
            scale: if matches!(meaning.measure, Measure::ShareOfUnits { .. }) { 100.0 } else { meaning.ratio_scale() },
            zero: meaning.zero_denominator,
            impute: false,
            reference: (f64::NAN, None),
            column: None,
        }
    }

    fn fill(&mut self, unit: usize, figure: &Figure) {
        put(&mut self.value, unit, or_nan(figure.value));
        if let Some((above, below)) = figure.parts {
            put(&mut self.above, unit, above);
            put(&mut self.below, unit, below);
        }
    }

    /// The value of counts, in the indicator's unit.
    pub fn quotient(&self, above: f64, below: f64) -> f64 {
        or_nan(figure::over(self.zero, self.scale, above, below))
    }

    /// Whether its scores depend on the other units' figures.
    pub fn looks_around(&self) -> bool {
        Column::looks_around(self.rule.as_ref(), self.impute)
    }
}

impl Board {
    /// The board of a framework's node, from the panel of the units of a kind. Which of them are ranked is decided by `peers`, which has their order.
    pub fn of_node(panel: &Panel<'_>, top: NodeId, units: &[UnitId], peers: Vec<bool>, sign: f64) -> Self {
        let mut board = Board::empty(units, peers, sign);
        board.outliers = panel.framework.outliers.is_some();
        board.grow(panel, top, 0, 0);
        board.begin();
        board
    }

    /// The board of an indicator without a framework: a unit's score is its value. `figures` are by unit.
    pub fn of_indicator(
        data: &Dataset,
        indicator: IndicatorId,
        units: &[UnitId],
        figures: &[Option<Figure>],
        peers: Vec<bool>,
        sign: f64,
    ) -> Self {
        let mut board = Board::empty(units, peers, sign);
        let join = Join { aggregate: None, power: f64::NAN, max: f64::NAN, threshold: 1.0 };
        let mut joint = Joint::new(None, join, units.len());
        let mut leaf = Leaf::new(data, indicator, Some(Rule::Published), units.len());
        joint.max = data.indicators[indicator].max();
        for (place, figure) in figures.iter().enumerate() {
            if let Some(figure) = figure {
                leaf.fill(place, figure);
                joint.mark(place, KNOWN, true);
            }
        }
        joint.leaf = Some(leaf);
        board.nodes.push(joint);
        board.begin();
        board
    }

    fn empty(units: &[UnitId], peers: Vec<bool>, sign: f64) -> Self {
        Board { units: units.to_vec(), peers, nodes: Vec::new(), order: Order::new(sign), groups: Vec::new(), outliers: false }
    }

    /// Adds a node and what is below it.
    fn grow(&mut self, panel: &Panel<'_>, id: NodeId, parent: usize, depth: u32) {
        let Some(node) = panel.framework.node(id) else { return };
        let place = self.nodes.len();
        let mut joint = Joint::new(Some(id), Join::of(node), self.units.len());
        joint.parent = parent;
        joint.depth = depth;
        joint.max = node.max;
        joint.weight = node.weight;
        if let Some(indicator) = node.indicator {
            self.fill(panel, id, indicator, &mut joint);
        }
        if let Some(indicator) = node.published {
            for (at, &unit) in self.units.iter().enumerate() {
                if let Some(figure) = panel.figure(indicator, unit, node.track) {
                    put(&mut joint.given, at, or_nan(figure.value));
                    joint.mark(at, KNOWN | GIVEN, true);
                }
            }
        }
        self.nodes.push(joint);
        for &child in &node.children {
            let next = self.nodes.len();
            self.grow(panel, child, place, depth + 1);
            if let Some(joint) = self.nodes.get_mut(place).filter(|_| panel.framework.node(child).is_some()) {
                joint.children.push(next);
            }
        }
    }

    /// The figures of a leaf.
    fn fill(&mut self, panel: &Panel<'_>, id: NodeId, indicator: IndicatorId, joint: &mut Joint) {
        let (data, Some(node)) = (panel.figures.data, panel.framework.node(id)) else { return };
        let mut leaf = Leaf::new(data, indicator, node.rule.clone(), self.units.len());
        leaf.impute = node.impute.is_some();
        leaf.column = panel.column(id).cloned();
        if let Some(Rule::Normalise(method)) = &node.rule {
            let place = method.unit.as_ref().and_then(|unit| data.units.find(unit)).and_then(|unit| self.place_of(unit));
            leaf.reference = (or_nan(panel.reference(indicator, node).and_then(|figure| figure.value)), place);
        }
        if leaf.impute && self.groups.is_empty() {
            for &unit in &self.units {
                self.groups.push(first_group(&data.units[unit]).to_owned());
            }
        }
        for (at, &unit) in self.units.iter().enumerate() {
            let figure = panel.figure(indicator, unit, node.track);
            joint.mark(at, PANEL, panel.holds(&data.units[unit], figure.as_ref()));
            if let Some(figure) = figure {
                leaf.fill(at, &figure);
                joint.mark(at, KNOWN, true);
                joint.mark(at, EXCLUDED, panel.excludes(indicator, &figure));
                joint.mark(at, PLANNED, !figure.status.is_result());
            }
        }
        joint.leaf = Some(leaf);
    }

    /// Computes every node from the leaves up, and takes what is computed as the start.
    fn begin(&mut self) {
        for at in (0..self.nodes.len()).rev() {
            self.sweep(at);
            if let Some(joint) = self.nodes.get_mut(at) {
                joint.start.clone_from(&joint.computed);
            }
        }
        self.rank();
    }

    /// The leaf at a place; `None`: a branch, or nothing.
    #[inline(never)]
    pub fn leaf(&self, at: usize) -> Option<&Leaf> {
        self.nodes.get(at)?.leaf.as_ref()
    }

    /// The rule of the leaf at a place.
    pub fn rule(&self, at: usize) -> Option<&Rule> {
        self.leaf(at)?.rule.as_ref()
    }

    /// Whether the scores of the leaf at a place depend on the other units' figures.
    #[inline(never)]
    pub fn looks_around(&self, at: usize) -> bool {
        self.leaf(at).is_some_and(Leaf::looks_around)
    }

    /// A unit's signs of a node.
    #[inline(never)]
    pub fn signs(&self, at: usize, unit: usize) -> u8 {
        self.nodes.get(at).and_then(|joint| joint.signs.get(unit)).copied().unwrap_or(0)
    }

    /// The place of a unit.
    pub fn place_of(&self, unit: UnitId) -> Option<usize> {
        self.units.binary_search(&unit).ok()
    }

    /// The scores of the subject, by unit.
    pub fn scores(&self) -> &[f64] {
        self.nodes.first().map_or(&[], |joint| &joint.score)
    }

    /// The peers: the ranked, best first, then those without a rank.
    pub fn listed(&self) -> Vec<usize> {
        let mut listed = Vec::new();
        for place in 0..self.order.len() {
            listed.extend(self.order.at(place));
        }
        for (unit, peer) in self.peers.iter().enumerate() {
            if *peer && self.order.rank(unit) == 0 {
                listed.push(unit);
            }
        }
        listed
    }

    /// Ranks all units anew.
    pub fn rank(&mut self) {
        if let Some(subject) = self.nodes.first() {
            self.order.sort(&subject.score, &self.peers);
        }
    }

    /// What a leaf takes from all units, made anew.
    pub fn look_around(&mut self, at: usize) {
        let Some(joint) = self.nodes.get(at) else { return };
        let Some(leaf) = &joint.leaf else { return };
        let mut cells = Vec::new();
        if leaf.looks_around() {
            for (unit, &value) in leaf.value.iter().enumerate() {
                let planned = joint.is(unit, PLANNED);
                if joint.is(unit, PANEL) && (planned || !joint.is(unit, EXCLUDED)) {
                    let value = if planned { f64::NAN } else { value };
                    cells.push(Cell { value, group: self.groups.get(unit).map_or("", String::as_str) });
                }
            }
        }
        let reference = leaf.reference.1.map_or(leaf.reference.0, |place| cell(&leaf.value, place));
        let reference = if reference.is_nan() { None } else { Some(reference) };
        let column = Column::new(leaf.rule.as_ref(), leaf.impute, self.outliers, &cells, reference, leaf.sign);
        if let Some(leaf) = self.nodes.get_mut(at).and_then(|joint| joint.leaf.as_mut()) {
            leaf.column = Some(column);
        }
    }

    /// A node's scores of all units, from its children or by its rule.
    pub fn sweep(&mut self, at: usize) {
        let branch = self.nodes.get(at).filter(|joint| joint.leaf.is_none()).and_then(|joint| joint.join.aggregate);
        if matches!(branch, Some(Aggregate::Sum | Aggregate::Mean)) {
            return self.tally(at);
        }
        let mut parts = Vec::new();
        for unit in 0..self.units.len() {
            self.compute(at, unit, &mut parts);
        }
    }

    /// The same for sums and arithmetic means, column by column: the terms of each unit come in the same order.
    fn tally(&mut self, at: usize) {
        let Some((above, below)) = self.nodes.split_at_mut_checked(at + 1) else { return };
        let Some(joint) = above.last_mut() else { return };
        let mut tallies = vec![(Tally::default(), 0); joint.score.len()];
        for &child in &joint.children {
            let Some(child) = below.get(child - at - 1) else { continue };
            let share = joint.join.share(child.max, child.weight);
            for ((tally, signs), (score, sign)) in tallies.iter_mut().zip(child.score.iter().zip(&child.signs)) {
                *signs |= sign & KNOWN;
                if sign & EXCLUDED == 0 {
                    tally.needed += 1;
                    if !score.is_nan() {
                        tally.add(joint.join.aggregate, *score, share);
                    }
                }
            }
        }
        for (unit, (tally, known)) in tallies.iter().enumerate() {
            joint.conclude(unit, *known != 0, tally.needed);
            let computed = if *known == 0 { None } else { joint.join.close(tally, joint.children.len()) };
            joint.settle(unit, or_nan(computed));
        }
    }

    /// A node's score of a unit. `parts` is room to work in.
    fn compute(&mut self, at: usize, unit: usize, parts: &mut Vec<(f64, f64)>) {
        let Some((above, below)) = self.nodes.split_at_mut_checked(at + 1) else { return };
        let Some(joint) = above.last_mut() else { return };
        if let Some(leaf) = &joint.leaf {
            let mut value = cell(&leaf.value, unit);
            let column = leaf.column.as_ref();
            if value.is_nan() && leaf.impute && !joint.is(unit, EXCLUDED | MUTED) {
                value = or_nan(column.and_then(|column| column.imputed(self.groups.get(unit)?)));
            }
            let computed = match &leaf.rule {
                Some(_) | None if value.is_nan() => None,
                Some(Rule::Normalise(_)) => column.and_then(|column| column.score(value)),
                Some(rule) => points(rule, joint.max, value),
                None => None,
            };
            joint.settle(unit, or_nan(computed));
            return;
        }
        parts.clear();
        let (mut needed, mut known) = (0, false);
        for &child in &joint.children {
            let Some(child) = below.get(child - at - 1) else { continue };
            known |= child.is(unit, KNOWN);
            if !child.is(unit, EXCLUDED) {
                needed += 1;
                let score = cell(&child.score, unit);
                if !score.is_nan() {
                    parts.push((score, joint.join.share(child.max, child.weight)));
                }
            }
        }
        joint.conclude(unit, known, needed);
        let computed = if known { joint.join.score(parts, needed, joint.children.len()) } else { None };
        joint.settle(unit, or_nan(computed));
    }

    /// Takes away what is no result: plans, and figures of units that are none of those that the others are compared with.
    pub fn mute(&mut self) {
        for at in (0..self.nodes.len()).rev() {
            if let Some(joint) = self.nodes.get_mut(at)
                && joint.leaf.is_some()
            {
                for unit in 0..self.units.len() {
                    if !joint.is(unit, EXCLUDED) && (joint.is(unit, PLANNED) || joint.id.is_some() && !joint.is(unit, PANEL)) {
                        joint.mark(unit, MUTED, true);
                        if let Some(leaf) = &mut joint.leaf {
                            put(&mut leaf.value, unit, f64::NAN);
                        }
                    }
                }
            }
            self.sweep(at);
        }
    }

    /// Makes a unit's scores anew after changes of its inputs, and those of all units that depend on them.
    pub fn remake(&mut self, unit: usize) {
        let mut wide = vec![false; self.nodes.len()];
        let mut parts = Vec::new();
        for at in (0..self.nodes.len()).rev() {
            let around = self.looks_around(at);
            if around {
                self.look_around(at);
            }
            if around || wide.get(at) == Some(&true) {
                self.sweep(at);
                if let Some(above) = self.nodes.get(at).and_then(|joint| wide.get_mut(joint.parent)) {
                    *above = true;
                }
            } else {
                self.compute(at, unit, &mut parts);
            }
        }
    }

    /// A unit's scores from a node up to the subject.
    pub fn climb(&mut self, mut at: usize, unit: usize) {
        let mut parts = Vec::new();
        loop {
            self.compute(at, unit, &mut parts);
            if at == 0 {
                return;
            }
            at = self.nodes.get(at).map_or(0, |joint| joint.parent);
        }
    }

    /// The scores of all units from a node up to the subject.
    pub fn climb_all(&mut self, mut at: usize) {
        loop {
            self.sweep(at);
            if at == 0 {
                return;
            }
            at = self.nodes.get(at).map_or(0, |joint| joint.parent);
        }
    }
}
