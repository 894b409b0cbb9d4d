//! Walks the few arrays and objects that hold everything else, and leaves every value in them to serde_json.
//!
//! Columns of numbers are the one kind of value that is read here: plain decimals, which a feed has by the million, and which a general
//! deserializer reads at less than half the speed in wasm. Whatever is not plain is left to serde_json as well.

use serde::de::DeserializeSeed;
use serde_json::{Deserializer, Error};

use super::path::Path;
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
    pub(super) fn value<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Stop> {
        let mut deserializer = Deserializer::from_str(self.text.get(self.at..).unwrap_or_default());
        let value = seed.deserialize(&mut deserializer).map_err(|error| Stop::Json(error, self.at))?;
        self.at += deserializer.into_iter::<()>().byte_offset();
        Ok(value)
    }

    /// Steps into an object, or, `again`, to its next key. `None`: it ends.
    pub(super) fn key(&mut self, reading: &mut Reading, again: bool) -> Result<Option<String>, Stop> {
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
        let key = self.value(TreeSeed { reading, path: &Path::Root, depth: 0 })?;
        self.expect(b':', "expected `:`")?;
        self.peek();
        match key {
            Tree::Text(key) => Ok(Some(key)),
            _ => Err(self.missing("expected a key")),
        }
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

    /// Why the walk is broken off here by what was read, and not by how it is written.
    pub(super) fn stop(&self, error: Error) -> Stop {
        Stop::Json(error, self.at)
    }

    /// Makes sure that nothing follows.
    pub(super) fn end(&mut self) -> Result<(), Stop> {
        if self.peek().is_none() { Ok(()) } else { Err(self.missing("expected nothing more")) }
    }

    /// Fills `batch` with the plain indexes that stand here, one after the other with nothing but a comma between them. Gives how many there are;
    /// what is not one, or has no room, is not stepped over.
    pub(super) fn indexes(&mut self, batch: &mut [u32; BATCH]) -> usize {
        let mut count = 0;
        for slot in batch {
            let before = self.at;
            if count > 0 {
                self.at += 1;
            }
            let Some(index) = self.index().filter(|_| count == 0 || self.text.as_bytes().get(before) == Some(&b',')) else {
                self.at = before;
                break;
            };
            *slot = index;
            count += 1;
        }
        count
    }

    /// The same as [`Walker::indexes`] for plain decimals.
    pub(super) fn decimals(&mut self, batch: &mut [f64; BATCH]) -> usize {
        let mut count = 0;
        for slot in batch {
            let before = self.at;
            if count > 0 {
                self.at += 1;
            }
            let Some(decimal) = self.decimal().filter(|_| count == 0 || self.text.as_bytes().get(before) == Some(&b',')) else {
                self.at = before;
                break;
            };
            *slot = decimal;
            count += 1;
        }
        count
    }

    /// A number below 2³¹ without sign, point or exponent. `None`, and nothing is stepped over, where something else stands here.
    #[inline(always)]
    fn index(&mut self) -> Option<u32> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        let mut number = 0_u32;
        while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit <= 9) {
            number = number.wrapping_mul(10).wrapping_add(u32::from(digit));
            at += 1;
        }
        let digits = at - self.at;
        let plain = digits == 1 || (2..=9).contains(&digits) && bytes.get(self.at) != Some(&b'0');
        if !plain || !matches!(bytes.get(at), Some(b',' | b']' | b' ' | b'\n' | b'\r' | b'\t')) {
            return None;
        }
        self.at = at;
        Some(number)
    }

    /// A number of up to 15 digits without exponent: the nearest double, since both its digits and the power of ten are exact. `None`, and nothing
    /// is stepped over, where something else stands here.
    #[inline(always)]
    fn decimal(&mut self) -> Option<f64> {
        let bytes = self.text.as_bytes();
        let negative = bytes.get(self.at) == Some(&b'-');
        let first = self.at + usize::from(negative);
        let mut at = first;
        let mut number = 0_u64;
        let mut point = None;
        loop {
            match bytes.get(at).map(|byte| byte.wrapping_sub(b'0')) {
                Some(digit @ 0..=9) => number = number.wrapping_mul(10).wrapping_add(u64::from(digit)),
                Some(POINT) if point.is_none() => point = Some(at),
                _ => break,
            }
            at += 1;
        }
        let whole = point.unwrap_or(at) - first;
        let decimals = point.map_or(0, |point| at - point - 1);
        let plain = whole > 0
            && whole + decimals <= 15
            && (whole == 1 || bytes.get(first) != Some(&b'0'))
            && (point.is_none() || decimals > 0)
            && matches!(bytes.get(at), Some(b',' | b']' | b' ' | b'\n' | b'\r' | b'\t'));
        if !plain {
            return None;
        }
        self.at = at;
        let size = number as f64 / POWERS.get(decimals).copied().unwrap_or(1.0);
        Some(if negative { -size } else { size })
    }
}

/// How many numbers are read in one go.
pub(super) const BATCH: usize = 256;
const POINT: u8 = b'.'.wrapping_sub(b'0');
const POWERS: [f64; 16] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_decimals_are_the_nearest_doubles() {
        for text in ["0", "-0", "7", "12.18", "-3.5", "0.1", "0.000001", "123456789012345", "99999.9999999999", "4503599627370.49", "0.3"] {
            let cell = format!("{text},");
            let read = Walker::new(&cell).decimal().unwrap();
            assert_eq!(read.to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_alone() {
        for text in ["", "-", "01", "-01.5", "1.", ".5", "1e3", "1.5E2", "1234567890123456", "1.2.3", "+1", "\"1\"", "null", "1x", "1"] {
            let cell = if text == "1" { text.to_owned() } else { format!("{text},") };
            let mut walker = Walker::new(&cell);
            assert_eq!((walker.decimal(), walker.at), (None, 0), "{text}");
        }
        for text in ["-1", "1.0", "01", "1234567890", "1e2", "", "\"a\""] {
            let cell = format!("{text}]");
            let mut walker = Walker::new(&cell);
            assert_eq!((walker.index(), walker.at), (None, 0), "{text}");
        }
    }

    #[test]
    fn numbers_in_one_go() {
        let mut batch = [0; BATCH];
        for (text, count, at) in
            [("1,20,3]", 3, 6), ("1, 2]", 1, 1), ("1 ,2]", 1, 1), ("7,\"a\"]", 1, 1), ("1 2]", 1, 1), ("1,-2]", 1, 1), ("1,,2]", 1, 1)]
        {
            let mut walker = Walker::new(text);
            assert_eq!((walker.indexes(&mut batch), walker.at), (count, at), "{text}");
        }
        let mut walker = Walker::new("1.5,-2,null]");
        let mut batch = [0.0; BATCH];
        assert_eq!((walker.decimals(&mut batch), batch[..2].to_vec(), walker.at), (2, vec![1.5, -2.0], 6));
        let long = vec!["4"; BATCH + 3].join(",") + "]";
        let mut walker = Walker::new(&long);
        assert_eq!((walker.decimals(&mut batch), walker.at), (BATCH, 2 * BATCH - 1));
    }

    #[test]
    fn indexes() {
        for (text, index) in [("0", 0), ("7", 7), ("10", 10), ("999999999", 999_999_999)] {
            assert_eq!(Walker::new(&format!("{text} ]")).index(), Some(index));
        }
    }
}
