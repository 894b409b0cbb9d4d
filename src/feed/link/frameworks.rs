//! Frameworks: the tree laid flat, with the rules that its numbers keep.

use rustc_hash::FxHashSet;

use super::{INDICATOR, Linker, about_node, raw};
use crate::error::Fact;
use crate::model::{Aggregate, Framework, IndicatorId, Node, NodeId, Rule, Step};
use crate::problem::{About, ProblemCode, Severity};

/// How far the maxima of children may sum from that of their parent: they are printed decimals.
const MAX_SLACK: f64 = 1e-6;

/// A tree while it is laid flat: nodes, parents before their children, and where each stands in the feed.
#[derive(Default)]
struct Tree<'a> {
    nodes: Vec<Node>,
    paths: Vec<String>,
    explicit: Vec<Option<Aggregate>>,
    ids: FxHashSet<&'a str>,
}

impl Linker<'_> {
    pub(super) fn frameworks(&mut self, feed: &raw::Feed) {
        for (place, raw) in feed.frameworks.iter() {
            let item = format!("/frameworks/{place}");
            if !self.check_id(&raw.id, format!("{item}/id"), About::default()) {
                continue;
            }
            if self.dataset.frameworks.find(&raw.id).is_some() {
                self.duplicate(&raw.id, format!("{item}/id"), About::default());
                continue;
            }
            let mut tree = Tree::default();
            self.node(&mut tree, &raw.root, None, format!("{item}/root"));
            set_aggregates(&mut tree);
            self.maxima(&tree);
            let source = self.source(&raw.source, &item, &About::default());
            let (name, version) = (raw.name.0.clone(), raw.version.0.clone());
            // Without a root there is nothing to use; what is wrong with it is told.
            if !tree.nodes.is_empty() {
                let _ = self.dataset.frameworks.insert(&raw.id, Framework { id: raw.id.clone(), name, version, source, nodes: tree.nodes });
            }
        }
    }

    /// Adds a node and what is below it. The document's nesting is limited, and with it the depth of the calls.
    fn node<'a>(&mut self, tree: &mut Tree<'a>, raw: &'a raw::Node, parent: Option<NodeId>, path: String) -> Option<NodeId> {
        let about = about_node(&raw.id);
        if !self.check_id(&raw.id, format!("{path}/id"), about.clone()) {
            return None;
        }
        if !tree.ids.insert(&raw.id) {
            self.duplicate(&raw.id, format!("{path}/id"), about);
            return None;
        }
        let groups = raw.children.len() > 0;
        if groups == raw.indicator.0.is_some() {
            let found = if groups { Fact::from("children and indicator") } else { Fact::None };
            // A reform area that no indicator measures yet takes nothing from any score.
            let harmless = !groups && raw.max.0.is_none() && raw.weight.0.is_none();
            let severity = if harmless { Severity::Info } else { Severity::Warning };
            self.tell(ProblemCode::NodeEmpty, severity, path.clone(), (found, "children or indicator".into()), about);
        }
        let indicator = if groups { None } else { self.node_indicator(raw, &raw.indicator.0, &path, "indicator") };
        let published = self.node_indicator(raw, &raw.published.0, &path, "published");
        let max = self.amount(raw, raw.max.0, &path, "max");
        let rule = self.rule(raw, &path);
        if indicator.is_some() && max.is_some() && raw.rule.0.is_none() && published.is_none() {
            self.tell(ProblemCode::MissingField, Severity::Warning, path.clone(), (Fact::None, "rule".into()), about_node(&raw.id));
        }
        let node = Node {
            id: raw.id.clone(),
            name: raw.name.0.clone(),
            parent,
            children: Vec::new(),
            max,
            weight: self.amount(raw, raw.weight.0, &path, "weight"),
            indicator,
            rule: if indicator.is_some() { rule } else { None },
            published,
            aggregate: None,
            track: raw.track.0,
            owner: raw.owner.0.clone().map(|text| text.0),
        };
        let place = tree.nodes.len();
        let id = NodeId(place as u32);
        tree.nodes.push(node);
        tree.explicit.push(raw.aggregate.0.map(|aggregate| match aggregate {
            raw::Aggregate::Sum => Aggregate::Sum,
            raw::Aggregate::Mean => Aggregate::Mean,
            raw::Aggregate::Geometric => Aggregate::Geometric,
            raw::Aggregate::Harmonic => Aggregate::Harmonic,
        }));
        tree.paths.push(path.clone());
        let mut children = Vec::new();
        for (nth, child) in raw.children.iter() {
            children.extend(self.node(tree, child, Some(id), format!("{path}/children/{nth}")));
        }
        if let Some(node) = tree.nodes.get_mut(place) {
            node.children = children;
        }
        Some(id)
    }

    fn node_indicator(&mut self, node: &raw::Node, id: &Option<String>, path: &str, field: &str) -> Option<IndicatorId> {
        let id = id.as_ref()?;
        let found = self.dataset.indicators.find(id);
        if found.is_none() {
            self.unknown(Severity::Warning, id, INDICATOR, format!("{path}/{field}"), about_node(&node.id));
        }
        found
    }

    /// A number that is not negative.
    fn amount(&mut self, node: &raw::Node, number: Option<f64>, path: &str, field: &str) -> Option<f64> {
        let number = number?;
        if number >= 0.0 {
            return Some(number);
        }
        let facts = (number.into(), "0 or more".into());
        self.tell(ProblemCode::BadNumber, Severity::Warning, format!("{path}/{field}"), facts, about_node(&node.id));
        None
    }

    fn rule(&mut self, node: &raw::Node, path: &str) -> Option<Rule> {
        let flaw = match node.rule.0.as_ref()? {
            raw::Rule::Published => return Some(Rule::Published),
            raw::Rule::AllOrNothing { at_least } => return Some(Rule::AllOrNothing { at_least: *at_least }),
            raw::Rule::Normalise { by } => return Some(Rule::Normalise { by: by.clone() }),
            raw::Rule::Proportional { full, from } => {
                let from = from.0.unwrap_or(0.0);
                if *full != from {
                    return Some(Rule::Proportional { full: *full, from });
                }
                (ProblemCode::BadNumber, "full", Fact::from(*full), Fact::from("other than from"))
            }
            raw::Rule::Deduction { per, points, floor } => {
                if *per > 0.0 {
                    return Some(Rule::Deduction { per: *per, points: *points, floor: floor.0.unwrap_or(0.0) });
                }
                (ProblemCode::BadNumber, "per", Fact::from(*per), Fact::from("above 0"))
            }
            raw::Rule::Steps { steps } => {
                let mut steps: Vec<Step> = steps.iter().map(|(_, step)| Step { at_least: step.at_least, points: step.points }).collect();
                steps.sort_by(|a, b| a.at_least.total_cmp(&b.at_least));
                if !steps.is_empty() {
                    return Some(Rule::Steps { steps });
                }
                (ProblemCode::MissingField, "steps", Fact::None, Fact::from("steps"))
            }
        };
        let (code, field, found, expected) = flaw;
        self.tell(code, Severity::Warning, format!("{path}/rule/{field}"), (found, expected), about_node(&node.id));
        None
    }

    /// Compares each node's maximum with the sum of its children's.
    fn maxima(&mut self, tree: &Tree<'_>) {
        for (node, path) in tree.nodes.iter().zip(&tree.paths) {
            let (Some(max), Some(Aggregate::Sum)) = (node.max, node.aggregate) else { continue };
            let maxima = node.children.iter().map(|child| tree.nodes.get(child.0 as usize).and_then(|child| child.max));
            let Some(sum) = maxima.sum::<Option<f64>>() else { continue };
            if (sum - max).abs() > MAX_SLACK {
                self.tell(
                    ProblemCode::NodeMaxDiffers,
                    Severity::Warning,
                    format!("{path}/max"),
                    (max.into(), sum.into()),
                    about_node(&node.id),
                );
            }
        }
    }
}

/// How the children of each node become it: as the feed says, else the mean where they have weights, the sum where there are points. A
/// node only groups where nothing below it is scored.
fn set_aggregates(tree: &mut Tree<'_>) {
    let mut scored = vec![false; tree.nodes.len()];
    for place in (0..tree.nodes.len()).rev() {
        let Some(node) = tree.nodes.get(place) else { continue };
        let below = || node.children.iter().map(|child| child.0 as usize);
        let any = |test: &dyn Fn(&Node) -> bool| below().filter_map(|child| tree.nodes.get(child)).any(test);
        let scores = node.rule.is_some() || node.published.is_some() || below().any(|child| scored.get(child) == Some(&true));
        let aggregate = match tree.explicit.get(place).copied().flatten() {
            _ if node.children.is_empty() => None,
            Some(explicit) => Some(explicit),
            None if any(&|child| child.weight.is_some()) => Some(Aggregate::Mean),
            None if node.max.is_some() || any(&|child| child.max.is_some()) => Some(Aggregate::Sum),
            None if node.weight.is_some() => Some(Aggregate::Mean),
            None if scores => Some(Aggregate::Sum),
            None => None,
        };
        if let Some(slot) = scored.get_mut(place) {
            *slot = scores;
        }
        if let Some(node) = tree.nodes.get_mut(place) {
            node.aggregate = aggregate;
        }
    }
}
