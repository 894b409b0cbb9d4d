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
    let trials = |subject| [from, to].map(|period| Trial::new(dashboard.figures(), subject, kind, period));
    let mut trials = if former == subject { vec![trials(subject)] } else { vec![trials(former), trials(subject)] };
    let (Some([earlier, _]), Some([_, later])) = (trials.first(), trials.last()) else { return Err(nothing("/observations")) };

    let score = |trial: &Trial, place: usize, unit: UnitId| {
        let at = trial.units.binary_search(&unit).ok()?;
        trial.spots.get(place)?.scores.get(at).copied().and_then(num::finite)
    };
    let (before, after) = (score(earlier, 0, unit), score(later, 0, unit));
    let mut nodes = Vec::new();
    let trees = [former, subject].map(|subject| tree(dashboard, subject));
    for (place, spot) in later.spots.iter().enumerate().skip(1) {
        let [then, Some(now)] = trees else { continue };
        let Some(node) = spot.node.and_then(|id| now.node(id)) else { continue };
        let old = then.and_then(|then| then.find(&node.id));
        let old = old.and_then(|id| earlier.spots.iter().position(|spot| spot.node == Some(id)));
        let before = old.and_then(|old| score(earlier, old, unit));
        let after = score(later, place, unit);
        let change = before.zip(after).and_then(|(before, after)| num::difference(after, before));
        nodes.push(view::ChangedNode { node, before, after, change });
    }
    // Ranks are compared among the same units.
    let mut both = Vec::new();
    for &unit in &later.units {
        if dashboard.is_peer(place, kind, unit) && score(earlier, 0, unit).is_some() && score(later, 0, unit).is_some() {
            both.push(unit);
        }
    }
    let member = |unit: UnitId| both.binary_search(&unit).is_ok();
    let (mut parts, mut ranks) = ([None; 2], [None; 2]);
    if before.is_some() && after.is_some() {
        let sign = sign(data, subject);
        (parts, ranks) = decompose(data, &mut trials, unit, sign, member);
        if sign == 0.0 {
            (parts[1], ranks) = (None, [None; 2]);
        }
    }
    // Across a break of the method figures cannot be compared.
    if trend::divided(dashboard.figures(), subject, unit, from, to) {
        parts = [None; 2];
    }
    let [from_rank, to_rank] = ranks.map(|rank| rank.map(f64::from));
    Ok(view::Decomposition {
        simulated: true,
        unit: &data.units[unit],
        framework,
        formerly: if former == subject { None } else { dashboard.node_and_framework(former).1 },
        node,
        indicator: dashboard.indicator_of(subject).map(|id| &data.indicators[id]),
        from: dashboard.tell(from),
        to: dashboard.tell(to),
        score: reasons(before, after, parts[0]),
        rank: reasons(from_rank, to_rank, parts[1]),
        nodes,
    })
}

fn tree(dashboard: &Dashboard, subject: Subject) -> Option<&Framework> {
    match subject {
        Subject::Indicator(_) => None,
        Subject::Node(framework, _) => Some(&dashboard.data.frameworks[framework]),
    }
}

fn reasons(before: Option<f64>, after: Option<f64>, parts: Option<Parts>) -> view::Reasons {
    view::Reasons {
        before,
        after,
        change: parts.map(|parts| parts.change),
        data: parts.map(|parts| parts.data),
        rules: parts.map(|parts| parts.rules),
        peers: parts.map(|parts| parts.peers),
        missing: parts.map(|parts| parts.missing),
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
