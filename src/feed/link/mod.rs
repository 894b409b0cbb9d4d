//! From the feed as written to the model: ids become links, defaults are filled in, rules that span several fields are checked.

mod cycles;
mod frameworks;
mod indicators;
mod remarks;
mod targets;
mod units;

use serde::Deserialize;

use super::decode::{Decoder, Maybe};
use super::path::Path;
use super::raw;
use super::tree::{Tree, text_fact};
use crate::error::{Fact, Result};
use crate::model::{Dataset, Head, Source, SourceId, Text, Thresholds};
use crate::problem::{About, Problem, ProblemCode, Problems, Severity};

/// Reads and links everything but the observations.
pub(super) fn link(root: &Tree, problems: &mut Problems) -> Result<Dataset> {
    let decoder = Decoder { tree: root, path: &Path::Root, problems: &mut *problems, optional: false };
    let Ok(feed) = raw::Feed::deserialize(decoder) else { return Ok(Dataset::default()) };
    let mut linker = Linker {
        dataset: Dataset { head: Head { calendar: feed.calendar.0.unwrap_or_default(), ..Head::default() }, ..Dataset::default() },
        problems,
    };
    linker.head(&feed);
    linker.sources(&feed);
    linker.units(&feed);
    linker.indicators(&feed);
    linker.frameworks(&feed);
    linker.targets(&feed);
    linker.remarks(&feed);
    Ok(linker.dataset)
}

/// What is linked so far, and where problems go.
struct Linker<'a> {
    dataset: Dataset,
    problems: &'a mut Problems,
}

/// Kinds of things, as problems name them.
const UNIT: &str = "unit";
const INDICATOR: &str = "indicator";
const SOURCE: &str = "source";
const TARGET: &str = "target";
const NODE: &str = "node";

impl Linker<'_> {
    #[cold]
    #[inline(never)]
    fn tell(&mut self, code: ProblemCode, severity: Severity, path: String, (found, expected): (Fact, Fact), about: About) {
        self.problems.add(code, || Problem::new(code, severity, path).found(found).expected(expected).about(about));
    }

    fn head(&mut self, feed: &raw::Feed) {
        for (missing, field) in [(feed.id.0.is_none(), "id"), (feed.title.0.is_none(), "title")] {
            // A flawed one is told of already.
            if missing
                && !self.problems.items().iter().any(|problem| problem.path.strip_prefix('/').is_some_and(|path| path.starts_with(field)))
            {
                self.tell(ProblemCode::MissingField, Severity::Warning, String::new(), (Fact::None, field.into()), About::default());
            }
        }
        let thresholds = self.thresholds(feed);
        let text = |text: &Maybe<raw::Text>| text.0.clone().map(|text| text.0);
        let head = &mut self.dataset.head;
        head.id = feed.id.0.clone().unwrap_or_default();
        head.title = text(&feed.title).unwrap_or_else(|| Text::from(""));
        head.publisher = text(&feed.publisher);
        head.licence = text(&feed.licence);
        head.issued = feed.issued.0.as_ref().map(|date| date.0);
        head.as_of = feed.as_of.0.as_ref().map(|date| date.0);
        head.thresholds = thresholds;
        if let Some(id) = &feed.id.0 {
            self.check_id(id, String::from("/id"), About::default());
        }
    }

    fn thresholds(&mut self, feed: &raw::Feed) -> Thresholds {
        let Some(raw) = &feed.thresholds.0 else { return Thresholds::default() };
        let default = Thresholds::default();
        let read = Thresholds {
            watch: raw.watch.0.unwrap_or(default.watch),
            risk: raw.risk.0.unwrap_or(default.risk),
            alarm: raw.alarm.0.unwrap_or(default.alarm),
        };
        if read.watch > read.risk && read.risk > read.alarm {
            return read;
        }
        let found = format!("{}, {}, {}", read.watch, read.risk, read.alarm);
        self.tell(
            ProblemCode::ThresholdOrder,
            Severity::Warning,
            "/thresholds".into(),
            (found.into(), "watch > risk > alarm".into()),
            About::default(),
        );
        default
    }

    fn sources(&mut self, feed: &raw::Feed) {
        for (place, raw) in feed.sources.iter() {
            let source = Source {
                id: raw.id.clone(),
                title: raw.title.0.clone(),
                document: raw.document.0.clone().map(|text| text.0),
                url: raw.url.0.clone().map(|address| address.0),
                date: raw.date.0.as_ref().map(|date| date.0),
            };
            let path = format!("/sources/{place}/id");
            if self.check_id(&raw.id, path.clone(), About::default()) && self.dataset.sources.insert(&raw.id, source).is_err() {
                self.duplicate(&raw.id, path, About::default());
            }
        }
    }

    /// Tells of an id that is none. An odd one still names its thing; an empty one does not.
    fn check_id(&mut self, id: &str, path: String, about: About) -> bool {
        let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        if id.is_empty() || !id.bytes().all(sound) {
            let severity = if id.is_empty() { Severity::Error } else { Severity::Warning };
            self.tell(ProblemCode::BadId, severity, path, (text_fact(id), "A-Z a-z 0-9 . _ -".into()), about);
        }
        !id.is_empty()
    }

    fn duplicate(&mut self, id: &str, path: String, about: About) {
        self.tell(ProblemCode::DuplicateId, Severity::Error, path, (text_fact(id), Fact::None), about);
    }

    /// Tells of an id that names nothing.
    fn unknown(&mut self, severity: Severity, id: &str, kind: &'static str, path: String, about: About) {
        self.tell(ProblemCode::UnknownReference, severity, path, (text_fact(id), kind.into()), about);
    }

    /// The source that an item names, where it names one. An item lives without its source.
    fn source(&mut self, id: &Maybe<String>, item: &str, about: &About) -> Option<SourceId> {
        let id = id.0.as_ref()?;
        let found = self.dataset.sources.find(id);
        if found.is_none() {
            self.unknown(Severity::Warning, id, SOURCE, format!("{item}/source"), about.clone());
        }
        found
    }

    /// The source of an item that states something and should say where.
    fn needed_source(&mut self, id: &Maybe<String>, item: &str, about: &About) -> Option<SourceId> {
        if id.0.is_none() {
            self.tell(ProblemCode::MissingField, Severity::Warning, item.to_owned(), (Fact::None, SOURCE.into()), about.clone());
        }
        self.source(id, item, about)
    }
}

fn about_node(id: &str) -> About {
    About { node: Some(id.to_owned()), ..About::default() }
}

fn about_unit(id: &str) -> About {
    About { unit: Some(id.to_owned()), ..About::default() }
}

fn about_indicator(id: &str) -> About {
    About { indicator: Some(id.to_owned()), ..About::default() }
}
