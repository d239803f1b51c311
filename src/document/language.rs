use super::{Case, Class, Document};
use crate::lexicon;

/// Fewer small words than this tell nothing: names and numbers look alike in many languages.
const TOO_FEW: u32 = 12;

/// Whether the text may be English. False only where it plainly is not: most of it in another script, or, among twelve
/// words in small letters or more, under one in ten is one of English's most frequent words (in English news three to four are).
pub fn may_be_english(document: &Document) -> bool {
    let (mut small, mut frequent, mut latin, mut other) = (0, 0, 0, 0);
    let (bytes, tokens) = (document.text.len() as u32, document.tokens.len() as u32);
    for (token, at) in document.tokens.iter().zip(0..).filter(|(token, _)| token.class == Class::Word) {
        let span = token.span();
        // Whatever follows, it stays English: most texts are by their middle.
        if latin >= other + (bytes - span.start) && frequent * 10 >= small + (tokens - at) {
            return true;
        }
        // The lexicon's words are Latin.
        if token.word.is_none() && span.of(document.text).starts_with(|c| c >= '\u{370}') {
            other += span.len();
        } else {
            latin += span.len();
        }
        if token.case == Case::Lower {
            small += 1;
            frequent += token.word.is(&lexicon::FREQUENT) as u32;
        }
    }
    other <= latin && (small < TOO_FEW || frequent * 10 >= small)
}
