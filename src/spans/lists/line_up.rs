//! Line-ups with their substitutions in brackets, and lists of substitutes.

use super::items::Items;
use super::reader::{Minute, Reader};
use super::{Entry, is_separator};
use crate::document::{Case, Class};
use crate::spans::kinds::EventKind;
use std::ops::Range;

/// Most players of a line-up, and most substitutions: more brackets than that tell something else.
const MOST: usize = 30;
const MOST_CHANGES: usize = 7;

/// A line-up at `at`: "Marsh, Okafor (Brandt 56), …".
pub fn read(reader: &Reader, at: u32) -> Option<Items> {
    let mut items = players(reader, at, change)?;
    if items.entries.len() > MOST_CHANGES {
        items.entries.clear();
    }
    Some(items)
}

/// Substitutes at `at`: "Brandt (Okafor 56), Marsh for Lund 70, Voss".
pub fn bench(reader: &Reader, at: u32) -> Option<Items> {
    players(reader, at, came_on)
}

type Bracket = fn(&Reader, &Range<u32>, u32, &mut Items) -> Option<u32>;

/// Names with what stands behind them; `behind` reads that and gives the index after it.
fn players(reader: &Reader, at: u32, behind: Bracket) -> Option<Items> {
    let mut items = Items::default();
    let mut here = at;
    while items.top < MOST {
        while reader.get(here).is_some_and(is_separator) {
            here += 1;
        }
        if reader.ends(here) {
            break;
        }
        // A shirt number may stand before the name, marks out of ten behind it.
        here += (reader.is(here, Class::Number) && !reader.is(here + 1, Class::Comma)) as u32;
        let player = reader.name(here)?;
        here = player.end;
        items.players.push(player.clone());
        items.top += 1;
        if reader.is(here, Class::Number) && mark_out_of_ten(reader, here) {
            here += 1;
        }
        here = behind(reader, &player, here, &mut items)?;
        let next = reader.get(here);
        if !reader.ends(here) && !next.is_some_and(is_separator) {
            return None;
        }
    }
    items.players.sort_unstable_by_key(|player| player.start);
    items.end = here + reader.is(here, Class::Stop) as u32;
    (items.top > 0).then_some(items)
}

fn mark_out_of_ten(reader: &Reader, at: u32) -> bool {
    reader.get(at).and_then(|token| token.number(reader.document.text)).is_some_and(|number| number <= 10)
}

/// The brackets behind a player of the line-up. A bracket inside a bracket: the substitute was replaced as well.
fn change(reader: &Reader, player: &Range<u32>, at: u32, items: &mut Items) -> Option<u32> {
    let mut here = at;
    let mut off = player.clone();
    while reader.is(here, Class::Open) {
        let close = reader.close(here)?;
        let mut inner = here + 1;
        while let Some((on, clock, end)) = substitute(reader, inner, close) {
            items.players.push(on.clone());
            let tokens = off.start..end + reader.is(end, Class::Close) as u32;
            items.entries.push(substitution(tokens, on.clone(), Some(off), Some(clock)));
            off = on;
            inner = end;
            while reader.is(inner, Class::Open) || reader.is(inner, Class::Comma) {
                inner += 1;
            }
        }
        here = close + 1;
    }
    Some(here)
}

/// "Brandt 56", "sub: Brandt, 56 mins", "56 Brandt" before `close`: who came on, the minute, the index after them.
fn substitute(reader: &Reader, at: u32, close: u32) -> Option<(Range<u32>, Minute, u32)> {
    let mut here = at;
    while here < close
        && reader.get(here).is_some_and(|token| {
            token.case == Case::Lower
                || reader.starts_label(here)
                || matches!(token.class, Class::Colon | Class::Hyphen)
        })
        && here < at + 4
        && reader.name(here).is_none_or(|_| reader.starts_label(here))
    {
        here += 1;
    }
    let first = reader.minute(here).filter(|minute| minute.end < close);
    if let Some(minute) = &first {
        here = minute.end + reader.is(minute.end, Class::Comma) as u32;
    }
    let on = reader
        .name(here)
        .filter(|_| here < close && reader.team_name(here).is_none_or(|team| !reader.is(team.end, Class::Close)))?;
    here = on.end;
    if let Some(minute) = first {
        return Some((on, minute, here));
    }
    while reader.get(here).is_some_and(|token| {
        matches!(token.class, Class::Comma | Class::Hyphen | Class::Dash) || token.word == crate::w!("at")
    }) {
        here += 1;
    }
    let minute = reader.minute(here)?;
    let end = minute.end;
    (end <= close).then_some((on, minute, end))
}

/// What stands behind a substitute: "(Okafor 56)", "for Okafor, 56", "(56)".
fn came_on(reader: &Reader, player: &Range<u32>, at: u32, items: &mut Items) -> Option<u32> {
    let word = |at: u32, word| reader.get(at).is_some_and(|token| token.word == word);
    if word(at, crate::w!("for")) {
        let off = reader.name(at + 1)?;
        let comma = off.end + reader.is(off.end, Class::Comma) as u32;
        items.players.push(off.clone());
        let minute = reader.minute(comma);
        let end = minute.as_ref().map_or(off.end, |minute| minute.end);
        items.entries.push(substitution(player.start..end, player.clone(), Some(off), minute));
        return Some(end);
    }
    if !reader.is(at, Class::Open) {
        let Some(minute) = reader.minute(at).filter(|minute| minute.marked) else { return Some(at) };
        let end = minute.end;
        items.entries.push(substitution(player.start..end, player.clone(), None, Some(minute)));
        return Some(end);
    }
    let close = reader.close(at)?;
    if let Some((off, minute, _)) = substitute(reader, at + 1, close) {
        items.players.push(off.clone());
        items.entries.push(substitution(player.start..close + 1, player.clone(), Some(off), Some(minute)));
    } else if let Some(off) = reader.name(at + 1).filter(|off| reader.live && off.end == close) {
        items.players.push(off.clone());
        items.entries.push(substitution(player.start..close + 1, player.clone(), Some(off), None));
    } else if let Some(minute) = reader.minute(at + 1).filter(|minute| minute.marked && minute.end == close) {
        items.entries.push(substitution(player.start..close + 1, player.clone(), None, Some(minute)));
    }
    Some(close + 1)
}

fn substitution(tokens: Range<u32>, player: Range<u32>, other: Option<Range<u32>>, minute: Option<Minute>) -> Entry {
    let (kind, clock) = (EventKind::Substitution, minute.map(|minute| minute.clock));
    Entry { tokens, kind, player: Some(player), other, team: None, helped: false, squad: None, clock }
}
