//! The order in which things happened, and why each thing stands where it stands.

use super::{Basis, Event, EventKind, Period, PlacedBy};
use crate::Date;
use crate::document::Document;
use crate::text::Span;
use crate::w;

/// The share of a report's sentences that sum it up before it begins, and the most there are.
const LEAD_SHARE: usize = 4;
const LEAD_MOST: usize = 9;
/// Steps of the order within a minute: room for stoppage time.
const STEPS: u32 = 64;
/// Where stoppage time without a number, half-time and what belongs to the interval stand after minute 45 or 90.
const ADDED: u32 = 3;
const BREAK: u32 = 40;
const INTERVAL: u32 = 50;

/// How far behind it the cause of an event is looked for, in events.
const NEAR: usize = 64;
/// How many tellings of an event are looked at for what it answers.
const MENTIONS: usize = 8;

/// Where an event stands: the day, the part of the day, the moment of the match, the place of its telling.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    day: Option<Date>,
    part: Part,
    moment: u32,
    told: u32,
}

/// Parts of a match day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Before,
    Fixture,
    Play,
    FullTime,
    After,
}

/// Puts `events` into the order in which they happened; `day` is that of the match. Ties and unknown minutes are placed
/// by the telling, an effect stands behind its cause.
pub fn order(document: &Document, events: Vec<Event>, day: Option<Date>) -> Vec<Event> {
    let lead = (document.sentences.len() / LEAD_SHARE).min(LEAD_MOST);
    let lead = document.sentences.get(lead).map_or(0, |sentence| sentence.span.start);
    let moments = moments(document, &events, lead);
    let mut places = Vec::new();
    for (at, (event, moment)) in events.iter().zip(moments).enumerate() {
        let day = event.date.map(|days| days.last).or(day.filter(|_| !event.other_match));
        // The minutes of other matches are not those of one clock.
        let (moment, told) = if event.other_match { (0, event.evidence.start) } else { (moment, told(event, lead)) };
        places.push((Place { day, part: part(event), moment, told }, at));
    }
    places.sort_unstable();
    let mut left: Vec<Option<Event>> = events.into_iter().map(Some).collect();
    let mut events: Vec<Event> = Vec::with_capacity(left.len());
    for (_, at) in places {
        events.extend(left.get_mut(at).and_then(Option::take));
    }
    doubled(document, &mut events);
    behind_causes(&mut events);
    for event in &mut events {
        event.placed_by = reason(event);
    }
    events
}

fn part(event: &Event) -> Part {
    match event.kind {
        EventKind::Match => Part::Fixture,
        // With its minute it stands by that: extra time may follow.
        EventKind::FullTime if event.clock.is_none() => Part::FullTime,
        EventKind::Interview
        | EventKind::PressConference
        | EventKind::Statement
        | EventKind::Reaction
        | EventKind::Transfer
        | EventKind::Other => Part::After,
        _ if event.other_match => Part::Before,
        _ => Part::Play,
    }
}

fn reason(event: &Event) -> PlacedBy {
    match event.clock.filter(|_| !event.other_match) {
        Some(clock) if clock.minute.is_some() && clock.basis == Basis::Derived => PlacedBy::Chain,
        Some(clock) if clock.minute.is_some() => PlacedBy::Clock,
        _ if event.cause.is_some() => PlacedBy::Cause,
        _ if part(event) != Part::Play && event.date.is_some() => PlacedBy::Date,
        _ => PlacedBy::Telling,
    }
}

/// The moment of each event, in the order given: of those without a minute, as near as the telling gives it.
fn moments(document: &Document, events: &[Event], lead: u32) -> Vec<u32> {
    let mut known: Vec<(u32, u32)> = Vec::new();
    for event in events.iter().filter(|event| part(event) == Part::Play && !event.other_match) {
        // The second half is a moment too: what follows its telling is not of the first.
        let (low, _) = bounds(event);
        if let Some(moment) = known_moment(event).or((low == 46 * STEPS).then_some(low)) {
            known.extend(event.mentions.iter().map(|mention| (mention.start, moment)));
        }
    }
    known.sort_unstable();
    let place = |event: &Event| {
        let (low, high) = bounds(event);
        let told = || beside(&known, told(event, lead)).max(answered(document, &known, event));
        known_moment(event).unwrap_or_else(told).clamp(low, high)
    };
    events.iter().map(place).collect()
}

/// The moment of what is told at byte `at`: behind what is told before it, unless the telling has gone back since then
/// and what follows is nearer.
fn beside(known: &[(u32, u32)], at: u32) -> u32 {
    let next = known.partition_point(|&(told, _)| told <= at);
    let before = next.checked_sub(1).and_then(|before| known.get(before));
    match (before, known.get(next)) {
        (Some(&(told, moment)), Some(&(later, ahead))) if moment > ahead && later - at < at - told => {
            ahead.saturating_sub(1)
        }
        (Some(&(_, moment)), _) => moment + 1,
        _ => 1,
    }
}

/// The moment behind what an event answers: "Marsh scored after ten minutes but Brandt replied", wherever else it is told.
fn answered(document: &Document, known: &[(u32, u32)], event: &Event) -> u32 {
    let behind = |mention: &Span| {
        let before = known.partition_point(|&(told, _)| told < mention.start).checked_sub(1)?;
        let &(told, moment) = known.get(before)?;
        let tokens = document.tokens_of(&(document.token_at(told)..document.token_at(mention.start)));
        let same = document.sentence_at(told) == document.sentence_at(mention.start);
        let turns = tokens.iter().any(|token| token.word == w!("but") || token.word == w!("before"));
        let back = tokens.iter().any(|token| token.word == w!("after") || token.word == w!("following"));
        (same && turns && !back).then_some(moment + 1)
    };
    event.mentions.iter().take(MENTIONS).filter_map(behind).max().unwrap_or(0)
}

/// Where an event is told in its turn: by its evidence, or, where that stands in the lead, which ends at byte `lead`, where
/// it is told last.
fn told(event: &Event, lead: u32) -> u32 {
    let last = event.mentions.last().map_or(event.evidence.start, |mention| mention.start);
    if event.evidence.start >= lead { event.evidence.start } else { last }
}

/// The moment that an event's own clock tells.
fn known_moment(event: &Event) -> Option<u32> {
    let clock = event.clock.as_ref();
    let minute = match event.kind {
        EventKind::KickOff => return Some(0),
        EventKind::HalfTime => return Some(45 * STEPS + BREAK),
        EventKind::ExtraTime => return Some(90 * STEPS + INTERVAL),
        _ => clock.and_then(|clock| clock.minute)?,
    };
    let stoppage =
        clock.and_then(|clock| clock.stoppage).map_or(0, |added| if added == 0 { ADDED } else { added as u32 });
    let interval = clock.and_then(|clock| clock.period) == Some(Period::HalfTime);
    let moment = minute as u32 * STEPS + stoppage.min(BREAK - 1) + if interval { INTERVAL } else { 0 };
    // A spell ends with what happens in its last minute.
    Some(if event.kind == EventKind::Spell { moment.saturating_sub(1) } else { moment })
}

/// The first and the last moment that the period leaves.
fn bounds(event: &Event) -> (u32, u32) {
    let clock = event.clock.as_ref();
    if clock.is_some_and(|clock| clock.minute.is_some())
        || matches!(event.kind, EventKind::KickOff | EventKind::HalfTime)
    {
        return (0, u32::MAX);
    }
    match clock.and_then(|clock| clock.period) {
        Some(Period::FirstHalf) => (STEPS, 45 * STEPS + BREAK - 1),
        Some(Period::HalfTime) => (45 * STEPS + INTERVAL, 45 * STEPS + INTERVAL),
        Some(Period::SecondHalf) => (46 * STEPS, 90 * STEPS + BREAK),
        Some(Period::ExtraTime) => (91 * STEPS, 120 * STEPS + BREAK),
        Some(Period::Shootout) => (121 * STEPS, u32::MAX),
        Some(Period::Early) => (STEPS, 20 * STEPS),
        Some(Period::Late) => (70 * STEPS, 120 * STEPS),
        None if event.kind == EventKind::Shootout => (121 * STEPS, u32::MAX),
        None => (0, u32::MAX),
    }
}

/// A lead that is doubled was taken before: the side's goal without a minute moves in front of the doubling.
fn doubled(document: &Document, events: &mut [Event]) {
    let goal = |event: &Event| {
        matches!(event.kind, EventKind::Goal | EventKind::PenaltyGoal) && !event.other_match && event.team.is_some()
    };
    let doubles = |event: &Event| {
        let first = document.token_at(event.evidence.start);
        let tokens = document.tokens_of(&(first..document.token_at(event.evidence.end)));
        tokens.iter().any(|token| token.word == w!("doubled") || token.word == w!("doubling"))
    };
    let Some(at) = events.iter().position(|event| goal(event) && doubles(event)) else { return };
    let team = events.get(at).and_then(|event| event.team.clone());
    let same = |event: &Event| goal(event) && event.team == team;
    if events.iter().take(at).any(same) {
        return;
    }
    let later = events
        .iter()
        .skip(at + 1)
        .position(|event| same(event) && event.clock.as_ref().is_none_or(|clock| clock.minute.is_none()));
    if let Some(stretch) = later.and_then(|later| events.get_mut(at..=at + 1 + later)) {
        stretch.rotate_right(1);
    }
}

/// Moves what stands before its cause behind it.
fn behind_causes(events: &mut [Event]) {
    for at in 0..events.len() {
        let Some(cause) = events.get(at).and_then(|event| event.cause.clone()) else { continue };
        let found =
            events.iter().skip(at + 1).take(NEAR).position(|event| event.id == cause).map(|ahead| at + 1 + ahead);
        if let Some(found) = found
            && let Some(stretch) = events.get_mut(at..=found)
        {
            stretch.rotate_left(1);
        }
    }
}
