//! What line-ups, scorers and cards tell, as tellings.

use super::actors::Scene;
use super::merge::Cluster;
use super::tellings::{Telling, is_goal};
use crate::article::teams::Teams;
use crate::article::{EventKind, Period};
use crate::spans::lists::Entry;
use std::ops::Range;

/// How many events of the lists are looked through for one of a player: more than a match has.
const LISTED: usize = 256;

/// What the lists tell, in text order, and which sentences they fill.
pub fn find(scene: &Scene, teams: &Teams) -> (Vec<Telling>, Vec<bool>) {
    let lists = &scene.spans.lists;
    let mut tellings = Vec::new();
    for entry in &lists.entries {
        tell(scene, teams, entry, &mut tellings);
    }
    let mut filled = vec![false; scene.document.sentences.len()];
    for line in &lists.lines {
        let mut at = first_sentence(scene, line);
        while scene.document.sentence(at).is_some_and(|sentence| sentence.tokens.start < line.end)
            && let Some(slot) = filled.get_mut(at as usize)
        {
            *slot = true;
            at += 1;
        }
    }
    (tellings, filled)
}

/// The number of the sentence that `tokens` begin in.
fn first_sentence(scene: &Scene, tokens: &Range<u32>) -> u32 {
    scene.document.sentence_at(scene.document.token(tokens.start).map_or(0, |first| first.span().start))
}

/// The person whose name starts at token `start`.
pub fn person(scene: &Scene, start: u32) -> Option<u32> {
    scene.people.of_name(scene.spans.name_number(start)?)
}

fn tell(scene: &Scene, teams: &Teams, entry: &Entry, tellings: &mut Vec<Telling>) {
    let name = entry.player.and_then(|player| scene.spans.name_number(player));
    if entry.player.is_some() && name.is_none() {
        return;
    }
    let player = name.and_then(|name| scene.people.of_name(name));
    let other = entry.other.and_then(|other| person(scene, other));
    let own = |person: Option<u32>| teams.of_person(person?).filter(|&team| teams.plays(team));
    let label = entry.team.as_ref().and_then(|label| teams.of_label(scene.document, label));
    let stands_under = label.or_else(|| teams.of_squad(entry.squad?));
    let team = match entry.kind {
        // A change stands in the line-up of its side.
        EventKind::Substitution => stands_under.or_else(|| own(other)).or_else(|| own(player)),
        _ if entry.helped => own(player).or_else(|| teams.opponent(stands_under?)),
        _ => own(player).or(stands_under),
    };
    let ([first, .., last] | [first @ last]) = scene.document.tokens_of(&entry.tokens) else { return };
    let sentence = scene.document.sentence_at(first.span().start);
    let mut telling = Telling::of(entry.kind, first.span().to(last.span()), &entry.tokens, sentence);
    (telling.player, telling.other, telling.team) = (player, other, team);
    telling.clock = entry.clock;
    telling.listed = true;
    telling.other_match = team.is_some_and(|team| teams.sides.is_some() && !teams.plays(team));
    tellings.push(telling);
}

/// Where the lists tell all goals of the match, or all changes, nothing else was one: what prose tells beyond them is told
/// again, or did not happen.
pub fn close(scene: &Scene, clusters: &mut Vec<Cluster>, score: Option<[u8; 2]>) {
    let main = |best: &Telling| !best.other_match && best.clock.period != Some(Period::Shootout);
    let (mut goals, mut changes) = (0, 0);
    for best in clusters.iter().map(|cluster| &cluster.best).filter(|best| best.listed && main(best)) {
        goals += is_goal(best.kind) as u32;
        changes += (best.kind == EventKind::Substitution) as u32;
    }
    let all = goals > 0 && score.is_some_and(|[a, b]| a as u32 + b as u32 == goals);
    let squads = scene.spans.lists.squads.len() == 2;
    for at in 0..clusters.len() {
        let Some(cluster) = clusters.get(at) else { break };
        let best = &cluster.best;
        let (goal, change) = (is_goal(best.kind), best.kind == EventKind::Substitution);
        if best.listed || !main(best) || !goal && !change {
            continue;
        }
        // Where the score is not known, line-ups with scorers behind them still tell who scored how often.
        let mut own = clusters.iter().take(LISTED).enumerate().filter(|(_, known)| {
            let known = &known.best;
            known.listed
                && known.player.is_some()
                && known.player == best.player
                && if goal { is_goal(known.kind) } else { known.kind == best.kind }
        });
        let known = own.next().map(|(known, _)| known);
        let only = known.filter(|_| own.next().is_none());
        if !(if change { squads && changes > 0 } else { all || squads && known.is_some() }) {
            continue;
        }
        let again = cluster.clone();
        if let Some(known) = only.and_then(|known| clusters.get_mut(known)) {
            known.join(&again);
        }
        if let Some(cluster) = clusters.get_mut(at) {
            cluster.best.gone = true;
        }
    }
    clusters.retain(|cluster| !cluster.best.gone);
}
