//! What it means: speakers, turns of a conversation, calendar, events, timeline.
//!
//! [`Article`] is the public result. Its fields are those of the public JSON shape, with spans in bytes; [`wire`]
//! gives the shape itself, with offsets in UTF-16 code units.

mod around;
mod calendar;
pub mod corrections;
mod events;
mod match_info;
mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod outline;
pub mod people;
pub mod speakers;
pub mod teams;
mod timeline;
pub mod wire;

use around::Around;

use crate::Options;
use crate::document::Document;
use crate::spans::Spans;

pub use model::*;

/// Gives the spans of `document` their meaning.
pub fn resolve(document: &Document, spans: Spans, options: &Options) -> Article {
    let american = options.lang.is_some_and(|tag| tag.eq_ignore_ascii_case("en-us"));
    let line = document.date_line.as_ref().map(|line| if american { line.american } else { line.date });
    let published = options.published.or(line);
    let people = people::resolve(document, &spans);
    let teams = match cfg!(feature = "without-events") {
        true => Default::default(),
        false => teams::resolve(document, &spans, &people),
    };
    let (speakers, quotes) = match cfg!(feature = "without-quotations") {
        true => Default::default(),
        false => speakers::resolve(document, &spans, &people, &teams),
    };
    let times = match cfg!(feature = "without-times") {
        true => Vec::new(),
        false => calendar::resolve(document, &spans, published, american),
    };
    let (match_, events) = match cfg!(feature = "without-events") {
        true => (None, Vec::new()),
        false => happened(document, &spans, &people, teams, &times, published),
    };
    let paragraphs = document.paragraphs.iter().map(|paragraph| {
        let range = paragraph.sentences.start as usize..paragraph.sentences.end as usize;
        let sentences = document.sentences.get(range).unwrap_or(&[]);
        Paragraph { span: paragraph.span, sentences: sentences.iter().map(|sentence| sentence.span).collect() }
    });
    Article {
        published,
        headline: document.headline,
        paragraphs: paragraphs.collect(),
        speakers,
        quotes,
        times,
        match_,
        events,
    }
}

/// Whether a match has one such event at most.
fn moment(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::KickOff | EventKind::HalfTime | EventKind::FullTime | EventKind::ExtraTime | EventKind::Shootout
    )
}

/// The match, and what happened in it and around it.
fn happened(
    document: &Document,
    spans: &Spans,
    people: &people::People,
    mut teams: teams::Teams,
    times: &[TimeExpression],
    published: Option<crate::Date>,
) -> (Option<Match>, Vec<Event>) {
    let mut match_ = match_info::resolve(document, spans, &teams, times);
    let mut events = events::resolve(document, spans, people, &teams, times, match_.as_ref(), published);
    if let Some(found) = &mut match_ {
        match_info::settle(document, spans, people, &mut teams, found, &mut events);
    }
    let played = match_.as_ref();
    let around = Around { document, spans, people, teams: &teams, times, match_: played, published };
    // What a list tells too, a line of commentary such as "Match ends", stands there already.
    let listed = events.len();
    for event in around::find(around) {
        if !events.iter().take(listed).any(|known| known.kind == event.kind && moment(known.kind)) {
            events.push(event);
        }
    }
    number_repeats(&mut events, |event| &mut event.id);
    let mut events = timeline::order(document, events, played.and_then(|found| found.date));
    if let Some(found) = played {
        match_info::running(&teams, found, &mut events);
    }
    (match_, events)
}
