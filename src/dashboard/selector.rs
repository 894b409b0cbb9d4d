//! Where one stands: what was asked for, and the defaults for what was not.

use serde::Deserialize;

use super::Dashboard;
use crate::error::{Error, ErrorCode, Result};
use crate::feed;
use crate::measure::progress::compare::Method;
use crate::measure::score;
use crate::model::{Framework, Id, IndicatorId, NodeId, UnitId, UnitKind};
use crate::period::{Day, Period};

/// What is asked for; whatever is left out has a default.
///
/// An id that the feed does not have is an error, not a default: a page must not show other figures than those it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Selector {
    /// A unit's id. Default: the first of the highest units that have observations.
    pub unit: Option<String>,
    /// A period's id or label. Default: the latest with scores; for a feed without scores none, so that each figure has its own latest period.
    pub period: Option<String>,
    /// A framework's id. Default: the first with data in the period.
    pub framework: Option<String>,
    /// A node's id in the framework. Default: the root.
    pub node: Option<String>,
    /// An indicator's id. Default: none where a framework gives scores, else the first that the unit has.
    pub indicator: Option<String>,
    /// The day on which deadlines are judged. Default: the last day of `period`, else the feed's `asOf`, else `issued`, else the last day with data.
    pub today: Option<String>,
    /// Names of methods of progress, commas between them, of [`Method::ALL`]. Default: `linearPace`.
    pub methods: Option<String>,
    /// A kind of units: those below the selected unit are set beside each other. Default: see each question.
    pub kind: Option<String>,
    /// A group that units belong to, as the feed names it. Default: all units.
    pub group: Option<String>,
    /// The earlier period of [`Dashboard::change`]. Default: the one of the same kind before `period`.
    pub before: Option<String>,
    /// The framework that gave the score in that period. Default: the same, or where it gave none the first that did.
    pub former: Option<String>,
}

impl Selector {
    /// The names of its fields in JavaScript.
    pub const FIELDS: [&str; 11] =
        ["unit", "period", "framework", "node", "indicator", "today", "methods", "kind", "group", "before", "former"];

    /// The field with this name, by its place in [`FIELDS`](Selector::FIELDS): a match by name would compare eleven texts one by one, each in code of its own.
    pub fn field(&mut self, name: &str) -> Option<&mut Option<String>> {
        let place = Self::FIELDS.iter().position(|field| *field == name)?;
        Some(match place {
            0 => &mut self.unit,
            1 => &mut self.period,
            2 => &mut self.framework,
            3 => &mut self.node,
            4 => &mut self.indicator,
            5 => &mut self.today,
            6 => &mut self.methods,
            7 => &mut self.kind,
            8 => &mut self.group,
            9 => &mut self.before,
            _ => &mut self.former,
        })
    }
}

/// A resolved [`Selector`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub unit: UnitId,
    /// Whether the unit was asked for, not the default.
    pub chosen: bool,
    /// The period that was asked for.
    pub asked: Option<Period>,
    /// The earlier period that was asked for.
    pub before: Option<Period>,
    /// The framework that was asked for, or the default.
    pub framework: Option<Id<Framework>>,
    /// The framework that was asked for in the earlier period.
    pub former: Option<Id<Framework>>,
    pub node: Option<NodeId>,
    pub indicator: Option<IndicatorId>,
    pub today: Day,
    /// Which of [`Method::ALL`] are asked for.
    pub methods: [bool; Method::ALL.len()],
    pub kind: Option<UnitKind>,
    /// As the feed writes it.
    pub group: Option<&'a str>,
}

impl Dashboard {
    pub(super) fn place(&self, select: &Selector) -> Result<Place<'_>> {
        let data = &self.data;
        let unit = match &select.unit {
            Some(id) => data.units.find(id).ok_or_else(|| unknown(ErrorCode::UnknownUnit, "/unit", id))?,
            None => self.top_unit().ok_or_else(|| Error::new(ErrorCode::NothingToShow, "/units"))?,
        };
        let period = |id: &Option<String>, path| match id {
            Some(id) => self.find_period(id).map(Some).ok_or_else(|| unknown(ErrorCode::UnknownPeriod, path, id)),
            None => Ok(None),
        };
        let (asked, before) = (period(&select.period, "/period")?, period(&select.before, "/before")?);
        let indicator = match &select.indicator {
            Some(id) => Some(data.indicators.find(id).ok_or_else(|| unknown(ErrorCode::UnknownIndicator, "/indicator", id))?),
            None => None,
        };
        let named = |id: &Option<String>, path| match id {
            Some(id) => data.frameworks.find(id).map(Some).ok_or_else(|| unknown(ErrorCode::UnknownFramework, path, id)),
            None => Ok(None),
        };
        let former = named(&select.former, "/former")?;
        let framework = named(&select.framework, "/framework")?.or_else(|| self.framework_for(unit, asked, select.node.as_deref()));
        let node = match &select.node {
            Some(id) => {
                let found = framework.and_then(|framework| data.frameworks[framework].find(id));
                Some(found.ok_or_else(|| unknown(ErrorCode::UnknownNode, "/node", id))?)
            }
            None => None,
        };
        let today = match &select.today {
            Some(text) => Day::parse(text).ok_or_else(|| unknown(ErrorCode::BadDay, "/today", text).expected("YYYY-MM-DD"))?,
            None => self.default_today(asked),
        };
        let kind = match &select.kind {
            Some(word) => {
                Some(feed::word_of(word).map_err(|words| unknown(ErrorCode::UnknownKind, "/kind", word).expected(words.0.join(", ")))?)
            }
            None => None,
        };
        let group = match &select.group {
            Some(name) => Some(self.find_group(name).ok_or_else(|| unknown(ErrorCode::UnknownGroup, "/group", name))?),
            None => None,
        };
        Ok(Place {
            unit,
            chosen: select.unit.is_some(),
            asked,
            before,
            framework,
            former,
            node,
            indicator,
            today,
            methods: methods(select.methods.as_deref().unwrap_or("linearPace"))?,
            kind,
            group,
        })
    }

    /// The first of the highest units that have observations; a feed without any: the first unit.
    pub(super) fn top_unit(&self) -> Option<UnitId> {
        let reporting = self.data.units.ids().filter(|&unit| self.index.reports(unit));
        reporting.min_by_key(|&unit| self.index.height(unit)).or_else(|| self.data.units.ids().next())
    }

    fn find_group(&self, name: &str) -> Option<&str> {
        for unit in self.data.units.items() {
            for group in &unit.groups {
                if group == name {
                    return Some(group);
                }
            }
        }
        None
    }

    fn find_period(&self, id: &str) -> Option<Period> {
        let known = self.data.find_period(id).map(|period| self.data.periods[period]);
        known.or_else(|| Period::parse(id, self.data.head.calendar))
    }

    /// The first framework that has the node and data in the period, else the first that has data at all, else the first.
    fn framework_for(&self, unit: UnitId, asked: Option<Period>, node: Option<&str>) -> Option<Id<Framework>> {
        let frameworks = &self.data.frameworks;
        let fits = |&id: &Id<Framework>| node.is_none_or(|node| frameworks[id].find(node).is_some());
        let has_data = |&id: &Id<Framework>| {
            let framework = &frameworks[id];
            match asked {
                Some(period) => {
                    self.scored_in(framework, period) && score::is_known(self.figures(), framework, Framework::ROOT, unit, period)
                }
                None => !score::periods(self.figures(), framework, Framework::ROOT).is_empty(),
            }
        };
        frameworks.ids().filter(fits).find(has_data).or_else(|| frameworks.ids().find(fits)).or_else(|| frameworks.ids().next())
    }

    fn scored_in(&self, framework: &Framework, period: Period) -> bool {
        score::periods(self.figures(), framework, Framework::ROOT).into_iter().any(|id| period.contains(self.data.periods[id]))
    }

    fn default_today(&self, asked: Option<Period>) -> Day {
        let head = &self.data.head;
        let last = || self.data.periods.ids().next_back().map(|id| self.data.periods[id].end());
        asked.map(Period::end).or(head.as_of).or(head.issued).or_else(last).unwrap_or_else(Day::epoch)
    }

    /// The framework that gives scores, and the period to show them for: the one asked for, else the latest with data.
    pub(super) fn scored(&self, place: &Place) -> Option<(Id<Framework>, Period)> {
        let id = place.framework.filter(|&id| score::gives_scores(&self.data.frameworks[id]))?;
        let latest = || {
            let periods = score::periods(self.figures(), &self.data.frameworks[id], place.node.unwrap_or(Framework::ROOT));
            periods.last().map(|&period| self.data.periods[period])
        };
        Some((id, place.asked.or_else(latest)?))
    }

    /// The latest period of the same kind before a period, of those given.
    pub(super) fn before(&self, period: Period, among: &[crate::model::PeriodId]) -> Option<Period> {
        among.iter().rev().map(|&id| self.data.periods[id]).find(|other| other.kind() == period.kind() && other.end() < period.start())
    }
}

/// Which methods have these names.
fn methods(names: &str) -> Result<[bool; Method::ALL.len()]> {
    let mut asked = [false; Method::ALL.len()];
    for name in names.split(',') {
        let place = Method::ALL.iter().position(|known| known.0 == name.trim());
        *place.and_then(|place| asked.get_mut(place)).ok_or_else(|| unknown(ErrorCode::UnknownMethod, "/methods", name))? = true;
    }
    Ok(asked)
}

fn unknown(code: ErrorCode, path: &str, id: &str) -> Error {
    Error::new(code, path).found(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_has_its_own_field() {
        for name in Selector::FIELDS {
            let mut select: Selector = serde_json::from_str(&format!(r#"{{ "{name}": "told" }}"#)).unwrap();
            assert_eq!(select.field(name).unwrap().take().as_deref(), Some("told"), "{name}");
            assert_eq!(select, Selector::default(), "{name}");
        }
        assert!(Selector::default().field("Unit").is_none());
    }

    #[test]
    fn what_the_feed_does_not_have_is_an_error() {
        let feed = r#"{ "format": "reform-feed/1", "units": [{ "id": "p", "name": "P", "kind": "province", "groups": ["A"] }] }"#;
        let dashboard = Dashboard::load(feed.as_bytes()).unwrap();
        for (field, known, unheard, code) in [
            ("unit", "p", "q", ErrorCode::UnknownUnit),
            ("period", "2024", "2024-13", ErrorCode::UnknownPeriod),
            ("today", "2024-02-29", "2023-02-29", ErrorCode::BadDay),
            ("kind", "province", "Province", ErrorCode::UnknownKind),
            ("group", "A", "B", ErrorCode::UnknownGroup),
        ] {
            let mut select = Selector::default();
            *select.field(field).unwrap() = Some(known.to_owned());
            assert!(dashboard.place(&select).is_ok(), "{field} {known}");
            *select.field(field).unwrap() = Some(unheard.to_owned());
            let error = dashboard.place(&select).unwrap_err();
            assert_eq!((error.code(), error.path()), (code, format!("/{field}").as_str()));
        }
    }
}
