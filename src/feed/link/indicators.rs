//! Indicators: their parts, and the defaults that follow from their measure.

use super::cycles::closing;
use super::{INDICATOR, Linker, about_indicator, raw, text_fact};
use crate::error::Fact;
use crate::model::{Indicator, IndicatorId, Measure, Rollup, Time, UnitTest};
use crate::problem::{ProblemCode, Severity};

impl Linker<'_> {
    pub(super) fn indicators(&mut self, feed: &raw::Feed) {
        let mut used: Vec<Used<'_>> = Vec::new();
        for (place, raw) in feed.indicators.iter() {
            let item = format!("/indicators/{place}");
            let about = about_indicator(&raw.id);
            if !self.check_id(&raw.id, format!("{item}/id"), about.clone()) {
                continue;
            }
            let source = self.source(&raw.source, &item, &about);
            let indicator = Indicator {
                id: raw.id.clone(),
                name: raw.name.0.clone(),
                concept: raw.concept.0.clone(),
                unit: raw.unit.0.clone(),
                // Links to other indicators wait until all are known.
                measure: Measure::Percent,
                direction: raw.direction.0.unwrap_or_default(),
                time: Time::Snapshot,
                rollup: Rollup::None,
                owner: raw.owner.0.clone().map(|text| text.0),
                source,
                bounds: self.bounds(&item, raw),
                decimals: self.decimals(&item, raw),
                zero_denominator: raw.zero_denominator.0.unwrap_or_default(),
                ranked: raw.ranked.0.unwrap_or(true),
                groups_only: raw.groups_only.0.unwrap_or(false),
                calendar: raw.calendar.0.unwrap_or(self.dataset.head.calendar),
            };
            match self.dataset.indicators.insert(&raw.id, indicator) {
                Ok(id) => used.push((id, place, raw)),
                Err(_) => self.duplicate(&raw.id, format!("{item}/id"), about),
            }
        }
        for &(id, place, raw) in &used {
            let measure = self.measure(place, raw);
            let rollup = self.rollup(place, raw, &measure);
            if let Some(indicator) = self.dataset.indicators.get_mut(id) {
                indicator.measure = measure;
                indicator.rollup = rollup;
            }
        }
        self.cut_ratio_cycles(&used);
        self.times(&used);
    }

    fn bounds(&mut self, item: &str, raw: &raw::Indicator) -> Option<(f64, f64)> {
        let (low, high) = raw.bounds.0?;
        if low <= high {
            return Some((low, high));
        }
        self.tell(ProblemCode::BadNumber, Severity::Warning, format!("{item}/bounds"), (low.into(), high.into()), about_indicator(&raw.id));
        None
    }

    fn decimals(&mut self, item: &str, raw: &raw::Indicator) -> Option<u8> {
        let decimals = raw.decimals.0?;
        if (0.0..=15.0).contains(&decimals) && f64::from(decimals as u8) == decimals {
            return Some(decimals as u8);
        }
        let facts = (decimals.into(), "whole number from 0 to 15".into());
        self.tell(ProblemCode::BadNumber, Severity::Warning, format!("{item}/decimals"), facts, about_indicator(&raw.id));
        None
    }

    /// The indicator that a field names.
    fn part(&mut self, raw: &raw::Indicator, id: &str, path: String) -> Option<IndicatorId> {
        let found = self.dataset.indicators.find(id);
        if found.is_none() {
            self.unknown(Severity::Warning, id, INDICATOR, path, about_indicator(&raw.id));
        }
        found
    }

    /// The measure. What has lost its parts is a percentage published without them.
    fn measure(&mut self, place: usize, raw: &raw::Indicator) -> Measure {
        let path = |field: &str| format!("/indicators/{place}/measure/{field}");
        match &raw.measure {
            raw::Measure::Count => Measure::Count,
            raw::Measure::Percent => Measure::Percent,
            raw::Measure::Index => Measure::Index,
            raw::Measure::Milestone => Measure::Milestone,
            raw::Measure::Duration => Measure::Duration,
            raw::Measure::Level { levels } => Measure::Level { levels: levels.iter().map(|(_, level)| level.0.clone()).collect() },
            raw::Measure::Points { max } => {
                let sound = max.0.filter(|max| *max > 0.0);
                if let (Some(max), None) = (max.0, sound) {
                    let facts = (max.into(), "above 0".into());
                    self.tell(ProblemCode::BadNumber, Severity::Warning, path("max"), facts, about_indicator(&raw.id));
                }
                Measure::Points { max: sound }
            }
            raw::Measure::Ratio { numerator, denominator } => {
                let numerator = self.part(raw, numerator, path("numerator"));
                let denominator = self.part(raw, denominator, path("denominator"));
                match (numerator, denominator) {
                    (Some(numerator), Some(denominator)) => Measure::Ratio { numerator, denominator },
                    _ => Measure::Percent,
                }
            }
            raw::Measure::ShareOfUnits { indicator, test } => {
                let indicator = self.part(raw, indicator, path("indicator"));
                let tests =
                    [test.at_least.0.map(UnitTest::AtLeast), test.at_most.0.map(UnitTest::AtMost), test.equals.0.map(UnitTest::Equals)];
                let mut tests = tests.into_iter().flatten();
                match (indicator, tests.next(), tests.next()) {
                    (Some(indicator), Some(test), None) => Measure::ShareOfUnits { indicator, test },
                    (_, Some(_), None) => Measure::Percent,
                    _ => {
                        let facts = (Fact::None, "one of atLeast, atMost, equals".into());
                        self.tell(ProblemCode::MissingField, Severity::Warning, path("test"), facts, about_indicator(&raw.id));
                        Measure::Percent
                    }
                }
            }
        }
    }

    fn rollup(&mut self, place: usize, raw: &raw::Indicator, measure: &Measure) -> Rollup {
        let default = match measure {
            Measure::Count => Rollup::Sum,
            Measure::Ratio { .. } => Rollup::Parts,
            _ => Rollup::None,
        };
        match &raw.rollup.0 {
            None => default,
            Some(raw::Rollup::Sum) => Rollup::Sum,
            Some(raw::Rollup::Mean) => Rollup::Mean,
            Some(raw::Rollup::Worst) => Rollup::Worst,
            Some(raw::Rollup::None) => Rollup::None,
            Some(raw::Rollup::Weighted { by }) => {
                self.part(raw, by, format!("/indicators/{place}/rollup/by")).map_or(Rollup::None, Rollup::Weighted)
            }
            Some(raw::Rollup::Parts) => {
                if !matches!(raw.measure, raw::Measure::Ratio { .. } | raw::Measure::ShareOfUnits { .. }) {
                    let facts = ("parts".into(), "sum, weighted, mean, worst, none".into());
                    self.tell(
                        ProblemCode::UnknownWord,
                        Severity::Warning,
                        format!("/indicators/{place}/rollup"),
                        facts,
                        about_indicator(&raw.id),
                    );
                    return default;
                }
                if matches!(measure, Measure::Percent) { Rollup::None } else { Rollup::Parts }
            }
        }
    }

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
        for (indicator, nth, _) in closing(used.len(), part) {
            let Some(&(id, place, raw)) = used.get(indicator) else { continue };
            let field = match (&raw.measure, nth) {
                (raw::Measure::ShareOfUnits { .. }, _) => "indicator",
                (_, 0) => "numerator",
                _ => "denominator",
            };
            let path = format!("/indicators/{place}/measure/{field}");
            self.tell(ProblemCode::RatioCycle, Severity::Warning, path, (text_fact(&raw.id), Fact::None), about_indicator(&raw.id));
            if let Some(indicator) = self.dataset.indicators.get_mut(id) {
                indicator.measure = Measure::Percent;
                if indicator.rollup == Rollup::Parts {
                    indicator.rollup = Rollup::None;
                }
            }
        }
    }

    /// How figures behave over time: as the feed says, else by the measure; a ratio as its numerator.
    fn times(&mut self, used: &[Used<'_>]) {
        let mut times: Vec<Option<Time>> = used.iter().map(|used| used.2.time.0).collect();
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

/// An indicator in use: its id, its place in the feed, and how it is written there. Ids count these from 0.
type Used<'a> = (IndicatorId, usize, &'a raw::Indicator);
