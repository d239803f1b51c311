use super::{Class, Document};
use crate::text::Span;

/// Longest headline, in words.
const WORDS: usize = 18;

/// The first paragraph, where more follow and it is short and ends like no sentence.
pub fn find(document: &Document) -> Option<Span> {
    let [first, _, ..] = document.paragraphs.as_slice() else { return None };
    let tokens = document.tokens_of(&first.tokens);
    let words = tokens.iter().filter(|token| matches!(token.class, Class::Word | Class::Number | Class::Mixed)).count();
    let last = tokens.iter().rev().find(|token| !matches!(token.class, Class::Mark | Class::Close))?;
    let ends = matches!(last.class, Class::Stop | Class::Colon | Class::Comma | Class::Semicolon);
    let dated = document.date_line.as_ref().is_some_and(|line| first.span.overlaps(line.span));
    // Words between marks alone are somebody's words, not a headline.
    let quoted = tokens.first()?.class == Class::Mark && tokens.last()?.class == Class::Mark;
    ((2..=WORDS).contains(&words) && !ends && !dated && !quoted).then_some(first.span)
}
