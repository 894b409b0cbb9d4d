//! Where do we stand?

use super::selector::Place;
use super::{Dashboard, progress, ranking};
use crate::measure::progress::targets_of;
use crate::measure::trend::{self, Subject};
use crate::measure::{Coverage, Figure, rank, score};
use crate::model::{Framework, Id, IndicatorId, NodeId};
use crate::num;
use crate::period::Period;
use crate::view;

pub(super) fn summary<'a>(dashboard: &'a Dashboard, place: &Place) -> view::Summary<'a> {
    let data = &dashboard.data;
    let mut answer = view::Summary {
        unit: &data.units[place.unit],
        period: place.asked.map(|period| dashboard.tell(period)),
        previous: None,
        framework: place.framework.map(|framework| dashboard.tell(&data.frameworks[framework])),
        total: None,
        domains: Vec::new(),
        rank: None,
        group: None,
        verdicts: view::VerdictCounts::default(),
        targets: 0,
        figures: Vec::new(),
        notes: Vec::new(),
        coverage: Coverage::default(),
        freshness: view::Freshness {
            as_of: data.head.as_of,
            issued: data.head.issued,
            latest: data.periods.items().last().map(|&period| dashboard.tell(period)),
        },
        publisher: data.head.publisher.as_ref(),
        sources: Vec::new(),
    };
    if let Some((framework, period)) = dashboard.scored(place) {
        fill_scores(dashboard, place, framework, period, &mut answer);
    }
    for &id in &targets_of(dashboard.figures(), place.unit) {
        answer.verdicts.add(progress::judge(dashboard, place, &data.targets[id]).1.verdict);
        answer.targets += 1;
    }
    fill_figures(dashboard, place, &mut answer);
    for note in &data.notes {
        if note.unit.is_none_or(|unit| unit == place.unit) {
            answer.notes.push(dashboard.tell(note));
        }
    }
    answer
}

/// The scores of the framework, and the place among units of the same kind.
fn fill_scores<'a>(dashboard: &'a Dashboard, place: &Place, framework: Id<Framework>, period: Period, answer: &mut view::Summary<'a>) {
    let tree = &dashboard.data.frameworks[framework];
    let before = dashboard.before(period, &score::periods(dashboard.figures(), tree, Framework::ROOT));
    answer.period = Some(dashboard.tell(period));
    answer.previous = before.map(|period| dashboard.tell(period));
    let root = place.node.unwrap_or(Framework::ROOT);
    answer.total = score_of(dashboard, place, framework, root, period, before);
    if let Some(node) = tree.node(root) {
        for &child in &node.children {
            answer.domains.extend(score_of(dashboard, place, framework, child, period, before));
        }
    }
    stand(dashboard, place, Subject::Node(framework, root), period, before, answer);
}

fn score_of<'a>(
    dashboard: &'a Dashboard,
    place: &Place,
    framework: Id<Framework>,
    id: NodeId,
    period: Period,
    before: Option<Period>,
) -> Option<view::Score<'a>> {
    let data = &dashboard.data;
    let figures = dashboard.figures();
    let tree = &data.frameworks[framework];
    let node = tree.node(id)?;
    let now = score::score(figures, tree, id, place.unit, period);
    let mut score = view::Score {
        node,
        indicator: node.published.or(node.indicator).map(|indicator| &data.indicators[indicator]),
        share: None,
        previous: None,
        change: None,
        now,
    };
    if let (Some(value), Some(max)) = (score.now.value, node.max) {
        score.share = num::finite(value / max);
    }
    if let Some(before) = before {
        score.previous = score::score(figures, tree, id, place.unit, before).value;
        if let (Some(now), Some(then)) = (score.now.value, score.previous)
            && !trend::divided(figures, Subject::Node(framework, id), place.unit, before, period)
        {
            score.change = num::difference(now, then);
        }
    }
    Some(score)
}

fn stand(dashboard: &Dashboard, place: &Place, subject: Subject, period: Period, before: Option<Period>, answer: &mut view::Summary<'_>) {
    let terms = dashboard.terms(subject);
    let kind = answer.unit.kind;
    let place = &Place { group: None, ..*place };
    let sign = terms.direction.sign();
    let league = dashboard.league(place, subject, kind, period, sign);
    let Some(at) = league.place_of(place.unit) else { return };
    if terms.groups {
        let group = rank::groups(&league.values, sign, ranking::GROUPS).get(at).copied().flatten();
        answer.group = group.map(|group| view::Group { group, of: ranking::GROUPS });
    } else if let Some(rank) = league.member(place.unit).and_then(|member| member.rank)
        && terms.ranked
    {
        // A rank among other units is not to be set beside this one.
        let previous = before.and_then(|before| {
            let then = dashboard.league(place, subject, kind, before, sign);
            (then.known == league.known && league.gains(&then, sign).0 == league.known).then(|| then.member(place.unit)?.rank).flatten()
        });
        answer.rank = Some(view::Rank { rank, of: league.known, tied: league.tied(rank), previous_rank: previous });
    }
}

/// The latest figure of each indicator that the feed has for the unit, in the order of the framework, then of the feed; how many have a
/// value; the sources used.
fn fill_figures<'a>(dashboard: &'a Dashboard, place: &Place, answer: &mut view::Summary<'a>) {
    let data = &dashboard.data;
    let mut order: Vec<IndicatorId> = Vec::new();
    if let Some(framework) = place.framework {
        for node in &data.frameworks[framework].nodes {
            order.extend(node.indicator);
        }
    }
    order.extend(data.indicators.ids());
    let mut done = vec![false; data.indicators.len()];
    for &indicator in &order {
        match done.get_mut(indicator.at()) {
            Some(done) if !*done => *done = true,
            _ => continue,
        }
        let Some(now) = current(dashboard, place, indicator) else { continue };
        answer.coverage.add(Coverage::one(now.value.is_some()));
        dashboard.cite(&now, &mut answer.sources);
        let figures = dashboard.figures();
        let mut row = view::SummaryFigure {
            indicator: &data.indicators[indicator],
            domain: dashboard.domain(indicator, place.framework),
            figure: dashboard.tell(now),
            change: None,
            previous: None,
        };
        if let Some(then) = figures.latest(indicator, place.unit, Some(now.period.start().before()))
            && then.period.kind() == now.period.kind()
        {
            row.previous = Some(dashboard.tell(then.period));
            if let (Some(new), Some(old)) = (now.value, then.value)
                && now.comparable(&then)
                && !trend::divided(figures, Subject::Indicator(indicator), place.unit, then.period, now.period)
            {
                row.change = num::difference(new, old);
            }
        }
        answer.figures.push(row);
    }
}

/// The figure of the period asked for; without one the latest, or the latest gap where there has never been a value.
fn current(dashboard: &Dashboard, place: &Place, indicator: IndicatorId) -> Option<Figure> {
    let figures = dashboard.figures();
    if let Some(period) = place.asked {
        return figures.at(indicator, place.unit, period);
    }
    figures.latest(indicator, place.unit, None).or_else(|| {
        let last = *figures.periods(indicator, place.unit).last()?;
        figures.at(indicator, place.unit, last)
    })
}
