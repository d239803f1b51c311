//! Moments of the match itself: it begins, the teams go in at half-time, extra time, the shootout, the end: "at the final
//! whistle", "five minutes after the game".

use super::{Around, on};
use crate::article::{Basis, Clock, Event, EventKind, Period};
use crate::document::{Class, Sentence, Token};
use crate::lexicon;
use crate::spans::clock::words_of;
use crate::text::Span;
use crate::w;
use std::ops::Range;

/// The kinds, in the order of the values of `[phrases moments]`.
const KINDS: [EventKind; 5] =
    [EventKind::KickOff, EventKind::HalfTime, EventKind::FullTime, EventKind::ExtraTime, EventKind::Shootout];
/// How far around a moment another match is told, and how far before it that it did not come to it, in tokens.
const REACH: u32 = 12;
const UNREAL: u32 = 6;

/// Each moment once. Of the end, what is only said in a quotation proves nothing, but a count from it does.
pub fn find(around: &Around) -> Vec<Event> {
    let Some(played) = around.match_ else { return Vec::new() };
    let mut told: Vec<(usize, bool, Span)> = Vec::new();
    for sentence in &around.document.sentences {
        for (token, at) in around.document.tokens_of(&sentence.tokens).iter().zip(sentence.tokens.start..) {
            let Some((tokens, kind)) = moment(around, sentence, token, at) else { continue };
            let Some(span) = around.span(&tokens) else { continue };
            told.push((kind, around.is_quoted(span), span));
        }
    }
    let mut events = Vec::new();
    for (number, kind) in KINDS.into_iter().enumerate() {
        let mut mentions = Vec::new();
        for quoted in [false, true] {
            if !quoted || kind == EventKind::FullTime {
                let own = told.iter().filter(|told| told.0 == number && told.1 == quoted);
                mentions.extend(own.map(|told| told.2));
            }
        }
        let Some(mut event) = around.event(kind, played.date.map(on), mentions) else { continue };
        // In a live text the line tells the minute.
        let line = around.spans.lists.time_at(around.document.token_at(event.evidence.start));
        let implied =
            |minute, period| Clock { minute: Some(minute), period, basis: Basis::Implied, ..Clock::default() };
        event.clock = line.map(|line| line.clock).or(match kind {
            EventKind::HalfTime => Some(implied(45, Some(Period::HalfTime))),
            EventKind::ExtraTime => Some(implied(90, None)),
            _ => None,
        });
        events.push(event);
    }
    events
}

/// The moment told by the words that begin with token `at`, and its number.
fn moment(around: &Around, sentence: &Sentence, token: &Token, at: u32) -> Option<(Range<u32>, usize)> {
    let end = sentence.tokens.end;
    if token.word == w!("after") {
        return counted(around, sentence, at).map(|tokens| (tokens, 2));
    }
    if !token.word.begins(lexicon::MOMENTS.bit()) {
        return None;
    }
    let (count, value) = words_of(&lexicon::MOMENTS, around.document.tokens_of(&(at..end)), 0)?;
    let tokens = at..at + count as u32;
    // "Full-time: 2-1" is a label, "four minutes into extra time" a time of the match clock.
    let label = around.document.is(tokens.end, Class::Colon);
    let clock = around.spans.clock.partition_point(|time| time.tokens.end <= at);
    let timed = around.spans.clock.get(clock).is_some_and(|time| time.tokens.start < at);
    let from = at.saturating_sub(REACH).max(sentence.tokens.start);
    let other = (from..(at + REACH).min(end)).any(|near| {
        let Some(first) = around.document.token(near) else { return false };
        // "nearly took the tie to extra time"; "beaten on penalties in 1991"
        near < at && near + UNREAL >= at && first.word.is(&lexicon::UNREAL_NEXT)
            || first.number(around.document.text).is_some_and(|number| (1870..2100).contains(&number))
            || around.document.phrase(&lexicon::OTHER_MATCH, near, end.min(near + 4)).is_some()
    });
    // "past Velden on penalties"
    let named = around.teams.within(&(from..at));
    let other =
        other || named.last().is_some_and(|last| around.teams.sides.is_some() && !around.teams.plays(last.team));
    // "Full time. Northgate 2, Marsham 1", but not "a full-time job".
    let word = |at: u32| around.document.token(at).filter(|_| sentence.tokens.contains(&at));
    let alone = word(at.wrapping_sub(1)).is_none_or(|before| before.class != Class::Word)
        && word(tokens.end).is_none_or(|next| next.class != Class::Word || next.is_capital());
    (!label && !timed && !other && (value < 10 || alone)).then_some((tokens, (value as usize % 10).checked_sub(1)?))
}

/// "five minutes after the game", "five minutes after it"; ", after the match,".
fn counted(around: &Around, sentence: &Sentence, at: u32) -> Option<Range<u32>> {
    let tokens = around.document.tokens_of(&(at..(at + 4).min(sentence.tokens.end)));
    let length = match tokens {
        [_, article, noun, ..] if article.word == w!("the") && noun.word.is(&lexicon::MATCH_NOUN) => 3,
        _ => return None,
    };
    let before = around.document.tokens_of(&(at.saturating_sub(2).max(sentence.tokens.start)..at));
    let number = match before {
        [number, unit] if unit.word.is(&lexicon::SPELL_UNIT) => {
            number.class == Class::Number || number.word.is(&lexicon::NUMBER)
        }
        _ => false,
    };
    let opens = before.last().is_some_and(|token| token.class == Class::Comma)
        && tokens.get(length).is_some_and(|token| token.class == Class::Comma);
    match () {
        _ if number => Some(at - 2..at + length as u32),
        _ if opens => Some(at..at + length as u32),
        _ => None,
    }
}
