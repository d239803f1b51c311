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
    spans.times.iter().map(|time| calendar.resolve(document, time)).collect()
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

/// Says `words` of what has no place on the calendar.
fn say(value: &mut String, words: &str) -> Option<Point> {
    value.push_str(words);
    None
}

impl Calendar {
    fn resolve(&mut self, document: &Document, time: &Time) -> TimeExpression {
        let asked = self.label && asked_day(document, time);
        let mut meaning = time.meaning;
        if asked {
            meaning.reading = Reading::Ahead;
        }
        let meaning = &meaning;
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
        let mut value = String::new();
        let point = match kind {
            TimeKind::Duration => length::duration(meaning, &mut value),
            TimeKind::Set => length::set(meaning, &mut value),
            _ => self.named(document, time, meaning, &mut value),
        };
        if let Some(point) = point {
            point.push_value(&mut value);
            self.told = Some(point);
            if point.unit == Unit::Quarter {
                self.quarter = Some(point);
            }
        }
        // "480 minutes ago" from an unknown day has no time of day.
        let kind = if value.ends_with("_REF") { TimeKind::Date } else { kind };
        if kind == TimeKind::Time {
            if point.is_none() && value.is_empty() {
                value.push_str("XXXX-XX-XX");
            }
            time_of_day(meaning, &mut value);
        }
        TimeExpression { span: time.span, kind, value, days: point.map(Point::days) }
    }

    /// The point of reference: the day of publication, or what was told last.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn reference(&self, told: bool) -> Option<Date> {
        if told || self.narrative { self.told.map(|point| point.first) } else { self.published }
    }

    /// The stretch of length `unit` that a relation names.
    fn related(&self, unit: Unit, relation: Relation, value: &mut String) -> Option<Point> {
        match self.reference(relation.told) {
            Some(day) => Some(Point::around(day, unit).plus(relation.step as i32)),
            None => say(value, point::unknown(unit)),
        }
    }

    /// What an expression names; where that has no place on the calendar, its value is said.
    fn named(&self, document: &Document, time: &Time, meaning: &Meaning, value: &mut String) -> Option<Point> {
        let now = Relation { step: 0, told: false };
        let mut relation = meaning.relation.unwrap_or(now);
        // "the next day", "the next morning": of what was told, for today's would be tomorrow.
        relation.told |= relation.step == 1 && meaning.unit == Unit::Day && meaning.reading != Reading::Day;
        match meaning.reading {
            Reading::Present => say(value, "PRESENT_REF"),
            Reading::Past => say(value, "PAST_REF"),
            Reading::Future => say(value, "FUTURE_REF"),
            Reading::Day | Reading::Step => {
                let step = match meaning.number {
                    0 => relation.step,
                    1 => -1,
                    number => number as i8 - 10,
                };
                let relation = match (meaning.number, meaning.unit) {
                    (11, _) => {
                        let year = self.published.map(|day| point::civil(day.year(), 12, 31));
                        let day = year.map(|first| Point { first, unit: Unit::Day });
                        return day.or_else(|| say(value, point::unknown(Unit::Day)));
                    }
                    // The last quarter that is over is the one that is spoken of, and so is the last weekend.
                    (10, Unit::Quarter) => Relation { step: -1, told: false },
                    (10, Unit::Weekend) if tense::ahead(document, time) != Some(true) => {
                        let weekend = self.published.is_some_and(|day| point::weekday(day) > 5);
                        Relation { step: weekend as i8 - 1, told: false }
                    }
                    _ => Relation { step, ..relation },
                };
                // "this season" is the one that is played, in a look back too.
                let season = document.says(time.tokens.end.wrapping_sub(1), w!("season"));
                let played = season && meaning.relation.is_some() && !relation.told && step < 1;
                match self.published.filter(|_| played) {
                    Some(day) => Some(Point::around(day, Unit::Campaign).plus(relation.step as i32)),
                    None => self.related(meaning.unit, relation, value),
                }
            }
            Reading::Ago => self.moved(meaning, -1, false, value),
            Reading::Ahead => self.moved(meaning, 1, false, value),
            Reading::Later if meaning.number == 1 => self.moved(meaning, -1, true, value),
            Reading::Later => {
                let later = self.moved(meaning, 1, true, value)?;
                // "Nearly three decades later he still feels it": what is still to come is no story's later day.
                let now = self.published.filter(|&now| later.first > now && tense::ahead(document, time) != Some(true));
                Some(now.map_or(later, |now| Point::around(now, later.unit)))
            }
            Reading::Weekday => self.weekday(document, time, value),
            Reading::Date | Reading::Month => self.date(document, time, value),
            Reading::Festival => self.festival(document, time, value),
            Reading::Season | Reading::Quarter | Reading::Half => self.part_of_year(document, time, value),
            Reading::Nth => self.nth(document, time, value),
            Reading::Decade => Some(Point { first: point::civil(meaning.date.year, 1, 1), unit: Unit::Decade }),
            Reading::Century => {
                let year = (meaning.nth.saturating_sub(1) as i16).saturating_mul(100);
                Some(Point { first: point::civil(year, 1, 1), unit: Unit::Century })
            }
            Reading::Years => Some(Point { first: point::civil(meaning.date.year, 7, 1), unit: Unit::Campaign }),
            Reading::Clock => self.related(Unit::Day, now, value),
            // "last night", "the next morning"
            Reading::Part => self.related(Unit::Day, relation, value),
            _ => None,
        }
    }

    /// So many units before or after: "two weeks ago", "three days later".
    fn moved(&self, meaning: &Meaning, sign: i32, told: bool, value: &mut String) -> Option<Point> {
        let (Some(day), true) = (self.reference(told), meaning.amount > 0) else {
            return say(value, if sign < 0 { "PAST_REF" } else { "FUTURE_REF" });
        };
        let count = (meaning.amount / 100) as i32 * sign;
        // Where quarters are compared, a year ago is the same quarter.
        if let (Unit::Year, Some(quarter), 100) = (meaning.unit, self.quarter, meaning.amount) {
            return Some(quarter.plus(4 * sign));
        }
        let first = Point { first: day, unit: meaning.unit }.plus(count).first;
        let unit = match meaning.unit {
            // Who asks for a day gets one.
            unit if self.label && unit < Unit::Quarter => Unit::Day,
            Unit::Decade | Unit::Century | Unit::Campaign => Unit::Year,
            Unit::Fortnight => Unit::Week,
            unit => unit,
        };
        Some(Point::around(first, unit))
    }

    fn weekday(&self, document: &Document, time: &Time, value: &mut String) -> Option<Point> {
        let meaning = &time.meaning;
        let (weekday, relation) = (meaning.date.weekday, meaning.relation);
        let told = relation.is_some_and(|relation| relation.told);
        // In the week that is told: "Friday last week", "next Friday".
        let within = meaning.within.map(|(_, within)| within);
        let day = self.reference(within.map_or(told, |within| within.told)).filter(|_| self.reference(told).is_some());
        let Some(day) = day else {
            unknown_weekday(weekday, value);
            return None;
        };
        let offset = weekday as i32 - point::weekday(day);
        let before = if offset >= 0 { offset - 7 } else { offset };
        let ahead = if offset < 0 { offset + 7 } else { offset };
        let days = match (relation.map(|relation| relation.step), within) {
            (_, Some(within)) => offset + 7 * within.step as i32,
            (Some(-1), _) => before,
            (Some(0), _) => ahead,
            (Some(_), _) => offset + 7,
            _ if meaning.number == 1 => before,
            // "Sunday week": a week after the next one.
            _ if meaning.number == 2 => ahead + 7,
            _ if tense::ahead(document, time) == Some(true) => ahead,
            _ if offset == 0 => 0,
            _ => before,
        };
        Some(Point { first: point::plus_days(day, days), unit: Unit::Day })
    }
}

/// "in two weeks", "within a month": a day where nothing else is told.
fn asked_day(document: &Document, time: &Time) -> bool {
    let before = time.tokens.start.wrapping_sub(1);
    time.meaning.amount > 0
        && time.meaning.reading == Reading::Duration
        && [w!("in"), w!("within"), w!("after")].iter().any(|&word| document.says(before, word))
}

fn unknown_weekday(weekday: u8, value: &mut String) {
    value.push_str("XXXX-WXX-");
    point::push(value, weekday as u32, 1);
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
