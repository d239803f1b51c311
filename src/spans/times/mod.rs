//! Time expressions, not yet resolved against a date.

mod clock_time;
mod join;
mod meaning;
mod pattern;
mod quantity;
mod refuse;

use crate::document::{Class, Document};
use crate::lexicon::{self, Reading};
use crate::text::Span;
use crate::w;
use std::ops::Range;

pub use meaning::*;

/// A time expression in the text.
#[derive(Clone, Debug)]
pub struct Time {
    /// The words.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// What the words say.
    pub meaning: Meaning,
}

/// The time expressions of `document`, in text order, disjoint.
pub fn find(document: &Document) -> Vec<Time> {
    let mut times = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        let rest = document.tokens.get(at..).unwrap_or(&[]);
        if !rest.first().is_some_and(|token| {
            token.word.is(&lexicon::TIME_START)
                || matches!(token.class, Class::Number | Class::Ordinal | Class::Mixed | Class::Mark)
        }) {
            at += 1;
            continue;
        }
        if let Some((length, _)) = lexicon::NO_TIME.longest(rest.iter().map(|token| token.word)) {
            at += length;
            continue;
        }
        let (start, end, meaning) = match expression(document, at) {
            Some(found) => found,
            None => {
                at += 1;
                continue;
            }
        };
        match refuse::refused(document, start..end, &meaning) {
            // An age has no shorter time in it; "the April" has.
            true if meaning.reading == Reading::Duration => at = end,
            true => at += 1,
            false => {
                times.push(time(document, at, end, meaning));
                at = end;
            }
        }
    }
    join::join(document, &mut times);
    times
}

/// The expression that begins at token `at` with its modifiers: where its own words begin, where it ends, what it says.
fn expression(document: &Document, at: usize) -> Option<(usize, usize, Meaning)> {
    let start = at + modifiers(document, at);
    let (start, (end, meaning)) = match pattern::longest(document, start) {
        Some(found) => (start, found),
        None => (at, pattern::longest(document, at)?),
    };
    let after = document.tokens.get(end..).unwrap_or(&[]);
    let tail = lexicon::TIME_TAIL.longest(after.iter().map(|token| token.word)).map_or(0, |(length, _)| length);
    Some((start, end + tail, meaning))
}

fn time(document: &Document, start: usize, end: usize, meaning: Meaning) -> Time {
    let tokens = start as u32..end as u32;
    let span = match document.tokens_of(&tokens) {
        [first, .., last] | [first @ last] => first.span.to(last.span),
        [] => Span::default(),
    };
    Time { span, tokens, meaning }
}

/// How many words before a time expression belong to it: "about", "more than", "the end of", "early".
fn modifiers(document: &Document, at: usize) -> usize {
    let mut length = 0;
    for _ in 0..2 {
        let rest = document.tokens.get(at + length..).unwrap_or(&[]);
        let Some((more, _)) = lexicon::TIME_MODIFIER.longest(rest.iter().map(|token| token.word)) else { break };
        length += more;
        // "mid-1990s", "late-November".
        length += rest.get(more).is_some_and(|token| token.class == Class::Hyphen && token.glued) as usize;
    }
    // "the early 1980s" has its article in front.
    if length == 0 && document.tokens.get(at).is_some_and(|token| token.word == w!("the")) {
        let rest = document.tokens.get(at + 1..).unwrap_or(&[]);
        if let Some((more, 1)) = lexicon::TIME_MODIFIER.longest(rest.iter().map(|token| token.word)) {
            let hyphen = rest.get(more).is_some_and(|token| token.class == Class::Hyphen && token.glued);
            return 1 + more + hyphen as usize;
        }
    }
    length
}
