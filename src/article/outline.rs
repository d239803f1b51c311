//! A parsed article as readable lines: for people, for fixtures, for the command line. Not part of the wasm.

use super::wire::day;
use super::{Article, Basis, Clock, Event, Quote, QuoteKind, SpeakerKind, TimeKind};
use crate::text::Span;
use std::fmt::Write;

/// Speakers, quotes, times, match and events; only the sections of `show`, all where it is empty.
pub fn write(article: &Article, text: &str, show: &[&str]) -> String {
    let mut out = String::new();
    let mut section = |name: &str, lines: Vec<String>| {
        if !lines.is_empty() && (show.is_empty() || show.contains(&name)) {
            let _ = writeln!(out, "{name}:");
            lines.iter().for_each(|line| _ = writeln!(out, "  {line}"));
        }
    };
    section("published", article.published.map(day).into_iter().collect());
    let speakers = article.speakers.iter().map(|speaker| {
        let kind = match speaker.kind {
            SpeakerKind::Person => "person",
            SpeakerKind::Role => "role",
            SpeakerKind::Organisation => "organisation",
            SpeakerKind::Group => "group",
        };
        let mentions: Vec<_> = speaker.mentions.iter().map(|span| one_line(*span, text)).collect();
        format!("{} ({kind}): {}", speaker.name, mentions.join(" · "))
    });
    section("speakers", speakers.collect());
    section("quotes", article.quotes.iter().map(|item| quote(item, article, text)).collect());
    let times = article.times.iter().map(|time| {
        let kind = match time.kind {
            TimeKind::Date => "date",
            TimeKind::Time => "time",
            TimeKind::Duration => "duration",
            TimeKind::Set => "set",
        };
        format!("{} → {kind} {}", one_line(time.span, text), time.value)
    });
    section("times", times.collect());
    let match_ = article.match_.as_ref().map(|found| {
        let side = |side: &Option<String>| side.clone().unwrap_or("?".into());
        let mut line = match (&found.home, &found.away) {
            (None, None) => found.teams.join(" / "),
            (home, away) => format!("{} v {}", side(home), side(away)),
        };
        found.score.iter().for_each(|[home, away]| line += &format!(", {home}-{away}"));
        found.competition.iter().for_each(|name| line += &format!(", {name}"));
        found.venue.iter().for_each(|name| line += &format!(", at {name}"));
        found.date.iter().for_each(|date| line += &format!(", {}", day(*date)));
        line
    });
    section("match", match_.into_iter().collect());
    section("events", article.events.iter().map(|item| event(item, article, text)).collect());
    out
}

fn quote(quote: &Quote, article: &Article, text: &str) -> String {
    let mut line = format!("{} “{}”", kind(quote.kind), one_line(quote.span, text));
    line += " — ";
    line += quote.speaker.and_then(|at| article.speakers.get(at as usize)).map_or("not told", |speaker| &speaker.name);
    if quote.speaker.is_some() {
        line += if quote.confidence >= 0.9 { ", sure" } else { ", not sure" };
    }
    quote.speaker_mention.iter().for_each(|span| line += &format!(", by “{}”", one_line(*span, text)));
    quote.cue.iter().for_each(|span| line += &format!(", cue “{}”", one_line(*span, text)));
    line += &format!(", utterance {}", quote.utterance);
    quote.exchange.iter().for_each(|exchange| line += &format!(", exchange {exchange}"));
    line
}

fn event(event: &Event, article: &Article, text: &str) -> String {
    let mut line = event.clock.as_ref().map_or(String::new(), |found| clock(found, text) + " ");
    line += event.kind.name();
    event.player.iter().for_each(|name| line += &format!(" {name}"));
    event.other.iter().for_each(|name| line += &format!(" / {name}"));
    event.team.iter().for_each(|name| line += &format!(" ({name})"));
    event.score.iter().for_each(|[home, away]| line += &format!(" {home}-{away}"));
    if let Some(days) = event.date {
        line += &format!(" on {}", day(days.first));
        if days.last != days.first {
            line += &format!("/{}", day(days.last));
        }
    }
    if event.other_match {
        line += &format!(", other match {}", event.other_match_name.as_deref().unwrap_or("?"));
    }
    if let Some(cause) = event.cause.as_ref().and_then(|cause| article.events.iter().find(|other| other.id == *cause)) {
        line += &format!(", because of {}", cause.kind.name());
    }
    line += &format!(", placed by {}", event.placed_by.name());
    line += &format!(": “{}”", one_line(event.evidence, text));
    let more = event.mentions.iter().filter(|span| **span != event.evidence);
    more.for_each(|span| line += &format!(" · “{}”", one_line(*span, text)));
    line
}

/// When in the match: "c. 43' derived [two minutes before the break]".
pub fn clock(clock: &Clock, text: &str) -> String {
    let mut out = String::from(if clock.approximate { "c. " } else { "" });
    match (clock.minute, clock.period) {
        (Some(minute), _) => out += &minute.to_string(),
        (None, Some(_)) => {}
        (None, None) => out += "?",
    }
    clock.stoppage.iter().for_each(|added| out += &format!("+{added}"));
    out += if clock.minute.is_some() { "'" } else { "" };
    clock
        .period
        .iter()
        .for_each(|period| out += &format!("{}{}", if clock.minute.is_some() { " " } else { "" }, period.name()));
    out += match clock.basis {
        Basis::Stated => "",
        Basis::Derived => " derived",
        Basis::Implied => " implied",
    };
    clock.evidence.iter().for_each(|span| out += &format!(" [{}]", one_line(*span, text)));
    out
}

/// What kind of quotation it is.
pub fn kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "mixed",
    }
}

/// The words on one line.
pub fn one_line(span: Span, text: &str) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
