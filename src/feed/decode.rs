//! From a [`Tree`] to the shapes of [`raw`](super::raw), with every flaw told where it stands.
//!
//! A value that cannot be read is told of at once. What can do without it goes on: a field that may be absent is absent, an element of a list is
//! left out, its place kept.

use super::near::nearest;
use super::path::Path;
pub(crate) use super::shape::word_of;
use super::shape::{Field, How, Kind, place_of};
use super::tree::{Tree, text_fact};
use crate::error::Fact;
use crate::problem::{ProblemCode, Problems, Severity};

/// The field that names the variant of a tagged enumeration.
pub(crate) const TAG: &str = "kind";

/// A place, and whether what stands around it can do without it.
#[derive(Clone, Copy)]
struct At<'a> {
    path: Path<'a>,
    optional: bool,
}

/// Brings a document into its shape: fields lie in the order of their declaration, words are their places, and what is flawed or absent is `null`.
/// `false`: it cannot be used at all.
pub(crate) fn shape(tree: &mut Tree, kind: &Kind, problems: &mut Problems) -> bool {
    Decoder { problems }.read(tree, kind, At { path: Path::Root, optional: false })
}

struct Decoder<'a> {
    problems: &'a mut Problems,
}

impl Decoder<'_> {
    /// Tells of a flaw. Gives `false`, since that is what becomes of the value.
    #[cold]
    #[inline(never)]
    fn flaw(&mut self, at: At<'_>, code: ProblemCode, found: Fact, expected: Fact) -> bool {
        let severity = if at.optional { Severity::Warning } else { Severity::Error };
        self.problems.tell(code, severity, &at.path, found, expected);
        false
    }

    /// Reads a value. Values of a document are nested no deeper than its tree may be.
    fn read(&mut self, tree: &mut Tree, kind: &Kind, at: At<'_>) -> bool {
        match (kind, &mut *tree) {
            (Kind::Any, _) | (Kind::Text, Tree::Text(_)) | (Kind::Number, Tree::Number(_)) | (Kind::Flag, Tree::Bool(_)) => true,
            (Kind::Pair, Tree::Array(ends)) if matches!(ends.as_slice(), [Tree::Number(_), Tree::Number(_)]) => true,
            (Kind::Checked(sound, code, expected), Tree::Text(text)) => {
                sound(text) || self.flaw(at, *code, text_fact(text), Fact::from(*expected))
            }
            (Kind::Word(words), Tree::Text(text)) => {
                let Some(place) = place_of(text, words) else {
                    return self.flaw(at, ProblemCode::UnknownWord, text_fact(text), word_fact(text, words));
                };
                *tree = Tree::Number(place as f64);
                true
            }
            (Kind::List(kind), Tree::Array(elements)) => {
                let kind = kind();
                for (place, element) in elements.iter_mut().enumerate() {
                    if !self.read(element, kind, At { path: Path::Index(&at.path, place), optional: false }) {
                        *element = Tree::Null;
                    }
                }
                true
            }
            (Kind::Object(fields), Tree::Object(entries)) => {
                let slots = self.object(entries, fields, None, at);
                fill(tree, slots)
            }
            (Kind::Tagged(words, variants), Tree::Object(entries)) => {
                let Some((_, tag)) = entries.iter_mut().find(|entry| entry.0 == TAG) else {
                    return self.flaw(at, ProblemCode::MissingField, Fact::None, TAG.into());
                };
                if !self.read(tag, &Kind::Word(words), At { path: Path::Key(&at.path, TAG), optional: at.optional }) {
                    return false;
                }
                let tag = core::mem::replace(tag, Tree::Null);
                let fields = variants.get(super::shape::word_place(&tag)).copied().unwrap_or_default();
                let slots = self.object(entries, fields, Some(tag), at);
                fill(tree, slots)
            }
            (Kind::Either(_, object), Tree::Object(_)) => self.read(tree, object, at),
            (Kind::Either(other, _), _) => self.read(tree, other, at),
            _ => {
                let found = tree.fact();
                self.flaw(at, ProblemCode::WrongType, found, kind.name().into())
            }
        }
    }

    /// The values of an object's fields, behind its tag if it has one. `None` where one is missing that it needs.
    fn object(&mut self, entries: &mut [(String, Tree)], fields: &[Field], tag: Option<Tree>, at: At<'_>) -> Option<Vec<Tree>> {
        let tagged = tag.is_some();
        for (key, _) in &*entries {
            let known = fields.iter().any(|field| field.name == key) || tagged && key == TAG;
            if !known {
                let mut names = Vec::new();
                for field in fields {
                    names.push(field.name);
                }
                unknown_field(self.problems, &at.path, key, &names);
            }
        }
        let mut slots = Vec::with_capacity(fields.len() + 1);
        if let Some(tag) = tag {
            slots.push(tag);
        }
        for field in fields {
            let mut entry = entries.iter_mut().find(|entry| entry.0 == field.name).map(|entry| &mut entry.1);
            if field.how != How::Need {
                entry = entry.filter(|tree| !matches!(tree, Tree::Null));
            }
            let Some(tree) = entry else {
                match field.how {
                    How::Need => {
                        self.flaw(at, ProblemCode::MissingField, Fact::None, field.name.into());
                        return None;
                    }
                    How::Ought => {
                        self.flaw(At { optional: true, ..at }, ProblemCode::MissingField, Fact::None, field.name.into());
                    }
                    _ => {}
                }
                slots.push(Tree::Null);
                continue;
            };
            let optional = match field.how {
                How::Need | How::Scope => at.optional,
                How::Ought | How::May => true,
                How::List => false,
            };
            let sound = self.read(tree, field.kind, At { path: Path::Key(&at.path, field.name), optional });
            if !sound && matches!(field.how, How::Need | How::Scope) {
                return None;
            }
            slots.push(if sound { core::mem::replace(tree, Tree::Null) } else { Tree::Null });
        }
        Some(slots)
    }
}

fn fill(tree: &mut Tree, slots: Option<Vec<Tree>>) -> bool {
    let sound = slots.is_some();
    *tree = slots.map_or(Tree::Null, Tree::Array);
    sound
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
    let near = nearest(key, known).map_or(Fact::None, Fact::from);
    problems.tell(ProblemCode::UnknownField, Severity::Warning, &Path::Key(path, key), text_fact(key), near);
}
