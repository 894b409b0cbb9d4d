//! What today's units were before they began: the units that became them, and with what share.
//!
//! Counts of a unit from before its birth are those of its predecessors, each times the share that went to it; ratios are divided again from such
//! counts. Index points and percentages without parts say nothing of a merged unit, whatever the weights: [`rebuilds`] tells them apart.

use super::Coverage;
use crate::model::{Dataset, IndicatorId, Measure, Rollup, UnitId};
use crate::period::Period;

/// Who became whom, from the successor's side.
#[derive(Debug, Clone, Default)]
pub struct Succession {
    /// By unit: its predecessors and the share (0 to 1) of each that went to it, in the feed's order. Empty where no unit of the feed became another.
    before: Vec<Vec<(UnitId, f64)>>,
}

/// The units of a period that together were a unit of another time.
#[derive(Debug, Clone, PartialEq)]
pub struct Origins {
    /// Each once, with the share (above 0, up to 1) of its counts that belongs to the unit.
    pub parts: Vec<(UnitId, f64)>,
    /// Those that belong to it but did not exist throughout the period, each once. Where there is one, the sum over the parts is not whole.
    pub missing: Vec<UnitId>,
}

impl Origins {
    /// How many of the units that are needed existed throughout the period.
    pub fn coverage(&self) -> Coverage {
        let have = self.parts.len() as u32;
        Coverage { have, of: have + self.missing.len() as u32 }
    }
}

/// Successions of successions are followed this deep; the reader has ruled out circles.
const DEPTH: u8 = 24;

impl Succession {
    /// Turns the successions of a dataset around.
    pub fn new(data: &Dataset) -> Self {
        let mut before = Vec::new();
        for (id, unit) in data.units.iter() {
            for successor in &unit.becomes {
                if before.is_empty() {
                    before.resize(data.units.len(), Vec::new());
                }
                if let Some(list) = before.get_mut(successor.unit.at()) {
                    list.push((id, successor.share));
                }
            }
        }
        Succession { before }
    }

    /// The units that directly became a unit, and the share (0 to 1) of each that went to it, in the feed's order.
    pub fn predecessors(&self, unit: UnitId) -> &[(UnitId, f64)] {
        self.before.get(unit.at()).map_or(&[], Vec::as_slice)
    }

    /// The units whose counts in a period make up those of `unit` in its boundaries of today.
    ///
    /// A unit that existed throughout the period counts itself; so do those that it took in later, while they lived beside it. One that had not yet
    /// begun is followed to its predecessors, theirs, and so on, unless it is `restated`: its own figures of the period are in its later boundaries already.
    /// A unit that began or ended within the period is not covered: its figures are of neither side.
    pub fn origins(&self, data: &Dataset, unit: UnitId, period: Period, restated: &dyn Fn(UnitId) -> bool) -> Origins {
        let mut origins = Origins { parts: Vec::new(), missing: Vec::new() };
        let search = Search { data, period, restated };
        self.collect(&search, unit, 1.0, DEPTH, &mut origins);
        origins
    }

    fn collect(&self, search: &Search<'_>, unit: UnitId, share: f64, depth: u8, into: &mut Origins) {
        let units = &search.data.units;
        let restated = (search.restated)(unit);
        let whole = units[unit].exists_in(search.period);
        let mut followed = false;
        if let (Some(depth), false) = (depth.checked_sub(1), restated) {
            for &(earlier, part) in self.predecessors(unit) {
                // A unit that existed contains those that it had taken in by then.
                if !(whole && units[earlier].valid_to.is_some_and(|to| to < search.period.start())) {
                    self.collect(search, earlier, share * part, depth, into);
                    followed = true;
                }
            }
        }
        if whole || restated {
            match into.parts.iter_mut().find(|part| part.0 == unit) {
                Some(part) => part.1 += share,
                None => into.parts.push((unit, share)),
            }
        } else if !followed && !into.missing.contains(&unit) {
            into.missing.push(unit);
        }
    }
}

/// What is searched for the origins of a unit.
struct Search<'a> {
    data: &'a Dataset,
    period: Period,
    restated: &'a dyn Fn(UnitId) -> bool,
}

/// Whether an indicator's figures may be rebuilt for other boundaries: counts that add up over units, and ratios of such counts.
pub fn rebuilds(data: &Dataset, indicator: IndicatorId) -> bool {
    let meaning = &data.indicators[indicator];
    match meaning.measure {
        Measure::Ratio { numerator, denominator } => {
            meaning.rollup == Rollup::Parts && adds_up(data, numerator) && adds_up(data, denominator)
        }
        _ => adds_up(data, indicator),
    }
}

fn adds_up(data: &Dataset, indicator: IndicatorId) -> bool {
    let meaning = &data.indicators[indicator];
    meaning.measure == Measure::Count && meaning.rollup == Rollup::Sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Direction, Indicator, Successor, Text, Time, Unit, UnitKind, ZeroDenominator};
    use crate::period::{Calendar, Day};

    /// A province: id, first and last day (empty: none), and what it became.
    type Row = (&'static str, &'static str, &'static str, &'static [(&'static str, f64)]);

    fn dataset(rows: &[Row]) -> Dataset {
        let mut data = Dataset::default();
        for &(id, from, to, _) in rows {
            let unit = Unit {
                id: id.to_owned(),
                code: None,
                name: Text::from(id),
                kind: UnitKind::Province,
                parent: None,
                valid_from: Day::parse(from),
                valid_to: Day::parse(to),
                becomes: Vec::new(),
                groups: Vec::new(),
            };
            data.units.insert(id, unit).unwrap();
        }
        for &(id, _, _, becomes) in rows {
            let becomes =
                becomes.iter().map(|&(successor, share)| Successor { unit: data.units.find(successor).unwrap(), share }).collect();
            let id = data.units.find(id).unwrap();
            data.units.get_mut(id).unwrap().becomes = becomes;
        }
        data
    }

    /// The parts by id, and those missing.
    fn origins(data: &Dataset, unit: &str, period: &str) -> (Vec<(String, f64)>, Vec<String>) {
        let period = Period::parse(period, Calendar::Calendar).unwrap();
        let origins = Succession::new(data).origins(data, data.units.find(unit).unwrap(), period, &|_| false);
        let coverage = origins.coverage();
        assert_eq!(coverage.of - coverage.have, origins.missing.len() as u32);
        let name = |id: UnitId| data.units[id].id.clone();
        (origins.parts.iter().map(|&(id, share)| (name(id), share)).collect(), origins.missing.iter().map(|&id| name(id)).collect())
    }

    fn parts(list: &[(&str, f64)]) -> Vec<(String, f64)> {
        list.iter().map(|&(id, share)| (id.to_owned(), share)).collect()
    }

    /// Nghị quyết 202/2025/QH15: Lâm Đồng, Đắk Nông and Bình Thuận became the province Lâm Đồng on 1 July 2025.
    #[test]
    fn a_merged_province_is_its_predecessors() {
        let data = dataset(&[
            ("dak-nong", "2004-01-01", "2025-06-30", &[("lam-dong-2025", 1.0)]),
            ("binh-thuan", "", "2025-06-30", &[("lam-dong-2025", 1.0)]),
            ("lam-dong", "", "2025-06-30", &[("lam-dong-2025", 1.0)]),
            ("lam-dong-2025", "2025-07-01", "", &[]),
        ]);
        let all = parts(&[("dak-nong", 1.0), ("binh-thuan", 1.0), ("lam-dong", 1.0)]);
        assert_eq!(origins(&data, "lam-dong-2025", "2024"), (all.clone(), vec![]));
        assert_eq!(origins(&data, "lam-dong-2025", "2025-Q2"), (all, vec![]));
        assert_eq!(origins(&data, "lam-dong-2025", "2025-Q3"), (parts(&[("lam-dong-2025", 1.0)]), vec![]));
        // 2025 is of neither side; before 2004 Đắk Nông did not exist and nobody says of what it was made.
        assert_eq!(origins(&data, "lam-dong-2025", "2025").0, []);
        assert_eq!(origins(&data, "lam-dong-2025", "2025").1.len(), 3);
        assert_eq!(
            origins(&data, "lam-dong-2025", "2003"),
            (parts(&[("binh-thuan", 1.0), ("lam-dong", 1.0)]), vec!["dak-nong".to_owned()])
        );
    }

    /// `a` became `b` (0.6) and `c` (0.4) in 2010, `b` and `x` became `d` in 2020, `c` and a quarter of `y` joined it too.
    #[test]
    fn successions_are_followed_through_splits() {
        let data = dataset(&[
            ("a", "", "2009-12-31", &[("b", 0.6), ("c", 0.4)]),
            ("b", "2010-01-01", "2019-12-31", &[("d", 1.0)]),
            ("c", "2010-01-01", "2019-12-31", &[("d", 0.5), ("e", 0.5)]),
            ("y", "", "2019-12-31", &[("d", 0.25), ("e", 0.75)]),
            ("d", "2020-01-01", "", &[]),
            ("e", "2020-01-01", "", &[]),
        ]);
        assert_eq!(origins(&data, "d", "2015").0, parts(&[("b", 1.0), ("c", 0.5), ("y", 0.25)]));
        // 0.6 through b, 0.4 · 0.5 through c: once each.
        assert_eq!(origins(&data, "d", "2005").0, parts(&[("a", 0.6 + 0.4 * 0.5), ("y", 0.25)]));
        assert_eq!(origins(&data, "e", "2005").0, parts(&[("a", 0.4 * 0.5), ("y", 0.75)]));
    }

    /// Hà Tây went into Hà Nội on 1 August 2008; Hà Nội had always existed.
    #[test]
    fn what_was_taken_in_lived_beside_it_before() {
        let data = dataset(&[("ha-tay", "", "2008-07-31", &[("ha-noi", 1.0)]), ("ha-noi", "", "", &[])]);
        assert_eq!(origins(&data, "ha-noi", "2007").0, parts(&[("ha-tay", 1.0), ("ha-noi", 1.0)]));
        assert_eq!(origins(&data, "ha-noi", "2009"), (parts(&[("ha-noi", 1.0)]), vec![]));
        assert_eq!(origins(&data, "ha-noi", "2008"), (parts(&[("ha-noi", 1.0)]), vec!["ha-tay".to_owned()]));
    }

    /// One predecessor ended half a year before the new unit began: nobody says where it was meanwhile.
    #[test]
    fn a_gap_before_the_birth_is_not_covered() {
        let data = dataset(&[
            ("early", "", "2019-12-31", &[("new", 1.0)]),
            ("late", "", "2020-06-30", &[("new", 1.0)]),
            ("new", "2020-07-01", "", &[]),
        ]);
        assert_eq!(origins(&data, "new", "2019").0, parts(&[("early", 1.0), ("late", 1.0)]));
        assert_eq!(origins(&data, "new", "2020-H1"), (parts(&[("late", 1.0)]), vec!["early".to_owned()]));
    }

    /// `b` took over from `a` and `x` in 2010; its figures of before are restated, so nobody looks behind it.
    #[test]
    fn a_restated_unit_is_not_followed() {
        let data = dataset(&[
            ("a", "", "2009-12-31", &[("b", 1.0)]),
            ("x", "", "2009-12-31", &[("b", 0.5), ("d", 0.5)]),
            ("b", "2010-01-01", "2019-12-31", &[("d", 1.0)]),
            ("d", "2020-01-01", "", &[]),
        ]);
        let [b, d, x] = ["b", "d", "x"].map(|id| data.units.find(id).unwrap());
        let period = Period::parse("2005", Calendar::Calendar).unwrap();
        let origins = Succession::new(&data).origins(&data, d, period, &|unit| unit == b);
        assert_eq!((origins.parts, origins.missing), (vec![(x, 0.5), (b, 1.0)], vec![]));
    }

    #[test]
    fn counts_and_their_ratios_may_be_rebuilt() {
        let mut data = Dataset::default();
        let mut add = |id: &str, measure: Measure, rollup: Rollup| {
            let indicator = Indicator {
                id: id.to_owned(),
                name: Text::from(id),
                concept: None,
                unit: Text::from("hồ sơ"),
                measure,
                direction: Direction::Up,
                time: Time::Flow,
                rollup,
                owner: None,
                source: None,
                bounds: None,
                decimals: None,
                zero_denominator: ZeroDenominator::None,
                ranked: false,
                groups_only: false,
                calendar: Calendar::Calendar,
            };
            data.indicators.insert(id, indicator).unwrap()
        };
        let received = add("received", Measure::Count, Rollup::Sum);
        let online = add("online", Measure::Count, Rollup::Sum);
        let printed = add("printed", Measure::Percent, Rollup::None);
        let largest = add("largest", Measure::Count, Rollup::Worst);
        let share = add("share", Measure::Ratio { numerator: online, denominator: received }, Rollup::Parts);
        let apart = add("apart", Measure::Ratio { numerator: online, denominator: received }, Rollup::None);
        let mixed = add("mixed", Measure::Ratio { numerator: printed, denominator: received }, Rollup::Parts);
        let nested = add("nested", Measure::Ratio { numerator: share, denominator: received }, Rollup::Parts);
        let index = add("index", Measure::Index, Rollup::None);
        let rebuilt = [received, printed, largest, share, apart, mixed, nested, index].map(|indicator| rebuilds(&data, indicator));
        assert_eq!(rebuilt, [true, false, false, true, false, false, false, false]);
    }
}
