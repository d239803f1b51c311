use super::Entry;
use std::ops::Range;

/// What one list holds.
#[derive(Default)]
pub struct Items {
    /// Everybody named.
    pub players: Vec<Range<u32>>,
    /// What happened.
    pub entries: Vec<Entry>,
    /// How many names stand outside brackets.
    pub top: usize,
    /// Whether some number is written as a minute: "12'", "45+2", "78 pen".
    pub unit: bool,
    /// Whether that or a size of more than 20 shows that some number is one.
    pub marked: bool,
    /// Whether brackets hold the numbers, or something else.
    pub bracketed: bool,
    /// Whether teams' names part it.
    pub teams: bool,
    /// The goals of either side, and its name, where the score stands before the scorers.
    pub score: Option<[(u32, Range<u32>); 2]>,
    /// The index after the last token, the full stop included.
    pub end: u32,
}
