//! Scorers and cards: "Marsh 12, 78 pen; Brandt 45+2 og", "Okafor (67)", "12' Marsh", and results with scorers in brackets.

use super::items::Items;
use super::reader::{Minute, Reader};
use super::{Entry, is_separator};
use crate::document::Class;
use crate::spans::kinds::EventKind;
use std::ops::Range;

/// Most items of one list.
const MOST: usize = 40;

/// The items from `at` to the end of the list. `sure`: a label or a bracket shows that it tells events.
pub fn read(reader: &Reader, at: u32, kind: EventKind, team: Option<Range<u32>>, sure: bool) -> Option<Items> {
    let mut list = Scorers { reader, kind, team, sure, items: Items::default(), leading: false, in_bracket: None };
    let mut here = at;
    while list.items.top < MOST {
        while reader.get(here).is_some_and(is_separator) {
            here += 1;
        }
        if reader.ends(here) || reader.is(here, Class::Close) {
            break;
        }
        here = list.item(here)?;
    }
    let stop = reader.is(here, Class::Stop) as u32;
    list.items.end = here + stop;
    (list.items.top > 0).then_some(list.items)
}

/// A result with its scorers: "Northbridge 2 (Marsh 12, 78) Southgate 0", "Northbridge 2-1 Southgate (Marsh 12; Okafor 55)".
/// In a line of a live text the bracket tells the scorer without a minute, and prose may follow: "Northbridge 2-1 Southgate
/// (Marsh). What a finish!"
pub fn result(reader: &Reader, at: u32) -> Option<Items> {
    let home = reader.team_name(at)?;
    let mut here = home.end;
    let mut items = Items::default();
    let number = |at| reader.get(at).is_some_and(|token| token.class == Class::Number && token.span.len() <= 2);
    if !number(here) {
        return None;
    }
    here += 1;
    if let Some(end) = in_brackets(reader, here, Some(&home), None, &mut items) {
        here = end;
    }
    if reader.get(here).is_some_and(|dash| matches!(dash.class, Class::Hyphen | Class::Dash)) && number(here + 1) {
        here += 2;
    }
    while reader.get(here).is_some_and(is_separator) {
        here += 1;
    }
    let away = reader.team_name(here)?;
    here = away.end + number(away.end) as u32;
    let behind_score = away.start > home.end + 1 && number(away.start - 1) && !number(away.end);
    let (first, second) = if behind_score { (&home, Some(&away)) } else { (&away, None) };
    if let Some(end) = in_brackets(reader, here, Some(first), second, &mut items) {
        here = end;
    }
    here += reader.is(here, Class::Stop) as u32;
    items.end = here;
    let told = if reader.live { items.entries.len() == 1 } else { items.marked && reader.get(here).is_none() };
    if !told {
        return None;
    }
    if behind_score {
        let goals = |at: u32| reader.get(at).and_then(|token| token.number(reader.document.text)).unwrap_or(0);
        items.score = Some([(goals(home.end), home), (goals(away.start - 1), away)]);
    }
    Some(items)
}

/// Scorers in a bracket at `at`: of the one team, or of two with a semicolon between. Gives the index after it.
fn in_brackets(
    reader: &Reader,
    at: u32,
    first: Option<&Range<u32>>,
    second: Option<&Range<u32>>,
    items: &mut Items,
) -> Option<u32> {
    if !reader.is(at, Class::Open) {
        return None;
    }
    let close = (at..reader.end.min(at + 200)).find(|&here| {
        let ends = reader.get(here + 1).is_none_or(|next| next.is_capital() || next.class == Class::Stop);
        reader.is(here, Class::Close) && ends
    })?;
    let inside = Reader { end: close, ..*reader };
    let half = (at..close).find(|&here| reader.is(here, Class::Semicolon));
    let parts = match (half, second) {
        (Some(half), Some(_)) => [Some((at + 1, half, first)), Some((half + 1, close, second))],
        (None, Some(_)) => [Some((at + 1, close, None)), None],
        _ => [Some((at + 1, close, first)), None],
    };
    for (start, end, team) in parts.into_iter().flatten() {
        let part = Reader { end, ..inside };
        if let Some(found) = read(&part, start, EventKind::Goal, team.cloned(), true) {
            if !reader.live && found.entries.iter().any(|entry| entry.clock.is_none()) {
                return None;
            }
            items.players.extend(found.players);
            items.entries.extend(found.entries);
            items.marked |= found.marked;
        }
    }
    Some(close + 1)
}

struct Scorers<'a> {
    reader: &'a Reader<'a>,
    kind: EventKind,
    team: Option<Range<u32>>,
    items: Items,
    /// Whether the minutes stand before the names.
    leading: bool,
    /// The team that a bracket behind the name tells.
    in_bracket: Option<Range<u32>>,
    sure: bool,
}

impl Scorers<'_> {
    /// Reads one name with its minutes; gives the index after it.
    fn item(&mut self, at: u32) -> Option<u32> {
        let reader = self.reader;
        // "Northbridge: Marsh 12"
        if let Some(team) = reader.team_name(at)
            && reader.is(team.end, Class::Colon)
        {
            let end = team.end + 1;
            self.team = Some(team);
            self.items.teams = true;
            return Some(end);
        }
        let mut here = at;
        // "1-0 Marsh (12)"
        let number = |at| reader.is(at, Class::Number);
        if number(here)
            && reader.get(here + 1).is_some_and(|dash| matches!(dash.class, Class::Hyphen | Class::Dash))
            && number(here + 2)
        {
            here += 3;
        }
        let lead = reader.minute(here);
        if let Some(minute) = &lead {
            here = minute.end;
            while reader
                .get(here)
                .is_some_and(|token| matches!(token.class, Class::Colon | Class::Hyphen | Class::Dash))
            {
                here += 1;
            }
        }
        let player = reader.name(here)?;
        here = player.end;
        self.items.top += 1;
        self.items.players.push(player.clone());
        self.leading |= lead.is_some();
        let start = lead.as_ref().map_or(player.start, |_| at);
        let mut told = Vec::new();
        let mut kind = self.kind;
        if let Some(minute) = lead {
            told.push((minute, self.kind));
        }
        let first_item = self.items.entries.len();
        for _ in 0..MOST {
            if let Some(mark) = reader.mark(here) {
                here += 1;
                here += (mark == 2 && reader.get(here).is_some_and(|token| token.word == crate::w!("goal"))) as u32;
                let goes_on = reader.is(here + 1, Class::Comma) || reader.is(here + 1, Class::Semicolon);
                here += (reader.is(here, Class::Stop) && goes_on) as u32;
                if let Some((minute, _)) = told.last_mut() {
                    minute.end = here;
                }
                set(mark, &mut told, &mut kind, self.kind);
                continue;
            }
            // "Marsh 2 (12, 78)": a count.
            if number(here) && reader.is(here + 1, Class::Open) && told.is_empty() && reader.minute(here + 2).is_some()
            {
                here += 1;
            }
            if reader.is(here, Class::Open) {
                here = self.bracket(here, &mut told, &mut kind)?;
                continue;
            }
            let joined = reader.is(here, Class::Comma) || reader.is_and(here);
            let minute = reader.minute(here + joined as u32).filter(|_| !self.leading);
            // "Marsh, 12 mins"
            let fits = |minute: &Minute| !joined || !told.is_empty() || minute.unit || self.sure && minute.marked;
            let Some(minute) = minute.filter(fits) else { break };
            here = minute.end;
            told.push((minute, kind));
        }
        // "90' Marsh" alone may be a line of a live text.
        self.items.unit |= !self.leading && told.iter().any(|(minute, kind)| minute.unit || *kind != self.kind);
        self.items.marked |= told.iter().any(|(minute, kind)| minute.marked || *kind != self.kind);
        for (minute, kind) in told {
            let end = minute.end.max(player.end);
            let end = end + reader.is(end, Class::Close) as u32;
            self.push(kind, start..end, &player, Some(minute));
        }
        if self.items.entries.len() == first_item {
            self.push(kind, player.clone(), &player, None);
        }
        if let Some(team) = self.in_bracket.take() {
            // The team of everybody since the last one named.
            self.team = None;
            for entry in self.items.entries.iter_mut().rev().take_while(|entry| entry.team.is_none()) {
                entry.team = Some(team.clone());
            }
        }
        // What follows must be another item or the end.
        let next = reader.get(here);
        let fits = reader.ends(here)
            || next.is_some_and(|next| is_separator(next) || next.class == Class::Close)
            || reader.name(here).is_some() && self.items.marked;
        fits.then_some(here)
    }

    /// Reads a bracket behind a name: minutes, marks, a team; anything else counts for nothing.
    fn bracket(&mut self, open: u32, told: &mut Vec<(Minute, EventKind)>, kind: &mut EventKind) -> Option<u32> {
        let reader = self.reader;
        let close = reader.close(open)?;
        let mut here = open + 1;
        self.items.bracketed |= told.is_empty();
        while here < close {
            if let Some(mark) = reader.mark(here) {
                if let Some((minute, _)) = told.last_mut() {
                    minute.end = here + 1;
                }
                set(mark, told, kind, self.kind);
            } else if let Some(minute) = reader.minute(here)
                && let Some(next) = reader.get(minute.end)
                && (matches!(next.class, Class::Comma | Class::Close | Class::Semicolon | Class::Open)
                    || reader.mark(minute.end).is_some()
                    || reader.is_and(minute.end))
            {
                here = minute.end;
                told.push((minute, *kind));
                continue;
            } else if let Some(team) = reader.team_name(here) {
                here = team.end;
                self.in_bracket = Some(team);
                continue;
            }
            here += 1;
        }
        Some(close + 1)
    }

    fn push(&mut self, kind: EventKind, tokens: Range<u32>, player: &Range<u32>, minute: Option<Minute>) {
        let clock = minute.map(|minute| minute.clock);
        let (player, team, helped) = (Some(player.clone()), self.team.clone(), kind == EventKind::OwnGoal);
        self.items.entries.push(Entry { tokens, kind, player, other: None, team, helped, squad: None, clock });
    }
}

/// Makes the goal before the mark, or the ones that follow, a penalty or an own goal.
fn set(mark: u16, told: &mut [(Minute, EventKind)], next: &mut EventKind, kind: EventKind) {
    if kind != EventKind::Goal {
        return;
    }
    let kind = if mark == 1 { EventKind::PenaltyGoal } else { EventKind::OwnGoal };
    match told.last_mut() {
        Some((_, last)) => *last = kind,
        None => *next = kind,
    }
}
