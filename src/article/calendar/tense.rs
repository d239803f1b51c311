use crate::document::Document;
use crate::lexicon;
use crate::spans::times::Time;

/// How far the verbs of the sentence reach, in tokens.
const REACH: usize = 30;

/// Whether the words around `time` speak of what is to come (`Some(true)`), of what was (`Some(false)`), or neither.
pub fn ahead(document: &Document, time: &Time) -> Option<bool> {
    let sentence = document.sentences.get(document.sentence_at(time.span.start) as usize)?;
    let before = document.tokens_of(&(sentence.tokens.start..time.tokens.start.max(sentence.tokens.start)));
    let after = document.tokens_of(&(time.tokens.end..sentence.tokens.end.max(time.tokens.end)));
    let tense = |token: &crate::document::Token| {
        let text = token.span.of(document.text);
        match () {
            _ if token.word.is(&lexicon::AHEAD) || text.ends_with("'ll") || text.ends_with("’ll") => Some(true),
            _ if token.word.is(&lexicon::PAST_VERB) || text.ends_with("ed") && text.len() > 4 => Some(false),
            _ => None,
        }
    };
    before.iter().rev().take(REACH).find_map(tense).or_else(|| after.iter().take(REACH).find_map(tense))
}
