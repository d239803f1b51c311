//! Whether a text is about football: elsewhere "scored", "dismissed" and "replaced" mean other things.

use super::Spans;
use super::teams::TeamKey;
use crate::document::Document;
use crate::lexicon::{self, Word, gates};

/// Shortest text, in tokens, of which it is asked what it is about.
pub const SHORT: usize = 120;
/// How many words of the game make an article on football, and how many are looked at.
const ENOUGH: usize = 2;
const MOST: usize = 16;

/// Whether `document` is about football; a short text always is.
pub fn is(document: &Document, spans: &Spans) -> bool {
    if document.tokens.len() < SHORT || !spans.lists.entries.is_empty() || !spans.lists.times.is_empty() {
        return true;
    }
    let (mut own, mut other): (Vec<Word>, Vec<Word>) = Default::default();
    for at in document.beginning(gates::SPORT.bit()) {
        let word = document.word(at);
        // "“It was like a tennis match,” said the coach."
        if word.is(&lexicon::OTHER_SPORT) && spans.is_quoted(at) {
            continue;
        }
        for (class, words) in [(&lexicon::FOOTBALL, &mut own), (&lexicon::OTHER_SPORT, &mut other)] {
            if word.is(class) && words.len() < MOST && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    let clubs = spans.teams.iter().any(|team| matches!(team.key, TeamKey::Club(_) | TeamKey::Found));
    // "Northgate 2-1 Marsham", "Northgate 2 Marsham 1"
    let result = clubs && (!spans.scores.is_empty() || spans.lists.result.is_some());
    own.len() + usize::from(clubs) + usize::from(result) >= ENOUGH + 2 * other.len()
}
