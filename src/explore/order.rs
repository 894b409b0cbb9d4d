//! Units in the order of their scores, kept while single scores move.

use crate::num;

/// Ranks of units by score, 1 is best, as [`ranks`](crate::measure::rank::ranks) gives them: equal scores share the best of their ranks, and gaps have none.
#[derive(Debug, Clone, Default)]
pub struct Order {
    /// +1 where more is better, −1 where less is, 0 where there are no ranks.
    sign: f64,
    /// Units by score, the best first: its key and its place.
    keys: Vec<(i64, u32)>,
    /// By unit; 0: none.
    ranks: Vec<u32>,
}

impl Order {
    /// No unit has a rank yet.
    pub fn new(sign: f64) -> Self {
        Order { sign, ..Order::default() }
    }

    /// Ranks all units anew. `scores` and `peers` are by unit; a unit that is no peer, or whose score is not finite, has no rank.
    pub fn sort(&mut self, scores: &[f64], peers: &[bool]) {
        self.keys.clear();
        self.ranks.clear();
        self.ranks.resize(scores.len(), 0);
        for (unit, (score, peer)) in (0..).zip(scores.iter().zip(peers)) {
            if *peer && score.is_finite() && self.sign != 0.0 {
                self.keys.push((self.key(*score), unit));
            }
        }
        self.keys.sort_unstable();
        self.number(scores, 0, self.keys.len());
    }

    fn key(&self, score: f64) -> i64 {
        num::key(-self.sign * score)
    }

    /// Moves one peer whose score has changed from `old` to what `scores` has; only the ranks between the two places change.
    pub fn shift(&mut self, scores: &[f64], unit: usize, old: f64) {
        let Some(&new) = scores.get(unit) else { return };
        if self.sign == 0.0 {
            return;
        }
        let from = self.place(old, unit).ok().filter(|_| !old.is_nan());
        if let Some(from) = from {
            self.keys.remove(from);
        }
        let (low, high) = if new.is_nan() {
            let Some(from) = from else { return };
            if let Some(rank) = self.ranks.get_mut(unit) {
                *rank = 0;
            }
            // One fewer: all behind it have moved.
            (from, self.keys.len())
        } else {
            let to = self.place(new, unit).unwrap_or_else(|place| place);
            self.keys.insert(to, (self.key(new), unit as u32));
            match from {
                Some(from) => (from.min(to), from.max(to)),
                None => (to, self.keys.len()),
            }
        };
        self.number(scores, low, high);
    }

    /// Where a unit with this score stands, or else would stand.
    fn place(&self, score: f64, unit: usize) -> Result<usize, usize> {
        self.keys.binary_search(&(self.key(score), unit as u32))
    }

    /// Numbers the places from `low` on, at least to `high`, and on to the first unit that leads its ties as it did before.
    fn number(&mut self, scores: &[f64], low: usize, high: usize) {
        let (mut rank, mut best) = (0, f64::NAN);
        let score = |key: Option<&(i64, u32)>| key.and_then(|key| scores.get(key.1 as usize)).copied().unwrap_or(f64::NAN);
        if let Some(before) = low.checked_sub(1).and_then(|place| self.keys.get(place)) {
            rank = self.rank(before.1 as usize);
            best = score(self.keys.get((rank as usize).saturating_sub(1)));
        }
        for (place, key) in (low as u32..).zip(self.keys.get(low..).unwrap_or_default()) {
            let value = score(Some(key));
            if !num::same(value, best) {
                rank = place + 1;
                best = value;
            }
            if let Some(slot) = self.ranks.get_mut(key.1 as usize) {
                if place as usize > high && rank == place + 1 && *slot == rank {
                    break;
                }
                *slot = rank;
            }
        }
    }

    /// The rank of a unit; 0: none.
    pub fn rank(&self, unit: usize) -> u32 {
        self.ranks.get(unit).copied().unwrap_or(0)
    }

    /// All ranks, by unit; 0: none.
    pub fn ranks(&self) -> &[u32] {
        &self.ranks
    }

    /// How many have a rank.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether none has.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The ranked unit at a place, the best at 0.
    pub fn at(&self, place: usize) -> Option<usize> {
        self.keys.get(place).map(|key| key.1 as usize)
    }

    /// Whether another unit has the same rank.
    pub fn tied(&self, unit: usize) -> bool {
        // The first of those that share a rank stands at its place, the second behind it.
        let rank = self.rank(unit);
        rank > 0 && self.keys.get(rank as usize).is_some_and(|key| self.rank(key.1 as usize) == rank)
    }
}
