//! What does it take?

use super::whatif::{Stand, kind, looked_at, standing};
use super::{Dashboard, Selector, text};
use crate::error::Result;
use crate::explore::board::cell;
use crate::explore::goal::{self, Terms};
use crate::explore::margin::{self, Handle};
use crate::explore::scenario::{self, gain};
use crate::explore::{Board, Scenario};
use crate::feed;
use crate::model::Change;
use crate::num;
use crate::view::{self, GoalStep, Standing};

/// Numbers of levers, tried in a scenario.
struct Trial<'a> {
    steps: Vec<GoalStep<'a>>,
    changes: Vec<Change>,
    outcome: Standing,
}

impl Dashboard {
    /// The cheapest changes of the unit's levers that reach a wish, given as its JSON text.
    ///
    /// A rank is reached while the others stand still: with it comes the score of the unit that has it now without this one.
    ///
    /// # Errors
    /// Those of [`Dashboard::scenario`]; `bad_wish` for whatever is wrong with the wish.
    pub fn goal(&self, select: &Selector, wish: &str) -> Result<view::Goal<'_>> {
        let wish = feed::wish(wish)?;
        let place = self.place(select)?;
        let (board, stand) = self.stage(&place)?;
        let own = looked_at(&board, &place)?;
        let of = |list: &[(String, f64)], ids: [&str; 2]| list.iter().find(|(id, _)| ids.contains(&id.as_str())).map(|(_, number)| *number);
        let mut terms = Vec::new();
        let mut alone = true;
        for lever in margin::levers(&self.data, &board, own) {
            let (node, indicator) = self.behind(&board, &stand, &lever);
            let ids = [node.map_or("", |node| &node.id), indicator.map_or("", |indicator| &indicator.id)];
            let unknown = lever.number(&board.cells(lever.at, own)).is_nan();
            if !unknown && !wish.fixed.iter().any(|id| ids.contains(&id.as_str())) {
                terms.push(Terms { lever, effort: of(&wish.efforts, ids).unwrap_or(1.0), cap: of(&wish.caps, ids) });
                // What is sought leaf by leaf, while all else stands still, is no proof where a change moves other leaves too, or other units' scores.
                alone &= wish.rank.is_none() || !board.looks_around(lever.at);
                alone &= lever.handle == Handle::Printed || scenario::leaves(&self.data, &board, lever.at) == 1;
            }
        }
        // Without an order of better and worse nothing can be sought.
        let sign = stand.sign();
        let needed = match wish.rank {
            _ if sign == 0.0 => f64::NAN,
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
        let plan = goal::seek(&board, own, sign, &terms, needed);
        let reaches = |outcome: &Standing| {
            let score = outcome.score.unwrap_or(f64::NAN);
            let behind = outcome.rank.zip(wish.rank).is_some_and(|(rank, wish)| f64::from(rank) > wish);
            num::reaches(sign * score, sign * needed) && !behind
        };
        let mut found = self.attempt(&board, own, &stand, &terms, &plan.numbers);
        let mut reached = reaches(&found.outcome);
        let proven = plan.proven && alone && reached == plan.reached;
        let mut best = found.outcome;
        if plan.reached {
            let furthest = self.attempt(&board, own, &stand, &terms, &plan.furthest);
            best = furthest.outcome;
            if !reached {
                reached = reaches(&best);
                found = furthest;
            }
        }
        let mut effort = num::Sum::default();
        for step in &found.steps {
            effort.add(step.effort);
        }
        let (node, framework) = self.node_and_framework(stand.subject);
        Ok(view::Goal {
            simulated: true,
            unit: &self.data.units[board.units.get(own).copied().unwrap_or(place.unit)],
            period: self.tell(stand.period),
            framework,
            node,
            indicator: self.indicator_of(stand.subject).map(|id| &self.data.indicators[id]),
            wish: view::Sought { score: wish.score, rank: wish.rank },
            needed: num::finite(needed).filter(|needed| needed.abs() < f64::MAX),
            reached,
            proven,
            effort: reached.then(|| effort.value()),
            official: standing(&board, own, &stand),
            outcome: found.outcome,
            best,
            steps: found.steps,
            changes: found.changes,
        })
    }

    /// What the levers' numbers bring: the steps as changes of a scenario, one after the other, so that what is told is what the scenario then shows.
    fn attempt(&self, board: &Board, own: usize, stand: &Stand, terms: &[Terms], numbers: &[f64]) -> Trial<'_> {
        let mut steps: Vec<GoalStep<'_>> = Vec::new();
        let mut changes: Vec<Change> = Vec::new();
        for (terms, &to) in terms.iter().zip(numbers) {
            let lever = &terms.lever;
            let from = lever.number(&board.cells(lever.at, own));
            if to == from {
                continue;
            }
            let (node, indicator) = self.behind(board, stand, lever);
            let mut change = Change { unit: board.units.get(own).map(|&unit| self.data.units[unit].id.clone()), ..Change::default() };
            match lever.handle {
                Handle::Counts => change.numerator = Some(to),
                _ => change.value = Some(to),
            }
            match indicator {
                Some(indicator) => change.indicator = Some(indicator.id.clone()),
                None => change.node = node.map(|node| node.id.clone()),
            }
            let by = to - from;
            // Of an indicator on several leaves there is one change: the farthest.
            if let Some(place) = changes.iter().position(|other| other.same_subject(&change)) {
                if steps.get(place).is_some_and(|step| step.by.abs() >= by.abs()) {
                    continue;
                }
                steps.remove(place);
                changes.remove(place);
            }
            steps.push(GoalStep { node, indicator, kind: kind(lever), from, to, by, effort: terms.effort * by.abs(), gain: 0.0 });
            changes.push(change);
        }
        let mut scenario = Scenario::new(board.clone(), own, stand.framework());
        for (step, change) in steps.iter_mut().zip(&changes) {
            let before = scenario.now().0;
            scenario.push(&self.data, change.clone());
            step.gain = gain(before, scenario.now().0).unwrap_or(0.0);
        }
        Trial { steps, changes, outcome: standing(&scenario.board, own, stand) }
    }

    /// [`goal`](Dashboard::goal) as its JSON text: the same bytes natively and in wasm.
    ///
    /// # Errors
    /// Those of [`goal`](Dashboard::goal).
    pub fn goal_json(&self, select: &Selector, wish: &str) -> Result<String> {
        text(&self.goal(select, wish)?)
    }
}
