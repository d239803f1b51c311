//! Whom "the German", "the Liverpool manager" and "the 28-year-old" stand for.

use super::Room;
use super::mentions::What;
use super::phrases::is_new;
use super::pronouns;
use crate::article::people::Gender;
use crate::document::{Class, Token};
use crate::lexicon::{self, Word};
use std::ops::Range;

/// How sure a role stands for somebody who is nowhere told to hold it.
const UNTOLD: f32 = 0.6;
/// Most people asked for a role.
const MOST: u32 = 200;
/// Most nameless holders of roles looked back over.
const NAMELESS: usize = 40;

/// The person whom mention number `at`, a role, stands for, and how sure that is, 0 ..= 1. A role that nobody of the
/// article holds stays a role, unless it describes a player or manager and the text has just spoken of one.
pub fn person(room: &Room, at: usize) -> Option<(u32, f32)> {
    let Room { people, .. } = room;
    let (first, head) = ends(room, at)?;
    let article = first.word;
    let named = first.is_capital() && !article.is(&lexicon::DETERMINER);
    let definite = article == crate::w!("the") || named;
    if is_many(room, head) {
        return None;
    }
    if let Some(person) = apposition(room, at).or_else(|| apposed(room, at)) {
        return Some((person, 1.0));
    }
    if !definite || article.is(&lexicon::QUANTITY) {
        return None;
    }
    let found = pronouns::antecedents(room, at);
    // "Marsh's chief of staff" is no other chief.
    let owned = room.mentions.get(at).is_some_and(|role| pronouns::owner(room, role).is_some());
    let tokens = room.mentions.get(at).map_or(0..0, |role| role.tokens.clone());
    // "the |former| president"
    let former = room.document.says(tokens.start + 1, crate::w!("former"));
    let team = room.teams.within(&tokens).first().map(|reference| reference.team).filter(|_| !former);
    // "the Northgate manager" is not Calder's.
    let elsewhere = |person: u32| team.is_some_and(|team| room.teams.of_person(person).is_some_and(|own| own != team));
    let holds = |person: u32| {
        !beside(room, at, person)
            && !elsewhere(person)
            && people
                .get(person)
                .is_some_and(|person| if owned { person.roles.contains(&head.word) } else { person.is(head.word) })
    };
    if let Some(one) = found.iter().find(|one| holds(one.person)) {
        return Some((one.person, 0.95));
    }
    let (mut only, mut holders) = (0, 0);
    // Who is not named until much later is somebody else.
    let soon = |person: u32| {
        let first = people.get(person).and_then(|person| person.mentions.first());
        let name = first.and_then(|&name| room.spans.names.get(name as usize));
        name.is_some_and(|name| {
            room.document.paragraph_at(name.span.start) <= room.mentions.get(at).map_or(0, |m| m.paragraph) + 1
        })
    };
    for person in 0..people.len().min(MOST) {
        if holds(person) && soon(person) {
            (only, holders) = (person, holders + 1);
        }
    }
    if holders == 1 {
        return Some((only, 0.85));
    }
    let describes = head.word.value(&lexicon::ROLE).is_some_and(|role| (1..=8).contains(&role))
        || head.word.is(&lexicon::DEMONYM)
        || former
        || head.word == crate::w!("old");
    if !describes {
        return None;
    }
    // A goalkeeper is no striker.
    let fits = |person| match people.get(person) {
        _ if beside(room, at, person) || elsewhere(person) => false,
        Some(known) => !known.roles.iter().any(|&role| conflicts(role, head.word)),
        None => !former,
    };
    let (person, sure) = pronouns::likeliest(&found, &fits)?;
    Some((person, sure * UNTOLD))
}

/// Whether a person is named in the clause of the role at `at`: "the manager described Marsh as lucky" is not Marsh.
fn beside(room: &Room, at: usize, person: u32) -> bool {
    let Some(role) = room.mentions.get(at) else { return false };
    let apart = |between: Range<u32>| {
        room.document.tokens_of(&between).iter().any(|token| {
            token.word.is(&lexicon::CLAUSE_START)
                || matches!(token.class, Class::Comma | Class::Dash | Class::Semicolon)
        })
    };
    let near = room.mentions.get(at.saturating_sub(2)..at + 3).or(room.mentions.get(at..)).unwrap_or(&[]);
    near.iter().any(|name| {
        let (start, end) = (name.tokens.end.min(role.tokens.end), name.tokens.start.max(role.tokens.start));
        name.person == Some(person)
            && matches!(name.what, What::FullName | What::BareName)
            && name.sentence == role.sentence
            // "Northgate coach Sir Tom Marsh" is one man.
            && !room.document.tokens_of(&(start..end)).iter().all(Token::is_capital)
            && !apart(start..end)
    })
}

/// Somebody without a name: "a fan" is somebody new, "the fan" whoever was last called so. Numbered behind the people.
pub fn nameless(room: &mut Room, at: usize) -> Option<(u32, f32)> {
    let (first, head) = ends(room, at)?;
    // Nobody calls a crowd he.
    if is_many(room, head) || head.word == crate::w!("crowd") || head.word == crate::w!("audience") {
        return None;
    }
    let new = is_new(first.word);
    let mut number = room.roles.len();
    for (at, &role) in room.roles.iter().enumerate().skip(number.saturating_sub(NAMELESS)) {
        if !new && ends(room, role as usize).is_some_and(|(_, known)| known.word == head.word) {
            number = at;
        }
    }
    if number == room.roles.len() {
        room.roles.push(at as u32);
    }
    Some((room.people.len() + number as u32, 1.0))
}

impl Room<'_> {
    /// The mention that brings up a person without a name.
    pub fn role(&self, person: u32) -> Option<&super::mentions::Mention> {
        let number = person.checked_sub(self.people.len())?;
        self.mention(self.roles.get(number as usize).copied())
    }

    /// Man or woman, as far as name or role tell.
    pub fn gender(&self, person: u32) -> Gender {
        let head = self.role(person).map_or(Word::NONE, |role| self.document.word(role.tokens.end - 1));
        match () {
            _ if head.is(&lexicon::MALE) => Gender::Male,
            _ if head.is(&lexicon::FEMALE) => Gender::Female,
            _ => self.people.gender(person),
        }
    }
}

/// The first and the last token of mention number `at`.
fn ends<'a>(room: &Room<'a>, at: usize) -> Option<(&'a Token, &'a Token)> {
    let tokens = room.document.tokens_of(&room.mention(Some(at as u32))?.tokens);
    Some((tokens.first()?, tokens.last()?))
}

/// Whether a role is in the plural.
fn is_many(room: &Room, head: &Token) -> bool {
    head.span().of(room.document.text).ends_with('s') && head.word != crate::w!("boss")
}

/// The person named right before a role: "Ada Marsh, a former captain, ran on", "Marsh, the captain of Rovers, ran on". With
/// a verb of its own the role is somebody else: "after the talk with Marsh, the captain ran on".
fn apposition(room: &Room, at: usize) -> Option<u32> {
    let (name, role) = (room.mentions.get(at.checked_sub(1)?)?, room.mentions.get(at)?);
    let joint = room.document.token(name.tokens.end).filter(|_| name.tokens.end + 1 == role.tokens.start)?;
    let comma = joint.class == Class::Comma && name.leads && !role.verbal;
    // "Marsh was the captain"
    if comma || joint.word.is(&lexicon::BEING) { name.person } else { None }
}

/// The person named right behind a role: "the Rovers manager, Ada Marsh", "her coach at the time, Leo Brandt". A list ("the
/// manager, Marsh and Brandt") names somebody else, so the clause must end behind the name, or go on behind a comma.
fn apposed(room: &Room, at: usize) -> Option<u32> {
    let Room { document, mentions, .. } = room;
    let (role, name) = (mentions.get(at)?, mentions.get(at + 1)?);
    let near = name.tokens.start - role.tokens.end <= 4 && document.is(name.tokens.start.wrapping_sub(1), Class::Comma);
    let ends =
        !matches!(document.class(name.tokens.end), Class::Word | Class::Possessive | Class::Hyphen | Class::Number);
    if near && ends { name.person } else { None }
}

/// Whether nobody holds both roles: two positions, two nationalities, a manager and a player.
fn conflicts(one: Word, other: Word) -> bool {
    let position = |word: Word| word.value(&lexicon::ROLE).filter(|role| matches!(role, 1 | 3..=7));
    match (position(one), position(other)) {
        (Some(one), Some(other)) => one != other,
        _ => one.is(&lexicon::DEMONYM) && other.is(&lexicon::DEMONYM),
    }
}
