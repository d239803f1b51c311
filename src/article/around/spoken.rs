//! Interviews, press conferences and statements, and what others made of them.

use super::{Around, on};
use crate::article::{DateRange, Event, EventKind};
use crate::document::{Class, Sentence, Token};
use crate::lexicon;
use crate::text::Span;
use crate::w;
use std::ops::Range;

/// How far before its noun the words for it begin, and how far back a word denies it, in tokens.
const REACH: u32 = 7;

const BEGINS: u64 = lexicon::SPOKEN.bit() | lexicon::REACTED.bit();

/// What is told of one kind.
#[derive(Default)]
struct Told {
    mentions: Vec<Span>,
    days: Option<DateRange>,
    after_match: bool,
    /// Whose it was.
    person: Option<u32>,
}

/// One event a kind.
pub fn find(around: &Around) -> Vec<Event> {
    let document = around.document;
    let mut told = [Told::default(), Told::default(), Told::default()];
    let mut reactions = Told::default();
    for sentence in document.sentences.iter().filter(|sentence| sentence.begins & BEGINS != 0) {
        for at in sentence.tokens.clone() {
            let may = |token: &&Token| token.class == Class::Word && token.word.begins(BEGINS);
            let Some(token) = document.token(at).filter(may) else { continue };
            if around.is_quoted(token.span()) {
                continue;
            }
            let until = (at + 4).min(sentence.tokens.end);
            if let Some((count, kind)) = document.phrase(&lexicon::SPOKEN, at, until)
                && let Some(found) = told.get_mut((kind as usize).wrapping_sub(1))
            {
                note(around, sentence, &(at..at + count), kind, found);
            }
            if let Some((count, _)) = document.phrase(&lexicon::REACTED, at, until)
                && !denied(around, sentence, at..at)
                && let Some(span) = around.span(&(at..at + count))
            {
                reactions.mentions.push(span);
            }
        }
    }
    let kinds = [EventKind::Interview, EventKind::PressConference, EventKind::Statement];
    let mut events: Vec<Event> = Vec::new();
    for (kind, told) in kinds.into_iter().zip(told) {
        let played = around.match_.and_then(|found| found.date);
        let days = match kind {
            _ if told.after_match && played.is_some() => played.map(on),
            EventKind::PressConference => told.days.or_else(|| around.since_match(true)),
            _ => told.days,
        };
        if let Some(mut event) = around.event(kind, days, told.mentions) {
            let team = told.person.and_then(|person| around.teams.of_person(person));
            around.name(&mut event, told.person, team);
            events.push(event);
        }
    }
    events.extend(around.event(EventKind::Reaction, around.since_match(false), reactions.mentions));
    events
}

/// Takes down one mention, unless the words deny it.
fn note(around: &Around, sentence: &Sentence, noun: &Range<u32>, kind: u16, told: &mut Told) {
    let document = around.document;
    let from = noun.start.saturating_sub(REACH).max(sentence.tokens.start);
    let before = document.tokens_of(&(from..noun.start));
    let count = phrase(before);
    let start = noun.start - count as u32;
    let introduced = document.is_a(start, &lexicon::INTRODUCING);
    let owner = owner(around, start, noun.start);
    if denied(around, sentence, start..noun.start) || !introduced && owner.is_none() {
        return;
    }
    // A statement counts where it was given out; the word means much else.
    let near = start.saturating_sub(2).max(sentence.tokens.start);
    if kind == 3 && !document.has(near, noun.start, &lexicon::GIVEN_OUT) {
        return;
    }
    let start = owner.as_ref().map_or(start, |(_, first)| *first);
    told.mentions.extend(around.span(&(start..noun.end)));
    told.person = told.person.or(owner.map(|(person, _)| person));
    told.after_match |= (from + 2..noun.start).any(|game| {
        document.says(game - 2, w!("post"))
            && document.is(game - 1, Class::Hyphen)
            && (document.says(game, w!("match")) || document.says(game, w!("game")))
    });
    if told.days.is_none() {
        told.days = around.day_in(sentence.span).map(|(day, _)| on(day));
    }
}

/// How many tokens before a noun belong to it: adjectives back to the article or the genitive.
fn phrase(before: &[Token]) -> usize {
    let mut count = 0;
    for token in before.iter().rev() {
        let inner = token.class == Class::Hyphen || token.class == Class::Word && !token.is_capital();
        if !inner || token.word.is(&lexicon::STARTER) && !token.word.is(&lexicon::INTRODUCING) && token.word != w!("of")
        {
            break;
        }
        count += 1;
        if token.word.is(&lexicon::INTRODUCING) {
            break;
        }
    }
    count
}

/// The person in the genitive right before token `start`, or before the words from there to the noun, and where the name
/// begins.
fn owner(around: &Around, start: u32, noun: u32) -> Option<(u32, u32)> {
    let genitive = start.wrapping_sub(1);
    if !around.document.is(genitive, Class::Possessive) || noun < start {
        return None;
    }
    let number = around.spans.names.partition_point(|name| name.tokens.end < genitive);
    let name = around.spans.names.get(number).filter(|name| name.tokens.end == genitive)?;
    Some((around.people.of_name(number as u32)?, name.tokens.start))
}

/// Whether a word in `phrase`, or before it in its clause, says that it did not happen, or not yet.
fn denied(around: &Around, sentence: &Sentence, phrase: Range<u32>) -> bool {
    let from = phrase.start.saturating_sub(REACH).max(sentence.tokens.start);
    let document = around.document;
    for at in (from..phrase.end).rev() {
        let Some(token) = document.token(at) else { break };
        if matches!(token.class, Class::Comma | Class::Semicolon | Class::Dash) || token.word.is(&lexicon::SPOKEN_APART)
        {
            break;
        }
        if token.word.is(&lexicon::UNSPOKEN) {
            return true;
        }
    }
    false
}
