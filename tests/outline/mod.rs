//! A parsed text as readable lines, for the fixtures.

use std::fmt::Write;
pub use touchline::article::outline::write as article;
use touchline::article::outline::{clock, kind, one_line};
use touchline::article::wire::day;
use touchline::document::{Document, Shape};
use touchline::spans::Spans;
use touchline::text::Span;

/// Paragraphs (`¶`) with their sentences (`|`), the date line and the headline.
pub fn document(document: &Document) -> String {
    let mut out = String::new();
    if let Some(line) = &document.date_line {
        let _ = writeln!(out, "date line {:?} {}", line.span.of(document.text), day(line.date));
    }
    if let Some(headline) = document.headline {
        let _ = writeln!(out, "headline {:?}", headline.of(document.text));
    }
    for paragraph in &document.paragraphs {
        out.push_str("¶\n");
        for sentence in
            document.sentences.get(paragraph.sentences.start as usize..paragraph.sentences.end as usize).unwrap()
        {
            let _ = writeln!(out, "  | {}", one_line(sentence.span, document.text));
        }
    }
    out
}

/// Quotation marks, apostrophes and primes, each with the tokens beside it.
pub fn marks(document: &Document) -> String {
    let word = |at: Option<u32>| {
        at.and_then(|at| document.tokens.get(at as usize)).map_or("", |token| token.span().of(document.text))
    };
    let mut out = String::new();
    for mark in &document.marks {
        let shape = format!("{:?} {:?}", mark.shape, mark.side).to_lowercase();
        let shape = if mark.shape == Shape::Double || mark.shape == Shape::Single {
            &shape
        } else {
            shape.split(' ').next().unwrap()
        };
        let (before, after) = (word(mark.tokens.start.checked_sub(1)), word(Some(mark.tokens.end)));
        let _ = writeln!(out, "{shape}: {before} {} {after}", mark.span.of(document.text));
    }
    out
}

/// Quotations, names, cues and times where they stand, nothing resolved; only the kinds of `show`, all where it is empty.
pub fn spans(document: &Document, spans: &Spans, show: &[&str]) -> String {
    let mut rows: Vec<(Span, String)> = Vec::new();
    for quotation in &spans.quotations {
        let mut note = format!("quotation {}", kind(quotation.kind));
        note.push_str(if quotation.continues { ", continues" } else { "" });
        note.push_str(if quotation.closed { "" } else { ", never closed" });
        rows.push((quotation.span, note));
    }
    rows.extend(spans.teams.iter().map(|team| (team.span, "team".into())));
    rows.extend(
        spans
            .names
            .iter()
            .filter(|name| format!("{:?}", name.kind) != "Team")
            .map(|name| (name.span, format!("name {:?}", name.kind))),
    );
    rows.extend(spans.cues.iter().map(|cue| (cue.span, "cue".into())));
    rows.extend(spans.times.iter().map(|time| (time.span, "time".into())));
    let within = |tokens: &std::ops::Range<u32>| {
        let tokens = document.tokens_of(tokens);
        tokens.first().map_or(Span::new(0, 0), |first| first.span().to(tokens.last().unwrap_or(first).span()))
    };
    rows.extend(spans.lists.lines.iter().map(|line| (within(line), "list".into())));
    rows.extend(spans.lists.entries.iter().map(|entry| {
        let words = |tokens| one_line(within(tokens), document.text);
        let name = |start: u32| spans.lists.player_at(start).map_or(String::new(), |player| words(&player.tokens));
        let told = Some(&entry.clock).filter(|found| found.is_told());
        let mut note = told.map_or(String::new(), |found| clock(found, document.text) + " ");
        note += &format!("listed {}", entry.kind.name());
        entry.player.iter().for_each(|&player| note += &format!(" {}", name(player)));
        entry.other.iter().for_each(|&other| note += &format!(" / {}", name(other)));
        entry.team.iter().for_each(|team| note += &format!(" ({})", words(team)));
        entry.squad.iter().for_each(|squad| note += &format!(", squad {squad}"));
        (within(&entry.tokens), note)
    }));
    rows.sort_by_key(|(span, note)| (span.start, note.clone()));
    rows.retain(|(_, note)| show.is_empty() || show.iter().any(|kind| note.starts_with(kind)));
    rows.iter().map(|(span, note)| format!("{note}: {}\n", one_line(*span, document.text))).collect()
}
