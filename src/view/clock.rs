//! The match clock: one line from kick-off to the end, the home side's moments above it, the away side's below.
//!
//! Places along the line are per cent, so that the drawing fits any width; sizes are pixels. To eyes it is the list at a
//! glance; to ears it is one image with a name, and the list below is the real thing.

use super::labels::{digits, score};
use super::moments::is_play;
use super::{Attr, Labels, Markup, Tag};
use crate::article::{Article, Event, EventKind, Period};

/// Pixels from one lane of marks to the next.
const LANE: u32 = 17;
/// Pixels that a side's name or the row of numbers takes.
const ROW: u32 = 14;
/// Most lanes on one side of the line; further marks share the outermost.
const LANES: usize = 3;
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
    side: Side,
    lane: usize,
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
    let lanes =
        |side| marks.iter().filter(|mark| mark.side == side).map(|mark| mark.lane as u32 + 1).max().unwrap_or(0);
    let line = ROW + lanes(Side::Above) * LANE + 6;
    // Numbers first, then the away side's name: where there is little room the names are cut off.
    let numbers = line + lanes(Side::Below) * LANE + 6 + ROW;
    let height = numbers + ROW;

    out.open(Tag::Svg, "tl-clock");
    out.attr(Attr::Part, "clock");
    out.attr(Attr::Role, "img");
    out.attr_made(Attr::Height, digits(height as usize));
    out.attr_made(Attr::Label, labels.fill("match-clock", &told(&marks, labels)));
    for (team, y) in sides(article).into_iter().zip([10, height - 3]) {
        if let Some(name) = team {
            words(out, "tl-club", 0, y, name);
        }
    }
    axis(out, extra, length, line, numbers - 3);
    for mark in &marks {
        draw(out, mark, length, line);
    }
    out.close();
}

/// The side above the line and the side below it: home and away, or else in the order of the teams.
fn sides(article: &Article) -> [Option<&str>; 2] {
    let Some(found) = &article.match_ else { return [None; 2] };
    [
        found.home.as_deref().or(found.teams.first().map(String::as_str)),
        found.away.as_deref().or(found.teams.get(1).map(String::as_str)),
    ]
}

/// Everything with a place on the clock, with its lane.
fn marks(article: &Article, length: u32) -> Vec<Mark<'_>> {
    let [home, away] = sides(article);
    // Where each lane of each side is free from, tenths of a minute.
    let mut free = [[0; LANES]; 2];
    let mut marks: Vec<Mark> = Vec::new();
    for event in article.events.iter().filter(|event| !event.other_match && is_play(event)) {
        let Some((from, to)) = place(event) else { continue };
        let side = match event.team.as_deref() {
            // An own goal counts for the others, and stands with what it brought them.
            team if team.is_some() && team == home => Side::Above,
            team if team.is_some() && team == away => Side::Below,
            _ => Side::On,
        };
        // Laid out for a line of 300 pixels: wider ones have room to spare.
        let pixels = |count: u32| count * length / 300;
        let middle = (from + to) / 2;
        let half = pixels(8);
        let width = if is_goal(event.kind) && event.score.is_some() { pixels(38) } else { pixels(16) };
        let mut lane = 0;
        if let Some(lanes) = free.get_mut(if side == Side::Below { 1 } else { 0 })
            && side != Side::On
        {
            lane = lanes.iter().position(|&free| free <= middle.saturating_sub(half)).unwrap_or(LANES - 1);
            if let Some(slot) = lanes.get_mut(lane) {
                *slot = middle.saturating_sub(half) + width;
            }
        }
        marks.push(Mark { event, side, lane, from, to });
    }
    marks
}

/// First and last place of an event on the line, tenths of a minute.
fn place(event: &Event) -> Option<(u32, u32)> {
    use EventKind::{ExtraTime, FullTime, HalfTime, KickOff, Shootout};
    let clock = event.clock.as_ref()?;
    if matches!(event.kind, KickOff | HalfTime | FullTime | ExtraTime | Shootout) {
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
    for minute in [0, 15, 30, 45, 60, 75, 90, 105, 120].into_iter().take(if extra { 9 } else { 7 }) {
        let at = spot(minute, 0);
        segment(out, "tl-tick", at, at, length, [line.saturating_sub(3), line + 3]);
        out.open(Tag::Text, "tl-num");
        out.attr_made(Attr::X, percent(at, length));
        out.attr_made(Attr::Y, digits(numbers as usize));
        out.text(digits(minute as usize));
        out.close();
    }
}

fn draw<'a>(out: &mut Markup<'a>, mark: &Mark<'a>, length: u32, line: u32) {
    use EventKind::*;
    let away = (mark.lane as u32) * LANE + 12;
    let y = match mark.side {
        Side::Above => line.saturating_sub(away),
        Side::Below => line + away,
        Side::On => line,
    };
    let event = mark.event;
    // A minute that is worked out is hollow; a stretch of the match is a bar.
    let vague = mark.from != mark.to || event.clock.as_ref().is_some_and(|clock| clock.approximate);
    if mark.from != mark.to {
        segment(out, "tl-range", mark.from, mark.to, length, [y, y]);
    }
    let (class, shape) = match event.kind {
        Goal => ("tl-goal", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"),
        PenaltyGoal => (
            "tl-pen",
            "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0zM-2.5-4h3a2.6 2.6 0 0 1 0 5.2h-1.2v2.8h-1.8zM-.7-2.5v2.2h1a1.1 1.1 0 0 0 0-2.2z",
        ),
        OwnGoal => ("tl-own", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM-2 0h4"),
        PenaltyMissed | PenaltySaved | DisallowedGoal => {
            ("tl-no", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM-3-3l6 6M3-3l-6 6")
        }
        YellowCard => ("tl-yellow", "M-3.5-5h7v10h-7z"),
        RedCard => ("tl-red", "M-3.5-5h7v10h-7z"),
        Substitution => ("tl-sub", "M-6 3l3-6 3 6zM0-3h6l-3 6z"),
        _ => ("tl-dot", "M0-4v8"),
    };
    out.open(Tag::Svg, if vague { "tl-mark tl-hollow" } else { "tl-mark" });
    out.attr_made(Attr::X, percent((mark.from + mark.to) / 2, length));
    out.attr_made(Attr::Y, digits(y as usize));
    out.attr(Attr::Item, &event.id);
    out.attr(Attr::Do, "event");
    out.open(Tag::Path, class);
    out.attr(Attr::D, shape);
    out.close();
    if is_goal(event.kind)
        && let Some(after) = event.score
    {
        out.open(Tag::Text, "tl-tally");
        out.attr(Attr::X, "9");
        out.attr(Attr::Y, "4");
        out.text(score(after));
        out.close();
    }
    out.close();
}

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

fn words<'a>(out: &mut Markup<'a>, class: &'static str, x: u32, y: u32, words: &'a str) {
    out.open(Tag::Text, class);
    out.attr_made(Attr::X, digits(x as usize));
    out.attr_made(Attr::Y, digits(y as usize));
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

/// All marks in words, for those who do not see them.
fn told(marks: &[Mark], labels: Labels) -> String {
    let mut out = String::new();
    for mark in marks {
        if !out.is_empty() {
            out.push_str("; ");
        }
        out.push_str(&labels.when(mark.event));
        out.push(' ');
        out.push_str(&labels.event(mark.event));
    }
    out
}
