//! What stands for a team besides its name: nicknames, "United", "the visitors", "Brandt's men".

use super::{Reference, TeamId, Teams};
use crate::document::{Class, Document};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::teams::{TeamKey, TeamMention};
use crate::text::letter;

/// How many references before a short form may tell whose it is.
const BEFORE: usize = 20;

/// Names, nicknames and last words of names, in text order. The team named last goes
/// before one named long ago.
pub fn short_forms(document: &Document, spans: &Spans, teams: &Teams) -> Vec<Reference> {
    let mut references: Vec<Reference> = Vec::with_capacity(spans.teams.len());
    let mut named = 0;
    for mention in &spans.teams {
        let name = teams.references.get(named).filter(|name| name.tokens.start == mention.tokens.start);
        named += name.is_some() as usize;
        let team = name.map(|name| name.team).or_else(|| whose(document, teams, mention, &references));
        if let Some(team) = team {
            references.push(Reference { tokens: mention.tokens.clone(), team });
        }
    }
    references
}

/// The team that a short form stands for, behind the references `before`.
fn whose(document: &Document, teams: &Teams, mention: &TeamMention, before: &[Reference]) -> Option<TeamId> {
    let last = before.get(before.len().saturating_sub(BEFORE)..).unwrap_or(before);
    let known = last.iter().rev().map(|reference| reference.team).chain((0..teams.list.len() as u8).map(TeamId));
    let mut known = known.filter(|&team| stands_for(document, mention, team, teams));
    known.next()
}

/// Whether a nickname or a last word can stand for `team`.
fn stands_for(document: &Document, mention: &TeamMention, team: TeamId, teams: &Teams) -> bool {
    let Some(team) = teams.list.get(team.0 as usize) else { return false };
    match mention.key {
        TeamKey::Nickname(set) => team.known.is_some_and(|known| in_set(set, known)),
        TeamKey::Short => {
            let Some(token) = document.token(mention.tokens.start) else { return false };
            let last = team.known.and_then(|known| lexicon::TEAM_LAST.get(known as usize));
            let word = token.span().of(document.text);
            let ends = team.name.rsplit(letter::is_space).next().is_some_and(|end| end.eq_ignore_ascii_case(word));
            ends || last.is_some_and(|&last| last != 0 && token.word.is_number(last))
        }
        _ => false,
    }
}

/// Whether `team` stands in the set of the lexicon that begins at `set`.
pub fn in_set(set: u16, team: u16) -> bool {
    let rest = lexicon::TEAM_SETS.get(set as usize..).unwrap_or(&[]);
    rest.iter().take_while(|&&member| member != u16::MAX).any(|&member| member == team)
}

/// "the hosts", "the visitors": only where it is known who is at home.
pub fn add_sides(document: &Document, teams: &mut Teams) {
    if let Some(sides) = teams.sides.filter(|sides| sides.home_known) {
        merge(teams, hosts_and_visitors(document, sides.teams));
    }
}

/// "the hosts" as the first of `teams`, "the visitors" as the second.
pub fn hosts_and_visitors(document: &Document, teams: [TeamId; 2]) -> Vec<Reference> {
    let [home, away] = teams;
    let mut found = Vec::new();
    for at in document.beginning(lexicon::SIDES.bit()) {
        if document.is(at, Class::Word)
            && let Some((count, side)) = document.phrase(&lexicon::SIDES, at, at + 3)
        {
            let team = if side == 0 { home } else { away };
            found.push(Reference { tokens: at..at + count, team });
        }
    }
    found
}

/// Adds those of `found`, which are in text order, where no name stands.
fn merge(teams: &mut Teams, found: Vec<Reference>) {
    let mut all = Vec::with_capacity(teams.references.len() + found.len());
    let mut names = teams.references.iter();
    for reference in found {
        if teams.within(&reference.tokens).is_empty() {
            while let Some(name) = names.as_slice().first().filter(|name| name.tokens.start < reference.tokens.start) {
                all.push(name.clone());
                names.next();
            }
            all.push(reference);
        }
    }
    all.extend_from_slice(names.as_slice());
    teams.references = all;
}
