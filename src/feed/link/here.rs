//! The item that is being linked, and what problems say of it. Nothing here costs anything until a problem is written.

use crate::error::Fact;
use crate::feed::path::Path;
use crate::feed::tree::text_fact;
use crate::problem::About;

/// Where an item stands and what it is about.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) path: Path<'a>,
    pub(super) unit: Option<&'a str>,
    pub(super) indicator: Option<&'a str>,
    pub(super) node: Option<&'a str>,
}

impl<'a> Here<'a> {
    /// A place that is about nothing else.
    pub(super) fn at(path: Path<'a>) -> Self {
        Here { path, unit: None, indicator: None, node: None }
    }

    /// An item of one of the feed's lists, about nothing else.
    #[inline(never)]
    pub(super) fn item(list: &'static str, place: usize) -> Self {
        Here::at(Path::Element(&Path::Root, list, place))
    }

    /// A field inside, about the same.
    #[inline(never)]
    pub(super) fn field<'b>(&'b self, key: &'b str) -> Here<'b> {
        Here { path: Path::Key(&self.path, key), ..*self }
    }

    /// An element of a field, about the same.
    #[inline(never)]
    pub(super) fn element<'b>(&'b self, key: &'b str, place: usize) -> Here<'b> {
        Here { path: Path::Element(&self.path, key, place), ..*self }
    }

    #[inline(never)]
    pub(super) fn about(&self) -> About {
        About { unit: own(self.unit), indicator: own(self.indicator), period: None, node: own(self.node) }
    }
}

/// The same text, if there is one, to be kept.
#[inline(never)]
pub(super) fn own(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

/// What was found or expected.
#[derive(Clone, Copy)]
pub(super) enum Said<'a> {
    Nothing,
    Text(&'a str),
    Number(f64),
}

impl Said<'_> {
    pub(super) fn fact(self) -> Fact {
        match self {
            Said::Nothing => Fact::None,
            Said::Text(text) => text_fact(text),
            Said::Number(number) => number.into(),
        }
    }
}

impl<'a> From<&'a str> for Said<'a> {
    fn from(text: &'a str) -> Self {
        Said::Text(text)
    }
}

impl From<f64> for Said<'_> {
    fn from(number: f64) -> Self {
        Said::Number(number)
    }
}
