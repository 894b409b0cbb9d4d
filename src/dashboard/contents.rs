//! What the feed says of itself and what it is made of.

use super::{Dashboard, Selector};
use crate::model::{Framework, NodeId};
use crate::view;

pub(super) fn contents(dashboard: &Dashboard) -> view::Contents<'_> {
    let data = &dashboard.data;
    let head = &data.head;
    let place = dashboard.place(&Selector::default()).ok();
    let scored = place.as_ref().and_then(|place| dashboard.scored(place));
    view::Contents {
        id: &head.id,
        title: &head.title,
        publisher: head.publisher.as_ref(),
        licence: head.licence.as_ref(),
        issued: head.issued,
        as_of: head.as_of,
        calendar: head.calendar,
        units: (data.units.iter())
            .map(|(id, unit)| view::ContentsUnit {
                unit: dashboard.unit(id),
                parent: unit.parent.map(|parent| data.units[parent].id.as_str()),
                becomes: (unit.becomes.iter())
                    .map(|successor| view::SuccessorRef { unit: &data.units[successor.unit].id, share: successor.share })
                    .collect(),
                groups: &unit.groups,
                has_data: dashboard.index.reports(id),
            })
            .collect(),
        periods: data.periods.iter().map(|(_, period)| dashboard.period(*period)).collect(),
        indicators: data.indicators.ids().map(|id| dashboard.indicator(id)).collect(),
        frameworks: (data.frameworks.iter())
            .filter_map(|(id, framework)| {
                Some(view::ContentsFramework { framework: dashboard.framework(id), root: branch(dashboard, framework, Framework::ROOT)? })
            })
            .collect(),
        sources: data.sources.ids().filter_map(|id| dashboard.source(Some(id))).collect(),
        observations: data.observations.len() as u32,
        targets: data.targets.len() as u32,
        actions: data.actions.len() as u32,
        start: view::Start {
            unit: place.map(|place| data.units[place.unit].id.as_str()),
            period: scored.map(|(_, period)| period.id(head.calendar)),
            framework: place.and_then(|place| place.framework).map(|id| data.frameworks[id].id.as_str()),
        },
    }
}

fn branch<'a>(dashboard: &'a Dashboard, framework: &'a Framework, id: NodeId) -> Option<view::FrameworkNode<'a>> {
    let node = framework.node(id)?;
    Some(view::FrameworkNode {
        id: &node.id,
        name: &node.name,
        max: node.max,
        weight: node.weight,
        indicator: node.indicator.map(|indicator| dashboard.data.indicators[indicator].id.as_str()),
        owner: node.owner.as_ref(),
        children: node.children.iter().filter_map(|&child| branch(dashboard, framework, child)).collect(),
    })
}
