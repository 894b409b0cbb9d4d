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
use super::succession::{Origins, rebuilds};
use crate::model::{
    Dataset, Gap, Indicator, IndicatorId, Measure, Meta, Observation, PeriodId, Qualifier, Rollup, SourceId, Status, Time, Track, UnitId,
    UnitTest, ZeroDenominator,
};
use crate::num::{self, Sum};
use crate::period::{Day, Period};

/// How many of those that should have a value have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// With a value.
    pub have: u32,
    /// That should have one.
    pub of: u32,
}

impl Coverage {
    /// One that has a value, or one that has none.
    pub fn one(has: bool) -> Self {
        Coverage { have: u32::from(has), of: 1 }
    }

    /// Adds another group.
    pub fn add(&mut self, other: Coverage) {
        self.have += other.have;
        self.of += other.of;
    }
}

/// What a figure comes from, the last step of its making.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As the feed has it.
    Observed,
    /// Divided from its parts.
    Ratio,
    /// Rolled up over the units below.
    OverUnits,
    /// Rolled up over shorter periods.
    OverPeriods,
    /// A stock that still holds.
    Carried,
    /// One cumulative figure less an earlier one.
    Difference,
    /// Rebuilt from the units that it was made of, by their shares.
    Predecessors,
}

/// A number, or why there is none, with what is needed to judge it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The number, in the indicator's unit; finite.
    pub value: Option<f64>,
    /// Why there is none.
    pub gap: Option<Gap>,
    /// The last step of its making.
    pub how: How,
    /// The period that it is true of; may be shorter than the one asked for.
    pub period: Period,
    /// Numerator and denominator of a ratio.
    pub parts: Option<(f64, f64)>,
    /// The printed figure beside a computed one.
    pub printed: Option<f64>,
    /// The word before it. A computed figure takes the first that its parts have.
    pub qualifier: Option<Qualifier>,
    /// What it is. A computed figure is the least of what its parts are.
    pub status: Status,
    /// Units with a value among those that should have one; 1 of 1 for a unit's own figure.
    pub coverage: Coverage,
    /// Whether it covers the period asked for to its last day.
    pub complete: bool,
    /// Where it is from.
    pub source: Option<SourceId>,
    /// When it was published.
    pub published: Option<Day>,
    /// Its row in the feed; of a ratio, that of the printed percentage.
    pub row: Option<u32>,
}

impl Figure {
    /// Whether a difference to another figure of the same thing says something: a roll-up that lacks units may lack others than the other one. A printed
    /// total says something whatever is known of its parts.
    pub fn comparable(&self, other: &Figure) -> bool {
        let whole =
            |figure: &Figure| figure.coverage.have == figure.coverage.of || figure.value.is_some() && figure.value == figure.printed;
        self.coverage.of.max(other.coverage.of) <= 1 || whole(self) && whole(other)
    }

    /// Takes over how far one of its parts can be relied on; what all its parts have in common is at first what the first has.
    fn take(&mut self, part: &Figure, first: bool) {
        self.qualifier = self.qualifier.or(part.qualifier);
        if part.status.standing() < self.status.standing() {
            self.status = part.status;
        }
        self.complete &= part.complete;
        if first {
            self.source = part.source;
        } else if part.source != self.source {
            self.source = None;
        }
    }
}

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

/// A unit's figure that goes into a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The unit.
    pub unit: UnitId,
    /// The days of the period on which it exists.
    pub span: Period,
    /// What of the unit goes into it, 0 to 1.
    pub share: f64,
    /// Its figure for them.
    pub figure: Option<Figure>,
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
        // Periods are in the order of their last days, the shorter first.
        let earlier = |other: &Period| (other.end(), period.start()) < (period.end(), other.start());
        let first = PeriodId::from_place(self.data.periods.items().partition_point(earlier) as u32);
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

    fn deep(self, indicator: IndicatorId, unit: UnitId, period: Period, depth: u8) -> Option<Figure> {
        let meaning = &self.data.indicators[indicator];
        let depth = depth.checked_sub(1)?;
        match self.choose(indicator, unit, period, depth)? {
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
            Way::Units(parts) => self.over_units(meaning, &parts, How::OverUnits, period, depth),
            Way::Share(tested, test, units) => {
                let parts = self.each(tested, &units, depth);
                Some(share(&parts, test, period))
            }
            Way::Predecessors(origins) => {
                let mut parts = Vec::with_capacity(origins.parts.len());
                for (unit, share) in origins.parts {
                    parts.push(Part { unit, span: period, share, figure: self.deep(indicator, unit, period, depth) });
                }
                let mut whole = self.over_units(meaning, &parts, How::Predecessors, period, depth)?;
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
        let Some(Way::Units(parts)) = self.below(indicator, unit, period, DEPTH) else { return None };
        self.over_units(&self.data.indicators[indicator], &parts, How::OverUnits, period, DEPTH)
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
        let meaning = &self.data.indicators[indicator];
        if meaning.rollup == Rollup::None {
            return None;
        }
        let reported = match meaning.measure {
            Measure::Ratio { denominator, .. } => denominator,
            _ => indicator,
        };
        let units = self.units_below(reported, unit, period, self.data.indicators[reported].behaviour());
        if units.is_empty() {
            return None;
        }
        Some(Way::Units(self.each(indicator, &units, depth)))
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

    fn over_units(self, meaning: &Indicator, parts: &[Part], how: How, period: Period, depth: u8) -> Option<Figure> {
        let mut coverage = Coverage::default();
        let mut whole = blend(&[], how, period);
        let mut known = false;
        let (mut values, mut weights, mut above, mut below) = (Sum::default(), Sum::default(), Sum::default(), Sum::default());
        let mut worst: Option<f64> = None;
        for &Part { unit, share, ref figure, .. } in parts {
            // Plans are no results, and a figure from before or after a unit's life is not its own, unless it is rebuilt in its boundaries.
            let own = |figure: &Figure| figure.status.is_rebuilt() || self.data.units[unit].exists_on(figure.period.end());
            let Some(figure) = figure.as_ref().filter(|figure| figure.status.is_result() && own(figure)) else {
                coverage.of += 1;
                continue;
            };
            coverage.add(figure.coverage);
            let Some(value) = figure.value else { continue };
            whole.take(figure, !known);
            known = true;
            let weight = match meaning.rollup {
                Rollup::Weighted(by) => self.deep(by, unit, figure.period, depth).and_then(|weight| weight.value),
                // Printed percentages without counts cannot be added.
                Rollup::Parts => figure.parts.map(|_| 1.0),
                _ => Some(1.0),
            };
            // A unit without a weight or without its parts does not cover the whole.
            let Some(weight) = weight else {
                coverage.have -= figure.coverage.have.min(coverage.have);
                continue;
            };
            weights.add(share * weight);
            values.add(share * weight * value);
            if let Some(parts) = figure.parts {
                above.add(share * parts.0);
                below.add(share * parts.1);
            }
            let worse = |worst: f64| num::key(value * meaning.direction.sign()) < num::key(worst * meaning.direction.sign());
            if worst.is_none_or(worse) {
                worst = Some(value);
            }
        }
        if !known {
            return None;
        }
        whole.coverage = coverage;
        whole.value = match meaning.rollup {
            Rollup::Sum => num::finite(values.value()),
            Rollup::Mean | Rollup::Weighted(_) => num::finite(values.value() / weights.value()),
            Rollup::Worst => worst,
            Rollup::Parts if worst.is_none() => return None,
            Rollup::Parts => {
                whole.parts = Some((above.value(), below.value()));
                quotient(meaning, above.value(), below.value())
            }
            Rollup::None => None,
        };
        whole.gap = if whole.value.is_none() { Some(Gap::Unknown) } else { None };
        Some(whole)
    }
}

/// Sums the flow, or the last cumulative figures of each year, over periods in the order of time. It is complete if they cover the period asked for
/// from its first day to its last, cumulative figures year by year.
fn over_periods(meaning: &Indicator, figures: &[Figure], asked: Period) -> Option<Figure> {
    let (first, last) = (figures.first()?, figures.last()?);
    let cumulative = meaning.behaviour() == Time::Cumulative;
    let year = |figure: &Figure| Period::year_of(figure.period.end(), meaning.calendar);
    let begin = if cumulative { year(first) } else { None }.unwrap_or(first.period).start();
    let mut whole = blend(figures, How::OverPeriods, asked);
    whole.complete = begin <= asked.start() && last.period.end() == asked.end();
    let mut total = Sum::default();
    // The day on which the next year begins, if none is left out.
    let mut next: Option<Day> = None;
    for figure in figures {
        match figure.value {
            Some(value) => total.add(value),
            None => whole.complete = false,
        }
        if cumulative {
            let starts = year(figure).map(Period::start);
            whole.complete &= next.is_none() || next == starts;
            next = Some(figure.period.end().next());
        }
    }
    whole.value = num::finite(total.value());
    whole.gap = if whole.value.is_none() { Some(Gap::Unknown) } else { None };
    whole.coverage = Coverage::one(whole.value.is_some());
    whole.period = asked;
    if !whole.complete {
        whole.period = asked.with_days(first.period.start().min(asked.start()), last.period.end()).unwrap_or(asked);
    }
    Some(whole)
}

fn divide(meaning: &Indicator, parts: &(Figure, Figure), asked: Period) -> Figure {
    let (above, below) = parts;
    let mut figure = blend(&[], How::Ratio, asked);
    figure.take(above, true);
    figure.take(below, false);
    figure.period = if above.period == below.period { below.period } else { asked };
    figure.coverage = Coverage { have: above.coverage.have.min(below.coverage.have), of: above.coverage.of.max(below.coverage.of) };
    figure.published = if above.published == below.published { above.published } else { None };
    if let (Some(above), Some(below)) = (above.value, below.value) {
        figure.parts = Some((above, below));
        figure.value = quotient(meaning, above, below);
    }
    figure.gap = if figure.value.is_none() { Some(above.gap.or(below.gap).unwrap_or(Gap::Unknown)) } else { None };
    figure
}

/// Numerator over denominator in the indicator's unit. 0/0 is what the indicator declares; a number over 0 has no value.
fn quotient(meaning: &Indicator, above: f64, below: f64) -> Option<f64> {
    let scale = meaning.ratio_scale();
    if below == 0.0 && above == 0.0 {
        return match meaning.zero_denominator {
            ZeroDenominator::Zero => Some(0.0),
            ZeroDenominator::Full => Some(scale),
            ZeroDenominator::None | ZeroDenominator::Exclude => None,
        };
    }
    num::finite(above * scale / below)
}

fn share(parts: &[Part], test: UnitTest, asked: Period) -> Figure {
    let mut known: Vec<Figure> = Vec::new();
    let mut passing = 0.0;
    for part in parts {
        let Some(figure) = &part.figure else { continue };
        let Some(value) = figure.value else { continue };
        known.push(*figure);
        let passes = match test {
            UnitTest::AtLeast(least) => num::reaches(value, least),
            UnitTest::AtMost(most) => num::reaches(-value, -most),
            UnitTest::Equals(equal) => num::same(value, equal),
        };
        passing += f64::from(u8::from(passes));
    }
    let mut figure = blend(&known, How::OverUnits, asked);
    figure.coverage = Coverage { have: known.len() as u32, of: parts.len() as u32 };
    if !known.is_empty() {
        figure.parts = Some((passing, known.len() as f64));
        figure.value = Some(passing / known.len() as f64 * 100.0);
        figure.gap = None;
    }
    figure
}

/// A figure made of others: it is no better than the least of them.
fn blend(parts: &[Figure], how: How, period: Period) -> Figure {
    let mut whole = Figure {
        value: None,
        gap: Some(Gap::Unknown),
        how,
        period,
        parts: None,
        printed: None,
        qualifier: None,
        status: Status::default(),
        coverage: Coverage::default(),
        complete: true,
        source: None,
        published: None,
        row: None,
    };
    for (place, part) in parts.iter().enumerate() {
        whole.take(part, place == 0);
    }
    whole
}

/// Periods that follow each other without a gap or an overlap from the first day of `whole` on: those that reach furthest, the longest
/// first. The last may end before `whole` does: the figure is then incomplete. Empty where none starts on the first day.
fn tiles(spans: &[Period], whole: Period) -> Vec<Period> {
    let mut inside: Vec<Period> = Vec::new();
    for &span in spans {
        if whole.contains(span) && !span.same_days(whole) {
            inside.push(span);
        }
    }
    // From the last start back, so that what a span is continued by is known; of equal reach the longer span comes last and stays.
    let inside = num::sorted_by(&inside, |span| i64::from(span.end().number()) - (i64::from(span.start().number()) << 32));
    let mut best: Vec<(Period, Day)> = Vec::new();
    let from = |best: &[(Period, Day)], day: Day| best.iter().position(|(span, _)| span.start() == day);
    for span in inside {
        let next = from(&best, span.end().next()).and_then(|place| best.get(place));
        let reach = next.map_or(span.end(), |(_, reach)| *reach);
        match from(&best, span.start()).and_then(|place| best.get_mut(place)) {
            Some(known) if reach >= known.1 => *known = (span, reach),
            Some(_) => {}
            None => best.push((span, reach)),
        }
    }
    let mut chosen = Vec::new();
    let mut next = whole.start();
    while let Some(&(span, _)) = from(&best, next).and_then(|place| best.get(place)) {
        next = span.end().next();
        chosen.push(span);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Calendar;

    fn tiled(labels: &[&str], whole: &str) -> Vec<String> {
        let period = |label: &str| Period::parse(label, Calendar::Calendar).unwrap();
        let spans: Vec<Period> = labels.iter().map(|label| period(label)).collect();
        tiles(&spans, period(whole)).into_iter().map(|span| span.label().to_string()).collect()
    }

    #[test]
    fn tiles_reach_as_far_as_they_can_with_the_longest_first() {
        assert_eq!(tiled(&["2023-H1", "2023-H2", "2023-9M"], "2023"), ["2023-H1", "2023-H2"]);
        assert_eq!(tiled(&["2023-Q1", "2023-Q2", "2023-H1", "2023-Q3", "2023-Q4"], "2023"), ["2023-H1", "2023-Q3", "2023-Q4"]);
        assert_eq!(tiled(&["2023-Q1", "2023-Q3"], "2023"), ["2023-Q1"]);
        assert_eq!(tiled(&["2023-Q2", "2023-Q3"], "2023"), [""; 0]);
        assert_eq!(tiled(&["2023-01", "2023-02", "2023-03", "2023-Q1"], "2023-Q1"), ["2023-01", "2023-02", "2023-03"]);
    }
}
