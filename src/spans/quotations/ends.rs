//! Where words that nothing closes stop being the speaker's: before the reporter is plainly heard again.

use super::pairs::Stretch;
use crate::document::{Class, Document, Sentence, Token};
use crate::lexicon;
use crate::spans::cues;
use std::ops::Range;

/// Longest reporting clause at the end of a sentence, in tokens.
const CLAUSE: usize = 9;
/// How many sentences of the reporter's may stand before the one that introduces the next speaker.
const SENTENCES: u32 = 4;

/// The index after the last token of the words of `stretch`, which nothing closes.
pub fn of(document: &Document, stretch: &Stretch) -> u32 {
    let words = stretch.words.clone();
    let ends = match document.tokens_of(&words).last().map(|token| token.class) {
        Some(Class::Colon) => introduction(document, &words),
        Some(Class::Stop) => clause(document, &words),
        _ => None,
    };
    ends.filter(|&end| end > words.start).unwrap_or(words.end)
}

/// "… for us. The winger is likely to start. Coach Ada Marsh said: “": the first sentence of the reporter's that lead up
/// to the colon. A sentence in which nobody says I, we or you may be the reporter's.
fn introduction(document: &Document, words: &Range<u32>) -> Option<u32> {
    let at = document.tokens.get(words.end.checked_sub(1)? as usize)?.span().start;
    let last = document.sentence_at(at);
    let sentence = document.sentence(last)?;
    let tokens = document.tokens_of(&(sentence.tokens.start.max(words.start)..words.end));
    if !tokens.get(tokens.len().saturating_sub(CLAUSE)..)?.iter().any(|token| cues::is_speech(token.word)) {
        return None;
    }
    let mut end = sentence.tokens.start;
    for number in (last.saturating_sub(SENTENCES)..last).rev() {
        let earlier = document.sentence(number)?;
        if earlier.tokens.start <= words.start || !is_reporters(document, earlier) {
            break;
        }
        end = earlier.tokens.start;
    }
    Some(end)
}

fn is_reporters(document: &Document, sentence: &Sentence) -> bool {
    let reporters = |token: &Token| token.class != Class::Mark && !token.word.is(&lexicon::FIRST_PERSON);
    document.tokens_of(&sentence.tokens).iter().all(reporters)
}

/// "“We deserved it, said Ada Marsh.": the comma before a reporting clause that ends the words.
fn clause(document: &Document, words: &Range<u32>) -> Option<u32> {
    let end = words.end - 1;
    let start = (end.saturating_sub(CLAUSE as u32)..end).rev().find(|&at| document.class(at) == Class::Comma)?;
    let clause = document.tokens_of(&(start.max(words.start) + 1..end));
    let reporting = match clause {
        // said Ada Marsh; said the coach
        [first, _, ..] if cues::is_speech(first.word) => true,
        // Ada Marsh said; the coach said; he added
        [first, .., last] if cues::is_speech(last.word) => {
            first.is_capital() || first.word.is_any(crate::any!(PRONOUN, DETERMINER))
        }
        _ => false,
    };
    reporting.then_some(start + 1)
}
