//! A problem: a flaw of the feed that does not stop the work.

use core::fmt;

use serde::Serialize;

use crate::error::{Fact, codes};

codes! {
    /// What is wrong. The words never change their meaning; texts for people belong to the page.
    ProblemCode {
        /// A field that the format does not have; `expected` is the nearest that it has.
        UnknownField = "unknown_field",
        /// A key stands twice in one object; the last one counts.
        DuplicateKey = "duplicate_key",
        /// A value of another JSON type than the format asks for.
        WrongType = "wrong_type",
        /// A field that must be there is not.
        MissingField = "missing_field",
        /// A word that is not one of the words this field may have.
        UnknownWord = "unknown_word",
        /// An id with characters other than `A-Z a-z 0-9 . _ -`, or an empty one.
        BadId = "bad_id",
        /// An id stands twice; the first one counts.
        DuplicateId = "duplicate_id",
        /// An id that names nothing; `expected` is the kind of thing it should name.
        UnknownReference = "unknown_reference",
        /// Not a day `YYYY-MM-DD` of the calendar.
        BadDay = "bad_day",
        /// Not a period label.
        BadPeriod = "bad_period",
        /// An address that is neither http(s) nor relative; it is not passed on.
        BadUrl = "bad_url",
        /// A number that cannot stand here: not finite, negative or fractional where that has no meaning.
        BadNumber = "bad_number",
        /// A span that ends before it starts.
        DatesReversed = "dates_reversed",
        /// A unit that is above itself.
        ParentCycle = "parent_cycle",
        /// A unit that becomes itself.
        SuccessionCycle = "succession_cycle",
        /// Shares of a succession that do not sum to 1; `found` is the sum.
        SuccessionShare = "succession_share",
        /// A unit that lives on beside the unit it became.
        SuccessionOverlap = "succession_overlap",
        /// A ratio that is part of itself.
        RatioCycle = "ratio_cycle",
        /// A framework node with neither children nor an indicator, or with both.
        NodeEmpty = "node_empty",
        /// The maxima of a node's children do not sum to its own.
        NodeMaxDiffers = "node_max_differs",
        /// A target with no comparator or with several.
        TargetComparator = "target_comparator",
        /// Milestones that are not in the order of time between baseline and due day.
        PathOrder = "path_order",
        /// Thresholds that are not ordered watch > risk > alarm.
        ThresholdOrder = "threshold_order",
        /// Columns of different lengths; the rows beyond the shortest are not used.
        ColumnLength = "column_length",
        /// A column that must be there is not.
        MissingColumn = "missing_column",
        /// An index beyond the dictionary.
        BadDictionaryIndex = "bad_dictionary_index",
        /// An observation with both a value and a gap; the value counts.
        ValueAndGap = "value_and_gap",
        /// Two observations with one key; both are kept, the last one counts.
        DuplicateObservation = "duplicate_observation",
        /// Two sources give different figures for one thing; both are kept.
        SourcesDisagree = "sources_disagree",
        /// A value outside its unit's validity; it is kept and not rolled up.
        UnitNotValid = "unit_not_valid",
        /// A value outside its measure's natural bounds or the indicator's own.
        OutOfBounds = "out_of_bounds",
        /// A numerator greater than its denominator where it is a part of it.
        PartExceedsWhole = "part_exceeds_whole",
        /// A cumulative figure that falls within its year.
        CumulativeFalls = "cumulative_falls",
        /// A printed percentage that its counts do not give; `found` is printed, `expected` computed.
        RatioDiffers = "ratio_differs",
        /// A printed total that its parts do not give; `found` is printed, `expected` computed.
        TotalDiffers = "total_differs",
        /// A document states another verdict than the figures give.
        VerdictDiffers = "verdict_differs",
        /// Two values bear one label but cover other days; they are not compared.
        SameLabelOtherDays = "same_label_other_days",
        /// A change of a scenario about no thing or several, or of no kind or several.
        BadChange = "bad_change",
        /// A change of a scenario that this feed gives no hold for; `found` is what it fails on.
        ChangeNotApplied = "change_not_applied",
        /// A change of a preset without a name, or without a number.
        AssumptionMissing = "assumption_missing",
    }
}

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The item could not be used as it stands.
    Error,
    /// It is used; look at it.
    Warning,
    /// Known and harmless, said for completeness.
    Info,
}

/// What a problem is about, as ids of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct About {
    /// A unit's id.
    pub unit: Option<String>,
    /// An indicator's id.
    pub indicator: Option<String>,
    /// A period's id.
    pub period: Option<String>,
    /// A framework node's id.
    pub node: Option<String>,
}

/// A flaw of the feed that does not stop the work.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Problem {
    /// What is wrong.
    pub code: ProblemCode,
    /// How much it matters.
    pub severity: Severity,
    /// JSON pointer into the feed.
    pub path: String,
    /// What stands there.
    pub found: Fact,
    /// What should stand there.
    pub expected: Fact,
    /// What it is about.
    pub about: About,
    /// How many places it stands for: 1, or more for the last entry of a code that was met too often to list.
    pub count: u32,
}

impl Problem {
    /// A problem at `path`, a JSON pointer into the feed.
    pub fn new(code: ProblemCode, severity: Severity, path: impl Into<String>) -> Self {
        Problem { code, severity, path: path.into(), found: Fact::None, expected: Fact::None, about: About::default(), count: 1 }
    }

    /// The same problem with what was found.
    #[must_use]
    pub fn found(mut self, found: impl Into<Fact>) -> Self {
        self.found = found.into();
        self
    }

    /// The same problem with what was expected.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<Fact>) -> Self {
        self.expected = expected.into();
        self
    }

    /// The same problem with what it is about.
    #[must_use]
    pub fn about(mut self, about: About) -> Self {
        self.about = about;
        self
    }
}

/// How many problems of one code are listed each by each before the rest are counted in one entry.
pub const LISTED: u32 = 500;

/// Collects problems: lists [`LISTED`] of each code, and counts the rest, so that a feed flawed in every row stays readable
/// and nothing goes unsaid.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    items: Vec<Problem>,
    /// How often each code was met, and which item counts its overflow.
    seen: Vec<(ProblemCode, u32, usize)>,
}

impl Problems {
    /// Adds a problem. The closure runs only while the code is still listed each by each or starts its overflow.
    pub fn add(&mut self, code: ProblemCode, make: impl FnOnce() -> Problem) {
        if self.count(code) {
            self.items.push(make());
        }
    }

    /// Counts a problem; gives whether it is to be listed.
    #[inline(never)]
    fn count(&mut self, code: ProblemCode) -> bool {
        let next = self.items.len();
        let Some(entry) = self.seen.iter_mut().find(|entry| entry.0 == code) else {
            self.seen.push((code, 1, next));
            return true;
        };
        entry.1 += 1;
        if entry.1 <= LISTED + 1 {
            entry.2 = next;
            return true;
        }
        if let Some(item) = self.items.get_mut(entry.2) {
            item.count += 1;
        }
        false
    }

    /// Tells of a problem at a path, a JSON pointer into the feed. Gives it where it is listed, so that it can be told what it is about.
    #[inline(never)]
    pub fn tell(
        &mut self,
        code: ProblemCode,
        severity: Severity,
        path: &dyn fmt::Display,
        found: Fact,
        expected: Fact,
    ) -> Option<&mut Problem> {
        if !self.count(code) {
            return None;
        }
        let problem = Problem { code, severity, path: path.to_string(), found, expected, about: About::default(), count: 1 };
        self.items.push(problem);
        self.items.last_mut()
    }

    /// Adds a problem that is made already.
    pub fn push(&mut self, problem: Problem) {
        self.add(problem.code, || problem);
    }

    /// The problems in the order in which they were met.
    pub fn items(&self) -> &[Problem] {
        &self.items
    }
}
