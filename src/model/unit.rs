//! Units: territories, agencies and groups, with the days on which they exist and what became of them.

use serde::{Deserialize, Serialize};

use super::{Text, UnitId};
use crate::period::{Day, Period};

/// What kind of unit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum UnitKind {
    /// The country.
    Nation,
    /// A socio-economic region.
    Region,
    /// A ministry or an agency of its rank.
    Ministry,
    /// A province or a city of its rank.
    Province,
    /// A department or another agency of a province.
    Agency,
    /// A district; none exists after 30 June 2025.
    District,
    /// A commune, a ward or a special zone.
    Commune,
    /// Any other group, such as the officials of one level.
    Group,
}

impl UnitKind {
    /// Every kind, from the widest.
    pub const ALL: [UnitKind; 8] = [
        UnitKind::Nation,
        UnitKind::Region,
        UnitKind::Ministry,
        UnitKind::Province,
        UnitKind::Agency,
        UnitKind::District,
        UnitKind::Commune,
        UnitKind::Group,
    ];
}

/// A unit. Its code is a label, not a key: seven province codes mean another province since 1 July 2025.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// The feed's id, unique over time.
    pub id: String,
    /// The administrative code as printed.
    pub code: Option<String>,
    /// The name.
    pub name: Text,
    /// The kind.
    pub kind: UnitKind,
    /// The unit above it.
    pub parent: Option<UnitId>,
    /// Its first day; `None`: it always has existed.
    pub valid_from: Option<Day>,
    /// Its last day; `None`: it still exists.
    pub valid_to: Option<Day>,
    /// What it became.
    pub becomes: Vec<Successor>,
    /// Groups it belongs to, as the feed names them.
    pub groups: Vec<String>,
}

/// A unit that took over, and the share (0 to 1) of the predecessor that went to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Successor {
    /// The unit that took over.
    pub unit: UnitId,
    /// The share that went to it.
    pub share: f64,
}

impl Unit {
    /// Whether it exists on a day.
    pub fn exists_on(&self, day: Day) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// Whether it exists on every day of the period. A period that a merger divides belongs to neither side.
    pub fn exists_in(&self, period: Period) -> bool {
        self.valid_from.is_none_or(|from| from <= period.start()) && self.valid_to.is_none_or(|to| period.end() <= to)
    }
}
