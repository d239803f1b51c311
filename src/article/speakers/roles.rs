//! Whom "the German", "the Liverpool manager" and "the 28-year-old" stand for.

use super::mentions::{Mention, What};
use super::pronouns;
use crate::article::people::People;
use crate::document::{Class, Document};
use crate::lexicon::{self, Word};
use crate::spans::Spans;

/// Most people asked for a role.
const MOST: u32 = 200;

/// The person whom mention number `at`, a role, stands for, and how sure that is, 0 ..= 1. A role that nobody of the
/// article holds stays a role, unless it describes a player or manager and the text has just spoken of one.
pub fn person(
    document: &Document,
    spans: &Spans,
    people: &People,
    mentions: &[Mention],
    at: usize,
) -> Option<(u32, f32)> {
    let mention = mentions.get(at)?;
    let tokens = document.tokens_of(&mention.tokens);
    let head = tokens.last()?;
    let article = tokens.first()?.word;
    let definite = article == crate::w!("the") || tokens.first()?.is_capital() && !article.is(&lexicon::DETERMINER);
    let many = head.span.of(document.text).ends_with('s') && head.word != crate::w!("boss");
    if !definite || many || article.is(&lexicon::QUANTITY) {
        return None;
    }
    if let Some(person) = apposed(document, mentions, at) {
        return Some((person, 1.0));
    }
    let mut found = pronouns::antecedents(document, spans, people, mentions, at);
    let holds = |person: u32| people.get(person).is_some_and(|person| person.is(head.word));
    if let Some(one) = found.iter().find(|one| holds(one.person)) {
        return Some((one.person, 0.95));
    }
    let mut holders = (0..people.len().min(MOST)).filter(|&person| holds(person));
    if let (Some(only), None) = (holders.next(), holders.next()) {
        return Some((only, 0.85));
    }
    let describes = head.word.value(&lexicon::ROLE).is_some_and(|role| (1..=8).contains(&role))
        || head.word.is(&lexicon::DEMONYM)
        || head.word == crate::w!("old");
    if !describes {
        return None;
    }
    // A goalkeeper is no striker.
    found.retain(|one| {
        !people.get(one.person).is_some_and(|person| person.roles.iter().any(|&role| conflicts(role, head.word)))
    });
    let (person, sure) = pronouns::likeliest(&found)?;
    Some((person, sure * 0.9))
}

/// The person named right behind a role: "the Rovers manager, Ada Marsh." A list ("the manager, Marsh and Brandt") names
/// somebody else, so the clause must end behind the name, or go on behind a comma.
fn apposed(document: &Document, mentions: &[Mention], at: usize) -> Option<u32> {
    let (role, name) = (mentions.get(at)?, mentions.get(at + 1)?);
    let token = |at: u32| document.tokens.get(at as usize);
    let comma = token(role.tokens.end).is_some_and(|token| token.class == Class::Comma);
    let named = matches!(name.what, What::FullName | What::BareName);
    let ends = token(name.tokens.end)
        .is_none_or(|token| !matches!(token.class, Class::Word | Class::Possessive | Class::Hyphen | Class::Number));
    (comma && named && ends && name.tokens.start == role.tokens.end + 1).then_some(name.person?)
}

/// Whether nobody holds both roles: two positions, two nationalities, a manager and a player.
fn conflicts(one: Word, other: Word) -> bool {
    let position = |word: Word| word.value(&lexicon::ROLE).filter(|role| matches!(role, 1 | 3..=7));
    match (position(one), position(other)) {
        (Some(one), Some(other)) => one != other,
        _ => one.is(&lexicon::DEMONYM) && other.is(&lexicon::DEMONYM),
    }
}
