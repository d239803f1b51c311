//! What happens around a match: the fixture itself, its moments, interviews, press conferences, reactions, transfers.
//!
//! So an article without a match report has a timeline too. Nothing is taken from inside a quotation, and nothing that the
//! words deny or only announce.

mod fixture;
mod moments;
mod spells;
mod spoken;
mod transfers;

use super::people::People;
use super::teams::{TeamId, Teams};
use super::{DateRange, Event, EventKind, Match, TimeExpression, TimeKind};
use crate::Date;
use crate::document::{Document, civil_date};
use crate::spans::Spans;
use crate::text::{Span, in_order};
use std::ops::Range;

/// Everything that the finders look at.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The text.
    pub document: &'a Document<'a>,
    /// What stands where.
    pub spans: &'a Spans,
    /// Everybody named.
    pub people: &'a People,
    /// Every team.
    pub teams: &'a Teams,
    /// Time expressions, resolved.
    pub times: &'a [TimeExpression],
    /// The match that the article is about.
    pub match_: Option<&'a Match>,
    /// The day the article was published.
    pub published: Option<Date>,
}

/// The events around the match, in text order of each kind.
pub fn find(around: &Around) -> Vec<Event> {
    let mut events = Vec::new();
    events.extend(fixture::find(around));
    events.extend(spells::find(around));
    events.extend(moments::find(around));
    events.extend(spoken::find(around));
    events.extend(transfers::find(around));
    events
}

impl Around<'_> {
    /// The span of `tokens`.
    fn span(&self, tokens: &Range<u32>) -> Option<Span> {
        let found = self.document.tokens_of(tokens);
        Some(found.first()?.span().to(found.last()?.span()))
    }

    /// Tells `event` who it is about.
    fn name(&self, event: &mut Event, person: Option<u32>, team: Option<TeamId>) {
        event.player = person.map(|person| self.people.name(self.document, self.spans, person));
        event.team = team.and_then(|team| self.teams.named(team));
    }

    /// Whether `span` lies inside a quotation.
    fn is_quoted(&self, span: Span) -> bool {
        let at = self.spans.quotations.partition_point(|quotation| quotation.span.end <= span.start);
        self.spans.quotations.get(at).is_some_and(|quotation| quotation.span.start <= span.start)
    }

    /// The first day named in `within`, not later than the article.
    fn day_in(&self, within: Span) -> Option<(Date, Span)> {
        let first = self.times.partition_point(|time| time.span.start < within.start);
        let inside = self.times.iter().skip(first).take_while(|time| time.span.end <= within.end);
        let dated = self.document.date_line.as_ref().map_or(0, |line| line.span.end);
        inside
            .filter(|time| time.kind == TimeKind::Date && time.span.start >= dated)
            .filter_map(|time| Some((civil_date(&time.value)?, time.span)))
            .find(|(day, _)| self.published.is_none_or(|published| *day <= published))
    }

    /// The days from after the match, or from the match on, to the day of the article.
    fn since_match(&self, after: bool) -> Option<DateRange> {
        let played = self.match_?.date?;
        let first = if after { played.tomorrow().ok()? } else { played };
        let last = self.published?;
        (first <= last).then_some(DateRange { first, last })
    }

    /// An event with the words of its tellings, the first of which is the evidence.
    fn event(&self, kind: EventKind, days: Option<DateRange>, mut mentions: Vec<Span>) -> Option<Event> {
        let evidence = *mentions.first()?;
        in_order(&mut mentions);
        let mut event = Event::told(kind, self.document.text, evidence);
        (event.date, event.mentions) = (days, mentions);
        Some(event)
    }
}

/// One day.
fn on(day: Date) -> DateRange {
    DateRange { first: day, last: day }
}
