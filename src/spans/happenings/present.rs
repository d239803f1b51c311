//! A live text tells in the present tense what the patterns know in the past: "Okafor fires in", "and taps home".

use crate::document::{Case, Class, Token};
use crate::lexicon::{self, Word};
use crate::text::letter::Key;
use crate::w;

/// Verbs whose past is no matter of endings.
const IRREGULAR: [(Word, Word); 16] = [
    (w!("has"), w!("had")),
    (w!("have"), w!("had")),
    (w!("gives"), w!("gave")),
    (w!("makes"), w!("made")),
    (w!("takes"), w!("took")),
    (w!("gets"), w!("got")),
    (w!("finds"), w!("found")),
    (w!("comes"), w!("came")),
    (w!("sees"), w!("saw")),
    (w!("wins"), w!("won")),
    (w!("strikes"), w!("struck")),
    (w!("sweeps"), w!("swept")),
    (w!("slides"), w!("slid")),
    (w!("sends"), w!("sent")),
    (w!("brings"), w!("brought")),
    (w!("is"), w!("was")),
];

/// `tokens` of a sentence of `text` with each verb in the present as its past, where the lexicon has that.
pub fn in_past(text: &str, tokens: &[Token]) -> Vec<Token> {
    let mut told = tokens.to_vec();
    let mut noun = false;
    for token in &mut told {
        if matches!(token.case, Case::Lower | Case::Upper) && !noun {
            token.word = past(token.word, token.span().of(text)).unwrap_or(token.word);
        }
        // "two good saves", "his first strikes"
        noun = matches!(token.class, Class::Number | Class::Ordinal | Class::Possessive)
            || token.word.is(&lexicon::NOUN_LEAD)
            || token.word.is(&lexicon::SHOT_ADJECTIVE);
    }
    told
}

/// The past of the verb `word`, written `letters`, whose present ends in -s.
fn past(word: Word, letters: &str) -> Option<Word> {
    if let Some((_, past)) = IRREGULAR.iter().find(|(present, _)| *present == word) {
        return Some(*past);
    }
    let stem = letters.strip_suffix('s')?.as_bytes();
    let last = stem.last()?;
    // "finishes", "buries"; "heads"; "slots"
    if *last == b'e' { known(stem, b"d") } else { known(stem, b"ed").or_else(|| known(stem, &[*last, b'e', b'd'])) }
}

fn known(stem: &[u8], ending: &[u8]) -> Option<Word> {
    let mut key = Key::default();
    for letters in [stem, ending] {
        letters.iter().for_each(|&byte| key.push(byte));
    }
    Some(Word::look_up(key)).filter(|word| !word.is_none())
}
