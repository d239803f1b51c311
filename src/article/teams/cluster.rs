//! One team, one entry: every name of a team in the article, and the fullest of them.

use super::{Reference, Team, TeamId};
use crate::document::Document;
use crate::spans::Spans;
use crate::spans::teams::{TeamKey, TeamMention};

/// More teams than any article names; further ones are left out.
const MOST: usize = 64;

/// A club that was named so often is not its women's team, which is named later on.
const OFTEN: u32 = 3;

/// The teams and where they are named.
pub fn teams(document: &Document, spans: &Spans) -> (Vec<Team>, Vec<Reference>) {
    let mut list: Vec<Team> = Vec::new();
    let mut references = Vec::new();
    for mention in spans.teams.iter().filter(|mention| mention.is_name()) {
        let words = mention.span.of(document.text);
        let others = |team: &Team| team.count >= OFTEN && is_women(words) && !is_women(&team.name);
        let known = list.iter().position(|team| same(team, mention, words) && !others(team));
        let at = match known {
            Some(at) => at,
            None if list.len() == MOST => continue,
            None => {
                let (known, nation) = match mention.key {
                    TeamKey::Club(club) => (Some(club), false),
                    TeamKey::Nation(nation) => (Some(nation), true),
                    _ => (None, false),
                };
                list.push(Team { name: words.to_string(), count: 0, nation, known });
                list.len() - 1
            }
        };
        if let Some(team) = list.get_mut(at) {
            team.count += 1;
            // "Northgate" rather than "NORTHGATE".
            if (words.len(), words) > (team.name.len(), &team.name) {
                team.name = words.to_string();
            }
        }
        references.push(Reference { tokens: mention.tokens.clone(), team: TeamId(at as u8) });
    }
    (list, references)
}

fn is_women(name: &str) -> bool {
    name.ends_with("Women") || name.ends_with("Ladies")
}

fn same(team: &Team, mention: &TeamMention, words: &str) -> bool {
    let starts = |long: &str, short: &str| {
        let (start, rest) = long.split_at_checked(short.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(short) && !short.is_empty() && (rest.is_empty() || rest.starts_with(' '))
    };
    // "Northgate" for "Northgate Miners", whichever of the two the lexicon has.
    let either = || starts(&team.name, words) || starts(words, &team.name);
    match mention.key {
        TeamKey::Club(known) => team.known == Some(known) || team.known.is_none() && either(),
        TeamKey::Nation(known) => team.known == Some(known),
        _ => {
            // "Park Rovers" for "Northgate Park Rovers"
            let ends = |long: &str, short: &str| {
                short.bytes().any(|byte| byte == b' ')
                    && long.strip_suffix(short).is_some_and(|start| start.ends_with(' '))
            };
            !team.nation && either() || team.known.is_none() && (ends(&team.name, words) || ends(words, &team.name))
        }
    }
}
