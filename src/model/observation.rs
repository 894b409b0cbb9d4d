//! Observations in columns: 24 bytes each, sorted by indicator, unit and time.

use core::ops::Range;
use serde::{Deserialize, Serialize};

use super::{IndicatorId, PeriodId, SourceId, UnitId};
use crate::num;
use crate::period::Day;

/// Why a figure is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Gap {
    /// It will not be published.
    NotPublished,
    /// It is not yet published.
    NotYet,
    /// It is not known.
    Unknown,
}

/// The word before a figure that makes it inexact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Qualifier {
    /// "trên", "hơn": more than the figure.
    Over,
    /// "khoảng": about.
    About,
    /// "dưới": less than the figure.
    Under,
    /// "gần": a little less than the figure.
    Almost,
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Status {
    /// The result.
    #[default]
    Official,
    /// A plan.
    Planned,
    /// An estimate of what the result will be.
    Estimated,
    /// A first result that may change.
    Provisional,
    /// What was registered, not done.
    Registered,
    /// Rebuilt from predecessors.
    Reconstructed,
    /// The publisher's own figure in later boundaries or by a later method.
    Restated,
}

impl Status {
    /// Whether the figure says what was reached. Plans, registrations and estimates of what is to come do not.
    pub fn is_result(self) -> bool {
        !matches!(self, Status::Planned | Status::Registered | Status::Estimated)
    }

    /// Whether the figure is given in boundaries of another time than its own.
    pub fn is_rebuilt(self) -> bool {
        matches!(self, Status::Restated | Status::Reconstructed)
    }

    /// Which of several figures for one thing is used: higher wins.
    pub(crate) fn standing(self) -> u8 {
        match self {
            Status::Official => 6,
            Status::Restated => 5,
            Status::Reconstructed => 4,
            Status::Provisional => 3,
            Status::Estimated => 2,
            Status::Registered => 1,
            Status::Planned => 0,
        }
    }
}

/// Whose assessment a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Track {
    /// The unit's own.
    #[serde(rename = "self")]
    SelfScored,
    /// The appraising body's.
    Appraised,
    /// The survey's.
    Survey,
}

/// Everything of an observation but its place and figure. Few different ones occur in a feed, so each is kept once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Meta {
    /// What the figure is.
    pub status: Status,
    /// Why there is none.
    pub gap: Option<Gap>,
    /// The word before it.
    pub qualifier: Option<Qualifier>,
    /// Whose assessment it is.
    pub track: Option<Track>,
    /// Where it is from.
    pub source: Option<SourceId>,
    /// When it was published.
    pub published: Option<Day>,
}

/// How the feed lays observations out; decides the paths of problems and passports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// An array of objects.
    #[default]
    Rows,
    /// An array a column; the place of the column of values.
    Columns(usize),
}

impl Layout {
    /// JSON pointer to the observation in this row of the feed.
    pub fn path(self, row: u32) -> String {
        match self {
            Layout::Rows => format!("/observations/{row}"),
            Layout::Columns(value) => format!("/observations/data/{value}/{row}"),
        }
    }
}

/// Observations in the feed's order, before they are sorted. All columns have one length.
#[derive(Debug, Clone, Default)]
pub struct RawObservations {
    /// Place of the indicator.
    pub indicators: Vec<u32>,
    /// Place of the unit.
    pub units: Vec<u32>,
    /// Place of the period, in the order of time.
    pub periods: Vec<u32>,
    /// The figure; NaN for a gap.
    pub values: Vec<f64>,
    /// Place in `table`.
    pub metas: Vec<u32>,
    /// The row in the feed; rising.
    pub rows: Vec<u32>,
    /// The different [`Meta`]s.
    pub table: Vec<Meta>,
    /// The printed texts with their rows; rising.
    pub printed: Vec<(u32, String)>,
    /// How the feed lays them out.
    pub layout: Layout,
}

/// All observations, sorted by indicator, unit, period and row.
#[derive(Debug, Clone, Default)]
pub struct Observations {
    units: Vec<u32>,
    periods: Vec<u32>,
    values: Vec<f64>,
    metas: Vec<u32>,
    rows: Vec<u32>,
    /// Where the block of each indicator starts, and the end of the last.
    starts: Vec<u32>,
    table: Vec<Meta>,
    printed: Vec<(u32, String)>,
    layout: Layout,
}

/// The columns of one indicator, all of one length.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block<'a> {
    /// Places of the units.
    pub(crate) units: &'a [u32],
    /// Places of the periods.
    pub(crate) periods: &'a [u32],
    /// The figures; NaN for a gap.
    pub(crate) values: &'a [f64],
    /// Places of the metas.
    pub(crate) metas: &'a [u32],
    /// Rows in the feed.
    pub(crate) rows: &'a [u32],
}

/// Looks up one period of one unit after the other.
///
/// Where each unit reports as often as the one before, each is found where it is expected: as far on as that one was from the one before it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Walk<'a> {
    block: Block<'a>,
    period: u32,
    at: usize,
    step: usize,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(observations: &'a Observations, indicator: IndicatorId, period: PeriodId) -> Self {
        let mut block = observations.block_of(indicator);
        if observations.table.len() == 1 {
            // All are the same: what need not be looked at need not be brought from memory.
            block.metas = &[];
        }
        Walk { block, period: period.place(), at: 0, step: 0 }
    }

    /// The value of the unit's only observation for the period, and the place of its [`Meta`]; `None` for a gap, where there is none and where there are several.
    pub(crate) fn find(&mut self, unit: UnitId) -> Option<(f64, u32)> {
        let Block { units, periods, .. } = self.block;
        let mut at = self.at + self.step;
        if !self.has(at, unit) {
            at = units.partition_point(|&other| other < unit.place());
            while units.get(at) == Some(&unit.place()) && periods.get(at).is_some_and(|&period| period < self.period) {
                at += 1;
            }
            if !self.has(at, unit) {
                return None;
            }
        }
        (self.at, self.step) = (at, at.saturating_sub(self.at));
        if self.has(at + 1, unit) || at.checked_sub(1).is_some_and(|before| self.has(before, unit)) {
            return None;
        }
        let value = *self.block.values.get(at)?;
        value.is_finite().then_some((value, self.block.metas.get(at).copied().unwrap_or(0)))
    }

    fn has(&self, at: usize, unit: UnitId) -> bool {
        self.block.periods.get(at) == Some(&self.period) && self.block.units.get(at) == Some(&unit.place())
    }
}

/// One observation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation<'a> {
    /// The unit.
    pub unit: UnitId,
    /// The period.
    pub period: PeriodId,
    /// The figure; `None` for a gap.
    pub value: Option<f64>,
    /// Everything else.
    pub meta: &'a Meta,
    /// The row in the feed, from 0.
    pub row: u32,
}

static DEFAULT: Meta = Meta { status: Status::Official, gap: None, qualifier: None, track: None, source: None, published: None };

impl Observations {
    /// Sorts what was read, given the numbers of indicators, units and periods that there are.
    ///
    /// By counting: all by indicator, then each indicator's block by period and by unit. A block is small enough to be near to the processor;
    /// moving to and fro in all of the memory is slow.
    pub fn new(mut raw: RawObservations, indicators: usize, units: usize, periods: usize) -> Self {
        let starts = offsets(&raw.indicators, indicators);
        if !raw.indicators.is_sorted() {
            let targets = targets(&raw.indicators, indicators);
            raw.put(0..targets.len(), &targets);
        }
        let mut start = 0;
        for &end in starts.iter().skip(1) {
            raw.sort_block(start..end as usize, units, periods);
            start = end as usize;
        }
        let RawObservations { units, periods, values, metas, rows, table, printed, layout, .. } = raw;
        Observations { units, periods, values, metas, rows, starts, table, printed, layout }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All observations of an indicator, by unit, then time, then row.
    pub fn of(&self, indicator: IndicatorId) -> impl Iterator<Item = Observation<'_>> {
        self.slice(self.block(indicator))
    }

    /// The units that have observations of an indicator, in the feed's order.
    pub fn units_of(&self, indicator: IndicatorId) -> impl Iterator<Item = UnitId> + use<'_> {
        let units = self.units.get(self.block(indicator)).unwrap_or_default();
        units.chunk_by(|a, b| a == b).filter_map(|run| run.first()).map(|&place| UnitId::from_place(place))
    }

    /// Marks the periods that have results of an indicator: figures that are neither gaps nor plans.
    pub fn mark_periods(&self, indicator: IndicatorId, met: &mut [bool]) {
        let block = self.block(indicator);
        let results: Vec<bool> = self.table.iter().map(|meta| meta.status.is_result()).collect();
        let rows = (self.periods.get(block.clone()).unwrap_or_default().iter())
            .zip(self.values.get(block.clone()).unwrap_or_default())
            .zip(self.metas.get(block).unwrap_or_default());
        for ((&period, value), &meta) in rows {
            if value.is_finite()
                && results.get(meta as usize).copied().unwrap_or(true)
                && let Some(met) = met.get_mut(period as usize)
            {
                *met = true;
            }
        }
    }

    /// All observations of an indicator and a unit, by time, then row. Several for one period are neighbours.
    pub fn series(&self, indicator: IndicatorId, unit: UnitId) -> impl Iterator<Item = Observation<'_>> {
        self.slice(self.run(indicator, unit))
    }

    /// Those of a series from a period on.
    pub fn series_from(&self, indicator: IndicatorId, unit: UnitId, first: PeriodId) -> impl Iterator<Item = Observation<'_>> {
        let mut run = self.run(indicator, unit);
        let periods = self.periods.get(run.clone()).unwrap_or_default();
        run.start += periods.partition_point(|&other| other < first.place());
        self.slice(run)
    }

    /// The observation that is used where several stand for one indicator, unit and period: a result before a gap before a plan, the official
    /// figure before others, the assessment of the appraising body before the survey's before the unit's own, then the last row.
    pub fn at(&self, indicator: IndicatorId, unit: UnitId, period: PeriodId) -> Option<Observation<'_>> {
        self.series_from(indicator, unit, period)
            .take_while(|observation| observation.period == period)
            .max_by_key(|observation| observation.standing())
    }

    /// JSON pointer to an observation in the feed.
    pub fn path(&self, observation: &Observation<'_>) -> String {
        self.layout.path(observation.row)
    }

    /// JSON pointer to the observation in this row of the feed.
    pub fn path_of(&self, row: u32) -> String {
        self.layout.path(row)
    }

    /// The text as printed of the observation in this row of the feed, where the feed keeps it.
    pub fn printed_at(&self, row: u32) -> Option<&str> {
        let place = self.printed.partition_point(|(other, _)| *other < row);
        self.printed.get(place).filter(|(other, _)| *other == row).map(|(_, text)| text.as_str())
    }

    /// The columns of an indicator, sorted by unit, time and row.
    pub(crate) fn block_of(&self, indicator: IndicatorId) -> Block<'_> {
        let range = self.block(indicator);
        Block {
            units: self.units.get(range.clone()).unwrap_or_default(),
            periods: self.periods.get(range.clone()).unwrap_or_default(),
            values: self.values.get(range.clone()).unwrap_or_default(),
            metas: self.metas.get(range.clone()).unwrap_or_default(),
            rows: self.rows.get(range).unwrap_or_default(),
        }
    }

    /// The different [`Meta`]s, by the place that [`Block::metas`] gives.
    pub(crate) fn table(&self) -> &[Meta] {
        &self.table
    }

    fn block(&self, indicator: IndicatorId) -> Range<usize> {
        match (self.starts.get(indicator.at()), self.starts.get(indicator.at() + 1)) {
            (Some(&start), Some(&end)) => start as usize..end as usize,
            _ => 0..0,
        }
    }

    fn run(&self, indicator: IndicatorId, unit: UnitId) -> Range<usize> {
        let block = self.block(indicator);
        let units = self.units.get(block.clone()).unwrap_or_default();
        let start = units.partition_point(|&other| other < unit.place());
        // Series are short, and whoever asks for one goes through it.
        let length = units.get(start..).unwrap_or_default().iter().take_while(|&&other| other == unit.place()).count();
        block.start + start..block.start + start + length
    }

    fn slice(&self, places: impl Iterator<Item = usize>) -> impl Iterator<Item = Observation<'_>> {
        places.filter_map(|place| self.get(place))
    }

    fn get(&self, place: usize) -> Option<Observation<'_>> {
        let value = *self.values.get(place)?;
        Some(Observation {
            unit: UnitId::from_place(*self.units.get(place)?),
            period: PeriodId::from_place(*self.periods.get(place)?),
            value: value.is_finite().then_some(value),
            meta: self.table.get(*self.metas.get(place)? as usize).unwrap_or(&DEFAULT),
            row: *self.rows.get(place)?,
        })
    }
}

impl Observation<'_> {
    /// Which of several observations of one thing is used: the greatest.
    pub fn standing(&self) -> (bool, u8, u8, u32) {
        let track = match self.meta.track {
            None => 3,
            Some(Track::Appraised) => 2,
            Some(Track::Survey) => 1,
            Some(Track::SelfScored) => 0,
        };
        (self.value.is_some() && self.meta.status.is_result(), self.meta.status.standing(), track, self.row)
    }

    /// Why there is no figure; `None` where there is one.
    pub fn gap(&self) -> Option<Gap> {
        if self.value.is_some() { None } else { Some(self.meta.gap.unwrap_or(Gap::Unknown)) }
    }
}

impl RawObservations {
    /// Sorts the observations of one indicator by unit, period and row.
    fn sort_block(&mut self, block: Range<usize>, units: usize, periods: usize) {
        let keys = self.units.get(block.clone()).unwrap_or_default();
        let times = self.periods.get(block.clone()).unwrap_or_default();
        if keys.len() < (units + periods) / 4 {
            // Few observations are sooner compared than counted.
            let mut order = Vec::with_capacity(keys.len());
            for ((&unit, &period), place) in keys.iter().zip(times).zip(0..) {
                order.push(((i64::from(unit) << 32) + i64::from(period), place));
            }
            let mut targets = vec![0; order.len()];
            for (target, place) in (0..).zip(num::sorted(order)) {
                if let Some(slot) = targets.get_mut(place) {
                    *slot = target;
                }
            }
            return self.put(block, &targets);
        }
        // What is appended to in the order of time, as most feeds are, has each unit's periods in order already.
        let mut last = vec![0; units];
        let (mut in_order, mut in_time, mut before) = (true, true, 0);
        for (&unit, &period) in keys.iter().zip(times) {
            if let Some(last) = last.get_mut(unit as usize) {
                in_time &= *last <= period;
                *last = period;
            }
            in_order &= before <= unit;
            before = unit;
        }
        if !in_time {
            let targets = targets(times, periods);
            self.put(block.clone(), &targets);
        }
        if !in_time || !in_order {
            let targets = targets(self.units.get(block.clone()).unwrap_or_default(), units);
            self.put(block, &targets);
        }
    }

    /// Puts each observation of a block where its target in the block says. What indicators they are of is known by their block.
    fn put(&mut self, block: Range<usize>, targets: &[u32]) {
        scatter(&mut self.units, &block, targets);
        scatter(&mut self.periods, &block, targets);
        scatter(&mut self.rows, &block, targets);
        if self.table.len() > 1 {
            scatter(&mut self.metas, &block, targets);
        }
        scatter(&mut self.values, &block, targets);
    }
}

/// Where each place goes in a stable sort by key.
fn targets(keys: &[u32], count: usize) -> Vec<u32> {
    let mut next = offsets(keys, count);
    let mut targets = vec![0; keys.len()];
    for (target, &key) in targets.iter_mut().zip(keys) {
        if let Some(next) = next.get_mut(key as usize) {
            *target = *next;
            *next += 1;
        }
    }
    targets
}

fn scatter<T: Copy>(column: &mut [T], block: &Range<usize>, targets: &[u32]) {
    let Some(column) = column.get_mut(block.clone()) else { return };
    for (&item, &target) in column.to_vec().iter().zip(targets) {
        if let Some(slot) = column.get_mut(target as usize) {
            *slot = item;
        }
    }
}

/// Where the places with each key start, and the end of the last, when they are sorted by key.
fn offsets(keys: &[u32], count: usize) -> Vec<u32> {
    let mut starts = vec![0_u32; count + 1];
    for &key in keys {
        if let Some(start) = starts.get_mut(key as usize + 1) {
            *start += 1;
        }
    }
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows in the feed's order, the newest first.
    fn sample() -> Observations {
        let raw = RawObservations {
            indicators: vec![1, 0, 1, 1, 0],
            units: vec![1, 0, 0, 1, 0],
            periods: vec![1, 0, 0, 0, 0],
            values: vec![1.0, 2.0, 3.0, f64::NAN, 5.0],
            metas: vec![0, 0, 0, 1, 0],
            rows: vec![0, 1, 2, 3, 4],
            table: vec![Meta::default(), Meta { gap: Some(Gap::NotYet), ..Meta::default() }],
            printed: vec![(1, "hai".to_owned())],
            layout: Layout::Columns(3),
        };
        Observations::new(raw, 2, 2, 2)
    }

    #[test]
    fn a_series_is_in_the_order_of_time() {
        let series: Vec<_> = sample().series(Id1(1), Id1(1)).map(|o| (o.period.place(), o.value, o.gap(), o.row)).collect();
        assert_eq!(series, [(0, None, Some(Gap::NotYet), 3), (1, Some(1.0), None, 0)]);
    }

    #[test]
    fn of_two_with_one_key_the_last_counts() {
        let all = sample();
        let at = all.at(Id1(0), Id1(0), Id1(0)).unwrap();
        assert_eq!((at.value, all.path(&at)), (Some(5.0), "/observations/data/3/4".to_owned()));
        assert_eq!(all.series(Id1(0), Id1(0)).count(), 2);
    }

    #[test]
    fn a_unit_without_observations_has_an_empty_series() {
        assert_eq!(sample().series(Id1(0), Id1(1)).count(), 0);
        assert_eq!(sample().of(Id1(7)).count(), 0);
    }

    /// Against the standard library's stable sort: series in time and not, dense and sparse.
    #[test]
    fn every_way_of_sorting_gives_one_order() {
        for (counts, rows, step) in
            [((3, 5, 4), 200_u32, 1), ((3, 5, 4), 200, 7), ((50, 900, 6), 300, 7919), ((2, 4, 100), 20, 7), ((1, 1, 1), 9, 1)]
        {
            let pick = |row: u32, salt: u32, count: usize| (row.wrapping_mul(step).wrapping_add(salt) ^ (row >> 3)) % count as u32;
            let raw = RawObservations {
                indicators: (0..rows).map(|row| pick(row, 1, counts.0)).collect(),
                units: (0..rows).map(|row| pick(row, 5, counts.1)).collect(),
                periods: (0..rows).map(|row| if step == 1 { row * counts.2 as u32 / rows } else { pick(row, 3, counts.2) }).collect(),
                values: (0..rows).map(f64::from).collect(),
                metas: (0..rows).map(|row| row % 2).collect(),
                rows: (0..rows).collect(),
                table: vec![Meta::default(), Meta { gap: Some(Gap::NotYet), ..Meta::default() }],
                ..RawObservations::default()
            };
            let mut expected: Vec<u32> = (0..rows).collect();
            expected.sort_by_key(|&row| (raw.indicators[row as usize], raw.units[row as usize], raw.periods[row as usize]));
            let sorted = Observations::new(raw.clone(), counts.0, counts.1, counts.2);
            assert_eq!(sorted.rows, expected);
            assert!(sorted.rows.iter().zip(&sorted.values).all(|(&row, &value)| f64::from(row) == value));
            assert!(sorted.rows.iter().zip(&sorted.metas).all(|(row, meta)| row % 2 == *meta));
            assert!(sorted.rows.iter().zip(&sorted.units).all(|(&row, &unit)| raw.units[row as usize] == unit));
            assert_eq!(sorted.starts.last(), Some(&rows));
        }
    }

    #[allow(non_snake_case)]
    fn Id1<T>(place: u32) -> crate::model::Id<T> {
        crate::model::Id::from_place(place)
    }
}
