//! Scorers and cards: "Marsh 12, 78 pen; Brandt 45+2 og", "Okafor (67)", "12' Marsh", and results with scorers in brackets.

use super::Entry;
use super::items::Items;
use super::reader::{Minute, Reader};
use crate::document::Class;
use crate::spans::kinds::{Clock, EventKind};
use crate::w;
use std::ops::Range;

/// Most items of one list.
const MOST: usize = 40;
/// Longest bracket with scorers, in tokens.
const LONGEST: u32 = 200;

/// The items from `at` to the end of the list. `sure`: a label or a bracket shows that it tells events.
pub fn read(reader: &Reader, at: u32, kind: EventKind, team: Option<&Range<u32>>, sure: bool) -> Option<Items> {
    let team = team.cloned();
    let mut list = Scorers { reader, kind, next: kind, team, sure, items: Items::default(), first: 0, leading: false };
    let mut here = at;
    while list.items.top < MOST {
        here = reader.separated(here);
        if reader.ends(here) || reader.is(here, Class::Close) {
            break;
        }
        here = list.item(here)?;
    }
    list.items.end = here + reader.is(here, Class::Stop) as u32;
    (list.items.top > 0).then_some(list.items)
}

/// A result with its scorers: "Northbridge 2 (Marsh 12, 78) Southgate 0", "Northbridge 2-1 Southgate (Marsh 12; Okafor 55)".
/// In a line of a live text the bracket tells the scorer without a minute, and prose may follow: "Northbridge 2-1 Southgate
/// (Marsh). What a finish!"
pub fn result(reader: &Reader, at: u32) -> Option<Items> {
    let (mut items, apart) = sides(reader, at)?;
    let told = if reader.live {
        items.entries.len() == 1
    } else {
        items.result = items.score.clone();
        items.marked && reader.get(items.end).is_none()
    };
    items.score = items.score.filter(|_| !apart);
    told.then_some(items)
}

/// The two sides at `at` with their goals, and their scorers where they are told; whether each number stands behind its
/// team.
pub fn sides(reader: &Reader, at: u32) -> Option<(Items, bool)> {
    let home = reader.team_name(at)?;
    let mut items = Items::default();
    let goals = |at: u32| {
        let token = reader.get(at).filter(|token| token.class == Class::Number && token.span().len() <= 2)?;
        token.number(reader.document.text)
    };
    let first = goals(home.end)?;
    let mut here = in_brackets(reader, home.end + 1, Some(&home), None, &mut items);
    if reader.is_dash(here) && goals(here + 1).is_some() {
        here += 2;
    }
    let away = reader.team_name(reader.separated(here))?;
    // "2-1 Southgate" and "Southgate 1"
    let second = goals(away.end);
    let score = goals(away.start.wrapping_sub(1)).filter(|_| away.start > home.end + 1 && second.is_none());
    let (own, other) = if score.is_some() { (&home, Some(&away)) } else { (&away, None) };
    here = in_brackets(reader, away.end + second.is_some() as u32, Some(own), other, &mut items);
    here += reader.is(here, Class::Stop) as u32;
    items.end = here;
    items.score = second.or(score).map(|second| [(first, home), (second, away)]);
    Some((items, score.is_none()))
}

/// Scorers in a bracket at `at`: of the one team, or of two with a semicolon between. Gives the index after it, `at` where
/// there is none.
pub fn in_brackets(
    reader: &Reader,
    at: u32,
    first: Option<&Range<u32>>,
    second: Option<&Range<u32>>,
    items: &mut Items,
) -> u32 {
    let until = if reader.is(at, Class::Open) { reader.end.min(at + LONGEST) } else { at };
    let close = (at..until).find(|&here| {
        reader.is(here, Class::Close)
            && (reader.get(here + 1).is_none_or(|next| next.is_capital() || next.class == Class::Stop)
                || reader.live && reader.is_dash(here + 1))
    });
    let Some(close) = close else { return at };
    let half = (at..close).find(|&here| reader.is(here, Class::Semicolon)).filter(|_| second.is_some());
    // Two teams and no semicolon: nobody knows whose they are.
    let first = if half.is_none() && second.is_some() { None } else { first };
    let parts = [(at + 1, half.unwrap_or(close), first), (half.map_or(close, |half| half + 1), close, second)];
    for (start, end, team) in parts {
        let part = Reader { end, ..*reader };
        if let Some(mut found) = read(&part, start, EventKind::Goal, team, true) {
            if !reader.live && found.entries.iter().any(|entry| !entry.clock.is_told()) {
                return at;
            }
            items.players.append(&mut found.players);
            items.entries.append(&mut found.entries);
            items.marked |= found.marked;
        }
    }
    close + 1
}

struct Scorers<'a> {
    reader: &'a Reader<'a>,
    kind: EventKind,
    /// What the next minute of this name tells.
    next: EventKind,
    team: Option<Range<u32>>,
    items: Items,
    /// The first event of this name.
    first: usize,
    /// Whether the minutes stand before the names.
    leading: bool,
    sure: bool,
}

impl Scorers<'_> {
    /// Reads one name with its minutes; gives the index after it.
    fn item(&mut self, at: u32) -> Option<u32> {
        let reader = self.reader;
        // "Northbridge: Marsh 12"
        // "Northbridge - Marsh (12)": a bare name before a dash is no scorer.
        let apart = |at: u32| reader.is_dash(at) && reader.get(at).is_some_and(|dash| !dash.glued);
        let dashed = reader.name(at).filter(|name| self.sure && apart(name.end) && reader.name(name.end + 1).is_some());
        if let Some(team) = reader.team_name(at).filter(|team| reader.is(team.end, Class::Colon)).or(dashed) {
            let end = team.end + 1;
            self.team = Some(team);
            self.items.teams = true;
            return Some(end);
        }
        let mut here = at;
        // "1-0 Marsh (12)"
        let number = |at| reader.is(at, Class::Number);
        if number(here) && reader.is_dash(here + 1) && number(here + 2) {
            here += 3;
        }
        let lead = reader.minute(here);
        if let Some(minute) = &lead {
            here = minute.end;
            while reader.is(here, Class::Colon) || reader.is_dash(here) {
                here += 1;
            }
        }
        let player = reader.name(here).filter(|player| !reader.is_prose(player.end))?;
        here = player.end;
        self.items.top += 1;
        self.items.name(&player);
        self.leading |= lead.is_some();
        self.next = self.kind;
        self.first = self.items.entries.len();
        let start = if lead.is_some() { at } else { player.start };
        let mut unit = false;
        if let Some(minute) = lead {
            unit = minute.unit;
            self.tell(start, &player, minute);
        }
        let mut in_bracket = None;
        for _ in 0..MOST {
            let told = !self.own().is_empty();
            if let Some(mark) = reader.mark(here) {
                here += 1;
                here += (mark == 2 && reader.says(here, w!("goal"))) as u32;
                let goes_on = reader.is(here + 1, Class::Comma) || reader.is(here + 1, Class::Semicolon);
                here += (reader.is(here, Class::Stop) && goes_on) as u32;
                self.mark(mark, here);
                continue;
            }
            // "Marsh 2 (12, 78)": a count.
            here +=
                (number(here) && reader.is(here + 1, Class::Open) && !told && reader.minute(here + 2).is_some()) as u32;
            if reader.is(here, Class::Open) {
                let close = reader.close(here)?;
                self.items.bracketed |= !told;
                here += 1;
                // Minutes, marks, a team; anything else counts for nothing.
                while here < close {
                    if let Some(mark) = reader.mark(here) {
                        self.mark(mark, here + 1);
                    } else if let Some(minute) = reader.minute(here)
                        && self.goes_on(minute.end)
                    {
                        here = minute.end;
                        unit |= minute.unit;
                        self.tell(start, &player, minute);
                        continue;
                    } else if let Some(team) = reader.team_name(here) {
                        here = team.end;
                        in_bracket = Some(team);
                        continue;
                    }
                    here += 1;
                }
                here = close + 1;
                continue;
            }
            let joined = reader.is(here, Class::Comma) || reader.is_and(here);
            let Some(minute) = reader.minute(here + joined as u32).filter(|_| !self.leading) else { break };
            // "Marsh, 12 mins"
            let fits = !joined || told || minute.unit || self.sure && minute.marked;
            if !fits {
                break;
            }
            here = minute.end;
            unit |= minute.unit;
            self.tell(start, &player, minute);
        }
        let (kind, first) = (self.kind, self.first);
        let other = self.own().iter().any(|entry| entry.kind != kind);
        // "90' Marsh" alone may be a line of a live text.
        self.items.unit |= !self.leading && (unit || other);
        self.items.marked |= other;
        if self.items.entries.len() == first {
            self.push(self.next, player.clone(), &player, Clock::default());
        }
        for entry in self.own() {
            if entry.clock.is_told() {
                let end = entry.tokens.end.max(player.end);
                entry.tokens.end = end + reader.is(end, Class::Close) as u32;
            }
            entry.helped = entry.kind == EventKind::OwnGoal;
        }
        if let Some(team) = in_bracket {
            // The team of everybody since the last one named.
            self.team = None;
            for entry in self.items.entries.iter_mut().rev().take_while(|entry| entry.team.is_none()) {
                entry.team = Some(team.clone());
            }
        }
        // What follows must be another item or the end.
        let fits = reader.ends(here)
            || reader.separated(here) > here
            || reader.is(here, Class::Close)
            || reader.name(here).is_some() && self.items.marked;
        fits.then_some(here)
    }

    /// The events of this name so far.
    fn own(&mut self) -> &mut [Entry] {
        self.items.entries.get_mut(self.first..).unwrap_or_default()
    }

    /// Whether what stands at `at` may follow a minute in a bracket.
    fn goes_on(&self, at: u32) -> bool {
        let reader = self.reader;
        let sign = reader.get(at).map(|token| token.class);
        matches!(sign, Some(Class::Comma | Class::Close | Class::Semicolon | Class::Open))
            || reader.mark(at).is_some()
            || reader.is_and(at)
    }

    /// Adds an event at `minute`.
    fn tell(&mut self, start: u32, player: &Range<u32>, minute: Minute) {
        self.items.marked |= minute.marked;
        self.push(self.next, start..minute.end, player, minute.clock);
    }

    fn push(&mut self, kind: EventKind, tokens: Range<u32>, player: &Range<u32>, clock: Clock) {
        self.items.tell(kind, tokens, Some(player), None, self.team.as_ref(), clock);
    }

    /// Makes the goal before a mark that ends at `end`, or the ones that follow, a penalty or an own goal.
    fn mark(&mut self, mark: u16, end: u32) {
        let goal = self.kind == EventKind::Goal;
        let kind = if mark == 1 { EventKind::PenaltyGoal } else { EventKind::OwnGoal };
        match self.own().last_mut() {
            Some(last) => {
                last.tokens.end = end;
                if goal {
                    last.kind = kind;
                }
            }
            None if goal => self.next = kind,
            None => {}
        }
    }
}
