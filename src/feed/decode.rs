//! From a [`Tree`] to the types of [`raw`](super::raw): serde's data model, with every flaw told where it stands.
//!
//! A flaw is told at once and goes up as [`Flaw::Told`] until something can do without: a [`Maybe`] field becomes absent, an element of
//! [`Items`] is left out. Both live only under this deserializer, which is why they may drop the error.

use core::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::near::nearest;
use super::path::Path;
use super::tree::{Tree, text_fact};
use crate::error::Fact;
use crate::problem::{Problem, ProblemCode, Problems, Severity};

/// A field that may be absent, or `null`, or flawed: then a problem tells of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Maybe<T>(pub(crate) Option<T>);

impl<T> Default for Maybe<T> {
    fn default() -> Self {
        Maybe(None)
    }
}

/// An array whose elements stand or fall alone; `None` keeps the place of one that a problem tells of.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Items<T>(Vec<Option<T>>);

impl<T> Default for Items<T> {
    fn default() -> Self {
        Items(Vec::new())
    }
}

impl<T> Items<T> {
    /// The sound elements with their places in the feed.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.0.iter().enumerate().filter_map(|(place, item)| Some((place, item.as_ref()?)))
    }

    /// How many elements stand in the feed, flawed ones too.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(MaybeVisitor(core::marker::PhantomData))
    }
}

struct MaybeVisitor<T>(core::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for MaybeVisitor<T> {
    type Value = Maybe<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<Maybe<T>, E> {
        Ok(Maybe(None))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Maybe<T>, D::Error> {
        Ok(Maybe(T::deserialize(deserializer).ok()))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(ItemsVisitor(core::marker::PhantomData))
    }
}

struct ItemsVisitor<T>(core::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ItemsVisitor<T> {
    type Value = Items<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array or null")
    }

    fn visit_none<E>(self) -> Result<Items<T>, E> {
        Ok(Items::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Items<T>, D::Error> {
        Ok(deserializer.deserialize_seq(self).unwrap_or_default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Items<T>, A::Error> {
        let mut items = Vec::new();
        loop {
            match seq.next_element() {
                Ok(Some(item)) => items.push(Some(item)),
                Ok(None) => return Ok(Items(items)),
                Err(_) => items.push(None),
            }
        }
    }
}

/// What is wrong with a value, on its way to where it is told.
#[derive(Debug)]
pub(crate) enum Flaw {
    /// A problem tells of it already.
    Told,
    /// To be told at the place of the value.
    Of(ProblemCode, Fact, Fact),
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a flaw of the feed")
    }
}

impl std::error::Error for Flaw {}

/// What a checked text may be, and the code of one that is not.
pub(crate) const CHECKED: [(&str, ProblemCode); 3] =
    [("YYYY-MM-DD", ProblemCode::BadDay), ("period", ProblemCode::BadPeriod), ("http, https or relative", ProblemCode::BadUrl)];

impl de::Error for Flaw {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Flaw::Of(ProblemCode::WrongType, Fact::None, Fact::Text(message.to_string()))
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Flaw::Of(ProblemCode::WrongType, Fact::None, Fact::Text(expected.to_string()))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let expected = expected.to_string();
        let code = CHECKED.iter().find(|check| check.0 == expected).map_or(ProblemCode::BadNumber, |check| check.1);
        let found = match found {
            Unexpected::Str(text) => text_fact(text),
            Unexpected::Float(number) => number.into(),
            _ => Fact::None,
        };
        Flaw::Of(code, found, Fact::Text(expected))
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Flaw::Of(ProblemCode::UnknownWord, text_fact(word), word_fact(word, known))
    }

    fn missing_field(field: &'static str) -> Self {
        Flaw::Of(ProblemCode::MissingField, Fact::None, field.into())
    }
}

/// The nearest of the known words, or all of them.
pub(crate) fn word_fact(word: &str, known: &[&str]) -> Fact {
    nearest(word, known).map_or_else(|| Fact::Text(known.join(", ")), Fact::from)
}

/// Reads one value.
pub(crate) struct Decoder<'t, 'a> {
    pub(crate) tree: &'t Tree,
    pub(crate) path: &'a Path<'a>,
    pub(crate) problems: &'a mut Problems,
    /// Whether what it stands in can do without it.
    pub(crate) optional: bool,
}

impl<'t> Decoder<'t, '_> {
    #[cold]
    #[inline(never)]
    fn tell(&mut self, flaw: Flaw) -> Flaw {
        if let Flaw::Of(code, found, expected) = flaw {
            let severity = if self.optional { Severity::Warning } else { Severity::Error };
            let found = if found == Fact::None && code == ProblemCode::WrongType { self.tree.fact() } else { found };
            self.problems.add(code, || Problem::new(code, severity, self.path.to_string()).found(found).expected(expected));
        }
        Flaw::Told
    }

    #[cold]
    #[inline(never)]
    fn wrong_type(mut self, expected: &'static str) -> Flaw {
        self.tell(Flaw::Of(ProblemCode::WrongType, Fact::None, expected.into()))
    }

    fn elements<V: Visitor<'t>>(mut self, elements: &'t [Tree], optional: bool, visitor: V) -> Result<V::Value, Flaw> {
        let access = Elements { rest: elements.iter(), place: 0, path: self.path, problems: &mut *self.problems, optional };
        visitor.visit_seq(access).map_err(|flaw| self.tell(flaw))
    }

    fn fields<V: Visitor<'t>>(
        mut self,
        entries: &'t [(String, Tree)],
        known: &'static [&'static str],
        tag: Option<&'static str>,
        visitor: V,
    ) -> Result<V::Value, Flaw> {
        let optional = self.optional;
        let access = Fields { rest: entries.iter(), value: None, known, tag, path: self.path, problems: &mut *self.problems, optional };
        visitor.visit_map(access).map_err(|flaw| self.tell(flaw))
    }
}

/// The one type that is an object or a plain text.
pub(crate) const TEXT: &str = "Text";
/// The key that names the variant of an object of several kinds.
const TAG: &str = "kind";
/// The types whose variants are objects with the key [`TAG`], and whether a variant without fields may stand as a word.
const TAGGED: [(&str, bool); 3] = [("Measure", false), ("Rule", false), ("Rollup", true)];

impl<'t> Deserializer<'t> for Decoder<'t, '_> {
    type Error = Flaw;

    fn deserialize_any<V: Visitor<'t>>(self, _: V) -> Result<V::Value, Flaw> {
        Err(self.wrong_type("another value"))
    }

    fn deserialize_bool<V: Visitor<'t>>(mut self, visitor: V) -> Result<V::Value, Flaw> {
        match self.tree {
            Tree::Bool(value) => visitor.visit_bool(*value).map_err(|flaw| self.tell(flaw)),
            _ => Err(self.wrong_type("true or false")),
        }
    }

    fn deserialize_f64<V: Visitor<'t>>(mut self, visitor: V) -> Result<V::Value, Flaw> {
        match self.tree {
            Tree::Number(value) => visitor.visit_f64(*value).map_err(|flaw| self.tell(flaw)),
            _ => Err(self.wrong_type("number")),
        }
    }

    fn deserialize_str<V: Visitor<'t>>(mut self, visitor: V) -> Result<V::Value, Flaw> {
        match self.tree {
            Tree::Text(value) => visitor.visit_borrowed_str(value).map_err(|flaw| self.tell(flaw)),
            _ => Err(self.wrong_type("text")),
        }
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Flaw> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Flaw> {
        match self.tree {
            Tree::Null => visitor.visit_none(),
            _ => visitor.visit_some(Decoder { optional: true, ..self }),
        }
    }

    fn deserialize_seq<V: Visitor<'t>>(mut self, visitor: V) -> Result<V::Value, Flaw> {
        match self.tree {
            Tree::Array(elements) => self.elements(elements, false, visitor),
            _ => {
                self.optional = false;
                Err(self.wrong_type("array"))
            }
        }
    }

    fn deserialize_tuple<V: Visitor<'t>>(self, length: usize, visitor: V) -> Result<V::Value, Flaw> {
        match self.tree {
            Tree::Array(elements) if elements.len() == length => {
                let optional = self.optional;
                self.elements(elements, optional, visitor)
            }
            _ => Err(self.wrong_type("array of two numbers")),
        }
    }

    fn deserialize_struct<V: Visitor<'t>>(
        mut self,
        name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Flaw> {
        match self.tree {
            Tree::Object(entries) => self.fields(entries, known, None, visitor),
            Tree::Text(text) if name == TEXT => visitor.visit_borrowed_str(text).map_err(|flaw| self.tell(flaw)),
            _ => Err(self.wrong_type(if name == TEXT { "text" } else { "object" })),
        }
    }

    fn deserialize_enum<V: Visitor<'t>>(
        mut self,
        name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Flaw> {
        let tagged = TAGGED.iter().find(|tagged| tagged.0 == name);
        let (word, place, entries) = match (self.tree, tagged) {
            (Tree::Text(word), None | Some((_, true))) => (word, *self.path, [].as_slice()),
            (Tree::Object(entries), Some(_)) => match entries.iter().find(|entry| entry.0 == TAG) {
                Some((_, Tree::Text(word))) => (word, Path::Key(self.path, TAG), entries.as_slice()),
                Some((_, other)) => {
                    let path = Path::Key(self.path, TAG);
                    return Err(Decoder { tree: other, path: &path, problems: self.problems, optional: self.optional }.wrong_type("text"));
                }
                None => return Err(self.tell(Flaw::Of(ProblemCode::MissingField, Fact::None, TAG.into()))),
            },
            _ => return Err(self.wrong_type(if tagged.is_some() { "object" } else { "text" })),
        };
        if !known.contains(&word.as_str()) {
            let mut at = Decoder { tree: self.tree, path: &place, problems: self.problems, optional: self.optional };
            return Err(at.tell(de::Error::unknown_variant(word, known)));
        }
        visitor.visit_enum(Variant { word, entries, decoder: self })
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 char bytes byte_buf unit unit_struct newtype_struct tuple_struct map identifier ignored_any
    }
}

struct Elements<'t, 'a> {
    rest: core::slice::Iter<'t, Tree>,
    place: usize,
    path: &'a Path<'a>,
    problems: &'a mut Problems,
    optional: bool,
}

impl<'t> SeqAccess<'t> for Elements<'t, '_> {
    type Error = Flaw;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Flaw> {
        let Some(tree) = self.rest.next() else { return Ok(None) };
        let path = Path::Index(self.path, self.place);
        self.place += 1;
        seed.deserialize(Decoder { tree, path: &path, problems: self.problems, optional: self.optional }).map(Some)
    }
}

struct Fields<'t, 'a> {
    rest: core::slice::Iter<'t, (String, Tree)>,
    value: Option<(&'t str, &'t Tree)>,
    known: &'static [&'static str],
    tag: Option<&'static str>,
    path: &'a Path<'a>,
    problems: &'a mut Problems,
    optional: bool,
}

impl<'t> Fields<'t, '_> {
    fn next_known(&mut self) -> Option<&'t str> {
        for (key, value) in self.rest.by_ref() {
            if self.known.contains(&key.as_str()) {
                self.value = Some((key, value));
                return Some(key);
            }
            if self.tag != Some(key.as_str()) {
                unknown_field(self.problems, self.path, key, self.known);
            }
        }
        None
    }
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

impl<'t> MapAccess<'t> for Fields<'t, '_> {
    type Error = Flaw;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Flaw> {
        self.next_known().map(|key| seed.deserialize(BorrowedStrDeserializer::new(key))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Flaw> {
        let Some((key, tree)) = self.value.take() else { return Err(de::Error::custom("a value without a key")) };
        let path = Path::Key(self.path, key);
        seed.deserialize(Decoder { tree, path: &path, problems: self.problems, optional: self.optional })
    }
}

struct Variant<'t, 'a> {
    word: &'t str,
    entries: &'t [(String, Tree)],
    decoder: Decoder<'t, 'a>,
}

impl<'t> EnumAccess<'t> for Variant<'t, '_> {
    type Error = Flaw;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'t>>(self, seed: V) -> Result<(V::Value, Self), Flaw> {
        Ok((seed.deserialize(BorrowedStrDeserializer::new(self.word))?, self))
    }
}

impl<'t> VariantAccess<'t> for Variant<'t, '_> {
    type Error = Flaw;

    fn unit_variant(self) -> Result<(), Flaw> {
        for (key, _) in self.entries.iter().filter(|entry| entry.0 != TAG) {
            unknown_field(self.decoder.problems, self.decoder.path, key, &[]);
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, _: T) -> Result<T::Value, Flaw> {
        Err(self.decoder.wrong_type("object"))
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, _: V) -> Result<V::Value, Flaw> {
        Err(self.decoder.wrong_type("object"))
    }

    fn struct_variant<V: Visitor<'t>>(self, known: &'static [&'static str], visitor: V) -> Result<V::Value, Flaw> {
        self.decoder.fields(self.entries, known, Some(TAG), visitor)
    }
}
