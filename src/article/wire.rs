//! The public JSON shape: the same value in JavaScript and from the command line. Offsets are UTF-16 code units.

use super::corrections::Dropped;
use super::{Article, Basis, Clock, DateRange, Event, Quote, QuoteKind, SpeakerKind, TimeKind};
use crate::Date;
use crate::text::{Utf16Span, Utf16Table};
use serde::Serialize;

/// An article in the public shape. Field names are those of `touchline.d.ts`.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireArticle<'a> {
    pub published: Option<String>,
    pub headline: Option<Utf16Span>,
    pub paragraphs: Vec<WireParagraph>,
    pub speakers: Vec<WireSpeaker<'a>>,
    pub quotes: Vec<WireQuote<'a>>,
    pub times: Vec<WireTime<'a>>,
    #[serde(rename = "match")]
    pub match_: Option<WireMatch<'a>>,
    pub events: Vec<WireEvent<'a>>,
    /// Corrections that were not applied; not there where all were.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<WireDropped>,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireDropped {
    pub correction: u32,
    pub why: &'static str,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireParagraph {
    pub start: u32,
    pub end: u32,
    pub sentences: Vec<Utf16Span>,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireSpeaker<'a> {
    pub name: &'a str,
    pub kind: &'static str,
    pub mentions: Vec<Utf16Span>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireQuote<'a> {
    pub start: u32,
    pub end: u32,
    pub id: &'a str,
    pub kind: &'static str,
    pub speaker: Option<u32>,
    pub confidence: f64,
    pub speaker_mention: Option<Utf16Span>,
    pub cue: Option<Utf16Span>,
    pub utterance: u32,
    pub exchange: Option<u32>,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireTime<'a> {
    pub start: u32,
    pub end: u32,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub value: &'a str,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireMatch<'a> {
    pub home: Option<&'a str>,
    pub away: Option<&'a str>,
    pub teams: &'a [String],
    pub score: Option<[u8; 2]>,
    pub competition: Option<&'a str>,
    pub venue: Option<&'a str>,
    pub date: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct WireEvent<'a> {
    pub id: &'a str,
    pub kind: &'static str,
    pub clock: Option<WireClock>,
    pub date: Option<String>,
    pub player: Option<&'a str>,
    pub other: Option<&'a str>,
    pub team: Option<&'a str>,
    pub score: Option<[u8; 2]>,
    #[serde(rename = "match")]
    pub match_: &'static str,
    pub other_match: Option<&'a str>,
    pub evidence: Utf16Span,
    pub mentions: Vec<Utf16Span>,
    pub cause: Option<&'a str>,
    pub placed_by: &'static str,
}

#[derive(Serialize)]
#[allow(missing_docs)]
pub struct WireClock {
    pub minute: Option<u8>,
    pub stoppage: Option<u8>,
    pub approximate: bool,
    pub period: Option<&'static str>,
    pub basis: &'static str,
    pub evidence: Option<Utf16Span>,
}

/// `article` in the public shape; `table` is that of the text it was parsed from.
pub fn article<'a>(article: &'a Article, table: &Utf16Table) -> WireArticle<'a> {
    let spans = |spans: &[crate::text::Span]| spans.iter().map(|&span| table.span(span)).collect::<Vec<_>>();
    WireArticle {
        published: article.published.map(day),
        headline: article.headline.map(|span| table.span(span)),
        paragraphs: article
            .paragraphs
            .iter()
            .map(|paragraph| {
                let Utf16Span { start, end } = table.span(paragraph.span);
                WireParagraph { start, end, sentences: spans(&paragraph.sentences) }
            })
            .collect(),
        speakers: article
            .speakers
            .iter()
            .map(|speaker| WireSpeaker {
                name: &speaker.name,
                kind: match speaker.kind {
                    SpeakerKind::Person => "person",
                    SpeakerKind::Role => "role",
                    SpeakerKind::Organisation => "organisation",
                    SpeakerKind::Group => "group",
                },
                mentions: spans(&speaker.mentions),
            })
            .collect(),
        quotes: article.quotes.iter().map(|item| quote(item, table)).collect(),
        times: article
            .times
            .iter()
            .map(|time| {
                let Utf16Span { start, end } = table.span(time.span);
                let kind = match time.kind {
                    TimeKind::Date => "date",
                    TimeKind::Time => "time",
                    TimeKind::Duration => "duration",
                    TimeKind::Set => "set",
                };
                WireTime { start, end, kind, value: &time.value }
            })
            .collect(),
        match_: article.match_.as_ref().map(|found| WireMatch {
            home: found.home.as_deref(),
            away: found.away.as_deref(),
            teams: &found.teams,
            score: found.score,
            competition: found.competition.as_deref(),
            venue: found.venue.as_deref(),
            date: found.date.map(day),
        }),
        events: article.events.iter().map(|item| event(item, table)).collect(),
        dropped: Vec::new(),
    }
}

/// What became of corrections, for [`WireArticle::dropped`].
pub fn dropped(dropped: &[Dropped]) -> Vec<WireDropped> {
    dropped.iter().map(|one| WireDropped { correction: one.correction, why: one.why.name() }).collect()
}

fn quote<'a>(quote: &'a Quote, table: &Utf16Table) -> WireQuote<'a> {
    let Utf16Span { start, end } = table.span(quote.span);
    WireQuote {
        start,
        end,
        id: &quote.id,
        kind: match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
        },
        speaker: quote.speaker,
        // Two digits: the same number in JavaScript and in JSON.
        confidence: (quote.confidence as f64 * 100.0 + 0.5) as u32 as f64 / 100.0,
        speaker_mention: quote.speaker_mention.map(|span| table.span(span)),
        cue: quote.cue.map(|span| table.span(span)),
        utterance: quote.utterance,
        exchange: quote.exchange,
    }
}

fn event<'a>(event: &'a Event, table: &Utf16Table) -> WireEvent<'a> {
    WireEvent {
        id: &event.id,
        kind: event.kind.name(),
        clock: event.clock.as_ref().map(|found| clock(found, table)),
        date: event.date.map(days),
        player: event.player.as_deref(),
        other: event.other.as_deref(),
        team: event.team.as_deref(),
        score: event.score,
        match_: if event.other_match { "other" } else { "main" },
        other_match: event.other_match_name.as_deref(),
        evidence: table.span(event.evidence),
        mentions: event.mentions.iter().map(|&span| table.span(span)).collect(),
        cause: event.cause.as_deref(),
        placed_by: event.placed_by.name(),
    }
}

fn clock(clock: &Clock, table: &Utf16Table) -> WireClock {
    WireClock {
        minute: clock.minute,
        stoppage: clock.stoppage,
        approximate: clock.approximate,
        period: clock.period.map(|period| period.name()),
        basis: match clock.basis {
            Basis::Stated => "stated",
            Basis::Derived => "derived",
            Basis::Implied => "implied",
        },
        evidence: clock.evidence.map(|span| table.span(span)),
    }
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
