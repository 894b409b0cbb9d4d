//! Actions and notes.

use rustc_hash::FxHashMap;

use super::{Here, Linker, raw};
use crate::feed::shape::View;
use crate::model::{Action, Framework, Id, NodeId, Note};
use crate::problem::Severity;

impl Linker<'_> {
    #[inline(never)]
    pub(super) fn remarks(&mut self, feed: View<'_, raw::Feed>) {
        let mut ids: FxHashMap<String, u32> = FxHashMap::default();
        for (place, raw) in feed.actions() {
            let here = Here::item("actions", place);
            if !self.check_id(&here, raw.id()) {
                continue;
            }
            if ids.insert(raw.id().to_owned(), 0).is_some() {
                self.duplicate(&here, raw.id());
                continue;
            }
            let calendar = self.dataset.head.calendar;
            let Some(due) = self.period(&here, "due", Severity::Error, raw.due(), calendar) else { continue };
            let mut indicators = Vec::new();
            for (nth, id) in raw.indicators() {
                indicators.extend(self.indicator(&here.element("indicators", nth), "", Severity::Error, id));
            }
            let source = self.source(&here, raw.source());
            let (id, name, owner) = (raw.id().to_owned(), raw.name(), raw.owner());
            self.dataset.actions.push(Action { id, name, owner, due, done: raw.done(), indicators, source });
        }
        for (place, raw) in feed.notes() {
            if let Some(note) = self.note(place, raw) {
                self.dataset.notes.push(note);
            }
        }
    }

    /// A note. One that names what the feed does not have is not used: it would seem to be about everything.
    #[inline(never)]
    fn note(&mut self, place: usize, raw: View<'_, raw::Note>) -> Option<Note> {
        let on = raw.about();
        let (unit, indicator, node) = (on.and_then(|on| on.unit()), on.and_then(|on| on.indicator()), on.and_then(|on| on.node()));
        let here = Here { unit, indicator, node, ..Here::item("notes", place) };
        let about = here.field("about");
        let mut whole = true;
        let unit = unit.and_then(|id| self.unit(&about, "unit", Severity::Error, id).or_else(|| lost(&mut whole)));
        let indicator = indicator.and_then(|id| self.indicator(&about, "indicator", Severity::Error, id).or_else(|| lost(&mut whole)));
        let node = node.and_then(|id| {
            let found = self.find_node(id);
            if found.is_none() {
                self.unknown(&about, "node", Severity::Error, id, "node");
            }
            found.or_else(|| lost(&mut whole))
        });
        let calendar = indicator.map_or(self.dataset.head.calendar, |indicator| self.dataset.indicators[indicator].calendar);
        let period = on.and_then(|on| on.period());
        let period = period.and_then(|on| self.period(&about, "period", Severity::Error, on, calendar).or_else(|| lost(&mut whole)));
        let source = self.source(&here, raw.source());
        whole.then(|| Note { unit, indicator, period, node, kind: raw.kind(), text: raw.text(), value: raw.value(), source })
    }

    /// The first framework's node with this id.
    #[inline(never)]
    fn find_node(&self, id: &str) -> Option<(Id<Framework>, NodeId)> {
        self.dataset.frameworks.iter().find_map(|(framework, tree)| Some((framework, tree.find(id)?)))
    }
}

/// Nothing, and that is noted.
fn lost<T>(whole: &mut bool) -> Option<T> {
    *whole = false;
    None
}
