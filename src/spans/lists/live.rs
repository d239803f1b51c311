//! Lines of a live text: each begins with the minute of what it tells.

use super::LineTime;
use super::reader::Reader;
use crate::document::{Case, Class};

/// The time that the line at `at` begins with: "45+2' GOAL!", "67 mins:", "90' + 4' Marsh", "67: GOAL".
pub fn time(reader: &Reader, at: u32) -> Option<LineTime> {
    let minute = reader.minute(at).filter(|_| reader.is(at, Class::Number))?;
    let next = reader.get(minute.end)?;
    let unit = minute.unit && next.case != Case::Lower;
    // "1: Northbridge" is a number in a list of another kind.
    let large = minute.marked && !reader.get(minute.end + 1)?.glued;
    let colon = next.class == Class::Colon && (minute.unit || large);
    let dash = matches!(next.class, Class::Hyphen | Class::Dash | Class::Colon);
    let words = minute.end + dash as u32;
    (unit || colon).then_some(LineTime { tokens: at..reader.end, words, clock: minute.clock })
}
