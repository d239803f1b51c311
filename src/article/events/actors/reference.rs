//! Whom "he", "the striker" and "the Austrian" stand for.

use super::subject::stands_as_subject;
use super::{Actor, NAMES_BACK, Scene, is_genitive, name_at, person, token};
use crate::document::Class;
use crate::lexicon;
use crate::spans::names::{Name, NameKind};
use crate::w;
use std::ops::Range;

/// Whom "he" or "she" at `at` stands for: the last subject before it in its sentence, else anybody named there, else the
/// first subject of the sentence before, and so on.
pub fn pronoun(scene: Scene, sentence: &Range<u32>, at: u32) -> Option<Actor> {
    // "teeing up |Marsh| for |his| first goal"
    if token(scene, at).is_some_and(|token| token.word == w!("his") || token.word == w!("her"))
        && let Some((number, name)) = at.checked_sub(2).and_then(|at| name_at(scene, at))
        && name.tokens.end + 1 == at
        && token(scene, at - 1).is_some_and(|token| token.word == w!("for") || token.word == w!("with"))
        && let Some(found) = person(scene, number)
    {
        return Some(Actor::Person(found, at));
    }
    let mut range = sentence.start..at;
    for _ in 0..4 {
        let first = scene.spans.names.partition_point(|name| name.tokens.start < range.start);
        let end = scene.spans.names.partition_point(|name| name.tokens.end <= range.end);
        let names = || {
            (first.max(end.saturating_sub(NAMES_BACK))..end).filter_map(|number| {
                let name = scene.spans.names.get(number)?;
                Some((person(scene, number as u32).filter(|&found| plays(scene, found))?, name))
            })
        };
        let own = range.start == sentence.start;
        let subject =
            |(_, name): &(u32, &Name)| !is_genitive(scene, name.tokens.end) && stands_as_subject(scene, &range, name);
        // "Marsh played in Okafor and he scored": a new subject after "and" is hardly the old one.
        let object = |found: &(u32, &Name)| !is_genitive(scene, found.1.tokens.end) && !subject(found);
        let other = if own && opens_with_and(scene, at) { names().rfind(object) } else { None };
        let found = other.or_else(|| if own { names().rfind(subject) } else { names().find(subject) });
        // "Played in by Marsh's pass, he": not Marsh.
        let fallback = |(_, name): &(u32, &Name)| !own || !governed_by(scene, name, w!("by"));
        if let Some((found, _)) = found.or_else(|| names().rfind(fallback)) {
            return Some(Actor::Person(found, at));
        }
        let before = range.start.checked_sub(1).and_then(|at| token(scene, at))?;
        range = scene.document.sentence(scene.document.sentence_at(before.span.start))?.tokens.clone();
    }
    None
}

/// Whether `word` stands right before `name`.
pub(super) fn governed_by(scene: Scene, name: &Name, word: lexicon::Word) -> bool {
    name.tokens.start.checked_sub(1).and_then(|at| token(scene, at)).is_some_and(|before| before.word == word)
}

/// Whom "the striker" or "the Austrian" at `at` stands for: the last person who is called so, else whom "he" would be.
pub(super) fn described(scene: Scene, sentence: &Range<u32>, at: u32) -> Option<Actor> {
    let role = token(scene, at)?.word;
    // Coaches, referees and reporters play no part in what is told here.
    if role.value(&lexicon::ROLE).is_some_and(|role| !matches!(role, 2..=8 | 27 | 28)) {
        return None;
    }
    // "…, the former Northgate defender heading home": somebody of this very sentence.
    let comma = (1..=6)
        .filter_map(|back| at.checked_sub(back))
        .take_while(|&at| at > sentence.start)
        .any(|at| token(scene, at).is_some_and(|token| token.class == Class::Comma));
    if comma
        && scene
            .spans
            .names
            .get(..scene.spans.names.partition_point(|name| name.tokens.start < at))
            .unwrap_or(&[])
            .iter()
            .rev()
            .take(3)
            .any(|name| name.tokens.start >= sentence.start && name.kind == NameKind::Person)
    {
        return pronoun(scene, sentence, at);
    }
    let end = scene.spans.names.partition_point(|name| name.tokens.end <= at);
    let so_called = (end.saturating_sub(NAMES_BACK * 2)..end).rev().find_map(|number| {
        let found = person(scene, number as u32)?;
        scene.people.get(found).filter(|person| person.is(role)).map(|_| found)
    });
    // Nobody who is not known to keep goal is "the keeper".
    let keeper = role == w!("keeper") || role == w!("goalkeeper");
    // "slid Marsh's cross into the path of the forward": nobody of this sentence.
    let passed = (1..=5).filter_map(|back| at.checked_sub(back).filter(|&at| at > sentence.start)).any(|at| {
        let [before, the] = scene.document.tokens_of(&(at - 1..at + 1)) else { return false };
        the.word == w!("the") && (before.word == w!("of") || before.word == w!("to"))
    });
    let place = if passed { sentence.start } else { at };
    so_called.map(|found| Actor::Person(found, at)).or_else(|| pronoun(scene, sentence, place).filter(|_| !keeper))
}

/// Whether nothing tells that somebody is no player.
pub fn plays(scene: Scene, person: u32) -> bool {
    scene.people.get(person).is_none_or(|person| {
        ![w!("manager"), w!("referee")].iter().any(|&role| person.is(role)) || person.is(w!("striker"))
    })
}

/// Whether "and" or "but" stands before the words that end at `at`.
fn opens_with_and(scene: Scene, at: u32) -> bool {
    (1..=3)
        .filter_map(|back| at.checked_sub(back))
        .any(|at| token(scene, at).is_some_and(|token| token.word == w!("and") || token.word == w!("but")))
}
