//! Where one stands: what was asked for, and the defaults for what was not.

use serde::Deserialize;

use super::Dashboard;
use crate::error::{Error, ErrorCode, Result};
use crate::measure::progress::compare::Method;
use crate::measure::score;
use crate::model::{Framework, Id, IndicatorId, NodeId, UnitId};
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
}

impl Selector {
    /// The names of its fields in JavaScript.
    pub const FIELDS: [&str; 7] = ["unit", "period", "framework", "node", "indicator", "today", "methods"];

    /// The field with this name.
    pub fn field(&mut self, name: &str) -> Option<&mut Option<String>> {
        match name {
            "unit" => Some(&mut self.unit),
            "period" => Some(&mut self.period),
            "framework" => Some(&mut self.framework),
            "node" => Some(&mut self.node),
            "indicator" => Some(&mut self.indicator),
            "today" => Some(&mut self.today),
            "methods" => Some(&mut self.methods),
            _ => None,
        }
    }
}

/// A resolved [`Selector`].
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub unit: UnitId,
    /// Whether the unit was asked for, not the default.
    pub chosen: bool,
    /// The period that was asked for.
    pub asked: Option<Period>,
    /// The framework that was asked for, or the default.
    pub framework: Option<Id<Framework>>,
    pub node: Option<NodeId>,
    pub indicator: Option<IndicatorId>,
    pub today: Day,
    pub methods: Vec<Method>,
}

impl Dashboard {
    pub(super) fn place(&self, select: &Selector) -> Result<Place> {
        let data = &self.data;
        let unit = match &select.unit {
            Some(id) => data.units.find(id).ok_or_else(|| unknown(ErrorCode::UnknownUnit, "/unit", id))?,
            None => self.top_unit().ok_or_else(|| Error::new(ErrorCode::NothingToShow, "/units"))?,
        };
        let asked = match &select.period {
            Some(id) => Some(self.find_period(id).ok_or_else(|| unknown(ErrorCode::UnknownPeriod, "/period", id))?),
            None => None,
        };
        let indicator = match &select.indicator {
            Some(id) => Some(data.indicators.find(id).ok_or_else(|| unknown(ErrorCode::UnknownIndicator, "/indicator", id))?),
            None => None,
        };
        let framework = match &select.framework {
            Some(id) => Some(data.frameworks.find(id).ok_or_else(|| unknown(ErrorCode::UnknownFramework, "/framework", id))?),
            None => self.framework_for(unit, asked, select.node.as_deref()),
        };
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
        Ok(Place {
            unit,
            chosen: select.unit.is_some(),
            asked,
            framework,
            node,
            indicator,
            today,
            methods: methods(select.methods.as_deref().unwrap_or("linearPace"))?,
        })
    }

    /// The first of the highest units that have observations; a feed without any: the first unit.
    pub(super) fn top_unit(&self) -> Option<UnitId> {
        let reporting = self.data.units.ids().filter(|&unit| self.index.reports(unit));
        reporting.min_by_key(|&unit| self.index.height(unit)).or_else(|| self.data.units.ids().next())
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
                    score::score(self.figures(), framework, Framework::ROOT, unit, period).known && self.scored_in(framework, period)
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

/// The methods with these names.
fn methods(names: &str) -> Result<Vec<Method>> {
    let mut methods = Vec::new();
    for name in names.split(',') {
        let known = Method::ALL.iter().find(|known| known.0 == name.trim());
        methods.push(known.ok_or_else(|| unknown(ErrorCode::UnknownMethod, "/methods", name))?.1);
    }
    Ok(methods)
}

fn unknown(code: ErrorCode, path: &str, id: &str) -> Error {
    Error::new(code, path).found(id)
}
