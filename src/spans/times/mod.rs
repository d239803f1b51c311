//! Time expressions, not yet resolved against a date.

mod clock_time;
mod join;
mod meaning;
mod pattern;
mod quantity;
mod range;
mod refuse;

use crate::document::{Class, Document};
use crate::lexicon::{self, Reading};
use crate::text::Span;
use crate::w;
use std::ops::Range;

pub use meaning::*;

/// Longest label, in tokens.
const LABEL: usize = 9;

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
        let (start, core, end, meaning) = match expression(document, at) {
            Some(found) => found,
            None => {
                at += 1;
                continue;
            }
        };
        match refuse::refused(document, core..end, &meaning) {
            // An age has no shorter time in it, nor has a day that there is not; "the April" has.
            true if meaning.reading == Reading::Duration
                || meaning.date.day > 0 && meaning.date.month > 0 && meaning.number == 0 =>
            {
                at = end
            }
            true => at += 1,
            false => at = range::push(document, time(document, start, end, meaning), &mut times),
        }
    }
    join::join(document, &mut times);
    times
}

/// The expression that begins at token `at` with its modifiers: where it begins, where its own
/// words begin, where it ends, what it says.
fn expression(document: &Document, at: usize) -> Option<(usize, usize, usize, Meaning)> {
    let modified = modifiers(document, at).and_then(|(length, kind)| {
        let (end, meaning) = pattern::longest(document, at + length)?;
        let counted = meaning.relation.is_none()
            && meaning.reading != Reading::Set
            && document.tokens.get(at + length).is_some_and(|token| token.word != w!("the"));
        let fits = match kind {
            2 => meaning.amount > 0 && counted,
            3 => {
                counted
                    && (meaning.amount > 0
                        || meaning.clock.is_some()
                        || meaning.date.month > 0
                        || meaning.date.year > 0)
            }
            _ => meaning.reading != Reading::Set,
        };
        fits.then_some((at, at + length, end, meaning))
    });
    let (mut start, mut core, end, mut meaning) = match modified {
        Some(found) => found,
        None => pattern::longest(document, at).map(|(end, meaning)| (at, at, end, meaning))?,
    };
    let inside = document.tokens.get(start..end).unwrap_or(&[]);
    // "the two-year deal": the article belongs to the deal.
    if let [article, .., joint, _] = inside
        && (article.word == w!("the") || article.word == w!("a"))
        && joint.class == Class::Hyphen
        && meaning.reading != Reading::Decade
    {
        start += 1;
        core = core.max(start);
    }
    let after = document.tokens.get(end..).unwrap_or(&[]);
    // "the year ended in May": a length of time, not this year.
    if meaning.number == 10 && after.first().is_some_and(|next| next.word == w!("ended") || next.word == w!("ending")) {
        meaning = Meaning { reading: Reading::Duration, amount: 100, number: 0, ..meaning };
    }
    let tail = lexicon::TIME_TAIL.longest(after.iter().map(|token| token.word)).map_or(0, |(length, _)| length);
    Some((start, core, end + tail, meaning))
}

/// Whether the whole text is a label or a question for a date and no sentence: a few words without a verb. A weekday in
/// it is the next one, and names need no capital.
pub fn is_label(document: &Document) -> bool {
    document.tokens.len() <= LABEL
        && !document.tokens.iter().any(|token| {
            token.word.is(&lexicon::AHEAD) && token.word != w!("next") && token.word != w!("upcoming")
                || token.word.is(&lexicon::PAST_VERB)
                || token.span.of(document.text).ends_with("ed")
        })
}

fn time(document: &Document, start: usize, end: usize, meaning: Meaning) -> Time {
    let tokens = start as u32..end as u32;
    let span = match document.tokens_of(&tokens) {
        [first, .., last] | [first @ last] => first.span.to(last.span),
        [] => Span::default(),
    };
    Time { span, tokens, meaning }
}

/// How many words before a time expression belong to it, and of which kind they are: "about", "more than", "the end of".
fn modifiers(document: &Document, at: usize) -> Option<(usize, u16)> {
    let modifier = |at: usize| {
        let rest = document.tokens.get(at..).unwrap_or(&[]);
        let (length, kind) = lexicon::TIME_MODIFIER.longest(rest.iter().map(|token| token.word))?;
        // "mid-1990s", "late-November"
        let hyphen = rest.get(length).is_some_and(|token| token.class == Class::Hyphen && token.glued);
        Some((length + hyphen as usize, kind))
    };
    // "the early 1980s" has its article in front.
    if document.tokens.get(at)?.word == w!("the")
        && let Some((length, 1)) = modifier(at + 1)
    {
        return Some((1 + length, 1));
    }
    let (length, kind) = modifier(at)?;
    Some(modifier(at + length).map_or((length, kind), |(more, kind)| (length + more, kind)))
}
