//! What if?

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::selector::Place;
use super::{Dashboard, Selector, progress, text};
use crate::error::{Error, ErrorCode, Result};
use crate::explore::board::cell;
use crate::explore::margin::{self, Handle};
use crate::explore::scenario::{Entry, gain};
use crate::explore::{Board, Scenario};
use crate::feed;
use crate::measure::progress::{Case, linear, targets_of};
use crate::measure::trend::Subject;
use crate::model::{Change, Comparator, Direction, Document, Framework, Id, Indicator, Kind, Node, UnitKind};
use crate::num;
use crate::period::Period;
use crate::problem::{About, Problem, ProblemCode, Problems, Severity};
use crate::view::{self, Standing};

/// Changes on top of one feed: the state behind a page's what-if. It holds nothing of the [`Dashboard`], which comes in with each call and must be the one that it
/// was made by.
#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) scenario: Scenario,
    pub(super) stand: Stand,
    pub(super) select: Selector,
    document: Document,
    problems: Problems,
}

/// Where a board stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand {
    pub subject: Subject,
    pub period: Period,
    pub kind: UnitKind,
    pub direction: Direction,
    pub max: Option<f64>,
    /// Whether the publisher ranks.
    pub ranked: bool,
    /// Whether every unit of the board is ranked.
    pub whole: bool,
}

impl Stand {
    /// +1 where more is better, −1 where less is, 0 for a band.
    pub fn sign(&self) -> f64 {
        self.direction.sign()
    }

    pub fn framework(&self) -> Option<Id<Framework>> {
        match self.subject {
            Subject::Node(framework, _) => Some(framework),
            Subject::Indicator(_) => None,
        }
    }
}

impl Dashboard {
    /// What if? Starts from the official state, or from the JSON of a stored scenario; what the selector leaves out is as it says.
    ///
    /// # Errors
    /// Those of [`Dashboard::summary`]; `nothing_to_show` where there is no period with data; `bad_scenario` for a text that is no scenario. Its flaws, and changes
    /// that this feed gives no hold for, are problems of the answer.
    pub fn scenario(&self, select: &Selector, document: Option<&str>) -> Result<Draft> {
        let mut select = select.clone();
        let (mut stored, mut problems) = (Document { feed: self.data.head.id.clone(), ..Document::default() }, Problems::default());
        if let Some(text) = document {
            (stored, problems) = feed::scenario(text)?;
            for (name, value) in &stored.select {
                match select.field(name) {
                    Some(Some(_)) => {}
                    Some(field) => *field = Some(value.clone()),
                    None => problems
                        .push(Problem::new(ProblemCode::UnknownField, Severity::Warning, format!("/select/{name}")).found(name.as_str())),
                }
            }
        }
        let place = self.place(&select)?;
        let (board, stand) = self.stage(&place)?;
        let own = looked_at(&board, &place)?;
        let mut scenario = Scenario::new(board, own, stand.framework());
        for change in core::mem::take(&mut stored.changes) {
            scenario.push(&self.data, change);
        }
        scenario.begin();
        Ok(Draft { scenario, stand, select, document: stored, problems })
    }

    /// The board of the subject.
    pub(super) fn stage(&self, place: &Place) -> Result<(Board, Stand)> {
        let data = &self.data;
        let subject = self.subject(place)?;
        let terms = self.terms(subject);
        let latest = || self.subject_periods(subject).last().map(|&id| data.periods[id]);
        let period = place.asked.or_else(latest).ok_or_else(nothing)?;
        let kind = self.kind_for(subject, place, period);
        let league = self.league(place, subject, kind, period, terms.direction.sign());
        let mut peers = Vec::new();
        for (unit, _) in league.units() {
            peers.push(unit);
        }
        let mut board = self.board(subject, kind, period, &peers);
        // A plan has a score, but no rank.
        for (unit, value) in league.units() {
            if let Some(at) = board.place_of(unit)
                && value.is_none()
                && !cell(board.scores(), at).is_nan()
                && let Some(peer) = board.peers.get_mut(at)
            {
                *peer = false;
            }
        }
        board.rank();
        let whole = board.peers.iter().all(|peer| *peer);
        let ranked = terms.ranked && terms.direction != Direction::Band;
        Ok((board, Stand { subject, period, kind, direction: terms.direction, max: terms.max, ranked, whole }))
    }

    /// The whole answer.
    ///
    /// # Errors
    /// None is known for a draft of this dashboard; the type is that of the other answers.
    pub fn whatif<'a>(&'a self, draft: &'a mut Draft) -> Result<view::WhatIf<'a>> {
        let place = self.place(&draft.select)?;
        let stand = draft.stand;
        let levers = self.levers(&mut draft.scenario, &stand);
        let results = bring(&mut draft.scenario);
        let targets = self.judged(&place, &draft.scenario, &stand);
        let draft = &*draft;
        let scenario = &draft.scenario;
        let (official, board) = (&scenario.official, &scenario.board);
        let (node, framework) = self.node_and_framework(stand.subject);
        let mut problems = draft.problems.items().to_vec();
        let mut changes = Vec::new();
        let (score, rank) = scenario.now();
        for (nth, (Entry { change, failing, .. }, (without, lower))) in scenario.entries().iter().zip(results).enumerate() {
            let mut told = view::WhatIfChange { change, score: None, rank: None, problem: failing.as_deref() };
            if let Some(failing) = failing {
                let about =
                    About { unit: change.unit.clone(), indicator: change.indicator.clone(), period: None, node: change.node.clone() };
                let problem = Problem::new(ProblemCode::ChangeNotApplied, Severity::Warning, format!("/changes/{nth}"));
                problems.push(problem.found(failing.as_str()).about(about));
            } else {
                told.score = gain(without, score);
                told.rank = (stand.ranked && rank > 0 && lower > 0).then(|| lower.cast_signed() - rank.cast_signed());
            }
            changes.push(told);
        }
        let mut nodes = Vec::new();
        for (joint, before) in board.nodes.iter().zip(&official.nodes) {
            if let Some(node) = self.joint(&stand, joint.id) {
                nodes.push(view::WhatIfNode {
                    node,
                    depth: joint.depth,
                    max: joint.max,
                    weight: joint.weight,
                    official: num::finite(cell(&before.score, scenario.own)),
                    outcome: num::finite(cell(&joint.score, scenario.own)),
                });
            }
        }
        let mut rows = Vec::new();
        for at in board.listed() {
            if let Some(&unit) = board.units.get(at) {
                rows.push(view::WhatIfRow {
                    unit: &self.data.units[unit],
                    official: row(official, at, &stand),
                    outcome: row(board, at, &stand),
                });
            }
        }
        let (can_undo, can_redo) = scenario.can();
        let unit = board.units.get(scenario.own).copied().unwrap_or(place.unit);
        Ok(view::WhatIf {
            simulated: true,
            feed: &self.data.head.id,
            name: draft.document.name.as_deref(),
            preset: draft.document.preset,
            unit: &self.data.units[unit],
            period: self.tell(stand.period),
            framework,
            node,
            indicator: self.indicator_of(stand.subject).map(|id| &self.data.indicators[id]),
            kind: stand.kind,
            direction: stand.direction,
            max: board.nodes.first().map_or(stand.max, |joint| joint.max),
            official: standing(official, scenario.own, &stand),
            outcome: standing(board, scenario.own, &stand),
            nodes,
            levers,
            changes,
            rows,
            targets,
            problems,
            can_undo,
            can_redo,
        })
    }

    /// [`whatif`](Dashboard::whatif) as its JSON text: the same bytes natively and in wasm.
    ///
    /// # Errors
    /// Those of [`whatif`](Dashboard::whatif).
    pub fn whatif_json(&self, draft: &mut Draft) -> Result<String> {
        text(&self.whatif(draft)?)
    }

    fn joint(&self, stand: &Stand, id: Option<crate::model::NodeId>) -> Option<&Node> {
        self.node_of(stand.framework()?, id?)
    }

    /// The node of a lever, and its indicator if more than a printed score is known.
    pub(super) fn behind(&self, board: &Board, stand: &Stand, lever: &margin::Lever) -> (Option<&Node>, Option<&Indicator>) {
        let node = self.joint(stand, board.nodes.get(lever.at).and_then(|joint| joint.id));
        let leaf = board.leaf(lever.at).filter(|_| lever.handle != Handle::Printed);
        (node, leaf.map(|leaf| &self.data.indicators[leaf.indicator]))
    }

    /// The levers of the unit, what would gain most first.
    fn levers(&self, scenario: &mut Scenario, stand: &Stand) -> Vec<view::Lever<'_>> {
        let own = scenario.own;
        let found = margin::levers(&self.data, &scenario.official, own);
        let (mut keys, mut gains) = (Vec::new(), Vec::new());
        for lever in &found {
            let best = lever.best(&mut scenario.board, own, stand.sign()).map(|best| best.1);
            keys.push((num::key(-stand.sign() * best.unwrap_or(stand.sign() * f64::MIN)), keys.len() as u32));
            gains.push(best);
        }
        let mut levers = Vec::new();
        for place in num::sorted(keys) {
            let (Some(lever), Some(&best)) = (found.get(place), gains.get(place)) else { continue };
            let (up, down) = lever.margins(&mut scenario.board, own);
            let (node, indicator) = self.behind(&scenario.board, stand, lever);
            levers.push(view::Lever {
                node,
                indicator,
                kind: kind(lever),
                official: self.state(&scenario.official, lever, own, stand),
                outcome: self.state(&scenario.board, lever, own, stand),
                max: scenario.board.nodes.get(lever.at).and_then(|joint| joint.max),
                low: lever.low,
                high: lever.high,
                step: lever.step,
                up: told(up, "gain"),
                down: told(down, "loss"),
                best,
            });
        }
        levers
    }

    fn state(&self, board: &Board, lever: &margin::Lever, own: usize, stand: &Stand) -> view::LeverState {
        let cells = board.cells(lever.at, own);
        let joint = board.nodes.get(lever.at);
        let indicator = board.leaf(lever.at).map(|leaf| leaf.indicator);
        let unit = board.units.get(own).copied();
        let printed = indicator.zip(unit).and_then(|(indicator, unit)| self.figures().at(indicator, unit, stand.period));
        view::LeverState {
            numerator: num::finite(cells.above),
            denominator: num::finite(cells.below),
            value: num::finite(cells.value),
            points: joint.and_then(|joint| num::finite(cell(&joint.score, own))),
            printed: printed.and_then(|figure| figure.printed),
        }
    }

    /// The unit's targets that a change is about.
    fn judged(&self, place: &Place, scenario: &Scenario, stand: &Stand) -> Vec<view::WhatIfTarget<'_>> {
        let mut judged = Vec::new();
        let Some(&unit) = scenario.board.units.get(scenario.own) else { return judged };
        let place = Place { unit, ..*place };
        for id in targets_of(self.figures(), unit) {
            let target = &self.data.targets[id];
            let value = scenario.value(&self.data, target.indicator);
            let mut changed = target.clone();
            let mut about = value.is_some();
            for Entry { change, failing, .. } in scenario.entries() {
                let own = change.unit.as_ref().is_none_or(|unit| *unit == self.data.units[place.unit].id);
                if own && failing.is_none() && change.target.as_deref() == Some(&target.id) && change.kind() == Some(Kind::Value) {
                    shift(&mut changed.comparator, change);
                    about = true;
                }
            }
            if !about {
                continue;
            }
            let (case, official) = progress::judge(self, &place, target);
            let mut case = Case { target: &changed, ..case };
            for figure in [&mut case.figure, &mut case.due] {
                if let (Some(figure), Some((_, new))) = (figure, value)
                    && figure.period.same_days(self.figures().meant(target.indicator, stand.period))
                {
                    figure.value = num::finite(new);
                }
            }
            let outcome = linear::judge(&self.data, &case, place.today, self.data.head.thresholds);
            judged.push(view::WhatIfTarget {
                target: &target.id,
                indicator: &self.data.indicators[target.indicator],
                value: case.figure.and_then(|figure| figure.value),
                goal: outcome.goal,
                official: official.verdict,
                outcome: outcome.verdict,
            });
        }
        judged
    }
}

fn nothing() -> Error {
    Error::new(ErrorCode::NothingToShow, "/period")
}

/// The place on a board of the unit that is looked at: the selected one, else the first that is ranked.
pub(super) fn looked_at(board: &Board, place: &Place) -> Result<usize> {
    board.place_of(place.unit).or_else(|| board.peers.iter().position(|peer| *peer)).ok_or_else(nothing)
}

/// Changes the figure to be reached; without a figure, or with two, nothing changes.
fn shift(comparator: &mut Comparator, change: &Change) {
    use Comparator::{AtLeast, AtMost, Between, Done, Equals, LessThan, MoreThan};
    match comparator {
        AtLeast(value) | MoreThan(value) | AtMost(value) | LessThan(value) | Equals(value) | Comparator::Change { by: value, .. } => {
            *value = change.amount(*value);
        }
        Between(..) | Done => {}
    }
}

/// The score and the rank (0: none) without each change.
fn bring(scenario: &mut Scenario) -> Vec<(f64, u32)> {
    let mut results = Vec::new();
    for place in 0..scenario.entries().len() {
        results.push(scenario.without(place));
    }
    results
}

fn told(margin: Option<margin::Margin>, key: &'static str) -> Option<view::Margin> {
    let margin = margin?;
    Some(view::Margin { by: margin.by, gain: margin.gain, key })
}

pub(super) fn kind(lever: &margin::Lever) -> view::LeverKind {
    match lever.handle {
        Handle::Counts => view::LeverKind::Counts,
        Handle::Value => view::LeverKind::Value,
        Handle::Points | Handle::Printed => view::LeverKind::Points,
    }
}

fn row(board: &Board, at: usize, stand: &Stand) -> view::Place {
    let standing = standing(board, at, stand);
    view::Place { score: standing.score, rank: standing.rank }
}

pub(super) fn standing(board: &Board, at: usize, stand: &Stand) -> Standing {
    let rank = board.order.rank(at);
    let rank = (rank > 0 && stand.ranked).then_some(rank);
    Standing { score: num::finite(cell(board.scores(), at)), rank, of: board.order.len(), tied: rank.is_some() && board.order.tied(at) }
}

impl Draft {
    /// Adds a change, as its JSON text; one about the same thing gives it its place.
    ///
    /// # Errors
    /// `bad_change` for whatever is wrong with it.
    pub fn set(&mut self, dashboard: &Dashboard, change: &str) -> Result<()> {
        self.scenario.set(&dashboard.data, feed::change(change)?);
        Ok(())
    }

    /// Takes away the change at a place; where there is none nothing happens.
    pub fn remove(&mut self, dashboard: &Dashboard, place: usize) {
        self.scenario.remove(&dashboard.data, place);
    }

    /// Takes the last step back. `false`: there is none.
    pub fn undo(&mut self, dashboard: &Dashboard) -> bool {
        self.scenario.undo(&dashboard.data)
    }

    /// Does the last undone step again. `false`: there is none.
    pub fn redo(&mut self, dashboard: &Dashboard) -> bool {
        self.scenario.redo(&dashboard.data)
    }

    /// The unit's score and rank.
    #[must_use]
    pub fn standing(&self) -> Standing {
        standing(&self.scenario.board, self.scenario.own, &self.stand)
    }

    /// [`standing`](Draft::standing) as its JSON text.
    ///
    /// # Errors
    /// None is known; the type is that of the answers.
    pub fn standing_json(&self) -> Result<String> {
        text(&self.standing())
    }

    /// The ranks of all ranked units, in the feed's order; 0: none.
    #[must_use]
    pub fn ranks(&self) -> Cow<'_, [u32]> {
        let board = &self.scenario.board;
        let ranks = board.order.ranks();
        if self.stand.whole && self.stand.ranked {
            return Cow::Borrowed(ranks);
        }
        let mut peers = Vec::new();
        for (rank, peer) in ranks.iter().zip(&board.peers) {
            if *peer {
                peers.push(if self.stand.ranked { *rank } else { 0 });
            }
        }
        Cow::Owned(peers)
    }

    /// The board as changed.
    #[must_use]
    pub fn board(&self) -> &Board {
        &self.scenario.board
    }

    /// The document to store or share. Changes without effect here are kept: another feed may have what they need.
    ///
    /// # Errors
    /// None is known; the type is that of the answers.
    pub fn json(&self) -> Result<String> {
        text(&self)
    }
}

impl Serialize for Draft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut told = serializer.serialize_map(None)?;
        told.serialize_entry("format", feed::SCENARIO)?;
        told.serialize_entry("feed", &self.document.feed)?;
        if let Some(name) = &self.document.name {
            told.serialize_entry("name", name)?;
        }
        if let Some(preset) = &self.document.preset {
            told.serialize_entry("preset", preset)?;
        }
        told.serialize_entry("select", &self.select)?;
        let mut changes = Vec::new();
        for entry in self.scenario.entries() {
            changes.push(entry.change.clone());
        }
        told.serialize_entry("changes", &changes)?;
        told.end()
    }
}

impl Serialize for Selector {
    /// Only what is there.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut select = self.clone();
        let mut told = serializer.serialize_map(None)?;
        for name in Selector::FIELDS {
            if let Some(value) = select.field(name).and_then(|field| field.take()) {
                told.serialize_entry(name, &value)?;
            }
        }
        told.end()
    }
}
