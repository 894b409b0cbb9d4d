//! The known name that a misspelt one most likely means.

/// The nearest of the known names: fewest letters inserted, deleted, replaced or swapped with their neighbour. `None` where
/// more than a third of the letters (rounded up) would have to change.
pub(crate) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    const LONGEST: usize = 64;
    if name.len() > LONGEST {
        return None;
    }
    let limit = name.len().div_ceil(3);
    let mut best = None;
    let mut least = limit + 1;
    for &other in known {
        let steps = distance(name.as_bytes(), other.as_bytes());
        if steps < least {
            (best, least) = (Some(other), steps);
        }
    }
    best
}

/// The restricted Damerau-Levenshtein distance in bytes, upper and lower case being one letter.
fn distance(from: &[u8], to: &[u8]) -> usize {
    // Row by row, each one longer than `to`; the first row and the first column are the steps from nothing.
    let width = to.len() + 1;
    let mut steps: Vec<usize> = Vec::new();
    for i in 0..=from.len() {
        for j in 0..width {
            let before = |rows: usize, columns: usize| steps.get((i - rows) * width + j - columns).copied().unwrap_or_default();
            if i == 0 || j == 0 {
                steps.push(i + j);
                continue;
            }
            let (letter, other) = (from.get(i - 1), to.get(j - 1));
            let same = letter.map(u8::to_ascii_lowercase) == other.map(u8::to_ascii_lowercase);
            let mut best = (before(1, 1) + usize::from(!same)).min(before(1, 0) + 1).min(before(0, 1) + 1);
            if i > 1 && j > 1 && from.get(i - 2) == other && to.get(j - 2) == letter {
                best = best.min(before(2, 2) + 1);
            }
            steps.push(best);
        }
    }
    steps.last().copied().unwrap_or_default()
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
