//! Units: who is above whom, and what became of whom.

use super::cycles::closing;
use super::{Here, Linker, Said, own, raw};
use crate::feed::shape::View;
use crate::model::{Successor, Unit, UnitId};
use crate::period::Day;
use crate::problem::{ProblemCode, Severity};

/// How far the shares of a succession may sum from 1: shares are printed with few digits.
const SHARE_SLACK: f64 = 1e-3;

/// A unit in use: its id, its place in the feed, and how it is written there. Ids count these from 0.
type Used<'a> = (UnitId, usize, View<'a, raw::Unit>);

fn here<'a>(place: usize, raw: View<'a, raw::Unit>) -> Here<'a> {
    Here { unit: Some(raw.id()), ..Here::item("units", place) }
}

impl Linker<'_> {
    #[inline(never)]
    pub(super) fn units(&mut self, feed: View<'_, raw::Feed>) {
        let mut used: Vec<Used<'_>> = Vec::new();
        for (place, raw) in feed.units() {
            let here = here(place, raw);
            if !self.check_id(&here, raw.id()) {
                continue;
            }
            let (valid_from, valid_to) = self.validity(&here, raw);
            let mut groups = Vec::new();
            for (_, group) in raw.groups() {
                groups.push(group.to_owned());
            }
            let unit = Unit {
                id: raw.id().to_owned(),
                code: own(raw.code()),
                name: raw.name(),
                kind: raw.kind(),
                parent: None,
                valid_from,
                valid_to,
                becomes: Vec::new(),
                groups,
            };
            match self.dataset.units.insert(raw.id(), unit) {
                Ok(id) => used.push((id, place, raw)),
                Err(_) => self.duplicate(&here, raw.id()),
            }
        }
        for &(id, place, raw) in &used {
            let here = here(place, raw);
            let parent = raw.parent().and_then(|parent| self.unit(&here, "parent", Severity::Warning, parent));
            let becomes = self.successors(&here, id, raw);
            if let Some(unit) = self.dataset.units.get_mut(id) {
                unit.parent = parent;
                unit.becomes = becomes;
            }
        }
        self.cut_parent_cycles(&used);
        self.cut_succession_cycles(&used);
    }

    /// The first and the last day. Days in the wrong order say nothing.
    #[inline(never)]
    fn validity(&mut self, here: &Here<'_>, raw: View<'_, raw::Unit>) -> (Option<Day>, Option<Day>) {
        match (raw.valid_from(), raw.valid_to()) {
            (Some(from), Some(to)) if to < from => {
                let (found, expected) = (to.to_string(), from.to_string());
                let (found, expected) = (found.as_str().into(), expected.as_str().into());
                self.tell(here, "validTo", ProblemCode::DatesReversed, Severity::Warning, found, expected);
                (None, None)
            }
            validity => validity,
        }
    }

    #[inline(never)]
    fn successors(&mut self, here: &Here<'_>, id: UnitId, raw: View<'_, raw::Unit>) -> Vec<Successor> {
        let valid_to = self.dataset.units[id].valid_to;
        let mut becomes = Vec::new();
        let mut sum = 0.0;
        for (nth, successor) in raw.becomes() {
            let inside = here.element("becomes", nth);
            if !(successor.share() > 0.0 && successor.share() <= 1.0 + SHARE_SLACK) {
                self.bad_number(&inside, "share", Severity::Error, successor.share(), "above 0, up to 1");
                continue;
            }
            sum += successor.share();
            let Some(unit) = self.unit(&inside, "unit", Severity::Error, successor.unit()) else { continue };
            let from = self.dataset.units[unit].valid_from;
            // A successor that always existed took the predecessor in: they lived side by side before.
            let overlap = match (valid_to, from) {
                (None, _) => true,
                (Some(to), Some(from)) => from <= to,
                (Some(_), None) => false,
            };
            if overlap && unit != id {
                let day = |day: Option<Day>| day.map(|day| day.to_string());
                let (to, from) = (day(valid_to), day(from));
                let found = to.as_deref().map_or(Said::Nothing, Said::Text);
                let expected = from.as_deref().map_or(Said::Nothing, Said::Text);
                self.tell(&inside, "", ProblemCode::SuccessionOverlap, Severity::Warning, found, expected);
            }
            becomes.push(Successor { unit, share: successor.share() });
        }
        if !raw.becomes().is_empty() && (sum - 1.0).abs() > SHARE_SLACK {
            self.tell(here, "becomes", ProblemCode::SuccessionShare, Severity::Warning, sum.into(), 1.0.into());
        }
        becomes
    }

    #[inline(never)]
    fn cut_parent_cycles(&mut self, used: &[Used<'_>]) {
        let units = &self.dataset.units;
        let parent = |unit: usize, nth: usize| Some(units[used.get(unit)?.0].parent.filter(|_| nth == 0)?.at());
        for (unit, _, _) in closing(used.len(), &parent) {
            let Some(&(id, place, raw)) = used.get(unit) else { continue };
            let found = raw.parent().map_or(Said::Nothing, Said::Text);
            self.tell(&here(place, raw), "parent", ProblemCode::ParentCycle, Severity::Warning, found, Said::Nothing);
            if let Some(unit) = self.dataset.units.get_mut(id) {
                unit.parent = None;
            }
        }
    }

    #[inline(never)]
    fn cut_succession_cycles(&mut self, used: &[Used<'_>]) {
        let units = &self.dataset.units;
        let successor = |unit: usize, nth: usize| Some(units[used.get(unit)?.0].becomes.get(nth)?.unit.at());
        // From the last link on, so that the places of the others stay.
        for (unit, nth, to) in closing(used.len(), &successor).into_iter().rev() {
            let (Some(&(id, place, raw)), Some(to)) = (used.get(unit), used.get(to)) else { continue };
            self.tell(&here(place, raw), "becomes", ProblemCode::SuccessionCycle, Severity::Warning, to.2.id().into(), Said::Nothing);
            if let Some(unit) = self.dataset.units.get_mut(id) {
                unit.becomes.remove(nth);
            }
        }
    }
}
