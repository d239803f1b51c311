//! What an editor should look at.

use crate::input::{Entry, Source};
use serde::Serialize;
use touchline::Article;
use touchline::article::outline::one_line;
use touchline::article::{Basis, Event, EventKind, Quote, TimeExpression};
use touchline::text::{Span, Utf16Span, Utf16Table};

/// From here on a speaker is sure: 98 in 100 are right.
const SURE: f32 = 0.9;

/// One thing to look at.
#[derive(Serialize)]
pub struct Finding {
    /// What it is about; see [`findings`].
    pub about: &'static str,
    /// The id of the quotation or event.
    pub item: Option<String>,
    /// What to look at, in a line.
    pub says: String,
    /// Where.
    #[serde(flatten)]
    pub place: Utf16Span,
    #[serde(skip)]
    span: Span,
}

/// What is not sure, or missing, in the order of the text:
///
/// | about | |
/// |---|---|
/// | `speaker-unknown` | a quotation whose speaker the article does not tell |
/// | `speaker-unsure` | a speaker of less than 0.9 |
/// | `minute-unknown`, `minute-derived` | a goal, card or change without a minute, or with one that was worked out |
/// | `player-unknown`, `team-unknown` | a goal or card of nobody |
/// | `score` | goals told for the match and its score do not agree |
/// | `date-unknown` | a weekday or the like, and no day of publication |
pub fn findings(article: &Article, text: &str) -> Vec<Finding> {
    let table = Utf16Table::new(text);
    let mut found = Vec::new();
    let mut add = |about, item: Option<&str>, span: Span, says: String| {
        found.push(Finding { about, item: item.map(String::from), says, place: table.span(span), span });
    };
    for quote in &article.quotes {
        if let Some((about, says)) = speaker(article, quote, text) {
            add(about, Some(&quote.id), quote.span, says);
        }
    }
    for event in article.events.iter().filter(|event| is_core(event.kind) && !event.other_match) {
        for (about, says) in open_questions(event, text) {
            add(about, Some(&event.id), event.evidence, says);
        }
    }
    if let Some((span, says)) = score(article) {
        add("score", None, span, says);
    }
    for time in article.times.iter().filter(|time| is_open(time)) {
        let says = format!("“{}” has no date: when was the article published?", one_line(time.span, text));
        add("date-unknown", None, time.span, says);
    }
    found.sort_by_key(|finding| finding.span);
    found
}

/// A line for each: `file:line:column: what to look at`; of a row the line of the file and the id.
pub fn lines(findings: &[Finding], entry: &Entry, source: &Source) -> String {
    let mut out = String::new();
    for finding in findings {
        let before = Span::new(0, finding.span.start).of(&source.text);
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        match entry.line {
            Some(line) => out += &format!("{}:{line}: {}: ", entry.file, source.id),
            None => out += &format!("{}:{}:{column}: ", entry.file, before.matches('\n').count() + 1),
        }
        out += &finding.says;
        out.push('\n');
    }
    out
}

fn speaker(article: &Article, quote: &Quote, text: &str) -> Option<(&'static str, String)> {
    let words = short(quote.span, text);
    let name = quote.speaker.and_then(|at| article.speakers.get(at as usize)).map(|speaker| &speaker.name);
    let by = quote.speaker_mention.map_or(String::new(), |span| format!(", by “{}”", one_line(span, text)));
    match name {
        None => Some(("speaker-unknown", format!("{words}: who says this is not told{by}"))),
        // As it is written out: in two digits.
        Some(name) if (quote.confidence * 100.0).round() < SURE * 100.0 => {
            Some(("speaker-unsure", format!("{words}: {name}{by}? ({:.2})", quote.confidence)))
        }
        Some(_) => None,
    }
}

fn open_questions(event: &Event, text: &str) -> Vec<(&'static str, String)> {
    let what = format!("{}, {}", event.kind.name(), short(event.evidence, text));
    let mut out = Vec::new();
    let known = event.clock.as_ref().filter(|clock| clock.minute.is_some());
    match known.map(|clock| (clock, clock.evidence)) {
        None => out.push(("minute-unknown", format!("{what}: no minute"))),
        Some((clock, evidence)) if clock.basis != Basis::Stated => {
            let minute = clock.minute.unwrap_or(0);
            let from = evidence.map_or(String::new(), |span| format!(", worked out from “{}”", one_line(span, text)));
            out.push(("minute-derived", format!("{what}: minute {minute}{from}?")));
        }
        Some(_) => {}
    }
    if event.player.is_none() {
        out.push(("player-unknown", format!("{what}: by whom?")));
    }
    if event.team.is_none() {
        out.push(("team-unknown", format!("{what}: for which team?")));
    }
    out
}

/// Where the goals that are told do not make the score.
fn score(article: &Article) -> Option<(Span, String)> {
    let [home, away] = article.match_.as_ref()?.score?;
    let told: Vec<&Event> = article.events.iter().filter(|event| !event.other_match && is_goal(event)).collect();
    let (goals, last) = (told.len(), told.last()?);
    let all = home as usize + away as usize;
    (goals != all)
        .then(|| (last.evidence, format!("the match ended {home}-{away}, and {goals} of {all} goals are told")))
}

fn is_goal(event: &Event) -> bool {
    let kick = event.clock.as_ref().and_then(|clock| clock.period).is_some_and(|period| period.name() == "shootout");
    !kick && matches!(event.kind, EventKind::Goal | EventKind::PenaltyGoal | EventKind::OwnGoal)
}

/// Whether readers miss it where it is wrong.
fn is_core(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, Goal | PenaltyGoal | OwnGoal | PenaltyMissed | PenaltySaved | RedCard | Substitution)
}

/// Whether its value waits for a date.
fn is_open(time: &TimeExpression) -> bool {
    time.value.starts_with("XXXX-")
}

/// The first words of a stretch.
fn short(span: Span, text: &str) -> String {
    let words: Vec<&str> = span.of(text).split_whitespace().collect();
    let all = words.len() <= 8;
    format!("“{}{}”", words.iter().take(8).copied().collect::<Vec<_>>().join(" "), if all { "" } else { " …" })
}
