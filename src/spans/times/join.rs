use super::{Relation, Time, Unit};
use crate::document::{Class, Document};
use crate::lexicon::Reading;
use crate::w;

/// Makes one expression of neighbours that name one time together: "8 pm" "on" "Sunday", "the third quarter" "of" "1989",
/// "Friday" "last week". Parts of the day that stand alone are dropped.
pub fn join(document: &Document, times: &mut Vec<Time>) {
    let mut joined: Vec<Time> = Vec::with_capacity(times.len());
    for time in times.iter() {
        if !joined.last_mut().is_some_and(|last| together(document, last, time)) {
            joined.push(time.clone());
        }
    }
    joined.retain(|time| {
        let meaning = &time.meaning;
        let loose = meaning.reading == Reading::Nth && meaning.date.month == 0 && meaning.within.is_none();
        let part = meaning.reading == Reading::Part && meaning.number == 1 && meaning.part < Some(super::Part::Noon);
        // "the second half" of a match
        let half = meaning.reading == Reading::Half && meaning.date.year == 0 && meaning.within.is_none();
        !loose && !part && !half
    });
    *times = joined;
}

/// What lies between two expressions.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    None,
    Comma,
    On,
    Of,
    In,
    Possessive,
}

fn gap(document: &Document, first: &Time, second: &Time) -> Option<Gap> {
    // Not over a line break.
    if document.paragraph_at(first.span.start) != document.paragraph_at(second.span.start) {
        return None;
    }
    let (mut at, end) = (first.tokens.end, second.tokens.start);
    let comma = at < end && document.is(at, Class::Comma);
    at += comma as u32;
    if at == end {
        return Some(if comma { Gap::Comma } else { Gap::None });
    }
    let gap = if document.says(at, w!("on")) || document.says(at, w!("at")) {
        Gap::On
    } else if document.says(at, w!("of")) {
        Gap::Of
    } else if document.says(at, w!("in")) {
        Gap::In
    } else {
        Gap::Possessive
    };
    let fits =
        at + 1 == end && (!comma || gap == Gap::On) && (gap != Gap::Possessive || document.is(at, Class::Possessive));
    fits.then_some(gap)
}

/// Makes `first` one expression with `second`, if they name one time.
fn together(document: &Document, first: &mut Time, second: &Time) -> bool {
    let Some(gap) = gap(document, first, second) else { return false };
    let (a, b) = (first.meaning, &second.meaning);
    let timed = b.clock.is_some() || b.part.is_some();
    let whole = &mut first.meaning;
    // "8 pm on Sunday", "the morning of 12 December", "noon Saturday"
    if bare_time(&a) && names_day(b) && !timed && gap != Gap::In && gap != Gap::Possessive {
        *whole = *b;
        (whole.clock, whole.part) = (a.clock, a.part);
    // "Friday morning", "Saturday at 3pm", "yesterday afternoon"
    } else if names_day(&a)
        && bare_time(b)
        && b.number <= 1
        && a.clock.is_none()
        && (a.part.is_none() || b.clock.is_some())
        && matches!(gap, Gap::None | Gap::Comma | Gap::On)
    {
        (whole.clock, whole.part) = (b.clock, a.part.or(b.part));
    // "morning of this day" has been read; "Monday morning at 9" too.
    } else if lacks_year(&a) && names_year(b) && matches!(gap, Gap::None | Gap::Of | Gap::In | Gap::Comma) {
        whole.date.year = b.date.year;
        whole.within = b.relation.map(|relation| (b.unit, relation));
    // "this year's third quarter"
    } else if names_year(&a) && lacks_year(b) && gap == Gap::Possessive {
        *whole = *b;
        whole.date.year = a.date.year;
        whole.within = a.relation.map(|relation| (a.unit, relation));
    // "the first Monday of March", "the last day of last month"
    } else if (a.reading == Reading::Nth
        || a.reading == Reading::Weekday && a.relation.is_some_and(|last| last.step < 0))
        && matches!(gap, Gap::Of | Gap::In)
        && (b.reading == Reading::Date && b.date.month > 0 && b.date.day == 0
            || b.reading == Reading::Step && b.unit == Unit::Month)
    {
        whole.reading = Reading::Nth;
        whole.number = (a.number == 1 || a.reading == Reading::Weekday) as u8;
        whole.date = b.date;
        whole.date.weekday = a.date.weekday;
        whole.relation = None;
        let now = Relation { step: 0, told: false };
        whole.within = (b.reading == Reading::Step).then_some((b.unit, b.relation.unwrap_or(now)));
    // "the week of March 6"
    } else if a.reading == Reading::Step
        && a.unit == Unit::Week
        && b.reading == Reading::Date
        && b.date.day > 0
        && gap == Gap::Of
    {
        *whole = *b;
        whole.unit = Unit::Week;
    // "Friday last week", "Tuesday of this week"
    } else if a.reading == Reading::Date
        && a.date.weekday > 0
        && a.date.month == 0
        && b.reading == Reading::Step
        && b.unit == Unit::Week
        && matches!(gap, Gap::None | Gap::Of)
    {
        whole.within = b.relation.map(|relation| (b.unit, relation));
    } else {
        return false;
    }
    first.span = first.span.to(second.span);
    first.tokens.end = second.tokens.end;
    true
}

fn bare_time(meaning: &super::Meaning) -> bool {
    matches!(meaning.reading, Reading::Clock) || meaning.reading == Reading::Part && meaning.relation.is_none()
}

fn names_day(meaning: &super::Meaning) -> bool {
    match meaning.reading {
        Reading::Date => meaning.date.day > 0 || meaning.date.weekday > 0,
        Reading::Day | Reading::Weekday | Reading::Festival => true,
        Reading::Step => meaning.unit == Unit::Day,
        _ => false,
    }
}

fn lacks_year(meaning: &super::Meaning) -> bool {
    meaning.date.year == 0
        && meaning.within.is_none()
        && match meaning.reading {
            Reading::Date => meaning.date.month > 0,
            Reading::Season | Reading::Quarter | Reading::Half => meaning.relation.is_none(),
            Reading::Festival => true,
            _ => false,
        }
}

fn names_year(meaning: &super::Meaning) -> bool {
    match meaning.reading {
        Reading::Date => meaning.date.year != 0 && meaning.date.month == 0,
        Reading::Step => meaning.unit == Unit::Year,
        _ => false,
    }
}
