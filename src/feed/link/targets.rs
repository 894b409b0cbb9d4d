//! Targets and the verdicts that documents state of them.

use super::{Here, Linker, Said, raw};
use crate::feed::order::time;
use crate::feed::path::Path;
use crate::model::{Comparator, PathPoint, Reported, Target};
use crate::num;
use crate::period::{Calendar, Period};
use crate::problem::{ProblemCode, Severity};

const COMPARATORS: &str = "one of atLeast, moreThan, atMost, lessThan, equals, between, done, change";

impl Linker<'_> {
    pub(super) fn targets(&mut self, feed: &raw::Feed<'_>) {
        let all = Path::Key(&Path::Root, "targets");
        for (place, raw) in feed.targets.iter() {
            let here = Here { unit: raw.unit, indicator: Some(raw.indicator), ..Here::at(Path::Index(&all, place)) };
            if !self.check_id(&here, raw.id) {
                continue;
            }
            if let Some(target) = self.target(&here, raw)
                && self.dataset.targets.insert(raw.id, target).is_err()
            {
                self.duplicate(&here, raw.id);
            }
        }
        let all = Path::Key(&Path::Root, "reported");
        for (place, raw) in feed.reported.iter() {
            let here = Here { unit: Some(raw.unit), ..Here::at(Path::Index(&all, place)) };
            let target = self.dataset.targets.find(raw.target);
            if target.is_none() {
                self.unknown(&here, "target", Severity::Error, raw.target, "target");
            }
            let unit = self.unit(&here, "unit", Severity::Error, raw.unit);
            let source = self.source(&here, raw.source);
            if let (Some(target), Some(unit)) = (target, unit) {
                self.dataset.reported.push(Reported { target, unit, as_of: raw.as_of, verdict: raw.verdict, source });
            }
        }
    }

    fn target(&mut self, here: &Here<'_>, raw: &raw::Target<'_>) -> Option<Target> {
        let indicator = self.indicator(here, "indicator", Severity::Error, raw.indicator);
        // Without its unit it would hold for every unit.
        let unit = match raw.unit {
            Some(id) => Some(self.unit(here, "unit", Severity::Error, id)?),
            None => None,
        };
        let indicator = indicator?;
        let calendar = self.dataset.indicators[indicator].calendar;
        let due = self.period(here, "due", Severity::Error, raw.due, calendar)?;
        let comparator = self.comparator(here, raw, calendar)?;
        let baseline = raw.baseline.as_ref().and_then(|point| {
            let inside = here.inside(Path::Key(&here.path, "baseline"));
            let on = self.period(&inside, "on", Severity::Warning, point.on, calendar)?;
            Some(PathPoint { on, value: point.value })
        });
        let path = self.path(here, raw, calendar, baseline, due);
        let source = self.source(here, raw.source);
        Some(Target { id: raw.id.to_owned(), indicator, unit, due, comparator, baseline, path, source })
    }

    fn comparator(&mut self, here: &Here<'_>, raw: &raw::Target<'_>, calendar: Calendar) -> Option<Comparator> {
        let change = match &raw.change {
            Some(change) => {
                let inside = here.inside(Path::Key(&here.path, "change"));
                let from = self.period(&inside, "from", Severity::Error, change.from, calendar)?;
                Some(Comparator::Change { by: change.by, from })
            }
            None => None,
        };
        let all = [
            raw.at_least.map(Comparator::AtLeast),
            raw.more_than.map(Comparator::MoreThan),
            raw.at_most.map(Comparator::AtMost),
            raw.less_than.map(Comparator::LessThan),
            raw.equals.map(Comparator::Equals),
            raw.between.map(|(low, high)| Comparator::Between(low, high)),
            raw.done.filter(|done| *done).map(|_| Comparator::Done),
            change,
        ];
        let mut given = all.iter().flatten();
        match (given.next(), given.count()) {
            (Some(&Comparator::Between(low, high)), 0) if low > high => {
                self.tell(here, "between", ProblemCode::BadNumber, Severity::Error, low.into(), high.into());
                None
            }
            (Some(&comparator), 0) => Some(comparator),
            (first, others) => {
                let found = (others + usize::from(first.is_some())) as f64;
                self.tell(here, "", ProblemCode::TargetComparator, Severity::Error, found.into(), COMPARATORS.into());
                None
            }
        }
    }

    /// The milestones, oldest first. One that is not between the baseline and the due day is left out.
    fn path(
        &mut self,
        here: &Here<'_>,
        raw: &raw::Target<'_>,
        calendar: Calendar,
        baseline: Option<PathPoint>,
        due: Period,
    ) -> Vec<PathPoint> {
        let all = Path::Key(&here.path, "path");
        let mut path: Vec<PathPoint> = Vec::new();
        for (nth, point) in raw.path.iter() {
            let inside = here.inside(Path::Index(&all, nth));
            let Some(on) = self.period(&inside, "on", Severity::Error, point.on, calendar) else { continue };
            let outside = on.end() > due.end() || baseline.is_some_and(|baseline| on.end() < baseline.on.end());
            if outside || path.last().is_some_and(|last| last.on.end() >= on.end()) {
                let severity = if outside { Severity::Error } else { Severity::Warning };
                let found = on.label().to_string();
                self.tell(&inside, "on", ProblemCode::PathOrder, severity, found.as_str().into(), Said::Nothing);
            }
            if !outside {
                path.push(PathPoint { on, value: point.value });
            }
        }
        let keys = path.iter().zip(0..).map(|(point, nth)| (time(point.on), nth)).collect();
        num::sorted(keys).filter_map(|nth| path.get(nth).copied()).collect()
    }
}
