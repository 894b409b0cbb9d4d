//! Observations as they were read, against the head: texts become ids, labels become days.

use super::decode::{word_fact, word_of};
use super::distinct::{Distinct, Key};
use super::order::time;
use super::sheet::{Field, Keys, META, Places, Sheet, look_up, path};
use super::texts::{NONE, TOLD, Texts};
use super::tree::text_fact;
use crate::error::Fact;
use crate::model::{Dataset, Gap, Layout, Meta, Observations, Qualifier, RawObservations, Status, Track};
use crate::num::sorted;
use crate::period::{Calendar, Day, Label, Period};
use crate::problem::{About, Problem, ProblemCode, Problems, Severity};

const CALENDARS: [Calendar; 2] = [Calendar::Calendar, Calendar::Reporting];

/// Looks everything up, and puts periods and observations into the dataset.
pub(super) fn resolve(mut sheet: Sheet<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    let texts = &sheet.texts;
    let mut units = vec![NONE; texts.len()];
    let mut indicators = vec![NONE; texts.len()];
    for (text, (unit, indicator)) in (0..).zip(units.iter_mut().zip(&mut indicators)) {
        *unit = dataset.units.find(texts.get(text)).map_or(NONE, |id| id.place());
        *indicator = dataset.indicators.find(texts.get(text)).map_or(NONE, |id| id.place());
    }
    let mut calendars = Vec::new();
    for (_, indicator) in dataset.indicators.iter() {
        calendars.push(u8::from(indicator.calendar == Calendar::Reporting));
    }
    let mut table = Vec::new();
    let mut flawed = Vec::new();
    for codes in &sheet.metas_read.list {
        let (meta, is_flawed) = meta(codes, texts, dataset);
        table.push(meta);
        flawed.push(is_flawed);
    }
    let mut periods = Periods {
        spans: &sheet.spans,
        texts,
        places: vec![UNSEEN; sheet.spans.len() as usize * CALENDARS.len()],
        list: Vec::new(),
        ids: Texts::default(),
    };
    for (keys, count) in
        [(&mut sheet.units, texts.len()), (&mut sheet.indicators, texts.len()), (&mut sheet.periods, sheet.spans.len() as usize)]
    {
        if keys.meanings.is_empty() {
            keys.meanings = (0..count as u32).collect();
        }
    }

    // The usual feed has one calendar, and every code that occurs stands for something known: its columns are looked up as they are.
    let calendar = calendars.first().copied().unwrap_or_default();
    let mut plain = !flawed.contains(&true);
    for &other in &calendars {
        plain &= other == calendar;
    }
    let mut spans = Vec::new();
    for span in 0..if plain { sheet.spans.len() } else { 0 } {
        spans.push(periods.place(span, calendar));
    }
    let tables = (table_of(&sheet.units, &units), table_of(&sheet.indicators, &indicators), table_of(&sheet.periods, &spans));
    let mut raw = RawObservations {
        units: sheet.units.codes,
        indicators: sheet.indicators.codes,
        periods: sheet.periods.codes,
        values: sheet.values,
        metas: sheet.metas,
        rows: sheet.rows,
        table,
        printed: sheet.printed,
        layout: layout(&sheet.places),
    };
    let mut times = if plain && let (Some(units), Some(indicators), Some(times)) = tables {
        look_up(&mut raw.units, &units);
        look_up(&mut raw.indicators, &indicators);
        times
    } else {
        let teller = Teller { texts, places: &sheet.places };
        let meaning = |meanings: &[u32], code: u32| meanings.get(code as usize).copied().unwrap_or(NONE);
        // The columns are rewritten in place: what is used moves up over what is not.
        let mut used = 0;
        for at in 0..raw.rows.len() {
            let Some((unit, indicator, span, meta, row)) = row_of(&raw, at) else { break };
            let unit = meaning(&sheet.units.meanings, unit);
            let indicator = meaning(&sheet.indicators.meanings, indicator);
            let span = meaning(&sheet.periods.meanings, span);
            let unit_place = meaning(&units, unit);
            let indicator_place = meaning(&indicators, indicator);
            let period = periods.place(span, calendars.get(indicator_place as usize).copied().unwrap_or_default());
            if flawed.get(meta as usize) == Some(&true) {
                let codes = sheet.metas_read.get(meta).copied().unwrap_or([NONE; META.len()]);
                teller.flawed_meta(problems, row, (unit, indicator), &codes, dataset);
            }
            if unit_place == NONE || indicator_place == NONE || period >= BAD {
                let span = sheet.spans.get(span).copied().unwrap_or([NONE; 6]);
                teller.unusable(problems, row, (unit, unit_place), (indicator, indicator_place), (span, period));
                continue;
            }
            for (column, value) in [
                (&mut raw.units, unit_place),
                (&mut raw.indicators, indicator_place),
                (&mut raw.periods, period),
                (&mut raw.metas, meta),
                (&mut raw.rows, row),
            ] {
                if let Some(slot) = column.get_mut(used) {
                    *slot = value;
                }
            }
            raw.values.swap(used, at);
            used += 1;
        }
        for column in [&mut raw.units, &mut raw.indicators, &mut raw.periods, &mut raw.metas, &mut raw.rows] {
            column.truncate(used);
        }
        raw.values.truncate(used);
        (0..periods.list.len() as u32).collect()
    };
    let order = periods.put(dataset, &raw.periods, &times);
    look_up(&mut times, &order);
    look_up(&mut raw.periods, &times);
    dataset.observations = Observations::new(raw, dataset.indicators.len(), dataset.units.len(), dataset.periods.len());
}

fn row_of(raw: &RawObservations, at: usize) -> Option<(u32, u32, u32, u32, u32)> {
    Some((*raw.units.get(at)?, *raw.indicators.get(at)?, *raw.periods.get(at)?, *raw.metas.get(at)?, *raw.rows.get(at)?))
}

/// For each code the place of what it stands for; `None` where one occurs that stands for nothing known.
fn table_of(keys: &Keys, places: &[u32]) -> Option<Vec<u32>> {
    let mut table = keys.meanings.clone();
    look_up(&mut table, places);
    let known = |place: Option<&u32>| place.is_some_and(|&place| place < BAD);
    // Most often all are known, whether they occur or not.
    let mut all = true;
    for place in &table {
        all &= known(Some(place));
    }
    if !all {
        for &code in &keys.codes {
            if !known(table.get(code as usize)) {
                return None;
            }
        }
    }
    Some(table)
}

fn layout(places: &Places) -> Layout {
    match places {
        Places::Rows => Layout::Rows,
        Places::Columns(columns) => Layout::Columns(columns.get(Field::Value as usize).copied().flatten().unwrap_or_default() as usize),
    }
}

/// A span whose days are not worked out yet.
const UNSEEN: u32 = NONE;
/// A span that is no period.
const BAD: u32 = NONE - 2;
/// A span that ends before it starts.
const REVERSED: u32 = NONE - 1;

/// The different periods, in the order in which they are met.
struct Periods<'a> {
    spans: &'a Distinct,
    texts: &'a Texts<'a>,
    /// By span and calendar.
    places: Vec<u32>,
    list: Vec<Period>,
    ids: Texts<'a>,
}

impl Periods<'_> {
    #[inline]
    fn place(&mut self, span: u32, calendar: u8) -> u32 {
        let at = span as usize * CALENDARS.len() + usize::from(calendar);
        match self.places.get(at) {
            Some(&place) if place != UNSEEN => place,
            _ => self.first(at),
        }
    }

    #[cold]
    #[inline(never)]
    fn first(&mut self, at: usize) -> u32 {
        let span = self.spans.get((at / CALENDARS.len()) as u32).copied().unwrap_or([NONE; 6]);
        let calendar = CALENDARS.get(at % CALENDARS.len()).copied().unwrap_or_default();
        let place = match self.read(span, calendar) {
            Ok(period) => {
                let place = self.ids.look_up(period.id(Calendar::Calendar).into());
                if place as usize == self.list.len() {
                    self.list.push(period);
                }
                place
            }
            Err(flaw) => flaw,
        };
        if let Some(slot) = self.places.get_mut(at) {
            *slot = place;
        }
        place
    }

    /// Puts the periods that occur in a column into the dataset, oldest first; `table` has for each code of the column its place in `list`.
    /// Gives for each place of `list` its place there.
    fn put(self, dataset: &mut Dataset, column: &[u32], table: &[u32]) -> Vec<u32> {
        let mut occurs = vec![false; table.len()];
        for &code in column {
            if let Some(occurs) = occurs.get_mut(code as usize) {
                *occurs = true;
            }
        }
        let mut keys = Vec::new();
        for (&place, &occurs) in table.iter().zip(&occurs) {
            if let Some(&period) = self.list.get(place as usize).filter(|_| occurs) {
                keys.push((time(period), place));
            }
        }
        let mut order = vec![NONE; self.list.len()];
        let mut next = 0;
        for place in sorted(keys) {
            if let (Some(slot @ &mut NONE), Some(&period)) = (order.get_mut(place), self.list.get(place)) {
                *slot = next;
                next += 1;
                // Periods are different, and so are their ids.
                let _ = dataset.periods.insert(&period.id(dataset.head.calendar), period);
            }
        }
        order
    }

    fn read(&self, [label, start, end, ..]: Key, calendar: Calendar) -> Result<Period, u32> {
        let period = Label::parse(self.texts.get(label)).and_then(|label| Period::new(label, calendar)).ok_or(BAD)?;
        let day = |text: u32, otherwise: Day| if text == NONE { Some(otherwise) } else { Day::parse(self.texts.get(text)) };
        let (start, end) = (day(start, period.start()).ok_or(BAD)?, day(end, period.end()).ok_or(BAD)?);
        period.with_days(start, end).ok_or(REVERSED)
    }
}

/// The meaning of codes, and whether one of them has none.
fn meta(codes: &Key, texts: &Texts<'_>, dataset: &Dataset) -> (Meta, bool) {
    let mut flawed = false;
    let [status, gap, qualifier, track, source, published] = codes.map(|code| (code < TOLD).then(|| texts.get(code)));
    let mut known = |given: bool, found: bool| flawed |= given && !found;
    let word_status = status.and_then(|word| word_of::<Status>(word).ok());
    known(status.is_some(), word_status.is_some());
    let meta = Meta {
        status: word_status.unwrap_or_default(),
        gap: gap.and_then(|word| word_of(word).ok()),
        qualifier: qualifier.and_then(|word| word_of(word).ok()),
        track: track.and_then(|word| word_of(word).ok()),
        source: source.and_then(|id| dataset.sources.find(id)),
        published: published.and_then(Day::parse),
    };
    known(gap.is_some(), meta.gap.is_some());
    known(qualifier.is_some(), meta.qualifier.is_some());
    known(track.is_some(), meta.track.is_some());
    known(source.is_some(), meta.source.is_some());
    known(published.is_some(), meta.published.is_some());
    (meta, flawed)
}

/// Tells of rows.
struct Teller<'a> {
    texts: &'a Texts<'a>,
    places: &'a Places,
}

impl Teller<'_> {
    #[cold]
    #[inline(never)]
    fn tell(&self, problems: &mut Problems, what: (ProblemCode, Severity, u32, Field), code: u32, expected: Fact, about: About) {
        let (problem, severity, row, field) = what;
        problems.add(problem, || {
            let problem = Problem::new(problem, severity, path(self.places, row, Some(field)));
            problem.found(text_fact(self.texts.get(code))).expected(expected).about(about)
        });
    }

    fn about(&self, unit: u32, indicator: u32) -> About {
        About { unit: Some(self.texts.get(unit).to_owned()), indicator: Some(self.texts.get(indicator).to_owned()), ..About::default() }
    }

    /// Tells why a row cannot be used: everything that is wrong with its key.
    #[cold]
    #[inline(never)]
    fn unusable(&self, problems: &mut Problems, row: u32, unit: (u32, u32), indicator: (u32, u32), period: (Key, u32)) {
        let about = || self.about(unit.0, indicator.0);
        let what = |code: ProblemCode, field: Field| (code, Severity::Error, row, field);
        if unit.1 == NONE {
            self.tell(problems, what(ProblemCode::UnknownReference, Field::Unit), unit.0, "unit".into(), about());
        }
        if indicator.1 == NONE {
            self.tell(problems, what(ProblemCode::UnknownReference, Field::Indicator), indicator.0, "indicator".into(), about());
        }
        let [label, start, end, ..] = period.0;
        if period.1 == REVERSED {
            let expected = if start == NONE || end == NONE { Fact::None } else { Fact::from(self.texts.get(start)) };
            let field = if end == NONE { Field::Start } else { Field::End };
            self.tell(problems, what(ProblemCode::DatesReversed, field), if end == NONE { start } else { end }, expected, about());
        }
        if period.1 == BAD {
            let mut days_bad = false;
            for (field, text) in [(Field::Start, start), (Field::End, end)] {
                if text != NONE && Day::parse(self.texts.get(text)).is_none() {
                    days_bad = true;
                    self.tell(problems, what(ProblemCode::BadDay, field), text, "YYYY-MM-DD".into(), about());
                }
            }
            if !days_bad || Label::parse(self.texts.get(label)).is_none() {
                self.tell(problems, what(ProblemCode::BadPeriod, Field::Period), label, "period".into(), about());
            }
        }
    }

    /// Tells of words, sources and days that mean nothing; the row is used without them.
    #[cold]
    #[inline(never)]
    fn flawed_meta(&self, problems: &mut Problems, row: u32, (unit, indicator): (u32, u32), codes: &Key, dataset: &Dataset) {
        for (field, &code) in META.iter().zip(codes).filter(|(_, code)| **code < TOLD) {
            let word = self.texts.get(code);
            let words = |known: &[&str]| Some((ProblemCode::UnknownWord, word_fact(word, known)));
            let flaw = match field {
                Field::Status => word_of::<Status>(word).err().and_then(|unknown| words(unknown.0)),
                Field::Gap => word_of::<Gap>(word).err().and_then(|unknown| words(unknown.0)),
                Field::Qualifier => word_of::<Qualifier>(word).err().and_then(|unknown| words(unknown.0)),
                Field::Track => word_of::<Track>(word).err().and_then(|unknown| words(unknown.0)),
                Field::Source if dataset.sources.find(word).is_none() => Some((ProblemCode::UnknownReference, Fact::from("source"))),
                Field::Published if Day::parse(word).is_none() => Some((ProblemCode::BadDay, Fact::from("YYYY-MM-DD"))),
                _ => None,
            };
            let Some((problem, expected)) = flaw else { continue };
            self.tell(problems, (problem, Severity::Warning, row, *field), code, expected, self.about(unit, indicator));
        }
    }
}
