//! Targets and the verdicts that documents state of them.

use super::{Here, Linker, Said, raw};
use crate::feed::order::time;
use crate::feed::shape::View;
use crate::model::{Comparator, PathPoint, Reported, Target};
use crate::num;
use crate::period::{Calendar, Period};
use crate::problem::{ProblemCode, Severity};

const COMPARATORS: &str = "one of atLeast, moreThan, atMost, lessThan, equals, between, done, change";

/// A comparator with one number.
type Limit = fn(f64) -> Comparator;

impl Linker<'_> {
    #[inline(never)]
    pub(super) fn targets(&mut self, feed: View<'_, raw::Feed>) {
        for (place, raw) in feed.targets() {
            let here = Here { unit: raw.unit(), indicator: Some(raw.indicator()), ..Here::item("targets", place) };
            if !self.check_id(&here, raw.id()) {
                continue;
            }
            if let Some(target) = self.target(&here, raw)
                && self.dataset.targets.insert(raw.id(), target).is_err()
            {
                self.duplicate(&here, raw.id());
            }
        }
        for (place, raw) in feed.reported() {
            let here = Here { unit: Some(raw.unit()), ..Here::item("reported", place) };
            let target = self.dataset.targets.find(raw.target());
            if target.is_none() {
                self.unknown(&here, "target", Severity::Error, raw.target(), "target");
            }
            let unit = self.unit(&here, "unit", Severity::Error, raw.unit());
            let source = self.source(&here, raw.source());
            if let (Some(target), Some(unit)) = (target, unit) {
                self.dataset.reported.push(Reported { target, unit, as_of: raw.as_of(), verdict: raw.verdict(), source });
            }
        }
    }

    #[inline(never)]
    fn target(&mut self, here: &Here<'_>, raw: View<'_, raw::Target>) -> Option<Target> {
        let indicator = self.indicator(here, "indicator", Severity::Error, raw.indicator());
        // Without its unit it would hold for every unit.
        let unit = match raw.unit() {
            Some(id) => Some(self.unit(here, "unit", Severity::Error, id)?),
            None => None,
        };
        let indicator = indicator?;
        let calendar = self.dataset.indicators[indicator].calendar;
        let due = self.period(here, "due", Severity::Error, raw.due(), calendar)?;
        let comparator = self.comparator(here, raw, calendar)?;
        let baseline = raw.baseline().as_ref().and_then(|point| {
            let inside = here.field("baseline");
            let on = self.period(&inside, "on", Severity::Warning, point.on(), calendar)?;
            Some(PathPoint { on, value: point.value() })
        });
        let path = self.path(here, raw, calendar, baseline, due);
        let source = self.source(here, raw.source());
        Some(Target { id: raw.id().to_owned(), indicator, unit, due, comparator, baseline, path, source })
    }

    #[inline(never)]
    fn comparator(&mut self, here: &Here<'_>, raw: View<'_, raw::Target>, calendar: Calendar) -> Option<Comparator> {
        let change = match &raw.change() {
            Some(change) => {
                let inside = here.field("change");
                let from = self.period(&inside, "from", Severity::Error, change.from(), calendar)?;
                Some(Comparator::Change { by: change.by(), from })
            }
            None => None,
        };
        let mut found = u32::from(change.is_some());
        let mut comparator = change;
        let limits: [(Option<f64>, Limit); 5] = [
            (raw.at_least(), Comparator::AtLeast),
            (raw.more_than(), Comparator::MoreThan),
            (raw.at_most(), Comparator::AtMost),
            (raw.less_than(), Comparator::LessThan),
            (raw.equals(), Comparator::Equals),
        ];
        for (limit, of) in limits {
            if let Some(limit) = limit {
                found += 1;
                comparator = Some(of(limit));
            }
        }
        if raw.done() == Some(true) {
            found += 1;
            comparator = Some(Comparator::Done);
        }
        if let Some((low, high)) = raw.between() {
            found += 1;
            comparator = Some(Comparator::Between(low, high));
            if found == 1 && low > high {
                self.tell(here, "between", ProblemCode::BadNumber, Severity::Error, low.into(), high.into());
                return None;
            }
        }
        if found != 1 {
            self.tell(here, "", ProblemCode::TargetComparator, Severity::Error, f64::from(found).into(), COMPARATORS.into());
            return None;
        }
        comparator
    }

    /// The milestones, oldest first. One that is not between the baseline and the due day is left out.
    #[inline(never)]
    fn path(
        &mut self,
        here: &Here<'_>,
        raw: View<'_, raw::Target>,
        calendar: Calendar,
        baseline: Option<PathPoint>,
        due: Period,
    ) -> Vec<PathPoint> {
        let mut path: Vec<PathPoint> = Vec::new();
        for (nth, point) in raw.path() {
            let inside = here.element("path", nth);
            let Some(on) = self.period(&inside, "on", Severity::Error, point.on(), calendar) else { continue };
            let outside = on.end() > due.end() || baseline.is_some_and(|baseline| on.end() < baseline.on.end());
            if outside || path.last().is_some_and(|last| last.on.end() >= on.end()) {
                let severity = if outside { Severity::Error } else { Severity::Warning };
                let found = on.label().to_string();
                self.tell(&inside, "on", ProblemCode::PathOrder, severity, found.as_str().into(), Said::Nothing);
            }
            if !outside {
                path.push(PathPoint { on, value: point.value() });
            }
        }
        let keys = path.iter().zip(0..).map(|(point, nth)| (time(point.on), nth)).collect();
        num::sorted(keys).filter_map(|nth| path.get(nth).copied()).collect()
    }
}
