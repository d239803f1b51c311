//! Gates: the words that rules which look at every token may begin with. One look refuses all other words.

use super::*;
use crate::w;

/// A set of classes and words. Each word has its bit beside those of the tables that it begins a row in.
pub struct Gate {
    pub(super) number: u8,
    /// The classes by their bits.
    pub(super) classes: &'static [u16],
    pub(super) words: &'static [Word],
}

impl Gate {
    /// The gate's bit in a set of tables: see [`Word::begins`].
    pub const fn bit(&self) -> u64 {
        1 << self.number
    }
}

/// Bits beside those of the gates: for digits, and for a colon or an opening bracket, in the sentence.
pub const DIGITS: u64 = 1 << 57;
/// See [`DIGITS`].
pub const SIGNS: u64 = 1 << 56;

/// What may speak, or leads words in.
pub static CUES: Gate = Gate { number: 63, classes: &[CUE.bit], words: &[w!("by")] };

/// Pronouns, and what opens a noun phrase that names somebody.
pub static MENTIONED: Gate = Gate {
    number: 62,
    classes: &[ROLE.bit, QUANTITY.bit, DETERMINER.bit, NUMBER.bit],
    words: &[w!("he"), w!("she"), w!("they"), w!("we"), w!("i"), w!("it"), w!("nobody")],
};

/// What shows that a name beside it is a team's.
pub static TEAM_SHOWN: Gate = Gate {
    number: 61,
    classes: &[WIN_WORD.bit, LOSS_WORD.bit, DRAW_WORD.bit, CLUB_LEAD.bit, OPPONENT_AFTER.bit, TEAM_ROLE.bit],
    words: &[w!("v"), w!("vs"), w!("past"), w!("between"), w!("at")],
};

/// What a time of the match clock with a number in it begins with, and the number, in words.
pub static COUNTED: Gate = Gate { number: 60, classes: &[CLOCK_LEAD.bit, NUMBER.bit, ORDINAL.bit], words: &[w!("a")] };

/// What may stand between two opponents.
pub static OPPOSED: Gate = Gate {
    number: 59,
    classes: &[OPPOSING.bit],
    words: &[
        w!("past"),
        w!("beyond"),
        w!("under"),
        w!("off"),
        w!("keep"),
        w!("kept"),
        w!("keeping"),
        w!("keeps"),
        w!("brought"),
        w!("bringing"),
    ],
};

/// What tells one sport from others.
pub static SPORT: Gate = Gate { number: 58, classes: &[FOOTBALL.bit, OTHER_SPORT.bit], words: &[] };

/// All of them; their numbers run down from 63.
pub(super) static GATES: [&Gate; 6] = [&CUES, &MENTIONED, &TEAM_SHOWN, &COUNTED, &OPPOSED, &SPORT];
