//! The match itself, where the article names it with its day: "the derby on Sunday", "Saturday's game".

use super::{Around, on};
use crate::article::{Event, EventKind};
use crate::document::{Class, Token};
use crate::lexicon;
use crate::w;

/// How many sentences from the start name it.
const OPENING: usize = 4;
/// How far before its noun the words for it begin, in tokens.
const REACH: u32 = 4;

/// The fixture, once.
pub fn find(around: &Around) -> Option<Event> {
    let played = around.match_?;
    let document = around.document;
    for sentence in document.sentences.iter().take(OPENING) {
        for at in sentence.tokens.clone() {
            let token = document.token(at)?;
            if !token.word.is(&lexicon::FIXTURE) || token.class != Class::Word || around.is_quoted(token.span()) {
                continue;
            }
            // "the derby on Sunday"
            let end = document.token(at + 1).filter(|next| next.word == w!("on")).map(|next| next.span());
            let behind = end.and_then(|on| {
                let (day, span) = around.day_in(crate::text::Span::new(on.end, sentence.span.end))?;
                (span.start <= on.end + 1).then_some((day, span.end))
            });
            let start = start(document.tokens_of(&(at.saturating_sub(REACH).max(sentence.tokens.start)..at)));
            let from = at - start;
            let before = around
                .day_in(around.span(&(from..at + 1))?)
                .map(|(day, _)| (day, token.span().end))
                .filter(|(day, _)| played.date.is_none_or(|date| date == *day));
            let Some((day, end)) = behind.or(before) else { continue };
            if around.teams.within(&(from..at)).iter().any(|reference| !around.teams.plays(reference.team)) {
                continue;
            }
            let first = document.token(from)?.span().start;
            return around.event(EventKind::Match, Some(on(day)), vec![crate::text::Span::new(first, end)]);
        }
    }
    None
}

/// How many of the tokens before the noun belong to it: adjectives and names back to the article.
fn start(before: &[Token]) -> u32 {
    let mut count = 0;
    for token in before.iter().rev() {
        if !matches!(token.class, Class::Word | Class::Possessive | Class::Hyphen | Class::Ordinal) {
            break;
        }
        let article = [w!("the"), w!("a"), w!("an"), w!("this"), w!("their"), w!("his")].contains(&token.word);
        let other = token.word.is(&lexicon::STARTER) && !article;
        if other {
            break;
        }
        count += 1;
        if article {
            break;
        }
    }
    count
}
