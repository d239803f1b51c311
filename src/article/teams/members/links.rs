//! Who plays together and who against each other: "Brandt headed in Marsh's cross", "Brandt beat Okafor".

use super::super::super::people::People;
use super::Link;
use crate::document::{Class, Document, Token};
use crate::lexicon::{self, gates};
use crate::spans::Spans;
use crate::w;

/// Most words between two names that the words link.
const REACH: u32 = 14;
/// How far from a name it stands what goes past it, in tokens.
const NEAR: usize = 4;
/// Most words between a manager and the man whom he brings on.
const CHANGE: u32 = 5;

/// The links between neighbouring names of a sentence, and between the two managers.
pub fn find(document: &Document, spans: &Spans, people: &People) -> Vec<Link> {
    let mut links = Vec::new();
    managers(document, spans, people, &mut links);
    let named: Vec<(u32, &std::ops::Range<u32>)> = spans
        .names
        .iter()
        .enumerate()
        .filter_map(|(number, name)| Some((people.of_name(number as u32)?, &name.tokens)))
        .collect();
    for pair in named.windows(2) {
        let [(a, first), (b, second)] = pair else { continue };
        // Lines of a list are sentences of their own.
        let line =
            document.token(first.start).and_then(|token| document.sentence(document.sentence_at(token.span().start)));
        let apart = line.is_some_and(|line| second.start >= line.tokens.end);
        if a == b || apart || second.start < first.end || second.start - first.end > REACH {
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
        let object = document.is_a(first.start.wrapping_sub(1), &lexicon::OBJECT_LEAD);
        if let Some(together) = together(object, between, after) {
            links.push((*a, *b, together));
        }
    }
    links
}

/// "Marsh's side" and "Okafor's men", "Marsh introduced Brandt": the two managers of a match are opponents.
fn managers(document: &Document, spans: &Spans, people: &People, links: &mut Vec<Link>) {
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
/// `object`: something comes from the first one, who does nothing.
fn together(object: bool, between: &[Token], after: &[Token]) -> Option<bool> {
    let ends = |token: &Token| {
        matches!(token.class, Class::Stop | Class::Semicolon | Class::Question | Class::Exclamation | Class::Colon)
    };
    if between.iter().any(ends) {
        return None;
    }
    let bench = |at: usize| between.get(at + 2).is_some_and(|token| token.word == w!("bench"));
    let opposed = |(at, token): (usize, &Token)| {
        let next = between.get(at + 1).map(|token| token.word);
        let near = between.len() - at <= NEAR;
        match token.word {
            word if !word.begins(gates::OPPOSED.bit()) => false,
            // "goes off, with Brandt on": not off him.
            word if word == w!("off") => next.is_none(),
            // "past the post after Brandt": not past him.
            word if [w!("past"), w!("beyond"), w!("under")].contains(&word) => near && !bench(at),
            // "could not keep his shot down"
            word if [w!("keep"), w!("kept"), w!("keeping"), w!("keeps")].contains(&word) => next == Some(w!("out")),
            word if word == w!("brought") || word == w!("bringing") => next == Some(w!("down")),
            // "was denied by the keeper before Brandt": not by him.
            word => word.is(&lexicon::OPPOSING) && (near || next != Some(w!("by"))),
        }
    };
    // "Marsh goes off and Brandt |comes on|"
    let on = after.iter().take(2).any(|token| token.word == w!("on"));
    if on && between.iter().any(|token| token.word == w!("off") || token.word == w!("way")) {
        return Some(true);
    }
    // "was deflected onto the post by Brandt"
    let turned = between.last().is_some_and(|token| token.word == w!("by"))
        && between.iter().any(|token| token.word == w!("deflected") || token.word == w!("cleared"));
    // "sent the keeper Brandt the wrong way"
    let fooled = matches!(after, [the, wrong, ..] if the.word == w!("the") && wrong.word == w!("wrong"));
    if turned || fooled || between.iter().enumerate().any(opposed) {
        return Some(false);
    }
    // "fluffed a header from a Brandt cross"
    let own = between.last().is_some_and(|token| token.word == w!("a"));
    if own && after.first().is_some_and(|token| token.word.is(&lexicon::HELPING)) {
        return Some(true);
    }
    if between.len() <= CHANGE as usize && is_change(between) {
        return Some(true);
    }
    if between.iter().any(|token| token.word.is(&lexicon::TURN)) {
        return None;
    }
    let joined = match between {
        // "forced a save from Brandt and Okafor fired over"
        [one] if one.word == w!("and") => !object || after.first().is_none_or(|next| next.class != Class::Word),
        [one] => one.word == w!("for") || one.class == Class::Open,
        _ => false,
    };
    // "Marsh's side took the lead through Brandt": the manager and his man.
    let owned =
        between.first().is_some_and(|token| matches!(token.class, Class::Possessive | Class::Mark) && token.glued);
    let managed = owned && between.iter().take(4).any(|token| token.word.is(&lexicon::SIDE));
    let helped = managed || between.iter().any(|token| token.word.is(&lexicon::HELPING));
    let helper =
        after.first().is_some_and(|token| matches!(token.class, Class::Possessive | Class::Mark) && token.glued)
            && after.iter().skip(1).any(|token| token.word.is(&lexicon::HELPING));
    (joined || helped || helper).then_some(true)
}
