//! Ranks, ties and groups.

use crate::num;

/// Ranks of values, 1 is best; equal values share the best of their ranks ("1, 2, 2, 4"), and none is rounded before.
///
/// `sign` is +1 where more is better, −1 where less is. A gap has no rank. Values that differ by noise of binary arithmetic tie.
pub fn ranks(values: &[Option<f64>], sign: f64) -> Vec<Option<u32>> {
    // Better is less, so that the best comes first; gaps are no part of it.
    let mut keys = Vec::new();
    for (place, value) in (0..).zip(values) {
        if let Some(value) = value {
            keys.push((num::key(-sign * value), place));
        }
    }
    let order = num::sorted(keys);
    let mut ranks = vec![None; values.len()];
    let (mut rank, mut best) = (0, f64::NAN);
    for (position, place) in order.enumerate() {
        let Some(value) = values.get(place).copied().flatten() else { continue };
        if position == 0 || !num::same(value, best) {
            rank = position as u32 + 1;
            best = value;
        }
        if let Some(slot) = ranks.get_mut(place) {
            *slot = Some(rank);
        }
    }
    ranks
}

/// Groups by quantiles, 1 is best: a value belongs to the best group whose lower quantile it reaches.
///
/// Quantiles are interpolated between neighbours (type 7 of Hyndman and Fan). With four groups this gives PAPI's "≥75, 50–75, 25–50, <25"
/// and its published sizes: 16/16/15/16 of 63 provinces (2019, 2020), 15 each of 60 (2021).
pub fn groups(values: &[Option<f64>], sign: f64, count: u32) -> Vec<Option<u32>> {
    let mut known: Vec<f64> = Vec::new();
    for value in values.iter().flatten() {
        known.push(sign * value);
    }
    let sorted = num::sorted_by(&known, |value| num::key(*value));
    let mut groups = Vec::with_capacity(values.len());
    for value in values {
        let group = |value: f64| {
            let reached =
                |group: &u32| quantile(&sorted, f64::from(count - group) / f64::from(count)).is_some_and(|cut| num::reaches(value, cut));
            (1..count).find(reached).unwrap_or(count)
        };
        groups.push(value.map(|value| group(sign * value)));
    }
    groups
}

/// The quantile (0 to 1) of sorted values, interpolated between neighbours. `None` of no values.
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let position = share * (sorted.len().checked_sub(1)? as f64);
    let below = sorted.get(position as usize)?;
    let above = sorted.get(position as usize + 1).unwrap_or(below);
    Some(below + (above - below) * position.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_the_best_rank_and_gaps_have_none() {
        let values = [Some(80.0), None, Some(90.0), Some(80.0), Some(70.0)];
        assert_eq!(ranks(&values, 1.0), [Some(2), None, Some(1), Some(2), Some(4)]);
        assert_eq!(ranks(&values, -1.0), [Some(2), None, Some(4), Some(2), Some(1)]);
    }

    #[test]
    fn nothing_is_rounded_before_ranking() {
        assert_eq!(ranks(&[Some(80.001), Some(80.002)], 1.0), [Some(2), Some(1)]);
        assert_eq!(ranks(&[Some(0.1 + 0.2), Some(0.3)], 1.0), [Some(1), Some(1)]);
    }

    fn sizes(count: usize) -> [usize; 4] {
        let values: Vec<_> = (0..count).map(|value| Some(value as f64 * 1.5)).collect();
        let groups = groups(&values, 1.0, 4);
        [1, 2, 3, 4].map(|group| groups.iter().filter(|other| **other == Some(group)).count())
    }

    /// The sizes that PAPI published.
    #[test]
    fn the_sizes_of_four_groups() {
        assert_eq!(sizes(63), [16, 16, 15, 16]);
        assert_eq!(sizes(60), [15, 15, 15, 15]);
    }

    #[test]
    fn the_groups_of_none_and_of_one() {
        assert_eq!(groups(&[None], 1.0, 4), [None]);
        assert_eq!(groups(&[Some(3.0), None], 1.0, 4), [Some(1), None]);
    }
}
