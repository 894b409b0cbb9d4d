//! Days and periods, in the calendar year and in the reporting year.
//!
//! A reporting year runs from 15 December to 14 December, its month *m* from the 15th of *m* − 1 to the 14th of *m* (Khánh Hòa,
//! QĐ 01/2023/QĐ-UBND, điều 4, which applies Nghị định 09/2019/NĐ-CP; the yearly span again in NĐ 70/2023). A label alone therefore does
//! not say which days are meant: a [`Period`] carries its days, and two periods are compared only when the days agree.

use core::cmp::Ordering;
use core::fmt;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize, Serializer};

/// A day of the Gregorian calendar, in the years 1900 to 2200, as the number of days since 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2200;

impl Day {
    /// The day with this year, month (1 to 12) and day of the month, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Day::from_date)
    }

    /// Reads `YYYY-MM-DD`, nothing else.
    pub fn parse(text: &str) -> Option<Day> {
        let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *text.as_bytes() else { return None };
        Day::new(digits(&[y0, y1, y2, y3])?, digits(&[m0, m1])?.cast_unsigned(), digits(&[d0, d1])?.cast_unsigned())
    }

    /// 1 January 1970, the day with the number 0.
    pub fn epoch() -> Day {
        Day(0)
    }

    /// The day that is so many days after 1 January 1970, if it lies in the years that a day can name.
    pub fn from_number(number: i32) -> Option<Day> {
        let day = Day(number);
        (FIRST_YEAR..=LAST_YEAR).contains(&day.year()).then_some(day)
    }

    /// Days since 1 January 1970.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// Days from `earlier` to this day; negative where `earlier` is later.
    pub fn since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// The day after.
    pub fn next(self) -> Day {
        Day(self.0 + 1)
    }

    /// The day before.
    pub fn before(self) -> Day {
        Day(self.0 - 1)
    }

    fn from_date(date: NaiveDate) -> Day {
        Day(date.signed_duration_since(NaiveDate::default()).num_days() as i32)
    }

    fn date(self) -> NaiveDate {
        let epoch = NaiveDate::default();
        let days = Days::new(u64::from(self.0.unsigned_abs()));
        let date = if self.0 < 0 { epoch.checked_sub_days(days) } else { epoch.checked_add_days(days) };
        date.unwrap_or(epoch)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Which days a label means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Calendar {
    /// The calendar year, 1 January to 31 December.
    #[default]
    Calendar,
    /// The reporting year, 15 December to 14 December.
    Reporting,
}

/// What kind of span a label names, from short to long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PeriodKind {
    /// One day.
    Day,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    Half,
    /// The first nine months of a year.
    NineMonths,
    /// A year.
    Year,
    /// Several years of a programme.
    Phase,
}

/// A label as the feed writes it: `2020`, `2020-H1`, `2020-9M`, `2020-Q3`, `2020-07`, `2020-12-31`, `2011/2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// `YYYY-MM-DD`
    Day(Day),
    /// `YYYY-MM`
    Month(i32, u32),
    /// `YYYY-Qn`
    Quarter(i32, u32),
    /// `YYYY-Hn`
    Half(i32, u32),
    /// `YYYY-9M`
    NineMonths(i32),
    /// `YYYY`
    Year(i32),
    /// `YYYY/YYYY`
    Phase(i32, i32),
}

impl Label {
    /// Reads a label; `None` where the text is none.
    pub fn parse(text: &str) -> Option<Label> {
        let bytes = text.as_bytes();
        let year = digits(bytes.get(..4)?)?;
        if !(FIRST_YEAR + 1..=LAST_YEAR).contains(&year) {
            return None;
        }
        match *bytes.get(4..)? {
            [] => Some(Label::Year(year)),
            [b'-', b'9', b'M'] => Some(Label::NineMonths(year)),
            [b'-', b'H', n @ b'1'..=b'2'] => Some(Label::Half(year, u32::from(n - b'0'))),
            [b'-', b'Q', n @ b'1'..=b'4'] => Some(Label::Quarter(year, u32::from(n - b'0'))),
            [b'-', m0, m1] => {
                let month = digits(&[m0, m1])?.cast_unsigned();
                (1..=12).contains(&month).then_some(Label::Month(year, month))
            }
            [b'/', ref last @ ..] if last.len() == 4 => {
                let last = digits(last)?;
                (year <= last && last <= LAST_YEAR).then_some(Label::Phase(year, last))
            }
            _ => Day::parse(text).map(Label::Day),
        }
    }

    /// The kind of span.
    pub fn kind(self) -> PeriodKind {
        match self {
            Label::Day(_) => PeriodKind::Day,
            Label::Month(..) => PeriodKind::Month,
            Label::Quarter(..) => PeriodKind::Quarter,
            Label::Half(..) => PeriodKind::Half,
            Label::NineMonths(_) => PeriodKind::NineMonths,
            Label::Year(_) => PeriodKind::Year,
            Label::Phase(..) => PeriodKind::Phase,
        }
    }

    /// The first year and month (1 to 12) and how many months follow it, or the day.
    fn months(self) -> Result<(i32, u32, u32), Day> {
        match self {
            Label::Day(day) => Err(day),
            Label::Month(year, month) => Ok((year, month, 1)),
            Label::Quarter(year, n) => Ok((year, 3 * n - 2, 3)),
            Label::Half(year, n) => Ok((year, 6 * n - 5, 6)),
            Label::NineMonths(year) => Ok((year, 1, 9)),
            Label::Year(year) => Ok((year, 1, 12)),
            Label::Phase(first, last) => Ok((first, 1, 12 * (last - first + 1).cast_unsigned())),
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Label::Day(day) => write!(f, "{day}"),
            Label::Month(year, month) => write!(f, "{year}-{month:02}"),
            Label::Quarter(year, n) => write!(f, "{year}-Q{n}"),
            Label::Half(year, n) => write!(f, "{year}-H{n}"),
            Label::NineMonths(year) => write!(f, "{year}-9M"),
            Label::Year(year) => write!(f, "{year}"),
            Label::Phase(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

/// A label and the days it stands for. `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    label: Label,
    start: Day,
    end: Day,
}

impl Period {
    /// The days that a label means in a calendar; a day is itself in both. `None` beyond the years that a [`Day`] can name.
    pub fn new(label: Label, calendar: Calendar) -> Option<Period> {
        let (year, month, count) = match label.months() {
            Err(day) => return Some(Period { label, start: day, end: day }),
            Ok(span) => span,
        };
        // Both ends are the first day of a month in the calendar year, the 15th of the month before in the reporting year.
        let first = match calendar {
            Calendar::Calendar => first_of(year, month, 0, 1)?,
            Calendar::Reporting => first_of(year, month, -1, 15)?,
        };
        let after = match calendar {
            Calendar::Calendar => first_of(year, month, count.cast_signed(), 1)?,
            Calendar::Reporting => first_of(year, month, count.cast_signed() - 1, 15)?,
        };
        Some(Period { label, start: first, end: Day(after.0 - 1) })
    }

    /// The same label over days of its own; `None` if they are reversed.
    pub fn with_days(self, start: Day, end: Day) -> Option<Period> {
        (start <= end).then_some(Period { start, end, ..self })
    }

    /// Reads a label in a calendar, or an [`id`](Period::id) with days of its own.
    pub fn parse(text: &str, calendar: Calendar) -> Option<Period> {
        let (label, days) = text.split_once('@').map_or((text, None), |(label, days)| (label, Some(days)));
        let period = Period::new(Label::parse(label)?, calendar)?;
        match days {
            None => Some(period),
            Some(days) => {
                let (start, end) = days.split_once('/')?;
                period.with_days(Day::parse(start)?, Day::parse(end)?)
            }
        }
    }

    /// The year of a calendar that a day belongs to: the last days of December belong to the next reporting year.
    pub fn year_of(day: Day, calendar: Calendar) -> Option<Period> {
        let year = day.year();
        (year..=year + 1).filter_map(|year| Period::new(Label::Year(year), calendar)).find(|whole| day <= whole.end)
    }

    /// The period after it of the same kind, in a calendar; a year later for the first nine months. `None` for days and phases.
    pub fn next(self, calendar: Calendar) -> Option<Period> {
        let after =
            |label: fn(i32, u32) -> Label, year: i32, n: u32, last: u32| if n < last { label(year, n + 1) } else { label(year + 1, 1) };
        let label = match self.label {
            Label::Day(_) | Label::Phase(..) => return None,
            Label::Month(year, n) => after(Label::Month, year, n, 12),
            Label::Quarter(year, n) => after(Label::Quarter, year, n, 4),
            Label::Half(year, n) => after(Label::Half, year, n, 2),
            Label::NineMonths(year) => Label::NineMonths(year + 1),
            Label::Year(year) => Label::Year(year + 1),
        };
        Period::new(label, calendar)
    }

    /// The label.
    pub fn label(self) -> Label {
        self.label
    }

    /// The kind of span.
    pub fn kind(self) -> PeriodKind {
        self.label.kind()
    }

    /// The first day.
    pub fn start(self) -> Day {
        self.start
    }

    /// The last day.
    pub fn end(self) -> Day {
        self.end
    }

    /// How many days it has, both ends counted.
    pub fn days(self) -> i32 {
        self.end.since(self.start) + 1
    }

    /// Whether every day of `other` is a day of this one.
    pub fn contains(self, other: Period) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether both stand for the same days.
    pub fn same_days(self, other: Period) -> bool {
        self.start == other.start && self.end == other.end
    }

    /// The id that names it in a feed of `calendar`: the label, followed by `@start/end` where the days are its own.
    pub fn id(self, calendar: Calendar) -> String {
        if self.own_days(calendar) { format!("{}@{}/{}", self.label, self.start, self.end) } else { self.label.to_string() }
    }

    /// Whether the days are other than those that the label means in `calendar`.
    pub fn own_days(self, calendar: Calendar) -> bool {
        Period::new(self.label, calendar) != Some(self)
    }
}

impl Ord for Period {
    /// By time: the last day, then the later start (the shorter span) first, then the label.
    fn cmp(&self, other: &Self) -> Ordering {
        (self.end, other.start, self.label).cmp(&(other.end, self.start, other.label))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The `day`th of the month that is `shift` months after the given one.
fn first_of(year: i32, month: u32, shift: i32, day: u32) -> Option<Day> {
    let months = year * 12 + month.cast_signed() - 1 + shift;
    let date = NaiveDate::from_ymd_opt(months.div_euclid(12), months.rem_euclid(12).cast_unsigned() + 1, day)?;
    (FIRST_YEAR..=LAST_YEAR + 1).contains(&date.year()).then(|| Day::from_date(date))
}

fn digits(bytes: &[u8]) -> Option<i32> {
    bytes.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(label: &str, calendar: Calendar) -> (String, String, i32) {
        let period = Period::parse(label, calendar).unwrap();
        (period.start().to_string(), period.end().to_string(), period.days())
    }

    /// The table of reporting periods of 2025 and their lengths, worked out by hand from the cut-off days 15 and 14.
    #[test]
    fn the_next_period_of_a_kind() {
        for (label, next) in
            [("2024-12", "2025-01"), ("2024-Q4", "2025-Q1"), ("2024-H1", "2024-H2"), ("2024-9M", "2025-9M"), ("2024", "2025")]
        {
            let period = Period::parse(label, Calendar::Reporting).unwrap();
            assert_eq!(period.next(Calendar::Reporting), Period::parse(next, Calendar::Reporting), "{label}");
        }
        assert_eq!(Period::parse("2024-12-31", Calendar::Calendar).unwrap().next(Calendar::Calendar), None);
    }

    #[test]
    fn the_reporting_periods_of_2025() {
        for (label, start, end, length) in [
            ("2025-01", "2024-12-15", "2025-01-14", 31),
            ("2025-03", "2025-02-15", "2025-03-14", 28),
            ("2025-Q1", "2024-12-15", "2025-03-14", 90),
            ("2025-Q2", "2025-03-15", "2025-06-14", 92),
            ("2025-Q3", "2025-06-15", "2025-09-14", 92),
            ("2025-Q4", "2025-09-15", "2025-12-14", 91),
            ("2025-H1", "2024-12-15", "2025-06-14", 182),
            ("2025-9M", "2024-12-15", "2025-09-14", 274),
            ("2025", "2024-12-15", "2025-12-14", 365),
            ("2024-Q1", "2023-12-15", "2024-03-14", 91),
        ] {
            assert_eq!(days(label, Calendar::Reporting), (start.into(), end.into(), length), "{label}");
        }
    }

    #[test]
    fn the_calendar_periods() {
        for (label, start, end, length) in [
            ("2024-02", "2024-02-01", "2024-02-29", 29),
            ("2020-Q3", "2020-07-01", "2020-09-30", 92),
            ("2020-H2", "2020-07-01", "2020-12-31", 184),
            ("2020-9M", "2020-01-01", "2020-09-30", 274),
            ("2020", "2020-01-01", "2020-12-31", 366),
            ("2011/2020", "2011-01-01", "2020-12-31", 3653),
            ("2020-12-31", "2020-12-31", "2020-12-31", 1),
        ] {
            assert_eq!(days(label, Calendar::Calendar), (start.into(), end.into(), length), "{label}");
        }
    }

    #[test]
    fn a_label_is_written_as_it_is_read() {
        for label in ["2020", "2020-H1", "2020-9M", "2020-Q3", "2020-07", "2020-12-31", "2011/2020"] {
            assert_eq!(Label::parse(label).unwrap().to_string(), label);
        }
    }

    #[test]
    fn what_is_no_label() {
        for text in [
            "",
            "20",
            "2020-",
            "2020-13",
            "2020-00",
            "2020-Q5",
            "2020-H3",
            "2020-8M",
            "2020-02-30",
            "2020/2011",
            "1800",
            "２０２０",
            "2020-1",
            "+202",
        ] {
            assert_eq!(Label::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_reporting_day_of_the_last_year_exists() {
        assert!(Period::parse("2200", Calendar::Calendar).is_some());
        assert!(Period::parse("1901", Calendar::Reporting).is_some());
    }

    #[test]
    fn own_days_show_in_the_id() {
        let quarter = Period::parse("2020-Q1", Calendar::Calendar).unwrap();
        let own = quarter.with_days(Day::parse("2019-12-01").unwrap(), Day::parse("2020-02-29").unwrap()).unwrap();
        assert_eq!(quarter.id(Calendar::Calendar), "2020-Q1");
        assert_eq!(own.id(Calendar::Calendar), "2020-Q1@2019-12-01/2020-02-29");
        assert!(!own.same_days(quarter));
        for period in [quarter, own] {
            assert_eq!(Period::parse(&period.id(Calendar::Calendar), Calendar::Calendar), Some(period));
        }
        for text in ["2020-Q1@", "2020-Q1@2020-01-01", "2020-Q1@2020-02-01/2020-01-01", "@2020-01-01/2020-02-01"] {
            assert_eq!(Period::parse(text, Calendar::Calendar), None, "{text}");
        }
    }

    #[test]
    fn the_year_of_a_day() {
        let year = |day: &str, calendar| Period::year_of(Day::parse(day).unwrap(), calendar).unwrap().label().to_string();
        assert_eq!(year("2024-12-20", Calendar::Calendar), "2024");
        assert_eq!(year("2024-12-20", Calendar::Reporting), "2025");
        assert_eq!(year("2024-12-14", Calendar::Reporting), "2024");
    }

    #[test]
    fn time_orders_periods_and_the_shorter_span_comes_first() {
        let mut periods =
            ["2020", "2020-12", "2020-Q4", "2019", "2020-12-31"].map(|label| Period::parse(label, Calendar::Calendar).unwrap());
        periods.sort();
        assert_eq!(periods.map(|period| period.label().to_string()), ["2019", "2020-12-31", "2020-12", "2020-Q4", "2020"]);
    }
}
