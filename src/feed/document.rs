//! The whole document: its head as a tree, its observations as columns, whatever stands first.

use super::path::Path;
use super::sheet::Sheet;
use super::tree::{Entries, Reading, Tree, TreeSeed};
use super::walk::{Stop, Walker};
use super::{FORMAT, columns, rows};
use crate::error::{Error, ErrorCode, Fact, Result};
use crate::problem::{ProblemCode, Problems, Severity};

const OBSERVATIONS: &str = "observations";

/// Reads the document.
#[inline(never)]
pub(super) fn read(text: &str) -> Result<(Tree, Sheet<'_>, Problems)> {
    let mut reading = Reading::default();
    match (walk(&mut reading, text), reading.fatal) {
        (_, Some(error)) => Err(error),
        (Ok((root, sheet)), None) => check_format(&root).map(|()| (root, sheet, reading.problems)),
        (Err(stop), None) => Err(not_json(text, stop)),
    }
}

/// Why it is not JSON, with the line and the column in the whole text.
#[cold]
#[inline(never)]
fn not_json(text: &str, stop: Stop) -> Error {
    let (words, (line, column), start) = match stop {
        Stop::Json(error, start) => {
            let (line, column) = (error.line(), error.column());
            let words = error.to_string();
            // The error counts from where the value starts.
            let words = words.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&words).to_owned();
            (words, (line, column), start)
        }
        Stop::Sign(words, start) => (words.to_owned(), (1, 1), start),
    };
    let before = text.get(..start).unwrap_or_default().as_bytes();
    let lines = before.iter().filter(|&&byte| byte == b'\n').count();
    let columns = before.len() - before.iter().rposition(|&byte| byte == b'\n').map_or(0, |place| place + 1);
    let column = if line == 1 { columns + column } else { column };
    Error::new(ErrorCode::NotJson, "").found(format!("{words} at line {} column {column}", lines + line)).expected("JSON")
}

#[inline(never)]
fn check_format(root: &Tree) -> Result<()> {
    let format = match root {
        Tree::Object(entries) => entries.iter().find(|entry| entry.0 == "format"),
        _ => return Err(Error::new(ErrorCode::NotAFeed, "").found(root.fact()).expected("object")),
    };
    match format {
        Some((_, Tree::Text(format))) if format == FORMAT => Ok(()),
        Some((_, found)) => {
            let code = if let Tree::Text(_) = found { ErrorCode::UnsupportedVersion } else { ErrorCode::NotAFeed };
            Err(Error::new(code, "/format").found(found.fact()).expected(FORMAT))
        }
        None => Err(Error::new(ErrorCode::NotAFeed, "/format").expected(FORMAT)),
    }
}

#[inline(never)]
fn walk<'de>(reading: &mut Reading, text: &'de str) -> Result<(Tree, Sheet<'de>), Stop> {
    let mut walker = Walker::new(text);
    if walker.peek() != Some(b'{') {
        let tree = walker.value(TreeSeed { reading, path: &Path::Root, depth: 0 })?;
        return walker.end().map(|()| (tree, Sheet::default()));
    }
    let mut entries = Entries::default();
    let mut sheet = None;
    let mut again = false;
    while let Some(key) = walker.key(reading, again)? {
        again = true;
        let path = Path::Key(&Path::Root, &key);
        if entries.has(&key) || key == OBSERVATIONS && sheet.is_some() {
            reading.tell(ProblemCode::DuplicateKey, Severity::Warning, &path, Fact::from(key.as_str()), Fact::None);
        }
        if key == OBSERVATIONS {
            sheet = Some(observations(reading, &mut walker, &path)?);
        } else {
            let value = walker.value(TreeSeed { reading, path: &path, depth: 1 })?;
            entries.set(key, value);
        }
    }
    walker.end()?;
    Ok((Tree::Object(entries.list), sheet.unwrap_or_default()))
}

/// The observations: rows, columns or something else.
#[inline(never)]
fn observations<'de>(reading: &mut Reading, walker: &mut Walker<'de>, path: &Path<'_>) -> Result<Sheet<'de>, Stop> {
    let mut sheet = Sheet::default();
    match walker.peek() {
        Some(b'[') => rows::read(reading, &mut sheet, walker)?,
        Some(b'{') => columns::read(reading, &mut sheet, walker)?,
        _ => {
            let tree = walker.value(TreeSeed { reading, path, depth: 1 })?;
            if !matches!(tree, Tree::Null) {
                reading.tell(ProblemCode::WrongType, Severity::Error, path, tree.fact(), "array of rows, or object of columns".into());
            }
        }
    }
    Ok(sheet)
}
