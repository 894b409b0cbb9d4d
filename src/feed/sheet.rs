//! Observations as they were read, in columns, before their texts are looked up.

use std::borrow::Cow;

use super::distinct::Distinct;
use super::path::Path;
use super::texts::{NONE, TOLD, Texts};
use super::tree::Reading;
use super::walk::Stop;
use super::{MOST_OBSERVATIONS, decode};
use crate::error::{Error, ErrorCode, Fact};
use crate::problem::{ProblemCode, Severity};

/// The fields of an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Field {
    Unit,
    Indicator,
    Period,
    Value,
    Gap,
    Start,
    End,
    Status,
    Qualifier,
    Track,
    Source,
    Published,
    AsPrinted,
}

/// How many fields there are.
pub(super) const FIELDS: usize = 13;

/// The fields' names, in the order of [`Field`].
pub(super) const NAMES: [&str; FIELDS] =
    ["unit", "indicator", "period", "value", "gap", "start", "end", "status", "qualifier", "track", "source", "published", "asPrinted"];

impl Field {
    const ALL: [Field; FIELDS] = [
        Field::Unit,
        Field::Indicator,
        Field::Period,
        Field::Value,
        Field::Gap,
        Field::Start,
        Field::End,
        Field::Status,
        Field::Qualifier,
        Field::Track,
        Field::Source,
        Field::Published,
        Field::AsPrinted,
    ];

    /// The field with this name.
    pub(super) fn named(name: &str) -> Option<Field> {
        NAMES.iter().position(|known| *known == name).and_then(|place| Field::ALL.get(place).copied())
    }

    /// The name.
    pub(super) fn name(self) -> &'static str {
        NAMES.get(self as usize).copied().unwrap_or_default()
    }
}

/// The texts of one observation, by [`Field`]; [`NONE`] where there is none, [`TOLD`] where a problem tells of what stands there.
pub(super) type Codes = [u32; FIELDS];

/// What stands in the field `value`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Figure {
    Absent,
    Null,
    Number(f64),
    /// Something else; a problem tells of it.
    Told,
}

/// The fields that make a [`Meta`](crate::model::Meta).
pub(super) const META: [Field; 6] = [Field::Status, Field::Gap, Field::Qualifier, Field::Track, Field::Source, Field::Published];

/// Where the fields stand in the feed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Places {
    #[default]
    Rows,
    /// The place of each field's column.
    Columns([Option<u32>; FIELDS]),
}

/// A column of what observations are found by.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// A code each row.
    pub(super) codes: Vec<u32>,
    /// What each code stands for; empty where codes stand for themselves.
    pub(super) meanings: Vec<u32>,
}

/// Observations as they were read. Columns of one length; rows that cannot be used are not there.
#[derive(Debug, Default)]
pub(super) struct Sheet<'de> {
    pub(super) texts: Texts<'de>,
    /// Their codes mean texts.
    pub(super) units: Keys,
    /// Their codes mean texts.
    pub(super) indicators: Keys,
    /// Their codes mean places in `spans`.
    pub(super) periods: Keys,
    pub(super) values: Vec<f64>,
    /// Places in `metas`.
    pub(super) metas: Vec<u32>,
    pub(super) rows: Vec<u32>,
    /// Label, first and last day of its own.
    pub(super) spans: Distinct,
    /// The codes of [`META`].
    pub(super) metas_read: Distinct,
    pub(super) printed: Vec<(u32, String)>,
    pub(super) places: Places,
    /// For each text that is a label without days of its own, its span.
    plain: Vec<u32>,
    last_meta: u32,
}

impl Sheet<'_> {
    /// JSON pointer to a row, or to a field of it.
    pub(super) fn path(&self, row: u32, field: Option<Field>) -> String {
        path(&self.places, row, field)
    }

    /// Adds a row that was read, unless what stands in it cannot be used.
    #[inline]
    pub(super) fn push(&mut self, reading: &mut Reading, row: u32, codes: &Codes, figure: Figure) {
        let [unit, indicator, period, _, gap, start, end, ..] = *codes;
        if unit >= TOLD || indicator >= TOLD || period >= TOLD || start == TOLD || end == TOLD {
            return self.lacking(reading, row, &[(Field::Unit, unit), (Field::Indicator, indicator), (Field::Period, period)]);
        }
        let value = match figure {
            Figure::Number(value) => {
                if gap < TOLD {
                    let path = self.path(row, Some(Field::Gap));
                    let found = Fact::from(self.texts.get(gap));
                    tell(reading, ProblemCode::ValueAndGap, Severity::Warning, path, found, Fact::None);
                }
                value
            }
            Figure::Null => f64::NAN,
            Figure::Absent if gap != NONE => f64::NAN,
            Figure::Absent => return self.lacking(reading, row, &[(Field::Value, NONE)]),
            Figure::Told => return,
        };
        let span =
            if start == NONE && end == NONE { self.plain_span(period) } else { self.spans.place([period, start, end, NONE, NONE, NONE]) };
        let meta = self.meta(codes);
        self.units.codes.push(unit);
        self.indicators.codes.push(indicator);
        self.periods.codes.push(span);
        self.values.push(value);
        self.metas.push(meta);
        self.rows.push(row);
        let printed = codes.get(Field::AsPrinted as usize).copied().unwrap_or(NONE);
        if printed < TOLD {
            self.printed.push((row, self.texts.get(printed).to_owned()));
        }
    }

    /// Completes columns whose keys are set already with their values, NaN for a gap, and with nothing else.
    pub(super) fn complete(&mut self, values: Vec<f64>) {
        let meta = self.meta(&[NONE; FIELDS]);
        self.metas = vec![meta; values.len()];
        self.rows = (0..values.len() as u32).collect();
        self.values = values;
    }

    /// Tells of what an unusable row lacks, where nothing else has.
    #[cold]
    #[inline(never)]
    fn lacking(&self, reading: &mut Reading, row: u32, fields: &[(Field, u32)]) {
        for (field, _) in fields.iter().filter(|field| field.1 == NONE) {
            let path = match self.places {
                Places::Rows => self.path(row, None),
                Places::Columns(_) => self.path(row, Some(*field)),
            };
            tell(reading, ProblemCode::MissingField, Severity::Error, path, Fact::None, field.name().into());
        }
    }

    /// The span of a label without days of its own.
    #[inline]
    pub(super) fn plain_span(&mut self, label: u32) -> u32 {
        match self.plain.get(label as usize) {
            Some(&span) if span != NONE => span,
            _ => self.first_plain_span(label),
        }
    }

    #[cold]
    #[inline(never)]
    fn first_plain_span(&mut self, label: u32) -> u32 {
        let span = self.spans.place([label, NONE, NONE, NONE, NONE, NONE]);
        if self.plain.len() <= label as usize {
            self.plain.resize(label as usize + 1, NONE);
        }
        if let Some(slot) = self.plain.get_mut(label as usize) {
            *slot = span;
        }
        span
    }

    #[inline]
    fn meta(&mut self, codes: &Codes) -> u32 {
        let mut key = [NONE; META.len()];
        for (slot, field) in key.iter_mut().zip(META) {
            *slot = codes.get(field as usize).copied().unwrap_or(NONE);
        }
        if self.metas_read.get(self.last_meta) == Some(&key) {
            return self.last_meta;
        }
        self.last_meta = self.metas_read.place(key);
        self.last_meta
    }
}

/// JSON pointer to a row, or to a field of it.
pub(super) fn path(places: &Places, row: u32, field: Option<Field>) -> String {
    match (places, field) {
        (Places::Rows, None) => format!("/observations/{row}"),
        (Places::Rows, Some(field)) => format!("/observations/{row}/{}", field.name()),
        (Places::Columns(columns), field) => {
            let column = columns.get(field.unwrap_or(Field::Value) as usize).copied().flatten();
            format!("/observations/data/{}/{row}", column.unwrap_or_default())
        }
    }
}

/// Tells of a flaw in a row.
#[cold]
#[inline(never)]
pub(super) fn tell(reading: &mut Reading, code: ProblemCode, severity: Severity, path: String, found: Fact, expected: Fact) {
    reading.problems.add(code, || crate::problem::Problem::new(code, severity, path).found(found).expected(expected));
}

/// The number of a row, unless there are too many.
///
/// # Errors
/// The reading is broken off; `reading` knows why.
#[inline]
pub(super) fn count(reading: &mut Reading, row: usize) -> Result<u32, Stop> {
    if row < MOST_OBSERVATIONS as usize {
        return Ok(row as u32);
    }
    let error = Error::new(ErrorCode::TooManyObservations, "/observations").found(row as f64 + 1.0);
    reading.fatal = Some(error.expected(f64::from(MOST_OBSERVATIONS)));
    Err(Stop::Sign("too many observations", 0))
}

/// Replaces each number by what the table has at its place; [`NONE`] where it has nothing.
pub(super) fn look_up(column: &mut [u32], table: &[u32]) {
    for slot in column {
        *slot = table.get(*slot as usize).copied().unwrap_or(NONE);
    }
}

/// What stands in a cell.
#[derive(Debug)]
pub(super) enum Cell<'de> {
    Null,
    Number(f64),
    Text(Cow<'de, str>),
    /// Anything else: what it is.
    Other(&'static str),
}

impl Cell<'_> {
    /// What a problem says was found.
    pub(super) fn fact(&self) -> Fact {
        match self {
            Cell::Null => "null".into(),
            Cell::Number(number) => (*number).into(),
            Cell::Text(text) => super::tree::text_fact(text),
            Cell::Other(what) => (*what).into(),
        }
    }
}

/// Tells of a name that no field has.
pub(super) fn unknown_field(reading: &mut Reading, path: &Path<'_>, name: &str) {
    decode::unknown_field(&mut reading.problems, path, name, &NAMES);
}
