use super::point::{Point, push};
use crate::lexicon::Reading;
use crate::spans::times::{Meaning, Part, Unit};

/// Says the value of a length of time, which has no place on the calendar: "P2D", "PT77M", "PXY".
pub fn duration(meaning: &Meaning, out: &mut String) -> Option<Point> {
    // "an hour and a half", "a year-long wait"
    let half = match (meaning.reading, meaning.number) {
        (Reading::Duration, 1) => 50,
        (Reading::Duration, 2) => 100,
        _ => 0,
    };
    period(meaning.unit, meaning.amount.saturating_add(half), out);
    None
}

fn period(unit: Unit, amount: u32, out: &mut String) {
    out.push_str(if unit < Unit::Day { "PT" } else { "P" });
    let (times, code) = match unit {
        Unit::Fortnight => (2, "W"),
        Unit::Half => (6, "M"),
        Unit::Decade if amount > 0 => (10, "Y"),
        Unit::Century if amount > 0 => (100, "Y"),
        _ => (1, unit.code()),
    };
    let amount = amount.saturating_mul(times);
    if amount == 0 {
        out.push('X');
    } else {
        push(out, amount / 100, 1);
        let decimals = amount % 100;
        if decimals > 0 {
            out.push('.');
            if decimals % 10 == 0 { push(out, decimals / 10, 1) } else { push(out, decimals, 2) }
        }
    }
    out.push_str(code);
}

/// Says the value of a repetition: "P1W" for "every week", "XXXX-WXX-6" for "every Saturday". It has no place on the
/// calendar.
pub fn set(meaning: &Meaning, out: &mut String) -> Option<Point> {
    let date = &meaning.date;
    match (meaning.part, meaning.nth) {
        _ if date.weekday > 0 => super::unknown_weekday(date.weekday, out),
        _ if date.month > 0 => super::within_year::partial(date, out),
        (Some(part), _) => {
            out.push_str("XXXX-XX-XXT");
            out.push_str(Part::code(part));
        }
        (None, 1..) => {
            out.push_str("XXXX-");
            out.push_str(["SP", "SU", "FA", "WI"].get(meaning.nth as usize - 1).unwrap_or(&"XX"));
        }
        (None, 0) => {
            let (unit, amount) = match meaning.number {
                2 => (meaning.unit, 200),
                0 if meaning.amount > 0 => (meaning.unit, meaning.amount),
                0 => (meaning.unit, 100),
                number => (Unit::ALL.get(number as usize - 1).copied().unwrap_or_default(), 100),
            };
            period(unit, amount, out);
        }
    }
    None
}
