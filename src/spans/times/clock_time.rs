use super::{Clock, Scope};
use crate::document::{Class, Token};
use crate::lexicon;
use crate::text::letter;
use crate::w;

/// A time of day that begins at token `at`, and the index after its last token: "3pm", "7.45 p.m.", "15:00", "8 o'clock",
/// "1500 GMT", each with its zone.
pub fn clock(scope: &Scope, at: usize) -> Option<(usize, Clock)> {
    let text = scope.text;
    let first = scope.tokens.get(at)?;
    if !matches!(first.class, Class::Number | Class::Mixed) {
        return None;
    }
    let rest = text.get(first.span().start as usize..)?;
    let (hour, length) = digits(rest, 4)?;
    let colon = rest.get(length..)?.starts_with(':');
    let minute = match (length, rest.get(length..length + 1)) {
        (1 | 2, Some(":" | ".")) => {
            digits(rest.get(length + 1..)?, 2).filter(|&(value, length)| length == 2 && value < 60)
        }
        _ => None,
    };
    let mut end = length + minute.map_or(0, |_| 3);
    // "3:07:35" is a length of time.
    if rest.get(end..)?.starts_with(':') && rest.get(end + 1..)?.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // The ending may be glued to the number or stand apart.
    let tail = rest.get(end..)?;
    let gap = tail.len() - tail.trim_start_matches(letter::is_space).len();
    let half = HALVES.iter().find(|(ending, _)| {
        tail.get(gap..gap + ending.len()).is_some_and(|found| found.eq_ignore_ascii_case(ending))
            && !tail.get(gap + ending.len()..).is_some_and(|more| more.starts_with(|c: char| c.is_ascii_alphanumeric()))
    });
    if let Some((ending, _)) = half {
        end += gap + ending.len();
    }
    let last = first.span().start + end as u32;
    let after = at + scope.tokens.get(at..)?.iter().take(8).take_while(|token| token.span().start < last).count();
    let zone = scope.tokens.get(after).is_some_and(|token| is_zone(text, token));
    let (hour, minute) = match (length, minute) {
        (1 | 2, minute) => (hour, minute.map(|(value, _)| value as u8)),
        (4, None) if zone && first.class == Class::Number => (hour / 100, Some((hour % 100) as u8)),
        _ => return None,
    };
    let afternoon = half.map(|(_, afternoon)| *afternoon);
    let hour = match afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let kicked = minute.is_some() && is_kick_off(scope, at, after);
    let hour = if kicked && half.is_none() && (1..=10).contains(&hour) { hour + 12 } else { hour };
    let clear = kicked || half.is_some() || zone && minute.is_some() || colon && minute.is_some();
    // Part of a longer figure: a score, a fraction, a list of numbers.
    let apart = |token: &Token, ends: &[Class]| !token.glued || ends.contains(&token.class);
    let before = scope.before(at).filter(|_| first.glued);
    let plain = afternoon.is_some()
        || scope.tokens.get(after).is_none_or(|next| apart(next, ENDS))
            && before.is_none_or(|token| matches!(token.class, Class::Open | Class::Mark));
    (clear && plain && hour <= 23 && minute.is_none_or(|minute| minute < 60))
        .then_some((after + zone as usize, Clock { hour: hour as u8, minute }))
}

/// "Kick-off: 7.45", "the 12.30 kick-off"
fn is_kick_off(scope: &Scope, at: usize, after: usize) -> bool {
    let kick = |at: usize| scope.tokens.get(at).is_some_and(|token| token.word == w!("kick"));
    let off = |back: usize| {
        let at = at.checked_sub(back);
        at.and_then(|at| scope.tokens.get(at)).is_some_and(|token| token.word == w!("off"))
            && at.and_then(|at| at.checked_sub(2)).is_some_and(kick)
    };
    kick(after) || off(1) || off(2)
}

/// Endings of a time of day, and whether they put it behind noon where they tell.
const HALVES: &[(&str, bool)] =
    &[("p.m.", true), ("a.m.", false), ("pm", true), ("am", false), ("p.m", true), ("a.m", false)];

/// What may be glued to the end of a time of day.
const ENDS: &[Class] =
    &[Class::Comma, Class::Stop, Class::Close, Class::Mark, Class::Hyphen, Class::Dash, Class::Semicolon];

fn is_zone(text: &str, token: &Token) -> bool {
    token.word.is(&lexicon::ZONE) && token.span().of(text).bytes().all(|byte| !byte.is_ascii_lowercase())
}

/// Up to `most` digits at the start: their value and how many.
fn digits(text: &str, most: usize) -> Option<(u32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text.bytes().take(length.min(9)).fold(0, |value, byte| value * 10 + (byte - b'0') as u32);
    (1..=most).contains(&length).then_some((value, length))
}
