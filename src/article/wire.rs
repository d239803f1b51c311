//! The public JSON shape: the same in JavaScript and from the command line. Offsets are UTF-16 code units, field names
//! those of `touchline.d.ts`.

use super::corrections::Dropped;
use super::{Article, Basis, Clock, DateRange, Event, Match, Quote, QuoteKind, SpeakerKind, TimeKind};
use crate::Date;
use crate::text::{Span, Utf16Table, push_number};

/// `article` as JSON without white space; `table` is that of the text it was parsed from. `dropped`: the corrections that
/// were not applied.
pub fn json(article: &Article, dropped: &[Dropped], table: &Utf16Table) -> String {
    let mut json = Json { out: String::new(), table };
    json.open("", '{');
    json.day("published", article.published);
    json.span("headline", article.headline);
    json.open("paragraphs", '[');
    for paragraph in &article.paragraphs {
        json.open("", '{');
        json.bounds(paragraph.span);
        json.spans("sentences", &paragraph.sentences);
        json.close('}');
    }
    json.close(']');
    json.open("speakers", '[');
    for speaker in &article.speakers {
        json.open("", '{');
        json.text("name", Some(&speaker.name));
        let kind = match speaker.kind {
            SpeakerKind::Person => "person",
            SpeakerKind::Role => "role",
            SpeakerKind::Organisation => "organisation",
            SpeakerKind::Group => "group",
        };
        json.text("kind", Some(kind));
        json.spans("mentions", &speaker.mentions);
        json.close('}');
    }
    json.close(']');
    json.open("quotes", '[');
    article.quotes.iter().for_each(|quote| json.quote(quote));
    json.close(']');
    json.open("times", '[');
    for time in &article.times {
        json.open("", '{');
        json.bounds(time.span);
        let kind = match time.kind {
            TimeKind::Date => "date",
            TimeKind::Time => "time",
            TimeKind::Duration => "duration",
            TimeKind::Set => "set",
        };
        json.text("type", Some(kind));
        json.text("value", Some(&time.value));
        json.close('}');
    }
    json.close(']');
    match &article.match_ {
        Some(found) => json.match_(found),
        None => json.bare("match", "null"),
    }
    json.open("events", '[');
    article.events.iter().for_each(|event| json.event(event));
    json.close(']');
    if !dropped.is_empty() {
        json.open("dropped", '[');
        for one in dropped {
            json.open("", '{');
            json.number("correction", Some(one.correction));
            json.text("why", Some(one.why.name()));
            json.close('}');
        }
        json.close(']');
    }
    json.close('}');
    json.out
}

/// JSON on its way. Every value has a name, or "" where it stands in a list.
struct Json<'a> {
    out: String,
    table: &'a Utf16Table,
}

impl Json<'_> {
    fn quote(&mut self, quote: &Quote) {
        self.open("", '{');
        self.bounds(quote.span);
        self.text("id", Some(&quote.id));
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
        };
        self.text("kind", Some(kind));
        self.number("speaker", quote.speaker);
        // One digit at least, two at most.
        let hundredths = (quote.confidence as f64 * 100.0 + 0.5) as u32;
        let (value, count) = if hundredths.is_multiple_of(10) { (hundredths / 10, 1) } else { (hundredths, 2) };
        self.number("confidence", Some(hundredths / 100));
        self.out.push('.');
        push_number(&mut self.out, value % 10u32.pow(count), count);
        self.span("speakerMention", quote.speaker_mention);
        self.span("cue", quote.cue);
        self.number("utterance", Some(quote.utterance));
        self.number("exchange", quote.exchange);
        self.close('}');
    }

    fn match_(&mut self, found: &Match) {
        self.open("match", '{');
        self.text("home", found.home.as_deref());
        self.text("away", found.away.as_deref());
        self.open("teams", '[');
        found.teams.iter().for_each(|team| self.text("", Some(team)));
        self.close(']');
        self.score(found.score);
        self.text("competition", found.competition.as_deref());
        self.text("venue", found.venue.as_deref());
        self.day("date", found.date);
        self.close('}');
    }

    fn event(&mut self, event: &Event) {
        self.open("", '{');
        self.text("id", Some(&event.id));
        self.text("kind", Some(event.kind.name()));
        match &event.clock {
            Some(clock) => self.clock(clock),
            None => self.bare("clock", "null"),
        }
        self.text("date", event.date.map(days).as_deref());
        self.text("player", event.player.as_deref());
        self.text("other", event.other.as_deref());
        self.text("team", event.team.as_deref());
        self.score(event.score);
        self.text("match", Some(if event.other_match { "other" } else { "main" }));
        self.text("otherMatch", event.other_match_name.as_deref());
        self.span("evidence", Some(event.evidence));
        self.spans("mentions", &event.mentions);
        self.text("cause", event.cause.as_deref());
        self.text("placedBy", Some(event.placed_by.name()));
        self.close('}');
    }

    fn clock(&mut self, clock: &Clock) {
        self.open("clock", '{');
        self.number("minute", clock.minute.map(u32::from));
        self.number("stoppage", clock.stoppage.map(u32::from));
        self.bare("approximate", if clock.approximate { "true" } else { "false" });
        self.text("period", clock.period.map(|period| period.name()));
        let basis = match clock.basis {
            Basis::Stated => "stated",
            Basis::Derived => "derived",
            Basis::Implied => "implied",
        };
        self.text("basis", Some(basis));
        self.span("evidence", clock.evidence);
        self.close('}');
    }

    /// What stands before a value.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn name(&mut self, name: &str) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[')) {
            self.out.push(',');
        }
        if !name.is_empty() {
            self.words(name);
            self.out.push(':');
        }
    }

    /// A string.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn words(&mut self, words: &str) {
        self.out.push('"');
        for c in words.chars() {
            match c {
                '"' | '\\' => self.out.extend(['\\', c]),
                // Control characters.
                '\0'..' ' => {
                    self.out.push_str("\\u00");
                    let digits = [c as u32 / 16, c as u32 % 16];
                    self.out.extend(digits.iter().filter_map(|&digit| char::from_digit(digit, 16)));
                }
                _ => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    fn bare(&mut self, name: &str, value: &str) {
        self.name(name);
        self.out.push_str(value);
    }

    fn open(&mut self, name: &str, bracket: char) {
        self.name(name);
        self.out.push(bracket);
    }

    fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn text(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => {
                self.name(name);
                self.words(value);
            }
            None => self.bare(name, "null"),
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn number(&mut self, name: &str, value: Option<u32>) {
        match value {
            Some(value) => {
                self.name(name);
                push_number(&mut self.out, value, 1);
            }
            None => self.bare(name, "null"),
        }
    }

    fn day(&mut self, name: &str, value: Option<Date>) {
        self.text(name, value.map(day).as_deref());
    }

    fn score(&mut self, score: Option<[u8; 2]>) {
        let Some(score) = score else { return self.bare("score", "null") };
        self.open("score", '[');
        score.iter().for_each(|&goals| self.number("", Some(goals as u32)));
        self.close(']');
    }

    /// Start and end of the object that is open.
    fn bounds(&mut self, span: Span) {
        let span = self.table.span(span);
        self.number("start", Some(span.start));
        self.number("end", Some(span.end));
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn span(&mut self, name: &str, span: Option<Span>) {
        let Some(span) = span else { return self.bare(name, "null") };
        self.open(name, '{');
        self.bounds(span);
        self.close('}');
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn spans(&mut self, name: &str, spans: &[Span]) {
        self.open(name, '[');
        spans.iter().for_each(|&span| self.span("", Some(span)));
        self.close(']');
    }
}

/// ISO 8601: "2017-12-10".
pub fn day(date: Date) -> String {
    let mut out = String::with_capacity(10);
    push_number(&mut out, date.year().unsigned_abs() as u32, 4);
    for part in [date.month(), date.day()] {
        out.push('-');
        push_number(&mut out, part as u32, 2);
    }
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
