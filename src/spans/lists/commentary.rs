//! Commentary by template: "Goal! Northbridge 1, Southgate 0. Ada Marsh (Northbridge) header. Assisted by Leo Brandt."

use super::items::Items;
use super::reader::Reader;
use super::{Entry, scorers};
use crate::document::{Case, Class};
use crate::lexicon;
use crate::spans::kinds::EventKind;
use crate::w;
use std::ops::Range;

/// How far behind the words that begin the line its player stands, in tokens.
const REACH: u32 = 24;
/// Longest line that is looked at, in tokens.
const LONGEST: u32 = 120;

/// The event that the line at `at` tells; no entry where it tells none.
pub fn read(reader: &Reader, at: u32) -> Option<Items> {
    let mut items = Items { end: reader.end, ..Items::default() };
    if let Some((player, team, end)) = player(reader, at) {
        let (end, value) = reader.phrase(&lexicon::COMMENTARY_AFTER, end)?;
        let kind = match value {
            1 => Some(EventKind::YellowCard),
            2 => Some(EventKind::RedCard),
            3 => Some(EventKind::Woodwork),
            _ => None,
        };
        if let Some(kind) = kind {
            push(&mut items, kind, at..end, Some(player), Some(team));
        }
        return Some(items);
    }
    let (mut here, value) = reader.phrase(&lexicon::COMMENTARY, at)?;
    let marked = reader
        .get(here)
        .is_some_and(|mark| matches!(mark.class, Class::Exclamation | Class::Stop | Class::Comma | Class::Colon));
    here += marked as u32;
    let goal = match value {
        1 => EventKind::Goal,
        2 => EventKind::DisallowedGoal,
        3 => EventKind::PenaltyMissed,
        4 => EventKind::PenaltySaved,
        5 => EventKind::Miss,
        6 => EventKind::Save,
        7 => EventKind::RedCard,
        8 => EventKind::Injury,
        9 => {
            let player = reader.name(here)?;
            let own = reader.team_name(player.end + 1).filter(|_| reader.is(player.end, Class::Comma))?;
            push(&mut items, EventKind::OwnGoal, at..player.end, Some(player), Some(own));
            return Some(items);
        }
        10 => return substitution(reader, at, here, items),
        11 => {
            let team = reader.team_name(here)?;
            let player = reader.name(team.end + 1).filter(|_| reader.is(team.end, Class::Stop))?;
            if reader.get(player.end).is_none_or(|word| word.word != w!("draws")) {
                return None;
            }
            push(&mut items, EventKind::PenaltyAwarded, at..player.end, Some(player), Some(team));
            return Some(items);
        }
        12..=14 => {
            let kind = match value {
                12 => EventKind::KickOff,
                13 => EventKind::HalfTime,
                _ => EventKind::FullTime,
            };
            push(&mut items, kind, at..here - marked as u32, None, None);
            items.score = score(reader, here).filter(|_| value == 14);
            return Some(items);
        }
        15..=17 => {
            if !marked || !(reader.live || reader.get(at)?.case == Case::Upper) {
                return None;
            }
            let kind = match value {
                15 => EventKind::KickOff,
                16 => EventKind::HalfTime,
                _ => EventKind::FullTime,
            };
            items.end = here;
            push(&mut items, kind, at..here - 1, None, None);
            items.score = score(reader, here).filter(|_| value == 17);
            return Some(items);
        }
        _ => return Some(items),
    };
    if !marked && value != 7 && value != 8 {
        return None;
    }
    if goal == EventKind::Goal
        && let Some(items) = scorers::result(reader, here)
    {
        return Some(items);
    }
    let (found, team, end) = (here..reader.end.min(here + REACH)).find_map(|here| player(reader, here))?;
    let mut kind = goal;
    let mut other = None;
    let mut injured = false;
    for here in end..reader.end.min(end + LONGEST) {
        match reader.phrase(&lexicon::COMMENTARY_GOAL, here) {
            Some((_, 1)) if kind == EventKind::Goal => kind = EventKind::PenaltyGoal,
            Some((end, 2)) => other = reader.name(end),
            Some((_, 3)) => injured = true,
            _ => {}
        }
    }
    if kind == EventKind::Injury && !injured {
        return Some(items);
    }
    let (player, shooter) = if kind == EventKind::Save { (None, Some(found.clone())) } else { (Some(found), None) };
    items.players.extend(shooter.clone());
    items.players.extend(other.clone());
    push(&mut items, kind, at..end, player, Some(team).filter(|_| kind != EventKind::Save));
    if let Some(entry) = items.entries.last_mut() {
        entry.other = other.or(shooter);
    }
    Some(items)
}

/// "Northbridge 2-1 Southgate", "Northbridge 2, Southgate 1": the goals of either side, and its name.
fn score(reader: &Reader, at: u32) -> Option<[(u32, Range<u32>); 2]> {
    let goals = |at: u32| reader.get(at)?.number(reader.document.text);
    let home = reader.team_name(at)?;
    let between = home.end + 2;
    let (away, place) = match goals(between) {
        Some(_) => (reader.team_name(between + 1)?, between),
        None => {
            let away = reader.team_name(between)?;
            let place = away.end;
            (away, place)
        }
    };
    Some([(goals(home.end)?, home), (goals(place)?, away)])
}

/// "Ada Marsh (Northbridge)": the player, the team, the index after them.
fn player(reader: &Reader, at: u32) -> Option<(Range<u32>, Range<u32>, u32)> {
    let player = reader.name(at)?;
    let open = player.end;
    let close = reader.close(open).filter(|_| reader.is(open, Class::Open))?;
    let team = reader.team_name(open + 1).filter(|team| team.end == close)?;
    Some((player, team, close + 1))
}

/// "Substitution, Northbridge. Ada Marsh replaces Leo Brandt because of an injury."
fn substitution(reader: &Reader, at: u32, here: u32, mut items: Items) -> Option<Items> {
    let team = reader.team_name(here).or_else(|| reader.name(here))?;
    let on = reader.name(team.end + 1).filter(|_| reader.is(team.end, Class::Stop))?;
    let off = reader.name(on.end + 1).filter(|_| reader.get(on.end).is_some_and(|word| word.word == w!("replaces")))?;
    items.players.push(off.clone());
    push(&mut items, EventKind::Substitution, at..off.end, Some(on), Some(team.clone()));
    if let Some(entry) = items.entries.last_mut() {
        entry.other = Some(off.clone());
    }
    if reader.phrase(&lexicon::COMMENTARY_GOAL, off.end).is_some_and(|(_, value)| value == 3) {
        push(&mut items, EventKind::Injury, at..off.end, Some(off), Some(team));
        items.players.dedup();
    }
    Some(items)
}

fn push(items: &mut Items, kind: EventKind, tokens: Range<u32>, player: Option<Range<u32>>, team: Option<Range<u32>>) {
    items.players.extend(player.clone());
    items.entries.push(Entry { tokens, kind, player, other: None, team, helped: false, squad: None, clock: None });
}
