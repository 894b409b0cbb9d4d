//! Observations as they were read, against the head: texts become ids, labels become days.

use rustc_hash::FxHashMap;

use super::decode::{word_fact, word_of};
use super::distinct::{Distinct, Key};
use super::order::{sorted, time};
use super::sheet::{Field, META, Places, Sheet, look_up, path};
use super::texts::{NONE, TOLD, Texts};
use super::tree::text_fact;
use crate::error::Fact;
use crate::model::{Dataset, Gap, Layout, Meta, Observations, Qualifier, RawObservations, Status, Track};
use crate::period::{Calendar, Day, Label, Period};
use crate::problem::{About, Problem, ProblemCode, Problems, Severity};

const CALENDARS: [Calendar; 2] = [Calendar::Calendar, Calendar::Reporting];

/// Looks everything up, and puts periods and observations into the dataset.
pub(super) fn resolve(sheet: Sheet<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    let units = places(&sheet.texts, |id| dataset.units.find(id).map(|id| id.place()));
    let indicators = places(&sheet.texts, |id| dataset.indicators.find(id).map(|id| id.place()));
    let calendars: Vec<u8> = dataset.indicators.iter().map(|(_, indicator)| u8::from(indicator.calendar == Calendar::Reporting)).collect();
    let metas: Vec<(Meta, bool)> = sheet.metas_read.list.iter().map(|codes| meta(codes, &sheet.texts, dataset)).collect();
    let mut periods = Periods {
        spans: &sheet.spans,
        texts: &sheet.texts,
        places: vec![UNSEEN; sheet.spans.len() as usize * CALENDARS.len()],
        list: Vec::new(),
        ids: FxHashMap::default(),
    };
    let teller = Teller { texts: &sheet.texts, places: &sheet.places };

    let flawed = metas.iter().any(|meta| meta.1);
    let calendar = calendars.first().copied().unwrap_or_default();
    let plain =
        !flawed && calendars.iter().all(|&other| other == calendar) && known(&sheet.units, &units) && known(&sheet.indicators, &indicators);
    let spans: Vec<u32> = if plain { (0..sheet.spans.len()).map(|span| periods.place(span, calendar)).collect() } else { Vec::new() };

    let mut raw = RawObservations {
        units: sheet.units,
        indicators: sheet.indicators,
        periods: sheet.periods,
        values: sheet.values,
        metas: sheet.metas,
        rows: sheet.rows,
        table: metas.iter().map(|meta| meta.0).collect(),
        printed: sheet.printed,
        layout: layout(&sheet.places),
    };
    if plain && spans.iter().all(|&place| place < BAD) {
        look_up(&mut raw.units, &units);
        look_up(&mut raw.indicators, &indicators);
        look_up(&mut raw.periods, &spans);
    } else {
        // The columns are rewritten in place: what is used moves up over what is not.
        let mut used = 0;
        for at in 0..raw.rows.len() {
            let Some((unit, indicator, span, meta, row)) = row_of(&raw, at) else { break };
            let unit_place = units.get(unit as usize).copied().unwrap_or(NONE);
            let indicator_place = indicators.get(indicator as usize).copied().unwrap_or(NONE);
            let calendar = calendars.get(indicator_place as usize).copied().unwrap_or_default();
            let period = periods.place(span, calendar);
            if metas.get(meta as usize).is_some_and(|meta| meta.1) {
                let codes = sheet.metas_read.get(meta).copied().unwrap_or([NONE; META.len()]);
                teller.flawed_meta(problems, row, (unit, indicator), &codes, dataset);
            }
            if unit_place == NONE || indicator_place == NONE || period >= BAD {
                let span = sheet.spans.get(span).copied().unwrap_or([NONE; 6]);
                teller.unusable(problems, row, (unit, unit_place), (indicator, indicator_place), (span, period));
                continue;
            }
            let keys = [(&mut raw.units, unit_place), (&mut raw.indicators, indicator_place), (&mut raw.periods, period)];
            for (column, value) in keys.into_iter().chain([(&mut raw.metas, meta), (&mut raw.rows, row)]) {
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
    }

    let order = periods.put(dataset, &raw.periods);
    let counts = (dataset.indicators.len(), dataset.units.len(), dataset.periods.len());
    dataset.observations = Observations::new(raw, counts, &order);
}

fn row_of(raw: &RawObservations, at: usize) -> Option<(u32, u32, u32, u32, u32)> {
    Some((*raw.units.get(at)?, *raw.indicators.get(at)?, *raw.periods.get(at)?, *raw.metas.get(at)?, *raw.rows.get(at)?))
}

/// Whether each text of a column names something.
fn known(column: &[u32], places: &[u32]) -> bool {
    let mut known = true;
    for &text in column {
        known &= places.get(text as usize).is_some_and(|&place| place != NONE);
    }
    known
}

fn layout(places: &Places) -> Layout {
    match places {
        Places::Rows => Layout::Rows,
        Places::Columns(columns) => Layout::Columns(columns.get(Field::Value as usize).copied().flatten().unwrap_or_default() as usize),
    }
}

/// For each text the place of the thing that it names, or [`NONE`].
fn places(texts: &Texts<'_>, find: impl Fn(&str) -> Option<u32>) -> Vec<u32> {
    (0..texts.len() as u32).map(|id| find(texts.get(id)).unwrap_or(NONE)).collect()
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
    ids: FxHashMap<String, u32>,
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
                let next = self.list.len() as u32;
                let place = *self.ids.entry(period.id(Calendar::Calendar)).or_insert(next);
                if place == next {
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

    /// Puts the periods that occur into the dataset, oldest first. Gives for each place of `list` its place there.
    fn put(self, dataset: &mut Dataset, column: &[u32]) -> Vec<u32> {
        let mut occurs = vec![false; self.list.len()];
        for &place in column {
            if let Some(occurs) = occurs.get_mut(place as usize) {
                *occurs = true;
            }
        }
        let keys = self.list.iter().zip(0..).zip(&occurs).filter(|(_, occurs)| **occurs);
        let keys = keys.map(|((period, place), _)| (time(*period), place)).collect();
        let mut order = vec![0; self.list.len()];
        for (at, place) in sorted(keys).enumerate() {
            if let (Some(slot), Some(&period)) = (order.get_mut(place as usize), self.list.get(place as usize)) {
                *slot = at as u32;
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
