//! Units: who is above whom, and what became of whom.

use super::cycles::closing;
use super::{Linker, UNIT, about_unit, raw, text_fact};
use crate::error::Fact;
use crate::model::{Successor, Unit, UnitId};
use crate::period::Day;
use crate::problem::{ProblemCode, Severity};

/// How far the shares of a succession may sum from 1: shares are printed with few digits.
const SHARE_SLACK: f64 = 1e-3;

impl Linker<'_> {
    pub(super) fn units(&mut self, feed: &raw::Feed) {
        // The feed's places of the units that are used, in the order of their ids.
        let mut used = Vec::new();
        for (place, raw) in feed.units.iter() {
            let path = format!("/units/{place}/id");
            if !self.check_id(&raw.id, path.clone(), about_unit(&raw.id)) {
                continue;
            }
            let (valid_from, valid_to) = self.validity(place, raw);
            let unit = Unit {
                id: raw.id.clone(),
                code: raw.code.0.clone(),
                name: raw.name.0.clone(),
                kind: raw.kind,
                parent: None,
                valid_from,
                valid_to,
                becomes: Vec::new(),
                groups: raw.groups.iter().map(|(_, group)| group.clone()).collect(),
            };
            match self.dataset.units.insert(&raw.id, unit) {
                Ok(_) => used.push((place, raw)),
                Err(_) => self.duplicate(&raw.id, path, about_unit(&raw.id)),
            }
        }
        let ids: Vec<UnitId> = self.dataset.units.ids().collect();
        for (&id, &(place, raw)) in ids.iter().zip(&used) {
            self.parent(id, place, raw);
            self.successors(id, place, raw);
        }
        let places: Vec<usize> = used.iter().map(|unit| unit.0).collect();
        self.cut_parent_cycles(&ids, &places);
        self.cut_succession_cycles(&ids, &places);
    }

    fn validity(&mut self, place: usize, raw: &raw::Unit) -> (Option<Day>, Option<Day>) {
        let day = |date: &Option<raw::Date>| date.as_ref().map(|date| date.0);
        match (day(&raw.valid_from.0), day(&raw.valid_to.0)) {
            (Some(from), Some(to)) if to < from => {
                let facts = (to.to_string().into(), from.to_string().into());
                self.tell(ProblemCode::DatesReversed, Severity::Warning, format!("/units/{place}/validTo"), facts, about_unit(&raw.id));
                (None, None)
            }
            validity => validity,
        }
    }

    fn parent(&mut self, id: UnitId, place: usize, raw: &raw::Unit) {
        let Some(parent) = &raw.parent.0 else { return };
        let found = self.dataset.units.find(parent);
        if found.is_none() {
            self.unknown(Severity::Warning, parent, UNIT, format!("/units/{place}/parent"), about_unit(&raw.id));
        }
        if let Some(unit) = self.dataset.units.get_mut(id) {
            unit.parent = found;
        }
    }

    fn successors(&mut self, id: UnitId, place: usize, raw: &raw::Unit) {
        let valid_to = self.dataset.units[id].valid_to;
        let mut becomes = Vec::new();
        let mut sum = 0.0;
        for (nth, successor) in raw.becomes.iter() {
            let path = format!("/units/{place}/becomes/{nth}");
            if !(successor.share > 0.0 && successor.share <= 1.0 + SHARE_SLACK) {
                let facts = (successor.share.into(), "above 0, up to 1".into());
                self.tell(ProblemCode::BadNumber, Severity::Error, format!("{path}/share"), facts, about_unit(&raw.id));
                continue;
            }
            sum += successor.share;
            let Some(unit) = self.dataset.units.find(&successor.unit) else {
                self.unknown(Severity::Error, &successor.unit, UNIT, format!("{path}/unit"), about_unit(&raw.id));
                continue;
            };
            let from = self.dataset.units[unit].valid_from;
            // A successor that always existed took the predecessor in: they lived side by side before.
            let overlap = match (valid_to, from) {
                (None, _) => true,
                (Some(to), Some(from)) => from <= to,
                (Some(_), None) => false,
            };
            if overlap && unit != id {
                let facts =
                    (valid_to.map_or(Fact::None, |day| day.to_string().into()), from.map_or(Fact::None, |day| day.to_string().into()));
                self.tell(ProblemCode::SuccessionOverlap, Severity::Warning, path, facts, about_unit(&raw.id));
            }
            becomes.push(Successor { unit, share: successor.share });
        }
        if raw.becomes.len() > 0 && (sum - 1.0).abs() > SHARE_SLACK {
            self.tell(
                ProblemCode::SuccessionShare,
                Severity::Warning,
                format!("/units/{place}/becomes"),
                (sum.into(), 1.0.into()),
                about_unit(&raw.id),
            );
        }
        if let Some(unit) = self.dataset.units.get_mut(id) {
            unit.becomes = becomes;
        }
    }

    fn cut_parent_cycles(&mut self, ids: &[UnitId], places: &[usize]) {
        let units = &self.dataset.units;
        let parent = |unit: usize, nth: usize| Some(units[*ids.get(unit)?].parent.filter(|_| nth == 0)?.at());
        for (unit, _, _) in closing(ids.len(), parent) {
            self.tell_cycle(ProblemCode::ParentCycle, ids, places, unit, "parent");
            if let Some(unit) = ids.get(unit).and_then(|&id| self.dataset.units.get_mut(id)) {
                unit.parent = None;
            }
        }
    }

    fn cut_succession_cycles(&mut self, ids: &[UnitId], places: &[usize]) {
        let units = &self.dataset.units;
        let successor = |unit: usize, nth: usize| Some(units[*ids.get(unit)?].becomes.get(nth)?.unit.at());
        // From the last link on, so that the places of the others stay.
        for (unit, nth, _) in closing(ids.len(), successor).into_iter().rev() {
            self.tell_cycle(ProblemCode::SuccessionCycle, ids, places, unit, "becomes");
            if let Some(unit) = ids.get(unit).and_then(|&id| self.dataset.units.get_mut(id)) {
                unit.becomes.remove(nth);
            }
        }
    }

    fn tell_cycle(&mut self, code: ProblemCode, ids: &[UnitId], places: &[usize], unit: usize, field: &str) {
        let Some(id) = ids.get(unit).map(|&id| self.dataset.units[id].id.clone()) else { return };
        let path = format!("/units/{}/{field}", places.get(unit).copied().unwrap_or_default());
        self.tell(code, Severity::Warning, path, (text_fact(&id), Fact::None), about_unit(&id));
    }
}
