//! How has it moved?

use super::refs::{coverage, node};
use super::selector::Place;
use super::{Dashboard, progress};
use crate::error::{Error, ErrorCode, Result};
use crate::measure::progress::targets_of;
use crate::measure::trend::{self, Cause, Subject};
use crate::measure::{Coverage, Figure, How, score};
use crate::model::{Framework, Id, NodeId, Time, UnitId};
use crate::period::Period;
use crate::view;

impl Dashboard {
    /// What a trend or a ranking is of: the indicator asked for, else the node, else the framework's root where it gives scores, else the
    /// first indicator that the unit has.
    pub(super) fn subject(&self, place: &Place) -> Result<Subject> {
        if let Some(indicator) = place.indicator {
            return Ok(Subject::Indicator(indicator));
        }
        if let Some(framework) = place.framework
            && (place.node.is_some() || score::gives_scores(&self.data.frameworks[framework]))
        {
            let id = place.node.unwrap_or(Framework::ROOT);
            // A leaf that only groups shows its indicator.
            return Ok(match self.node_of(framework, id).and_then(|node| node.indicator.filter(|_| node.rule.is_none())) {
                Some(indicator) => Subject::Indicator(indicator),
                None => Subject::Node(framework, id),
            });
        }
        let figures = self.figures();
        let has = |&indicator: &crate::model::IndicatorId| figures.latest(indicator, place.unit, None).is_some();
        let first = self.data.indicators.ids().find(has).or_else(|| self.data.indicators.ids().next());
        first.map(Subject::Indicator).ok_or_else(|| Error::new(ErrorCode::NothingToShow, "/indicators"))
    }

    /// A node's score as a figure of a series.
    pub(super) fn node_figure(&self, framework: Id<Framework>, id: NodeId, unit: UnitId, period: Period) -> Option<Figure> {
        let tree = &self.data.frameworks[framework];
        let score = score::score(self.figures(), tree, id, unit, period);
        let published = tree.node(id).and_then(|node| node.published.or(node.indicator));
        let figure = published.and_then(|indicator| self.figures().at(indicator, unit, period));
        score.known.then_some(Figure {
            value: score.value,
            gap: score.gap,
            how: How::Observed,
            period,
            parts: None,
            printed: score.published,
            qualifier: figure.and_then(|figure| figure.qualifier),
            status: score.status,
            coverage: score.coverage,
            complete: true,
            source: figure.and_then(|figure| figure.source),
            published: figure.and_then(|figure| figure.published),
            row: figure.and_then(|figure| figure.row),
        })
    }
}

pub(super) fn trend<'a>(dashboard: &'a Dashboard, place: &Place) -> Result<view::Trend<'a>> {
    let data = &dashboard.data;
    let figures = dashboard.figures();
    let subject = dashboard.subject(place)?;
    let all = match subject {
        Subject::Indicator(indicator) => figures.periods(indicator, place.unit),
        Subject::Node(framework, id) => {
            score::periods(figures, &data.frameworks[framework], id).into_iter().map(|period| data.periods[period]).collect()
        }
    };
    let series: Vec<Figure> = trend::periods(all, place.asked.map(Period::kind))
        .into_iter()
        .filter_map(|period| match subject {
            Subject::Indicator(indicator) => figures.at(indicator, place.unit, period).map(|figure| Figure { period, ..figure }),
            Subject::Node(framework, id) => dashboard.node_figure(framework, id, place.unit, period),
        })
        .collect();
    let breaks = trend::breaks(figures, subject, place.unit, &series);
    let targets = match subject {
        Subject::Indicator(indicator) => {
            targets_of(figures, place.unit).into_iter().filter(|&id| data.targets[id].indicator == indicator).collect()
        }
        Subject::Node(..) => Vec::new(),
    };
    let (low, high) = match subject {
        Subject::Indicator(indicator) => data.indicators[indicator].natural_bounds(),
        Subject::Node(framework, id) => (Some(0.0), dashboard.node_of(framework, id).and_then(|node| node.max)),
    };
    let yearly = match subject {
        Subject::Indicator(indicator) if data.indicators[indicator].behaviour() == Time::Cumulative => Some(data.indicators[indicator].calendar),
        _ => None,
    };
    let mut seen = Coverage::default();
    for figure in &series {
        seen.add(Coverage::one(figure.value.is_some()));
    }
    Ok(view::Trend {
        unit: dashboard.unit(place.unit),
        indicator: match subject {
            Subject::Indicator(indicator) => Some(dashboard.indicator(indicator)),
            Subject::Node(..) => None,
        },
        node: match subject {
            Subject::Node(framework, id) => dashboard.node_of(framework, id).map(node),
            Subject::Indicator(_) => None,
        },
        framework: match subject {
            Subject::Node(framework, _) => Some(dashboard.framework(framework)),
            Subject::Indicator(_) => None,
        },
        points: trend::join(&series, &breaks, yearly).iter().map(|point| view_point(dashboard, point)).collect(),
        targets: targets
            .into_iter()
            .map(|id| {
                let (case, pace) = progress::judge(dashboard, place, id);
                dashboard.target(case.target, &pace)
            })
            .collect(),
        breaks: (breaks.iter())
            .map(|cut| view::TrendBreak {
                on: cut.on,
                kind: match cut.cause {
                    Cause::Method(_) => view::BreakKind::Method,
                    Cause::Boundary => view::BreakKind::Boundary,
                },
                text: match cut.cause {
                    Cause::Method(note) => Some(&note.text),
                    Cause::Boundary => None,
                },
                source: match cut.cause {
                    Cause::Method(note) => dashboard.source(note.source),
                    Cause::Boundary => None,
                },
            })
            .collect(),
        bounds: view::Bounds { low, high },
        coverage: coverage(seen),
    })
}

fn view_point<'a>(dashboard: &'a Dashboard, point: &trend::Point) -> view::TrendPoint<'a> {
    let figure = &point.figure;
    view::TrendPoint {
        period: dashboard.period(figure.period),
        on: figure.period.end(),
        value: figure.value,
        gap: figure.gap,
        qualifier: figure.qualifier,
        status: figure.status,
        coverage: coverage(figure.coverage),
        complete: figure.complete,
        source: dashboard.source(figure.source),
        change: point.change,
        segment: point.segment,
    }
}
