//! What a whole text tells about how a word is written: capitals inside sentences make a name, small letters do not.

use crate::document::{Class, Document};
use crate::lexicon;

/// How often each word of a text is written how; sorted by key.
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
}

/// Counts every word of `document`. The headline's capitals count for nothing.
pub fn gather(document: &Document) -> Evidence {
    let mut all = Vec::with_capacity(document.tokens.len());
    let mut before = None;
    for (at, token) in document.tokens.iter().enumerate() {
        let last = before.replace(token);
        if token.class != Class::Word {
            continue;
        }
        let free = token.is_capital() && !is_weak(document, at as u32) && !in_headline(document, at as u32);
        // "in Northgate", but "turned in Marsh's cross"
        let inside = free
            && document.tokens.get(at + 1).is_none_or(|next| next.class != Class::Possessive)
            && last.is_some_and(|last| {
                [crate::w!("in"), crate::w!("across"), crate::w!("near"), crate::w!("outside")].contains(&last.word)
            });
        all.push(Counts {
            key: token.key,
            capital: free as u32,
            small: !token.is_capital() as u32,
            inside: inside as u32,
        });
    }
    all.sort_unstable_by_key(|counts| counts.key);
    all.dedup_by(|next, kept| {
        let same = next.key == kept.key;
        if same {
            kept.capital += next.capital;
            kept.small += next.small;
            kept.inside += next.inside;
        }
        same
    });
    Evidence(all)
}

impl Evidence {
    /// The counts of the word with `key`.
    pub fn of(&self, key: u32) -> Counts {
        let at = self.0.binary_search_by_key(&key, |counts| counts.key);
        at.ok().and_then(|at| self.0.get(at)).copied().unwrap_or_default()
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
