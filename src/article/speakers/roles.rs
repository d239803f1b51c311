//! Whom "the German", "the Liverpool manager" and "the 28-year-old" stand for.

use super::Room;
use super::mentions::{Mention, What};
use super::phrases::{ends_in, is_new};
use super::pronouns;
use crate::article::people::{Gender, Person};
use crate::document::{Class, Token};
use crate::lexicon::{self, Word};

/// How sure a role stands for somebody who is nowhere told to hold it.
const UNTOLD: f32 = 0.6;
/// How sure it stands for the last named of two who hold it.
const UNSETTLED: f32 = 0.5;
/// How sure it stands for somebody whom only the next paragraph names.
const UNSURE: f32 = 0.3;
/// The number of player, star and international in the lexicon.
const PLAYER: u16 = 2;
/// Most people asked for a role.
const MOST: u32 = 200;
/// Most nameless holders of roles looked back over.
const NAMELESS: usize = 40;

/// Whom mention number `at`, a role, stands for, and how sure that is, 0 ..= 1: a person of the article, or somebody without
/// a name, numbered behind the people.
pub fn holder(room: &mut Room, at: usize) -> Option<(u32, f32)> {
    let role = room.mentions.get(at)?;
    let head = room.document.word(role.tokens.end - 1);
    // Nobody calls several he, or a crowd.
    let many = ends_in(room.document, role.tokens.end - 1, "s") && head != crate::w!("boss");
    if many || head == crate::w!("crowd") || head == crate::w!("audience") {
        return None;
    }
    let found = person(room, at, role, head);
    found.or_else(|| Some((room.people.len() + nameless(room, at, head), 1.0)))
}

/// The person whom `role`, mention number `at`, stands for. A role that nobody of the article holds stays a role, unless it
/// describes a player or manager and the text has just spoken of one.
fn person(room: &Room, at: usize, role: &Mention, head: Word) -> Option<(u32, f32)> {
    let Room { document, people, teams, .. } = room;
    let first = document.token(role.tokens.start)?;
    let named = first.is_capital() && !first.word.is(&lexicon::DETERMINER);
    if let Some(person) = apposition(room, at, role).or_else(|| apposed(room, at, role)) {
        return Some((person, 1.0));
    }
    if first.word != crate::w!("the") && !named || first.word.is(&lexicon::QUANTITY) {
        return None;
    }
    let found = pronouns::antecedents(room, at);
    // "Marsh's chief of staff" is no other chief; every player is a star or an international.
    let owned = pronouns::owner(room, role).is_some() || head.value(&lexicon::ROLE) == Some(PLAYER);
    // "the |former| president"
    let former = document.says(role.tokens.start + 1, crate::w!("former"));
    // "the Northgate manager" is not Calder's.
    let nation = head == crate::w!("international");
    let team = teams.within(&role.tokens).first().map(|reference| reference.team).filter(|_| !former && !nation);
    let may = |person: u32| {
        !beside(room, at, role, person) && team.is_none_or(|team| teams.of_person(person).is_none_or(|own| own == team))
    };
    let holds = |person: u32| {
        let holds = |known: &Person| if owned { known.roles.contains(&head) } else { known.is(head) };
        people.get(person).is_some_and(|known| holds(known) && (former || !known.left)) && may(person)
    };
    let mut held = None;
    for one in found.iter().filter(|one| one.fits && holds(one.person)) {
        held = match held {
            // "the former Calder boss" may be none of those whom the text calls one.
            None => Some((one.person, if former { UNSETTLED } else { 0.95 })),
            // Two who hold it may be meant.
            Some((first, _)) if team.is_none() => Some((first, UNSETTLED)),
            one => one,
        };
    }
    if held.is_some() {
        return held;
    }
    let (mut only, mut holders, mut sure) = (0, 0, 0.85);
    for person in 0..people.len().min(MOST) {
        // Who is not named until much later is somebody else.
        let first = people.get(person).and_then(|person| person.mentions.first());
        let name = first.and_then(|&name| room.spans.names.get(name as usize));
        let paragraph = name.map_or(u32::MAX, |name| document.paragraph_at(name.span.start));
        if paragraph > role.paragraph + 1 {
            break;
        }
        if holds(person) {
            (only, holders) = (person, holders + 1);
            sure = if paragraph > role.paragraph { UNSURE } else { sure };
        }
    }
    if holders == 1 {
        return Some((only, sure));
    }
    let describes = head.value(&lexicon::ROLE).is_some_and(|role| role <= 8)
        || head.is(&lexicon::DEMONYM)
        || former
        || head == crate::w!("old");
    // A goalkeeper is no striker.
    let fits = |person| match people.get(person) {
        Some(known) => may(person) && !known.roles.iter().any(|&role| conflicts(role, head)),
        None => !former,
    };
    let (person, sure) = pronouns::likeliest(if describes { &found } else { &[] }, &fits)?;
    Some((person, sure * UNTOLD))
}

/// Whether nobody holds both roles: two positions, two nationalities, a manager and a player.
fn conflicts(one: Word, other: Word) -> bool {
    let position = |word: Word| word.value(&lexicon::ROLE).filter(|role| matches!(role, 1 | 3..=8));
    match (position(one), position(other)) {
        // A captain is anything but the manager.
        (Some(one), Some(other)) => one != other && (one.max(other) < 8 || one.min(other) == 1),
        _ => one.is(&lexicon::DEMONYM) && other.is(&lexicon::DEMONYM),
    }
}

/// Whether a person is named in the clause of the role at `at`: "the manager described Marsh as lucky" is not Marsh.
fn beside(room: &Room, at: usize, role: &Mention, person: u32) -> bool {
    room.mentions.iter().skip(at.saturating_sub(2)).take(5).any(|name| {
        let (start, end) = (name.tokens.end.min(role.tokens.end), name.tokens.start.max(role.tokens.start));
        let between = room.document.tokens_of(&(start..end));
        name.person == Some(person)
            && name.what <= What::BareName
            && name.sentence == role.sentence
            // "Northgate coach Sir Tom Marsh" is one man.
            && !between.iter().all(Token::is_capital)
            && !between.iter().any(|token| token.class == Class::Comma || token.word.is(&lexicon::CLAUSE_START))
    })
}

/// Somebody without a name: "a fan" is somebody new, "the fan" whoever was last called so.
fn nameless(room: &mut Room, at: usize, head: Word) -> u32 {
    let word = |at: u32| room.mention(Some(at)).map_or(Word::NONE, |role| room.document.word(role.tokens.start));
    let mut number = room.roles.len();
    if !is_new(word(at as u32)) {
        for (at, &role) in room.roles.iter().enumerate().skip(number.saturating_sub(NAMELESS)) {
            if room.head(role) == head {
                number = at;
            }
        }
    }
    if number == room.roles.len() {
        room.roles.push(at as u32);
    }
    number as u32
}

impl Room<'_> {
    /// The mention that brings up a person without a name.
    pub fn role(&self, person: u32) -> Option<&Mention> {
        let number = person.checked_sub(self.people.len())?;
        self.mention(self.roles.get(number as usize).copied())
    }

    /// The last word of mention number `at`.
    fn head(&self, at: u32) -> Word {
        self.mention(Some(at)).map_or(Word::NONE, |role| self.document.word(role.tokens.end - 1))
    }

    /// Man or woman, as far as name or role tell.
    pub fn gender(&self, person: u32) -> Gender {
        let number = person.checked_sub(self.people.len());
        let head = number.and_then(|number| self.roles.get(number as usize)).map_or(Word::NONE, |&at| self.head(at));
        match () {
            _ if head.is(&lexicon::MALE) => Gender::Male,
            _ if head.is(&lexicon::FEMALE) => Gender::Female,
            _ => self.people.gender(person),
        }
    }
}

/// The person named right before a role: "Ada Marsh, a former captain, ran on", "Leo Brandt (Rovers captain): …". With a verb
/// of its own the role is somebody else: "after the talk with Marsh, the captain ran on".
fn apposition(room: &Room, at: usize, role: &Mention) -> Option<u32> {
    let name = room.mentions.get(at.checked_sub(1)?)?;
    let joint = room.document.token(name.tokens.end).filter(|_| name.tokens.end + 1 == role.tokens.start)?;
    if matches!(joint.class, Class::Comma | Class::Open) && name.leads && !role.verbal { name.person } else { None }
}

/// The person named right behind a role: "the Rovers manager, Ada Marsh", "her coach at the time, Leo Brandt". A list ("the
/// manager, Marsh and Brandt") names somebody else, so the clause must end behind the name, or go on behind a comma.
fn apposed(room: &Room, at: usize, role: &Mention) -> Option<u32> {
    let Room { document, mentions, .. } = room;
    let name = mentions.get(at + 1)?;
    // "Calder chairman, councillor |Ada Marsh|,"
    let last = name.tokens.start.wrapping_sub(1);
    let comma = last.wrapping_sub(document.is_a(last, &lexicon::ROLE) as u32);
    let near = name.tokens.start - role.tokens.end <= 4 && document.is(comma, Class::Comma);
    let ends =
        !matches!(document.class(name.tokens.end), Class::Word | Class::Possessive | Class::Hyphen | Class::Number);
    if near && ends { name.person } else { None }
}
