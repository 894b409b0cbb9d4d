//! What changed since an earlier edition?

use super::Dashboard;
use crate::model::{Dataset, Framework, IndicatorId, Node, Observation, Target};
use crate::view::{self, Listed, Revision, Told};

/// As many changes of a kind are listed; all are counted.
const LISTED: usize = 1000;
/// Figures of one thing are set against each other if each edition has so many at most.
const PAIRED: usize = 100;

pub(super) fn diff<'a>(after: &'a Dashboard, before: &'a Dashboard) -> view::Diff<'a> {
    let mut diff = Diff {
        new: &after.data,
        old: &before.data,
        answer: view::Diff {
            before: view::Edition(&before.data.head),
            after: view::Edition(&after.data.head),
            added: Listed::default(),
            removed: Listed::default(),
            revised: Listed::default(),
            statuses: Listed::default(),
            targets: Listed::default(),
            rules: Listed::default(),
            units: view::Things::default(),
            indicators: view::Things::default(),
        },
    };
    diff.observations();
    diff.targets();
    diff.rules();
    diff.things();
    diff.answer
}

fn list<T>(listed: &mut Listed<T>, item: T) {
    listed.count += 1;
    if listed.items.len() < LISTED {
        listed.items.push(item);
    }
}

struct Diff<'a> {
    new: &'a Dataset,
    old: &'a Dataset,
    answer: view::Diff<'a>,
}

impl<'a> Diff<'a> {
    /// Both editions' figures of an indicator are walked in one order: by unit and period of the new edition, then what it lacks.
    fn observations(&mut self) {
        let (new, old) = (self.new, self.old);
        let mut units = Vec::new();
        for (place, unit) in (0..).zip(old.units.items()) {
            units.push(new.units.find(&unit.id).map_or(new.units.len() as u32 + place, |id| id.place()));
        }
        let mut periods = Vec::new();
        for (place, period) in (0..).zip(old.periods.items()) {
            periods.push(new.periods.items().binary_search(period).map_or(new.periods.len() as u32 + place, |at| at as u32));
        }
        for (id, indicator) in new.indicators.iter() {
            self.series(Some(id), old.indicators.find(&indicator.id), (&units, &periods));
        }
        for (id, indicator) in old.indicators.iter() {
            if new.indicators.find(&indicator.id).is_none() {
                self.series(None, Some(id), (&units, &periods));
            }
        }
    }

    fn series(&mut self, new: Option<IndicatorId>, old: Option<IndicatorId>, (units, periods): (&[u32], &[u32])) {
        let (mut fresh, mut stale) = (Keyed::default(), Keyed::default());
        let mut id = "";
        if let Some(indicator) = old {
            id = &self.old.indicators[indicator].id;
            for observation in self.old.observations.of(indicator) {
                let unit = units.get(observation.unit.at()).copied().unwrap_or(u32::MAX);
                let period = periods.get(observation.period.at()).copied().unwrap_or(u32::MAX);
                stale.add(unit, period, observation);
            }
        }
        if let Some(indicator) = new {
            id = &self.new.indicators[indicator].id;
            for observation in self.new.observations.of(indicator) {
                fresh.add(observation.unit.place(), observation.period.place(), observation);
            }
        }
        for keyed in [&mut fresh, &mut stale] {
            keyed.keys.sort_unstable();
        }
        while let Some(key) = fresh.key().into_iter().chain(stale.key()).min() {
            self.pair(id, fresh.take(key), stale.take(key));
        }
    }

    /// The figures of both editions for one indicator, unit and period. Those of one track belong together: first of one source and status, then of one
    /// source, then any.
    fn pair(&mut self, indicator: &'a str, mut fresh: Vec<Observation<'a>>, mut stale: Vec<Observation<'a>>) {
        if fresh.len() <= PAIRED && stale.len() <= PAIRED {
            for likeness in [3, 2, 1] {
                fresh.retain(|new| {
                    let Some(at) = stale.iter().position(|old| self.likeness(new, old) >= likeness) else { return true };
                    let old = stale.remove(at);
                    let (before, after) = (Told { data: self.old, it: old }, Told { data: self.new, it: *new });
                    let revision = Revision { indicator, either: after, before: Some(before), after: Some(after) };
                    if old.meta.status != new.meta.status {
                        list(&mut self.answer.statuses, revision.clone());
                    }
                    if (old.value, old.gap(), old.meta.qualifier) != (new.value, new.gap(), new.meta.qualifier) {
                        list(&mut self.answer.revised, revision);
                    }
                    false
                });
            }
        }
        for it in fresh {
            let either = Told { data: self.new, it };
            list(&mut self.answer.added, Revision { indicator, either, before: None, after: Some(either) });
        }
        for it in stale {
            let either = Told { data: self.old, it };
            list(&mut self.answer.removed, Revision { indicator, either, before: Some(either), after: None });
        }
    }

    fn likeness(&self, new: &Observation<'_>, old: &Observation<'_>) -> u8 {
        let source = |data: &'a Dataset, it: &Observation<'_>| it.meta.source.map(|id| data.sources[id].id.as_str());
        match (new.meta.track == old.meta.track, source(self.new, new) == source(self.old, old), new.meta.status == old.meta.status) {
            (false, ..) => 0,
            (true, false, _) => 1,
            (true, true, false) => 2,
            (true, true, true) => 3,
        }
    }

    fn targets(&mut self) {
        for after in self.new.targets.items() {
            let before = self.old.targets.find(&after.id).map(|id| &self.old.targets[id]);
            if before.is_none_or(|before| !self.same_target(after, before)) {
                self.target(before, Some(after), &after.id);
            }
        }
        for before in self.old.targets.items() {
            if self.new.targets.find(&before.id).is_none() {
                self.target(Some(before), None, &before.id);
            }
        }
    }

    fn target(&mut self, before: Option<&'a Target>, after: Option<&'a Target>, id: &'a str) {
        let before = before.map(|it| Told { data: self.old, it });
        let after = after.map(|it| Told { data: self.new, it });
        list(&mut self.answer.targets, view::TargetChange { id, before, after });
    }

    fn same_target(&self, new: &Target, old: &Target) -> bool {
        let unit = |data: &'a Dataset, target: &Target| target.unit.map(|id| data.units[id].id.as_str());
        (new.due, new.comparator, new.baseline, &new.path) == (old.due, old.comparator, old.baseline, &old.path)
            && self.new.indicators[new.indicator].id == self.old.indicators[old.indicator].id
            && unit(self.new, new) == unit(self.old, old)
    }

    fn rules(&mut self) {
        for framework in self.new.frameworks.items() {
            let other = self.old.frameworks.find(&framework.id).map(|id| &self.old.frameworks[id]);
            for node in &framework.nodes {
                let before = other.and_then(|other| find(other, node));
                if before.is_none_or(|before| !self.same_rule(node, before)) {
                    self.rule(framework, node, before, Some(node));
                }
            }
        }
        for framework in self.old.frameworks.items() {
            let other = self.new.frameworks.find(&framework.id).map(|id| &self.new.frameworks[id]);
            for node in &framework.nodes {
                if other.and_then(|other| find(other, node)).is_none() {
                    self.rule(framework, node, Some(node), None);
                }
            }
        }
    }

    fn rule(&mut self, framework: &'a Framework, node: &'a Node, before: Option<&'a Node>, after: Option<&'a Node>) {
        let before = before.map(|node| Told { data: self.old, it: view::Scoring(node) });
        let after = after.map(|node| Told { data: self.new, it: view::Scoring(node) });
        list(&mut self.answer.rules, view::RuleChange { framework: &framework.id, node, before, after });
    }

    fn same_rule(&self, new: &Node, old: &Node) -> bool {
        let indicator = |data: &'a Dataset, node: &Node| node.indicator.map(|id| data.indicators[id].id.as_str());
        (new.max, new.weight, &new.rule, new.aggregate) == (old.max, old.weight, &old.rule, old.aggregate)
            && indicator(self.new, new) == indicator(self.old, old)
    }

    fn things(&mut self) {
        let (new, old, answer) = (self.new, self.old, &mut self.answer);
        for (here, there, units, indicators) in [
            (new, old, &mut answer.units.added, &mut answer.indicators.added),
            (old, new, &mut answer.units.removed, &mut answer.indicators.removed),
        ] {
            for unit in here.units.items() {
                if there.units.find(&unit.id).is_none() {
                    list(units, unit.id.as_str());
                }
            }
            for indicator in here.indicators.items() {
                if there.indicators.find(&indicator.id).is_none() {
                    list(indicators, indicator.id.as_str());
                }
            }
        }
    }
}

/// The node of the same id.
fn find<'a>(framework: &'a Framework, node: &Node) -> Option<&'a Node> {
    framework.find(&node.id).and_then(|id| framework.node(id))
}

/// Observations in the order of unit and period.
#[derive(Default)]
struct Keyed<'a> {
    observations: Vec<Observation<'a>>,
    keys: Vec<(i64, u32)>,
    at: usize,
}

impl<'a> Keyed<'a> {
    fn add(&mut self, unit: u32, period: u32, observation: Observation<'a>) {
        self.keys.push(((i64::from(unit) << 32) | i64::from(period), self.observations.len() as u32));
        self.observations.push(observation);
    }

    /// The key of the next observation.
    fn key(&self) -> Option<i64> {
        self.keys.get(self.at).map(|key| key.0)
    }

    /// The next observations, as far as they have this key.
    fn take(&mut self, key: i64) -> Vec<Observation<'a>> {
        let mut taken = Vec::new();
        while let Some(&(_, place)) = self.keys.get(self.at).filter(|next| next.0 == key) {
            taken.extend(self.observations.get(place as usize));
            self.at += 1;
        }
        taken
    }
}
