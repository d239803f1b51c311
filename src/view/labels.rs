//! The words of the interface, as data: one file a language.

use crate::Date;
use crate::article::{Clock, Event, EventKind, Period};
use crate::text::letter;
use std::sync::OnceLock;

/// One place in memory, so that it is known by its address.
static ENGLISH: &str = include_str!("labels/en.txt");

/// The interface in one language; English where a row is missing.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a>(&'a str);

impl Default for Labels<'_> {
    fn default() -> Self {
        Labels(ENGLISH)
    }
}

impl<'a> Labels<'a> {
    /// The words of `file`, rows of `key = words`; `#` starts a comment line.
    pub const fn new(file: &'a str) -> Labels<'a> {
        Labels(file)
    }

    /// The words under `key`; empty where no file has it.
    pub fn get(self, key: &str) -> &'a str {
        let own = if std::ptr::eq(self.0, ENGLISH) { None } else { row(self.0, key) };
        own.or_else(|| english(key)).unwrap_or("")
    }

    /// The words under `key` with `value` in their place.
    pub fn fill(self, key: &str, value: &str) -> String {
        fill(self.get(key), "{}", value)
    }

    /// A number of things: "9 moments", "1 moment".
    pub fn count(self, key: &str, count: usize) -> String {
        let one = if count == 1 { self.get(&join(key, ".1")) } else { "" };
        if one.is_empty() { self.fill(key, &digits(count)) } else { one.to_string() }
    }

    /// The minute as a scoreboard shows it: "77′", "90+2′", "c. 43′"; `None` where the article tells none.
    pub fn minute(self, clock: &Clock) -> Option<String> {
        let mut out = digits(clock.minute? as usize);
        if let Some(stoppage) = clock.stoppage {
            out.push('+');
            if stoppage > 0 {
                out.push_str(&digits(stoppage as usize));
            }
        }
        let minute = self.fill("minute", &out);
        Some(if clock.approximate { self.fill("about", &minute) } else { minute })
    }

    /// When it happened, for the column of times: a minute, a part of the match, a day, or nothing.
    pub fn when(self, event: &Event) -> String {
        let clock = event.clock.as_ref();
        if let Some(minute) = clock.and_then(|clock| self.minute(clock)) {
            return minute;
        }
        match (clock.and_then(|clock| clock.period), event.date) {
            (Some(period), _) => self.period(period).to_string(),
            // What happens in play has its day from the match.
            (None, Some(range)) if event.other_match || !in_play(event.kind) => self.day(range.first),
            _ => String::new(),
        }
    }

    /// A day: "Sun 10 Dec".
    pub fn day(self, date: Date) -> String {
        let word = |key, nth: i8| self.get(key).split(letter::is_space).nth(nth as usize).unwrap_or("");
        let out = fill(self.get("day"), "{weekday}", word("weekdays", date.weekday().to_monday_zero_offset()));
        let out = fill(&out, "{day}", &digits(date.day() as usize));
        fill(&out, "{month}", word("months", date.month() - 1))
    }

    /// What happened and who was in it: "Penalty scored — Wayne Rooney, Everton".
    pub fn event(self, event: &Event) -> String {
        let (mut out, people) = (self.get(event.kind.name()).to_string(), self.people(event));
        if !people.is_empty() {
            out.push_str(" — ");
            out.push_str(&people);
        }
        out
    }

    /// Who was in it: "Wayne Rooney, Everton".
    pub fn people(self, event: &Event) -> String {
        let mut out = String::new();
        let mut add = |words: &str| {
            out.push_str(if out.is_empty() { "" } else { ", " });
            out.push_str(words);
        };
        let role = |role, name: &str| {
            let key = join(event.kind.name(), role);
            let words = self.get(&key);
            if words.is_empty() { name.to_string() } else { fill(words, "{}", name) }
        };
        if let Some(player) = &event.player {
            add(&role(".player", player));
        }
        // It is the first one's team: only of a substitution the second one's too.
        let mut team = event.team.as_ref().filter(|_| event.kind != EventKind::Interview);
        if event.kind != EventKind::Substitution
            && let Some(team) = team.take()
        {
            add(team);
        }
        // Beside a card, a miss or a chance nobody knows what the second name did.
        if let Some(other) = &event.other
            && !self.get(&join(event.kind.name(), ".other")).is_empty()
        {
            add(&role(".other", other));
        }
        if let Some(team) = team {
            add(team);
        }
        out
    }

    fn period(self, period: Period) -> &'a str {
        match period {
            Period::HalfTime => self.get("half-time-period"),
            Period::ExtraTime => self.get("extra-time-period"),
            Period::Shootout => self.get("shootout-period"),
            _ => self.get(period.name()),
        }
    }
}

/// Whether a kind of event belongs to the play itself.
pub fn in_play(kind: EventKind) -> bool {
    kind < EventKind::Interview && kind != EventKind::Spell
}

/// A number in digits, without the formatting machinery.
pub fn digits(mut value: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, (b'0' + (value % 10) as u8) as char);
        value /= 10;
        if value == 0 {
            return out;
        }
    }
}

/// A score: "1–0".
pub fn score([home, away]: [u8; 2]) -> String {
    let mut out = digits(home as usize);
    out.push('–');
    out.push_str(&digits(away as usize));
    out
}

/// The two, one after the other.
pub fn join(first: &str, second: &str) -> String {
    let mut out = String::with_capacity(first.len() + second.len());
    out.push_str(first);
    out.push_str(second);
    out
}

/// A row of the English file, whose rows are told apart once.
fn english(key: &str) -> Option<&'static str> {
    static ROWS: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        let mut rows = Vec::new();
        each_row(ENGLISH, &mut |key, words| rows.push((key, words)));
        rows
    });
    rows.iter().find(|(known, _)| *known == key).map(|&(_, words)| words)
}

fn row<'a>(file: &'a str, key: &str) -> Option<&'a str> {
    let mut found = None;
    each_row(file, &mut |known, words| {
        if known == key {
            found.get_or_insert(words);
        }
    });
    found
}

/// The rows of a file. By hand: the library's way to split a string is kilobytes of code.
fn each_row<'a>(file: &'a str, take: &mut dyn FnMut(&'a str, &'a str)) {
    let (mut start, mut key) = (0, None);
    for (at, byte) in file.bytes().chain([b'\n']).enumerate() {
        match byte {
            b'=' if key.is_none() => key = Some(at),
            b'\n' => {
                if let Some(middle) = key.take()
                    && let (Some(key), Some(words)) = (file.get(start..middle), file.get(middle + 1..at))
                {
                    take(key.trim_ascii(), words.trim_ascii());
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// `words` with `value` in the first place that `place` marks; `place` begins with a brace.
fn fill(words: &str, place: &str, value: &str) -> String {
    let mut out = String::with_capacity(words.len() + value.len());
    // By hand: the library's search for a string is kilobytes of code.
    for (at, c) in words.char_indices() {
        if c == '{'
            && let Some(after) = words.get(at..).and_then(|rest| rest.strip_prefix(place))
        {
            out.push_str(value);
            out.push_str(after);
            return out;
        }
        out.push(c);
    }
    out
}
