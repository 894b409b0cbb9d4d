//! Where exactly is the weakness?

use super::Dashboard;
use super::selector::Place;
use crate::measure::Coverage;
use crate::measure::Figure;
use crate::measure::progress::{Case, accrues, linear};
use crate::measure::status::Verdict;
use crate::measure::trend::Subject;
use crate::model::{Direction, Framework, Id, IndicatorId, Measure, Node, PeriodId, Source, Target, Time, UnitId, UnitKind};
use crate::num::{self, Sum};
use crate::period::{Day, Period};
use crate::view;

/// As many indicators are set side by side.
const COLUMNS: usize = 100;

pub(super) fn matrix<'a>(dashboard: &'a Dashboard, place: &Place) -> view::Matrix<'a> {
    let data = &dashboard.data;
    let kind = kind_for(dashboard, place);
    let mut units = Vec::new();
    let mut candidates = vec![false; data.units.len()];
    for (id, candidate) in data.units.ids().zip(&mut candidates) {
        if dashboard.is_peer(place, kind, id) {
            units.push(id);
            *candidate = true;
        }
    }
    let (framework, chosen) = columns(dashboard, place);
    let mut answer = view::Matrix {
        unit: &data.units[place.unit],
        period: place.asked.map(|period| dashboard.tell(period)),
        framework: framework.map(|id| dashboard.tell(&data.frameworks[id])),
        kind,
        units: Vec::new(),
        columns: Vec::new(),
        more_columns: chosen.len().saturating_sub(COLUMNS),
        sources: Vec::new(),
        values: Vec::new(),
        shares: Vec::new(),
        gaps: Vec::new(),
        verdicts: Vec::new(),
    };
    let mut wanted = Vec::new();
    for (indicator, node) in chosen.into_iter().take(COLUMNS) {
        let latest = || latest(dashboard, indicator, &candidates).map(|id| data.periods[id]);
        if let Some(period) = place.asked.or_else(latest) {
            wanted.push((indicator, node, period));
        }
    }
    // Units of other times have a row only where figures are rebuilt in their boundaries.
    units.retain(|&unit| {
        wanted.iter().any(|&(_, _, period)| data.units[unit].exists_in(period))
            || dashboard.index.reports(unit)
                && wanted.iter().any(|&(indicator, _, period)| dashboard.standing(indicator, unit, period).is_some())
    });
    for (indicator, node, period) in wanted {
        let subject = Subject::Indicator(indicator);
        let figure = |_, unit| dashboard.standing(indicator, unit, period);
        let column = Column::new(dashboard, place, subject, period, &units, &figure, &mut answer.sources);
        answer.columns.push(view::MatrixColumn {
            indicator: &data.indicators[indicator],
            node,
            period: dashboard.tell(period),
            goal: column.goal,
            mean: column.mean,
            coverage: Coverage { have: column.have, of: units.len() as u32 },
        });
        answer.values.push(column.values);
        answer.shares.push(column.shares);
        answer.gaps.push(column.gaps);
        answer.verdicts.push(column.verdicts);
    }
    for unit in units {
        answer.units.push(&data.units[unit]);
    }
    answer
}

/// The kind asked for; else that of most units right below the selected one that have observations; else its own.
fn kind_for(dashboard: &Dashboard, place: &Place) -> UnitKind {
    let units = &dashboard.data.units;
    let (mut best, mut most) = (place.kind.unwrap_or(units[place.unit].kind), 0);
    if place.kind.is_none() {
        for kind in UnitKind::ALL {
            let mut count = 0;
            for &child in dashboard.index.children(place.unit) {
                count += u32::from(units[child].kind == kind && dashboard.index.reports(child));
            }
            if count > most {
                (best, most) = (kind, count);
            }
        }
    }
    best
}

/// An indicator with the leaf it stands at.
type Chosen<'a> = (IndicatorId, Option<&'a Node>);

/// The indicator asked for; else those of the framework's leaves, at or below the node asked for; else all that have results.
fn columns<'a>(dashboard: &'a Dashboard, place: &Place) -> (Option<Id<Framework>>, Vec<Chosen<'a>>) {
    let mut columns = Vec::new();
    if let Some(indicator) = place.indicator {
        return (None, vec![(indicator, None)]);
    }
    if let Some(id) = place.framework {
        let framework = &dashboard.data.frameworks[id];
        for (leaf, node) in framework.iter() {
            if node.children.is_empty()
                && place.node.is_none_or(|top| framework.is_within(leaf, top))
                && let Some(indicator) = node.indicator.or(node.published)
            {
                columns.push((indicator, Some(node)));
            }
        }
        if !columns.is_empty() {
            return (Some(id), columns);
        }
    }
    for indicator in dashboard.data.indicators.ids() {
        if !dashboard.index.periods(indicator).is_empty() {
            columns.push((indicator, None));
        }
    }
    (None, columns)
}

/// The latest period for which one of the units has a result; where none has one of its own, the latest of the indicator.
fn latest(dashboard: &Dashboard, indicator: IndicatorId, units: &[bool]) -> Option<PeriodId> {
    let indicators = &dashboard.data.indicators;
    let own = latest_own(dashboard, indicator, units);
    let parts = match indicators[indicator].measure {
        Measure::Ratio { numerator, denominator } => {
            let (above, below) = (latest_own(dashboard, numerator, units), latest_own(dashboard, denominator, units));
            if indicators[denominator].behaviour() == Time::Stock { above } else { above.min(below) }
        }
        _ => None,
    };
    own.max(parts).or_else(|| dashboard.index.periods(indicator).last().copied())
}

/// The same of the observations themselves. Most of millions are passed over by their period alone.
fn latest_own(dashboard: &Dashboard, indicator: IndicatorId, units: &[bool]) -> Option<PeriodId> {
    let observations = &dashboard.data.observations;
    let block = observations.block_of(indicator);
    let mut last = None;
    for (at, &period) in block.periods.iter().enumerate() {
        if last.is_some_and(|last| period <= last) {
            continue;
        }
        let (Some(value), Some(&unit), Some(&meta)) = (block.values.get(at), block.units.get(at), block.metas.get(at)) else { continue };
        let result = value.is_finite() && observations.table().get(meta as usize).is_none_or(|meta| meta.status.is_result());
        if result && units.get(unit as usize).copied().unwrap_or(false) {
            last = Some(period);
        }
    }
    last.map(PeriodId::from_place)
}

/// The figures of one indicator and period, one entry a unit.
pub(super) struct Column {
    pub values: Vec<Option<f64>>,
    /// 0 to 1. With a target: 1 where the goal is reached, else less the shortfall as a share of the goal, or of the greatest shortfall where the goal is
    /// 0. Else the place between the worst value and the best; none where all are equal, or of a band.
    pub shares: Vec<Option<f64>>,
    /// Beyond the goal, in the good direction; empty where no unit has a target.
    pub gaps: Vec<Option<f64>>,
    /// Empty where no unit has a target.
    pub verdicts: Vec<Option<Verdict>>,
    /// The goal, where it is the same for all.
    pub goal: Option<f64>,
    pub mean: Option<f64>,
    pub have: u32,
}

impl Column {
    /// `units` are in the feed's order; `figure` gives the one of each, by its place and its id. Their sources come to `sources`.
    pub fn new<'a>(
        dashboard: &'a Dashboard,
        place: &Place,
        subject: Subject,
        period: Period,
        units: &[UnitId],
        figure: &dyn Fn(usize, UnitId) -> Option<Figure>,
        sources: &mut Vec<&'a Source>,
    ) -> Self {
        let size = units.len();
        let mut column = Column {
            values: Vec::with_capacity(size),
            shares: vec![None; size],
            gaps: Vec::new(),
            verdicts: Vec::new(),
            goal: None,
            mean: None,
            have: 0,
        };
        let (targets, direction) = match subject {
            Subject::Indicator(id) => (targets(dashboard, id, period.end(), units), dashboard.data.indicators[id].direction),
            Subject::Node(..) => (Vec::new(), Direction::Up),
        };
        let mut sum = Sum::default();
        let mut goals = None;
        for (&unit, at) in units.iter().zip(0..) {
            let figure = figure(at, unit);
            if let Some(figure) = &figure {
                dashboard.cite(figure, sources);
            }
            let value = figure.and_then(|figure| figure.value);
            column.values.push(value);
            if let Some(value) = value {
                sum.add(value);
                column.have += 1;
            }
            let Some(target) = targets.get(at) else { continue };
            let pace = target.map(|target| judge(dashboard, place, target, unit, figure, period));
            column.verdicts.push(pace.as_ref().map(|pace| pace.verdict));
            column.gaps.push(pace.as_ref().and_then(|pace| pace.gap));
            let Some(goal) = pace.and_then(|pace| pace.goal) else { continue };
            goals = Some(if goals.is_none_or(|other| other == goal) { goal } else { f64::NAN });
            if let (Some(Some(gap)), Some(share)) = (column.gaps.last(), column.shares.get_mut(at))
                && goal != 0.0
            {
                *share = num::finite((1.0 + gap.min(0.0) / goal.abs()).max(0.0));
            }
        }
        column.mean = num::finite(sum.value() / f64::from(column.have));
        column.goal = goals.and_then(num::finite);
        column.shade(direction);
        column
    }

    /// The shares that no goal gives.
    fn shade(&mut self, direction: Direction) {
        let sign = direction.sign();
        let (mut worst, mut best, mut shortest) = (f64::INFINITY, f64::NEG_INFINITY, 0.0_f64);
        for value in self.values.iter().flatten() {
            worst = worst.min(sign * value);
            best = best.max(sign * value);
        }
        for gap in self.gaps.iter().flatten() {
            shortest = shortest.min(*gap);
        }
        for (at, (share, value)) in self.shares.iter_mut().zip(&self.values).enumerate() {
            let Some(value) = value.filter(|_| share.is_none()) else { continue };
            *share = match self.gaps.get(at).copied().flatten() {
                Some(gap) if gap < 0.0 => num::finite(1.0 - gap / shortest),
                Some(_) => Some(1.0),
                None if direction == Direction::Band => None,
                None => num::finite((sign * value - worst) / (best - worst)),
            };
        }
    }
}

/// The target of each unit: of those that hold for it the next due, or the last where all are past, its own before one for all. Empty where no unit has one.
fn targets<'a>(dashboard: &'a Dashboard, indicator: IndicatorId, day: Day, units: &[UnitId]) -> Vec<Option<&'a Target>> {
    let rank = |target: &Target| {
        let days = target.due.end().since(day);
        (days < 0, days.abs(), target.unit.is_none())
    };
    let better = |target: &'a Target, best: &mut Option<&'a Target>| {
        if best.is_none_or(|best| rank(target) < rank(best)) {
            *best = Some(target);
        }
    };
    let mut targets = Vec::new();
    for target in dashboard.data.targets.items() {
        if target.indicator != indicator {
            continue;
        }
        let places = match target.unit.map(|own| units.binary_search(&own)) {
            None => 0..units.len(),
            Some(Ok(at)) => at..at + 1,
            Some(Err(_)) => continue,
        };
        targets.resize(units.len(), None);
        for best in targets.get_mut(places).unwrap_or_default() {
            better(target, best);
        }
    }
    targets
}

/// A target judged by the very figure of a cell; that of a part of a year toward a goal of the year by what has come together by then.
fn judge(dashboard: &Dashboard, place: &Place, target: &Target, unit: UnitId, figure: Option<Figure>, period: Period) -> linear::Pace {
    let figures = dashboard.figures();
    let case = if accrues(&dashboard.data, target) {
        Case::new(figures, target, unit, Some(period.end()))
    } else {
        Case::of(figures, target, unit, figure)
    };
    linear::judge(&dashboard.data, &case, place.today, dashboard.data.head.thresholds)
}
