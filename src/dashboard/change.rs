//! Why did a score change?

use super::Dashboard;
use super::selector::Place;
use crate::error::{Error, ErrorCode, Result};
use crate::explore::Board;
use crate::explore::board::cell;
use crate::explore::decompose::{Parts, decompose};
use crate::measure::trend::{self, Subject};
use crate::model::Framework;
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
    let former = dashboard.former(place, subject, from);
    let (node, framework) = dashboard.node_and_framework(subject);
    let kind = data.units[unit].kind;
    let board = |subject, period| {
        let mut board = dashboard.board(subject, kind, period, &[]);
        board.mute();
        board
    };
    let mut boards = vec![[board(former, from), board(former, to)]];
    if former != subject {
        boards.push([board(subject, from), board(subject, to)]);
    }
    let (Some([earlier, _]), Some([_, later])) = (boards.first(), boards.last()) else { return Err(nothing("/observations")) };
    let own = later.place_of(unit).ok_or_else(|| nothing("/unit"))?;
    let (before, after) = (score(earlier, 0, own), score(later, 0, own));
    let mut nodes = Vec::new();
    if let (Some(then), Some(now)) = (tree(dashboard, former), tree(dashboard, subject)) {
        for (place, joint) in later.nodes.iter().enumerate().skip(1) {
            let Some(node) = joint.id.and_then(|id| now.node(id)) else { continue };
            let old = then.find(&node.id);
            let old = earlier.nodes.iter().position(|joint| joint.id == old);
            let before = old.and_then(|old| score(earlier, old, own));
            let after = score(later, place, own);
            let change = before.zip(after).and_then(|(before, after)| num::difference(after, before));
            nodes.push(view::ChangedNode { node, before, after, change });
        }
    }
    // Ranks are compared among the same units.
    let mut members = Vec::new();
    for (at, &unit) in later.units.iter().enumerate() {
        members.push(dashboard.is_peer(place, kind, unit) && score(earlier, 0, at).is_some() && score(later, 0, at).is_some());
    }
    for board in boards.as_flattened_mut() {
        board.peers.clone_from(&members);
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
        let change = decompose(&mut boards, own);
        fill(&mut answer.score, change.score);
        answer.rank.before = num::finite(change.ranks.0);
        answer.rank.after = num::finite(change.ranks.1);
        fill(&mut answer.rank, change.rank);
    }
    Ok(answer)
}

/// A unit's score at a node.
fn score(board: &Board, at: usize, unit: usize) -> Option<f64> {
    num::finite(cell(&board.nodes.get(at)?.score, unit))
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
    /// What gave the score in an earlier period: the node of the same id in the framework asked for; else the same node, or, where it gave the unit none, that of
    /// the first framework that did.
    fn former(&self, place: &Place, subject: Subject, period: Period) -> Subject {
        let gives = |subject| self.subject_figure(subject, None, place.unit, period).is_some_and(|figure| figure.value.is_some());
        let Subject::Node(own, id) = subject else { return subject };
        if place.former.is_none() && gives(subject) {
            return subject;
        }
        let Some(node) = self.node_of(own, id) else { return subject };
        for framework in self.data.frameworks.ids() {
            let asked = place.former == Some(framework);
            let same = if asked && id == Framework::ROOT { Some(id) } else { self.data.frameworks[framework].find(&node.id) };
            let former = same.map(|id| Subject::Node(framework, id));
            if let Some(former) = former.filter(|former| asked || place.former.is_none() && gives(*former)) {
                return former;
            }
        }
        subject
    }
}
