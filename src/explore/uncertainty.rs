//! How sure a ranking is: thousands of rankings of the same units, each with other weights, noise, methods and values in place of missing ones.
//!
//! Sources: Saisana, Saltelli and Tarantola, Uncertainty and sensitivity analysis techniques as tools for the quality assessment of composite indicators (2005);
//! the R package COINr (`get_sensitivity`, `get_noisy_weights`); rank acceptability as in Lahdelma and Salminen, SMAA-2 (2001).

use super::board::{Joint, cell};
use super::bounds::{Part, greatest};
use super::order::Order;
use super::random::Stream;
use super::sensitivity::{self, Shares};
use super::trial::{Gaps, Run, Trial, lower, power, raise};
use crate::error::{Error, ErrorCode, Result};
use crate::model::Aggregate;
use crate::num::{self, Sum};

/// What is uncertain, and how often it is tried.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    /// Simulated rankings, 2 to 10.000.
    pub runs: u32,
    /// The same seed gives the same answer.
    pub seed: u32,
    /// Each weight is multiplied by 1 − `weights` to 1 + `weights`, each as likely; 0 to 1.
    pub weights: f64,
    /// Whether values made of counts are drawn anew: binomial, so that a share `p` of `n` has the deviation `√(p(1 − p)/n)`.
    pub noise: bool,
    /// Whether other methods are tried: scores by min-max and by percentile rank, geometric means; each as likely as what is declared.
    pub methods: bool,
    /// Whether missing values are drawn from those of the other units.
    pub missing: bool,
    /// Rows of the samples from which the shares of the kinds of uncertainty are estimated; 0 for none.
    pub drivers: u32,
}

impl Default for Terms {
    fn default() -> Self {
        Terms { runs: 1000, seed: 1, weights: 0.25, noise: true, methods: false, missing: false, drivers: 256 }
    }
}

impl Terms {
    /// The names of the terms.
    pub const NAMES: &'static str = "runs, seed, weights, noise, methods, missing, drivers";

    /// Sets a term; one that is on or off by 1 or 0.
    ///
    /// # Errors
    /// `bad_terms` for another name, and for a number out of its range, of which it says the upper end.
    pub fn set(&mut self, name: &str, value: f64) -> Result<()> {
        let most = match name {
            "runs" | "drivers" => 10_000.0,
            "seed" => f64::from(u32::MAX),
            "weights" | "noise" | "methods" | "missing" => 1.0,
            _ => return Err(Error::new(ErrorCode::BadTerms, format!("/{name}")).found(name).expected(Self::NAMES)),
        };
        let least = if name == "runs" { 2.0 } else { 0.0 };
        if !(value >= least && value <= most) || name != "weights" && value.fract() != 0.0 {
            return Err(Error::new(ErrorCode::BadTerms, format!("/{name}")).found(value).expected(most));
        }
        match name {
            "runs" => self.runs = value as u32,
            "drivers" => self.drivers = value as u32,
            "seed" => self.seed = value as u32,
            "weights" => self.weights = value,
            "noise" => self.noise = value > 0.0,
            "methods" => self.methods = value > 0.0,
            _ => self.missing = value > 0.0,
        }
        Ok(())
    }
}

/// The kinds of uncertainty.
pub const DRIVERS: [&str; 5] = ["weights", "noise", "normalisation", "aggregation", "missing"];
const WEIGHTS: usize = 0;
const NOISE: usize = 1;
const NORMALISATION: usize = 2;
const AGGREGATION: usize = 3;
const MISSING: usize = 4;

/// The parts of a run's numbers for weights and methods; those below are the leaves'.
const PART: u32 = 1 << 29;
/// Runs of the second of the two independent samples.
const SECOND: u32 = 1 << 31;
/// One unit is above another if it is so in this share of the runs.
const SURE: f64 = 0.95;

/// The simulation, a step at a time. The same terms give the same results, whatever number of steps is taken at once.
#[derive(Debug, Clone)]
pub struct Uncertainty {
    /// The scores as they are, evaluated anew in each run. Its board has the official ones, and who is ranked.
    pub trial: Trial,
    /// What is uncertain.
    pub terms: Terms,
    sign: f64,
    /// The ranks of the last evaluation.
    order: Order,
    used: Vec<usize>,
    rows: u32,
    step: u32,
    /// Unit by unit, the rank in each run; 0 for none.
    simulated: Vec<u32>,
    shifts: Vec<f64>,
    second: Vec<f64>,
    mixed: [Vec<f64>; DRIVERS.len()],
    /// By unit, how many are always ahead of it and how many can be, under any weights within their limits.
    pub ahead: Vec<(u32, u32)>,
    /// By spot below the first, the mean absolute shift of rank without it.
    pub without: Vec<f64>,
    /// By unit, the score if its missing values were the worst, and the best; not finite for none.
    pub extremes: (Vec<f64>, Vec<f64>),
}

impl Uncertainty {
    /// Prepares the simulation; `sign` is +1 where more is better, −1 where less is.
    pub fn new(mut trial: Trial, terms: Terms, sign: f64) -> Self {
        let counted = trial.spots.iter().any(|spot| !spot.spread.is_empty());
        let gaps = trial.spots.iter().any(|spot| !spot.gaps.is_empty());
        let on =
            [terms.weights > 0.0 && trial.spots.len() > 2, terms.noise && counted, terms.methods, terms.methods, terms.missing && gaps];
        let mut used = Vec::new();
        for (driver, on) in on.into_iter().enumerate() {
            if on {
                used.push(driver);
            }
        }
        let mut extreme = |gaps| {
            trial.evaluate(&Run { gaps, ..Run::default() });
            trial.outcome().to_vec()
        };
        let extremes = (extreme(Gaps::Worst), extreme(Gaps::Best));
        let units = trial.board.units.len();
        Uncertainty {
            order: Order::new(sign),
            rows: if used.len() > 1 { terms.drivers.min(terms.runs) } else { 0 },
            simulated: vec![0; units * terms.runs as usize],
            ahead: vec![(0, 0); units],
            trial,
            terms,
            sign,
            used,
            step: 0,
            shifts: Vec::new(),
            second: Vec::new(),
            mixed: [const { Vec::new() }; DRIVERS.len()],
            without: Vec::new(),
            extremes,
        }
    }

    /// How many steps there are: runs, the second sample with its mixtures, bounds unit by unit, nodes left out.
    pub fn steps(&self) -> u32 {
        self.terms.runs + self.mixtures() + self.ahead.len() as u32 + self.trial.spots.len() as u32 - 1
    }

    fn mixtures(&self) -> u32 {
        self.rows * (1 + self.used.len() as u32)
    }

    /// Takes so many steps, or as many as are left, and says how much is done, 0 to 1.
    pub fn advance(&mut self, count: u32) -> f64 {
        let end = self.step.saturating_add(count).min(self.steps());
        while self.step < end {
            self.take(self.step);
            self.step += 1;
        }
        f64::from(self.step) / f64::from(self.steps())
    }

    /// Whether all steps have been taken.
    pub fn done(&self) -> bool {
        self.step == self.steps()
    }

    fn take(&mut self, step: u32) {
        if let Some(mixture) = step.checked_sub(self.terms.runs) {
            if let Some(unit) = mixture.checked_sub(self.mixtures()) {
                match (unit as usize).checked_sub(self.ahead.len()) {
                    Some(left_out) => self.leave_out(left_out + 1),
                    None => self.bound(unit as usize),
                }
                return;
            }
            let (row, which) = (mixture / (1 + self.used.len() as u32), mixture % (1 + self.used.len() as u32));
            let driver = which.checked_sub(1).and_then(|place| self.used.get(place as usize).copied());
            let shift = self.run(row, |other| driver.is_none_or(|driver| driver == other));
            driver.and_then(|driver| self.mixed.get_mut(driver)).unwrap_or(&mut self.second).push(shift);
            return;
        }
        let shift = self.run(step, |_| false);
        self.shifts.push(shift);
        let runs = self.terms.runs as usize;
        for (slot, rank) in self.simulated.iter_mut().skip(step as usize).step_by(runs).zip(self.order.ranks()) {
            *slot = *rank;
        }
    }

    /// Ranks one run, for which some kinds of uncertainty take the numbers of the second sample.
    fn run(&mut self, number: u32, second: impl Fn(usize) -> bool) -> f64 {
        let seed = self.terms.seed;
        let of = |driver| if second(driver) { number | SECOND } else { number };
        let mut run = Run { seed, ..Run::default() };
        for &driver in &self.used {
            let number = of(driver);
            let mut stream = Stream::new(seed, number, PART + driver as u32);
            match driver {
                WEIGHTS => {
                    for _ in &self.trial.spots {
                        run.factors.push(1.0 + self.terms.weights * (2.0 * stream.uniform() - 1.0));
                    }
                }
                NOISE => run.noise = Some(number),
                NORMALISATION => run.normalise = stream.below(3),
                AGGREGATION => run.swapped = stream.below(2) == 1,
                MISSING => run.gaps = Gaps::Drawn(number),
                _ => {}
            }
        }
        self.shift(&run)
    }

    /// Evaluates and ranks. The mean absolute difference from the official ranks, over the units that have both.
    fn shift(&mut self, run: &Run) -> f64 {
        self.trial.evaluate(run);
        let board = &self.trial.board;
        self.order.sort(self.trial.outcome(), &board.peers);
        let (mut sum, mut count) = (0.0, 0.0);
        for (rank, official) in self.order.ranks().iter().zip(board.order.ranks()) {
            if *rank > 0 && *official > 0 {
                sum += f64::from(rank.abs_diff(*official));
                count += 1.0;
            }
        }
        num::finite(sum / count).unwrap_or(0.0)
    }

    fn leave_out(&mut self, spot: usize) {
        let mut factors = vec![1.0; self.trial.spots.len()];
        if let Some(factor) = factors.get_mut(spot) {
            *factor = 0.0;
        }
        let shift = self.shift(&Run { factors, ..Run::default() });
        self.without.push(shift);
    }

    /// Compares one unit with all others under the weights that are worst for the others.
    fn bound(&mut self, unit: usize) {
        if unit == 0 {
            self.trial.evaluate(&Run::default());
        }
        if self.rank(unit) == 0 {
            return;
        }
        let limits = Limits { trial: &self.trial, by: self.terms.weights };
        let mut ahead = 0;
        for other in 0..self.ahead.len() {
            if other == unit || self.rank(other) == 0 {
                continue;
            }
            let (better, worse) = if self.sign < 0.0 { (other, unit) } else { (unit, other) };
            let lead = limits.most(0, better, Some(worse), 1.0);
            if num::same(lead, 0.0) {
                continue;
            }
            if lead < 0.0 {
                ahead += 1;
            } else if let Some((_, can)) = self.ahead.get_mut(other) {
                *can += 1;
            }
        }
        if let Some((always, _)) = self.ahead.get_mut(unit) {
            *always = ahead;
        }
    }

    /// The official rank of a unit of the trial; 0: none.
    pub fn rank(&self, unit: usize) -> u32 {
        self.trial.board.order.rank(unit)
    }

    /// The ranks of a unit in all runs; 0 for none.
    pub fn simulated(&self, unit: usize) -> &[u32] {
        let runs = self.terms.runs as usize;
        self.simulated.get(unit * runs..(unit + 1) * runs).unwrap_or_default()
    }

    /// The mean of the runs' mean absolute shifts of rank.
    pub fn mean_shift(&self) -> f64 {
        mean(&self.shifts)
    }

    /// The share of the runs in which a unit is above another; equal ranks count for neither.
    pub fn above(&self, unit: usize, other: usize) -> f64 {
        let mut count = 0;
        for (rank, other) in self.simulated(unit).iter().zip(self.simulated(other)) {
            count += u32::from(*rank > 0 && rank < other);
        }
        f64::from(count) / f64::from(self.terms.runs)
    }

    /// Brackets of units that cannot be told apart, counted from 1, for units in the order of their official ranks.
    ///
    /// To be told apart is no equivalence (a may be like b, b like c, but a unlike c), so a bracket is made from its first unit: it goes on until that unit is above
    /// the next in 95 % of the runs. Units of equal official rank are never parted.
    pub fn brackets(&self, order: &[usize]) -> Vec<u32> {
        let (mut brackets, mut bracket, mut first, mut last) = (Vec::new(), 0, 0, 0);
        for &unit in order {
            let rank = self.rank(unit);
            if bracket == 0 || rank != last && self.above(first, unit) >= SURE {
                bracket += 1;
                first = unit;
            }
            last = rank;
            brackets.push(bracket);
        }
        brackets
    }

    /// What each kind of uncertainty gives of the variance of a run's shift of rank.
    pub fn drivers(&self) -> Vec<(&'static str, Shares)> {
        let mut drivers = Vec::new();
        let first = self.shifts.get(..self.rows as usize).unwrap_or_default();
        for &driver in &self.used {
            if let (Some(name), Some(mixed)) = (DRIVERS.get(driver), self.mixed.get(driver))
                && let Some(shares) = sensitivity::shares(first, &self.second, mixed, self.terms.seed)
            {
                drivers.push((*name, shares));
            }
        }
        drivers
    }
}

/// The arithmetic mean; 0 of nothing.
pub fn mean(values: &[f64]) -> f64 {
    let mut sum = Sum::default();
    for value in values {
        sum.add(*value);
    }
    num::finite(sum.value() / values.len() as f64).unwrap_or(0.0)
}

/// How far weights can move scores.
///
/// Each weight stands beside its siblings as in the runs: multiplied by 1 − `by` to 1 + `by`, then divided by their sum, so that what a run can give lies within.
/// Weights of different nodes do not depend on each other, and a weighted mean grows with its parts, so the bounds go up the tree.
struct Limits<'a> {
    trial: &'a Trial,
    by: f64,
}

impl Limits<'_> {
    /// The best (`sense` 1) or worst (−1) score of a unit; beside another, the most by which its score can exceed that one's (`sense` 1). Exact for sums and arithmetic
    /// means of which neither lacks a part; for other nodes the best score of the one less the worst of the other, which is never too little.
    fn most(&self, place: usize, unit: usize, other: Option<usize>, sense: f64) -> f64 {
        let (Some(spot), Some(joint)) = (self.trial.spots.get(place), self.trial.board.nodes.get(place)) else { return f64::NAN };
        if spot.leaf || other.is_none() && stands(joint, unit) {
            return cell(&spot.scores, unit) - other.map_or(0.0, |other| cell(&spot.scores, other));
        }
        let power = power(joint, false);
        let mut linear = power == 1.0 && !stands(joint, unit) && other.is_none_or(|other| !stands(joint, other));
        // Negative powers turn the order round.
        let turn = if power < 0.0 { -sense } else { sense };
        let (mut parts, mut sum, mut have) = (Vec::new(), 0.0, 0);
        for &child in &joint.children {
            let Some(below) = self.trial.spots.get(child) else { continue };
            let lacks = |unit| !cell(&below.scores, unit).is_finite();
            if below.weight == 0.0 {
                have += usize::from(other.is_some() || !lacks(unit));
                continue;
            }
            linear &= !lacks(unit) && other.is_none_or(|other| !lacks(other));
            if lacks(unit) || other.is_some() && !linear {
                continue;
            }
            let score = self.most(child, unit, other, sense);
            let part = if power == 1.0 { score * below.point / below.weight } else { raise(score, power) };
            parts.push(Part { value: turn * part, low: below.weight, high: 0.0 });
            sum += below.weight;
            have += 1;
        }
        if let Some(other) = other.filter(|_| !linear) {
            return self.most(place, unit, None, 1.0) - self.most(place, other, None, -1.0);
        }
        for part in &mut parts {
            *part = Part::around(part.value, part.low, sum - part.low, self.by);
        }
        let full = match joint.join.aggregate {
            Some(Aggregate::Sum) if have == joint.children.len() => spot.declared,
            Some(Aggregate::Sum) => joint.join.max,
            _ => 1.0,
        };
        lower(turn * greatest(&parts), power) * full + raised(joint, unit) - other.map_or(0.0, |other| raised(joint, other))
    }
}

/// How far a unit's published score stands above the computed one.
fn raised(joint: &Joint, unit: usize) -> f64 {
    num::finite(cell(&joint.given, unit) - cell(&joint.start, unit)).unwrap_or(0.0)
}

/// Whether a unit's published score stands whatever is computed.
fn stands(joint: &Joint, unit: usize) -> bool {
    !cell(&joint.given, unit).is_nan() && cell(&joint.start, unit).is_nan()
}
