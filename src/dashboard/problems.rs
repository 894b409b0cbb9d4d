//! What is wrong with the feed?

use super::{Dashboard, Found};
use crate::measure::reconcile;
use crate::num;
use crate::problem::{Problem, Severity};
use crate::view;

pub(super) fn find(dashboard: &Dashboard) -> Found {
    let mut problems = dashboard.read.clone();
    reconcile::reconcile(dashboard.figures(), &mut problems);
    let items = problems.items();
    let worst_first = num::places_by(items, |problem| problem.severity as i64);
    Found { items: worst_first.into_iter().filter_map(|place| items.get(place).cloned()).collect() }
}

pub(super) fn view(items: &[Problem]) -> view::Problems<'_> {
    let mut counts = view::SeverityCounts::default();
    for problem in items {
        *match problem.severity {
            Severity::Error => &mut counts.error,
            Severity::Warning => &mut counts.warning,
            Severity::Info => &mut counts.info,
        } += problem.count;
    }
    view::Problems { items: items.iter().collect(), counts }
}
