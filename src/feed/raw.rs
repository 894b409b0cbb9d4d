//! The feed as it is written: field by field, before anything is looked up or compared.
//!
//! These types are the format. Their docs are the descriptions of the JSON Schema.

use serde::Deserialize;
use serde::de::{Deserializer, Error, Unexpected, Visitor};

use super::decode::{CHECKED, Items, Maybe};
use crate::model::{Direction, NoteKind, ReportedVerdict, Time, Track, UnitKind, ZeroDenominator};
use crate::period::{Calendar, Day, Label};

/// Declares structs and enumerations of the format.
macro_rules! format {
    ($($item:item)+) => {
        $(
            #[derive(Debug, Clone, Deserialize)]
            #[serde(rename_all = "camelCase")]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            #[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
            $item
        )+
    };
}

format! {
    /// Indicators of administrative reform, their targets and their figures, as a province publishes them.
    pub(crate) struct Feed {
        /// The format and its version.
        #[allow(dead_code, reason = "checked before the rest is read")]
        pub(crate) format: Maybe<Format>,
        /// The feed's id.
        pub(crate) id: Maybe<String>,
        /// The title.
        pub(crate) title: Maybe<Text>,
        /// Who publishes it.
        #[serde(default)]
        pub(crate) publisher: Maybe<Text>,
        /// The terms of use.
        #[serde(default)]
        pub(crate) licence: Maybe<Text>,
        /// The day of publication.
        #[serde(default)]
        pub(crate) issued: Maybe<Date>,
        /// The day up to which the figures go.
        #[serde(default)]
        pub(crate) as_of: Maybe<Date>,
        /// Which days the period labels mean; `calendar` if absent.
        #[serde(default)]
        pub(crate) calendar: Maybe<Calendar>,
        /// Where figures, targets and notes are from.
        #[serde(default)]
        pub(crate) sources: Items<Source>,
        /// Territories, agencies and groups.
        #[serde(default)]
        pub(crate) units: Items<Unit>,
        /// What is measured.
        #[serde(default)]
        pub(crate) indicators: Items<Indicator>,
        /// Trees of scores, or of reform areas.
        #[serde(default)]
        pub(crate) frameworks: Items<Framework>,
        /// What is to be reached.
        #[serde(default)]
        pub(crate) targets: Items<Target>,
        /// The figures, as rows or as columns.
        #[serde(default)]
        #[allow(dead_code, reason = "read straight into columns; here for its name and its schema")]
        pub(crate) observations: Observations,
        /// Verdicts that documents state.
        #[serde(default)]
        pub(crate) reported: Items<Reported>,
        /// Tasks of agencies.
        #[serde(default)]
        pub(crate) actions: Items<Action>,
        /// What is said in words.
        #[serde(default)]
        pub(crate) notes: Items<Note>,
        /// Early-warning levels.
        #[serde(default)]
        pub(crate) thresholds: Maybe<Thresholds>,
    }

    /// A document or an address that something is from.
    pub(crate) struct Source {
        /// The source's id.
        pub(crate) id: String,
        /// The title.
        pub(crate) title: Text,
        /// The document's number.
        #[serde(default)]
        pub(crate) document: Maybe<Text>,
        /// Its address: http, https or relative.
        #[serde(default)]
        pub(crate) url: Maybe<Address>,
        /// Its day.
        #[serde(default)]
        pub(crate) date: Maybe<Date>,
    }

    /// A territory, an agency or a group.
    pub(crate) struct Unit {
        /// The unit's id, unique over time.
        pub(crate) id: String,
        /// The administrative code as printed. Codes are reused over time: it is a label, not a key.
        #[serde(default)]
        pub(crate) code: Maybe<String>,
        /// The name.
        pub(crate) name: Text,
        /// The kind.
        pub(crate) kind: UnitKind,
        /// The unit above it.
        #[serde(default)]
        pub(crate) parent: Maybe<String>,
        /// Its first day; absent: it always has existed.
        #[serde(default)]
        pub(crate) valid_from: Maybe<Date>,
        /// Its last day; absent: it still exists.
        #[serde(default)]
        pub(crate) valid_to: Maybe<Date>,
        /// What it became. The shares sum to 1.
        #[serde(default)]
        pub(crate) becomes: Items<Successor>,
        /// Groups it belongs to.
        #[serde(default)]
        pub(crate) groups: Items<String>,
    }

    /// A unit that took over.
    pub(crate) struct Successor {
        /// The unit.
        pub(crate) unit: String,
        /// The share of the predecessor that went to it, above 0 and up to 1.
        pub(crate) share: f64,
    }

    /// What is measured.
    pub(crate) struct Indicator {
        /// The indicator's id.
        pub(crate) id: String,
        /// The name.
        pub(crate) name: Text,
        /// Ties variants of one indicator.
        #[serde(default)]
        pub(crate) concept: Maybe<String>,
        /// The unit of measure as printed: `%`, `điểm`, `hồ sơ`.
        pub(crate) unit: Text,
        /// What kind of figure it is.
        pub(crate) measure: Measure,
        /// Which way is better; `up` if absent.
        #[serde(default)]
        pub(crate) direction: Maybe<Direction>,
        /// How figures behave over time; if absent `flow` for counts, that of the numerator for ratios, `snapshot` for the rest.
        #[serde(default)]
        pub(crate) time: Maybe<Time>,
        /// How figures roll up over units; if absent `sum` for counts, `parts` for ratios, `none` for the rest.
        #[serde(default)]
        pub(crate) rollup: Maybe<Rollup>,
        /// The agency in charge.
        #[serde(default)]
        pub(crate) owner: Maybe<Text>,
        /// Where it is defined: a source's id.
        #[serde(default)]
        pub(crate) source: Maybe<String>,
        /// The lowest and the highest value there can be.
        #[serde(default)]
        pub(crate) bounds: Maybe<(f64, f64)>,
        /// Digits after the comma that the publisher prints, 0 to 15.
        #[serde(default)]
        pub(crate) decimals: Maybe<f64>,
        /// What 0/0 means; `none` if absent.
        #[serde(default)]
        pub(crate) zero_denominator: Maybe<ZeroDenominator>,
        /// `false` where the publisher does not rank.
        #[serde(default)]
        pub(crate) ranked: Maybe<bool>,
        /// `true` where the publisher shows groups instead of ranks.
        #[serde(default)]
        pub(crate) groups_only: Maybe<bool>,
        /// Which days its period labels mean; the feed's calendar if absent.
        #[serde(default)]
        pub(crate) calendar: Maybe<Calendar>,
    }

    /// What kind of figure an indicator has.
    #[serde(rename_all_fields = "camelCase")]
    #[cfg_attr(feature = "schema", schemars(tag = "kind"))]
    pub(crate) enum Measure {
        /// A number of things.
        Count,
        /// One indicator over another, in the indicator's unit.
        Ratio {
            /// Above the line: an indicator's id.
            numerator: String,
            /// Below the line: an indicator's id.
            denominator: String,
        },
        /// A percentage published without its parts.
        Percent,
        /// Points of a score.
        Points {
            /// The best attainable.
            #[serde(default)]
            max: Maybe<f64>,
        },
        /// A composite index on a scale of its own.
        Index,
        /// A place on an ordered list, counted from 0.
        Level {
            /// The levels, lowest first.
            #[serde(default)]
            levels: Items<Text>,
        },
        /// Done (1) or not (0).
        Milestone,
        /// A length of time.
        Duration,
        /// The share of units whose value of an indicator passes a test.
        ShareOfUnits {
            /// The indicator that is tested.
            indicator: String,
            /// The test.
            test: Test,
        },
    }

    /// A test of a value: exactly one of its fields.
    pub(crate) struct Test {
        /// This or more.
        #[serde(default)]
        pub(crate) at_least: Maybe<f64>,
        /// This or less.
        #[serde(default)]
        pub(crate) at_most: Maybe<f64>,
        /// Exactly this.
        #[serde(default)]
        pub(crate) equals: Maybe<f64>,
    }

    /// One version of a tree of scores.
    pub(crate) struct Framework {
        /// The framework's id.
        pub(crate) id: String,
        /// The name.
        pub(crate) name: Text,
        /// The version, as its decision names it.
        pub(crate) version: Text,
        /// The decision: a source's id.
        #[serde(default)]
        pub(crate) source: Maybe<String>,
        /// The whole.
        pub(crate) root: Node,
    }

    /// A node: the sum or mean of its children, or an indicator under a rule.
    pub(crate) struct Node {
        /// The node's id, unique in the framework.
        pub(crate) id: String,
        /// The name.
        pub(crate) name: Text,
        /// The best attainable points.
        #[serde(default)]
        pub(crate) max: Maybe<f64>,
        /// The weight among its siblings.
        #[serde(default)]
        pub(crate) weight: Maybe<f64>,
        /// The nodes below it.
        #[serde(default)]
        pub(crate) children: Items<Node>,
        /// The indicator of a leaf.
        #[serde(default)]
        pub(crate) indicator: Maybe<String>,
        /// How the indicator's value becomes points.
        #[serde(default)]
        pub(crate) rule: Maybe<Rule>,
        /// The indicator that holds the printed score of this node.
        #[serde(default)]
        pub(crate) published: Maybe<String>,
        /// How children become their parent; if absent `mean` with weights, `sum` with maxima.
        #[serde(default)]
        pub(crate) aggregate: Maybe<Aggregate>,
        /// Whose assessment it is.
        #[serde(default)]
        pub(crate) track: Maybe<Track>,
        /// The agency in charge.
        #[serde(default)]
        pub(crate) owner: Maybe<Text>,
    }

    /// How an indicator's value becomes points.
    #[serde(rename_all_fields = "camelCase")]
    #[cfg_attr(feature = "schema", schemars(tag = "kind"))]
    pub(crate) enum Rule {
        /// The indicator's points are the score.
        Published,
        /// Full points at `full` or above, below it the share of the way from `from`.
        Proportional {
            /// Where full points begin.
            full: f64,
            /// Where points begin; 0 if absent.
            #[serde(default)]
            from: Maybe<f64>,
        },
        /// The points of the highest step that is reached.
        Steps {
            /// The steps.
            steps: Items<Step>,
        },
        /// Full points or none.
        AllOrNothing {
            /// Where full points begin, included.
            at_least: f64,
        },
        /// Points are lost.
        Deduction {
            /// How much of the value costs `points`.
            per: f64,
            /// What it costs.
            points: f64,
            /// The least that is left; 0 if absent.
            #[serde(default)]
            floor: Maybe<f64>,
        },
        /// The value on a common scale.
        Normalise {
            /// The method's name.
            by: String,
        },
    }

    /// A step of a rule.
    pub(crate) struct Step {
        /// The lower end, included.
        pub(crate) at_least: f64,
        /// The points.
        pub(crate) points: f64,
    }

    /// What is to be reached. Exactly one of `atLeast`, `moreThan`, `atMost`, `lessThan`, `equals`, `between`, `done`, `change`.
    pub(crate) struct Target {
        /// The target's id.
        pub(crate) id: String,
        /// The indicator it is set for.
        pub(crate) indicator: String,
        /// The unit it is set for; absent: every unit that has the indicator.
        #[serde(default)]
        pub(crate) unit: Maybe<String>,
        /// The period or day by which it is due.
        pub(crate) due: When,
        /// Where the way starts.
        #[serde(default)]
        pub(crate) baseline: Maybe<Point>,
        /// Milestones, oldest first.
        #[serde(default)]
        pub(crate) path: Items<Point>,
        /// Where it is set: a source's id.
        #[serde(default)]
        pub(crate) source: Maybe<String>,
        /// This or more.
        #[serde(default)]
        pub(crate) at_least: Maybe<f64>,
        /// More than this.
        #[serde(default)]
        pub(crate) more_than: Maybe<f64>,
        /// This or less.
        #[serde(default)]
        pub(crate) at_most: Maybe<f64>,
        /// Less than this.
        #[serde(default)]
        pub(crate) less_than: Maybe<f64>,
        /// Exactly this.
        #[serde(default)]
        pub(crate) equals: Maybe<f64>,
        /// From the first to the second, both included.
        #[serde(default)]
        pub(crate) between: Maybe<(f64, f64)>,
        /// `true`: done.
        #[serde(default)]
        pub(crate) done: Maybe<bool>,
        /// A change against an earlier value.
        #[serde(default)]
        pub(crate) change: Maybe<Change>,
    }

    /// A value on a day or in a period.
    pub(crate) struct Point {
        /// When.
        pub(crate) on: When,
        /// How much.
        pub(crate) value: f64,
    }

    /// A change against an earlier value.
    pub(crate) struct Change {
        /// Percent; negative is a cut.
        pub(crate) by: f64,
        /// The period whose value is 100 %.
        pub(crate) from: When,
    }

    /// A verdict that a document states.
    pub(crate) struct Reported {
        /// The target's id.
        pub(crate) target: String,
        /// The unit's id.
        pub(crate) unit: String,
        /// The day on which it was so.
        pub(crate) as_of: Date,
        /// What is stated.
        pub(crate) verdict: ReportedVerdict,
        /// Where: a source's id.
        pub(crate) source: Maybe<String>,
    }

    /// A task of an agency.
    pub(crate) struct Action {
        /// The action's id.
        pub(crate) id: String,
        /// The name.
        pub(crate) name: Text,
        /// The agency in charge.
        pub(crate) owner: Text,
        /// When it is due.
        pub(crate) due: When,
        /// When it was done.
        #[serde(default)]
        pub(crate) done: Maybe<Date>,
        /// The indicators it serves.
        #[serde(default)]
        pub(crate) indicators: Items<String>,
        /// Where it is set: a source's id.
        #[serde(default)]
        pub(crate) source: Maybe<String>,
    }

    /// Something said in words.
    pub(crate) struct Note {
        /// What it is about.
        #[serde(default)]
        pub(crate) about: Maybe<About>,
        /// What it is.
        pub(crate) kind: NoteKind,
        /// What it says.
        pub(crate) text: Text,
        /// A figure that it gives.
        #[serde(default)]
        pub(crate) value: Maybe<f64>,
        /// Who says it: a source's id.
        pub(crate) source: Maybe<String>,
    }

    /// What a note is about.
    pub(crate) struct About {
        /// A unit's id.
        #[serde(default)]
        pub(crate) unit: Maybe<String>,
        /// An indicator's id.
        #[serde(default)]
        pub(crate) indicator: Maybe<String>,
        /// A period.
        #[serde(default)]
        pub(crate) period: Maybe<When>,
        /// The id of a framework's node.
        #[serde(default)]
        pub(crate) node: Maybe<String>,
    }

    /// Early-warning levels, in points behind the expected path. `watch` > `risk` > `alarm`.
    pub(crate) struct Thresholds {
        /// From here up: on track; −3 if absent.
        #[serde(default)]
        pub(crate) watch: Maybe<f64>,
        /// From here up: to be watched; −8 if absent.
        #[serde(default)]
        pub(crate) risk: Maybe<f64>,
        /// From here up: at risk, below: alarm; −15 if absent.
        #[serde(default)]
        pub(crate) alarm: Maybe<f64>,
    }
}

/// How children become their parent.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) enum Aggregate {
    /// Points add up.
    Sum,
    /// The mean by weight.
    Mean,
    /// The geometric mean by weight.
    Geometric,
    /// The harmonic mean by weight.
    Harmonic,
}

/// How figures roll up over units: a word, or `{"kind": "weighted", "by": indicator}`.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Rollup {
    Sum,
    Parts,
    Weighted { by: String },
    Mean,
    Worst,
    None,
}

/// A text in one language, or in two.
#[derive(Debug, Clone)]
pub(crate) struct Text(pub(crate) crate::model::Text);

/// The format's name and version; read before the rest.
#[derive(Debug, Clone)]
pub(crate) struct Format;

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Format)
    }
}

/// The figures. They never pass through here: they are read straight into columns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Observations;

impl<'de> Deserialize<'de> for Observations {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Observations)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(crate::model::Text::from(text)))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let (mut vi, mut en) = (None::<String>, Maybe::<String>::default());
                while let Some(language) = map.next_key::<&str>()? {
                    match language {
                        "vi" => vi = Some(map.next_value()?),
                        _ => en = map.next_value()?,
                    }
                }
                Ok(Text(crate::model::Text { vi: vi.ok_or_else(|| A::Error::missing_field("vi"))?, en: en.0 }))
            }
        }

        deserializer.deserialize_struct(super::decode::TEXT, &["vi", "en"], TextVisitor)
    }
}

/// Declares texts that must read as something else.
macro_rules! checked {
    ($($(#[$doc:meta])* $name:ident($inner:ty) = $place:literal, $read:expr;)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub(crate) struct $name(pub(crate) $inner);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <&str>::deserialize(deserializer)?;
                let read: fn(&str) -> Option<$inner> = $read;
                match read(text) {
                    Some(inner) => Ok($name(inner)),
                    None => Err(D::Error::invalid_value(Unexpected::Str(text), &CHECKED[$place].0)),
                }
            }
        }
    )+ };
}

checked! {
    /// A day, `YYYY-MM-DD`.
    Date(Day) = 0, Day::parse;
    /// A period's label or a day.
    When(Label) = 1, Label::parse;
    /// An address that can do no harm as a link.
    Address(String) = 2, |text| is_address(text).then(|| text.to_owned());
}

/// Whether a browser reads the text as an http(s) address or one on the page's own server. Control characters and backslashes, which
/// browsers drop or turn round, are refused.
pub(crate) fn is_address(text: &str) -> bool {
    if text.is_empty() || text.chars().any(|letter| letter.is_control() || letter == '\\') || text.trim() != text {
        return false;
    }
    let scheme = text.split(['/', '?', '#']).next().unwrap_or_default();
    match scheme.split_once(':') {
        Some((scheme, _)) => {
            let rest = text.get(scheme.len() + 1..).unwrap_or_default();
            (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) && rest.starts_with("//") && rest.len() > 2
        }
        None => !text.starts_with("//"),
    }
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
