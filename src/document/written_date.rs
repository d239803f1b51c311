use super::{Class, Token};
use crate::lexicon::{self, Class as Words};

/// A calendar date as it is written; 0 where a part is not told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrittenDate {
    /// The year, 1 ..= 2199; negative before Christ.
    pub year: i16,
    /// The month, 1 ..= 12.
    pub month: u8,
    /// The day of the month, 1 ..= 31.
    pub day: u8,
    /// The weekday, Monday 1 ..= Sunday 7.
    pub weekday: u8,
    /// Whether day and month could change places: "3/4/2017". They stand in the British order.
    pub either: bool,
}

/// The date that begins with the first of `tokens`, and how many tokens it takes: "Sunday, 10 December 2017", "Dec. 10",
/// "December 2017", "10/12/2017", "2017", "Sunday".
pub fn written_date(text: &str, tokens: &[Token]) -> Option<(usize, WrittenDate)> {
    let rest = |from: usize| tokens.get(from..).unwrap_or(&[]);
    let Some((length, weekday)) = named(rest(0), &lexicon::WEEKDAY) else {
        return numeric(text, tokens).or_else(|| worded(text, tokens));
    };
    let comma = rest(length).first().is_some_and(|token| token.class == Class::Comma) as usize;
    let the = rest(length + comma).first().is_some_and(|token| token.word == crate::w!("the")) as usize;
    let from = length + comma + the;
    match numeric(text, rest(from)).or_else(|| worded(text, rest(from))) {
        Some((more, date)) if date.day > 0 => Some((from + more, WrittenDate { weekday, ..date })),
        _ => match day(text, rest(from)).filter(|_| comma == 0) {
            Some((more, day)) if rest(from).first()?.class == Class::Ordinal => {
                Some((from + more, WrittenDate { weekday, day, ..WrittenDate::default() }))
            }
            _ => Some((length, WrittenDate { weekday, ..WrittenDate::default() })),
        },
    }
}

/// The value of a name in `names`, written out or short with its stop ("Dec.").
fn named(tokens: &[Token], names: &Words) -> Option<(usize, u8)> {
    let token = tokens.first()?;
    let value = token.word.value(names)? as u8;
    let short =
        token.span().len() <= 4 && ![crate::w!("may"), crate::w!("june"), crate::w!("july")].contains(&token.word);
    let stop = short && tokens.get(1).is_some_and(|next| next.class == Class::Stop && next.glued);
    Some((1 + stop as usize, value))
}

/// "10 December 2017", "10th of December", "December 10, 2017", "December 2017", "December", "2017".
fn worded(text: &str, tokens: &[Token]) -> Option<(usize, WrittenDate)> {
    let mut date = WrittenDate::default();
    let mut at = 0;
    let rest = |from: usize| tokens.get(from..).unwrap_or(&[]);
    let is = |at: usize, word| tokens.get(at).is_some_and(|token| token.word == word);
    if let Some((length, day)) = day(text, tokens) {
        let of = is(length, crate::w!("of")) as usize;
        let bare = matches!(tokens.first()?.class, Class::Number | Class::Ordinal);
        if let Some((more, month)) = named(rest(length + of), &lexicon::MONTH).filter(|_| bare || of > 0) {
            at = length + of + more;
            (date.day, date.month) = (day, month);
        }
    }
    if at == 0
        && let Some((length, month)) = named(tokens, &lexicon::MONTH)
    {
        at = length;
        date.month = month;
        let the = is(at, crate::w!("the")) as usize;
        if let Some((more, day)) = day(text, rest(at + the)).filter(|(more, _)| ends_day(rest(at + the + more))) {
            at += the + more;
            date.day = day;
        } else if rest(at)
            .first()
            .is_some_and(|next| next.class == Class::Number && next.span().len() == 2 && !next.glued)
        {
            // "August 32"
            return None;
        }
    }
    let comma = at > 0 && tokens.get(at).is_some_and(|token| token.class == Class::Comma);
    let of = date.month > 0 && date.day == 0 && is(at, crate::w!("of"));
    let skipped = at + (comma || of) as usize;
    if let Some((length, year)) = era(text, rest(skipped)).or_else(|| year(text, rest(skipped))) {
        date.year = year;
        at = skipped + length;
    }
    (at > 0).then_some((at, date))
}

/// Whether what follows lets a number behind a month be a day: no clock, score, fraction or unit.
fn ends_day(after: &[Token]) -> bool {
    match after {
        [next, more, ..] if next.glued && more.glued => {
            !(matches!(next.class, Class::Colon | Class::Slash) && more.class == Class::Number)
        }
        _ => true,
    }
}

/// A day of the month: "10", "10th", "tenth", "twenty-first".
fn day(text: &str, tokens: &[Token]) -> Option<(usize, u8)> {
    let first = tokens.first()?;
    let (length, value) = match first.class {
        Class::Number if first.span().len() > 2 => return None,
        Class::Number | Class::Ordinal => (1, first.number(text)?),
        _ => match (first.word.value(&lexicon::ORDINAL), tokens) {
            (Some(value), _) => (1, value as u32),
            (None, [tens, hyphen, ones, ..]) if hyphen.class == Class::Hyphen => {
                (3, tens.word.value(&lexicon::NUMBER)? as u32 + ones.word.value(&lexicon::ORDINAL)? as u32)
            }
            _ => return None,
        },
    };
    (1..=31).contains(&value).then_some((length, value as u8))
}

/// A year with its era: "480 BC", "AD 43".
fn era(text: &str, tokens: &[Token]) -> Option<(usize, i16)> {
    let [first, second, ..] = tokens else { return None };
    let (number, sign) = match () {
        _ if second.word == crate::w!("bc") || second.word == crate::w!("bce") => (first, -1),
        _ if second.word == crate::w!("ad") => (first, 1),
        _ if first.word == crate::w!("ad") => (second, 1),
        _ => return None,
    };
    let year = number.number(text).filter(|year| (1..4000).contains(year) && number.class == Class::Number)?;
    Some((2, year as i16 * sign))
}

/// A year of four digits, or of two behind an apostrophe.
fn year(text: &str, tokens: &[Token]) -> Option<(usize, i16)> {
    let first = tokens.first()?;
    let (length, value) = match tokens {
        [mark, number, ..] if mark.class == Class::Mark && number.glued && number.span().len() == 2 => {
            (2, full(number.number(text)?))
        }
        _ if first.span().len() == 4 && first.class == Class::Number => (1, first.number(text)?),
        [two, thousand, rest @ ..] if two.word == crate::w!("two") && thousand.word == crate::w!("thousand") => {
            let more = rest.first().and_then(|token| token.word.value(&lexicon::NUMBER)).filter(|&more| more < 20);
            return Some((2 + more.is_some() as usize, 2000 + more.unwrap_or(0) as i16));
        }
        // "nineteen ninety-four"
        [century, tens, rest @ ..] if century.word == crate::w!("nineteen") => {
            let tens = tens.word.value(&lexicon::NUMBER).filter(|tens| (10..100).contains(tens))? as u32;
            let ones = match rest {
                [hyphen, ones, ..] if hyphen.class == Class::Hyphen => {
                    ones.word.value(&lexicon::NUMBER).filter(|&ones| ones < 10)
                }
                _ => None,
            };
            return Some((2 + 2 * ones.is_some() as usize, (1900 + tens + ones.unwrap_or(0) as u32) as i16));
        }
        _ => return None,
    };
    // Neither a decimal nor a number with a unit glued to it.
    let plain = tokens.get(length - 1)?.span().of(text).bytes().all(|byte| byte.is_ascii_digit());
    (plain && (1000..2200).contains(&value)).then_some((length, value as i16))
}

/// The year of two digits: up to 49 in this century.
fn full(short: u32) -> u32 {
    short + if short < 50 { 2000 } else { 1900 }
}

/// "2017-12-10", "10/12/2017", "10-12-17", "10.12.2017".
fn numeric(text: &str, tokens: &[Token]) -> Option<(usize, WrittenDate)> {
    let first = tokens.first().filter(|token| token.class == Class::Number)?;
    let (length, parts) = match tokens {
        [a, one, b, two, c, ..]
            if [one, b, two, c].iter().all(|token| token.glued)
                && one.class == two.class
                && matches!(one.class, Class::Slash | Class::Hyphen)
                && [b.class, c.class] == [Class::Number; 2] =>
        {
            (5, [*a, *b, *c].map(|token| token.span().of(text)))
        }
        _ => {
            let mut parts = first.span().of(text).split(['.']);
            let parts = [parts.next()?, parts.next()?, parts.next().filter(|_| parts.next().is_none())?];
            (1, parts)
        }
    };
    // Another separator behind it: a telephone number or a path.
    if tokens.get(length).is_some_and(|next| next.glued && matches!(next.class, Class::Hyphen | Class::Slash)) {
        return None;
    }
    let mut values = [0u32; 3];
    for (value, digits) in values.iter_mut().zip(parts) {
        if digits.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *value = digits.bytes().fold(0, |value, byte| value * 10 + (byte - b'0') as u32);
    }
    let (year, month, day, either) = match (parts.map(str::len), values) {
        ([4, ..], [year, month, day]) => (year, month, day, false),
        ([1 | 2, 1 | 2, 2 | 4], [a, b, year]) => {
            let year = if year < 100 { full(year) } else { year };
            if a <= 12 && b > 12 { (year, a, b, false) } else { (year, b, a, a <= 12 && a != b) }
        }
        _ => return None,
    };
    let fits = (1000..2200).contains(&year) && jiff::civil::Date::new(year as i16, month as i8, day as i8).is_ok();
    // A short year is a date only with strokes: "4-4-20" is a formation, "1.2.10" a chapter.
    let short = parts.iter().all(|part| part.len() < 4) && tokens.get(1).is_none_or(|one| one.class != Class::Slash);
    (fits && !short)
        .then_some((length, WrittenDate { year: year as i16, month: month as u8, day: day as u8, weekday: 0, either }))
}

impl WrittenDate {
    /// The same with day and month in the American order, where they could change places and `american` asks for it.
    pub fn in_order(self, american: bool) -> WrittenDate {
        if american && self.either { WrittenDate { day: self.month, month: self.day, ..self } } else { self }
    }

    /// The day it names, where year, month and day are told and there is such a day.
    pub fn civil(&self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year, self.month as i8, self.day as i8).ok().filter(|_| self.year != 0)
    }
}
