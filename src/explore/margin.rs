//! Levers: what stands behind the leaves of one unit, how far it is to the next step of a rule, and what moving it brings.

use super::board::{Board, Cells, cell};
use super::scenario::gain;
use crate::measure::rule::points;
use crate::model::{Dataset, Rule};
use crate::num;

/// What can be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handle {
    /// The numerator of counts; the denominator stays.
    Counts,
    /// The value of an indicator.
    Value,
    /// The points of a leaf whose rule takes them as they are.
    Points,
    /// The published score of a node of which nothing else is known.
    Printed,
}

/// What stands behind a leaf.
#[derive(Debug, Clone, Copy)]
pub struct Lever {
    /// The node's place on the board.
    pub at: usize,
    /// What is moved.
    pub handle: Handle,
    /// Where it can lie.
    pub low: Option<f64>,
    /// Where it can lie.
    pub high: Option<f64>,
    /// By how much it moves: 1 for counts, else the last printed digit (two after the comma where the feed does not say).
    pub step: f64,
}

/// How far it is to a step of the rule, and what the unit's score gains or loses there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margin {
    /// What is added to the lever's number.
    pub by: f64,
    /// The difference of the score, without its sign.
    pub gain: f64,
}

/// The levers of a unit, in the order of the nodes: a node with a published score alone is one, and hides what is below it; else each leaf with a rule.
pub fn levers(data: &Dataset, board: &Board, unit: usize) -> Vec<Lever> {
    let mut levers = Vec::new();
    let mut hidden = Vec::new();
    for (at, joint) in board.nodes.iter().enumerate() {
        let above = at > 0 && hidden.get(joint.parent).copied().unwrap_or(false);
        let printed = !cell(&joint.given, unit).is_nan() && cell(&joint.start, unit).is_nan();
        hidden.push(above || printed);
        let leaf = joint.leaf.as_ref().filter(|leaf| leaf.rule.is_some());
        if above || !printed && leaf.is_none() {
            continue;
        }
        let mut lever = Lever { at, handle: Handle::Printed, low: Some(0.0), high: joint.max, step: 0.01 };
        if let (Some(leaf), false) = (leaf, printed) {
            let cells = board.cells(at, unit);
            let indicator = &data.indicators[leaf.indicator];
            (lever.low, lever.high) = indicator.natural_bounds();
            if let Some(decimals) = indicator.decimals {
                lever.step = 2.0 * num::half_digit(decimals);
            }
            lever.handle = Handle::Value;
            if leaf.rule == Some(Rule::Published) && joint.id.is_some() {
                lever.handle = Handle::Points;
                lever.high = lever.high.or(joint.max);
            } else if cells.below > 0.0 && !cells.above.is_nan() {
                lever.handle = Handle::Counts;
                lever.step = 1.0;
                lever.low = Some(0.0);
                // A part cannot exceed its whole; what is no part has no bound.
                lever.high = if cells.above <= cells.below { Some(cells.below) } else { None };
            } else if indicator.is_percentage() && lever.high.is_none() && cells.value <= 100.0 && leaf.sign != 0.0 && cells.value >= 0.0 {
                (lever.low, lever.high) = (lever.low.or(Some(0.0)), Some(100.0));
            }
        }
        levers.push(lever);
    }
    levers
}

impl Lever {
    /// What is moved, of a unit's inputs.
    pub fn number(&self, cells: &Cells) -> f64 {
        match self.handle {
            Handle::Counts => cells.above,
            Handle::Value | Handle::Points => cells.value,
            Handle::Printed => cells.given,
        }
    }

    /// The inputs with another number.
    pub fn moved(&self, board: &Board, cells: &Cells, number: f64) -> Cells {
        let mut cells = *cells;
        match self.handle {
            Handle::Counts => {
                cells.above = number;
                if let Some(leaf) = board.leaf(self.at) {
                    cells.value = leaf.quotient(number, cells.below);
                }
            }
            Handle::Value | Handle::Points => cells.value = number,
            Handle::Printed => cells.given = number,
        }
        cells
    }

    /// The leaf's points for a number; `NaN` where they depend on other units, or there are none.
    pub fn points(&self, board: &Board, cells: &Cells, number: f64) -> f64 {
        match board.rule(self.at) {
            _ if self.handle == Handle::Printed => number,
            Some(rule) => {
                let max = board.nodes.get(self.at).and_then(|joint| joint.max);
                points(rule, max, self.moved(board, cells, number).value).unwrap_or(f64::NAN)
            }
            None => f64::NAN,
        }
    }

    /// How many steps and thresholds of the rule a number reaches, and how many there are.
    fn reached(&self, board: &Board, cells: &Cells, number: f64) -> (usize, usize) {
        let value = self.moved(board, cells, number).value;
        let one = |reached: bool| (usize::from(reached), 1);
        match board.rule(self.at) {
            _ if value.is_nan() => (0, 0),
            Some(Rule::Steps { steps }) => {
                let mut count = 0;
                for step in steps {
                    count += usize::from(num::reaches(value, step.at_least));
                }
                (count, steps.len())
            }
            Some(Rule::AllOrNothing { at_least }) => one(num::reaches(value, *at_least)),
            Some(Rule::Proportional { full, from }) if full > from => one(num::reaches(value, *full)),
            Some(Rule::Proportional { full, .. }) => one(num::reaches(-value, -full)),
            _ => (0, 0),
        }
    }

    /// +1 where steps are reached by more, −1 by less.
    fn toward(&self, board: &Board) -> f64 {
        match board.rule(self.at) {
            Some(Rule::Proportional { full, from }) if full < from => -1.0,
            _ => 1.0,
        }
    }

    /// The fewest steps in a direction after which so many steps of the rule are reached; with `fewer`, after which they no longer are. `None`: within the bounds
    /// there are none.
    fn search(&self, board: &Board, cells: &Cells, direction: f64, count: usize, fewer: bool) -> Option<f64> {
        let number = self.number(cells);
        let bound = if direction > 0.0 { self.high } else { self.low };
        // A float of whole steps has its bound beyond any figure there is.
        let most = bound.map_or(1e15, |bound| (bound - number) * direction / self.step + 1e-9);
        let hits = |steps: u64| (self.reached(board, cells, number + direction * steps as f64 * self.step).0 < count) == fewer;
        let (mut low, mut high) = (0, most.max(0.0) as u64);
        if !hits(high) || hits(low) {
            return None;
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if hits(middle) {
                high = middle;
            } else {
                low = middle;
            }
        }
        Some(direction * high as f64 * self.step)
    }

    /// To the next step or threshold of the rule, and to lose the one that is reached: whole counts, or steps of the value. One step less does neither.
    ///
    /// Rules without steps (points as published, deduction, normalisation) have no margins; nor has a step that cannot be reached within the bounds.
    pub fn margins(&self, board: &mut Board, unit: usize) -> (Option<Margin>, Option<Margin>) {
        let cells = board.cells(self.at, unit);
        let toward = self.toward(board);
        let (now, _) = self.reached(board, &cells, self.number(&cells));
        let up = self.search(board, &cells, toward, now + 1, false);
        let down = self.search(board, &cells, -toward, now, true);
        (self.margin(board, unit, &cells, up), self.margin(board, unit, &cells, down))
    }

    fn margin(&self, board: &mut Board, unit: usize, cells: &Cells, by: Option<f64>) -> Option<Margin> {
        let by = by?;
        let moved = self.moved(board, cells, self.number(cells) + by);
        let gain = gain(cell(board.scores(), unit), board.probe(self.at, unit, &moved))?;
        Some(Margin { by, gain: gain.abs() })
    }

    /// The number at which the unit's score is best, and what it gains there: one of the ends where it can lie, or, where there is no end, where the rule's last
    /// step is reached. `None`: there is no such end.
    pub fn best(&self, board: &mut Board, unit: usize, sign: f64) -> Option<(f64, f64)> {
        let cells = board.cells(self.at, unit);
        let number = self.number(&cells);
        let (_, all) = self.reached(board, &cells, number);
        let last = if all > 0 { self.search(board, &cells, self.toward(board), all, false) } else { None };
        let now = cell(board.scores(), unit);
        let mut best = None;
        for end in [self.low, self.high, last.map(|by| number + by)] {
            let Some(end) = end else { continue };
            let moved = self.moved(board, &cells, end);
            if let Some(gain) = gain(now, board.probe(self.at, unit, &moved))
                && best.is_none_or(|(_, other): (f64, f64)| sign * gain > sign * other)
            {
                best = Some((end, gain));
            }
        }
        // Where both ends are worse one stays.
        best.map(|(end, gain)| if sign * gain > 0.0 { (end, gain) } else { (number, 0.0) })
    }
}
