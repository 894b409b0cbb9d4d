//! How sure a ranking is: thousands of rankings of the same units, each with other weights, noise, methods and values in place of missing ones.
//!
//! Sources: Saisana, Saltelli and Tarantola, Uncertainty and sensitivity analysis techniques as tools for the quality assessment of composite indicators (2005);
//! the R package COINr (`get_sensitivity`, `get_noisy_weights`); rank acceptability as in Lahdelma and Salminen, SMAA-2 (2001).

use super::board::{Joint, cell};
use super::bounds::{Part, greatest};
use super::random::Stream;
use super::sensitivity::{self, Shares};
use super::trial::{Gaps, Run, Trial, lower, power, raise};
use crate::error::{Error, ErrorCode, Result};
use crate::measure::rank;
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
    /// The scores as they are, evaluated anew in each run.
    pub trial: Trial,
    /// What is uncertain.
    pub terms: Terms,
    members: Vec<bool>,
    sign: f64,
    /// The official scores and ranks, by unit of the trial.
    pub scores: Vec<Option<f64>>,
    /// See `scores`.
    pub ranks: Vec<Option<u32>>,
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
    /// By unit, the score if its missing values were the worst, and the best.
    pub extremes: (Vec<Option<f64>>, Vec<Option<f64>>),
}

impl Uncertainty {
    /// Prepares the simulation. `scores` are the official ones by unit of the trial, `members` who is ranked, `sign` +1 where more is better, −1 where less is.
    pub fn new(mut trial: Trial, terms: Terms, members: Vec<bool>, scores: Vec<Option<f64>>, sign: f64) -> Self {
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
            trial.outcome(&members)
        };
        let extremes = (extreme(Gaps::Worst), extreme(Gaps::Best));
        let units = members.len();
        Uncertainty {
            ranks: rank::ranks(&scores, sign),
            rows: if used.len() > 1 { terms.drivers.min(terms.runs) } else { 0 },
            simulated: vec![0; units * terms.runs as usize],
            ahead: vec![(0, 0); units],
            trial,
            terms,
            members,
            sign,
            scores,
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
        self.terms.runs + self.mixtures() + self.members.len() as u32 + self.trial.spots.len() as u32 - 1
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
                match (unit as usize).checked_sub(self.members.len()) {
                    Some(left_out) => self.leave_out(left_out + 1),
                    None => self.bound(unit as usize),
                }
                return;
            }
            let (row, which) = (mixture / (1 + self.used.len() as u32), mixture % (1 + self.used.len() as u32));
            let driver = which.checked_sub(1).and_then(|place| self.used.get(place as usize).copied());
            let ranks = self.run(row, |other| driver.is_none_or(|driver| driver == other));
            let shift = self.shift(&ranks);
            driver.and_then(|driver| self.mixed.get_mut(driver)).unwrap_or(&mut self.second).push(shift);
            return;
        }
        let ranks = self.run(step, |_| false);
        self.shifts.push(self.shift(&ranks));
        let runs = self.terms.runs as usize;
        for (slot, rank) in self.simulated.iter_mut().skip(step as usize).step_by(runs).zip(ranks) {
            *slot = rank.unwrap_or(0);
        }
    }

    /// The ranks of one run, for which some kinds of uncertainty take the numbers of the second sample.
    fn run(&mut self, number: u32, second: impl Fn(usize) -> bool) -> Vec<Option<u32>> {
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
        self.trial.evaluate(&run);
        rank::ranks(&self.trial.outcome(&self.members), self.sign)
    }

    /// The mean absolute difference from the official ranks, over the units that have both.
    fn shift(&self, ranks: &[Option<u32>]) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for (rank, official) in ranks.iter().zip(&self.ranks) {
            if let (Some(rank), Some(official)) = (rank, official) {
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
        self.trial.evaluate(&Run { factors, ..Run::default() });
        let ranks = rank::ranks(&self.trial.outcome(&self.members), self.sign);
        self.without.push(self.shift(&ranks));
    }

    /// Compares one unit with all others under the weights that are worst for the others.
    fn bound(&mut self, unit: usize) {
        if unit == 0 {
            self.trial.evaluate(&Run::default());
        }
        if self.ranks.get(unit).copied().flatten().is_none() {
            return;
        }
        let limits = Limits { trial: &self.trial, by: self.terms.weights };
        let mut ahead = 0;
        for other in 0..self.members.len() {
            if other == unit || self.ranks.get(other).copied().flatten().is_none() {
                continue;
            }
            let lead = if self.sign < 0.0 { limits.lead(0, other, unit) } else { limits.lead(0, unit, other) };
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

    /// Whether a unit of the trial is ranked.
    pub fn is_member(&self, unit: usize) -> bool {
        self.members.get(unit).copied().unwrap_or(false)
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
        let (mut brackets, mut bracket, mut first, mut last) = (Vec::new(), 0, 0, None);
        for &unit in order {
            let rank = self.ranks.get(unit).copied().flatten();
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
    /// The most by which a unit's score can exceed another's. Exact for sums and arithmetic means of which neither lacks a part; for other nodes the best score of
    /// the one less the worst of the other, which is never too little.
    fn lead(&self, place: usize, unit: usize, other: usize) -> f64 {
        let (Some(spot), Some(joint)) = (self.trial.spots.get(place), self.trial.board.nodes.get(place)) else { return f64::NAN };
        if spot.leaf {
            return cell(&spot.scores, unit) - cell(&spot.scores, other);
        }
        let mut linear = power(joint, false) == 1.0 && !stands(joint, unit) && !stands(joint, other);
        let mut parts = Vec::new();
        for &child in &joint.children {
            let Some(below) = self.trial.spots.get(child) else { continue };
            if below.weight == 0.0 {
                continue;
            }
            linear &= cell(&below.scores, unit).is_finite() && cell(&below.scores, other).is_finite();
            if linear {
                parts.push((self.lead(child, unit, other) * below.point / below.weight, below.weight));
            }
        }
        if !linear {
            return self.extreme(place, unit, 1.0) - self.extreme(place, other, -1.0);
        }
        let full = if joint.join.aggregate == Some(Aggregate::Sum) { spot.declared } else { 1.0 };
        self.most(&parts) * full + raised(joint, unit) - raised(joint, other)
    }

    /// The best (`sense` 1) or worst (−1) score of a unit.
    fn extreme(&self, place: usize, unit: usize, sense: f64) -> f64 {
        let (Some(spot), Some(joint)) = (self.trial.spots.get(place), self.trial.board.nodes.get(place)) else { return f64::NAN };
        if spot.leaf || stands(joint, unit) {
            return cell(&spot.scores, unit);
        }
        let power = power(joint, false);
        // Negative powers turn the order round.
        let turn = if power < 0.0 { -sense } else { sense };
        let mut parts = Vec::new();
        for &child in &joint.children {
            let Some(below) = self.trial.spots.get(child) else { continue };
            if cell(&below.scores, unit).is_finite() {
                let score = self.extreme(child, unit, sense);
                let part = if below.weight == 0.0 {
                    0.0
                } else if power == 1.0 {
                    score * below.point / below.weight
                } else {
                    raise(score, power)
                };
                parts.push((turn * part, below.weight));
            }
        }
        let full = match joint.join.aggregate {
            Some(Aggregate::Sum) if parts.len() == joint.children.len() => spot.declared,
            Some(Aggregate::Sum) => joint.join.max,
            _ => 1.0,
        };
        lower(turn * self.most(&parts), power) * full + raised(joint, unit)
    }

    fn most(&self, values: &[(f64, f64)]) -> f64 {
        let mut sum = 0.0;
        for (_, weight) in values {
            sum += weight;
        }
        let mut parts = Vec::new();
        for (value, weight) in values {
            parts.push(Part::around(*value, *weight, sum - weight, self.by));
        }
        greatest(&parts)
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
