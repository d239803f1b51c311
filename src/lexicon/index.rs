//! What is made of the tables once, before the first text is read, so that it need not ship: the keys of words,
//! a hash table over them, and where phrases and patterns begin.

use super::gates::{GATES, Gate};
use crate::text::letter::Key;

use super::patterns::{self, Start};
use super::{Classes, HAPPENINGS, PHRASES, VALUED, Word, tables};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU16, AtomicU64, Ordering::Relaxed};

// What is asked of every word stands in statics of their own: nobody asks each time whether they are made. They are before the
// first word of a text is looked up, and do not change then.

/// The key of each word, by its number; word 0 is none.
static KEYS: [AtomicU64; tables::COUNT + 1] = [const { AtomicU64::new(0) }; tables::COUNT + 1];
/// Numbers of words, each at its hash or at the first free place behind it; 0 where none is.
static PLACES: [AtomicU16; ROOM] = [const { AtomicU16::new(0) }; ROOM];
/// The tables that each word begins a row in: bit n stands for table n; and the gates that it passes, from bit 63 down.
static BEGINS: [AtomicU64; tables::COUNT + 1] = [const { AtomicU64::new(0) }; tables::COUNT + 1];
/// Where the classes of each word begin in all numbers of [`tables::SETS`].
static CLASSES: [AtomicU16; tables::COUNT + 1] = [const { AtomicU16::new(0) }; tables::COUNT + 1];

/// Where phrases, patterns and the words of a class are found.
pub struct Index {
    /// For each class whose words have values, its words in order; by the class's bit.
    words: Vec<Vec<u16>>,
    /// For each table of phrases, what its rows begin with and where they stand, sorted.
    starts: Vec<Vec<(u16, u16)>>,
    /// The same for the rows of patterns.
    patterns: Vec<Start>,
    /// The classes that begin patterns, and where in `patterns` their rows begin.
    classes: Vec<(u16, u16)>,
}

/// Places in the hash table: at least two for each word.
const ROOM: usize = (2 * tables::COUNT + 2).next_power_of_two();

impl Index {
    /// The one index, made when it is first asked for.
    pub fn get() -> &'static Index {
        static INDEX: OnceLock<Index> = OnceLock::new();
        INDEX.get_or_init(|| {
            let mut index = Index {
                words: vec![Vec::new(); tables::NO_CLASSES.len() * 32],
                starts: Vec::with_capacity(PHRASES.len()),
                patterns: Vec::new(),
                classes: Vec::new(),
            };
            read_words();
            index.read_classes();
            PHRASES.iter().for_each(|table| index.read_phrases(table.number, table.rows));
            index.read_patterns(HAPPENINGS.number, HAPPENINGS.rows);
            GATES.iter().for_each(|gate| read_gate(gate));
            index
        })
    }

    /// Sorts the words into the classes whose words have values.
    fn read_classes(&mut self) {
        let valued = set_of(VALUED.iter().map(|class| class.bit));
        for number in 1..=tables::COUNT as u16 {
            let set = tables::set(number);
            if let Some(classes) = CLASSES.get(number as usize) {
                classes.store(set * tables::NO_CLASSES.len() as u16, Relaxed);
            }
            let own = tables::SETS.get(set as usize).into_iter().flatten();
            for (words, (own, valued)) in self.words.chunks_mut(32).zip(own.zip(&valued)) {
                let mut left = own & valued;
                while let Some(words) = words.get_mut(left.trailing_zeros() as usize) {
                    words.push(number);
                    left &= left - 1;
                }
            }
        }
    }

    fn read_phrases(&mut self, table: u8, mut rows: &'static [u16]) {
        let (mut starts, mut at) = (Vec::<(u16, u16)>::new(), 0);
        while let [_, length, first, rest @ ..] = rows {
            if starts.last().is_none_or(|(last, _)| last != first) {
                starts.push((*first, at));
                mark(*first, table);
            }
            at += 2 + length;
            rows = rest.get((*length as usize).wrapping_sub(1)..).unwrap_or(&[]);
        }
        self.starts.push(starts);
    }

    fn read_patterns(&mut self, table: u8, rows: &'static [u16]) {
        self.patterns = patterns::starts(rows);
        let mut classes = Vec::new();
        for at in 0..self.patterns.len() {
            let Some(start) = self.patterns.get(at) else { break };
            let item = start.item;
            if item & patterns::CLASS == 0 {
                mark(item, table);
            } else if classes.last().is_none_or(|&(last, _)| last != item) {
                classes.push((item, at as u16));
            }
        }
        mark_classes(set_of(classes.iter().map(|(item, _)| item & !patterns::CLASS)), table);
        self.classes = classes;
    }

    /// The words of class `bit` in order, where they have values.
    pub fn words(&self, bit: u16) -> &[u16] {
        self.words.get(bit as usize).map_or(&[], Vec::as_slice)
    }

    /// What the rows of phrases of table `table` begin with and where they stand, sorted.
    pub fn starts(&self, table: u8) -> &[(u16, u16)] {
        self.starts.get(table as usize).map_or(&[], Vec::as_slice)
    }

    /// What patterns begin with and where they stand, sorted.
    pub fn patterns(&self) -> &[Start] {
        &self.patterns
    }

    /// The classes that begin patterns, and where in [`patterns`](Index::patterns) these rows are.
    pub fn classes(&self) -> &[(u16, u16)] {
        &self.classes
    }
}

/// The word whose key is `key`; [`Word::NONE`] where there is none. A longer word that has the key of another by chance
/// is not to be expected: one in 2⁶⁴.
pub fn word(key: Key) -> Word {
    Index::get();
    let key = key.number();
    let mut place = first_place(key);
    while let Some(number @ 1..) = PLACES.get(place).map(|number| number.load(Relaxed)) {
        if KEYS.get(number as usize).is_some_and(|known| known.load(Relaxed) == key) {
            return Word { number };
        }
        place = (place + 1) % ROOM;
    }
    Word::NONE
}

/// The tables that word number `word` begins a row of, a bit each, and the gates that it passes.
#[inline(always)]
pub fn begins(word: u16) -> u64 {
    BEGINS.get(word as usize).map_or(0, |begins| begins.load(Relaxed))
}

/// Whether word number `word` is in class `bit`. Out of line, because it is asked in hundreds of places.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn has(word: u16, bit: u16) -> bool {
    let set = tables::SETS.as_flattened().get(first_class(word) + bit as usize / 32);
    set.is_some_and(|classes| classes >> (bit % 32) & 1 == 1)
}

/// The classes that word number `word` is in.
#[inline(always)]
pub fn classes(word: u16) -> &'static Classes {
    let classes = tables::SETS.as_flattened().get(first_class(word)..).and_then(<[u32]>::first_chunk);
    classes.unwrap_or(&tables::NO_CLASSES)
}

#[inline(always)]
fn first_class(word: u16) -> usize {
    CLASSES.get(word as usize).map_or(0, |first| first.load(Relaxed) as usize)
}

/// Reads the words of the table, which tells each by the letters that it shares with the one before.
fn read_words() {
    let (mut word, mut rest) = (Vec::new(), tables::LETTERS);
    for (known, number) in KEYS.iter().skip(1).zip(1..) {
        let [shared, after @ ..] = rest else { break };
        let own = after.iter().position(|&byte| byte < b' ').unwrap_or(after.len());
        let (own, after) = after.split_at_checked(own).unwrap_or_default();
        word.truncate(*shared as usize);
        word.extend_from_slice(own);
        let mut key = Key::default();
        word.iter().for_each(|&byte| key.push(byte));
        let key = key.number();
        let mut place = first_place(key);
        while PLACES.get(place).is_some_and(|taken| taken.load(Relaxed) != 0) {
            place = (place + 1) % ROOM;
        }
        if let Some(place) = PLACES.get(place) {
            place.store(number, Relaxed);
        }
        known.store(key, Relaxed);
        rest = after;
    }
}

fn read_gate(gate: &Gate) {
    gate.words.iter().for_each(|word| mark(word.number, gate.number));
    mark_classes(set_of(gate.classes.iter().copied()), gate.number);
}

/// Marks the words of `classes`.
fn mark_classes(classes: Classes, table: u8) {
    for number in 1..=tables::COUNT as u16 {
        if tables::share(self::classes(number), &classes) {
            mark(number, table);
        }
    }
}

fn mark(word: u16, table: u8) {
    if let Some(begins) = BEGINS.get(word as usize) {
        begins.fetch_or(1 << table, Relaxed);
    }
}

/// The set of the classes with these bits.
fn set_of(classes: impl Iterator<Item = u16>) -> [u32; tables::NO_CLASSES.len()] {
    let mut set = tables::NO_CLASSES;
    for class in classes {
        if let Some(bits) = set.get_mut(class as usize / 32) {
            *bits |= 1 << (class % 32);
        }
    }
    set
}

/// Where the search for the word with `key` begins.
fn first_place(key: u64) -> usize {
    (key >> 40) as usize % ROOM
}
