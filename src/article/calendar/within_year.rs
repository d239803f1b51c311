//! Days, months, festivals and parts of a year, and which year they belong to.

use super::point::{self, Point};
use super::{Calendar, festival, say, tense};
use crate::Date;
use crate::article::DateRange;
use crate::document::{Document, WrittenDate};
use crate::lexicon::Reading;
use crate::spans::times::{Time, Unit};

impl Calendar {
    pub(super) fn date(&self, document: &Document, time: &Time, value: &mut String) -> Option<Point> {
        let meaning = &time.meaning;
        let date = &meaning.date.in_order(self.american);
        if date.month == 0 && date.day == 0 && date.weekday > 0 {
            return self.weekday(document, time, value);
        }
        let unit = match (date.month, date.day) {
            (0, 0) => Unit::Year,
            (_, 0) => Unit::Month,
            _ => Unit::Day,
        };
        let year = match (date.year, meaning.within) {
            (0, Some((unit, relation))) => {
                let year = self.reference(relation.told);
                year.map(|year| Point::around(year, unit).plus(relation.step as i32).first.year())
            }
            (0, None) => {
                let now = self.reference(meaning.relation.is_some_and(|relation| relation.told));
                now.map(|now| self.year(document, time, now, &|year| civil(year, date)))
            }
            (year, _) => Some(year),
        };
        let Some(first) = year.and_then(|year| civil(year, date)) else {
            partial(date, value);
            return None;
        };
        Some(if meaning.unit == Unit::Week { Point::around(first, Unit::Week) } else { Point { first, unit } })
    }

    /// The year in which a day of the year falls that is told without one.
    pub(super) fn year(&self, document: &Document, time: &Time, now: Date, day: &dyn Fn(i16) -> Option<Date>) -> i16 {
        // "Tuesday 13 February": the year in which it is one.
        let weekday = time.meaning.date.weekday as i32;
        let fits = |year: i16| weekday == 0 || day(year).is_some_and(|day| point::weekday(day) == weekday);
        if let (true, Some(told), None) = (self.narrative, self.told, time.meaning.relation) {
            let year = told.first.year();
            // What is told last may be still to come: "the 2026 World Cup".
            let over = self.published.is_none_or(|now| told.first <= now);
            if over && fits(year) {
                return year;
            }
        }
        let now = self.published.filter(|_| self.narrative).unwrap_or(now);
        let year = now.year();
        let Some(same) = day(year) else { return year };
        let month = time.meaning.date.day == 0 && time.meaning.date.month > 0;
        let now = if month { Point::around(now, Unit::Month).first } else { now };
        let (before, after) = if same > now { (year - 1, year) } else { (year, year + 1) };
        if let Some(year) = [before, after].into_iter().find(|&year| weekday > 0 && fits(year)) {
            return year;
        }
        match time.meaning.relation.map(|relation| relation.step) {
            Some(-1) if same == now => year - 1,
            Some(-1) => before,
            Some(0) => year,
            Some(_) => after,
            None if same == now => year,
            None => {
                let distance =
                    |year: i16| day(year).map_or(i32::MAX / 8, |day| (point::number(day) - point::number(now)).abs());
                match tense::ahead(document, time) {
                    // The other one is nearer by far.
                    Some(true) if distance(before) * 4 > distance(after) => after,
                    Some(true) => before,
                    Some(false) if distance(after) * 4 > distance(before) => before,
                    None if distance(after) > distance(before) => before,
                    _ => after,
                }
            }
        }
    }

    pub(super) fn festival(&self, document: &Document, time: &Time, value: &mut String) -> Option<Point> {
        let meaning = &time.meaning;
        let (code, written) = (meaning.nth, meaning.date.year);
        let year = match (meaning.within, self.reference(false)) {
            _ if written != 0 => written,
            (Some((unit, relation)), Some(now)) => Point::around(now, unit).plus(relation.step as i32).first.year(),
            (None, Some(now)) => self.year(document, time, now, &|year| Some(festival::day(code, year))),
            _ if (3..=440).contains(&code) => {
                let (month, day) = ((code / 32) as u8, (code % 32) as u8);
                partial(&WrittenDate { month, day, ..WrittenDate::default() }, value);
                return None;
            }
            _ => return say(value, point::unknown(Unit::Day)),
        };
        Some(Point { first: festival::day(code, year), unit: Unit::Day })
    }

    /// "the first Monday of March", "the last day of last month"
    pub(super) fn nth(&self, document: &Document, time: &Time, value: &mut String) -> Option<Point> {
        let meaning = &time.meaning;
        let month = match meaning.within {
            Some((unit, relation)) => self.related(unit, relation, value),
            None => self.date(document, time, value),
        };
        let Some(month) = month else {
            value.clear();
            return say(value, point::unknown(Unit::Day));
        };
        let last = meaning.number == 1;
        let DateRange { first, last: end } = month.days();
        let nth = (meaning.nth.max(1) as i32 - 1).min(99);
        let weekday = |day: Date| point::weekday(day);
        let day = match (meaning.date.weekday as i32, last) {
            (0, false) => point::plus_days(first, nth),
            (0, true) => end,
            (wanted, false) => point::plus_days(first, (wanted - weekday(first)).rem_euclid(7) + 7 * nth),
            (wanted, true) => point::plus_days(end, -(weekday(end) - wanted).rem_euclid(7)),
        };
        Some(Point { first: day, unit: Unit::Day })
    }

    /// A season, a quarter or half a year.
    pub(super) fn part_of_year(&self, document: &Document, time: &Time, value: &mut String) -> Option<Point> {
        let meaning = &time.meaning;
        let nth = meaning.nth.max(1) as i8;
        let (unit, month) = match meaning.reading {
            Reading::Season => (Unit::Season, nth * 3),
            Reading::Half => (Unit::Half, if meaning.number == 2 { 7 } else { 1 }),
            _ => (Unit::Quarter, nth.min(4) * 3 - 2),
        };
        let first = |year: i16| point::civil(year, month, 1);
        let year = match (meaning.within, self.published) {
            _ if meaning.date.year != 0 => meaning.date.year,
            (Some((unit, relation)), Some(now)) => Point::around(now, unit).plus(relation.step as i32).first.year(),
            (None, Some(now)) if meaning.number == 10 => {
                let numbered = (meaning.nth > 0).then(|| Point { first: first(now.year()), unit });
                let last = self.quarter.unwrap_or(Point::around(now, unit).plus(-1));
                return Some(numbered.unwrap_or(last).plus(-4));
            }
            (None, Some(now)) if meaning.number == 11 => {
                return Some(self.quarter.unwrap_or(Point::around(now, unit).plus(-1)));
            }
            (None, Some(now)) => match unit {
                // "this summer": that of the year; a winter is that of the year it began in. "that summer": of the one told.
                Unit::Season if month < 12 && meaning.relation.is_some_and(|this| this.step == 0) => {
                    let told = meaning.relation.is_some_and(|that| that.told);
                    self.reference(told).unwrap_or(now).year()
                }
                Unit::Season => self.year(document, time, Point::around(now, unit).first, &|year| Some(first(year))),
                // The last one that began.
                _ if first(now.year()) > now => now.year() - 1,
                _ => now.year(),
            },
            _ => return say(value, point::unknown(unit)),
        };
        Some(Point { first: first(year), unit })
    }
}

/// The day in `year`, or the first of the month or year where no day is told.
fn civil(year: i16, date: &WrittenDate) -> Option<Date> {
    Date::new(year, date.month.max(1) as i8, date.day.max(1) as i8).ok()
}

/// The value of a date without a year.
pub fn partial(date: &WrittenDate, value: &mut String) {
    value.push_str("XXXX-");
    match date.month {
        0 => value.push_str("XX"),
        month => point::push(value, month as u32, 2),
    }
    if date.day > 0 {
        value.push('-');
        point::push(value, date.day as u32, 2);
    }
}
