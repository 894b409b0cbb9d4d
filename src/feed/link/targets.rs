//! Targets and the verdicts that documents state of them.

use super::{INDICATOR, Linker, TARGET, UNIT, raw, text_fact};
use crate::error::Fact;
use crate::model::{Comparator, PathPoint, Reported, Target};
use crate::period::{Calendar, Label, Period};
use crate::problem::{About, ProblemCode, Severity};

const COMPARATORS: &str = "one of atLeast, moreThan, atMost, lessThan, equals, between, done, change";

impl Linker<'_> {
    pub(super) fn targets(&mut self, feed: &raw::Feed) {
        for (place, raw) in feed.targets.iter() {
            let item = format!("/targets/{place}");
            let about = About { unit: raw.unit.0.clone(), indicator: Some(raw.indicator.clone()), ..About::default() };
            if !self.check_id(&raw.id, format!("{item}/id"), about.clone()) {
                continue;
            }
            if let Some(target) = self.target(raw, &item, &about)
                && self.dataset.targets.insert(&raw.id, target).is_err()
            {
                self.duplicate(&raw.id, format!("{item}/id"), about);
            }
        }
        for (place, raw) in feed.reported.iter() {
            let item = format!("/reported/{place}");
            let about = About { unit: Some(raw.unit.clone()), ..About::default() };
            let target = self.dataset.targets.find(&raw.target);
            if target.is_none() {
                self.unknown(Severity::Error, &raw.target, TARGET, format!("{item}/target"), about.clone());
            }
            let unit = self.dataset.units.find(&raw.unit);
            if unit.is_none() {
                self.unknown(Severity::Error, &raw.unit, UNIT, format!("{item}/unit"), about.clone());
            }
            let source = self.needed_source(&raw.source, &item, &about);
            if let (Some(target), Some(unit)) = (target, unit) {
                self.dataset.reported.push(Reported { target, unit, as_of: raw.as_of.0, verdict: raw.verdict, source });
            }
        }
    }

    fn target(&mut self, raw: &raw::Target, item: &str, about: &About) -> Option<Target> {
        let indicator = self.dataset.indicators.find(&raw.indicator);
        if indicator.is_none() {
            self.unknown(Severity::Error, &raw.indicator, INDICATOR, format!("{item}/indicator"), about.clone());
        }
        // Without its unit it would hold for every unit.
        let unit = match &raw.unit.0 {
            Some(id) => {
                let found = self.dataset.units.find(id);
                if found.is_none() {
                    self.unknown(Severity::Error, id, UNIT, format!("{item}/unit"), about.clone());
                }
                Some(found?)
            }
            None => None,
        };
        let indicator = indicator?;
        let calendar = self.dataset.indicators[indicator].calendar;
        let due = self.period(raw.due.0, calendar, Severity::Error, || format!("{item}/due"), about)?;
        let comparator = self.comparator(raw, item, calendar, about)?;
        let baseline = match &raw.baseline.0 {
            Some(point) => self
                .period(point.on.0, calendar, Severity::Warning, || format!("{item}/baseline/on"), about)
                .map(|on| PathPoint { on, value: point.value }),
            None => None,
        };
        let path = self.path(raw, item, calendar, (baseline, due), about);
        let source = self.source(&raw.source, item, about);
        Some(Target { id: raw.id.clone(), indicator, unit, due, comparator, baseline, path, source })
    }

    fn comparator(&mut self, raw: &raw::Target, item: &str, calendar: Calendar, about: &About) -> Option<Comparator> {
        let change = match &raw.change.0 {
            Some(change) => {
                let from = self.period(change.from.0, calendar, Severity::Error, || format!("{item}/change/from"), about)?;
                Some(Comparator::Change { by: change.by, from })
            }
            None => None,
        };
        let all = [
            raw.at_least.0.map(Comparator::AtLeast),
            raw.more_than.0.map(Comparator::MoreThan),
            raw.at_most.0.map(Comparator::AtMost),
            raw.less_than.0.map(Comparator::LessThan),
            raw.equals.0.map(Comparator::Equals),
            raw.between.0.map(|(low, high)| Comparator::Between(low, high)),
            raw.done.0.filter(|done| *done).map(|_| Comparator::Done),
            change,
        ];
        let count = all.iter().flatten().count();
        let first = all.into_iter().flatten().next();
        match first {
            Some(Comparator::Between(low, high)) if count == 1 && low > high => {
                let facts = (low.into(), high.into());
                self.tell(ProblemCode::BadNumber, Severity::Error, format!("{item}/between"), facts, about.clone());
                None
            }
            Some(comparator) if count == 1 => Some(comparator),
            _ => {
                let facts = ((count as f64).into(), COMPARATORS.into());
                self.tell(ProblemCode::TargetComparator, Severity::Error, item.to_owned(), facts, about.clone());
                None
            }
        }
    }

    /// The milestones, oldest first. One that is not between the baseline and the due day is left out.
    fn path(
        &mut self,
        raw: &raw::Target,
        item: &str,
        calendar: Calendar,
        ends: (Option<PathPoint>, Period),
        about: &About,
    ) -> Vec<PathPoint> {
        let mut path: Vec<PathPoint> = Vec::new();
        for (nth, point) in raw.path.iter() {
            let place = format!("{item}/path/{nth}/on");
            let Some(on) = self.period(point.on.0, calendar, Severity::Error, || place.clone(), about) else { continue };
            let outside = on.end() > ends.1.end() || ends.0.is_some_and(|baseline| on.end() < baseline.on.end());
            let before = path.last().filter(|last| last.on.end() >= on.end());
            if outside || before.is_some() {
                let severity = if outside { Severity::Error } else { Severity::Warning };
                let expected = before.map_or(Fact::None, |last| Fact::Text(last.on.label().to_string()));
                self.tell(ProblemCode::PathOrder, severity, place, (on.label().to_string().into(), expected), about.clone());
            }
            if !outside {
                path.push(PathPoint { on, value: point.value });
            }
        }
        path.sort_by_key(|point| point.on);
        path
    }

    /// The days of a label, unless they are beyond the years that can be named.
    pub(super) fn period(
        &mut self,
        label: Label,
        calendar: Calendar,
        severity: Severity,
        path: impl FnOnce() -> String,
        about: &About,
    ) -> Option<Period> {
        let period = Period::new(label, calendar);
        if period.is_none() {
            self.tell(ProblemCode::BadPeriod, severity, path(), (text_fact(&label.to_string()), Fact::None), about.clone());
        }
        period
    }
}
