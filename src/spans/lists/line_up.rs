//! Line-ups with their substitutions in brackets, and lists of substitutes.

use super::items::Items;
use super::reader::Reader;
use crate::document::{Case, Class};
use crate::spans::kinds::Clock;
use crate::w;
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
        here = reader.separated(here);
        if reader.ends(here) {
            break;
        }
        // A shirt number may stand before the name, marks out of ten behind it.
        let numbered = reader.is(here, Class::Number) && !reader.is(here + 1, Class::Comma);
        here += numbered as u32 * (1 + reader.is_dash(here + 1) as u32);
        let player = reader.name(here).filter(|player| !reader.is_prose(player.end))?;
        here = player.end;
        items.name(&player);
        items.top += 1;
        let mark = reader.get(here).filter(|token| token.class == Class::Number);
        let mark = mark.and_then(|token| token.number(reader.document.text));
        here += mark.is_some_and(|mark| mark <= 10) as u32;
        here = behind(reader, &player, here, &mut items)?;
        if !reader.ends(here) && reader.separated(here) == here {
            return None;
        }
    }
    items.end = here + reader.is(here, Class::Stop) as u32;
    (items.top > 0).then_some(items)
}

/// The brackets behind a player of the line-up. A bracket inside a bracket: the substitute was replaced as well.
fn change(reader: &Reader, player: &Range<u32>, at: u32, items: &mut Items) -> Option<u32> {
    let mut here = at;
    let mut off = player.clone();
    while reader.is(here, Class::Open) {
        let close = reader.close(here)?;
        let mut inner = here + 1;
        while let Some((on, clock, end)) = substitute(reader, inner, close) {
            items.name(&on);
            items.change(off.start..end + reader.is(end, Class::Close) as u32, &on, Some(&off), clock);
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
fn substitute(reader: &Reader, at: u32, close: u32) -> Option<(Range<u32>, Clock, u32)> {
    let mut here = at;
    while here < close.min(at + 4) {
        let label = reader.starts_label(here);
        let lead = reader.get(here).is_some_and(|token| {
            token.case == Case::Lower || label || matches!(token.class, Class::Colon | Class::Hyphen)
        });
        if !lead || !label && reader.name(here).is_some() {
            break;
        }
        here += 1;
    }
    // "14 - Brandt 56": a shirt number
    if reader.is(here, Class::Number) && reader.is_dash(here + 1) && reader.name(here + 2).is_some() {
        here += 2;
    }
    let first = reader.minute(here).filter(|minute| minute.end < close);
    if let Some(minute) = &first {
        here = minute.end + reader.is(minute.end, Class::Comma) as u32;
    }
    let on = reader.name(here).filter(|_| here < close)?;
    if reader.team_name(here).is_some_and(|team| reader.is(team.end, Class::Close)) {
        return None;
    }
    here = on.end;
    if let Some(minute) = first {
        return Some((on, minute.clock, here));
    }
    while reader.is(here, Class::Comma) || reader.is_dash(here) || reader.says(here, w!("at")) {
        here += 1;
    }
    let minute = reader.minute(here).filter(|minute| minute.end <= close)?;
    Some((on, minute.clock, minute.end))
}

/// What stands behind a substitute: "(Okafor 56)", "for Okafor, 56", "(56)".
fn came_on(reader: &Reader, player: &Range<u32>, at: u32, items: &mut Items) -> Option<u32> {
    let start = player.start;
    let (mut off, mut clock, mut end) = (None, Clock::default(), at);
    if reader.says(at, w!("for")) {
        let name = reader.name(at + 1)?;
        end = name.end;
        if let Some(minute) = reader.minute(end + reader.is(end, Class::Comma) as u32) {
            (clock, end) = (minute.clock, minute.end);
        }
        off = Some(name);
    } else if reader.is(at, Class::Open) {
        let close = reader.close(at)?;
        end = close + 1;
        if let Some((name, at, _)) = substitute(reader, at + 1, close) {
            (off, clock) = (Some(name), at);
        } else if let Some(name) = reader.name(at + 1).filter(|off| reader.live && off.end == close) {
            off = Some(name);
        } else if let Some(minute) = reader.minute(at + 1).filter(|minute| minute.marked && minute.end == close) {
            clock = minute.clock;
        }
    } else if let Some(minute) = reader.minute(at).filter(|minute| minute.marked) {
        (clock, end) = (minute.clock, minute.end);
    }
    if let Some(off) = &off {
        items.name(off);
    }
    if off.is_some() || clock.is_told() {
        items.change(start..end, player, off.as_ref(), clock);
    }
    Some(end)
}
