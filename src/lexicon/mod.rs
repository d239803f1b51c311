//! Words as data: the text files of `en/`, made into sorted static tables by `build.rs`. Knows nothing of positions.
//!
//! Every token looks its word up once, when the document is read; from then on words are compared as numbers.

mod tables {
    #![allow(clippy::all, missing_docs, unused_imports)]
    use super::{Class, Patterns, Phrases, Rules};
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));

    /// The set of classes that word number `word` is in: an index into SETS. Bytes apart compress better, numbers are quicker.
    pub(super) fn set(word: u16) -> u16 {
        #[cfg(target_arch = "wasm32")]
        {
            let [low, high] = &WHICH;
            if word as usize <= COUNT { u16::from_le_bytes([low[word as usize], high[word as usize]]) } else { 0 }
        }
        #[cfg(not(target_arch = "wasm32"))]
        WHICH.get(word as usize).copied().unwrap_or(0)
    }

    /// Whether a class is in both sets. By numbers: a zip would be calls within calls in the browser.
    pub(super) fn share(one: &[u32; NO_CLASSES.len()], other: &[u32; NO_CLASSES.len()]) -> bool {
        let mut both = 0;
        for at in 0..one.len() {
            both |= one[at] & other[at];
        }
        both != 0
    }

    /// Whether class `bit` is one of `set`.
    #[inline(always)]
    pub(super) fn contains(set: &[u32; NO_CLASSES.len()], bit: u16) -> bool {
        set.get(bit as usize / 32).is_some_and(|bits| bits >> (bit % 32) & 1 == 1)
    }
}

pub mod gates;
mod index;
mod patterns;

use crate::text::letter::Key;
use index::Index;
pub use patterns::{Found, Item, Patterns, Sentence, Slot};
pub use tables::*;

/// A word of the lexicon; [`Word::NONE`] for every other word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Word {
    /// 1 ..= the count of words; 0 for no word.
    number: u16,
}

/// A class of words: `[name]` in a lexicon file.
pub struct Class {
    bit: u16,
    /// The values of its words in their order, 65535 where a word has none; empty where none has one.
    values: &'static [u16],
}

/// A set of classes, a bit each.
pub type Classes = [u32; tables::NO_CLASSES.len()];

/// A list of phrases: `[phrases name]` in a lexicon file.
pub struct Phrases {
    number: u8,
    rows: &'static [u16],
}

/// Patterns of words and slots: `[rules name]` in a lexicon file.
pub struct Rules {
    rows: &'static [u16],
    /// Where each rule begins.
    places: &'static [u16],
    /// For each slot, and for words in groups, the rules that it can begin: a bit each.
    first: [u128; slot::WORD as usize + slot::BUCKETS as usize + 1],
    /// The same for what follows the first; at the end the rules that need nothing more.
    second: [u128; slot::WORD as usize + slot::BUCKETS as usize + 1],
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
    pub const NONE: Word = Word { number: 0 };

    /// The word `word`, which is lower case and without accents; for [`w!`](crate::w), at compile time.
    pub const fn of(word: &str) -> Word {
        let (word, mut low, mut high) = (word.as_bytes(), 0, tables::COUNT);
        while low < high {
            let middle = (low + high) / 2;
            let (known, mut at) = (tables::NAMES[middle].as_bytes(), 0);
            while at < known.len() && at < word.len() && known[at] == word[at] {
                at += 1;
            }
            if at == known.len() && at == word.len() {
                return Word { number: middle as u16 + 1 };
            }
            if at == known.len() || at < word.len() && known[at] < word[at] {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Word::NONE
    }

    /// The word whose folded letters have the key `key`.
    pub fn look_up(key: Key) -> Word {
        index::word(key)
    }

    /// Whether it is no word of the lexicon.
    pub const fn is_none(self) -> bool {
        self.number == 0
    }

    /// Its number in the lexicon.
    pub fn number(self) -> Option<u32> {
        Some(self.number as u32).filter(|&number| number != 0)
    }

    /// Its bit in a set of slots, which it shares with others.
    pub const fn slot(self) -> u32 {
        1 << (slot::WORD + self.number % slot::BUCKETS)
    }

    /// Whether it is word number `number`, as rules tell it.
    pub fn is_number(self, number: u16) -> bool {
        self.number == number
    }

    /// Whether the word belongs to `class`.
    #[inline(always)]
    pub fn is(self, class: &Class) -> bool {
        index::has(self.number, class.bit)
    }

    /// Whether the word belongs to one of `classes`: see [`any!`](crate::any).
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_any(self, classes: &Classes) -> bool {
        tables::share(self.classes(), classes)
    }

    /// The classes that the word belongs to, for asking of many: see [`Class::is_in`].
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn classes(self) -> &'static Classes {
        index::classes(self.number)
    }

    /// The word's value in `class`: `word=value` in the lexicon file.
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub fn value(self, class: &Class) -> Option<u16> {
        if self.is(class) { self.value_in(class) } else { None }
    }

    /// The value of a word that belongs to `class`.
    fn value_in(self, class: &Class) -> Option<u16> {
        let at = Index::get().words(class.bit).binary_search(&self.number).ok()?;
        class.values.get(at).copied().filter(|&value| value != u16::MAX)
    }

    /// Whether it begins a phrase of one of `tables`, or passes one of these gates: see [`Phrases::bit`] and [`gates::Gate::bit`].
    pub fn begins(self, tables: u64) -> bool {
        self.all_begun() & tables != 0
    }

    /// All that it begins and passes: see [`Word::begins`].
    pub fn all_begun(self) -> u64 {
        index::begins(self.number)
    }
}

impl Class {
    /// The set of `classes`; for [`any!`](crate::any), at compile time.
    pub const fn set(classes: &[&Class]) -> Classes {
        let (mut set, mut at) = (tables::NO_CLASSES, 0);
        while at < classes.len() {
            let bit = classes[at].bit as usize;
            set[bit / 32] |= 1 << (bit % 32);
            at += 1;
        }
        set
    }

    /// Whether it is one of `classes`.
    #[inline(always)]
    pub fn is_in(&self, classes: &Classes) -> bool {
        tables::contains(classes, self.bit)
    }
}

impl Phrases {
    /// The table's bit in a set of tables.
    pub const fn bit(&self) -> u64 {
        1 << self.number
    }

    /// The longest phrase whose words are the first of `words`: how many words it has, and its value.
    pub fn longest(&self, mut words: impl Iterator<Item = Word>) -> Option<(usize, u16)> {
        let first = words.next()?;
        if first.begins(self.bit()) { self.beginning_with(first, &mut || words.next()) } else { None }
    }

    /// As [`longest`](Phrases::longest) for `first` and what `next` gives: one function for every kind of iterator. It is asked
    /// for no more words than are compared. The first row that fits is the longest; the rows of one first word stand together.
    fn beginning_with(&self, first: Word, next: &mut dyn FnMut() -> Option<Word>) -> Option<(usize, u16)> {
        let starts = Index::get().starts(self.number);
        let at = starts.binary_search_by_key(&first.number, |&(word, _)| word).ok()?;
        let mut rows = self.rows.get(starts.get(at)?.1 as usize..)?;
        let (mut ahead, mut count) = ([first; LONGEST_PHRASE], 1);
        while let [value, length, rest @ ..] = rows {
            let phrase = rest.get(..*length as usize)?;
            if phrase.first() != Some(&first.number) {
                return None;
            }
            let mut fits = 1;
            while let Some(number) = phrase.get(fits) {
                if fits == count {
                    let Some((place, word)) = ahead.get_mut(count).zip(next()) else { break };
                    *place = word;
                    count += 1;
                }
                if ahead.get(fits).is_none_or(|word| word.number != *number) {
                    break;
                }
                fits += 1;
            }
            if fits == phrase.len() {
                return Some((fits, *value));
            }
            rows = rest.get(phrase.len()..)?;
        }
        None
    }
}

impl Rules {
    /// Element flag: it may be missing.
    pub const OPTIONAL: u16 = 0x8000;
    /// Element flag: the next element is another choice for the same place.
    pub const OR: u16 = 0x4000;
    /// A bit in a set of slots: nothing follows.
    pub const ENDS: u32 = 1 << (slot::WORD + slot::BUCKETS);

    /// The rules whose first token may fill one of `slots`, a bit each, [`Word::slot`] for words. A bit for each rule.
    pub fn beginning(&self, slots: u32) -> u128 {
        united(&self.first, slots)
    }

    /// The rules that can go on with a token that may fill one of `slots`, once their first slot is filled; with
    /// [`Rules::ENDS`] those too that may end there.
    pub fn going_on(&self, slots: u32) -> u128 {
        united(&self.second, slots)
    }

    /// The rules of the set `left`, in the order of the file.
    pub fn iter(&self, mut left: u128) -> impl Iterator<Item = Rule> {
        std::iter::from_fn(move || {
            let place = *self.places.get(left.trailing_zeros() as usize)?;
            left &= left.wrapping_sub(1);
            let [head, length, rest @ ..] = self.rows.get(place as usize..)? else { return None };
            let elements = rest.get(..*length as usize)?;
            let reading = *Reading::ALL.get(*head as usize >> 8)?;
            Some(Rule { reading, number: *head as u8, elements })
        })
    }
}

fn united(rules: &[u128], mut slots: u32) -> u128 {
    let mut all = 0;
    while let Some(rules) = rules.get(slots.trailing_zeros() as usize) {
        all |= rules;
        slots &= slots - 1;
    }
    all
}

/// A set of the lexicon's classes, made at compile time: `any!(ROLE, TITLE)`.
#[macro_export]
#[doc(hidden)]
macro_rules! any {
    ($($class:ident),+ $(,)?) => {
        const { &$crate::lexicon::Class::set(&[$(&$crate::lexicon::$class),+]) }
    };
}

/// The number of a word, found at compile time: `w!("said")`. Words named so need no row in a lexicon file.
#[macro_export]
#[doc(hidden)]
macro_rules! w {
    ($word:literal) => {
        const {
            let word = $crate::lexicon::Word::of($word);
            assert!(!word.is_none(), "not a word of the lexicon");
            word
        }
    };
}
