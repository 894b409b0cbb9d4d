//! Several methods on one target, side by side.

use serde::Serialize;

use super::cagr::{self, Grade, Unavailable};
use super::destatis::{self, Symbol};
use super::linear::Pace;
use super::unsd::{self, Level};
use super::{current, sense};
use crate::measure::status::Verdict;
use crate::model::{Comparator, Dataset, Target};
use crate::period::Period;

/// A method of progress, by the name under which it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Method {
    /// [`linear`](super::linear).
    LinearPace,
    /// [`cagr`]: Open SDG and Statistics Canada.
    OpenSdg,
    /// [`unsd`]: the progress chart of the United Nations Statistics Division.
    Unsd,
    /// [`destatis`]: weather symbols.
    Destatis,
    /// [`current`]: current status index.
    CurrentStatus,
}

impl Method {
    /// All, with their names.
    pub const ALL: [(&'static str, Method); 5] = [
        ("linearPace", Method::LinearPace),
        ("openSdg", Method::OpenSdg),
        ("unsd", Method::Unsd),
        ("destatis", Method::Destatis),
        ("currentStatus", Method::CurrentStatus),
    ];
}

/// What a method says, in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each variant holds one method's words")]
pub enum Word {
    Verdict(Verdict),
    Grade(Grade),
    Level(Level),
    Symbol(Symbol),
}

/// The answer of one method.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Judgement {
    /// The method.
    pub method: Method,
    /// Its word; `None` where it has no words, or says why not.
    pub word: Option<Word>,
    /// Its number: the pace (1 is on schedule), the growth ratio's score (−5 to 5), the share of the way expected, the status index (0 to 10).
    pub score: Option<f64>,
    /// Why it says nothing.
    pub unavailable: Option<Unavailable>,
    /// Whether the target is reached or will be by this method; `None` where it does not say.
    pub on_course: Option<bool>,
}

/// Asks a method about a target: its linear pace is known, `years` are the values of the years in which there was no break.
pub fn judge(data: &Dataset, target: &Target, pace: &Pace, years: &[(i32, f64)], method: Method) -> Judgement {
    let calendar = data.indicators[target.indicator].calendar;
    let year = |period: Period| Period::year_of(period.end(), calendar).map_or(period.end().year(), |year| year.end().year());
    let sense = sense(data, target);
    let mut series: Vec<(i32, f64)> = Vec::with_capacity(years.len() + 1);
    let given = target.baseline.map(|baseline| (year(baseline.on), baseline.value));
    if let Some(given) = given
        && years.first().is_none_or(|first| given.0 < first.0)
    {
        series.push(given);
    }
    series.extend_from_slice(years);
    let base_year = given.map_or(cagr::BASE_YEAR, |given| given.0);
    let goal = pace.goal.filter(|_| sense != 0.0).map(|goal| (year(target.due), goal));
    let mut said = Judgement { method, word: None, score: None, unavailable: None, on_course: None };
    let outcome = match (method, goal) {
        (Method::LinearPace, _) => {
            said.word = Some(Word::Verdict(pace.verdict));
            said.score = pace.pace;
            Ok(())
        }
        (_, None) => Err(Unavailable::NoDirection),
        (Method::OpenSdg, Some(goal)) => cagr::ends(&series, base_year)
            .and_then(|ends| cagr::judge(&ends, &cagr::Aim { sense, target: Some(goal), limit: None }))
            .map(|progress| {
                said.word = Some(Word::Grade(progress.grade));
                said.score = Some(progress.score);
            }),
        (Method::Unsd, Some(goal)) => {
            let percentage = data.indicators[target.indicator].is_percentage();
            unsd::ends(&series, base_year, goal.0)
                .and_then(|ends| unsd::judge(&ends, &unsd::Aim { sense, target: Some(goal), percentage }))
                .map(|progress| {
                    said.word = Some(Word::Level(progress.level));
                    said.score = progress.share;
                })
        }
        (Method::Destatis, Some(goal)) => {
            let symbol = destatis::toward(&series, sense, goal);
            said.word = symbol.map(Word::Symbol);
            symbol.map(|_| ()).ok_or(Unavailable::TooShort)
        }
        (Method::CurrentStatus, Some((_, goal))) => match (series.first(), series.last()) {
            (Some(base), Some(last)) if base.0 < last.0 => {
                said.score = match target.comparator {
                    Comparator::Equals(_) => current::parity(base.1, last.1, goal),
                    _ => current::index(base.1, last.1, goal, sense),
                };
                said.score.map(|_| ()).ok_or(Unavailable::NoWay)
            }
            _ => Err(Unavailable::TooShort),
        },
    };
    said.unavailable = outcome.err();
    said.on_course = said.word.and_then(on_course);
    said
}

/// Whether a word means that the target is reached or will be.
fn on_course(word: Word) -> Option<bool> {
    match word {
        Word::Verdict(Verdict::Pending | Verdict::NoData | Verdict::NoTarget) => None,
        Word::Verdict(verdict) => Some(matches!(verdict, Verdict::Achieved | Verdict::OnTrack)),
        Word::Grade(grade) => Some(matches!(grade, Grade::Achieved | Grade::Substantial)),
        Word::Level(level) => Some(level == Level::OnTrack),
        Word::Symbol(symbol) => Some(symbol == Symbol::Sun),
    }
}
