//! The end of the match, told as a moment: "at the final whistle", "five minutes after the game".

use super::{Around, on};
use crate::article::{Event, EventKind};
use crate::document::{Class, Token};
use crate::lexicon;
use crate::w;
use std::ops::Range;

/// The end of the match, once.
pub fn find(around: Around) -> Option<Event> {
    let played = around.match_?;
    let mut mentions = Vec::new();
    let mut quoted = Vec::new();
    for sentence in &around.document.sentences {
        for at in sentence.tokens.clone() {
            let Some(tokens) = told(around, &sentence.tokens, at) else { continue };
            let Some(span) = around.span(&tokens) else { continue };
            if around.is_quoted(span) { quoted.push(span) } else { mentions.push(span) }
        }
    }
    // What is only said in a quotation proves no moment, but a count from it does.
    mentions.append(&mut quoted);
    let mut event = around.event(EventKind::FullTime, played.date.map(on), mentions)?;
    // In a live text the line tells the minute.
    let token = around.document.token_at(event.evidence.start);
    event.clock = event.clock.or(around.spans.lists.time_at(token).map(|time| time.clock));
    Some(event)
}

fn told(around: Around, inside: &Range<u32>, at: u32) -> Option<Range<u32>> {
    let token = around.document.tokens.get(at as usize)?;
    let words = around.document.tokens_of(&(at..(at + 4).min(inside.end)));
    let plain = words.iter().filter(|token| token.class != Class::Hyphen).map(|token| token.word);
    if let Some((count, _)) = lexicon::FULL_TIME_TOLD.longest(plain) {
        let hyphens = words.iter().take(3).filter(|token| token.class == Class::Hyphen).count();
        let label = words.get(count + hyphens).is_some_and(|token| token.class == Class::Colon);
        return (!label).then_some(at..at + (count + hyphens) as u32);
    }
    if token.word != w!("after") {
        return None;
    }
    let [_, article, noun, ..] = words else { return None };
    if article.word != w!("the") || noun.word != w!("game") && noun.word != w!("match") {
        return None;
    }
    let before = |back: u32| at.checked_sub(back).filter(|&at| at >= inside.start);
    let word = |back: u32| before(back).and_then(|at| around.document.tokens.get(at as usize));
    let unit = word(1).is_some_and(|token| {
        [w!("minutes"), w!("minute"), w!("hour"), w!("hours"), w!("seconds"), w!("moments")].contains(&token.word)
    });
    let counted = unit && word(2).is_some_and(is_number);
    let opens = word(1).is_some_and(|token| token.class == Class::Comma)
        && around.document.tokens.get(at as usize + 3).is_some_and(|token| token.class == Class::Comma);
    match () {
        _ if counted => Some(at - 2..at + 3),
        _ if opens => Some(at..at + 3),
        _ => None,
    }
}

fn is_number(token: &Token) -> bool {
    token.class == Class::Number || token.word.is(&lexicon::NUMBER)
}
