//! The facade: a feed is loaded once, then asked. One file a question.

mod contents;
mod passport;
mod problems;
mod progress;
mod ranking;
mod refs;
mod selector;
mod summary;
mod trend;

use crate::error::{Error, ErrorCode, Result};
use crate::measure::{Figures, Index};
use crate::model::Dataset;
use crate::problem::{self, Problem};
use crate::{feed, view};

pub use selector::Selector;

/// One feed, read and checked. It never changes; every answer is a pure function of the feed and the selector.
#[derive(Debug, Clone)]
pub struct Dashboard {
    data: Dataset,
    index: Index,
    read: problem::Problems,
}

/// The names of the questions, as [`Dashboard::json`] takes them.
pub const QUESTIONS: [&str; 7] = ["contents", "summary", "progress", "trend", "ranking", "problems", "passport"];

impl Dashboard {
    /// Reads a feed from its bytes.
    ///
    /// # Errors
    /// Only a document that cannot be understood: not UTF-8, not JSON, not this format, or over a limit. Flaws are
    /// [`problems`](Dashboard::problems).
    pub fn load(bytes: &[u8]) -> Result<Self> {
        let (data, read) = feed::read(bytes)?;
        let index = Index::new(&data);
        Ok(Dashboard { data, index, read })
    }

    /// The answer to a question as its JSON text: the same bytes natively and in wasm.
    ///
    /// # Errors
    /// `unknown_question` for a name that is none of [`QUESTIONS`]; else those of the question.
    pub fn json(&self, question: &str, select: &Selector) -> Result<String> {
        match question {
            "contents" => text(&self.contents()),
            "summary" => text(&self.summary(select)?),
            "progress" => text(&self.progress(select)?),
            "trend" => text(&self.trend(select)?),
            "ranking" => text(&self.ranking(select)?),
            "problems" => {
                let found = self.problems();
                text(&found.view())
            }
            "passport" => text(&self.passport(select)?),
            _ => Err(Error::new(ErrorCode::UnknownQuestion, "").found(question).expected(QUESTIONS.join(", "))),
        }
    }

    /// What the feed says of itself and what it is made of.
    #[must_use]
    pub fn contents(&self) -> view::Contents<'_> {
        contents::contents(self)
    }

    /// Where do we stand?
    ///
    /// # Errors
    /// `unknown_…` for an id that the feed does not have; `nothing_to_show` for a feed without units.
    pub fn summary(&self, select: &Selector) -> Result<view::Summary<'_>> {
        summary::summary(self, &self.place(select)?)
    }

    /// How far to each target? Who lags most comes first.
    ///
    /// # Errors
    /// Those of [`Dashboard::summary`]; `bad_day` for a `today` that is none.
    pub fn progress(&self, select: &Selector) -> Result<view::Progress<'_>> {
        Ok(progress::progress(self, &self.place(select)?))
    }

    /// How has it moved?
    ///
    /// # Errors
    /// Those of [`Dashboard::summary`].
    pub fn trend(&self, select: &Selector) -> Result<view::Trend<'_>> {
        trend::trend(self, &self.place(select)?)
    }

    /// Who is ahead, who lags?
    ///
    /// # Errors
    /// Those of [`Dashboard::summary`].
    pub fn ranking(&self, select: &Selector) -> Result<view::Ranking<'_>> {
        ranking::ranking(self, &self.place(select)?)
    }

    /// How was this number made?
    ///
    /// # Errors
    /// Those of [`Dashboard::summary`]; `nothing_to_show` where there is no period with data.
    pub fn passport(&self, select: &Selector) -> Result<view::Passport<'_>> {
        passport::passport(self, &self.place(select)?)
    }

    /// What is wrong with the feed: flaws met while it was read, then published figures that contradict each other.
    #[must_use]
    pub fn problems(&self) -> Found {
        problems::find(self)
    }

    fn figures(&self) -> Figures<'_> {
        Figures { data: &self.data, index: &self.index }
    }
}

/// The problems of a feed, worst first.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    items: Vec<Problem>,
}

impl Found {
    /// The problems, worst first, then in the order in which they were met.
    #[must_use]
    pub fn items(&self) -> &[Problem] {
        &self.items
    }

    /// The answer for the page.
    #[must_use]
    pub fn view(&self) -> view::Problems<'_> {
        problems::view(&self.items)
    }
}

fn text<T: serde::Serialize>(view: &T) -> Result<String> {
    serde_json::to_string(view).map_err(|error| Error::new(ErrorCode::NothingToShow, "").found(error.to_string()))
}
