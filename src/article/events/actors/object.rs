//! The names behind a telling: its object, its agent, the scorer behind "through".

use super::reference::{described, pronoun};
use super::subject::subject;
use super::{Actor, LIST, Scene, add, before_name, definite, name_at, person_at, time_behind, token};
use crate::document::Class;
use crate::lexicon::{self, Item, Word};
use crate::spans::happenings::Happening;
use crate::spans::names::Name;
use crate::w;
use std::ops::Range;

/// Adds the people named right after the words from `start` to `end`, or among them.
pub(super) fn object(scene: &Scene, sentence: &Range<u32>, start: u32, end: u32, actors: &mut Vec<Actor>) {
    // "came on for |Marsh|", but "came on and set up Brandt for"
    let on = scene.document.says(start + 1, w!("on")) && scene.document.says(end - 1, w!("for"));
    let mut at = if on { end } else { start + 1 };
    while at < sentence.end.min(end + 8) {
        let Some(here) = token(scene, at) else { break };
        if let Some((person, name)) = name_at(scene, at) {
            if person.is_some() {
                return forwards(scene, sentence, person, name, actors);
            }
            at = name.tokens.end;
            continue;
        }
        let behind = at >= end;
        if behind
            && (matches!(here.class, Class::Comma | Class::Stop | Class::Dash | Class::Semicolon)
                || here.word.is(&lexicon::CLAUSE_START))
        {
            break;
        }
        let her = here.word == w!("her");
        if !behind && (here.word == w!("his") || her) {
            // "saved his penalty": not the one who saved it.
            let mut savers = Vec::new();
            subject(scene, sentence, start, &mut savers);
            if let Some(saver) = savers.first().filter(|saver| saver.person.is_some()) {
                let found = pronoun(scene, sentence, saver.at);
                add(actors, found.filter(|_| !savers.iter().any(|saver| saver.person == found)), saver.at);
            }
            return;
        }
        if here.word == w!("him") || behind && (her || here.word == w!("he")) {
            return add(actors, pronoun(scene, sentence, start), start);
        }
        if here.word.is(&lexicon::ROLE) && !before_name(scene, at) && definite(scene, sentence, at) {
            return actors.extend(described(scene, sentence, at));
        }
        at += 1;
    }
}

/// Adds the people named after `word`, which stands in `within`: "by Marsh", "for Marsh and Okafor".
pub fn behind(scene: &Scene, sentence: &Range<u32>, within: Range<u32>, word: Word, actors: &mut Vec<Actor>) {
    if let Some(at) = (within.start..within.end.min(sentence.end)).find(|&at| scene.document.says(at, word)) {
        object(scene, sentence, at, at + 1, actors);
    }
}

/// Adds the scorer of a goal that is told of a team: "took the lead through Marsh", "thanks to Marsh".
pub fn through(scene: &Scene, sentence: &Range<u32>, happening: &Happening, actors: &mut Vec<Actor>) {
    let end = happening.tokens.end;
    for at in end..sentence.end.min(end + 12) {
        let Some(here) = token(scene, at) else { break };
        if here.word.is(&lexicon::THROUGH) {
            object(scene, sentence, at, at + 1, actors);
        }
        if !actors.is_empty() || here.class != Class::Comma && here.is_barrier() {
            break;
        }
    }
}

/// Adds who goes off where the words for it stand apart: "took off Marsh and sent on Okafor".
pub fn taken_off(scene: &Scene, sentence: &Range<u32>, happening: &Happening, actors: &mut Vec<Actor>) {
    let from = happening.tokens.start.saturating_sub(12).max(sentence.start);
    let until = (happening.tokens.end + 12).min(sentence.end);
    let words = scene.document;
    let off = (from..until)
        .find(|&at| words.is_a(at, &lexicon::TAKE) && words.says(at + 1, w!("off")) || words.says(at, w!("withdrew")));
    if let Some(at) = off {
        object(scene, sentence, at, at + 2, actors);
    }
}

/// Adds `person`, whom `name` names, and the names that follow it in a list.
fn forwards(scene: &Scene, sentence: &Range<u32>, person: Option<u32>, name: &Name, actors: &mut Vec<Actor>) {
    let first = actors.len();
    add(actors, person, name.tokens.start);
    let words = scene.document;
    let mut end = name.tokens.end;
    let mut joined = false;
    for _ in 0..LIST {
        // "Marsh (14) and Okafor (81)"
        if words.is(end, Class::Open) {
            end = (end..end + 6).find(|&at| words.is(at, Class::Close)).map_or(end, |close| close + 1);
        }
        // "Marsh in the 14th minute and Okafor in the 81st"
        let time = time_behind(scene, end);
        end = time.map_or(end, |time| time.tokens.end);
        let and = words.says(end, w!("and"));
        if end >= sentence.end || !and && !words.is(end, Class::Comma) {
            break;
        }
        let Some(start) = (end + 1..end + 5).find(|&at| name_at(scene, at).is_some()) else { break };
        let Some((found, other)) = person_at(scene, start) else { break };
        // Only what belongs to a name may stand between.
        let part = |at| words.is_a(at, &lexicon::ROLE) || words.is_a(at, &lexicon::NAME_LEAD);
        // "Marsh and Okafor fired": a verb makes the last name a subject of its own.
        let untimed = time.is_some() && time_behind(scene, other.tokens.end).is_none();
        if untimed || !(end + 1..other.tokens.start).all(part) || words.is_a(other.tokens.end, &lexicon::HIT) {
            break;
        }
        joined |= and;
        add(actors, Some(found), other.tokens.start);
        end = other.tokens.end;
    }
    // "Marsh, Okafor and Brandt", but not "Marsh, Okafor's partner": a list has its "and".
    if !joined {
        actors.truncate(first + 1);
    }
}
