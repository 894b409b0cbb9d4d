//! From the feed as written to the model: ids become links, defaults are filled in, rules that span several fields are checked.

mod changes;
mod cycles;
mod frameworks;
mod here;
mod indicators;
mod remarks;
mod targets;
mod units;

use here::{Here, Said, own};

use super::decode;
use super::path::Path;
use super::raw::{self, seen};
use super::shape::{Shaped, View};
use super::tree::Tree;
use crate::model::{Dataset, Head, IndicatorId, Source, SourceId, Text, Thresholds, UnitId};
use crate::period::{Calendar, Label, Period};
use crate::problem::{ProblemCode, Problems, Severity};

/// Reads and links everything but the observations.
#[inline(never)]
pub(super) fn link(root: &mut Tree, problems: &mut Problems) -> Dataset {
    if !decode::shape(root, raw::Feed::KIND, problems) {
        return Dataset::default();
    }
    let feed = raw::Feed::see(root);
    let mut linker = Linker { dataset: Dataset::default(), problems };
    linker.head(feed);
    linker.sources(feed);
    linker.units(feed);
    linker.indicators(feed);
    linker.frameworks(feed);
    linker.targets(feed);
    linker.remarks(feed);
    linker.dataset
}

pub(super) use changes::{change, changes};

/// What is linked so far, and where problems go.
struct Linker<'a> {
    dataset: Dataset,
    problems: &'a mut Problems,
}

impl Linker<'_> {
    /// Tells of a flaw in a field of the item that is being linked, or, without a field, in the item.
    #[cold]
    #[inline(never)]
    fn tell(&mut self, here: &Here<'_>, field: &str, code: ProblemCode, severity: Severity, found: Said<'_>, expected: Said<'_>) {
        let inside = Path::Key(&here.path, field);
        let path = if field.is_empty() { &here.path } else { &inside };
        if let Some(problem) = self.problems.tell(code, severity, path, found.fact(), expected.fact()) {
            problem.about = here.about();
        }
    }

    /// Tells of an id that names nothing of its kind.
    #[cold]
    #[inline(never)]
    fn unknown(&mut self, here: &Here<'_>, field: &str, severity: Severity, id: &str, kind: &str) {
        self.tell(here, field, ProblemCode::UnknownReference, severity, id.into(), kind.into());
    }

    /// Tells of a number that cannot stand here.
    #[cold]
    #[inline(never)]
    fn bad_number(&mut self, here: &Here<'_>, field: &str, severity: Severity, found: f64, expected: &str) {
        self.tell(here, field, ProblemCode::BadNumber, severity, found.into(), expected.into());
    }

    #[cold]
    #[inline(never)]
    fn duplicate(&mut self, here: &Here<'_>, id: &str) {
        self.tell(here, "id", ProblemCode::DuplicateId, Severity::Error, id.into(), Said::Nothing);
    }

    /// Tells of an id that is none. An odd one still names its thing; an empty one does not.
    #[inline(never)]
    fn check_id(&mut self, here: &Here<'_>, id: &str) -> bool {
        let sound = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        if id.is_empty() || !id.bytes().all(sound) {
            let severity = if id.is_empty() { Severity::Error } else { Severity::Warning };
            self.tell(here, "id", ProblemCode::BadId, severity, id.into(), "A-Z a-z 0-9 . _ -".into());
        }
        !id.is_empty()
    }

    /// The source that an item names, if it does. An item lives without its source.
    #[inline(never)]
    fn source(&mut self, here: &Here<'_>, id: Option<&str>) -> Option<SourceId> {
        let found = self.dataset.sources.find(id?);
        if found.is_none() {
            self.unknown(here, "source", Severity::Warning, id?, "source");
        }
        found
    }

    #[inline(never)]
    fn unit(&mut self, here: &Here<'_>, field: &str, severity: Severity, id: &str) -> Option<UnitId> {
        let found = self.dataset.units.find(id);
        if found.is_none() {
            self.unknown(here, field, severity, id, "unit");
        }
        found
    }

    #[inline(never)]
    fn indicator(&mut self, here: &Here<'_>, field: &str, severity: Severity, id: &str) -> Option<IndicatorId> {
        let found = self.dataset.indicators.find(id);
        if found.is_none() {
            self.unknown(here, field, severity, id, "indicator");
        }
        found
    }

    /// The days of a label, unless they are beyond the years that can be named.
    #[inline(never)]
    fn period(&mut self, here: &Here<'_>, field: &str, severity: Severity, label: Label, calendar: Calendar) -> Option<Period> {
        let period = Period::new(label, calendar);
        if period.is_none() {
            let found = label.to_string();
            self.tell(here, field, ProblemCode::BadPeriod, severity, found.as_str().into(), "period".into());
        }
        period
    }

    #[inline(never)]
    fn head(&mut self, feed: View<'_, raw::Feed>) {
        if let Some(id) = feed.id() {
            self.check_id(&Here::at(Path::Root), id);
        }
        let thresholds = self.thresholds(feed.thresholds());
        self.dataset.head = Head {
            id: feed.id().unwrap_or_default().to_owned(),
            title: feed.title().unwrap_or_else(|| Text::from("")),
            publisher: feed.publisher(),
            licence: feed.licence(),
            issued: feed.issued(),
            as_of: feed.as_of(),
            calendar: feed.calendar().unwrap_or_default(),
            thresholds,
        };
    }

    #[inline(never)]
    fn thresholds(&mut self, raw: Option<View<'_, raw::Thresholds>>) -> Thresholds {
        let default = Thresholds::default();
        let Some(raw) = raw else { return default };
        let read = Thresholds {
            watch: raw.watch().unwrap_or(default.watch),
            risk: raw.risk().unwrap_or(default.risk),
            alarm: raw.alarm().unwrap_or(default.alarm),
        };
        if read.watch > read.risk && read.risk > read.alarm {
            return read;
        }
        let found = if read.watch > read.risk { read.alarm } else { read.risk };
        let expected = "watch > risk > alarm".into();
        self.tell(&Here::at(Path::Root), "thresholds", ProblemCode::ThresholdOrder, Severity::Warning, found.into(), expected);
        default
    }

    #[inline(never)]
    fn sources(&mut self, feed: View<'_, raw::Feed>) {
        for (place, raw) in feed.sources() {
            let here = Here::item("sources", place);
            let source =
                Source { id: raw.id().to_owned(), title: raw.title(), document: raw.document(), url: own(raw.url()), date: raw.date() };
            if self.check_id(&here, raw.id()) && self.dataset.sources.insert(raw.id(), source).is_err() {
                self.duplicate(&here, raw.id());
            }
        }
    }
}
