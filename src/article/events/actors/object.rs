//! The names behind a telling: its object, its agent, the scorer behind "through".

use super::reference::{described, pronoun};
use super::subject::subject;
use super::{Actor, LIST, Scene, before_name, definite, name_at, person, token};
use crate::document::Class;
use crate::lexicon::{self};
use crate::spans::happenings::Happening;
use crate::spans::names::Name;
use crate::w;
use std::ops::Range;

/// The people named right after the words from `start` to `end`, or among them.
pub(super) fn object(scene: Scene, sentence: &Range<u32>, start: u32, end: u32) -> Vec<Actor> {
    let mut at = start + 1;
    while at < sentence.end.min(end + 8) {
        let Some(here) = token(scene, at) else { break };
        if let Some((number, name)) = name_at(scene, at) {
            if let Some(found) = person(scene, number) {
                return forwards(scene, sentence, found, name);
            }
            at = name.tokens.end;
            continue;
        }
        if at >= end
            && (matches!(here.class, Class::Comma | Class::Stop | Class::Dash | Class::Semicolon)
                || here.word.is(&lexicon::CLAUSE_START))
        {
            break;
        }
        if at < end && (here.word == w!("his") || here.word == w!("her")) {
            // "saved his penalty": not the one who saved it.
            let saver = subject(scene, sentence, start);
            let Some(Actor::Person(_, at)) = saver.first() else { return Vec::new() };
            return pronoun(scene, sentence, *at).filter(|found| !saver.contains(found)).into_iter().collect();
        }
        if here.word == w!("him") || at >= end && (here.word == w!("her") || here.word == w!("he")) {
            return pronoun(scene, sentence, start).into_iter().collect();
        }
        if here.word.is(&lexicon::ROLE) && !before_name(scene, at) && definite(scene, sentence, at) {
            return described(scene, sentence, at).into_iter().collect();
        }
        at += 1;
    }
    Vec::new()
}

/// The person named after "by".
pub(super) fn agent(scene: Scene, sentence: &Range<u32>, start: u32, end: u32) -> Vec<Actor> {
    let by = (start + 1..sentence.end.min(end + 10)).find(|&at| token(scene, at).is_some_and(|t| t.word == w!("by")));
    by.map_or_else(Vec::new, |by| object(scene, sentence, by, by + 1))
}

/// "took the lead through Marsh", "thanks to Marsh": the scorer of a goal that is told of a team.
pub fn through(scene: Scene, happening: &Happening) -> Vec<Actor> {
    let Some(sentence) = scene.document.sentence(happening.sentence) else { return Vec::new() };
    let end = happening.tokens.end;
    for at in end..sentence.tokens.end.min(end + 12) {
        let Some(here) = token(scene, at) else { break };
        if here.word.is(&lexicon::THROUGH) {
            let found = object(scene, &sentence.tokens, at, at + 1);
            if !found.is_empty() {
                return found;
            }
        }
        if here.class != Class::Comma && crate::lexicon::Item::is_barrier(here) {
            break;
        }
    }
    Vec::new()
}

/// Who goes off where the words for it stand apart: "took off Marsh and sent on Okafor".
pub fn taken_off(scene: Scene, happening: &Happening) -> Vec<Actor> {
    let Some(sentence) = scene.document.sentence(happening.sentence) else { return Vec::new() };
    let from = happening.tokens.start.saturating_sub(12).max(sentence.tokens.start);
    let until = (happening.tokens.end + 12).min(sentence.tokens.end);
    let off = (from..until).find(|&at| {
        let (Some(verb), Some(next)) = (token(scene, at), token(scene, at + 1)) else { return false };
        (verb.word == w!("took") || verb.word == w!("taking")) && next.word == w!("off") || verb.word == w!("withdrew")
    });
    off.map_or_else(Vec::new, |at| object(scene, &sentence.tokens, at, at + 2))
}

/// Who comes on where a telling ends in "with": "replaced Marsh with |Okafor|".
pub fn with(scene: Scene, happening: &Happening) -> Vec<Actor> {
    let Some(sentence) = scene.document.sentence(happening.sentence) else { return Vec::new() };
    let end = happening.tokens.end;
    match end.checked_sub(1).and_then(|at| token(scene, at)) {
        Some(last) if last.word == w!("with") || last.word == w!("for") => {
            object(scene, &sentence.tokens, end - 1, end)
        }
        _ => Vec::new(),
    }
}

/// The people named after `word` behind a telling: "for Marsh and Okafor".
pub fn after_word(scene: Scene, happening: &Happening, word: lexicon::Word) -> Vec<Actor> {
    let Some(sentence) = scene.document.sentence(happening.sentence) else { return Vec::new() };
    let end = happening.tokens.end;
    let at =
        (end..sentence.tokens.end.min(end + 14)).find(|&at| token(scene, at).is_some_and(|token| token.word == word));
    at.map_or_else(Vec::new, |at| object(scene, &sentence.tokens, at, at + 1))
}

/// `found` and the names that follow it in a list.
fn forwards(scene: Scene, sentence: &Range<u32>, found: u32, name: &Name) -> Vec<Actor> {
    let mut actors = vec![Actor::Person(found, name.tokens.start)];
    let mut end = name.tokens.end;
    for _ in 0..LIST {
        // "Marsh (14) and Okafor (81)"
        let bracket = token(scene, end).filter(|open| open.class == Class::Open);
        let close = bracket
            .and_then(|_| (end..end + 6).find(|&at| token(scene, at).is_some_and(|close| close.class == Class::Close)));
        end = close.map_or(end, |close| close + 1);
        let Some(joint) = token(scene, end).filter(|_| end < sentence.end) else { break };
        if !(joint.word == w!("and") || joint.class == Class::Comma) {
            break;
        }
        let more = (1..=4).map(|more| end + more).find(|&at| name_at(scene, at).is_some());
        let Some((number, other)) = more.and_then(|at| name_at(scene, at)) else { break };
        // Only what belongs to a name may stand between.
        let parts = (end + 1..other.tokens.start)
            .all(|at| token(scene, at).is_some_and(|t| t.word.is(&lexicon::ROLE) || t.word.is(&lexicon::NAME_LEAD)));
        // "Marsh and Okafor fired": a verb makes the last name a subject of its own.
        let verb = token(scene, other.tokens.end).is_some_and(|next| next.word.is(&lexicon::HIT));
        let Some(found) = person(scene, number).filter(|_| parts && !verb) else { break };
        actors.push(Actor::Person(found, other.tokens.start));
        end = other.tokens.end;
    }
    // "Marsh, Okafor and Brandt", but not "Marsh, Okafor's partner": a list has its "and".
    if actors.len() > 1 && !scene.document.tokens_of(&(name.tokens.end..end)).iter().any(|t| t.word == w!("and")) {
        actors.truncate(1);
    }
    actors
}
