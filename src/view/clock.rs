//! The match clock: one line from kick-off to the end, the home side's moments above it, the away side's below.
//!
//! Places along the line are per cent, so that the drawing fits any width; sizes are pixels. To eyes it is the list at a
//! glance; to ears it is one image with a name, and the list below is the real thing.

use super::labels::{digits, score};
use super::moments::is_play;
use super::strip::sides;
use super::{Attr, Labels, Markup, Node, Tag};
use crate::article::{Article, Basis, Clock, Event, EventKind, Period};
use std::borrow::Cow;

/// Pixels from one lane of marks to the next.
const LANE: u32 = 12;
/// Pixels that a side's name takes.
const ROW: u32 = 14;
/// Most lanes on one side of the line; what finds no place in them joins a numbered group.
const LANES: u32 = 2;
/// Pixels of a drawing in which all marks have room; wider ones have room to spare.
const WIDTH: u32 = 300;
/// The line's length in minutes, half-time and stoppage time included; tenths.
const REGULAR: u32 = 980;
const EXTRA: u32 = 1340;

/// Which side of the line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
    On,
}

struct Mark<'a> {
    event: &'a Event,
    /// What found no place of its own.
    more: Vec<&'a Event>,
    side: Side,
    lane: u32,
    /// What it takes of its lane, score and all, tenths of a minute.
    room: (u32, u32),
    /// First and last place on the line, tenths of a minute; the same for a minute that is told.
    from: u32,
    to: u32,
}

/// Appends the drawing; nothing where no moment has a place on the clock.
pub fn push<'a>(out: &mut Markup<'a>, article: &'a Article, labels: Labels<'a>) {
    let extra = article.events.iter().any(|event| {
        let clock = event.clock.as_ref();
        !event.other_match
            && (event.kind == EventKind::ExtraTime
                || clock.is_some_and(|clock| clock.minute > Some(90) || clock.period == Some(Period::ExtraTime)))
    });
    let length = if extra { EXTRA } else { REGULAR };
    let marks = marks(article, length);
    if marks.is_empty() {
        return;
    }
    let lanes = |side| marks.iter().filter(|mark| mark.side == side).map(|mark| mark.lane + 1).max().unwrap_or(0);
    let line = ROW + lanes(Side::Above) * LANE + 5;
    // Numbers first, then the away side's name: where there is little room the names are cut off.
    let numbers = line + lanes(Side::Below) * LANE + 15;
    let height = numbers + 3 + ROW;

    out.open(Tag::Svg, "tl-clock");
    out.attr(Attr::Part, "clock");
    out.attr(Attr::Role, "img");
    out.attr_made(Attr::Height, digits(height as usize));
    out.attr_made(Attr::Label, labels.fill("match-clock", &told(article, labels)));
    for (team, y) in sides(article).into_iter().zip([10, height - 3]) {
        if let Some(name) = team {
            words(out, "tl-club", "0", digits(y as usize), name);
        }
    }
    axis(out, extra, length, line, numbers);
    for mark in &marks {
        draw(out, mark, length, line);
    }
    out.close();
}

/// Everything with a place on the clock, with its lane. Goals find theirs first.
fn marks(article: &Article, length: u32) -> Vec<Mark<'_>> {
    let [home, away] = sides(article);
    let pixels = |count: u32| count * length / WIDTH;
    let mut marks: Vec<Mark> = Vec::new();
    let events = || article.events.iter().filter(|event| !event.other_match && is_play(event));
    let goals = events().filter(|event| is_goal(event.kind));
    for event in goals.chain(events().filter(|event| !is_goal(event.kind))) {
        let Some((from, to)) = place(event) else { continue };
        let side = match event.team.as_deref() {
            // An own goal counts for the others, and stands with what it brought them.
            team if team.is_some() && team == home => Side::Above,
            team if team.is_some() && team == away => Side::Below,
            _ => Side::On,
        };
        let middle = (from + to) / 2;
        let (mut first, mut after) = (middle.saturating_sub(pixels(7)), middle + pixels(7));
        if is_goal(event.kind) && event.score.is_some() {
            if is_late(middle, length) {
                first = first.saturating_sub(pixels(26));
            } else {
                after += pixels(26);
            }
        }
        let lanes = if side == Side::On { 1 } else { LANES };
        let taken =
            |mark: &Mark, lane| mark.side == side && mark.lane == lane && mark.room.0 < after && first < mark.room.1;
        if let Some(lane) = (0..lanes).find(|&lane| !marks.iter().any(|mark| taken(mark, lane))) {
            marks.push(Mark { event, more: Vec::new(), side, lane, room: (first, after), from, to });
        } else if let Some(mark) = marks.iter_mut().rev().find(|mark| taken(mark, lanes - 1)) {
            mark.more.push(event);
        }
    }
    marks
}

/// Whether there is no room for a score behind a mark.
fn is_late(middle: u32, length: u32) -> bool {
    middle * 100 > length * 86
}

/// First and last place of an event on the line, tenths of a minute.
fn place(event: &Event) -> Option<(u32, u32)> {
    use EventKind::{ExtraTime, FullTime, HalfTime, KickOff, Shootout, Spell};
    let clock = event.clock.as_ref()?;
    if matches!(event.kind, KickOff | HalfTime | FullTime | ExtraTime | Shootout | Spell) {
        return None;
    }
    if let Some(minute) = clock.minute {
        let at = spot(minute as u32, clock.stoppage.unwrap_or(0) as u32);
        return Some((at, at));
    }
    let (first, last) = match clock.period? {
        Period::Early => (1, 20),
        Period::FirstHalf => (1, 45),
        Period::HalfTime => (45, 46),
        Period::SecondHalf => (46, 90),
        Period::Late => (75, 90),
        Period::ExtraTime => (91, 120),
        Period::Shootout => return None,
    };
    Some((spot(first, 0), spot(last, 0)))
}

/// A minute's place on the line, tenths of a minute: half-time and the break before extra time are gaps of four.
fn spot(minute: u32, stoppage: u32) -> u32 {
    match minute {
        0..=44 => minute * 10,
        45 => 450 + (stoppage * 6).min(25),
        46..=89 => minute * 10 + 40,
        90 => 940 + (stoppage * 5).min(40),
        _ => minute.min(120) * 10 + 120 + (stoppage * 5).min(20),
    }
}

fn axis<'a>(out: &mut Markup<'a>, extra: bool, length: u32, line: u32, numbers: u32) {
    for (from, to) in [(0, 450), (490, 980), (1020, 1340)].into_iter().take(if extra { 3 } else { 2 }) {
        segment(out, "tl-axis", from, to, length, [line, line]);
    }
    for minute in [0usize, 15, 30, 45, 60, 75, 90, 105, 120].into_iter().take(if extra { 9 } else { 7 }) {
        let at = spot(minute as u32, 0);
        segment(out, "tl-tick", at, at, length, [line.saturating_sub(3), line + 3]);
        words(out, "tl-num", percent(at, length), digits(numbers as usize), digits(minute));
    }
}

fn draw<'a>(out: &mut Markup<'a>, mark: &Mark<'a>, length: u32, line: u32) {
    use EventKind::*;
    let away = mark.lane * LANE + 11;
    let y = match mark.side {
        Side::Above => line.saturating_sub(away),
        Side::Below => line + away,
        Side::On => line,
    };
    let event = mark.event;
    // A minute that is worked out is hollow; a stretch of the match is a bar.
    let worked_out = |clock: &Clock| clock.approximate || clock.basis != Basis::Stated;
    let vague = mark.from != mark.to || event.clock.as_ref().is_some_and(worked_out);
    if mark.from != mark.to {
        segment(out, "tl-range", mark.from, mark.to, length, [y, y]);
    }
    let (class, shape) = match event.kind {
        Goal => ("tl-goal", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"),
        // Its letter is cut out of the disc; a hollow one has it inside.
        PenaltyGoal if vague => ("tl-pen", RING),
        PenaltyGoal => (
            "tl-pen",
            "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0zM-2.5-4h3a2.6 2.6 0 0 1 0 5.2h-1.2v2.8h-1.8zM-.7-2.5v2.2h1a1.1 1.1 0 0 0 0-2.2z",
        ),
        OwnGoal => ("tl-own", RING),
        PenaltyMissed | PenaltySaved | DisallowedGoal => {
            ("tl-no", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM-3-3l6 6M3-3l-6 6")
        }
        YellowCard => ("tl-yellow", "M-3.5-5h7v10h-7z"),
        RedCard => ("tl-red", "M-3.5-5h7v10h-7z"),
        Substitution => ("tl-sub", "M-6 3l3-6 3 6zM0-3h6l-3 6z"),
        _ => ("tl-dot", "M0-4v8"),
    };
    let middle = (mark.from + mark.to) / 2;
    let group = !mark.more.is_empty();
    out.open(Tag::Svg, if vague && !group { "tl-mark tl-hollow" } else { "tl-mark" });
    out.attr_made(Attr::X, percent(middle, length));
    out.attr_made(Attr::Y, digits(y as usize));
    let mut ids = event.id.clone();
    for other in &mark.more {
        ids.push(' ');
        ids.push_str(&other.id);
    }
    out.attr_made(Attr::Item, ids);
    out.attr(Attr::Do, if group { "group" } else { "event" });
    out.open(Tag::Path, if group { "tl-crowd" } else { class });
    out.attr(Attr::D, if group { RING } else { shape });
    out.close();
    let inner = match event.kind {
        _ if group => digits(mark.more.len() + 1),
        OwnGoal => "OG".into(),
        PenaltyGoal if vague => "P".into(),
        _ => String::new(),
    };
    if !inner.is_empty() {
        words(out, "tl-in", "0", "3", inner);
    }
    // In a group, the score after the last of its goals.
    let after = mark.more.iter().rev().chain([&event]).find(|event| is_goal(event.kind)).and_then(|event| event.score);
    if let Some(after) = after {
        let late = is_late(middle, length);
        words(
            out,
            if late { "tl-tally tl-late" } else { "tl-tally" },
            if late { "-9" } else { "9" },
            "4",
            score(after),
        );
    }
    out.close();
}

/// A circle around a letter or a number.
const RING: &str = "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0z";

fn is_goal(kind: EventKind) -> bool {
    matches!(kind, EventKind::Goal | EventKind::PenaltyGoal | EventKind::OwnGoal)
}

fn segment<'a>(out: &mut Markup<'a>, class: &'static str, from: u32, to: u32, length: u32, [y1, y2]: [u32; 2]) {
    out.open(Tag::Line, class);
    out.attr_made(Attr::X1, percent(from, length));
    out.attr_made(Attr::X2, percent(to, length));
    out.attr_made(Attr::Y1, digits(y1 as usize));
    out.attr_made(Attr::Y2, digits(y2 as usize));
    out.close();
}

fn words<'a>(
    out: &mut Markup<'a>,
    class: &'static str,
    x: impl Into<Cow<'a, str>>,
    y: impl Into<Cow<'a, str>>,
    words: impl Into<Cow<'a, str>>,
) {
    out.open(Tag::Text, class);
    out.nodes.push(Node::Attr(Attr::X, x.into()));
    out.nodes.push(Node::Attr(Attr::Y, y.into()));
    out.text(words);
    out.close();
}

/// A place on the line as a share of the drawing's width: "43.2%".
fn percent(at: u32, length: u32) -> String {
    let tenths = 20 + at * 960 / length;
    let mut out = digits(tenths as usize / 10);
    out.push('.');
    out.push_str(&digits(tenths as usize % 10));
    out.push('%');
    out
}

/// All that is drawn in words, for those who do not see it.
fn told(article: &Article, labels: Labels) -> String {
    let mut out = String::new();
    for event in article.events.iter().filter(|event| !event.other_match && is_play(event) && place(event).is_some()) {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(&labels.when(event));
        out.push(' ');
        out.push_str(&labels.event(event));
    }
    out
}
