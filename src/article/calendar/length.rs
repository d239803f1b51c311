use super::point::push;
use crate::lexicon::Reading;
use crate::spans::times::{Meaning, Part, Unit};

/// The value of a length of time: "P2D", "PT77M", "PXY".
pub fn duration(meaning: &Meaning) -> String {
    // "an hour and a half", "a year-long wait"
    let half = match (meaning.reading, meaning.number) {
        (Reading::Duration, 1) => 50,
        (Reading::Duration, 2) => 100,
        _ => 0,
    };
    period(meaning.unit, meaning.amount, half)
}

fn period(unit: Unit, amount: u32, half: u32) -> String {
    let mut out = String::from(if unit < Unit::Day { "PT" } else { "P" });
    let (times, code) = match unit {
        Unit::Fortnight => (2, "W"),
        Unit::Half => (6, "M"),
        Unit::Decade if amount > 0 => (10, "Y"),
        Unit::Century if amount > 0 => (100, "Y"),
        _ => (1, unit.code()),
    };
    let amount = amount.saturating_add(half).saturating_mul(times);
    if amount == 0 {
        out.push('X');
    } else {
        push(&mut out, amount / 100, 1);
        if amount % 100 > 0 {
            out.push('.');
            let decimals = amount % 100;
            if decimals % 10 == 0 { push(&mut out, decimals / 10, 1) } else { push(&mut out, decimals, 2) }
        }
    }
    out.push_str(code);
    out
}

/// The value of a repetition: "P1W" for "every week", "XXXX-WXX-6" for "every Saturday".
pub fn set(meaning: &Meaning) -> String {
    let date = &meaning.date;
    match (meaning.part, meaning.nth) {
        _ if date.weekday > 0 => super::unknown_weekday(date.weekday),
        _ if date.month > 0 => super::within_year::partial(date),
        (Some(part), _) => {
            let mut value = String::from("XXXX-XX-XXT");
            value.push_str(Part::code(part));
            value
        }
        (None, 1..) => {
            let mut value = String::from("XXXX-");
            value.push_str(["SP", "SU", "FA", "WI"].get(meaning.nth as usize - 1).unwrap_or(&"XX"));
            value
        }
        (None, 0) => match meaning.number {
            2 => period(meaning.unit, 200, 0),
            0 if meaning.amount > 0 => period(meaning.unit, meaning.amount, 0),
            0 => period(meaning.unit, 100, 0),
            number => period(Unit::ALL.get(number as usize - 1).copied().unwrap_or_default(), 100, 0),
        },
    }
}
