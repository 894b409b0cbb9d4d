//! What is looked up again and again: the units below a unit and before it, which kinds of units report an indicator, and when.

use super::succession::Succession;
use crate::model::{Dataset, IndicatorId, Measure, PeriodId, UnitId, UnitKind};

/// Look-ups made once for a dataset.
#[derive(Debug, Clone, Default)]
pub struct Index {
    children: Vec<Vec<UnitId>>,
    /// Who became whom.
    pub succession: Succession,
    /// How many units stand above, by unit.
    heights: Vec<u32>,
    /// One bit a [`UnitKind`], by indicator.
    kinds: Vec<u16>,
    /// The periods with results, by indicator, oldest first.
    periods: Vec<Vec<PeriodId>>,
    /// By unit: whether it has observations of its own.
    reporting: Vec<bool>,
}

/// Ratios of ratios are followed this deep.
const NESTED: u8 = 6;

impl Index {
    /// Reads the tree of units and, once, the units and periods of all observations.
    pub fn new(data: &Dataset) -> Self {
        let mut index = Index {
            children: vec![Vec::new(); data.units.len()],
            succession: Succession::new(data),
            heights: vec![0; data.units.len()],
            ..Index::default()
        };
        for (id, unit) in data.units.iter() {
            if let Some(below) = unit.parent.and_then(|parent| index.children.get_mut(parent.at())) {
                below.push(id);
            }
        }
        for (id, unit) in data.units.iter() {
            if unit.parent.is_none() {
                index.raise(id, 0);
            }
        }
        index.reporting = vec![false; data.units.len()];
        for indicator in data.indicators.ids() {
            let mut mask = 0;
            for unit in data.observations.units_of(indicator) {
                mask |= bit(data.units[unit].kind);
                if let Some(reports) = index.reporting.get_mut(unit.at()) {
                    *reports = true;
                }
            }
            index.kinds.push(mask);
            let mut met = vec![false; data.periods.len()];
            mark(data, indicator, &mut met, NESTED);
            let mut periods = Vec::new();
            for (id, &met) in data.periods.ids().zip(&met) {
                if met {
                    periods.push(id);
                }
            }
            index.periods.push(periods);
        }
        index
    }

    /// Notes how many units stand above a unit and those below it. The reader has cut circles.
    fn raise(&mut self, unit: UnitId, height: u32) {
        let mut below = vec![(unit, height)];
        while let Some((unit, height)) = below.pop() {
            if let Some(slot) = self.heights.get_mut(unit.at()) {
                *slot = height;
            }
            for &child in self.children(unit) {
                below.push((child, height + 1));
            }
        }
    }

    /// The units directly below a unit, in the feed's order.
    pub fn children(&self, unit: UnitId) -> &[UnitId] {
        self.children.get(unit.at()).map_or(&[], Vec::as_slice)
    }

    /// How many units stand above a unit.
    pub fn height(&self, unit: UnitId) -> u32 {
        self.heights.get(unit.at()).copied().unwrap_or(0)
    }

    /// Whether any unit of this kind has an observation of the indicator.
    pub fn reported_by(&self, indicator: IndicatorId, kind: UnitKind) -> bool {
        self.kinds.get(indicator.at()).is_some_and(|mask| mask & bit(kind) != 0)
    }

    /// The periods for which any unit has a result of the indicator, or of what it is made of, oldest first.
    pub fn periods(&self, indicator: IndicatorId) -> &[PeriodId] {
        self.periods.get(indicator.at()).map_or(&[], Vec::as_slice)
    }

    /// Whether the unit has any observation of its own.
    pub fn reports(&self, unit: UnitId) -> bool {
        self.reporting.get(unit.at()).copied().unwrap_or(false)
    }
}

fn mark(data: &Dataset, indicator: IndicatorId, met: &mut [bool], depth: u8) {
    let Some(depth) = depth.checked_sub(1) else { return };
    data.observations.mark_periods(indicator, met);
    match data.indicators[indicator].measure {
        Measure::Ratio { numerator, .. } => mark(data, numerator, met, depth),
        Measure::ShareOfUnits { indicator, .. } => mark(data, indicator, met, depth),
        _ => {}
    }
}

fn bit(kind: UnitKind) -> u16 {
    1 << (kind as u16)
}
