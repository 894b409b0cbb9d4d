//! What is wrong with the feed?

use super::{Dashboard, Found};
use crate::measure::reconcile;
use crate::problem::{Problem, Severity};
use crate::view;

pub(super) fn find(dashboard: &Dashboard) -> Found {
    let mut problems = dashboard.read.clone();
    reconcile::reconcile(dashboard.figures(), &mut problems);
    let mut items = problems.items().to_vec();
    items.sort_by_key(|problem| problem.severity);
    Found { items }
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
