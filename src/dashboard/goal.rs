//! What does it take?

use super::whatif::{kind, standing};
use super::{Dashboard, Selector, text};
use crate::error::Result;
use crate::explore::board::cell;
use crate::explore::goal::{self, Terms};
use crate::explore::margin::{self, Handle};
use crate::explore::scenario::gain;
use crate::feed;
use crate::model::Change;
use crate::num;
use crate::view::{self, GoalStep};

impl Dashboard {
    /// The cheapest changes of the unit's levers that reach a wish, given as its JSON text.
    ///
    /// A rank is reached while the others stand still: with it comes the score of the unit that has it now without this one.
    ///
    /// # Errors
    /// Those of [`Dashboard::scenario`]; `bad_wish` for whatever is wrong with the wish.
    pub fn goal(&self, select: &Selector, wish: &str) -> Result<view::Goal<'_>> {
        let wish = feed::wish(wish)?;
        let (board, own, stand) = self.stage(&self.place(select)?)?;
        let of = |list: &[(String, f64)], ids: [&str; 2]| list.iter().find(|(id, _)| ids.contains(&id.as_str())).map(|(_, number)| *number);
        let mut terms = Vec::new();
        for lever in margin::levers(&self.data, &board, own) {
            let node = self.joint(&stand, board.nodes.get(lever.at).and_then(|joint| joint.id));
            let ids = [node.map_or("", |node| &node.id), self.moved(&board, &lever).map_or("", |indicator| &indicator.id)];
            let unknown = lever.number(&board.cells(lever.at, own)).is_nan();
            if !unknown && !wish.fixed.iter().any(|id| ids.contains(&id.as_str())) {
                terms.push(Terms { lever, effort: of(&wish.efforts, ids).unwrap_or(1.0), cap: of(&wish.caps, ids) });
            }
        }
        // Without an order of better and worse nothing can be sought.
        let sign = stand.sign();
        let needed = match wish.rank {
            Some(rank) => {
                let mut others = Vec::new();
                for place in 0..board.order.len() {
                    if let Some(unit) = board.order.at(place).filter(|&unit| unit != own) {
                        others.push(unit);
                    }
                }
                // Behind the last of the others stands whoever has a score.
                others.get(rank as usize - 1).map_or(-sign * f64::MAX, |&unit| cell(board.scores(), unit))
            }
            None => wish.score.unwrap_or(f64::NAN),
        };
        let plan = goal::seek(&board, own, sign, &terms, if sign == 0.0 { f64::NAN } else { needed });
        // A change of an indicator that stands on several leaves moves them all: what was sought leaf by leaf is then no proof.
        let mut shared = false;
        for (place, one) in terms.iter().enumerate() {
            let own = self.moved(&board, &one.lever).map(|indicator| &indicator.id);
            for other in terms.get(place + 1..).unwrap_or_default() {
                shared |= own.is_some() && own == self.moved(&board, &other.lever).map(|indicator| &indicator.id);
            }
        }
        let mut after = board.clone();
        let mut steps = Vec::new();
        let mut changes = Vec::new();
        for (terms, &to) in terms.iter().zip(&plan.numbers) {
            let lever = &terms.lever;
            let cells = board.cells(lever.at, own);
            let from = lever.number(&cells);
            if to == from {
                continue;
            }
            let node = self.joint(&stand, board.nodes.get(lever.at).and_then(|joint| joint.id));
            let indicator = self.moved(&board, lever);
            let before = cell(after.scores(), own);
            goal::apply(&mut after, own, core::slice::from_ref(terms), &[to]);
            steps.push(GoalStep {
                node,
                indicator,
                kind: kind(lever),
                from,
                to,
                by: to - from,
                effort: terms.effort * (to - from).abs(),
                gain: gain(before, cell(after.scores(), own)).unwrap_or(0.0),
            });
            let mut change = Change { unit: board.units.get(own).map(|&unit| self.data.units[unit].id.clone()), ..Change::default() };
            match lever.handle {
                Handle::Counts => change.numerator = Some(to),
                _ => change.value = Some(to),
            }
            match indicator {
                Some(indicator) => change.indicator = Some(indicator.id.clone()),
                None => change.node = node.map(|node| node.id.clone()),
            }
            changes.push(change);
        }
        after.rank();
        let outcome = standing(&after, own, &stand);
        let best = if plan.reached { self.furthest(&board, own, &terms, &stand) } else { outcome };
        let (node, framework) = self.node_and_framework(stand.subject);
        Ok(view::Goal {
            simulated: true,
            unit: &self.data.units[*board.units.get(own).unwrap_or(&self.place(select)?.unit)],
            period: self.tell(stand.period),
            framework,
            node,
            indicator: self.indicator_of(stand.subject).map(|id| &self.data.indicators[id]),
            wish: view::Sought { score: wish.score, rank: wish.rank },
            needed: num::finite(needed).filter(|needed| needed.abs() < f64::MAX),
            reached: plan.reached,
            proven: plan.proven && !shared,
            effort: plan.reached.then_some(plan.effort),
            official: standing(&board, own, &stand),
            outcome,
            best,
            steps,
            changes,
        })
    }

    /// How far one can get.
    fn furthest(&self, board: &crate::explore::Board, own: usize, terms: &[Terms], stand: &super::whatif::Stand) -> view::Standing {
        let mut board = board.clone();
        let beyond = goal::seek(&board, own, stand.sign(), terms, stand.sign() * f64::MAX);
        goal::apply(&mut board, own, terms, &beyond.numbers);
        board.rank();
        standing(&board, own, stand)
    }

    /// [`goal`](Dashboard::goal) as its JSON text: the same bytes natively and in wasm.
    ///
    /// # Errors
    /// Those of [`goal`](Dashboard::goal).
    pub fn goal_json(&self, select: &Selector, wish: &str) -> Result<String> {
        text(&self.goal(select, wish)?)
    }
}
