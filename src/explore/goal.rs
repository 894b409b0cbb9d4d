//! The cheapest changes of one unit's levers that reach a score.
//!
//! A multiple-choice knapsack: of each lever one of its positions is chosen, so that the gains reach what is needed and the efforts sum to the least. Positions are whole
//! counts (or last printed digits); those that cost more and gain no more than another are left out, so that of a rule with steps only the steps remain.
//!
//! Solved exactly by depth-first branch and bound. The bound is that of the relaxed problem, in which levers can be mixed (Sinha & Zoltners 1979, "The
//! multiple-choice knapsack problem"; Kellerer, Pferschy & Pisinger, Knapsack Problems, 2004, chapter 11): along the concave hulls of effort and gain, the steepest first.

use super::board::{Board, cell};
use super::margin::Lever;
use crate::model::Aggregate;
use crate::num;

/// A lever with what it costs and how far it may go.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// The lever.
    pub lever: Lever,
    /// The effort of one count, one unit of the value or one point; above 0.
    pub effort: f64,
    /// How far it may go at most, whichever way is better.
    pub cap: Option<f64>,
}

/// What is found.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// By lever, in the order of the terms: its number; that of today where it is not moved.
    pub numbers: Vec<f64>,
    /// The same where all are at their best: as far as one can get.
    pub furthest: Vec<f64>,
    /// Whether what is needed is reached. If not, the numbers are the furthest.
    pub reached: bool,
    /// Whether nothing cheaper can reach it. `false`: the search was broken off, or the score is no weighted sum of the levers' points and the levers were taken
    /// back one by one from the furthest.
    pub proven: bool,
}

/// A position of a lever.
#[derive(Debug, Clone, Copy)]
struct Choice {
    number: f64,
    effort: f64,
    gain: f64,
    /// The effort on the hull at this gain; never above `effort`.
    hull: f64,
}

/// A part of a hull: gain for effort, at one rate.
#[derive(Debug, Clone, Copy)]
struct Slope {
    lever: usize,
    gain: f64,
    effort: f64,
}

/// How many slopes are looked at before the search is broken off: about a tenth of a second.
const MOST_SLOPES: usize = 50_000_000;
/// How many positions of all levers are told apart; beyond it they lie further apart. One under a rule that looks at all units counts once for each of them.
const MOST_CHOICES: f64 = 2_000_000.0;
/// How many positions of any lever are told apart.
const LEAST_CHOICES: f64 = 10.0;
/// Efforts and gains that differ by less are the same.
const NOISE: f64 = 1e-10;

/// Finds the cheapest numbers of the levers with which the score of a unit reaches `needed`; `sign` is +1 where more is better, −1 where less is.
///
/// The other units stand still. Scores are compared up to noise of binary arithmetic. The work is bounded: see `proven`.
pub fn seek(board: &Board, unit: usize, sign: f64, terms: &[Terms], needed: f64) -> Plan {
    let mut board = board.clone();
    let mut search = Search {
        levers: Vec::new(),
        slopes: Vec::new(),
        grain: f64::NAN,
        picks: Vec::new(),
        best: Vec::new(),
        effort: f64::INFINITY,
        left: MOST_SLOPES,
    };
    let mut plan = Plan { numbers: Vec::new(), furthest: Vec::new(), reached: false, proven: true };
    let mut linear = true;
    for one in terms {
        let choices = choices(&mut board, unit, sign, one, MOST_CHOICES / terms.len() as f64, &mut plan.proven);
        plan.numbers.push(choices.first().map_or(f64::NAN, |choice| choice.number));
        plan.furthest.push(choices.last().map_or(f64::NAN, |choice| choice.number));
        linear &= is_linear(&board, one.lever.at);
        search.levers.push(choices);
    }
    let need = sign * (needed - cell(board.scores(), unit));
    if need.is_nan() {
        return plan;
    }
    plan.reached = num::reaches(sign * apply(&mut board, unit, terms, &plan.furthest), sign * needed);
    if plan.reached && linear {
        search.prepare(terms);
        search.branch(0, need, 0.0);
    }
    plan.proven &= !plan.reached || linear && search.left > 0;
    if search.effort.is_finite() {
        for ((number, choices), &pick) in plan.numbers.iter_mut().zip(&search.levers).zip(&search.best) {
            *number = choices.get(pick).map_or(*number, |choice| choice.number);
        }
        return plan;
    }
    plan.numbers.clone_from(&plan.furthest);
    if plan.reached {
        take_back(&mut board, unit, sign, terms, &search.levers, needed, &mut plan.numbers);
    }
    plan
}

/// Sets the levers and gives the unit's score.
pub fn apply(board: &mut Board, unit: usize, terms: &[Terms], numbers: &[f64]) -> f64 {
    for (terms, &number) in terms.iter().zip(numbers) {
        let lever = &terms.lever;
        let cells = board.cells(lever.at, unit);
        if number.is_nan() || number == lever.number(&cells) {
            continue;
        }
        let moved = lever.moved(board, &cells, number);
        board.change(lever.at, unit, &moved);
    }
    cell(board.scores(), unit)
}

/// Whether the subject's score is a weighted sum of this node's.
fn is_linear(board: &Board, mut at: usize) -> bool {
    while at > 0 {
        at = board.nodes.get(at).map_or(0, |joint| joint.parent);
        let aggregate = board.nodes.get(at).and_then(|joint| joint.join.aggregate);
        if !matches!(aggregate, Some(Aggregate::Sum | Aggregate::Mean)) {
            return false;
        }
    }
    true
}

/// The positions of a lever from where it stands toward its best, each with more gain than any cheaper one.
fn choices(board: &mut Board, unit: usize, sign: f64, terms: &Terms, most: f64, proven: &mut bool) -> Vec<Choice> {
    let lever = &terms.lever;
    let cells = &board.cells(lever.at, unit);
    let number = lever.number(cells);
    let mut choices = vec![Choice { number, effort: 0.0, gain: 0.0, hull: 0.0 }];
    let Some((mut end, mut gain)) = lever.best(board, unit, sign) else { return choices };
    let direction = if end < number { -1.0 } else { 1.0 };
    let now = cell(board.scores(), unit);
    if let Some(cap) = terms.cap
        && (end - cap) * direction > 0.0
    {
        end = if (cap - number) * direction > 0.0 { cap } else { number };
        let moved = lever.moved(board, cells, end);
        gain = board.probe(lever.at, unit, &moved) - now;
    }
    let way = (end - number) * direction;
    // Under a rule that looks at no other unit the score moves as the points do.
    let (from, to) = (lever.points(board, cells, number), lever.points(board, cells, end));
    let rate = gain / (to - from);
    let mut step = lever.step;
    // A rule that looks at all units is worked out anew for each position.
    let most = if rate.is_finite() { most } else { most / board.units.len() as f64 }.max(LEAST_CHOICES);
    if way / step > most {
        // Whole counts stay whole.
        step *= (way / step / most) as u64 as f64 + 1.0;
        *proven = false;
    }
    let count = (way / step + 1e-9) as u64;
    let whole = (count as f64 * step - way).abs() <= 1e-9 * step;
    for nth in 1..=count + u64::from(!whole) {
        let last = nth > count || nth == count && whole;
        let there = if last { end } else { number + direction * nth as f64 * step };
        let gain = if rate.is_finite() {
            rate * (lever.points(board, cells, there) - from)
        } else {
            let moved = lever.moved(board, cells, there);
            board.probe(lever.at, unit, &moved) - now
        };
        if choices.last().is_some_and(|last| sign * gain > last.gain + NOISE) {
            choices.push(Choice { number: there, effort: terms.effort * (there - number).abs(), gain: sign * gain, hull: 0.0 });
        }
    }
    choices
}

struct Search {
    levers: Vec<Vec<Choice>>,
    /// The steepest first.
    slopes: Vec<Slope>,
    /// What all efforts are whole multiples of; NaN: none is known.
    grain: f64,
    picks: Vec<usize>,
    /// The picks of the least effort so far, which is infinite before any.
    best: Vec<usize>,
    effort: f64,
    /// How many slopes may still be looked at.
    left: usize,
}

impl Search {
    /// The hulls of all levers, and their slopes in order.
    fn prepare(&mut self, terms: &[Terms]) {
        let mut keys = Vec::new();
        for (lever, choices) in self.levers.iter_mut().enumerate() {
            let mut corners: Vec<usize> = Vec::new();
            for (place, choice) in choices.iter().enumerate() {
                while let [.., before, last] = corners.as_slice()
                    && let (Some(before), Some(last)) = (choices.get(*before), choices.get(*last))
                    && (last.gain - before.gain) * (choice.effort - before.effort)
                        <= (choice.gain - before.gain) * (last.effort - before.effort)
                {
                    corners.pop();
                }
                corners.push(place);
            }
            for pair in corners.windows(2) {
                let &[from, to] = pair else { continue };
                let (Some(&start), Some(&end)) = (choices.get(from), choices.get(to)) else { continue };
                let slope = Slope { lever, gain: end.gain - start.gain, effort: end.effort - start.effort };
                keys.push((num::key(slope.effort / slope.gain), self.slopes.len() as u32));
                self.slopes.push(slope);
                for choice in choices.iter_mut().take(to + 1).skip(from) {
                    choice.hull = start.effort + (choice.gain - start.gain) * slope.effort / slope.gain;
                }
            }
        }
        let mut sorted = Vec::new();
        for place in num::sorted(keys) {
            if let Some(slope) = self.slopes.get(place) {
                sorted.push(*slope);
            }
        }
        self.slopes = sorted;
        // Where each step of each lever costs the same, and no last step is a part of one, the sum is so many of them.
        for (nth, (terms, choices)) in terms.iter().zip(&self.levers).enumerate() {
            let cost = terms.effort * terms.lever.step;
            let grain = if nth == 0 { cost } else { self.grain };
            let mut whole = num::same(cost, grain);
            for choice in choices {
                let units = choice.effort / grain;
                whole &= (units - ((units + 0.5) as u64) as f64).abs() < 1e-6;
            }
            self.grain = if whole { grain } else { f64::NAN };
        }
    }

    /// The least effort for which the levers from `first` on can gain so much, if they could be mixed. Infinite: they cannot.
    fn relaxed(&mut self, first: usize, mut need: f64) -> f64 {
        let mut effort = 0.0;
        for slope in &self.slopes {
            if need <= NOISE {
                break;
            }
            self.left = self.left.saturating_sub(1);
            if slope.lever >= first {
                let share = if need < slope.gain { need / slope.gain } else { 1.0 };
                effort += share * slope.effort;
                need -= share * slope.gain;
            }
        }
        if need <= NOISE { effort } else { f64::INFINITY }
    }

    /// Whether an effort, rounded up to what efforts there are, is less than the best known.
    fn promises(&self, effort: f64) -> bool {
        if !effort.is_finite() || self.effort.is_infinite() {
            return effort.is_finite();
        }
        let mut least = effort;
        if !self.grain.is_nan() {
            let units = (effort / self.grain - 1e-6).max(0.0);
            let floor = units as u64 as f64;
            least = if floor < units { floor + 1.0 } else { floor } * self.grain;
        }
        least < self.effort - NOISE * self.effort.abs().max(1.0)
    }

    /// Chooses a position of a lever and goes on with the next.
    fn branch(&mut self, lever: usize, need: f64, effort: f64) {
        if need <= NOISE {
            if self.promises(effort) {
                self.effort = effort;
                self.best.clone_from(&self.picks);
            }
            return;
        }
        let least = effort + self.relaxed(lever, need);
        if self.left == 0 || !self.promises(least) {
            return;
        }
        let Some(choices) = self.levers.get(lever) else { return };
        let count = choices.len();
        // The relaxed effort over the positions falls, then rises: the lowest is found by halving, and on both sides of it the search ends where it promises
        // nothing any more.
        let (mut low, mut high) = (0, count.saturating_sub(1));
        while low < high {
            let middle = low + (high - low) / 2;
            let here = self.mixed(lever, middle, need, effort);
            // Too little gain is left for the levers behind: more of it is needed here.
            if here.is_finite() && here <= self.mixed(lever, middle + 1, need, effort) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        for (from, to, back) in [(low, count, false), (0, low, true)] {
            for nth in 0..to - from {
                let place = if back { to - 1 - nth } else { from + nth };
                let Some(&choice) = self.levers.get(lever).and_then(|choices| choices.get(place)) else { break };
                let least = self.mixed(lever, place, need, effort);
                if !self.promises(least) {
                    break;
                }
                self.picks.push(place);
                self.branch(lever + 1, need - choice.gain, effort + choice.effort);
                self.picks.pop();
            }
        }
    }

    /// The effort with a position of a lever on its hull, and the levers behind it mixed.
    fn mixed(&mut self, lever: usize, place: usize, need: f64, effort: f64) -> f64 {
        let Some(&choice) = self.levers.get(lever).and_then(|choices| choices.get(place)) else { return f64::INFINITY };
        effort + choice.hull + self.relaxed(lever + 1, need - choice.gain)
    }
}

/// Takes the levers back from their far ends as long as what is needed stays reached, those that gain least for their effort first.
fn take_back(board: &mut Board, unit: usize, sign: f64, terms: &[Terms], levers: &[Vec<Choice>], needed: f64, numbers: &mut [f64]) {
    let order = num::places_by(levers, |choices| num::key(choices.last().map_or(0.0, |last| last.gain / last.effort)));
    for lever in order {
        let Some(choices) = levers.get(lever) else { continue };
        let (mut low, mut high) = (0, choices.len().saturating_sub(1));
        loop {
            let middle = low + (high - low) / 2;
            if let (Some(slot), Some(choice)) = (numbers.get_mut(lever), choices.get(middle)) {
                *slot = choice.number;
            }
            let score = apply(board, unit, terms, numbers);
            if low == high {
                break;
            }
            if num::reaches(sign * score, sign * needed) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
    }
}
