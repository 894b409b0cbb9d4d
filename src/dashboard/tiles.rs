//! Where on the map?

use super::Dashboard;
use super::matrix::Column;
use super::ranking::GROUPS;
use super::selector::Place;
use crate::error::Result;
use crate::measure::trend::Subject;
use crate::measure::{Coverage, Figure, rank};
use crate::model::{Direction, PeriodId, UnitId, UnitKind};
use crate::period::Period;
use crate::view::{self, Boundaries};

pub(super) fn tiles<'a>(dashboard: &'a Dashboard, place: &Place) -> Result<view::Tiles<'a>> {
    let data = &dashboard.data;
    let subject = dashboard.subject(place)?;
    let terms = dashboard.terms(subject);
    let periods = dashboard.subject_periods(subject);
    let (node, framework) = dashboard.node_and_framework(subject);
    let indicator = dashboard.indicator_of(subject);
    let mut answer = view::Tiles {
        period: None,
        indicator: indicator.map(|id| &data.indicators[id]),
        node,
        framework,
        max: terms.max,
        direction: terms.direction,
        groups: terms.groups.then_some(GROUPS),
        kind: place.kind.unwrap_or(UnitKind::Province),
        r#as: Boundaries::Today,
        own: None,
        coverage: Coverage::default(),
        mean: None,
        sources: Vec::new(),
        tiles: Vec::new(),
    };
    let Some(period) = place.asked.or_else(|| periods.last().map(|&id| data.periods[id])) else { return Ok(answer) };
    answer.period = Some(dashboard.tell(period));
    let (units, figures) = shown(dashboard, place, subject, answer.kind, period);
    let known = |at, _| figures.get(at).copied().filter(|figure: &Figure| figure.value.is_some());
    let column = Column::new(dashboard, place, subject, period, &units, &known, &mut answer.sources);
    answer.coverage = Coverage { have: column.have, of: units.len() as u32 };
    answer.mean = column.mean;
    let sign = terms.direction.sign();
    let ranked = terms.ranked && terms.direction != Direction::Band;
    let ranks = if ranked { rank::ranks(&column.values, sign) } else { Vec::new() };
    let groups = if terms.groups { rank::groups(&column.values, sign, GROUPS) } else { Vec::new() };
    // The place of each unit's tile.
    let mut places = vec![None; data.units.len()];
    for (at, (&id, &figure)) in units.iter().zip(&figures).enumerate() {
        let unit = &data.units[id];
        if unit.valid_to.is_some() {
            answer.r#as = Boundaries::Then;
        }
        if id == place.unit {
            answer.own = Some(&unit.id);
        }
        if let Some(place) = places.get_mut(id.at()) {
            *place = Some(at);
        }
        answer.tiles.push(view::Tile {
            unit: dashboard.tell(unit),
            figure,
            share: column.shares.get(at).copied().flatten(),
            verdict: column.verdicts.get(at).copied().flatten(),
            rank: ranks.get(at).copied().flatten(),
            group: groups.get(at).copied().flatten(),
            from: Vec::new(),
        });
    }
    for (id, unit) in data.units.iter() {
        for successor in &unit.becomes {
            let place = places.get(successor.unit.at()).copied().flatten();
            let Some(tile) = place.and_then(|place| answer.tiles.get_mut(place)) else { continue };
            let last = last_of(dashboard, subject, &periods, id, period);
            tile.from.push(view::Predecessor {
                unit,
                share: successor.share,
                value: last.and_then(|figure| figure.value),
                period: last.map(|figure| dashboard.tell(figure.period)),
            });
        }
    }
    Ok(answer)
}

/// The units on the map, with their figures: those of the last day of the period; if none of those that have ended since has a figure but units of later
/// boundaries have rebuilt ones, those of later boundaries.
fn shown(dashboard: &Dashboard, place: &Place, subject: Subject, kind: UnitKind, period: Period) -> (Vec<UnitId>, Vec<Figure>) {
    // A map of provinces is one of the country, wherever one stands.
    let place = &Place { chosen: place.chosen && place.kind.is_some(), ..*place };
    let panel = dashboard.panel_for(subject, kind, period);
    let mut found = Vec::new();
    let (mut rebuilt, mut ended) = (false, false);
    for (id, unit) in dashboard.data.units.iter() {
        let exists = unit.exists_on(period.end());
        if !dashboard.is_peer(place, kind, id) || !exists && !dashboard.index.reports(id) {
            continue;
        }
        let figure = dashboard.figure_in(subject, panel.as_ref(), id, period);
        let known = figure.value.is_some();
        if exists || known && figure.status.is_rebuilt() {
            rebuilt |= !exists;
            ended |= exists && known && unit.valid_to.is_some();
            found.push((id, figure, exists));
        }
    }
    let later = rebuilt && !ended;
    let (mut units, mut figures) = (Vec::new(), Vec::new());
    for (id, figure, exists) in found {
        let kept = if later { dashboard.data.units[id].valid_to.is_none() } else { exists };
        if kept {
            units.push(id);
            figures.push(figure);
        }
    }
    (units, figures)
}

/// The last figure of a unit with a value in its own time, not after a period.
fn last_of(dashboard: &Dashboard, subject: Subject, periods: &[PeriodId], id: UnitId, until: Period) -> Option<Figure> {
    let unit = &dashboard.data.units[id];
    for &period in periods.iter().rev() {
        let period = dashboard.data.periods[period];
        if period.end() <= until.end() && unit.exists_in(period) {
            let figure = dashboard.figure_in(subject, None, id, period);
            if figure.value.is_some() {
                return Some(figure);
            }
        }
    }
    None
}
