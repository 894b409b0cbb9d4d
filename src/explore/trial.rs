//! The scores of all units of a kind, evaluated anew with other values, weights or methods.

use super::board::{Board, EXCLUDED, Joint, Leaf, MUTED, cell};
use super::random::{Normal, Stream};
use crate::measure::normalise::Norm;
use crate::measure::panel::first_group;
use crate::measure::treat::Treatment;
use crate::measure::{aggregate, rule};
use crate::model::{Aggregate, Dataset, Method, Normalise, Rule};
use crate::num;

/// A [`Board`] made ready to be evaluated whole thousands of times.
///
/// A value is NaN where it is missing, and an infinity where it asks to be left out (0/0 under the policy `exclude`). Sums are plain, so an evaluation without
/// alterations gives the scores of the board but for noise of binary arithmetic; published scores stand as they do there.
#[derive(Debug, Clone)]
pub struct Trial {
    /// The scores as they are.
    pub board: Board,
    /// One for each node of the board.
    pub spots: Vec<Spot>,
    normal: Normal,
    known: Vec<f64>,
}

/// A node of a [`Trial`], with one entry a unit in each list that is not empty.
#[derive(Debug, Clone, Default)]
pub struct Spot {
    /// Whether its values are given, not computed from nodes below.
    pub leaf: bool,
    /// A leaf's values, gaps filled where the node imputes.
    pub values: Vec<f64>,
    /// The standard deviation of values made of counts, in their own unit. Negative for counts too small for the normal distribution: then minus the
    /// probability that none of the rarer kind occurs.
    pub spread: Vec<f64>,
    /// The units without a value of their own.
    pub gaps: Vec<usize>,
    donors: Vec<f64>,
    /// What a point of it counts in its parent.
    pub point: f64,
    /// What it weighs there.
    pub weight: f64,
    /// What its children weigh together.
    pub declared: f64,
    /// Worst and best score; NaN where unknown.
    span: (f64, f64),
    /// Whether single units may lack children.
    loose: bool,
    /// The scores of the last evaluation.
    pub scores: Vec<f64>,
    whole: f64,
    weights: Vec<f64>,
    have: Vec<f64>,
    need: Vec<f64>,
}

/// What stands in place of missing values.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Gaps {
    /// Nothing, or what the node imputes.
    #[default]
    Stay,
    /// Values of other units, drawn with the numbers of this run.
    Drawn(u32),
    /// The worst score: 0 points, or that of the worst unit where values are normalised.
    Worst,
    /// The best score.
    Best,
}

/// How one evaluation differs from the figures as they are.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// The seed of all that is drawn.
    pub seed: u32,
    /// The run whose numbers become noise.
    pub noise: Option<u32>,
    /// What is done about missing values.
    pub gaps: Gaps,
    /// How leaves are normalised: 0 as declared, 1 then min-max, 2 then percentile rank, on the same span.
    pub normalise: usize,
    /// Arithmetic and geometric means (of shares of the span, 0,01 at least) change places.
    pub swapped: bool,
    /// What each weight is multiplied by, by spot; those left out by 1.
    pub factors: Vec<f64>,
}

/// Parts of a run's numbers beside the leaves' noise.
const MISSING: u32 = 1 << 30;
/// The least share in a geometric mean of shares, as with COINr's scale of 1 to 100.
const LEAST: f64 = 0.01;
/// From so many of either kind on, the normal distribution stands for the binomial.
const MANY: f64 = 10.0;

impl Trial {
    /// Makes a board ready.
    pub fn new(data: &Dataset, mut board: Board) -> Trial {
        board.mute();
        let mut spots = Vec::new();
        for joint in &board.nodes {
            let mut spot = Spot { leaf: joint.children.is_empty(), point: 1.0, weight: or_nan(joint.max), ..Spot::default() };
            spot.span = (0.0, spot.weight);
            if spot.leaf {
                spot.read(data, &board, joint);
            }
            spots.push(spot);
        }
        let mut trial = Trial { board, spots, normal: Normal::new(), known: Vec::new() };
        trial.weigh();
        trial.evaluate(&Run::default());
        trial
    }

    /// What the children weigh, which nodes may lack some, and the spans that follow from those of the children.
    fn weigh(&mut self) {
        for (place, joint) in self.board.nodes.iter().enumerate().rev() {
            let Some((spot, below)) = self.spots.get_mut(place..).and_then(<[Spot]>::split_first_mut) else { continue };
            let sum = joint.join.aggregate == Some(Aggregate::Sum);
            let mut maxima = sum;
            let mut best = 0.0;
            spot.loose |= joint.join.threshold < 1.0;
            for &child in &joint.children {
                let Some(child) = below.get(child - place - 1) else { continue };
                maxima &= child.weight > 0.0;
                spot.loose |= child.loose;
                best = if sum { best + child.span.1 } else { child.span.1 };
                spot.span.0 = child.span.0;
            }
            if !joint.children.is_empty() && !spot.span.1.is_finite() {
                spot.span.1 = best;
            }
            for &child in &joint.children {
                let (Some(below), Some(node)) = (below.get_mut(child - place - 1), self.board.nodes.get(child)) else { continue };
                if !sum {
                    below.weight = node.weight.unwrap_or(1.0);
                    below.point = below.weight;
                } else if !maxima {
                    below.weight = 1.0;
                }
                spot.declared += below.weight;
            }
        }
    }

    /// Evaluates all nodes: `scores` of each spot.
    pub fn evaluate(&mut self, run: &Run) {
        let Trial { board, spots, normal, known } = self;
        for spot in &mut *spots {
            if !spot.leaf {
                spot.clear(board.units.len());
            }
        }
        for (place, joint) in board.nodes.iter().enumerate().rev() {
            let (above, below) = spots.split_at_mut(place);
            let Some(spot) = below.first_mut() else { continue };
            match &joint.leaf {
                Some(leaf) => {
                    spot.draw(leaf, run, normal, place as u32);
                    spot.rate(board.outliers, joint, leaf, run, known);
                }
                None if spot.leaf => {
                    spot.scores.clone_from(&spot.values);
                    spot.fill(run, place as u32);
                }
                None => spot.join(joint, run),
            }
            if run.normalise > 0 && spot.leaf {
                spot.level(run, known);
            }
            if !joint.children.is_empty() || joint.leaf.is_some() {
                spot.stand(joint);
            }
            if let (Some(parent), Some(above)) = (above.get_mut(joint.parent), board.nodes.get(joint.parent)) {
                spot.push(parent, above, run, run.factors.get(place).copied().unwrap_or(1.0));
            }
        }
    }

    /// The subject's scores after an evaluation; not finite for none.
    pub fn outcome(&self) -> &[f64] {
        self.spots.first().map_or(&[], |spot| &spot.scores)
    }
}

fn or_nan(number: Option<f64>) -> f64 {
    number.unwrap_or(f64::NAN)
}

/// The power of a node's mean: a sum is an arithmetic one with maxima as weights.
pub fn power(joint: &Joint, swapped: bool) -> f64 {
    let declared = match joint.join.aggregate {
        Some(Aggregate::Geometric) => 0.0,
        Some(Aggregate::Harmonic) => -1.0,
        Some(Aggregate::Power) => joint.join.power,
        _ => 1.0,
    };
    if !swapped {
        declared
    } else if declared == 1.0 {
        0.0
    } else {
        1.0
    }
}

/// A value as it is added up in a mean of some power, and back.
pub fn raise(value: f64, power: f64) -> f64 {
    if power == 1.0 {
        value
    } else if power == 0.0 {
        num::ln(value)
    } else {
        num::powf(value, power)
    }
}

/// The inverse of [`raise`].
pub fn lower(mean: f64, power: f64) -> f64 {
    if power == 0.0 { num::exp(mean) } else { raise(mean, power.recip()) }
}

impl Spot {
    /// Reads the values of a leaf; where only its points are known, those.
    fn read(&mut self, data: &Dataset, board: &Board, joint: &Joint) {
        let mut counted = false;
        for (place, &unit) in board.units.iter().enumerate() {
            let Some(leaf) = &joint.leaf else {
                self.add(cell(&joint.given, place), f64::NAN);
                continue;
            };
            let column = leaf.column.as_ref().filter(|_| leaf.impute);
            let imputed = or_nan(column.and_then(|column| column.imputed(first_group(&data.units[unit]))));
            let absent = joint.is(place, MUTED);
            let spread = if absent || joint.is(place, EXCLUDED) {
                0.0
            } else {
                deviation(cell(&leaf.above, place), cell(&leaf.below, place), leaf.scale)
            };
            self.spread.push(spread);
            counted |= spread != 0.0;
            if joint.is(place, EXCLUDED) {
                self.loose = true;
                self.values.push(f64::INFINITY);
            } else if absent {
                self.values.push(f64::NAN);
            } else {
                self.add(cell(&leaf.value, place), imputed);
            }
        }
        if !counted {
            self.spread.clear();
        }
        if let Some(Leaf { rule: Some(Rule::Normalise(method)), .. }) = &joint.leaf {
            self.span = method.scale;
        }
    }

    fn add(&mut self, value: f64, imputed: f64) {
        if value.is_nan() {
            self.gaps.push(self.values.len());
            self.values.push(imputed);
        } else {
            self.donors.push(value);
            self.values.push(value);
        }
    }

    fn clear(&mut self, units: usize) {
        self.whole = 0.0;
        let lists: &mut [&mut Vec<f64>] =
            if self.loose { &mut [&mut self.scores, &mut self.weights, &mut self.have, &mut self.need] } else { &mut [&mut self.scores] };
        for list in lists {
            list.clear();
            list.resize(units, 0.0);
        }
    }

    /// A leaf's values of a run.
    fn draw(&mut self, leaf: &Leaf, run: &Run, normal: &Normal, part: u32) {
        match run.noise.filter(|_| !self.spread.is_empty()) {
            Some(number) => {
                let mut stream = Stream::new(run.seed, number, part);
                let cells = self.values.iter().zip(&self.spread).zip(&leaf.below);
                for (drawn, ((&value, &spread), &trials)) in self.scores.iter_mut().zip(cells) {
                    // Each takes one number of the stream, so that a unit's noise does not depend on its neighbours.
                    *drawn = if spread > 0.0 {
                        let noisy = value + spread * normal.draw(&mut stream);
                        if noisy < 0.0 {
                            0.0
                        } else if noisy > leaf.scale {
                            leaf.scale
                        } else {
                            noisy
                        }
                    } else if spread < 0.0 {
                        let drawn = rarely(stream, value / leaf.scale, trials, -spread) * leaf.scale;
                        stream.bits();
                        drawn
                    } else {
                        stream.bits();
                        value
                    };
                }
            }
            None => self.scores.clone_from(&self.values),
        }
        self.fill(run, part);
    }

    /// Draws what is missing.
    fn fill(&mut self, run: &Run, part: u32) {
        let Gaps::Drawn(number) = run.gaps else { return };
        let mut stream = Stream::new(run.seed, number, MISSING + part);
        for &unit in &self.gaps {
            let donor = self.donors.get(stream.below(self.donors.len()));
            if let (Some(slot), Some(value)) = (self.scores.get_mut(unit), donor) {
                *slot = *value;
            }
        }
    }

    /// A leaf's values become scores.
    fn rate(&mut self, outliers: bool, joint: &Joint, leaf: &Leaf, run: &Run, known: &mut Vec<f64>) {
        let mut limits = self.span;
        match &leaf.rule {
            Some(Rule::Normalise(method)) => {
                limits.1 = f64::NAN;
                self.normalise(outliers, method, leaf, known);
            }
            Some(Rule::Published) => {}
            rule => {
                for score in &mut self.scores {
                    if score.is_finite() {
                        *score = or_nan(rule.as_ref().and_then(|rule| rule::points(rule, joint.max, *score)));
                    }
                }
            }
        }
        self.bound(run, limits, known);
    }

    /// Scores on the same span, but by other methods than declared.
    fn level(&mut self, run: &Run, known: &mut Vec<f64>) {
        if self.span.1.is_finite() {
            let by = if run.normalise == 1 { Method::MinMax } else { Method::PercentileRank };
            let method = Normalise { by, low: None, high: None, target: None, unit: None, cap: false, scale: self.span };
            self.gather(known);
            if let Some(norm) = Norm::new(&method, known, None, 1.0) {
                self.apply(&norm, Treatment::NONE);
            }
        }
    }

    /// Puts the worst or the best score in place of what is missing.
    fn bound(&mut self, run: &Run, mut limits: (f64, f64), known: &mut Vec<f64>) {
        if !matches!(run.gaps, Gaps::Worst | Gaps::Best) {
            return;
        }
        if !limits.1.is_finite() {
            limits = (f64::INFINITY, f64::NEG_INFINITY);
            self.gather(known);
            for &score in &*known {
                limits = (limits.0.min(score), limits.1.max(score));
            }
        }
        for &unit in &self.gaps {
            if let Some(score) = self.scores.get_mut(unit) {
                *score = if run.gaps == Gaps::Worst { limits.0 } else { limits.1 };
            }
        }
    }

    fn gather(&self, known: &mut Vec<f64>) {
        known.clear();
        for &value in &self.scores {
            if value.is_finite() {
                known.push(value);
            }
        }
    }

    fn normalise(&mut self, outliers: bool, method: &Normalise, leaf: &Leaf, known: &mut Vec<f64>) {
        let mut treatment = Treatment::NONE;
        let treated = outliers && method.by.is_sensitive();
        // Without gaps nothing has to be copied.
        let full = self.gaps.is_empty() && !self.loose && self.donors.len() == self.values.len() && !treated;
        if !full {
            self.gather(known);
        }
        if treated {
            treatment = Treatment::new(known);
            for value in &mut *known {
                *value = treatment.apply(*value);
            }
        }
        let reference = leaf.reference.1.map_or(leaf.reference.0, |place| cell(&self.scores, place));
        let values = if full { &self.scores } else { &*known };
        match Norm::new(method, values, num::finite(treatment.apply(reference)), leaf.sign) {
            Some(norm) => self.apply(&norm, treatment),
            None => self.scores.fill(f64::NAN),
        }
    }

    fn apply(&mut self, norm: &Norm, treatment: Treatment) {
        if let Some((slope, start)) = norm.line().filter(|_| treatment == Treatment::NONE) {
            for score in &mut self.scores {
                *score = *score * slope + start;
            }
            return;
        }
        for score in &mut self.scores {
            if score.is_finite() {
                *score = norm.score(treatment.apply(*score)).unwrap_or(f64::NAN);
            }
        }
    }

    /// Adds the scores to the parent's sums.
    fn push(&self, parent: &mut Spot, above: &Joint, run: &Run, factor: f64) {
        let power = power(above, run.swapped);
        let weight = factor * self.weight;
        parent.whole += weight;
        if power == 1.0 && !parent.loose {
            let point = factor * self.point;
            for (sum, score) in parent.scores.iter_mut().zip(&self.scores) {
                *sum += point * score;
            }
            return;
        }
        let share = run.swapped && power == 0.0;
        let point = if power == 1.0 { factor * self.point } else { weight };
        for (place, &score) in self.scores.iter().enumerate() {
            if score.is_infinite() {
                continue;
            }
            let part = if share { ((score - self.span.0) / (self.span.1 - self.span.0)).max(LEAST) } else { score };
            let part = if score.is_nan() || power != 1.0 && part <= 0.0 { f64::NAN } else { raise(part, power) };
            if parent.loose {
                bump(&mut parent.need, place, 1.0);
                if score.is_nan() {
                    continue;
                }
                bump(&mut parent.have, place, 1.0);
                bump(&mut parent.weights, place, weight);
            }
            bump(&mut parent.scores, place, point * part);
        }
    }

    /// Sums become scores.
    fn join(&mut self, joint: &Joint, run: &Run) {
        let power = power(joint, run.swapped);
        let sum = joint.join.aggregate == Some(Aggregate::Sum);
        // A sum is the mean of its parts, times all that they weigh.
        let full = if joint.join.aggregate.is_none() {
            f64::NAN
        } else if sum {
            self.declared
        } else {
            1.0
        };
        for (place, score) in self.scores.iter_mut().enumerate() {
            let (mut weights, mut scale) = (self.whole, full);
            if self.loose {
                let (have, need) = (cell(&self.have, place), cell(&self.need, place));
                weights = cell(&self.weights, place);
                if need == 0.0 {
                    *score = f64::INFINITY;
                    continue;
                }
                if !aggregate::enough(have as usize, need as usize, joint.join.threshold) {
                    scale = f64::NAN;
                } else if sum && have < joint.children.len() as f64 {
                    scale = joint.join.max;
                }
            }
            let mean = lower(*score / weights, power);
            *score = if run.swapped && power == 0.0 && !scale.is_nan() {
                self.span.0 + (self.span.1 - self.span.0) * mean
            } else {
                mean * scale
            };
        }
    }

    /// Published scores take the place of computed ones; see [`Board`].
    fn stand(&mut self, joint: &Joint) {
        for ((score, given), start) in self.scores.iter_mut().zip(&joint.given).zip(&joint.start) {
            if given.is_finite() {
                let moved = *score - start;
                *score = if moved.is_finite() { given + moved } else { *given };
            }
        }
    }
}

fn bump(list: &mut [f64], place: usize, by: f64) {
    if let Some(slot) = list.get_mut(place) {
        *slot += by;
    }
}

/// See [`Spot::spread`]. 0 for what is no count of a part of a whole, and where all or none of the whole belong to it.
fn deviation(numerator: f64, denominator: f64, scale: f64) -> f64 {
    let rarer = numerator.min(denominator - numerator);
    // Amounts that are no counts have no sampling noise.
    if rarer.is_nan() || rarer <= 0.0 || numerator % 1.0 != 0.0 || denominator % 1.0 != 0.0 {
        return 0.0;
    }
    let share = rarer / denominator;
    if rarer >= MANY { scale * (share * (1.0 - share) / denominator).sqrt() } else { -num::powf(1.0 - share, denominator) }
}

/// A share drawn anew where few belong to the rarer kind.
fn rarely(stream: Stream, share: f64, trials: f64, none: f64) -> f64 {
    let rarer = share.min(1.0 - share);
    let drawn = stream.binomial(trials, none, rarer / (1.0 - rarer)) / trials;
    if share > 0.5 { 1.0 - drawn } else { drawn }
}
