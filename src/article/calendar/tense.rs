use crate::document::{Class, Document, Token};
use crate::lexicon;
use crate::spans::times::{Time, is_label};
use crate::w;

/// How far the verbs of the sentence reach, in tokens.
const REACH: usize = 30;

/// Whether the words around `time` speak of what is to come (`Some(true)`), of what was (`Some(false)`), or neither.
pub fn ahead(document: &Document, time: &Time) -> Option<bool> {
    if is_label(document) {
        return Some(true);
    }
    let sentence = document.sentence(document.sentence_at(time.span.start))?;
    let before = document.tokens_of(&(sentence.tokens.start..time.tokens.start.max(sentence.tokens.start)));
    let after = document.tokens_of(&(time.tokens.end..sentence.tokens.end.max(time.tokens.end)));
    let tense = |pair: &[Token]| {
        let [last, token] = pair else { return None };
        let text = token.span().of(document.text);
        match () {
            _ if token.word.is(&lexicon::AHEAD) || text.ends_with("'ll") || text.ends_with("’ll") => Some(true),
            // "will be named" is not past.
            _ if last.word == w!("be") => None,
            _ if token.word.is(&lexicon::PAST_VERB) || text.ends_with("ed") && text.len() > 4 => Some(false),
            _ => None,
        }
    };
    // "ahead of Saturday's game", but "after Saturday's game": the words right before tell.
    if after.first().is_some_and(|next| next.class == Class::Possessive) {
        return Some(before.iter().rev().take(4).any(|token| token.word.is(&lexicon::AHEAD_OF)));
    }
    before.windows(2).rev().take(REACH).find_map(tense).or_else(|| after.windows(2).take(REACH).find_map(tense))
}
