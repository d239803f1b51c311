//! What line-ups, scorers and cards tell, as tellings.

use super::actors::Scene;
use super::merge::Cluster;
use super::tellings::{Telling, is_goal};
use crate::article::teams::{TeamId, Teams};
use crate::article::{EventKind, Period};
use crate::spans::lists::Entry;
use crate::text::Span;
use std::ops::Range;

/// What the lists tell, in text order, and which sentences they fill.
pub fn find(scene: Scene, teams: &Teams) -> (Vec<Telling>, Vec<bool>) {
    let lists = &scene.spans.lists;
    let tellings = lists.entries.iter().filter_map(|entry| telling(scene, teams, entry)).collect();
    let mut filled = vec![false; scene.document.sentences.len()];
    for line in &lists.lines {
        let Some(first) = scene.document.token(line.start) else { continue };
        let mut sentence = scene.document.sentence_at(first.span.start) as usize;
        while scene.document.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.start < line.end)
            && let Some(slot) = filled.get_mut(sentence)
        {
            *slot = true;
            sentence += 1;
        }
    }
    (tellings, filled)
}

/// The number of the name that starts where `tokens` start.
fn number(scene: Scene, tokens: &Range<u32>) -> Option<u32> {
    let number = scene.spans.names.binary_search_by_key(&tokens.start, |name| name.tokens.start).ok()?;
    Some(number as u32)
}

fn telling(scene: Scene, teams: &Teams, entry: &Entry) -> Option<Telling> {
    let name = match &entry.player {
        Some(player) => Some(number(scene, player)?),
        None => None,
    };
    let player = name.and_then(|name| scene.people.of_name(name));
    let other = entry.other.as_ref().and_then(|other| scene.people.of_name(number(scene, other)?));
    let own = |person: Option<u32>| teams.of_person(person?).filter(|&team| teams.plays(team));
    let helped = |team: TeamId| if entry.helped { teams.opponent(team) } else { Some(team) };
    let stands_under = entry
        .team
        .as_ref()
        .and_then(|label| teams.of_label(scene.document, label))
        .or_else(|| teams.of_squad(entry.squad?));
    let team = match entry.kind {
        // A change stands in the line-up of its side.
        EventKind::Substitution => stands_under.or_else(|| own(other)).or_else(|| own(player)),
        _ => own(player).or_else(|| helped(stands_under?)),
    };
    let ([first, .., last] | [first @ last]) = scene.document.tokens_of(&entry.tokens) else {
        return None;
    };
    Some(Telling {
        kind: entry.kind,
        player,
        named: name.filter(|_| player.is_none()).and_then(|name| Some(scene.spans.names.get(name as usize)?.span)),
        other,
        team,
        span: first.span.to(last.span),
        sentence: scene.document.sentence_at(first.span.start),
        tokens: entry.tokens.clone(),
        clock: entry.clock,
        later: None,
        weak: false,
        count: 1,
        noun: false,
        listed: true,
        another: false,
        other_match: team.is_some_and(|team| teams.sides.is_some() && !teams.plays(team)),
    })
}

/// Where the lists tell all goals of the match, or all changes, nothing else was one: what prose tells beyond them is told
/// again, or did not happen.
pub fn close(scene: Scene, clusters: &mut Vec<Cluster>, score: Option<[u8; 2]>) {
    let main = |cluster: &Cluster| {
        !cluster.best.other_match && cluster.best.clock.is_none_or(|clock| clock.period != Some(Period::Shootout))
    };
    let listed = |clusters: &[Cluster], wanted: fn(EventKind) -> bool| {
        clusters.iter().filter(|cluster| cluster.best.listed && main(cluster) && wanted(cluster.best.kind)).count()
    };
    let goals = listed(clusters, is_goal);
    let all = score.is_some_and(|score| score.iter().map(|&goals| goals as usize).sum::<usize>() == goals) && goals > 0;
    let squads = scene.spans.lists.squads.len() == 2;
    let changes = squads && listed(clusters, |kind| kind == EventKind::Substitution) > 0;
    // Where the score is not known, line-ups with scorers behind them still tell who scored how often.
    let known = by_player(clusters);
    let of = |cluster: &Cluster| {
        let key = cluster.best.player.map(|player| (player, is_goal(cluster.best.kind)));
        let first = known.partition_point(|&(other, _)| Some(other) < key);
        known.iter().skip(first).take_while(move |&&(other, _)| Some(other) == key).map(|&(_, at)| at)
    };
    let mut again: Vec<(usize, usize)> = Vec::new();
    let mut gone = vec![false; clusters.len()];
    for (at, cluster) in clusters.iter().enumerate() {
        let closed = match cluster.best.kind {
            EventKind::Substitution => changes,
            kind if is_goal(kind) => all || squads && of(cluster).next().is_some(),
            _ => false,
        };
        if closed && !cluster.best.listed && main(cluster) {
            gone.iter_mut().skip(at).take(1).for_each(|gone| *gone = true);
            let mut own = of(cluster);
            again.extend(own.next().filter(|_| own.next().is_none()).map(|known| (known, at)));
        }
    }
    for (known, at) in again {
        let cluster = clusters.get(at).cloned();
        if let (Some(known), Some(cluster)) = (clusters.get_mut(known), cluster) {
            known.join(cluster);
        }
    }
    let mut gone = gone.into_iter();
    clusters.retain(|_| !gone.next().unwrap_or(false));
}

/// The listed goals and changes: player, whether it is a goal, index; sorted.
fn by_player(clusters: &[Cluster]) -> Vec<((u32, bool), usize)> {
    let mut known: Vec<((u32, bool), usize)> = clusters
        .iter()
        .enumerate()
        .filter(|(_, cluster)| cluster.best.listed)
        .filter(|(_, cluster)| is_goal(cluster.best.kind) || cluster.best.kind == EventKind::Substitution)
        .filter_map(|(at, cluster)| Some(((cluster.best.player?, is_goal(cluster.best.kind)), at)))
        .collect();
    known.sort_unstable();
    known
}

/// The words of a name that names nobody known, on one line.
pub fn plain(text: &str, span: Span) -> String {
    let mut out = String::new();
    for piece in span.of(text).split(crate::text::letter::is_space).filter(|piece| !piece.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(piece);
    }
    out
}
