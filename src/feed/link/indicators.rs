//! Indicators: their parts, and the defaults that follow from their measure.

use super::cycles::closing;
use super::{Here, Linker, Said, own, raw, seen};
use crate::feed::shape::View;
use crate::model::{Indicator, IndicatorId, Measure, Rollup, Time, UnitTest};
use crate::problem::{ProblemCode, Severity};

/// An indicator in use: its id, its place in the feed, and how it is written there. Ids count these from 0.
type Used<'a> = (IndicatorId, usize, View<'a, raw::Indicator>);

fn here<'a>(place: usize, raw: View<'a, raw::Indicator>) -> Here<'a> {
    Here { indicator: Some(raw.id()), ..Here::item("indicators", place) }
}

impl Linker<'_> {
    #[inline(never)]
    pub(super) fn indicators(&mut self, feed: View<'_, raw::Feed>) {
        let mut used: Vec<Used<'_>> = Vec::new();
        for (place, raw) in feed.indicators() {
            let here = here(place, raw);
            if !self.check_id(&here, raw.id()) {
                continue;
            }
            let indicator = Indicator {
                id: raw.id().to_owned(),
                name: raw.name(),
                concept: own(raw.concept()),
                unit: raw.unit(),
                // Links to other indicators wait until all are known.
                measure: Measure::Percent,
                direction: raw.direction().unwrap_or_default(),
                time: Time::Snapshot,
                rollup: Rollup::None,
                owner: raw.owner(),
                source: self.source(&here, raw.source()),
                bounds: self.bounds(&here, raw),
                decimals: self.decimals(&here, raw),
                zero_denominator: raw.zero_denominator().unwrap_or_default(),
                ranked: raw.ranked().unwrap_or(true),
                groups_only: raw.groups_only().unwrap_or(false),
                calendar: raw.calendar().unwrap_or(self.dataset.head.calendar),
            };
            match self.dataset.indicators.insert(raw.id(), indicator) {
                Ok(id) => used.push((id, place, raw)),
                Err(_) => self.duplicate(&here, raw.id()),
            }
        }
        for &(id, place, raw) in &used {
            let here = here(place, raw);
            let measure = self.measure(&here, raw);
            let rollup = self.rollup(&here, raw, &measure);
            if let Some(indicator) = self.dataset.indicators.get_mut(id) {
                indicator.measure = measure;
                indicator.rollup = rollup;
            }
        }
        self.cut_ratio_cycles(&used);
        self.times(&used);
    }

    #[inline(never)]
    fn bounds(&mut self, here: &Here<'_>, raw: View<'_, raw::Indicator>) -> Option<(f64, f64)> {
        let (low, high) = raw.bounds()?;
        if low <= high {
            return Some((low, high));
        }
        self.tell(here, "bounds", ProblemCode::BadNumber, Severity::Warning, low.into(), high.into());
        None
    }

    #[inline(never)]
    fn decimals(&mut self, here: &Here<'_>, raw: View<'_, raw::Indicator>) -> Option<u8> {
        let decimals = raw.decimals()?;
        if (0.0..=15.0).contains(&decimals) && f64::from(decimals as u8) == decimals {
            return Some(decimals as u8);
        }
        self.bad_number(here, "decimals", Severity::Warning, decimals, "whole number from 0 to 15");
        None
    }

    /// The measure. What has lost its parts is a percentage published without them.
    #[inline(never)]
    fn measure(&mut self, here: &Here<'_>, raw: View<'_, raw::Indicator>) -> Measure {
        let inside = here.field("measure");
        match raw.measure() {
            seen::Measure::Count {} => Measure::Count,
            seen::Measure::Percent {} => Measure::Percent,
            seen::Measure::Index {} => Measure::Index,
            seen::Measure::Milestone {} => Measure::Milestone,
            seen::Measure::Duration {} => Measure::Duration,
            seen::Measure::Level { levels } => {
                let mut names = Vec::new();
                for (_, level) in levels {
                    names.push(level);
                }
                Measure::Level { levels: names }
            }
            seen::Measure::Points { max } => {
                let sound = max.filter(|max| *max > 0.0);
                if let (Some(max), None) = (max, sound) {
                    self.bad_number(&inside, "max", Severity::Warning, max, "above 0");
                }
                Measure::Points { max: sound }
            }
            seen::Measure::Ratio { numerator, denominator } => {
                let numerator = self.indicator(&inside, "numerator", Severity::Warning, numerator);
                let denominator = self.indicator(&inside, "denominator", Severity::Warning, denominator);
                match (numerator, denominator) {
                    (Some(numerator), Some(denominator)) => Measure::Ratio { numerator, denominator },
                    _ => Measure::Percent,
                }
            }
            seen::Measure::ShareOfUnits { indicator, test } => {
                let indicator = self.indicator(&inside, "indicator", Severity::Warning, indicator);
                let test = match (test.at_least(), test.at_most(), test.equals()) {
                    (Some(low), None, None) => Some(UnitTest::AtLeast(low)),
                    (None, Some(high), None) => Some(UnitTest::AtMost(high)),
                    (None, None, Some(value)) => Some(UnitTest::Equals(value)),
                    _ => {
                        let expected = "one of atLeast, atMost, equals".into();
                        self.tell(&inside, "test", ProblemCode::TargetComparator, Severity::Warning, Said::Nothing, expected);
                        None
                    }
                };
                match (indicator, test) {
                    (Some(indicator), Some(test)) => Measure::ShareOfUnits { indicator, test },
                    _ => Measure::Percent,
                }
            }
        }
    }

    #[inline(never)]
    fn rollup(&mut self, here: &Here<'_>, raw: View<'_, raw::Indicator>, measure: &Measure) -> Rollup {
        let default = match measure {
            Measure::Count => Rollup::Sum,
            Measure::Ratio { .. } => Rollup::Parts,
            _ => Rollup::None,
        };
        match raw.rollup() {
            None => default,
            Some(raw::Rollup::Sum) => Rollup::Sum,
            Some(raw::Rollup::Mean) => Rollup::Mean,
            Some(raw::Rollup::Worst) => Rollup::Worst,
            Some(raw::Rollup::None) => Rollup::None,
            Some(raw::Rollup::Weighted(by)) => {
                let inside = here.field("rollup");
                self.indicator(&inside, "by", Severity::Warning, by).map_or(Rollup::None, Rollup::Weighted)
            }
            Some(raw::Rollup::Parts) => match (measure, raw.measure()) {
                (Measure::Ratio { .. } | Measure::ShareOfUnits { .. }, _) => Rollup::Parts,
                // It has lost its parts, and that is told.
                (_, seen::Measure::Ratio { .. } | seen::Measure::ShareOfUnits { .. }) => Rollup::None,
                _ => {
                    let expected = "sum, weighted, mean, worst, none".into();
                    self.tell(here, "rollup", ProblemCode::UnknownWord, Severity::Warning, "parts".into(), expected);
                    default
                }
            },
        }
    }

    #[inline(never)]
    fn cut_ratio_cycles(&mut self, used: &[Used<'_>]) {
        let indicators = &self.dataset.indicators;
        let part = |indicator: usize, nth: usize| {
            let part = match (&indicators[used.get(indicator)?.0].measure, nth) {
                (Measure::Ratio { numerator, .. }, 0) => *numerator,
                (Measure::Ratio { denominator, .. }, 1) => *denominator,
                (Measure::ShareOfUnits { indicator, .. }, 0) => *indicator,
                _ => return None,
            };
            Some(part.at())
        };
        for (indicator, nth, _) in closing(used.len(), &part) {
            let Some(&(id, place, raw)) = used.get(indicator) else { continue };
            let (field, found) = match (raw.measure(), nth) {
                (seen::Measure::ShareOfUnits { indicator, .. }, _) => ("indicator", indicator),
                (seen::Measure::Ratio { numerator, .. }, 0) => ("numerator", numerator),
                (seen::Measure::Ratio { denominator, .. }, _) => ("denominator", denominator),
                _ => continue,
            };
            let here = here(place, raw);
            let inside = here.field("measure");
            self.tell(&inside, field, ProblemCode::RatioCycle, Severity::Warning, found.into(), Said::Nothing);
            if let Some(indicator) = self.dataset.indicators.get_mut(id) {
                indicator.measure = Measure::Percent;
                if indicator.rollup == Rollup::Parts {
                    indicator.rollup = Rollup::None;
                }
            }
        }
    }

    /// How figures behave over time: as the feed says, else by the measure; a ratio as its numerator.
    #[inline(never)]
    fn times(&mut self, used: &[Used<'_>]) {
        let mut times = Vec::new();
        for used in used {
            times.push(used.2.time());
        }
        for start in 0..used.len() {
            let mut way = Vec::new();
            let mut at = start;
            let time = loop {
                if let Some(time) = times.get(at).copied().flatten() {
                    break time;
                }
                way.push(at);
                match used.get(at).map(|used| &self.dataset.indicators[used.0].measure) {
                    Some(Measure::Ratio { numerator, .. }) => at = numerator.at(),
                    Some(Measure::Count) => break Time::Flow,
                    _ => break Time::Snapshot,
                }
            };
            for at in way {
                if let Some(slot) = times.get_mut(at) {
                    *slot = Some(time);
                }
            }
        }
        for (used, time) in used.iter().zip(times) {
            if let (Some(indicator), Some(time)) = (self.dataset.indicators.get_mut(used.0), time) {
                indicator.time = time;
            }
        }
    }
}
