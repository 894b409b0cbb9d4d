//! How far to each target?

use serde::Serialize;

use super::{Told, VerdictCounts};
use crate::measure::Figure;
use crate::measure::outlook::Outlook;
use crate::measure::progress::compare::Judgement;
use crate::measure::progress::linear::{Pace, Point};
use crate::measure::status::Verdict;
use crate::model::{Indicator, Node, Reported, Target, Text, Thresholds, Unit};
use crate::period::{Day, Period};

/// How far to each target?
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Progress<'a> {
    pub unit: &'a Unit,
    pub period: Option<Told<'a, Period>>,
    pub today: Day,
    /// The name of the method.
    pub method: &'static str,
    pub thresholds: Thresholds,
    pub items: Vec<ProgressItem<'a>>,
    pub verdicts: VerdictCounts,
}

/// One target.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct ProgressItem<'a> {
    pub target: TargetRef<'a>,
    pub indicator: &'a Indicator,
    pub domain: Option<&'a Node>,
    pub figure: Option<Told<'a, Figure>>,
    pub reported: Vec<ReportedRef<'a>>,
    pub definitions: Vec<Definition<'a>>,
    pub days_left: i32,
    pub owner: Option<&'a Text>,
    pub forecast: Option<Outlook>,
    pub methods: Vec<Judgement>,
}

tell!(ProgressItem<'_>, item, {
    "target": item.target,
    "indicator": item.indicator,
    "domain": item.domain,
    "figure": item.figure,
    "goal": item.target.pace.goal,
    "gap": item.target.pace.gap,
    "expected": item.target.pace.expected,
    "deviation": item.target.pace.deviation,
    "share": item.target.pace.share,
    "pace": item.target.pace.pace,
    "verdict": item.target.pace.verdict,
    "reported": item.reported,
    "definitions": item.definitions,
    "daysLeft": item.days_left,
    "owner": item.owner,
    "forecast": item.forecast,
    "methods": item.methods,
    "agreement": agreement(&item.methods),
});

tell!(Outlook, outlook, {
    "model": outlook.model,
    "value": outlook.value,
    "likely": outlook.interval,
    "probability": outlook.probability,
    "crossing": outlook.crossing,
    "pace": outlook.pace,
    "required": outlook.required,
});

/// How many methods say that the target is reached or will be, how many that it will not.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Agreement {
    on_course: u32,
    off_course: u32,
}

fn agreement(methods: &[Judgement]) -> Agreement {
    let mut agreement = Agreement::default();
    for said in methods {
        match said.on_course {
            Some(true) => agreement.on_course += 1,
            Some(false) => agreement.off_course += 1,
            None => {}
        }
    }
    agreement
}

/// A target under another definition of what it is about.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs, reason = "the meaning of each field stands in types.d.ts")]
pub struct Definition<'a> {
    pub indicator: &'a Indicator,
    pub figure: Told<'a, Figure>,
    pub verdict: Verdict,
}

/// A target with its path.
#[derive(Debug, Clone)]
pub struct TargetRef<'a> {
    /// The target.
    pub target: Told<'a, &'a Target>,
    /// How it stands, with the path toward it.
    pub pace: Pace,
}

tell!(TargetRef<'_>, told, {
    "id": told.target.it.id,
    "comparator": told.target.with(told.target.it.comparator),
    "due": told.target.with(told.target.it.due),
    "baseline": told.pace.baseline.map(|(point, given)| Baseline { point, given }),
    "path": told.pace.path,
    "source": told.target.source(told.target.it.source),
});

tell!(Point, point, {
    "on": point.on,
    "value": point.value,
});

struct Baseline {
    point: Point,
    given: bool,
}

tell!(Baseline, baseline, {
    "on": baseline.point.on,
    "value": baseline.point.value,
    "from": match baseline.given {
        true => "feed",
        false => "firstValue",
    },
});

/// A verdict that a document states.
#[derive(Debug, Clone, Copy)]
pub struct ReportedRef<'a> {
    /// What is stated.
    pub reported: Told<'a, &'a Reported>,
    /// Whether the figures of that day give another verdict.
    pub differs: bool,
}

tell!(ReportedRef<'_>, told, {
    "verdict": told.reported.it.verdict,
    "asOf": told.reported.it.as_of,
    "differs": told.differs,
    "source": told.reported.source(told.reported.it.source),
});
