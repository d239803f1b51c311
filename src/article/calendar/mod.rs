//! Time expressions resolved against the date line.

mod festival;
mod length;
mod point;
mod tense;
mod within_year;

use super::{TimeExpression, TimeKind};
use crate::Date;
use crate::document::Document;
use crate::lexicon::Reading;
use crate::spans::Spans;
use crate::spans::times::{Meaning, Part, Relation, Time, Unit, is_label};
use crate::w;
use point::Point;

/// Every time expression with its TIMEX3 value, in text order. `american`: "3/4/2017" is a day in March.
pub fn resolve(document: &Document, spans: &Spans, published: Option<Date>, american: bool) -> Vec<TimeExpression> {
    let told = published.map(|first| Point { first, unit: Unit::Day });
    let mut calendar = Calendar {
        american,
        label: is_label(document),
        narrative: narrative(spans, published),
        published,
        told,
        quarter: None,
    };
    spans.times.iter().filter_map(|time| calendar.resolve(document, time)).collect()
}

/// Whether the text tells of other years than the one it was published in: most of its dates name such a year, and
/// hardly any counts from today.
fn narrative(spans: &Spans, published: Option<Date>) -> bool {
    let now = published.map_or(0, Date::year);
    let (mut old, mut deictic) = (0, 0);
    for meaning in spans.times.iter().map(|time| &time.meaning) {
        let (year, month) = (meaning.date.year, meaning.date.month);
        old += (year != 0 && year.abs_diff(now) > 1) as u32;
        deictic += (matches!(meaning.reading, Reading::Day | Reading::Ago | Reading::Weekday)
            || meaning.date.weekday > 0 && month == 0) as u32;
    }
    old >= 6 && old > deictic * 5
}

/// What is known of the calendar at one place of the text.
struct Calendar {
    /// Whether the month stands before the day in digits.
    american: bool,
    /// Whether the text is a label and no sentence.
    label: bool,
    /// Whether dates without a year belong to the year told last.
    narrative: bool,
    published: Option<Date>,
    /// What the last expression named.
    told: Option<Point>,
    /// The last quarter that an expression named.
    quarter: Option<Point>,
}

/// What an expression names.
enum Named {
    Point(Point),
    /// A value without a place on the calendar.
    Value(String),
}

impl Calendar {
    fn resolve(&mut self, document: &Document, time: &Time) -> Option<TimeExpression> {
        let asked = self.label && asked_day(document, time);
        let ahead = Meaning { reading: Reading::Ahead, ..time.meaning };
        let meaning = if asked { &ahead } else { &time.meaning };
        let kind = match meaning.reading {
            Reading::Duration => TimeKind::Duration,
            Reading::Ago | Reading::Later | Reading::Ahead if meaning.unit < Unit::Day => {
                if self.label {
                    TimeKind::Time
                } else {
                    TimeKind::Duration
                }
            }
            // "some days later": how long, not when.
            Reading::Later if meaning.amount == 0 => TimeKind::Duration,
            Reading::Set => TimeKind::Set,
            _ if meaning.clock.is_some() || meaning.part.is_some() => TimeKind::Time,
            _ => TimeKind::Date,
        };
        let named = match kind {
            TimeKind::Duration => Named::Value(length::duration(meaning)),
            TimeKind::Set => Named::Value(length::set(meaning)),
            _ => self.named(document, time, meaning),
        };
        let (mut value, point) = match named {
            Named::Point(point) => (point.value(), Some(point)),
            Named::Value(value) => (value, None),
        };
        if let Some(point) = point {
            self.told = Some(point);
            self.quarter = self.told.filter(|point| point.unit == Unit::Quarter).or(self.quarter);
        }
        // "480 minutes ago" from an unknown day has no time of day.
        let kind = if value.ends_with("_REF") { TimeKind::Date } else { kind };
        if kind == TimeKind::Time {
            if point.is_none() && value.is_empty() {
                value.push_str("XXXX-XX-XX");
            }
            time_of_day(meaning, &mut value);
        }
        Some(TimeExpression { span: time.span, kind, value, days: point.map(Point::days) })
    }

    /// The point of reference: the day of publication, or what was told last.
    fn reference(&self, told: bool) -> Option<Date> {
        if told || self.narrative { self.told.map(|point| point.first) } else { self.published }
    }

    /// The stretch of length `unit` that a relation names.
    fn related(&self, unit: Unit, relation: Relation) -> Named {
        match self.reference(relation.told) {
            Some(day) => Named::Point(Point::around(day, unit).plus(relation.step as i32)),
            None => Named::Value(point::unknown(unit).into()),
        }
    }

    fn named(&self, document: &Document, time: &Time, meaning: &Meaning) -> Named {
        let now = Relation { step: 0, told: false };
        let mut relation = meaning.relation.unwrap_or(now);
        // "the next day", "the next morning": of what was told, for today's would be tomorrow.
        relation.told |= relation.step == 1 && meaning.unit == Unit::Day && meaning.reading != Reading::Day;
        match meaning.reading {
            Reading::Present => Named::Value("PRESENT_REF".into()),
            Reading::Past => Named::Value("PAST_REF".into()),
            Reading::Future => Named::Value("FUTURE_REF".into()),
            Reading::Day | Reading::Step => {
                let step = match meaning.number {
                    0 => relation.step,
                    1 => -1,
                    number => number as i8 - 10,
                };
                match (meaning.number, meaning.unit) {
                    (11, _) => match self.published {
                        Some(day) => Named::Point(Point { first: point::civil(day.year(), 12, 31), unit: Unit::Day }),
                        None => Named::Value(point::unknown(Unit::Day).into()),
                    },
                    // The last quarter that is over is the one that is spoken of, and so is the last weekend.
                    (10, Unit::Quarter) => self.related(Unit::Quarter, Relation { step: -1, told: false }),
                    (10, Unit::Weekend) if tense::ahead(document, time) != Some(true) => {
                        let weekend = self.published.is_some_and(|day| point::weekday(day) > 5);
                        self.related(Unit::Weekend, Relation { step: weekend as i8 - 1, told: false })
                    }
                    _ => self.related(meaning.unit, Relation { step, ..relation }),
                }
            }
            Reading::Ago => self.moved(meaning, -1, false),
            Reading::Ahead => self.moved(meaning, 1, false),
            Reading::Later if meaning.number == 1 => self.moved(meaning, -1, true),
            Reading::Later => self.moved(meaning, 1, true),
            Reading::Weekday => self.weekday(document, time),
            Reading::Date | Reading::Month => self.date(document, time),
            Reading::Festival => self.festival(document, time),
            Reading::Season | Reading::Quarter | Reading::Half => self.part_of_year(document, time),
            Reading::Nth => self.nth(document, time),
            Reading::Decade => Named::Point(Point { first: point::civil(meaning.date.year, 1, 1), unit: Unit::Decade }),
            Reading::Century => {
                let year = (meaning.nth.saturating_sub(1) as i16).saturating_mul(100);
                Named::Point(Point { first: point::civil(year, 1, 1), unit: Unit::Century })
            }
            Reading::Years => {
                Named::Point(Point { first: point::civil(meaning.date.year, 7, 1), unit: Unit::Campaign })
            }
            Reading::Clock => self.related(Unit::Day, now),
            Reading::Part => {
                // "last night", "the next morning"
                self.related(Unit::Day, relation)
            }
            _ => Named::Value(String::new()),
        }
    }

    /// So many units before or after: "two weeks ago", "three days later".
    fn moved(&self, meaning: &Meaning, sign: i32, told: bool) -> Named {
        let (Some(day), true) = (self.reference(told), meaning.amount > 0) else {
            return Named::Value(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }.into());
        };
        let count = (meaning.amount / 100) as i32 * sign;
        // Where quarters are compared, a year ago is the same quarter.
        if let (Unit::Year, Some(quarter), 100) = (meaning.unit, self.quarter, meaning.amount) {
            return Named::Point(quarter.plus(4 * sign));
        }
        let first = Point { first: day, unit: meaning.unit }.plus(count).first;
        // Who asks for a day gets one.
        if self.label && meaning.unit < Unit::Quarter {
            return Named::Point(Point { first, unit: Unit::Day });
        }
        Named::Point(Point::around(
            first,
            match meaning.unit {
                Unit::Decade | Unit::Century | Unit::Campaign => Unit::Year,
                Unit::Fortnight => Unit::Week,
                unit => unit,
            },
        ))
    }

    fn weekday(&self, document: &Document, time: &Time) -> Named {
        let meaning = &time.meaning;
        let weekday = meaning.date.weekday;
        let relation = meaning.relation;
        let Some(day) = self.reference(relation.is_some_and(|relation| relation.told)) else {
            return Named::Value(unknown_weekday(weekday));
        };
        let today = point::weekday(day);
        let offset = weekday as i32 - today;
        // In the week that is told: "Friday last week", "next Friday".
        if let Some((_, within)) = meaning.within {
            let Some(day) = self.reference(within.told) else { return Named::Value(unknown_weekday(weekday)) };
            let week = Point::around(day, Unit::Week).plus(within.step as i32);
            return Named::Point(Point { first: point::plus_days(week.first, weekday as i32 - 1), unit: Unit::Day });
        }
        let back = if offset > 0 { offset - 7 } else { offset };
        let days = match relation.map(|relation| relation.step) {
            Some(-1) => {
                if back == 0 {
                    -7
                } else {
                    back
                }
            }
            Some(0) => {
                if offset < 0 {
                    offset + 7
                } else {
                    offset
                }
            }
            Some(_) => offset + 7,
            None if meaning.number == 1 => {
                if back == 0 {
                    -7
                } else {
                    back
                }
            }
            None if tense::ahead(document, time) == Some(true) => {
                if offset < 0 {
                    offset + 7
                } else {
                    offset
                }
            }
            None => back,
        };
        Named::Point(Point { first: point::plus_days(day, days), unit: Unit::Day })
    }
}

/// "in two weeks", "within a month": a day where nothing else is told.
fn asked_day(document: &Document, time: &Time) -> bool {
    let before = (time.tokens.start as usize).checked_sub(1).and_then(|at| document.tokens.get(at));
    time.meaning.amount > 0
        && time.meaning.reading == Reading::Duration
        && before.is_some_and(|token| [w!("in"), w!("within"), w!("after")].contains(&token.word))
}

fn unknown_weekday(weekday: u8) -> String {
    let mut value = String::from("XXXX-WXX-");
    point::push(&mut value, weekday as u32, 1);
    value
}

/// Appends "T15:00" or "TNI".
fn time_of_day(meaning: &Meaning, value: &mut String) {
    value.push('T');
    match (meaning.clock, meaning.part) {
        (Some(clock), part) => {
            let evening = matches!(part, Some(Part::Afternoon | Part::Evening | Part::Night)) && clock.hour < 12;
            point::push(value, clock.hour as u32 + if evening { 12 } else { 0 }, 2);
            if let Some(minute) = clock.minute {
                value.push(':');
                point::push(value, minute as u32, 2);
            }
        }
        (None, part) => value.push_str(part.map_or("XX", Part::code)),
    }
}
