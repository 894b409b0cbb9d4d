//! Where do we stand?

use super::refs::{coverage, node};
use super::selector::Place;
use super::{Dashboard, progress, ranking};
use crate::error::Result;
use crate::measure::progress::targets_of;
use crate::measure::trend::{self, Subject};
use crate::measure::{Coverage, Figure, rank, score};
use crate::model::{Framework, Id, IndicatorId, NodeId, SourceId};
use crate::num;
use crate::period::Period;
use crate::view;

pub(super) fn summary<'a>(dashboard: &'a Dashboard, place: &Place) -> Result<view::Summary<'a>> {
    let data = &dashboard.data;
    let scored = dashboard.scored(place);
    let before = scored.and_then(|(framework, period)| {
        dashboard.before(period, &score::periods(dashboard.figures(), &data.frameworks[framework], Framework::ROOT))
    });
    let (mut total, mut domains, mut standing) = (None, Vec::new(), (None, None));
    if let Some((framework, period)) = scored {
        let root = place.node.unwrap_or(Framework::ROOT);
        total = score_of(dashboard, place, framework, root, period, before);
        let children = dashboard.node_of(framework, root).map_or(&[][..], |node| node.children.as_slice());
        domains = children.iter().filter_map(|&child| score_of(dashboard, place, framework, child, period, before)).collect();
        standing = stand(dashboard, place, Subject::Node(framework, root), period, before);
    }
    let targets = targets_of(dashboard.figures(), place.unit);
    let verdicts = targets.iter().map(|&id| progress::judge(dashboard, place, id).1.verdict).collect();
    let (figures, seen, used) = figures(dashboard, place);
    Ok(view::Summary {
        unit: dashboard.unit(place.unit),
        period: scored.map(|(_, period)| period).or(place.asked).map(|period| dashboard.period(period)),
        previous: before.map(|period| dashboard.period(period)),
        framework: place.framework.map(|framework| dashboard.framework(framework)),
        total,
        domains,
        rank: standing.0,
        group: standing.1,
        verdicts,
        targets: targets.len() as u32,
        figures,
        notes: (data.notes.iter())
            .filter(|note| note.unit.is_none_or(|unit| unit == place.unit))
            .map(|note| dashboard.note(note))
            .collect(),
        coverage: coverage(seen),
        freshness: view::Freshness {
            as_of: data.head.as_of,
            issued: data.head.issued,
            latest: data.periods.ids().next_back().map(|id| dashboard.period(data.periods[id])),
        },
        publisher: data.head.publisher.as_ref(),
        sources: used.into_iter().filter_map(|source| dashboard.source(Some(source))).collect(),
    })
}

fn score_of<'a>(
    dashboard: &'a Dashboard,
    place: &Place,
    framework: Id<Framework>,
    id: NodeId,
    period: Period,
    before: Option<Period>,
) -> Option<view::Score<'a>> {
    let tree = &dashboard.data.frameworks[framework];
    let at = tree.node(id)?;
    let now = score::score(dashboard.figures(), tree, id, place.unit, period);
    let then = before.and_then(|before| score::score(dashboard.figures(), tree, id, place.unit, before).value);
    let subject = Subject::Node(framework, id);
    let comparable = before.is_some_and(|before| !trend::divided(dashboard.figures(), subject, place.unit, before, period));
    Some(view::Score {
        node: node(at),
        indicator: at.published.or(at.indicator).map(|indicator| dashboard.indicator(indicator)),
        value: now.value,
        gap: now.gap,
        max: at.max,
        share: now.value.zip(at.max).and_then(|(value, max)| num::finite(value / max)),
        computed: now.computed,
        published: now.published,
        difference: now.difference(),
        previous: then,
        change: now.value.zip(then).filter(|_| comparable).and_then(|(now, then)| num::difference(now, then)),
        coverage: coverage(now.coverage),
        status: now.status,
    })
}

type Standing = (Option<view::Rank>, Option<view::Group>);

fn stand(dashboard: &Dashboard, place: &Place, subject: Subject, period: Period, before: Option<Period>) -> Standing {
    let terms = dashboard.terms(subject);
    let kind = dashboard.data.units[place.unit].kind;
    let sign = terms.direction.sign();
    let league = dashboard.league(subject, kind, period, sign);
    let Some(at) = league.units.iter().position(|&unit| unit == place.unit) else { return (None, None) };
    if terms.groups {
        let values: Vec<_> = league.figures.iter().map(|figure| figure.and_then(|figure| figure.value)).collect();
        let group = rank::groups(&values, sign, ranking::GROUPS).get(at).copied().flatten();
        return (None, group.map(|group| view::Group { group, of: ranking::GROUPS }));
    }
    let rank = league.rank_of(place.unit).filter(|_| terms.ranked);
    let previous = before.and_then(|before| dashboard.league(subject, kind, before, sign).rank_of(place.unit));
    (rank.map(|rank| view::Rank { rank, of: league.with_value(), tied: league.tied(Some(rank)), previous_rank: previous }), None)
}

/// The latest figure of each indicator that the feed has for the unit, in the order of the framework, then of the feed; how many have a
/// value; the sources used.
fn figures<'a>(dashboard: &'a Dashboard, place: &Place) -> (Vec<view::SummaryFigure<'a>>, Coverage, Vec<SourceId>) {
    let data = &dashboard.data;
    let in_framework = place.framework.into_iter().flat_map(|framework| {
        let leaves = data.frameworks[framework].iter().filter_map(|(_, node)| node.indicator);
        leaves.collect::<Vec<_>>()
    });
    let mut order: Vec<IndicatorId> = Vec::new();
    for indicator in in_framework.chain(data.indicators.ids()) {
        if !order.contains(&indicator) {
            order.push(indicator);
        }
    }
    let (mut rows, mut seen, mut used) = (Vec::new(), Coverage::default(), Vec::new());
    for indicator in order {
        let Some(now) = current(dashboard, place, indicator) else { continue };
        seen.add(Coverage::one(now.value.is_some()));
        if let Some(source) = now.source
            && !used.contains(&source)
        {
            used.push(source);
        }
        let then = dashboard
            .figures()
            .latest(indicator, place.unit, Some(now.period.start().before()))
            .filter(|then| then.period.kind() == now.period.kind());
        let comparable = |then: &Figure| {
            now.comparable(then) && !trend::divided(dashboard.figures(), Subject::Indicator(indicator), place.unit, then.period, now.period)
        };
        rows.push(view::SummaryFigure {
            indicator: dashboard.indicator(indicator),
            domain: dashboard.domain(indicator, place.framework),
            figure: dashboard.figure(&now),
            change: then.filter(comparable).and_then(|then| num::difference(now.value?, then.value?)),
            previous: then.map(|then| dashboard.period(then.period)),
        });
    }
    (rows, seen, used)
}

/// The figure of the period asked for; without one the latest, or the latest gap where there has never been a value.
fn current(dashboard: &Dashboard, place: &Place, indicator: IndicatorId) -> Option<Figure> {
    let figures = dashboard.figures();
    match place.asked {
        Some(period) => figures.at(indicator, place.unit, period),
        None => figures.latest(indicator, place.unit, None).or_else(|| {
            let last = *figures.periods(indicator, place.unit).last()?;
            figures.at(indicator, place.unit, last)
        }),
    }
}
