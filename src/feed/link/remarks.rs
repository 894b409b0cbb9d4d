//! Actions and notes.

use rustc_hash::FxHashSet;

use super::{INDICATOR, Linker, NODE, UNIT, raw};
use crate::model::{Action, Framework, Id, NodeId, Note};
use crate::problem::{About, Severity};

impl Linker<'_> {
    pub(super) fn remarks(&mut self, feed: &raw::Feed) {
        let mut ids = FxHashSet::default();
        for (place, raw) in feed.actions.iter() {
            let item = format!("/actions/{place}");
            if !self.check_id(&raw.id, format!("{item}/id"), About::default()) {
                continue;
            }
            if !ids.insert(raw.id.as_str()) {
                self.duplicate(&raw.id, format!("{item}/id"), About::default());
                continue;
            }
            let calendar = self.dataset.head.calendar;
            let about = About::default();
            let Some(due) = self.period(raw.due.0, calendar, Severity::Error, || format!("{item}/due"), &about) else { continue };
            let mut indicators = Vec::new();
            for (nth, id) in raw.indicators.iter() {
                match self.dataset.indicators.find(id) {
                    Some(indicator) => indicators.push(indicator),
                    None => self.unknown(Severity::Error, id, INDICATOR, format!("{item}/indicators/{nth}"), about.clone()),
                }
            }
            let source = self.source(&raw.source, &item, &about);
            let (id, name, owner) = (raw.id.clone(), raw.name.0.clone(), raw.owner.0.clone());
            let done = raw.done.0.as_ref().map(|date| date.0);
            self.dataset.actions.push(Action { id, name, owner, due, done, indicators, source });
        }
        for (place, raw) in feed.notes.iter() {
            if let Some(note) = self.note(raw, &format!("/notes/{place}")) {
                self.dataset.notes.push(note);
            }
        }
    }

    /// A note. One that names what the feed does not have is not used: it would seem to be about everything.
    fn note(&mut self, raw: &raw::Note, item: &str) -> Option<Note> {
        let on = raw.about.0.as_ref();
        let unit = on.and_then(|on| on.unit.0.as_ref());
        let indicator = on.and_then(|on| on.indicator.0.as_ref());
        let node = on.and_then(|on| on.node.0.as_ref());
        let about = About { unit: unit.cloned(), indicator: indicator.cloned(), node: node.cloned(), ..About::default() };
        let found_unit = unit.map(|id| (id, self.dataset.units.find(id)));
        let found_indicator = indicator.map(|id| (id, self.dataset.indicators.find(id)));
        let found_node = node.map(|id| (id, self.find_node(id)));
        if let Some((id, None)) = found_unit {
            self.unknown(Severity::Error, id, UNIT, format!("{item}/about/unit"), about.clone());
            return None;
        }
        if let Some((id, None)) = found_indicator {
            self.unknown(Severity::Error, id, INDICATOR, format!("{item}/about/indicator"), about.clone());
            return None;
        }
        if let Some((id, None)) = found_node {
            self.unknown(Severity::Error, id, NODE, format!("{item}/about/node"), about.clone());
            return None;
        }
        let indicator = found_indicator.and_then(|found| found.1);
        let calendar = indicator.map_or(self.dataset.head.calendar, |indicator| self.dataset.indicators[indicator].calendar);
        let period = match on.and_then(|on| on.period.0.as_ref()) {
            Some(when) => Some(self.period(when.0, calendar, Severity::Error, || format!("{item}/about/period"), &about)?),
            None => None,
        };
        Some(Note {
            unit: found_unit.and_then(|found| found.1),
            indicator,
            period,
            node: found_node.and_then(|found| found.1),
            kind: raw.kind,
            text: raw.text.0.clone(),
            value: raw.value.0,
            source: self.needed_source(&raw.source, item, &about),
        })
    }

    /// The first framework's node with this id.
    fn find_node(&self, id: &str) -> Option<(Id<Framework>, NodeId)> {
        self.dataset.frameworks.iter().find_map(|(framework, tree)| Some((framework, tree.find(id)?)))
    }
}
