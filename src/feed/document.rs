//! The whole document: its head as a tree, its observations as columns, whatever stands first.

use serde::de::IgnoredAny;

use super::path::Path;
use super::sheet::Sheet;
use super::tree::{Entries, Reading, Tree, TreeSeed};
use super::walk::{Stop, Walker};
use super::{FORMAT, columns, rows};
use crate::error::{Error, ErrorCode, Fact, Result};
use crate::problem::{ProblemCode, Problems, Severity};

const OBSERVATIONS: &str = "observations";

/// Reads the document.
pub(super) fn read(text: &str) -> Result<(Tree, Sheet<'_>, Problems)> {
    let mut reading = Reading::default();
    match (walk(&mut reading, text), reading.fatal) {
        (_, Some(error)) => Err(error),
        (Ok((root, sheet)), None) => check_format(&root).map(|()| (root, sheet, reading.problems)),
        (Err(stop), None) => Err(not_json(text, stop)),
    }
}

/// Why it is not JSON: in serde_json's words, with the line and the column in the whole text.
#[cold]
fn not_json(text: &str, stop: Stop) -> Error {
    let (error, start) = match stop {
        Stop::Json(error, start) => (Some(error), start),
        Stop::Sign => (serde_json::from_str::<IgnoredAny>(text).err(), 0),
    };
    let found = error.map_or(Fact::None, |error| {
        let words = error.to_string();
        let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words);
        let before = text.get(..start).unwrap_or_default().as_bytes();
        let line = before.iter().filter(|&&byte| byte == b'\n').count();
        let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count();
        let column = error.column() + if error.line() == 1 { column } else { 0 };
        Fact::Text(format!("{words} at line {} column {column}", line + error.line()))
    });
    Error::new(ErrorCode::NotJson, "").found(found).expected("JSON")
}

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
fn observations<'de>(reading: &mut Reading, walker: &mut Walker<'de>, path: &Path<'_>) -> Result<Sheet<'de>, Stop> {
    let mut sheet = Sheet::default();
    match walker.peek() {
        Some(b'[') => rows::read(reading, &mut sheet, walker)?,
        Some(b'{') => columns::read(reading, &mut sheet, walker)?,
        _ => {
            let tree = walker.value(TreeSeed { reading, path, depth: 1 })?;
            if tree != Tree::Null {
                reading.tell(ProblemCode::WrongType, Severity::Error, path, tree.fact(), "array of rows, or object of columns".into());
            }
        }
    }
    Ok(sheet)
}
