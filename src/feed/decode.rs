//! From a [`Tree`] to the types of [`raw`](super::raw), with every flaw told where it stands.
//!
//! A value that cannot be read is told of at once and becomes `None`. What can do without it goes on: a field that may be absent is absent, an
//! element of [`Items`] is left out, its place kept. Names in the feed are those of the Rust fields and variants in camelCase.

use core::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, Deserialize};

use super::near::nearest;
use super::path::Path;
use super::tree::{Tree, text_fact};
use crate::error::Fact;
use crate::period::{Day, Label};
use crate::problem::{Problem, ProblemCode, Problems, Severity};

/// What can be read from a value.
pub(crate) trait Read<'t>: Sized {
    /// Reads the value; where it cannot, it tells why.
    fn read(at: At<'t, '_>) -> Option<Self>;
}

/// A value and where it stands.
pub(crate) struct At<'t, 'a> {
    pub(crate) tree: &'t Tree,
    pub(crate) path: &'a Path<'a>,
    pub(crate) problems: &'a mut Problems,
    /// Whether what it stands in can do without it.
    pub(crate) optional: bool,
}

/// An array whose elements stand or fall alone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Items<T>(Vec<Option<T>>);

impl<T> Items<T> {
    /// The sound elements with their places in the feed.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.0.iter().enumerate().filter_map(|(place, item)| Some((place, item.as_ref()?)))
    }

    /// Whether nothing stands in the feed, not even something flawed.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'t> At<'t, '_> {
    /// Tells of a flaw here.
    #[cold]
    #[inline(never)]
    pub(crate) fn flaw(&mut self, code: ProblemCode, found: Fact, expected: Fact) {
        let severity = if self.optional { Severity::Warning } else { Severity::Error };
        self.problems.add(code, || Problem::new(code, severity, self.path.to_string()).found(found).expected(expected));
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn wrong_type(&mut self, expected: &str) {
        self.flaw(ProblemCode::WrongType, self.tree.fact(), expected.into());
    }

    /// The text that stands here.
    pub(crate) fn text(&mut self) -> Option<&'t str> {
        match self.tree {
            Tree::Text(text) => Some(text),
            _ => {
                self.wrong_type("text");
                None
            }
        }
    }

    /// A text that reads as something else.
    fn checked<T>(&mut self, read: fn(&str) -> Option<T>, code: ProblemCode, expected: &str) -> Option<T> {
        let text = self.text()?;
        let value = read(text);
        if value.is_none() {
            self.flaw(code, text_fact(text), expected.into());
        }
        value
    }

    /// The values of an object's fields, by the place of their names; tells of fields with other names.
    #[inline(never)]
    fn slots(&mut self, known: &[&str], tag: Option<&str>, slots: &mut [Option<&'t (String, Tree)>]) -> Option<()> {
        let Tree::Object(entries) = self.tree else {
            self.wrong_type("object");
            return None;
        };
        for entry in entries {
            let slot = known.iter().position(|name| is_camel(&entry.0, name)).and_then(|place| slots.get_mut(place));
            match slot {
                Some(slot) => *slot = Some(entry),
                None if tag == Some(entry.0.as_str()) => {}
                None => {
                    let names: Vec<String> = known.iter().map(|name| camel(name)).collect();
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    unknown_field(self.problems, self.path, &entry.0, &names);
                }
            }
        }
        Some(())
    }

    /// The word that says which variant of a tagged enumeration it is, in the field `kind`.
    #[inline(never)]
    pub(crate) fn kind(&mut self, known: &[&str]) -> Option<usize> {
        let Tree::Object(entries) = self.tree else {
            self.wrong_type("object");
            return None;
        };
        let Some((_, tree)) = entries.iter().find(|entry| entry.0 == TAG) else {
            self.flaw(ProblemCode::MissingField, Fact::None, TAG.into());
            return None;
        };
        let path = Path::Key(self.path, TAG);
        let mut at = At { tree, path: &path, problems: self.problems, optional: self.optional };
        let word = at.text()?;
        let place = known.iter().position(|name| is_camel(word, name));
        if place.is_none() {
            let names: Vec<String> = known.iter().map(|name| camel(name)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            at.flaw(ProblemCode::UnknownWord, text_fact(word), word_fact(word, &names));
        }
        place
    }
}

/// The field that names the variant of a tagged enumeration.
pub(crate) const TAG: &str = "kind";

/// Reads the fields of an object one after the other.
pub(crate) struct Fields<'t, 'a, 's> {
    at: At<'t, 'a>,
    names: core::slice::Iter<'s, &'static str>,
    slots: core::slice::Iter<'s, Option<&'t (String, Tree)>>,
}

impl<'t, 'a, 's> Fields<'t, 'a, 's> {
    /// The fields with these names. `slots` is working space of the same length.
    pub(crate) fn new(
        mut at: At<'t, 'a>,
        names: &'s [&'static str],
        tag: Option<&str>,
        slots: &'s mut [Option<&'t (String, Tree)>],
    ) -> Option<Self> {
        at.slots(names, tag, slots)?;
        Some(Fields { at, names: names.iter(), slots: slots.iter() })
    }

    fn next(&mut self) -> (&'static str, Option<&'t (String, Tree)>) {
        (self.names.next().copied().unwrap_or_default(), self.slots.next().copied().flatten())
    }

    /// The next field, which must be there.
    #[inline(never)]
    pub(crate) fn need<T: Read<'t>>(&mut self) -> Option<T> {
        let (name, slot) = self.next();
        let Some((key, tree)) = slot else {
            self.at.flaw(ProblemCode::MissingField, Fact::None, camel(name).into());
            return None;
        };
        T::read(At { tree, path: &Path::Key(self.at.path, key), problems: self.at.problems, optional: self.at.optional })
    }

    /// The next field, which may be absent or `null`.
    #[inline(never)]
    pub(crate) fn may<T: Read<'t>>(&mut self) -> Option<T> {
        let (key, tree) = self.next().1.filter(|(_, tree)| *tree != Tree::Null)?;
        T::read(At { tree, path: &Path::Key(self.at.path, key), problems: self.at.problems, optional: true })
    }

    /// The next field, which may be absent or `null`, but does not say nothing where it is flawed: it narrows what the object is about.
    #[inline(never)]
    pub(crate) fn scope<T: Read<'t>>(&mut self) -> Option<Option<T>> {
        match self.slots.as_slice().first().copied().flatten() {
            Some((_, tree)) if *tree != Tree::Null => self.need().map(Some),
            _ => {
                self.next();
                Some(None)
            }
        }
    }

    /// The next field, which should be there.
    #[inline(never)]
    pub(crate) fn ought<T: Read<'t>>(&mut self) -> Option<T> {
        let absent = self.slots.as_slice().first().is_some_and(|slot| slot.is_none_or(|(_, tree)| *tree == Tree::Null));
        if absent && let Some(name) = self.names.as_slice().first() {
            let code = ProblemCode::MissingField;
            At { tree: self.at.tree, path: self.at.path, problems: self.at.problems, optional: true }.flaw(
                code,
                Fact::None,
                camel(name).into(),
            );
        }
        self.may()
    }

    /// The elements of the next field.
    #[inline(never)]
    pub(crate) fn list<T: Read<'t>>(&mut self) -> Items<T> {
        let Some((key, tree)) = self.next().1 else { return Items(Vec::new()) };
        if *tree == Tree::Null {
            return Items(Vec::new());
        }
        let at = At { tree, path: &Path::Key(self.at.path, key), problems: self.at.problems, optional: false };
        Items::read(at).unwrap_or(Items(Vec::new()))
    }
}

impl<'t, T: Read<'t>> Read<'t> for Items<T> {
    #[inline(always)]
    fn read(mut at: At<'t, '_>) -> Option<Self> {
        let Tree::Array(elements) = at.tree else {
            at.wrong_type("array");
            return None;
        };
        let mut items = Vec::with_capacity(elements.len());
        for (place, tree) in elements.iter().enumerate() {
            let path = Path::Index(at.path, place);
            items.push(T::read(At { tree, path: &path, problems: at.problems, optional: false }));
        }
        Some(Items(items))
    }
}

impl<'t> Read<'t> for &'t str {
    fn read(mut at: At<'t, '_>) -> Option<Self> {
        at.text()
    }
}

impl Read<'_> for f64 {
    fn read(mut at: At<'_, '_>) -> Option<Self> {
        match at.tree {
            Tree::Number(number) => Some(*number),
            _ => {
                at.wrong_type("number");
                None
            }
        }
    }
}

impl Read<'_> for bool {
    fn read(mut at: At<'_, '_>) -> Option<Self> {
        match at.tree {
            Tree::Bool(value) => Some(*value),
            _ => {
                at.wrong_type("true or false");
                None
            }
        }
    }
}

impl Read<'_> for (f64, f64) {
    fn read(mut at: At<'_, '_>) -> Option<Self> {
        if let Tree::Array(ends) = at.tree
            && let [Tree::Number(low), Tree::Number(high)] = ends.as_slice()
        {
            return Some((*low, *high));
        }
        at.wrong_type("array of two numbers");
        None
    }
}

impl Read<'_> for Day {
    fn read(mut at: At<'_, '_>) -> Option<Self> {
        at.checked(Day::parse, ProblemCode::BadDay, "YYYY-MM-DD")
    }
}

impl Read<'_> for Label {
    fn read(mut at: At<'_, '_>) -> Option<Self> {
        at.checked(Label::parse, ProblemCode::BadPeriod, "period")
    }
}

/// A word of an enumeration.
pub(crate) fn word<'t, T: Deserialize<'t>>(mut at: At<'t, '_>) -> Option<T> {
    let text = at.text()?;
    match word_of(text) {
        Ok(word) => Some(word),
        Err(Unknown(known)) => {
            at.flaw(ProblemCode::UnknownWord, text_fact(text), word_fact(text, known));
            None
        }
    }
}

/// The meaning of a word, or the words that there are.
#[inline(never)]
pub(crate) fn word_of<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, Unknown> {
    T::deserialize(BorrowedStrDeserializer::new(text))
}

/// The words that there are, where another one was found.
#[derive(Debug)]
pub(crate) struct Unknown(pub(crate) &'static [&'static str]);

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an unknown word")
    }
}

impl std::error::Error for Unknown {}

impl de::Error for Unknown {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unknown(&[])
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Self {
        Unknown(known)
    }
}

/// The nearest of the known words, or all of them.
#[cold]
#[inline(never)]
pub(crate) fn word_fact(word: &str, known: &[&str]) -> Fact {
    nearest(word, known).map_or_else(|| Fact::Text(known.join(", ")), Fact::from)
}

/// Tells of a field that the format does not have.
#[cold]
#[inline(never)]
pub(crate) fn unknown_field(problems: &mut Problems, path: &Path<'_>, key: &str, known: &[&str]) {
    problems.add(ProblemCode::UnknownField, || {
        let problem = Problem::new(ProblemCode::UnknownField, Severity::Warning, Path::Key(path, key).to_string()).found(text_fact(key));
        match nearest(key, known) {
            Some(near) => problem.expected(near),
            None => problem,
        }
    });
}

/// The letters of a Rust name in camelCase.
fn camel_letters(name: &str) -> impl Iterator<Item = u8> {
    let before = core::iter::once(b' ').chain(name.bytes());
    name.bytes().zip(before).filter(|(letter, _)| *letter != b'_').map(|(letter, before)| match before {
        b' ' => letter.to_ascii_lowercase(),
        b'_' => letter.to_ascii_uppercase(),
        _ => letter,
    })
}

/// Whether a name of the feed is this Rust name in camelCase.
fn is_camel(key: &str, name: &str) -> bool {
    key.bytes().eq(camel_letters(name))
}

/// A Rust name in camelCase.
pub(crate) fn camel(name: &str) -> String {
    camel_letters(name).map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_camel_case() {
        for (name, written) in [("id", "id"), ("valid_from", "validFrom"), ("ShareOfUnits", "shareOfUnits"), ("as_of", "asOf")] {
            assert_eq!(camel(name), written);
            assert!(is_camel(written, name) && !is_camel(name, "other"));
        }
        assert!(!is_camel("valid_from", "valid_from") && !is_camel("validFro", "valid_from") && !is_camel("validFromm", "valid_from"));
    }
}
