//! Observations as columns: names, dictionaries and an array a column.

use super::decode::unknown_field;
use super::path::Path;
use super::sheet::{Cell, Codes, FIELDS, Field, Figure, Keys, NAMES, Places, Sheet, count};
use super::texts::{NONE, TOLD, Texts};
use super::tree::{Reading, Tree, TreeSeed};
use super::walk::{Stop, Walker};
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
    /// What it is a column of; `None` where its name is no field's.
    field: Option<Field>,
    /// Whether it is an array at all.
    sound: bool,
    /// Of a column of texts.
    codes: Vec<u32>,
    /// The numbers of the texts in its dictionary.
    dictionary: Vec<u32>,
    /// Of the column of values.
    values: Vec<f64>,
    /// Rows whose value a problem tells of, rising.
    told: Vec<u32>,
}

impl Column {
    fn len(&self) -> usize {
        self.codes.len().max(self.values.len())
    }

    /// Whether it belongs to the key alone, and each code is a place in a sound dictionary.
    fn is_plain(&mut self, rows: usize) -> bool {
        self.codes.truncate(rows);
        let mut most = 0;
        for &code in &self.codes {
            most = most.max(code);
        }
        let mut sound = true;
        for &text in &self.dictionary {
            sound &= text < TOLD;
        }
        let fits = self.codes.is_empty() || (most as usize) < self.dictionary.len();
        sound && fits && self.field.is_some_and(|field| NEEDED.contains(&field))
    }

    /// The text of a code that is not a place in the dictionary.
    #[inline(never)]
    fn other(&self, reading: &mut Reading, field: Field, place: usize, code: u32, row: u32) -> u32 {
        if code >= TOLD {
            return code;
        }
        if code & ITSELF != 0 {
            return code & !ITSELF;
        }
        let data = Path::Key(&AROUND, "data");
        let column = Path::Index(&data, place);
        let severity = if NEEDED.contains(&field) { Severity::Error } else { Severity::Warning };
        let path = Path::Index(&column, row as usize);
        reading.tell(ProblemCode::BadDictionaryIndex, severity, &path, f64::from(code).into(), (self.dictionary.len() as f64).into());
        TOLD
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
        let mut column = Column { field, sound: walker.peek() == Some(b'['), ..Column::default() };
        match field {
            Some(Field::Value) if column.sound => values(reading, &path, walker, &mut column)?,
            Some(field) if column.sound => codes(reading, texts, &path, field, walker, &mut column)?,
            _ => {
                let tree = walker.value(TreeSeed { reading, path: &path, depth: 3 })?;
                if !column.sound {
                    reading.tell(ProblemCode::WrongType, Severity::Error, &path, tree.fact(), "array".into());
                }
            }
        }
        columns.push(column);
    }
    if columns.len() > fields.len() {
        let (found, expected) = (columns.len() as f64, fields.len() as f64);
        reading.tell(ProblemCode::ColumnLength, Severity::Warning, &around, found.into(), expected.into());
    }
    Ok(columns)
}

/// Reads the column of values.
fn values(reading: &mut Reading, path: &Path<'_>, walker: &mut Walker<'_>, column: &mut Column) -> Result<(), Stop> {
    while walker.element(!column.values.is_empty())? {
        if walker.decimals(&mut column.values) {
            continue;
        }
        let row = count(reading, column.values.len())?;
        column.values.push(match walker.cell(reading, DEPTH)? {
            Cell::Number(value) => value,
            Cell::Null => f64::NAN,
            other => {
                wrong_cell(reading, path, Field::Value, row, &other);
                column.told.push(row);
                f64::NAN
            }
        });
    }
    Ok(())
}

/// Reads a column of texts.
fn codes<'de>(
    reading: &mut Reading,
    texts: &mut Texts<'de>,
    path: &Path<'_>,
    field: Field,
    walker: &mut Walker<'de>,
    column: &mut Column,
) -> Result<(), Stop> {
    let mut last = NONE;
    while walker.element(!column.codes.is_empty())? {
        if walker.indexes(&mut column.codes) {
            continue;
        }
        let row = count(reading, column.codes.len())?;
        column.codes.push(match walker.cell(reading, DEPTH)? {
            // The cast is exact: it is compared with what was read.
            Cell::Number(number) if f64::from(number as u32) == number && number < f64::from(ITSELF) => number as u32,
            Cell::Text(text) => ITSELF | texts.id(&mut last, text),
            Cell::Null => NONE,
            other => {
                wrong_cell(reading, path, field, row, &other);
                TOLD
            }
        });
    }
    Ok(())
}

/// Tells of a cell of the wrong type.
#[cold]
#[inline(never)]
fn wrong_cell(reading: &mut Reading, column: &Path<'_>, field: Field, row: u32, cell: &Cell<'_>) {
    let severity = if NEEDED.contains(&field) { Severity::Error } else { Severity::Warning };
    let expected = if field == Field::Value { "number" } else { "text, or place in the dictionary" };
    reading.tell(ProblemCode::WrongType, severity, &Path::Index(column, row as usize), cell.fact(), expected.into());
}

/// Makes rows of the columns.
fn assemble(reading: &mut Reading, sheet: &mut Sheet<'_>, names: &[Option<Field>], dictionary: &Tree, mut data: Vec<Column>) {
    let mut places = [None; FIELDS];
    for (place, field) in (0..).zip(names) {
        if let Some(slot) = field.and_then(|field| places.get_mut(field as usize)) {
            *slot = Some(place);
        }
    }
    sheet.places = Places::Columns(places);
    let mut least = None;
    for column in &data {
        if column.sound && column.field.is_some() {
            least = Some(column.len().min(least.unwrap_or(usize::MAX)));
        }
    }
    let rows = least.unwrap_or(0);
    for (place, column) in data.iter().enumerate() {
        if column.field.is_some() && column.len() > rows {
            let path = Path::Key(&AROUND, "data");
            let (found, expected) = (column.len() as f64, rows as f64);
            reading.tell(ProblemCode::ColumnLength, Severity::Error, &Path::Index(&path, place), found.into(), expected.into());
        }
    }
    let columns = Path::Key(&AROUND, "columns");
    let mut complete = true;
    for field in NEEDED {
        match data.iter().find(|column| column.field == Some(field)) {
            // One that is no array is told of already.
            Some(column) => complete &= column.sound,
            None => {
                complete = false;
                reading.tell(ProblemCode::MissingColumn, Severity::Error, &columns, Fact::None, field.name().into());
            }
        }
    }
    for (place, field) in names.iter().enumerate().skip(data.len()) {
        if let Some(field) = field.filter(|field| !NEEDED.contains(field)) {
            reading.tell(ProblemCode::MissingColumn, Severity::Warning, &Path::Index(&columns, place), Fact::None, field.name().into());
        }
    }
    if !complete {
        return;
    }
    let mut plain = true;
    for column in &mut data {
        match column.field {
            Some(Field::Value) => plain &= column.told.is_empty(),
            Some(field) if column.sound => {
                column.dictionary = texts_of(reading, &mut sheet.texts, dictionary, field);
                plain &= column.is_plain(rows);
            }
            _ => {}
        }
    }
    tell_of_dictionaries(reading, dictionary);
    if plain { whole(sheet, data, rows) } else { by_row(reading, sheet, &data, rows as u32) }
}

/// Takes columns over as they are.
fn whole(sheet: &mut Sheet<'_>, data: Vec<Column>, rows: usize) {
    for mut column in data {
        let keys = match column.field {
            Some(Field::Unit) => &mut sheet.units,
            Some(Field::Indicator) => &mut sheet.indicators,
            Some(Field::Period) => {
                for text in &mut column.dictionary {
                    *text = sheet.plain_span(*text);
                }
                &mut sheet.periods
            }
            Some(Field::Value) => {
                column.values.truncate(rows);
                sheet.complete(column.values);
                continue;
            }
            _ => continue,
        };
        *keys = Keys { codes: column.codes, meanings: column.dictionary };
    }
}

/// Takes the columns over row by row.
fn by_row(reading: &mut Reading, sheet: &mut Sheet<'_>, data: &[Column], rows: u32) {
    for row in 0..rows {
        let mut codes: Codes = [NONE; FIELDS];
        let mut figure = Figure::Null;
        for (place, column) in data.iter().enumerate() {
            let Some(field) = column.field.filter(|_| column.sound) else { continue };
            if field == Field::Value {
                let value = column.values.get(row as usize).copied().unwrap_or(f64::NAN);
                if !value.is_nan() {
                    figure = Figure::Number(value);
                } else if column.told.binary_search(&row).is_ok() {
                    figure = Figure::Told;
                }
                continue;
            }
            let code = column.codes.get(row as usize).copied().unwrap_or(NONE);
            let text = match column.dictionary.get(code as usize) {
                Some(&text) => text,
                None => column.other(reading, field, place, code, row),
            };
            if let Some(slot) = codes.get_mut(field as usize) {
                *slot = text;
            }
        }
        sheet.push(reading, row, &codes, figure);
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
    let mut numbers = Vec::with_capacity(words.len());
    for (place, word) in words.iter().enumerate() {
        numbers.push(match word {
            Tree::Text(word) => texts.look_up(word.clone().into()),
            other => {
                reading.tell(ProblemCode::WrongType, Severity::Error, &Path::Index(&path, place), other.fact(), "text".into());
                TOLD
            }
        });
    }
    numbers
}

/// Tells of dictionaries that belong to no column of texts.
fn tell_of_dictionaries(reading: &mut Reading, dictionary: &Tree) {
    let path = Path::Key(&AROUND, "dictionary");
    match dictionary {
        Tree::Null => {}
        Tree::Object(entries) => {
            for (key, _) in entries {
                if Field::named(key).is_none_or(|field| field == Field::Value) {
                    unknown_field(&mut reading.problems, &path, key, &NAMES);
                }
            }
        }
        other => reading.tell(ProblemCode::WrongType, Severity::Error, &path, other.fact(), "object".into()),
    }
}
