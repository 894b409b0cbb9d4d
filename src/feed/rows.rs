//! Observations as rows: an array of objects.

use super::path::Path;
use super::sheet::{Cell, Codes, FIELDS, Field, Figure, Sheet, count, tell, unknown_field};
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
    let mut next = 0;
    while walker.element(next > 0)? {
        let row = count(reading, next)?;
        if walker.peek() == Some(b'{') {
            read_row(reading, sheet, walker, &mut last, row)?;
        } else {
            let cell = walker.cell(reading, DEPTH - 1)?;
            tell(reading, ProblemCode::WrongType, Severity::Error, sheet.path(row, None), cell.fact(), "object".into());
        }
        next += 1;
    }
    Ok(())
}

/// Reads one row. `last` are the texts that stood in its fields the last time.
fn read_row<'de>(reading: &mut Reading, sheet: &mut Sheet<'de>, walker: &mut Walker<'de>, last: &mut Codes, row: u32) -> Result<(), Stop> {
    let mut codes: Codes = [NONE; FIELDS];
    let mut figure = Figure::Absent;
    let mut seen = 0_u32;
    let mut again = false;
    while let Some(name) = walker.name(reading, again)? {
        again = true;
        let Some(field) = Field::named(&name) else {
            unknown_field(reading, &Path::Index(&Path::Key(&Path::Root, "observations"), row as usize), &name);
            walker.cell(reading, DEPTH)?;
            continue;
        };
        if seen & (1 << field as u32) != 0 {
            let path = sheet.path(row, Some(field));
            tell(reading, ProblemCode::DuplicateKey, Severity::Warning, path, field.name().into(), Fact::None);
        }
        seen |= 1 << field as u32;
        let (Some(code), Some(last)) = (codes.get_mut(field as usize), last.get_mut(field as usize)) else { continue };
        match walker.cell(reading, DEPTH)? {
            Cell::Number(number) if field == Field::Value => figure = Figure::Number(number),
            Cell::Null if field == Field::Value => figure = Figure::Null,
            Cell::Text(text) if field != Field::Value => *code = sheet.texts.id(last, text),
            Cell::Null => *code = NONE,
            other => {
                wrong_type(reading, sheet, row, field, &other);
                *code = TOLD;
                if field == Field::Value {
                    figure = Figure::Told;
                }
            }
        }
    }
    sheet.push(reading, row, &codes, figure);
    Ok(())
}

/// Tells of a cell of the wrong type.
#[cold]
#[inline(never)]
fn wrong_type(reading: &mut Reading, sheet: &Sheet<'_>, row: u32, field: Field, cell: &Cell<'_>) {
    let (severity, expected) = match field {
        Field::Value => (Severity::Error, "number"),
        Field::Unit | Field::Indicator | Field::Period | Field::Start | Field::End => (Severity::Error, "text"),
        _ => (Severity::Warning, "text"),
    };
    tell(reading, ProblemCode::WrongType, severity, sheet.path(row, Some(field)), cell.fact(), expected.into());
}
