//! A state that lasted: "led for 77 minutes".

use super::{Around, on};
use crate::article::{Basis, Clock, Event, EventKind};
use crate::document::Class;
use crate::lexicon;
use crate::w;

/// Most words between the state and its length.
const REACH: u32 = 9;
/// Longest spell, in minutes.
const LONGEST: u32 = 120;

/// Every spell of the match.
pub fn find(around: &Around) -> Vec<Event> {
    let document = around.document;
    let mut events = Vec::new();
    let Some(played) = around.match_ else { return events };
    for sentence in &document.sentences {
        for (words, at) in document.tokens_of(&sentence.tokens).windows(3).zip(sentence.tokens.start..) {
            let [link, number, unit] = words else { continue };
            if link.word != w!("for") || unit.word != w!("minutes") || around.is_quoted(link.span()) {
                continue;
            }
            let minutes = number.number(document.text).or(number.word.value(&lexicon::NUMBER).map(u32::from));
            let Some(minutes) = minutes.filter(|minutes| (2..=LONGEST).contains(minutes)) else { continue };
            let from = at.saturating_sub(REACH).max(sentence.tokens.start);
            let border =
                |at: u32| [Class::Comma, Class::Semicolon, Class::Dash].iter().any(|&class| document.is(at, class));
            let clause = (from..at).rev().find(|&at| border(at)).map_or(from, |cut| cut + 1);
            let Some(state) = (clause..at).find(|&at| document.is_a(at, &lexicon::SPELL_WORD)) else { continue };
            let having = state > clause && document.is_a(state - 1, &lexicon::HAVING);
            let start = state - having as u32;
            let span = around.span(&(start..at + 3));
            let Some(mut event) = span.and_then(|span| around.event(EventKind::Spell, played.date.map(on), vec![span]))
            else {
                continue;
            };
            event.clock = Some(Clock {
                minute: Some(minutes as u8),
                approximate: true,
                basis: Basis::Implied,
                evidence: around.span(&(at + 1..at + 3)),
                ..Clock::default()
            });
            let subject = around.teams.within(&(sentence.tokens.start..start)).first();
            around.name(&mut event, None, subject.map(|reference| reference.team));
            events.push(event);
        }
    }
    events
}
