use super::{Entry, Player, Score};
use crate::spans::kinds::{Clock, EventKind};
use std::ops::Range;

/// What one list holds.
#[derive(Default)]
pub struct Items {
    /// Everybody named.
    pub players: Vec<Player>,
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
    pub score: Option<Score>,
    /// The same where the list is the result of a match, scorers and all.
    pub result: Option<Score>,
    /// The index after the last token, the full stop included.
    pub end: u32,
}

impl Items {
    /// Adds somebody named.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn name(&mut self, tokens: &Range<u32>) {
        self.players.push(Player { tokens: tokens.clone(), squad: None });
    }

    /// Adds an event that `tokens` tell; the names are those of people and of a team.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn tell(
        &mut self,
        kind: EventKind,
        tokens: Range<u32>,
        player: Option<&Range<u32>>,
        other: Option<&Range<u32>>,
        team: Option<&Range<u32>>,
        clock: Clock,
    ) {
        let start = |name: &Range<u32>| name.start;
        let (player, other, team) = (player.map(start), other.map(start), team.cloned());
        self.entries.push(Entry { tokens, kind, player, other, team, helped: false, squad: None, clock });
    }

    /// Adds a change; its minute, where there is one, is that of `clock`.
    pub fn change(&mut self, tokens: Range<u32>, on: &Range<u32>, off: Option<&Range<u32>>, clock: Clock) {
        self.tell(EventKind::Substitution, tokens, Some(on), off, None, clock);
    }
}
