//! The list of what happened, with the words that prove it.

use super::collection::words_of_article;
use super::labels::{in_play, score};
use super::{Attr, Labels, Layout, Markup, Setting, Tag, body, strip};
use crate::article::wire::day;
use crate::article::{Article, Basis, Event, EventKind, PlacedBy};

/// Where in the list a moment belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Match,
    After,
    Other,
}

/// Appends the list; nothing where nothing happened.
pub fn push<'a>(out: &mut Markup<'a>, text: &'a str, article: &'a Article, setting: &Setting<'a>) {
    let labels = setting.labels;
    if article.events.is_empty() {
        return;
    }
    let parts = parts(&article.events);
    // A group and no landmark: a page may hold many articles.
    out.open(Tag::Div, if setting.layout == Layout::Timeline { "tl-list" } else { "tl-list tl-waits" });
    out.attr(Attr::Part, "moments");
    out.attr(Attr::Role, "group");
    out.attr(Attr::Label, labels.get("moments"));
    let groups = [Part::Before, Part::Match, Part::After, Part::Other];
    let heads = groups.iter().filter(|part| parts.contains(part)).count() > 1;
    for part in groups {
        if !parts.contains(&part) {
            continue;
        }
        let name = labels.get(match part {
            Part::Before => "before",
            Part::Match => "match-part",
            Part::After => "after",
            Part::Other => "other-matches",
        });
        if heads {
            out.leaf(Tag::P, "tl-group", name);
        }
        out.open(Tag::Ol, if article.events.len() < body::LONG { "tl-ol" } else { "tl-ol tl-long" });
        if heads {
            out.attr(Attr::Label, name);
        }
        for (event, _) in article.events.iter().zip(&parts).filter(|(_, of)| **of == part) {
            row(out, text, article, event, setting);
        }
        out.close();
    }
    out.close();
}

/// Whether the event belongs on the match clock.
pub fn is_play(event: &Event) -> bool {
    event.clock.is_some() || in_play(event.kind)
}

fn parts(events: &[Event]) -> Vec<Part> {
    let first = events.iter().position(|event| !event.other_match && is_play(event));
    let part = |(nth, event): (usize, &Event)| match first {
        _ if event.other_match => Part::Other,
        // Where no match is told, all is one list.
        None => Part::Match,
        _ if is_play(event) || matches!(event.kind, EventKind::Spell | EventKind::Match) => Part::Match,
        Some(first) if nth < first => Part::Before,
        Some(_) => Part::After,
    };
    events.iter().enumerate().map(part).collect()
}

fn row<'a>(out: &mut Markup<'a>, text: &'a str, article: &'a Article, event: &'a Event, setting: &Setting<'a>) {
    let labels = setting.labels;
    out.open(Tag::Li, "tl-li");
    out.attr(Attr::Id, &event.id);
    out.button("tl-row", "event", &event.id);
    out.attr(Attr::Part, "moment");
    out.attr(Attr::Expanded, "false");
    let when = labels.when(event);
    let minute = event.clock.as_ref().is_some_and(|clock| clock.minute.is_some());
    match event.date {
        Some(range) if !minute => {
            out.open(Tag::Time, "tl-when");
            out.attr_made(Attr::DateTime, day(range.first));
        }
        _ => out.open(Tag::Span, "tl-when"),
    }
    out.text(when);
    out.close();
    out.text(" ");
    what(out, text, article, event, setting);
    if let Some(after) = event.score {
        out.text(" ");
        out.leaf(Tag::Span, "tl-after", score(after));
    }
    out.close();
    out.open(Tag::Div, "tl-proof");
    out.attr(Attr::Hidden, "");
    out.open(Tag::Q, "");
    words_of_article(out, setting);
    out.text(body::sentence(article, event.evidence).of(text));
    out.close();
    out.leaf(Tag::P, "tl-how", how(text, event, labels));
    if setting.layout != Layout::Timeline {
        out.button("tl-tool", "tell", &event.id);
        out.text(labels.get("in-text"));
        out.close();
    }
    out.button("tl-tool", "copy", &event.id);
    out.text(labels.get("copy-link"));
    out.close();
    out.close();
    out.close();
}

/// What happened: its kind, who was in it, and in which match where that is another one. What the kind alone does not
/// tell comes from the article.
fn what<'a>(out: &mut Markup<'a>, text: &'a str, article: &'a Article, event: &'a Event, setting: &Setting<'a>) {
    let labels = setting.labels;
    out.open(Tag::Span, "tl-what");
    out.leaf(Tag::Span, "tl-kind", labels.get(event.kind.name()));
    out.text(" ");
    match (event.kind, strip::sides(article)) {
        (EventKind::Spell, _) => {
            out.open(Tag::Q, "");
            words_of_article(out, setting);
            out.text(event.evidence.of(text));
            out.close();
        }
        (EventKind::Match, [Some(home), Some(away)]) if !event.other_match => {
            for words in [home, " ", labels.get("versus"), " ", away] {
                out.text(words);
            }
        }
        _ => out.text(labels.people(event)),
    }
    if let Some(name) = event.other_match_name.as_deref() {
        out.text(" ");
        out.leaf(Tag::Span, "tl-of", name);
    }
    out.close();
}

/// How its time is known, in a line.
fn how(text: &str, event: &Event, labels: Labels) -> String {
    let told = event.clock.as_ref().and_then(|clock| Some((clock, clock.evidence?)));
    let Some((clock, words)) = told else {
        return labels
            .get(match event.placed_by {
                PlacedBy::Date => "by-date",
                PlacedBy::Chain => "by-chain",
                PlacedBy::Cause => "by-cause",
                PlacedBy::Telling | PlacedBy::Clock => "by-telling",
            })
            .to_string();
    };
    let mut quoted = String::from("“");
    quoted.push_str(words.of(text));
    quoted.push('”');
    labels.fill(
        match clock.basis {
            Basis::Stated => "stated",
            Basis::Derived => "derived",
            Basis::Implied => "implied",
        },
        &quoted,
    )
}
