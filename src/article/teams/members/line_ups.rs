//! Line-ups: paragraphs that list a team's players, with the team's name in front or in the order home, away.

use super::super::super::people::People;
use super::super::{TeamId, Teams};
use crate::document::{Class, Document};
use crate::spans::Spans;

/// Points for a place in a line-up.
const PLAIN: i32 = 14;
/// Fewest names and commas of a line-up that has no label.
const ELEVEN: usize = 9;

/// Adds the players of every line-up. A list without a label belongs to the home side if it is the first and to the away
/// side if it is the second; a shorter list goes with the line-up before it.
pub fn vote(document: &Document, spans: &Spans, people: &People, teams: &Teams, votes: &mut Vec<(u32, TeamId, i32)>) {
    let (mut unlabelled, mut last) = (0, None);
    for paragraph in &document.paragraphs {
        let tokens = document.tokens_of(&paragraph.tokens);
        let commas = tokens.iter().filter(|token| token.class == Class::Comma).count();
        let lower = tokens.iter().filter(|token| token.class == Class::Word && !token.is_capital()).count();
        let first = spans.names.partition_point(|name| name.tokens.start < paragraph.tokens.start);
        let end = spans.names.partition_point(|name| name.tokens.start < paragraph.tokens.end);
        let names = end.saturating_sub(first);
        let colon = tokens.iter().take(6).any(|token| token.class == Class::Colon);
        let label = teams.at(paragraph.tokens.start).filter(|_| colon);
        if lower > 2 + names / 4 || names == 0 || label.is_none() && commas * 3 < names {
            last = None;
            continue;
        }
        last = match label {
            Some(team) => Some(team),
            None if commas + 2 >= ELEVEN && names + 2 >= ELEVEN && !is_bench(document, paragraph.tokens.start) => {
                unlabelled += 1;
                let sides = teams.sides.filter(|sides| sides.home_known);
                sides.and_then(|sides| sides.teams.get(unlabelled - 1).copied())
            }
            None => last,
        };
        if let Some(team) = last {
            votes.extend((first..end).filter_map(|name| Some((people.of_name(name as u32)?, team, PLAIN))));
        }
    }
}

/// "Subs: …"
fn is_bench(document: &Document, at: u32) -> bool {
    let first = document.tokens.get(at as usize).map(|token| token.word).unwrap_or_default();
    [crate::w!("subs"), crate::w!("substitutes"), crate::w!("sub"), crate::w!("booked")].contains(&first)
}
