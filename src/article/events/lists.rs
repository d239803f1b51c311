//! What line-ups, scorers and cards tell, as tellings.

use super::actors::Scene;
use super::tellings::Telling;
use crate::article::EventKind;
use crate::article::teams::{TeamId, Teams};
use crate::spans::lists::Entry;
use crate::text::Span;
use std::ops::Range;

/// What the lists tell, in text order, and which sentences they fill.
pub fn find(scene: Scene, teams: &Teams) -> (Vec<Telling>, Vec<bool>) {
    let lists = &scene.spans.lists;
    let squads = squads(scene, teams);
    let tellings = lists.entries.iter().filter_map(|entry| telling(scene, teams, &squads, entry)).collect();
    let mut filled = vec![false; scene.document.sentences.len()];
    for line in &lists.lines {
        let Some(first) = scene.document.tokens.get(line.start as usize) else { continue };
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

/// The squad of each player, and the team of each squad.
struct Squads {
    /// Sorted: person and squad.
    players: Vec<(u32, u8)>,
    teams: Vec<Option<TeamId>>,
}

impl Squads {
    fn of(&self, person: u32) -> Option<u8> {
        let at = self.players.binary_search_by_key(&person, |&(person, _)| person).ok()?;
        self.players.get(at).map(|&(_, squad)| squad)
    }

    fn team(&self, squad: Option<u8>) -> Option<TeamId> {
        self.teams.get(squad? as usize).copied().flatten()
    }
}

/// Reads the squads. One without a label has the team of most of its players.
fn squads(scene: Scene, teams: &Teams) -> Squads {
    let lists = &scene.spans.lists;
    let named = |tokens: &Range<u32>| scene.people.of_name(number(scene, tokens)?);
    let mut players: Vec<(u32, u8)> =
        lists.players.iter().filter_map(|player| Some((named(&player.tokens)?, player.squad?))).collect();
    // In text order so far: of two squads the first one named in holds.
    players.sort_by_key(|&(person, _)| person);
    players.dedup_by_key(|&mut (person, _)| person);
    let mut votes: Vec<(u8, TeamId)> =
        players.iter().filter_map(|&(person, squad)| Some((squad, teams.of_person(person)?))).collect();
    votes.sort_unstable();
    let mut found: Vec<Option<TeamId>> = Vec::with_capacity(lists.squads.len());
    for (squad, label) in lists.squads.iter().enumerate() {
        let own = votes.chunk_by(|a, b| a == b).filter(|votes| votes.first().is_some_and(|vote| vote.0 as usize == squad));
        let most = own.max_by_key(|votes| votes.len()).and_then(|votes| votes.first()).map(|vote| vote.1);
        found.push(label.as_ref().and_then(|label| team_in(teams, label)).or(most));
    }
    Squads { players, teams: found }
}

fn team_in(teams: &Teams, label: &Range<u32>) -> Option<TeamId> {
    teams.within(label).first().map(|reference| reference.team)
}

/// The number of the name that starts where `tokens` start.
fn number(scene: Scene, tokens: &Range<u32>) -> Option<u32> {
    let number = scene.spans.names.binary_search_by_key(&tokens.start, |name| name.tokens.start).ok()?;
    Some(number as u32)
}

fn telling(scene: Scene, teams: &Teams, squads: &Squads, entry: &Entry) -> Option<Telling> {
    let name = number(scene, &entry.player)?;
    let player = scene.people.of_name(name);
    let other = entry.other.as_ref().and_then(|other| scene.people.of_name(number(scene, other)?));
    let own = |person: Option<u32>| squads.team(squads.of(person?));
    let helped = |team: TeamId| if entry.kind == EventKind::OwnGoal { teams.opponent(team) } else { Some(team) };
    let stands_under = entry.team.as_ref().and_then(|label| team_in(teams, label)).or(squads.team(entry.squad));
    let team = own(player).or(own(other)).or_else(|| helped(stands_under?));
    let team = team.or_else(|| teams.of_person(player?));
    let ([first, .., last] | [first @ last]) = scene.document.tokens_of(&entry.tokens) else {
        return None;
    };
    Some(Telling {
        kind: entry.kind,
        player,
        named: player.is_none().then_some(scene.spans.names.get(name as usize)?.span),
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
        nth: None,
        other_match: team.is_some_and(|team| teams.sides.is_some() && !teams.plays(team)),
    })
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
