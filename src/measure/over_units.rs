//! A figure made of those of other units: the ones below a unit, or the ones it was made of.

use super::figure::{Coverage, Figure, How, Part, blend, quotient};
use super::rollup::Figures;
use crate::model::{Gap, Indicator, IndicatorId, Measure, Rollup, UnitId, Walk};
use crate::num::{self, Sum};
use crate::period::Period;

/// A whole that grows unit by unit, in the feed's order.
struct Whole<'a> {
    figures: Figures<'a>,
    meaning: &'a Indicator,
    /// What all its parts have in common; its value comes last.
    figure: Figure,
    /// Whether any part has a value, and whether any of those counts.
    known: bool,
    counted: bool,
    values: Sum,
    weights: Sum,
    above: Sum,
    below: Sum,
    worst: Option<f64>,
    depth: u8,
}

impl<'a> Whole<'a> {
    fn new(figures: Figures<'a>, indicator: IndicatorId, how: How, period: Period, depth: u8) -> Self {
        Whole {
            figures,
            meaning: &figures.data.indicators[indicator],
            figure: blend(&[], how, period),
            known: false,
            counted: false,
            values: Sum::default(),
            weights: Sum::default(),
            above: Sum::default(),
            below: Sum::default(),
            worst: None,
            depth,
        }
    }

    /// Adds what a unit gives; whether it has a value.
    fn add(&mut self, unit: UnitId, share: f64, figure: Option<&Figure>) -> bool {
        // Plans are no results, and a figure from before or after a unit's life is not its own, unless it is rebuilt in its boundaries.
        let own = |figure: &Figure| figure.status.is_rebuilt() || self.figures.data.units[unit].exists_on(figure.period.end());
        let Some(figure) = figure.filter(|figure| figure.status.is_result() && own(figure)) else {
            self.figure.coverage.of += 1;
            return false;
        };
        self.figure.coverage.add(figure.coverage);
        let Some(value) = figure.value else { return false };
        self.figure.take(figure, !self.known);
        self.known = true;
        let weight = match self.meaning.rollup {
            Rollup::Weighted(by) => self.figures.deep(by, unit, figure.period, self.depth).and_then(|weight| weight.value),
            // Printed percentages without counts cannot be added.
            Rollup::Parts => figure.parts.map(|_| 1.0),
            _ => Some(1.0),
        };
        match weight {
            Some(weight) => self.count(value, figure.parts, share, weight),
            // A unit without a weight or without its parts does not cover the whole.
            None => self.figure.coverage.have -= figure.coverage.have.min(self.figure.coverage.have),
        }
        true
    }

    fn count(&mut self, value: f64, parts: Option<(f64, f64)>, share: f64, weight: f64) {
        self.counted = true;
        match self.meaning.rollup {
            Rollup::Parts => {
                if let Some(parts) = parts {
                    self.above.add(share * parts.0);
                    self.below.add(share * parts.1);
                }
            }
            Rollup::Worst => {
                let sign = self.meaning.direction.sign();
                if self.worst.is_none_or(|worst| num::key(value * sign) < num::key(worst * sign)) {
                    self.worst = Some(value);
                }
            }
            _ => {
                self.weights.add(share * weight);
                self.values.add(share * weight * value);
            }
        }
    }

    fn finish(mut self) -> Option<Figure> {
        if !self.known {
            return None;
        }
        self.figure.value = match self.meaning.rollup {
            Rollup::Sum => num::finite(self.values.value()),
            Rollup::Mean | Rollup::Weighted(_) => num::finite(self.values.value() / self.weights.value()),
            Rollup::Worst => self.worst,
            Rollup::Parts if !self.counted => return None,
            Rollup::Parts => {
                let (above, below) = (self.above.value(), self.below.value());
                self.figure.parts = Some((above, below));
                quotient(self.meaning, above, below)
            }
            Rollup::None => None,
        };
        self.figure.gap = if self.figure.value.is_none() { Some(Gap::Unknown) } else { None };
        Some(self.figure)
    }
}

/// The walks through the blocks of an indicator, or of the two parts of a ratio, that find units' own figures of one period.
struct Walks<'a> {
    one: Walk<'a>,
    /// That of the denominator.
    other: Option<Walk<'a>>,
}

impl Walks<'_> {
    /// The unit's figure, or numerator and denominator, and what is said of each; `None` unless it has just one observation of each, with a value.
    fn find(&mut self, unit: UnitId) -> Option<(f64, Option<f64>, (u32, u32))> {
        let (one, meta) = self.one.find(unit)?;
        match &mut self.other {
            None => Some((one, None, (meta, meta))),
            Some(walk) => walk.find(unit).map(|(other, below)| (one, Some(other), (meta, below))),
        }
    }
}

impl<'a> Figures<'a> {
    pub(super) fn over_units(self, indicator: IndicatorId, parts: &[Part], how: How, period: Period, depth: u8) -> Option<Figure> {
        let mut whole = Whole::new(self, indicator, how, period, depth);
        for part in parts {
            whole.add(part.unit, part.share, part.figure.as_ref());
        }
        whole.finish()
    }

    /// Whether nothing but the units below can give the figure: the unit has no observation of the indicator, and none was before it.
    pub(super) fn has_only_below(self, indicator: IndicatorId, unit: UnitId, period: Period) -> bool {
        if self.index.children(unit).is_empty() || self.data.units[unit].valid_from.is_some_and(|from| period.end() < from) {
            return false;
        }
        let none = |indicator: IndicatorId| self.data.observations.series(indicator, unit).next().is_none();
        match self.data.indicators[indicator].measure {
            Measure::ShareOfUnits { .. } => false,
            Measure::Ratio { numerator, .. } => self.is_plain(numerator) && none(numerator) && none(indicator),
            _ => none(indicator),
        }
    }

    /// The figure over the units below, whatever the feed says of the unit itself.
    ///
    /// Most of these units report plainly: one observation of each part for just these days, like the one before in all but the figure. Such a unit adds what
    /// [`Figures::deep`] would say of it, found with a step through the block instead of a search. The passport of the figure asks each unit, and tells the same.
    pub(super) fn over_below(self, indicator: IndicatorId, unit: UnitId, period: Period, depth: u8) -> Option<Figure> {
        let units = self.rolled_up(indicator, unit, period);
        let mut whole = Whole::new(self, indicator, How::OverUnits, period, depth);
        let mut walks = self.walks(indicator, period);
        // What is said of the last plain unit's observations; the whole has taken it over.
        let mut taken = None;
        for &(unit, span) in &units {
            let found = walks.as_mut().and_then(|walks| walks.find(unit)).filter(|_| self.data.units[unit].exists_in(period));
            if let Some((value, below, metas)) = found
                && taken == Some(metas)
            {
                let (value, parts) = match below {
                    None => (Some(value), None),
                    Some(below) => (quotient(whole.meaning, value, below), Some((value, below))),
                };
                whole.figure.coverage.add(Coverage::one(true));
                if let Some(value) = value {
                    whole.count(value, parts, 1.0, 1.0);
                }
            } else if whole.add(unit, 1.0, self.deep(indicator, unit, span, depth).as_ref()) {
                // Only results count, so what was said of this unit's observations is said of results.
                taken = found.map(|(_, _, metas)| metas).or(taken);
            }
        }
        whole.finish()
    }

    /// Whether a unit's own observation of just a period's days is its figure.
    fn is_plain(self, indicator: IndicatorId) -> bool {
        !matches!(self.data.indicators[indicator].measure, Measure::Ratio { .. } | Measure::ShareOfUnits { .. })
    }

    /// `None` where a unit's figure takes more than a look at its own observations: several labels for the same days, ratios of ratios, weights.
    fn walks(self, indicator: IndicatorId, period: Period) -> Option<Walks<'a>> {
        let only = self.only_of(period)?;
        let walk = |indicator: IndicatorId| Walk::new(&self.data.observations, indicator, only);
        let meaning = &self.data.indicators[indicator];
        match (&meaning.measure, meaning.rollup) {
            (_, Rollup::Weighted(_)) | (Measure::ShareOfUnits { .. }, _) => None,
            (&Measure::Ratio { numerator, denominator }, _) => (self.is_plain(numerator) && self.is_plain(denominator))
                .then(|| Walks { one: walk(numerator), other: Some(walk(denominator)) }),
            (_, Rollup::Parts) => None,
            _ => Some(Walks { one: walk(indicator), other: None }),
        }
    }
}
