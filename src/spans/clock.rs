//! The match clock in words: "after 23 minutes", "two minutes before the break", "late on". Never calendar times.

use crate::document::{Class, Document, Token};
use crate::lexicon::{self, Phrases, gates};
use crate::spans::kinds::{Basis, Clock, Period};
use crate::text::Span;
use crate::w;
use std::ops::Range;

/// Words that tell when in a match something happened.
#[derive(Clone, Debug)]
pub struct MatchTime {
    /// The words.
    pub span: Span,
    /// Their tokens, as indices into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// What they tell by themselves.
    pub clock: Clock,
    /// Minutes after the event told before ("three minutes later"); `clock` then has no minute, or the minute that holds
    /// where nothing was told before ("within five minutes").
    pub later: Option<u8>,
}

/// What a number of minutes is counted from: the values of `[phrases clock-after]`.
mod mark {
    pub const FULL_TIME: u16 = 1;
    pub const BEFORE_HALF_TIME: u16 = 2;
    pub const AFTER_HALF_TIME: u16 = 3;
    pub const KICK_OFF: u16 = 4;
    pub const EVENT_BEFORE: u16 = 5;
    pub const EXTRA_TIME: u16 = 6;
    pub const END_OF_EXTRA_TIME: u16 = 8;
    pub const STOPPAGE: u16 = 9;
    /// "before the end of a lively first half": what ends is told behind.
    pub const END_OF: u16 = 10;
}

/// The latest minute a match has: of extra time, with room for what is added.
const LATEST: u32 = 125;

/// How far before a time of the second half its sentence tells of extra time, in tokens.
const REACH: usize = 24;
/// How many tokens a time may have before its number.
const LEAD: usize = 7;

/// What a time may begin with, besides digits.
const BEGINS: u64 = gates::COUNTED.bit() | lexicon::CLOCK_WORDS.bit() | lexicon::CLOCK_VAGUE.bit();

/// The match times of `document`, in text order, disjoint.
pub fn find(document: &Document) -> Vec<MatchTime> {
    let mut times = Vec::new();
    for sentence in document.sentences.iter().filter(|sentence| sentence.begins & (BEGINS | gates::DIGITS) != 0) {
        let tokens = document.tokens_of(&sentence.tokens);
        let (mut at, mut number) = (0, 0);
        while let Some(token) = tokens.get(at) {
            let begins = token.word.begins(BEGINS) || matches!(token.class, Class::Number | Class::Ordinal);
            if !begins {
                at += 1;
                continue;
            }
            while number < at || number < tokens.len() && !may_be_number(tokens, number) {
                number += 1;
            }
            let counted = if number <= at + LEAD { counted(document.text, tokens, at, number) } else { None };
            let found = counted.or_else(|| in_words(tokens, at));
            if let Some((length, clock, later)) = found
                && let Some([first, .., last] | [first @ last]) = tokens.get(at..at + length)
            {
                // "|as early as the| 13th minute"
                let ahead = at.checked_sub(4).and_then(|from| tokens.get(from..at)).filter(|lead| {
                    matches!(lead, [a, _, b, the] if [a.word, b.word, the.word] == [w!("as"), w!("as"), w!("the")])
                });
                let first = ahead.and_then(|lead| lead.first()).unwrap_or(first);
                let start = sentence.tokens.start + (at - ahead.map_or(0, |lead| lead.len())) as u32;
                let span = first.span().to(last.span());
                let clock = Clock { evidence: Some(span), ..clock };
                times.push(MatchTime {
                    span,
                    tokens: start..sentence.tokens.start + (at + length) as u32,
                    clock,
                    later,
                });
                at += length;
            } else {
                at += 1;
            }
        }
    }
    times
}

type Told = (usize, Clock, Option<u8>);

fn stated(minute: u32) -> Clock {
    Clock { minute: Some(minute as u8), ..Clock::default() }
}

fn derived(minute: u32) -> Clock {
    Clock { minute: Some(minute as u8), approximate: true, basis: Basis::Derived, ..Clock::default() }
}

fn added(base: u8, stoppage: u8) -> Clock {
    Clock { minute: Some(base), stoppage: Some(stoppage), approximate: stoppage == 0, ..Clock::default() }
}

/// A time with a number in it that begins at `at`, the word before the number included; `first` is the first token from there
/// on that may be a number.
fn counted(text: &str, tokens: &[Token], at: usize, first: usize) -> Option<Told> {
    let (mut number_at, mut before) = (at, None);
    if tokens.get(at)?.word.is(&lexicon::CLOCK_LEAD) {
        number_at += 1;
        let mut fillers = 0;
        // "took" may have somebody before the number: "it took the hosts just four minutes".
        let room = if [w!("took"), w!("needed")].contains(&tokens.get(at)?.word) { 6 } else { 3 };
        if first > at + 1 + room {
            return None;
        }
        before = words_of(&lexicon::CLOCK_BEFORE, tokens, at);
        while fillers < room && (number_at < first || number(text, tokens, number_at).is_none()) {
            let filler = tokens.get(number_at)?;
            let somebody = room == 6 && filler.class == Class::Word && !filler.word.is(&lexicon::CLOCK_LEAD);
            if !(filler.word.is(&lexicon::CLOCK_FILLER) || somebody) {
                return None;
            }
            number_at += 1;
            fillers += 1;
        }
    }
    let (value, length, ordinal) = number(text, tokens, number_at)?;
    let mut end = number_at + length;
    if let Some(clock) = with_plus(text, tokens, end, value) {
        return Some((end + 2 - at, clock, None));
    }
    if ordinal {
        let lead = number_at.checked_sub(2).and_then(|at| tokens.get(at..at + 2)).unwrap_or(&[]);
        let in_the = matches!(lead, [first, second] if first.word == w!("in") && second.word == w!("the"));
        // "Marsh (10th) opened the scoring"
        let class = |at: usize| tokens.get(at).map(|token| token.class);
        if class(number_at) == Some(Class::Ordinal)
            && number_at > 0
            && class(number_at - 1) == Some(Class::Open)
            && class(end) == Some(Class::Close)
            && (1..=LATEST).contains(&value)
        {
            return Some((end - at, stated(value), None));
        }
        // "in the 14th and 43rd minutes"
        let joint = |at: usize| tokens.get(at).is_some_and(|t| t.word == w!("and") || t.class == Class::Comma);
        if joint(end)
            && let Some((_, more, true)) = number(text, tokens, end + 1)
            && (unit(tokens, end + 1 + more, &lexicon::MINUTE).is_some() || joint(end + 1 + more))
            && (1..=LATEST).contains(&value)
            && (in_the
                || matches!(lead, [_, second] if second.class == Class::Comma)
                    && number(text, lead, 0).is_some_and(|(.., ordinal)| ordinal))
        {
            return Some((end - at, stated(value), None));
        }
        // "added a third in the 58th, heading in"
        if tokens.get(number_at)?.class == Class::Ordinal
            && in_the
            && (in_alone(tokens, end) || tokens.get(end)?.word.is(&lexicon::MINUTE_GOES_ON))
            && (1..=LATEST).contains(&value)
        {
            return Some((end - at, stated(value), None));
        }
        // "in the fifth added minute"
        if tokens.get(end)?.word.is(&lexicon::ADDED)
            && let Some(behind) = unit(tokens, end + 1, &lexicon::MINUTE)
        {
            return (value <= 20).then(|| (behind - at, added(90, value as u8), None));
        }
        end = unit(tokens, end, &lexicon::MINUTE)?;
        return (value <= LATEST).then(|| ordinal_minute(tokens, at, end, value));
    }
    if before == Some((1, 1))
        && [w!("on"), w!("after")].contains(&tokens.get(at)?.word)
        && unit(tokens, end, &lexicon::MINUTE).is_none()
    {
        // "Brandt headed in on 56": nothing that the number could count follows.
        let next = tokens.get(end);
        let alone = next.is_none_or(|next| {
            next.class != Class::Word && !next.glued
                || next.word.is(&lexicon::STARTER)
                || matches!(next.class, Class::Stop | Class::Comma)
        });
        let bare = tokens.get(number_at)?.class == Class::Number && number_at == at + 1;
        return (bare && alone && (1..=120).contains(&value)).then(|| (end - at, stated(value), None));
    }
    let seconds = unit(tokens, end, &lexicon::SECOND_UNIT).filter(|_| tokens.get(end).is_some_and(|t| !t.glued));
    let minutes = unit(tokens, end, &lexicon::MINUTE);
    let value_in_minutes = if seconds.is_some() { value.div_ceil(60) } else { value };
    // "with 84 on the clock", "with 84 gone"
    let bare = || {
        let clock = words_of(&lexicon::CLOCK_AFTER, tokens, end)
            .is_some_and(|(_, code)| code == mark::KICK_OFF || code == mark::FULL_TIME);
        let with = number_at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.word == w!("with"));
        (clock && with).then_some(end)
    };
    end = minutes.or(seconds).or_else(bare)?;
    // "90-minute", "six-minute lead" count nothing from anywhere.
    if tokens.get(number_at + length).is_some_and(|token| token.class == Class::Hyphen) || value_in_minutes > LATEST {
        return None;
    }
    let (extra, code) = match words_of(&lexicon::CLOCK_AFTER, tokens, end) {
        Some((extra, code)) => (extra, code),
        None if tokens.get(end).is_some_and(|token| token.word == w!("in")) && in_alone(tokens, end + 1) => {
            (1, mark::KICK_OFF)
        }
        None => (0, 0),
    };
    let value = value_in_minutes;
    // "the last ten minutes of the first half" is a stretch, no moment.
    if number_at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| token.word.is(&lexicon::STRETCH)) {
        return None;
    }
    let (extra, code) = if code == mark::END_OF { end_of(tokens, end, extra)? } else { (extra, code) };
    // "So to extra time, and they led within three minutes of the restart"
    let so_far = tokens.get(at.saturating_sub(REACH)..at).unwrap_or(&[]);
    let code = match code {
        mark::AFTER_HALF_TIME if so_far.iter().any(|token| token.word == w!("extra")) => mark::EXTRA_TIME,
        code => code,
    };
    let clock = match code {
        mark::FULL_TIME if value <= 89 => derived(if seconds.is_some() { 90 } else { 90 - value }),
        mark::BEFORE_HALF_TIME if value <= 44 => derived(if seconds.is_some() { 45 } else { 45 - value }),
        mark::AFTER_HALF_TIME if value <= 55 => derived(45 + value),
        mark::KICK_OFF => stated(value.max(1)),
        mark::EXTRA_TIME if value <= 30 => derived(90 + value),
        mark::END_OF_EXTRA_TIME if value <= 29 => derived(120 - value),
        mark::STOPPAGE => added(90, value as u8),
        mark::EVENT_BEFORE => {
            let later = if seconds.is_some() { value.saturating_sub(1) } else { value };
            let clock = Clock { approximate: true, basis: Basis::Derived, ..Clock::default() };
            return Some((end + extra - at, clock, Some(later as u8)));
        }
        // "Having led for 77 minutes, they conceded a penalty": told by what came to an end.
        0 if before.is_some_and(|(_, kind)| kind == 3) => {
            let spell = |token: &Token| token.word.is(&lexicon::SPELL_VERB);
            let opens = tokens.first()?.word.is(&lexicon::SPELL_OPENER);
            let led = tokens.get(at.saturating_sub(10)..at)?.iter().any(spell);
            let comma = tokens.get(end)?.class == Class::Comma;
            let clock = Clock { approximate: true, basis: Basis::Implied, ..stated(value) };
            return (opens && led && comma && (1..=90).contains(&value)).then_some((end - at, clock, None));
        }
        // "within a minute of Marsh's goal"
        0 if before.is_some_and(|(_, kind)| kind == 2) && tokens.get(end).is_some_and(|next| next.word == w!("of")) => {
            let clock = Clock { approximate: true, basis: Basis::Derived, ..Clock::default() };
            return Some((end - at, clock, Some(value as u8)));
        }
        0 => {
            let (_, kind) = before?;
            let later = (kind == 2).then_some(value as u8);
            let clock = Clock { approximate: kind == 2, ..stated(value.max(1)) };
            return Some((end - at, clock, later));
        }
        _ => return None,
    };
    Some((end + extra - at, clock, None))
}

/// "four minutes before the end of a lively first half": the length with what ends, and what it is counted from.
fn end_of(tokens: &[Token], end: usize, extra: usize) -> Option<(usize, u16)> {
    let rest = tokens.get(end + extra..)?.iter().take(6);
    for (at, token) in rest.enumerate() {
        if token.word == w!("half") || token.word == w!("period") {
            let second = tokens.get((end + extra + at).checked_sub(1)?).is_some_and(|t| t.word == w!("second"));
            return Some((extra + at + 1, if second { mark::FULL_TIME } else { mark::BEFORE_HALF_TIME }));
        }
        if token.word == w!("time") {
            return Some((extra + at + 1, mark::END_OF_EXTRA_TIME));
        }
    }
    Some((extra, mark::FULL_TIME))
}

/// "Eleven minutes in, …": what follows is no noun that "in" could belong to.
fn in_alone(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|next| {
        matches!(next.class, Class::Comma | Class::Stop | Class::Dash | Class::Close | Class::Semicolon)
            || next.word.is(&lexicon::CLOCK_GOES_ON)
    })
}

/// "90+2": the number before the plus is read already.
fn with_plus(text: &str, tokens: &[Token], end: usize, value: u32) -> Option<Clock> {
    let (plus, more) = (tokens.get(end)?, tokens.get(end + 1)?);
    let stoppage = more.number(text)?;
    let fits = plus.span().of(text) == "+" && more.class == Class::Number && stoppage <= 20;
    (fits && matches!(value, 45 | 90 | 105 | 120)).then(|| added(value as u8, stoppage as u8))
}

/// "in the second minute of stoppage time", "the 60th minute", from `at` to `end`, which is behind "minute".
fn ordinal_minute(tokens: &[Token], at: usize, end: usize, value: u32) -> Told {
    let (extra, clock) = match words_of(&lexicon::CLOCK_ORDINAL_AFTER, tokens, end) {
        Some((extra, base @ (45 | 90 | 120))) => (extra, added(base as u8, value.min(20) as u8)),
        Some((extra, 1)) => (extra, derived((45 + value).min(90))),
        Some((extra, 2)) => (extra, derived((90 + value).min(120))),
        _ => (0, stated(value.max(1))),
    };
    (end + extra - at, clock, None)
}

/// A time in words that begins at `at`.
fn in_words(tokens: &[Token], at: usize) -> Option<Told> {
    let begins = lexicon::CLOCK_WORDS.bit() | lexicon::CLOCK_VAGUE.bit();
    tokens.get(at).filter(|token| token.word.begins(begins))?;
    let period = |period| Clock { period: Some(period), ..Clock::default() };
    let best = words_of(&lexicon::CLOCK_WORDS, tokens, at);
    // "just after the hour mark" tells no minute.
    if let Some((length, _)) = words_of(&lexicon::CLOCK_VAGUE, tokens, at)
        && let Some((more, minute)) = words_of(&lexicon::CLOCK_WORDS, tokens, at + length)
            .filter(|&(_, value)| value < 1000)
            .or_else(|| words_of(&lexicon::CLOCK_HOUR, tokens, at + length))
        && best.is_none_or(|(best, _)| length + more > best)
    {
        let half = if minute < 45 { Period::FirstHalf } else { Period::SecondHalf };
        return Some((length + more, period(half), None));
    }
    let (length, value) = best?;
    let minute = (value % 1000) as u8;
    let clock = match value {
        0..1000 => stated(minute as u32),
        1000..2000 => Clock { approximate: true, ..stated(minute as u32) },
        2000..3000 => added(minute, 0),
        3045 => Clock { approximate: true, period: Some(Period::HalfTime), ..stated(45) },
        4001 => period(Period::FirstHalf),
        4002 => period(Period::SecondHalf),
        4003 => period(Period::ExtraTime),
        4004 => period(Period::Early),
        4005 => period(Period::Late),
        _ => return None,
    };
    Some((length, clock, None))
}

/// Whether [`number`] may find one at `at`.
fn may_be_number(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        matches!(token.class, Class::Number | Class::Ordinal)
            || token.word.is_any(crate::any!(NUMBER, ORDINAL))
            || token.word == w!("a")
    })
}

/// A number in digits or words at `at`: its value, its length in tokens, whether it is an ordinal.
fn number(text: &str, tokens: &[Token], at: usize) -> Option<(u32, usize, bool)> {
    let token = tokens.get(at)?;
    if let Some(value) = token.number(text) {
        return Some((value, 1, token.class == Class::Ordinal));
    }
    let value = token.word.value(&lexicon::NUMBER);
    if let Some(tens @ 20..=90) = value
        && let Some([hyphen, ones]) = tokens.get(at + 1..at + 3)
        && hyphen.class == Class::Hyphen
        && hyphen.glued
    {
        for (class, ordinal) in [(&lexicon::NUMBER, false), (&lexicon::ORDINAL, true)] {
            if let Some(ones) = ones.word.value(class).filter(|&ones| ones <= 9) {
                return Some((tens as u32 + ones as u32, 3, ordinal));
            }
        }
    }
    match value {
        Some(value) => Some((value as u32, 1, false)),
        None if token.word == w!("a") && tokens.get(at + 1).is_some_and(|next| next.word == w!("minute")) => {
            Some((1, 1, false))
        }
        None => token.word.value(&lexicon::ORDINAL).map(|value| (value as u32, 1, true)),
    }
}

/// The index behind a unit of time at `at`; a hyphen or one filler may stand before it.
fn unit(tokens: &[Token], at: usize, class: &lexicon::Class) -> Option<usize> {
    // "made it 1-0 |a| minute into the second half"
    let filler = |token: &Token| token.word.is(&lexicon::CLOCK_FILLER) && token.word != w!("a");
    let skipped = tokens.get(at).is_some_and(|token| token.class == Class::Hyphen || filler(token));
    let at = at + skipped as usize;
    tokens.get(at)?.word.is(class).then_some(at + 1)
}

/// The longest phrase of `table` at `at`, hyphens left out: its length in tokens with them, and its value.
pub(crate) fn words_of(table: &Phrases, tokens: &[Token], at: usize) -> Option<(usize, u16)> {
    let rest = tokens.get(at..)?;
    rest.first().filter(|first| first.class == Class::Hyphen || first.word.begins(table.bit()))?;
    let words = rest.iter().filter(|token| token.class != Class::Hyphen).map(|token| token.word);
    let (words, value) = table.longest(words)?;
    let mut left = words;
    let length = rest.iter().take_while(|token| {
        let goes_on = left > 0;
        left -= (token.class != Class::Hyphen && goes_on) as usize;
        goes_on
    });
    Some((length.count(), value))
}
