//! What is wrong with the feed?

use super::Dashboard;
use crate::measure::reconcile;
use crate::problem::Severity;
use crate::view;

pub(super) fn problems(dashboard: &Dashboard) -> view::Problems {
    let mut found = dashboard.read.clone();
    reconcile::reconcile(dashboard.figures(), &mut found);
    let mut answer = view::Problems::default();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let mut count = 0;
        for problem in found.items() {
            if problem.severity == severity {
                count += problem.count;
                answer.items.push(problem.clone());
            }
        }
        match severity {
            Severity::Error => answer.counts.error = count,
            Severity::Warning => answer.counts.warning = count,
            Severity::Info => answer.counts.info = count,
        }
    }
    answer
}
