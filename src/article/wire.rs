//! The public JSON shape: the same value in JavaScript and from the command line. Offsets are UTF-16 code units, field
//! names those of `touchline.d.ts`.

use super::corrections::Dropped;
use super::{Article, Basis, Clock, DateRange, Event, Match, Quote, QuoteKind, SpeakerKind, TimeKind};
use crate::Date;
use crate::text::{Span, Utf16Span, Utf16Table};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::borrow::Cow;

/// A value of the public shape.
#[allow(missing_docs)]
pub enum Value<'a> {
    Null,
    Flag(bool),
    Number(u32),
    /// Told in hundredths.
    Share(u32),
    Text(Cow<'a, str>),
    Span(Utf16Span),
    /// A list that is never whole in memory: how many it has, and each when its turn comes.
    List(usize, Box<dyn Fn(usize) -> Value<'a> + 'a>),
    /// Its fields, in their order.
    Object(Vec<(&'static str, Value<'a>)>),
}

/// One function for all shapes: a struct for each would be a function for each.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_none(),
            Value::Flag(value) => serializer.serialize_bool(*value),
            Value::Number(value) => serializer.serialize_u32(*value),
            Value::Share(hundredths) => serializer.serialize_f64(*hundredths as f64 / 100.0),
            Value::Text(words) => serializer.serialize_str(words),
            Value::Span(span) => span.serialize(serializer),
            Value::List(count, nth) => serializer.collect_seq((0..*count).map(nth)),
            Value::Object(fields) => {
                let mut object = serializer.serialize_struct("", fields.len())?;
                for (name, value) in fields {
                    object.serialize_field(name, value)?;
                }
                object.end()
            }
        }
    }
}

/// `article` in the public shape; `table` is that of the text it was parsed from. `dropped`: the corrections that were not
/// applied.
pub fn article<'a>(article: &'a Article, dropped: &'a [Dropped], table: &'a Utf16Table) -> Value<'a> {
    let mut object = Object { table, fields: Vec::with_capacity(FIELDS) };
    object.day("published", article.published);
    object.span("headline", article.headline);
    object.list("paragraphs", &article.paragraphs, |paragraph, object| {
        object.bounds(paragraph.span);
        object.spans("sentences", &paragraph.sentences);
    });
    object.list("speakers", &article.speakers, |speaker, object| {
        object.text("name", Some(&speaker.name));
        let kind = match speaker.kind {
            SpeakerKind::Person => "person",
            SpeakerKind::Role => "role",
            SpeakerKind::Organisation => "organisation",
            SpeakerKind::Group => "group",
        };
        object.text("kind", Some(kind));
        object.spans("mentions", &speaker.mentions);
    });
    object.list("quotes", &article.quotes, quote);
    object.list("times", &article.times, |time, object| {
        object.bounds(time.span);
        let kind = match time.kind {
            TimeKind::Date => "date",
            TimeKind::Time => "time",
            TimeKind::Duration => "duration",
            TimeKind::Set => "set",
        };
        object.text("type", Some(kind));
        object.text("value", Some(&time.value));
    });
    object.object("match", article.match_.as_ref(), match_);
    object.list("events", &article.events, event);
    if !dropped.is_empty() {
        object.list("dropped", dropped, |one, object| {
            object.number("correction", Some(one.correction));
            object.text("why", Some(one.why.name()));
        });
    }
    Value::Object(object.fields)
}

fn quote<'a>(quote: &'a Quote, object: &mut Object<'a>) {
    object.bounds(quote.span);
    object.text("id", Some(&quote.id));
    let kind = match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
    };
    object.text("kind", Some(kind));
    object.number("speaker", quote.speaker);
    object.push("confidence", Value::Share((quote.confidence as f64 * 100.0 + 0.5) as u32));
    object.span("speakerMention", quote.speaker_mention);
    object.span("cue", quote.cue);
    object.number("utterance", Some(quote.utterance));
    object.number("exchange", quote.exchange);
}

fn match_<'a>(found: &'a Match, object: &mut Object<'a>) {
    object.text("home", found.home.as_deref());
    object.text("away", found.away.as_deref());
    object.push("teams", list(&found.teams, |team| text(Some(team))));
    object.score(&found.score);
    object.text("competition", found.competition.as_deref());
    object.text("venue", found.venue.as_deref());
    object.day("date", found.date);
}

fn event<'a>(event: &'a Event, object: &mut Object<'a>) {
    object.text("id", Some(&event.id));
    object.text("kind", Some(event.kind.name()));
    object.object("clock", event.clock.as_ref(), clock);
    object.made("date", event.date.map(days));
    object.text("player", event.player.as_deref());
    object.text("other", event.other.as_deref());
    object.text("team", event.team.as_deref());
    object.score(&event.score);
    object.text("match", Some(if event.other_match { "other" } else { "main" }));
    object.text("otherMatch", event.other_match_name.as_deref());
    object.span("evidence", Some(event.evidence));
    object.spans("mentions", &event.mentions);
    object.text("cause", event.cause.as_deref());
    object.text("placedBy", Some(event.placed_by.name()));
}

fn clock<'a>(clock: &'a Clock, object: &mut Object<'a>) {
    object.number("minute", clock.minute.map(u32::from));
    object.number("stoppage", clock.stoppage.map(u32::from));
    object.push("approximate", Value::Flag(clock.approximate));
    object.text("period", clock.period.map(|period| period.name()));
    let basis = match clock.basis {
        Basis::Stated => "stated",
        Basis::Derived => "derived",
        Basis::Implied => "implied",
    };
    object.text("basis", Some(basis));
    object.span("evidence", clock.evidence);
}

/// Most fields of an object: those of an event.
const FIELDS: usize = 14;

/// An object that is being told.
struct Object<'a> {
    table: &'a Utf16Table,
    fields: Vec<(&'static str, Value<'a>)>,
}

impl<'a> Object<'a> {
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn push(&mut self, name: &'static str, value: Value<'a>) {
        self.fields.push((name, value));
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn text(&mut self, name: &'static str, words: Option<&'a str>) {
        self.push(name, text(words));
    }

    fn made(&mut self, name: &'static str, words: Option<String>) {
        self.push(name, words.map_or(Value::Null, |words| Value::Text(Cow::Owned(words))));
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn number(&mut self, name: &'static str, value: Option<u32>) {
        self.push(name, value.map_or(Value::Null, Value::Number));
    }

    fn day(&mut self, name: &'static str, value: Option<Date>) {
        self.made(name, value.map(day));
    }

    fn score(&mut self, score: &'a Option<[u8; 2]>) {
        let list = |score: &'a [u8; 2]| list(score, |&goals| Value::Number(goals as u32));
        self.push("score", score.as_ref().map_or(Value::Null, list));
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn span(&mut self, name: &'static str, span: Option<Span>) {
        self.push(name, span.map_or(Value::Null, |span| Value::Span(self.table.span(span))));
    }

    fn spans(&mut self, name: &'static str, spans: &'a [Span]) {
        let table = self.table;
        self.push(name, list(spans, move |&span| Value::Span(table.span(span))));
    }

    /// Start and end of what the object tells.
    fn bounds(&mut self, span: Span) {
        let span = self.table.span(span);
        self.number("start", Some(span.start));
        self.number("end", Some(span.end));
    }

    /// One object more, where there is `item`.
    fn object<T>(&mut self, name: &'static str, item: Option<&'a T>, tell: fn(&'a T, &mut Object<'a>)) {
        let value = item.map_or(Value::Null, |item| of(self.table, item, tell));
        self.push(name, value);
    }

    /// A list of objects.
    fn list<T>(&mut self, name: &'static str, items: &'a [T], tell: fn(&'a T, &mut Object<'a>)) {
        let table = self.table;
        self.push(name, list(items, move |item| of(table, item, tell)));
    }
}

fn of<'a, T>(table: &'a Utf16Table, item: &'a T, tell: fn(&'a T, &mut Object<'a>)) -> Value<'a> {
    let mut object = Object { table, fields: Vec::with_capacity(FIELDS) };
    tell(item, &mut object);
    Value::Object(object.fields)
}

fn list<'a, T>(items: &'a [T], tell: impl Fn(&'a T) -> Value<'a> + 'a) -> Value<'a> {
    Value::List(items.len(), Box::new(move |at| items.get(at).map_or(Value::Null, &tell)))
}

fn text(words: Option<&str>) -> Value<'_> {
    words.map_or(Value::Null, |words| Value::Text(Cow::Borrowed(words)))
}

/// ISO 8601, without the formatting machinery: "2017-12-10".
pub fn day(date: Date) -> String {
    let mut out = String::with_capacity(10);
    let mut digits = |value: u32, count: u32| {
        for place in (0..count).rev() {
            out.push((b'0' + (value / 10u32.pow(place) % 10) as u8) as char);
        }
    };
    digits(date.year().unsigned_abs() as u32, 4);
    digits(date.month() as u32, 2);
    digits(date.day() as u32, 2);
    out.insert(4, '-');
    out.insert(7, '-');
    out
}

/// One day, or "first/last".
fn days(range: DateRange) -> String {
    let mut out = day(range.first);
    if range.last != range.first {
        out.push('/');
        out.push_str(&day(range.last));
    }
    out
}
