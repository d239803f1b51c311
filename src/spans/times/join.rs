use super::{Time, Unit};
use crate::document::{Class, Document};
use crate::lexicon::Reading;
use crate::w;

/// Makes one expression of neighbours that name one time together: "8 pm" "on" "Sunday", "the third quarter" "of" "1989",
/// "Friday" "last week". Parts of the day that stand alone are dropped.
pub fn join(document: &Document, times: &mut Vec<Time>) {
    let mut joined: Vec<Time> = Vec::with_capacity(times.len());
    for time in times.drain(..) {
        let both = joined.last().and_then(|last| together(document, last, &time));
        match (both, joined.last_mut()) {
            (Some(both), Some(last)) => *last = both,
            _ => joined.push(time),
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
    let between = document.tokens_of(&(first.tokens.end..second.tokens.start));
    // Not over a line break.
    if document.paragraph_at(first.span.start) != document.paragraph_at(second.span.start) {
        return None;
    }
    let simple = |token: &crate::document::Token| match () {
        _ if token.word == w!("on") || token.word == w!("at") => Some(Gap::On),
        _ if token.word == w!("of") => Some(Gap::Of),
        _ if token.word == w!("in") => Some(Gap::In),
        _ if token.class == Class::Comma => Some(Gap::Comma),
        _ if token.class == Class::Possessive => Some(Gap::Possessive),
        _ => None,
    };
    match between {
        [] => Some(Gap::None),
        [one] => simple(one),
        [comma, one] if comma.class == Class::Comma => simple(one).filter(|&gap| gap == Gap::On),
        _ => None,
    }
}

fn together(document: &Document, first: &Time, second: &Time) -> Option<Time> {
    let gap = gap(document, first, second)?;
    let (a, b) = (&first.meaning, &second.meaning);
    let timed = |time: &super::Meaning| time.clock.is_some() || time.part.is_some();
    let meaning = match () {
        // "8 pm on Sunday", "the morning of 12 December", "noon Saturday"
        _ if bare_time(a) && names_day(b) && !timed(b) && gap != Gap::In && gap != Gap::Possessive => {
            super::Meaning { clock: a.clock, part: a.part, ..*b }
        }
        // "Friday morning", "Saturday at 3pm", "yesterday afternoon"
        _ if names_day(a)
            && bare_time(b)
            && b.number <= 1
            && a.clock.is_none()
            && (a.part.is_none() || b.clock.is_some())
            && matches!(gap, Gap::None | Gap::Comma | Gap::On) =>
        {
            super::Meaning { clock: b.clock, part: a.part.or(b.part), ..*a }
        }
        // "morning of this day" has been read; "Monday morning at 9" too.
        _ if lacks_year(a) && names_year(b) && matches!(gap, Gap::None | Gap::Of | Gap::In | Gap::Comma) => {
            let mut whole = *a;
            whole.date.year = b.date.year;
            whole.within = b.relation.map(|relation| (b.unit, relation));
            whole
        }
        // "this year's third quarter"
        _ if names_year(a) && lacks_year(b) && gap == Gap::Possessive => {
            let mut whole = *b;
            whole.date.year = a.date.year;
            whole.within = a.relation.map(|relation| (a.unit, relation));
            whole
        }
        // "the first Monday of March", "the last day of last month"
        _ if (a.reading == Reading::Nth
            || a.reading == Reading::Weekday && a.relation.is_some_and(|last| last.step < 0))
            && matches!(gap, Gap::Of | Gap::In)
            && (b.reading == Reading::Date && b.date.month > 0 && b.date.day == 0
                || b.reading == Reading::Step && b.unit == Unit::Month) =>
        {
            let mut whole = *a;
            whole.reading = Reading::Nth;
            whole.number = (a.number == 1 || a.reading == Reading::Weekday) as u8;
            whole.date = crate::document::WrittenDate { weekday: a.date.weekday, ..b.date };
            whole.relation = None;
            whole.within = (b.reading == Reading::Step)
                .then_some((b.unit, b.relation.unwrap_or(super::Relation { step: 0, told: false })));
            whole
        }
        // "the week of March 6"
        _ if a.reading == Reading::Step
            && a.unit == Unit::Week
            && b.reading == Reading::Date
            && b.date.day > 0
            && gap == Gap::Of =>
        {
            super::Meaning { unit: Unit::Week, ..*b }
        }
        // "Friday last week", "Tuesday of this week"
        _ if a.reading == Reading::Date
            && a.date.weekday > 0
            && a.date.month == 0
            && b.reading == Reading::Step
            && b.unit == Unit::Week
            && matches!(gap, Gap::None | Gap::Of) =>
        {
            super::Meaning { within: b.relation.map(|relation| (b.unit, relation)), ..*a }
        }
        _ => return None,
    };
    Some(Time { span: first.span.to(second.span), tokens: first.tokens.start..second.tokens.end, meaning })
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
