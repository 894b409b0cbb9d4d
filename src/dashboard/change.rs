//! Why did a score change?

use super::Dashboard;
use super::selector::Place;
use crate::error::{Error, ErrorCode, Result};
use crate::explore::decompose::{Parts, decompose};
use crate::explore::trial::{Trial, sign};
use crate::measure::trend::{self, Subject};
use crate::model::{Framework, NodeId, UnitId};
use crate::num;
use crate::period::Period;
use crate::view;

pub(super) fn change<'a>(dashboard: &'a Dashboard, place: &Place) -> Result<view::Decomposition<'a>> {
    let (data, unit) = (&dashboard.data, place.unit);
    let subject = dashboard.subject(place)?;
    let periods = dashboard.subject_periods(subject);
    let to = place.asked.or_else(|| periods.last().map(|&id| data.periods[id]));
    let nothing = |path| Error::new(ErrorCode::NothingToShow, path);
    let to = to.ok_or_else(|| nothing("/observations"))?;
    let from = place.before.or_else(|| dashboard.before(to, &periods)).ok_or_else(|| nothing("/before"))?;
    let former = dashboard.former(subject, unit, from);
    let (node, framework) = dashboard.node_and_framework(subject);
    let kind = data.units[unit].kind;
    let trial = |subject, period| Trial::new(dashboard.figures(), subject, kind, period);
    let mut trials = vec![[trial(former, from), trial(former, to)]];
    if former != subject {
        trials.push([trial(subject, from), trial(subject, to)]);
    }
    let (Some([earlier, _]), Some([_, later])) = (trials.first(), trials.last()) else { return Err(nothing("/observations")) };
    let (before, after) = (score(earlier, 0, unit), score(later, 0, unit));
    let mut nodes = Vec::new();
    if let (Some(then), Some(now)) = (tree(dashboard, former), tree(dashboard, subject)) {
        for (place, spot) in later.spots.iter().enumerate().skip(1) {
            let Some(node) = spot.node.and_then(|id| now.node(id)) else { continue };
            let old = then.find(&node.id);
            let old = earlier.spots.iter().position(|spot| spot.node == old);
            let before = old.and_then(|old| score(earlier, old, unit));
            let after = score(later, place, unit);
            let change = before.zip(after).and_then(|(before, after)| num::difference(after, before));
            nodes.push(view::ChangedNode { node, before, after, change });
        }
    }
    // Ranks are compared among the same units.
    let mut members = Vec::new();
    for &unit in &later.units {
        if dashboard.is_peer(place, kind, unit) && score(earlier, 0, unit).is_some() && score(later, 0, unit).is_some() {
            members.push(unit);
        }
    }
    let mut answer = view::Decomposition {
        simulated: true,
        unit: &data.units[unit],
        framework,
        formerly: if former == subject { None } else { dashboard.node_and_framework(former).1 },
        node,
        indicator: dashboard.indicator_of(subject).map(|id| &data.indicators[id]),
        from: dashboard.tell(from),
        to: dashboard.tell(to),
        score: view::Reasons { before, after, ..view::Reasons::default() },
        rank: view::Reasons::default(),
        nodes,
    };
    // Across a break of the method figures cannot be compared.
    if before.is_some() && after.is_some() && !trend::divided(dashboard.figures(), subject, unit, from, to) {
        let sign = sign(data, subject);
        let change = decompose(data, &mut trials, unit, sign, &members);
        fill(&mut answer.score, change.score);
        if sign != 0.0 {
            answer.rank.before = num::finite(change.ranks.0);
            answer.rank.after = num::finite(change.ranks.1);
            fill(&mut answer.rank, change.rank);
        }
    }
    Ok(answer)
}

/// A unit's score in a spot, as it was last evaluated.
fn score(trial: &Trial, place: usize, unit: UnitId) -> Option<f64> {
    let at = trial.units.binary_search(&unit).ok()?;
    trial.spots.get(place)?.scores.get(at).copied().and_then(num::finite)
}

fn fill(reasons: &mut view::Reasons, parts: Option<Parts>) {
    let Some(parts) = parts else { return };
    reasons.change = Some(parts.change);
    reasons.data = Some(parts.data);
    reasons.rules = Some(parts.rules);
    reasons.peers = Some(parts.peers);
    reasons.missing = Some(parts.missing);
}

fn tree(dashboard: &Dashboard, subject: Subject) -> Option<&Framework> {
    match subject {
        Subject::Indicator(_) => None,
        Subject::Node(framework, _) => Some(&dashboard.data.frameworks[framework]),
    }
}

impl Dashboard {
    /// What gave the score in an earlier period: the same node, or, where it gave the unit none, the node of the same id in the framework that did.
    fn former(&self, subject: Subject, unit: UnitId, period: Period) -> Subject {
        let Subject::Node(_, id) = subject else { return subject };
        if self.subject_figure(subject, None, unit, period).is_some_and(|figure| figure.value.is_some()) {
            return subject;
        }
        let Some(node) = tree(self, subject).and_then(|tree| tree.node(id)) else { return subject };
        for framework in self.data.frameworks.ids() {
            let same: Option<NodeId> = if id == Framework::ROOT { Some(id) } else { self.data.frameworks[framework].find(&node.id) };
            let Some(same) = same else { continue };
            let former = Subject::Node(framework, same);
            if self.subject_figure(former, None, unit, period).is_some_and(|figure| figure.value.is_some()) {
                return former;
            }
        }
        subject
    }
}
