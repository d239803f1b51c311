//! What lists tell.

use crate::spans::kinds::{Clock, EventKind};
use std::ops::Range;

/// The lists of a text. All ranges are indices into [`Document::tokens`](crate::document::Document::tokens).
#[derive(Debug, Default)]
pub struct Lists {
    /// Where the lists stand, labels among them, in text order, disjoint. Nothing in them is prose.
    pub lines: Vec<Range<u32>>,
    /// Everybody listed, in text order, disjoint.
    pub players: Vec<Player>,
    /// The events that the lists tell, in text order.
    pub entries: Vec<Entry>,
    /// The words that name the team of each squad, where its line-up has a label.
    pub squads: Vec<Option<Range<u32>>>,
    /// The score at full time and the names beside it, where a line of a live text tells it.
    pub score: Option<Score>,
    /// The only result with its scorers: of this match, where the text tells no other.
    pub result: Option<Score>,
    /// The lines of a live text, in text order, disjoint. They are prose all the same.
    pub times: Vec<LineTime>,
}

/// The time that a line of a live text begins with.
#[derive(Clone, Debug)]
pub struct LineTime {
    /// The line.
    pub tokens: Range<u32>,
    /// The index of the first token behind the time.
    pub words: u32,
    /// Its minute.
    pub clock: Clock,
}

/// Somebody in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// The name.
    pub tokens: Range<u32>,
    /// Number of the squad, where the list is a squad's line-up or its bench.
    pub squad: Option<u8>,
}

/// An event that a list tells.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The words that tell it.
    pub tokens: Range<u32>,
    /// What happened.
    pub kind: EventKind,
    /// The first token of who did it, or came on; `None` where it is nobody's or not told.
    pub player: Option<u32>,
    /// The first token of who went off, assisted or shot.
    pub other: Option<u32>,
    /// The words that name the player's team or the one that an own goal helps: see `helped`.
    pub team: Option<Range<u32>>,
    /// Whether `team` and `squad` tell the team that the event helps: an own goal among scorers.
    pub helped: bool,
    /// Number of the squad that it stands under.
    pub squad: Option<u8>,
    /// When it happened; nothing in it where that is not told.
    pub clock: Clock,
}

/// A score as it stands: the goals of either side, and its name.
pub type Score = [(u32, Range<u32>); 2];

impl Lists {
    /// The line of a live text that holds token `at`.
    pub fn time_at(&self, at: u32) -> Option<&LineTime> {
        let next = self.times.partition_point(|time| time.tokens.end <= at);
        self.times.get(next).filter(|time| time.tokens.start <= at)
    }

    /// The listed player whose name starts at token `at` or holds it.
    pub fn player_at(&self, at: u32) -> Option<&Player> {
        let next = self.players.partition_point(|player| player.tokens.end <= at);
        self.players.get(next).filter(|player| player.tokens.start <= at)
    }
}
