use super::point::{civil, plus_days, weekday as weekday_of};
use crate::Date;

/// The day of a festival in `year`. `code`: month times 32 and day; around 500: days from Easter; from 1000 on a weekday:
/// month times 64, week times 8 and weekday. 1 and 2 are reckoned from others.
pub fn day(code: u16, year: i16) -> Date {
    match code {
        // The day after Thanksgiving, and the last Monday of May.
        1 => plus_days(day_of_week(year, 11, 4, 4), 1),
        2 => plus_days(day_of_week(year, 6, 1, 1), -7),
        3..=440 => civil(year, (code / 32) as i8, (code % 32) as i8),
        441..=999 => plus_days(easter(year), code as i32 - 500),
        _ => {
            let code = (code - 1000) as i32;
            day_of_week(year, (code / 64) as i8, code / 8 % 8, code % 8)
        }
    }
}

/// The weekday `weekday` (Monday 1) of week `nth` of a month.
fn day_of_week(year: i16, month: i8, nth: i32, weekday: i32) -> Date {
    let first = civil(year, month, 1);
    let offset = (weekday - weekday_of(first)).rem_euclid(7);
    plus_days(first, offset + 7 * (nth - 1))
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
