//! Who is ahead, who lags?

use super::Dashboard;
use super::refs::{coverage, node};
use super::selector::Place;
use crate::error::Result;
use crate::measure::trend::{self, Subject};
use crate::measure::{Coverage, Figure, rank, score};
use crate::model::{Direction, Framework, Id, Indicator, NodeId, PeriodId, Status, UnitId, UnitKind};
use crate::num;
use crate::period::Period;
use crate::view;

/// Where the publisher shows groups, there are four of them.
pub(super) const GROUPS: u32 = 4;

/// Units of one kind with their figures in one period.
pub(super) struct League {
    pub units: Vec<UnitId>,
    pub figures: Vec<Option<Figure>>,
    pub ranks: Vec<Option<u32>>,
}

impl League {
    fn value(&self, place: usize) -> Option<f64> {
        self.figures.get(place).copied().flatten().and_then(|figure| figure.value)
    }

    pub fn rank_of(&self, unit: UnitId) -> Option<u32> {
        let place = self.units.iter().position(|&other| other == unit)?;
        self.ranks.get(place).copied().flatten()
    }

    fn figure_of(&self, unit: UnitId) -> Option<Figure> {
        let place = self.units.iter().position(|&other| other == unit)?;
        self.figures.get(place).copied().flatten()
    }

    pub fn tied(&self, rank: Option<u32>) -> bool {
        rank.is_some() && self.ranks.iter().filter(|&&other| other == rank).count() > 1
    }

    pub fn with_value(&self) -> u32 {
        self.figures.iter().flatten().filter(|figure| figure.value.is_some()).count() as u32
    }

    fn ranked_units(&self) -> impl Iterator<Item = UnitId> {
        self.units.iter().zip(&self.ranks).filter(|(_, rank)| rank.is_some()).map(|(&unit, _)| unit)
    }

    /// Whether the same units have a rank in both.
    pub fn same_units(&self, other: &League) -> bool {
        self.ranked_units().eq(other.ranked_units())
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
                let max = self.indicator(id).max;
                Terms {
                    direction: indicator.direction,
                    max,
                    ranked: indicator.ranked && !indicator.groups_only,
                    groups: indicator.groups_only,
                }
            }
            Subject::Node(framework, id) => {
                let tree = &self.data.frameworks[framework];
                let leaves = self.indicators_of(tree, id);
                Terms {
                    direction: Direction::Up,
                    max: tree.node(id).and_then(|node| node.max),
                    ranked: leaves.iter().all(|indicator| indicator.ranked && !indicator.groups_only),
                    groups: !leaves.is_empty() && leaves.iter().all(|indicator| indicator.groups_only),
                }
            }
        }
    }

    fn indicators_of(&self, tree: &Framework, id: NodeId) -> Vec<&Indicator> {
        let Some(node) = tree.node(id) else { return Vec::new() };
        match node.published.or(node.indicator) {
            Some(indicator) => vec![&self.data.indicators[indicator]],
            None => node.children.iter().flat_map(|&child| self.indicators_of(tree, child)).collect(),
        }
    }

    pub(super) fn subject_periods(&self, subject: Subject) -> Vec<PeriodId> {
        match subject {
            Subject::Indicator(indicator) => self.index.periods(indicator).to_vec(),
            Subject::Node(framework, id) => score::periods(self.figures(), &self.data.frameworks[framework], id),
        }
    }

    /// The units of a kind that exist in the period, or have figures in boundaries of another time, with their figures of just these days.
    pub(super) fn league(&self, subject: Subject, kind: UnitKind, period: Period, sign: f64) -> League {
        let (mut units, mut figures) = (Vec::new(), Vec::new());
        for (id, unit) in self.data.units.iter().filter(|(_, unit)| unit.kind == kind) {
            let figure = match subject {
                Subject::Indicator(indicator) => self.figures().at(indicator, id, period),
                Subject::Node(framework, node) => self.node_figure(framework, node, id, period),
            };
            let days = match subject {
                Subject::Indicator(indicator) => self.figures().meant(indicator, period),
                Subject::Node(..) => period,
            };
            // Plans and estimates of what is to come have no place among results.
            let figure = figure.filter(|figure| figure.period.same_days(days) && (figure.status.is_result() || figure.value.is_none()));
            let rebuilt = figure.is_some_and(|figure| figure.status.is_rebuilt());
            if unit.exists_in(period) || rebuilt {
                units.push(id);
                figures.push(figure);
            }
        }
        let values: Vec<_> = figures.iter().map(|figure| figure.and_then(|figure| figure.value)).collect();
        League { ranks: rank::ranks(&values, sign), units, figures }
    }

    /// The kind of units to rank: that of the unit asked for; without one the default unit's if several of its kind have a value, else the kind of which
    /// most units have one.
    fn kind_for(&self, subject: Subject, place: &Place, period: Period) -> UnitKind {
        let own = self.data.units[place.unit].kind;
        let count = |kind: UnitKind| self.league(subject, kind, period, 1.0).with_value();
        if place.chosen || count(own) > 1 {
            return own;
        }
        UnitKind::ALL.into_iter().rev().max_by_key(|&kind| count(kind)).filter(|&kind| count(kind) > 0).unwrap_or(own)
    }
}

pub(super) fn ranking<'a>(dashboard: &'a Dashboard, place: &Place) -> Result<view::Ranking<'a>> {
    let subject = dashboard.subject(place)?;
    let terms = dashboard.terms(subject);
    // A band has no better and worse: its table is in the feed's order, without ranks.
    let (sign, ranked) = if terms.direction == Direction::Band { (1.0, false) } else { (terms.direction.sign(), terms.ranked) };
    let periods = dashboard.subject_periods(subject);
    let period = place.asked.or_else(|| periods.last().map(|&id| dashboard.data.periods[id]));
    let (indicator, node_ref, framework) = named(dashboard, subject);
    let mut answer = view::Ranking {
        period: period.map(|period| dashboard.period(period)),
        previous: None,
        indicator,
        node: node_ref,
        framework,
        max: terms.max,
        direction: terms.direction,
        ranked,
        groups: terms.groups.then_some(GROUPS),
        kind: dashboard.data.units[place.unit].kind,
        own: None,
        coverage: coverage(Coverage::default()),
        mean: None,
        rows: Vec::new(),
    };
    let Some(period) = period else { return Ok(answer) };
    answer.kind = dashboard.kind_for(subject, place, period);
    let league = dashboard.league(subject, answer.kind, period, sign);
    let before = dashboard.before(period, &periods);
    let previous = before.map(|before| (before, dashboard.league(subject, answer.kind, before, sign)));
    let values: Vec<_> = (0..league.units.len()).map(|place| league.value(place)).collect();
    let groups = if terms.groups { rank::groups(&values, sign, GROUPS) } else { vec![None; values.len()] };
    answer.previous = before.map(|before| dashboard.period(before));
    answer.coverage = view::Coverage { have: league.with_value(), of: league.units.len() as u32 };
    answer.mean = num::finite(num::sum(values.iter().flatten().copied()) / f64::from(league.with_value()));
    answer.own = league.units.iter().find(|&&unit| unit == place.unit).map(|&unit| dashboard.data.units[unit].id.as_str());
    let rank = |rank: &Option<u32>| if terms.direction == Direction::Band { 0 } else { i64::from(rank.unwrap_or(u32::MAX)) };
    let order = num::places_by(&league.ranks, rank);
    answer.rows = (order.into_iter())
        .filter_map(|place| {
            let unit = *league.units.get(place)?;
            let mut row = row(dashboard, unit, league.figures.get(place).copied().flatten());
            row.group = groups.get(place).copied().flatten();
            if ranked {
                row.rank = league.ranks.get(place).copied().flatten();
                row.tied = league.tied(row.rank);
            }
            if let Some((before, previous)) = &previous {
                compare(dashboard, subject, (period, &league), (*before, previous), ranked, unit, &mut row);
            }
            Some(row)
        })
        .collect();
    Ok(answer)
}

fn compare(
    dashboard: &Dashboard,
    subject: Subject,
    (period, league): (Period, &League),
    (before, previous): (Period, &League),
    ranked: bool,
    unit: UnitId,
    row: &mut view::RankingRow<'_>,
) {
    let Some(place) = previous.units.iter().position(|&other| other == unit) else { return };
    row.previous_value = previous.value(place);
    if ranked {
        row.previous_rank = previous.rank_of(unit);
    }
    if trend::divided(dashboard.figures(), subject, unit, before, period) {
        return;
    }
    let figures = (league.figure_of(unit), previous.figure_of(unit));
    if let (Some(now), Some(then)) = figures
        && !now.comparable(&then)
    {
        return;
    }
    row.change = row.value.zip(row.previous_value).and_then(|(now, then)| num::difference(now, then));
    if league.same_units(previous) {
        row.rank_change = row.rank.zip(row.previous_rank).map(|(now, then)| then.cast_signed() - now.cast_signed());
    }
}

fn row<'a>(dashboard: &'a Dashboard, unit: UnitId, figure: Option<Figure>) -> view::RankingRow<'a> {
    view::RankingRow {
        unit: dashboard.unit(unit),
        value: figure.and_then(|figure| figure.value),
        gap: figure.map_or(Some(crate::model::Gap::Unknown), |figure| figure.gap),
        qualifier: figure.and_then(|figure| figure.qualifier),
        status: figure.map_or(Status::Official, |figure| figure.status),
        coverage: coverage(figure.map_or(Coverage::one(false), |figure| figure.coverage)),
        rank: None,
        tied: false,
        previous_rank: None,
        rank_change: None,
        previous_value: None,
        change: None,
        group: None,
    }
}

type Named<'a> = (Option<view::IndicatorRef<'a>>, Option<view::NodeRef<'a>>, Option<view::FrameworkRef<'a>>);

fn named(dashboard: &Dashboard, subject: Subject) -> Named<'_> {
    match subject {
        Subject::Indicator(indicator) => (Some(dashboard.indicator(indicator)), None, None),
        Subject::Node(framework, id) => {
            let published = |id: Id<Framework>, node_id| dashboard.node_of(id, node_id).and_then(|node| node.published.or(node.indicator));
            (
                published(framework, id).map(|indicator| dashboard.indicator(indicator)),
                dashboard.node_of(framework, id).map(node),
                Some(dashboard.framework(framework)),
            )
        }
    }
}
