//! Walks the few arrays and objects that hold everything else, and leaves the values in them to serde_json.
//!
//! Cells are the exception: a feed has them by the million, almost all of them short decimals and texts without escapes, which are read here.
//! Whatever is not that plain is left to serde_json as well.

use core::slice::Iter;
use std::borrow::Cow;

use serde::de::DeserializeSeed;
use serde_json::{Deserializer, Error};

use super::MOST_OBSERVATIONS;
use super::path::Path;
use super::sheet::Cell;
use super::tree::{Reading, Tree, TreeSeed};

/// A place in the text of a document.
pub(super) struct Walker<'de> {
    text: &'de str,
    at: usize,
}

/// Why a walk cannot go on.
#[derive(Debug)]
pub(super) enum Stop {
    /// serde_json says why, for the text from this byte on.
    Json(Error, usize),
    /// At this byte another sign should stand.
    Sign(&'static str, usize),
}

impl<'de> Walker<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Walker { text, at: 0 }
    }

    /// The next byte that is not white space, if there is one.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Steps over this byte if it is the next one.
    #[inline]
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8, expected: &'static str) -> Result<(), Stop> {
        if self.eat(byte) { Ok(()) } else { Err(self.missing(expected)) }
    }

    #[cold]
    fn missing(&self, expected: &'static str) -> Stop {
        Stop::Sign(expected, self.at)
    }

    /// Reads the value that stands here with serde_json.
    #[inline(never)]
    pub(super) fn value(&mut self, seed: TreeSeed<'_>) -> Result<Tree, Stop> {
        let mut deserializer = Deserializer::from_str(self.text.get(self.at..).unwrap_or_default());
        let value = seed.deserialize(&mut deserializer).map_err(|error| Stop::Json(error, self.at))?;
        self.at += deserializer.into_iter::<()>().byte_offset();
        Ok(value)
    }

    /// Reads the cell that stands here, at this depth. What is nested in it is read too, for its depth and its number of values.
    pub(super) fn cell(&mut self, reading: &mut Reading, depth: u32) -> Result<Cell<'de>, Stop> {
        match self.text.as_bytes().get(self.at) {
            Some(b'"') => {
                if let Some(text) = self.plain_text() {
                    return Ok(Cell::Text(Cow::Borrowed(text)));
                }
            }
            Some(b'n') if self.text.as_bytes().get(self.at..self.at + 4) == Some(b"null") => {
                self.at += 4;
                return Ok(Cell::Null);
            }
            _ => {
                let mut bytes = self.rest();
                if let Some((number, _)) = decimal(&mut bytes) {
                    self.at = self.text.len() - bytes.len() - 1;
                    return Ok(Cell::Number(number));
                }
            }
        }
        let tree = self.value(TreeSeed { reading, path: &Path::Root, depth })?;
        // The cell itself is none of the values outside the observations.
        reading.values -= 1;
        Ok(match tree {
            Tree::Null => Cell::Null,
            Tree::Number(number) => Cell::Number(number),
            Tree::Text(text) => Cell::Text(Cow::Owned(text)),
            Tree::Bool(true) => Cell::Other("true"),
            Tree::Bool(false) => Cell::Other("false"),
            Tree::Array(_) => Cell::Other("array"),
            Tree::Object(_) => Cell::Other("object"),
        })
    }

    /// Steps into an object, or, `again`, to its next key. `None`: it ends.
    pub(super) fn name(&mut self, reading: &mut Reading, again: bool) -> Result<Option<Cow<'de, str>>, Stop> {
        if !again {
            self.expect(b'{', "expected `{`")?;
        }
        if self.eat(b'}') {
            return Ok(None);
        }
        if again {
            self.expect(b',', "expected `,` or `}`")?;
        }
        if self.peek() != Some(b'"') {
            return Err(self.missing("expected a key"));
        }
        let key = self.cell(reading, 0)?;
        self.expect(b':', "expected `:`")?;
        self.peek();
        match key {
            Cell::Text(key) => Ok(Some(key)),
            _ => Err(self.missing("expected a key")),
        }
    }

    /// The same as [`Walker::name`], for keys that are kept.
    pub(super) fn key(&mut self, reading: &mut Reading, again: bool) -> Result<Option<String>, Stop> {
        Ok(self.name(reading, again)?.map(Cow::into_owned))
    }

    /// Steps over the array that stands here, up to the bracket that closes it, and gives a walker that stands before it: nobody has read it yet.
    pub(super) fn skip(&mut self) -> Result<Walker<'de>, Stop> {
        let start = self.at;
        let (mut depth, mut in_text, mut escaped) = (0_u32, false, false);
        for (place, byte) in self.text.bytes().enumerate().skip(start) {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_text => escaped = true,
                b'"' => in_text = !in_text,
                b'[' if !in_text => depth += 1,
                b']' if !in_text => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at = place + 1;
                return Ok(Walker { text: self.text, at: start });
            }
        }
        self.at = self.text.len();
        Err(self.missing("expected `]`"))
    }

    /// Steps into an array, or, `again`, to its next element. `false`: it ends.
    #[inline(never)]
    pub(super) fn element(&mut self, again: bool) -> Result<bool, Stop> {
        if !again {
            self.expect(b'[', "expected `[`")?;
        }
        if self.eat(b']') {
            return Ok(false);
        }
        if again {
            self.expect(b',', "expected `,` or `]`")?;
            // No value starts with a bracket that closes.
            if self.peek() == Some(b']') {
                return Err(self.missing("expected a value"));
            }
        }
        self.peek();
        Ok(true)
    }

    /// Makes sure that nothing follows.
    pub(super) fn end(&mut self) -> Result<(), Stop> {
        if self.peek().is_none() { Ok(()) } else { Err(self.missing("expected nothing more")) }
    }

    /// Adds the plain indexes that stand here to a column, one after the other with nothing but a comma between them, up to the most that a feed
    /// may have. Gives whether there is any. What is not one is not stepped over, nor the comma before it.
    #[inline(never)]
    pub(super) fn indexes(&mut self, column: &mut Vec<u32>) -> bool {
        let before = column.len();
        let mut bytes = self.rest();
        let mut start = bytes.len();
        let mut left = start;
        let mut number = 0_u32;
        // Numbers are gathered before they are put into the column, which is a call each time.
        let (mut gathered, mut used) = ([0_u32; 64], 0);
        while column.len() + used < MOST_OBSERVATIONS as usize
            && let Some(&byte) = bytes.next()
        {
            let digit = byte.wrapping_sub(b'0');
            if digit <= 9 {
                number = number.wrapping_mul(10).wrapping_add(u32::from(digit));
                continue;
            }
            let digits = start - bytes.len() - 1;
            if digits > 9 || !has_digits(u64::from(number), digits) || !ends(byte) {
                break;
            }
            if let Some(place) = gathered.get_mut(used) {
                *place = number;
                used += 1;
            }
            if used == gathered.len() {
                column.extend_from_slice(&gathered);
                used = 0;
            }
            number = 0;
            start = bytes.len();
            left = start + 1;
            if byte != b',' {
                break;
            }
        }
        column.extend_from_slice(gathered.get(..used).unwrap_or_default());
        self.at = self.text.len() - left;
        column.len() > before
    }

    /// The same as [`Walker::indexes`] for plain decimals.
    #[inline(never)]
    pub(super) fn decimals(&mut self, column: &mut Vec<f64>) -> bool {
        let before = column.len();
        let mut bytes = self.rest();
        let mut left = bytes.len();
        while column.len() < MOST_OBSERVATIONS as usize
            && let Some((number, next)) = decimal(&mut bytes)
        {
            column.push(number);
            left = bytes.len() + 1;
            if next != b',' {
                break;
            }
        }
        self.at = self.text.len() - left;
        column.len() > before
    }

    fn rest(&self) -> Iter<'de, u8> {
        self.text.as_bytes().get(self.at..).unwrap_or_default().iter()
    }

    /// The text that stands here, where it has no escapes and nothing that must be escaped.
    fn plain_text(&mut self) -> Option<&'de str> {
        let start = self.at + 1;
        for (length, byte) in self.rest().skip(1).enumerate() {
            match byte {
                b'"' => {
                    self.at = start + length + 1;
                    return self.text.get(start..start + length);
                }
                b'\\' | ..b' ' => return None,
                _ => {}
            }
        }
        None
    }
}

/// Reads a number of up to 15 digits without exponent: the nearest double, since both its digits and the power of ten are exact. Gives it with the
/// byte after it, which is stepped over too. `None` where something else stands here.
#[inline(always)]
fn decimal(bytes: &mut Iter<'_, u8>) -> Option<(f64, u8)> {
    let mut number = 0;
    let mut start = bytes.len();
    let mut next = digits(bytes, &mut number);
    let negative = next == b'-' && start == bytes.len() + 1;
    if negative {
        start = bytes.len();
        next = digits(bytes, &mut number);
    }
    let whole = (start - bytes.len()).wrapping_sub(1);
    if !has_digits(number, whole) {
        return None;
    }
    let mut size = number as f64;
    if next == b'.' {
        start = bytes.len();
        next = digits(bytes, &mut number);
        let decimals = (start - bytes.len()).wrapping_sub(1);
        if decimals == 0 || decimals > 15 - whole {
            return None;
        }
        size = number as f64 / POWERS.get(decimals).copied().unwrap_or(1.0);
    }
    ends(next).then_some((if negative { -size } else { size }, next))
}

/// Adds the digits that stand here to a number and steps over the byte after them, which it gives; 0 at the end.
#[inline(always)]
fn digits(bytes: &mut Iter<'_, u8>, number: &mut u64) -> u8 {
    for &byte in bytes {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return byte;
        }
        *number = number.wrapping_mul(10).wrapping_add(u64::from(digit));
    }
    0
}

/// Whether a number has this many digits, 1 to 15; with a zero in front it has fewer.
#[inline(always)]
fn has_digits(number: u64, digits: usize) -> bool {
    LEAST.get(digits).is_some_and(|&least| number >= least)
}

/// Whether a number may end before this byte.
#[inline(always)]
fn ends(byte: u8) -> bool {
    matches!(byte, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t')
}

const POWERS: [f64; 16] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// The least number with this many digits; none has none.
const LEAST: [u64; 16] = [
    u64::MAX,
    0,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
    1_000_000_000,
    10_000_000_000,
    100_000_000_000,
    1_000_000_000_000,
    10_000_000_000_000,
    100_000_000_000_000,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The column that the plain decimals in a text make, and the place after them.
    fn decimals(text: &str) -> (Vec<f64>, usize) {
        let (mut walker, mut column) = (Walker::new(text), Vec::new());
        assert_eq!(walker.decimals(&mut column), !column.is_empty());
        (column, walker.at)
    }

    /// The same for plain indexes.
    fn indexes(text: &str) -> (Vec<u32>, usize) {
        let (mut walker, mut column) = (Walker::new(text), Vec::new());
        assert_eq!(walker.indexes(&mut column), !column.is_empty());
        (column, walker.at)
    }

    #[test]
    fn plain_decimals_are_the_nearest_doubles() {
        for text in ["0", "-0", "7", "12.18", "-3.5", "0.1", "0.000001", "123456789012345", "99999.9999999999", "4503599627370.49", "0.3"] {
            let (column, at) = decimals(&format!("{text},"));
            assert_eq!(column[0].to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
            assert_eq!((column.len(), at), (1, text.len()));
        }
    }

    #[test]
    fn what_is_not_plain_is_left_alone() {
        for text in [
            "",
            "-",
            "--1",
            "01",
            "-01.5",
            "1.",
            ".5",
            "-.5",
            "1e3",
            "1.5E2",
            "1234567890123456",
            "1.2.3",
            "+1",
            "1-",
            "\"1\"",
            "null",
            "1x",
        ] {
            assert_eq!(decimals(&format!("{text},")), (vec![], 0), "{text}");
        }
        for text in ["-1", "1.0", "01", "09", "00", "1234567890", "4294967297", "1e2", "", "\"a\""] {
            assert_eq!(indexes(&format!("{text}]")), (vec![], 0), "{text}");
        }
        for text in ["", "1", "12", "1.5", "1.", "-", "-1"] {
            assert_eq!((decimals(text), indexes(text)), ((vec![], 0), (vec![], 0)), "{text}");
        }
    }

    #[test]
    fn numbers_in_one_go() {
        for (text, column, at) in [
            ("1,20,3]", vec![1, 20, 3], 6),
            ("0 ]", vec![0], 1),
            ("999999999\n,", vec![999_999_999], 9),
            ("1, 2]", vec![1], 1),
            ("1 ,2]", vec![1], 1),
            ("7,\"a\"]", vec![7], 1),
            ("1 2]", vec![1], 1),
            ("1,-2]", vec![1], 1),
            ("1,,2]", vec![1], 1),
            ("1,2", vec![1], 1),
        ] {
            assert_eq!(indexes(text), (column, at), "{text}");
        }
        assert_eq!(decimals("1.5,-2,null]"), (vec![1.5, -2.0], 6));
        assert_eq!(decimals("1.5,2, 3]"), (vec![1.5, 2.0], 5));
    }

    #[test]
    fn cells() {
        let mut reading = Reading::default();
        let text = "\"Hà\", \"a\\\"b\", null, nil";
        let mut walker = Walker::new(text);
        let mut next = |walker: &mut Walker<'static>| {
            walker.eat(b',');
            walker.peek();
            walker.cell(&mut reading, 1)
        };
        assert!(matches!(next(&mut walker), Ok(Cell::Text(Cow::Borrowed("Hà")))));
        assert!(matches!(next(&mut walker), Ok(Cell::Text(Cow::Owned(text))) if text == "a\"b"));
        assert!(matches!(next(&mut walker), Ok(Cell::Null)));
        assert!(matches!(next(&mut walker), Err(Stop::Json(_, at)) if Some(at) == text.find("nil")));
    }
}
