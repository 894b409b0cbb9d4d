//! How sure is the ranking?

use super::selector::Place;
use super::whatif::Stand;
use super::{Dashboard, text};
use crate::error::{Error, ErrorCode, Result};
use crate::explore::board::{KNOWN, cell};
use crate::explore::trial::Trial;
use crate::explore::uncertainty::{Terms, Uncertainty, mean};
use crate::measure::rank;
use crate::model::UnitId;
use crate::num;
use crate::view;

/// Beyond so many units an answer has no tables of units by ranks or by units.
const TABLES: usize = 100;

/// Long work on one question, to be taken in slices: the answer does not depend on them.
#[derive(Debug, Clone)]
pub struct Simulation {
    stand: Stand,
    own: UnitId,
    work: Uncertainty,
}

pub(super) fn prepare(dashboard: &Dashboard, place: &Place, terms: Terms) -> Result<Simulation> {
    let (mut board, stand) = dashboard.stage(place)?;
    if stand.sign() == 0.0 {
        return Err(Error::new(ErrorCode::NothingToShow, "/observations"));
    }
    // Gaps are filled, units are not made up.
    if let Some(subject) = board.nodes.first() {
        for (at, peer) in board.peers.iter_mut().enumerate() {
            *peer &= subject.is(at, KNOWN);
        }
    }
    let work = Uncertainty::new(Trial::new(&dashboard.data, board), terms, stand.sign());
    Ok(Simulation { stand, own: place.unit, work })
}

impl Simulation {
    /// Takes so many steps of the work, or as many as are left, and says how much is done, 0 to 1.
    pub fn advance(&mut self, steps: u32) -> f64 {
        self.work.advance(steps)
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
        text(&self.answer(dashboard)?)
    }

    fn tell<'a>(&self, dashboard: &'a Dashboard) -> view::Certainty<'a> {
        let (data, work, stand) = (&dashboard.data, &self.work, &self.stand);
        let board = &work.trial.board;
        let (node, framework) = dashboard.node_and_framework(stand.subject);
        let mut answer = view::Certainty {
            simulated: true,
            runs: work.terms.runs,
            seed: work.terms.seed,
            period: dashboard.tell(stand.period),
            framework,
            node,
            indicator: dashboard.indicator_of(stand.subject).map(|id| &data.indicators[id]),
            direction: stand.direction,
            ranked: dashboard.terms(stand.subject).ranked,
            kind: stand.kind,
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
            let id = board.nodes.get(place).and_then(|joint| joint.id);
            let node = framework.zip(id).and_then(|(framework, id)| framework.it.node(id));
            if let (Some(node), Some(&shift)) = (node, place.checked_sub(1).and_then(|place| work.without.get(place))) {
                answer.without.push(view::Without { node, shift });
            }
        }
        for (name, shares) in work.drivers() {
            answer.drivers.push(view::Driver { name, first: shares.first, total: shares.total });
        }
        let order = board.listed();
        let brackets = work.brackets(&order);
        for (position, &at) in order.iter().enumerate() {
            let Some(&id) = board.units.get(at) else { continue };
            if id == self.own {
                answer.own = Some(&data.units[id].id);
            }
            let mut row = view::CertaintyRow {
                unit: &data.units[id],
                score: num::finite(cell(board.scores(), at)),
                rank: (work.rank(at) > 0).then(|| work.rank(at)),
                mean: None,
                median: None,
                low: None,
                high: None,
                bracket: None,
                best: None,
                worst: None,
                lowest: num::finite(cell(&work.extremes.0, at)),
                highest: num::finite(cell(&work.extremes.1, at)),
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
    use crate::measure::trend::Subject;
    use crate::model::UnitKind;
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
                        let mut trial = Trial::new(data, dashboard.board(subject, kind, period, &[]));
                        let panel = Panel::new(dashboard.figures(), framework, crate::model::Framework::ROOT, kind, period);
                        let altered =
                            Run { noise: Some(1), normalise: 2, swapped: true, factors: vec![0.5; trial.spots.len()], ..Run::default() };
                        for run in [altered, Run::default()] {
                            trial.evaluate(&run);
                        }
                        for (at, &unit) in trial.board.units.iter().enumerate() {
                            for (spot, joint) in trial.spots.iter().zip(&trial.board.nodes) {
                                let official = panel.score(joint.id.unwrap(), unit);
                                let rebuilt = official.status.is_rebuilt();
                                if !official.status.is_result() || !official.known || !data.units[unit].exists_in(period) && !rebuilt {
                                    continue;
                                }
                                let simulated = num::finite(spot.scores[at]);
                                let same = match (official.value, simulated) {
                                    (Some(official), Some(simulated)) => (official - simulated).abs() <= 1e-9 * official.abs().max(1.0),
                                    (official, simulated) => official.is_none() && simulated.is_none(),
                                };
                                assert!(same, "{name} {:?} {:?}: {:?}, {simulated:?}", data.units[unit].id, joint.id, official.value);
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
