//! Finding words again in a text that has been edited.

use super::{Correction, Field, Why};
use crate::text::{Span, letter};

/// From here on words are their own proof: with fewer, the words around them must be there too.
const LONG: usize = 6;
/// As many words on one side, all of them still there, are proof enough.
const SIDE: usize = 3;

/// A word of the text.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    key: u32,
    span: Span,
}

/// The words of `text`: stretches of letters and digits.
pub fn of(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = [(text.len(), ' ')];
    for (at, c) in text.char_indices().chain(ends) {
        match (start, letter::is_word(c)) {
            (None, true) => start = Some(at),
            (Some(first), false) => {
                let span = Span::new(first as u32, at as u32);
                words.push(Word { key: letter::key(span.of(text)), span });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Where `pattern` stands in `words`: the places of its first words.
pub fn places<'a>(words: &'a [Word], pattern: &'a [Word]) -> impl Iterator<Item = usize> + 'a {
    let stands = move |window: &[Word]| window.iter().zip(pattern).all(|(own, asked)| own.key == asked.key);
    let windows = words.windows(pattern.len().max(1)).enumerate();
    windows.filter(move |(_, window)| !pattern.is_empty() && stands(window)).map(|(at, _)| at)
}

/// The one place in `words` where `exact` stands and something fits; of several, that with most of the words around it
/// that `correction` gives.
pub fn find(words: &[Word], exact: &str, correction: &Correction, fits: &dyn Fn(Span) -> bool) -> Result<Span, Why> {
    let around = |field| of(correction.get(field).unwrap_or(""));
    let (own, before, after) = (of(exact), around(Field::Before), around(Field::After));
    if own.is_empty() {
        return Err(Why::Unclear);
    }
    let once = places(words, &own).nth(1).is_none();
    let (mut best, mut found, mut met) = (None, Err(Why::Gone), false);
    for at in places(words, &own) {
        let same = |(a, b): &(&Word, &Word)| a.key == b.key;
        let end = at + own.len();
        let left = words.get(..at).unwrap_or(&[]).iter().rev().zip(before.iter().rev()).filter(same).count();
        let right = words.get(end..).unwrap_or(&[]).iter().zip(&after).filter(same).count();
        let side = |kept: usize, given: &[Word]| given.len() >= SIDE && kept == given.len();
        let most = (left + right) * 4 >= (before.len() + after.len()) * 3;
        if !(most || side(left, &before) || side(right, &after) || once && own.len() >= LONG) {
            continue;
        }
        let (Some(first), Some(last)) = (words.get(at), words.get(end - 1)) else { continue };
        let span = first.span.to(last.span);
        met = true;
        if !fits(span) {
            continue;
        }
        if best < Some(left + right) {
            best = Some(left + right);
            found = Ok(span);
        } else if best == Some(left + right) {
            found = Err(Why::Ambiguous);
        }
    }
    if best.is_none() && met { Err(Why::Nothing) } else { found }
}

/// Every place where the words of `name` stand.
pub fn mentions(words: &[Word], name: &str) -> Vec<Span> {
    let own = of(name);
    let span = |at: usize| Some(words.get(at)?.span.to(words.get(at + own.len() - 1)?.span));
    places(words, &own).filter_map(span).collect()
}
