//! Scenarios and wishes: outside text to what they mean.

use super::decode;
use super::link;
use super::path::Path;
use super::raw;
use super::shape::Shaped;
use super::tree::{Reading, Tree, TreeSeed};
use super::walk::Walker;
use crate::error::{Error, ErrorCode, Result};
use crate::model::{Change, Document, Wish};
use crate::problem::{ProblemCode, Problems, Severity};

/// The format of stored scenarios.
pub const FORMAT: &str = "reform-scenario/1";

/// Reads any small JSON document. `code` is that of a text that is none.
#[inline(never)]
fn tree(text: &str, code: ErrorCode) -> Result<(Tree, Problems)> {
    let mut reading = Reading::default();
    let mut walker = Walker::new(text);
    let tree = walker.value(TreeSeed { reading: &mut reading, path: &Path::Root, depth: 0 });
    match (tree, walker.end(), reading.fatal) {
        (_, _, Some(error)) => Err(error),
        (Ok(tree), Ok(()), None) => Ok((tree, reading.problems)),
        _ => Err(Error::new(code, "").expected("JSON")),
    }
}

/// The first problem as an error: what is asked for now must be sound.
#[inline(never)]
fn sound(problems: &Problems, code: ErrorCode) -> Result<()> {
    match problems.items().first() {
        Some(problem) => Err(Error::new(code, problem.path.as_str()).found(problem.found.clone()).expected(problem.expected.clone())),
        None => Ok(()),
    }
}

/// Reads a stored scenario. Flawed changes are problems, and left out.
///
/// # Errors
/// `bad_scenario` for a text that is not JSON, or not an object of this format; `too_deep`, `too_large`.
pub fn scenario(text: &str) -> Result<(Document, Problems)> {
    let (mut root, mut problems) = tree(text, ErrorCode::BadScenario)?;
    if let Tree::Object(entries) = &root
        && let Some((_, format)) = entries.iter().find(|entry| entry.0 == "format")
        && !matches!(format, Tree::Text(format) if format == FORMAT)
    {
        return Err(Error::new(ErrorCode::BadScenario, "/format").found(format.fact()).expected(FORMAT));
    }
    if !decode::shape(&mut root, raw::Scenario::KIND, &mut problems) {
        return Err(Error::new(ErrorCode::BadScenario, "").found(root.fact()).expected(FORMAT));
    }
    let seen = raw::Scenario::see(&root);
    let mut document = Document {
        feed: seen.feed().unwrap_or_default().to_owned(),
        name: seen.name().map(str::to_owned),
        preset: seen.preset(),
        select: Vec::new(),
        changes: link::changes(seen, &mut problems),
    };
    let around = Path::Key(&Path::Root, "select");
    for (key, value) in entries(seen.select()) {
        match value {
            Tree::Null => {}
            Tree::Text(text) => document.select.push((key.clone(), text.clone())),
            _ => {
                problems.tell(ProblemCode::WrongType, Severity::Warning, &Path::Key(&around, key), value.fact(), "text".into());
            }
        }
    }
    Ok((document, problems))
}

/// Reads one change.
///
/// # Errors
/// `bad_change` for whatever is wrong with it.
pub fn change(text: &str) -> Result<Change> {
    let (mut root, mut problems) = tree(text, ErrorCode::BadChange)?;
    let mut change = None;
    if decode::shape(&mut root, raw::Change::KIND, &mut problems) {
        change = link::change(raw::Change::see(&root), &mut problems);
    }
    sound(&problems, ErrorCode::BadChange)?;
    change.ok_or_else(|| Error::new(ErrorCode::BadChange, "").expected("object"))
}

/// Reads a wish.
///
/// # Errors
/// `bad_wish` for whatever is wrong with it: neither a score nor a rank, a rank below 1, an effort that is not above 0, a cap that is no number.
pub fn wish(text: &str) -> Result<Wish> {
    const CODE: ErrorCode = ErrorCode::BadWish;
    let (mut root, mut problems) = tree(text, CODE)?;
    if !decode::shape(&mut root, raw::Wish::KIND, &mut problems) {
        return Err(Error::new(CODE, "").expected("object"));
    }
    sound(&problems, CODE)?;
    let seen = raw::Wish::see(&root);
    let mut wish = Wish { score: seen.score(), rank: seen.rank(), ..Wish::default() };
    if wish.score.is_some() == wish.rank.is_some() {
        return Err(Error::new(CODE, "").expected("score or rank"));
    }
    if wish.rank.is_some_and(|rank| rank < 1.0) {
        return Err(Error::new(CODE, "/rank").expected("1 or more"));
    }
    numbers(seen.efforts(), "efforts", Some(0.0), &mut wish.efforts)?;
    numbers(seen.caps(), "caps", None, &mut wish.caps)?;
    for (_, id) in seen.fixed() {
        wish.fixed.push(id.to_owned());
    }
    Ok(wish)
}

/// Reads numbers by id; `above` is what each must exceed.
#[inline(never)]
fn numbers(tree: Option<&Tree>, field: &str, above: Option<f64>, into: &mut Vec<(String, f64)>) -> Result<()> {
    for (key, value) in entries(tree) {
        match value {
            Tree::Null => {}
            Tree::Number(number) if above.is_none_or(|above| *number > above) => into.push((key.clone(), *number)),
            _ => {
                let expected = if above.is_some() { "number above 0" } else { "number" };
                let path = Path::Key(&Path::Key(&Path::Root, field), key).to_string();
                return Err(Error::new(ErrorCode::BadWish, path).found(value.fact()).expected(expected));
            }
        }
    }
    Ok(())
}

fn entries(tree: Option<&Tree>) -> &[(String, Tree)] {
    match tree {
        Some(Tree::Object(entries)) => entries,
        _ => &[],
    }
}
