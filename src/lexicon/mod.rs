//! Words as data: the text files of `en/`, made into sorted static tables by `build.rs`. Knows nothing of positions.
//!
//! Every token looks its word up once, when the document is read; from then on words are compared as numbers.

mod tables {
    #![allow(clippy::all, missing_docs, unused_imports)]
    use super::{Class, Patterns, Phrases, Rules};
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));

    pub(super) const WORDS: (&[u16], &[u8], usize) = (BLOCKS, LETTERS, BLOCK);

    /// Whether bit `bit` is set for word number `word`.
    pub(super) fn has(word: u16, bit: u16) -> bool {
        let [low, high] = &WHICH;
        let (Some(low), Some(high)) = (low.get(word as usize), high.get(word as usize)) else { return false };
        let bits = SETS.get(u16::from_le_bytes([*low, *high]) as usize).and_then(|bits| bits.get(bit as usize / 32));
        bits.is_some_and(|bits| bits >> (bit % 32) & 1 == 1)
    }
}

mod patterns;

pub use patterns::{Found, Item, Patterns, Slot};
pub use tables::*;

/// The number of a word of the lexicon; [`Word::NONE`] for every other word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Word(pub u16);

/// A class of words: `[name]` in a lexicon file.
pub struct Class {
    bit: u16,
    values: &'static [(u16, u16)],
}

/// A list of phrases: `[phrases name]` in a lexicon file.
pub struct Phrases {
    starts: &'static [(u16, u16)],
    rows: &'static [u16],
}

/// Patterns of words and slots: `[rules name]` in a lexicon file.
pub struct Rules {
    rows: &'static [u16],
}

/// One pattern of [`Rules`].
pub struct Rule {
    /// How a match is read.
    pub reading: Reading,
    /// The number behind the reading, 0 without one.
    pub number: u8,
    /// Slots and words, each with its flags.
    pub elements: &'static [u16],
}

impl Word {
    /// A word that the lexicon does not have.
    pub const NONE: Word = Word(0);

    /// The number of `word`, which is lower case and without accents. Works at compile time too: see [`w!`](crate::w).
    pub const fn of(word: &[u8]) -> Word {
        let (blocks, letters, block) = tables::WORDS;
        // The last block whose first word is not behind this one.
        let (mut low, mut high) = (0, blocks.len());
        while low < high {
            let middle = (low + high) / 2;
            let (_, order) = compared(letters, blocks[middle] as usize + 1, word, 0);
            if order == BEHIND {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if low == 0 {
            return Word::NONE;
        }
        let mut at = blocks[low - 1] as usize;
        let end = if low < blocks.len() { blocks[low] as usize } else { letters.len() };
        let (mut number, mut matched) = ((low - 1) * block + 1, 0);
        while at < end {
            let shared = letters[at] as usize;
            at += 1;
            // A word that shares less than is matched stands behind the one looked for.
            if shared < matched {
                return Word::NONE;
            }
            if shared == matched {
                let (same, order) = compared(letters, at, word, matched);
                match order {
                    SAME => return Word(number as u16),
                    BEHIND => return Word::NONE,
                    _ => matched = same,
                }
            }
            while at < end && letters[at] >= b' ' {
                at += 1;
            }
            number += 1;
        }
        Word::NONE
    }

    /// Whether the word belongs to `class`.
    pub fn is(self, class: &Class) -> bool {
        tables::has(self.0, class.bit)
    }

    /// The word's value in `class`: `word=value` in the lexicon file.
    pub fn value(self, class: &Class) -> Option<u16> {
        let at = class.values.binary_search_by_key(&self.0, |&(word, _)| word).ok()?;
        class.values.get(at).map(|&(_, value)| value)
    }
}

const BEFORE: u8 = 0;
const SAME: u8 = 1;
const BEHIND: u8 = 2;

/// Compares the letters of the word table from `at` on with those of `word` from `matched` on: how many letters of `word`
/// match then, and where the table's word stands.
const fn compared(letters: &[u8], mut at: usize, word: &[u8], mut matched: usize) -> (usize, u8) {
    // Below a blank stands the beginning of the next word.
    while at < letters.len() && letters[at] >= b' ' {
        if matched == word.len() || letters[at] > word[matched] {
            return (matched, BEHIND);
        }
        if letters[at] < word[matched] {
            return (matched, BEFORE);
        }
        at += 1;
        matched += 1;
    }
    (matched, if matched == word.len() { SAME } else { BEFORE })
}

impl Phrases {
    /// The longest phrase whose words are the first of `words`: how many words it has, and its value.
    pub fn longest(&self, mut words: impl Iterator<Item = Word>) -> Option<(usize, u16)> {
        let first = words.next()?;
        let rows = self.rows_of(first)?;
        let mut ahead = [first; LONGEST_PHRASE];
        let mut count = 1;
        for (place, word) in ahead.iter_mut().skip(1).zip(words) {
            *place = word;
            count += 1;
        }
        longest(rows, ahead.get(..count)?)
    }

    /// The rows whose first word is `first`, and all behind them.
    fn rows_of(&self, first: Word) -> Option<&'static [u16]> {
        let at = self.starts.binary_search_by_key(&first.0, |&(word, _)| word).ok()?;
        self.rows.get(self.starts.get(at)?.1 as usize..)
    }
}

/// The first of `rows` that `words` begin with; it is the longest. The rows of one first word stand together.
fn longest(mut rows: &[u16], words: &[Word]) -> Option<(usize, u16)> {
    let first = words.first()?;
    while let [value, length, rest @ ..] = rows {
        let phrase = rest.get(..*length as usize)?;
        if phrase.first() != Some(&first.0) {
            return None;
        }
        if words.get(..phrase.len()).is_some_and(|words| words.iter().map(|word| word.0).eq(phrase.iter().copied())) {
            return Some((phrase.len(), *value));
        }
        rows = rest.get(phrase.len()..)?;
    }
    None
}

impl Rules {
    /// Element flag: it may be missing.
    pub const OPTIONAL: u16 = 0x8000;
    /// Element flag: the next element is another choice for the same place.
    pub const OR: u16 = 0x4000;

    /// The rules in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = Rule> {
        let mut rows = self.rows;
        std::iter::from_fn(move || {
            let [head, length, rest @ ..] = rows else { return None };
            let (elements, rest) = rest.split_at_checked(*length as usize)?;
            rows = rest;
            let reading = *Reading::ALL.get(*head as usize >> 8)?;
            Some(Rule { reading, number: *head as u8, elements })
        })
    }
}

/// The number of a word, found at compile time: `w!("said")`. Words named so need no row in a lexicon file.
#[macro_export]
#[doc(hidden)]
macro_rules! w {
    ($word:literal) => {
        const {
            let word = $crate::lexicon::Word::of($word.as_bytes());
            assert!(word.0 != 0, "not a word of the lexicon");
            word
        }
    };
}
