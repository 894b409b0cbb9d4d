//! A figure for an indicator, a unit and a period: observed, or made from its parts, from shorter periods, from the units below, from those that the unit
//! was before its first day.
//!
//! | the indicator's time | over periods |
//! |---|---|
//! | flow | the sum of periods that follow each other without a gap from the first day on |
//! | cumulative | from the first day of the year on the last figure; over several years the sum of each year's last, complete if no year is missing; over days within a year the figure of the last day less that of the day before the first |
//! | stock | the last figure at or before the last day: it holds until the next |
//! | snapshot | the last figure within the period; it keeps its own period |
//!
//! Over units a figure is summed, averaged, or the worst, as the indicator says; ratios are divided only after their parts are summed
//! over the same units and periods. Sources: the reporting calendar (Khánh Hòa QĐ 01/2023/QĐ-UBND, điều 4: quarters tile the year, stocks
//! do not add up, rates of a cumulative period are recomputed from sums).

use super::Index;
use super::figure::{Coverage, Figure, How, Part, blend, divide, over_periods, share, tiles};
use super::succession::{Origins, rebuilds};
use crate::model::{Dataset, Gap, IndicatorId, Measure, Meta, Observation, PeriodId, Rollup, Status, Time, Track, UnitId, UnitTest};
use crate::num;
use crate::period::{Day, Period};

/// The step by which a figure is made; [`Figures::way`] chooses it, a passport unfolds it.
#[derive(Debug, Clone, PartialEq)]
pub enum Way<'a> {
    /// The feed's own figure.
    Observed(Observation<'a>),
    /// A stock from an earlier day.
    Carried(Observation<'a>),
    /// Numerator and denominator of this unit, with their figures.
    Ratio(IndicatorId, IndicatorId, Box<(Figure, Figure)>),
    /// Over these periods, in the order of time.
    Periods(Vec<Period>),
    /// The cumulative figure of the first less that of the second, of the same year.
    Difference(Observation<'a>, Observation<'a>),
    /// Over these units.
    Units(Vec<Part>),
    /// The share of these units that pass a test.
    Share(IndicatorId, UnitTest, Vec<(UnitId, Period)>),
    /// The shares of the units that the unit was made of.
    Predecessors(Origins),
}

/// Asks a dataset for figures.
#[derive(Debug, Clone, Copy)]
pub struct Figures<'a> {
    /// The feed.
    pub data: &'a Dataset,
    /// Its look-ups.
    pub index: &'a Index,
}

/// Trees of units are followed this deep, ratios of ratios a quarter of it; the reader has ruled out circles.
const DEPTH: u8 = 24;
const RATIO: u8 = 4;

impl<'a> Figures<'a> {
    /// The figure of an indicator for a unit and a period.
    ///
    /// `None`: the feed says nothing at all. A figure without a value says why.
    pub fn at(self, indicator: IndicatorId, unit: UnitId, period: Period) -> Option<Figure> {
        let period = self.meant(indicator, period);
        let mut figure = self.deep(indicator, unit, period, DEPTH)?;
        // A computed figure has the printed one beside it.
        if matches!(figure.how, How::Ratio | How::OverUnits)
            && let Some(printed) = self.own(indicator, unit, period).filter(|observation| observation.value.is_some())
        {
            figure.printed = printed.value;
            figure.row = Some(printed.row);
        }
        Some(figure)
    }

    /// The period that is meant for an indicator: a label of the feed's calendar means other days for an indicator of the other calendar; a period with
    /// days of its own means those.
    pub fn meant(self, indicator: IndicatorId, period: Period) -> Period {
        let calendar = self.data.indicators[indicator].calendar;
        if calendar == self.data.head.calendar || period.own_days(self.data.head.calendar) {
            return period;
        }
        Period::new(period.label(), calendar).unwrap_or(period)
    }

    /// The way in which [`Figures::at`] makes its figure.
    pub fn way(self, indicator: IndicatorId, unit: UnitId, period: Period) -> Option<Way<'a>> {
        self.choose(indicator, unit, self.meant(indicator, period), DEPTH - 1)
    }

    /// The latest measured figure, of the periods that end on `until` or before.
    pub fn latest(self, indicator: IndicatorId, unit: UnitId, until: Option<Day>) -> Option<Figure> {
        for period in self.periods(indicator, unit).into_iter().rev() {
            if until.is_none_or(|until| period.end() <= until)
                && let Some(figure) = self.at(indicator, unit, period)
                && figure.value.is_some()
                && figure.status.is_result()
            {
                return Some(figure);
            }
        }
        None
    }

    /// The periods, oldest first and each once, for which the indicator has observations of the unit or, where it is rolled up, of units
    /// below it. A ratio has the periods of its numerator and its own. Where figures of before the unit's first day are rebuilt, those of its predecessors
    /// are among them.
    pub fn periods(self, indicator: IndicatorId, unit: UnitId) -> Vec<Period> {
        let mut periods = Vec::new();
        for (met, (_, &period)) in self.met(indicator, unit, DEPTH).into_iter().zip(self.data.periods.iter()) {
            if met {
                periods.push(period);
            }
        }
        periods
    }

    /// Which periods of the feed these are.
    fn met(self, indicator: IndicatorId, unit: UnitId, depth: u8) -> Vec<bool> {
        let mut met = vec![false; self.data.periods.len()];
        self.collect_periods(indicator, unit, &mut met, depth);
        if let (Some(depth), Some(from)) = (depth.checked_sub(1), self.data.units[unit].valid_from)
            && rebuilds(self.data, indicator)
        {
            for &(earlier, _) in self.index.succession.predecessors(unit) {
                let before = self.met(indicator, earlier, depth);
                for ((met, before), (_, period)) in met.iter_mut().zip(before).zip(self.data.periods.iter()) {
                    *met |= before && period.end() < from;
                }
            }
        }
        met
    }

    fn collect_periods(self, indicator: IndicatorId, unit: UnitId, met: &mut [bool], depth: u8) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let meaning = &self.data.indicators[indicator];
        for observation in self.data.observations.series(indicator, unit) {
            if let Some(met) = met.get_mut(observation.period.at()) {
                *met = true;
            }
        }
        let below = match meaning.measure {
            Measure::Ratio { numerator, .. } => return self.collect_periods(numerator, unit, met, depth),
            Measure::ShareOfUnits { indicator, .. } => indicator,
            _ if meaning.rollup != Rollup::None => indicator,
            _ => return,
        };
        for &child in self.index.children(unit) {
            self.collect_periods(below, child, met, depth);
        }
    }

    /// The unit's own observation whose days are those of the period.
    pub fn own(self, indicator: IndicatorId, unit: UnitId, period: Period) -> Option<Observation<'a>> {
        self.best(indicator, unit, period, |_| true)
    }

    /// The one of the highest standing of the unit's own observations that are wanted and have just these days.
    fn best(self, indicator: IndicatorId, unit: UnitId, period: Period, mut wanted: impl FnMut(&Meta) -> bool) -> Option<Observation<'a>> {
        let mut best: Option<Observation<'a>> = None;
        let first = self.first_of(period);
        for observation in self.data.observations.series_from(indicator, unit, first) {
            if !self.data.periods[observation.period].same_days(period) {
                break;
            }
            if wanted(observation.meta) && best.is_none_or(|best| best.standing() <= observation.standing()) {
                best = Some(observation);
            }
        }
        best
    }

    /// The first of the feed's periods that stands for just these days, or would stand behind one that did.
    fn first_of(self, period: Period) -> PeriodId {
        // Periods are in the order of their last days, the shorter first.
        let earlier = |other: &Period| (other.end(), period.start()) < (period.end(), other.start());
        PeriodId::from_place(self.data.periods.items().partition_point(earlier) as u32)
    }

    /// The only one of the feed's periods that stands for just these days; `None` where there is none, or more than one.
    pub(super) fn only_of(self, period: Period) -> Option<PeriodId> {
        let first = self.first_of(period);
        let same = |at: usize| self.data.periods.items().get(at).is_some_and(|other| other.same_days(period));
        (same(first.at()) && !same(first.at() + 1)).then_some(first)
    }

    pub(super) fn deep(self, indicator: IndicatorId, unit: UnitId, period: Period, depth: u8) -> Option<Figure> {
        let depth = depth.checked_sub(1)?;
        if self.has_only_below(indicator, unit, period) {
            return self.over_below(indicator, unit, period, depth);
        }
        self.step(indicator, unit, period, self.choose(indicator, unit, period, depth)?, depth)
    }

    /// The figure that a way of the indicator, the unit and the period leads to.
    pub fn by(self, way: Way<'a>, indicator: IndicatorId, unit: UnitId, period: Period) -> Option<Figure> {
        self.step(indicator, unit, self.meant(indicator, period), way, DEPTH - 1)
    }

    fn step(self, indicator: IndicatorId, unit: UnitId, period: Period, way: Way<'a>, depth: u8) -> Option<Figure> {
        let meaning = &self.data.indicators[indicator];
        match way {
            Way::Observed(observation) => Some(self.observed(observation, How::Observed, period)),
            Way::Carried(observation) => Some(self.observed(observation, How::Carried, period)),
            Way::Difference(long, short) => {
                let pair = [long, short].map(|observation| self.observed(observation, How::Observed, period));
                let mut figure = blend(&pair, How::Difference, period);
                figure.coverage = Coverage::one(true);
                // A cumulative figure that falls gives no flow; the fall is a problem of the feed.
                figure.value =
                    long.value.zip(short.value).and_then(|(long, short)| num::difference(long, short)).filter(|flow| *flow >= 0.0);
                figure.gap = if figure.value.is_none() { Some(Gap::Unknown) } else { None };
                Some(figure)
            }
            Way::Ratio(_, _, parts) => Some(divide(meaning, &parts, period)),
            Way::Periods(spans) => {
                let mut figures = Vec::new();
                for span in spans {
                    figures.extend(self.deep(indicator, unit, span, depth));
                }
                over_periods(meaning, &figures, period)
            }
            Way::Units(parts) => self.over_units(indicator, &parts, How::OverUnits, period, depth),
            Way::Share(tested, test, units) => {
                let parts = self.each(tested, &units, depth);
                Some(share(&parts, test, period))
            }
            Way::Predecessors(origins) => {
                let mut parts = Vec::with_capacity(origins.parts.len());
                for (unit, share) in origins.parts {
                    parts.push(Part { unit, span: period, share, figure: self.deep(indicator, unit, period, depth) });
                }
                let mut whole = self.over_units(indicator, &parts, How::Predecessors, period, depth)?;
                whole.coverage.of += origins.missing.len() as u32;
                whole.status = Status::Reconstructed;
                Some(whole)
            }
        }
    }

    /// The figure of each unit for its days.
    fn each(self, indicator: IndicatorId, units: &[(UnitId, Period)], depth: u8) -> Vec<Part> {
        let mut parts = Vec::with_capacity(units.len());
        for &(unit, span) in units {
            parts.push(Part { unit, span, share: 1.0, figure: self.deep(indicator, unit, span, depth) });
        }
        parts
    }

    fn choose(self, indicator: IndicatorId, unit: UnitId, period: Period, depth: u8) -> Option<Way<'a>> {
        let meaning = &self.data.indicators[indicator];
        match meaning.measure {
            Measure::Ratio { numerator, denominator } => {
                if let Some(parts) = self.parts((numerator, denominator), unit, period, depth) {
                    return Some(Way::Ratio(numerator, denominator, Box::new(parts)));
                }
                // The parts of the units below come before a printed percentage only if none of them is missing.
                let below = self.below(indicator, unit, period, depth);
                let mut whole = false;
                if let Some(Way::Units(parts)) = &below {
                    whole = parts.iter().all(|part| part.figure.is_some_and(|figure| figure.parts.is_some()));
                }
                if whole {
                    return below;
                }
                self.own_way(indicator, unit, period).or_else(|| self.predecessors(indicator, unit, period, depth)).or(below)
            }
            Measure::ShareOfUnits { indicator: tested, test } => self.own_way(indicator, unit, period).or_else(|| {
                let units = self.units_below(tested, unit, period, Time::Snapshot);
                (!units.is_empty()).then_some(Way::Share(tested, test, units))
            }),
            _ => self
                .own_way(indicator, unit, period)
                .or_else(|| self.predecessors(indicator, unit, period, depth))
                .or_else(|| self.below(indicator, unit, period, depth)),
        }
    }

    /// Before the unit's first day: those that it was made of, where such figures may be rebuilt and any of them has one.
    fn predecessors(self, indicator: IndicatorId, unit: UnitId, period: Period, depth: u8) -> Option<Way<'a>> {
        let from = self.data.units[unit].valid_from?;
        if period.end() >= from || self.index.succession.predecessors(unit).is_empty() || !rebuilds(self.data, indicator) {
            return None;
        }
        let restated = |indicator: IndicatorId, unit: UnitId| {
            self.own(indicator, unit, period).is_some_and(|own| own.value.is_some() && own.meta.status.is_rebuilt())
        };
        let origins = self.index.succession.origins(self.data, unit, period, &|unit| match self.data.indicators[indicator].measure {
            Measure::Ratio { numerator, denominator } => restated(numerator, unit) && restated(denominator, unit),
            _ => restated(indicator, unit),
        });
        let known = origins.parts.iter().any(|&(earlier, _)| {
            self.deep(indicator, earlier, period, depth).is_some_and(|figure| figure.value.is_some() && figure.status.is_result())
        });
        known.then_some(Way::Predecessors(origins))
    }

    /// The unit's own numerator and denominator, if both have values over the same days; a stock fits any days on which it holds.
    /// Parts that come from units below are added up unit by unit, not here.
    fn parts(self, (above, below): (IndicatorId, IndicatorId), unit: UnitId, period: Period, depth: u8) -> Option<(Figure, Figure)> {
        let depth = depth.checked_sub(RATIO)?;
        let own = |indicator: IndicatorId| {
            let figure = match self.data.indicators[indicator].measure {
                Measure::Ratio { .. } | Measure::ShareOfUnits { .. } => self.deep(indicator, unit, period, depth)?,
                _ => match self.own_way(indicator, unit, period)? {
                    Way::Observed(observation) => self.observed(observation, How::Observed, period),
                    Way::Carried(observation) => self.observed(observation, How::Carried, period),
                    _ => self.deep(indicator, unit, period, depth)?,
                },
            };
            figure.value.is_some().then_some(figure)
        };
        let parts = (own(above)?, own(below)?);
        let stock = |indicator: IndicatorId| self.data.indicators[indicator].behaviour() == Time::Stock;
        (stock(above) || stock(below) || parts.0.period.same_days(parts.1.period)).then_some(parts)
    }

    fn own_way(self, indicator: IndicatorId, unit: UnitId, period: Period) -> Option<Way<'a>> {
        let meaning = &self.data.indicators[indicator];
        if let Some(exact) = self.own(indicator, unit, period) {
            return Some(Way::Observed(exact));
        }
        let mut spans: Vec<Period> = Vec::new();
        let mut last: Option<(Period, Observation<'a>)> = None;
        // Cumulative figures of the year of the period, up to its last day and up to the day before its first.
        let (mut long, mut short) = (None, None);
        let time = meaning.behaviour();
        let year = |day: Day| Period::year_of(day, meaning.calendar);
        let this_year = year(period.end()).filter(|year| year.contains(period) && year.start() < period.start());
        for observation in self.data.observations.series(indicator, unit) {
            if observation.value.is_none() || !observation.meta.status.is_result() {
                continue;
            }
            let span = self.data.periods[observation.period];
            match time {
                Time::Flow => spans.push(span),
                Time::Cumulative if this_year.is_some() => {
                    if span.end() == period.end() {
                        long = Some(observation);
                    } else if span.end() == period.start().before() {
                        short = Some(observation);
                    }
                }
                // The last figure of each year.
                Time::Cumulative if period.start() <= span.end() && span.end() <= period.end() => {
                    if spans.last().is_some_and(|last| year(last.end()) == year(span.end())) {
                        spans.pop();
                    }
                    spans.push(span);
                }
                Time::Stock if span.end() > period.end() => {}
                Time::Snapshot if !period.contains(span) => {}
                Time::Stock | Time::Snapshot => {
                    let standing = (span.end(), observation.standing());
                    if last.is_none_or(|(before, other)| (before.end(), other.standing()) <= standing) {
                        last = Some((span, observation));
                    }
                }
                Time::Cumulative => {}
            }
        }
        if time == Time::Flow {
            spans = tiles(&spans, period);
        }
        if let (Some(long), Some(short)) = (long, short) {
            return Some(Way::Difference(long, short));
        }
        match last {
            Some((span, observation)) if span.end() < period.start() => Some(Way::Carried(observation)),
            Some((_, observation)) => Some(Way::Observed(observation)),
            None if spans.is_empty() => None,
            None => Some(Way::Periods(spans)),
        }
    }

    /// What the units below give, whatever the feed says of the unit itself.
    pub fn beneath(self, indicator: IndicatorId, unit: UnitId, period: Period) -> Option<Figure> {
        self.over_below(indicator, unit, period, DEPTH)
    }

    /// The figure of one assessment: the unit's own, the appraising body's, the survey's. Figures that are of no assessment stand for all.
    pub fn assessed(self, indicator: IndicatorId, unit: UnitId, period: Period, track: Option<Track>) -> Option<Figure> {
        let Some(track) = track else { return self.at(indicator, unit, period) };
        let mut others = false;
        let best = self.best(indicator, unit, self.meant(indicator, period), |meta| {
            others |= meta.track.is_some();
            meta.track == Some(track)
        });
        match best {
            Some(observation) => Some(self.observed(observation, How::Observed, period)),
            None if others => None,
            None => self.at(indicator, unit, period),
        }
    }

    fn below(self, indicator: IndicatorId, unit: UnitId, period: Period, depth: u8) -> Option<Way<'a>> {
        let units = self.rolled_up(indicator, unit, period);
        (!units.is_empty()).then(|| Way::Units(self.each(indicator, &units, depth)))
    }

    /// The units below over which an indicator is rolled up; none where it is not.
    pub(super) fn rolled_up(self, indicator: IndicatorId, unit: UnitId, period: Period) -> Vec<(UnitId, Period)> {
        let meaning = &self.data.indicators[indicator];
        if meaning.rollup == Rollup::None {
            return Vec::new();
        }
        let reported = match meaning.measure {
            Measure::Ratio { denominator, .. } => denominator,
            _ => indicator,
        };
        self.units_below(reported, unit, period, self.data.indicators[reported].behaviour())
    }

    /// The units below that should report the indicator for the period, each with the days on which it exists: for flows the days of the
    /// period that are its own, so that a merger in mid-year counts each dossier once; otherwise the whole period if it exists at its end.
    /// Where none of them reports, units of later boundaries with rebuilt figures stand for them.
    fn units_below(self, indicator: IndicatorId, unit: UnitId, period: Period, time: Time) -> Vec<(UnitId, Period)> {
        let children = self.index.children(unit);
        let (mut units, mut reported, mut leaves) = (Vec::new(), false, true);
        for &child in children {
            if !self.reports_below(indicator, child, DEPTH) {
                continue;
            }
            let life = &self.data.units[child];
            let start = life.valid_from.map_or(period.start(), |from| from.max(period.start()));
            let end = life.valid_to.map_or(period.end(), |to| to.min(period.end()));
            let span = if time.accrues() {
                period.with_days(start, end)
            } else {
                (start <= period.end() && end == period.end()).then_some(period)
            };
            if let Some(span) = span {
                units.push((child, span));
                reported = reported || self.data.observations.series(indicator, child).any(|o| span.contains(self.data.periods[o.period]));
                leaves &= self.index.children(child).is_empty();
            }
        }
        if reported || !leaves {
            return units;
        }
        let mut rebuilt = Vec::new();
        for &child in children {
            if self.own(indicator, child, period).is_some_and(|observation| observation.meta.status.is_rebuilt()) {
                rebuilt.push((child, period));
            }
        }
        if rebuilt.is_empty() { units } else { rebuilt }
    }

    /// Whether units of this unit's kind, or of a kind below it, report the indicator.
    fn reports_below(self, indicator: IndicatorId, unit: UnitId, depth: u8) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        self.index.reported_by(indicator, self.data.units[unit].kind)
            || self.index.children(unit).iter().any(|&child| self.reports_below(indicator, child, depth))
    }

    fn observed(self, observation: Observation<'a>, how: How, asked: Period) -> Figure {
        let period = self.data.periods[observation.period];
        Figure {
            value: observation.value,
            gap: observation.gap(),
            how,
            period,
            parts: None,
            printed: None,
            qualifier: observation.meta.qualifier,
            status: observation.meta.status,
            coverage: Coverage::one(observation.value.is_some()),
            complete: how == How::Carried || period.end() >= asked.end(),
            source: observation.meta.source,
            published: observation.meta.published,
            row: Some(observation.row),
        }
    }
}
