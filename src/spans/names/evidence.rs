//! What a whole text tells about how a word is written: capitals inside sentences make a name, small letters do not.

use crate::document::{Class, Document};
use crate::lexicon;

/// How often each word that is written with a capital somewhere is written how: each at its key's place or at the first free
/// one behind it, so that small words, most of a text, take no room.
#[derive(Default)]
pub struct Evidence(Vec<Counts>);

/// How often one word is written how.
#[derive(Clone, Copy, Default, Debug)]
pub struct Counts {
    key: u32,
    /// With a capital where a small letter would do.
    pub capital: u32,
    /// In small letters.
    pub small: u32,
    /// With a capital behind "in" and the like: so places stand.
    pub inside: u32,
    /// Whether it stands with a capital before "have" or "are": so teams do.
    pub many: bool,
}

/// Counts the words of `document`. The headline's capitals count for nothing.
pub fn gather(document: &Document) -> Evidence {
    let capitals = document.tokens.iter().filter(|token| token.is_capital()).count();
    let mut all = Evidence(vec![Counts::default(); (2 * capitals + 1).next_power_of_two()]);
    for token in document.tokens.iter().filter(|token| token.is_capital()) {
        if let Some(counts) = all.place(token.key).and_then(|at| all.0.get_mut(at)) {
            counts.key = token.key;
        }
    }
    let mut before = None;
    for (at, token) in document.tokens.iter().enumerate() {
        let last = before.replace(token);
        if token.class != Class::Word {
            continue;
        }
        let Some(place) = all.place(token.key) else { continue };
        let Some(counts) = all.0.get_mut(place).filter(|counts| counts.key == token.key) else { continue };
        // "Northgate have", but not "goals from Marsh have", "Lund and Marsh have"
        let next = document.word(at as u32 + 1);
        let apart = last.is_none_or(|last| {
            !last.is_capital() && last.word != crate::w!("and") && !last.word.is(&lexicon::PREPOSITION)
        });
        counts.many |= apart && token.is_capital() && (next == crate::w!("have") || next == crate::w!("are"));
        if !token.is_capital() {
            counts.small += 1;
        } else if !is_weak(document, at as u32) && !in_headline(document, at as u32) {
            counts.capital += 1;
            // "in Northgate", but "turned in Marsh's cross"
            let inside = document.tokens.get(at + 1).is_none_or(|next| next.class != Class::Possessive)
                // "playing in Marsh"
                && !document.tokens.get(at.wrapping_sub(2)).is_some_and(|verb| verb.word.is(&lexicon::ALLOW))
                && last.is_some_and(|last| {
                    [crate::w!("in"), crate::w!("across"), crate::w!("near"), crate::w!("outside")].contains(&last.word)
                });
            counts.inside += inside as u32;
        }
    }
    all
}

impl Evidence {
    /// The counts of the word with `key`, which is written with a capital somewhere.
    pub fn of(&self, key: u32) -> Counts {
        let counts = self.place(key).and_then(|at| self.0.get(at)).copied();
        counts.filter(|counts| counts.key == key).unwrap_or_default()
    }

    /// Where `key` stands, or where it would.
    fn place(&self, key: u32) -> Option<usize> {
        let mask = self.0.len().checked_sub(1)?;
        let mut at = (key ^ key >> 15) as usize & mask;
        while self.0.get(at).is_some_and(|counts| counts.key != key && counts.key != 0) {
            at = (at + 1) & mask;
        }
        Some(at)
    }
}

/// Whether a capital means nothing at token `at`: the first word of a sentence, of quoted words, of a bracket.
pub fn is_weak(document: &Document, at: u32) -> bool {
    let Some(before) = document.token(at.wrapping_sub(1)) else { return true };
    let here = document.token(at).map_or(0, |token| token.span.start);
    matches!(
        before.class,
        Class::Mark | Class::Colon | Class::Ellipsis | Class::Dash | Class::Open | Class::Stop | Class::Other
    ) && !is_after_title(document, at)
        || document
            .sentences
            .get(document.sentence_at(here) as usize)
            .is_some_and(|sentence| sentence.tokens.start == at)
}

/// Whether token `at` stands in the headline.
pub fn in_headline(document: &Document, at: u32) -> bool {
    let span = document.token(at).map(|token| token.span);
    document.headline.zip(span).is_some_and(|(headline, span)| headline.contains(span))
}

/// "Mr. |Klopp": the stop belongs to a title.
fn is_after_title(document: &Document, at: u32) -> bool {
    let title = document.token(at.wrapping_sub(2));
    title.is_some_and(|token| {
        token.word.is(&lexicon::TITLE)
            || token.word.is(&lexicon::HONORIFIC)
            || token.span.len() == 1 && token.is_capital()
    })
}
