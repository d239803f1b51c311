//! A result above or below a report, a line for each side: "Northbridge 2" and "Southgate 0", the scorers of each in brackets
//! or on a line of their own.

use super::items::Items;
use super::reader::Reader;
use super::scorers;
use crate::spans::kinds::EventKind;
use crate::spans::teams::MOST_GOALS;
use std::ops::Range;

/// The side whose line at `at` fills the paragraph: its goals, its name, and who scored them.
pub fn read(reader: &Reader, at: u32) -> Option<(u32, Range<u32>, Items)> {
    let team = reader.team_name(at)?;
    let goals = reader.get(team.end)?.number(reader.document.text).filter(|&goals| goals <= MOST_GOALS)?;
    let mut items = Items::default();
    let end = scorers::in_brackets(reader, team.end + 1, Some(&team), None, &mut items);
    items.end = reader.end;
    reader.get(end).is_none().then_some((goals, team, items))
}

/// The line of scorers that stands below the line of side `team`.
pub fn below(reader: &Reader, at: u32, team: &Range<u32>) -> Option<Items> {
    let items = scorers::read(reader, at, EventKind::Goal, Some(team), true)?;
    let timed = items.entries.iter().all(|entry| entry.clock.is_told());
    (timed && items.end >= reader.end).then_some(items)
}
