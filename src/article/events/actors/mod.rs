//! Who does it: the subject, the object, the owner and the agent of a telling, by the words around it.

mod object;
mod owner;
mod reference;
mod subject;

pub use object::{after_word, taken_off, through, with};
pub use reference::plays;

use crate::article::people::People;
use crate::document::{Class, Document, Token};
use crate::lexicon::{self, Slot};
use crate::spans::Spans;
use crate::spans::happenings::Happening;
use crate::spans::names::Name;
use crate::text::Span;
use crate::w;
use object::{agent, object};
use owner::owner;
use std::ops::Range;
use subject::subject;

/// Somebody who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person, by number, and the token where the words that name them begin.
    Person(u32, u32),
    /// A team, and the token where its name begins.
    Team(u32),
}

/// What the finders look at.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub document: &'a Document<'a>,
    pub spans: &'a Spans,
    pub people: &'a People,
}

/// How many names a list has at most: "Marsh, Okafor and Brandt".
const LIST: usize = 6;

/// How far back a pronoun's name may stand, in names.
const NAMES_BACK: usize = 12;

/// Who stands in `slot` of `happening`.
pub fn find(scene: Scene, happening: &Happening, slot: Slot) -> Vec<Actor> {
    let Some(sentence) = scene.document.sentence(happening.sentence) else { return Vec::new() };
    let range = sentence.tokens.clone();
    let (start, end) = (happening.tokens.start, happening.tokens.end);
    match slot {
        Slot::Nobody => Vec::new(),
        Slot::Subject | Slot::Team => subject(scene, &range, start),
        Slot::Object => object(scene, &range, start, end),
        Slot::By => agent(scene, &range, start, end),
        Slot::Genitive => owner(scene, &range, start, end),
    }
}

/// The words of the name that begins at token `at`, or of the token alone.
pub fn words(scene: Scene, at: u32) -> Option<Span> {
    match name_at(scene, at) {
        Some((_, name)) => Some(name.span),
        None => token(scene, at).map(|token| token.span),
    }
}

fn token<'a>(scene: Scene<'a>, at: u32) -> Option<&'a Token> {
    scene.document.token(at)
}

/// The name that token `at` belongs to, and its number.
fn name_at<'a>(scene: Scene<'a>, at: u32) -> Option<(u32, &'a Name)> {
    let number = scene.spans.names.partition_point(|name| name.tokens.end <= at);
    let name = scene.spans.names.get(number)?;
    name.tokens.contains(&at).then_some((number as u32, name))
}

fn person(scene: Scene, number: u32) -> Option<u32> {
    scene.people.of_name(number)
}

/// Whether the name that ends before `end` stands in the genitive.
fn is_genitive(scene: Scene, end: u32) -> bool {
    token(scene, end).is_some_and(|next| {
        next.class == Class::Possessive
            || next.class == Class::Mark
                && next.glued
                && token(scene, end + 1).is_some_and(|after| !after.glued && after.class == Class::Word)
                && token(scene, end.wrapping_sub(1))
                    .is_some_and(|last| last.span.of(scene.document.text).ends_with('s'))
    })
}

/// Whether "the" or the like opens the words that end at `at`.
fn definite(scene: Scene, sentence: &Range<u32>, at: u32) -> bool {
    (1..=5).filter_map(|back| at.checked_sub(back).filter(|&at| at >= sentence.start)).any(|at| {
        token(scene, at)
            .is_some_and(|token| token.word == w!("the") || token.word == w!("his") || token.word == w!("their"))
    })
}

/// "the striker |Marsh|": the role belongs to the name.
fn before_name(scene: Scene, at: u32) -> bool {
    name_at(scene, at + 1).is_some_and(|(number, _)| person(scene, number).is_some())
        || token(scene, at + 1).is_some_and(|next| next.word.is(&lexicon::ROLE)) && name_at(scene, at + 2).is_some()
}
