use super::point::{civil, plus_days};
use crate::Date;

/// The day of a festival in `year`. `code`: month times 32 and day; around 500: days from Easter; from 600 on the rest.
pub fn day(code: u16, year: i16) -> Date {
    match code {
        450..=550 => plus_days(easter(year), code as i32 - 500),
        600 => thanksgiving(year),
        601 => plus_days(thanksgiving(year), 1),
        602 => civil(year, 9, 1).nth_weekday_of_month(1, jiff::civil::Weekday::Monday).unwrap_or(civil(year, 9, 1)),
        _ => civil(year, (code / 32) as i8, (code % 32) as i8),
    }
}

/// The fourth Thursday of November.
fn thanksgiving(year: i16) -> Date {
    let first = civil(year, 11, 1);
    first.nth_weekday_of_month(4, jiff::civil::Weekday::Thursday).unwrap_or(first)
}

/// Easter Sunday by the Gregorian reckoning (Meeus, Jones and Butcher).
fn easter(year: i16) -> Date {
    let year = year as i32;
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4).rem_euclid(7);
    let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    civil(year as i16, (f / 31) as i8, (f % 31 + 1) as i8)
}
