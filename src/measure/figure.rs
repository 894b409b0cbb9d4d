//! What a figure is, and how figures become one: over periods, over units, one over another.

use crate::model::{Gap, Indicator, Qualifier, SourceId, Status, Time, UnitId, UnitTest, ZeroDenominator};
use crate::num::{self, Sum};
use crate::period::{Day, Period};

/// How many of those that should have a value have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// With a value.
    pub have: u32,
    /// That should have one.
    pub of: u32,
}

impl Coverage {
    /// One that has a value, or one that has none.
    pub fn one(has: bool) -> Self {
        Coverage { have: u32::from(has), of: 1 }
    }

    /// Adds another group.
    pub fn add(&mut self, other: Coverage) {
        self.have += other.have;
        self.of += other.of;
    }
}

/// What a figure comes from, the last step of its making.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As the feed has it.
    Observed,
    /// Divided from its parts.
    Ratio,
    /// Rolled up over the units below.
    OverUnits,
    /// Rolled up over shorter periods.
    OverPeriods,
    /// A stock that still holds.
    Carried,
    /// One cumulative figure less an earlier one.
    Difference,
    /// Rebuilt from the units that it was made of, by their shares.
    Predecessors,
}

/// A number, or why there is none, with what is needed to judge it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The number, in the indicator's unit; finite.
    pub value: Option<f64>,
    /// Why there is none.
    pub gap: Option<Gap>,
    /// The last step of its making.
    pub how: How,
    /// The period that it is true of; may be shorter than the one asked for.
    pub period: Period,
    /// Numerator and denominator of a ratio.
    pub parts: Option<(f64, f64)>,
    /// The printed figure beside a computed one.
    pub printed: Option<f64>,
    /// The word before it. A computed figure takes the first that its parts have.
    pub qualifier: Option<Qualifier>,
    /// What it is. A computed figure is the least of what its parts are.
    pub status: Status,
    /// Units with a value among those that should have one; 1 of 1 for a unit's own figure.
    pub coverage: Coverage,
    /// Whether it covers the period asked for to its last day.
    pub complete: bool,
    /// Where it is from.
    pub source: Option<SourceId>,
    /// When it was published.
    pub published: Option<Day>,
    /// Its row in the feed; of a ratio, that of the printed percentage.
    pub row: Option<u32>,
}

impl Figure {
    /// Whether a difference to another figure of the same thing says something: a roll-up that lacks units may lack others than the other one. A printed
    /// total says something whatever is known of its parts.
    pub fn comparable(&self, other: &Figure) -> bool {
        let whole =
            |figure: &Figure| figure.coverage.have == figure.coverage.of || figure.value.is_some() && figure.value == figure.printed;
        self.coverage.of.max(other.coverage.of) <= 1 || whole(self) && whole(other)
    }

    /// Takes over how far one of its parts can be relied on; what all its parts have in common is at first what the first has.
    pub(super) fn take(&mut self, part: &Figure, first: bool) {
        self.qualifier = self.qualifier.or(part.qualifier);
        if part.status.standing() < self.status.standing() {
            self.status = part.status;
        }
        self.complete &= part.complete;
        if first {
            self.source = part.source;
        } else if part.source != self.source {
            self.source = None;
        }
    }
}

/// A unit's figure that goes into a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The unit.
    pub unit: UnitId,
    /// The days of the period on which it exists.
    pub span: Period,
    /// What of the unit goes into it, 0 to 1.
    pub share: f64,
    /// Its figure for them.
    pub figure: Option<Figure>,
}

/// Sums the flow, or the last cumulative figures of each year, over periods in the order of time. It is complete if they cover the period asked for
/// from its first day to its last, cumulative figures year by year.
pub(super) fn over_periods(meaning: &Indicator, figures: &[Figure], asked: Period) -> Option<Figure> {
    let (first, last) = (figures.first()?, figures.last()?);
    let cumulative = meaning.behaviour() == Time::Cumulative;
    let year = |figure: &Figure| Period::year_of(figure.period.end(), meaning.calendar);
    let begin = if cumulative { year(first) } else { None }.unwrap_or(first.period).start();
    let mut whole = blend(figures, How::OverPeriods, asked);
    whole.complete = begin <= asked.start() && last.period.end() == asked.end();
    let mut total = Sum::default();
    // The day on which the next year begins, if none is left out.
    let mut next: Option<Day> = None;
    for figure in figures {
        match figure.value {
            Some(value) => total.add(value),
            None => whole.complete = false,
        }
        if cumulative {
            let starts = year(figure).map(Period::start);
            whole.complete &= next.is_none() || next == starts;
            next = Some(figure.period.end().next());
        }
    }
    whole.value = num::finite(total.value());
    whole.gap = if whole.value.is_none() { Some(Gap::Unknown) } else { None };
    whole.coverage = Coverage::one(whole.value.is_some());
    whole.period = asked;
    if !whole.complete {
        whole.period = asked.with_days(first.period.start().min(asked.start()), last.period.end()).unwrap_or(asked);
    }
    Some(whole)
}

pub(super) fn divide(meaning: &Indicator, parts: &(Figure, Figure), asked: Period) -> Figure {
    let (above, below) = parts;
    let mut figure = blend(&[], How::Ratio, asked);
    figure.take(above, true);
    figure.take(below, false);
    figure.period = if above.period == below.period { below.period } else { asked };
    figure.coverage = Coverage { have: above.coverage.have.min(below.coverage.have), of: above.coverage.of.max(below.coverage.of) };
    figure.published = if above.published == below.published { above.published } else { None };
    if let (Some(above), Some(below)) = (above.value, below.value) {
        figure.parts = Some((above, below));
        figure.value = quotient(meaning, above, below);
    }
    figure.gap = if figure.value.is_none() { Some(above.gap.or(below.gap).unwrap_or(Gap::Unknown)) } else { None };
    figure
}

/// Numerator over denominator in the indicator's unit. 0/0 is what the indicator declares; a number over 0 has no value.
pub(super) fn quotient(meaning: &Indicator, above: f64, below: f64) -> Option<f64> {
    over(meaning.zero_denominator, meaning.ratio_scale(), above, below)
}

/// The same, by the policy for 0/0 and what the quotient is multiplied by.
pub fn over(zero: ZeroDenominator, scale: f64, above: f64, below: f64) -> Option<f64> {
    if below == 0.0 && above == 0.0 {
        return match zero {
            ZeroDenominator::Zero => Some(0.0),
            ZeroDenominator::Full => Some(scale),
            ZeroDenominator::None | ZeroDenominator::Exclude => None,
        };
    }
    num::finite(above * scale / below)
}

pub(super) fn share(parts: &[Part], test: UnitTest, asked: Period) -> Figure {
    let mut known: Vec<Figure> = Vec::new();
    let mut passing = 0.0;
    for part in parts {
        let Some(figure) = &part.figure else { continue };
        let Some(value) = figure.value else { continue };
        known.push(*figure);
        let passes = match test {
            UnitTest::AtLeast(least) => num::reaches(value, least),
            UnitTest::AtMost(most) => num::reaches(-value, -most),
            UnitTest::Equals(equal) => num::same(value, equal),
        };
        passing += f64::from(u8::from(passes));
    }
    let mut figure = blend(&known, How::OverUnits, asked);
    figure.coverage = Coverage { have: known.len() as u32, of: parts.len() as u32 };
    if !known.is_empty() {
        figure.parts = Some((passing, known.len() as f64));
        figure.value = Some(passing / known.len() as f64 * 100.0);
        figure.gap = None;
    }
    figure
}

/// A figure made of others: it is no better than the least of them.
pub(super) fn blend(parts: &[Figure], how: How, period: Period) -> Figure {
    let mut whole = Figure {
        value: None,
        gap: Some(Gap::Unknown),
        how,
        period,
        parts: None,
        printed: None,
        qualifier: None,
        status: Status::default(),
        coverage: Coverage::default(),
        complete: true,
        source: None,
        published: None,
        row: None,
    };
    for (place, part) in parts.iter().enumerate() {
        whole.take(part, place == 0);
    }
    whole
}

/// Periods that follow each other without a gap or an overlap from the first day of `whole` on: those that reach furthest, the longest
/// first. The last may end before `whole` does: the figure is then incomplete. Empty where none starts on the first day.
pub(super) fn tiles(spans: &[Period], whole: Period) -> Vec<Period> {
    let mut inside: Vec<Period> = Vec::new();
    for &span in spans {
        if whole.contains(span) && !span.same_days(whole) {
            inside.push(span);
        }
    }
    // From the last start back, so that what a span is continued by is known; of equal reach the longer span comes last and stays.
    let inside = num::sorted_by(&inside, |span| i64::from(span.end().number()) - (i64::from(span.start().number()) << 32));
    let mut best: Vec<(Period, Day)> = Vec::new();
    let from = |best: &[(Period, Day)], day: Day| best.iter().position(|(span, _)| span.start() == day);
    for span in inside {
        let next = from(&best, span.end().next()).and_then(|place| best.get(place));
        let reach = next.map_or(span.end(), |(_, reach)| *reach);
        match from(&best, span.start()).and_then(|place| best.get_mut(place)) {
            Some(known) if reach >= known.1 => *known = (span, reach),
            Some(_) => {}
            None => best.push((span, reach)),
        }
    }
    let mut chosen = Vec::new();
    let mut next = whole.start();
    while let Some(&(span, _)) = from(&best, next).and_then(|place| best.get(place)) {
        next = span.end().next();
        chosen.push(span);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Calendar;

    fn tiled(labels: &[&str], whole: &str) -> Vec<String> {
        let period = |label: &str| Period::parse(label, Calendar::Calendar).unwrap();
        let spans: Vec<Period> = labels.iter().map(|label| period(label)).collect();
        tiles(&spans, period(whole)).into_iter().map(|span| span.label().to_string()).collect()
    }

    #[test]
    fn tiles_reach_as_far_as_they_can_with_the_longest_first() {
        assert_eq!(tiled(&["2023-H1", "2023-H2", "2023-9M"], "2023"), ["2023-H1", "2023-H2"]);
        assert_eq!(tiled(&["2023-Q1", "2023-Q2", "2023-H1", "2023-Q3", "2023-Q4"], "2023"), ["2023-H1", "2023-Q3", "2023-Q4"]);
        assert_eq!(tiled(&["2023-Q1", "2023-Q3"], "2023"), ["2023-Q1"]);
        assert_eq!(tiled(&["2023-Q2", "2023-Q3"], "2023"), [""; 0]);
        assert_eq!(tiled(&["2023-01", "2023-02", "2023-03", "2023-Q1"], "2023-Q1"), ["2023-01", "2023-02", "2023-03"]);
    }
}
