//! What it means: speakers, turns of a conversation, calendar, events, timeline.
//!
//! [`Article`] is the public result. Its fields are those of the public JSON shape, with spans in bytes; [`wire`]
//! gives the shape itself, with offsets in UTF-16 code units.

mod around;
mod calendar;
pub mod corrections;
mod events;
pub mod flat;
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
    let mut draft = Draft::new(document, options);
    STAGES.iter().for_each(|resolve| resolve(&mut draft, document, &spans));
    draft.finish(document)
}

/// What is known of an article's meaning before all of it is.
#[derive(Debug, Default)]
pub struct Draft {
    published: Option<crate::Date>,
    american: bool,
    people: people::People,
    teams: teams::Teams,
    speakers: Vec<Speaker>,
    quotes: Vec<Quote>,
    times: Vec<TimeExpression>,
    match_: Option<Match>,
    events: Vec<Event>,
}

/// Finds a part of the meaning, and sees what was found before it.
pub type Stage = fn(&mut Draft, &Document, &Spans);

/// The stages of finding the meaning, in their order.
pub const STAGES: &[Stage] = &[Draft::named, Draft::said, Draft::dated, Draft::happened];

impl Draft {
    /// Nothing is known yet but what the text's own date line and the caller tell.
    pub fn new(document: &Document, options: &Options) -> Draft {
        let american = options.lang.is_some_and(|tag| tag.eq_ignore_ascii_case("en-us"));
        let line = document.date_line.as_ref().map(|line| if american { line.american } else { line.date });
        Draft { published: options.published.or(line), american, ..Draft::default() }
    }

    /// Who is there, and in which team.
    fn named(&mut self, document: &Document, spans: &Spans) {
        self.people = people::resolve(document, spans);
        if !cfg!(feature = "without-events") {
            self.teams = teams::resolve(document, spans, &self.people);
        }
    }

    /// Who said what.
    fn said(&mut self, document: &Document, spans: &Spans) {
        if !cfg!(feature = "without-quotations") {
            (self.speakers, self.quotes) = speakers::resolve(document, spans, &self.people, &self.teams);
        }
    }

    /// The calendar; the match and what happened in it.
    fn dated(&mut self, document: &Document, spans: &Spans) {
        let Draft { people, teams, published, times, .. } = self;
        if !cfg!(feature = "without-times") {
            *times = calendar::resolve(document, spans, *published, self.american);
        }
        if cfg!(feature = "without-events") {
            return;
        }
        self.match_ = match_info::resolve(document, spans, teams, times, *published);
        if spans.football {
            let ahead = is_to_come(self.match_.as_ref(), *published);
            let dated = (times.as_slice(), *published);
            self.events = events::resolve(document, spans, people, teams, self.match_.as_ref(), ahead, dated);
        }
        if let Some(found) = &mut self.match_ {
            match_info::settle(document, spans, people, teams, found, &mut self.events);
        }
    }

    /// What happened around the match, and everything in its order.
    fn happened(&mut self, document: &Document, spans: &Spans) {
        if cfg!(feature = "without-events") || !spans.football {
            return;
        }
        let Draft { people, teams, times, published, match_, events, .. } = self;
        let found = match_.as_ref();
        let played = found.filter(|_| !is_to_come(found, *published));
        let around = &Around { document, spans, people, teams, times, match_: played, published: *published };
        // What a list tells too, a line of commentary such as "Match ends", stands there already.
        let listed = events.len();
        for event in around::find(around) {
            if !events.iter().take(listed).any(|known| known.kind == event.kind && moment(known.kind)) {
                events.push(event);
            }
        }
        number_repeats(events.iter_mut().map(|event| &mut event.id).collect());
        *events = timeline::order(document, std::mem::take(events), found.and_then(|found| found.date));
        if let Some(found) = found {
            match_info::running(teams, found, events);
        }
    }

    /// The article, when all stages are through.
    pub fn finish(self, document: &Document) -> Article {
        let paragraphs = document.paragraphs.iter().map(|paragraph| {
            let range = paragraph.sentences.start as usize..paragraph.sentences.end as usize;
            let sentences = document.sentences.get(range).unwrap_or(&[]);
            Paragraph { span: paragraph.span, sentences: sentences.iter().map(|sentence| sentence.span).collect() }
        });
        let Draft { published, speakers, quotes, times, match_, events, .. } = self;
        let paragraphs = paragraphs.collect();
        Article { published, headline: document.headline, paragraphs, speakers, quotes, times, match_, events }
    }
}

/// Whether a match has one such event at most.
fn moment(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::KickOff | EventKind::HalfTime | EventKind::FullTime | EventKind::ExtraTime | EventKind::Shootout
    )
}

/// Whether the match is of a day behind the one of publication.
fn is_to_come(found: Option<&Match>, published: Option<crate::Date>) -> bool {
    found.and_then(|found| found.date).zip(published).is_some_and(|(day, published)| day > published)
}
