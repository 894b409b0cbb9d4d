//! Who is responsible?

use super::selector::Place;
use super::{Dashboard, progress};
use crate::model::{Action, NoteKind, Text};
use crate::num;
use crate::period::Day;
use crate::view::{self, ActionState, Owner};

pub(super) fn owners<'a>(dashboard: &'a Dashboard, place: &Place) -> view::Owners<'a> {
    let data = &dashboard.data;
    let judged = progress::progress(dashboard, place);
    let mut answer = view::Owners {
        unit: judged.unit,
        period: judged.period,
        today: judged.today,
        owners: Vec::new(),
        commendations: Vec::new(),
        limitations: Vec::new(),
    };
    for item in judged.items {
        let owner = of(&mut answer.owners, item.owner);
        owner.verdicts.add(item.target.pace.verdict);
        owner.targets.push(item);
    }
    let mut actions = Vec::new();
    for action in &data.actions {
        if place.indicator.is_none_or(|indicator| action.indicators.contains(&indicator)) {
            let (state, days) = state(action, place.today);
            actions.push(view::OwnedAction { action: dashboard.tell(action), state, days });
        }
    }
    // By state, what is longest overdue or next due first.
    for owned in num::sorted_by(&actions, |owned| ((owned.state as i64) << 32) + i64::from(owned.days)) {
        let owner = of(&mut answer.owners, Some(&owned.action.it.owner));
        match owned.state {
            ActionState::Overdue => owner.states.overdue += 1,
            ActionState::Open => owner.states.open += 1,
            ActionState::Late => owner.states.late += 1,
            ActionState::OnTime => owner.states.on_time += 1,
        }
        owner.actions.push(owned);
    }
    let mut sorted = Vec::new();
    for at in num::places_by(&answer.owners, urgency) {
        sorted.extend(answer.owners.get(at).cloned());
    }
    answer.owners = sorted;
    for note in &data.notes {
        if note.unit == Some(place.unit) {
            match note.kind {
                NoteKind::Commendation => answer.commendations.push(dashboard.tell(note)),
                NoteKind::Limitation => answer.limitations.push(dashboard.tell(note)),
                _ => {}
            }
        }
    }
    answer
}

/// The entry of an owner; owners are the same if their Vietnamese names are.
fn of<'b, 'a>(owners: &'b mut Vec<Owner<'a>>, owner: Option<&'a Text>) -> &'b mut Owner<'a> {
    let name = |owner: Option<&'a Text>| owner.map(|text| text.vi.as_str());
    let at = owners.iter().position(|other| name(other.owner) == name(owner)).unwrap_or(owners.len());
    if at == owners.len() {
        let (verdicts, states) = (view::VerdictCounts::default(), view::StateCounts::default());
        owners.push(Owner { owner, verdicts, targets: Vec::new(), states, actions: Vec::new() });
    }
    #[allow(clippy::indexing_slicing, reason = "the entry is there or has just been added")]
    &mut owners[at]
}

/// How an action stands on a day, and the days from its end, or from `today` while it is open, to its deadline. What was done later than `today` is
/// still open then.
fn state(action: &Action, today: Day) -> (ActionState, i32) {
    let done = action.done.filter(|done| *done <= today);
    let days = action.due.end().since(done.unwrap_or(today));
    let state = match (done.is_some(), days < 0) {
        (true, true) => ActionState::Late,
        (true, false) => ActionState::OnTime,
        (false, true) => ActionState::Overdue,
        (false, false) => ActionState::Open,
    };
    (state, days)
}

/// Who has most targets that are missed or in alarm and most overdue actions comes first; what no one is in charge of last.
fn urgency(owner: &Owner<'_>) -> i64 {
    if owner.owner.is_none() {
        return i64::MAX;
    }
    let urgent = owner.verdicts.missed + owner.verdicts.alarm + owner.states.overdue;
    -i64::from(urgent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::status::Verdict;
    use crate::period::{Calendar, Period};

    /// Due by the end of 2024, seen on 15 January 2025. Days counted by hand.
    #[test]
    fn the_states_of_an_action() {
        let day = |text: &str| Day::parse(text).unwrap();
        for (due, done, expected) in [
            ("2024", None, (ActionState::Overdue, -15)),
            ("2024", Some("2024-12-31"), (ActionState::OnTime, 0)),
            ("2024", Some("2024-12-01"), (ActionState::OnTime, 30)),
            ("2024", Some("2025-01-02"), (ActionState::Late, -2)),
            ("2024", Some("2025-01-16"), (ActionState::Overdue, -15)),
            ("2025-01-15", None, (ActionState::Open, 0)),
            ("2025-01", None, (ActionState::Open, 16)),
        ] {
            let action = Action {
                id: String::new(),
                name: Text::from(""),
                owner: Text::from(""),
                due: Period::parse(due, Calendar::Calendar).unwrap(),
                done: done.map(day),
                indicators: Vec::new(),
                source: None,
            };
            assert_eq!(state(&action, day("2025-01-15")), expected, "{due} {done:?}");
        }
    }

    #[test]
    fn what_no_one_is_in_charge_of_stands_last() {
        // Another text of the same words is the same agency.
        let (name, again) = (Text::from("Sở Nội vụ"), Text::from("Sở Nội vụ"));
        let mut owners = Vec::new();
        of(&mut owners, None).verdicts.add(Verdict::Missed);
        of(&mut owners, Some(&name)).verdicts.add(Verdict::OnTrack);
        let other = Text::from("Sở Tư pháp");
        of(&mut owners, Some(&other)).states.overdue += 1;
        of(&mut owners, Some(&again)).verdicts.add(Verdict::Watch);
        assert_eq!(num::places_by(&owners, urgency), [2, 1, 0]);
    }
}
