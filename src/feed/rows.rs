//! Observations as rows: an array of objects.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::path::Path;
use super::sheet::{Cell, CellSeed, Codes, FIELDS, Field, Figure, Sheet, count, path, tell, unknown_field};
use super::texts::{NONE, TOLD};
use super::tree::Reading;
use super::walk::{Stop, Walker};
use crate::error::Fact;
use crate::problem::{ProblemCode, Severity};

/// How deep a field of a row stands.
const DEPTH: u32 = 3;

/// Reads the array of rows.
pub(super) fn read<'de>(reading: &mut Reading, sheet: &mut Sheet<'de>, walker: &mut Walker<'de>) -> Result<(), Stop> {
    let mut last = [NONE; FIELDS];
    let mut row = 0;
    while walker.element(row > 0)? {
        walker.value(Row { reading, sheet, last: &mut last, row })?;
        row += 1;
    }
    Ok(())
}

/// One row.
struct Row<'a, 'de> {
    reading: &'a mut Reading,
    sheet: &'a mut Sheet<'de>,
    last: &'a mut Codes,
    row: usize,
}

impl<'de> DeserializeSeed<'de> for Row<'_, 'de> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Row<'_, '_> {
    #[cold]
    #[inline(never)]
    fn not_an_object<E: serde::de::Error>(self, cell: &Cell<'_>) -> Result<(), E> {
        let row = count(self.reading, self.row)?;
        let path = self.sheet.path(row, None);
        tell(self.reading, ProblemCode::WrongType, Severity::Error, path, cell.fact(), "object".into());
        Ok(())
    }

    /// Tells of a cell of the wrong type.
    #[cold]
    #[inline(never)]
    fn wrong_type(&mut self, row: u32, field: Field, cell: &Cell<'_>) {
        let (severity, expected) = match field {
            Field::Value => (Severity::Error, "number"),
            Field::Unit | Field::Indicator | Field::Period | Field::Start | Field::End => (Severity::Error, "text"),
            _ => (Severity::Warning, "text"),
        };
        tell(self.reading, ProblemCode::WrongType, severity, path(&self.sheet.places, row, Some(field)), cell.fact(), expected.into());
    }

    #[cold]
    #[inline(never)]
    fn again(&mut self, row: u32, field: Field) {
        let path = path(&self.sheet.places, row, Some(field));
        tell(self.reading, ProblemCode::DuplicateKey, Severity::Warning, path, field.name().into(), Fact::None);
    }
}

impl<'de> Visitor<'de> for Row<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an observation")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let row = count(self.reading, self.row)?;
        let mut codes: Codes = [NONE; FIELDS];
        let mut figure = Figure::Absent;
        let mut seen = 0_u32;
        while let Some(key) = map.next_key_seed(Key)? {
            let field = match key {
                Ok(field) => field,
                Err(name) => {
                    let around = Path::Key(&Path::Root, "observations");
                    unknown_field(self.reading, &Path::Index(&around, self.row), &name);
                    map.next_value_seed(CellSeed { reading: self.reading, depth: DEPTH })?;
                    continue;
                }
            };
            if seen & (1 << field as u32) != 0 {
                self.again(row, field);
            }
            seen |= 1 << field as u32;
            let cell = map.next_value_seed(CellSeed { reading: self.reading, depth: DEPTH })?;
            let place = field as usize;
            let code = match cell {
                Cell::Number(number) if field == Field::Value => {
                    figure = Figure::Number(number);
                    continue;
                }
                Cell::Null if field == Field::Value => {
                    figure = Figure::Null;
                    continue;
                }
                Cell::Text(text) if field != Field::Value => match self.last.get_mut(place) {
                    Some(last) => self.sheet.texts.id(last, text),
                    None => NONE,
                },
                Cell::Owned(text) if field != Field::Value => self.sheet.texts.look_up(text.into()),
                Cell::Null => NONE,
                other => {
                    self.wrong_type(row, field, &other);
                    if field == Field::Value {
                        figure = Figure::Told;
                    }
                    TOLD
                }
            };
            if let Some(slot) = codes.get_mut(place) {
                *slot = code;
            }
        }
        self.sheet.push(self.reading, row, &codes, figure);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        let cell = CellSeed { reading: &mut *self.reading, depth: DEPTH - 1 }.visit_seq(seq)?;
        self.not_an_object(&cell)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.not_an_object(&Cell::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.not_an_object(&Cell::Other(if value { "true" } else { "false" }))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.visit_f64(value as f64)
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.not_an_object(&Cell::Number(value))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.not_an_object(&Cell::Owned(value.to_owned()))
    }
}

/// A field by its name, or a name that no field has.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Result<Field, String>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Result<Field, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(match name {
            "unit" => Ok(Field::Unit),
            "indicator" => Ok(Field::Indicator),
            "period" => Ok(Field::Period),
            "value" => Ok(Field::Value),
            _ => Field::named(name).ok_or_else(|| name.to_owned()),
        })
    }
}
