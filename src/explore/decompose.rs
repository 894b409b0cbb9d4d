//! Why a score changed: what the unit's own values, the rules, the other units and missing values did.
//!
//! A state of the score takes each of the four from the earlier or from the later period; a part is the mean of what its change does over all orders in which the
//! four can come (Shapley, A value for n-person games, 1953), so no order is preferred and the parts add up.

use super::board::{Board, Cells, EXCLUDED, GIVEN, cell, put};
use crate::num;

/// What each made of a change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// The whole: the sum of the parts, to the last bit.
    pub change: f64,
    /// The unit's own values.
    pub data: f64,
    /// Maxima, weights and rules.
    pub rules: f64,
    /// The other units' values.
    pub peers: f64,
    /// Which of the unit's values are missing.
    pub missing: f64,
}

/// Each of the four from the earlier period or, where its bit is set, from the later.
const STATES: usize = 16;
const DATA: usize = 1;
const RULES: usize = 2;
const PEERS: usize = 4;
const MISSING: usize = 8;

/// Why a unit's score and its rank changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The parts of the change of the score.
    pub score: Option<Parts>,
    /// The parts of the change of the rank.
    pub rank: Option<Parts>,
    /// The ranks before and after; NaN for none.
    pub ranks: (f64, f64),
}

/// What a unit has of its own at a node.
#[derive(Clone, Copy)]
struct Own {
    cells: Cells,
    start: f64,
    signs: u8,
}

impl Own {
    /// Whether a value is missing; 0/0 that asks to be left out is none that is.
    fn lacks(&self) -> bool {
        self.cells.value.is_nan() && self.signs & EXCLUDED == 0
    }
}

/// The parts of the change of a unit's score, and of its rank among the boards' peers. `unit` is its place on all boards, which have the same units.
///
/// `boards` are by framework, the earlier first (one where it is the same), then by period, the earlier first. Where a value is missing in the one period only, the state
/// of the missing values decides whether there is one: then it is that of the period that has it. Published scores belong to the unit's own values.
/// A part is `None` where a state has no score: the frameworks or the periods cannot be mixed.
pub fn decompose(boards: &mut [[Board; 2]], unit: usize) -> Change {
    let mut owns = Vec::new();
    for [earlier, later] in &*boards {
        owns.push([read(earlier, unit), read(later, unit)]);
    }
    let last = boards.len().saturating_sub(1);
    let mut scores = [f64::NAN; STATES];
    let mut ranks = [f64::NAN; STATES];
    for (state, (score, rank)) in scores.iter_mut().zip(&mut ranks).enumerate() {
        let later = |part: usize| usize::from(state & part != 0);
        let rules = later(RULES).min(last);
        let own = |part| owns.get(rules)?.get(later(part));
        let (Some(values), Some(gaps)) = (own(DATA), own(MISSING)) else { continue };
        let Some(board) = boards.get_mut(rules).and_then(|pair| pair.get_mut(later(PEERS))) else { continue };
        write(board, unit, values, gaps);
        board.remake(unit);
        board.rank();
        *score = cell(board.scores(), unit);
        *rank = match board.order.rank(unit) {
            0 => f64::NAN,
            rank => f64::from(rank),
        };
    }
    Change { score: shapley(&scores), rank: shapley(&ranks), ranks: (ranks[0], ranks[STATES - 1]) }
}

/// What the unit has of its own at each node.
fn read(board: &Board, unit: usize) -> Vec<Own> {
    let mut owns = Vec::new();
    for (at, joint) in board.nodes.iter().enumerate() {
        owns.push(Own { cells: board.cells(at, unit), start: cell(&joint.start, unit), signs: board.signs(at, unit) });
    }
    owns
}

fn write(board: &mut Board, unit: usize, values: &[Own], gaps: &[Own]) {
    for (at, (own, gap)) in values.iter().zip(gaps).enumerate() {
        let from = if own.lacks() || gap.lacks() { gap } else { own };
        board.put(at, unit, &Cells { given: own.cells.given, ..from.cells }, from.signs, false);
        if let Some(joint) = board.nodes.get_mut(at) {
            put(&mut joint.start, unit, own.start);
            // A published score is one of its own values, be the leaf's value another's.
            joint.mark(unit, GIVEN, own.signs & GIVEN != 0);
        }
    }
}

/// Shapley's values of four players from what each of their coalitions is worth.
///
/// So that they add up to the last bit, worths are first rounded to a grid of 12 · 2⁻⁴⁴ (coarser where one exceeds 192): all that follows is exact arithmetic on whole
/// numbers below 2⁵³, the 12 being the common denominator of the orders. The change differs from that of the scores by less than one part in 10¹².
fn shapley(worths: &[f64; STATES]) -> Option<Parts> {
    let mut most = 0.0;
    for worth in worths {
        most = num::finite(worth.abs())?.max(most);
    }
    let mut unit = 1.0 / (1u64 << 44) as f64;
    while most > unit * 12.0 * (1u64 << 48) as f64 {
        unit *= 2.0;
    }
    let whole = |state: usize| worths.get(state).map_or(0.0, |worth| (worth / (12.0 * unit) + 0.5).floor());
    let part = |player: usize| {
        let mut sum = 0.0;
        for state in 0..STATES {
            if state & player == 0 {
                // Of 24 orders 6 have none or all of the others first, 2 any other set of them.
                let orders = if matches!(state.count_ones(), 0 | 3) { 3.0 } else { 1.0 };
                sum += orders * (whole(state | player) - whole(state));
            }
        }
        sum * unit
    };
    let change = (whole(STATES - 1) - whole(0)) * 12.0 * unit;
    Some(Parts { change, data: part(DATA), rules: part(RULES), peers: part(PEERS), missing: part(MISSING) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// By hand: what is worth 3 with data, 5 with rules, 2 more with both, nothing else: data 3 + 1, rules 5 + 1.
    #[test]
    fn a_joint_effect_is_halved() {
        let worths = core::array::from_fn(|state| {
            let (data, rules) = (state & DATA != 0, state & RULES != 0);
            f64::from(u8::from(data)) * 3.0 + f64::from(u8::from(rules)) * 5.0 + if data && rules { 2.0 } else { 0.0 }
        });
        let Parts { change, data, rules, peers, missing } = shapley(&worths).unwrap();
        assert!(num::same(change, 10.0) && num::same(data, 4.0) && num::same(rules, 6.0));
        assert_eq!((peers, missing), (0.0, 0.0));
        let mut without = worths;
        without[5] = f64::NAN;
        assert_eq!(shapley(&without), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// In whatever order they are added, and to the last bit.
        #[test]
        fn parts_add_up(worths in proptest::array::uniform16(-1e7..1e7_f64), small in any::<bool>()) {
            let worths = worths.map(|worth| if small { worth / 1e5 } else { worth });
            let Parts { change, data, rules, peers, missing } = shapley(&worths).unwrap();
            prop_assert_eq!(data + rules + peers + missing, change);
            prop_assert_eq!(missing + (peers + rules) + data, change);
            let difference = worths[15] - worths[0];
            let most = if small { 192.0 } else { 1e7 };
            prop_assert!((change - difference).abs() <= 1e-12 * most);
        }
    }
}
