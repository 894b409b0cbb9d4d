//! What the feed says of itself and what it is made of.

use super::{Dashboard, Selector};
use crate::measure::aggregate::effective_weights;
use crate::view;

pub(super) fn contents(dashboard: &Dashboard) -> view::Contents<'_> {
    let data = &dashboard.data;
    let mut start = view::Start::default();
    // A feed without units has no place to start from.
    if let Ok(place) = dashboard.place(&Selector::default()) {
        start.unit = Some(&data.units[place.unit].id);
        start.period = dashboard.scored(&place).map(|(_, period)| period.id(data.head.calendar));
        start.framework = place.framework.map(|id| data.frameworks[id].id.as_str());
    }
    let mut weights = Vec::new();
    for framework in data.frameworks.items() {
        weights.push(effective_weights(framework));
    }
    view::Contents { data, index: &dashboard.index, weights, start }
}
