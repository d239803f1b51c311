//! Structured data for search engines, in the words of schema.org: the article, who is quoted in it, the match and what
//! happened in it. `www/structured.js` says the same in the page.

use serde_json::{Map, Value, json};
use touchline::article::outline::one_line;
use touchline::article::wire::day;
use touchline::article::{Article, Event, Match, Quote, SpeakerKind};
use touchline::text::Span;
use touchline::view;

/// From here on a speaker is sure enough to be told to machines.
const SURE: f32 = 0.9;

/// The article as a NewsArticle.
pub fn of(article: &Article, text: &str, lang: Option<&str>) -> Value {
    let words = |span: Span| Value::from(one_line(span, text));
    node(
        "NewsArticle",
        [
            ("@context", Some("https://schema.org".into())),
            ("headline", article.headline.map(words)),
            ("datePublished", article.published.map(|date| day(date).into())),
            ("inLanguage", lang.map(Value::from)),
            ("hasPart", some(quotations(article, text))),
            ("about", article.match_.as_ref().map(|found| match_(found, article, text))),
        ],
    )
}

/// One for each thing said.
fn quotations(article: &Article, text: &str) -> Vec<Value> {
    let said = article.quotes.chunk_by(|a, b| a.utterance == b.utterance);
    let words = |pieces: &[Quote]| pieces.iter().map(|quote| one_line(quote.span, text)).collect::<Vec<_>>().join(" ");
    let creator = |pieces: &[Quote]| creator(article, pieces.first()?);
    said.map(|pieces| node("Quotation", [("text", Some(words(pieces).into())), ("creator", creator(pieces))])).collect()
}

/// Who said it, where that is sure and has a name.
fn creator(article: &Article, quote: &Quote) -> Option<Value> {
    let speaker = article.speakers.get(quote.speaker? as usize)?;
    let kind = match speaker.kind {
        SpeakerKind::Person => "Person",
        SpeakerKind::Organisation => "Organization",
        SpeakerKind::Role | SpeakerKind::Group => return None,
    };
    // As it is written out: in two digits.
    ((quote.confidence * 100.0).round() >= SURE * 100.0).then(|| named(kind, &speaker.name))
}

fn match_(found: &Match, article: &Article, text: &str) -> Value {
    let team = |name: &String| named("SportsTeam", name);
    let known = found.home.is_some() && found.away.is_some();
    let others = if known { Vec::new() } else { found.teams.iter().map(team).collect() };
    let moments = article.events.iter().filter(|event| !event.other_match && view::in_play(event.kind));
    node(
        "SportsEvent",
        [
            ("name", (!found.teams.is_empty()).then(|| found.teams.join(" v ").into())),
            ("homeTeam", found.home.as_ref().filter(|_| known).map(team)),
            ("awayTeam", found.away.as_ref().filter(|_| known).map(team)),
            ("competitor", some(others)),
            ("startDate", found.date.map(|date| day(date).into())),
            ("location", found.venue.as_ref().map(|name| named("Place", name))),
            ("superEvent", found.competition.as_ref().map(|name| named("SportsEvent", name))),
            ("subEvent", some(moments.map(|event| moment(event, text)).collect())),
        ],
    )
}

fn moment(event: &Event, text: &str) -> Value {
    let kind = event.kind.name().replace('-', " ");
    let mut name = kind.get(..1).unwrap_or("").to_uppercase() + kind.get(1..).unwrap_or("");
    if let Some(clock) = &event.clock
        && let Some(minute) = clock.minute
    {
        let added = clock.stoppage.map_or(String::new(), |added| format!("+{added}"));
        name += &format!(" ({}{minute}{added}′)", if clock.approximate { "c. " } else { "" });
    }
    node(
        "Event",
        [
            ("name", Some(name.into())),
            ("description", Some(one_line(event.evidence, text).into())),
            ("performer", event.player.as_deref().map(|name| named("Person", name))),
        ],
    )
}

fn named(kind: &str, name: &str) -> Value {
    json!({ "@type": kind, "name": name })
}

fn some(list: Vec<Value>) -> Option<Value> {
    (!list.is_empty()).then(|| list.into())
}

fn node<const N: usize>(kind: &str, values: [(&str, Option<Value>); N]) -> Value {
    let mut out = Map::new();
    out.insert("@type".into(), kind.into());
    out.extend(values.into_iter().filter_map(|(key, value)| Some((key.to_string(), value?))));
    out.into()
}
