//! What is made of the tables once, before the first text is read, so that it need not ship: the keys of words,
//! a hash table over them, and where phrases and patterns begin.

use super::gates::{GATES, Gate};
use crate::text::letter::Key;

use super::patterns::{self, Start};
use super::{HAPPENINGS, PHRASES, VALUED, Word, tables};
use std::sync::OnceLock;

/// Where words, phrases and patterns are found.
pub struct Index {
    /// The key of each word, by its number; word 0 is none.
    keys: Vec<u64>,
    /// Numbers of words, each at its hash or at the first free place behind it; 0 where none is.
    places: Vec<u16>,
    /// The tables that each word begins a row in: bit n stands for table n; and the gates that it passes, from bit 63 down.
    begins: Vec<u64>,
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
const PLACES: usize = (2 * tables::COUNT + 2).next_power_of_two();

impl Index {
    /// The one index, made when it is first asked for.
    pub fn get() -> &'static Index {
        static INDEX: OnceLock<Index> = OnceLock::new();
        INDEX.get_or_init(|| {
            let mut index = Index {
                keys: vec![0],
                places: vec![0; PLACES],
                begins: vec![0; tables::COUNT + 1],
                words: vec![Vec::new(); tables::NO_CLASSES.len() * 32],
                starts: Vec::with_capacity(PHRASES.len()),
                patterns: Vec::new(),
                classes: Vec::new(),
            };
            index.read_words();
            index.read_classes();
            PHRASES.iter().for_each(|table| index.read_phrases(table.number, table.rows));
            index.read_patterns(HAPPENINGS.number, HAPPENINGS.rows);
            GATES.iter().for_each(|gate| index.read_gate(gate));
            index
        })
    }

    /// Reads the words of the table, which tells each by the letters that it shares with the one before.
    fn read_words(&mut self) {
        let (mut word, mut rest) = (Vec::new(), tables::LETTERS);
        while let [shared, after @ ..] = rest {
            let own = after.iter().position(|&byte| byte < b' ').unwrap_or(after.len());
            let (own, after) = after.split_at_checked(own).unwrap_or_default();
            word.truncate(*shared as usize);
            word.extend_from_slice(own);
            let mut key = Key::default();
            word.iter().for_each(|&byte| key.push(byte));
            let key = key.number();
            let mut place = first_place(key);
            while self.places.get(place).is_some_and(|&taken| taken != 0) {
                place = (place + 1) % PLACES;
            }
            if let Some(place) = self.places.get_mut(place) {
                *place = self.keys.len() as u16;
            }
            self.keys.push(key);
            rest = after;
        }
    }

    /// Sorts the words into the classes whose words have values.
    fn read_classes(&mut self) {
        let valued = set_of(VALUED.iter().map(|class| class.bit));
        for number in 1..=tables::COUNT as u16 {
            let own = tables::SETS.get(tables::set(number) as usize).into_iter().flatten();
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
                self.mark(*first, table);
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
                self.mark(item, table);
            } else if classes.last().is_none_or(|&(last, _)| last != item) {
                classes.push((item, at as u16));
            }
        }
        self.mark_classes(set_of(classes.iter().map(|(item, _)| item & !patterns::CLASS)), table);
        self.classes = classes;
    }

    fn read_gate(&mut self, gate: &Gate) {
        gate.words.iter().for_each(|word| self.mark(word.number, gate.number));
        self.mark_classes(set_of(gate.classes.iter().copied()), gate.number);
    }

    /// Marks the words of `classes`.
    fn mark_classes(&mut self, classes: [u32; tables::NO_CLASSES.len()], table: u8) {
        let shared = |set: &[u32; tables::NO_CLASSES.len()]| set.iter().zip(&classes).any(|(a, b)| a & b != 0);
        let begins: Vec<bool> = tables::SETS.iter().map(shared).collect();
        for number in 1..=tables::COUNT as u16 {
            if begins.get(tables::set(number) as usize) == Some(&true) {
                self.mark(number, table);
            }
        }
    }

    fn mark(&mut self, word: u16, table: u8) {
        if let Some(begins) = self.begins.get_mut(word as usize) {
            *begins |= 1 << table;
        }
    }

    /// The word whose key is `key`; [`Word::NONE`] where there is none. A longer word that has the key of another by chance
    /// is not to be expected: one in 2⁶⁴.
    pub fn word(&self, key: Key) -> Word {
        let key = key.number();
        let mut place = first_place(key);
        while let Some(&number @ 1..) = self.places.get(place) {
            if self.keys.get(number as usize) == Some(&key) {
                return Word { number };
            }
            place = (place + 1) % PLACES;
        }
        Word::NONE
    }

    /// The words of class `bit` in order, where they have values.
    pub fn words(&self, bit: u16) -> &[u16] {
        self.words.get(bit as usize).map_or(&[], Vec::as_slice)
    }

    /// The tables that `word` begins a row of, a bit each, and the gates that it passes.
    pub fn begins(&self, word: Word) -> u64 {
        self.begins.get(word.number as usize).copied().unwrap_or(0)
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
    (key >> 40) as usize % PLACES
}
