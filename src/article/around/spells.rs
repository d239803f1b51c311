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
        for at in sentence.tokens.clone() {
            let words = document.tokens_of(&(at..(at + 3).min(sentence.tokens.end)));
            let [link, number, unit] = words else { continue };
            if link.word != w!("for") || unit.word != w!("minutes") || around.is_quoted(link.span) {
                continue;
            }
            let minutes = number.number(document.text).or(number.word.value(&lexicon::NUMBER).map(u32::from));
            let Some(minutes) = minutes.filter(|minutes| (2..=LONGEST).contains(minutes)) else { continue };
            let from = at.saturating_sub(REACH).max(sentence.tokens.start);
            let before = document.tokens_of(&(from..at));
            let cut =
                before.iter().rposition(|token| matches!(token.class, Class::Comma | Class::Semicolon | Class::Dash));
            let clause = from + cut.map_or(0, |cut| cut as u32 + 1);
            let state = document.tokens_of(&(clause..at)).iter().position(|token| token.word.is(&lexicon::SPELL_WORD));
            let Some(state) = state else { continue };
            let having = (clause + state as u32).checked_sub(1).filter(|&before| {
                document.token(before).is_some_and(|token| {
                    [w!("having"), w!("had"), w!("were"), w!("was"), w!("been")].contains(&token.word)
                })
            });
            let start = having.filter(|&having| having >= clause).unwrap_or(clause + state as u32);
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
            event.team = subject.map(|reference| around.teams.name(reference.team).to_string());
            events.push(event);
        }
    }
    events
}
