use super::{Scope, Time, time};
use crate::document::{Class, Token};
use crate::lexicon::{self, Reading};
use crate::w;

/// Appends `found`, a date, and the day that shares its month: "13" in "13 to 15 July", "12" in "August 10-12, 2012".
pub fn push(scope: &Scope, found: Time, times: &mut Vec<Time>) -> usize {
    let (start, end) = (found.tokens.start as usize, found.tokens.end as usize);
    let date = found.meaning.date;
    if found.meaning.reading != Reading::Date || date.month == 0 || date.day == 0 {
        times.push(found);
        return end;
    }
    let day_first = scope.tokens.get(start).is_some_and(|token| token.class != Class::Word || token.word == w!("the"));
    if day_first {
        let free = times.last().map_or(0, |last| last.tokens.end as usize);
        if let Some(at) = day_before(scope, start, free)
            && let Some(day) = day(scope, at).filter(|&day| day < date.day)
        {
            let mut meaning = found.meaning;
            meaning.date.day = day;
            times.push(time(scope, at, at + 1, meaning));
        }
        times.push(found);
        return end;
    }
    let the = scope.tokens.get(end + 1).is_some_and(|token| token.word == w!("the")) as usize;
    let at = end + 1 + the;
    let open = scope.tokens.get(at + 1).is_none_or(|next| {
        !next.glued || matches!(next.class, Class::Comma | Class::Stop | Class::Close | Class::Semicolon)
    });
    let second = day(scope, at).filter(|&day| day > date.day && date.year == 0 && open && link(scope, end));
    let Some(second) = second else {
        times.push(found);
        return end;
    };
    // A year behind the second day belongs to both.
    let year = match scope.tokens.get(at + 1..at + 3) {
        Some([comma, year]) if comma.class == Class::Comma && year.class == Class::Number && year.span().len() == 4 => {
            year.number(scope.text).filter(|year| (1800..2100).contains(year))
        }
        _ => None,
    };
    let (mut first, mut meaning) = (found, found_meaning(date.month, second));
    first.meaning.date.year = year.unwrap_or(0) as i16;
    meaning.date.year = first.meaning.date.year;
    times.push(first);
    let end = at + 1 + 2 * year.is_some() as usize;
    times.push(time(scope, at - the, end, meaning));
    end
}

fn found_meaning(month: u8, day: u8) -> super::Meaning {
    let date = crate::document::WrittenDate { month, day, ..Default::default() };
    super::Meaning { reading: Reading::Date, date, ..Default::default() }
}

/// The token of a day that a link joins to the date at `start`, at token `free` or behind it.
fn day_before(scope: &Scope, start: usize, free: usize) -> Option<usize> {
    let at = start.checked_sub(2).filter(|&at| at >= free)?;
    let glued = scope.tokens.get(at).is_some_and(|token| token.glued);
    (link(scope, start - 1) && !glued).then_some(at)
}

/// Whether the token at `at` joins two days.
fn link(scope: &Scope, at: usize) -> bool {
    scope.tokens.get(at).is_some_and(|token: &Token| {
        token.word.is(&lexicon::DAY_LINK) || matches!(token.class, Class::Hyphen | Class::Dash)
    })
}

/// The day of the month at token `at`, in digits.
fn day(scope: &Scope, at: usize) -> Option<u8> {
    let token = scope.tokens.get(at).filter(|token| token.span().len() <= 4)?;
    let value = token.number(scope.text).filter(|value| (1..=31).contains(value))?;
    Some(value as u8)
}
