//! What a trend, a ranking or a passport is of: an indicator's figures, or a framework node's scores.

use super::Dashboard;
use super::selector::Place;
use crate::error::{Error, ErrorCode, Result};
use crate::explore::Board;
use crate::measure::panel::Panel;
use crate::measure::trend::{self, Break, Point, Subject};
use crate::measure::{Coverage, Figure, How, score};
use crate::model::{Framework, Gap, Id, IndicatorId, Node, NodeId, PeriodId, Status, Time, UnitId, UnitKind};
use crate::period::{Period, PeriodKind};
use crate::view::Told;

impl Dashboard {
    /// The indicator asked for, else the node, else the framework's root where it gives scores, else the first indicator that the unit has.
    pub(super) fn subject(&self, place: &Place) -> Result<Subject> {
        if let Some(indicator) = place.indicator {
            return Ok(Subject::Indicator(indicator));
        }
        if let Some(framework) = place.framework
            && (place.node.is_some() || score::gives_scores(&self.data.frameworks[framework]))
        {
            let id = place.node.unwrap_or(Framework::ROOT);
            // A leaf that only groups shows its indicator.
            return Ok(match self.node_of(framework, id) {
                Some(Node { indicator: Some(indicator), rule: None, .. }) => Subject::Indicator(*indicator),
                _ => Subject::Node(framework, id),
            });
        }
        for indicator in self.data.indicators.ids() {
            if self.figures().latest(indicator, place.unit, None).is_some() {
                return Ok(Subject::Indicator(indicator));
            }
        }
        let first = self.data.indicators.ids().next();
        first.map(Subject::Indicator).ok_or_else(|| Error::new(ErrorCode::NothingToShow, "/indicators"))
    }

    pub(super) fn node_of(&self, framework: Id<Framework>, id: NodeId) -> Option<&Node> {
        self.data.frameworks[framework].node(id)
    }

    /// The node and the framework of a subject that has them.
    pub(super) fn node_and_framework(&self, subject: Subject) -> (Option<&Node>, Option<Told<'_, &Framework>>) {
        match subject {
            Subject::Indicator(_) => (None, None),
            Subject::Node(framework, id) => (self.node_of(framework, id), Some(self.tell(&self.data.frameworks[framework]))),
        }
    }

    /// The indicator that a subject is, or whose points a node's score is.
    pub(super) fn indicator_of(&self, subject: Subject) -> Option<IndicatorId> {
        match subject {
            Subject::Indicator(indicator) => Some(indicator),
            Subject::Node(framework, id) => self.node_of(framework, id).and_then(|node| node.published.or(node.indicator)),
        }
    }

    /// The figure of a unit of just the days of a period. Plans and estimates of what is to come have no place among results.
    pub(super) fn figure_in(&self, subject: Subject, panel: Option<&Panel<'_>>, unit: UnitId, period: Period) -> Figure {
        let days = match subject {
            Subject::Indicator(indicator) => self.figures().meant(indicator, period),
            Subject::Node(..) => period,
        };
        match self.subject_figure(subject, panel, unit, period) {
            Some(figure) if figure.period.same_days(days) && (figure.status.is_result() || figure.value.is_none()) => figure,
            _ => no_figure(period),
        }
    }

    /// The periods for which any unit can have a figure.
    pub(super) fn subject_periods(&self, subject: Subject) -> Vec<PeriodId> {
        match subject {
            Subject::Indicator(indicator) => self.index.periods(indicator).to_vec(),
            Subject::Node(framework, id) => score::periods(self.figures(), &self.data.frameworks[framework], id),
        }
    }

    /// The figures of a unit over the periods of a kind, else of the kind with most of them, joined where nothing breaks them.
    pub(super) fn series(&self, subject: Subject, unit: UnitId, kind: Option<PeriodKind>) -> Points<'_> {
        let (mut periods, mut time) = (Vec::new(), None);
        match subject {
            Subject::Indicator(indicator) => {
                periods = self.figures().periods(indicator, unit);
                time = Some((self.data.indicators[indicator].behaviour(), self.data.indicators[indicator].calendar));
            }
            Subject::Node(..) => {
                for id in self.subject_periods(subject) {
                    periods.push(self.data.periods[id]);
                }
            }
        }
        let mut figures = Vec::new();
        for period in trend::periods(periods, kind) {
            if let Some(mut figure) = self.subject_figure(subject, None, unit, period) {
                figure.period = period;
                figures.push(figure);
            }
        }
        let breaks = trend::breaks(self.figures(), subject, unit, &figures);
        let yearly = time.filter(|time| time.0 == Time::Cumulative).map(|time| time.1);
        let points = trend::join(&figures, &breaks, yearly);
        Points { points, breaks, accrues: time.is_some_and(|time| time.0.accrues()) }
    }

    /// What the scores of units of a kind have in common.
    pub(super) fn panel(&self, framework: Id<Framework>, id: NodeId, kind: UnitKind, period: Period) -> Panel<'_> {
        Panel::new(self.figures(), &self.data.frameworks[framework], id, kind, period)
    }

    /// That of a subject; none is needed for an indicator.
    pub(super) fn panel_for(&self, subject: Subject, kind: UnitKind, period: Period) -> Option<Panel<'_>> {
        match subject {
            Subject::Indicator(_) => None,
            Subject::Node(framework, id) => Some(self.panel(framework, id, kind, period)),
        }
    }

    /// The scores of all units of a kind, ready to be altered; `peers` are those that are ranked.
    pub(super) fn board(&self, subject: Subject, kind: UnitKind, period: Period, peers: &[UnitId]) -> Board {
        let sign = self.terms(subject).direction.sign();
        let mut units = Vec::new();
        for (id, unit) in self.data.units.iter() {
            if unit.kind == kind {
                units.push(id);
            }
        }
        let mut ranked = vec![false; units.len()];
        for unit in peers {
            if let Some(ranked) = units.binary_search(unit).ok().and_then(|at| ranked.get_mut(at)) {
                *ranked = true;
            }
        }
        match subject {
            Subject::Node(framework, id) => Board::of_node(&self.panel(framework, id, kind, period), id, &units, ranked, sign),
            Subject::Indicator(indicator) => {
                let mut figures = Vec::new();
                for &unit in &units {
                    let figure = self.figure_in(subject, None, unit, period);
                    figures.push(Some(figure).filter(|figure| figure.value.is_some() && figure.how != How::Predecessors));
                }
                Board::of_indicator(&self.data, indicator, &units, &figures, ranked, sign)
            }
        }
    }

    /// The figure of a unit; a node's score as a figure, from the panel of units of its kind where there is one already.
    pub(super) fn subject_figure(&self, subject: Subject, panel: Option<&Panel<'_>>, unit: UnitId, period: Period) -> Option<Figure> {
        let figures = self.figures();
        let (framework, id) = match subject {
            Subject::Indicator(indicator) => return figures.at(indicator, unit, period),
            Subject::Node(framework, id) => (&self.data.frameworks[framework], id),
        };
        let score = match panel {
            Some(panel) => panel.score(id, unit),
            None => score::score(figures, framework, id, unit, period),
        };
        if !score.known {
            return None;
        }
        let own = framework.node(id).and_then(|node| node.published.or(node.indicator));
        let mut figure = own.and_then(|indicator| figures.at(indicator, unit, period)).unwrap_or_else(|| no_figure(period));
        figure.value = score.value;
        figure.gap = score.gap;
        figure.how = How::Observed;
        figure.period = period;
        figure.parts = None;
        figure.printed = score.published;
        figure.status = score.status;
        figure.coverage = score.coverage;
        figure.complete = true;
        Some(figure)
    }
}

/// A series with its breaks.
pub(super) struct Points<'a> {
    pub points: Vec<Point>,
    pub breaks: Vec<Break<'a>>,
    /// Whether a part of a period gives only a part of its figure.
    pub accrues: bool,
}

/// The figure of one of whom the feed says nothing.
pub(super) fn no_figure(period: Period) -> Figure {
    Figure {
        value: None,
        gap: Some(Gap::Unknown),
        how: How::Observed,
        period,
        parts: None,
        printed: None,
        qualifier: None,
        status: Status::Official,
        coverage: Coverage::one(false),
        complete: true,
        source: None,
        published: None,
        row: None,
    }
}
