//! Who does it: the subject, the object, the owner and the agent of a telling, by the words around it.

mod object;
mod owner;
mod reference;
mod subject;

pub use object::{behind, taken_off, through};
pub use reference::plays;

use crate::Date;
use crate::article::TimeExpression;
use crate::article::people::People;
use crate::document::{Class, Document, Token};
use crate::lexicon::{self, Slot};
use crate::spans::Spans;
use crate::spans::clock::MatchTime;
use crate::spans::happenings::Happening;
use crate::spans::names::Name;
use crate::text::Span;
use crate::w;
use object::object;
use owner::owner;
use std::ops::Range;
use subject::subject;

/// Somebody who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person, by number; none for a team.
    pub person: Option<u32>,
    /// The token where the words that name them begin.
    pub at: u32,
}

/// What the finders look at.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub document: &'a Document<'a>,
    pub spans: &'a Spans,
    pub people: &'a People,
    /// Time expressions, resolved.
    pub times: &'a [TimeExpression],
    /// The day the article was published.
    pub published: Option<Date>,
}

/// How many names a list has at most: "Marsh, Okafor and Brandt".
const LIST: usize = 6;

/// How far back a pronoun's name may stand, in names.
const NAMES_BACK: usize = 12;

/// Adds who stands in `slot` of `happening`; `sentence` holds it.
pub fn find(scene: &Scene, sentence: &Range<u32>, happening: &Happening, slot: Slot, actors: &mut Vec<Actor>) {
    let (start, end) = (happening.tokens.start, happening.tokens.end);
    match slot {
        Slot::Nobody => {}
        Slot::Subject | Slot::Team => {
            subject(scene, sentence, start, actors);
            if actors.is_empty() && start <= sentence.start + 1 {
                rated(scene, sentence.start, actors);
            }
        }
        Slot::Object => object(scene, sentence, start, end, actors),
        Slot::By => behind(scene, sentence, start + 1..end + 10, w!("by"), actors),
        Slot::Genitive => owner(scene, sentence, start, end, actors),
    }
}

/// Adds whom marks out of ten speak of, for a sentence behind that names nobody: "Leo Brandt – 8 Always there. |Equalised| …".
fn rated(scene: &Scene, start: u32, actors: &mut Vec<Actor>) {
    let words = scene.document;
    let here = words.sentence_of(start);
    let own = words.sentence(here).map_or(0, |sentence| words.paragraph_at(sentence.span.start));
    for before in (here.saturating_sub(RATED)..here).rev() {
        let Some(sentence) = words.sentence(before) else { return };
        let Some((person, name)) = person_at(scene, sentence.tokens.start) else { continue };
        let dash = words.is(name.tokens.end, Class::Dash) as u32;
        if words.is(name.tokens.end + dash, Class::Number) && words.paragraph_at(sentence.span.start) == own {
            return add(actors, Some(person), name.tokens.start);
        }
    }
}

/// How many sentences a mark out of ten is followed by.
const RATED: u32 = 3;

/// The words of the name that begins at token `at`, or of the token alone.
pub fn words(scene: &Scene, at: u32) -> Option<Span> {
    match name_at(scene, at) {
        Some((_, name)) => Some(name.span),
        None => token(scene, at).map(|token| token.span()),
    }
}

/// Adds `person`, where there is one, whom the words at token `at` name.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn add(actors: &mut Vec<Actor>, person: Option<u32>, at: u32) {
    if person.is_some() {
        actors.push(Actor { person, at });
    }
}

fn token<'a>(scene: &Scene<'a>, at: u32) -> Option<&'a Token> {
    scene.document.token(at)
}

/// The name that token `at` belongs to, and the person whom it names.
fn name_at<'a>(scene: &Scene<'a>, at: u32) -> Option<(Option<u32>, &'a Name)> {
    let number = names_until(scene, at);
    let name = scene.spans.names.get(number as usize).filter(|name| name.tokens.start <= at)?;
    Some((scene.people.of_name(number), name))
}

/// The person whom the name at token `at` names, and that name.
fn person_at<'a>(scene: &Scene<'a>, at: u32) -> Option<(u32, &'a Name)> {
    let (person, name) = name_at(scene, at)?;
    Some((person?, name))
}

/// How many names end at token `at` or before it.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn names_until(scene: &Scene, at: u32) -> u32 {
    scene.spans.names.partition_point(|name| name.tokens.end <= at) as u32
}

/// The time of the match clock that stands right behind token `end`, "in the" left out.
pub fn time_behind<'a>(scene: &Scene<'a>, end: u32) -> Option<&'a MatchTime> {
    let number = scene.spans.clock.partition_point(|time| time.tokens.start < end);
    let plain = |at| token(scene, at).is_some_and(|token| token.class == Class::Word && !token.is_capital());
    scene.spans.clock.get(number).filter(|time| time.tokens.start <= end + 2 && (end..time.tokens.start).all(plain))
}

/// Whether the name that ends before `end` stands in the genitive.
fn is_genitive(scene: &Scene, end: u32) -> bool {
    token(scene, end).is_some_and(|next| {
        next.class == Class::Possessive
            || next.class == Class::Mark
                && next.glued
                && token(scene, end + 1).is_some_and(|after| !after.glued && after.class == Class::Word)
                && token(scene, end.wrapping_sub(1))
                    .is_some_and(|last| last.span().of(scene.document.text).ends_with('s'))
    })
}

/// Whether "the" or the like opens the words that end at `at`.
fn definite(scene: &Scene, sentence: &Range<u32>, at: u32) -> bool {
    scene.document.has(at.saturating_sub(5).max(sentence.start), at, &lexicon::DEFINITE)
}

/// "the striker |Marsh|": the role belongs to the name.
fn before_name(scene: &Scene, at: u32) -> bool {
    person_at(scene, at + 1).is_some()
        || scene.document.is_a(at + 1, &lexicon::ROLE) && name_at(scene, at + 2).is_some()
}
