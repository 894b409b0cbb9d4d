//! What a trend, a ranking or a passport is of: an indicator's figures, or a framework node's scores.

use super::Dashboard;
use super::selector::Place;
use crate::error::{Error, ErrorCode, Result};
use crate::measure::trend::Subject;
use crate::measure::{Coverage, Figure, How, score};
use crate::model::{Framework, Gap, Id, IndicatorId, Node, NodeId, PeriodId, Status, UnitId};
use crate::period::Period;
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
    pub(super) fn figure_in(&self, subject: Subject, unit: UnitId, period: Period) -> Figure {
        let days = match subject {
            Subject::Indicator(indicator) => self.figures().meant(indicator, period),
            Subject::Node(..) => period,
        };
        match self.subject_figure(subject, unit, period) {
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

    /// The figure of a unit; a node's score as a figure.
    pub(super) fn subject_figure(&self, subject: Subject, unit: UnitId, period: Period) -> Option<Figure> {
        let figures = self.figures();
        let (framework, id) = match subject {
            Subject::Indicator(indicator) => return figures.at(indicator, unit, period),
            Subject::Node(framework, id) => (&self.data.frameworks[framework], id),
        };
        let score = score::score(figures, framework, id, unit, period);
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
