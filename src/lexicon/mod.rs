//! Words as data: the text files of `en/`, made into sorted static tables by `build.rs`. Knows nothing of positions.
//!
//! Every token looks its word up once, when the document is read; from then on words are compared as numbers.

mod tables {
    #![allow(clippy::all, missing_docs, unused_imports)]
    use super::{Class, Patterns, Phrases, Rules};
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));

    pub(super) static PARTS: (&[u16], &[u16], &str) = (&FIRST, &AT, LETTERS);

    /// Whether bit `bit` is set for word number `word`.
    pub(super) fn has(word: u16, bit: u16) -> bool {
        let set = WHICH.get(word as usize).map_or(0, |&set| set as usize);
        SETS.get(set).and_then(|bits| bits.get(bit as usize / 32)).is_some_and(|bits| bits >> (bit % 32) & 1 == 1)
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
        let (first, at, letters) = tables::PARTS;
        let (length, letters) = (word.len(), letters.as_bytes());
        if length == 0 || length > LONGEST {
            return Word::NONE;
        }
        let (mut low, mut high) = (0, (first[length + 1] - first[length]) as usize);
        while low < high {
            let middle = (low + high) / 2;
            let start = at[length] as usize + middle * length;
            let mut same = 0;
            while same < length && letters[start + same] == word[same] {
                same += 1;
            }
            if same == length {
                return Word(first[length] + middle as u16);
            }
            if letters[start + same] < word[same] {
                low = middle + 1;
            } else {
                high = middle;
            }
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

impl Phrases {
    /// The longest phrase whose words are the first of `words`: how many words it has, and its value.
    pub fn longest(&self, words: impl Iterator<Item = Word> + Clone) -> Option<(usize, u16)> {
        let first = words.clone().next()?;
        let at = self.starts.binary_search_by_key(&first.0, |&(word, _)| word).ok()?;
        let mut row = self.rows.get(self.starts.get(at)?.1 as usize..)?;
        while let [value, length, rest @ ..] = row {
            let phrase = rest.get(..*length as usize)?;
            if phrase.first() != Some(&first.0) {
                return None;
            }
            if phrase.iter().copied().eq(words.clone().take(phrase.len()).map(|word| word.0)) {
                return Some((phrase.len(), *value));
            }
            row = rest.get(phrase.len()..)?;
        }
        None
    }
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
