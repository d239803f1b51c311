//! What happened in the match: who, when, told where.
//!
//! Happenings get their people ([`actors`]) and their minutes ([`minutes`]), lists are read by themselves ([`lists`]),
//! tellings of a goal without a scorer go to the scorer told beside them ([`teamwork`]), and what is told more than once
//! becomes one event ([`merge`]).

mod actors;
mod elsewhere;
mod keepers;
mod limit;
mod lists;
mod merge;
mod minutes;
mod penalties;
mod preview;
mod teamwork;
mod tellings;

use super::people::People;
use super::teams::Teams;
use super::{Event, EventKind, Match, PlacedBy, TimeExpression};
use crate::Date;
use crate::document::Document;
use crate::spans::Spans;
use crate::w;
use actors::Scene;
use merge::Cluster;

/// The share of a report's sentences that sum it up before it begins, and the most there are.
const LEAD_SHARE: u32 = 4;
const LEAD_MOST: u32 = 9;

/// The events that the article tells, in text order.
pub fn resolve(
    document: &Document,
    spans: &Spans,
    people: &People,
    teams: &Teams,
    _times: &[TimeExpression],
    match_: Option<&Match>,
    _published: Option<Date>,
) -> Vec<Event> {
    let scene = Scene { document, spans, people };
    let (listed, filled) = lists::find(scene, teams);
    let mut tellings = keepers::settle(scene, teams, tellings::find(scene, teams, &filled));
    minutes::attach(scene, &mut tellings);
    tellings::disallow(&mut tellings);
    penalties::shootout(scene, &mut tellings);
    penalties::retaken(scene, &mut tellings);
    elsewhere::spread(scene, teams, &mut tellings);
    if preview::is(scene, teams, match_) {
        tellings.iter_mut().for_each(|telling| telling.other_match = true);
    }
    live(scene, &mut tellings);
    let prose = filled.iter().filter(|&&filled| !filled).count() as u32;
    let lead = (prose / LEAD_SHARE).min(LEAD_MOST);
    let mut tellings = teamwork::join(scene, teams, tellings);
    tellings.extend(listed);
    penalties::name_kicks(scene, &mut tellings);
    penalties::name_saves(&mut tellings);
    let (awards, tellings) = tellings.into_iter().partition(|telling| telling.kind == EventKind::PenaltyAwarded);
    let mut clusters = merge::merge(scene, tellings, lead);
    lists::close(scene, &mut clusters, match_.and_then(|found| found.score));
    unlikely(scene, &mut clusters);
    if let Some(score) = match_.and_then(|found| found.score) {
        limit::to_score(&mut clusters, teams, score);
    }
    let clusters = penalties::link(clusters, awards);
    let mut events: Vec<Event> = Vec::new();
    let own = |(cluster, _): &(Cluster, _)| super::id(cluster.best.kind.name(), cluster.best.span.of(document.text));
    let mut ids: Vec<String> = clusters.iter().map(own).collect();
    super::number_repeats(&mut ids, |id| id);
    for (at, (cluster, cause)) in clusters.iter().enumerate() {
        let cause = cause.and_then(|cause| ids.get(cause).cloned());
        let id = ids.get(at).cloned().unwrap_or_default();
        events.push(event(scene, teams, cluster, id, cause));
    }
    events
}

/// A goalkeeper, who made saves, scores no goal but an own goal; a goal that was disallowed in the same sentence is none.
fn unlikely(scene: Scene, clusters: &mut Vec<Cluster>) {
    let role = |person: u32| {
        scene.people.get(person).is_some_and(|person| person.is(w!("goalkeeper")) || person.is(w!("keeper")))
    };
    let saves = clusters.iter().filter(|cluster| cluster.best.kind == EventKind::Save);
    let mut savers: Vec<(u32, usize)> =
        saves.filter_map(|cluster| Some((cluster.best.player?, cluster.mentions.len()))).collect();
    savers.sort_unstable();
    // One save may be a defender's block.
    let keepers: Vec<u32> = savers
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|saves| saves.iter().map(|save| save.1).sum::<usize>() > 1)
        .filter_map(|saves| saves.first().map(|save| save.0))
        .collect();
    let mut denied: Vec<(u32, u32)> = clusters
        .iter()
        .filter(|cluster| cluster.best.kind == EventKind::DisallowedGoal)
        .filter_map(|cluster| Some((cluster.best.player?, cluster.best.sentence)))
        .collect();
    denied.sort_unstable();
    clusters.retain(|cluster| {
        let best = &cluster.best;
        let Some(player) = best.player else { return true };
        let goal = matches!(best.kind, EventKind::Goal | EventKind::PenaltyGoal);
        let keeper = keepers.binary_search(&player).is_ok() || role(player);
        let denied = denied.binary_search(&(player, best.sentence)).is_ok();
        !(goal && !best.listed && (keeper || denied && cluster.mentions.len() == 1))
    });
}

/// A line of a live text begins with the minute of what it tells.
fn live(scene: Scene, tellings: &mut [tellings::Telling]) {
    for telling in tellings {
        let Some(time) = scene.spans.lists.time_at(telling.tokens.start) else { continue };
        if telling.clock.is_none_or(|known| known.minute.is_none()) {
            telling.clock = Some(time.clock);
            telling.later = None;
        }
    }
}

fn event(scene: Scene, teams: &Teams, cluster: &Cluster, id: String, cause: Option<String>) -> Event {
    let Scene { document, spans, people } = scene;
    let best = &cluster.best;
    let name = |person: u32| people.name(document, spans, person);
    Event {
        id,
        kind: best.kind,
        clock: best.clock,
        date: None,
        player: best.player.map(name).or_else(|| best.named.map(|span| lists::plain(document.text, span))),
        other: best.other.map(name),
        team: best.team.map(|team| teams.name(team).to_string()),
        score: None,
        other_match: best.other_match,
        other_match_name: None,
        evidence: best.span,
        mentions: cluster.mentions.clone(),
        cause,
        placed_by: PlacedBy::Telling,
    }
}
