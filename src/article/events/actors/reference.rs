//! Whom "he", "the striker" and "the Austrian" stand for.

use super::subject::stands_as_subject;
use super::{Actor, NAMES_BACK, Scene, is_genitive, names_until, person_at, token};
use crate::document::Class;
use crate::lexicon::{self, Word};
use crate::spans::names::{Name, NameKind};
use crate::w;
use std::ops::Range;

/// Within how many words a role opens its sentence, and a shot stands behind whose it is.
const ROLE_OPENS: u32 = 5;

/// Whom "he" or "she" at `at` stands for: the last subject before it in its sentence, else anybody named there, else the
/// first subject of the sentence before, and so on.
pub fn pronoun(scene: &Scene, sentence: &Range<u32>, at: u32) -> Option<u32> {
    let words = scene.document;
    // "teeing up |Marsh| for |his| first goal"
    if (words.says(at, w!("his")) || words.says(at, w!("her")))
        && let Some((found, name)) = person_at(scene, at.wrapping_sub(2))
        && name.tokens.end + 1 == at
        && (words.says(at - 1, w!("for")) || words.says(at - 1, w!("with")))
    {
        return Some(found);
    }
    let mut range = sentence.start..at;
    for _ in 0..4 {
        let own = range.start == sentence.start;
        // "Marsh played in Okafor and he scored": a new subject after "and" is hardly the old one.
        let and = own && (words.has(at.saturating_sub(3), at, &lexicon::AND_BUT));
        let end = names_until(scene, range.end);
        let (mut subject, mut object, mut other) = (None, None, None);
        for number in end.saturating_sub(NAMES_BACK as u32)..end {
            let Some(name) = scene.spans.names.get(number as usize).filter(|name| name.tokens.start >= range.start)
            else {
                continue;
            };
            let Some(found) = scene.people.of_name(number).filter(|&found| plays(scene, found)) else { continue };
            let genitive = is_genitive(scene, name.tokens.end);
            if !genitive && stands_as_subject(scene, &range, name) {
                if own || subject.is_none() {
                    subject = Some(found);
                }
            } else if !genitive && and && !governed_by(scene, name, w!("at")) {
                object = Some(found);
            }
            // "headed in Marsh's cross. … he": not Marsh.
            if !own && genitive && (words.says(at, w!("he")) || words.says(at, w!("she"))) {
                continue;
            }
            // "Played in by Marsh, he", "Collecting the ball from Marsh, she": not Marsh.
            if !own || ![w!("by"), w!("from"), w!("with"), w!("at")].iter().any(|&word| governed_by(scene, name, word))
            {
                other = Some(found);
            }
        }
        let found = object.or(subject).or(other);
        if found.is_some() {
            return found;
        }
        let before = token(scene, range.start.wrapping_sub(1))?;
        range = words.sentence(words.sentence_at(before.span().start))?.tokens.clone();
    }
    None
}

/// Whether `word` stands right before `name`.
pub(super) fn governed_by(scene: &Scene, name: &Name, word: Word) -> bool {
    scene.document.says(name.tokens.start.wrapping_sub(1), word)
}

/// Whom "the striker" or "the Austrian" at `at` stands for: the last person who is called so, else whom "he" would be.
pub(super) fn described(scene: &Scene, sentence: &Range<u32>, at: u32) -> Option<Actor> {
    let words = scene.document;
    let role = token(scene, at)?.word;
    // Coaches, referees and reporters play no part in what is told here.
    if role.value(&lexicon::ROLE).is_some_and(|role| !matches!(role, 2..=8 | 27 | 28)) {
        return None;
    }
    let end = names_until(scene, at);
    let near = at.saturating_sub(6).max(sentence.start + 1)..at;
    // "…, the former Northgate defender heading home": somebody of this very sentence.
    let mut last = (end.saturating_sub(3)..end).filter_map(|number| scene.spans.names.get(number as usize));
    if near.clone().any(|at| words.is(at, Class::Comma))
        && last.any(|name| name.tokens.start >= sentence.start && name.kind == NameKind::Person)
    {
        return actor(pronoun(scene, sentence, at), at);
    }
    for number in (end.saturating_sub(NAMES_BACK as u32 * 2)..end).rev() {
        if let Some(found) = scene.people.of_name(number)
            && scene.people.get(found).is_some_and(|person| person.is(role))
        {
            return actor(Some(found), at);
        }
    }
    // Nobody who is not known to keep goal is "the keeper".
    if role == w!("keeper") || role == w!("goalkeeper") {
        return None;
    }
    // "kept out Marsh's shot. |The striker| …": whose shot was told last.
    let last = names_until(scene, sentence.start).wrapping_sub(1);
    if at < sentence.start + ROLE_OPENS
        && let Some(name) = scene.spans.names.get(last as usize)
        && is_genitive(scene, name.tokens.end)
        && words.has(name.tokens.end, (name.tokens.end + ROLE_OPENS).min(sentence.start), &lexicon::SHOT_NOUN)
    {
        return actor(scene.people.of_name(last), at);
    }
    // "slid Marsh's cross into the path of the forward": nobody of this sentence.
    let passed = (at.saturating_sub(5).max(near.start)..at)
        .any(|at| words.says(at, w!("the")) && (words.says(at - 1, w!("of")) || words.says(at - 1, w!("to"))));
    let place = if passed { sentence.start } else { at };
    actor(pronoun(scene, sentence, place), place)
}

fn actor(person: Option<u32>, at: u32) -> Option<Actor> {
    person.map(|_| Actor { person, at })
}

/// Whether nothing tells that somebody is no player.
pub fn plays(scene: &Scene, person: u32) -> bool {
    scene
        .people
        .get(person)
        .is_none_or(|person| !(person.is(w!("manager")) || person.is(w!("referee"))) || person.is(w!("striker")))
}
