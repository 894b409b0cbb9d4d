//! A JSON value as it stands in the document, for everything but the observations.

use core::fmt;

use rustc_hash::FxHashMap;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::path::Path;
use crate::error::{Error, ErrorCode, Fact};
use crate::problem::{ProblemCode, Problems, Severity};

/// How deep arrays and objects may be nested.
pub(crate) const DEEPEST: u32 = 64;
/// How many values there may be outside the observations.
pub(crate) const MOST_VALUES: u32 = 4_000_000;

/// A JSON value. An object keeps its keys' order and has each key once.
#[derive(Debug)]
pub(crate) enum Tree {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// What a problem says was found: the number or text itself, else the name of the type.
    pub(crate) fn fact(&self) -> Fact {
        match self {
            Tree::Null => "null".into(),
            Tree::Bool(true) => "true".into(),
            Tree::Bool(false) => "false".into(),
            Tree::Number(number) => (*number).into(),
            Tree::Text(text) => text_fact(text),
            Tree::Array(_) => "array".into(),
            Tree::Object(_) => "object".into(),
        }
    }
}

/// A text as a fact, cut where it is long.
pub(crate) fn text_fact(text: &str) -> Fact {
    const SHOWN: usize = 100;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Fact::Text(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Fact::from(text),
    }
}

/// What is known while the bytes are read.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) problems: Problems,
    /// Why the reading was broken off, where it was not for bad JSON.
    pub(crate) fatal: Option<Error>,
    /// How many values stand outside the observations, or are nested in a cell of one.
    pub(crate) values: u32,
}

impl Reading {
    /// Says why the reading is broken off; the first reason counts.
    #[cold]
    pub(crate) fn fail(&mut self, error: Error) {
        self.fatal.get_or_insert(error);
    }

    /// The same, as an error of the reading.
    #[cold]
    pub(crate) fn stop<E: serde::de::Error>(&mut self, error: Error) -> E {
        self.fail(error);
        E::custom("stopped")
    }

    /// Adds a problem.
    #[cold]
    #[inline(never)]
    pub(crate) fn tell(&mut self, code: ProblemCode, severity: Severity, path: &Path<'_>, found: Fact, expected: Fact) {
        self.problems.tell(code, severity, path, found, expected);
    }
}

/// Reads any value into a [`Tree`].
pub(crate) struct TreeSeed<'a> {
    pub(crate) reading: &'a mut Reading,
    pub(crate) path: &'a Path<'a>,
    /// How many arrays and objects stand around it.
    pub(crate) depth: u32,
}

impl TreeSeed<'_> {
    /// The depth inside. `None` beyond the limit: then the rest is left unread, which breaks the reading off.
    #[inline(never)]
    fn enter(&mut self) -> Option<u32> {
        if self.depth >= DEEPEST {
            self.reading.fail(Error::new(ErrorCode::TooDeep, self.path.to_string()).expected(f64::from(DEEPEST)));
            return None;
        }
        Some(self.depth + 1)
    }
}

impl<'de> DeserializeSeed<'de> for TreeSeed<'_> {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        self.reading.values += 1;
        if self.reading.values > MOST_VALUES {
            let error = Error::new(ErrorCode::TooLarge, self.path.to_string()).found(f64::from(self.reading.values));
            self.reading.fail(error.expected(f64::from(MOST_VALUES)));
            return Ok(Tree::Null);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for TreeSeed<'_> {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Number(value as f64))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Tree, A::Error> {
        let Some(depth) = self.enter() else { return Ok(Tree::Null) };
        let mut elements = Vec::new();
        loop {
            let path = Path::Index(self.path, elements.len());
            match seq.next_element_seed(TreeSeed { reading: self.reading, path: &path, depth })? {
                Some(element) => elements.push(element),
                None => return Ok(Tree::Array(elements)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Tree, A::Error> {
        let Some(depth) = self.enter() else { return Ok(Tree::Null) };
        let mut entries = Entries::default();
        while let Some(key) = map.next_key::<String>()? {
            let path = Path::Key(self.path, &key);
            let value = map.next_value_seed(TreeSeed { reading: self.reading, path: &path, depth })?;
            if entries.has(&key) {
                self.reading.tell(ProblemCode::DuplicateKey, Severity::Warning, &path, text_fact(&key), Fact::None);
            }
            entries.set(key, value);
        }
        Ok(Tree::Object(entries.list))
    }
}

/// The keys and values of an object while it is read. Objects of a feed have few keys; the index is for those that do not.
#[derive(Default)]
pub(crate) struct Entries {
    pub(crate) list: Vec<(String, Tree)>,
    index: FxHashMap<String, u32>,
}

impl Entries {
    const FEW: usize = 32;

    fn find(&self, key: &str) -> Option<usize> {
        if self.index.is_empty() {
            self.list.iter().position(|entry| entry.0 == key)
        } else {
            self.index.get(key).map(|&place| place as usize)
        }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Sets a key; the last value counts.
    pub(crate) fn set(&mut self, key: String, value: Tree) {
        if let Some(entry) = self.find(&key).and_then(|place| self.list.get_mut(place)) {
            entry.1 = value;
            return;
        }
        self.list.push((key, value));
        if self.list.len() > Self::FEW {
            while let Some((key, _)) = self.list.get(self.index.len()) {
                self.index.insert(key.clone(), self.index.len() as u32);
            }
        }
    }
}
