//! The scores of all units of a kind, evaluated anew with other values, weights or methods.

use super::random::{Normal, Stream};
use crate::measure::normalise::Norm;
use crate::measure::panel::{Panel, first_group};
use crate::measure::treat::Treatment;
use crate::measure::trend::Subject;
use crate::measure::{Figure, Figures, How, aggregate, rule};
use crate::model::{Aggregate, Dataset, Direction, Framework, IndicatorId, Method, Node, NodeId, Normalise, Rule, UnitId, UnitKind};
use crate::num;
use crate::period::Period;

/// The tree below a subject with the values of all units, as columns: 8 bytes a value, so that an evaluation runs through memory once.
///
/// Inside, NaN is a missing value and an infinity one that asks to be left out (0/0 under the policy `exclude`); neither leaves this room. Sums are plain: an
/// evaluation without alterations gives the scores of [`Panel::score`](crate::measure::panel::Panel::score) but for noise of binary arithmetic.
///
/// **Published scores stand.** A node with a published and a computed score has, in an altered evaluation, `published + (computed now − computed as it is)`: the publisher's own
/// rounding is no part of what an alteration brings. One without a computed score keeps the published one.
#[derive(Debug, Clone)]
pub struct Trial {
    subject: Subject,
    /// The units, in the feed's order: those of the kind that exist in the period, or have figures in boundaries of another time.
    pub units: Vec<UnitId>,
    /// The subject, then all nodes below it, parents before children.
    pub spots: Vec<Spot>,
    normal: Normal,
    known: Vec<f64>,
}

/// A node of a [`Trial`], with one entry a unit in each list that is not empty.
#[derive(Debug, Clone, Default)]
pub struct Spot {
    /// The node; `None` where the subject is an indicator.
    pub node: Option<NodeId>,
    parent: usize,
    /// Whether its values are given, not computed from nodes below.
    pub leaf: bool,
    indicator: Option<IndicatorId>,
    /// A leaf's values, gaps filled where the node imputes.
    pub values: Vec<f64>,
    /// What the node puts in place of a gap.
    pub imputed: Vec<f64>,
    /// The standard deviation of values made of counts, in their own unit. Negative for counts too small for the normal distribution: then minus the
    /// probability that none of the rarer kind occurs.
    pub spread: Vec<f64>,
    trials: Vec<f64>,
    scale: f64,
    reference: Option<f64>,
    /// The units without a value of their own.
    pub gaps: Vec<usize>,
    donors: Vec<f64>,
    /// Published scores, and how far each stands above the computed one.
    pub printed: Vec<f64>,
    /// See `printed`.
    pub offset: Vec<f64>,
    /// What a point of it counts in its parent, and what it weighs there.
    pub point: f64,
    /// See `point`.
    pub weight: f64,
    /// Worst and best score; NaN where unknown.
    span: (f64, f64),
    /// Whether single units may lack children.
    loose: bool,
    /// The scores of the last evaluation.
    pub scores: Vec<f64>,
    /// What its children weigh together, as declared and in an evaluation.
    pub declared: f64,
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
    /// Looks up all values once.
    pub fn new(figures: Figures<'_>, subject: Subject, kind: UnitKind, period: Period) -> Trial {
        let data = figures.data;
        let mut trial = Trial { subject, units: Vec::new(), spots: Vec::new(), normal: Normal::new(), known: Vec::new() };
        let (panel, top) = match subject {
            Subject::Indicator(indicator) => {
                trial.spots.push(Spot { leaf: true, indicator: Some(indicator), ..Spot::default() });
                (None, Framework::ROOT)
            }
            Subject::Node(framework, top) => (Some(Panel::new(figures, &data.frameworks[framework], top, kind, period)), top),
        };
        for (id, unit) in data.units.iter() {
            let rebuilt = || match (&panel, subject) {
                (Some(panel), _) => panel.score(top, id).status.is_rebuilt(),
                (None, Subject::Indicator(indicator)) => figures.at(indicator, id, period).is_some_and(|figure| figure.status.is_rebuilt()),
                _ => false,
            };
            if unit.kind == kind && (unit.exists_in(period) || rebuilt()) {
                trial.units.push(id);
            }
        }
        if let Some(panel) = &panel {
            for (id, node) in panel.framework.iter() {
                if panel.framework.is_within(id, top) {
                    trial.add(id, node);
                }
            }
        }
        for spot in &mut trial.spots {
            spot.read(figures, panel.as_ref(), period, &trial.units);
        }
        if let Some(panel) = &panel {
            trial.weigh(panel.framework);
        }
        trial.pass(data, &Run::default(), true);
        trial
    }

    fn add(&mut self, id: NodeId, node: &Node) {
        let leaf = node.indicator.is_some() || node.children.is_empty();
        let parent = self.spots.iter().position(|spot| spot.node.is_some() && spot.node == node.parent).unwrap_or(0);
        let max = node.max.unwrap_or(f64::NAN);
        let span = match &node.rule {
            Some(Rule::Normalise(method)) => method.scale,
            _ => (0.0, max),
        };
        self.spots.push(Spot { node: Some(id), parent, leaf, indicator: node.indicator, span, point: 1.0, weight: max, ..Spot::default() });
    }

    /// What the children weigh, which nodes may lack some, and the spans that follow from those of the children.
    fn weigh(&mut self, framework: &Framework) {
        for place in (0..self.spots.len()).rev() {
            let (above, below) = self.spots.split_at_mut(place + 1);
            let Some(spot) = above.last_mut() else { continue };
            let Some(node) = spot.node.and_then(|id| framework.node(id)) else { continue };
            if spot.leaf {
                continue;
            }
            spot.loose |= node.data_threshold.is_some_and(|share| share < 1.0);
            let sum = node.aggregate == Some(Aggregate::Sum);
            let mut maxima = sum;
            let mut best = 0.0;
            for child in below.iter().filter(|child| child.parent == place) {
                maxima &= child.weight > 0.0;
                spot.loose |= child.loose_leaf();
                best = if sum { best + child.span.1 } else { child.span.1 };
                spot.span.0 = child.span.0;
            }
            if !spot.span.1.is_finite() {
                spot.span.1 = best;
            }
            for child in below.iter_mut().filter(|child| child.parent == place) {
                if !sum {
                    child.weight = child.node.and_then(|id| framework.node(id)?.weight).unwrap_or(1.0);
                    child.point = child.weight;
                } else if !maxima {
                    child.weight = 1.0;
                }
                spot.declared += child.weight;
            }
        }
    }

    /// The subject's framework; `None` of an indicator.
    pub fn framework<'a>(&self, data: &'a Dataset) -> Option<&'a Framework> {
        match self.subject {
            Subject::Indicator(_) => None,
            Subject::Node(id, _) => Some(&data.frameworks[id]),
        }
    }

    /// Evaluates all nodes: `scores` of each spot.
    pub fn evaluate(&mut self, data: &Dataset, run: &Run) {
        self.pass(data, run, false);
    }

    /// The first pass settles how far published scores stand above computed ones.
    fn pass(&mut self, data: &Dataset, run: &Run, settle: bool) {
        let framework = self.framework(data);
        let Trial { units, spots, normal, known, .. } = self;
        for spot in &mut *spots {
            if !spot.leaf {
                spot.clear(units.len());
            }
        }
        for place in (0..spots.len()).rev() {
            let (above, below) = spots.split_at_mut(place);
            let Some(spot) = below.first_mut() else { continue };
            let node = spot.node.and_then(|id| framework?.node(id));
            if spot.leaf {
                spot.draw(run, normal, place as u32);
                spot.rate(data, framework.is_some_and(|framework| framework.outliers.is_some()), node, run, units, known);
            } else if let Some(node) = node {
                spot.join(node, run);
            }
            spot.stand(settle);
            let Some(parent) = above.get_mut(spot.parent) else { continue };
            let Some(above) = parent.node.and_then(|id| framework?.node(id)) else { continue };
            spot.push(parent, above, run, run.factors.get(place).copied().unwrap_or(1.0));
        }
    }

    /// The subject's scores after an evaluation, of the units for which `member` holds.
    pub fn outcome(&self, members: &[bool]) -> Vec<Option<f64>> {
        let mut outcome = Vec::with_capacity(members.len());
        if let Some(spot) = self.spots.first() {
            for (score, member) in spot.scores.iter().zip(members) {
                outcome.push(num::finite(*score).filter(|_| *member));
            }
        }
        outcome
    }

    /// The spots right below one.
    pub fn below(&self, place: usize) -> impl Iterator<Item = (usize, &Spot)> {
        self.spots.iter().enumerate().skip(place + 1).filter(move |(_, spot)| spot.parent == place)
    }
}

/// The power of a node's mean: a sum is an arithmetic one with maxima as weights.
pub fn power(node: &Node, swapped: bool) -> f64 {
    let declared = match node.aggregate {
        Some(Aggregate::Geometric) => 0.0,
        Some(Aggregate::Harmonic) => -1.0,
        Some(Aggregate::Power) => node.power.unwrap_or(1.0),
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
    /// Reads the values and the published scores of all units.
    fn read(&mut self, figures: Figures<'_>, panel: Option<&Panel<'_>>, period: Period, units: &[UnitId]) {
        let data = figures.data;
        let node = self.node.and_then(|id| panel?.framework.node(id));
        let track = node.and_then(|node| node.track);
        let figure = |indicator, unit| {
            let figure = figures.assessed(indicator, unit, period, track)?;
            Some(figure).filter(|figure: &Figure| figure.how != How::Predecessors && figure.status.is_result())
        };
        if let Some(published) = node.and_then(|node| node.published) {
            for &unit in units {
                let printed = figure(published, unit).and_then(|figure| figure.value);
                self.printed.push(printed.unwrap_or(f64::NAN));
            }
            self.offset = vec![f64::NAN; units.len()];
        }
        if !self.leaf {
            return;
        }
        self.scores = vec![f64::NAN; units.len()];
        let Some(indicator) = self.indicator else {
            // Only its points are known.
            self.values = std::mem::take(&mut self.printed);
            self.values.resize(units.len(), f64::NAN);
            self.offset.clear();
            self.note_gaps();
            return;
        };
        let meaning = &data.indicators[indicator];
        self.scale = meaning.ratio_scale();
        if let Some(Rule::Normalise(method)) = node.and_then(|node| node.rule.as_ref()) {
            let unit = method.unit.as_ref().and_then(|unit| data.units.find(unit));
            self.reference = unit.and_then(|unit| figure(indicator, unit)).and_then(|figure| figure.value);
        }
        let column = self.node.and_then(|id| panel?.column(id));
        let mut counted = false;
        for &unit in units {
            let figure = figure(indicator, unit);
            let (mut value, mut spread, mut trials) = (f64::NAN, 0.0, 0.0);
            if let Some(figure) = &figure {
                if panel.is_some_and(|panel| panel.excludes(indicator, figure)) {
                    value = f64::INFINITY;
                } else if let Some(own) = figure.value {
                    value = own;
                }
                if let Some((numerator, denominator)) = figure.parts {
                    trials = denominator;
                    spread = deviation(numerator, denominator, self.scale);
                    counted |= spread != 0.0;
                }
            }
            self.values.push(value);
            self.spread.push(spread);
            self.trials.push(trials);
            if node.is_some_and(|node| node.impute.is_some()) {
                let imputed = column.and_then(|column| column.imputed(first_group(&data.units[unit])));
                self.imputed.push(imputed.unwrap_or(f64::NAN));
            }
        }
        if !counted {
            self.spread.clear();
        }
        self.note_gaps();
    }

    fn note_gaps(&mut self) {
        for (place, value) in self.values.iter_mut().enumerate() {
            if value.is_nan() {
                self.gaps.push(place);
                *value = self.imputed.get(place).copied().unwrap_or(f64::NAN);
            } else if value.is_finite() {
                self.donors.push(*value);
            }
        }
    }

    /// Whether units are left out of it.
    fn loose_leaf(&self) -> bool {
        self.loose || self.values.iter().any(|value| value.is_infinite())
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
    fn draw(&mut self, run: &Run, normal: &Normal, part: u32) {
        match run.noise.filter(|_| !self.spread.is_empty()) {
            Some(number) => {
                let mut stream = Stream::new(run.seed, number, part);
                let cells = self.scores.iter_mut().zip(&self.values).zip(&self.spread).zip(&self.trials);
                for (((drawn, &value), &spread), &trials) in cells {
                    // Each takes one number of the stream, so that a unit's noise does not depend on its neighbours.
                    *drawn = if spread > 0.0 {
                        (value + spread * normal.draw(&mut stream)).clamp(0.0, self.scale)
                    } else if spread < 0.0 {
                        rarely(&mut stream, value / self.scale, trials, -spread) * self.scale
                    } else {
                        stream.bits();
                        value
                    };
                }
            }
            None => self.scores.clone_from(&self.values),
        }
        if let Gaps::Drawn(number) = run.gaps {
            let mut stream = Stream::new(run.seed, number, MISSING + part);
            for &unit in &self.gaps {
                let donor = self.donors.get(stream.below(self.donors.len())).copied();
                if let (Some(slot), Some(value)) = (self.scores.get_mut(unit), donor) {
                    *slot = value;
                }
            }
        }
    }

    /// A leaf's values become scores.
    fn rate(&mut self, data: &Dataset, outliers: bool, node: Option<&Node>, run: &Run, units: &[UnitId], known: &mut Vec<f64>) {
        let mut limits = self.span;
        match node.and_then(|node| node.rule.as_ref()) {
            Some(Rule::Normalise(method)) => {
                limits.1 = f64::NAN;
                self.normalise(data, outliers, method, units, known);
            }
            // Points and bare indicators are their own score.
            Some(Rule::Published) => {}
            _ if self.indicator.is_none() || node.is_none() => {}
            rule => {
                for score in &mut self.scores {
                    if score.is_finite() {
                        *score = rule.and_then(|rule| rule::points(rule, node?.max, *score)).unwrap_or(f64::NAN);
                    }
                }
            }
        }
        if run.normalise > 0 && self.span.1.is_finite() {
            let by = if run.normalise == 1 { Method::MinMax } else { Method::PercentileRank };
            let method = Normalise { by, low: None, high: None, target: None, unit: None, cap: false, scale: self.span };
            self.gather(known);
            if let Some(norm) = Norm::new(&method, known, None, 1.0) {
                self.apply(&norm, Treatment::NONE);
            }
        }
        if matches!(run.gaps, Gaps::Worst | Gaps::Best) {
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
    }

    fn gather(&self, known: &mut Vec<f64>) {
        known.clear();
        for &value in &self.scores {
            if value.is_finite() {
                known.push(value);
            }
        }
    }

    fn normalise(&mut self, data: &Dataset, outliers: bool, method: &Normalise, units: &[UnitId], known: &mut Vec<f64>) {
        self.gather(known);
        let mut treatment = Treatment::NONE;
        if outliers && method.by.is_sensitive() {
            treatment = Treatment::new(known);
            for value in &mut *known {
                *value = treatment.apply(*value);
            }
        }
        let unit = method.unit.as_ref().and_then(|unit| data.units.find(unit));
        let place = unit.and_then(|unit| units.binary_search(&unit).ok());
        let reference = place.and_then(|place| self.scores.get(place).copied()).or(self.reference).map(|value| treatment.apply(value));
        let sign = self.indicator.map_or(1.0, |indicator| data.indicators[indicator].direction.sign());
        match Norm::new(method, known, reference.and_then(num::finite), sign) {
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
    fn push(&self, parent: &mut Spot, above: &Node, run: &Run, factor: f64) {
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
    fn join(&mut self, node: &Node, run: &Run) {
        let power = power(node, run.swapped);
        let sum = node.aggregate == Some(Aggregate::Sum);
        let all = node.children.len() as f64;
        // A sum is the mean of its parts, times all that they weigh.
        let full = if node.aggregate.is_none() {
            f64::NAN
        } else if sum {
            self.declared
        } else {
            1.0
        };
        for place in 0..self.scores.len() {
            let of = |list: &[f64]| list.get(place).copied().unwrap_or(0.0);
            let (mut weights, mut scale) = (self.whole, full);
            let mut gone = false;
            if self.loose {
                let (have, need) = (of(&self.have), of(&self.need));
                weights = of(&self.weights);
                gone = !aggregate::enough(have as usize, need as usize, node.data_threshold.unwrap_or(1.0));
                if sum && have < all {
                    scale = node.max.unwrap_or(f64::NAN);
                }
            }
            let Some(score) = self.scores.get_mut(place) else { continue };
            let mean = lower(*score / weights, power);
            *score = if gone {
                f64::NAN
            } else if run.swapped && power == 0.0 {
                self.span.0 + (self.span.1 - self.span.0) * mean
            } else {
                mean * scale
            };
            if self.loose && self.need.get(place) == Some(&0.0) {
                *score = f64::INFINITY;
            }
        }
    }

    /// Published scores take the place of computed ones.
    fn stand(&mut self, settle: bool) {
        for ((score, printed), offset) in self.scores.iter_mut().zip(&self.printed).zip(&mut self.offset) {
            if settle {
                *offset = printed - *score;
            }
            if printed.is_finite() {
                *score = if offset.is_finite() { *score + *offset } else { *printed };
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
    if !(rarer > 0.0) {
        return 0.0;
    }
    let share = rarer / denominator;
    if rarer >= MANY { scale * (share * (1.0 - share) / denominator).sqrt() } else { -num::powf(1.0 - share, denominator) }
}

/// A share drawn anew where few belong to the rarer kind.
fn rarely(stream: &mut Stream, share: f64, trials: f64, none: f64) -> f64 {
    let rarer = share.min(1.0 - share);
    let drawn = stream.binomial(trials, none, rarer / (1.0 - rarer)) / trials;
    if share > 0.5 { 1.0 - drawn } else { drawn }
}

/// The sign of a subject: +1 where more is better, −1 where less is, 0 for a band.
pub fn sign(data: &Dataset, subject: Subject) -> f64 {
    match subject {
        Subject::Indicator(indicator) => data.indicators[indicator].direction.sign(),
        Subject::Node(..) => Direction::Up.sign(),
    }
}
