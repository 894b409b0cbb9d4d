//! Frameworks: the tree laid flat, with the rules that its numbers keep.

use rustc_hash::FxHashMap;

use super::{Here, Linker, Said, raw, seen};
use crate::feed::path::Path;
use crate::feed::shape::View;
use crate::model::{Aggregate, Framework, Method, Node, NodeId, Normalise, Rule, Step};
use crate::num;
use crate::problem::{ProblemCode, Severity};

/// How far the maxima of children may sum from that of their parent: they are printed decimals.
const MAX_SLACK: f64 = 1e-6;

/// A tree while it is laid flat.
#[derive(Default)]
struct Tree {
    /// Parents before their children.
    nodes: Vec<Node>,
    /// For each node whether it or one below it is scored.
    scored: Vec<bool>,
    ids: FxHashMap<String, u32>,
}

impl Linker<'_> {
    #[inline(never)]
    pub(super) fn frameworks(&mut self, feed: View<'_, raw::Feed>) {
        for (place, raw) in feed.frameworks() {
            let here = Here::item("frameworks", place);
            if !self.check_id(&here, raw.id()) {
                continue;
            }
            if self.dataset.frameworks.find(raw.id()).is_some() {
                self.duplicate(&here, raw.id());
                continue;
            }
            let mut tree = Tree::default();
            self.node(&mut tree, raw.root(), None, Path::Key(&here.path, "root"));
            let (id, name, version, source) = (raw.id().to_owned(), raw.name(), raw.version(), self.source(&here, raw.source()));
            // Without a root there is nothing to use; what is wrong with it is told.
            if !tree.nodes.is_empty() {
                let outliers = raw.outliers();
                let _ = self.dataset.frameworks.insert(raw.id(), Framework { id, name, version, source, outliers, nodes: tree.nodes });
            }
        }
    }

    /// Adds a node and what is below it. The document's nesting is limited, and with it the depth of the calls.
    #[inline(never)]
    fn node(&mut self, tree: &mut Tree, raw: View<'_, raw::Node>, parent: Option<NodeId>, path: Path<'_>) -> Option<NodeId> {
        let here = Here { node: Some(raw.id()), ..Here::at(path) };
        if !self.check_id(&here, raw.id()) {
            return None;
        }
        if tree.ids.insert(raw.id().to_owned(), 0).is_some() {
            self.duplicate(&here, raw.id());
            return None;
        }
        let groups = !raw.children().is_empty();
        if groups == raw.indicator().is_some() {
            let found = if groups { "children and indicator".into() } else { Said::Nothing };
            // A reform area that no indicator measures yet takes nothing from any score.
            let harmless = !groups && raw.max().is_none() && raw.weight().is_none();
            let severity = if harmless { Severity::Info } else { Severity::Warning };
            self.tell(&here, "", ProblemCode::NodeEmpty, severity, found, "children or indicator".into());
        }
        let indicator = raw.indicator().filter(|_| !groups);
        let indicator = indicator.and_then(|id| self.indicator(&here, "indicator", Severity::Warning, id));
        let published = raw.published().and_then(|id| self.indicator(&here, "published", Severity::Warning, id));
        let max = self.amount(&here, "max", raw.max());
        let rule = raw.rule().and_then(|rule| self.rule(&here, rule, raw.max()));
        let place = tree.nodes.len();
        let id = NodeId(place as u32);
        let weight = self.amount(&here, "weight", raw.weight());
        let threshold = raw.data_threshold().filter(|share| (0.0..=1.0).contains(share));
        if let (Some(share), None) = (raw.data_threshold(), threshold) {
            self.bad_number(&here, "dataThreshold", Severity::Warning, share, "0 to 1");
        }
        if raw.aggregate() == Some(Aggregate::Power) && raw.power().is_none() {
            self.tell(&here, "", ProblemCode::MissingField, Severity::Warning, Said::Nothing, "power".into());
        }
        tree.scored.push(false);
        tree.nodes.push(Node {
            id: raw.id().to_owned(),
            name: raw.name(),
            parent,
            children: Vec::new(),
            max,
            weight,
            indicator,
            rule: rule.filter(|_| indicator.is_some()),
            published,
            aggregate: None,
            power: raw.power(),
            data_threshold: threshold,
            impute: raw.impute(),
            track: raw.track(),
            owner: raw.owner(),
        });
        let mut children = Vec::new();
        for (nth, child) in raw.children() {
            children.extend(self.node(tree, child, Some(id), Path::Element(&here.path, "children", nth)));
        }
        let aggregate = tree.aggregate(place, &children, raw.aggregate());
        if aggregate == Some(Aggregate::Sum) {
            self.maxima(&here, tree, max, &children);
        }
        if let Some(node) = tree.nodes.get_mut(place) {
            node.children = children;
            node.aggregate = aggregate;
        }
        Some(id)
    }

    /// A number that is not negative.
    #[inline(never)]
    fn amount(&mut self, here: &Here<'_>, field: &str, number: Option<f64>) -> Option<f64> {
        let number = number?;
        if number >= 0.0 {
            return Some(number);
        }
        self.bad_number(here, field, Severity::Warning, number, "0 or more");
        None
    }

    #[inline(never)]
    pub(super) fn rule(&mut self, here: &Here<'_>, rule: seen::Rule<'_>, max: Option<f64>) -> Option<Rule> {
        let (field, found, expected) = match rule {
            seen::Rule::Published {} => return Some(Rule::Published),
            seen::Rule::AllOrNothing { at_least } => return Some(Rule::AllOrNothing { at_least }),
            seen::Rule::Normalise { by, low, high, target, unit, cap, scale } => {
                let rule = Normalise { by, low, high, target, unit: unit.map(str::to_owned), cap: cap.unwrap_or(false), scale: (0.0, 1.0) };
                return self.normalise(&here.field("rule"), rule, scale, max);
            }
            seen::Rule::Proportional { full, from } => {
                let from = from.unwrap_or(0.0);
                if full != from {
                    return Some(Rule::Proportional { full, from });
                }
                ("full", full, "other than from")
            }
            seen::Rule::Deduction { per, points, floor } => {
                if per > 0.0 {
                    return Some(Rule::Deduction { per, points, floor: floor.unwrap_or(0.0) });
                }
                ("per", per, "above 0")
            }
            seen::Rule::Steps { steps } => {
                let (mut keys, mut found) = (Vec::new(), Vec::new());
                for (_, step) in steps {
                    keys.push((num::key(step.at_least()), found.len() as u32));
                    found.push(Step { at_least: step.at_least(), points: step.points() });
                }
                let steps: Vec<Step> = num::sorted(keys).filter_map(|nth| found.get(nth).copied()).collect();
                if !steps.is_empty() {
                    return Some(Rule::Steps { steps });
                }
                ("steps", 0.0, "one step or more")
            }
        };
        let inside = here.field("rule");
        self.bad_number(&inside, field, Severity::Warning, found, expected);
        None
    }

    /// A method with what it needs; one that lacks it is no rule.
    #[inline(never)]
    fn normalise(&mut self, here: &Here<'_>, mut rule: Normalise, scale: Option<(f64, f64)>, max: Option<f64>) -> Option<Rule> {
        let ends = matches!(rule.by, Method::Scaled | Method::Goalposts);
        for (needed, there, field) in [
            (ends, rule.low.is_some(), "low"),
            (ends, rule.high.is_some(), "high"),
            (rule.by == Method::DistanceToTarget, rule.target.is_some(), "target"),
            (rule.by == Method::DistanceToReference, rule.unit.is_some(), "unit"),
        ] {
            if needed && !there {
                self.tell(here, "", ProblemCode::MissingField, Severity::Warning, Said::Nothing, field.into());
                return None;
            }
        }
        for (field, ends) in [("high", rule.low.zip(rule.high)), ("scale", scale)] {
            if let Some((low, high)) = ends
                && low >= high
            {
                self.bad_number(here, field, Severity::Warning, high, "above the lower end");
                return None;
            }
        }
        if let Some(unit) = rule.unit.as_deref() {
            self.unit(here, "unit", Severity::Warning, unit)?;
        }
        rule.scale = scale.unwrap_or(match rule.by {
            Method::ZScore | Method::Rank | Method::Borda => (0.0, 1.0),
            _ => (0.0, max.unwrap_or(100.0)),
        });
        Some(Rule::Normalise(rule))
    }

    /// Compares a node's maximum with the sum of its children's.
    #[inline(never)]
    fn maxima(&mut self, here: &Here<'_>, tree: &Tree, max: Option<f64>, children: &[NodeId]) {
        let Some(max) = max else { return };
        let mut sum = 0.0;
        for &child in children {
            let Some(part) = tree.node(child).and_then(|child| child.max) else { return };
            sum += part;
        }
        if (sum - max).abs() > MAX_SLACK {
            self.tell(here, "max", ProblemCode::NodeMaxDiffers, Severity::Warning, max.into(), sum.into());
        }
    }
}

impl Tree {
    #[inline(never)]
    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// How the children of a node become it: as the feed says, else the mean where there are weights, the sum where there are points. A node only
    /// groups where nothing below it is scored.
    #[inline(never)]
    fn aggregate(&mut self, place: usize, children: &[NodeId], explicit: Option<Aggregate>) -> Option<Aggregate> {
        let node = self.nodes.get(place)?;
        let any = |test: fn(&Node) -> bool| children.iter().filter_map(|&child| self.node(child)).any(test);
        let below = children.iter().any(|child| self.scored.get(child.0 as usize) == Some(&true));
        let aggregate = match explicit {
            _ if children.is_empty() => None,
            Some(explicit) => Some(explicit),
            None if any(|child| child.weight.is_some()) => Some(Aggregate::Mean),
            None if node.max.is_some() || any(|child| child.max.is_some()) => Some(Aggregate::Sum),
            None if node.weight.is_some() => Some(Aggregate::Mean),
            None if below => Some(Aggregate::Sum),
            None => None,
        };
        let scores = node.rule.is_some() || node.published.is_some() || below;
        if let Some(scored) = self.scored.get_mut(place) {
            *scored = scores;
        }
        aggregate
    }
}
