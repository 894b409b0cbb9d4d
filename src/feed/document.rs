//! The whole document: its head as a tree, its observations as columns, whatever stands first.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::path::Path;
use super::sheet::Sheet;
use super::tree::{Entries, Reading, Tree, TreeSeed, scalars};
use super::{FORMAT, columns, rows};
use crate::error::{Error, ErrorCode, Fact, Result};
use crate::problem::{ProblemCode, Problems, Severity};

const OBSERVATIONS: &str = "observations";

/// Reads the document.
pub(super) fn read(text: &str) -> Result<(Tree, Sheet<'_>, Problems)> {
    let mut reading = Reading::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = deserializer.deserialize_any(Document { reading: &mut reading }).and_then(|read| deserializer.end().map(|()| read));
    match (read, reading.fatal) {
        (_, Some(error)) => Err(error),
        (Ok((root, sheet)), None) => check_format(&root).map(|()| (root, sheet, reading.problems)),
        (Err(error), None) => Err(Error::new(ErrorCode::NotJson, "").found(error.to_string()).expected("JSON")),
    }
}

fn check_format(root: &Tree) -> Result<()> {
    let format = match root {
        Tree::Object(entries) => entries.iter().find(|entry| entry.0 == "format"),
        _ => return Err(Error::new(ErrorCode::NotAFeed, "").found(root.fact()).expected("object")),
    };
    match format {
        Some((_, Tree::Text(format))) if format == FORMAT => Ok(()),
        Some((_, found @ Tree::Text(_))) => Err(Error::new(ErrorCode::UnsupportedVersion, "/format").found(found.fact()).expected(FORMAT)),
        Some((_, found)) => Err(Error::new(ErrorCode::NotAFeed, "/format").found(found.fact()).expected(FORMAT)),
        None => Err(Error::new(ErrorCode::NotAFeed, "/format").expected(FORMAT)),
    }
}

struct Document<'a> {
    reading: &'a mut Reading,
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = (Tree, Sheet<'de>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feed")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Entries::default();
        let mut sheet = None;
        while let Some(key) = map.next_key::<String>()? {
            let path = Path::Key(&Path::Root, &key);
            if entries.has(&key) || key == OBSERVATIONS && sheet.is_some() {
                self.reading.tell(ProblemCode::DuplicateKey, Severity::Warning, &path, Fact::from(key.as_str()), Fact::None);
            }
            if key == OBSERVATIONS {
                sheet = Some(map.next_value_seed(Figures { reading: self.reading })?);
            } else {
                let value = map.next_value_seed(TreeSeed { reading: self.reading, path: &path, depth: 1 })?;
                entries.set(key, value);
            }
        }
        Ok((Tree::Object(entries.list), sheet.unwrap_or_default()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        let tree = TreeSeed { reading: self.reading, path: &Path::Root, depth: 0 }.visit_seq(seq)?;
        Ok((tree, Sheet::default()))
    }

    scalars!(Self::Value, |_this, tree| Ok((tree, Sheet::default())));
}

/// The observations: rows, columns or something else.
struct Figures<'a> {
    reading: &'a mut Reading,
}

impl<'de> DeserializeSeed<'de> for Figures<'_> {
    type Value = Sheet<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Sheet<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Figures<'_> {
    #[cold]
    #[inline(never)]
    fn wrong_type<'de>(self, found: &Tree) -> Sheet<'de> {
        let path = Path::Key(&Path::Root, OBSERVATIONS);
        self.reading.tell(ProblemCode::WrongType, Severity::Error, &path, found.fact(), "array of rows, or object of columns".into());
        Sheet::default()
    }
}

impl<'de> Visitor<'de> for Figures<'_> {
    type Value = Sheet<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("observations")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Sheet<'de>, A::Error> {
        let mut sheet = Sheet::default();
        rows::read(self.reading, &mut sheet, seq)?;
        Ok(sheet)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Sheet<'de>, A::Error> {
        let mut sheet = Sheet::default();
        columns::read(self.reading, &mut sheet, map)?;
        Ok(sheet)
    }

    scalars!(Sheet<'de>, |this, tree| Ok(this.wrong_type(&tree)));
}
