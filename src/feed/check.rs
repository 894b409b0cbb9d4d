//! Observations against each other, and against their units and indicators.

use rustc_hash::FxHashMap;

use super::distinct::Distinct;
use crate::error::Fact;
use crate::model::{Block, Dataset, Indicator, IndicatorId, Measure, Meta, PeriodId, Status, Time, UnitId};
use crate::period::{Calendar, Day};
use crate::problem::{About, Problem, ProblemCode, Problems, Severity};

/// Checks all observations, indicator by indicator.
#[inline(never)]
pub(super) fn check(dataset: &Dataset, problems: &mut Problems) {
    let mut checker = Checker { dataset, problems, keys: keys(dataset.observations.table()), seen: Vec::new(), stamp: 0 };
    let mut limited = Vec::with_capacity(dataset.units.len());
    for (_, unit) in dataset.units.iter() {
        limited.push(unit.valid_from.is_some() || unit.valid_to.is_some());
    }
    let labels = labels(dataset);
    for (id, indicator) in dataset.indicators.iter() {
        let block = dataset.observations.block_of(id);
        let repeats = checker.each(id, indicator, &block, &limited);
        if repeats {
            checker.repeats(id, &block);
        }
        if indicator.time == Time::Cumulative {
            checker.falls(id, indicator, &block);
        }
        if let Some(labels) = &labels {
            checker.labels(id, &block, labels);
        }
    }
}

/// What of a [`Meta`] belongs to an observation's key: with the source, and without it.
#[derive(Clone, Copy)]
struct Key {
    strict: u32,
    loose: u32,
}

#[inline(never)]
fn keys(metas: &[Meta]) -> Vec<Key> {
    let mut known = Distinct::default();
    let mut keys = Vec::with_capacity(metas.len());
    for meta in metas {
        let (status, track) = (meta.status as u32, meta.track.map_or(0, |track| track as u32 + 1));
        let source = meta.source.map_or(1, |source| source.place() + 2);
        keys.push(Key { strict: known.place([status, track, source, 0, 0, 0]), loose: known.place([status, track, 0, 0, 0, 0]) });
    }
    keys
}

/// For each period a number of its label, where some label stands for several periods.
#[inline(never)]
fn labels(dataset: &Dataset) -> Option<Vec<u32>> {
    let mut ids: FxHashMap<String, u32> = FxHashMap::default();
    let mut labels = Vec::with_capacity(dataset.periods.len());
    for (_, period) in dataset.periods.iter() {
        let next = ids.len() as u32;
        labels.push(*ids.entry(period.label().to_string()).or_insert(next));
    }
    (ids.len() < labels.len()).then_some(labels)
}

struct Checker<'a> {
    dataset: &'a Dataset,
    problems: &'a mut Problems,
    /// By place of the meta.
    keys: Vec<Key>,
    /// What was last seen under a number, and in which round.
    seen: Vec<(u32, usize)>,
    stamp: u32,
}

impl Checker<'_> {
    /// Each value alone. Gives whether some unit and period have several observations.
    #[inline(never)]
    fn each(&mut self, id: IndicatorId, indicator: &Indicator, block: &Block<'_>, limited: &[bool]) -> bool {
        let (low, high) = match &indicator.measure {
            Measure::Level { levels } if !levels.is_empty() && indicator.bounds.is_none() => (Some(0.0), Some(levels.len() as f64 - 1.0)),
            _ => indicator.natural_bounds(),
        };
        let (low, high) = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
        let mut repeats = false;
        let mut before = (u32::MAX, u32::MAX);
        for (at, ((&unit, &period), &value)) in block.units.iter().zip(block.periods).zip(block.values).enumerate() {
            if value < low || value > high {
                let bound = if value < low { low } else { high };
                self.tell(ProblemCode::OutOfBounds, id, block, at, value.into(), bound.into());
            }
            if limited.get(unit as usize) == Some(&true) {
                self.validity(id, block, at);
            }
            repeats |= before == (unit, period);
            before = (unit, period);
        }
        repeats
    }

    #[inline(never)]
    fn validity(&mut self, id: IndicatorId, block: &Block<'_>, at: usize) {
        let (Some(&unit), Some(&period), Some(&value), Some(&meta)) =
            (block.units.get(at), block.periods.get(at), block.values.get(at), block.metas.get(at))
        else {
            return;
        };
        let unit = &self.dataset.units[UnitId::from_place(unit)];
        let status = self.dataset.observations.table().get(meta as usize).map(|meta| meta.status);
        let exempt = matches!(status, Some(Status::Restated | Status::Reconstructed));
        if value.is_nan() || exempt || unit.exists_in(self.dataset.periods[PeriodId::from_place(period)]) {
            return;
        }
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        let expected = format!("{}/{}", day(unit.valid_from), day(unit.valid_to));
        self.tell(ProblemCode::UnitNotValid, id, block, at, Fact::None, expected.into());
    }

    /// Observations of one unit and period: the same key twice, or another figure from another source.
    #[inline(never)]
    fn repeats(&mut self, id: IndicatorId, block: &Block<'_>) {
        let mut before = (u32::MAX, u32::MAX);
        for (at, (&unit, &period)) in block.units.iter().zip(block.periods).enumerate() {
            if before != (unit, period) {
                before = (unit, period);
                self.stamp += 1;
            }
            let Some(key) = self.key(block, at) else { continue };
            let value = block.values.get(at).copied().unwrap_or(f64::NAN);
            let same = self.see(key.strict, at);
            let other = self.see(key.loose, at);
            let value_at = |at: usize| block.values.get(at).copied().unwrap_or(f64::NAN);
            if let Some(first) = same {
                self.tell(ProblemCode::DuplicateObservation, id, block, at, value.into(), value_at(first).into());
            } else if let Some(first) = other
                && value != value_at(first)
                && !value.is_nan()
                && !value_at(first).is_nan()
            {
                self.tell(ProblemCode::SourcesDisagree, id, block, at, value.into(), value_at(first).into());
            }
        }
    }

    /// Cumulative figures that fall within a year. Plans are not compared with results, nor one source with another.
    #[inline(never)]
    fn falls(&mut self, id: IndicatorId, indicator: &Indicator, block: &Block<'_>) {
        let mut before = (u32::MAX, i32::MAX);
        for (at, (&unit, &period)) in block.units.iter().zip(block.periods).enumerate() {
            let value = block.values.get(at).copied().unwrap_or(f64::NAN);
            if value.is_nan() {
                continue;
            }
            let year = year(self.dataset.periods[PeriodId::from_place(period)].end(), indicator.calendar);
            if before != (unit, year) {
                before = (unit, year);
                self.stamp += 1;
            }
            let Some(key) = self.key(block, at) else { continue };
            let last = self.see(key.strict, at).and_then(|last| block.values.get(last)).copied();
            if let Some(slot) = self.seen.get_mut(key.strict as usize) {
                slot.1 = at;
            }
            if let Some(last) = last.filter(|last| value < *last) {
                self.tell(ProblemCode::CumulativeFalls, id, block, at, value.into(), last.into());
            }
        }
    }

    /// Figures of one unit whose labels are one and whose days are not.
    #[inline(never)]
    fn labels(&mut self, id: IndicatorId, block: &Block<'_>, labels: &[u32]) {
        let mut before = u32::MAX;
        for (at, (&unit, &period)) in block.units.iter().zip(block.periods).enumerate() {
            if before != unit {
                before = unit;
                self.stamp += 1;
            }
            let Some(&label) = labels.get(period as usize) else { continue };
            let first = self.see(label, at).and_then(|first| block.periods.get(first)).copied();
            if let Some(first) = first.filter(|first| *first != period) {
                let days = |place: u32| {
                    let period = self.dataset.periods[PeriodId::from_place(place)];
                    Fact::Text(format!("{}/{}", period.start(), period.end()))
                };
                self.tell(ProblemCode::SameLabelOtherDays, id, block, at, days(period), days(first));
            }
        }
    }

    #[inline(never)]
    fn key(&self, block: &Block<'_>, at: usize) -> Option<Key> {
        self.keys.get(*block.metas.get(at)? as usize).copied()
    }

    /// Notes that something was seen under a number; gives where it was first seen in this round.
    #[inline(never)]
    fn see(&mut self, number: u32, at: usize) -> Option<usize> {
        let number = number as usize;
        if self.seen.len() <= number {
            self.seen.resize(number + 1, (0, 0));
        }
        let slot = self.seen.get_mut(number)?;
        if slot.0 == self.stamp {
            return Some(slot.1);
        }
        *slot = (self.stamp, at);
        None
    }

    #[cold]
    #[inline(never)]
    fn tell(&mut self, code: ProblemCode, indicator: IndicatorId, block: &Block<'_>, at: usize, found: Fact, expected: Fact) {
        let (Some(&unit), Some(&period), Some(&row)) = (block.units.get(at), block.periods.get(at), block.rows.get(at)) else { return };
        let dataset = self.dataset;
        self.problems.add(code, || {
            let about = About {
                unit: Some(dataset.units[UnitId::from_place(unit)].id.clone()),
                indicator: Some(dataset.indicators[indicator].id.clone()),
                period: Some(dataset.periods[PeriodId::from_place(period)].id(dataset.head.calendar)),
                node: None,
            };
            Problem { code, severity: Severity::Warning, path: dataset.observations.path_of(row), found, expected, about, count: 1 }
        });
    }
}

/// The year that a day belongs to.
#[inline(never)]
fn year(day: Day, calendar: Calendar) -> i32 {
    let year = day.year();
    let next = calendar == Calendar::Reporting && Day::new(year, 12, 14).is_some_and(|last| day > last);
    year + i32::from(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reporting_year_begins_on_15_december() {
        let of = |day: &str, calendar| year(Day::parse(day).unwrap(), calendar);
        assert_eq!(of("2024-12-14", Calendar::Reporting), 2024);
        assert_eq!(of("2024-12-15", Calendar::Reporting), 2025);
        assert_eq!(of("2024-12-20", Calendar::Calendar), 2024);
    }
}
