//! Who plays together and who against each other: "Brandt headed in Marsh's cross", "Brandt beat Okafor".

use super::super::super::people::People;
use crate::document::{Class, Document, Token};
use crate::lexicon;
use crate::spans::Spans;
use crate::w;

/// Most words between two names that the words link.
const REACH: u32 = 14;
/// Most words between a manager and the man whom he brings on.
const CHANGE: u32 = 5;

/// Adds the links between neighbouring names of a sentence, and between the two managers.
pub fn find(document: &Document, spans: &Spans, people: &People, links: &mut Vec<(u32, u32, bool)>) {
    managers(document, spans, people, links);
    let named: Vec<(u32, &std::ops::Range<u32>)> = spans
        .names
        .iter()
        .enumerate()
        .filter_map(|(number, name)| Some((people.of_name(number as u32)?, &name.tokens)))
        .collect();
    for pair in named.windows(2) {
        let [(a, first), (b, second)] = pair else { continue };
        if a == b || second.start < first.end || second.start - first.end > REACH {
            continue;
        }
        let next = spans.teams.partition_point(|team| team.tokens.start < first.end);
        let team = spans.teams.get(next).map(|team| team.tokens.start).filter(|&team| team < second.start);
        let comma = |at: u32| document.is(at, Class::Comma);
        // "off Marsh's pass, Northgate cruising with Brandt unbeaten": the team opens a clause of its own.
        if team.is_some_and(|team| team.checked_sub(1).is_some_and(comma)) {
            continue;
        }
        let between = document.tokens_of(&(first.end..second.start));
        let after = document.tokens_of(&(second.end..second.end + 4));
        if let Some(together) = together(between, after) {
            links.push((*a, *b, together));
        }
    }
}

/// "Marsh's side" and "Okafor's men", "Marsh introduced Brandt": the two managers of a match are opponents.
fn managers(document: &Document, spans: &Spans, people: &People, links: &mut Vec<(u32, u32, bool)>) {
    let mut found: Vec<u32> = Vec::new();
    for (number, name) in spans.names.iter().enumerate() {
        let [genitive, side, ..] = document.tokens_of(&(name.tokens.end..name.tokens.end + 2)) else { continue };
        let owned = matches!(genitive.class, Class::Possessive | Class::Mark) && genitive.glued;
        let following = document.tokens_of(&(name.tokens.end..name.tokens.end + 3));
        let next = spans.names.get(number + 1).map_or(u32::MAX, |next| next.tokens.start);
        let changes = next <= name.tokens.end + CHANGE && is_change(following);
        if (owned && side.word.is(&lexicon::SIDE) || changes)
            && let Some(person) = people.of_name(number as u32)
        {
            found.push(person);
        }
    }
    found.sort_unstable();
    found.dedup();
    if let [a, b] = found.as_slice() {
        links.extend([(*a, *b, false); 2]);
    }
}

/// "Marsh |then introduced| Brandt", "Marsh |brought on| Brandt": who does that manages the other.
fn is_change(between: &[Token]) -> bool {
    let verb = between.iter().take(2).position(|token| token.word.is(&lexicon::CHANGE_VERB));
    let adverb = between.first().is_some_and(|first| first.class == Class::Word && !first.is_capital());
    match verb.and_then(|at| between.get(at..)) {
        Some([verb, on, ..]) if adverb => {
            verb.word == w!("introduced") || verb.word == w!("handed") || on.word == w!("on")
        }
        Some([verb]) if adverb => verb.word == w!("introduced") || verb.word == w!("handed"),
        _ => false,
    }
}

/// Whether two names with `between` between them and `after` behind play together; none where the words do not tell.
fn together(between: &[Token], after: &[Token]) -> Option<bool> {
    let ends = |token: &Token| {
        matches!(token.class, Class::Stop | Class::Semicolon | Class::Question | Class::Exclamation | Class::Colon)
    };
    if between.iter().any(ends) {
        return None;
    }
    let bench = |at: usize| between.get(at + 2).is_some_and(|token| token.word == w!("bench"));
    if between.iter().enumerate().any(|(at, token)| token.word.is(&lexicon::OPPOSING) && !bench(at)) {
        return Some(false);
    }
    if between.len() <= CHANGE as usize && is_change(between) {
        return Some(true);
    }
    if between.iter().any(|token| token.word.is(&lexicon::TURN)) {
        return None;
    }
    let joined = match between {
        [one] => one.word == w!("and") || one.word == w!("for") || one.class == Class::Open,
        _ => false,
    };
    // "Marsh's side took the lead through Brandt": the manager and his man.
    let managed =
        between.first().is_some_and(|token| matches!(token.class, Class::Possessive | Class::Mark) && token.glued);
    let helped = managed || between.iter().any(|token| token.word.is(&lexicon::HELPING));
    let helper =
        after.first().is_some_and(|token| matches!(token.class, Class::Possessive | Class::Mark) && token.glued)
            && after.iter().skip(1).any(|token| token.word.is(&lexicon::HELPING));
    (joined || helped || helper).then_some(true)
}
