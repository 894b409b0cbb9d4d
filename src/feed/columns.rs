//! Observations as columns: names, dictionaries and an array a column.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::decode::unknown_field;
use super::path::Path;
use super::sheet::{Cell, CellSeed, Codes, FIELDS, Field, Figure, NAMES, Places, Sheet, count};
use super::texts::{NONE, TOLD, Texts};
use super::tree::{Reading, Tree, TreeSeed, scalars};
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
pub(super) fn read<'de, A: MapAccess<'de>>(reading: &mut Reading, sheet: &mut Sheet<'de>, mut map: A) -> Result<(), A::Error> {
    let mut names: Option<Vec<Option<Field>>> = None;
    let mut dictionary = Tree::Null;
    let mut data: Option<Vec<Column>> = None;
    let mut waiting: Option<&'de RawValue> = None;
    let mut seen = [false; KEYS.len()];
    while let Some(key) = map.next_key::<String>()? {
        let path = Path::Key(&AROUND, &key);
        let place = KEYS.iter().position(|known| *known == key);
        if let Some(seen) = place.and_then(|place| seen.get_mut(place)) {
            if *seen {
                reading.tell(ProblemCode::DuplicateKey, Severity::Warning, &path, Fact::from(key.as_str()), Fact::None);
            }
            *seen = true;
        }
        match (place, &names) {
            (Some(0), _) => {
                let tree = map.next_value_seed(TreeSeed { reading, path: &path, depth: 2 })?;
                names = Some(fields(reading, &path, &tree));
            }
            (Some(1), _) => dictionary = map.next_value_seed(TreeSeed { reading, path: &path, depth: 2 })?,
            (Some(_), Some(fields)) => data = Some(map.next_value_seed(Data { reading, texts: &mut sheet.texts, fields })?),
            (Some(_), None) => waiting = Some(map.next_value()?),
            (None, _) => {
                unknown_field(&mut reading.problems, &AROUND, &key, &KEYS);
                map.next_value_seed(TreeSeed { reading, path: &path, depth: 2 })?;
            }
        }
    }
    let names = names.unwrap_or_else(|| fields(reading, &Path::Key(&AROUND, "columns"), &Tree::Null));
    if let Some(raw) = waiting {
        let mut deserializer = serde_json::Deserializer::from_str(raw.get());
        let read = Data { reading, texts: &mut sheet.texts, fields: &names }.deserialize(&mut deserializer);
        data = Some(read.map_err(A::Error::custom)?);
    }
    assemble(reading, sheet, &names, &dictionary, data.unwrap_or_default())
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

/// The array of columns.
struct Data<'a, 'de> {
    reading: &'a mut Reading,
    texts: &'a mut Texts<'de>,
    fields: &'a [Option<Field>],
}

impl<'de> DeserializeSeed<'de> for Data<'_, 'de> {
    type Value = Vec<Column>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Column>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Data<'_, '_> {
    fn wrong_type(self, found: &Tree) -> Vec<Column> {
        self.reading.tell(ProblemCode::WrongType, Severity::Error, &Path::Key(&AROUND, "data"), found.fact(), "array".into());
        Vec::new()
    }
}

impl<'de> Visitor<'de> for Data<'_, 'de> {
    type Value = Vec<Column>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of columns")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Column>, A::Error> {
        let mut columns = Vec::new();
        loop {
            let field = self.fields.get(columns.len()).copied().flatten();
            let place = columns.len();
            match seq.next_element_seed(ColumnSeed { reading: self.reading, texts: self.texts, field, place })? {
                Some(column) => columns.push(column),
                None => break,
            }
        }
        if columns.len() > self.fields.len() {
            let (found, expected) = (columns.len() as f64, self.fields.len() as f64);
            self.reading.tell(ProblemCode::ColumnLength, Severity::Warning, &Path::Key(&AROUND, "data"), found.into(), expected.into());
        }
        Ok(columns)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Vec<Column>, A::Error> {
        let tree = TreeSeed { reading: &mut *self.reading, path: &Path::Key(&AROUND, "data"), depth: 2 }.visit_map(map)?;
        Ok(self.wrong_type(&tree))
    }

    scalars!(Vec<Column>, |this, tree| Ok(this.wrong_type(&tree)));
}

/// One column.
struct ColumnSeed<'a, 'de> {
    reading: &'a mut Reading,
    texts: &'a mut Texts<'de>,
    field: Option<Field>,
    place: usize,
}

impl<'de> DeserializeSeed<'de> for ColumnSeed<'_, 'de> {
    type Value = Column;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Column, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl ColumnSeed<'_, '_> {
    fn wrong_type(self, found: &Tree) -> Column {
        let path = Path::Key(&AROUND, "data");
        self.reading.tell(ProblemCode::WrongType, Severity::Error, &Path::Index(&path, self.place), found.fact(), "array".into());
        Column::default()
    }

    /// Tells of a cell of the wrong type.
    #[cold]
    #[inline(never)]
    fn wrong_cell(&mut self, row: u32, cell: &Cell<'_>) {
        let data = Path::Key(&AROUND, "data");
        let column = Path::Index(&data, self.place);
        let needed = self.field.is_some_and(|field| NEEDED.contains(&field));
        let severity = if needed { Severity::Error } else { Severity::Warning };
        let expected = if self.field == Some(Field::Value) { "number" } else { "text, or place in the dictionary" };
        self.reading.tell(ProblemCode::WrongType, severity, &Path::Index(&column, row as usize), cell.fact(), expected.into());
    }
}

impl<'de> Visitor<'de> for ColumnSeed<'_, 'de> {
    type Value = Column;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a column")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Column, A::Error> {
        let mut column = Column { sound: true, ..Column::default() };
        let mut last = NONE;
        let Some(field) = self.field else {
            while seq.next_element_seed(CellSeed { reading: self.reading, depth: DEPTH })?.is_some() {}
            return Ok(column);
        };
        while let Some(cell) = seq.next_element_seed(CellSeed { reading: self.reading, depth: DEPTH })? {
            let row = count(self.reading, column.len())?;
            if field == Field::Value {
                let value = match cell {
                    Cell::Number(number) => number,
                    Cell::Null => f64::NAN,
                    other => {
                        self.wrong_cell(row, &other);
                        column.told.push(row);
                        f64::NAN
                    }
                };
                column.values.push(value);
                continue;
            }
            let code = match cell {
                // The cast is exact: it is compared with what was read.
                Cell::Number(number) if f64::from(number as u32) == number && number < f64::from(ITSELF) => number as u32,
                Cell::Text(text) => ITSELF | self.texts.id(&mut last, text),
                Cell::Owned(text) => ITSELF | self.texts.look_up(text.into()),
                Cell::Null => NONE,
                other => {
                    self.wrong_cell(row, &other);
                    TOLD
                }
            };
            column.codes.push(code);
        }
        Ok(column)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Column, A::Error> {
        let tree = TreeSeed { reading: &mut *self.reading, path: &Path::Root, depth: DEPTH - 1 }.visit_map(map)?;
        Ok(self.wrong_type(&tree))
    }

    scalars!(Column, |this, tree| Ok(this.wrong_type(&tree)));
}

/// A column of texts with the numbers of its dictionary's texts.
struct Coded {
    field: Field,
    place: usize,
    codes: Vec<u32>,
    dictionary: Vec<u32>,
}

/// Makes rows of the columns.
fn assemble<E: serde::de::Error>(
    reading: &mut Reading,
    sheet: &mut Sheet<'_>,
    names: &[Option<Field>],
    dictionary: &Tree,
    data: Vec<Column>,
) -> Result<(), E> {
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
        return Ok(());
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
    Ok(())
}

impl Coded {
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
