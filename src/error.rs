//! The one error: why a feed could not be understood, or a question could not be asked.

use std::fmt;

use serde::Serialize;

/// Declares an enumeration of stable snake_case codes, its words and the list of all of them.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $name {
            /// Every code, in the order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The stable word that crosses the border.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// Why the work cannot go on. The words never change their meaning; texts for people belong to the page.
    ErrorCode {
        /// The bytes are not UTF-8.
        NotUtf8 = "not_utf8",
        /// The text is not JSON.
        NotJson = "not_json",
        /// The JSON is not an object with the field `format`.
        NotAFeed = "not_a_feed",
        /// `format` names another format or version.
        UnsupportedVersion = "unsupported_version",
        /// Arrays and objects are nested deeper than the limit.
        TooDeep = "too_deep",
        /// The document has more bytes than the limit.
        TooLarge = "too_large",
        /// There are more observations than the limit.
        TooManyObservations = "too_many_observations",
        /// The selector is not an object of known fields.
        BadSelector = "bad_selector",
        /// No question has this name.
        UnknownQuestion = "unknown_question",
        /// The selector names a unit that the feed does not have.
        UnknownUnit = "unknown_unit",
        /// The selector names a period that is not one.
        UnknownPeriod = "unknown_period",
        /// The selector names a framework that the feed does not have.
        UnknownFramework = "unknown_framework",
        /// The selector names a node that the framework does not have.
        UnknownNode = "unknown_node",
        /// The selector names an indicator that the feed does not have.
        UnknownIndicator = "unknown_indicator",
        /// The selector names a method of progress that there is not.
        UnknownMethod = "unknown_method",
        /// The selector names a kind of units that is none.
        UnknownKind = "unknown_kind",
        /// The selector names a group that no unit of the feed belongs to.
        UnknownGroup = "unknown_group",
        /// `today` is not a day.
        BadDay = "bad_day",
        /// A change of a scenario that is none; the path is that into the change.
        BadChange = "bad_change",
        /// The stored scenario is none of this format.
        BadScenario = "bad_scenario",
        /// The wish of a goal is none; the path is that into the wish.
        BadWish = "bad_wish",
        /// A term of a simulation is unknown or out of its range.
        BadTerms = "bad_terms",
        /// The work was called off.
        Aborted = "aborted",
        /// The work is not done.
        NotReady = "not_ready",
        /// The feed has nothing that the question could be answered from.
        NothingToShow = "nothing_to_show",
    }
}

/// What was found or expected at a place: a text, a number, or nothing.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(untagged)]
pub enum Fact {
    /// Nothing to say.
    #[default]
    None,
    /// A finite number.
    Number(f64),
    /// A text: a word of the feed as it stands there, or a name of this format.
    Text(String),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Fact::Text(text.to_owned())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Fact::Text(text)
    }
}

impl From<f64> for Fact {
    fn from(number: f64) -> Self {
        if number.is_finite() { Fact::Number(number) } else { Fact::None }
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fact::None => f.write_str("nothing"),
            Fact::Number(number) => f.write_str(&serde_json::to_string(number).unwrap_or_default()),
            Fact::Text(text) => write!(f, "`{text}`"),
        }
    }
}

/// Why the work cannot go on, and where.
///
/// `Display` is English for developers; a page words the [`ErrorCode`] itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Error(Box<Parts>);

#[derive(Debug, Clone, PartialEq)]
struct Parts {
    code: ErrorCode,
    path: String,
    found: Fact,
    expected: Fact,
}

/// The result of everything here that can fail.
pub type Result<T, E = Error> = core::result::Result<T, E>;

impl Error {
    /// An error at `path`, a JSON pointer into the feed or the selector.
    pub fn new(code: ErrorCode, path: impl Into<String>) -> Self {
        Error(Box::new(Parts { code, path: path.into(), found: Fact::None, expected: Fact::None }))
    }

    /// The same error with what stood there.
    #[must_use]
    pub fn found(mut self, found: impl Into<Fact>) -> Self {
        self.0.found = found.into();
        self
    }

    /// The same error with what should have stood there.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<Fact>) -> Self {
        self.0.expected = expected.into();
        self
    }

    /// The stable code.
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// JSON pointer into the feed or the selector.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What was found and what was expected there.
    pub fn facts(&self) -> (&Fact, &Fact) {
        (&self.0.found, &self.0.expected)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at `{}`", self.0.code.as_str(), self.0.path)?;
        if self.0.found != Fact::None {
            write!(f, ": found {}", self.0.found)?;
        }
        if self.0.expected != Fact::None {
            write!(f, ", expected {}", self.0.expected)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
