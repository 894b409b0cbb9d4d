//! Reads a feed: outside text in, a checked [`Dataset`] and its [`Problems`] out.
//!
//! An [`Error`] is given only for a document that cannot be understood. Whatever else is wrong becomes a problem with the place where it
//! stands: a flawed optional field is left out, an item without what it cannot do without is not used, and neither goes unsaid.
//!
//! The head is read into a small tree ([`tree`]), brought into the shapes that the format declares ([`raw`], [`decode`]) and linked ([`link`]). Observations go from the bytes straight into columns
//! ([`rows`], [`columns`], [`sheet`]), are looked up in the head, whichever stood first ([`resolve`]), sorted, and checked against each other
//! ([`check`]).
//!
//! Functions with one caller are kept apart where they are long (`inline(never)`): they repeat each other's patterns, which makes the core smaller to
//! download.

mod check;
mod columns;
mod declare;
mod decode;
mod distinct;
mod document;
mod link;
mod near;
mod order;
mod path;
mod raw;
mod resolve;
mod rows;
mod scenario;
#[cfg(feature = "schema")]
mod schema;
mod shape;
mod sheet;
mod texts;
mod tree;
mod walk;

use crate::error::{Error, ErrorCode, Result};
use crate::model::Dataset;
use crate::problem::Problems;

pub use scenario::{FORMAT as SCENARIO, change, scenario, wish};
pub(crate) use shape::word_of;

#[cfg(feature = "schema")]
pub use schema::schema;

/// How many bytes a document may have.
pub const MOST_BYTES: usize = 256 << 20;
/// How many observations a feed may have.
pub const MOST_OBSERVATIONS: u32 = 4_000_000;

/// The format that is read.
const FORMAT: &str = "reform-feed/1";

/// Reads a feed from the bytes of its JSON document, UTF-8 with or without a byte order mark.
///
/// Numbers of up to 15 significant digits and 22 digits after the point are exact, as are integers below 2⁵³; longer ones are at most one unit in
/// the last place off.
///
/// # Errors
/// `not_utf8`, `not_json` (also for numbers beyond the range of doubles), `not_a_feed`, `unsupported_version`, `too_deep`, `too_large`, `too_many_observations`.
pub fn read(bytes: &[u8]) -> Result<(Dataset, Problems)> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::new(ErrorCode::TooLarge, "").found(bytes.len() as f64).expected(MOST_BYTES as f64));
    }
    let text = core::str::from_utf8(bytes).map_err(|error| {
        let place = format!("byte {}", error.valid_up_to());
        Error::new(ErrorCode::NotUtf8, "").found(place).expected("UTF-8")
    })?;
    let (mut root, sheet, mut problems) = document::read(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    let mut dataset = link::link(&mut root, &mut problems);
    resolve::resolve(sheet, &mut dataset, &mut problems);
    check::check(&dataset, &mut problems);
    Ok((dataset, problems))
}
