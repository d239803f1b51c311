//! Commentary by template: "Goal! Northbridge 1, Southgate 0. Ada Marsh (Northbridge) header. Assisted by Leo Brandt."

use super::items::Items;
use super::reader::Reader;
use super::{Score, scorers};
use crate::document::{Case, Class, Token};
use crate::lexicon;
use crate::spans::kinds::{Clock, EventKind};
use crate::w;
use std::ops::Range;

/// How far behind the words that begin the line its player stands, in tokens.
const REACH: u32 = 24;
/// Longest line that is looked at, in tokens.
const LONGEST: u32 = 120;

/// What a line tells, by the values of `[phrases commentary]` and, behind the player, of `[phrases commentary-after]`.
const KINDS: [EventKind; 22] = [
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
    EventKind::YellowCard,
    EventKind::RedCard,
];
/// The last kind of which more than who it was is told; the rest are cards.
const PENALTY_GOAL: u16 = 19;
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
    let (words, value) = reader.phrase(&lexicon::COMMENTARY, at).or_else(|| shouted(reader, at))?;
    let mut kind = KINDS.get(value as usize).copied().unwrap_or(EventKind::Other);
    let sign = reader.get(words).map(|mark| mark.class);
    let marked = matches!(sign, Some(Class::Exclamation | Class::Stop | Class::Comma | Class::Colon));
    let here = words + marked as u32;
    // "Yellow card Northbridge: Marsh", "Red card! Brandt walks", "Booking for Northbridge's Marsh"
    if value > PENALTY_GOAL {
        let lead = here + reader.says(here, w!("for")) as u32;
        let team = reader.team_name(lead);
        let mut from = team.as_ref().map_or(lead, |team| team.end);
        let parted = |token: &Token| matches!(token.class, Class::Possessive | Class::Colon | Class::Comma);
        from += (team.is_some() && reader.get(from).is_some_and(parted)) as u32;
        let begins = reader.get(from).filter(|first| reader.live && !first.word.is(&lexicon::STARTER));
        let player = reader.name(from).filter(|_| begins.is_some() && (marked || from > here))?;
        items.end = player.end;
        tell(&mut items, kind, at..player.end, Some(&player), None, team.as_ref());
        return reader.team_at(from).is_none().then_some(items);
    }
    let goal = matches!(kind, EventKind::Goal | EventKind::PenaltyGoal);
    let award = kind == EventKind::PenaltyAwarded;
    // "PENALTY TO NORTHBRIDGE! Brandt trips Marsh.", "Goal Northbridge! Marsh heads in"
    if (award || goal)
        && reader.live
        && let Some(team) = reader.team_name(here).filter(|team| reader.is(team.end, Class::Exclamation))
    {
        items.end = team.end + 1;
        tell(&mut items, kind, at..team.end, None, None, Some(&team).filter(|_| !marked));
        return Some(items);
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
            let team = reader.team_name(here).or_else(|| reader.name(here).filter(|_| !award))?;
            let colon = reader.live && reader.is(team.end, Class::Colon);
            let player = reader.name(team.end + 1).filter(|_| colon || reader.is(team.end, Class::Stop))?;
            let mut end = player.end;
            if !(reader.says(end, if award { w!("draws") } else { w!("replaces") })
                || colon && reader.says(end, w!("for")))
            {
                return None;
            }
            // "Substitution, Northbridge. Ada Marsh replaces Leo Brandt because of an injury."
            let off = reader.name(end + 1).filter(|_| !award);
            if let Some(off) = &off {
                end = off.end;
            } else if !award {
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
    if goal && let Some(mut items) = scorers::result(reader, here) {
        // "Penalty goal! Northbridge 1-0 Southgate (Marsh)"
        if kind == EventKind::PenaltyGoal {
            items.entries.iter_mut().for_each(|entry| entry.kind = kind);
        }
        return Some(items);
    }
    let open = marked || matches!(kind, EventKind::RedCard | EventKind::Injury);
    let found = (here..reader.end.min(here + REACH)).find_map(|here| player(reader, here)).filter(|_| open);
    let Some((found, team, end)) = found else {
        // "GOAL! NORTHBRIDGE 1-0 SOUTHGATE", "Goal disallowed": who it was is told behind.
        let sides = scorers::sides(reader, here).filter(|_| goal);
        items.end = here;
        let told = marked || sign.is_none() || sides.is_some();
        if let Some((sides, _)) = sides {
            (items.score, items.end) = (sides.score, sides.end);
        }
        tell(&mut items, kind, at..words, None, None, None);
        return (reader.live && told && (goal || kind == EventKind::DisallowedGoal)).then_some(items);
    };
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

/// "GOOOAAAL": its length, and that it is a goal.
fn shouted(reader: &Reader, at: u32) -> Option<(u32, u16)> {
    let word = reader.get(at).filter(|word| reader.live && word.case == Case::Upper)?.span().of(reader.document.text);
    let letters = word.strip_prefix('G')?.strip_suffix('L')?;
    let stretched = letters.as_bytes().iter().all(|letter| matches!(letter, b'O' | b'A' | b'L'));
    (letters.len() > 1 && stretched).then_some((at + 1, 1))
}

/// "Northbridge 2-1 Southgate", "Northbridge 2, Southgate 1": the goals of either side, and its name.
fn score(reader: &Reader, at: u32) -> Option<Score> {
    scorers::sides(reader, at).and_then(|(items, _)| items.score)
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
