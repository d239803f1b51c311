//! Lines of a live text: each begins with the minute of what it tells.

use super::LineTime;
use super::items::Items;
use super::reader::Reader;
use crate::document::{Case, Class};
use crate::lexicon;
use crate::spans::kinds::Clock;
use std::ops::Range;

/// Most changes at once, and most names on either side of them.
const MOST: usize = 5;

/// The time that the line at `at` begins with: "45+2' GOAL!", "67 mins:", "90' + 4' Marsh", "67: GOAL", "67 Goal Northbridge!".
pub fn time(reader: &Reader, start: u32) -> Option<LineTime> {
    // "– 27' Marsh shoots wide"
    let at = start + reader.is(start, Class::Dash) as u32;
    let minute = reader.minute(at).filter(|minute| reader.is(at, Class::Number) && (minute.unit || at == start))?;
    let next = reader.get(minute.end)?;
    let unit = minute.unit && next.case != Case::Lower;
    // "1: Northbridge" is a number in a list of another kind.
    let large = minute.marked && !reader.get(minute.end + 1)?.glued;
    let colon = next.class == Class::Colon && (minute.unit || large);
    let dash = matches!(next.class, Class::Hyphen | Class::Dash | Class::Colon);
    let words = minute.end + dash as u32;
    let head = next.is_capital() && reader.phrase(&lexicon::COMMENTARY, minute.end).is_some();
    (unit || colon || head).then_some(LineTime { tokens: start..reader.end, words, clock: minute.clock })
}

/// The minute that the paragraph at `at` holds alone, above the line that it is the time of: "45+2'", "67 mins:".
pub fn alone(reader: &Reader, at: u32) -> Option<Clock> {
    let minute = reader.minute(at).filter(|minute| minute.unit && reader.is(at, Class::Number))?;
    let end = minute.end + reader.is(minute.end, Class::Colon) as u32;
    (end == reader.end).then_some(minute.clock)
}

/// Adds the changes of a line: "Marsh off, Okafor on", "Okafor and Voss on, Marsh and Brandt off".
pub fn changes(reader: &Reader, from: u32, items: &mut Items) {
    let mut at = from;
    while at < reader.end {
        let Some((first, on, end)) = group(reader, at) else {
            at += 1;
            continue;
        };
        at = end;
        let stop = reader.is(end, Class::Comma) || reader.is(end, Class::Stop);
        let next = end + stop as u32 + reader.is_and(end + stop as u32) as u32;
        let Some((second, _, end)) = group(reader, next).filter(|group| group.1 != on) else { continue };
        let (ons, offs) = if on { (&first, &second) } else { (&second, &first) };
        first.iter().chain(&second).for_each(|name| items.name(name));
        for (on, off) in ons.iter().zip(offs) {
            items.change(on.start.min(off.start)..on.end.max(off.end), on, Some(off), Clock::default());
        }
        at = end;
    }
}

/// Names in a row with "on" or "off" behind or before them, "Off go Marsh and Brandt": the names, whether they come on, the
/// index after them.
fn group(reader: &Reader, at: u32) -> Option<(Vec<Range<u32>>, bool, u32)> {
    let sign = |at: u32| reader.get(at).and_then(|token| token.word.value(&lexicon::CHANGE_SIGN));
    let (mut names, mut here) = (Vec::new(), at);
    let mut lead = sign(at);
    if lead.is_some() {
        here += 1;
        here += (reader.is(here, Class::Colon) || reader.get(here)?.word.is(&lexicon::CHANGE_GOES)) as u32;
    }
    while names.len() < MOST
        && let Some(name) = reader.name(here)
    {
        here = name.end;
        names.push(name);
        if lead.is_none() && sign(here).is_some() {
            lead = sign(here);
            here += 1;
            break;
        }
        let joined = reader.is(here, Class::Comma) || reader.is_and(here);
        if !joined || lead.is_some() && reader.name(here + 1).is_none() {
            break;
        }
        here += 1;
    }
    let lead = lead.filter(|_| !names.is_empty())?;
    Some((names, lead == 1, here))
}
