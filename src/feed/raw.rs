//! The feed as it is written: field by field, before anything is looked up or compared.
//!
//! These declarations are the format: their fields and variants are its names, and their docs the descriptions of the JSON Schema.

use super::declare::{declared, fields, first, how, kind, name, objects, see, seen, tagged, words};
use super::shape::{Field, How, Items, Kind, List, Shaped, View, Word, slot, word_place};
use super::tree::Tree;
use crate::model::{
    Aggregate, Direction, Gap, Impute, Method, NoteKind, Outliers, Preset, Qualifier, ReportedVerdict, Status, Time, Track, UnitKind,
    ZeroDenominator,
};
use crate::period::{Calendar, Day, Label};
use crate::problem::ProblemCode;

words! {
    Aggregate { Sum = "sum", Mean = "mean", Geometric = "geometric", Harmonic = "harmonic", Power = "power" }
    Calendar { Calendar = "calendar", Reporting = "reporting" }
    Direction { Up = "up", Down = "down", Band = "band" }
    Gap { NotPublished = "notPublished", NotYet = "notYet", Unknown = "unknown" }
    Impute { GroupMean = "groupMean" }
    Method {
        MinMax = "minMax",
        ZScore = "zScore",
        Scaled = "scaled",
        Goalposts = "goalposts",
        DistanceToTarget = "distanceToTarget",
        DistanceToReference = "distanceToReference",
        DistanceToBest = "distanceToBest",
        FractionOfBest = "fractionOfBest",
        Rank = "rank",
        Borda = "borda",
        PercentileRank = "percentileRank"
    }
    NoteKind { Limitation = "limitation", Commendation = "commendation", Method = "method", Break = "break", Remark = "remark" }
    Preset { High = "high", Base = "base", Low = "low" }
    Outliers { Winsorise = "winsorise" }
    Qualifier { Over = "over", About = "about", Under = "under", Almost = "almost" }
    ReportedVerdict { Missed = "missed", Met = "met", Exceeded = "exceeded" }
    Status { Official = "official", Planned = "planned", Estimated = "estimated", Provisional = "provisional", Registered = "registered", Reconstructed = "reconstructed", Restated = "restated" }
    Time { Flow = "flow", Cumulative = "cumulative", Stock = "stock", Snapshot = "snapshot" }
    Track { SelfScored = "self", Appraised = "appraised", Survey = "survey" }
    UnitKind {
        Nation = "nation",
        Region = "region",
        Ministry = "ministry",
        Province = "province",
        Agency = "agency",
        District = "district",
        Commune = "commune",
        Group = "group"
    }
    ZeroDenominator { None = "none", Zero = "zero", Full = "full", Exclude = "exclude" }
}

objects! {
    /// Indicators of administrative reform, their targets and their figures, as a province publishes them.
    pub(crate) struct Feed {
        /// The format and its version.
        ought format: Format,
        /// The feed's id.
        ought id: String,
        /// The title.
        ought title: Text,
        /// Who publishes it.
        may publisher: Text,
        /// The terms of use.
        may licence: Text,
        /// The day of publication.
        may issued: Day,
        /// The day up to which the figures go.
        may as_of as "asOf": Day,
        /// Which days the period labels mean; `calendar` if absent.
        may calendar: Calendar,
        /// Where figures, targets and notes are from.
        list sources: Source,
        /// Territories, agencies and groups.
        list units: Unit,
        /// What is measured.
        list indicators: Indicator,
        /// Trees of scores, or of reform areas.
        list frameworks: Framework,
        /// What is to be reached.
        list targets: Target,
        /// The figures, as rows or as columns.
        may observations: Observations,
        /// Verdicts that documents state.
        list reported: Reported,
        /// Tasks of agencies.
        list actions: Action,
        /// What is said in words.
        list notes: Note,
        /// Early-warning levels.
        may thresholds: Thresholds,
    }

    /// A document or an address that something is from.
    pub(crate) struct Source {
        /// The source's id.
        need id: String,
        /// The title.
        need title: Text,
        /// The document's number.
        may document: Text,
        /// Its address: http, https or relative.
        may url: Address,
        /// Its day.
        may date: Day,
    }

    /// A territory, an agency or a group.
    pub(crate) struct Unit {
        /// The unit's id, unique over time.
        need id: String,
        /// The administrative code as printed. Codes are reused over time: it is a label, not a key.
        may code: String,
        /// The name.
        need name: Text,
        /// The kind.
        need kind: UnitKind,
        /// The unit above it.
        may parent: String,
        /// Its first day; absent: it always has existed.
        may valid_from as "validFrom": Day,
        /// Its last day; absent: it still exists.
        may valid_to as "validTo": Day,
        /// What it became. The shares sum to 1.
        list becomes: Successor,
        /// Groups it belongs to.
        list groups: String,
    }

    /// A unit that took over.
    pub(crate) struct Successor {
        /// The unit.
        need unit: String,
        /// The share of the predecessor that went to it, above 0 and up to 1.
        need share: f64,
    }

    /// What is measured.
    pub(crate) struct Indicator {
        /// The indicator's id.
        need id: String,
        /// The name.
        need name: Text,
        /// Ties variants of one indicator.
        may concept: String,
        /// The unit of measure as printed: `%`, `điểm`, `hồ sơ`.
        need unit: Text,
        /// What kind of figure it is.
        need measure: Measure,
        /// Which way is better; `up` if absent.
        may direction: Direction,
        /// How figures behave over time; if absent `flow` for counts, that of the numerator for ratios, `snapshot` for the rest.
        may time: Time,
        /// How figures roll up over units; if absent `sum` for counts, `parts` for ratios, `none` for the rest.
        may rollup: Rollup<'static>,
        /// The agency in charge.
        may owner: Text,
        /// Where it is defined: a source's id.
        may source: String,
        /// The lowest and the highest value there can be.
        may bounds: (f64, f64),
        /// Digits after the comma that the publisher prints, 0 to 15.
        may decimals: f64,
        /// What 0/0 means; `none` if absent.
        may zero_denominator as "zeroDenominator": ZeroDenominator,
        /// `false` where the publisher does not rank.
        may ranked: bool,
        /// `true` where the publisher shows groups instead of ranks.
        may groups_only as "groupsOnly": bool,
        /// Which days its period labels mean; the feed's calendar if absent.
        may calendar: Calendar,
    }

    /// A test of a value: exactly one of its fields.
    pub(crate) struct Test {
        /// This or more.
        may at_least as "atLeast": f64,
        /// This or less.
        may at_most as "atMost": f64,
        /// Exactly this.
        may equals: f64,
    }

    /// One version of a tree of scores.
    pub(crate) struct Framework {
        /// The framework's id.
        need id: String,
        /// The name.
        need name: Text,
        /// The version, as its decision names it.
        need version: Text,
        /// The decision: a source's id.
        may source: String,
        /// What is done against outliers before figures are normalised over the units; nothing if absent.
        may outliers: Outliers,
        /// The whole.
        need root: Node,
    }

    /// A node: the sum or mean of its children, or an indicator under a rule.
    pub(crate) struct Node {
        /// The node's id, unique in the framework.
        need id: String,
        /// The name.
        need name: Text,
        /// The best attainable points.
        may max: f64,
        /// The weight among its siblings.
        may weight: f64,
        /// The nodes below it.
        list children: Node,
        /// The indicator of a leaf.
        may indicator: String,
        /// How the indicator's value becomes points.
        may rule: Rule,
        /// The indicator that holds the printed score of this node.
        may published: String,
        /// How children become their parent; if absent `mean` with weights, `sum` with maxima.
        may aggregate: Aggregate,
        /// The power of the mean `power`, which needs it.
        may power: f64,
        /// The share of the children, 0 to 1, that must have a score; all if absent.
        may data_threshold as "dataThreshold": f64,
        /// How gaps of a leaf's indicator are filled; not at all if absent.
        may impute: Impute,
        /// Whose assessment it is.
        may track: Track,
        /// The agency in charge.
        may owner: Text,
    }

    /// A step of a rule.
    pub(crate) struct Step {
        /// The lower end, included.
        need at_least as "atLeast": f64,
        /// The points.
        need points: f64,
    }

    /// What is to be reached. Exactly one of `atLeast`, `moreThan`, `atMost`, `lessThan`, `equals`, `between`, `done`, `change`.
    pub(crate) struct Target {
        /// The target's id.
        need id: String,
        /// The indicator it is set for.
        need indicator: String,
        /// The unit it is set for; absent: every unit that has the indicator.
        scope unit: String,
        /// The period or day by which it is due.
        need due: Label,
        /// Where the way starts.
        may baseline: Point,
        /// Milestones, oldest first.
        list path: Point,
        /// Where it is set: a source's id.
        may source: String,
        /// This or more.
        may at_least as "atLeast": f64,
        /// More than this.
        may more_than as "moreThan": f64,
        /// This or less.
        may at_most as "atMost": f64,
        /// Less than this.
        may less_than as "lessThan": f64,
        /// Exactly this.
        may equals: f64,
        /// From the first to the second, both included.
        may between: (f64, f64),
        /// `true`: done.
        may done: bool,
        /// A change against an earlier value.
        may change: Since,
    }

    /// A value on a day or in a period.
    pub(crate) struct Point {
        /// When.
        need on: Label,
        /// How much.
        need value: f64,
    }

    /// A change against an earlier value.
    pub(crate) struct Since {
        /// Percent; negative is a cut.
        need by: f64,
        /// The period whose value is 100 %.
        need from: Label,
    }

    /// A verdict that a document states.
    pub(crate) struct Reported {
        /// The target's id.
        need target: String,
        /// The unit's id.
        need unit: String,
        /// The day on which it was so.
        need as_of as "asOf": Day,
        /// What is stated.
        need verdict: ReportedVerdict,
        /// Where: a source's id.
        ought source: String,
    }

    /// A task of an agency.
    pub(crate) struct Action {
        /// The action's id.
        need id: String,
        /// The name.
        need name: Text,
        /// The agency in charge.
        need owner: Text,
        /// When it is due.
        need due: Label,
        /// When it was done.
        may done: Day,
        /// The indicators it serves.
        list indicators: String,
        /// Where it is set: a source's id.
        may source: String,
    }

    /// Something said in words.
    pub(crate) struct Note {
        /// What it is about.
        scope about: About,
        /// What it is.
        need kind: NoteKind,
        /// What it says.
        need text: Text,
        /// A figure that it gives.
        may value: f64,
        /// Who says it: a source's id.
        ought source: String,
    }

    /// What a note is about.
    pub(crate) struct About {
        /// A unit's id.
        scope unit: String,
        /// An indicator's id.
        scope indicator: String,
        /// A period.
        scope period: Label,
        /// The id of a framework's node.
        scope node: String,
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

    /// A scenario as it is stored.
    pub(crate) struct Scenario {
        /// The format and its version.
        ought format: Format,
        /// The feed's id.
        ought feed: String,
        /// What it is called.
        may name: String,
        /// Its level.
        may preset: Preset,
        /// Where one stands.
        may select: Named,
        /// The changes, in order of entry.
        list changes: Change,
    }

    /// One change of a scenario.
    pub(crate) struct Change {
        /// A unit's id; absent: every unit that is ranked.
        scope unit: String,
        /// An indicator's id.
        scope indicator: String,
        /// A node's id.
        scope node: String,
        /// A target's id.
        scope target: String,
        /// What is assumed.
        may name: String,
        /// The new numerator.
        scope numerator: f64,
        /// The new denominator.
        scope denominator: f64,
        /// The new value.
        scope value: f64,
        /// What is added.
        scope by: f64,
        /// What it grows by, in %.
        scope growth: f64,
        /// The new weight.
        scope weight: f64,
        /// The new maximum.
        scope max: f64,
        /// The new rule.
        scope rule: Rule,
    }

    /// What is to be reached.
    pub(crate) struct Wish {
        /// A score.
        may score: f64,
        /// A rank.
        may rank: f64,
        /// What one step costs, by id.
        may efforts: Named,
        /// The most that may be reached, by id.
        may caps: Named,
        /// What may not change.
        list fixed: String,
    }

    /// A text in two languages.
    pub(crate) struct Languages {
        /// Vietnamese.
        need vi: String,
        /// English.
        may en: String,
    }
}

tagged! {
    /// What kind of figure an indicator has.
    pub(crate) enum Measure {
        /// A number of things.
        Count as "count" {},
        /// One indicator over another, in the indicator's unit.
        Ratio as "ratio" {
            /// Above the line: an indicator's id.
            need numerator: String,
            /// Below the line: an indicator's id.
            need denominator: String,
        },
        /// A percentage published without its parts.
        Percent as "percent" {},
        /// Points of a score.
        Points as "points" {
            /// The best attainable.
            may max: f64,
        },
        /// A composite index on a scale of its own.
        Index as "index" {},
        /// A place on an ordered list, counted from 0.
        Level as "level" {
            /// The levels, lowest first.
            list levels: Text,
        },
        /// Done (1) or not (0).
        Milestone as "milestone" {},
        /// A length of time.
        Duration as "duration" {},
        /// The share of units whose value of an indicator passes a test.
        ShareOfUnits as "shareOfUnits" {
            /// The indicator that is tested.
            need indicator: String,
            /// The test.
            need test: Test,
        },
    }

    /// How an indicator's value becomes points.
    pub(crate) enum Rule {
        /// The indicator's points are the score.
        Published as "published" {},
        /// Full points at `full` or above, below it the share of the way from `from`.
        Proportional as "proportional" {
            /// Where full points begin.
            need full: f64,
            /// Where points begin; 0 if absent.
            may from: f64,
        },
        /// The points of the highest step that is reached.
        Steps as "steps" {
            /// The steps.
            need steps: Items<Step>,
        },
        /// Full points or none.
        AllOrNothing as "allOrNothing" {
            /// Where full points begin, included.
            need at_least as "atLeast": f64,
        },
        /// Points are lost.
        Deduction as "deduction" {
            /// How much of the value costs `points`.
            need per: f64,
            /// What it costs.
            need points: f64,
            /// The least that is left; 0 if absent.
            may floor: f64,
        },
        /// The value on a common scale.
        Normalise as "normalise" {
            /// The method.
            need by: Method,
            /// The lower end, in the indicator's unit: `scaled` and `goalposts` need it.
            may low: f64,
            /// The upper end, in the indicator's unit: `scaled` and `goalposts` need it.
            may high: f64,
            /// What is to be reached, in the indicator's unit: `distanceToTarget` needs it.
            may target: f64,
            /// The id of the unit to compare with: `distanceToReference` needs it.
            may unit: String,
            /// `true`: 1 is the most that the method gives, so that what is better than the target or the reference counts as much as it.
            may cap: bool,
            /// The scores where the method gives 0 and where it gives 1; if absent 0 and the node's maximum or 100, of z-scores and ranks 0 and 1.
            may scale: (f64, f64),
        },
    }

    /// A mean with weights.
    pub(crate) enum Weights {
        /// The mean weighted by an indicator.
        Weighted as "weighted" {
            /// The indicator's id.
            need by: String,
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

impl Rollup<'_> {
    pub(crate) const WORDS: &'static [&'static str] = &["sum", "parts", "mean", "worst", "none"];
    const ALL: [Rollup<'static>; 5] = [Rollup::Sum, Rollup::Parts, Rollup::Mean, Rollup::Worst, Rollup::None];
}

impl Shaped for Rollup<'static> {
    const KIND: &'static Kind = &Kind::Either(&Kind::Word(Self::WORDS), Weights::KIND);
    type Seen<'t> = Rollup<'t>;

    fn see(tree: &Tree) -> Rollup<'_> {
        match tree {
            Tree::Number(_) => Self::ALL.get(word_place(tree)).copied().unwrap_or(Rollup::None),
            _ => {
                let seen::Weights::Weighted { by } = Weights::see(tree);
                Rollup::Weighted(by)
            }
        }
    }
}

/// A text in one language, or in two.
pub(crate) struct Text;

impl Shaped for Text {
    const KIND: &'static Kind = &Kind::Either(&Kind::Text, Languages::KIND);
    type Seen<'t> = crate::model::Text;

    fn see(tree: &Tree) -> crate::model::Text {
        match tree {
            Tree::Array(_) => {
                let text = Languages::see(tree);
                crate::model::Text { vi: text.vi().to_owned(), en: text.en().map(str::to_owned) }
            }
            _ => crate::model::Text { vi: String::see(tree).to_owned(), en: None },
        }
    }
}

/// The format's name and version; checked before the rest is read.
pub(crate) struct Format;

/// Names with values, read elsewhere.
pub(crate) struct Named;

impl Shaped for Named {
    const KIND: &'static Kind = &Kind::Any;
    type Seen<'t> = &'t Tree;

    fn see(tree: &Tree) -> &Tree {
        tree
    }
}

/// The figures. They never pass through here: they are read straight into columns.
pub(crate) struct Observations;

/// An address that can do no harm as a link.
pub(crate) struct Address;

impl Shaped for Format {
    const KIND: &'static Kind = &Kind::Any;
    type Seen<'t> = ();

    fn see(_: &Tree) {}
}

impl Shaped for Observations {
    const KIND: &'static Kind = &Kind::Any;
    type Seen<'t> = ();

    fn see(_: &Tree) {}
}

impl Shaped for Address {
    const KIND: &'static Kind = &Kind::Checked(is_address, ProblemCode::BadUrl, "http, https or relative");
    type Seen<'t> = &'t str;

    fn see(tree: &Tree) -> &str {
        String::see(tree)
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
    use crate::feed::shape::word_of;

    /// The schema and the answers have their words from serde.
    fn same_words<T: Word + serde::Serialize>() {
        let words: Vec<_> = T::ALL.iter().map(|word| serde_json::to_value(word).unwrap()).collect();
        assert_eq!(words, T::WORDS);
        for (word, meaning) in T::WORDS.iter().zip(&words) {
            assert_eq!(serde_json::to_value(word_of::<T>(word).unwrap()).unwrap(), *meaning);
        }
        assert_eq!(word_of::<T>("").err().unwrap().0, T::WORDS);
    }

    #[test]
    fn words_mean_what_they_say() {
        same_words::<Aggregate>();
        same_words::<Calendar>();
        same_words::<Direction>();
        same_words::<Gap>();
        same_words::<NoteKind>();
        same_words::<Qualifier>();
        same_words::<ReportedVerdict>();
        same_words::<Status>();
        same_words::<Time>();
        same_words::<Track>();
        same_words::<UnitKind>();
        same_words::<ZeroDenominator>();
    }

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
