//! Which units are set beside each other, and by which figures.

use super::Dashboard;
use super::selector::Place;
use crate::measure::{Figure, How};
use crate::model::{IndicatorId, UnitId, UnitKind};
use crate::period::Period;

impl Dashboard {
    /// Whether a unit is of a kind and, as far as they were asked for, of the group and, unless the kind is the selected unit's own, below that unit.
    pub(super) fn is_peer(&self, place: &Place, kind: UnitKind, id: UnitId) -> bool {
        let unit = &self.data.units[id];
        unit.kind == kind
            && place.group.is_none_or(|group| unit.groups.iter().any(|other| other == group))
            && (!place.chosen || self.data.units[place.unit].kind == kind || self.is_below(id, place.unit))
    }

    fn is_below(&self, unit: UnitId, top: UnitId) -> bool {
        let mut above = self.data.units[unit].parent;
        while let Some(unit) = above.filter(|unit| *unit != top) {
            above = self.data.units[unit].parent;
        }
        above.is_some()
    }

    /// The result of a unit for a period that stands for the whole of it, if the unit exists in it or the figure is rebuilt in its boundaries.
    pub(super) fn standing(&self, indicator: IndicatorId, unit: UnitId, period: Period) -> Option<Figure> {
        let figure = self.figures().at(indicator, unit, period)?;
        let own = self.data.units[unit].exists_in(period) || figure.status.is_rebuilt() && figure.how != How::Predecessors;
        (own && figure.value.is_some() && figure.complete && figure.status.is_result()).then_some(figure)
    }
}
