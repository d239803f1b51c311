//! Commentary by template: "Goal! Northbridge 1, Southgate 0. Ada Marsh (Northbridge) header. Assisted by Leo Brandt."

use super::items::Items;
use super::reader::Reader;
use super::{Score, scorers};
use crate::document::{Case, Class};
use crate::lexicon;
use crate::spans::kinds::{Clock, EventKind};
use crate::w;
use std::ops::Range;

/// How far behind the words that begin the line its player stands, in tokens.
const REACH: u32 = 24;
/// Longest line that is looked at, in tokens.
const LONGEST: u32 = 120;

/// What a line tells, by the values of `[phrases commentary]` and, behind the player, of `[phrases commentary-after]`.
const KINDS: [EventKind; 20] = [
    EventKind::Other,
    EventKind::Goal,
    EventKind::DisallowedGoal,
    EventKind::PenaltyMissed,
    EventKind::PenaltySaved,
    EventKind::Miss,
    EventKind::Save,
    EventKind::RedCard,
    EventKind::Injury,
    EventKind::OwnGoal,
    EventKind::Substitution,
    EventKind::PenaltyAwarded,
    EventKind::KickOff,
    EventKind::HalfTime,
    EventKind::FullTime,
    EventKind::KickOff,
    EventKind::HalfTime,
    EventKind::FullTime,
    EventKind::PenaltyAwarded,
    EventKind::PenaltyGoal,
];
/// From this value on a line tells something only in capitals or in a live text, and prose may follow.
const HEAD: u16 = 15;
const AFTER: [EventKind; 4] = [EventKind::Other, EventKind::YellowCard, EventKind::RedCard, EventKind::Woodwork];

/// The event that the line at `at` tells; no entry where it tells none.
pub fn read(reader: &Reader, at: u32) -> Option<Items> {
    let mut items = Items { end: reader.end, ..Items::default() };
    if let Some((player, team, end)) = player(reader, at) {
        let (end, value) = reader.phrase(&lexicon::COMMENTARY_AFTER, end)?;
        let kind = AFTER.get(value as usize).copied().unwrap_or(EventKind::Other);
        tell(&mut items, kind, at..end, Some(&player), None, Some(&team));
        return Some(items);
    }
    let (words, value) = reader.phrase(&lexicon::COMMENTARY, at)?;
    let mut kind = KINDS.get(value as usize).copied().unwrap_or(EventKind::Other);
    let sign = reader.get(words).map(|mark| mark.class);
    let marked = matches!(sign, Some(Class::Exclamation | Class::Stop | Class::Comma | Class::Colon));
    let here = words + marked as u32;
    // "PENALTY TO NORTHBRIDGE! Brandt trips Marsh."
    if kind == EventKind::PenaltyAwarded && value >= HEAD {
        let team = reader.team_name(here)?;
        let told = reader.live && reader.is(team.end, Class::Exclamation);
        items.end = team.end + 1;
        tell(&mut items, kind, at..team.end, None, None, Some(&team));
        return told.then_some(items);
    }
    match kind {
        EventKind::KickOff | EventKind::HalfTime | EventKind::FullTime | EventKind::Other => {
            if value >= HEAD {
                if !marked || !(reader.live || reader.get(at)?.case == Case::Upper || score(reader, here).is_some()) {
                    return None;
                }
                items.end = here;
            }
            tell(&mut items, kind, at..words, None, None, None);
            if matches!(kind, EventKind::HalfTime | EventKind::FullTime) {
                items.score = score(reader, here);
            }
            return Some(items);
        }
        EventKind::OwnGoal => {
            let player = reader.name(here).filter(|player| reader.is(player.end, Class::Comma))?;
            let own = reader.team_name(player.end + 1)?;
            tell(&mut items, kind, at..player.end, Some(&player), None, Some(&own));
            return Some(items);
        }
        EventKind::PenaltyAwarded | EventKind::Substitution => {
            let draws = kind == EventKind::PenaltyAwarded;
            let team = reader.team_name(here).or_else(|| reader.name(here).filter(|_| !draws))?;
            let player = reader.name(team.end + 1).filter(|_| reader.is(team.end, Class::Stop))?;
            let mut end = player.end;
            if !reader.says(end, if draws { w!("draws") } else { w!("replaces") }) {
                return None;
            }
            // "Substitution, Northbridge. Ada Marsh replaces Leo Brandt because of an injury."
            let off = reader.name(end + 1).filter(|_| !draws);
            if let Some(off) = &off {
                end = off.end;
            } else if !draws {
                return None;
            }
            tell(&mut items, kind, at..end, Some(&player), off.as_ref(), Some(&team));
            if off.is_some() && matches!(reader.phrase(&lexicon::COMMENTARY_GOAL, end), Some((_, 3))) {
                items.tell(EventKind::Injury, at..end, off.as_ref(), None, Some(&team), Clock::default());
            }
            return Some(items);
        }
        _ => {}
    }
    if !marked && !matches!(kind, EventKind::RedCard | EventKind::Injury) {
        return None;
    }
    if matches!(kind, EventKind::Goal | EventKind::PenaltyGoal)
        && let Some(mut items) = scorers::result(reader, here)
    {
        // "Penalty goal! Northbridge 1-0 Southgate (Marsh)"
        if kind == EventKind::PenaltyGoal {
            items.entries.iter_mut().for_each(|entry| entry.kind = kind);
        }
        return Some(items);
    }
    let (found, team, end) = (here..reader.end.min(here + REACH)).find_map(|here| player(reader, here))?;
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
    match kind {
        EventKind::Injury if !injured => {}
        // The goalkeeper is not named.
        EventKind::Save => tell(&mut items, kind, at..end, None, other.as_ref().or(Some(&found)), None),
        _ => tell(&mut items, kind, at..end, Some(&found), other.as_ref(), Some(&team)),
    }
    Some(items)
}

/// "Northbridge 2-1 Southgate", "Northbridge 2, Southgate 1": the goals of either side, and its name.
fn score(reader: &Reader, at: u32) -> Option<Score> {
    let goals = |at: u32| reader.get(at)?.number(reader.document.text);
    let home = reader.team_name(at)?;
    let between = home.end + 2;
    let behind = goals(between).is_none();
    let away = reader.team_name(between + !behind as u32)?;
    let second = goals(if behind { away.end } else { between })?;
    Some([(goals(home.end)?, home), (second, away)])
}

/// "Ada Marsh (Northbridge)": the player, the team, the index after them.
fn player(reader: &Reader, at: u32) -> Option<(Range<u32>, Range<u32>, u32)> {
    let player = reader.name(at).filter(|player| reader.is(player.end, Class::Open))?;
    let close = reader.close(player.end)?;
    let team = reader.team_name(player.end + 1).filter(|team| team.end == close)?;
    Some((player, team, close + 1))
}

/// Adds the event and who takes part, where something happened.
fn tell(
    items: &mut Items,
    kind: EventKind,
    tokens: Range<u32>,
    player: Option<&Range<u32>>,
    other: Option<&Range<u32>>,
    team: Option<&Range<u32>>,
) {
    if kind != EventKind::Other {
        player.into_iter().chain(other).for_each(|name| items.name(name));
        items.tell(kind, tokens, player, other, team, Clock::default());
    }
}
