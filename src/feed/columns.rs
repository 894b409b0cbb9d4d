//! Observations as columns: names, dictionaries and an array a column.

use super::decode::unknown_field;
use super::path::Path;
use super::sheet::{Cell, CellSeed, Codes, FIELDS, Field, Figure, NAMES, Places, Sheet, count, look_up};
use super::texts::{NONE, TOLD, Texts};
use super::tree::{Reading, Tree, TreeSeed};
use super::walk::{BATCH, Stop, Walker};
use crate::error::Fact;
use crate::problem::{ProblemCode, Severity};

/// How deep a cell stands.
const DEPTH: u32 = 4;
const KEYS: [&str; 3] = ["columns", "dictionary", "data"];
const AROUND: Path<'static> = Path::Key(&Path::Root, "observations");
/// Marks a code that is a text's number; without it a code is a place in the column's dictionary.
const ITSELF: u32 = 1 << 31;
/// The fields that every observation has.
const NEEDED: [Field; 4] = [Field::Unit, Field::Indicator, Field::Period, Field::Value];

/// Reads the object of columns.
pub(super) fn read<'de>(reading: &mut Reading, sheet: &mut Sheet<'de>, walker: &mut Walker<'de>) -> Result<(), Stop> {
    let mut names: Option<Vec<Option<Field>>> = None;
    let mut dictionary = Tree::Null;
    let mut data: Vec<Column> = Vec::new();
    // Data that stand before the names of their columns wait.
    let mut waiting: Option<Walker<'de>> = None;
    let mut seen: Vec<String> = Vec::new();
    while let Some(key) = walker.key(reading, !seen.is_empty())? {
        let path = Path::Key(&AROUND, &key);
        if seen.contains(&key) {
            reading.tell(ProblemCode::DuplicateKey, Severity::Warning, &path, Fact::from(key.as_str()), Fact::None);
        }
        let seed = TreeSeed { reading, path: &path, depth: 2 };
        match (key.as_str(), &names) {
            ("columns", _) => names = Some(walker.value(seed).map(|tree| fields(reading, &path, &tree))?),
            ("dictionary", _) => dictionary = walker.value(seed)?,
            ("data", Some(fields)) => data = columns(reading, &mut sheet.texts, fields, walker)?,
            ("data", None) if walker.peek() == Some(b'[') => waiting = Some(walker.skip()?),
            ("data", None) => data = columns(reading, &mut sheet.texts, &[], walker)?,
            _ => {
                walker.value(seed)?;
                unknown_field(&mut reading.problems, &AROUND, &key, &KEYS);
            }
        }
        if seen.len() < KEYS.len() {
            seen.push(key);
        }
    }
    let names = names.unwrap_or_else(|| fields(reading, &Path::Key(&AROUND, "columns"), &Tree::Null));
    if let Some(mut before) = waiting {
        data = columns(reading, &mut sheet.texts, &names, &mut before)?;
    }
    assemble(reading, sheet, &names, &dictionary, data);
    Ok(())
}

/// The fields that the column names stand for; `None` for a name that no field has.
fn fields(reading: &mut Reading, path: &Path<'_>, names: &Tree) -> Vec<Option<Field>> {
    let Tree::Array(names) = names else {
        reading.tell(ProblemCode::WrongType, Severity::Error, path, names.fact(), "array".into());
        return Vec::new();
    };
    let mut fields: Vec<Option<Field>> = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let at = Path::Index(path, place);
        let field = match name {
            Tree::Text(name) => {
                let field = Field::named(name);
                if field.is_none() {
                    let near = super::near::nearest(name, &NAMES).map_or(Fact::None, Fact::from);
                    reading.tell(ProblemCode::UnknownField, Severity::Warning, &at, super::tree::text_fact(name), near);
                }
                field
            }
            other => {
                reading.tell(ProblemCode::WrongType, Severity::Error, &at, other.fact(), "text".into());
                None
            }
        };
        if field.is_some() && fields.contains(&field) {
            reading.tell(ProblemCode::DuplicateKey, Severity::Warning, &at, name.fact(), Fact::None);
            fields.iter_mut().filter(|other| **other == field).for_each(|other| *other = None);
        }
        fields.push(field);
    }
    fields
}

/// A column as it was read.
#[derive(Debug, Default)]
struct Column {
    /// Of a column of texts.
    codes: Vec<u32>,
    /// Of the column of values.
    values: Vec<f64>,
    /// Rows whose value a problem tells of, rising.
    told: Vec<u32>,
    /// Whether it is an array at all.
    sound: bool,
}

impl Column {
    fn len(&self) -> usize {
        self.codes.len().max(self.values.len())
    }
}

/// Reads the array of columns.
fn columns<'de>(
    reading: &mut Reading,
    texts: &mut Texts<'de>,
    fields: &[Option<Field>],
    walker: &mut Walker<'de>,
) -> Result<Vec<Column>, Stop> {
    let around = Path::Key(&AROUND, "data");
    let mut columns = Vec::new();
    if walker.peek() != Some(b'[') {
        let tree = walker.value(TreeSeed { reading, path: &around, depth: 2 })?;
        reading.tell(ProblemCode::WrongType, Severity::Error, &around, tree.fact(), "array".into());
        return Ok(columns);
    }
    while walker.element(!columns.is_empty())? {
        let path = Path::Index(&around, columns.len());
        let field = fields.get(columns.len()).copied().flatten();
        let column = match (walker.peek(), field) {
            (Some(b'['), Some(Field::Value)) => values(reading, &path, walker)?,
            (Some(b'['), Some(field)) => codes(reading, texts, &path, field, walker)?,
            (next, _) => {
                let tree = walker.value(TreeSeed { reading, path: &path, depth: 3 })?;
                if next != Some(b'[') {
                    reading.tell(ProblemCode::WrongType, Severity::Error, &path, tree.fact(), "array".into());
                }
                Column::default()
            }
        };
        columns.push(column);
    }
    if columns.len() > fields.len() {
        let (found, expected) = (columns.len() as f64, fields.len() as f64);
        reading.tell(ProblemCode::ColumnLength, Severity::Warning, &around, found.into(), expected.into());
    }
    Ok(columns)
}

/// Reads the column of values.
fn values<'de>(reading: &mut Reading, path: &Path<'_>, walker: &mut Walker<'de>) -> Result<Column, Stop> {
    let mut column = Column { sound: true, ..Column::default() };
    let mut batch = [0.0; BATCH];
    while walker.element(!column.values.is_empty())? {
        let row = count(reading, column.values.len()).map_err(|error| walker.stop(error))?;
        let plain = walker.decimals(&mut batch);
        if plain > 0 {
            column.values.extend_from_slice(batch.get(..plain).unwrap_or_default());
            continue;
        }
        let value = match walker.value(CellSeed { reading, depth: DEPTH })? {
            Cell::Number(value) => value,
            Cell::Null => f64::NAN,
            other => {
                wrong_cell(reading, path, Field::Value, row, &other);
                column.told.push(row);
                f64::NAN
            }
        };
        column.values.push(value);
    }
    if !column.values.is_empty() {
        count(reading, column.values.len() - 1).map_err(|error| walker.stop(error))?;
    }
    Ok(column)
}

/// Reads a column of texts.
fn codes<'de>(
    reading: &mut Reading,
    texts: &mut Texts<'de>,
    path: &Path<'_>,
    field: Field,
    walker: &mut Walker<'de>,
) -> Result<Column, Stop> {
    let mut column = Column { sound: true, ..Column::default() };
    let mut last = NONE;
    let mut batch = [0; BATCH];
    while walker.element(!column.codes.is_empty())? {
        let row = count(reading, column.codes.len()).map_err(|error| walker.stop(error))?;
        let plain = walker.indexes(&mut batch);
        if plain > 0 {
            column.codes.extend_from_slice(batch.get(..plain).unwrap_or_default());
            continue;
        }
        let code = match walker.value(CellSeed { reading, depth: DEPTH })? {
            // The cast is exact: it is compared with what was read.
            Cell::Number(number) if f64::from(number as u32) == number && number < f64::from(ITSELF) => number as u32,
            Cell::Text(text) => ITSELF | texts.id(&mut last, text),
            Cell::Owned(text) => ITSELF | texts.look_up(text.into()),
            Cell::Null => NONE,
            other => {
                wrong_cell(reading, path, field, row, &other);
                TOLD
            }
        };
        column.codes.push(code);
    }
    if !column.codes.is_empty() {
        count(reading, column.codes.len() - 1).map_err(|error| walker.stop(error))?;
    }
    Ok(column)
}

/// Tells of a cell of the wrong type.
#[cold]
#[inline(never)]
fn wrong_cell(reading: &mut Reading, column: &Path<'_>, field: Field, row: u32, cell: &Cell<'_>) {
    let severity = if NEEDED.contains(&field) { Severity::Error } else { Severity::Warning };
    let expected = if field == Field::Value { "number" } else { "text, or place in the dictionary" };
    reading.tell(ProblemCode::WrongType, severity, &Path::Index(column, row as usize), cell.fact(), expected.into());
}

/// A column of texts with the numbers of its dictionary's texts.
struct Coded {
    field: Field,
    place: usize,
    codes: Vec<u32>,
    dictionary: Vec<u32>,
}

/// Makes rows of the columns.
fn assemble(reading: &mut Reading, sheet: &mut Sheet<'_>, names: &[Option<Field>], dictionary: &Tree, data: Vec<Column>) {
    let mut places = [None; FIELDS];
    for (place, field) in names.iter().enumerate() {
        if let Some(slot) = field.and_then(|field| places.get_mut(field as usize)) {
            *slot = Some(place as u32);
        }
    }
    sheet.places = Places::Columns(places);
    let lengths = || {
        names
            .iter()
            .zip(&data)
            .enumerate()
            .filter(|(_, (field, column))| field.is_some() && column.sound)
            .map(|(place, (_, column))| (place, column.len()))
    };
    let rows = lengths().map(|(_, length)| length).min().unwrap_or(0);
    let around = Path::Key(&AROUND, "data");
    for (place, length) in lengths().filter(|(_, length)| *length > rows) {
        let path = Path::Index(&around, place);
        reading.tell(ProblemCode::ColumnLength, Severity::Error, &path, (length as f64).into(), (rows as f64).into());
    }
    let present = |field: Field| names.iter().zip(&data).any(|(name, column)| *name == Some(field) && column.sound);
    let mut complete = true;
    for field in NEEDED {
        if !present(field) {
            complete = false;
            // A column that is no array is told of already.
            if !names.iter().zip(&data).any(|(name, column)| *name == Some(field) && !column.sound) {
                let path = Path::Key(&AROUND, "columns");
                reading.tell(ProblemCode::MissingColumn, Severity::Error, &path, Fact::None, field.name().into());
            }
        }
    }
    for (place, field) in names.iter().enumerate().skip(data.len()) {
        if let Some(field) = field.filter(|field| !NEEDED.contains(field)) {
            let columns = Path::Key(&AROUND, "columns");
            reading.tell(ProblemCode::MissingColumn, Severity::Warning, &Path::Index(&columns, place), Fact::None, field.name().into());
        }
    }
    if !complete {
        return;
    }
    let mut values = Column::default();
    let mut coded = Vec::new();
    for (place, (field, column)) in names.iter().zip(data).enumerate() {
        match field {
            Some(Field::Value) => values = column,
            Some(field) if column.sound => {
                let dictionary = texts_of(reading, &mut sheet.texts, dictionary, *field);
                coded.push(Coded { field: *field, place, codes: column.codes, dictionary });
            }
            _ => {}
        }
    }
    tell_of_dictionaries(reading, dictionary);
    if values.told.is_empty() && coded.iter_mut().all(|column| column.is_plain(rows)) {
        values.values.truncate(rows);
        for mut column in coded {
            if column.field == Field::Period {
                column.dictionary.iter_mut().for_each(|text| *text = sheet.plain_span(*text));
            }
            look_up(&mut column.codes, &column.dictionary);
            match column.field {
                Field::Unit => sheet.units = column.codes,
                Field::Indicator => sheet.indicators = column.codes,
                _ => sheet.periods = column.codes,
            }
        }
        return sheet.complete(values.values);
    }
    let mut told = values.told.iter().copied().peekable();
    for (row, value) in (0..rows as u32).zip(&values.values) {
        let mut codes: Codes = [NONE; FIELDS];
        for column in &coded {
            let code = column.codes.get(row as usize).copied().unwrap_or(NONE);
            let text = match column.dictionary.get(code as usize) {
                Some(&text) => text,
                None => column.other(reading, code, row),
            };
            if let Some(slot) = codes.get_mut(column.field as usize) {
                *slot = text;
            }
        }
        let figure = match value {
            value if !value.is_nan() => Figure::Number(*value),
            _ if told.next_if_eq(&row).is_some() => Figure::Told,
            _ => Figure::Null,
        };
        sheet.push(reading, row, &codes, figure);
    }
}

impl Coded {
    /// Whether it belongs to the key alone, and each code is a place in a sound dictionary.
    fn is_plain(&mut self, rows: usize) -> bool {
        let size = self.dictionary.len() as u32;
        self.codes.truncate(rows);
        NEEDED.contains(&self.field)
            && self.dictionary.iter().all(|&text| text < TOLD)
            && self.codes.iter().copied().max().is_none_or(|code| code < size)
    }

    /// The text of a code that is not a place in the dictionary.
    #[inline(never)]
    fn other(&self, reading: &mut Reading, code: u32, row: u32) -> u32 {
        if code >= TOLD {
            return code;
        }
        if code & ITSELF != 0 {
            return code & !ITSELF;
        }
        let data = Path::Key(&AROUND, "data");
        let column = Path::Index(&data, self.place);
        let severity = if NEEDED.contains(&self.field) { Severity::Error } else { Severity::Warning };
        let path = Path::Index(&column, row as usize);
        reading.tell(ProblemCode::BadDictionaryIndex, severity, &path, f64::from(code).into(), (self.dictionary.len() as f64).into());
        TOLD
    }
}

/// The numbers of the texts in a column's dictionary.
fn texts_of(reading: &mut Reading, texts: &mut Texts<'_>, dictionary: &Tree, field: Field) -> Vec<u32> {
    let Tree::Object(entries) = dictionary else { return Vec::new() };
    let Some((_, words)) = entries.iter().find(|entry| entry.0 == field.name()) else { return Vec::new() };
    let around = Path::Key(&AROUND, "dictionary");
    let path = Path::Key(&around, field.name());
    let Tree::Array(words) = words else {
        reading.tell(ProblemCode::WrongType, Severity::Error, &path, words.fact(), "array".into());
        return Vec::new();
    };
    let mut text_of = |(place, word): (usize, &Tree)| match word {
        Tree::Text(word) => texts.look_up(word.clone().into()),
        other => {
            reading.tell(ProblemCode::WrongType, Severity::Error, &Path::Index(&path, place), other.fact(), "text".into());
            TOLD
        }
    };
    words.iter().enumerate().map(&mut text_of).collect()
}

/// Tells of dictionaries that belong to no column of texts.
fn tell_of_dictionaries(reading: &mut Reading, dictionary: &Tree) {
    let path = Path::Key(&AROUND, "dictionary");
    match dictionary {
        Tree::Null => {}
        Tree::Object(entries) => {
            for (key, _) in entries.iter().filter(|entry| Field::named(&entry.0).is_none_or(|field| field == Field::Value)) {
                unknown_field(&mut reading.problems, &path, key, &NAMES);
            }
        }
        other => reading.tell(ProblemCode::WrongType, Severity::Error, &path, other.fact(), "object".into()),
    }
}
