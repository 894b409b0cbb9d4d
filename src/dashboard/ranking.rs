//! Who is ahead, who lags?

use super::Dashboard;
use super::selector::Place;
use crate::error::Result;
use crate::measure::trend::{self, Subject};
use crate::measure::{Coverage, Figure, How, rank};
use crate::model::{Direction, Framework, NodeId, UnitId, UnitKind};
use crate::num;
use crate::period::Period;
use crate::view;

/// Where the publisher shows groups, there are four of them.
pub(super) const GROUPS: u32 = 4;

/// Units of one kind with their figures in one period.
pub(super) struct League {
    period: Period,
    /// In the feed's order.
    members: Vec<Member>,
    /// Their values, in the same order.
    pub values: Vec<Option<f64>>,
    /// How many have a value.
    pub known: u32,
    /// How many share each rank.
    shared: Vec<u32>,
}

/// A unit of a [`League`].
#[derive(Clone, Copy)]
pub(super) struct Member {
    unit: UnitId,
    figure: Figure,
    pub rank: Option<u32>,
}

impl League {
    pub fn place_of(&self, unit: UnitId) -> Option<usize> {
        // They are in the order of the units.
        self.members.binary_search_by_key(&unit, |member| member.unit).ok()
    }

    /// The units with their values, in the feed's order.
    pub fn units(&self) -> impl Iterator<Item = (UnitId, Option<f64>)> {
        self.members.iter().zip(&self.values).map(|(member, value)| (member.unit, *value))
    }

    pub fn member(&self, unit: UnitId) -> Option<&Member> {
        self.members.get(self.place_of(unit)?)
    }

    pub fn tied(&self, rank: u32) -> bool {
        self.shared.get(rank as usize).is_some_and(|&count| count > 1)
    }

    /// The places gained since another league by each unit, in the same order, and how many units are compared: ranks are taken anew among those that
    /// have a value in both, for a rank among 63 says nothing beside one among 34.
    pub fn gains(&self, then: &League, sign: f64) -> (u32, Vec<Option<i32>>) {
        let (mut new, mut old, mut of) = (Vec::new(), Vec::new(), 0);
        for (member, value) in self.members.iter().zip(&self.values) {
            let before = then.member(member.unit).and_then(|member| member.figure.value);
            let both = value.is_some() && before.is_some();
            of += u32::from(both);
            new.push(value.filter(|_| both));
            old.push(before.filter(|_| both));
        }
        let mut gains = Vec::new();
        for (new, old) in rank::ranks(&new, sign).into_iter().zip(rank::ranks(&old, sign)) {
            gains.push(new.zip(old).filter(|_| of > 1).map(|(new, old)| old.cast_signed() - new.cast_signed()));
        }
        (of, gains)
    }
}

/// How a subject is ranked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms {
    pub direction: Direction,
    pub max: Option<f64>,
    pub ranked: bool,
    pub groups: bool,
}

impl Dashboard {
    /// How a subject is ranked: as its indicator says; a node as the indicator of its published score, else as all indicators below it.
    pub(super) fn terms(&self, subject: Subject) -> Terms {
        match subject {
            Subject::Indicator(id) => {
                let indicator = &self.data.indicators[id];
                Terms {
                    direction: indicator.direction,
                    max: indicator.max(),
                    ranked: indicator.ranked && !indicator.groups_only,
                    groups: indicator.groups_only,
                }
            }
            Subject::Node(framework, id) => {
                let tree = &self.data.frameworks[framework];
                let mut below = Below { indicators: 0, ranked: 0, groups: 0 };
                self.count_below(tree, id, &mut below);
                Terms {
                    direction: Direction::Up,
                    max: tree.node(id).and_then(|node| node.max),
                    ranked: below.ranked == below.indicators,
                    groups: below.indicators > 0 && below.groups == below.indicators,
                }
            }
        }
    }

    fn count_below(&self, tree: &Framework, id: NodeId, below: &mut Below) {
        let Some(node) = tree.node(id) else { return };
        let Some(indicator) = node.published.or(node.indicator) else {
            for &child in &node.children {
                self.count_below(tree, child, below);
            }
            return;
        };
        let indicator = &self.data.indicators[indicator];
        below.indicators += 1;
        below.ranked += u32::from(indicator.ranked && !indicator.groups_only);
        below.groups += u32::from(indicator.groups_only);
    }

    /// The peers of a kind that exist in the period, or have published figures in boundaries of another time, with their figures of just these days. Those
    /// rebuilt from predecessors do not stand beside these.
    pub(super) fn league(&self, place: &Place, subject: Subject, kind: UnitKind, period: Period, sign: f64) -> League {
        let mut league = League { period, members: Vec::new(), values: Vec::new(), known: 0, shared: Vec::new() };
        let panel = self.panel_for(subject, kind, period);
        for (id, unit) in self.data.units.iter() {
            if !self.is_peer(place, kind, id) {
                continue;
            }
            let figure = self.figure_in(subject, panel.as_ref(), id, period);
            if unit.exists_in(period) || figure.status.is_rebuilt() && figure.how != How::Predecessors {
                league.known += u32::from(figure.value.is_some());
                league.values.push(figure.value);
                league.members.push(Member { unit: id, figure, rank: None });
            }
        }
        league.shared = vec![0; league.members.len() + 1];
        for (member, rank) in league.members.iter_mut().zip(rank::ranks(&league.values, sign)) {
            member.rank = rank;
            if let Some(count) = rank.and_then(|rank| league.shared.get_mut(rank as usize)) {
                *count += 1;
            }
        }
        league
    }

    /// The kind of units to rank: the one asked for; else that of the unit asked for; without one the default unit's if several of its kind have a value, else the kind of which
    /// most units have one.
    pub(super) fn kind_for(&self, subject: Subject, place: &Place, period: Period) -> UnitKind {
        if let Some(kind) = place.kind {
            return kind;
        }
        let own = self.data.units[place.unit].kind;
        let count = |kind: UnitKind| self.league(place, subject, kind, period, 1.0).known;
        if place.chosen || count(own) > 1 {
            return own;
        }
        let (mut best, mut most) = (own, 0);
        for kind in UnitKind::ALL {
            let known = count(kind);
            if known > most {
                (best, most) = (kind, known);
            }
        }
        best
    }
}

/// How many indicators give a node its score, and how many of them are ranked, or shown in groups.
struct Below {
    indicators: u32,
    ranked: u32,
    groups: u32,
}

pub(super) fn ranking<'a>(dashboard: &'a Dashboard, place: &Place) -> Result<view::Ranking<'a>> {
    let data = &dashboard.data;
    let subject = dashboard.subject(place)?;
    let terms = dashboard.terms(subject);
    // A band has no better and worse: its table is in the feed's order, without ranks.
    let banded = terms.direction == Direction::Band;
    let sign = if banded { 1.0 } else { terms.direction.sign() };
    let periods = dashboard.subject_periods(subject);
    let (node, framework) = dashboard.node_and_framework(subject);
    let indicator = dashboard.indicator_of(subject);
    let mut answer = view::Ranking {
        period: None,
        previous: None,
        indicator: indicator.map(|id| &data.indicators[id]),
        node,
        framework,
        max: terms.max,
        direction: terms.direction,
        ranked: terms.ranked && !banded,
        groups: terms.groups.then_some(GROUPS),
        kind: data.units[place.unit].kind,
        own: None,
        constant_of: None,
        coverage: Coverage::default(),
        mean: None,
        sources: Vec::new(),
        rows: Vec::new(),
    };
    let Some(period) = place.asked.or_else(|| periods.last().map(|&id| data.periods[id])) else { return Ok(answer) };
    answer.period = Some(dashboard.tell(period));
    answer.kind = dashboard.kind_for(subject, place, period);
    let league = dashboard.league(place, subject, answer.kind, period, sign);
    let before = dashboard.before(period, &periods);
    answer.previous = before.map(|before| dashboard.tell(before));
    let previous = before.map(|before| dashboard.league(place, subject, answer.kind, before, sign));
    answer.coverage = Coverage { have: league.known, of: league.members.len() as u32 };
    answer.mean = num::finite(num::sum(league.values.iter().flatten().copied()) / f64::from(league.known));
    answer.own = league.place_of(place.unit).map(|_| data.units[place.unit].id.as_str());
    let groups = if terms.groups { rank::groups(&league.values, sign, GROUPS) } else { Vec::new() };
    let mut gains = Vec::new();
    if let Some(previous) = previous.as_ref().filter(|_| answer.ranked) {
        let of;
        (of, gains) = league.gains(previous, sign);
        answer.constant_of = Some(of);
    }
    let order = num::places_by(&league.members, |member| if banded { 0 } else { i64::from(member.rank.unwrap_or(u32::MAX)) });
    for &at in &order {
        let Some(member) = league.members.get(at) else { continue };
        dashboard.cite(&member.figure, &mut answer.sources);
        let mut row = view::RankingRow {
            unit: &data.units[member.unit],
            figure: member.figure,
            rank: if answer.ranked { member.rank } else { None },
            tied: false,
            previous_rank: None,
            rank_change: None,
            previous_value: None,
            change: None,
            group: groups.get(at).copied().flatten(),
        };
        row.tied = row.rank.is_some_and(|rank| league.tied(rank));
        if let Some(previous) = &previous {
            row.rank_change = gains.get(at).copied().flatten();
            compare(dashboard, subject, period, member, previous, &mut row);
            if !answer.ranked {
                row.previous_rank = None;
            }
        }
        answer.rows.push(row);
    }
    Ok(answer)
}

/// What has changed for a unit since the previous period; where figures cannot be compared, neither can ranks.
fn compare(dashboard: &Dashboard, subject: Subject, period: Period, now: &Member, previous: &League, row: &mut view::RankingRow<'_>) {
    let Some(then) = previous.member(now.unit) else { return };
    row.previous_value = then.figure.value;
    row.previous_rank = then.rank;
    if trend::divided(dashboard.figures(), subject, now.unit, previous.period, period) || !now.figure.comparable(&then.figure) {
        row.rank_change = None;
    } else if let (Some(now), Some(then)) = (now.figure.value, then.figure.value) {
        row.change = num::difference(now, then);
    }
}
