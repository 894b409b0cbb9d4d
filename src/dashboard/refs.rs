//! From things of the model to what an answer says of them.

use super::Dashboard;
use crate::measure::{self, How, progress::linear};
use crate::model::{Comparator, Framework, Id, Indicator, IndicatorId, Measure, Node, NodeId, Note, SourceId, Target, UnitId};
use crate::period::Period;
use crate::view;

impl Dashboard {
    pub(super) fn unit(&self, id: UnitId) -> view::UnitRef<'_> {
        let unit = &self.data.units[id];
        view::UnitRef {
            id: &unit.id,
            code: unit.code.as_deref(),
            name: &unit.name,
            kind: unit.kind,
            valid_from: unit.valid_from,
            valid_to: unit.valid_to,
        }
    }

    pub(super) fn period(&self, period: Period) -> view::PeriodRef {
        let calendar = self.data.head.calendar;
        view::PeriodRef {
            id: period.id(calendar),
            label: period.label().to_string(),
            kind: period.kind(),
            start: period.start(),
            end: period.end(),
            own_days: period.own_days(calendar),
        }
    }

    pub(super) fn source(&self, id: Option<SourceId>) -> Option<view::SourceRef<'_>> {
        let source = &self.data.sources[id?];
        Some(view::SourceRef {
            id: &source.id,
            title: &source.title,
            document: source.document.as_ref(),
            url: source.url.as_deref(),
            date: source.date,
        })
    }

    pub(super) fn indicator(&self, id: IndicatorId) -> view::IndicatorRef<'_> {
        let indicator = &self.data.indicators[id];
        view::IndicatorRef {
            id: &indicator.id,
            name: &indicator.name,
            unit: &indicator.unit,
            measure: measure_kind(indicator),
            direction: indicator.direction,
            decimals: indicator.decimals,
            max: match indicator.measure {
                Measure::Points { max } => max,
                _ => None,
            },
            concept: indicator.concept.as_deref(),
            owner: indicator.owner.as_ref(),
            ranked: indicator.ranked,
            groups_only: indicator.groups_only,
        }
    }

    pub(super) fn framework(&self, id: Id<Framework>) -> view::FrameworkRef<'_> {
        let framework = &self.data.frameworks[id];
        view::FrameworkRef { id: &framework.id, name: &framework.name, version: &framework.version, source: self.source(framework.source) }
    }

    /// The reform area of an indicator: in the selected framework, else in the first that holds it.
    pub(super) fn domain(&self, indicator: IndicatorId, framework: Option<Id<Framework>>) -> Option<view::NodeRef<'_>> {
        let frameworks = &self.data.frameworks;
        framework.into_iter().chain(frameworks.ids()).find_map(|id| {
            let framework = &frameworks[id];
            framework.domain(framework.holding(indicator)?).and_then(|domain| framework.node(domain)).map(node)
        })
    }

    pub(super) fn figure(&self, figure: &measure::Figure) -> view::Figure<'_> {
        view::Figure {
            value: figure.value,
            gap: figure.gap,
            how: match figure.how {
                How::Observed => view::How::Observed,
                How::Ratio => view::How::Ratio,
                How::OverUnits => view::How::OverUnits,
                How::OverPeriods => view::How::OverPeriods,
                How::Carried => view::How::Carried,
                How::Difference => view::How::Difference,
            },
            period: self.period(figure.period),
            numerator: figure.parts.map(|parts| parts.0),
            denominator: figure.parts.map(|parts| parts.1),
            printed: figure.printed,
            qualifier: figure.qualifier,
            status: figure.status,
            coverage: coverage(figure.coverage),
            complete: figure.complete,
            as_printed: figure.row.and_then(|row| self.data.observations.printed_at(row)),
            source: self.source(figure.source),
            published: figure.published,
        }
    }

    pub(super) fn note<'a>(&'a self, note: &'a Note) -> view::Note<'a> {
        view::Note {
            kind: note.kind,
            text: &note.text,
            value: note.value,
            unit: note.unit.map(|unit| self.data.units[unit].id.as_str()),
            indicator: note.indicator.map(|indicator| self.data.indicators[indicator].id.as_str()),
            period: note.period.map(|period| self.period(period)),
            node: note.node.and_then(|(framework, id)| self.data.frameworks[framework].node(id)).map(node),
            source: self.source(note.source),
        }
    }

    pub(super) fn target<'a>(&'a self, target: &'a Target, pace: &linear::Pace) -> view::TargetRef<'a> {
        let point = |point: &linear::Point| view::PathPoint { on: point.on, value: point.value };
        view::TargetRef {
            id: &target.id,
            comparator: self.comparator(target.comparator),
            due: self.period(target.due),
            baseline: pace.baseline.map(|(point, given)| view::Baseline {
                on: point.on,
                value: point.value,
                from: if given { view::BaselineFrom::Feed } else { view::BaselineFrom::FirstValue },
            }),
            path: pace.path.iter().map(point).collect(),
            source: self.source(target.source),
        }
    }

    fn comparator(&self, comparator: Comparator) -> view::Comparator {
        match comparator {
            Comparator::AtLeast(value) => view::Comparator::AtLeast { value },
            Comparator::MoreThan(value) => view::Comparator::MoreThan { value },
            Comparator::AtMost(value) => view::Comparator::AtMost { value },
            Comparator::LessThan(value) => view::Comparator::LessThan { value },
            Comparator::Equals(value) => view::Comparator::Equals { value },
            Comparator::Between(low, high) => view::Comparator::Between { low, high },
            Comparator::Done => view::Comparator::Done,
            Comparator::Change { by, from } => view::Comparator::Change { by, from: self.period(from) },
        }
    }

    pub(super) fn node_of(&self, framework: Id<Framework>, id: NodeId) -> Option<&Node> {
        self.data.frameworks[framework].node(id)
    }
}

pub(super) fn node(node: &Node) -> view::NodeRef<'_> {
    view::NodeRef { id: &node.id, name: &node.name }
}

pub(super) fn coverage(coverage: measure::Coverage) -> view::Coverage {
    view::Coverage { have: coverage.have, of: coverage.of }
}

fn measure_kind(indicator: &Indicator) -> view::MeasureKind {
    match indicator.measure {
        Measure::Count => view::MeasureKind::Count,
        Measure::Ratio { .. } => view::MeasureKind::Ratio,
        Measure::Percent => view::MeasureKind::Percent,
        Measure::Points { .. } => view::MeasureKind::Points,
        Measure::Index => view::MeasureKind::Index,
        Measure::Level { .. } => view::MeasureKind::Level,
        Measure::Milestone => view::MeasureKind::Milestone,
        Measure::Duration => view::MeasureKind::Duration,
        Measure::ShareOfUnits { .. } => view::MeasureKind::ShareOfUnits,
    }
}
