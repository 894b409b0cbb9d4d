//! What the values of the feed must be, as tables that one walk reads ([`decode`](super::decode)), and the views of what it let through.
//!
//! A view is made only of a value that has its shape. What it would give for another one is never seen; it is there because nothing here panics.

use core::marker::PhantomData;

use super::tree::Tree;
use crate::period::{Day, Label};
use crate::problem::ProblemCode;

/// What a value must be.
pub(crate) enum Kind {
    /// Anything; it is read elsewhere.
    Any,
    /// A text.
    Text,
    /// A text that passes a test; the code of one that does not, and what is expected.
    Checked(fn(&str) -> bool, ProblemCode, &'static str),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A number.
    Number,
    /// An array of two numbers.
    Pair,
    /// `true` or `false`.
    Flag,
    /// An array whose elements stand or fall alone. A function, since a node has nodes.
    List(fn() -> &'static Kind),
    /// An object with these fields.
    Object(&'static [Field]),
    /// An object whose fields depend on the word in its field `kind`.
    Tagged(&'static [&'static str], &'static [&'static [Field]]),
    /// The second where an object stands, else the first.
    Either(&'static Kind, &'static Kind),
}

impl Kind {
    /// What a value of another JSON type is told to be expected.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Kind::Any => "",
            Kind::Text | Kind::Checked(..) | Kind::Word(_) | Kind::Either(..) => "text",
            Kind::Number => "number",
            Kind::Pair => "array of two numbers",
            Kind::Flag => "true or false",
            Kind::List(_) => "array",
            Kind::Object(_) | Kind::Tagged(..) => "object",
        }
    }
}

/// A field of an object.
pub(crate) struct Field {
    /// Its name in the feed.
    pub(crate) name: &'static str,
    pub(crate) how: How,
    pub(crate) kind: &'static Kind,
}

/// How a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// The object is nothing without it.
    Need,
    /// It should be there.
    Ought,
    /// It may be absent, `null` or flawed.
    May,
    /// It may be absent or `null`, but not flawed: it narrows what the object is about.
    Scope,
    /// An array that may be absent, `null` or flawed: then it is empty.
    List,
}

/// A type of the format: the shape that its values have, and how they are seen.
pub(crate) trait Shaped {
    const KIND: &'static Kind;
    /// A value as the linking sees it.
    type Seen<'t>;

    /// Sees a value of this shape.
    fn see(tree: &Tree) -> Self::Seen<'_>;

    fn kind() -> &'static Kind {
        Self::KIND
    }

    /// A field that its object needs.
    #[inline(never)]
    fn need(object: &Tree, place: usize) -> Self::Seen<'_> {
        Self::see(slot(object, place))
    }

    /// A field that may be absent.
    #[inline(never)]
    fn may(object: &Tree, place: usize) -> Option<Self::Seen<'_>> {
        match slot(object, place) {
            Tree::Null => None,
            tree => Some(Self::see(tree)),
        }
    }
}

/// The value of an object's field, by its place in the shape; `null` where there is none.
#[inline(never)]
pub(crate) fn slot(object: &Tree, place: usize) -> &Tree {
    match object {
        Tree::Array(slots) => slots.get(place).unwrap_or(&Tree::Null),
        _ => &Tree::Null,
    }
}

/// An object of the feed. Its fields are functions, declared in [`raw`](super::raw).
pub(crate) struct View<'t, T>(pub(crate) &'t Tree, pub(crate) PhantomData<T>);

impl<T> Clone for View<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for View<'_, T> {}

/// An array whose elements stand or fall alone, as declared.
pub(crate) struct Items<T>(#[allow(dead_code, reason = "it is seen as a list")] PhantomData<T>);

impl<T: Shaped> Shaped for Items<T> {
    const KIND: &'static Kind = &Kind::List(T::kind);
    type Seen<'t> = List<'t, T>;

    fn see(tree: &Tree) -> List<'_, T> {
        List { elements: Elements::of(tree), of: PhantomData }
    }
}

/// The sound elements of an array, with their places in the feed.
pub(crate) struct List<'t, T> {
    elements: Elements<'t>,
    of: PhantomData<T>,
}

impl<T> List<'_, T> {
    /// Whether nothing stands in the feed, not even something flawed.
    pub(crate) fn is_empty(&self) -> bool {
        self.elements.list.is_empty()
    }
}

impl<'t, T: Shaped> Iterator for List<'t, T> {
    type Item = (usize, T::Seen<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        let tree = self.elements.next()?;
        Some((self.elements.next - 1, T::see(tree)))
    }
}

/// The part of [`List`] that is the same for all types.
struct Elements<'t> {
    list: &'t [Tree],
    next: usize,
}

impl<'t> Elements<'t> {
    fn of(tree: &'t Tree) -> Self {
        let list = if let Tree::Array(list) = tree { list.as_slice() } else { &[] };
        Elements { list, next: 0 }
    }

    #[inline(never)]
    fn next(&mut self) -> Option<&'t Tree> {
        loop {
            let tree = self.list.get(self.next)?;
            self.next += 1;
            if !matches!(tree, Tree::Null) {
                return Some(tree);
            }
        }
    }
}

/// A type that is a set of words.
pub(crate) trait Word: Copy + 'static {
    /// Each word as the feed writes it.
    const WORDS: &'static [&'static str];
    /// What each word means.
    const ALL: &'static [Self];
}

/// The meaning of a word, or the words that there are.
#[inline(never)]
pub(crate) fn word_of<T: Word>(text: &str) -> Result<T, Unknown> {
    place_of(text, T::WORDS).and_then(|place| T::ALL.get(place).copied()).ok_or(Unknown(T::WORDS))
}

/// The place of a word.
#[inline(never)]
pub(crate) fn place_of(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().position(|word| *word == text)
}

/// The words that there are, where another one was found.
#[derive(Debug)]
pub(crate) struct Unknown(pub(crate) &'static [&'static str]);

/// The place of the word that stands here.
#[inline(never)]
pub(crate) fn word_place(tree: &Tree) -> usize {
    if let Tree::Number(place) = tree { *place as usize } else { 0 }
}

impl Shaped for String {
    const KIND: &'static Kind = &Kind::Text;
    type Seen<'t> = &'t str;

    fn see(tree: &Tree) -> &str {
        if let Tree::Text(text) = tree { text } else { "" }
    }
}

impl Shaped for f64 {
    const KIND: &'static Kind = &Kind::Number;
    type Seen<'t> = f64;

    fn see(tree: &Tree) -> f64 {
        if let Tree::Number(number) = tree { *number } else { f64::NAN }
    }
}

impl Shaped for bool {
    const KIND: &'static Kind = &Kind::Flag;
    type Seen<'t> = bool;

    fn see(tree: &Tree) -> bool {
        matches!(tree, Tree::Bool(true))
    }
}

impl Shaped for (f64, f64) {
    const KIND: &'static Kind = &Kind::Pair;
    type Seen<'t> = (f64, f64);

    fn see(tree: &Tree) -> (f64, f64) {
        (f64::need(tree, 0), f64::need(tree, 1))
    }
}

impl Shaped for Day {
    const KIND: &'static Kind = &Kind::Checked(|text| Day::parse(text).is_some(), ProblemCode::BadDay, "YYYY-MM-DD");
    type Seen<'t> = Day;

    fn see(tree: &Tree) -> Day {
        Day::parse(String::see(tree)).unwrap_or(Day::epoch())
    }
}

impl Shaped for Label {
    const KIND: &'static Kind = &Kind::Checked(|text| Label::parse(text).is_some(), ProblemCode::BadPeriod, "period");
    type Seen<'t> = Label;

    fn see(tree: &Tree) -> Label {
        Label::parse(String::see(tree)).unwrap_or(Label::Day(Day::epoch()))
    }
}
