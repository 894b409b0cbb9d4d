//! What is looked up again and again: the units below a unit, which kinds of units report an indicator, and when.

use crate::model::{Dataset, IndicatorId, PeriodId, UnitId, UnitKind};

/// Look-ups made once for a dataset.
#[derive(Debug, Clone, Default)]
pub struct Index {
    children: Vec<Vec<UnitId>>,
    /// One bit a [`UnitKind`], by indicator.
    kinds: Vec<u16>,
    /// The periods with observations, by indicator, oldest first.
    periods: Vec<Vec<PeriodId>>,
    /// By unit: whether it has observations of its own.
    reporting: Vec<bool>,
}

impl Index {
    /// Reads the tree of units and, once, the units of all observations.
    pub fn new(data: &Dataset) -> Self {
        let mut children = vec![Vec::new(); data.units.len()];
        for (id, unit) in data.units.iter() {
            if let Some(below) = unit.parent.and_then(|parent| children.get_mut(parent.at())) {
                below.push(id);
            }
        }
        let mut reporting = vec![false; data.units.len()];
        let mut kinds = Vec::with_capacity(data.indicators.len());
        let mut periods = Vec::with_capacity(data.indicators.len());
        for indicator in data.indicators.ids() {
            let mut mask = 0;
            for unit in data.observations.units_of(indicator) {
                mask |= bit(data.units[unit].kind);
                if let Some(reports) = reporting.get_mut(unit.at()) {
                    *reports = true;
                }
            }
            kinds.push(mask);
            periods.push(data.observations.periods_of(indicator, data.periods.len()));
        }
        Index { children, kinds, periods, reporting }
    }

    /// The units directly below a unit, in the feed's order.
    pub fn children(&self, unit: UnitId) -> &[UnitId] {
        self.children.get(unit.at()).map_or(&[], Vec::as_slice)
    }

    /// Whether any unit of this kind has an observation of the indicator.
    pub fn reported_by(&self, indicator: IndicatorId, kind: UnitKind) -> bool {
        self.kinds.get(indicator.at()).is_some_and(|mask| mask & bit(kind) != 0)
    }

    /// The periods for which the indicator has observations of any unit, oldest first.
    pub fn periods(&self, indicator: IndicatorId) -> &[PeriodId] {
        self.periods.get(indicator.at()).map_or(&[], Vec::as_slice)
    }

    /// Whether the unit has any observation of its own.
    pub fn reports(&self, unit: UnitId) -> bool {
        self.reporting.get(unit.at()).copied().unwrap_or(false)
    }
}

fn bit(kind: UnitKind) -> u16 {
    1 << (kind as u16)
}
