//! Who plays for whom: by what stands beside the name, and by the line-ups.

use super::super::people::People;
use super::{TeamId, Teams};
use crate::document::{Class, Document};
use crate::lexicon;
use crate::spans::Spans;
use crate::spans::names::Name;
use crate::w;
use std::ops::Range;

/// Points for what names the team plainly, for what nearly does, and for standing in the same sentence.
const PLAIN: u32 = 12;
const NEAR: u32 = 8;
const BESIDE: u32 = 1;
/// Longest way from a team to the name it describes, in tokens.
const REACH: u32 = 6;
/// Fewest names in a paragraph that is a line-up.
const LINE_UP: usize = 9;

/// The team of each person, where the words tell one.
pub fn find(document: &Document, spans: &Spans, people: &People, teams: &Teams) -> Vec<Option<TeamId>> {
    let mut votes: Vec<(u32, TeamId, u32)> = Vec::new();
    for (number, name) in spans.names.iter().enumerate() {
        let Some(person) = people.of_name(number as u32) else { continue };
        if let Some(team) = described_before(document, teams, name) {
            votes.push((person, team, PLAIN));
        }
        if let Some((team, points)) = described_after(document, teams, name) {
            votes.push((person, team, points));
        }
        if let Some(team) = alone_in_sentence(document, teams, name) {
            votes.push((person, team, BESIDE));
        }
    }
    for (names, team) in line_ups(document, spans, teams) {
        votes.extend(names.filter_map(|name| Some((people.of_name(name as u32)?, team, PLAIN))));
    }
    votes.sort_unstable();
    let mut members = vec![None; people.len() as usize];
    for group in votes.chunk_by(|a, b| a.0 == b.0) {
        if let (Some(first), Some(team)) = (group.first(), most_points(group))
            && let Some(member) = members.get_mut(first.0 as usize)
        {
            *member = Some(team);
        }
    }
    members
}

/// The team with the most points; none where two are level.
fn most_points(votes: &[(u32, TeamId, u32)]) -> Option<TeamId> {
    let (mut best, mut second): (Option<(u32, TeamId)>, u32) = (None, 0);
    for team in votes.chunk_by(|a, b| a.1 == b.1) {
        let sum = team.iter().map(|vote| vote.2).sum();
        match best {
            Some((most, _)) if most >= sum => second = second.max(sum),
            _ => {
                second = best.map_or(0, |(most, _)| most);
                best = team.first().map(|first| (sum, first.1));
            }
        }
    }
    best.filter(|&(most, _)| most > second).map(|(_, team)| team)
}

/// "Northgate striker Leo Brandt", "Northgate's Leo Brandt".
fn described_before(document: &Document, teams: &Teams, name: &Name) -> Option<TeamId> {
    let mut at = name.tokens.start;
    let (mut role, mut possessive) = (false, false);
    for _ in 0..REACH {
        at = at.checked_sub(1)?;
        let token = document.tokens.get(at as usize)?;
        if let Some(team) = teams.at(at) {
            let former = at.checked_sub(1).and_then(|before| document.tokens.get(before as usize));
            let start = teams.references.get(teams.references.partition_point(|r| r.tokens.end <= at))?.tokens.start;
            let old = document.tokens.get((start as usize).checked_sub(1)?).or(former);
            let gone = old.is_some_and(|token| token.word.is(&lexicon::FORMER));
            let nation = teams.list.get(team.0 as usize).is_some_and(|team| team.nation);
            return ((role || possessive) && !gone && (!nation || teams.plays(team))).then_some(team);
        }
        match token.class {
            Class::Possessive => possessive = true,
            Class::Word if token.word.is(&lexicon::TEAM_ROLE) => role = true,
            Class::Word if token.word.is(&lexicon::FORMER) || token.is_capital() => return None,
            Class::Word | Class::Hyphen | Class::Number | Class::Ordinal | Class::Mixed if role || possessive => {}
            Class::Word if !token.word.is(&lexicon::STARTER) => {}
            Class::Mark if token.glued => possessive = true,
            _ => return None,
        }
    }
    None
}

/// "Brandt, the Northgate striker", "Brandt (Northgate)", "Marsh's Northgate", "Brandt put Northgate ahead".
fn described_after(document: &Document, teams: &Teams, name: &Name) -> Option<(TeamId, u32)> {
    let end = name.tokens.end;
    let sentence = document.sentences.get(document.sentence_at(name.span.start) as usize)?;
    let next = document.tokens.get(end as usize)?;
    if next.class == Class::Open {
        let team = teams.at(end + 1)?;
        return Some((team, PLAIN));
    }
    let window = end..(end + REACH).min(sentence.tokens.end);
    let reference = teams.within(&window).first()?;
    let between = document.tokens_of(&(end..reference.tokens.start));
    let after = document.tokens_of(&(reference.tokens.end..(reference.tokens.end + 4).min(sentence.tokens.end)));
    let nation = teams.list.get(reference.team.0 as usize).is_some_and(|team| team.nation);
    if nation && !teams.plays(reference.team) {
        return None;
    }
    if matches!(next.class, Class::Possessive) {
        return (reference.tokens.start == end + 1).then_some((reference.team, PLAIN));
    }
    if next.class == Class::Comma {
        let role = after.iter().take(3).any(|token| token.word.is(&lexicon::TEAM_ROLE));
        let former = between.iter().any(|token| token.word.is(&lexicon::FORMER));
        return (role && !former && between.len() <= 2).then_some((reference.team, PLAIN));
    }
    let clean = between.iter().all(|token| token.class == Class::Word && !token.is_capital());
    let possessive = after.first().is_some_and(|token| token.class == Class::Possessive);
    let ahead = !possessive && lexicon::TEAM_AHEAD.longest(after.iter().map(|token| token.word)).is_some();
    let giving = between.last().is_some_and(|token| token.word.is(&lexicon::GIVING));
    let goal = possessive && after.iter().skip(1).take(2).any(|token| token.word.is(&lexicon::TEAM_GOAL));
    let scored_for = between.last().is_some_and(|token| token.word == w!("for"))
        && between.iter().any(|token| token.word.is(&lexicon::GIVING) || token.word == w!("scored"));
    (clean && (giving && ahead || goal || scored_for)).then_some((reference.team, NEAR))
}

/// The only team of the sentence, named before the person.
fn alone_in_sentence(document: &Document, teams: &Teams, name: &Name) -> Option<TeamId> {
    let sentence = document.sentences.get(document.sentence_at(name.span.start) as usize)?;
    let [only] = teams.within(&sentence.tokens) else { return None };
    (teams.plays(only.team) && only.tokens.end <= name.tokens.start).then_some(only.team)
}

/// Paragraphs that list a team's players: ranges of `spans.names`, and the team. A list without a label belongs to the
/// home side if it is the first and to the away side if it is the second.
fn line_ups(document: &Document, spans: &Spans, teams: &Teams) -> Vec<(Range<usize>, TeamId)> {
    let mut found = Vec::new();
    let mut unlabelled = 0;
    let mut last = None;
    for paragraph in &document.paragraphs {
        let first = spans.names.partition_point(|name| name.tokens.start < paragraph.tokens.start);
        let end = spans.names.partition_point(|name| name.tokens.start < paragraph.tokens.end);
        let tokens = document.tokens_of(&paragraph.tokens);
        let commas = tokens.iter().filter(|token| token.class == Class::Comma).count();
        let lower = tokens.iter().filter(|token| token.class == Class::Word && !token.is_capital()).count();
        let label = tokens.iter().take(6).position(|token| token.class == Class::Colon);
        let labelled = label.and_then(|_| teams.at(paragraph.tokens.start));
        let names = end.saturating_sub(first);
        if names < 3 && labelled.is_none() || commas * 2 < names || lower > names / 2 {
            continue;
        }
        let team = match labelled {
            Some(team) => Some(team),
            None if names >= LINE_UP && teams.sides.is_some() && commas + 2 >= LINE_UP => {
                unlabelled += 1;
                let sides = teams.sides.filter(|sides| sides.home_known);
                sides.and_then(|sides| sides.teams.get(unlabelled - 1).copied())
            }
            None => last,
        };
        last = team;
        if let Some(team) = team {
            found.push((first..end, team));
        }
    }
    found
}
