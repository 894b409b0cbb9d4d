//! How sure is the ranking?

use serde::Serialize;

use super::selector::Place;
use super::{Dashboard, finish};
use crate::error::{Error, ErrorCode, Result};
use crate::explore::trial::{self, Trial};
use crate::explore::uncertainty::{Terms, Uncertainty, mean};
use crate::measure::rank;
use crate::measure::trend::Subject;
use crate::model::{UnitId, UnitKind};
use crate::num;
use crate::period::Period;
use crate::view;

/// Beyond so many units an answer has no tables of units by ranks or by units.
const TABLES: usize = 100;

/// Long work on one question, to be taken in slices: the answer does not depend on them.
#[derive(Debug, Clone)]
pub struct Simulation {
    subject: Subject,
    period: Period,
    kind: UnitKind,
    own: UnitId,
    work: Uncertainty,
}

pub(super) fn prepare(dashboard: &Dashboard, place: &Place, terms: Terms) -> Result<Simulation> {
    let data = &dashboard.data;
    let subject = dashboard.subject(place)?;
    let sign = trial::sign(data, subject);
    let latest = || dashboard.subject_periods(subject).last().map(|&id| data.periods[id]);
    let period = place.asked.or_else(latest).filter(|_| sign != 0.0);
    let period = period.ok_or_else(|| Error::new(ErrorCode::NothingToShow, "/observations"))?;
    let kind = dashboard.kind_for(subject, place, period);
    let trial = Trial::new(dashboard.figures(), subject, kind, period);
    let league = dashboard.league(place, subject, kind, period, sign);
    let panel = dashboard.panel_for(subject, kind, period);
    let (mut members, mut scores) = (Vec::new(), Vec::new());
    for &unit in &trial.units {
        let place = league.place_of(unit);
        members.push(place.is_some() && dashboard.subject_figure(subject, panel.as_ref(), unit, period).is_some());
        scores.push(place.and_then(|place| league.values.get(place).copied().flatten()));
    }
    let work = Uncertainty::new(data, trial, terms, members, scores, sign);
    Ok(Simulation { subject, period, kind, own: place.unit, work })
}

impl Simulation {
    /// Takes so many steps of the work, or as many as are left, and says how much is done, 0 to 1. `dashboard` is the one that was asked.
    pub fn advance(&mut self, dashboard: &Dashboard, steps: u32) -> f64 {
        self.work.advance(&dashboard.data, steps)
    }

    /// The answer.
    ///
    /// # Errors
    /// `not_ready` before all is done.
    pub fn answer<'a>(&self, dashboard: &'a Dashboard) -> Result<view::Certainty<'a>> {
        if !self.work.done() {
            return Err(Error::new(ErrorCode::NotReady, ""));
        }
        Ok(self.tell(dashboard))
    }

    /// The answer as its JSON text.
    ///
    /// # Errors
    /// Those of [`answer`](Simulation::answer).
    pub fn json(&self, dashboard: &Dashboard) -> Result<String> {
        let mut bytes = Vec::new();
        let told = self.answer(dashboard)?.serialize(&mut serde_json::Serializer::new(&mut bytes));
        finish(told, bytes)
    }

    fn tell<'a>(&self, dashboard: &'a Dashboard) -> view::Certainty<'a> {
        let (data, work) = (&dashboard.data, &self.work);
        let (node, framework) = dashboard.node_and_framework(self.subject);
        let terms = dashboard.terms(self.subject);
        let mut answer = view::Certainty {
            simulated: true,
            runs: work.terms.runs,
            seed: work.terms.seed,
            period: dashboard.tell(self.period),
            framework,
            node,
            indicator: dashboard.indicator_of(self.subject).map(|id| &data.indicators[id]),
            direction: terms.direction,
            ranked: terms.ranked,
            kind: self.kind,
            own: None,
            shift: work.mean_shift(),
            counted: 0,
            gaps: 0,
            cells: 0,
            rows: Vec::new(),
            above: None,
            drivers: Vec::new(),
            without: Vec::new(),
        };
        for (place, spot) in work.trial.spots.iter().enumerate() {
            if spot.leaf {
                answer.cells += spot.values.len() as u32;
                answer.gaps += spot.gaps.len() as u32;
                for spread in &spot.spread {
                    answer.counted += u32::from(*spread != 0.0);
                }
            }
            let node = framework.zip(spot.node).and_then(|(framework, id)| framework.it.node(id));
            if let (Some(node), Some(&shift)) = (node, place.checked_sub(1).and_then(|place| work.without.get(place))) {
                answer.without.push(view::Without { node, shift });
            }
        }
        for (name, shares) in work.drivers() {
            answer.drivers.push(view::Driver { name, first: shares.first, total: shares.total });
        }
        let order = self.order();
        let brackets = work.brackets(&order);
        for (position, &at) in order.iter().enumerate() {
            let Some(&id) = work.trial.units.get(at) else { continue };
            if id == self.own {
                answer.own = Some(&data.units[id].id);
            }
            let mut row = view::CertaintyRow {
                unit: &data.units[id],
                score: work.scores.get(at).copied().flatten(),
                rank: work.ranks.get(at).copied().flatten(),
                mean: None,
                median: None,
                low: None,
                high: None,
                bracket: None,
                best: None,
                worst: None,
                lowest: work.extremes.0.get(at).copied().flatten(),
                highest: work.extremes.1.get(at).copied().flatten(),
                ranks: None,
            };
            if let (Some(_), Some(&(always, can))) = (row.rank, work.ahead.get(at)) {
                row.bracket = brackets.get(position).copied();
                (row.best, row.worst) = (Some(always + 1), Some(can + 1));
            }
            self.count(at, order.len(), &mut row);
            answer.rows.push(row);
        }
        if order.len() <= TABLES {
            let mut above = Vec::new();
            for &unit in &order {
                for &other in &order {
                    above.push(work.above(unit, other));
                }
            }
            answer.above = Some(above);
        }
        answer
    }

    /// The ranked units, best first, then members of the league without an official rank.
    fn order(&self) -> Vec<usize> {
        let mut order = Vec::new();
        for place in num::places_by(&self.work.ranks, |rank| i64::from(rank.unwrap_or(u32::MAX))) {
            if self.work.is_member(place) {
                order.push(place);
            }
        }
        order
    }

    /// The distribution of a unit's ranks.
    fn count(&self, at: usize, of: usize, row: &mut view::CertaintyRow<'_>) {
        let simulated = self.work.simulated(at);
        let mut ranks = Vec::new();
        let mut shares = vec![0.0; of];
        for rank in num::sorted_by(simulated, |rank| i64::from(*rank)) {
            if let Some(place) = (rank as usize).checked_sub(1) {
                ranks.push(f64::from(rank));
                if let Some(share) = shares.get_mut(place) {
                    *share += 1.0;
                }
            }
        }
        if ranks.is_empty() {
            return;
        }
        row.mean = Some(mean(&ranks));
        row.median = rank::quantile(&ranks, 0.5);
        row.low = rank::quantile(&ranks, 0.05);
        row.high = rank::quantile(&ranks, 0.95);
        if of <= TABLES {
            for share in &mut shares {
                *share /= f64::from(self.work.terms.runs);
            }
            row.ranks = Some(shares);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::trial::Run;
    use crate::measure::panel::Panel;
    use crate::measure::score;
    use std::path::Path;

    fn feeds() -> Vec<(String, Dashboard)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths: Vec<_> = std::fs::read_dir(root.join("www/feeds")).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.extend(std::fs::read_dir(root.join("tests/fixtures/golden")).unwrap().map(|entry| entry.unwrap().path().join("feed.json")));
        paths.retain(|path| {
            path.is_file() && path.extension().is_some_and(|extension| extension == "json") && !path.ends_with("feeds.json")
        });
        paths.sort();
        paths.into_iter().map(|path| (path.display().to_string(), Dashboard::load(&std::fs::read(&path).unwrap()).unwrap())).collect()
    }

    /// Every unit and node of every feed here: evaluated whole, and again after what was altered has been taken back.
    #[test]
    fn an_evaluation_without_alterations_gives_the_official_scores() {
        let mut compared = 0;
        for (name, dashboard) in feeds() {
            let data = &dashboard.data;
            for (id, framework) in data.frameworks.iter().filter(|(_, framework)| score::gives_scores(framework)) {
                for period in score::periods(dashboard.figures(), framework, crate::model::Framework::ROOT) {
                    let period = data.periods[period];
                    for kind in UnitKind::ALL {
                        let subject = Subject::Node(id, crate::model::Framework::ROOT);
                        let mut trial = Trial::new(dashboard.figures(), subject, kind, period);
                        let panel = Panel::new(dashboard.figures(), framework, crate::model::Framework::ROOT, kind, period);
                        let altered =
                            Run { noise: Some(1), normalise: 2, swapped: true, factors: vec![0.5; trial.spots.len()], ..Run::default() };
                        for run in [altered, Run::default()] {
                            trial.evaluate(data, &run);
                        }
                        for (at, &unit) in trial.units.iter().enumerate() {
                            for spot in &trial.spots {
                                let official = panel.score(spot.node.unwrap(), unit);
                                if !official.status.is_result() || !official.known {
                                    continue;
                                }
                                let simulated = num::finite(spot.scores[at]);
                                let same = match (official.value, simulated) {
                                    (Some(official), Some(simulated)) => (official - simulated).abs() <= 1e-9 * official.abs().max(1.0),
                                    (official, simulated) => official.is_none() && simulated.is_none(),
                                };
                                assert!(same, "{name} {:?} {:?}: {:?}, {simulated:?}", data.units[unit].id, spot.node, official.value);
                                compared += 1;
                            }
                        }
                    }
                }
            }
        }
        assert!(compared > 8000, "{compared}");
    }
}
