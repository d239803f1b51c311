//! What a whole text tells about how a word is written: capitals inside sentences make a name, small letters do not.

use crate::document::{Class, Document, Token};
use crate::lexicon::{self, Word};

/// How often each word that is written with a capital somewhere is written how: each at its key's place or at the first free
/// one behind it, so that small words, most of a text, take no room.
pub struct Evidence {
    /// Twice as many places as words, or more; a power of two.
    places: Vec<Counts>,
    words: usize,
    /// Those of the lexicon's words that are among them, a bit each.
    known: [u64; lexicon::COUNT / 64 + 1],
}

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
    let mut all = Evidence { places: vec![Counts::default(); 64], words: 0, known: [0; lexicon::COUNT / 64 + 1] };
    for token in document.tokens.iter().filter(|token| token.is_capital()) {
        all.add(token, document.text);
    }
    let (mut before, mut ahead) = (None, document.sentences.iter().map(|sentence| sentence.tokens.start).peekable());
    for (at, token) in document.tokens.iter().enumerate() {
        let last = before.replace(token);
        let opens = ahead.next_if_eq(&(at as u32)).is_some();
        if token.class != Class::Word || !all.may_have(token.word) {
            continue;
        }
        let key = token.key(document.text);
        let place = all.place(key);
        let Some(counts) = all.places.get_mut(place).filter(|counts| counts.key == key) else { continue };
        // "Northgate have", but not "goals from Marsh have", "Lund and Marsh have"
        let next = document.word(at as u32 + 1);
        let apart = last.is_none_or(|last| {
            !last.is_capital() && last.word != crate::w!("and") && !last.word.is(&lexicon::PREPOSITION)
        });
        counts.many |= apart && token.is_capital() && (next == crate::w!("have") || next == crate::w!("are"));
        if !token.is_capital() {
            counts.small += 1;
        } else if !opens && !is_set_off(document, at as u32) && !in_headline(document, at as u32) {
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
    /// False where the word is none of them; most words of a text are none.
    fn may_have(&self, word: Word) -> bool {
        word.number().is_none_or(|number| {
            self.known.get(number as usize / 64).is_some_and(|known| known >> (number % 64) & 1 == 1)
        })
    }

    /// The counts of the word of `token`.
    pub fn of(&self, token: &Token, text: &str) -> Counts {
        let key = token.key(text);
        let counts = self.places.get(self.place(key)).copied();
        counts.filter(|counts| counts.key == key).unwrap_or_default()
    }

    /// Makes room for the word of `token`.
    fn add(&mut self, token: &Token, text: &str) {
        let key = token.key(text);
        if let Some(number) = token.word.number()
            && let Some(known) = self.known.get_mut(number as usize / 64)
        {
            *known |= 1 << (number % 64);
        }
        let place = self.place(key);
        match self.places.get_mut(place) {
            Some(counts) if counts.key != key => counts.key = key,
            _ => return,
        }
        self.words += 1;
        if 2 * self.words > self.places.len() {
            let larger = vec![Counts::default(); 2 * self.places.len()];
            for counts in std::mem::replace(&mut self.places, larger) {
                let place = self.place(counts.key);
                if let Some(free) = self.places.get_mut(place) {
                    *free = counts;
                }
            }
        }
    }

    /// Where `key` stands, or where it would.
    fn place(&self, key: u32) -> usize {
        let mask = self.places.len() - 1;
        let mut at = (key ^ key >> 15) as usize & mask;
        while self.places.get(at).is_some_and(|counts| counts.key != key && counts.key != 0) {
            at = (at + 1) & mask;
        }
        at
    }
}

/// Whether a capital means nothing at token `at`: the first word of a sentence, of quoted words, of a bracket.
pub fn is_weak(document: &Document, at: u32) -> bool {
    is_set_off(document, at)
        || document.sentence(document.sentence_of(at)).is_some_and(|sentence| sentence.tokens.start == at)
}

/// Whether a capital means nothing at token `at` for what stands before it.
fn is_set_off(document: &Document, at: u32) -> bool {
    let Some(before) = document.token(at.wrapping_sub(1)) else { return false };
    // "Leo Brandt 6 |Unable| to …", "Leo Brandt – 6 |Unable| to …", "Leo Brandt 6 (booked) |Gave| …": marks out of ten.
    let named = |at: u32| document.token(at).is_some_and(Token::is_capital);
    let marked = match before.class {
        Class::Number => {
            let dash = |mark: &Token| mark.class == Class::Dash || mark.class == Class::Hyphen && !mark.glued;
            // "Leo Brandt 72' - 6 |Looked|"
            let minute = document.is(at.wrapping_sub(3), Class::Mark) as u32 * 2;
            named(at.wrapping_sub(2))
                || document.token(at.wrapping_sub(2)).is_some_and(dash) && named(at.wrapping_sub(3 + minute))
        }
        class => class == Class::Close,
    };
    marked
        || matches!(
            before.class,
            Class::Mark | Class::Colon | Class::Ellipsis | Class::Dash | Class::Open | Class::Stop | Class::Other
        ) && !is_after_title(document, at)
}

/// Whether token `at` stands in the headline.
pub fn in_headline(document: &Document, at: u32) -> bool {
    let span = document.token(at).map(|token| token.span());
    document.headline.zip(span).is_some_and(|(headline, span)| headline.contains(span))
}

/// "Mr. |Klopp": the stop belongs to a title.
fn is_after_title(document: &Document, at: u32) -> bool {
    let title = document.token(at.wrapping_sub(2));
    title.is_some_and(|token| {
        token.word.is(&lexicon::TITLE)
            || token.word.is(&lexicon::HONORIFIC)
            || token.span().len() == 1 && token.is_capital()
    })
}
