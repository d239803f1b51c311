use crate::Date;
use crate::article::DateRange;
use crate::spans::times::Unit;

/// A stretch of the calendar: a day, a week, a month, a year … named by its first day and its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its first day.
    pub first: Date,
    /// How long it is.
    pub unit: Unit,
}

impl Point {
    /// The one of length `unit` that holds `day`.
    pub fn around(day: Date, unit: Unit) -> Point {
        let weekday = weekday(day) - 1;
        let (year, month) = (day.year(), day.month());
        let first = match unit {
            Unit::Week | Unit::Fortnight => plus_days(day, -weekday),
            Unit::Weekend => plus_days(day, 5 - weekday),
            Unit::Month => civil(year, month, 1),
            Unit::Quarter => civil(year, (month - 1) / 3 * 3 + 1, 1),
            Unit::Half => civil(year, (month - 1) / 6 * 6 + 1, 1),
            // Seasons begin in March, June, September and December.
            Unit::Season if month < 3 => civil(year.saturating_sub(1), 12, 1),
            Unit::Season => civil(year, month / 3 * 3, 1),
            Unit::Campaign => civil(if month < 7 { year.saturating_sub(1) } else { year }, 7, 1),
            Unit::Year => civil(year, 1, 1),
            Unit::Decade => civil(year - year.rem_euclid(10), 1, 1),
            Unit::Century => civil(year - year.rem_euclid(100), 1, 1),
            _ => day,
        };
        Point { first, unit }
    }

    /// The one `steps` further on, or back.
    pub fn plus(self, steps: i32) -> Point {
        let steps = steps.clamp(-200_000, 200_000);
        let (months, days) = match self.unit {
            Unit::Second | Unit::Minute | Unit::Hour => (0, 0),
            Unit::Day => (0, 1),
            Unit::Week | Unit::Weekend => (0, 7),
            Unit::Fortnight => (0, 14),
            Unit::Month => (1, 0),
            Unit::Quarter | Unit::Season => (3, 0),
            Unit::Half => (6, 0),
            Unit::Campaign | Unit::Year => (12, 0),
            Unit::Decade => (120, 0),
            Unit::Century => (1200, 0),
        };
        let first =
            if days > 0 { plus_days(self.first, days * steps) } else { plus_months(self.first, months * steps) };
        Point { first, ..self }
    }

    /// Its first and last day.
    pub fn days(self) -> DateRange {
        let last = match self.unit {
            Unit::Weekend => plus_days(self.first, 1),
            _ => plus_days(self.plus(1).first, -1),
        };
        DateRange { first: self.first, last: last.max(self.first) }
    }

    /// Appends its TIMEX3 value.
    pub fn push_value(self, out: &mut String) {
        let (year, month) = (self.first.year(), self.first.month() as u32);
        match self.unit {
            Unit::Week | Unit::Fortnight | Unit::Weekend => {
                // A week belongs to the year that has its Thursday.
                let thursday = plus_days(self.first, 4 - weekday(self.first));
                push_year(out, thursday.year());
                out.push_str("-W");
                push(out, (number(thursday) - number(civil(thursday.year(), 1, 1))) as u32 / 7 + 1, 2);
                if self.unit == Unit::Weekend {
                    out.push_str("-WE");
                }
                return;
            }
            _ => push_year(out, year),
        }
        match self.unit {
            Unit::Decade => out.truncate(out.len() - 1),
            Unit::Century => out.truncate(out.len() - 2),
            Unit::Year | Unit::Campaign => {}
            Unit::Half => out.push_str(if month < 7 { "-H1" } else { "-H2" }),
            Unit::Quarter => {
                out.push_str("-Q");
                push(out, month.div_ceil(3), 1);
            }
            Unit::Season => out.push_str(SEASONS.get(month as usize / 3).copied().unwrap_or("")),
            _ => {
                out.push('-');
                push(out, month, 2);
                if self.unit != Unit::Month {
                    out.push('-');
                    push(out, self.first.day() as u32, 2);
                }
            }
        }
    }
}

/// By the month in which they begin, divided by three.
const SEASONS: &[&str] = &["-WI", "-SP", "-SU", "-FA", "-WI"];

/// The value of a stretch of length `unit` of which nothing else is known.
pub fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Season | Unit::Half | Unit::Campaign | Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// The day `days` later; the same day where the calendar ends.
pub fn plus_days(day: Date, days: i32) -> Date {
    of_number(number(day) + days).unwrap_or(day)
}

/// The number of a day: one more for each day, from 1 March of the year 0 on.
pub fn number(day: Date) -> i32 {
    let month = (day.month() as i32 + 9) % 12;
    let year = day.year() as i32 - month / 10;
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (month * 306 + 5) / 10
        + day.day() as i32
        - 1
}

/// The day of a number.
fn of_number(number: i32) -> Option<Date> {
    let era = number.div_euclid(146_097);
    let day = number.rem_euclid(146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let year = year + era * 400 + month / 10;
    Date::new(i16::try_from(year).ok()?, ((month + 2) % 12 + 1) as i8, (day - (153 * month + 2) / 5 + 1) as i8).ok()
}

/// Monday 1 ..= Sunday 7.
pub fn weekday(day: Date) -> i32 {
    // 1 March of the year 0 was a Wednesday.
    (number(day) + 2).rem_euclid(7) + 1
}

/// The first day of a month, `months` later where `day` is such a day, else the same day or the last of that month.
pub fn plus_months(day: Date, months: i32) -> Date {
    let count = day.year() as i32 * 12 + day.month() as i32 - 1 + months;
    let (year, month) = (count.div_euclid(12).clamp(-9000, 9000) as i16, count.rem_euclid(12) as i8 + 1);
    let first = civil(year, month, 1);
    civil(year, month, day.day().min(first.days_in_month()))
}

/// The day, or the nearest one that there is.
pub fn civil(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or(Date::ZERO)
}

/// Four digits, with BC in front of those before Christ.
fn push_year(out: &mut String, year: i16) {
    if year < 0 {
        out.push_str("BC");
    }
    push(out, year.unsigned_abs() as u32, 4);
}

/// `value` in at least `count` digits.
pub fn push(out: &mut String, value: u32, count: u32) {
    for place in (0..10).rev() {
        let power = 10u32.pow(place);
        if place < count || value >= power {
            out.push((b'0' + (value / power % 10) as u8) as char);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_each_others_inverse() {
        let mut day = civil(-9000, 1, 1);
        while day < civil(9000, 1, 1) {
            assert_eq!(of_number(number(day)), Some(day));
            assert_eq!(weekday(day), day.weekday().to_monday_one_offset() as i32);
            assert_eq!(plus_days(day, 1), day.tomorrow().unwrap());
            let week = day.iso_week_date();
            let mut value = String::new();
            push_year(&mut value, week.year());
            value.push_str("-W");
            push(&mut value, week.week() as u32, 2);
            let mut own = String::new();
            Point::around(day, Unit::Week).push_value(&mut own);
            assert_eq!(own, value);
            day = plus_days(day, 97);
        }
    }
}
