//! Scenarios and goals as they are written down; what they do to scores is calculated elsewhere.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::Rule;

/// One change: what it is about (a unit, or every unit that is ranked, and an indicator, a node or a target) and what becomes of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Change {
    /// A unit's id; `None`: every unit that is ranked.
    pub unit: Option<String>,
    /// An indicator's id.
    pub indicator: Option<String>,
    /// A node's id.
    pub node: Option<String>,
    /// A target's id.
    pub target: Option<String>,
    /// What is assumed, in the author's words.
    pub name: Option<String>,
    /// The new numerator.
    pub numerator: Option<f64>,
    /// The new denominator.
    pub denominator: Option<f64>,
    /// The new value, points or figure to be reached.
    pub value: Option<f64>,
    /// What is added to it.
    pub by: Option<f64>,
    /// What it grows by, in %.
    pub growth: Option<f64>,
    /// The node's new weight.
    pub weight: Option<f64>,
    /// The node's new maximum.
    pub max: Option<f64>,
    /// The leaf's new rule.
    pub rule: Option<Rule>,
}

impl Change {
    /// Its numbers with their names.
    pub fn numbers(&self) -> [(&'static str, Option<f64>); 7] {
        [
            ("numerator", self.numerator),
            ("denominator", self.denominator),
            ("value", self.value),
            ("by", self.by),
            ("growth", self.growth),
            ("weight", self.weight),
            ("max", self.max),
        ]
    }

    /// Its texts with their names.
    pub fn texts(&self) -> [(&'static str, &Option<String>); 5] {
        [("unit", &self.unit), ("indicator", &self.indicator), ("node", &self.node), ("target", &self.target), ("name", &self.name)]
    }

    /// What kind of change it is: of two of one kind about one thing the later stands alone. `None`: of no kind, or of several.
    pub fn kind(&self) -> Option<Kind> {
        let mut kind = None;
        let mut several = false;
        let counts = self.numerator.or(self.denominator);
        for (is, number) in [
            (Kind::Counts, counts.is_some()),
            (Kind::Value, self.value.is_some()),
            (Kind::Value, self.by.is_some()),
            (Kind::Value, self.growth.is_some()),
            (Kind::Weight, self.weight.is_some()),
            (Kind::Max, self.max.is_some()),
            (Kind::Rule, self.rule.is_some()),
        ] {
            if number {
                several |= kind.is_some();
                kind = Some(is);
            }
        }
        kind.filter(|_| !several)
    }

    /// Whether another change is about the same thing, so that it takes this one's place. Counts and values are the same thing.
    pub fn same_subject(&self, other: &Change) -> bool {
        let field = |change: &Change| match change.kind() {
            Some(Kind::Counts) => Some(Kind::Value),
            kind => kind,
        };
        field(self) == field(other)
            && self.unit == other.unit
            && self.indicator == other.indicator
            && self.node == other.node
            && self.target == other.target
    }

    /// A number of which `value`, `by` or `growth` are told, as changed.
    pub fn amount(&self, old: f64) -> f64 {
        match (self.value, self.by, self.growth) {
            (Some(value), ..) => value,
            (_, Some(by), _) => old + by,
            (.., Some(growth)) => old + old * growth / 100.0,
            _ => old,
        }
    }
}

/// The kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Numerator and denominator.
    Counts,
    /// A value, points or a figure to be reached.
    Value,
    /// A weight.
    Weight,
    /// A maximum.
    Max,
    /// A rule.
    Rule,
}

impl Serialize for Change {
    /// Only what is there, so that links stay short.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut told = serializer.serialize_map(None)?;
        for (key, text) in self.texts() {
            if let Some(text) = text {
                told.serialize_entry(key, text)?;
            }
        }
        for (key, number) in self.numbers() {
            if let Some(number) = number {
                told.serialize_entry(key, &number)?;
            }
        }
        if let Some(rule) = &self.rule {
            told.serialize_entry("rule", rule)?;
        }
        told.end()
    }
}

/// How optimistic a scenario of named assumptions is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Preset {
    /// Cao.
    High,
    /// Cơ sở.
    Base,
    /// Thấp.
    Low,
}

/// A scenario as it is stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The feed's id.
    pub feed: String,
    /// What it is called.
    pub name: Option<String>,
    /// Its level.
    pub preset: Option<Preset>,
    /// Where one stands: names and values of a selector.
    pub select: Vec<(String, String)>,
    /// The changes, in order of entry.
    pub changes: Vec<Change>,
}

/// What is to be reached, and on which terms.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wish {
    /// A score.
    pub score: Option<f64>,
    /// A rank, 1 or more.
    pub rank: Option<f64>,
    /// What one step costs, by the id of a node or an indicator.
    pub efforts: Vec<(String, f64)>,
    /// The most that may be reached, by the same ids.
    pub caps: Vec<(String, f64)>,
    /// What may not change, by the same ids.
    pub fixed: Vec<String>,
}
