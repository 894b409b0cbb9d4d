//! The feed as it is written: field by field, before anything is looked up or compared.
//!
//! These types are the format: their fields and variants, in camelCase, are its names, and their docs the descriptions of the JSON Schema.

use super::decode::{At, Fields, Items, Read, TAG, word, word_fact};
#[cfg(feature = "schema")]
use super::schema::{Declared, require, require_each};
use super::tree::{Tree, text_fact};
use crate::model::{Aggregate, Direction, NoteKind, ReportedVerdict, Time, Track, UnitKind, ZeroDenominator};
use crate::period::{Calendar, Day, Label};
use crate::problem::ProblemCode;

/// Declares the objects of the format. A field is what an object `need`s to be used, what it `ought` to have, what it `may` have and can do
/// without, the `scope` that it may have and cannot do without once it has it, or a `list` that may be empty or absent.
macro_rules! objects {
    ($($(#[$doc:meta])* pub(crate) struct $name:ident $(<$life:lifetime>)? {
        $($(#[$field_doc:meta])* $how:ident $field:ident: $type:ty,)+
    })+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
        #[cfg_attr(feature = "schema", schemars(transform = require(Self::DECLARED)))]
        pub(crate) struct $name $(<$life>)? {
            $(
                $(#[$field_doc])*
                pub(crate) $field: field_type!($how $type),
            )+
        }

        readable!($name $(<$life>)? { $($how $field,)+ });
    )+ };
}

/// The Rust type of a field.
macro_rules! field_type {
    (need $type:ty) => { $type };
    (ought $type:ty) => { Option<$type> };
    (may $type:ty) => { Option<$type> };
    (scope $type:ty) => { Option<$type> };
    (list $type:ty) => { Items<$type> };
}

/// Reads an object field by field.
macro_rules! readable {
    ($name:ident<$life:lifetime> { $($how:ident $field:ident,)+ }) => {
        #[cfg(feature = "schema")]
        impl $name<'_> {
            const DECLARED: Declared = &[$((stringify!($how), stringify!($field))),+];
        }

        impl<$life> Read<$life> for $name<$life> {
            fn read(at: At<$life, '_>) -> Option<Self> {
                fields!(at, None, $name { $($how $field,)+ })
            }
        }
    };
    ($name:ident { $($how:ident $field:ident,)+ }) => {
        #[cfg(feature = "schema")]
        impl $name {
            const DECLARED: Declared = &[$((stringify!($how), stringify!($field))),+];
        }

        impl<'t> Read<'t> for $name {
            fn read(at: At<'t, '_>) -> Option<Self> {
                fields!(at, None, $name { $($how $field,)+ })
            }
        }
    };
}

/// An object, or a variant of a tagged enumeration, from its fields.
macro_rules! fields {
    ($at:ident, $tag:expr, $($name:ident)::+ { $($how:ident $field:ident,)* }) => {{
        const NAMES: &[&str] = &[$(stringify!($field)),*];
        let mut slots = [None; NAMES.len()];
        let mut _fields = Fields::new($at, NAMES, $tag, &mut slots)?;
        Some($($name)::+ { $($field: field!(_fields $how),)* })
    }};
}

/// The next field.
macro_rules! field {
    ($fields:ident need) => {
        $fields.need()?
    };
    ($fields:ident ought) => {
        $fields.ought()
    };
    ($fields:ident may) => {
        $fields.may()
    };
    ($fields:ident scope) => {
        $fields.scope()?
    };
    ($fields:ident list) => {
        $fields.list()
    };
}

/// Declares objects of several kinds, told apart by their field `kind`.
macro_rules! tagged {
    ($($(#[$doc:meta])* pub(crate) enum $name:ident<$life:lifetime> {
        $($(#[$variant_doc:meta])* $variant:ident { $($(#[$field_doc:meta])* $how:ident $field:ident: $type:ty,)* },)+
    })+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields))]
        #[cfg_attr(feature = "schema", schemars(transform = require_each(Self::DECLARED)))]
        pub(crate) enum $name<$life> {
            $(
                $(#[$variant_doc])*
                $variant {
                    $(
                        $(#[$field_doc])*
                        $field: field_type!($how $type),
                    )*
                },
            )+
        }

        #[cfg(feature = "schema")]
        impl $name<'_> {
            const DECLARED: &'static [Declared] = &[$(&[$((stringify!($how), stringify!($field))),*]),+];
        }

        impl<$life> Read<$life> for $name<$life> {
            fn read(mut at: At<$life, '_>) -> Option<Self> {
                let kind = at.kind(&[$(stringify!($variant)),+])?;
                let mut place = 0..;
                $(
                    if place.next() == Some(kind) {
                        return fields!(at, Some(TAG), $name::$variant { $($how $field,)* });
                    }
                )+
                None
            }
        }
    )+ };
}

/// Words are read as serde has them.
macro_rules! words {
    ($($name:ty),+) => { $(
        impl<'t> Read<'t> for $name {
            fn read(at: At<'t, '_>) -> Option<Self> {
                word(at)
            }
        }
    )+ };
}

words!(Aggregate, Calendar, Direction, NoteKind, ReportedVerdict, Time, Track, UnitKind, ZeroDenominator);

objects! {
    /// Indicators of administrative reform, their targets and their figures, as a province publishes them.
    pub(crate) struct Feed<'t> {
        /// The format and its version.
        #[allow(dead_code, reason = "checked before the rest is read")]
        ought format: Format,
        /// The feed's id.
        ought id: &'t str,
        /// The title.
        ought title: Text<'t>,
        /// Who publishes it.
        may publisher: Text<'t>,
        /// The terms of use.
        may licence: Text<'t>,
        /// The day of publication.
        may issued: Day,
        /// The day up to which the figures go.
        may as_of: Day,
        /// Which days the period labels mean; `calendar` if absent.
        may calendar: Calendar,
        /// Where figures, targets and notes are from.
        list sources: Source<'t>,
        /// Territories, agencies and groups.
        list units: Unit<'t>,
        /// What is measured.
        list indicators: Indicator<'t>,
        /// Trees of scores, or of reform areas.
        list frameworks: Framework<'t>,
        /// What is to be reached.
        list targets: Target<'t>,
        /// The figures, as rows or as columns.
        #[allow(dead_code, reason = "here for its name and its schema")]
        may observations: Observations,
        /// Verdicts that documents state.
        list reported: Reported<'t>,
        /// Tasks of agencies.
        list actions: Action<'t>,
        /// What is said in words.
        list notes: Note<'t>,
        /// Early-warning levels.
        may thresholds: Thresholds,
    }

    /// A document or an address that something is from.
    pub(crate) struct Source<'t> {
        /// The source's id.
        need id: &'t str,
        /// The title.
        need title: Text<'t>,
        /// The document's number.
        may document: Text<'t>,
        /// Its address: http, https or relative.
        may url: Address<'t>,
        /// Its day.
        may date: Day,
    }

    /// A territory, an agency or a group.
    pub(crate) struct Unit<'t> {
        /// The unit's id, unique over time.
        need id: &'t str,
        /// The administrative code as printed. Codes are reused over time: it is a label, not a key.
        may code: &'t str,
        /// The name.
        need name: Text<'t>,
        /// The kind.
        need kind: UnitKind,
        /// The unit above it.
        may parent: &'t str,
        /// Its first day; absent: it always has existed.
        may valid_from: Day,
        /// Its last day; absent: it still exists.
        may valid_to: Day,
        /// What it became. The shares sum to 1.
        list becomes: Successor<'t>,
        /// Groups it belongs to.
        list groups: &'t str,
    }

    /// A unit that took over.
    pub(crate) struct Successor<'t> {
        /// The unit.
        need unit: &'t str,
        /// The share of the predecessor that went to it, above 0 and up to 1.
        need share: f64,
    }

    /// What is measured.
    pub(crate) struct Indicator<'t> {
        /// The indicator's id.
        need id: &'t str,
        /// The name.
        need name: Text<'t>,
        /// Ties variants of one indicator.
        may concept: &'t str,
        /// The unit of measure as printed: `%`, `điểm`, `hồ sơ`.
        need unit: Text<'t>,
        /// What kind of figure it is.
        need measure: Measure<'t>,
        /// Which way is better; `up` if absent.
        may direction: Direction,
        /// How figures behave over time; if absent `flow` for counts, that of the numerator for ratios, `snapshot` for the rest.
        may time: Time,
        /// How figures roll up over units; if absent `sum` for counts, `parts` for ratios, `none` for the rest.
        may rollup: Rollup<'t>,
        /// The agency in charge.
        may owner: Text<'t>,
        /// Where it is defined: a source's id.
        may source: &'t str,
        /// The lowest and the highest value there can be.
        may bounds: (f64, f64),
        /// Digits after the comma that the publisher prints, 0 to 15.
        may decimals: f64,
        /// What 0/0 means; `none` if absent.
        may zero_denominator: ZeroDenominator,
        /// `false` where the publisher does not rank.
        may ranked: bool,
        /// `true` where the publisher shows groups instead of ranks.
        may groups_only: bool,
        /// Which days its period labels mean; the feed's calendar if absent.
        may calendar: Calendar,
    }

    /// A test of a value: exactly one of its fields.
    pub(crate) struct Test {
        /// This or more.
        may at_least: f64,
        /// This or less.
        may at_most: f64,
        /// Exactly this.
        may equals: f64,
    }

    /// One version of a tree of scores.
    pub(crate) struct Framework<'t> {
        /// The framework's id.
        need id: &'t str,
        /// The name.
        need name: Text<'t>,
        /// The version, as its decision names it.
        need version: Text<'t>,
        /// The decision: a source's id.
        may source: &'t str,
        /// The whole.
        need root: Node<'t>,
    }

    /// A node: the sum or mean of its children, or an indicator under a rule.
    pub(crate) struct Node<'t> {
        /// The node's id, unique in the framework.
        need id: &'t str,
        /// The name.
        need name: Text<'t>,
        /// The best attainable points.
        may max: f64,
        /// The weight among its siblings.
        may weight: f64,
        /// The nodes below it.
        list children: Node<'t>,
        /// The indicator of a leaf.
        may indicator: &'t str,
        /// How the indicator's value becomes points.
        may rule: Rule<'t>,
        /// The indicator that holds the printed score of this node.
        may published: &'t str,
        /// How children become their parent; if absent `mean` with weights, `sum` with maxima.
        may aggregate: Aggregate,
        /// Whose assessment it is.
        may track: Track,
        /// The agency in charge.
        may owner: Text<'t>,
    }

    /// A step of a rule.
    pub(crate) struct Step {
        /// The lower end, included.
        need at_least: f64,
        /// The points.
        need points: f64,
    }

    /// What is to be reached. Exactly one of `atLeast`, `moreThan`, `atMost`, `lessThan`, `equals`, `between`, `done`, `change`.
    pub(crate) struct Target<'t> {
        /// The target's id.
        need id: &'t str,
        /// The indicator it is set for.
        need indicator: &'t str,
        /// The unit it is set for; absent: every unit that has the indicator.
        scope unit: &'t str,
        /// The period or day by which it is due.
        need due: Label,
        /// Where the way starts.
        may baseline: Point,
        /// Milestones, oldest first.
        list path: Point,
        /// Where it is set: a source's id.
        may source: &'t str,
        /// This or more.
        may at_least: f64,
        /// More than this.
        may more_than: f64,
        /// This or less.
        may at_most: f64,
        /// Less than this.
        may less_than: f64,
        /// Exactly this.
        may equals: f64,
        /// From the first to the second, both included.
        may between: (f64, f64),
        /// `true`: done.
        may done: bool,
        /// A change against an earlier value.
        may change: Change,
    }

    /// A value on a day or in a period.
    pub(crate) struct Point {
        /// When.
        need on: Label,
        /// How much.
        need value: f64,
    }

    /// A change against an earlier value.
    pub(crate) struct Change {
        /// Percent; negative is a cut.
        need by: f64,
        /// The period whose value is 100 %.
        need from: Label,
    }

    /// A verdict that a document states.
    pub(crate) struct Reported<'t> {
        /// The target's id.
        need target: &'t str,
        /// The unit's id.
        need unit: &'t str,
        /// The day on which it was so.
        need as_of: Day,
        /// What is stated.
        need verdict: ReportedVerdict,
        /// Where: a source's id.
        ought source: &'t str,
    }

    /// A task of an agency.
    pub(crate) struct Action<'t> {
        /// The action's id.
        need id: &'t str,
        /// The name.
        need name: Text<'t>,
        /// The agency in charge.
        need owner: Text<'t>,
        /// When it is due.
        need due: Label,
        /// When it was done.
        may done: Day,
        /// The indicators it serves.
        list indicators: &'t str,
        /// Where it is set: a source's id.
        may source: &'t str,
    }

    /// Something said in words.
    pub(crate) struct Note<'t> {
        /// What it is about.
        scope about: About<'t>,
        /// What it is.
        need kind: NoteKind,
        /// What it says.
        need text: Text<'t>,
        /// A figure that it gives.
        may value: f64,
        /// Who says it: a source's id.
        ought source: &'t str,
    }

    /// What a note is about.
    pub(crate) struct About<'t> {
        /// A unit's id.
        scope unit: &'t str,
        /// An indicator's id.
        scope indicator: &'t str,
        /// A period.
        scope period: Label,
        /// The id of a framework's node.
        scope node: &'t str,
    }

    /// Early-warning levels, in points behind the expected path. `watch` > `risk` > `alarm`.
    pub(crate) struct Thresholds {
        /// From here up: on track; −3 if absent.
        may watch: f64,
        /// From here up: to be watched; −8 if absent.
        may risk: f64,
        /// From here up: at risk, below: alarm; −15 if absent.
        may alarm: f64,
    }

    /// A text in two languages.
    pub(crate) struct Languages<'t> {
        /// Vietnamese.
        need vi: &'t str,
        /// English.
        may en: &'t str,
    }
}

tagged! {
    /// What kind of figure an indicator has.
    pub(crate) enum Measure<'t> {
        /// A number of things.
        Count {},
        /// One indicator over another, in the indicator's unit.
        Ratio {
            /// Above the line: an indicator's id.
            need numerator: &'t str,
            /// Below the line: an indicator's id.
            need denominator: &'t str,
        },
        /// A percentage published without its parts.
        Percent {},
        /// Points of a score.
        Points {
            /// The best attainable.
            may max: f64,
        },
        /// A composite index on a scale of its own.
        Index {},
        /// A place on an ordered list, counted from 0.
        Level {
            /// The levels, lowest first.
            list levels: Text<'t>,
        },
        /// Done (1) or not (0).
        Milestone {},
        /// A length of time.
        Duration {},
        /// The share of units whose value of an indicator passes a test.
        ShareOfUnits {
            /// The indicator that is tested.
            need indicator: &'t str,
            /// The test.
            need test: Test,
        },
    }

    /// How an indicator's value becomes points.
    pub(crate) enum Rule<'t> {
        /// The indicator's points are the score.
        Published {},
        /// Full points at `full` or above, below it the share of the way from `from`.
        Proportional {
            /// Where full points begin.
            need full: f64,
            /// Where points begin; 0 if absent.
            may from: f64,
        },
        /// The points of the highest step that is reached.
        Steps {
            /// The steps.
            need steps: Items<Step>,
        },
        /// Full points or none.
        AllOrNothing {
            /// Where full points begin, included.
            need at_least: f64,
        },
        /// Points are lost.
        Deduction {
            /// How much of the value costs `points`.
            need per: f64,
            /// What it costs.
            need points: f64,
            /// The least that is left; 0 if absent.
            may floor: f64,
        },
        /// The value on a common scale.
        Normalise {
            /// The method's name.
            need by: &'t str,
        },
    }

    /// A mean with weights.
    pub(crate) enum Weights<'t> {
        /// The mean weighted by an indicator.
        Weighted {
            /// The indicator's id.
            need by: &'t str,
        },
    }
}

/// How figures roll up over units.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Rollup<'t> {
    /// Added up.
    Sum,
    /// The parts are added up, then divided.
    Parts,
    /// The plain mean.
    Mean,
    /// The worst.
    Worst,
    /// Not at all.
    None,
    /// The mean weighted by an indicator.
    Weighted(&'t str),
}

impl<'t> Rollup<'t> {
    pub(crate) const WORDS: [(&'static str, Rollup<'static>); 5] =
        [("sum", Rollup::Sum), ("parts", Rollup::Parts), ("mean", Rollup::Mean), ("worst", Rollup::Worst), ("none", Rollup::None)];
}

impl<'t> Read<'t> for Rollup<'t> {
    fn read(mut at: At<'t, '_>) -> Option<Self> {
        if let Tree::Object(_) = at.tree {
            let Weights::Weighted { by } = Weights::read(at)?;
            return Some(Rollup::Weighted(by));
        }
        let text = at.text()?;
        let found = Self::WORDS.iter().find(|known| known.0 == text).map(|known| known.1);
        if found.is_none() {
            let words = Self::WORDS.map(|known| known.0);
            at.flaw(ProblemCode::UnknownWord, text_fact(text), word_fact(text, &words));
        }
        found
    }
}

/// A text in one language, or in two.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'t> {
    vi: &'t str,
    en: Option<&'t str>,
}

impl Text<'_> {
    /// The text as the model has it.
    pub(crate) fn own(self) -> crate::model::Text {
        crate::model::Text { vi: self.vi.to_owned(), en: self.en.map(str::to_owned) }
    }
}

impl<'t> Read<'t> for Text<'t> {
    fn read(mut at: At<'t, '_>) -> Option<Self> {
        match at.tree {
            Tree::Object(_) => Languages::read(at).map(|text| Text { vi: text.vi, en: text.en }),
            _ => at.text().map(|vi| Text { vi, en: None }),
        }
    }
}

/// The format's name and version; checked before the rest is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Format;

impl Read<'_> for Format {
    fn read(_: At<'_, '_>) -> Option<Self> {
        Some(Format)
    }
}

/// The figures. They never pass through here: they are read straight into columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Observations;

impl Read<'_> for Observations {
    fn read(_: At<'_, '_>) -> Option<Self> {
        Some(Observations)
    }
}

/// An address that can do no harm as a link.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Address<'t>(pub(crate) &'t str);

impl<'t> Read<'t> for Address<'t> {
    fn read(mut at: At<'t, '_>) -> Option<Self> {
        let text = at.text()?;
        if !is_address(text) {
            at.flaw(ProblemCode::BadUrl, text_fact(text), "http, https or relative".into());
            return None;
        }
        Some(Address(text))
    }
}

/// Whether a browser reads the text as an http(s) address or one on the page's own server. Control characters and backslashes, which
/// browsers drop or turn round, are refused, as are spaces at the ends.
fn is_address(text: &str) -> bool {
    let bytes = text.as_bytes();
    let odd = |byte: u8| byte < b' ' || byte == 0x7f || byte == b'\\';
    if bytes.is_empty() || bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ') || bytes.iter().any(|&byte| odd(byte)) {
        return false;
    }
    let start = bytes.iter().position(|byte| matches!(byte, b'/' | b'?' | b'#' | b':')).filter(|&place| bytes.get(place) == Some(&b':'));
    let Some(colon) = start else { return !text.starts_with("//") };
    let (scheme, rest) = text.split_at_checked(colon).unwrap_or_default();
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) && rest.starts_with("://") && rest.len() > 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in ["https://kontum.gov.vn/pages/detail/37008/", "http://a", "HTTPS://A", "bao-cao.pdf", "/a/b?c=d:e", "../x#y:z", "?a=1"]
        {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\tscript:x",
            "data:text/html,x",
            "//evil.example",
            "\\\\evil",
            "",
            "https:",
            "https:evil",
            "ftp://a",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
