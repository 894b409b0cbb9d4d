//! The facade: a feed is loaded once, then asked. One file a question.

mod certainty;
mod change;
mod contents;
mod diff;
mod goal;
mod matrix;
mod owners;
mod passport;
mod peers;
mod problems;
mod progress;
mod ranking;
mod selector;
mod subject;
mod summary;
mod text;
mod tiles;
mod trend;
mod whatif;

use crate::error::{Error, ErrorCode, Result};
use crate::explore::uncertainty::Terms;
use crate::measure::{Figure, Figures, Index};
use crate::model::{Dataset, Framework, Id, IndicatorId, Node, NodeId, Source, Text};
use crate::view::Told;
use crate::{feed, problem, view};

use text::text;

pub use certainty::Simulation;
pub use selector::Selector;
pub use whatif::Draft;

/// One feed, read and checked. It never changes; every answer is a pure function of the feed and the selector.
#[derive(Debug, Clone)]
pub struct Dashboard {
    data: Dataset,
    index: Index,
    read: problem::Problems,
}

/// The names of the questions, as [`Dashboard::json`] takes them.
pub const QUESTIONS: [&str; 11] =
    ["contents", "summary", "progress", "trend", "ranking", "matrix", "tiles", "owners", "problems", "passport", "change"];

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
            "matrix" => text(&self.matrix(select)?),
            "tiles" => text(&self.tiles(select)?),
            "owners" => text(&self.owners(select)?),
            "problems" => text(&self.problems()),
            "passport" => text(&self.passport(select)?),
            "change" => text(&self.change(select)?),
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
        Ok(summary::summary(self, &self.place(select)?))
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

    /// Where exactly is the weakness? Units by indicators, each figure with its distance to the target.
    ///
    /// # Errors
    /// Those of [`Dashboard::progress`].
    pub fn matrix(&self, select: &Selector) -> Result<view::Matrix<'_>> {
        Ok(matrix::matrix(self, &self.place(select)?))
    }

    /// Where on the map? Units of one time with their places among each other, what they came from and what they became.
    ///
    /// # Errors
    /// Those of [`Dashboard::summary`].
    pub fn tiles(&self, select: &Selector) -> Result<view::Tiles<'_>> {
        tiles::tiles(self, &self.place(select)?)
    }

    /// Who is responsible? The selected unit's targets and the feed's actions by the agency in charge.
    ///
    /// # Errors
    /// Those of [`Dashboard::progress`].
    pub fn owners(&self, select: &Selector) -> Result<view::Owners<'_>> {
        Ok(owners::owners(self, &self.place(select)?))
    }

    /// How was this number made?
    ///
    /// # Errors
    /// Those of [`Dashboard::summary`]; `nothing_to_show` where there is no period with data.
    pub fn passport(&self, select: &Selector) -> Result<view::Passport<'_>> {
        passport::passport(self, &self.place(select)?)
    }

    /// Why did a score change? Of the selected unit's score of the subject in `period`, and in `before`.
    ///
    /// # Errors
    /// Those of [`Dashboard::passport`]; also where there is no earlier period.
    pub fn change(&self, select: &Selector) -> Result<view::Decomposition<'_>> {
        change::change(self, &self.place(select)?)
    }

    /// How sure is the ranking? Nothing is calculated before [`Simulation::advance`].
    ///
    /// # Errors
    /// Those of [`Dashboard::passport`]; `nothing_to_show` also for what has no better and worse.
    pub fn certainty(&self, select: &Selector, terms: Terms) -> Result<Simulation> {
        certainty::prepare(self, &self.place(select)?, terms)
    }

    /// What is wrong with the feed: flaws met while it was read, then published figures that contradict each other.
    #[must_use]
    pub fn problems(&self) -> view::Problems {
        problems::problems(self)
    }

    /// What changed since an earlier edition of the feed?
    #[must_use]
    pub fn diff<'a>(&'a self, before: &'a Dashboard) -> view::Diff<'a> {
        diff::diff(self, before)
    }

    /// [`diff`](Dashboard::diff) as its JSON text.
    ///
    /// # Errors
    /// None is known; the type is that of [`json`](Dashboard::json).
    pub fn diff_json(&self, before: &Dashboard) -> Result<String> {
        text(&self.diff(before))
    }

    fn figures(&self) -> Figures<'_> {
        Figures { data: &self.data, index: &self.index }
    }

    /// A thing of the feed, for an answer to tell.
    fn tell<T>(&self, it: T) -> Told<'_, T> {
        Told { data: &self.data, it }
    }

    /// Names the source of a figure among those of an answer, each once, in the feed's order; a figure made of several sources has none.
    fn cite<'a>(&'a self, figure: &Figure, sources: &mut Vec<&'a Source>) {
        let Some(id) = figure.source else { return };
        let source = &self.data.sources[id];
        // They lie in one list, so the order of their places is the feed's.
        if let Err(at) = sources.binary_search_by_key(&core::ptr::from_ref(source), |other| core::ptr::from_ref(*other)) {
            sources.insert(at, source);
        }
    }

    /// The leaf of an indicator: in the selected framework, else in the first that holds it.
    fn leaf(&self, indicator: IndicatorId, framework: Option<Id<Framework>>) -> Option<(&Framework, NodeId)> {
        let selected = framework.map(|id| &self.data.frameworks[id]);
        for framework in selected.into_iter().chain(self.data.frameworks.items()) {
            if let Some(leaf) = framework.holding(indicator) {
                return Some((framework, leaf));
            }
        }
        None
    }

    /// The reform area of an indicator.
    fn domain(&self, indicator: IndicatorId, framework: Option<Id<Framework>>) -> Option<&Node> {
        let (framework, leaf) = self.leaf(indicator, framework)?;
        framework.node(framework.domain(leaf)?)
    }

    /// The agency in charge of an indicator: its own, else that of its leaf or of the nearest node above it that has one.
    fn owner(&self, indicator: IndicatorId, framework: Option<Id<Framework>>) -> Option<&Text> {
        if let Some(owner) = &self.data.indicators[indicator].owner {
            return Some(owner);
        }
        let (framework, mut at) = self.leaf(indicator, framework)?;
        loop {
            let node = framework.node(at)?;
            if let Some(owner) = &node.owner {
                return Some(owner);
            }
            at = node.parent?;
        }
    }
}
