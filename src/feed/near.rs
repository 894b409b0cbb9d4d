//! The known name that a misspelt one most likely means.

/// The nearest of the known names: fewest letters inserted, deleted, replaced or swapped with their neighbour. `None` where
/// more than a third of the letters (rounded up) would have to change.
pub(crate) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    const LONGEST: usize = 64;
    if name.len() > LONGEST {
        return None;
    }
    let limit = name.len().div_ceil(3);
    known
        .iter()
        .map(|&other| (distance(name.as_bytes(), other.as_bytes()), other))
        .filter(|near| near.0 <= limit)
        .min_by_key(|near| near.0)
        .map(|near| near.1)
}

/// The restricted Damerau-Levenshtein distance in bytes, upper and lower case being one letter.
fn distance(from: &[u8], to: &[u8]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, letter) in from.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in to.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX - 1);
            let same = letter.eq_ignore_ascii_case(other);
            let mut best = (at(&row, j) + usize::from(!same)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = i > 0 && j > 0 && from.get(i - 1) == Some(other) && to.get(j - 1) == Some(letter);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = core::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name() {
        let known = ["unit", "indicator", "period", "value", "validFrom", "validTo"];
        for (name, near) in [
            ("untis", Some("unit")),
            ("inidcator", Some("indicator")),
            ("Value", Some("value")),
            ("valid_from", Some("validFrom")),
            ("perod", Some("period")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, &known), near, "{name}");
        }
    }

    #[test]
    fn distances_worked_by_hand() {
        for (from, to, steps) in [("kitten", "sitting", 3), ("ab", "ba", 1), ("", "abc", 3), ("abc", "", 3), ("CA", "abc", 3)] {
            assert_eq!(distance(from.as_bytes(), to.as_bytes()), steps, "{from} {to}");
        }
    }
}
