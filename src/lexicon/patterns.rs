//! Patterns: rows of words, classes and bounded gaps, matched over the tokens of a sentence.

use super::index::{self, Index};
use super::{Word, tables};
use std::cell::OnceCell;

/// A list of patterns: `[patterns name]` in a lexicon file.
pub struct Patterns {
    pub(super) number: u8,
    pub(super) rows: &'static [u16],
}

/// A pattern that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many tokens it takes.
    pub length: usize,
    head: u16,
}

/// Where in the sentence somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Nobody is told.
    Nobody,
    /// The subject, before the words.
    Subject,
    /// The name after the words.
    Object,
    /// The name after "by".
    By,
    /// Whose it is: before the words in the genitive, or after them with "from", "by", "of".
    Genitive,
    /// The subject is a team.
    Team,
}

/// A sentence in which patterns are looked for.
pub struct Sentence<'a, T> {
    tokens: &'a [T],
    /// Made when a token is met that may begin a pattern.
    present: OnceCell<Present>,
}

/// Where a row stands that begins with a word or class.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Start {
    pub item: u16,
    row: u16,
    /// A word that it cannot do without; 0 where there is none.
    need: u16,
    /// Two words of which it needs one.
    either: [u16; 2],
}

/// The words and classes that stand in a sentence.
struct Present {
    words: [u64; tables::COUNT / 64 + 1],
    classes: [u32; tables::NO_CLASSES.len()],
}

impl<'a, T: Item> Sentence<'a, T> {
    /// The sentence of `tokens`.
    pub fn new(tokens: &'a [T]) -> Sentence<'a, T> {
        Sentence { tokens, present: OnceCell::new() }
    }
}

impl Present {
    fn of<T: Item>(tokens: &[T]) -> Present {
        let mut present = Present { words: [0; tables::COUNT / 64 + 1], classes: tables::NO_CLASSES };
        for word in tokens.iter().map(Item::word) {
            if let Some(words) = present.words.get_mut(word.number as usize / 64) {
                *words |= 1 << (word.number % 64);
            }
            for (class, own) in present.classes.iter_mut().zip(index::classes(word.number)) {
                *class |= own;
            }
        }
        present
    }

    /// Whether an item of a pattern may stand in the sentence; 0 is none.
    fn has(&self, item: u16) -> bool {
        let bit = item & !CLASS;
        match item {
            0 | NAME | NUMBER => true,
            _ if item >= CLASS => self.classes.get(bit as usize / 32).is_some_and(|bits| bits >> (bit % 32) & 1 == 1),
            _ => self.words.get(item as usize / 64).is_some_and(|bits| bits >> (item % 64) & 1 == 1),
        }
    }
}

/// What a pattern may ask of a token.
pub trait Item {
    /// Its number in the lexicon.
    fn word(&self) -> Word;
    /// Whether it is a capitalised word.
    fn is_name(&self) -> bool;
    /// Whether it is a number in digits.
    fn is_number(&self) -> bool;
    /// Whether a gap may not go over it.
    fn is_barrier(&self) -> bool;
    /// Whether it is passed over between two elements.
    fn is_passed(&self) -> bool;
}

pub(super) const CLASS: u16 = 0x8000;
const NUMBER: u16 = 0xFFFE;
const NAME: u16 = 0xFFFF;
/// How far a pattern reaches, in tokens: the bits of a set of places.
const REACH: usize = 31;

impl Found {
    /// The row's kind: an index into `EventKind::ALL`.
    pub fn kind(self) -> usize {
        (self.head & 31) as usize
    }

    /// Where the player stands.
    pub fn player(self) -> Slot {
        slot(self.head >> 5)
    }

    /// Where the other stands.
    pub fn other(self) -> Slot {
        slot(self.head >> 8)
    }

    /// Whether it counts only beside another telling.
    pub fn is_weak(self) -> bool {
        self.head >> 11 & 1 == 1
    }

    /// Whether the words themselves say that it did not happen.
    pub fn is_unreal(self) -> bool {
        self.head >> 12 & 1 == 1
    }

    /// How many events are told at once: 1 ..= 4.
    pub fn count(self) -> u8 {
        (self.head >> 13 & 3) as u8 + 1
    }
}

impl Patterns {
    /// The longest pattern that begins with token `at` of `sentence`; of equal ones the first row.
    pub fn longest<T: Item>(&self, sentence: &Sentence<T>, at: usize) -> Option<Found> {
        let tokens = sentence.tokens.get(at..)?;
        let first = tokens.first()?.word();
        if !first.begins(1 << self.number) {
            return None;
        }
        let present = sentence.present.get_or_init(|| Present::of(sentence.tokens));
        let index = Index::get();
        let starts = index.patterns();
        let of_word = starts.partition_point(|start| start.item < first.number);
        let mut best: Option<Found> = None;
        let mut fit = |row| {
            if self.may_fit(row, present)
                && let Some(found) = self.fits(row, tokens)
                && best.is_none_or(|best| found.length > best.length)
            {
                best = Some(found);
            }
        };
        let mut rows = |from: usize, head: u16| {
            let rows = starts.get(from..).unwrap_or(&[]);
            let rows = rows.iter().take_while(|start| start.item == head);
            let may = |start: &&Start| present.has(start.need) && start.either.iter().any(|&word| present.has(word));
            rows.filter(may).for_each(|start| fit(start.row));
        };
        rows(of_word, first.number);
        let classes = index.classes().iter().filter(|&&(head, _)| index::has(first.number, head & !CLASS));
        classes.for_each(|&(head, from)| rows(from as usize, head));
        best
    }

    /// Whether something stands in the sentence for every element that must be there.
    fn may_fit(&self, row: u16, present: &Present) -> bool {
        let Some([_, elements, rest @ ..]) = self.rows.get(row as usize..) else { return false };
        let mut rest = rest;
        for nth in 0..*elements {
            let [shape, after @ ..] = rest else { return false };
            let Some((items, after)) = after.split_at_checked((shape & 0xFF) as usize) else { return false };
            // The first stands where it begins.
            if nth > 0 && shape >> 15 == 0 && !items.iter().any(|&item| present.has(item)) {
                return false;
            }
            rest = after;
        }
        true
    }

    /// Walks all ways through the row at once: `places` is the set of tokens that the next element may begin at.
    fn fits<T: Item>(&self, row: u16, tokens: &[T]) -> Option<Found> {
        let [head, elements, rest @ ..] = self.rows.get(row as usize..)? else { return None };
        let (mut rest, mut places) = (rest, 1u32);
        for _ in 0..*elements {
            let [shape, after @ ..] = rest else { return None };
            let (items, after) = after.split_at_checked((shape & 0xFF) as usize)?;
            let gap = shape >> 8 & 0x7F;
            let mut next = if shape >> 15 == 1 { places } else { 0 };
            while places != 0 {
                next |= ends(items, gap, tokens, places.trailing_zeros() as usize);
                places &= places - 1;
            }
            (rest, places) = (after, next);
            if places == 0 {
                return None;
            }
        }
        Some(Found { length: places.ilog2() as usize, head: *head })
    }
}

/// The set of places after an element that begins at `place` or at most `gap` tokens later.
fn ends<T: Item>(items: &[u16], gap: u16, tokens: &[T], place: usize) -> u32 {
    let (mut places, mut at, mut left) = (0, place, gap);
    while let Some(token) = tokens.get(at).filter(|_| at < REACH) {
        if items.iter().any(|&item| is(token, item)) {
            places |= 1 << (at + 1);
            // A name may have several words: the element ends behind any of them.
            let mut more = at + 1;
            while items.contains(&NAME) && more < REACH && tokens.get(more).is_some_and(|next| next.is_name()) {
                more += 1;
                places |= 1 << more;
            }
        }
        at += 1;
        if token.is_passed() {
            continue;
        }
        if left == 0 || token.is_barrier() {
            break;
        }
        left -= 1;
    }
    places
}

fn is<T: Item>(token: &T, item: u16) -> bool {
    match item {
        NAME => token.is_name(),
        NUMBER => token.is_number(),
        _ if item >= CLASS => index::has(token.word().number, item & !CLASS),
        _ => token.word().number == item,
    }
}

fn slot(bits: u16) -> Slot {
    match bits & 7 {
        1 => Slot::Subject,
        2 => Slot::Object,
        3 => Slot::By,
        4 => Slot::Genitive,
        5 => Slot::Team,
        _ => Slot::Nobody,
    }
}

/// What the patterns of `rows` begin with, words and classes, and where they stand; sorted, the rows of one in their order.
pub(super) fn starts(rows: &[u16]) -> Vec<Start> {
    let (mut starts, mut at) = (Vec::new(), 0);
    while let Some(elements) = rows.get(at + 1) {
        let (mut end, first, mut need, mut either) = (at + 2, starts.len(), 0, [0; 2]);
        for element in 0..*elements {
            let Some(shape) = rows.get(end) else { break };
            let items = rows.get(end + 1..end + 1 + (shape & 0xFF) as usize).unwrap_or(&[]);
            if element == 0 {
                starts.extend(items.iter().map(|&item| Start { item, row: at as u16, need, either }));
            } else if shape >> 15 == 0 {
                match items {
                    [word @ ..CLASS] => (need, either) = (*word, if need == 0 { either } else { [need; 2] }),
                    [one @ ..CLASS, other @ ..CLASS] => either = [*one, *other],
                    _ => {}
                }
            }
            end += 1 + items.len();
        }
        starts.iter_mut().skip(first).for_each(|start| (start.need, start.either) = (need, either));
        at = end;
    }
    starts.sort_unstable();
    starts
}
