//! Who is responsible?

use serde::Serialize;

use super::{ProgressItem, Told, VerdictCounts};
use crate::model::{Action, Note, Text, Unit};
use crate::period::{Day, Period};

/// Who is responsible?
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Owners<'a> {
    pub unit: &'a Unit,
    pub period: Option<Told<'a, Period>>,
    pub today: Day,
    pub owners: Vec<Owner<'a>>,
    pub commendations: Vec<Told<'a, &'a Note>>,
    pub limitations: Vec<Told<'a, &'a Note>>,
}

/// What one agency is in charge of.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Owner<'a> {
    pub owner: Option<&'a Text>,
    pub verdicts: VerdictCounts,
    pub targets: Vec<ProgressItem<'a>>,
    pub states: StateCounts,
    pub actions: Vec<OwnedAction<'a>>,
}

/// How many actions are in each state.
#[derive(Debug, Clone, Copy, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct StateCounts {
    pub overdue: u32,
    pub open: u32,
    pub late: u32,
    pub on_time: u32,
}

/// How an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the meaning of each word stands in types.d.ts")]
pub enum ActionState {
    Overdue,
    Open,
    Late,
    OnTime,
}

/// An action as it stands on a day.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct OwnedAction<'a> {
    pub action: Told<'a, &'a Action>,
    pub state: ActionState,
    pub days: i32,
}

tell!(OwnedAction<'_>, owned, {
    "id": owned.action.it.id,
    "name": owned.action.it.name,
    "due": owned.action.with(owned.action.it.due),
    "done": owned.action.it.done,
    "state": owned.state,
    "days": owned.days,
    "source": owned.action.source(owned.action.it.source),
});
