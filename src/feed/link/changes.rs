//! Changes of a scenario. Ids stay texts: a stored scenario outlives the feed that it was made on.

use super::here::own;
use super::{Here, Linker, raw};
use crate::feed::path::Path;
use crate::feed::shape::View;
use crate::model::{Change, Dataset, Kind};
use crate::problem::{ProblemCode, Problems, Severity};

/// The changes of a document; those of a preset are named assumptions with a number.
pub(crate) fn changes(raw: View<'_, raw::Scenario>, problems: &mut Problems) -> Vec<Change> {
    let mut linker = Linker { dataset: Dataset::default(), problems };
    let mut changes = Vec::new();
    for (place, one) in raw.changes() {
        let here = Here::item("changes", place);
        let Some(change) = linker.change(&here, one) else { continue };
        let numeric = matches!(change.kind(), Some(kind) if kind != Kind::Rule);
        if raw.preset().is_some() && (change.name.is_none() || !numeric) {
            let missing = if numeric { "name" } else { "number" };
            linker.tell(&here, "", ProblemCode::AssumptionMissing, Severity::Warning, super::Said::Nothing, missing.into());
        }
        changes.push(change);
    }
    changes
}

/// One change alone.
pub(crate) fn change(raw: View<'_, raw::Change>, problems: &mut Problems) -> Option<Change> {
    Linker { dataset: Dataset::default(), problems }.change(&Here::at(Path::Root), raw)
}

impl Linker<'_> {
    fn change(&mut self, here: &Here<'_>, raw: View<'_, raw::Change>) -> Option<Change> {
        let mut change = Change {
            unit: own(raw.unit()),
            indicator: own(raw.indicator()),
            node: own(raw.node()),
            target: own(raw.target()),
            name: own(raw.name()),
            numerator: raw.numerator(),
            denominator: raw.denominator(),
            value: raw.value(),
            by: raw.by(),
            growth: raw.growth(),
            weight: raw.weight(),
            max: raw.max(),
            rule: None,
        };
        if let Some(rule) = raw.rule() {
            change.rule = Some(self.rule(here, rule, raw.max())?);
        }
        let subjects = [&change.indicator, &change.node, &change.target];
        let things = subjects.iter().filter(|id| id.is_some()).count();
        let expected = match change.kind() {
            _ if things != 1 => "one of indicator, node, target",
            None => "numerator and denominator, or one of value, by, growth, weight, max, rule",
            Some(Kind::Counts) if change.target.is_some() => "value, by or growth of a target",
            Some(Kind::Weight | Kind::Max | Kind::Rule) if change.node.is_none() || change.unit.is_some() => "a node for every unit",
            Some(_) => "",
        };
        if !expected.is_empty() {
            self.tell(here, "", ProblemCode::BadChange, Severity::Error, super::Said::Nothing, expected.into());
            return None;
        }
        for (field, number) in change.numbers() {
            let signed = matches!(field, "value" | "by" | "growth");
            if let Some(number) = number
                && number < 0.0
                && !signed
            {
                self.bad_number(here, field, Severity::Error, number, "0 or more");
                return None;
            }
        }
        Some(change)
    }
}
